"""The exercise behind a path: what this actor may see, else 404; may do, else 403."""

from __future__ import annotations

from typing import Final

from django.http import Http404, QueryDict

from wijkwerk.core.permissions import require
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.mengpaneel.models import Oefening
from wijkwerk.mengpaneel.selectors.oefeningen import oefening_zichtbaar

BEKIJKEN: Final = "oefening.bekijken"


def oefening_van(request: Verzoek, kenmerk: str, handeling: str = "") -> Oefening:
    """404 for what is not for this actor; with `handeling` 403 for what they may not do to it.

    Reading needs no more than being visible: what was set about an area is there for every
    colleague, also for who works in another one.
    """
    try:
        oefening = oefening_zichtbaar(request.actor, kenmerk)
    except Oefening.DoesNotExist:
        raise Http404 from None
    if handeling and handeling != BEKIJKEN:
        require(request.actor, handeling, oefening)
    return oefening


def ingevuld(request: Verzoek) -> QueryDict | None:
    """What was posted, also when that is nothing."""
    return request.POST if request.method == "POST" else None
