"""The start page of staff, how an area stands, and searching through everything."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wijkwerk.accounts.selectors import rollen_ter_beoordeling
from wijkwerk.core import klok
from wijkwerk.core.permissions import mag_ergens
from wijkwerk.core.toegang import toegang
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen.selectors import post_stand
from wijkwerk.signalen.selectors.groepjes import gelijken
from wijkwerk.werkplek import selectors, weergave
from wijkwerk.werkplek.domain.tijd import kwartaal_begin

GROEPJES = 100
"""Of so many voices, the newest, the start page says whether they look alike."""


@toegang("werkplek.bekijken")
@require_safe
def werkplek(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    """What waits for this person; for who only manages: how the platform stands."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    inhoud = {
        "groet": weergave.groet(actor.persoon.voornaam),
        "dag": weergave.dag_zin(klok.vandaag()),
    }
    if mag_ergens(actor, "signaal.lijst"):
        return render(request, "werkplek/werkplek.html", inhoud | _werk(actor, gemeente))
    return render(request, "werkplek/beheer.html", inhoud | _beheer(gemeente))


def _werk(actor: Any, gemeente: Gemeente) -> dict[str, Any]:
    vandaag = klok.vandaag()
    stand = selectors.signalenstand(actor, vandaag)
    vragen = selectors.vragen_aan_ons(actor)
    inspanningen = selectors.werk_binnenkort(actor, vandaag)
    te_doen = selectors.te_doen(actor, vandaag)
    werk = weergave.werk_van(actor, gemeente, vandaag, stand, vragen, inspanningen, te_doen)
    beloften = weergave.deze_week(inspanningen, vandaag)
    return {
        "werk": werk,
        "zin": weergave.kop_zin(stand, vragen, len(beloften), werk.aantal_te_laat),
        "wijken": selectors.mijn_gebieden(actor, gemeente, vandaag),
        "beloften": beloften,
        "leest_mee": selectors.leest_mee(actor),
        "groepjes": len(gelijken(actor, GROEPJES)),
        "zijkant": selectors.zijkant(actor, gemeente, vandaag),
        "nieuws": [weergave.nieuws(rij, gemeente, vandaag) for rij in selectors.net_gebeurd(actor)],
    }


def _beheer(gemeente: Gemeente) -> dict[str, Any]:
    rollen = rollen_ter_beoordeling()
    return {
        "post": post_stand(),
        "rollen": rollen,
        "te_beoordelen": [rol for rol in rollen if rol.beoordeling.te_laat],
        "invoer": selectors.laatste_invoer(gemeente),
    }


@toegang("stand.bekijken")
@require_safe
def stand(request: HttpRequest, gemeente: Gemeente, slug: str) -> HttpResponse:
    """How an area stands, for who is accountable for it: fits one sheet of A4."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    vandaag = klok.vandaag()
    gebied = selectors.gebied_in_beeld(actor, gemeente, slug)
    if gebied is None:
        raise Http404
    kwartaal = kwartaal_begin(vandaag)
    signalen = selectors.te_late_signalen(actor, gebied, vandaag)
    beloften = selectors.beloften(actor, gebied, vandaag)
    staven, staven_tekst = weergave.staven_van(selectors.per_maand(actor, gebied, vandaag))
    inhoud = {
        "gebied": gebied,
        "vandaag": vandaag,
        "kwartaal": kwartaal,
        "stand": selectors.kwartaalstand(actor, gebied, kwartaal, vandaag),
        "laat": weergave.late_regels(actor, gemeente, vandaag, signalen, beloften),
        "beloften": beloften,
        "open": weergave.openstaande_regels(
            selectors.openstaand(actor, gebied, vandaag), gemeente, vandaag
        ),
        "telling": selectors.geteld(beloften),
        "staven": staven,
        "staven_tekst": staven_tekst,
        "stil": selectors.stille_delen(gebied, vandaag),
    }
    return render(request, "werkplek/stand.html", inhoud)


@toegang("werkplek.zoeken")
@require_safe
def zoeken(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    """Voices, opgaven, efforts and areas that the actor may see, by kenmerk or words."""
    vraag = request.GET.get("q", "").strip()[:200]
    gevonden = selectors.zoeken(request.actor, gemeente, vraag) if vraag else None  # type: ignore[attr-defined]
    return render(request, "werkplek/zoeken.html", {"vraag": vraag, "gevonden": gevonden})
