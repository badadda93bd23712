"""Entering paper forms: many digits, few keys, and nothing lost when something is wrong."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from wijkwerk.core.eenmalig import AndereInhoud, eenmalig
from wijkwerk.core.errors import DomainError
from wijkwerk.core.permissions import may
from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN
from wijkwerk.mengpaneel.forms import papier as papierinvoer
from wijkwerk.mengpaneel.forms.papier import REGELS, Regel
from wijkwerk.mengpaneel.models import Oefening
from wijkwerk.mengpaneel.selectors.papier import nummers_van
from wijkwerk.mengpaneel.services import papier as services
from wijkwerk.mengpaneel.services.papier import Formulier
from wijkwerk.mengpaneel.teksten import SCHUIF
from wijkwerk.mengpaneel.views.ophalen import oefening_van


@toegang("oefening.papier_invoeren")
@require_http_methods(["GET", "HEAD", "POST"])
def papier(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """Lines to type over; "more lines" and every mistake give back what was typed."""
    oefening = _van_mij(request, kenmerk)
    if request.method == "POST":
        regels = papierinvoer.lees_regels(request.POST, meer=REGELS * ("meer" in request.POST))
        if "meer" in request.POST:
            return _toon(request, oefening, regels)
        return _bewaar(request, oefening, regels)
    if oefening.fase != Fase.INVULLEN:
        messages.error(request, _("Papier invoeren kan alleen terwijl het invullen open is."))
        return redirect("mengpaneel:oefening_detail", gemeente, kenmerk)
    return _toon(request, oefening, papierinvoer.lege_regels(nummers_van(oefening)))


def _van_mij(request: Verzoek, kenmerk: str) -> Oefening:
    """404 for who does not lead it: not even that it is going on."""
    oefening = oefening_van(request, kenmerk)
    if not may(request.actor, "oefening.papier_invoeren", oefening):
        raise Http404
    return oefening


def _bewaar(request: Verzoek, oefening: Oefening, regels: list[Regel]) -> HttpResponse:
    if not papierinvoer.keur(regels, oefening.rollen):
        return _toon(request, oefening, regels, status=422)

    def doe() -> str:
        formulieren = papierinvoer.formulieren_van(regels, nummers_van(oefening))
        if formulieren is None:
            raise _KiesEerst
        _invoeren(request, oefening, formulieren, regels)
        return _hier(oefening)

    try:
        return redirect(eenmalig(request, oefening.gemeente_id, "oefening.papier_invoeren", doe))
    except AndereInhoud:
        raise
    except _KiesEerst:
        return _toon(request, oefening, regels, status=422)
    except DomainError as fout:  # a colleague was first: with the same number, or the reveal
        papierinvoer.formulieren_van(regels, nummers_van(oefening))
        return _toon(request, oefening, regels, status=409, melding=fout.melding)


class _KiesEerst(Exception):
    """A number is there twice and nobody said which to keep."""


def _invoeren(
    request: Verzoek, oefening: Oefening, formulieren: list[Formulier], regels: list[Regel]
) -> None:
    if not formulieren and any(regel.vraag for regel in regels):
        messages.info(request, _("Er is niets gewijzigd. Wat er al stond, blijft."))
        return
    services.papier_invoeren(oefening, actor=request.actor, formulieren=formulieren)
    aantal = len(formulieren)
    tekst = ngettext("%(n)s formulier bewaard.", "%(n)s formulieren bewaard.", aantal)
    messages.success(request, tekst % {"n": aantal})


def _hier(oefening: Oefening) -> str:
    return reverse("mengpaneel:papier", args=[oefening.gemeente, oefening.kenmerk])


def _toon(
    request: Verzoek,
    oefening: Oefening,
    regels: list[Regel],
    *,
    status: int = 200,
    melding: str = "",
) -> HttpResponse:
    nummers = nummers_van(oefening)
    inhoud: dict[str, Any] = {
        "oefening": oefening,
        "regels": regels,
        "nummers": nummers,
        "rij": papierinvoer.opeenvolgend(nummers),
        "fouten": _fouten(regels, melding),
        "vragen": [regel for regel in regels if regel.vraag and not regel.keuze],
        "schuiven": [(schuif, SCHUIF[schuif].naam) for schuif in SCHUIVEN],
        "kan_meer": len(regels) < papierinvoer.MEESTE_REGELS,
        "open": oefening.fase == Fase.INVULLEN,
    }
    return render(request, "mengpaneel/papier.html", inhoud, status=status)


def _fouten(regels: list[Regel], melding: str) -> list[tuple[str, str]]:
    """For the list above the form: where, and what."""
    fouten = [("", melding)] if melding else []
    for regel in regels:
        wie = _("Regel %(n)s") % {"n": regel.plek + 1}
        fouten += [(regel.anker(v), f"{wie}: {tekst}") for v, tekst in regel.fouten.items()]
        if regel.vraag and not regel.keuze:
            tekst = _("nummer %(nummer)s staat er twee keer. Kies welke u wilt bewaren.")
            fouten.append((f"keuze-{regel.plek}-0", f"{wie}: {tekst % {'nummer': regel.nummer}}"))
    return fouten


@toegang("oefening.papier_weghalen")
@require_POST
def papier_weghalen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """Takes one paper out again, by its number."""
    oefening = _van_mij(request, kenmerk)
    nummer = request.POST.get("nummer", "").strip()
    try:
        if not (nummer.isascii() and nummer.isdigit()):
            tekst = _("Typ het nummer van het formulier dat u wilt weghalen.")
            raise DomainError("papier.nummer", tekst)
        services.papier_weghalen(oefening, actor=request.actor, nummer=int(nummer[:5]))
    except DomainError as fout:
        messages.error(request, fout.melding)
    else:
        tekst = _("Formulier %(n)s is weggehaald. U kunt het opnieuw invoeren.")
        messages.success(request, tekst % {"n": nummer})
    return redirect(_hier(oefening))
