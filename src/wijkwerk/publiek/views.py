"""The public pages. Everybody may open them; they change nothing and set no cookie."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wijkwerk.core import klok
from wijkwerk.core.toegang import PUBLIEK, toegang
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.gebieden.selectors import versies_van
from wijkwerk.kerngegevens.selectors import kerncijfers
from wijkwerk.publiek import selectors, weergave
from wijkwerk.publiek.verklaringen import gegevens_per_tabel

OP_VOORPAGINA = 3
MEESTE_BELOFTEN = 5
PER_BLAD = 24
TOEGANKELIJKHEID_OP = date(2026, 11, 22)


@toegang(PUBLIEK)
@require_safe
def voorpagina(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    """What this is, the areas, and what came of what residents said."""
    vandaag = klok.vandaag()
    inhoud = {
        "kaart": _kaart_op_werkniveau(gemeente),
        "resultaten": selectors.nieuwste_resultaten(vandaag, OP_VOORPAGINA),
        "stand": selectors.tussenstand(vandaag),
    }
    return render(request, "publiek/voorpagina.html", inhoud)


@toegang(PUBLIEK)
@require_safe
def gebieden(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    """All areas on a map with the list beside it; searching also finds smaller and larger ones."""
    vraag = request.GET.get("q", "").strip()[:100]
    gevonden = selectors.gebieden_zoeken(gemeente, vraag) if vraag else []
    inhoud = {"kaart": _kaart_op_werkniveau(gemeente), "vraag": vraag, "gevonden": gevonden}
    return render(request, "publiek/gebieden.html", inhoud)


def _kaart_op_werkniveau(gemeente: Gemeente) -> Any:
    titel = _("Kaart van %(gebied)s") % {"gebied": gemeente.naam}
    return weergave.kaart_van(gemeente, versies_van(gemeente, gemeente.werkniveau), titel)


@toegang(PUBLIEK)
@require_safe
def gebied(request: HttpRequest, gemeente: Gemeente, slug: str) -> HttpResponse:
    """One area: say something, what we did, agenda, promises, people, figures."""
    vandaag = klok.vandaag()
    kop = _kop(gemeente, slug, vandaag)
    regels = kerncijfers(kop.gebied)
    beloften = selectors.alle_beloften(vandaag, binnen=kop.gebied)
    inhoud = {
        **_over(kop),
        "kaart": weergave.kaart_van_gebied(gemeente, kop),
        "delen": weergave.aantal_delen(gemeente, kop),
        "resultaten": selectors.resultaten(beloften),
        "punten": selectors.agendapunten(kop.gebied),
        "beloften": selectors.openstaand_eerst(beloften)[:MEESTE_BELOFTEN],
        "aantal_beloften": len(beloften),
        "telling": selectors.tel_beloften(beloften),
        "berichten": selectors.berichten(kop.gebied),
        "mensen": [weergave.mens(rol) for rol in selectors.mensen(gemeente, kop.gebied)],
        "cijfers": weergave.cijfers(regels, kop.gebied.naam),
        "bronnen": weergave.bronnen(regels),
    }
    inhoud["inwoners"] = weergave.inwoners(inhoud["cijfers"])
    return render(request, "publiek/gebied.html", inhoud)


@toegang(PUBLIEK)
@require_safe
def resultaten(request: HttpRequest, gemeente: Gemeente, slug: str) -> HttpResponse:
    """All that came of what residents of an area said, the newest first."""
    vandaag = klok.vandaag()
    kop = _kop(gemeente, slug, vandaag)
    rijen = selectors.resultaten(selectors.beloften(vandaag, binnen=kop.gebied))
    blad = Paginator(rijen, PER_BLAD).get_page(request.GET.get("pagina"))
    return render(request, "publiek/resultaten.html", {**_over(kop), "blad": blad})


@toegang(PUBLIEK)
@require_safe
def beloften(request: HttpRequest, gemeente: Gemeente, slug: str) -> HttpResponse:
    """All promises in an area: late and put off first."""
    vandaag = klok.vandaag()
    kop = _kop(gemeente, slug, vandaag)
    rijen = selectors.openstaand_eerst(selectors.alle_beloften(vandaag, binnen=kop.gebied))
    blad = Paginator(rijen, PER_BLAD).get_page(request.GET.get("pagina"))
    telling = selectors.tel_beloften(rijen)
    inhoud = {**_over(kop), "blad": blad, "telling": telling}
    return render(request, "publiek/beloften.html", inhoud)


def _kop(gemeente: Gemeente, slug: str, vandaag: date) -> selectors.Gebiedskop:
    kop = selectors.gebiedskop(gemeente, slug, vandaag)
    if kop is None:
        raise Http404
    return kop


def _over(kop: selectors.Gebiedskop) -> dict[str, Any]:
    return {"kop": kop, "gebied": kop.gebied, "ouder": kop.ouder}


@toegang(PUBLIEK)
@require_safe
def privacy(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    """What we keep of people and why, from the register that the rooms fill."""
    return render(request, "publiek/privacy.html", {"tabellen": gegevens_per_tabel()})


@toegang(PUBLIEK)
@require_safe
def toegankelijkheid(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    return render(request, "publiek/toegankelijkheid.html", {"datum": TOEGANKELIJKHEID_OP})


@toegang(PUBLIEK)
@require_safe
def cookies(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    """By the names that this installation really uses."""
    inhoud = {
        "sessie": settings.SESSION_COOKIE_NAME,
        "csrf": settings.CSRF_COOKIE_NAME,
        "taal": settings.LANGUAGE_COOKIE_NAME,
        "uren": settings.SESSION_COOKIE_AGE // 3600,
    }
    return render(request, "publiek/cookies.html", inhoud)
