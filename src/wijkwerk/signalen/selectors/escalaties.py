"""Reads about decisions that were asked for."""

from __future__ import annotations

from django.db.models import Case, QuerySet, Value, When

from wijkwerk.accounts.models import Escalatiestap
from wijkwerk.core.actor import Actor
from wijkwerk.signalen.models import Escalatie, Signaal
from wijkwerk.signalen.selectors.signalen import signalen_zichtbaar

_OPEN_EERST = Case(When(status=Escalatie.Status.OPEN, then=Value(0)), default=Value(1))


def volgende_trede(actor: Actor, signaal: Signaal) -> Escalatiestap | None:
    """The step after the last one that decided, passing over those the asker stands on."""
    besloten = signaal.escalaties.filter(status=Escalatie.Status.BESLOTEN).order_by("-trede")
    hoogste = besloten.values_list("trede", flat=True).first()
    treden = Escalatiestap.objects.order_by("volgorde")
    if hoogste is not None:
        treden = treden.filter(volgorde__gt=hoogste)
    return next((t for t in treden if not actor.heeft_rol({t.naar_rol}, signaal.gebied_id)), None)


def escalaties_zichtbaar(actor: Actor) -> QuerySet[Escalatie]:
    """Asked about a signaal this person may see; what still waits on top, the oldest date first."""
    return (
        Escalatie.objects.filter(signaal__in=signalen_zichtbaar(actor).values("pk"))
        .select_related("signaal__gebied", "door", "besloten_door")
        .order_by(_OPEN_EERST, "voor", "pk")
    )
