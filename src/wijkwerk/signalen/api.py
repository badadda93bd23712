"""Signalen, for who is signed in and may see them. No contact data of residents."""

from __future__ import annotations

from datetime import date, datetime

from django.http import Http404, HttpRequest
from ninja import Query, Router

from wijkwerk.core.api import Toegang, Uit
from wijkwerk.core.kenmerk import lees, toon
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.selectors import signaal_zichtbaar, signalen_zichtbaar, signalen_zoeken

router = Router(tags=["signalen"])
MEESTE = 100


class SignaalUit(Uit):
    kenmerk: str
    titel: str
    tekst: str
    gebied: str
    thema: str | None
    status: str
    kanaal: str
    ontvangen_op: datetime
    antwoord_voor: date


def _uit(signaal: Signaal) -> SignaalUit:
    return SignaalUit(
        kenmerk=toon(signaal.kenmerk),
        titel=signaal.titel,
        tekst=signaal.tekst,
        gebied=signaal.gebied.slug,
        thema=signaal.thema.slug if signaal.thema else None,
        status=signaal.status,
        kanaal=signaal.kanaal,
        ontvangen_op=signaal.ontvangen_op,
        antwoord_voor=signaal.antwoord_voor,
    )


@router.get("", response=list[SignaalUit], auth=Toegang("signaal.lijst"), by_alias=True)
def signaal_lijst(
    request: HttpRequest,
    zoek: str = Query("", max_length=100),
    aantal: int = Query(25, ge=1, le=MEESTE),
    vanaf: int = Query(0, ge=0),
) -> list[SignaalUit]:
    """What this colleague may see, what must be answered first on top."""
    rijen = signalen_zichtbaar(request.actor)  # type: ignore[attr-defined]
    if zoek:
        rijen = signalen_zoeken(rijen, zoek)
    rijen = rijen.select_related("gebied", "thema").order_by("antwoord_voor", "pk")
    return [_uit(signaal) for signaal in rijen[vanaf : vanaf + aantal]]


@router.get("/{kenmerk}", response=SignaalUit, auth=Toegang("signaal.lijst"), by_alias=True)
def signaal(request: HttpRequest, kenmerk: str) -> SignaalUit:
    """One signaal by its kenmerk, in any spelling."""
    try:
        return _uit(signaal_zichtbaar(request.actor, lees(kenmerk) or ""))  # type: ignore[attr-defined]
    except Signaal.DoesNotExist as fout:
        raise Http404 from fout
