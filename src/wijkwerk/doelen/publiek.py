"""The page about one promise, for everybody."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from wijkwerk.core import klok
from wijkwerk.core.toegang import PUBLIEK, toegang
from wijkwerk.doelen import labels, selectors
from wijkwerk.doelen.models import Inspanning, Resultaat
from wijkwerk.gebieden.models import Gemeente


@toegang(PUBLIEK)
@require_safe
def resultaat_publiek(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """What residents said, what we promised, what was done, by whom."""
    try:
        inspanning = selectors.openbare_inspanning(kenmerk)
    except Inspanning.DoesNotExist:
        raise Http404 from None
    belofte = selectors.belofte_van(inspanning)
    resultaten = [rij for rij in selectors.resultaten_van(inspanning) if rij.publiek]
    inhoud = {
        "inspanning": inspanning,
        "stand": labels.STAND[belofte.stand(klok.vandaag())],
        "stemmen": inspanning.stemmen,  # type: ignore[attr-defined]
        "opgaven": selectors.opgaven_van_inspanning(inspanning).filter(publiek=True),
        "resultaten": resultaten,
        "verloop": _verloop(inspanning, resultaten),
        "wie": _wie(inspanning),
        "dag": date_format(inspanning.klaar_voor, "j F Y"),
    }
    return render(request, "doelen/resultaat_publiek.html", inhoud)


def _wie(inspanning: Inspanning) -> str:
    """The organisatie, with the name of the colleague when that is public."""
    persoon = selectors.publieke_persoon(inspanning)
    return f"{persoon}, {inspanning.organisatie}" if persoon else str(inspanning.organisatie)


def _verloop(inspanning: Any, resultaten: list[Resultaat]) -> list[dict[str, str]]:
    """The thread: voices, promise, what changed on the way, result or the date to come."""
    stappen = []
    if inspanning.stemmen:
        tekst = ngettext(
            "%(n)s bewoner vertelde dit", "%(n)s bewoners vertelden dit", inspanning.stemmen
        )
        stappen.append({"titel": tekst % {"n": inspanning.stemmen}})
    stappen.append({"tijd": _dag(inspanning.bekend_op), "titel": _("Wij beloofden het")})
    stappen += [
        {
            "tijd": _dag(stap.op),
            "titel": str(labels.HANDELING[stap.handeling]),
            "tekst": stap.toelichting,
        }
        for stap in selectors.stappen_voor_iedereen(inspanning)
    ]
    stappen += [
        {"tijd": _dag(rij.op), "titel": str(labels.GEHAALD_KORT[rij.gehaald])}
        for rij in reversed(resultaten)
    ]
    if inspanning.loopt:
        dag = date_format(inspanning.klaar_voor, "j F Y")
        stappen.append({"tijd": dag, "titel": _("Dan is het klaar"), "stand": "later"})
    return stappen


def _dag(moment: datetime) -> str:
    return date_format(klok.op_dag(moment), "j F Y")
