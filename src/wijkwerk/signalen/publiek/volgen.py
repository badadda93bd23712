"""Follow what one said, by the private link."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkwerk.bestanden.weergave import foto_antwoord
from wijkwerk.core.eenmalig import AndereInhoud, eenmalig
from wijkwerk.core.limiet import Grens, neem
from wijkwerk.core.toegang import PUBLIEK, toegang
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import selectors, services
from wijkwerk.signalen.forms import (
    AanvullenForm,
    GehoordForm,
    IntrekkenForm,
    OpnieuwForm,
    VolgZoekenForm,
)
from wijkwerk.signalen.fotobak import fotobak
from wijkwerk.signalen.models import Melder
from wijkwerk.signalen.publiek.prive import met_link, prive
from wijkwerk.signalen.verloop import lees_draad, verloop_voor_bewoner
from wijkwerk.signalen.volger import Volger

ZOEKEN = Grens("volg.zoeken", 20, 3600)
AANVULLEN = Grens("volg.aanvullen", 30, 3600)
VRAAGT = ["GET", "HEAD", "POST"]


@toegang(PUBLIEK)
@require_safe
@met_link
def signaal_ontvangen(request: HttpRequest, gemeente: Gemeente, melder: Melder) -> HttpResponse:
    return render(
        request, "signalen/signaal_ontvangen.html", {"melder": melder, "signaal": melder.signaal}
    )


@toegang(PUBLIEK)
@require_safe
@met_link
def volg(request: HttpRequest, gemeente: Gemeente, melder: Melder) -> HttpResponse:
    return _volgpagina(request, melder)


def _volgpagina(
    request: HttpRequest, melder: Melder, status: int = 200, **extra: Any
) -> HttpResponse:
    draad = lees_draad(melder)
    context = {
        "melder": melder,
        "signaal": melder.signaal,
        "draad": draad,
        "verloop": verloop_voor_bewoner(draad),
        "aanvul_form": AanvullenForm(),
        "gehoord_form": GehoordForm(),
        **extra,
    }
    return render(request, "signalen/volg.html", context, status=status)


def _eens(
    request: HttpRequest, gemeente: Gemeente, melder: Melder, handeling: str, doe: Callable[[], Any]
) -> HttpResponse:
    """Do it once and back to the page; the same form with another text is done as well."""

    def daad() -> str:
        doe()
        return reverse("signalen:volg", args=[gemeente, melder.volgtoken])

    try:
        return redirect(eenmalig(request, gemeente.pk, handeling, daad))
    except AndereInhoud:
        return redirect(daad())


@toegang(PUBLIEK)
@require_POST
@met_link
def signaal_aanvullen(request: HttpRequest, gemeente: Gemeente, melder: Melder) -> HttpResponse:
    bak = fotobak(request, gemeente)
    if "foto_weg" in request.POST:
        form = AanvullenForm(initial={"tekst": request.POST.get("tekst", "")})
        return _volgpagina(request, melder, aanvul_form=form, bak=bak)
    form = AanvullenForm(request.POST, met_fotos=bool(bak.fotos))
    for fout in bak.fouten:
        form.add_error("foto", fout)
    if form.is_valid() and not neem(AANVULLEN, melder.sleutel):
        form.add_error(None, _("Dat was veel. Probeer het over een uur nog eens."))
    if not form.is_valid():
        return _volgpagina(request, melder, 422, aanvul_form=form, bak=bak)

    def doe() -> None:
        bak.keur()
        tekst = form.cleaned_data["tekst"]
        services.signaal_aanvullen(melder, actor=Volger(melder), tekst=tekst, fotos=bak.fotos)
        messages.success(request, _("Dank u wel. Uw aanvulling staat erbij."))

    return _eens(request, gemeente, melder, "signaal.aanvullen", doe)


@toegang(PUBLIEK)
@require_POST
@met_link
def signaal_beoordelen(request: HttpRequest, gemeente: Gemeente, melder: Melder) -> HttpResponse:
    form = GehoordForm(request.POST)
    if not form.is_valid():
        return _volgpagina(request, melder, 422, gehoord_form=form)

    def doe() -> None:
        services.signaal_beoordelen(melder, actor=Volger(melder), **form.cleaned_data)
        messages.success(request, _("Dank u wel. Wij lezen wat u schreef."))

    return _eens(request, gemeente, melder, "signaal.beoordelen", doe)


@toegang(PUBLIEK)
@require_http_methods(VRAAGT)
@met_link
def signaal_intrekken(request: HttpRequest, gemeente: Gemeente, melder: Melder) -> HttpResponse:
    """Asks first; what it means depends on whether others wait for the same answer."""
    form = IntrekkenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reden = form.cleaned_data["reden"]
        services.signaal_intrekken(melder, actor=Volger(melder), reden=reden)
        return redirect("signalen:volg", gemeente, melder.volgtoken)
    draad = lees_draad(melder)
    if not draad.mag_intrekken:
        return redirect("signalen:volg", gemeente, melder.volgtoken)
    context = {
        "melder": melder,
        "draad": draad,
        "form": form,
        "anderen": services.anderen_wachten(melder, melder.signaal),
    }
    status = 422 if form.errors else 200
    return render(request, "signalen/volg_intrekken.html", context, status=status)


@toegang(PUBLIEK)
@require_http_methods(VRAAGT)
@met_link
def signaal_opnieuw_vragen(
    request: HttpRequest, gemeente: Gemeente, melder: Melder
) -> HttpResponse:
    """Ask to look again; after 30 days the way to a new message."""
    draad = lees_draad(melder)
    if draad.opnieuw_tot is None:
        return render(request, "signalen/volg_te_laat.html", {"melder": melder, "draad": draad})
    form = OpnieuwForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reden = form.cleaned_data["reden"]

        def doe() -> None:
            services.signaal_opnieuw_vragen(melder, actor=Volger(melder), reden=reden)

        return _eens(request, gemeente, melder, "signaal.opnieuw_vragen", doe)
    context = {"melder": melder, "draad": draad, "form": form}
    status = 422 if form.errors else 200
    return render(request, "signalen/volg_opnieuw.html", context, status=status)


@toegang(PUBLIEK)  # type: ignore[type-var]
@require_safe
@met_link
def volg_foto(
    request: HttpRequest, gemeente: Gemeente, melder: Melder, foto: str
) -> HttpResponseBase:
    """A photo that this person sent themselves; of others not, whoever they are."""
    rij = selectors.eigen_foto(melder, foto)
    if rij is None:
        raise Http404
    return foto_antwoord(rij.bestand, klein=request.GET.get("maat") == "klein")


@toegang(PUBLIEK)
@require_http_methods(VRAAGT)
def volg_zoeken(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    """Mail the link again. The answer is the same whether we know the number and address or not."""
    form = VolgZoekenForm(request.POST if request.method == "POST" else None)
    verstuurd = "verstuurd" in request.GET
    if form.is_valid():
        if neem(ZOEKEN, request.META["REMOTE_ADDR"]):
            services.volglink_vragen(form.cleaned_data["kenmerk"], form.cleaned_data["e_mail"])
            return redirect(request.path + "?verstuurd=1")
        form.add_error(None, _("Dat waren veel pogingen. Probeer het over een uur nog eens."))
    status = 422 if form.errors else 200
    context = {"form": form, "verstuurd": verstuurd}
    return prive(render(request, "signalen/volg_zoeken.html", context, status=status))
