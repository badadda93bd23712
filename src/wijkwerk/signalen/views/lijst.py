"""Pages of the workplace: the list of signalen, and the list as a file."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wijkwerk.core import klok
from wijkwerk.core.kenmerk import toon
from wijkwerk.core.toegang import toegang
from wijkwerk.core.uitvoer import csv_antwoord
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente, Thema
from wijkwerk.gebieden.selectors import gebieden_op_werkniveau
from wijkwerk.signalen import labels, lijst, services
from wijkwerk.signalen.models import Signaal


@toegang("signaal.lijst")
@require_safe
def signaal_lijst(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    actor = request.actor
    vraag = lijst.Vraag.uit(request.GET)
    aantallen = lijst.tellingen(actor, vraag)
    bladen = lijst.bladen(lijst.gevonden(actor, vraag), aantallen["gevonden"])
    meervoud = gemeente.woord("meervoud")
    context = {
        "vraag": vraag,
        "pagina": bladen.get_page(request.GET.get("pagina")),
        "gevonden": aantallen["gevonden"],
        "weergaven": [
            (sleutel, str(naam) % {"meervoud": meervoud}, aantallen[sleutel])
            for sleutel, naam in lijst.WEERGAVEN.items()
        ],
        "gebieden": gebieden_op_werkniveau(gemeente),
        "themas": list(Thema.objects.order_by("naam")),
        "statussen": labels.STATUS,
    }
    return render(request, "signalen/signaal_lijst.html", context)


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
        _("status"),
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
        signaal.ontvangen_op.astimezone(klok.AMSTERDAM).date(),
        signaal.antwoord_voor,
        labels.STATUS[signaal.status],
        signaal.gebied.naam,
        signaal.thema.naam if signaal.thema else "",
        labels.KANAAL[signaal.kanaal],
        labels.SOORT[signaal.soort],
        signaal.tekst,
        signaal.plek_tekst,
    ]
