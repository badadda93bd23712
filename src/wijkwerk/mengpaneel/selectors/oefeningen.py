"""Exercises as an actor may see them."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from wijkwerk.accounts.domain.rollen import LEIDINGGEVENDE
from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.core.actor import SYSTEEM, Actor
from wijkwerk.mengpaneel.models import Begeleider, Oefening


def oefeningen_zichtbaar(actor: Actor) -> QuerySet[Oefening]:
    """What was set is there for every colleague; the rest for who leads it, and when nobody is left
    who does, for a leidinggevende. With what a row of a list and a permission need: the area,
    theme, opgave and the begeleiders."""
    zicht = Q(vastgesteld_op__isnull=False, proef=False)
    if actor.persoon is not None:
        mijne = Oefening.objects.filter(begeleiders__persoon=actor.persoon).values("pk")
        zicht |= Q(pk__in=mijne)
    if isinstance(actor, Medewerker) and actor.heeft_rol({LEIDINGGEVENDE}):
        gebieden = actor.gebieden_met({LEIDINGGEVENDE})
        hier = Q() if gebieden is None else Q(gebied=None) | Q(gebied__in=gebieden)
        zicht |= hier & Q(~Exists(Begeleider.objects.filter(oefening=OuterRef("pk"))))
    if actor.rol == SYSTEEM:
        zicht = ~Q(pk__in=())
    rijen = Oefening.objects.filter(zicht)
    return rijen.select_related(
        "gemeente", "gebied", "thema", "opgave", "volgende"
    ).prefetch_related("begeleiders")


def oefening_zichtbaar(actor: Actor, kenmerk: str) -> Oefening:
    """Oefening.DoesNotExist when there is none, or none for this actor."""
    return oefeningen_zichtbaar(actor).get(kenmerk=kenmerk)
