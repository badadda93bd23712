"""Rate limits as data: a token bucket per name and key, kept in the database."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from wijkwerk.core import klok
from wijkwerk.core.models import Limiet


@dataclass(frozen=True)
class Grens:
    """At most `aantal` in `per_seconden`, refilled evenly."""

    naam: str
    aantal: int
    per_seconden: int


def neem(grens: Grens, sleutel: str) -> bool:
    """Take one token for this key; False when there is none left. The key is stored as a hash."""
    nu = klok.nu()
    with transaction.atomic():
        rij, nieuw = Limiet.objects.select_for_update().get_or_create(
            naam=grens.naam,
            sleutel_hash=_hash(sleutel),
            defaults={"tegoed": grens.aantal - 1, "bijgewerkt_op": nu},
        )
        if nieuw:
            return True
        tegoed = _tegoed(grens, rij, nu)
        mag = tegoed >= 1
        rij.tegoed, rij.bijgewerkt_op = tegoed - mag, nu
        rij.save(update_fields=["tegoed", "bijgewerkt_op"])
        return mag


def is_op(grens: Grens, sleutel: str) -> bool:
    """Is there no token left for this key now? Takes none."""
    rij = Limiet.objects.filter(naam=grens.naam, sleutel_hash=_hash(sleutel)).first()
    return rij is not None and _tegoed(grens, rij, klok.nu()) < 1


def geef_terug(grens: Grens, sleutel: str) -> None:
    """Give a token back: what it was taken for did not count (a log-in that succeeded)."""
    with transaction.atomic():
        rijen = Limiet.objects.select_for_update()
        rij = rijen.filter(naam=grens.naam, sleutel_hash=_hash(sleutel)).first()
        if rij is not None:
            rij.tegoed = min(grens.aantal, rij.tegoed + 1)
            rij.save(update_fields=["tegoed"])


def _tegoed(grens: Grens, rij: Limiet, nu: datetime) -> float:
    voorbij = (nu - rij.bijgewerkt_op).total_seconds()
    return float(min(grens.aantal, rij.tegoed + voorbij * grens.aantal / grens.per_seconden))


def _hash(sleutel: str) -> str:
    return hashlib.sha256(f"{settings.SECRET_KEY}|{sleutel}".encode()).hexdigest()
