"""Take it home: the report, the drawing, the figures."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError
from wijkwerk.core.kenmerk import toon
from wijkwerk.core.toegang import toegang
from wijkwerk.core.uitvoer import csv_antwoord
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.mengpaneel import uitvoer
from wijkwerk.mengpaneel.beeld import pdf, rolsleutel, spreidingskanalen
from wijkwerk.mengpaneel.beeld.opmaak import als_beeld, zelfstandig
from wijkwerk.mengpaneel.beeld.rapport import Rapport, rapport_van
from wijkwerk.mengpaneel.beeld.tekening import Maat, paneel
from wijkwerk.mengpaneel.models import Oefening
from wijkwerk.mengpaneel.teksten import BRON
from wijkwerk.mengpaneel.views.ophalen import oefening_van

SPREIDING = Maat(124, 150, (30, 11), rand=64, tekst=13, stip=4.6)


@toegang("oefening.bekijken")
@require_safe
def rapport(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """The report on the screen; it prints as the PDF does."""
    oefening = oefening_van(request, kenmerk, "oefening.bekijken")
    return render(request, "mengpaneel/rapport.html", _inhoud(oefening))


@toegang("oefening.bekijken")
@require_safe
def rapport_pdf(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """Where no PDF can be made the page comes, with how to print it."""
    oefening = oefening_van(request, kenmerk, "oefening.bekijken")
    inhoud = _inhoud(oefening)
    document = render_to_string(
        "mengpaneel/rapport_pdf.html", inhoud | _voor_papier(inhoud, gemeente.kleur), request
    )
    if bestand := pdf.pdf(document, kleur=gemeente.kleur):
        return als_bestand(bestand, "application/pdf", f"mengpaneel-{toon(kenmerk)}.pdf")
    return render(request, "mengpaneel/rapport.html", inhoud | {"zonder_pdf": True})


def _inhoud(oefening: Oefening) -> dict[str, Any]:
    verslag = rapport_van(oefening, klok.vandaag())
    return {
        "rapport": verslag,
        "tekening": verslag.tekening(),
        "spreiding": _spreiding(verslag),
        "sleutel": _sleutel(oefening.spreiding),
        "bron": BRON,
        "vandaag": klok.vandaag(),
    }


def _spreiding(verslag: Rapport) -> str:
    """ "" when no answers may be shown."""
    beeld = verslag.oefening.spreiding
    kanalen = spreidingskanalen(beeld) if beeld else []
    return paneel(kanalen, titel=_("Wat mensen invulden"), maat=SPREIDING) if kanalen else ""


def _sleutel(beeld: Any) -> list[tuple[str, str, int]]:
    regels = rolsleutel(beeld) if beeld else []
    return [(regel.teken, regel.naam, regel.aantal) for regel in regels]


def _voor_papier(inhoud: dict[str, Any], kleur: str) -> dict[str, Any]:
    """The same drawings as images: paper knows no style sheet of the page."""

    def beeld(tekening: str, label: str = "") -> str:
        return als_beeld(tekening, label=label, kleur=kleur) if tekening else ""

    teken = _("teken van")
    return {
        "tekening": beeld(inhoud["tekening"]),
        "spreiding": beeld(inhoud["spreiding"]),
        "sleutel": [(beeld(t, f"{teken} {naam}"), naam, n) for t, naam, n in inhoud["sleutel"]],
    }


def als_bestand(inhoud: bytes | str, soort: str, naam: str) -> HttpResponse:
    koppen = {"Content-Disposition": f'attachment; filename="{naam}"'}
    return HttpResponse(inhoud, content_type=soort, headers=koppen)


@toegang("oefening.bekijken")
@require_safe
def tekening(request: Verzoek, gemeente: Gemeente, kenmerk: str, soort: str) -> HttpResponse:
    """The panel as a file for a presentation: SVG or PNG."""
    oefening = oefening_van(request, kenmerk, "oefening.bekijken")
    verslag = rapport_van(oefening, klok.vandaag())
    naam = f"mengpaneel-{toon(kenmerk)}.{soort}"
    if soort not in ("svg", "png"):
        raise Http404
    if soort == "svg":
        los = zelfstandig(verslag.tekening(), titel=verslag.titel, kleur=gemeente.kleur)
        return als_bestand(los, "image/svg+xml; charset=utf-8", naam)
    los = zelfstandig(verslag.tekening(), kleur=gemeente.kleur, papier=True)
    if beeld := pdf.png(los):
        return als_bestand(beeld, "image/png", naam)
    tekst = _("Een PNG maken lukt op deze server niet. Download de tekening als SVG.")
    raise DomainError("tekening.png", tekst)


@toegang("oefening.bekijken")
@require_safe
def gegevens(request: Verzoek, gemeente: Gemeente, kenmerk: str, soort: str) -> HttpResponse:
    """What was set, as CSV (a row for each slider) or JSON (everything)."""
    oefening = oefening_van(request, kenmerk, "oefening.bekijken")
    naam = f"mengpaneel-{toon(kenmerk)}"
    if soort == "csv":
        return csv_antwoord(naam, *uitvoer.rijen_van(oefening))
    if soort != "json":
        raise Http404
    antwoord = JsonResponse(
        uitvoer.gegevens_van(oefening), json_dumps_params={"ensure_ascii": False, "indent": 1}
    )
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}.json"'
    return antwoord
