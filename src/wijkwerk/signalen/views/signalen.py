"""Pages of the workplace: the list of signalen, one signaal, entering one for somebody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkwerk.core import klok
from wijkwerk.core.eenmalig import eenmalig
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.kenmerk import toon
from wijkwerk.core.permissions import may
from wijkwerk.core.toegang import toegang
from wijkwerk.core.uitvoer import csv_antwoord
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente, Thema
from wijkwerk.gebieden.selectors import gebieden_op_werkniveau
from wijkwerk.signalen import kaarten, labels, lijst, selectors, services
from wijkwerk.signalen.brief import bericht
from wijkwerk.signalen.domain.status import SIGNAAL, Status
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

# --- the list ---------------------------------------------------------------------------------


@toegang("signaal.lijst")
@require_safe
def signaal_lijst(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    actor = request.actor
    vraag = lijst.Vraag.uit(request.GET)
    aantallen = lijst.tellingen(actor, vraag)
    bladen = lijst.bladen(lijst.gevonden(actor, vraag), aantallen["gevonden"])
    meervoud = gemeente.woord("meervoud")
    context = {
        "vraag": vraag,
        "pagina": bladen.get_page(request.GET.get("pagina")),
        "gevonden": aantallen["gevonden"],
        "weergaven": [
            (sleutel, str(naam) % {"meervoud": meervoud}, aantallen[sleutel])
            for sleutel, naam in lijst.WEERGAVEN.items()
        ],
        "gebieden": gebieden_op_werkniveau(gemeente),
        "themas": list(Thema.objects.order_by("naam")),
        "statussen": labels.STATUS,
    }
    return render(request, "signalen/signaal_lijst.html", context)


@toegang("signaal.exporteren")
@require_POST
def signaal_exporteren(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """The list as a file for a spreadsheet: no contact data, no formulas. Is logged."""
    actor = request.actor
    vraag = lijst.Vraag.uit(request.GET)
    rijen = services.signaal_exporteren(gemeente, actor=actor, rijen=lijst.gevonden(actor, vraag))
    return csv_antwoord(f"signalen-{klok.vandaag()}", _kop(), map(_cellen, rijen))


def _kop() -> list[str]:
    return [
        _("nummer"),
        _("ontvangen"),
        _("antwoord voor"),
        _("status"),
        _("gebied"),
        _("thema"),
        _("kanaal"),
        _("soort"),
        _("tekst"),
        _("plek"),
    ]


def _cellen(signaal: Signaal) -> list[object]:
    return [
        toon(signaal.kenmerk),
        signaal.ontvangen_op.astimezone(klok.AMSTERDAM).date(),
        signaal.antwoord_voor,
        labels.STATUS[signaal.status],
        signaal.gebied.naam,
        signaal.thema.naam if signaal.thema else "",
        labels.KANAAL[signaal.kanaal],
        labels.SOORT[signaal.soort],
        signaal.tekst,
        signaal.plek_tekst,
    ]


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
    return _detail(request, gemeente, _signaal(request, kenmerk))


def _signaal(request: Verzoek, kenmerk: str) -> Signaal:
    zichtbaar = selectors.signalen_zichtbaar(request.actor)
    rijen = zichtbaar.select_related("gebied", "thema", "behandelaar")
    return get_object_or_404(rijen, kenmerk=kenmerk)


def _detail(
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


def _doe(
    request: Verzoek, gemeente: Gemeente, signaal: Signaal, daad: Daad, gelukt: str, **form: Form
) -> HttpResponse:
    """Carry out an action and go back to the signaal; what was typed stays when it is refused."""
    naam, formulier = next(iter(form.items()), ("", None))
    if formulier is not None and not formulier.is_valid():
        return _detail(request, gemeente, signaal, status=422, fout_in=naam, **form)
    try:
        daad()
    except NotAllowed:
        raise
    except DomainError as fout:
        if formulier is None:
            raise
        formulier.add_error(None, fout.melding)
        vers = _signaal(request, signaal.kenmerk)
        return _detail(request, gemeente, vers, status=409, fout_in=naam, **form)
    messages.success(request, gelukt)
    return redirect("signalen:signaal_detail", gemeente, signaal.kenmerk)


@toegang("signaal.oppakken")
@require_POST
def signaal_oppakken(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal = _signaal(request, kenmerk)

    def daad() -> None:
        services.signaal_oppakken(signaal, actor=request.actor)

    return _doe(request, gemeente, signaal, daad, _("U bent nu de behandelaar."))


@toegang("signaal.vertalen")
@require_POST
def signaal_vertalen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal, form = _signaal(request, kenmerk), VertaalForm(request.POST)

    def daad() -> None:
        services.signaal_vertalen(signaal, actor=request.actor, **form.cleaned_data)

    return _doe(request, gemeente, signaal, daad, _("De vertaling is bewaard."), vertaal_form=form)


@toegang("signaal.doorgeven")
@require_POST
def signaal_doorgeven(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal, form = _signaal(request, kenmerk), DoorgevenForm(request.POST)

    def daad() -> None:
        services.signaal_doorgeven(signaal, actor=request.actor, **form.cleaned_data)

    return _doe(
        request, gemeente, signaal, daad, _("De vraag is doorgegeven."), doorgeven_form=form
    )


@toegang("signaal.terugnemen")
@require_POST
def signaal_terugnemen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal, form = _signaal(request, kenmerk), RedenForm(request.POST)

    def daad() -> None:
        reden = form.cleaned_data["reden"]
        services.signaal_terugnemen(signaal, actor=request.actor, reden=reden)

    return _doe(request, gemeente, signaal, daad, _("De vraag is teruggenomen."), reden_form=form)


@toegang("signaal.heropenen")
@require_POST
def signaal_heropenen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal, form = _signaal(request, kenmerk), RedenForm(request.POST)

    def daad() -> None:
        reden = form.cleaned_data["reden"]
        services.signaal_heropenen(signaal, actor=request.actor, reden=reden)

    return _doe(request, gemeente, signaal, daad, _("Het signaal is weer open."), reden_form=form)


@toegang("signaal.bundelen")
@require_POST
def signaal_bundelen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    actor, signaal = request.actor, _signaal(request, kenmerk)
    form = BundelForm(request.POST, opgaven=selectors.opgaven_om_te_bundelen(actor))

    def daad() -> None:
        services.signaal_bundelen(signaal, actor=actor, **form.cleaned_data)

    return _doe(
        request, gemeente, signaal, daad, _("Het signaal hoort nu bij de opgave."), bundel_form=form
    )


@toegang("signaal.losmaken")
@require_POST
def signaal_losmaken(
    request: Verzoek, gemeente: Gemeente, kenmerk: str, opgave: str
) -> HttpResponse:
    actor, signaal, form = request.actor, _signaal(request, kenmerk), RedenForm(request.POST)
    koppeling = get_object_or_404(signaal.koppelingen, opgave__kenmerk=opgave, losgemaakt_op=None)

    def daad() -> None:
        services.signaal_losmaken(koppeling, actor=actor, reden=form.cleaned_data["reden"])

    return _doe(request, gemeente, signaal, daad, _("Het signaal is losgemaakt."), reden_form=form)


@toegang("signaal.beantwoorden")
@require_POST
def signaal_beantwoorden(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """Answer, or first look at how it reads (the button `voorbeeld`)."""
    signaal = _signaal(request, kenmerk)
    form = AntwoordForm(request.POST, signaal=signaal)
    if "voorbeeld" in request.POST and form.is_valid():
        return _voorbeeld(request, gemeente, signaal, form)

    def daad() -> None:
        services.signaal_beantwoorden(signaal, actor=request.actor, **form.cleaned_data)

    return _doe(
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
    return _detail(
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
    signaal, form = _signaal(request, kenmerk), OpenbaarForm(request.POST)

    def daad() -> None:
        services.signaal_openbaar_maken(signaal, actor=request.actor, **form.cleaned_data)

    return _doe(
        request, gemeente, signaal, daad, _("Iedereen kan deze tekst nu lezen."), openbaar_form=form
    )


@toegang("signaal.openbaar_intrekken")
@require_POST
def signaal_openbaar_intrekken(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal = _signaal(request, kenmerk)

    def daad() -> None:
        services.signaal_openbaar_intrekken(signaal, actor=request.actor)

    return _doe(request, gemeente, signaal, daad, _("De tekst staat niet meer op de site."))


@toegang("doorgeleiding.beantwoorden")
@require_POST
def doorgeleiding_beantwoorden(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal, form = _signaal(request, kenmerk), VraagAntwoordForm(request.POST)
    vraag = signaal.doorgeleidingen.order_by("-pk").first()
    if vraag is None:
        raise Http404

    def daad() -> None:
        antwoord = form.cleaned_data["antwoord"]
        services.doorgeleiding_beantwoorden(vraag, actor=request.actor, antwoord=antwoord)

    return _doe(request, gemeente, signaal, daad, _("Uw antwoord is doorgegeven."), vraag_form=form)


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
    signaal, form = _signaal(request, kenmerk), ToonForm(request.POST)
    if not form.is_valid():
        return _detail(request, gemeente, signaal, status=422, toon_form=form)
    reden = form.cleaned_data["reden"]
    melder = services.melder_tonen(_melder(signaal, nummer), actor=request.actor, reden=reden)
    return _detail(request, gemeente, signaal, getoond=melder)


@toegang("melder.wissen")
@require_POST
def melder_wissen(request: Verzoek, gemeente: Gemeente, kenmerk: str, nummer: int) -> HttpResponse:
    signaal = _signaal(request, kenmerk)

    def daad() -> None:
        services.melder_wissen(_melder(signaal, nummer), actor=request.actor)

    return _doe(request, gemeente, signaal, daad, _("De contactgegevens zijn gewist."))


@toegang("volglink.vernieuwen")
@require_POST
def volglink_vernieuwen(
    request: Verzoek, gemeente: Gemeente, kenmerk: str, nummer: int
) -> HttpResponse:
    signaal = _signaal(request, kenmerk)

    def daad() -> None:
        services.volglink_vernieuwen(_melder(signaal, nummer), actor=request.actor)

    return _doe(request, gemeente, signaal, daad, _("De oude link werkt niet meer."))
