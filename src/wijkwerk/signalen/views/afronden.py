"""An opgave comes to its end: what came of it, how that reads, and everybody hears."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import selectors, services
from wijkwerk.signalen.forms import AfrondenForm
from wijkwerk.signalen.models import Opgave, Signaal, Terugkoppeling
from wijkwerk.signalen.selectors.antwoord import gehoor_van, tel_gehoor
from wijkwerk.signalen.services.antwoordregels import als_velden
from wijkwerk.signalen.voorbeeld import NAAM, voorbeelden


@toegang("opgave.afronden")
@require_http_methods(["GET", "HEAD", "POST"])
def opgave_afronden(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """Write (GET), look (`voorbeeld`, or anything that was not looked at yet), and send."""
    zichtbaar = selectors.opgaven_zichtbaar(request.actor).select_related("gebied", "thema")
    opgave = get_object_or_404(zichtbaar, kenmerk=kenmerk)
    opgave.gemeente = gemeente
    post = request.method == "POST"
    form = AfrondenForm(request.POST if post else None)
    if not post:
        return _pagina(request, opgave, form)
    if not form.is_valid():
        return _pagina(request, opgave, form, status=422, oordeel=form.oordeel())
    if "voorbeeld" in request.POST or form.is_veranderd():
        return _voorbeeld(request, opgave, form)
    try:
        services.opgave_afronden(opgave, actor=request.actor, **form.gegevens())
    except NotAllowed:
        raise
    except DomainError as fout:
        form.add_error(None, fout.melding)
        return _pagina(request, opgave, form, status=409)
    messages.success(request, _("De opgave is afgerond. Iedereen krijgt bericht."))
    return redirect("signalen:opgave_detail", gemeente, opgave.kenmerk)


def _pagina(
    request: Verzoek, opgave: Opgave, form: AfrondenForm, status: int = 200, **extra: Any
) -> HttpResponse:
    context = {"opgave": opgave, "form": form, "gehoor": tel_gehoor(gehoor_van(opgave))}
    return render(request, "signalen/opgave_afronden.html", context | extra, status=status)


def _voorbeeld(request: Verzoek, opgave: Opgave, form: AfrondenForm) -> HttpResponse:
    data = request.POST.copy()
    data["gezien"] = form.merk()
    velden = als_velden(form.antwoord())
    antwoord = Terugkoppeling(
        soort=Terugkoppeling.Soort.ANTWOORD,
        opgave=opgave,
        door=request.actor.persoon,
        **velden,
    )
    return _pagina(
        request,
        opgave,
        AfrondenForm(data),
        veranderd=form.is_veranderd(),
        voorbeelden=voorbeelden(_een_stem(request, opgave), gehoor_van(opgave), antwoord),
        oordeel=form.oordeel(),
    )


def _een_stem(request: Verzoek, opgave: Opgave) -> Signaal:
    """One of the voices, as an example; a blank one when this colleague may read none of them."""
    stemmen = selectors.stemmen_van(opgave, request.actor)
    leeg = Signaal(kenmerk="0" * 7, tekst=NAAM, ontvangen_op=klok.nu())
    stem = stemmen[0] if stemmen else leeg
    stem.gemeente = opgave.gemeente
    return stem
