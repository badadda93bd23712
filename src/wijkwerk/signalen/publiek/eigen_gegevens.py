"""What we know of who spoke, in their own hands: stop, change, take along, erase."""

from __future__ import annotations

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from wijkwerk.core.kenmerk import toon
from wijkwerk.core.limiet import Grens, neem
from wijkwerk.core.toegang import PUBLIEK, toegang
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import selectors, services
from wijkwerk.signalen.forms import AdresForm
from wijkwerk.signalen.models import Melder
from wijkwerk.signalen.publiek.prive import met_link, prive
from wijkwerk.signalen.volger import Volger

VRAAGT = ["GET", "HEAD", "POST"]
ADRES = Grens("volg.adres", 5, 3600)
"""Mail to an address that somebody types: not more often than this for one link."""


def _naar_volgen(gemeente: Gemeente, melder: Melder) -> HttpResponse:
    return redirect("signalen:volg", gemeente, melder.volgtoken)


@toegang(PUBLIEK)
@csrf_exempt  # one-click from a mail program (RFC 8058): the secret link is the proof
@require_http_methods(VRAAGT)
@met_link
def melder_stoppen(request: HttpRequest, gemeente: Gemeente, melder: Melder) -> HttpResponse:
    if request.method != "POST":
        return render(request, "signalen/volg_stoppen.html", {"melder": melder})
    services.melder_stoppen(melder, actor=Volger(melder))
    return _naar_volgen(gemeente, melder)


@toegang(PUBLIEK)
@require_http_methods(VRAAGT)
@met_link
def melder_wissen(request: HttpRequest, gemeente: Gemeente, melder: Melder) -> HttpResponse:
    if request.method != "POST":
        return render(request, "signalen/volg_wissen.html", {"melder": melder})
    services.melder_wissen(melder, actor=Volger(melder))
    return _naar_volgen(gemeente, melder)


@toegang(PUBLIEK)
@require_http_methods(VRAAGT)
@met_link
def melder_adres_wijzigen(request: HttpRequest, gemeente: Gemeente, melder: Melder) -> HttpResponse:
    form = AdresForm(request.POST if request.method == "POST" else None, melder=melder)
    if form.is_valid():
        if neem(ADRES, melder.sleutel):
            na = services.melder_adres_wijzigen(
                melder, actor=Volger(melder), gegevens=form.gegevens()
            )
            messages.success(request, _gewijzigd(na))
            return _naar_volgen(gemeente, melder)
        form.add_error(None, _("Dat waren veel pogingen. Probeer het over een uur nog eens."))
    context = {"melder": melder, "form": form}
    status = 422 if form.errors else 200
    return render(request, "signalen/volg_adres.html", context, status=status)


def _gewijzigd(melder: Melder) -> str:
    if melder.nieuw_e_mail:
        return _("Bijna klaar. Kijk in uw e-mail en bevestig het nieuwe adres.")
    return _("Bewaard. Zo hoort u voortaan van ons.")


@toegang(PUBLIEK)
@require_http_methods(VRAAGT)
def melder_adres_bevestigen(request: HttpRequest, gemeente: Gemeente, token: str) -> HttpResponse:
    """By the link in the mail to the new address; looking changes nothing."""
    melder = selectors.melder_met_bevestiging(token)
    if melder is None:
        return prive(render(request, "signalen/adres_verlopen.html", status=410))
    if request.method != "POST":
        return prive(render(request, "signalen/adres_bevestigen.html", {"melder": melder}))
    na = services.melder_adres_bevestigen(melder, actor=Volger(melder))
    messages.success(request, _("Bevestigd. Wij mailen u voortaan op dit adres."))
    return prive(_naar_volgen(gemeente, na))


@toegang(PUBLIEK)
@require_POST
@met_link
def melder_meenemen(request: HttpRequest, gemeente: Gemeente, melder: Melder) -> HttpResponse:
    """Everything we keep about this person: to read and print, or as a file."""
    dossier = services.melder_meenemen(melder, actor=Volger(melder))
    if "json" in request.POST:
        naam = f"mijn-gegevens-{toon(melder.signaal.kenmerk)}.json"
        inhoud = json.dumps(dossier.als_json(), ensure_ascii=False, indent=2)
        koppen = {"Content-Disposition": f'attachment; filename="{naam}"'}
        return HttpResponse(inhoud, content_type="application/json", headers=koppen)
    return render(request, "signalen/volg_gegevens.html", {"melder": melder, "dossier": dossier})
