"""What we keep about one person, when they ask: look up, give, erase. No address in any URL."""

from __future__ import annotations

import json

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError
from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import services
from wijkwerk.signalen.forms import InzageForm
from wijkwerk.signalen.prive import prive
from wijkwerk.signalen.selectors import Gevonden, dossier_van


@toegang("melder.inzien")
@require_http_methods(["GET", "HEAD", "POST"])
def inzage(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """The form, and below it the voices of this person in the areas of this colleague."""
    form = InzageForm(request.POST if request.method == "POST" else None)
    gevonden = _gevonden(request, gemeente, form) if form.is_valid() else None
    return _pagina(request, form, gevonden)


def _pagina(
    request: Verzoek, form: InzageForm, gevonden: Gevonden | None, **extra: object
) -> HttpResponse:
    status = 422 if form.errors else 200
    context = {"form": form, "gevonden": gevonden, **extra}
    return prive(render(request, "signalen/inzage.html", context, status=status))


def _gevonden(
    request: Verzoek, gemeente: Gemeente, form: InzageForm, *, uitvoer: bool = False
) -> Gevonden:
    return services.melder_inzien(
        gemeente, actor=request.actor, uitvoer=uitvoer, **form.cleaned_data
    )


@toegang("melder.inzien")
@require_POST
def inzage_uitvoer(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """Everything of this person: a page to print, or a file for a program."""
    form = InzageForm(request.POST)
    if not form.is_valid():
        return _pagina(request, form, None)
    gevonden = _gevonden(request, gemeente, form, uitvoer=True)
    dossiers = [dossier_van(melder) for melder in gevonden.melders]
    if "json" in request.POST:
        inhoud = json.dumps([rij.als_json() for rij in dossiers], ensure_ascii=False, indent=2)
        naam = f"inzage-{klok.vandaag()}.json"
        koppen = {"Content-Disposition": f'attachment; filename="{naam}"'}
        return prive(HttpResponse(inhoud, content_type="application/json", headers=koppen))
    context = {"dossiers": dossiers, "elders": gevonden.elders}
    return prive(render(request, "signalen/inzage_uitvoer.html", context))


@toegang("melder.wissen")
@require_POST
def inzage_wissen(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """First the number of voices, then, confirmed with that number, all contact data go."""
    form = InzageForm(request.POST)
    if not form.is_valid():
        return _pagina(request, form, None)
    if request.POST.get("aantal", "").isdecimal():
        try:
            return _wis(request, gemeente, form, int(request.POST["aantal"]))
        except DomainError as fout:
            messages.error(request, fout.melding)
    gevonden = _gevonden(request, gemeente, form)
    return _pagina(request, form, gevonden, wissen=bool(gevonden.melders))


def _wis(request: Verzoek, gemeente: Gemeente, form: InzageForm, aantal: int) -> HttpResponse:
    wie = {naam: form.cleaned_data[naam] for naam in ("e_mail", "telefoon")}
    gewist = services.persoon_wissen(gemeente, actor=request.actor, aantal=aantal, **wie)
    melding = ngettext(
        "De contactgegevens bij %(n)d bericht zijn gewist.",
        "De contactgegevens bij %(n)d berichten zijn gewist.",
        gewist,
    )
    messages.success(request, melding % {"n": gewist})
    return redirect("signalen:inzage", gemeente)
