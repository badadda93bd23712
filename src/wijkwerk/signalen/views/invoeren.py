"""Write down what somebody told us: at the desk, on the phone, or on a phone during a schouw."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wijkwerk.core.eenmalig import eenmalig
from wijkwerk.core.errors import DomainError
from wijkwerk.core.kenmerk import lees, toon
from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import kaarten, selectors, services
from wijkwerk.signalen.forms.basis import getypt
from wijkwerk.signalen.forms.invoeren import BellerForm, InvoerenForm, contact_van
from wijkwerk.signalen.fotobak import Fotobak, fotobak
from wijkwerk.signalen.models import Melder, Moment
from wijkwerk.signalen.selectors.momenten import momenten_zichtbaar

LAATSTE = 5
BLIJFT_STAAN = ("foto_weg", "foto_erbij", "overnemen")
"""Buttons that only change the form: it is shown again, unchecked, with everything in it."""


@toegang("signaal.invoeren")
@require_http_methods(["GET", "HEAD", "POST"])
def signaal_invoeren(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """One voice; with `?moment=` one after another, at that moment."""
    moment = _moment(request)
    if request.method != "POST":
        return _formulier(request, gemeente, _leeg(gemeente, moment), moment)
    bak = fotobak(request, gemeente, request.actor)
    if any(knop in request.POST for knop in BLIJFT_STAAN):
        form = InvoerenForm(gemeente=gemeente, initial=getypt(request, InvoerenForm))
        return _formulier(request, gemeente, form, moment, bak=bak)
    form = InvoerenForm(request.POST, gemeente=gemeente)
    for fout in bak.fouten:
        form.add_error("foto", fout)
    if form.is_valid():
        try:
            return redirect(_invoeren(request, gemeente, form, moment, bak))
        except DomainError as fout:
            form.add_error(None, fout.melding)
    return _formulier(request, gemeente, form, moment, status=422, bak=bak)


def _invoeren(
    request: Verzoek, gemeente: Gemeente, form: InvoerenForm, moment: Moment | None, bak: Fotobak
) -> str:
    actor = request.actor

    def doe() -> str:
        bak.keur()
        signaal = services.signaal_indienen(
            actor=actor, gemeente=gemeente, moment=moment, fotos=bak.fotos, **form.gegevens()
        )
        messages.success(
            request, _("Bewaard onder nummer %(nummer)s.") % {"nummer": toon(signaal.kenmerk)}
        )
        if moment is not None:
            pad = reverse("signalen:signaal_invoeren", args=[gemeente])
            return f"{pad}?moment={moment.kenmerk}"
        if selectors.signalen_zichtbaar(actor).filter(pk=signaal.pk).exists():
            return reverse("signalen:signaal_detail", args=[gemeente, signaal.kenmerk])
        return reverse("signalen:signaal_lijst", args=[gemeente])

    return eenmalig(request, gemeente.pk, "signaal.invoeren", doe)


def _moment(request: Verzoek) -> Moment | None:
    kenmerk = lees(request.GET.get("moment", ""))
    if kenmerk is None:
        return None
    rijen = momenten_zichtbaar(request.actor).exclude(status=Moment.Status.AFGELAST)
    return rijen.filter(kenmerk=kenmerk).first()


def _leeg(gemeente: Gemeente, moment: Moment | None) -> InvoerenForm:
    if moment is None:
        return InvoerenForm(gemeente=gemeente)
    begin = {"kanaal": moment.soort, "gebied": moment.gebied.slug, "antwoord": Melder.Kanaal.GEEN}
    if moment.soort == Moment.Soort.WIJKSCHOUW:
        begin["soort"] = "observatie"
    return InvoerenForm(gemeente=gemeente, extra=moment.gebied, initial=begin)


def _formulier(
    request: Verzoek,
    gemeente: Gemeente,
    form: InvoerenForm,
    moment: Moment | None,
    status: int = 200,
    bak: Fotobak | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "moment": moment,
        "kaart": kaarten.prikkaart(gemeente, moment.gebied if moment else None),
        "bak": bak or Fotobak(),
        "beller_form": BellerForm(),
        "laatste": _laatste(request, moment) if moment else [],
    }
    return render(request, "signalen/signaal_invoeren.html", context, status=status)


def _laatste(request: Verzoek, moment: Moment) -> list[Any]:
    rijen = selectors.signalen_zichtbaar(request.actor).filter(moment=moment)
    return list(rijen.order_by("-pk")[:LAATSTE])


@toegang("melder.zoeken")
@require_http_methods(["POST"])
def melder_zoeken(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """Who is calling: what they told us before, and whether that was answered. Not by GET."""
    form = BellerForm(request.POST)
    melders: list[Melder] = []
    if form.is_valid():
        melders = services.melder_zoeken(
            gemeente, actor=request.actor, vraag=form.cleaned_data["vraag"]
        )
    context = {
        "form": form,
        "melders": melders,
        "contact": contact_van(melders[0]) if melders else {},
        "gezocht": form.is_valid(),
    }
    antwoord = render(request, "signalen/beller.html", context, status=422 if form.errors else 200)
    antwoord["Cache-Control"] = "no-store"
    return antwoord
