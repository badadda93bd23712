"""Pages of the agenda for the workplace."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkwerk.core.eenmalig import eenmalig
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.permissions import require
from wijkwerk.core.toegang import toegang
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.gebiedscyclus import forms, selectors, services
from wijkwerk.gebiedscyclus.models import Agenda, Agendapunt
from wijkwerk.signalen.models import Opgave
from wijkwerk.signalen.selectors import opgave_zichtbaar

formulier = require_http_methods(["GET", "HEAD", "POST"])


# --- agenda ------------------------------------------------------------------------------------


@toegang("agenda.lijst")
@require_safe
def agenda_lijst(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    """My areas with their agendas; an area without one is shown as a gap."""
    rijen = selectors.gebieden_met_agendas(request.actor, gemeente)  # type: ignore[attr-defined]
    return render(request, "gebiedscyclus/agenda_lijst.html", {"rijen": rijen})


@toegang("agenda.openen")
@formulier
def agenda_openen(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    form = forms.AgendaForm(
        _ingevuld(request),
        gebieden=selectors.gebieden_van(request.actor, gemeente),  # type: ignore[attr-defined]
        initial={"gebied": request.GET.get("gebied", "")},
    )

    def doe() -> str:
        agenda = services.agenda_openen(actor=request.actor, **form.cleaned_data)  # type: ignore[attr-defined]
        return reverse("gebiedscyclus:agenda_detail", args=[gemeente, agenda.kenmerk])

    if pad := _eenmaal(request, gemeente, form, "agenda.openen", doe):
        return redirect(pad)
    return render(request, "gebiedscyclus/agenda_form.html", {"form": form})


@toegang("agenda.bekijken")
@require_safe
def agenda_detail(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    agenda = _agenda(request, kenmerk)
    punten = list(selectors.punten_van(agenda))
    inhoud = {"agenda": agenda, "punten": punten}
    return render(request, "gebiedscyclus/agenda_detail.html", inhoud)


@toegang("agenda.vaststellen")
@require_POST
def agenda_vaststellen(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    agenda = services.agenda_vaststellen(_agenda(request, kenmerk), actor=request.actor)  # type: ignore[attr-defined]
    messages.success(request, _("Vastgesteld. De agenda staat nu op de website."))
    return redirect("gebiedscyclus:agenda_detail", gemeente, agenda.kenmerk)


@toegang("agenda.heropenen")
@require_POST
def agenda_heropenen(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    agenda = services.agenda_heropenen(_agenda(request, kenmerk), actor=request.actor)  # type: ignore[attr-defined]
    messages.success(request, _("De agenda is weer een concept en staat niet op de website."))
    return redirect("gebiedscyclus:agenda_detail", gemeente, agenda.kenmerk)


# --- agendapunt --------------------------------------------------------------------------------


@toegang("agendapunt.maken")
@formulier
def agendapunt_maken(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    agenda = _agenda(request, kenmerk, "agendapunt.maken")
    form = forms.PuntForm(_ingevuld(request), opgaven=selectors.opgaven_voor(agenda))

    def doe() -> str:
        punt = services.agendapunt_maken(actor=request.actor, agenda=agenda, **form.cleaned_data)  # type: ignore[attr-defined]
        return reverse("gebiedscyclus:agendapunt_detail", args=[gemeente, punt.kenmerk])

    if pad := _eenmaal(request, gemeente, form, "agendapunt.maken", doe):
        return redirect(pad)
    return render(request, "gebiedscyclus/agendapunt_form.html", {"form": form, "agenda": agenda})


@toegang("agendapunt.bekijken")
@require_safe
def agendapunt_detail(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """The whole thread of a point: voices, opgaven, goals, efforts, results, who knows."""
    punt = _punt(request, kenmerk)
    net = selectors.net_van(punt)
    inhoud = {
        "punt": punt,
        "opgaven": list(selectors.opgaven_van(punt)),
        "net": net,
        "bericht": selectors.bericht_over(punt, net),
        "stappen": list(selectors.stappen_van(punt)),
    }
    return render(request, "gebiedscyclus/agendapunt_detail.html", inhoud)


@toegang("agendapunt.verplaatsen")
@require_POST
def agendapunt_verplaatsen(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    punt = _punt(request, kenmerk)
    omhoog = request.POST.get("richting") == "omhoog"
    services.agendapunt_verplaatsen(punt, actor=request.actor, omhoog=omhoog)  # type: ignore[attr-defined]
    terug = reverse("gebiedscyclus:agenda_detail", args=[gemeente, punt.agenda.kenmerk])
    return redirect(f"{terug}#{punt.kenmerk}")


@toegang("agendapunt.afronden")
@formulier
def agendapunt_afronden(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    teksten = {"titel": _("Rond dit punt af"), "knop": _("Rond af")}
    punt = _punt(request, kenmerk, "agendapunt.afronden")
    form = forms.ToelichtingForm(_ingevuld(request))
    return _stap(request, punt, form, services.agendapunt_afronden, teksten)


@toegang("agendapunt.vervallen")
@formulier
def agendapunt_vervallen(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    teksten = {"titel": _("Haal dit van de agenda"), "knop": _("Haal van de agenda")}
    punt = _punt(request, kenmerk, "agendapunt.vervallen")
    form = forms.RedenForm(_ingevuld(request))
    return _stap(request, punt, form, services.agendapunt_vervallen, teksten)


@toegang("agendapunt.heropenen")
@formulier
def agendapunt_heropenen(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    teksten = {"titel": _("Zet dit terug op de agenda"), "knop": _("Zet terug")}
    punt = _punt(request, kenmerk, "agendapunt.heropenen")
    form = forms.RedenForm(_ingevuld(request))
    return _stap(request, punt, form, services.agendapunt_heropenen, teksten)


@toegang("opgave.agenderen")
@formulier
def opgave_agenderen(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """From an opgave to the agenda, with a goal and a first effort, in one form."""
    opgave = _opgave(request, kenmerk)
    gebied = selectors.agenda_gebied(opgave, gemeente)
    form = forms.AgenderenForm(
        _ingevuld(request),
        gemeente=gemeente,
        agendas=selectors.agendas_van_nu(gebied),
        initial={"punt_titel": opgave.titel},
    )

    def doe() -> str:
        punt = services.opgave_agenderen(opgave, actor=request.actor, **form.cleaned_data)  # type: ignore[attr-defined]
        return reverse("gebiedscyclus:agendapunt_detail", args=[gemeente, punt.kenmerk])

    if pad := _eenmaal(request, gemeente, form, "opgave.agenderen", doe):
        messages.success(request, _("Dit staat nu op de agenda."))
        return redirect(pad)
    inhoud = {"form": form, "opgave": opgave, "gebied": gebied}
    return render(request, "gebiedscyclus/opgave_agenderen.html", inhoud)


# --- shared ------------------------------------------------------------------------------------


def _ingevuld(request: HttpRequest) -> QueryDict | None:
    """What was posted, also when that is nothing."""
    return request.POST if request.method == "POST" else None


def _agenda(request: HttpRequest, kenmerk: str, handeling: str = "") -> Agenda:
    """What this actor may see, else 404; with `handeling`: and may do this to, else 403."""
    try:
        agenda = selectors.agenda_zichtbaar(request.actor, kenmerk)  # type: ignore[attr-defined]
    except Agenda.DoesNotExist:
        raise Http404 from None
    if handeling:
        require(request.actor, handeling, agenda)  # type: ignore[attr-defined]
    return agenda


def _punt(request: HttpRequest, kenmerk: str, handeling: str = "") -> Agendapunt:
    try:
        punt = selectors.agendapunt_zichtbaar(request.actor, kenmerk)  # type: ignore[attr-defined]
    except Agendapunt.DoesNotExist:
        raise Http404 from None
    if handeling:
        require(request.actor, handeling, punt)  # type: ignore[attr-defined]
    return punt


def _opgave(request: HttpRequest, kenmerk: str) -> Opgave:
    try:
        opgave = opgave_zichtbaar(request.actor, kenmerk)  # type: ignore[attr-defined]
    except Opgave.DoesNotExist:
        raise Http404 from None
    require(request.actor, "opgave.agenderen", opgave)  # type: ignore[attr-defined]
    return opgave


def _stap(
    request: HttpRequest,
    punt: Agendapunt,
    form: django_forms.Form,
    doe: Callable[..., Agendapunt],
    teksten: dict[str, str],
) -> HttpResponse:
    """One step with a small form: do it and go back, or show what must be mended."""
    if form.is_valid():
        try:
            doe(punt, actor=request.actor, **form.cleaned_data)  # type: ignore[attr-defined]
        except NotAllowed:
            raise
        except DomainError as fout:
            form.add_error(None, fout.melding)
        else:
            messages.success(request, _("Opgeslagen."))
            return redirect("gebiedscyclus:agendapunt_detail", punt.agenda.gemeente, punt.kenmerk)
    inhoud: dict[str, Any] = {"form": form, "punt": punt, **teksten}
    return render(request, "gebiedscyclus/stap_form.html", inhoud)


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
