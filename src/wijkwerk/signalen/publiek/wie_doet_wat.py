"""Who does what: whom to ask about a place and a subject (S-K03)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wijkwerk.core.toegang import PUBLIEK, toegang
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.gebieden.selectors import gebied_met_slug, gebieden_op_werkniveau, themas_van
from wijkwerk.signalen.selectors import aanspreekpunten as selectors

LANGSTE_VRAAG = 80


@toegang(PUBLIEK)
@require_safe
def wie_doet_wat(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    """Choose a place from the list or by name, and a subject; the answer is a card to print."""
    themas = [thema for thema in themas_van(gemeente) if thema.actief]
    vraag = request.GET.get("q", "").replace("\0", "").strip()[:LANGSTE_VRAAG]
    gebied, gevonden = _gebied(request, gemeente, vraag)
    thema = next((t for t in themas if t.slug == request.GET.get("onderwerp")), None)
    context: dict[str, Any] = {
        "gebieden": gebieden_op_werkniveau(gemeente),
        "themas": themas,
        "vraag": vraag,
        "gebied": gebied,
        "gevonden": gevonden,
        "thema": thema,
        "gevraagd": bool(request.GET),
    }
    if gebied is not None:
        context["wie"] = selectors.wie_doet_wat(gemeente, gebied, thema)
    return render(request, "signalen/wie_doet_wat.html", context)


def _gebied(
    request: HttpRequest, gemeente: Gemeente, vraag: str
) -> tuple[Gebied | None, list[Gebied]]:
    """The chosen area; or the one that is called like this; or those that may be meant."""
    slug = request.GET.get("gebied", "").replace("\0", "")[:100]
    if slug and not vraag:
        return gebied_met_slug(gemeente, slug), []
    gevonden = selectors.gebieden_met_naam(gemeente, vraag)
    precies = [gebied for gebied in gevonden if gebied.naam.lower() == vraag.lower()]
    if len(precies or gevonden) == 1:
        return (precies or gevonden)[0], []
    return None, gevonden
