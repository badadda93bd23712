"""What pages about preparing and leading an exercise ask of the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from wijkwerk.accounts.domain.rollen import COLLEGAS
from wijkwerk.accounts.models import Persoon, RolToewijzing
from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.models import Bereik, Inzending, Oefening
from wijkwerk.mengpaneel.selectors.oefeningen import oefeningen_zichtbaar

WEERGAVEN: Final = ("alles", "mij", "loopt", "vastgesteld", "opnieuw")


@dataclass(frozen=True)
class Filter:
    """What was asked of the list; anything unknown reads as "all"."""

    weergave: str = "alles"
    fase: str = ""
    bereik: str = ""
    zoek: str = ""

    @property
    def actief(self) -> bool:
        return bool(self.fase or self.bereik or self.zoek)


def weergave_van(actor: Actor, vraag: Filter, vandaag: date) -> QuerySet[Oefening]:
    """One view of the list, the latest first; of the ones that are due the longest waiting."""
    rijen = gevonden(actor, vraag).filter(_weergaven(actor, vandaag)[vraag.weergave])
    rijen = rijen.annotate(heeft_volgende=Exists(Oefening.objects.filter(vorige=OuterRef("pk"))))
    if vraag.weergave == "opnieuw":
        return rijen.order_by("opnieuw_op", "pk")
    return rijen.order_by("-gemaakt_op", "-pk")


def weergaven_tellen(actor: Actor, vraag: Filter, vandaag: date) -> dict[str, int]:
    """How many rows each view has with this filter, in one query."""
    tellers = {
        naam: Count("pk", filter=keuze, distinct=True)
        for naam, keuze in _weergaven(actor, vandaag).items()
    }
    return gevonden(actor, vraag).aggregate(**tellers)


def gevonden(actor: Actor, vraag: Filter) -> QuerySet[Oefening]:
    """What this actor may see and fits the filter."""
    rijen = oefeningen_zichtbaar(actor)
    if vraag.fase in set(Fase):
        rijen = rijen.filter(fase=vraag.fase)
    if vraag.bereik in Bereik.values:
        rijen = rijen.filter(bereik=vraag.bereik)
    for woord in vraag.zoek.split():
        rijen = rijen.filter(_bevat(woord))
    return rijen


def _bevat(woord: str) -> Q:
    velden = ("titel", "kenmerk", "gebied__naam", "thema__naam", "opgave__titel")
    uit = Q()
    for veld in velden:
        uit |= Q(**{f"{veld}__icontains": woord})
    return uit


def _weergaven(actor: Actor, vandaag: date) -> dict[str, Q]:
    vast = Q(vastgesteld_op__isnull=False, proef=False)
    return {
        "mij": _van_mij(actor),
        "loopt": Q(vastgesteld_op=None),
        "vastgesteld": vast,
        "opnieuw": vast & Q(opnieuw_op__lte=vandaag, volgende=None),
        "alles": ~Q(pk__in=()),
    }


def _van_mij(actor: Actor) -> Q:
    if actor.persoon is None:
        return Q(pk__in=())
    mijne = Oefening.objects.filter(begeleiders__persoon=actor.persoon).values("pk")
    return Q(pk__in=mijne)


def kan_leiden(gemeente: Gemeente, gebied_id: int | None = None) -> QuerySet[Persoon]:
    """Colleagues with a role today, in this area or the whole gemeente; by name."""
    rollen = RolToewijzing.objects.filter(gemeente=gemeente, rol__in=COLLEGAS)
    rollen = rollen.geldig(klok.vandaag())
    if gebied_id is not None:
        rollen = rollen.filter(Q(gebied=None) | Q(gebied__omlaag__nakomeling=gebied_id))
    ids = rollen.values("persoon_id")
    return Persoon.objects.filter(pk__in=ids, is_active=True).order_by("naam", "pk")


def leiders_van(oefening: Oefening) -> list[Persoon]:
    """Who leads it, by name. 1 query."""
    ids = [rij.persoon_id for rij in oefening.begeleiders.all()]
    return list(Persoon.objects.filter(pk__in=ids).order_by("naam", "pk"))


def heeft_antwoorden(oefening: Oefening) -> bool:
    """Did anybody say anything? 1 query."""
    return Inzending.objects.filter(deelnemer__oefening=oefening).exists()


@dataclass(frozen=True)
class Telling:
    """How much there is in an exercise: for who wants to erase it."""

    mensen: int
    standen: int
    acties: int


def telling_van(oefening: Oefening) -> Telling:
    """1 query."""
    aantallen = Oefening.objects.filter(pk=oefening.pk).aggregate(
        mensen=Count("deelnemers", distinct=True),
        standen=Count("standen__schuif", distinct=True),
        acties=Count("acties__inspanning", distinct=True),
    )
    return Telling(**aantallen)
