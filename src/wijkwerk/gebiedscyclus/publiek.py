"""The agenda of an area, for everybody."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wijkwerk.core.toegang import PUBLIEK, toegang
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.gebieden.selectors import gebied_met_slug
from wijkwerk.gebiedscyclus import selectors


@toegang(PUBLIEK)
@require_safe
def agenda_publiek(request: HttpRequest, gemeente: Gemeente, slug: str) -> HttpResponse:
    """What was agreed for this area: the newest agreed agenda, or another by `?jaar=`."""
    gebied = gebied_met_slug(gemeente, slug)
    if gebied is None:
        raise Http404
    agendas = list(selectors.openbare_agendas(gebied))
    jaar = request.GET.get("jaar", "")
    agenda = next((a for a in agendas if str(a.van_jaar) == jaar), agendas[0] if agendas else None)
    inhoud = {
        "gebied": gebied,
        "agenda": agenda,
        "agendas": agendas,
        "punten": selectors.openbare_punten(agenda) if agenda else [],
    }
    return render(request, "gebiedscyclus/agenda_publiek.html", inhoud)
