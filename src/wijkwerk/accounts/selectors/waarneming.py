"""Who is away, and who looks after their work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import QuerySet

from wijkwerk.accounts.domain.waarneming import eind_van_de_keten
from wijkwerk.accounts.models import Persoon, RolToewijzing, Vervanging


def vervangers_op(op: date) -> Mapping[int, Persoon]:
    """Everybody who is away on a day (their key) -> who looks after their work, in one query.

    A substitute who is away too is replaced by theirs; somebody whose substitutes are all away, or
    left, is not in it.
    """
    rijen = Vervanging.objects.geldig(op).select_related("vervanger").order_by("pk")
    een_op_een = {rij.persoon_id: rij.vervanger_id for rij in rijen}
    personen = {rij.vervanger_id: rij.vervanger for rij in rijen}
    uit = {}
    for afwezig in een_op_een:
        wie = eind_van_de_keten(afwezig, een_op_een)
        if wie is not None and personen[wie].is_active:
            uit[afwezig] = personen[wie]
    return uit


def vervanger_van(persoon: Persoon, op: date) -> Persoon | None:
    """Who looks after the work of this person on a day; None when they are there themselves."""
    return vervangers_op(op).get(persoon.pk)


def neemt_waar_voor(persoon: Persoon, op: date) -> list[Persoon]:
    """Whose work this person looks after on a day, by name."""
    ids = [pk for pk, wie in vervangers_op(op).items() if wie == persoon]
    return list(Persoon.objects.filter(pk__in=ids).order_by("naam", "pk")) if ids else []


def afwezigheid(vanaf: date) -> QuerySet[Vervanging]:
    """Who is away on or after a day, the first to go on top."""
    rijen = Vervanging.objects.filter(tot__gte=vanaf).select_related("persoon", "vervanger")
    return rijen.order_by("van", "persoon__naam", "pk")


def werken_hier(op: date) -> QuerySet[Persoon]:
    """Everybody with a role in this gemeente on a day, by name."""
    rollen = RolToewijzing.objects.geldig(op).values("persoon_id")
    return Persoon.objects.filter(pk__in=rollen, is_active=True).order_by("naam", "pk")
