"""What the numbers about voices mean: shares, medians in working days, and when we say nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from statistics import median
from typing import Final

MINSTE_OORDELEN: Final = 5
"""Fewer opinions than this say more about a person than about us."""


@dataclass
class Telling:
    """Counts of one area, one theme, or everything. Every field adds up.

    `af` = answers that were due: given, or still owed while the date has passed.
    """

    ontvangen: int = 0
    complimenten: int = 0
    beantwoord: int = 0
    op_tijd: int = 0
    af: int = 0
    bundel: int = 0
    verteld: int = 0
    heropend: int = 0
    serviceteam: int = 0
    open: int = 0
    laat: int = 0
    klein_laat: int = 0
    basis_laat: int = 0
    gehoord_ja: int = 0
    oordelen: int = 0

    def __iadd__(self, ander: Telling) -> Telling:
        for veld in fields(self):
            setattr(self, veld.name, getattr(self, veld.name) + getattr(ander, veld.name))
        return self

    @property
    def deel_op_tijd(self) -> int | None:
        return procent(self.op_tijd, self.af)

    @property
    def deel_verteld(self) -> int | None:
        return procent(self.verteld, self.bundel)

    @property
    def deel_gehoord(self) -> int | None:
        """Nothing when only a few said so."""
        return procent(self.gehoord_ja, self.oordelen, MINSTE_OORDELEN)


def procent(deel: int, geheel: int, minstens: int = 1) -> int | None:
    """Rounded down, so that only everything is 100; None when there is too little to say it of."""
    return deel * 100 // geheel if geheel >= minstens else None


def per_duizend(aantal: int, inwoners: float | None) -> float | None:
    return round(aantal * 1_000 / inwoners, 1) if inwoners else None


class Werkdagen:
    """Working days between two dates, for many pairs: each day is looked at once."""

    def __init__(self, van: date, tot: date, is_werkdag: Callable[[date], bool]) -> None:
        dagen = (van + timedelta(days=n) for n in range((tot - van).days + 1))
        self._dagen = [dag for dag in dagen if is_werkdag(dag)]

    def tussen(self, van: date, tot: date) -> int:
        """Working days after `van` up to and with `tot`; 0 on the same day."""
        return max(bisect_right(self._dagen, tot) - bisect_right(self._dagen, van), 0)


def mediaan(waarden: Sequence[int]) -> float | None:
    return float(median(waarden)) if waarden else None


def samen(tellingen: Iterable[Telling]) -> Telling:
    uit = Telling()
    for telling in tellingen:
        uit += telling
    return uit
