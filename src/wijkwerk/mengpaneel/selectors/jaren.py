"""Panels over the years, areas beside the gemeente, and what gemeenten made public."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Q, QuerySet
from django_scopes import scopes_disabled

from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.kerngegevens.models import Indicator, Waarde
from wijkwerk.mengpaneel.domain.schaal import Standen
from wijkwerk.mengpaneel.models import Bereik, Oefening, Paneelinstelling, Schuifstand
from wijkwerk.mengpaneel.selectors.oefeningen import oefeningen_zichtbaar
from wijkwerk.mengpaneel.selectors.standen import nu_van, standen_voor_lezers

KLEINSTE_ANONIEM: Final = 3  # gemeenten without a name before any of them is shown
VOLGORDE: Final = tuple(Bereik.values)


@dataclass(frozen=True)
class Jaarpaneel:
    """What was set one year."""

    oefening: Oefening
    standen: dict[str, Schuifstand]

    @property
    def nu(self) -> Standen:
        return nu_van(self.standen)

    @property
    def dag(self) -> date:
        assert self.oefening.vastgesteld_op is not None
        return klok.op_dag(self.oefening.vastgesteld_op)


@dataclass(frozen=True)
class Reeks:
    """All panels about one thing, the oldest first."""

    sleutel: str
    bereik: str
    naam: str  # of the area, theme or opgave; "" for the whole gemeente
    panelen: list[Jaarpaneel]

    @property
    def laatste(self) -> Jaarpaneel:
        return self.panelen[-1]


def sleutel_van(oefening: Oefening) -> str:
    """Which series it belongs to: `gemeente`, `gebied-12`."""
    over = oefening.gebied_id or oefening.thema_id or oefening.opgave_id
    return f"{oefening.bereik}-{over}" if over else str(oefening.bereik)


def reeksen() -> list[Reeks]:
    """Every series of this gemeente: the gemeente first, then by name. 3 queries."""
    return _in_reeksen(_vastgesteld())


def reeks_van(oefening: Oefening) -> list[Jaarpaneel]:
    """The panels about the same thing, the oldest first. 3 queries."""
    velden = ("bereik", "gebied_id", "thema_id", "opgave_id")
    zelfde = _vastgesteld().filter(**{veld: getattr(oefening, veld) for veld in velden})
    return [paneel for reeks in _in_reeksen(zelfde) for paneel in reeks.panelen]


def _vastgesteld() -> QuerySet[Oefening]:
    rijen = Oefening.objects.filter(vastgesteld_op__isnull=False, proef=False)
    rijen = rijen.select_related("gemeente", "gebied", "thema", "opgave", "volgende")
    return rijen.prefetch_related("begeleiders").order_by("vastgesteld_op", "pk")


def _in_reeksen(rijen: Iterable[Oefening]) -> list[Reeks]:
    oefeningen = list(rijen)
    standen = standen_voor_lezers(oefeningen)
    per_sleutel: defaultdict[str, list[Jaarpaneel]] = defaultdict(list)
    for oefening in oefeningen:
        paneel = Jaarpaneel(oefening, standen[oefening.pk])
        per_sleutel[sleutel_van(oefening)].append(paneel)
    alle = [_reeks(sleutel, panelen) for sleutel, panelen in per_sleutel.items()]
    return sorted(alle, key=lambda r: (VOLGORDE.index(r.bereik), r.naam.casefold(), r.sleutel))


def _reeks(sleutel: str, panelen: list[Jaarpaneel]) -> Reeks:
    oefening = panelen[-1].oefening
    over = oefening.gebied or oefening.thema or oefening.opgave
    return Reeks(sleutel, oefening.bereik, str(over) if over else "", panelen)


def wijken_naast_gemeente(
    alle: Sequence[Reeks],
) -> tuple[Jaarpaneel | None, list[tuple[Gebied, Jaarpaneel]]]:
    """The newest panel of the gemeente, and of every area by name. Never by position."""
    geheel = next((r.laatste for r in alle if r.bereik == Bereik.GEMEENTE), None)
    delen = [
        (r.laatste.oefening.gebied, r.laatste)
        for r in alle
        if r.bereik == Bereik.GEBIED and r.laatste.oefening.gebied is not None
    ]
    return geheel, delen


def te_herhalen(actor: Actor, vandaag: date) -> QuerySet[Oefening]:
    """What this actor leads and should look at again; the longest waiting first."""
    rijen = oefeningen_zichtbaar(actor).filter(
        vastgesteld_op__isnull=False, proef=False, opnieuw_op__lte=vandaag, volgende=None
    )
    if actor.persoon is None:
        return rijen.none()
    return rijen.filter(begeleiders__persoon=actor.persoon).order_by("opnieuw_op", "pk")


# --- the sixth strip -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Strook:
    """Features of an area beside its panel: words and figures, no position (S-A23)."""

    tekst: str
    cijfers: list[Waarde]

    @property
    def leeg(self) -> bool:
        return not self.tekst and not self.cijfers


def instelling_van(gemeente: Gemeente) -> Paneelinstelling:
    """What the gemeente chose; switched off when it chose nothing. 1 query."""
    rij = Paneelinstelling.objects.filter(gemeente=gemeente).first()
    return rij or Paneelinstelling(gemeente=gemeente)


def zesde_strook(oefening: Oefening) -> Strook | None:
    """The strip beside the panel of an area; None when it is switched off. 2 queries."""
    instelling = instelling_van(oefening.gemeente)
    if not instelling.zesde_strook or oefening.gebied_id is None:
        return None
    return stroken([oefening], instelling.indicatoren)[oefening.pk]


def stroken(oefeningen: Collection[Oefening], sleutels: Sequence[str]) -> dict[int, Strook]:
    """The strips of many exercises about an area, by primary key. 1 query."""
    gebieden = {oefening.gebied_id for oefening in oefeningen}
    rijen = Waarde.objects.filter(
        gebiedversie__gebied__in=gebieden, indicator__sleutel__in=sleutels, waarde__isnull=False
    ).select_related("indicator", "bron", "gebiedversie")
    rijen = rijen.defer("gebiedversie__geometrie", "gebiedversie__bbox").order_by("jaar")
    nieuwste: defaultdict[int, dict[str, Waarde]] = defaultdict(dict)
    for rij in rijen:
        nieuwste[rij.gebiedversie.gebied_id][rij.indicator.sleutel] = rij
    return {
        oefening.pk: Strook(
            oefening.wijkkenmerken,
            _op_volgorde(nieuwste[oefening.gebied_id or 0].values()),
        )
        for oefening in oefeningen
    }


def _op_volgorde(waarden: Iterable[Waarde]) -> list[Waarde]:
    return sorted(waarden, key=lambda waarde: (waarde.indicator.volgorde, waarde.indicator.pk))


def indicatoren_met(sleutels: Sequence[str]) -> list[Indicator]:
    return list(Indicator.objects.filter(sleutel__in=sleutels).order_by("volgorde"))


# --- what gemeenten made public ------------------------------------------------------------------


@dataclass(frozen=True)
class Gepubliceerd:
    """All that is public of a panel. No reasons, no spread, no people."""

    naam: str  # "" when the gemeente gave no name
    jaar: int
    bereik: str
    standen: Standen


def gepubliceerde_panelen() -> list[Gepubliceerd]:
    """Of every gemeente its newest public panel about the whole gemeente; with a name by alphabet,
    then those without one. Without a name only when there are three or more: two could find each
    other out. 2 queries, across gemeenten."""
    with scopes_disabled():
        rijen = Oefening.objects.filter(
            ~Q(publicatie=""),
            bereik=Bereik.GEMEENTE,
            vastgesteld_op__isnull=False,
            proef=False,
        ).select_related("gemeente")
        per_gemeente = {rij.gemeente_id: rij for rij in rijen.order_by("vastgesteld_op", "pk")}
        standen = standen_voor_lezers(per_gemeente.values())
    panelen = [_publiek(rij, standen[rij.pk]) for rij in per_gemeente.values()]
    met = sorted((p for p in panelen if p.naam), key=lambda p: p.naam.casefold())
    zonder = [p for p in panelen if not p.naam]
    zonder.sort(key=lambda p: (p.jaar, [stand or 0 for stand in p.standen.values()]))
    return met + (zonder if len(zonder) >= KLEINSTE_ANONIEM else [])


def _publiek(oefening: Oefening, standen: dict[str, Any]) -> Gepubliceerd:
    met_naam = oefening.publicatie == Oefening.Publicatie.NAAM
    assert oefening.vastgesteld_op is not None
    return Gepubliceerd(
        naam=oefening.gemeente.naam if met_naam else "",
        jaar=klok.op_dag(oefening.vastgesteld_op).year,
        bereik=oefening.bereik,
        standen=nu_van(standen),
    )
