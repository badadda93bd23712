"""Figures of an area with their source, for anybody."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from ninja import Router

from wijkwerk.core.api import Toegang, Uit
from wijkwerk.core.toegang import PUBLIEK
from wijkwerk.gebieden.selectors import gebied_met_slug
from wijkwerk.kerngegevens.selectors import profiel

router = Router(tags=["kerngegevens"])


class CijferUit(Uit):
    """The newest figure of one indicator; `reden_leeg` says why `waarde` is absent."""

    indicator: str
    naam: str
    eenheid: str
    jaar: int
    waarde: float | None
    reden_leeg: str
    gemeente: float | None
    gemeente_berekend: bool
    bron: str


@router.get("/{slug}/cijfers", response=list[CijferUit], auth=Toegang(PUBLIEK), by_alias=True)
def cijfers(request: HttpRequest, slug: str) -> list[CijferUit]:
    """All figures of an area beside those of the gemeente."""
    gebied = gebied_met_slug(request.gemeente, slug)  # type: ignore[attr-defined]
    if gebied is None:
        raise Http404
    return [
        CijferUit(
            indicator=regel.indicator.sleutel,
            naam=regel.indicator.naam,
            eenheid=regel.indicator.eenheid,
            jaar=regel.jaar,
            waarde=regel.waarde,
            reden_leeg=regel.reden_leeg,
            gemeente=regel.gemeente,
            gemeente_berekend=regel.gemeente_berekend,
            bron=str(regel.bron),
        )
        for regel in profiel(gebied)
    ]
