"""How a promise stands, said honestly: kept after its date is not the same as kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from wijkwerk.core.statusflow import StatusFlow


class Status(StrEnum):
    OPEN = "open"
    NAGEKOMEN = "nagekomen"
    GEBROKEN = "gebroken"


TOEZEGGING = StatusFlow(
    start=Status.OPEN,
    steps={
        "toezegging.nakomen": (frozenset({Status.OPEN}), Status.NAGEKOMEN),
        "toezegging.breken": (frozenset({Status.OPEN}), Status.GEBROKEN),
    },
)


class Stand(StrEnum):
    LOOPT = "loopt"
    TE_LAAT = "te_laat"
    NAGEKOMEN = "nagekomen"
    LATER_NAGEKOMEN = "later_nagekomen"
    GEBROKEN = "gebroken"


def stand_van(status: str, voor: date, afgerond: date | None, vandaag: date) -> Stand:
    """How a promise stands on a day; on the date itself it is still in time."""
    if status == Status.GEBROKEN:
        return Stand.GEBROKEN
    if status == Status.NAGEKOMEN:
        return Stand.LATER_NAGEKOMEN if afgerond and afgerond > voor else Stand.NAGEKOMEN
    return Stand.TE_LAAT if voor < vandaag else Stand.LOOPT


@dataclass(frozen=True)
class Telling:
    """Promises by what came of them; `laat` are open with a date that has passed."""

    nagekomen: int = 0
    gebroken: int = 0
    laat: int = 0
    loopt: int = 0

    @property
    def samen(self) -> int:
        return self.nagekomen + self.gebroken + self.laat + self.loopt

    @property
    def aan_de_beurt(self) -> int:
        """Those whose date came: only about these one can say how it went."""
        return self.nagekomen + self.gebroken + self.laat

    @property
    def deel(self) -> Fraction | None:
        """The share that was kept of what was due; None when nothing was."""
        return Fraction(self.nagekomen, self.aan_de_beurt) if self.aan_de_beurt else None

    @property
    def procent(self) -> int | None:
        """The share in whole percents, rounded down: never better than it is."""
        return None if self.deel is None else int(self.deel * 100)


def tel(standen: Iterable[Stand]) -> Telling:
    """Count; kept after the date counts as kept."""
    rij = list(standen)
    return Telling(
        nagekomen=sum(s in (Stand.NAGEKOMEN, Stand.LATER_NAGEKOMEN) for s in rij),
        gebroken=rij.count(Stand.GEBROKEN),
        laat=rij.count(Stand.TE_LAAT),
        loopt=rij.count(Stand.LOOPT),
    )
