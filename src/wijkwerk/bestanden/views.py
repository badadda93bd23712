"""Photos go out through this one door, never straight from the disk."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from wijkwerk.bestanden.permissions import mag_bekijken
from wijkwerk.bestanden.selectors import bestand_met_token
from wijkwerk.bestanden.weergave import foto_antwoord
from wijkwerk.core.toegang import PUBLIEK, toegang


# The address names no gemeente: mag_bekijken decides by the row. It streams, so no HttpResponse.
@toegang(PUBLIEK)  # type: ignore[type-var]
@require_safe
def bestand(request: HttpRequest, token: str) -> HttpResponseBase:
    """A photo, or the small size of it with `?maat=klein`."""
    rij = bestand_met_token(token)
    if rij is None or not mag_bekijken(rij, request.user):
        raise Http404
    return foto_antwoord(rij, klein=request.GET.get("maat") == "klein")
