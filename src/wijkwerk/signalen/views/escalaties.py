"""Decisions asked one step up: on the page of a signaal, and all of them in a list."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import services
from wijkwerk.signalen.forms.kantoor import BesluitForm, EscalatieForm, RedenForm
from wijkwerk.signalen.models import Escalatie, Signaal
from wijkwerk.signalen.selectors.escalaties import escalaties_zichtbaar
from wijkwerk.signalen.views.signaal_detail import doe, doe_in_paneel, zoek_signaal

PER_PAGINA = 25


@toegang("escalatie.lijst")
@require_safe
def escalatie_lijst(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    rijen = escalaties_zichtbaar(request.actor)
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "signalen/escalatie_lijst.html", {"pagina": pagina})


@toegang("escalatie.maken")
@require_POST
def escalatie_maken(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal, form = zoek_signaal(request, kenmerk), EscalatieForm(request.POST)

    def daad() -> None:
        services.escalatie_maken(signaal, actor=request.actor, **form.gegevens())

    gelukt = _("Het besluit is gevraagd. U hoort het zodra het er is.")
    return doe_in_paneel(request, gemeente, signaal, daad, gelukt, paneel="escaleren", form=form)


def _laatste(signaal: Signaal) -> Escalatie:
    """The one that is open, or the last: then the service says what became of it."""
    escalatie = signaal.escalaties.order_by("-pk").first()
    if escalatie is None:
        raise Http404
    return escalatie


@toegang("escalatie.besluiten")
@require_POST
def escalatie_besluiten(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal, form = zoek_signaal(request, kenmerk), BesluitForm(request.POST)
    escalatie = _laatste(signaal)

    def daad() -> None:
        services.escalatie_besluiten(escalatie, actor=request.actor, **form.cleaned_data)

    gelukt = _("Uw besluit is vastgelegd. De behandelaar hoort het.")
    return doe(request, gemeente, signaal, daad, gelukt, besluit_form=form)


@toegang("escalatie.intrekken")
@require_POST
def escalatie_intrekken(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal, form = zoek_signaal(request, kenmerk), RedenForm(request.POST)
    escalatie = _laatste(signaal)

    def daad() -> None:
        services.escalatie_intrekken(escalatie, actor=request.actor, **form.cleaned_data)

    gelukt = _("De vraag om een besluit is ingetrokken.")
    return doe(request, gemeente, signaal, daad, gelukt, intrek_form=form)
