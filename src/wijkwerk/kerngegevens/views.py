"""Areas beside each other, for who works there."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wijkwerk.core.toegang import toegang
from wijkwerk.core.uitvoer import csv_antwoord
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.kerngegevens import weergave
from wijkwerk.kerngegevens.forms import VergelijkForm
from wijkwerk.kerngegevens.selectors import (
    Vergelijking,
    keuze_indicatoren,
    keuze_jaren,
    naam_van,
    vergelijking,
)


@toegang("kerngegevens.vergelijken")
def vergelijken(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    """One figure of all areas: map, table, spread and the whole. By name, never a ranking."""
    formulier, gekozen = _keuze(request, gemeente)
    inhoud: dict[str, Any] = {"form": formulier, "vergelijking": gekozen}
    if gekozen is not None:
        indicator, spreiding = gekozen.indicator, gekozen.spreiding
        inhoud |= {
            "naam": naam_van(indicator),
            "kaart": weergave.kaart_van(gekozen),
            "rijen": [
                (rij, weergave.getal(rij.waarde, indicator), weergave.waarom_leeg(rij.reden_leeg))
                for rij in gekozen.regels
            ],
            "geheel": weergave.getal(gekozen.gemeente, indicator),
            "bronnen": [weergave.bron_in_woorden(bron) for bron in gekozen.bronnen],
        }
        if spreiding is not None:
            inhoud |= {
                naam: weergave.getal(getattr(spreiding, naam), indicator)
                for naam in ("laagste", "kwart", "midden", "driekwart", "hoogste")
            }
    return render(request, "kerngegevens/vergelijken.html", inhoud)


@toegang("kerngegevens.vergelijken")
def vergelijken_csv(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    """The chosen figure of all areas as a file."""
    _formulier, gekozen = _keuze(request, gemeente)
    if gekozen is None:
        raise Http404
    kop = [_("code"), _("gebied"), _("jaar"), naam_van(gekozen.indicator), _("reden leeg")]
    rijen = [
        (
            rij.versie.code,
            rij.versie.gebied.naam,
            gekozen.jaar,
            "" if rij.waarde is None else rij.waarde,
            rij.reden_leeg,
        )
        for rij in gekozen.regels
    ]
    return csv_antwoord(f"{gekozen.indicator.sleutel}-{gekozen.jaar}", kop, rijen)


def _keuze(request: HttpRequest, gemeente: Gemeente) -> tuple[VergelijkForm, Vergelijking | None]:
    """What was asked for, as far as it exists; else the first indicator and its newest year."""
    indicatoren = keuze_indicatoren(gemeente)
    sleutel, jaar = request.GET.get("indicator"), request.GET.get("jaar", "")
    indicator = next((i for i in indicatoren if i.sleutel == sleutel), None) or next(
        iter(indicatoren), None
    )
    if indicator is None:
        return VergelijkForm(), None
    jaren = keuze_jaren(gemeente, indicator)
    gekozen = next((j for j in jaren if str(j) == jaar), jaren[0])
    formulier = VergelijkForm(initial={"indicator": indicator.sleutel, "jaar": gekozen})
    formulier.zet_keuzes(indicatoren, jaren)
    return formulier, vergelijking(gemeente, indicator, gekozen)
