"""Pages of the workplace: one thing for the signalen that were ticked in the list."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from wijkwerk.core.kenmerk import lees, toon
from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import selectors
from wijkwerk.signalen.forms.lijst import SamenBundelenForm, ToewijzenForm
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.services.samen import Uitslag
from wijkwerk.signalen.services.samen import signalen_bundelen as bundelen
from wijkwerk.signalen.services.samen import signalen_toewijzen as toewijzen

HOOGSTENS = 100


def gekozen(request: Verzoek) -> list[Signaal]:
    """What was ticked (`?signaal=7KD4-QXM`), as far as this person sees it; the oldest first."""
    bron = request.POST if request.method == "POST" else request.GET
    nummers = {lees(waarde) for waarde in bron.getlist("signaal")[:HOOGSTENS]} - {None}
    zichtbaar = selectors.signalen_zichtbaar(request.actor).select_related("gebied", "thema")
    return list(zichtbaar.filter(kenmerk__in=nummers).order_by("ontvangen_op", "pk"))


@toegang("signaal.bundelen")
@require_http_methods(["GET", "HEAD", "POST"])
def signalen_bundelen(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """Add what was ticked to an opgave that is there already."""
    signalen = gekozen(request)
    data = request.POST if request.method == "POST" else None
    opgaven = selectors.opgaven_om_te_bundelen(request.actor).select_related("gebied")
    form = SamenBundelenForm(data, opgaven=opgaven)
    if signalen and form.is_valid():
        opgave = form.cleaned_data["opgave"]
        uitslag = bundelen(signalen, actor=request.actor, **form.cleaned_data)
        gelukt = ngettext(
            "%(n)d signaal hoort nu bij ‘%(titel)s’.",
            "%(n)d signalen horen nu bij ‘%(titel)s’.",
            uitslag.gelukt,
        ) % {"n": uitslag.gelukt, "titel": opgave.titel}
        _meld(request, uitslag, gelukt)
        return redirect("signalen:opgave_detail", gemeente, opgave.kenmerk)
    return _pagina(
        request,
        signalen,
        form,
        {"titel": _("Voeg toe aan een opgave"), "knop": _("Voeg toe"), "leeg": not opgaven},
    )


@toegang("signaal.toewijzen")
@require_http_methods(["GET", "HEAD", "POST"])
def signalen_toewijzen(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """Put what was ticked on one's own name, or on that of a colleague."""
    signalen = gekozen(request)
    form = ToewijzenForm(
        request.POST if request.method == "POST" else None,
        behandelaars=selectors.behandelaars_van(gemeente),
        initial={"behandelaar": request.actor.persoon.schuilnaam},
    )
    if signalen and form.is_valid():
        wie = form.cleaned_data["behandelaar"]
        uitslag = toewijzen(signalen, actor=request.actor, behandelaar=wie)
        gelukt = ngettext(
            "%(n)d signaal staat nu op naam van %(wie)s.",
            "%(n)d signalen staan nu op naam van %(wie)s.",
            uitslag.gelukt,
        ) % {"n": uitslag.gelukt, "wie": wie.naam}
        _meld(request, uitslag, gelukt)
        return redirect(f"{reverse('signalen:signaal_lijst', args=[gemeente])}?weergave=mij")
    return _pagina(
        request, signalen, form, {"titel": _("Wijs toe aan een collega"), "knop": _("Wijs toe")}
    )


def _pagina(
    request: Verzoek, signalen: list[Signaal], form: Any, woorden: dict[str, Any]
) -> HttpResponse:
    context = {"signalen": signalen, "form": form, **woorden}
    return render(
        request, "signalen/signalen_samen.html", context, status=422 if form.errors else 200
    )


def _meld(request: Verzoek, uitslag: Uitslag, gelukt: str) -> None:
    if uitslag.gelukt:
        messages.success(request, gelukt)
    for signaal, waarom in uitslag.niet:
        regel = _("%(nummer)s is niet gelukt. %(waarom)s")
        messages.warning(request, regel % {"nummer": toon(signaal.kenmerk), "waarom": waarom})
