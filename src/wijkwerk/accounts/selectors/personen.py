"""Reads about people and roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, Q, QuerySet
from django_scopes import scope, scopes_disabled

from wijkwerk.accounts.domain.beoordeling import Beoordeling, beoordeling
from wijkwerk.accounts.domain.rollen import GEMEENTEBEHEERDER
from wijkwerk.accounts.events import overdrachten
from wijkwerk.accounts.medewerker import Medewerker, Rol
from wijkwerk.accounts.models import (
    Organisatie,
    Persoon,
    RolToewijzing,
    RolToewijzingQuerySet,
    Uitnodiging,
)
from wijkwerk.core import klok
from wijkwerk.core.actor import Actor, Bewoner
from wijkwerk.gebieden.models import Gemeente


def actor_van(persoon: Persoon | AnonymousUser, gemeente: Gemeente | None) -> Actor:
    """Who this request acts as, in one query: a Medewerker, or a Bewoner when nobody signed in."""
    if not isinstance(persoon, Persoon):
        return Bewoner()
    if gemeente is None:
        return Medewerker(persoon)
    with scope(gemeente=gemeente):
        rollen = _rollen(persoon, gemeente) if persoon.is_active else ()
    return Medewerker(persoon, rollen, gemeente.pk)


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
        ids = (
            RolToewijzing.objects.filter(persoon=persoon)
            .geldig(klok.vandaag())
            .values("gemeente_id")
        )
        return list(Gemeente.objects.filter(pk__in=ids).order_by("naam"))


def wie_is_wie(gemeente: Gemeente, gebied_ids: Iterable[int]) -> list[RolToewijzing]:
    """Publicly visible people for these areas, the nearest first."""
    rijen = (
        RolToewijzing.objects.filter(
            gemeente=gemeente, publiek_zichtbaar=True, gebied__in=gebied_ids
        )
        .geldig(klok.vandaag())
        .select_related("persoon", "organisatie", "gebied")
    )
    return sorted(rijen, key=lambda rij: (rij.organisatie_id is not None, rij.persoon.naam))


# --- for the gemeentebeheerder ---------------------------------------------------------------


@dataclass(frozen=True)
class Collega:
    """A person as the beheerder sees them: the roles of today here, and whether they came in."""

    persoon: Persoon
    rollen: tuple[RolToewijzing, ...]
    uitgenodigd_tot: datetime | None  # an invitation is still open until then

    @property
    def actief(self) -> bool:
        return self.persoon.is_active and bool(self.rollen)


@dataclass(frozen=True)
class RolRegel:
    """A role on the review list."""

    toewijzing: RolToewijzing
    beoordeling: Beoordeling

    @property
    def aan_zichzelf(self) -> bool:
        return self.toewijzing.door_id == self.toewijzing.persoon_id


def _hier() -> QuerySet[Persoon]:
    """Everybody who has or had a role in the gemeente of the scope."""
    return Persoon.objects.filter(pk__in=RolToewijzing.objects.values("persoon_id"))


def _rollen_met_namen() -> RolToewijzingQuerySet:
    return RolToewijzing.objects.select_related("gebied", "organisatie", "persoon", "door")


def collegas(zoek: str = "", *, alle: bool = True) -> list[Collega]:
    """The people of this gemeente by name; `zoek` in name, e-mail and function."""
    personen = _hier()
    for woord in zoek.split():
        personen = personen.filter(
            Q(naam__icontains=woord) | Q(e_mail__icontains=woord) | Q(functie__icontains=woord)
        )
    nu = klok.nu()
    personen = personen.order_by("naam", "pk").prefetch_related(
        Prefetch(
            "rollen", _rollen_met_namen().geldig(klok.vandaag()).order_by("rol"), to_attr="vandaag"
        ),
        Prefetch("uitnodigingen", Uitnodiging.objects.open(nu), to_attr="open_uitnodigingen"),
    )
    lijst = [_collega(persoon) for persoon in personen]
    return lijst if alle else [collega for collega in lijst if collega.actief]


def _collega(persoon: Persoon) -> Collega:
    tot = max((u.geldig_tot for u in persoon.open_uitnodigingen), default=None)  # type: ignore[attr-defined]
    return Collega(persoon, tuple(persoon.vandaag), tot)  # type: ignore[attr-defined]


def persoon_hier(schuilnaam: str) -> Persoon | None:
    """A person of this gemeente by pseudonym."""
    return _hier().filter(schuilnaam=schuilnaam).first()


def rollen_van(persoon: Persoon) -> list[RolToewijzing]:
    """All roles of a person in this gemeente, those in force first, then the latest."""
    vandaag = klok.vandaag()
    rijen = _rollen_met_namen().filter(persoon=persoon).order_by("-van", "rol")
    return sorted(rijen, key=lambda rij: rij.tot is not None and rij.tot <= vandaag)


def rol_hier(kenmerk: str) -> RolToewijzing | None:
    return _rollen_met_namen().filter(kenmerk=kenmerk).first()


def rollen_ter_beoordeling() -> list[RolRegel]:
    """Every role in force, the one that must be reviewed first on top."""
    vandaag = klok.vandaag()
    rijen = _rollen_met_namen().select_related("beoordeeld_door").geldig(vandaag)
    regels = [
        RolRegel(rij, beoordeling(rij.rol, rij.van, rij.beoordeeld_op, vandaag)) for rij in rijen
    ]
    return sorted(regels, key=lambda regel: (regel.beoordeling.voor, regel.toewijzing.persoon.naam))


def opvolgers_van(persoon: Persoon) -> QuerySet[Persoon]:
    """Colleagues with a role today who can take over work."""
    vandaag = RolToewijzing.objects.geldig(klok.vandaag()).exclude(rol=GEMEENTEBEHEERDER)
    return (
        Persoon.objects.filter(pk__in=vandaag.values("persoon_id"), is_active=True)
        .exclude(pk=persoon.pk)
        .order_by("naam")
    )


def open_werk(gemeente: Gemeente, persoon: Persoon) -> dict[str, int]:
    """What a leaver would leave behind, by kind, as the rooms count it."""
    return {str(o.label): o.tellen(gemeente, persoon) for o in overdrachten().values()}


def organisaties() -> QuerySet[Organisatie]:
    return Organisatie.objects.order_by("naam")


def heeft_rol_elders(persoon: Persoon, gemeente: Gemeente) -> bool:
    """Does somebody work for another gemeente too? Then this one does not own the account."""
    with scopes_disabled():
        rijen = RolToewijzing.objects.filter(persoon=persoon).exclude(gemeente=gemeente)
        return rijen.filter(Q(tot=None) | Q(tot__gt=klok.vandaag())).exists()


def demopersonen() -> list[RolToewijzing]:
    """One role for each person who works only for demo gemeenten, for the buttons of the demo."""
    with scopes_disabled():
        geldig = RolToewijzing.objects.geldig(klok.vandaag())
        echt = geldig.filter(gemeente__demo=False).values("persoon_id")
        rijen = (
            geldig.filter(gemeente__demo=True, persoon__is_active=True)
            .exclude(persoon__in=echt)
            .select_related("persoon", "gemeente", "gebied", "organisatie")
            .order_by("gemeente__naam", "pk")
        )
        eerste: dict[int, RolToewijzing] = {}
        for rij in rijen:
            eerste.setdefault(rij.persoon_id, rij)
        return list(eerste.values())


def demopersoon(schuilnaam: str) -> Persoon | None:
    """The person behind a demo button; None for anybody who works for a real gemeente."""
    return next(
        (rij.persoon for rij in demopersonen() if rij.persoon.schuilnaam == schuilnaam), None
    )


def is_laatste_beheerder(persoon: Persoon) -> bool:
    """Would this gemeente have nobody left to hand out rights?"""
    beheerders = _geldige_beheerders().values_list("persoon_id", flat=True)
    return set(beheerders) == {persoon.pk}


def _geldige_beheerders() -> QuerySet[RolToewijzing]:
    return RolToewijzing.objects.geldig(klok.vandaag()).filter(
        rol=GEMEENTEBEHEERDER, persoon__is_active=True
    )


def uitnodiging_met_token_hash(token_hash: str) -> Uitnodiging | None:
    """An invitation that still works."""
    return (
        Uitnodiging.objects.open(klok.nu())
        .select_related("persoon")
        .filter(token_hash=token_hash, persoon__is_active=True)
        .first()
    )
