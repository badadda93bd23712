"""How soon a dienst answers: the median of working days, and only when there are enough."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

GENOEG = 5
"""Below this a number says more about one question than about the dienst."""


@dataclass(frozen=True)
class Antwoordsnelheid:
    aantal: int = 0
    werkdagen: int | None = None  # the median; None with fewer than `GENOEG`


def snelheid(
    vragen: Sequence[tuple[date, date]], is_werkdag: Callable[[date], bool]
) -> Antwoordsnelheid:
    """From the days of question and answer. A half is rounded up: never better than it was."""
    if len(vragen) < GENOEG:
        return Antwoordsnelheid(len(vragen))
    dagen = [werkdagen_tussen(van, tot, is_werkdag) for van, tot in vragen]
    return Antwoordsnelheid(len(vragen), -int(-median(dagen) // 1))


def werkdagen_tussen(van: date, tot: date, is_werkdag: Callable[[date], bool]) -> int:
    """Working days after `van`, up to and including `tot`; 0 for the same day."""
    return sum(
        is_werkdag(van + timedelta(days=nummer)) for nummer in range(1, (tot - van).days + 1)
    )
