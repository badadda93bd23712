"""Addresses of pages in higher rooms, filled by the room that owns the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_adressen: dict[str, Callable[..., str]] = {}


def adres(naam: str, functie: Callable[..., str]) -> None:
    """Register how to make the path of a page (called in `apps.ready`)."""
    if naam in _adressen:
        raise ValueError(f"address {naam} is already registered")
    _adressen[naam] = functie


def pad(naam: str, *args: Any) -> str:
    """The path of a page by its registered name; KeyError when nobody registered it."""
    return _adressen[naam](*args)
