"""Which voices are about the same."""

from __future__ import annotations

from django.db.models import Q

from wijkwerk.core.actor import Actor
from wijkwerk.signalen.domain.gelijkenis import kernwoorden, lijkt
from wijkwerk.signalen.domain.status import Status
from wijkwerk.signalen.models import (
    Signaal,
    SignaalQuerySet,
)
from wijkwerk.signalen.permissions import OVERZICHT
from wijkwerk.signalen.selectors.signalen import signalen_zichtbaar
from wijkwerk.signalen.selectors.zicht import NIETS

MEESTE_KANDIDATEN = 50
GENOEG = 2
VELDEN = (
    "pk",
    "kenmerk",
    "tekst",
    "zoektekst",
    "lat",
    "lon",
    "kanaal",
    "status",
    "ontvangen_op",
    "gebied_id",
)


def lijkt_op(actor: Actor, signaal: Signaal, aantal: int = 3) -> list[Signaal]:
    """Voices of this area that say something of the same, the most alike first.

    A place nearby makes them more alike, but alone it says little: much goes on in one street.
    """
    woorden = kernwoorden(signaal.tekst)
    met_woord = NIETS
    for woord in woorden:
        met_woord |= Q(zoektekst__contains=woord)
    plek = _plek(signaal.lat, signaal.lon)
    kandidaten = (
        _van_het_gebied(actor, signaal.gebied_id)
        .filter(met_woord)
        .exclude(pk=signaal.pk)
        .exclude(status__in=(Status.SAMENGEVOEGD, Status.INGETROKKEN))
        .order_by("-ontvangen_op")
        .values(*VELDEN)[:MEESTE_KANDIDATEN]
    )
    met_punten = [
        (lijkt(woorden, k["zoektekst"], plek, _plek(k["lat"], k["lon"])), k) for k in kandidaten
    ]
    sterk = [paar for paar in met_punten if paar[0] >= GENOEG]
    beste = [k for _punten, k in sorted(sterk, key=lambda paar: -paar[0])[:aantal]]
    gelijken = [Signaal(**k) for k in beste]
    for gelijke in gelijken:
        gelijke.gebied = signaal.gebied
    return gelijken


def _van_het_gebied(actor: Actor, gebied_id: int) -> SignaalQuerySet:
    """Who oversees an area sees all of it: that needs no further condition."""
    if actor.heeft_rol(OVERZICHT, gebied_id):
        return Signaal.objects.filter(gebied_id=gebied_id)
    return signalen_zichtbaar(actor).filter(gebied_id=gebied_id)


def _plek(lat: float | None, lon: float | None) -> tuple[float, float] | None:
    return None if lat is None or lon is None else (lat, lon)
