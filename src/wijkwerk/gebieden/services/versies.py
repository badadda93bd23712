"""The versions of areas around a year: which are known, and how a new one is stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import shapely
from django.db.models import F
from django.utils.text import slugify

from wijkwerk.gebieden.domain import codes
from wijkwerk.gebieden.domain.namen import nette_naam
from wijkwerk.gebieden.models import Gebied, GebiedVersie, Gemeente, Soort

PARTIJ = 500


@dataclass(frozen=True)
class Groep:
    """The areas of one level in one gemeente: what is compared between years."""

    gemeente: str
    soort: str


def groep_van(code: str) -> Groep:
    """Gemeenten form a group each: their codes are national."""
    return Groep(codes.gemeente_van(code), codes.soort(code))


def bekende_versies(groepen: Collection[Groep], jaar: int) -> dict[Groep, list[GebiedVersie]]:
    """Per group the versions that hold in this year, else those of the nearest later year.

    Without the boundaries, which are heavy: see `vlakken_van`.
    """
    rijen = (
        GebiedVersie.objects.filter(
            gebied__cbs_gemeente__in={groep.gemeente for groep in groepen},
            gebied__soort__in={groep.soort for groep in groepen},
        )
        .select_related("gebied", "ouder")
        .defer("geometrie", "bbox")
        .order_by("code", "van_jaar")
    )
    per_groep: defaultdict[Groep, list[GebiedVersie]] = defaultdict(list)
    for versie in rijen:
        per_groep[Groep(versie.gebied.cbs_gemeente, versie.gebied.soort)].append(versie)
    return {groep: rond(per_groep[groep], jaar) for groep in groepen}


def rond(versies: Sequence[GebiedVersie], jaar: int) -> list[GebiedVersie]:
    """Those that hold in this year, else the first ones after it."""
    geldig = [
        v for v in versies if v.van_jaar <= jaar and (v.tot_jaar is None or v.tot_jaar >= jaar)
    ]
    if geldig:
        return geldig
    eerste = min((v.van_jaar for v in versies if v.van_jaar > jaar), default=None)
    return [v for v in versies if v.van_jaar == eerste]


def vlakken_van(versies: Collection[GebiedVersie]) -> dict[int, shapely.Geometry]:
    """Boundaries by primary key of the version; a version without one is left out."""
    sleutels = [versie.pk for versie in versies]
    vlakken: dict[int, shapely.Geometry] = {}
    for begin in range(0, len(sleutels), PARTIJ):
        rijen = GebiedVersie.objects.filter(
            pk__in=sleutels[begin : begin + PARTIJ], geometrie__isnull=False
        ).values_list("pk", "geometrie")
        vlakken.update({pk: shapely.geometry.shape(geometrie) for pk, geometrie in rijen})
    return vlakken


def geometrievelden(vlak: shapely.Geometry, jaar: int) -> dict[str, Any]:
    """The fields of a version that say where it lies."""
    from wijkwerk.gebieden.domain.rijksdriehoek import oppervlakte_ha

    return {
        "geometrie": shapely.geometry.mapping(vlak),
        "bbox": [round(float(grens), 6) for grens in vlak.bounds],
        "oppervlakte_ha": round(oppervlakte_ha(vlak), 1),
        "geometrie_jaar": jaar,
    }


class Slugs:
    """Unique slugs within a gemeente; the level is added where a wijk and a buurt share a name."""

    def __init__(self, gemeenten: Collection[str]) -> None:
        self._bezet = set(
            Gebied.objects.filter(cbs_gemeente__in=gemeenten).values_list("cbs_gemeente", "slug")
        )

    def nieuw(self, gemeente: str, soort: str, naam: str) -> str:
        kern = slugify(naam)[:80] or soort
        if soort == Soort.GEMEENTE:
            kern = f"gemeente-{kern}"
        kandidaten = [kern, f"{kern}-{soort}", *(f"{kern}-{soort}-{n}" for n in range(2, 1_000))]
        slug = next(k for k in kandidaten if (gemeente, k) not in self._bezet)
        self._bezet.add((gemeente, slug))
        return slug


def gebieden_maken(nieuw: Sequence[tuple[str, str]]) -> dict[str, Gebied]:
    """A new Gebied for each (code, name); by code."""
    slugs = Slugs({codes.gemeente_van(code) for code, _ in nieuw})
    gebieden = {}
    for code, naam in nieuw:
        gemeente, soort, mooi = codes.gemeente_van(code), codes.soort(code), nette_naam(naam)
        slug = slugs.nieuw(gemeente, soort, mooi)
        gebieden[code] = Gebied(soort=soort, cbs_gemeente=gemeente, slug=slug, naam=mooi)
    Gebied.objects.bulk_create(gebieden.values(), batch_size=PARTIJ)
    return gebieden


def looptijden_bijwerken(gebieden: Collection[int]) -> None:
    """A version holds until the year before the next one of the same area, or its end."""
    rijen = (
        GebiedVersie.objects.filter(gebied__in=gebieden)
        .order_by("gebied_id", "van_jaar")
        .values_list("gebied_id", "pk", "van_jaar", "tot_jaar", "gebied__vervallen_op")
    )
    per_einde: defaultdict[int | None, list[int]] = defaultdict(list)
    for _gebied, groep in groupby(rijen, key=lambda rij: rij[0]):
        versies = list(groep)
        volgende = [rij[2] for rij in versies[1:]]
        for (_g, pk, _van, tot, einde), jaar in zip(versies, [*volgende, None], strict=True):
            hoort = jaar - 1 if jaar else (einde.year - 1 if einde else None)
            if tot != hoort:
                per_einde[hoort].append(pk)
    for tot, sleutels in per_einde.items():
        GebiedVersie.objects.filter(pk__in=sleutels).update(tot_jaar=tot)


def ouders_koppelen(gemeenten: Collection[str]) -> None:
    """Give versions without a parent the area one level up, of the same year where there is one."""
    rijen = list(
        GebiedVersie.objects.filter(gebied__cbs_gemeente__in=gemeenten)
        .order_by("van_jaar")
        .values_list("pk", "code", "van_jaar", "gebied_id", "ouder_id")
    )
    jaren: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for _pk, code, jaar, gebied, _ouder in rijen:
        jaren[code].append((jaar, gebied))
    per_ouder: defaultdict[int, list[int]] = defaultdict(list)
    for pk, code, jaar, _gebied, ouder in rijen:
        boven = jaren.get(codes.ouder_van(code) or "")
        if ouder is None and boven:
            per_ouder[_dichtstbij(boven, jaar)].append(pk)
    for ouder, sleutels in per_ouder.items():
        GebiedVersie.objects.filter(pk__in=sleutels).update(ouder=ouder)


def _dichtstbij(kandidaten: Iterable[tuple[int, int]], jaar: int) -> int:
    return min(kandidaten, key=lambda k: (abs(k[0] - jaar), k[0] > jaar))[1]


def eigen_ouder(vorige: GebiedVersie) -> Gebied | None:
    """A parent that no code knows (a stadsdeel of the gemeente itself) is kept in a new version."""
    ouder = vorige.ouder
    return ouder if ouder is not None and ouder.soort in (Soort.STADSDEEL, Soort.EIGEN) else None


def namen_bijwerken(namen: Mapping[int, str]) -> None:
    """The name of the lasting area follows its newest version; its slug stays."""
    anders = []
    for gebied in Gebied.objects.filter(pk__in=namen.keys()):
        mooi = nette_naam(namen[gebied.pk])
        if gebied.naam != mooi:
            gebied.naam = mooi
            anders.append(gebied)
    Gebied.objects.bulk_update(anders, ["naam"], batch_size=PARTIJ)


def stempel_ophogen(gemeenten: Collection[str]) -> None:
    """Tell every process that what it remembers about these gemeenten is old."""
    Gemeente.objects.filter(cbs_code__in=gemeenten).update(versie=F("versie") + 1)
