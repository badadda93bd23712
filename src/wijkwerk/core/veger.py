"""The sweeper: each minute every room takes up what is due; a killed worker loses nothing."""

from __future__ import annotations

from collections.abc import Callable

_vegers: dict[str, Callable[[], int]] = {}


def veger(naam: str, functie: Callable[[], int]) -> None:
    """Register work of a room (in `apps.ready`); it returns how many rows it took up."""
    _vegers[naam] = functie


def veeg() -> dict[str, int]:
    """Run all of it once; counts by name."""
    return {naam: functie() for naam, functie in _vegers.items()}
