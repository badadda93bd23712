"""Reads about people and roles."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django_scopes import scopes_disabled

from wijkwerk.accounts.medewerker import Medewerker, Rol
from wijkwerk.accounts.models import Persoon, RolToewijzing
from wijkwerk.core import klok
from wijkwerk.core.actor import Actor, Bewoner
from wijkwerk.gebieden.models import Gemeente


def actor_van(persoon: Persoon | AnonymousUser, gemeente: Gemeente | None) -> Actor:
    """Who this request acts as, in one query: a Medewerker, or a Bewoner when nobody signed in."""
    if not isinstance(persoon, Persoon):
        return Bewoner()
    if gemeente is None:
        return Medewerker(persoon)
    return Medewerker(persoon, _rollen(persoon, gemeente))


def _rollen(persoon: Persoon, gemeente: Gemeente) -> tuple[Rol, ...]:
    rijen = (
        RolToewijzing.objects.filter(gemeente=gemeente, persoon=persoon)
        .geldig(klok.vandaag())
        .values_list("pk", "rol", "organisatie_id", "gebied_id", "gebied__omlaag__nakomeling_id")
    )
    kop: dict[int, tuple[str, int | None, int | None]] = {}
    gebieden: dict[int, set[int]] = defaultdict(set)
    for pk, rol, organisatie_id, gebied_id, nakomeling_id in rijen:
        kop[pk] = rol, organisatie_id, gebied_id
        gebieden[pk] |= {g for g in (gebied_id, nakomeling_id) if g is not None}
    return tuple(
        Rol(rol, None if gebied_id is None else frozenset(gebieden[pk]), organisatie_id)
        for pk, (rol, organisatie_id, gebied_id) in kop.items()
    )


def gemeenten_van(persoon: Persoon) -> list[Gemeente]:
    """The gemeenten where somebody has a role today."""
    with scopes_disabled():
        ids = RolToewijzing.objects.filter(persoon=persoon).geldig(klok.vandaag()).values("gemeente_id")
        return list(Gemeente.objects.filter(pk__in=ids).order_by("naam"))


def wie_is_wie(gemeente: Gemeente, gebied_ids: Any) -> list[RolToewijzing]:
    """Publicly visible people for these areas, the nearest first."""
    rijen = (
        RolToewijzing.objects.filter(gemeente=gemeente, publiek_zichtbaar=True, gebied__in=gebied_ids)
        .geldig(klok.vandaag())
        .select_related("persoon", "organisatie", "gebied")
    )
    return sorted(rijen, key=lambda rij: (rij.organisatie_id is not None, rij.persoon.naam))
