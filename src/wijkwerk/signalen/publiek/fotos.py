"""Photos of a form of a resident, for its script."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wijkwerk.bestanden.services import klein_pad
from wijkwerk.core.actor import Bewoner
from wijkwerk.core.errors import DomainError
from wijkwerk.core.toegang import PUBLIEK, toegang
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import selectors
from wijkwerk.signalen.fotobak import foto_bewaren as bewaar
from wijkwerk.signalen.publiek.prive import prive


@toegang(PUBLIEK)
@require_POST
def foto_bewaren(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    """For the script: keep one photo, and give back its row of the form."""
    upload = request.FILES.get("foto")
    if upload is None:
        return HttpResponse(_("Kies een foto."), status=422, content_type="text/plain")
    try:
        foto = bewaar(request, gemeente, upload, Bewoner())
    except DomainError as fout:
        return HttpResponse(fout.melding, status=422, content_type="text/plain; charset=utf-8")
    return prive(render(request, "signalen/deel/fotorij.html", {"foto": foto, "alt": ""}))


# It streams, so no HttpResponse.
@toegang(PUBLIEK)  # type: ignore[type-var]
@require_safe
def foto_voorbeeld(request: HttpRequest, gemeente: Gemeente, token: str) -> HttpResponseBase:
    """A photo of an unfinished form, small, for who sent it: only they know its token."""
    fotos = selectors.foto_concepten([token])
    if not fotos:
        raise Http404
    try:
        inhoud = default_storage.open(klein_pad(fotos[0].pad))
    except FileNotFoundError:
        raise Http404 from None
    antwoord = FileResponse(inhoud, content_type=fotos[0].mime)
    antwoord.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    antwoord.headers["X-Content-Type-Options"] = "nosniff"
    antwoord.headers["Cache-Control"] = "private, no-store"
    return antwoord
