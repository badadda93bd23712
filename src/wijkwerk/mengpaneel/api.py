"""Panels that were set, for who is signed in and may see them. Never an answer of one person."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Query, Router

from wijkwerk.core.api import Toegang, Uit
from wijkwerk.core.kenmerk import lees
from wijkwerk.mengpaneel import uitvoer
from wijkwerk.mengpaneel.models import Oefening
from wijkwerk.mengpaneel.selectors.oefeningen import oefening_zichtbaar, oefeningen_zichtbaar

router = Router(tags=["mengpaneel"])
MEESTE = 100


class PaneelKop(Uit):
    kenmerk: str
    titel: str
    bereik: str
    waarover: str
    fase: str
    vastgesteld_op: datetime
    besluit_door: str
    opnieuw_op: date | None


class StandUit(Uit):
    """One slider. `nu` and `ambitie` are 1 to 9; null means that no choice was made."""

    schuif: str
    naam: str
    nu: int | None
    ambitie: int | None
    reden: str
    reden_ambitie: str
    aannames: str
    anders: str
    cultuur: str
    cultuur_tekst: str
    eigenaar: str
    klaar_voor: date | None
    wat_veranderde: str
    aannames_klopten: str


class ActieUit(Uit):
    kenmerk: str
    titel: str
    schuiven: list[str]
    eigenaar: str
    klaar_voor: date
    status: str


class NabijheidUit(Uit):
    """Steps to a profile, 0 (the same) to 10: a distance, not a score."""

    profiel: str
    nu: int
    ambitie: int


class PaneelUit(PaneelKop):
    standen: list[StandUit]
    wat_veranderde: str
    herkenning: list[str]
    herkenning_tekst: str
    spreiding: dict[str, Any] | None
    """Counts for groups of three people or more; null when it was filled in together."""
    acties: list[ActieUit]
    nabijheid: list[NabijheidUit]


@router.get("", response=list[PaneelKop], auth=Toegang("oefening.lijst"), by_alias=True)
def paneel_lijst(
    request: HttpRequest,
    bereik: str = Query("", max_length=8),
    aantal: int = Query(25, ge=1, le=MEESTE),
    vanaf: int = Query(0, ge=0),
) -> list[dict[str, Any]]:
    """Panels that were set, the newest first; `bereik` is gemeente, gebied, thema or opgave."""
    rijen = oefeningen_zichtbaar(request.actor)  # type: ignore[attr-defined]
    rijen = rijen.filter(vastgesteld_op__isnull=False, proef=False)
    if bereik:
        rijen = rijen.filter(bereik=bereik)
    rijen = rijen.order_by("-vastgesteld_op", "-pk")
    return [uitvoer.kop_van(oefening) for oefening in rijen[vanaf : vanaf + aantal]]


@router.get("/{kenmerk}", response=PaneelUit, auth=Toegang("oefening.lijst"), by_alias=True)
def paneel(request: HttpRequest, kenmerk: str) -> dict[str, Any]:
    """One panel that was set, by the kenmerk of its exercise in any spelling."""
    try:
        oefening = oefening_zichtbaar(request.actor, lees(kenmerk) or "")  # type: ignore[attr-defined]
    except Oefening.DoesNotExist as fout:
        raise Http404 from fout
    if not oefening.is_vastgesteld or oefening.proef:
        raise Http404
    return uitvoer.gegevens_van(oefening)
