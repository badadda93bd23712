"""Which version of an area do the figures of a year hang on?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from wijkwerk.core.inlezen import Reden
from wijkwerk.gebieden.domain.versies import Bekend, Besluit, Gemeld, vergelijk
from wijkwerk.gebieden.models import GebiedVersie
from wijkwerk.gebieden.services.boom import paden_herbouwen
from wijkwerk.gebieden.services.versies import (
    PARTIJ,
    Groep,
    bekende_versies,
    groep_van,
    looptijden_bijwerken,
    ouders_koppelen,
    stempel_ophogen,
)


@dataclass
class Aansluiting:
    """By code: the version to hang figures on, or why there is none, or that nobody loaded it."""

    versies: dict[str, int] = field(default_factory=dict)
    geweigerd: dict[str, Reden] = field(default_factory=dict)
    niet_geladen: set[str] = field(default_factory=set)
    overgenomen: int = 0
    verlegd: int = 0


def cijfers_aansluiten(
    gemeld: Sequence[Gemeld],
    *,
    jaar: int,
    bron: str,
    oppervlaktes: Mapping[int, float],
    bevestigd: Collection[str] = (),
) -> Aansluiting:
    """Join the codes of figures to areas; make the versions of this year where that is safe.

    `oppervlaktes`: hectares by version as figures gave them, sharper than the drawn boundary.
    `bevestigd`: CBS codes of gemeenten of which a person says that equal codes are equal areas.
    Call it inside the transaction of the import.
    """
    per_groep: defaultdict[Groep, list[Gemeld]] = defaultdict(list)
    for gebied in gemeld:
        per_groep[groep_van(gebied.code)].append(gebied)
    uit = Aansluiting()
    nieuw: list[tuple[Besluit, Gemeld, GebiedVersie]] = []
    for groep, versies in bekende_versies(per_groep.keys(), jaar).items():
        if not versies:
            uit.niet_geladen.update(gebied.code for gebied in per_groep[groep])
            continue
        dit_jaar = {versie.code: versie.pk for versie in versies if versie.van_jaar == jaar}
        uit.versies.update(
            {g.code: dit_jaar[g.code] for g in per_groep[groep] if g.code in dit_jaar}
        )
        bekend = [_bekend(versie, oppervlaktes) for versie in versies]
        per_gebied = {versie.gebied_id: versie for versie in versies}
        besluiten = vergelijk(
            bekend, per_groep[groep], jaar=jaar, bevestigd=groep.gemeente in bevestigd
        )
        for gebied, besluit in zip(per_groep[groep], besluiten, strict=True):
            if gebied.code in dit_jaar:
                continue
            if besluit.gebied is None:
                assert besluit.reden is not None  # without a boundary no new area is made
                uit.geweigerd[gebied.code] = besluit.reden
            else:
                nieuw.append((besluit, gebied, per_gebied[besluit.gebied]))
    _overnemen(nieuw, jaar, bron, uit)
    return uit


def _bekend(versie: GebiedVersie, oppervlaktes: Mapping[int, float]) -> Bekend:
    uit_cijfers = oppervlaktes.get(versie.pk)
    return Bekend(
        versie.gebied_id,
        versie.code,
        versie.naam,
        versie.van_jaar,
        oppervlakte_ha=uit_cijfers if uit_cijfers is not None else versie.oppervlakte_ha,
        getekend=uit_cijfers is None,
    )


def _overnemen(
    nieuw: Sequence[tuple[Besluit, Gemeld, GebiedVersie]], jaar: int, bron: str, uit: Aansluiting
) -> None:
    """Make the versions of this year; the boundary is that of the year it was drawn."""
    if not nieuw:
        return
    for begin in range(0, len(nieuw), PARTIJ):
        deel = nieuw[begin : begin + PARTIJ]
        grenzen = {
            pk: (geometrie, bbox)
            for pk, geometrie, bbox in GebiedVersie.objects.filter(
                pk__in=[vorige.pk for _b, _g, vorige in deel]
            ).values_list("pk", "geometrie", "bbox")
        }
        for versie in GebiedVersie.objects.bulk_create(
            [_kopie(*rij, grenzen[rij[2].pk], jaar, bron) for rij in deel]
        ):
            uit.versies[versie.code] = versie.pk
    uit.overgenomen += len(nieuw)
    uit.verlegd += sum(1 for besluit, _g, _v in nieuw if besluit.wijziging == 3)  # noqa: PLR2004
    gemeenten = {vorige.gebied.cbs_gemeente for _b, _g, vorige in nieuw}
    looptijden_bijwerken({vorige.gebied_id for _b, _g, vorige in nieuw})
    ouders_koppelen(gemeenten)
    paden_herbouwen(gemeenten)
    stempel_ophogen(gemeenten)


def _kopie(
    besluit: Besluit,
    gemeld: Gemeld,
    vorige: GebiedVersie,
    grens: tuple[object, object],
    jaar: int,
    bron: str,
) -> GebiedVersie:
    return GebiedVersie(
        gebied_id=vorige.gebied_id,
        van_jaar=jaar,
        code=gemeld.code,
        naam=gemeld.naam or vorige.naam,
        ouder=vorige.ouder,  # the boundary is the same, so it lies in the same area
        geometrie=grens[0],
        bbox=grens[1],
        geometrie_jaar=vorige.geometrie_jaar,
        oppervlakte_ha=vorige.oppervlakte_ha,
        wijziging=besluit.wijziging,
        bron=bron[:120],
    )
