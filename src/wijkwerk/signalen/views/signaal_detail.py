"""The page of one signaal, and how every action on it goes back to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from wijkwerk.accounts.selectors import vervanger_van
from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.permissions import may
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.gebieden.selectors import themas_van
from wijkwerk.signalen import plekbeeld, selectors
from wijkwerk.signalen.domain.status import OPEN, Status
from wijkwerk.signalen.forms import AntwoordForm
from wijkwerk.signalen.forms.kantoor import toon_redenen
from wijkwerk.signalen.models import Doorgeleiding, Escalatie, Signaal, SignaalStap
from wijkwerk.signalen.permissions import OVERZICHT
from wijkwerk.signalen.selectors import dossier
from wijkwerk.signalen.selectors.draad import oordelen_van
from wijkwerk.signalen.selectors.fotos import fotos_van
from wijkwerk.signalen.selectors.regels import thema_voorstel
from wijkwerk.signalen.selectors.toezeggingen import toezeggingen_van
from wijkwerk.signalen.views import panelen

RECHTEN = ("beantwoorden", "noteren", "vertaling_lezen")
LANGSTE_IN = 1_000
ANTWOORD = "antwoord"


def zoek_signaal(request: Verzoek, kenmerk: str) -> Signaal:
    """The signaal as this actor may see it, with what the page needs to know; else 404."""
    signaal = dossier.signaal_met_vlaggen(request.actor, kenmerk)
    if signaal is None:
        raise Http404
    signaal.gemeente = request.gemeente  # type: ignore[attr-defined]
    return signaal


def detail_pagina(
    request: Verzoek, gemeente: Gemeente, signaal: Signaal, status: int = 200, **extra: Any
) -> HttpResponse:
    """The page of a signaal; `extra` brings back a form that was not accepted."""
    actor = request.actor
    signaal.gemeente = gemeente
    mag = {naam: may(actor, f"signaal.{naam}", signaal) for naam in RECHTEN}
    stappen = dossier.stappen_van(signaal)
    context: dict[str, Any] = {
        "signaal": signaal,
        "versie": len(stappen),
        "mag": mag,
        "open": signaal.status in OPEN,
        "stappen": _te_lezen(stappen, actor, signaal),
        "aanvullingen": [s for s in stappen if s.handeling == "signaal.aanvullen"],
        "gerouteerd": next((s for s in stappen if s.handeling == "signaal.routeren"), None),
        "te_laat": signaal.antwoord_voor < klok.vandaag(),
        "plek": plekbeeld.plek(signaal),
        "wegen": panelen.ROUTES,
        **_wat_er_is(actor, signaal, mag),
        **terug(request),
    }
    if mag["beantwoorden"]:
        context |= _voor_de_behandelaar(actor, signaal)
    if mag["noteren"]:
        context |= _wat_open_staat(request, signaal, context, extra)
    return render(request, "signalen/signaal_detail.html", context | extra, status=status)


ALLEEN_COLLEGAS = frozenset({"signaal.noteren", "signaal.vertalen"})


def _te_lezen(stappen: list[SignaalStap], actor: Actor, signaal: Signaal) -> list[SignaalStap]:
    """The history: all of it for colleagues; a partner sees the question to them, not this."""
    if may(actor, "signaal.noteren", signaal):
        return stappen
    if not actor.heeft_rol(OVERZICHT, signaal.gebied_id):
        return []
    besluiten = may(actor, "escalatie.lijst", signaal)
    return [
        stap
        for stap in stappen
        if stap.handeling not in ALLEEN_COLLEGAS
        and (besluiten or not stap.handeling.startswith("escalatie."))
    ]


def _wat_er_is(actor: Actor, signaal: Any, mag: dict[str, bool]) -> dict[str, Any]:
    """Only what the row says there is, so that an ordinary signaal asks few questions."""
    vragen = dossier.vragen_van(actor, signaal) if signaal.heeft_vragen else []
    for vraag in vragen:
        vraag.van_mij = may(actor, "doorgeleiding.beantwoorden", vraag)  # type: ignore[attr-defined]
    escalaties: list[Escalatie] = []
    if signaal.heeft_escalatie and may(actor, "escalatie.lijst", signaal):
        escalaties = dossier.escalaties_van(signaal)
    leest_mee = mag["noteren"] or actor.heeft_rol(OVERZICHT, signaal.gebied_id)
    besluit = next((e for e in escalaties if e.status == Escalatie.Status.OPEN), None)
    return {
        "vragen": vragen,
        "lopend": [v for v in vragen if v.status in Doorgeleiding.LOPEND],
        "escalaties": escalaties,
        "besluit": besluit,
        "mag_besluiten": besluit is not None and may(actor, "escalatie.besluiten", besluit),
        "fotos": fotos_van(signaal) if signaal.heeft_fotos else [],
        "koppelingen": selectors.koppelingen_van(actor, signaal) if signaal.heeft_opgaven else [],
        "toezeggingen": toezeggingen_van(signaal) if signaal.heeft_belofte and leest_mee else [],
        "familie": _familie(actor, signaal),
        "oordelen": (
            oordelen_van(signaal) if signaal.heeft_oordeel and mag["vertaling_lezen"] else []
        ),
        "antwoord": (
            selectors.laatste_antwoord(signaal) if signaal.status == Status.BEANTWOORD else None
        ),
    }


def _familie(actor: Actor, signaal: Any) -> dict[str, list[Signaal]]:
    if not (signaal.heeft_verband or signaal.heeft_delen):
        return {}
    return dossier.familie_van(actor, signaal)


def _voor_de_behandelaar(actor: Actor, signaal: Any) -> dict[str, Any]:
    behandelaar = signaal.behandelaar
    weg = behandelaar is not None and signaal.behandelaar_weg
    zoekt_een_route = signaal.status in panelen.WERK and not (
        signaal.route or signaal.heeft_opgaven
    )
    voorstellen = thema_voorstel(signaal, signaal.gemeente) if signaal.thema_id is None else []
    return {
        "voorstel": next(iter(voorstellen), None),
        "melders": list(signaal.melders.order_by("pk")),
        "vervanger": vervanger_van(behandelaar, klok.vandaag()) if weg else None,
        "lijkt_op": selectors.lijkt_op(actor, signaal) if zoekt_een_route else [],
        "themas": [t for t in themas_van(signaal.gemeente) if t.actief or t == signaal.thema],
        "toon_redenen": toon_redenen(),
        "is_van_mij": behandelaar == actor.persoon,
        "beloof_pad": _beloof_pad(actor, signaal),
        "heropenbaar": signaal.status in {Status.BEANTWOORD, Status.INGETROKKEN},
    }


def _beloof_pad(actor: Actor, signaal: Signaal) -> str:
    """Where one promises something about it; nothing for who may not."""
    if signaal.status not in OPEN or not may(actor, "toezegging.maken", signaal):
        return ""
    nieuw = reverse("signalen:toezegging_maken", args=[signaal.gemeente])
    return f"{nieuw}?signaal={signaal.kenmerk}"


def _wat_open_staat(
    request: Verzoek, signaal: Signaal, context: dict[str, Any], extra: dict[str, Any]
) -> dict[str, Any]:
    """The links to what one can do, and the one form that is open."""

    def mag(handeling: str) -> bool:
        return may(request.actor, handeling, signaal)

    rij = {
        "routes": panelen.mogelijk(panelen.ROUTES, signaal.status, mag),
        "andere": panelen.mogelijk(panelen.ANDERE, signaal.status, mag),
    }
    gevraagd = "" if "fout_in" in extra else request.GET.get("doe", "")
    if gevraagd in {paneel.naam for paneel in (*rij["routes"], *rij["andere"])}:
        return rij | panelen.open_paneel(gevraagd, request.actor, signaal)
    if gevraagd == ANTWOORD and context["open"] and context["mag"]["beantwoorden"]:
        begin = {"versie": context["versie"]}
        return rij | {"antwoord_form": AntwoordForm(signaal=signaal, initial=begin)}
    return rij


# --- the list the reader came from -----------------------------------------------------------


def terug(request: Verzoek) -> dict[str, str]:
    """`in` is the question to the list; it goes along with every link and form of the page."""
    lijst = request.GET.get("in", "")[:LANGSTE_IN]
    achter = urlencode({"in": lijst}) if "in" in request.GET else ""
    return {
        "lijst_vraag": lijst,
        "in_lijst": f"?{achter}" if achter else "",
        "en_in": f"{achter}&" if achter else "",
    }


def naar_detail(request: Verzoek, gemeente: Gemeente, kenmerk: str, doe: str = "") -> HttpResponse:
    """Back to the page, still in the list one came from; with `doe` the next form is open."""
    pad = reverse("signalen:signaal_detail", args=[gemeente, kenmerk])
    vraag = {"in": request.GET["in"][:LANGSTE_IN]} if "in" in request.GET else {}
    if doe:
        vraag["doe"] = doe
    return redirect(f"{pad}?{urlencode(vraag)}" if vraag else pad)


# --- actions ---------------------------------------------------------------------------------

Daad = Callable[[], object]


def doe(
    request: Verzoek,
    gemeente: Gemeente,
    signaal: Signaal,
    daad: Daad,
    gelukt: str,
    *,
    bij: int = 0,
    **form: Form,
) -> HttpResponse:
    """Carry out an action and go back to the signaal; what was typed stays when it is refused.

    `bij` is which of several forms of one kind it was.
    """
    naam, formulier = next(iter(form.items()), ("", None))
    fout_in: dict[str, Any] = {"fout_in": naam, "fout_bij": bij, **form}
    if formulier is not None and not formulier.is_valid():
        return detail_pagina(request, gemeente, signaal, status=422, **fout_in)
    try:
        daad()
    except NotAllowed:
        raise
    except DomainError as fout:
        if formulier is None:
            raise
        formulier.add_error(None, fout.melding)
        vers = zoek_signaal(request, signaal.kenmerk)
        return detail_pagina(request, gemeente, vers, status=409, **fout_in)
    messages.success(request, gelukt)
    return naar_detail(request, gemeente, signaal.kenmerk)


def doe_in_paneel(  # noqa: PLR0913 -- as `doe`, with where its form stands
    request: Verzoek,
    gemeente: Gemeente,
    signaal: Signaal,
    daad: Daad,
    gelukt: str,
    *,
    paneel: str,
    form: Form,
) -> HttpResponse:
    """As `doe`, for a form that stands in a panel: refused, that panel is open again."""
    if not form.is_valid():
        return _paneel_open(request, gemeente, signaal, paneel, form, 422)
    try:
        daad()
    except NotAllowed:
        raise
    except DomainError as fout:
        form.add_error(None, fout.melding)
        vers = zoek_signaal(request, signaal.kenmerk)
        return _paneel_open(request, gemeente, vers, paneel, form, 409)
    messages.success(request, gelukt)
    return naar_detail(request, gemeente, signaal.kenmerk)


def _paneel_open(
    request: Verzoek, gemeente: Gemeente, signaal: Signaal, paneel: str, form: Form, status: int
) -> HttpResponse:
    extra = {"paneel": panelen.PANELEN[paneel], "paneel_form": form, "fout_in": "paneel_form"}
    return detail_pagina(request, gemeente, signaal, status=status, **extra)
