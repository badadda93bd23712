"""Reads about what voices add up to."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Count, Q, QuerySet

from wijkwerk.accounts.domain.rollen import PARTNER
from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.core.actor import SYSTEEM, Actor
from wijkwerk.signalen.domain.status import OpgaveStatus
from wijkwerk.signalen.models import (
    Opgave,
    OpgaveSignaal,
    Signaal,
)
from wijkwerk.signalen.permissions import LEZERS
from wijkwerk.signalen.selectors.signalen import signalen_zichtbaar
from wijkwerk.signalen.selectors.zicht import doorgegeven_aan, in_mijn_gebied


def opgaven_zichtbaar(actor: Actor) -> QuerySet[Opgave]:
    """Those of the areas of one's role; for others the public ones, and what was passed on."""
    alle = Opgave.objects.all()
    if actor.rol == SYSTEEM:
        return alle
    if not isinstance(actor, Medewerker) or not actor.heeft_rol(LEZERS):
        return alle.filter(publiek=True)
    doorgegeven = OpgaveSignaal.objects.filter(
        losgemaakt_op=None, signaal__in=Signaal.objects.filter(doorgegeven_aan(actor)).values("pk")
    )
    return alle.filter(
        Q(publiek=True)
        | in_mijn_gebied(actor, LEZERS - {PARTNER})
        | Q(pk__in=doorgegeven.values("opgave_id"))
    )


def opgave_zichtbaar(actor: Actor, kenmerk: str) -> Opgave:
    """One opgave; Opgave.DoesNotExist when there is none or it is not for this actor."""
    return (
        opgaven_zichtbaar(actor).select_related("gebied", "thema", "eigenaar").get(kenmerk=kenmerk)
    )


def openbare_opgaven(gebied_ids: Collection[int]) -> QuerySet[Opgave]:
    """Public opgaven of these areas with their number of voices, the running ones first."""
    return met_stemmen(
        Opgave.objects.filter(gebied_id__in=gebied_ids, publiek=True).select_related(
            "gebied", "thema"
        )
    ).order_by("-status", "-gemaakt_op")


def met_stemmen(opgaven: QuerySet[Opgave]) -> QuerySet[Opgave]:
    """Each opgave with `stemmen`: how many voices are bundled in it."""
    return opgaven.annotate(
        stemmen=Count("koppelingen", filter=Q(koppelingen__losgemaakt_op=None), distinct=True)
    )


def stemmen_van(opgave: Opgave, actor: Actor | None = None) -> list[Signaal]:
    """The voices bundled in an opgave, oldest first; with an actor: only those they may see."""
    signalen = Signaal.objects.all() if actor is None else signalen_zichtbaar(actor)
    return list(
        signalen.filter(koppelingen__opgave=opgave, koppelingen__losgemaakt_op=None)
        .select_related("gebied", "thema")
        .order_by("ontvangen_op", "pk")
    )


def koppelingen_van(actor: Actor, signaal: Signaal) -> list[OpgaveSignaal]:
    """The opgaven a colleague sees this signaal in, the newest link last."""
    return list(
        signaal.koppelingen.filter(losgemaakt_op=None, opgave__in=opgaven_zichtbaar(actor))
        .select_related("opgave")
        .order_by("op")
    )


def opgaven_om_te_bundelen(actor: Actor) -> QuerySet[Opgave]:
    """Open opgaven with their number of voices, the newest first."""
    return met_stemmen(opgaven_zichtbaar(actor).filter(status=OpgaveStatus.OPEN)).order_by(
        "-gemaakt_op"
    )
