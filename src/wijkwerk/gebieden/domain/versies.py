"""Is this area of a new year the same area as the one we know? (docs/adr/0011-gebiedsversies.md)

One group at a time: the areas of one level in one gemeente, as known in the nearest year, against
what a file says for its own year. Codes alone never decide when a gemeente was redrawn.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from wijkwerk.core.inlezen import Reden, gettext_noop
from wijkwerk.gebieden.domain import codes

DEEL_GELIJK = 0.9
"""Below this share of agreeing codes a gemeente counts as redrawn."""
ZELFDE_OPPERVLAKTE = 0.05
"""Figures of CBS agree to the hectare; a boundary that moved shows."""
ZELFDE_OPPERVLAKTE_GETEKEND = 0.10
"""A drawn boundary is generalised: 95 % of the wijken of 2022 lie within 3.4 % of the figure."""
SPELING_HA = 5.0
ANDER_GEBIED = 0.5
"""Half of the area gone or added: the code was given to something else."""
ZELFDE_VLAK = 0.9
KLEINSTE_AANDEEL = 0.05

ONGEWIJZIGD, HERNUMMERD, GRENS_VERLEGD = 1, 2, 3
"""CBS flag IndelingswijzigingGemeenteWijkBuurt (ind_wbi)."""


@dataclass(frozen=True)
class Bekend:
    """An area as we know it in its nearest year. `gebied` is our own reference to it."""

    gebied: int
    code: str
    naam: str
    jaar: int
    vlak: shapely.Geometry | None = None
    oppervlakte_ha: float | None = None
    getekend: bool = True
    """The area was measured on the drawn boundary, not taken from a figure."""


@dataclass(frozen=True)
class Gemeld:
    """An area as a file reports it; a file of figures has no boundary, often no name.

    `land_ha`: of a gemeente, whose area may be told with or without its part of the sea.
    """

    code: str
    naam: str = ""
    vlag: int | None = None
    vlak: shapely.Geometry | None = None
    oppervlakte_ha: float | None = None
    land_ha: float | None = None


@dataclass(frozen=True)
class Besluit:
    """What to do with one reported area.

    `gebied` set: the same Gebied, new version, `wijziging` 1, 2, 3 or None (nobody said).
    `gebied` None: a new Gebied, or refused when there is a `reden`.
    """

    code: str
    gebied: int | None = None
    wijziging: int | None = None
    reden: Reden | None = None


@dataclass(frozen=True)
class Opvolgvoorstel:
    """Part of an old area that lies in a new one. A person confirms."""

    oud: int
    nieuw: str
    soort: str
    aandeel: float


def vergelijk(
    bekend: Sequence[Bekend], gemeld: Sequence[Gemeld], *, jaar: int, bevestigd: bool = False
) -> list[Besluit]:
    """One decision per reported area. `bevestigd`: a person says equal codes are equal areas.

    When two reported areas claim the same Gebied, only the one that kept its code gets it.
    """
    groep = _Groep(bekend, gemeld, jaar, bevestigd)
    besluiten = [groep.besluit(gebied) for gebied in gemeld]
    eigen = {gebied.code: gebied.gebied for gebied in bekend}
    keren = Counter(besluit.gebied for besluit in besluiten)
    return [
        _onbekend(gebied)
        if besluit.gebied is not None
        and keren[besluit.gebied] > 1
        and eigen.get(besluit.code) != besluit.gebied
        else besluit
        for gebied, besluit in zip(gemeld, besluiten, strict=True)
    ]


def is_opnieuw_ingedeeld(bekend: Sequence[Bekend], gemeld: Sequence[Gemeld]) -> bool:
    """Fewer than 90 % of all codes of both years stand for roughly the same area in both."""
    oud = {gebied.code: gebied for gebied in bekend}
    if not oud or all(codes.soort(code) in (codes.GEMEENTE, codes.LAND) for code in oud):
        return False  # codes of gemeenten are national and are not used again
    gelijk = sum(1 for g in gemeld if g.code in oud and _verschil(oud[g.code], g) <= ANDER_GEBIED)
    return gelijk < DEEL_GELIJK * len(oud.keys() | {g.code for g in gemeld})


def zelfde_naam(een: str, ander: str) -> bool:
    """Names apart from case, accents, punctuation and CBS's 'Wijk 01' in front."""
    return _kaal(een) == _kaal(ander)


