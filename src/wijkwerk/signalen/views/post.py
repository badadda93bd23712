"""Letters, calls and mails that failed: what somebody still has to do by hand."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wijkwerk.core.kenmerk import toon
from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import selectors, services
from wijkwerk.signalen.brief import bericht
from wijkwerk.signalen.models import Verzending

PER_PAGINA = 25


@toegang("verzending.lijst")
@require_safe
def verzending_lijst(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    rijen = selectors.verzendingen_te_doen(request.actor)
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    return render(request, "signalen/verzending_lijst.html", {"pagina": pagina})


def _verzending(request: Verzoek, sleutel: str) -> Verzending:
    rij = selectors.verzending_te_doen(request.actor, sleutel)
    if rij is None:
        raise Http404
    return rij


@toegang("verzending.lijst")
@require_POST
def verzending_brief(request: Verzoek, gemeente: Gemeente, sleutel: str) -> HttpResponse:
    """The letter on A4, to print or as PDF. Shows an address, so: by POST, and logged."""
    verzending = _verzending(request, sleutel)
    melder = services.melder_tonen(verzending.melder, actor=request.actor, reden="brief")
    melder.signaal.gemeente = gemeente
    context = {
        "bericht": bericht(verzending.terugkoppeling, melder),
        "melder": melder,
        "verzending": verzending,
    }
    if "pdf" in request.POST and (
        inhoud := _als_pdf(render_to_string("signalen/brief.html", context, request))
    ):
        naam = f"brief-{toon(melder.signaal.kenmerk)}.pdf"
        koppen = {"Content-Disposition": f'attachment; filename="{naam}"'}
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
def verzending_afvinken(request: Verzoek, gemeente: Gemeente, sleutel: str) -> HttpResponse:
    services.verzending_afvinken(_verzending(request, sleutel), actor=request.actor)
    messages.success(request, _("Afgevinkt. De bewoner weet het."))
    return redirect("signalen:verzending_lijst", gemeente)
