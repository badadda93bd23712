"""What somebody who spoke may still do by their private link."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from wijkwerk.signalen.domain.status import OPEN, Status

OPNIEUW_BINNEN: Final = timedelta(days=30)


def kan_intrekken(status: str, *, beantwoord: bool) -> bool:
    """Not once there is an answer: that stays. Also what was merged, while it waits."""
    return not beantwoord and status in OPEN | {Status.SAMENGEVOEGD}


def opnieuw_tot(beantwoord: date) -> date:
    """The last day one can ask to look again."""
    return beantwoord + OPNIEUW_BINNEN


def kan_opnieuw(status: str, beantwoord: date | None, vandaag: date) -> bool:
    """Of the signaal that carries the answer: answered, and not longer than 30 days ago."""
    if status != Status.BEANTWOORD or beantwoord is None:
        return False
    return vandaag <= opnieuw_tot(beantwoord)
