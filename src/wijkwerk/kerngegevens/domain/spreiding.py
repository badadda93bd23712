"""How the values of areas lie: quartiles. Positions, never good or bad."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Spreiding:
    """Five numbers over `aantal` areas: half of them lie between `kwart` and `driekwart`."""

    aantal: int
    laagste: float
    kwart: float
    midden: float
    driekwart: float
    hoogste: float


def spreiding(waarden: Sequence[float]) -> Spreiding | None:
    """Quartiles by linear interpolation; None without values."""
    rij = sorted(waarden)
    if not rij:
        return None
    return Spreiding(len(rij), rij[0], _op(rij, 0.25), _op(rij, 0.5), _op(rij, 0.75), rij[-1])


def _op(rij: Sequence[float], deel: float) -> float:
    """The value at a part of a sorted row."""
    plek = deel * (len(rij) - 1)
    onder = int(plek)
    boven = min(onder + 1, len(rij) - 1)
    return rij[onder] + (rij[boven] - rij[onder]) * (plek - onder)
