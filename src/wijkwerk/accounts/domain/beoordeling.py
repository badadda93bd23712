"""When a role must be looked at again.

BIO2 5.18.02: all rights at least once a year; 8.02.01: special rights every quarter. Special is
the role that hands out the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from wijkwerk.accounts.domain.rollen import GEMEENTEBEHEERDER

KWARTAAL = timedelta(days=91)
JAAR = timedelta(days=365)


@dataclass(frozen=True)
class Beoordeling:
    """The day by which a role must be reviewed, and whether that day has passed."""

    voor: date
    te_laat: bool


def beoordeling(rol: str, van: date, laatst: date | None, vandaag: date) -> Beoordeling:
    """Giving a role counts as looking at it; `laatst` is the last review after that."""
    termijn = KWARTAAL if rol == GEMEENTEBEHEERDER else JAAR
    voor = max(van, laatst or van) + termijn
    return Beoordeling(voor, te_laat=vandaag > voor)