def overlap(een: shapely.Geometry, ander: shapely.Geometry) -> float:
    """Shared part of the joint area, 0 to 1."""
    samen = shapely.area(shapely.union(een, ander))
    return float(shapely.area(shapely.intersection(een, ander)) / samen) if samen else 0.0


def opvolging(oud: Sequence[Bekend], nieuw: Sequence[Gemeld]) -> list[Opvolgvoorstel]:
    """Which new areas lie where an old one lay, for at least 5 % of the old one."""
    vlakken = [g.vlak for g in nieuw if g.vlak is not None]
    nieuw_codes = [g.code for g in nieuw if g.vlak is not None]
    boom = shapely.STRtree(vlakken)
    delen: list[tuple[Bekend, str, float, float]] = []
    for gebied in oud:
        if gebied.vlak is None:
            continue
        for i in sorted(boom.query(gebied.vlak, predicate="intersects")):
            gedeeld = float(shapely.area(shapely.intersection(gebied.vlak, vlakken[i])))
            van_oud = gedeeld / float(shapely.area(gebied.vlak))
            van_nieuw = gedeeld / float(shapely.area(vlakken[i]))
            if van_oud >= KLEINSTE_AANDEEL:
                delen.append((gebied, nieuw_codes[i], van_oud, van_nieuw))
    return [
        Opvolgvoorstel(gebied.gebied, code, _opvolgsoort(van_oud, van_nieuw), round(van_oud, 4))
        for gebied, code, van_oud, van_nieuw in delen
    ]


def _opvolgsoort(van_oud: float, van_nieuw: float) -> str:
    if van_oud >= ZELFDE_VLAK and van_nieuw >= ZELFDE_VLAK:
        return "vervangen"
    return "samengevoegd" if van_oud >= ZELFDE_VLAK else "gesplitst"


