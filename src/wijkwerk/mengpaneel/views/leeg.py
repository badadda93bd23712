"""The empty panel on paper, for everybody or for one exercise with its own roles and number."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wijkwerk.core.kenmerk import toon
from wijkwerk.core.toegang import PUBLIEK, toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.mengpaneel.beeld import pdf, weergave
from wijkwerk.mengpaneel.beeld.opmaak import als_beeld
from wijkwerk.mengpaneel.beeld.tekening import Kanaal, Maat, paneel
from wijkwerk.mengpaneel.domain.rollen import STANDAARD
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN
from wijkwerk.mengpaneel.teksten import CULTUUR, SCHUIF
from wijkwerk.mengpaneel.views.ophalen import oefening_van

KLEIN: Final = Maat(124, 470, (54, 22), rand=64, tekst=15)
GROOT: Final = Maat(344, 920, (86, 34), rand=124, tekst=32)


@toegang(PUBLIEK)
@require_safe
def leeg(request: HttpRequest) -> HttpResponse:
    """Without a gemeente: for who wants to try it on paper."""
    inhoud = _inhoud(_("Wijkwerk"), STANDAARD) | {"terug": reverse("paneel:proberen")}
    return _blad(request, inhoud, "mengpaneel-leeg.pdf")


@toegang("oefening.bekijken")
@require_safe
def oefening_leeg(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """With the roles, the name and the number of this exercise."""
    oefening = oefening_van(request, kenmerk, "oefening.bekijken")
    inhoud = _inhoud(_("Gemeente %(naam)s") % {"naam": gemeente.naam}, oefening.rollen)
    inhoud |= {
        "oefening": oefening,
        "waarover": weergave.waarover(oefening),
        "nummer": _("Oefening %(nummer)s.") % {"nummer": toon(kenmerk)},
        "terug": reverse("mengpaneel:oefening_detail", args=[gemeente, kenmerk]),
        "kleur": gemeente.kleur,
    }
    return _blad(request, inhoud, f"mengpaneel-leeg-{toon(kenmerk)}.pdf")


def _inhoud(van: str, rollen: Any) -> dict[str, Any]:
    kanalen = [Kanaal(naam=SCHUIF[s].regels) for s in SCHUIVEN]
    titel = _("Leeg mengpaneel met de standen 1 tot en met 9")
    return {
        "van": van,
        "rollen": rollen,
        "schuiven": [SCHUIF[s] for s in SCHUIVEN],
        "culturen": CULTUUR.values(),
        "klein": paneel(kanalen, titel=titel, maat=KLEIN, cijfers=True),
        "groot": paneel(kanalen, titel=titel, maat=GROOT, cijfers=True),
        "pdf_url": "?soort=pdf",
    }


def _blad(request: HttpRequest, inhoud: dict[str, Any], naam: str) -> HttpResponse:
    """On the screen, or with `?soort=pdf` as a file."""
    if request.GET.get("soort") != "pdf":
        return render(request, "mengpaneel/leeg.html", inhoud)
    kleur = inhoud.get("kleur", "")
    beelden = {soort: als_beeld(inhoud[soort], kleur=kleur) for soort in ("klein", "groot")}
    document = render_to_string("mengpaneel/leeg_pdf.html", inhoud | beelden, request)
    if bestand := pdf.pdf(document, kleur=kleur):
        koppen = {"Content-Disposition": f'attachment; filename="{naam}"'}
        return HttpResponse(bestand, content_type="application/pdf", headers=koppen)
    return render(request, "mengpaneel/leeg.html", inhoud | {"zonder_pdf": True})
