"""The only place that knows what time it is. UTC in the database, Europe/Amsterdam on screen."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays
from django.utils import timezone

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ZATERDAG = 5

_verzet: ContextVar[datetime | None] = ContextVar("verzet", default=None)


def nu() -> datetime:
    """This moment, aware, in UTC."""
    return _verzet.get() or timezone.now()


@contextmanager
def verzet(moment: datetime) -> Iterator[None]:
    """Let the clock stand at an aware moment: for tests, and for the history of the demo."""
    token = _verzet.set(moment)
    try:
        yield
    finally:
        _verzet.reset(token)


def op_dag(moment: datetime) -> date:
    """The day of an aware moment as people in the Netherlands see it."""
    return moment.astimezone(AMSTERDAM).date()


def vandaag() -> date:
    """Today as people in the Netherlands see it."""
    return op_dag(nu())


def eerstvolgende(uur: int) -> datetime:
    """The next moment that clocks in the Netherlands show this whole hour."""
    moment = datetime.combine(vandaag(), time(uur), AMSTERDAM)
    if moment <= nu():
        moment = datetime.combine(vandaag() + timedelta(days=1), time(uur), AMSTERDAM)
    return moment.astimezone(UTC)


def feestdagen_met_naam(jaar: int) -> list[tuple[date, str]]:
    """The holidays of a year with their Dutch names, to show which days do not count."""
    return sorted(holidays.country_holidays("NL", years=jaar, language="nl").items())


@lru_cache(maxsize=64)
def feestdagen(jaar: int) -> frozenset[date]:
    """Public holidays of the Netherlands in a year, as `holidays` has them (with Goede Vrijdag)."""
    return frozenset(holidays.country_holidays("NL", years=jaar, language="nl"))


def is_werkdag(dag: date, sluitingsdagen: Collection[date] = ()) -> bool:
    """Monday to Friday, no public holiday, no closing day of the gemeente."""
    return (
        dag.weekday() < ZATERDAG and dag not in feestdagen(dag.year) and dag not in sluitingsdagen
    )


def werkdagen_later(dag: date, aantal: int, sluitingsdagen: Collection[date] = ()) -> date:
    """The date `aantal` working days after `dag` (`dag` itself does not count)."""
    while aantal > 0:
        dag += timedelta(days=1)
        aantal -= is_werkdag(dag, sluitingsdagen)
    return dag
