"""Who to ask of which dienst about which area (S-G24)."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen.domain.aanspreken import GENOEG
from wijkwerk.signalen.selectors import aanspreekpunten as selectors


@toegang("aanspreekpunt.lijst")
@require_safe
def aanspreekpunten(request: Verzoek, gemeente: Gemeente) -> HttpResponse:
    context = {"punten": selectors.aanspreekpunten(gemeente), "genoeg": GENOEG}
    return render(request, "signalen/inrichten/aanspreekpunten.html", context)
