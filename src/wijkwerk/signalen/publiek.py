"""Pages for residents: say something, follow it, read what is going on."""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkwerk.core.actor import Bewoner
from wijkwerk.core.eenmalig import AndereInhoud, eenmalig
from wijkwerk.core.errors import DomainError
from wijkwerk.core.limiet import Grens, neem
from wijkwerk.core.toegang import PUBLIEK, toegang
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.gebieden.selectors import gebied_met_slug
from wijkwerk.signalen import kaarten, selectors, services
from wijkwerk.signalen.forms import AanvullenForm, IndienenForm, VolgZoekenForm
from wijkwerk.signalen.models import Melder
from wijkwerk.signalen.verloop import verloop_voor_bewoner
from wijkwerk.signalen.volger import Volger
from wijkwerk.ui.kaart import Punt

PER_ADRES = Grens("signaal.indienen", 30, 3600)
ZOEKEN = Grens("volg.zoeken", 20, 3600)
BEKEND = 3


def prive(response: HttpResponse) -> HttpResponse:
    """A page that only the holder of the link may keep: stored and indexed nowhere."""
    response.prive = True  # type: ignore[attr-defined]
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response


# --- say something ----------------------------------------------------------------------------


@toegang(PUBLIEK)
@require_http_methods(["GET", "HEAD", "POST"])
def signaal_indienen(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    """The form; a click on the image of the map only sets the pin."""
    gebied = _gevraagd_gebied(request, gemeente)
    if request.method != "POST":
        begin = {"gebied": gebied.slug} if gebied else {}
        return _formulier(
            request, gemeente, gebied, IndienenForm(gemeente=gemeente, extra=gebied, initial=begin)
        )
    if _is_klik(request):
        return _prik_gezet(request, gemeente, gebied)
    form = IndienenForm(request.POST, gemeente=gemeente, extra=gebied)
    if not form.is_valid():
        return _formulier(request, gemeente, gebied, form, status=422)
    if not neem(PER_ADRES, request.META["REMOTE_ADDR"]):
        form.add_error(
            None, _("Vanaf dit adres kwamen veel berichten. Probeer het over een uur nog eens.")
        )
        return _formulier(request, gemeente, gebied, form, status=429)
    return _indienen(request, gemeente, gebied, form)


def _indienen(
    request: HttpRequest, gemeente: Gemeente, gebied: Gebied | None, form: IndienenForm
) -> HttpResponse:
    def doe() -> str:
        signaal = services.signaal_indienen(actor=Bewoner(), gemeente=gemeente, **form.gegevens())
        return reverse("signalen:signaal_ontvangen", args=[gemeente, signaal.indiener.volgtoken])

    eerder = ""
    try:
        return redirect(eenmalig(request, gemeente.pk, "signaal.indienen", doe))
    except AndereInhoud as fout:
        eerder = fout.pad
        form.add_error(None, _("U verstuurde dit formulier al. Hieronder staat uw nieuwe tekst."))
    except DomainError as fout:
        form.add_error(None, fout.melding)
    return _formulier(request, gemeente, gebied, form, status=409, eerder=eerder)


def _formulier(
    request: HttpRequest,
    gemeente: Gemeente,
    gebied: Gebied | None,
    form: IndienenForm,
    status: int = 200,
    **extra: Any,
) -> HttpResponse:
    prik = _punt(form["lat"].value(), form["lon"].value())
    context = {
        "form": form,
        "gebied": gebied,
        "kaart": kaarten.prikkaart(gemeente, gebied, prik),
        "prik_url": _prik_url(gemeente, gebied, prik),
        "bekend": selectors.openbare_opgaven([gebied.pk])[:BEKEND] if gebied else [],
        **extra,
    }
    return render(request, "signalen/signaal_form.html", context, status=status)


def _is_klik(request: HttpRequest) -> bool:
    """A click on the image; Enter in a text field names it too, at 0,0: that is `Verstuur`."""
    return {request.POST.get(f"prik.{as_}", "0") for as_ in "xy"} != {"0"}


def _prik_gezet(request: HttpRequest, gemeente: Gemeente, gebied: Gebied | None) -> HttpResponse:
    """Without script: the same form, everything still in it, with the pin on the map."""
    begin = {naam: request.POST[naam] for naam in IndienenForm.base_fields if naam in request.POST}
    try:
        x, y = float(request.POST["prik.x"]), float(request.POST["prik.y"])
    except (KeyError, ValueError):
        raise BadRequest from None
    punt = kaarten.prikkaart(gemeente, gebied).punt_bij(x, y, kaarten.PRIKBEELD_BREED)
    if punt is not None:
        begin |= {"lat": f"{punt.lat:.6f}", "lon": f"{punt.lon:.6f}", "waar": "plek"}
    form = IndienenForm(gemeente=gemeente, extra=gebied, initial=begin)
    return _formulier(request, gemeente, gebied, form)


def _prik_url(gemeente: Gemeente, gebied: Gebied | None, prik: Punt | None) -> str:
    vraag = {"gebied": gebied.slug} if gebied else {}
    if prik:
        vraag |= {"lat": f"{prik.lat:.6f}", "lon": f"{prik.lon:.6f}"}
    return f"{reverse('signalen:prikbeeld', args=[gemeente])}?{urlencode(vraag)}"


def _punt(lat: object, lon: object) -> Punt | None:
    """A pin for the map, from whatever was typed or clicked."""
    try:
        punt = Punt(float(str(lat)), float(str(lon)))
    except ValueError:
        return None
    return punt if isfinite(punt.lat) and isfinite(punt.lon) else None


def _gevraagd_gebied(request: HttpRequest, gemeente: Gemeente) -> Gebied | None:
    slug = request.GET.get("gebied", "").replace("\0", "")
    return gebied_met_slug(gemeente, slug) if slug else None


@toegang(PUBLIEK)
@require_safe
def prikbeeld(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    """The map as an image to click on, for who has no script."""
    prik = _punt(request.GET.get("lat"), request.GET.get("lon"))
    kaart = kaarten.prikkaart(gemeente, _gevraagd_gebied(request, gemeente), prik)
    if kaart.projectie is None:
        raise Http404
    hoog = round(kaart.projectie.hoogte / kaart.projectie.breedte * kaarten.PRIKBEELD_BREED)
    context = {"kaart": kaart, "breed": kaarten.PRIKBEELD_BREED, "hoog": hoog}
    response = render(request, "signalen/prikbeeld.svg", context, content_type="image/svg+xml")
    response["Cache-Control"] = "max-age=3600"
    return response


# --- follow it --------------------------------------------------------------------------------


def _met_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view the melder behind the token; an unknown link is 404, an erased one says so."""

    def controleer(request: HttpRequest, gemeente: Gemeente, token: str) -> HttpResponse:
        melder = selectors.melder_met_token(token)
        if melder is None:
            raise Http404
        if melder.gewist_op:
            context = {"gewist_op": melder.gewist_op}
            return prive(render(request, "signalen/volg_gewist.html", context, status=410))
        melder.signaal.gemeente = gemeente
        return prive(view(request, gemeente, melder))

    return controleer


def _naar_volgen(gemeente: Gemeente, melder: Melder) -> HttpResponse:
    return redirect("signalen:volg", gemeente, melder.volgtoken)


@toegang(PUBLIEK)
@require_safe
@_met_link
def signaal_ontvangen(request: HttpRequest, gemeente: Gemeente, melder: Melder) -> HttpResponse:
    return render(
        request, "signalen/signaal_ontvangen.html", {"melder": melder, "signaal": melder.signaal}
    )


@toegang(PUBLIEK)
@require_safe
@_met_link
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
@_met_link
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
@_met_link
def melder_stoppen(request: HttpRequest, gemeente: Gemeente, melder: Melder) -> HttpResponse:
    if request.method != "POST":
        return render(request, "signalen/volg_stoppen.html", {"melder": melder})
    services.melder_stoppen(melder, actor=Volger(melder))
    return _naar_volgen(gemeente, melder)


@toegang(PUBLIEK)
@require_http_methods(["GET", "HEAD", "POST"])
@_met_link
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


# --- what is going on -------------------------------------------------------------------------


@toegang(PUBLIEK)
@require_safe
def opgave_publiek(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    opgaven = selectors.met_stemmen(selectors.opgaven_zichtbaar(Bewoner()))
    opgave = get_object_or_404(opgaven.select_related("gebied", "eigenaar"), kenmerk=kenmerk)
    context = {"opgave": opgave, "nieuws": selectors.nieuws_over(opgave)}
    return render(request, "signalen/opgave_publiek.html", context)
