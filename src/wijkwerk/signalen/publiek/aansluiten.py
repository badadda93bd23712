"""‘Ik sluit mij aan’: join in with what everybody may know already."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wijkwerk.core.actor import Bewoner
from wijkwerk.core.eenmalig import AndereInhoud, eenmalig
from wijkwerk.core.errors import DomainError
from wijkwerk.core.limiet import neem
from wijkwerk.core.toegang import PUBLIEK, toegang
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import selectors, services
from wijkwerk.signalen.domain.status import OPEN, OpgaveStatus
from wijkwerk.signalen.forms import AansluitenForm
from wijkwerk.signalen.forms.basis import getypt
from wijkwerk.signalen.models import Opgave, Signaal
from wijkwerk.signalen.publiek.indienen import PER_ADRES, te_veel

METHODEN = ["GET", "HEAD", "POST"]


@toegang(PUBLIEK)
@require_http_methods(METHODEN)
def signaal_aansluiten(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    openbaar = Signaal.objects.filter(openbaar_op__isnull=False).select_related("gebied")
    signaal = get_object_or_404(selectors.signalen_met_bewoners(openbaar), kenmerk=kenmerk)
    signaal.gemeente = gemeente
    return _aansluiten(request, gemeente, signaal, kan=signaal.status in OPEN)


@toegang(PUBLIEK)
@require_http_methods(METHODEN)
def opgave_aansluiten(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    openbaar = Opgave.objects.filter(publiek=True).select_related("gebied", "thema")
    opgave = get_object_or_404(selectors.opgaven_met_bewoners(openbaar), kenmerk=kenmerk)
    opgave.gemeente = gemeente
    return _aansluiten(request, gemeente, opgave, kan=opgave.status == OpgaveStatus.OPEN)


def _aansluiten(
    request: HttpRequest, gemeente: Gemeente, onderwerp: Signaal | Opgave, *, kan: bool
) -> HttpResponse:
    context: dict[str, Any] = {
        "onderwerp": onderwerp,
        "is_opgave": isinstance(onderwerp, Opgave),
        "kan": kan,
    }
    form, status = AansluitenForm(), 200
    if "begin" in request.POST:  # from the form of `laat-iets-weten`: what was typed comes along
        form = AansluitenForm(initial=getypt(request, AansluitenForm))
    elif request.method == "POST":
        form = AansluitenForm(request.POST)
        if not form.is_valid():
            status = 422
        elif not neem(PER_ADRES, request.META["REMOTE_ADDR"]):
            form.add_error(None, te_veel())
            status = 429
        else:
            try:
                return redirect(_meedoen(request, gemeente, onderwerp, form))
            except AndereInhoud as fout:
                form.add_error(None, _("U verstuurde dit formulier al."))
                context["eerder"] = fout.pad
            except DomainError as fout:
                form.add_error(None, fout.melding)
            status = 409
    context["form"] = form
    return render(request, "signalen/aansluiten.html", context, status=status)


def _meedoen(
    request: HttpRequest, gemeente: Gemeente, onderwerp: Signaal | Opgave, form: AansluitenForm
) -> str:
    def doe() -> str:
        melder = services.signaal_aansluiten(
            onderwerp,
            actor=Bewoner(),
            melder=form.melder_gegevens(),
            tekst=form.cleaned_data["tekst"],
        )
        pad = reverse("signalen:signaal_ontvangen", args=[gemeente, melder.volgtoken])
        return f"{pad}?meedoen=1"

    return eenmalig(request, gemeente.pk, "signaal.aansluiten", doe)
