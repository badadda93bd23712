"""Pages of the workplace: one signaal, and what one does with it."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import lijst, selectors, services
from wijkwerk.signalen.domain.status import Route
from wijkwerk.signalen.forms import (
    BundelForm,
    OpenbaarForm,
    RedenForm,
    ToonForm,
    VertaalForm,
)
from wijkwerk.signalen.forms.kantoor import BewonersForm, NotitieForm, RouteForm, ToewijzenForm
from wijkwerk.signalen.models import Melder, Signaal
from wijkwerk.signalen.views.signaal_detail import (
    LANGSTE_IN,
    detail_pagina,
    doe,
    doe_in_paneel,
    naar_detail,
    zoek_signaal,
)

MEESTE_BUREN: Final = 5_000


# --- one signaal ------------------------------------------------------------------------------


@toegang("signaal.lijst")
@require_safe
def signaal_detail(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    return detail_pagina(request, gemeente, zoek_signaal(request, kenmerk))


@toegang("signaal.lijst")
@require_safe
def signaal_vorige(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    return _buur(request, gemeente, kenmerk, -1)


@toegang("signaal.lijst")
@require_safe
def signaal_volgende(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    return _buur(request, gemeente, kenmerk, 1)


def _buur(request: Verzoek, gemeente: Gemeente, kenmerk: str, stap: int) -> HttpResponse:
    """The one before or after it in the list the reader came from; at an end: that list.

    What is no longer in that list (just answered, say) leads to the first of it.
    """
    vraag = request.GET.get("in", "")[:LANGSTE_IN]
    rijen = lijst.gevonden(request.actor, lijst.Vraag.uit(QueryDict(vraag)))
    nummers = list(rijen.values_list("kenmerk", flat=True)[:MEESTE_BUREN])
    plek = nummers.index(kenmerk) + stap if kenmerk in nummers else 0
    if 0 <= plek < len(nummers):
        return naar_detail(request, gemeente, nummers[plek])
    messages.info(request, _("Dit is het einde van uw lijst."))
    return redirect(reverse("signalen:signaal_lijst", args=[gemeente]) + f"?{vraag}")


def versie(request: Verzoek) -> int | None:
    """How far the history was when the page with this button was made."""
    waarde = request.POST.get("versie", "")
    return int(waarde) if waarde.isascii() and waarde.isdigit() else None


# --- whose it is -----------------------------------------------------------------------------


@toegang("signaal.oppakken")
@require_POST
def signaal_oppakken(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal = zoek_signaal(request, kenmerk)

    def daad() -> None:
        services.signaal_oppakken(signaal, actor=request.actor, versie=versie(request))

    return doe(request, gemeente, signaal, daad, _("U bent nu de behandelaar."))


@toegang("signaal.toewijzen")
@require_POST
def signaal_toewijzen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """To a colleague; `mij` needs no choice: it is a button and a key."""
    actor, signaal = request.actor, zoek_signaal(request, kenmerk)
    data = request.POST.copy()
    if "mij" in data:
        data["behandelaar"] = actor.persoon.schuilnaam
    form = ToewijzenForm(data, signaal=signaal)

    def daad() -> None:
        services.signaal_toewijzen(signaal, actor=actor, **form.cleaned_data)

    return doe_in_paneel(
        request,
        gemeente,
        signaal,
        daad,
        _("Toegewezen. Het staat nu op naam van deze collega."),
        paneel="toewijzen",
        form=form,
    )


@toegang("signaal.noteren")
@require_POST
def signaal_noteren(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal, form = zoek_signaal(request, kenmerk), NotitieForm(request.POST)

    def daad() -> None:
        services.signaal_noteren(signaal, actor=request.actor, **form.cleaned_data)

    return doe_in_paneel(
        request, gemeente, signaal, daad, _("De notitie is bewaard."), paneel="notitie", form=form
    )


# --- what we make of it ----------------------------------------------------------------------


@toegang("signaal.vertalen")
@require_POST
def signaal_vertalen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal, form = zoek_signaal(request, kenmerk), VertaalForm(request.POST)

    def daad() -> None:
        services.signaal_vertalen(signaal, actor=request.actor, **form.cleaned_data)

    return doe(request, gemeente, signaal, daad, _("De vertaling is bewaard."), vertaal_form=form)


@toegang("signaal.klein_grut")
@require_POST
def signaal_klein_grut(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal, aan = zoek_signaal(request, kenmerk), request.POST.get("aan") == "1"

    def daad() -> None:
        services.signaal_klein_grut(signaal, actor=request.actor, aan=aan, versie=versie(request))

    gelukt = _("Dit is nu klein grut, met de korte klok.") if aan else _("Geen klein grut meer.")
    return doe(request, gemeente, signaal, daad, gelukt)


@toegang("signaal.route_kiezen")
@require_POST
def signaal_route_kiezen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """We do it (then the answer is next), or residents do."""
    signaal = zoek_signaal(request, kenmerk)
    bewoners = request.POST.get("route") == Route.BEWONERS
    form = BewonersForm(request.POST) if bewoners else RouteForm(request.POST)

    def daad() -> None:
        services.signaal_route_kiezen(signaal, actor=request.actor, **form.cleaned_data)

    if bewoners:
        gelukt = _("De bewoner leest nu wat hij zelf kan doen.")
        return doe_in_paneel(request, gemeente, signaal, daad, gelukt, paneel="bewoners", form=form)
    if form.is_valid():
        daad()
        return naar_detail(request, gemeente, kenmerk, doe="antwoord")
    return detail_pagina(request, gemeente, signaal, status=422)


@toegang("signaal.bundelen")
@require_POST
def signaal_bundelen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    actor, signaal = request.actor, zoek_signaal(request, kenmerk)
    form = BundelForm(request.POST, opgaven=selectors.opgaven_om_te_bundelen(actor))

    def daad() -> None:
        services.signaal_bundelen(signaal, actor=actor, **form.cleaned_data)

    gelukt = _("Het signaal hoort nu bij de opgave.")
    return doe_in_paneel(request, gemeente, signaal, daad, gelukt, paneel="opgave", form=form)


@toegang("signaal.losmaken")
@require_POST
def signaal_losmaken(
    request: Verzoek, gemeente: Gemeente, kenmerk: str, opgave: str
) -> HttpResponse:
    actor, signaal, form = request.actor, zoek_signaal(request, kenmerk), RedenForm(request.POST)
    koppeling = get_object_or_404(signaal.koppelingen, opgave__kenmerk=opgave, losgemaakt_op=None)

    def daad() -> None:
        services.signaal_losmaken(koppeling, actor=actor, reden=form.cleaned_data["reden"])

    return doe(request, gemeente, signaal, daad, _("Het signaal is losgemaakt."), los_form=form)


@toegang("signaal.heropenen")
@require_POST
def signaal_heropenen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal, form = zoek_signaal(request, kenmerk), RedenForm(request.POST)

    def daad() -> None:
        services.signaal_heropenen(signaal, actor=request.actor, **form.cleaned_data)

    return doe(request, gemeente, signaal, daad, _("Het signaal is weer open."), reden_form=form)


@toegang("signaal.openbaar_maken")
@require_POST
def signaal_openbaar_maken(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal, form = zoek_signaal(request, kenmerk), OpenbaarForm(request.POST)

    def daad() -> None:
        services.signaal_openbaar_maken(signaal, actor=request.actor, **form.cleaned_data)

    return doe(
        request, gemeente, signaal, daad, _("Iedereen kan deze tekst nu lezen."), openbaar_form=form
    )


@toegang("signaal.openbaar_intrekken")
@require_POST
def signaal_openbaar_intrekken(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal = zoek_signaal(request, kenmerk)

    def daad() -> None:
        services.signaal_openbaar_intrekken(signaal, actor=request.actor)

    return doe(request, gemeente, signaal, daad, _("De tekst staat niet meer op de site."))


# --- who spoke --------------------------------------------------------------------------------


def _melder(signaal: Signaal, nummer: int) -> Melder:
    """The first, second, ... person of a signaal: no keys of the database in an address."""
    melders = list(signaal.melders.order_by("pk")[:nummer])
    if len(melders) < nummer or nummer < 1:
        raise Http404
    return melders[-1]


@toegang("melder.tonen")
@require_POST
def melder_tonen(request: Verzoek, gemeente: Gemeente, kenmerk: str, nummer: int) -> HttpResponse:
    """Contact data in full, on this page only; reading it is logged with the reason."""
    signaal, form = zoek_signaal(request, kenmerk), ToonForm(request.POST)
    if not form.is_valid():
        return detail_pagina(request, gemeente, signaal, status=422, toon_form=form)
    reden = form.cleaned_data["reden"]
    melder = services.melder_tonen(_melder(signaal, nummer), actor=request.actor, reden=reden)
    return detail_pagina(request, gemeente, signaal, getoond=melder)


@toegang("melder.wissen")
@require_POST
def melder_wissen(request: Verzoek, gemeente: Gemeente, kenmerk: str, nummer: int) -> HttpResponse:
    signaal = zoek_signaal(request, kenmerk)

    def daad() -> None:
        services.melder_wissen(_melder(signaal, nummer), actor=request.actor)

    return doe(request, gemeente, signaal, daad, _("De contactgegevens zijn gewist."))


@toegang("volglink.vernieuwen")
@require_POST
def volglink_vernieuwen(
    request: Verzoek, gemeente: Gemeente, kenmerk: str, nummer: int
) -> HttpResponse:
    signaal = zoek_signaal(request, kenmerk)

    def daad() -> None:
        services.volglink_vernieuwen(_melder(signaal, nummer), actor=request.actor)

    return doe(request, gemeente, signaal, daad, _("De oude link werkt niet meer."))
