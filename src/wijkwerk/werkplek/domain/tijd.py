"""Stretches of time that the workplace looks at: the part of the day, the quarter, six months."""

from __future__ import annotations

from datetime import date, timedelta

MIDDAG, AVOND = 12, 18
ZONDAG = 6
MAANDEN_PER_KWARTAAL = 3


def dagdeel(uur: int) -> str:
    """'morgen', 'middag' or 'avond'."""
    if uur < MIDDAG:
        return "morgen"
    return "middag" if uur < AVOND else "avond"


def einde_week(dag: date) -> date:
    """The Sunday of the week of a day."""
    return dag + timedelta(days=ZONDAG - dag.weekday())


def kwartaal_begin(dag: date) -> date:
    """The first day of the quarter of a day."""
    maand = dag.month - (dag.month - 1) % MAANDEN_PER_KWARTAAL
    return dag.replace(month=maand, day=1)


def maanden_tot(dag: date, aantal: int) -> list[date]:
    """The first days of the last months, the month of `dag` last."""
    teller = dag.year * 12 + dag.month - 1
    return [date(*_jaar_en_maand(teller - terug), 1) for terug in range(aantal - 1, -1, -1)]


def _jaar_en_maand(teller: int) -> tuple[int, int]:
    return teller // 12, teller % 12 + 1
