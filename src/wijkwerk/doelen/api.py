"""Published results, for anybody."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from ninja import Query, Router

from wijkwerk.core import klok
from wijkwerk.core.api import Toegang, Uit
from wijkwerk.core.kenmerk import toon
from wijkwerk.core.toegang import PUBLIEK
from wijkwerk.doelen.selectors import openbare_resultaten

router = Router(tags=["resultaten"])
MEESTE = 100


class ResultaatUit(Uit):
    """`gehaald`: ja, deels or nee. `kenmerk` is that of the inspanning."""

    kenmerk: str
    titel: str
    gebied: str
    tekst: str
    gehaald: str
    op: date


@router.get("", response=list[ResultaatUit], auth=Toegang(PUBLIEK), by_alias=True)
def resultaat_lijst(
    request: HttpRequest, aantal: int = Query(25, ge=1, le=MEESTE), vanaf: int = Query(0, ge=0)
) -> list[ResultaatUit]:
    """Results that residents were told of, newest first."""
    rijen = openbare_resultaten()[vanaf : vanaf + aantal]
    return [
        ResultaatUit(
            kenmerk=toon(rij.inspanning.kenmerk),
            titel=rij.inspanning.titel,
            gebied=rij.inspanning.gebied.slug,
            tekst=rij.tekst,
            gehaald=rij.gehaald,
            op=klok.op_dag(rij.op),
        )
        for rij in rijen
    ]
