"""The answer to one signaal: a text to start from, how it reads, and off it goes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import services
from wijkwerk.signalen.forms import AntwoordForm
from wijkwerk.signalen.models import Signaal, Terugkoppeling, Toezegging
from wijkwerk.signalen.selectors.antwoord import gehoor_per_signaal, tel_gehoor
from wijkwerk.signalen.services.antwoordregels import als_velden
from wijkwerk.signalen.views.signaal_detail import detail_pagina, naar_detail, zoek_signaal
from wijkwerk.signalen.voorbeeld import voorbeelden


@toegang("signaal.beantwoorden")
@require_POST
def signaal_beantwoorden(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """Send the answer; with `gebruik` fill in a standard text, with `voorbeeld` show it first.

    What was changed after the preview is shown again before it goes.
    """
    signaal = zoek_signaal(request, kenmerk)
    signaal.gemeente = gemeente
    form = AntwoordForm(request.POST, signaal=signaal)
    if "gebruik" in request.POST:
        return _met_tekst(request, gemeente, signaal, form)
    if not form.is_valid():
        return _opnieuw(request, gemeente, signaal, form, status=422)
    if "voorbeeld" in request.POST or form.is_veranderd():
        return _voorbeeld(request, gemeente, signaal, form)
    try:
        services.signaal_beantwoorden(signaal, actor=request.actor, **form.gegevens())
    except NotAllowed:
        raise
    except DomainError as fout:
        return _geweigerd(request, gemeente, signaal, fout)
    messages.success(request, _("Het antwoord is verstuurd."))
    return naar_detail(request, gemeente, signaal.kenmerk)


def _opnieuw(
    request: Verzoek, gemeente: Gemeente, signaal: Signaal, form: AntwoordForm, **extra: Any
) -> HttpResponse:
    """The page with the answer as it was typed, and what is wrong with it."""
    inhoud = {"fout_in": "antwoord_form", "oordeel": form.oordeel(), **extra}
    return detail_pagina(request, gemeente, signaal, antwoord_form=form, **inhoud)


def _met_tekst(
    request: Verzoek, gemeente: Gemeente, signaal: Signaal, form: AntwoordForm
) -> HttpResponse:
    tekst = form.gekozen_tekst()
    if tekst is None:
        form = AntwoordForm(signaal=signaal, initial=form.waarden())
        messages.error(request, _("Kies eerst een standaardtekst."))
    else:
        form = AntwoordForm(signaal=signaal, initial=form.met_tekst(tekst))
    return detail_pagina(request, gemeente, signaal, antwoord_form=form)


def _voorbeeld(
    request: Verzoek, gemeente: Gemeente, signaal: Signaal, form: AntwoordForm
) -> HttpResponse:
    """The message as the resident reads it, who gets it, and hints about the language."""
    melders = gehoor_per_signaal([signaal])[signaal.pk]
    soort = Terugkoppeling.Soort.ANTWOORD
    velden = als_velden(form.antwoord())
    antwoord = Terugkoppeling(soort=soort, door=request.actor.persoon, **velden)
    belofte, voor = form.cleaned_data["belofte"], form.cleaned_data["belofte_voor"]
    toezegging = Toezegging(tekst=belofte, voor=voor) if belofte else None
    return detail_pagina(
        request,
        gemeente,
        signaal,
        antwoord_form=AntwoordForm(_gezien(request, form), signaal=signaal),
        veranderd=form.is_veranderd(),
        voorbeelden=voorbeelden(signaal, melders, antwoord, toezegging),
        gehoor=tel_gehoor(melders),
        oordeel=form.oordeel(),
    )


def _gezien(request: Verzoek, form: AntwoordForm) -> Any:
    data = request.POST.copy()
    data["gezien"] = form.merk()
    return data


def _geweigerd(
    request: Verzoek, gemeente: Gemeente, signaal: Signaal, fout: DomainError
) -> HttpResponse:
    """Somebody was first: who, what it is now, and the text stays. Sending again is a choice."""
    vers = zoek_signaal(request, signaal.kenmerk)
    vers.gemeente = gemeente
    data = request.POST.copy()
    data["versie"] = str(vers.stappen.count())
    form = AntwoordForm(data, signaal=vers)
    form.add_error(None, fout.melding)
    return _opnieuw(request, gemeente, vers, form, status=409)
