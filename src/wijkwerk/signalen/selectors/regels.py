"""Reads about routing rules: those in force, how often they fitted, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wijkwerk.gebieden.geheugen import onthoud
from wijkwerk.gebieden.models import Gebied, GebiedPad, Gemeente
from wijkwerk.signalen.domain import regels as domein
from wijkwerk.signalen.domain.regels import Feiten, Regel, Uitleg, Veld
from wijkwerk.signalen.models import Routeerregel, Signaal


@dataclass(frozen=True)
class Plekken:
    """The areas that rules name: how they are called, and which areas (keys) lie within each."""

    namen: Mapping[str, str]
    binnen: Mapping[str, frozenset[int]]
    nummers: Mapping[str, int]

    def boven(self, gebied_id: int) -> frozenset[str]:
        """The slugs of an area and of all above it, as far as rules name them."""
        return frozenset(slug for slug, ids in self.binnen.items() if gebied_id in ids)

    def ligt_in(self, slug: str, ander: str) -> bool:
        return self.nummers.get(slug) in self.binnen.get(ander, ())


@dataclass(frozen=True)
class Routering:
    """The rules in force of one gemeente, in their order."""

    rijen: Mapping[str, Routeerregel]
    regels: tuple[Regel, ...]
    plekken: Plekken

    def kies(self, signaal: Signaal) -> Uitleg | None:
        return domein.eerste(self.regels, feiten_van(signaal, self.plekken))


def routering_van(gemeente: Gemeente) -> Routering:
    """The rules in force, from the memory of this process: at most ten seconds old."""
    return onthoud(f"regels:{gemeente.pk}", lambda: _routering(gemeente))


def _routering(gemeente: Gemeente) -> Routering:
    rijen = list(
        Routeerregel.objects.filter(gemeente=gemeente, actief=True)
        .select_related("thema", "behandelaar", "naar")
        .order_by("volgorde", "pk")
    )
    regels = tuple(als_regel(rij) for rij in rijen)
    return Routering({rij.kenmerk: rij for rij in rijen}, regels, plekken_van(gemeente, regels))


def als_regel(rij: Routeerregel) -> Regel:
    return Regel(rij.kenmerk, domein.lees(rij.voorwaarden))


def plekken_van(gemeente: Gemeente, regels: tuple[Regel, ...]) -> Plekken:
    """The areas that these rules name; one query, none when they name no area."""
    slugs = {
        waarde
        for regel in regels
        for voorwaarde in regel.voorwaarden
        if voorwaarde.veld == Veld.GEBIED
        for waarde in voorwaarde.waarden
    }
    namen: dict[str, str] = {}
    nummers: dict[str, int] = {}
    binnen: dict[str, set[int]] = {}
    if slugs:
        paden = GebiedPad.objects.filter(
            voorouder__in=Gebied.objects.van(gemeente).filter(slug__in=slugs)
        ).values_list("voorouder__slug", "voorouder__naam", "voorouder_id", "nakomeling_id")
        for slug, naam, nummer, nakomeling in paden:
            namen[slug], nummers[slug] = naam, nummer
            binnen.setdefault(slug, {nummer}).add(nakomeling)
    return Plekken(namen, {slug: frozenset(ids) for slug, ids in binnen.items()}, nummers)


def feiten_van(signaal: Signaal, plekken: Plekken) -> Feiten:
    """What rules may ask of a voice. Asks the theme of the signaal, and nothing else."""
    return Feiten(
        tekst=signaal.tekst,
        thema=signaal.thema.slug if signaal.thema else "",
        gebieden=plekken.boven(signaal.gebied_id),
        soort=str(signaal.soort),
        kanaal=str(signaal.kanaal),
    )
