"""Say something: the form of a resident."""

from __future__ import annotations

from math import isfinite
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wijkwerk.core import kenmerk
from wijkwerk.core.actor import Bewoner
from wijkwerk.core.eenmalig import AndereInhoud, eenmalig
from wijkwerk.core.errors import DomainError
from wijkwerk.core.limiet import Grens, neem
from wijkwerk.core.toegang import PUBLIEK, toegang
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.gebieden.selectors import gebied_bij_punt, gebied_met_slug
from wijkwerk.signalen import kaarten, selectors, services
from wijkwerk.signalen.forms import IndienenForm
from wijkwerk.signalen.forms.basis import getypt
from wijkwerk.signalen.fotobak import Fotobak, fotobak
from wijkwerk.signalen.publiek.prive import prive
from wijkwerk.signalen.selectors import Bekend
from wijkwerk.ui.kaart import Punt

PER_ADRES = Grens("signaal.indienen", 30, 3600)
LANGSTE_TEKST = 5_000


@toegang(PUBLIEK)
@require_http_methods(["GET", "HEAD", "POST"])
def signaal_indienen(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    """The form; a click on the image of the map only sets the pin."""
    gebied = _gevraagd_gebied(request, gemeente)
    if request.method != "POST":
        begin = ({"gebied": gebied.slug} if gebied else {}) | _over_eerder(request)
        return _formulier(
            request, gemeente, gebied, IndienenForm(gemeente=gemeente, extra=gebied, initial=begin)
        )
    bak = fotobak(request, gemeente)
    if _is_klik(request):
        return _prik_gezet(request, gemeente, gebied, bak)
    if "foto_weg" in request.POST or "foto_erbij" in request.POST:
        form = IndienenForm(gemeente=gemeente, extra=gebied, initial=getypt(request, IndienenForm))
        return _formulier(request, gemeente, gebied, form, bak=bak)
    form = IndienenForm(request.POST, gemeente=gemeente, extra=gebied)
    for fout in bak.fouten:
        form.add_error("foto", fout)
    if not form.is_valid():
        return _formulier(request, gemeente, gebied, form, status=422, bak=bak)
    if not neem(PER_ADRES, request.META["REMOTE_ADDR"]):
        form.add_error(None, te_veel())
        return _formulier(request, gemeente, gebied, form, status=429, bak=bak)
    return _indienen(request, gemeente, gebied, form, bak)


def _over_eerder(request: HttpRequest) -> dict[str, str]:
    """Started from an older message: its number stands in the text, the rest is to be written."""
    nummer = kenmerk.lees(request.GET.get("over", ""))
    if nummer is None:
        return {}
    return {"tekst": _("Dit gaat over mijn bericht %(nummer)s.") % {"nummer": kenmerk.toon(nummer)}}


def te_veel() -> str:
    return _("Vanaf dit adres kwamen veel berichten. Probeer het over een uur nog eens.")


def _indienen(
    request: HttpRequest,
    gemeente: Gemeente,
    gebied: Gebied | None,
    form: IndienenForm,
    bak: Fotobak,
) -> HttpResponse:
    def doe() -> str:
        bak.keur()
        signaal = services.signaal_indienen(
            actor=Bewoner(), gemeente=gemeente, fotos=bak.fotos, **form.gegevens()
        )
        return reverse("signalen:signaal_ontvangen", args=[gemeente, signaal.indiener.volgtoken])

    eerder = ""
    try:
        return redirect(eenmalig(request, gemeente.pk, "signaal.indienen", doe))
    except AndereInhoud as fout:
        eerder = fout.pad
        form.add_error(None, _("U verstuurde dit formulier al. Hieronder staat uw nieuwe tekst."))
    except DomainError as fout:
        form.add_error(None, fout.melding)
    return _formulier(request, gemeente, gebied, form, status=409, eerder=eerder, bak=bak)


def _formulier(
    request: HttpRequest,
    gemeente: Gemeente,
    gebied: Gebied | None,
    form: IndienenForm,
    status: int = 200,
    **extra: Any,
) -> HttpResponse:
    lat, lon = form["lat"].value(), form["lon"].value()
    prik = _punt(lat, lon) if form["waar"].value() == "plek" else None
    slug = str(form["gebied"].value() or "")
    context = {
        "form": form,
        "gebied": gebied,
        "kaart": kaarten.prikkaart(gemeente, gebied, prik),
        "prik_url": _prik_url(gemeente, gebied, prik),
        "bekend": _bekend(gemeente, prik, slug, str(form["tekst"].value() or "")),
        "antwoord_voor": services.antwoord_voor(gemeente),
        "bak": Fotobak(),
        **extra,
    }
    return render(request, "signalen/signaal_form.html", context, status=status)


@toegang(PUBLIEK)
@require_http_methods(["GET", "HEAD", "POST"])
def bekend(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    """For the script: what is known already. What somebody typed comes by POST, never in a URL."""
    velden = request.POST if request.method == "POST" else request.GET
    rijen = _bekend(
        gemeente,
        _punt(velden.get("lat"), velden.get("lon")),
        velden.get("gebied", ""),
        request.POST.get("tekst", ""),
    )
    return prive(render(request, "signalen/deel/bekend.html", {"bekend": rijen}))


def _bekend(gemeente: Gemeente, prik: Punt | None, slug: str, tekst: str) -> list[Bekend]:
    """Around the pin when there is one in this gemeente, else in the area that was chosen."""
    plek = (prik.lat, prik.lon) if prik else None
    gebied = gebied_bij_punt(*plek, gemeente) if plek else None
    if gebied is None and slug:
        gebied = gebied_met_slug(gemeente, slug.replace("\0", ""))
    return selectors.bekend_bij(gebied, plek, tekst[:LANGSTE_TEKST])


def _is_klik(request: HttpRequest) -> bool:
    """A click on the image; Enter in a text field names it too, at 0,0: that is `Verstuur`."""
    return {request.POST.get(f"prik.{as_}", "0") for as_ in "xy"} != {"0"}


def _prik_gezet(
    request: HttpRequest, gemeente: Gemeente, gebied: Gebied | None, bak: Fotobak
) -> HttpResponse:
    """Without script: the same form, everything still in it, with the pin on the map."""
    begin = getypt(request, IndienenForm)
    try:
        x, y = float(request.POST["prik.x"]), float(request.POST["prik.y"])
    except (KeyError, ValueError):
        raise BadRequest from None
    punt = kaarten.prikkaart(gemeente, gebied).punt_bij(x, y, kaarten.PRIKBEELD_BREED)
    if punt is not None:
        begin |= {"lat": f"{punt.lat:.6f}", "lon": f"{punt.lon:.6f}", "waar": "plek"}
    form = IndienenForm(gemeente=gemeente, extra=gebied, initial=begin)
    return _formulier(request, gemeente, gebied, form, bak=bak)


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
