"""Pages of who leads a session: while people fill in, and during the conversation."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkwerk.core import klok
from wijkwerk.core.eenmalig import eenmalig
from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.mengpaneel import beeld, teksten
from wijkwerk.mengpaneel.beeld import weergave
from wijkwerk.mengpaneel.beeld.sessiebeeld import Drukte, meedoen_van, nog, stempel, vraag_bij
from wijkwerk.mengpaneel.beeld.tekening import paneel
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN
from wijkwerk.mengpaneel.models import Oefening
from wijkwerk.mengpaneel.selectors.deelname import aanwezig
from wijkwerk.mengpaneel.selectors.gesprek import teksten_van
from wijkwerk.mengpaneel.services import oefening as services
from wijkwerk.mengpaneel.views.ophalen import oefening_van

EXTRA_MINUTEN: Final = 5


@toegang("oefening.begeleiden")
@require_safe
def begeleiden(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """Who is ready, or what the screen shows and what to ask. Other phases have their own page."""
    oefening = oefening_van(request, kenmerk, "oefening.begeleiden")
    if oefening.fase == Fase.INVULLEN:
        inhoud = _invullen(oefening) | {"meedoen": meedoen_van(oefening)}
        return render(request, "mengpaneel/begeleiden.html", inhoud)
    if oefening.fase == Fase.GESPREK and oefening.spreiding is not None:
        return render(request, "mengpaneel/gesprek.html", _gesprek(oefening))
    return _verder(gemeente, kenmerk)


@toegang("oefening.begeleiden")
@require_safe
def begeleiden_deel(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """The part that changes while people fill in. Nothing new: 304 and no body."""
    oefening = oefening_van(request, kenmerk, "oefening.begeleiden")
    inhoud = _invullen(oefening)
    etag = stempel(oefening, inhoud["drukte"])
    antwoord = get_conditional_response(request, etag=etag)
    if antwoord is None:
        antwoord = render(request, "mengpaneel/deel/drukte.html", inhoud)
        antwoord["ETag"] = etag
    return antwoord


def _algemeen(oefening: Oefening) -> dict[str, Any]:
    return {
        "oefening": oefening,
        "bereik": weergave.waarover(oefening),
        "fasen": weergave.fasebalk(oefening.fase),
        "nu": klok.nu(),
    }


def _invullen(oefening: Oefening) -> dict[str, Any]:
    drukte = Drukte(aanwezig(oefening))
    return _algemeen(oefening) | {"drukte": drukte, "nog": nog(oefening)}


def _gesprek(oefening: Oefening) -> dict[str, Any]:
    spreiding, schuif = oefening.spreiding, oefening.gesprek_schuif
    inhoud = _algemeen(oefening) | {"spreiding": spreiding, "schuif": schuif}
    if spreiding["te_klein"]:
        return inhoud
    gezegd = teksten_van(oefening)
    welke = schuif or spreiding["meeste_verschil"] or SCHUIVEN[0]
    return inhoud | {
        "keuzes": _keuzes(spreiding, schuif),
        "tekening": paneel(
            beeld.spreidingskanalen(spreiding, nadruk=schuif),
            titel=_("Alle antwoorden"),
            maat=beeld.PAGINABREED,
        ),
        "sleutel": beeld.rolsleutel(spreiding),
        "vraag": vraag_bij(spreiding, schuif),
        "over": teksten.SCHUIF[welke],
        "over_aantallen": _aantallen(spreiding, welke),
        "cijfers": [(teksten.SCHUIF[code].naam, spreiding["schuiven"][code]) for code in SCHUIVEN],
        "gezegd": [(teksten.SCHUIF[code].naam, gezegd[code]) for code in SCHUIVEN if gezegd[code]],
    }


def _keuzes(spreiding: dict[str, Any], schuif: str) -> list[dict[str, Any]]:
    """What the big screen can show: all five, or one slider."""
    rijen = [{"code": "", "naam": _("Alle vijf de schuiven")}]
    rijen += [{"code": code, "naam": teksten.SCHUIF[code].naam} for code in SCHUIVEN]
    meeste = spreiding["meeste_verschil"]
    return [
        rij | {"nu": rij["code"] == schuif, "meeste": rij["code"] == meeste and bool(rij["code"])}
        for rij in rijen
    ]


def _aantallen(spreiding: dict[str, Any], schuif: str) -> dict[str, Any]:
    """How many people ticked what about a slider."""
    rij = spreiding["schuiven"][schuif]
    vinkjes = [*rij["kenmerken"], *[0] * len(teksten.SCHUIF[schuif].kenmerken)]
    return {
        "kenmerken": list(zip(teksten.SCHUIF[schuif].kenmerken, vinkjes, strict=False))
        if any(vinkjes)
        else [],
        "cultuur": [
            (teksten.CULTUUR[code], rij["cultuur"].get(code, 0)) for code in teksten.CULTUUR
        ]
        if rij["cultuur"]
        else [],
    }


# --- what the leader does ------------------------------------------------------------------------


@toegang("oefening.onthullen")
@require_http_methods(["GET", "HEAD", "POST"])
def oefening_onthullen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """Asks first: it can be done once."""
    oefening = oefening_van(request, kenmerk, "oefening.onthullen")
    if request.method == "POST":
        services.oefening_onthullen(oefening, actor=request.actor)
        messages.success(request, _("De antwoorden staan op het grote scherm. Kijk eerst samen."))
        return _verder(gemeente, kenmerk)
    if oefening.fase != Fase.INVULLEN:
        return _verder(gemeente, kenmerk)
    return render(request, "mengpaneel/oefening_onthullen.html", _invullen(oefening))


@toegang("oefening.verlengen")
@require_POST
def oefening_verlengen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    oefening = oefening_van(request, kenmerk, "oefening.verlengen")

    def doe() -> str:
        services.oefening_verlengen(oefening, actor=request.actor, minuten=EXTRA_MINUTEN)
        tekst = ngettext("Er is %(n)s minuut bij.", "Er zijn %(n)s minuten bij.", EXTRA_MINUTEN)
        messages.success(request, tekst % {"n": EXTRA_MINUTEN})
        return reverse("mengpaneel:oefening_detail", args=[gemeente, kenmerk])

    return redirect(eenmalig(request, gemeente.pk, "oefening.verlengen", doe))


@toegang("oefening.tonen")
@require_POST
def oefening_tonen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    oefening = oefening_van(request, kenmerk, "oefening.tonen")
    if "stap" not in request.POST:
        schuif = request.POST.get("schuif", "")
        services.oefening_tonen(oefening, actor=request.actor, schuif=schuif)
        return _verder(gemeente, kenmerk)
    if oefening.fase == Fase.GESPREK:  # the keys of the big screen; in other phases they do nothing
        schuif = _buur(oefening.gesprek_schuif, -1 if request.POST["stap"] == "terug" else 1)
        services.oefening_tonen(oefening, actor=request.actor, schuif=schuif)
    return redirect("mengpaneel:scherm", gemeente, kenmerk)


def _buur(schuif: str, stap: int) -> str:
    """What the screen shows next: all five, then one by one, and round again."""
    beelden = ("", *SCHUIVEN)
    return beelden[(beelden.index(schuif) + stap) % len(beelden)]


@toegang("oefening.naar_vaststellen")
@require_POST
def oefening_naar_vaststellen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    oefening = oefening_van(request, kenmerk, "oefening.naar_vaststellen")
    services.oefening_naar_vaststellen(oefening, actor=request.actor)
    messages.success(request, _("Stel nu samen elke schuif vast, met de reden."))
    return _verder(gemeente, kenmerk)


@toegang("oefening.naar_gesprek")
@require_POST
def oefening_naar_gesprek(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    oefening = oefening_van(request, kenmerk, "oefening.naar_gesprek")
    services.oefening_naar_gesprek(oefening, actor=request.actor)
    messages.success(request, _("U bent terug in het gesprek. Wat u al vaststelde, is bewaard."))
    return _verder(gemeente, kenmerk)


def _verder(gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    return redirect("mengpaneel:oefening_detail", gemeente, kenmerk)
