"""The page of one signaal, and how every action on it goes back to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.permissions import may
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import kaarten, selectors
from wijkwerk.signalen.domain.status import SIGNAAL, Status
from wijkwerk.signalen.forms import (
    AntwoordForm,
    BundelForm,
    DoorgevenForm,
    OpenbaarForm,
    RedenForm,
    ToonForm,
    VertaalForm,
    VraagAntwoordForm,
)
from wijkwerk.signalen.models import Signaal


def zoek_signaal(request: Verzoek, kenmerk: str) -> Signaal:
    zichtbaar = selectors.signalen_zichtbaar(request.actor)
    rijen = zichtbaar.select_related("gebied", "thema", "behandelaar")
    return get_object_or_404(rijen, kenmerk=kenmerk)


def detail_pagina(
    request: Verzoek, gemeente: Gemeente, signaal: Signaal, status: int = 200, **extra: Any
) -> HttpResponse:
    """The page of a signaal; `extra` brings back a form that was not accepted."""
    actor = request.actor
    signaal.gemeente = gemeente
    stappen = selectors.stappen_van(signaal)
    mag = {
        naam: may(actor, f"signaal.{naam}", signaal) for naam in ("beantwoorden", "vertaling_lezen")
    }
    gebundeld = any(stap.handeling == "signaal.bundelen" for stap in stappen)
    koppelingen = selectors.koppelingen_van(actor, signaal) if gebundeld else []
    zoekt_een_route = not koppelingen and signaal.status != Status.BEANTWOORD
    context: dict[str, Any] = {
        "signaal": signaal,
        "stappen": stappen,
        "melders": list(signaal.melders.order_by("pk")) if mag["beantwoorden"] else [],
        "koppelingen": koppelingen,
        "lijkt_op": selectors.lijkt_op(actor, signaal) if zoekt_een_route else [],
        "kaart": kaarten.plekkaart(signaal),
        "mag": mag,
        "kan": set(SIGNAAL.mogelijk(signaal.status)),
        "toon_form": ToonForm(),
        **_vraag_of_antwoord(actor, signaal),
    }
    if mag["beantwoorden"]:
        context |= _werkformulieren(actor, signaal, len(stappen))
    return render(request, "signalen/signaal_detail.html", context | extra, status=status)


def _vraag_of_antwoord(actor: Any, signaal: Signaal) -> dict[str, Any]:
    """What only one status needs: the question that is out, or what was answered."""
    if signaal.status == Status.BIJ_SECTOR:
        vraag = signaal.doorgeleidingen.filter(status="open").select_related("naar", "door").first()
        if vraag is None:
            return {}
        vraag.signaal = signaal
        return {
            "vraag": vraag,
            "mag_vraag": may(actor, "doorgeleiding.beantwoorden", vraag),
            "vraag_form": VraagAntwoordForm(),
        }
    if signaal.status == Status.BEANTWOORD:
        return {"antwoord": selectors.laatste_antwoord(signaal)}
    return {}


def _werkformulieren(actor: Any, signaal: Signaal, versie: int) -> dict[str, Any]:
    begin = {"versie": versie}
    vertaling = {"vertaling": signaal.vertaling, "thema": signaal.thema and signaal.thema.slug}
    formulieren: dict[str, Any] = {
        "vertaal_form": VertaalForm(initial=begin | vertaling),
        "openbaar_form": OpenbaarForm(initial={"publieke_tekst": signaal.publieke_tekst}),
        "reden_form": RedenForm(initial=begin),
    }
    if signaal.status != Status.BEANTWOORD:
        formulieren["antwoord_form"] = AntwoordForm(signaal=signaal, initial=begin)
    if signaal.status in {Status.NIEUW, Status.IN_BEHANDELING}:
        formulieren["doorgeven_form"] = DoorgevenForm(initial=begin)
        opgaven = selectors.opgaven_om_te_bundelen(actor)
        formulieren["bundel_form"] = BundelForm(opgaven=opgaven, initial=begin)
    return formulieren


Daad = Callable[[], object]


def doe(
    request: Verzoek, gemeente: Gemeente, signaal: Signaal, daad: Daad, gelukt: str, **form: Form
) -> HttpResponse:
    """Carry out an action and go back to the signaal; what was typed stays when it is refused."""
    naam, formulier = next(iter(form.items()), ("", None))
    if formulier is not None and not formulier.is_valid():
        return detail_pagina(request, gemeente, signaal, status=422, fout_in=naam, **form)
    try:
        daad()
    except NotAllowed:
        raise
    except DomainError as fout:
        if formulier is None:
            raise
        formulier.add_error(None, fout.melding)
        vers = zoek_signaal(request, signaal.kenmerk)
        return detail_pagina(request, gemeente, vers, status=409, fout_in=naam, **form)
    messages.success(request, gelukt)
    return redirect("signalen:signaal_detail", gemeente, signaal.kenmerk)
