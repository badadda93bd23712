"""Pages of the workplace: one signaal, and entering one for somebody."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkwerk.core.eenmalig import eenmalig
from wijkwerk.core.errors import DomainError
from wijkwerk.core.kenmerk import toon
from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import kaarten, selectors, services
from wijkwerk.signalen.brief import bericht
from wijkwerk.signalen.domain.tekst import langste_zin
from wijkwerk.signalen.forms import (
    AntwoordForm,
    BundelForm,
    DoorgevenForm,
    InvoerenForm,
    OpenbaarForm,
    RedenForm,
    ToonForm,
    VertaalForm,
    VraagAntwoordForm,
)
from wijkwerk.signalen.models import Melder, Signaal, Terugkoppeling
from wijkwerk.signalen.views.signaal_detail import detail_pagina, doe, zoek_signaal


@toegang("signaal.invoeren")
@require_http_methods(["GET", "HEAD", "POST"])
def signaal_invoeren(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """Write down what somebody told us."""
    form = InvoerenForm(request.POST if request.method == "POST" else None, gemeente=gemeente)
    if form.is_valid():
        try:
            return redirect(_invoeren(request, gemeente, form))
        except DomainError as fout:
            form.add_error(None, fout.melding)
    context = {"form": form, "kaart": kaarten.prikkaart(gemeente, None)}
    return render(
        request, "signalen/signaal_invoeren.html", context, status=422 if form.errors else 200
    )


def _invoeren(request: Verzoek, gemeente: Gemeente, form: InvoerenForm) -> str:
    actor = request.actor

    def doe() -> str:
        signaal = services.signaal_indienen(actor=actor, gemeente=gemeente, **form.gegevens())
        messages.success(
            request, _("Bewaard onder nummer %(nummer)s.") % {"nummer": toon(signaal.kenmerk)}
        )
        zichtbaar = selectors.signalen_zichtbaar(actor).filter(pk=signaal.pk).exists()
        if zichtbaar:
            return reverse("signalen:signaal_detail", args=[gemeente, signaal.kenmerk])
        return reverse("signalen:signaal_lijst", args=[gemeente])

    return eenmalig(request, gemeente.pk, "signaal.invoeren", doe)


# --- one signaal ------------------------------------------------------------------------------


@toegang("signaal.lijst")
@require_safe
def signaal_detail(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    return detail_pagina(request, gemeente, zoek_signaal(request, kenmerk))


@toegang("signaal.oppakken")
@require_POST
def signaal_oppakken(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal = zoek_signaal(request, kenmerk)

    def daad() -> None:
        services.signaal_oppakken(signaal, actor=request.actor)

    return doe(request, gemeente, signaal, daad, _("U bent nu de behandelaar."))


@toegang("signaal.vertalen")
@require_POST
def signaal_vertalen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal, form = zoek_signaal(request, kenmerk), VertaalForm(request.POST)

    def daad() -> None:
        services.signaal_vertalen(signaal, actor=request.actor, **form.cleaned_data)

    return doe(request, gemeente, signaal, daad, _("De vertaling is bewaard."), vertaal_form=form)


@toegang("signaal.doorgeven")
@require_POST
def signaal_doorgeven(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal, form = zoek_signaal(request, kenmerk), DoorgevenForm(request.POST)

    def daad() -> None:
        services.signaal_doorgeven(signaal, actor=request.actor, **form.cleaned_data)

    return doe(request, gemeente, signaal, daad, _("De vraag is doorgegeven."), doorgeven_form=form)


@toegang("signaal.terugnemen")
@require_POST
def signaal_terugnemen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal, form = zoek_signaal(request, kenmerk), RedenForm(request.POST)

    def daad() -> None:
        reden = form.cleaned_data["reden"]
        vraag = get_object_or_404(signaal.doorgeleidingen, status__in=("open", "aanvaard"))
        services.signaal_terugnemen(vraag, actor=request.actor, reden=reden)

    return doe(request, gemeente, signaal, daad, _("De vraag is teruggenomen."), reden_form=form)


@toegang("signaal.heropenen")
@require_POST
def signaal_heropenen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal, form = zoek_signaal(request, kenmerk), RedenForm(request.POST)

    def daad() -> None:
        reden = form.cleaned_data["reden"]
        services.signaal_heropenen(signaal, actor=request.actor, reden=reden)

    return doe(request, gemeente, signaal, daad, _("Het signaal is weer open."), reden_form=form)


@toegang("signaal.bundelen")
@require_POST
def signaal_bundelen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    actor, signaal = request.actor, zoek_signaal(request, kenmerk)
    form = BundelForm(request.POST, opgaven=selectors.opgaven_om_te_bundelen(actor))

    def daad() -> None:
        services.signaal_bundelen(signaal, actor=actor, **form.cleaned_data)

    return doe(
        request, gemeente, signaal, daad, _("Het signaal hoort nu bij de opgave."), bundel_form=form
    )


@toegang("signaal.losmaken")
@require_POST
def signaal_losmaken(
    request: Verzoek, gemeente: Gemeente, kenmerk: str, opgave: str
) -> HttpResponse:
    actor, signaal, form = request.actor, zoek_signaal(request, kenmerk), RedenForm(request.POST)
    koppeling = get_object_or_404(signaal.koppelingen, opgave__kenmerk=opgave, losgemaakt_op=None)

    def daad() -> None:
        services.signaal_losmaken(koppeling, actor=actor, reden=form.cleaned_data["reden"])

    return doe(request, gemeente, signaal, daad, _("Het signaal is losgemaakt."), reden_form=form)


@toegang("signaal.beantwoorden")
@require_POST
def signaal_beantwoorden(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """Answer, or first look at how it reads (the button `voorbeeld`)."""
    signaal = zoek_signaal(request, kenmerk)
    form = AntwoordForm(request.POST, signaal=signaal)
    if "voorbeeld" in request.POST and form.is_valid():
        return _voorbeeld(request, gemeente, signaal, form)

    def daad() -> None:
        services.signaal_beantwoorden(signaal, actor=request.actor, **form.cleaned_data)

    return doe(
        request, gemeente, signaal, daad, _("Het antwoord is verstuurd."), antwoord_form=form
    )


def _voorbeeld(
    request: Verzoek, gemeente: Gemeente, signaal: Signaal, form: AntwoordForm
) -> HttpResponse:
    """The message as the resident would read it; nothing is stored."""
    velden = {naam: form.cleaned_data[naam] for naam in ("uitkomst", "tekst", "reden")}
    signaal.gemeente = gemeente
    melder = signaal.melders.first() or Melder(signaal=signaal)
    melder.signaal = signaal
    soort = Terugkoppeling.Soort.ANTWOORD
    terugkoppeling = Terugkoppeling(soort=soort, door=request.actor.persoon, **velden)
    return detail_pagina(
        request,
        gemeente,
        signaal,
        antwoord_form=form,
        voorbeeld=bericht(terugkoppeling, melder),
        langste_zin=langste_zin(velden["tekst"], velden["reden"]),
    )


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


@toegang("doorgeleiding.beantwoorden")
@require_POST
def doorgeleiding_beantwoorden(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal, form = zoek_signaal(request, kenmerk), VraagAntwoordForm(request.POST)
    vraag = signaal.doorgeleidingen.order_by("-pk").first()
    if vraag is None:
        raise Http404

    def daad() -> None:
        antwoord = form.cleaned_data["antwoord"]
        services.doorgeleiding_beantwoorden(vraag, actor=request.actor, antwoord=antwoord)

    return doe(request, gemeente, signaal, daad, _("Uw antwoord is doorgegeven."), vraag_form=form)


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
