"""Who can be asked: the named aandachtsfunctionarissen of the diensten, by area (S-G24)."""

from __future__ import annotations

from django.db.models import Count

from wijkwerk.accounts.domain.rollen import AANDACHTSFUNCTIONARIS, SECTOR
from wijkwerk.accounts.models import (
    Organisatie,
    Persoon,
    RolToewijzing,
    RolToewijzingQuerySet,
)
from wijkwerk.accounts.selectors.waarneming import vervanger_van
from wijkwerk.core import klok
from wijkwerk.gebieden.models import Gebied


def geldig_in(gebied: Gebied) -> RolToewijzingQuerySet:
    """Roles in force today for this area: of the area, of one above it, of the whole gemeente.

    The nearest first.
    """
    rollen = RolToewijzing.objects.geldig(klok.vandaag()).filter(persoon__is_active=True)
    hier = rollen.filter(gebied=None) | rollen.filter(
        gebied__in=Gebied.objects.filter(omlaag__nakomeling=gebied)
    )
    return hier.annotate(diepte=Count("gebied__omhoog")).order_by("-diepte", "pk")


def aandachtsfunctionaris_van(organisatie: Organisatie, gebied: Gebied) -> Persoon | None:
    """Who to ask of this organisation about this area today; None when nobody is named.

    The named person of the nearest area. Who is away is replaced by their substitute, when that
    colleague speaks for the organisation here too: rights do not move with an absence.
    """
    rollen = geldig_in(gebied).filter(rol__in=SECTOR, organisatie=organisatie)
    sprekers = list(rollen.select_related("persoon"))
    genoemd = next((r.persoon for r in sprekers if r.rol == AANDACHTSFUNCTIONARIS), None)
    if genoemd is None:
        return None
    waarnemer = vervanger_van(genoemd, klok.vandaag())
    return waarnemer if waarnemer in {r.persoon for r in sprekers} else genoemd
