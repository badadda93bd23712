"""Which voices are about the same."""

from __future__ import annotations

from django.db.models import Q

from wijkwerk.core.actor import Actor
from wijkwerk.signalen.domain.gelijkenis import kernwoorden, lijkt
from wijkwerk.signalen.domain.status import Status
from wijkwerk.signalen.models import (
    Signaal,
)
from wijkwerk.signalen.selectors.signalen import signalen_zichtbaar
from wijkwerk.signalen.selectors.zicht import NIETS

NABIJ = 0.003  # degrees of latitude: a box somewhat larger than `gelijkenis.DICHTBIJ`
MEESTE_KANDIDATEN = 50
GENOEG = 2


def lijkt_op(actor: Actor, signaal: Signaal, aantal: int = 3) -> list[Signaal]:
    """Voices of this area that share words or place with this one, the most alike first."""
    woorden = kernwoorden(signaal.tekst)
    met_woord = NIETS
    for woord in woorden:
        met_woord |= Q(zoektekst__contains=woord)
    plek = _plek(signaal)
    if plek is not None:
        met_woord |= Q(
            lat__range=(plek[0] - NABIJ, plek[0] + NABIJ),
            lon__range=(plek[1] - 2 * NABIJ, plek[1] + 2 * NABIJ),
        )
    kandidaten = (
        signalen_zichtbaar(actor)
        .filter(met_woord, gebied_id=signaal.gebied_id)
        .exclude(pk=signaal.pk)
        .exclude(status__in=(Status.SAMENGEVOEGD, Status.INGETROKKEN))
        .select_related("gebied")
        .order_by("-ontvangen_op")[:MEESTE_KANDIDATEN]
    )
    met_punten = [(lijkt(woorden, k.zoektekst, plek, _plek(k)), k) for k in kandidaten]
    sterk = [paar for paar in met_punten if paar[0] >= GENOEG]
    return [k for _punten, k in sorted(sterk, key=lambda paar: -paar[0])[:aantal]]


def _plek(signaal: Signaal) -> tuple[float, float] | None:
    if signaal.lat is None or signaal.lon is None:
        return None
    return signaal.lat, signaal.lon
