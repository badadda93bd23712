"""Pages of the workplace: the list of signalen, its saved views, and the list as a file."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError
from wijkwerk.core.kenmerk import lees, toon
from wijkwerk.core.permissions import mag_ergens
from wijkwerk.core.toegang import toegang
from wijkwerk.core.uitvoer import csv_antwoord
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import labels, lijst, selectors, services
from wijkwerk.signalen.forms.lijst import WeergaveForm
from wijkwerk.signalen.lijstkeuzes import chips, keuzevelden
from wijkwerk.signalen.lijstrijen import tabelrijen
from wijkwerk.signalen.models import Signaal, Weergave


@toegang("signaal.lijst")
@require_safe
def signaal_lijst(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """A kenmerk, however it is typed, opens that signaal and asks nothing of the filters."""
    nummer = lees(request.GET.get("q", ""))
    if nummer and selectors.signalen_zichtbaar(request.actor).filter(kenmerk=nummer).exists():
        return redirect("signalen:signaal_detail", gemeente, nummer)
    return lijstpagina(request, gemeente)


def lijstpagina(
    request: Verzoek, gemeente: Gemeente, status: int = 200, **extra: Any
) -> HttpResponse:
    """The list of what is asked; `extra` brings back a form that was not accepted."""
    actor, vraag = request.actor, lijst.Vraag.uit(request.GET)
    aantallen = lijst.tellingen(actor, vraag)
    gevonden = aantallen["gevonden"]
    bladen = lijst.Bladen(actor, vraag, gevonden)
    pagina = bladen.get_page(request.GET.get("pagina"))
    keuzes = keuzevelden(gemeente, vraag)
    pad = reverse("signalen:signaal_lijst", args=[gemeente])
    mag_bundelen = mag_ergens(actor, "opgave.maken")
    bewaard, hier = selectors.weergaven_van(actor), vraag.als_vraag()
    context = {
        "vraag": vraag,
        "vraag_tekst": hier,
        "pagina": pagina,
        "rijen": pagina.object_list,
        "tabelrijen": tabelrijen(
            pagina.object_list, pad, kiezen=mag_bundelen, achter="?" + urlencode({"in": hier})
        ),
        "mag_bundelen": mag_bundelen,
        "signaal_pad": pad,
        "gevonden": gevonden,
        "elders": 0 if gevonden or not vraag.filters else lijst.elders(actor, vraag),
        "elders_vraag": lijst.Vraag.als_vraag(vraag, weergave="alles"),
        "weergaven": _tabs(gemeente, vraag, aantallen),
        "bewaard": bewaard,
        "is_bewaard": any(weergave.vraag == hier for weergave in bewaard),
        "keuzes": keuzes,
        "chips": chips(vraag, keuzes),
        "alleen": [(naam, tekst, naam in vraag.alleen) for naam, tekst in lijst.ALLEEN.items()],
        "weergave_form": WeergaveForm(),
    }
    return render(request, "signalen/signaal_lijst.html", context | extra, status=status)


def _tabs(
    gemeente: Gemeente, vraag: lijst.Vraag, aantallen: dict[str, int]
) -> list[tuple[str, str, int | None]]:
    meervoud = gemeente.woord("meervoud")
    return [
        (sleutel, str(naam) % {"meervoud": meervoud}, aantallen.get(sleutel))
        for sleutel, naam in lijst.WEERGAVEN.items()
    ]


@toegang("signaal.exporteren")
@require_POST
def signaal_exporteren(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """The list as a file for a spreadsheet: no contact data, no formulas. Is logged."""
    actor = request.actor
    vraag = lijst.Vraag.uit(request.GET)
    rijen = services.signaal_exporteren(gemeente, actor=actor, rijen=lijst.gevonden(actor, vraag))
    return csv_antwoord(f"signalen-{klok.vandaag()}", _kop(), map(_cellen, rijen))


def _kop() -> list[str]:
    return [
        _("nummer"),
        _("ontvangen"),
        _("antwoord voor"),
        _("beantwoord"),
        _("op tijd"),
        _("status"),
        _("route"),
        _("gebied"),
        _("thema"),
        _("kanaal"),
        _("soort"),
        _("tekst"),
        _("plek"),
    ]


def _cellen(signaal: Signaal) -> list[object]:
    return [
        toon(signaal.kenmerk),
        klok.op_dag(signaal.ontvangen_op),
        signaal.antwoord_voor,
        klok.op_dag(signaal.beantwoord_op) if signaal.beantwoord_op else "",
        {True: _("ja"), False: _("nee"), None: ""}[signaal.op_tijd],
        labels.STATUS[signaal.status],
        labels.ROUTE.get(signaal.route, ""),
        signaal.gebied.naam,
        signaal.thema.naam if signaal.thema else "",
        labels.KANAAL[signaal.kanaal],
        labels.SOORT[signaal.soort],
        signaal.tekst,
        signaal.plek_tekst,
    ]


# --- saved views ------------------------------------------------------------------------------


@toegang("weergave.bewaren")
@require_POST
def weergave_bewaren(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    """Keep the question of the address bar (`?thema=groen`) under a name."""
    form = WeergaveForm(request.POST)
    vraag = lijst.Vraag.uit(request.GET).als_vraag()
    if form.is_valid():
        try:
            services.weergave_bewaren(
                gemeente, actor=request.actor, vraag=vraag, **form.cleaned_data
            )
        except DomainError as fout:
            form.add_error(None, fout.melding)
    if form.errors:
        return lijstpagina(request, gemeente, status=422, weergave_form=form)
    messages.success(request, _("De weergave is bewaard. U vindt haar boven de lijst."))
    return redirect(f"{reverse('signalen:signaal_lijst', args=[gemeente])}?{vraag}")


@toegang("weergave.verwijderen")
@require_POST
def weergave_verwijderen(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    mijne = Weergave.objects.filter(persoon=request.actor.persoon)
    services.weergave_verwijderen(get_object_or_404(mijne, kenmerk=kenmerk), actor=request.actor)
    messages.success(request, _("De weergave is verwijderd."))
    return redirect("signalen:signaal_lijst", gemeente)