class _Groep:
    def __init__(
        self, bekend: Sequence[Bekend], gemeld: Sequence[Gemeld], jaar: int, bevestigd: bool
    ) -> None:
        self.oud = {gebied.code: gebied for gebied in bekend}
        self.nieuwe_codes = {gebied.code for gebied in gemeld}
        self.opnieuw = not bevestigd and is_opnieuw_ingedeeld(bekend, gemeld)
        self.vlag_telt = bool(bekend) and max(g.jaar for g in bekend) == jaar - 1

    def besluit(self, nieuw: Gemeld) -> Besluit:
        oud = self.oud.get(nieuw.code)
        if nieuw.vlag is not None and self.vlag_telt:
            return self._met_vlag(nieuw, oud)
        if oud is None:
            return _onbekend(nieuw)
        if nieuw.vlak is not None and oud.vlak is not None:
            return self._naar_vlak(nieuw, oud)
        return self._naar_cijfers(nieuw, oud)

    def _met_vlag(self, nieuw: Gemeld, oud: Bekend | None) -> Besluit:
        if nieuw.vlag == HERNUMMERD:
            oud = self._zelfde_met_andere_code(nieuw)
        if oud is None:
            return _onbekend(nieuw)
        return Besluit(nieuw.code, oud.gebied, nieuw.vlag)

    def _zelfde_met_andere_code(self, nieuw: Gemeld) -> Bekend | None:
        """The boundary is the same, so the same shape or else the only one of that name."""
        if nieuw.vlak is not None:
            vlak = nieuw.vlak
            kandidaten = [
                o
                for o in self.oud.values()
                if o.vlak is not None and overlap(o.vlak, vlak) >= ZELFDE_VLAK
            ]
        else:
            kandidaten = [
                o for o in self.oud.values() if nieuw.naam and zelfde_naam(o.naam, nieuw.naam)
            ]
        return kandidaten[0] if len(kandidaten) == 1 else None

    def _naar_vlak(self, nieuw: Gemeld, oud: Bekend) -> Besluit:
        assert nieuw.vlak is not None
        assert oud.vlak is not None
        deel = overlap(oud.vlak, nieuw.vlak)
        if deel >= ZELFDE_VLAK:
            return Besluit(nieuw.code, oud.gebied, nieuw.vlag)
        if self.opnieuw or deel < ANDER_GEBIED:
            return _onbekend(nieuw)
        return Besluit(nieuw.code, oud.gebied, GRENS_VERLEGD)

    def _naar_cijfers(self, nieuw: Gemeld, oud: Bekend) -> Besluit:
        if self.opnieuw:
            return _geweigerd(
                nieuw,
                gettext_noop(
                    "opnieuw ingedeelde gemeente (wij kennen %(jaar)s); importeer eerst de gebieden"
                ),
                jaar=oud.jaar,
            )
        if nieuw.naam and not zelfde_naam(nieuw.naam, oud.naam):
            return _geweigerd(
                nieuw,
                gettext_noop("heet hier %(nieuw)s en bij ons %(oud)s"),
                nieuw=nieuw.naam,
                oud=oud.naam,
            )
        verschil = _verschil(oud, nieuw)
        if verschil > ANDER_GEBIED:
            return _geweigerd(
                nieuw,
                gettext_noop(
                    "is %(nieuw)s ha en was in %(jaar)s %(oud)s ha: waarschijnlijk een ander gebied"
                ),
                nieuw=_heel(nieuw.oppervlakte_ha),
                oud=_heel(oud.oppervlakte_ha),
                jaar=oud.jaar,
            )
        if verschil > _speling(oud) or nieuw.vlag == GRENS_VERLEGD:
            return Besluit(nieuw.code, oud.gebied, GRENS_VERLEGD)
        return Besluit(nieuw.code, oud.gebied)


def _onbekend(nieuw: Gemeld) -> Besluit:
    """With a boundary it becomes a new area; figures alone make none."""
    if nieuw.vlak is not None:
        return Besluit(nieuw.code)
    return _geweigerd(
        nieuw, gettext_noop("onbekend gebied; importeer eerst de gebieden van dit jaar")
    )


def _geweigerd(nieuw: Gemeld, tekst: str, /, **waarden: object) -> Besluit:
    return Besluit(nieuw.code, reden=Reden(tekst, waarden))


def _verschil(oud: Bekend, nieuw: Gemeld) -> float:
    """Difference in area as a part of the larger of the two; 0 when unknown or a few hectares."""
    een, ander = oud.oppervlakte_ha, nieuw.oppervlakte_ha
    if een is None or ander is None:
        return 0.0
    ander = min(max(een, nieuw.land_ha), ander) if nieuw.land_ha is not None else ander
    return abs(een - ander) / max(een, ander) if abs(een - ander) > SPELING_HA else 0.0


def _speling(oud: Bekend) -> float:
    return ZELFDE_OPPERVLAKTE_GETEKEND if oud.getekend else ZELFDE_OPPERVLAKTE


def _heel(hectare: float | None) -> int:
    return round(hectare or 0)


def _kaal(naam: str) -> str:
    zonder = unicodedata.normalize("NFKD", naam).casefold()
    zonder = re.sub(r"^\s*wijk\s+\d+\s+", "", zonder)
    return re.sub(r"[^0-9a-z]", "", zonder)


def som_oppervlakte(vlakken: Iterable[shapely.Geometry | None]) -> float:
    """Joint area (in square degrees: only for comparing) of areas that do not overlap."""
    return float(np.sum([shapely.area(vlak) for vlak in vlakken if vlak is not None]))
