"""Exercises as an actor may see them."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from wijkwerk.core.actor import Actor
from wijkwerk.mengpaneel.models import Oefening


def oefeningen_zichtbaar(actor: Actor) -> QuerySet[Oefening]:
    """What was set is there for every colleague; the rest for who leads it. With what a row of a
    list and a permission need: the area, theme, opgave and the begeleiders."""
    zicht = Q(vastgesteld_op__isnull=False, proef=False)
    if actor.persoon is not None:
        mijne = Oefening.objects.filter(begeleiders__persoon=actor.persoon).values("pk")
        zicht |= Q(pk__in=mijne)
    rijen = Oefening.objects.filter(zicht)
    return rijen.select_related("gemeente", "gebied", "thema", "opgave").prefetch_related(
        "begeleiders"
    )


def oefening_zichtbaar(actor: Actor, kenmerk: str) -> Oefening:
    """Oefening.DoesNotExist when there is none, or none for this actor."""
    return oefeningen_zichtbaar(actor).get(kenmerk=kenmerk)
