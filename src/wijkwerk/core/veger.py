"""The sweeper: each minute every room takes up what is due; a killed worker loses nothing."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import DatabaseError

log = logging.getLogger("wijkwerk.veger")
_vegers: dict[str, Callable[[], int]] = {}


def veger(naam: str, functie: Callable[[], int]) -> None:
    """Register work of a room (in `apps.ready`); it returns how many rows it took up."""
    _vegers[naam] = functie


def veeg() -> dict[str, int]:
    """Run all of it once; counts by name. One that fails does not keep the others from the mail."""
    gedaan = {}
    for naam, functie in _vegers.items():
        try:
            gedaan[naam] = functie()
        except DatabaseError:
            raise
        except Exception:
            log.exception("Sweeper %s failed", naam)
    return gedaan
