"""Letters, calls and mails that failed: what somebody still has to do by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from wijkwerk.core.kenmerk import toon
from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import selectors, services
from wijkwerk.signalen.brief import bericht_van
from wijkwerk.signalen.models import Melder, Verzending
from wijkwerk.signalen.selectors import Stuk

PER_PAGINA = 25
HOOGSTENS = 100  # one page of ticks, with room to spare


@toegang("verzending.lijst")
@require_safe
def verzending_lijst(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    vraag = {naam: request.GET.get(naam, "") for naam in ("gebied", "soort")}
    ids = selectors.post_ids(request.actor, **vraag)
    pagina = Paginator(ids, PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "pagina": pagina,
        "stukken": selectors.stukken(request.actor, list(pagina)),
        "vraag": vraag,
        "vraag_tekst": request.GET.urlencode(),
        **_keuzes(selectors.post_soorten(request.actor)),
    }
    return render(request, "signalen/verzending_lijst.html", context)


def _keuzes(tellingen: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The areas and kinds that there is post for, with how many."""
    gebieden: dict[str, str] = {}
    soorten = dict.fromkeys((Melder.Kanaal.BRIEF, Melder.Kanaal.BEL, Verzending.Status.MISLUKT), 0)
    for telling in tellingen:
        gebieden[telling["gebied"]] = telling["naam"]
        mislukt = telling["status"] == Verzending.Status.MISLUKT
        soorten[telling["status"] if mislukt else telling["kanaal"]] += telling["aantal"]
    namen = {
        Melder.Kanaal.BRIEF: _("Brieven"),
        Melder.Kanaal.BEL: _("Telefoontjes"),
        Verzending.Status.MISLUKT: _("E-mail die niet aankomt"),
    }
    keuzes = [(soort.value, namen[soort], aantal) for soort, aantal in soorten.items() if aantal]
    return {"gebieden": gebieden, "soorten": keuzes}


def _gekozen(request: Verzoek) -> list[Stuk]:
    """What was ticked, or the one whose own button was pressed."""
    keuzes = request.POST.getlist("alleen") or request.POST.getlist("stuk")
    return selectors.gekozen_stukken(request.actor, keuzes[:HOOGSTENS])


def _rijen(stukken: Iterable[Stuk]) -> list[Verzending]:
    return [rij for stuk in stukken for rij in stuk.rijen]


def _terug(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    pad = reverse("signalen:verzending_lijst", args=[gemeente])
    return redirect(f"{pad}?{request.GET.urlencode()}" if request.GET else pad)


def _met_keuze(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view what was chosen; back to the list when that is nothing (any more)."""

    def controleer(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
        stukken = _gekozen(request)
        if not stukken:
            tekst = _("Kies eerst wat u wilt doen. Wat u koos, kan door een collega zijn gedaan.")
            messages.warning(request, tekst)
            return _terug(request, gemeente)
        return view(request, gemeente, stukken)

    return controleer


@toegang("verzending.afdrukken")
@require_POST
@_met_keuze
def verzending_brief(request: Verzoek, gemeente: Gemeente, stukken: list[Stuk]) -> HttpResponse:
    """Letters on A4, to print or as PDF. Shows addresses, so: by POST, and logged."""
    brieven = services.verzending_afdrukken(_rijen(stukken), actor=request.actor)
    for rij in (rij for brief in brieven for rij in brief):
        rij.melder.signaal.gemeente = gemeente
    context = {
        "brieven": [(brief[0], bericht_van(brief)) for brief in brieven],
        "stukken": [Stuk(brief) for brief in brieven],
        "vraag_tekst": request.GET.urlencode(),
    }
    if not brieven:
        messages.warning(request, _("Kies een of meer brieven. De rest gaat niet op papier."))
        return _terug(request, gemeente)
    if "pdf" in request.POST and (
        inhoud := _als_pdf(render_to_string("signalen/brief.html", context, request))
    ):
        naam = toon(brieven[0][0].melder.signaal.kenmerk) if len(brieven) == 1 else len(brieven)
        koppen = {"Content-Disposition": f'attachment; filename="brief-{naam}.pdf"'}
        return HttpResponse(inhoud, content_type="application/pdf", headers=koppen)
    return render(request, "signalen/brief.html", context)


def _als_pdf(html: str) -> bytes:
    """PDF/UA by WeasyPrint; nothing where its libraries are missing: then the page is printed."""
    try:
        from weasyprint import CSS, HTML
        from weasyprint.urls import URLFetcher
    except (ImportError, OSError):
        return b""
    stijl = CSS(filename=finders.find("signalen/brief.css"))
    niets_ophalen = URLFetcher(allowed_protocols=("data",))  # a letter brings everything itself
    pdf: bytes = HTML(string=html, url_fetcher=niets_ophalen).write_pdf(
        stylesheets=[stijl], pdf_variant="pdf/ua-1"
    )
    return pdf


@toegang("verzending.afvinken")
@require_POST
@_met_keuze
def verzending_afvinken(request: Verzoek, gemeente: Gemeente, stukken: list[Stuk]) -> HttpResponse:
    """One by its own button at once; more of them after a look at what they are."""
    if not request.POST.keys() & {"alleen", "bevestig"}:
        context = {"stukken": stukken, "vraag_tekst": request.GET.urlencode()}
        return render(request, "signalen/verzending_afvinken.html", context)
    aantal = services.verzending_afvinken(_rijen(stukken), actor=request.actor)
    tekst = ngettext(
        "Afgevinkt. De bewoner weet het.",
        "%(n)d keer afgevinkt. Deze bewoners weten het.",
        aantal,
    )
    messages.success(request, tekst % {"n": aantal})
    return _terug(request, gemeente)


@toegang("verzending.opnieuw")
@require_POST
@_met_keuze
def verzending_opnieuw(request: Verzoek, gemeente: Gemeente, stukken: list[Stuk]) -> HttpResponse:
    aantal = services.verzending_opnieuw(_rijen(stukken), actor=request.actor)
    tekst = ngettext(
        "Wij proberen deze e-mail opnieuw.", "Wij proberen %(n)d e-mails opnieuw.", aantal
    )
    messages.success(request, tekst % {"n": aantal})
    return _terug(request, gemeente)
