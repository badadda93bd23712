"""Pages that belong to no room: the very front page and what machines ask for."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from django.views.i18n import set_language

from wijkwerk.core import klok
from wijkwerk.core.toegang import PUBLIEK, toegang
from wijkwerk.gebieden.models import Gemeente

PANEEL: Final = ("paneel:proberen", "paneel:combinaties", "paneel:gemeenten", "paneel:uitleg")


@toegang(PUBLIEK)
@require_safe
def voorpagina(request: HttpRequest) -> HttpResponse:
    """All gemeenten on this installation; straight on when there is only one and no demo."""
    gemeenten = list(Gemeente.objects.order_by("naam"))
    if len(gemeenten) == 1 and not settings.DEMO:
        return redirect("publiek:voorpagina", gemeenten[0])
    return render(request, "config/voorpagina.html", {"gemeenten": gemeenten})


@toegang(PUBLIEK)
@csrf_exempt  # the key of a form is a cookie; a page that is only read must not set one for this
def taal(request: HttpRequest) -> HttpResponseBase:
    """Keep the language that somebody chose here; another site cannot choose it for them."""
    van = request.headers.get("Sec-Fetch-Site", "same-origin")
    if request.method == "POST" and van != "same-origin":
        raise PermissionDenied
    return set_language(request)


@toegang(PUBLIEK)
@require_safe
def gezond(request: HttpRequest) -> HttpResponse:
    """For a supervisor: 200 when the database answers; otherwise a 503 page."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "goed", "versie": settings.VERSIE})


@toegang(PUBLIEK)
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read the public site, not the workplace or private links."""
    regels = ["User-agent: *", "Disallow: /*/werk/", "Disallow: /*/volg/", "Disallow: /inloggen/"]
    regels.append("Disallow: /meedoen/")
    if settings.DEMO:
        regels = ["User-agent: *", "Disallow: /"]
    regels.append(f"Sitemap: {settings.ADRES}{reverse('sitemap')}")
    return HttpResponse("\n".join(regels) + "\n", content_type="text/plain; charset=utf-8")


@toegang(PUBLIEK)
@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116; the date of expiry moves along, one year ahead."""
    verloopt = (klok.nu() + timedelta(days=365)).replace(hour=0, minute=0, second=0, microsecond=0)
    regels = [
        f"Contact: mailto:{settings.SECURITY_CONTACT}",
        f"Expires: {verloopt:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.ADRES}{reverse('security_txt')}",
    ]
    return HttpResponse("\n".join(regels) + "\n", content_type="text/plain; charset=utf-8")


@toegang(PUBLIEK)
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The panel for everybody, and the public pages of every gemeente that is not a demo (all, on
    a demo machine)."""
    gemeenten = Gemeente.objects.all() if settings.DEMO else Gemeente.objects.filter(demo=False)
    paden = [reverse(naam) for naam in PANEEL]
    paden += [reverse("publiek:voorpagina", args=[g]) for g in gemeenten]
    paden += [reverse("publiek:gebieden", args=[g]) for g in gemeenten]
    inhoud = render_to_string(
        "config/sitemap.xml", {"adressen": [settings.ADRES + p for p in paden]}
    )
    return HttpResponse(inhoud, content_type="application/xml; charset=utf-8")
