"""The figures of an area, for everybody."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wijkwerk.core.toegang import PUBLIEK, toegang
from wijkwerk.core.uitvoer import csv_antwoord
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.gebieden.selectors import gebied_met_slug
from wijkwerk.kerngegevens import weergave
from wijkwerk.kerngegevens.selectors import cijfers_van, naam_van, profiel


@toegang(PUBLIEK)
def gebied(request: HttpRequest, gemeente: Gemeente, slug: str) -> HttpResponse:
    """All figures of an area beside the gemeente and the other areas, with their source."""
    gevonden = _gebied(gemeente, slug)
    regels = profiel(gevonden)
    verlegd, onbekend = weergave.jaren_met_breuk(regels)
    inhoud = {
        "gebied": gevonden,
        "blokken": weergave.themablokken(regels, gevonden),
        "bronnen": weergave.bronnen(regels),
        "verlegd": verlegd,
        "onbekend": onbekend,
        "heel": gevonden.soort == "gemeente",
    }
    return render(request, "kerngegevens/gebied.html", inhoud)


@toegang(PUBLIEK)
def gebied_csv(request: HttpRequest, gemeente: Gemeente, slug: str) -> HttpResponse:
    """The same figures, every year, as a file."""
    gevonden = _gebied(gemeente, slug)
    kop = [
        _("code"),
        _("gebied"),
        _("cijfer"),
        _("eenheid"),
        _("jaar"),
        _("waarde"),
        _("reden leeg"),
        _("bron"),
    ]
    rijen = [
        (
            rij.gebiedversie.code,
            gevonden.naam,
            naam_van(rij.indicator),
            rij.indicator.eenheid,
            rij.jaar,
            "" if rij.waarde is None else rij.waarde,
            rij.reden_leeg,
            weergave.bron_in_woorden(rij.bron),
        )
        for rij in cijfers_van(gevonden)
    ]
    return csv_antwoord(f"cijfers-{gevonden.slug}", kop, rijen)


def _gebied(gemeente: Gemeente, slug: str) -> Gebied:
    gevonden = gebied_met_slug(gemeente, slug)
    if gevonden is None:
        raise Http404
    return gevonden
