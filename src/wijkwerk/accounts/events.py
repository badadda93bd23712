"""What other rooms hang on to: handing over the work of somebody who leaves, the morning mail.

A room that gives work to people registers in `apps.ready` how that work moves to a successor
(`persoon_uit_dienst` calls all of them in its own transaction) and what of it waits for somebody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Tellen = Callable[[Any, Any], int]
Overdragen = Callable[..., int]


@dataclass(frozen=True)
class Overdracht:
    """`tellen(gemeente, persoon)`: how much open work. `overdragen(gemeente, van, naar, *, actor)`:
    move it (to nobody when `naar` is None) and say how much that was. `label`: for the screen."""

    label: Any
    tellen: Tellen
    overdragen: Overdragen


_overdrachten: dict[str, Overdracht] = {}


def overdracht(naam: str, label: Any, *, tellen: Tellen, overdragen: Overdragen) -> None:
    """Register one kind of work; `label` is what the screen calls it (lazily translated)."""
    if naam in _overdrachten:
        raise ValueError(f"handing over {naam} is already registered")
    _overdrachten[naam] = Overdracht(label, tellen, overdragen)


def overdrachten() -> Mapping[str, Overdracht]:
    return dict(_overdrachten)


@dataclass(frozen=True)
class Dagdeel:
    """A part of the morning mail: how many of what, the first of them (text and path), and the
    page with all. No words or contact data of residents."""

    kop: str
    aantal: int
    regels: tuple[tuple[str, str], ...]
    pad: str


Dagdelen = Callable[[Any, Any, date], list[Dagdeel]]
_dagdelen: dict[str, Dagdelen] = {}


def dagdelen(naam: str, functie: Dagdelen) -> None:
    """Register what a room has to say to somebody in the morning: `functie(actor, gemeente, dag)`,
    in the language that is switched on."""
    if naam in _dagdelen:
        raise ValueError(f"morning mail of {naam} is already registered")
    _dagdelen[naam] = functie


def alle_dagdelen(actor: Any, gemeente: Any, dag: date) -> list[Dagdeel]:
    """What all rooms have to say to this member of staff; parts with nothing are left out."""
    delen = (deel for functie in _dagdelen.values() for deel in functie(actor, gemeente, dag))
    return [deel for deel in delen if deel.aantal]
