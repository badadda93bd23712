"""Error pages that must work when much else does not."""

from __future__ import annotations

import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

# What people typed that is worth giving back; never a password, key or token.
TERUG_TE_GEVEN = ("tekst", "plek_tekst", "toelichting", "antwoord", "reden", "titel", "duiding")
EVEN_WACHTEN = "120"
BROK = 65_536
MEESTE_UITLEZEN = 100_000_000


def storing(request: HttpRequest) -> HttpResponse:
    """503: not received; the typed text is on the page. Uses no database and no session."""
    getypt = []
    if request.method == "POST":
        getypt = [
            request.POST[naam] for naam in TERUG_TE_GEVEN if request.POST.get(naam, "").strip()
        ]
    inhoud = render_to_string(
        "503.html", {"getypt": getypt, "pad": request.path, "post": request.method == "POST"}
    )
    return HttpResponse(inhoud, status=503, headers={"Retry-After": EVEN_WACHTEN})


def niet_te_lezen(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 for more than we read. Like 503 without a context: what came in is not looked at.

    Whoever sent a whole book has it only in their own browser: the page says how to get it back.
    """
    te_groot = isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)
    if te_groot:
        _uitlezen(request)
    inhoud = render_to_string("400.html", {"te_groot": te_groot, "pad": request.path})
    return HttpResponse(inhoud, status=413 if te_groot else 400)


def _uitlezen(request: HttpRequest) -> None:
    """Let the rest come in, unkept: a browser that is cut off while sending shows no page."""
    over = MEESTE_UITLEZEN
    try:
        while over > 0 and (brok := request.read(BROK)):
            over -= len(brok)
    except OSError:  # whoever sent it is gone
        return


def niet_gevonden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def fout(request: HttpRequest) -> HttpResponse:
    """500: rendered without context, so that a broken context cannot break it again.

    The database being away, anywhere in the request, is no fault but an interruption: 503.
    """
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        return storing(request)
    return HttpResponse(render_to_string("500.html", {"pad": request.path}), status=500)


def formulier_verlopen(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of the CSRF check: the page was open too long, or cookies are off."""
    return render(request, "403.html", {"formulier_verlopen": True}, status=403)
