"""Which colleagues can be asked about an area."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from wijkwerk.accounts.domain.rollen import BEHANDELAARS, SECTOR, WIJKWETHOUDER
from wijkwerk.accounts.models import Organisatie, Persoon
from wijkwerk.accounts.selectors import aandachtsfunctionaris_van, geldig_in
from wijkwerk.gebieden.models import Gebied


def behandelaars_in(gebied: Gebied) -> QuerySet[Persoon]:
    """Who may look after signalen of this area today, by name."""
    return _personen(gebied, Q(rol__in=BEHANDELAARS))


def sprekers_van(naar: Organisatie, gebied: Gebied) -> QuerySet[Persoon]:
    """Who may answer for an organisation in this area today, by name."""
    if naar.soort == Organisatie.Soort.BESTUUR:
        return _personen(gebied, Q(rol=WIJKWETHOUDER))
    return _personen(gebied, Q(rol__in=SECTOR, organisatie=naar))


def sprekers_per_organisatie(
    gebied: Gebied, organisaties: Iterable[Organisatie]
) -> dict[int, list[Persoon]]:
    """As `sprekers_van` for many (by their key), in one query; without who has nobody."""
    besturen = [o.pk for o in organisaties if o.soort == Organisatie.Soort.BESTUUR]
    rollen = geldig_in(gebied).filter(Q(rol__in=SECTOR) | Q(rol=WIJKWETHOUDER))
    uit: dict[int, dict[int, Persoon]] = {}
    for rol in rollen.select_related("persoon").order_by("persoon__naam", "pk"):
        namens = besturen if rol.rol == WIJKWETHOUDER else [rol.organisatie_id]
        for pk in namens:
            if pk is not None:
                uit.setdefault(pk, {})[rol.persoon_id] = rol.persoon
    return {pk: list(personen.values()) for pk, personen in uit.items()}


def houders_van(rol: str, gebied: Gebied) -> QuerySet[Persoon]:
    """Who has this role for the area today, by name."""
    return _personen(gebied, Q(rol=rol))


def wie_te_vragen(naar: Organisatie, gebied: Gebied) -> Persoon | None:
    """The named person for this area; the wijkwethouder when it is for the bestuur."""
    if naar.soort == Organisatie.Soort.BESTUUR:
        return sprekers_van(naar, gebied).first()
    return aandachtsfunctionaris_van(naar, gebied)


def _personen(gebied: Gebied, welke: Q) -> QuerySet[Persoon]:
    rollen = geldig_in(gebied).order_by().filter(welke)
    return Persoon.objects.filter(pk__in=rollen.values("persoon_id")).order_by("naam", "pk")
