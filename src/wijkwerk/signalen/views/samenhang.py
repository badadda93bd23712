"""Voices that hang together: merge, take apart, split, join, come loose."""

from __future__ import annotations

import re
from typing import Final

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from wijkwerk.core.errors import DomainError
from wijkwerk.core.kenmerk import lees
from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import selectors, services
from wijkwerk.signalen.forms.kantoor import RedenForm, SamenvoegForm, SplitsForm, VerbindForm
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.views.signaal_detail import doe, doe_in_paneel, zoek_signaal
from wijkwerk.signalen.views.signalen import versie

_TUSSEN: Final = re.compile(r"[,;\s]+")
MEESTE: Final = 25


def _met_nummers(request: Verzoek, tekst: str) -> list[Signaal]:
    """The signalen with these numbers, in any spelling; DomainError names the one not found."""
    nummers = [deel for deel in _TUSSEN.split(tekst) if deel][:MEESTE]
    gezocht = {nummer: lees(nummer) for nummer in nummers}
    rijen = selectors.signalen_zichtbaar(request.actor).filter(
        kenmerk__in=[kenmerk for kenmerk in gezocht.values() if kenmerk]
    )
    gevonden = {rij.kenmerk: rij for rij in rijen}
    for nummer, kenmerk in gezocht.items():
        if kenmerk not in gevonden:
            melding = _("Wij vinden geen signaal met nummer %(nummer)s. Kijk het nummer na.")
            raise DomainError("onbekend", melding % {"nummer": nummer})
    return list(gevonden.values())


@toegang("signaal.samenvoegen")
@require_POST
def signaal_samenvoegen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal, form = zoek_signaal(request, kenmerk), SamenvoegForm(request.POST)

    def daad() -> None:
        data = dict(form.cleaned_data)
        andere = _met_nummers(request, data.pop("nummers"))
        services.signaal_samenvoegen(signaal, actor=request.actor, andere=andere, **data)

    return doe_in_paneel(
        request,
        gemeente,
        signaal,
        daad,
        _("Samengevoegd. U beantwoordt ze nu samen."),
        paneel="samenvoegen",
        form=form,
    )


@toegang("signaal.uit_elkaar_halen")
@require_POST
def signaal_uit_elkaar_halen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal, form = zoek_signaal(request, kenmerk), RedenForm(request.POST)

    def daad() -> None:
        services.signaal_uit_elkaar_halen(signaal, actor=request.actor, **form.cleaned_data)

    gelukt = _("Dit signaal is weer open, en staat op zichzelf.")
    return doe(request, gemeente, signaal, daad, gelukt, uit_elkaar_form=form)


@toegang("signaal.splitsen")
@require_POST
def signaal_splitsen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal, form = zoek_signaal(request, kenmerk), SplitsForm(request.POST)

    def daad() -> None:
        teksten, nummer = form.teksten(), form.cleaned_data["versie"]
        services.signaal_splitsen(signaal, actor=request.actor, teksten=teksten, versie=nummer)

    aantal = sum(bool(tekst.strip()) for tekst in form.teksten()) if form.is_valid() else 0
    gelukt = ngettext("Er is %(n)d deel gemaakt.", "Er zijn %(n)d delen gemaakt.", aantal)
    return doe_in_paneel(
        request, gemeente, signaal, daad, gelukt % {"n": aantal}, paneel="splitsen", form=form
    )


@toegang("signaal.verbinden")
@require_POST
def signaal_verbinden(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    signaal, form = zoek_signaal(request, kenmerk), VerbindForm(request.POST)

    def daad() -> None:
        data = dict(form.cleaned_data)
        andere = _met_nummers(request, data.pop("nummers"))
        if len(andere) != 1:
            raise DomainError("een_tegelijk", _("Verbind er één tegelijk."))
        services.signaal_verbinden(signaal, actor=request.actor, ander=andere[0], **data)

    gelukt = _("De signalen zijn verbonden.")
    return doe_in_paneel(request, gemeente, signaal, daad, gelukt, paneel="verbinden", form=form)


@toegang("signaal.verband_losmaken")
@require_POST
def signaal_verband_losmaken(
    request: Verzoek, gemeente: Gemeente, kenmerk: str, ander: str
) -> HttpResponse:
    signaal = zoek_signaal(request, kenmerk)
    tegenover = get_object_or_404(selectors.signalen_zichtbaar(request.actor), kenmerk=ander)

    def daad() -> None:
        services.signaal_verband_losmaken(
            signaal, actor=request.actor, ander=tegenover, versie=versie(request)
        )

    return doe(request, gemeente, signaal, daad, _("De signalen zijn niet meer verbonden."))
