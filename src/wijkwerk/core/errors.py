"""Errors that carry a message for the user. Knows no framework."""

from __future__ import annotations


class DomainError(Exception):
    """A rule says no. `code` is stable; the message may be shown to the user."""

    def __init__(self, code: str, melding: str) -> None:
        self.code = code
        self.melding = melding
        super().__init__(melding)


class NotAllowed(DomainError):
    """The actor may not do this; never used for a wrong status."""
