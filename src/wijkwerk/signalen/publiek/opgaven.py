"""What is going on, for everybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from wijkwerk.core.actor import Bewoner
from wijkwerk.core.toegang import PUBLIEK, toegang
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import selectors


@toegang(PUBLIEK)
@require_safe
def opgave_publiek(request: HttpRequest, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    opgaven = selectors.met_stemmen(selectors.opgaven_zichtbaar(Bewoner()))
    opgave = get_object_or_404(opgaven.select_related("gebied", "eigenaar"), kenmerk=kenmerk)
    context = {"opgave": opgave, "nieuws": selectors.nieuws_over(opgave)}
    return render(request, "signalen/opgave_publiek.html", context)
