"""Asking others about a signaal: the question, their yes or no, their answer."""

from __future__ import annotations

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import services
from wijkwerk.signalen.domain.route import VRAGEN, route_naar
from wijkwerk.signalen.domain.status import Route
from wijkwerk.signalen.forms.kantoor import DoorgevenForm, RedenForm, VraagAntwoordForm
from wijkwerk.signalen.models import Doorgeleiding, Signaal
from wijkwerk.signalen.selectors.dossier import vraag_met_nummer
from wijkwerk.signalen.views.signaal_detail import doe, doe_in_paneel, zoek_signaal
from wijkwerk.signalen.views.signalen import versie


@toegang("signaal.doorgeven")
@require_POST
def signaal_doorgeven(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal = zoek_signaal(request, kenmerk)
    route = request.POST.get("route", "")
    form = DoorgevenForm(request.POST, signaal=signaal, route=route)

    def daad() -> None:
        services.signaal_doorgeven(signaal, actor=request.actor, **form.gegevens())
        _waarschuw(request, form)

    return doe_in_paneel(
        request,
        gemeente,
        signaal,
        daad,
        _("De vraag is doorgegeven."),
        paneel=_paneel(route, form),
        form=form,
    )


def _paneel(route: str, form: Form) -> str:
    """The panel to open again: the one that was posted, or that of the chosen organisation."""
    if route in VRAGEN:
        return route
    naar = form.cleaned_data.get("naar") if form.is_valid() else None
    return (route_naar(naar.soort) if naar else Route.DIENST).value


def _waarschuw(request: Verzoek, form: DoorgevenForm) -> None:
    if (naar := form.zonder_gehoor()) is not None:
        tekst = _("Van %(naam)s heeft niemand een account voor dit gebied. Bel of mail hen zelf.")
        messages.warning(request, tekst % {"naam": naar.naam})


def _vraag(request: Verzoek, kenmerk: str, nummer: int) -> tuple[Signaal, Doorgeleiding]:
    """The first, second, ... question about a signaal: no keys of the database in an address."""
    signaal = zoek_signaal(request, kenmerk)
    vraag = vraag_met_nummer(request.actor, signaal, nummer)
    if vraag is None:
        raise Http404
    return signaal, vraag


@toegang("doorgeleiding.aanvaarden")
@require_POST
def doorgeleiding_aanvaarden(
    request: Verzoek, gemeente: Gemeente, kenmerk: str, nummer: int
) -> HttpResponse:
    signaal, vraag = _vraag(request, kenmerk, nummer)

    def daad() -> None:
        services.doorgeleiding_aanvaarden(vraag, actor=request.actor, versie=versie(request))

    return doe(request, gemeente, signaal, daad, _("U neemt de vraag aan."))


@toegang("doorgeleiding.weigeren")
@require_POST
def doorgeleiding_weigeren(
    request: Verzoek, gemeente: Gemeente, kenmerk: str, nummer: int
) -> HttpResponse:
    signaal, vraag = _vraag(request, kenmerk, nummer)
    form = RedenForm(request.POST)

    def daad() -> None:
        services.doorgeleiding_weigeren(vraag, actor=request.actor, **form.cleaned_data)

    gelukt = _("De vraag is terug bij uw collega.")
    return doe(request, gemeente, signaal, daad, gelukt, bij=nummer, weiger_form=form)


@toegang("doorgeleiding.beantwoorden")
@require_POST
def doorgeleiding_beantwoorden(
    request: Verzoek, gemeente: Gemeente, kenmerk: str, nummer: int
) -> HttpResponse:
    signaal, vraag = _vraag(request, kenmerk, nummer)
    form = VraagAntwoordForm(request.POST)

    def daad() -> None:
        services.doorgeleiding_beantwoorden(vraag, actor=request.actor, **form.cleaned_data)

    gelukt = _("Uw antwoord is doorgegeven.")
    return doe(request, gemeente, signaal, daad, gelukt, bij=nummer, vraag_form=form)


@toegang("signaal.terugnemen")
@require_POST
def signaal_terugnemen(
    request: Verzoek, gemeente: Gemeente, kenmerk: str, nummer: int
) -> HttpResponse:
    signaal, vraag = _vraag(request, kenmerk, nummer)
    form = RedenForm(request.POST)

    def daad() -> None:
        services.signaal_terugnemen(vraag, actor=request.actor, **form.cleaned_data)

    gelukt = _("De vraag is teruggenomen.")
    return doe(request, gemeente, signaal, daad, gelukt, bij=nummer, terug_form=form)
