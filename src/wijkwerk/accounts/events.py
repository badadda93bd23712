"""What other rooms hang on to: handing over the work of somebody who leaves.

A room that gives work to people registers in `apps.ready` how that work moves to a successor;
`persoon_uit_dienst` calls all of them in its own transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
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
