"""Photos go out through this one door, never straight from the disk."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from wijkwerk.bestanden.models import Bestand
from wijkwerk.bestanden.permissions import mag_bekijken
from wijkwerk.bestanden.selectors import bestand_met_token
from wijkwerk.bestanden.services import klein_pad
from wijkwerk.core.toegang import PUBLIEK, toegang

EEN_DAG = 86_400


# The address names no gemeente: mag_bekijken decides by the row. It streams, so no HttpResponse.
@toegang(PUBLIEK)  # type: ignore[type-var]
@require_safe
def bestand(request: HttpRequest, token: str) -> HttpResponseBase:
    """A photo, or the small size of it with `?maat=klein`."""
    rij = bestand_met_token(token)
    if rij is None or not mag_bekijken(rij, request.user):
        raise Http404
    pad = klein_pad(rij.pad) if request.GET.get("maat") == "klein" else rij.pad
    try:
        antwoord = FileResponse(default_storage.open(pad), content_type=rij.mime)
    except FileNotFoundError:
        raise Http404 from None
    antwoord.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    antwoord.headers["X-Content-Type-Options"] = "nosniff"
    antwoord.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    _bewaren_mag(antwoord, rij)
    return antwoord


def _bewaren_mag(antwoord: HttpResponseBase, rij: Bestand) -> None:
    """How long others may keep it: a released photo a day (it can be withdrawn), the rest never."""
    if rij.status == Bestand.Status.VRIJGEGEVEN:
        patch_cache_control(antwoord, public=True, max_age=EEN_DAG)
    else:
        patch_cache_control(antwoord, private=True, no_store=True)
