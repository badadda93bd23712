"""Follow what one said, by the private link."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkwerk.core.eenmalig import eenmalig
from wijkwerk.core.limiet import Grens, neem
from wijkwerk.core.toegang import PUBLIEK, toegang
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import selectors, services
from wijkwerk.signalen.forms import AanvullenForm, VolgZoekenForm
from wijkwerk.signalen.models import Melder
from wijkwerk.signalen.publiek.prive import met_link, prive
from wijkwerk.signalen.verloop import verloop_voor_bewoner
from wijkwerk.signalen.volger import Volger

ZOEKEN = Grens("volg.zoeken", 20, 3600)


def _naar_volgen(gemeente: Gemeente, melder: Melder) -> HttpResponse:
    return redirect("signalen:volg", gemeente, melder.volgtoken)


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
    return _volgpagina(request, melder, AanvullenForm())


def _volgpagina(
    request: HttpRequest, melder: Melder, form: AanvullenForm, status: int = 200
) -> HttpResponse:
    signaal = melder.signaal
    opgaven = selectors.opgaven_van(signaal)
    nieuws = selectors.nieuws_van(signaal, opgaven)
    context = {
        "melder": melder,
        "signaal": signaal,
        "opgaven": opgaven,
        "verloop": verloop_voor_bewoner(signaal, selectors.stappen_van(signaal), nieuws),
        "form": form,
    }
    return render(request, "signalen/volg.html", context, status=status)


@toegang(PUBLIEK)
@require_POST
@met_link
def signaal_aanvullen(request: HttpRequest, gemeente: Gemeente, melder: Melder) -> HttpResponse:
    form = AanvullenForm(request.POST)
    if not form.is_valid():
        return _volgpagina(request, melder, form, status=422)

    def doe() -> str:
        tekst = form.cleaned_data["tekst"]
        services.signaal_aanvullen(melder, actor=Volger(melder), tekst=tekst)
        return reverse("signalen:volg", args=[gemeente, melder.volgtoken])

    return redirect(eenmalig(request, gemeente.pk, "signaal.aanvullen", doe))


@toegang(PUBLIEK)
@csrf_exempt  # one-click from a mail program (RFC 8058): the secret link is the proof
@require_http_methods(["GET", "HEAD", "POST"])
@met_link
def melder_stoppen(request: HttpRequest, gemeente: Gemeente, melder: Melder) -> HttpResponse:
    if request.method != "POST":
        return render(request, "signalen/volg_stoppen.html", {"melder": melder})
    services.melder_stoppen(melder, actor=Volger(melder))
    return _naar_volgen(gemeente, melder)


@toegang(PUBLIEK)
@require_http_methods(["GET", "HEAD", "POST"])
@met_link
def melder_wissen(request: HttpRequest, gemeente: Gemeente, melder: Melder) -> HttpResponse:
    if request.method != "POST":
        return render(request, "signalen/volg_wissen.html", {"melder": melder})
    services.melder_wissen(melder, actor=Volger(melder))
    return _naar_volgen(gemeente, melder)


@toegang(PUBLIEK)
@require_http_methods(["GET", "HEAD", "POST"])
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
