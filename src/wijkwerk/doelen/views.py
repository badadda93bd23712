"""Pages of goals and efforts for the workplace."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkwerk.bestanden.models import Bestand
from wijkwerk.bestanden.services import bestand_bewaren
from wijkwerk.core import klok
from wijkwerk.core.eenmalig import eenmalig
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.permissions import require
from wijkwerk.core.toegang import toegang
from wijkwerk.doelen import forms, selectors, services
from wijkwerk.doelen.models import Doel, Inspanning
from wijkwerk.gebieden.models import Gemeente

formulier = require_http_methods(["GET", "HEAD", "POST"])
PER_BLAD = 50


# --- inspanning --------------------------------------------------------------------------------


@toegang("inspanning.lijst")
@require_safe
def inspanning_lijst(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    """Mine, those of my organisatie, the late ones, all, or those with a missing link."""
    weergave = request.GET.get("weergave", "mij")
    rijen = selectors.weergave_van(request.actor, weergave, klok.vandaag())  # type: ignore[attr-defined]
    if rijen is None:
        raise Http404
    blad = Paginator(rijen, PER_BLAD).get_page(request.GET.get("pagina"))
    telling = selectors.weergaven_tellen(request.actor, klok.vandaag())  # type: ignore[attr-defined]
    inhoud = {"blad": blad, "weergave": weergave, "telling": telling}
    return render(request, "doelen/inspanning_lijst.html", inhoud)


@toegang("inspanning.bekijken")
@require_safe
def inspanning_detail(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    inspanning = _inspanning(request, kenmerk)
    opgaven = list(selectors.opgaven_van_inspanning(inspanning))
    inhoud = {
        "inspanning": inspanning,
        "opgaven": opgaven,
        "stemmen": selectors.stemmen_samen(opgaven),
        "doelen": list(selectors.doelen_van(inspanning)),
        "resultaten": list(selectors.resultaten_van(inspanning)),
        "stappen": list(selectors.stappen_van(inspanning)),
    }
    return render(request, "doelen/inspanning_detail.html", inhoud)


@toegang("inspanning.starten")
@require_POST
def inspanning_starten(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    inspanning = _inspanning(request, kenmerk)
    services.inspanning_starten(inspanning, actor=request.actor)  # type: ignore[attr-defined]
    messages.success(request, _("Begonnen. Wie iets liet weten, krijgt bericht."))
    return _naar(gemeente, inspanning)


@toegang("inspanning.bekendmaken")
@require_POST
def inspanning_bekendmaken(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    inspanning = _inspanning(request, kenmerk)
    services.inspanning_bekendmaken(inspanning, actor=request.actor)  # type: ignore[attr-defined]
    messages.success(request, _("Deze belofte staat nu op de website."))
    return _naar(gemeente, inspanning)


@toegang("inspanning.uitstellen")
@formulier
def inspanning_uitstellen(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    teksten = {"titel": _("Verzet de datum"), "knop": _("Verzet de datum")}
    inspanning = _inspanning(request, kenmerk, "inspanning.uitstellen")
    form = forms.UitstelForm(_ingevuld(request))
    return _stap(request, inspanning, form, services.inspanning_uitstellen, teksten)


@toegang("inspanning.stoppen")
@formulier
def inspanning_stoppen(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    teksten = {"titel": _("Stop met deze inspanning"), "knop": _("Stop ermee")}
    inspanning = _inspanning(request, kenmerk, "inspanning.stoppen")
    form = forms.RedenForm(_ingevuld(request))
    return _stap(request, inspanning, form, services.inspanning_stoppen, teksten)


@toegang("inspanning.heropenen")
@formulier
def inspanning_heropenen(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    teksten = {"titel": _("Pak deze inspanning weer op"), "knop": _("Pak weer op")}
    inspanning = _inspanning(request, kenmerk, "inspanning.heropenen")
    form = forms.RedenForm(_ingevuld(request))
    return _stap(request, inspanning, form, services.inspanning_heropenen, teksten)


@toegang("inspanning.koppelen")
@formulier
def inspanning_koppelen(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    teksten = {"titel": _("Leg een verband"), "knop": _("Leg dit verband")}
    inspanning = _inspanning(request, kenmerk, "inspanning.koppelen")
    form = forms.KoppelForm(_ingevuld(request), inspanning=inspanning)
    return _stap(request, inspanning, form, services.inspanning_koppelen, teksten)


@toegang("inspanning.maken")
@formulier
def inspanning_maken(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """A new effort for a goal: it answers the opgaven of that goal too."""
    doel = _doel(request, kenmerk, "inspanning.maken")
    form = forms.WieWanneerForm(_ingevuld(request), gemeente=gemeente)

    def doe() -> str:
        inspanning = services.inspanning_maken(
            actor=request.actor,  # type: ignore[attr-defined]
            gebied=doel.gebied,
            doelen=[doel],
            opgaven=selectors.opgaven_van_doel(doel),
            **form.cleaned_data,
        )
        return reverse("doelen:inspanning_detail", args=[gemeente, inspanning.kenmerk])

    if pad := _eenmaal(request, gemeente, form, "inspanning.maken", doe):
        messages.success(request, _("Afgesproken."))
        return redirect(pad)
    return render(request, "doelen/inspanning_form.html", {"form": form, "doel": doel})


@toegang("resultaat.vastleggen")
@formulier
def resultaat_vastleggen(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    inspanning = _inspanning(request, kenmerk, "resultaat.vastleggen")
    form = forms.ResultaatForm(_ingevuld(request), request.FILES or None)

    def doe() -> str:
        services.resultaat_vastleggen(
            inspanning,
            actor=request.actor,  # type: ignore[attr-defined]
            tekst=form.cleaned_data["tekst"],
            gehaald=form.cleaned_data["gehaald"],
            publiek=form.cleaned_data["publiek"],
            fotos=fotos,
        )
        return reverse("doelen:inspanning_detail", args=[gemeente, inspanning.kenmerk])

    fotos = _fotos(request, gemeente, form)
    if pad := _eenmaal(request, gemeente, form, "resultaat.vastleggen", doe):
        messages.success(request, _("Vastgelegd. Wie iets liet weten, krijgt bericht."))
        return redirect(pad)
    inhoud = {
        "form": form,
        "inspanning": inspanning,
        "melders": selectors.bereikbaren_achter(inspanning).count(),
    }
    return render(request, "doelen/resultaat_form.html", inhoud)


def _fotos(request: HttpRequest, gemeente: Gemeente, form: forms.ResultaatForm) -> list[Bestand]:
    """Keep the photos as concepts first: when the rest fails, they are wiped by themselves."""
    if not form.is_bound or not form.is_valid():
        return []
    fotos = []
    for nummer, upload, alt in form.uploads():
        try:
            fotos.append(
                bestand_bewaren(actor=request.actor, gemeente=gemeente, upload=upload, alt=alt)  # type: ignore[attr-defined]
            )
        except NotAllowed:
            raise
        except DomainError as fout:
            form.add_error(f"foto_{nummer}", fout.melding)
    return fotos


# --- doel --------------------------------------------------------------------------------------


@toegang("doel.bekijken")
@require_safe
def doel_detail(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    doel = _doel(request, kenmerk)
    opgaven = list(selectors.opgaven_van_doel(doel))
    inhoud = {
        "doel": doel,
        "opgaven": opgaven,
        "stemmen": selectors.stemmen_samen(opgaven),
        "inspanningen": list(selectors.inspanningen_van_doel(doel)),
    }
    return render(request, "doelen/doel_detail.html", inhoud)


@toegang("doel.bereiken")
@require_POST
def doel_bereiken(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    doel = services.doel_bereiken(_doel(request, kenmerk), actor=request.actor)  # type: ignore[attr-defined]
    messages.success(request, _("Dit doel is bereikt."))
    return redirect("doelen:doel_detail", gemeente, doel.kenmerk)


@toegang("doel.stoppen")
@require_POST
def doel_stoppen(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    doel = services.doel_stoppen(_doel(request, kenmerk), actor=request.actor)  # type: ignore[attr-defined]
    messages.success(request, _("Dit doel is gestopt."))
    return redirect("doelen:doel_detail", gemeente, doel.kenmerk)


@toegang("doel.heropenen")
@require_POST
def doel_heropenen(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    doel = services.doel_heropenen(_doel(request, kenmerk), actor=request.actor)  # type: ignore[attr-defined]
    messages.success(request, _("Dit doel loopt weer."))
    return redirect("doelen:doel_detail", gemeente, doel.kenmerk)


# --- shared ------------------------------------------------------------------------------------


def _ingevuld(request: HttpRequest) -> QueryDict | None:
    """What was posted, also when that is nothing."""
    return request.POST if request.method == "POST" else None


def _inspanning(request: HttpRequest, kenmerk: str, handeling: str = "") -> Inspanning:
    """What this actor may see, else 404; with `handeling`: and may do this to, else 403."""
    try:
        inspanning = selectors.inspanning_zichtbaar(request.actor, kenmerk)  # type: ignore[attr-defined]
    except Inspanning.DoesNotExist:
        raise Http404 from None
    if handeling:
        require(request.actor, handeling, inspanning)  # type: ignore[attr-defined]
    return inspanning


def _doel(request: HttpRequest, kenmerk: str, handeling: str = "") -> Doel:
    try:
        doel = selectors.doel_zichtbaar(request.actor, kenmerk)  # type: ignore[attr-defined]
    except Doel.DoesNotExist:
        raise Http404 from None
    if handeling:
        require(request.actor, handeling, doel)  # type: ignore[attr-defined]
    return doel


def _naar(gemeente: Gemeente, inspanning: Inspanning) -> HttpResponse:
    return redirect("doelen:inspanning_detail", gemeente, inspanning.kenmerk)


def _stap(
    request: HttpRequest,
    inspanning: Inspanning,
    form: django_forms.Form,
    doe: Callable[..., Inspanning],
    teksten: dict[str, str],
) -> HttpResponse:
    """One step with a small form: do it and go back, or show what must be mended."""
    if form.is_valid():
        try:
            doe(inspanning, actor=request.actor, **form.cleaned_data)  # type: ignore[attr-defined]
        except NotAllowed:
            raise
        except DomainError as fout:
            form.add_error(None, fout.melding)
        else:
            messages.success(request, _("Opgeslagen."))
            return _naar(inspanning.gemeente, inspanning)
    inhoud: dict[str, Any] = {"form": form, "inspanning": inspanning, **teksten}
    return render(request, "doelen/stap_form.html", inhoud)


def _eenmaal(
    request: HttpRequest,
    gemeente: Gemeente,
    form: django_forms.Form,
    handeling: str,
    doe: Callable[[], str],
) -> str:
    """Carry out a valid form once; the path to go to, or "" when something must be mended."""
    if not form.is_valid():
        return ""
    try:
        return eenmalig(request, gemeente.pk, handeling, doe)
    except NotAllowed:
        raise
    except DomainError as fout:
        form.add_error(None, fout.melding)
        return ""
