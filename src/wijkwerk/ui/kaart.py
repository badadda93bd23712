"""Maps drawn on the server: plain SVG from geometries in WGS84, the same with and without script.

A `Kaart` says what to show; its properties say where everything comes to lie. Equirectangular
around the middle of the map: over the size of a gemeente that differs less than a pixel from what
a surveyor would draw, and it can be turned round exactly (`punt_bij`), so a click becomes a place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, radians
from typing import Any, Final, TypeAlias

import numpy as np
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

BREEDTE: Final = 560.0
HOOGSTE: Final = 620.0
MARGE: Final = 8.0
STAPPEN: Final = 5
GROFHEDEN: Final = (0.6, 1.0, 1.6, 2.5, 4.0, 6.0)  # px, from fine to coarse
PADBUDGET: Final = 16_000  # characters of all outlines together
KLEINSTE_DEEL: Final = 3.0  # px²: islands smaller than this are left out
LETTER, LETTER_SMAL = 15.0, 21.0  # px in the drawing, on a wide and on a narrow screen
LETTERBREEDTE: Final = 0.58
UITSTEKEN: Final = 1.5  # a name may be this many times as wide as its area, else it misleads

Geometrie: TypeAlias = Mapping[str, Any] | BaseGeometry
Doos = tuple[float, float, float, float]


@dataclass(frozen=True)
class Vlak:
    """An area to draw. `tekst` is the value as people read it ('6.240 inwoners')."""

    naam: str
    geometrie: Geometrie | None
    url: str = ""
    waarde: float | None = None
    tekst: str = ""
    gekozen: bool = False


@dataclass(frozen=True)
class Punt:
    """A place on the map, with a name for who cannot see it."""

    lat: float
    lon: float
    naam: str = ""


@dataclass(frozen=True)
class Laag:
    """Something to recognise the place by: soort park, water, weg, spoor or pad."""

    soort: str
    geometrie: Geometrie


@dataclass(frozen=True)
class Projectie:
    """Degrees to pixels and back; the kader is exactly what the drawing shows."""

    west: float
    zuid: float
    oost: float
    noord: float
    breedte: float
    hoogte: float

    def naar(self, lon: float, lat: float) -> tuple[float, float]:
        x = (lon - self.west) / (self.oost - self.west) * self.breedte
        y = (self.noord - lat) / (self.noord - self.zuid) * self.hoogte
        return x, y

    def terug(self, x: float, y: float) -> tuple[float, float]:
        """The place (lat, lon) of a point of the drawing."""
        lon = self.west + x / self.breedte * (self.oost - self.west)
        lat = self.noord - y / self.hoogte * (self.noord - self.zuid)
        return lat, lon

    @property
    def kader(self) -> str:
        """West, south, east, north: what a script needs to turn a click into a place."""
        return f"{self.west:.6f},{self.zuid:.6f},{self.oost:.6f},{self.noord:.6f}"

    @classmethod
    def om(cls, grenzen: Doos) -> Projectie:
        """The projection that fits these bounds (west, south, east, north) with a margin."""
        west, zuid, oost, noord = grenzen
        krimp = cos(radians((zuid + noord) / 2))
        breed = max((oost - west) * krimp, 1e-6)
        hoog = max(noord - zuid, 1e-6)
        schaal = min((BREEDTE - 2 * MARGE) / breed, (HOOGSTE - 2 * MARGE) / hoog)  # px per degree
        breedte = round(breed * schaal + 2 * MARGE, 1)
        hoogte = round(hoog * schaal + 2 * MARGE, 1)
        midden_lon, midden_lat = (west + oost) / 2, (zuid + noord) / 2
        half_lon, half_lat = breedte / schaal / krimp / 2, hoogte / schaal / 2
        return cls(
            midden_lon - half_lon,
            midden_lat - half_lat,
            midden_lon + half_lon,
            midden_lat + half_lat,
            breedte,
            hoogte,
        )


@dataclass(frozen=True)
class Label:
    """A name on the map; `smal` = it also fits with the bigger letters of a phone."""

    tekst: str
    x: float
    y: float
    smal: bool


@dataclass(frozen=True)
class GetekendVlak:
    """An area with its outline; `klasse` 1..5, 0 = no value, None = not a map of values."""

    vlak: Vlak
    pad: str
    klasse: int | None

    @property
    def omschrijving(self) -> str:
        return f"{self.vlak.naam}: {self.vlak.tekst}" if self.vlak.tekst else self.vlak.naam


@dataclass(frozen=True)
class Klasse:
    """A step of the legend: lowest and highest value that stand in it."""

    nummer: int
    van: float
    tot: float


@dataclass(frozen=True)
class Kaart:
    """What to show. Areas without geometry are in the list beside the map, not on it."""

    id: str
    titel: str
    vlakken: Sequence[Vlak]
    prikken: Sequence[Punt] = ()
    stippen: Sequence[Punt] = ()
    lagen: Sequence[Laag] = ()
    labels: bool = True
    waarden: bool = False  # a map of values: five steps of one ink
    decimalen: int = 0

    @cached_property
    def _vormen(self) -> list[BaseGeometry | None]:
        return [als_vorm(vlak.geometrie) for vlak in self.vlakken]

    @cached_property
    def projectie(self) -> Projectie | None:
        """None when there is nothing to draw."""
        vormen = [vorm for vorm in self._vormen if vorm is not None]
        if not vormen:
            return None
        return Projectie.om(tuple(float(g) for g in shapely.total_bounds(vormen)))  # type: ignore[arg-type]

    @cached_property
    def _op_papier(self) -> list[BaseGeometry | None]:
        """The areas in pixels, simplified together so that borders stay shared."""
        projectie = self.projectie
        if projectie is None:
            return [None for _ in self.vlakken]
        plekken = [i for i, vorm in enumerate(self._vormen) if vorm is not None]
        vormen = [naar_papier(vorm, projectie) for vorm in self._vormen if vorm is not None]
        uit: list[BaseGeometry | None] = [None for _ in self.vlakken]
        for plek, vorm in zip(plekken, vereenvoudigd(vormen), strict=True):
            uit[plek] = vorm
        return uit

    @cached_property
    def klassen(self) -> list[Klasse]:
        """The steps of the legend; empty when this is no map of values."""
        if not self.waarden:
            return []
        return klassen([vlak.waarde for vlak in self.vlakken if vlak.waarde is not None])

    @property
    def zonder_waarde(self) -> bool:
        return self.waarden and any(vlak.waarde is None for vlak in self.vlakken)

    @cached_property
    def getekend(self) -> list[GetekendVlak]:
        return [
            GetekendVlak(vlak, als_pad(vorm), self._klasse(vlak))
            for vlak, vorm in zip(self.vlakken, self._op_papier, strict=True)
            if vorm is not None
        ]

    def _klasse(self, vlak: Vlak) -> int | None:
        if not self.waarden:
            return None
        if vlak.waarde is None:
            return 0
        grenzen = [klasse.tot for klasse in self.klassen]
        return self.klassen[bisect_left(grenzen, vlak.waarde)].nummer

    @cached_property
    def namen(self) -> list[Label]:
        """The names that fit without covering each other; the others are in the list."""
        if not self.labels or self.projectie is None:
            return []
        vormen = [
            (vlak.naam, vorm)
            for vlak, vorm in zip(self.vlakken, self._op_papier, strict=True)
            if vorm is not None
        ]
        return plaats_labels(vormen, self.projectie.breedte, self.projectie.hoogte)

    @cached_property
    def lijnen(self) -> list[tuple[str, str]]:
        """(soort, path) of what one recognises the place by."""
        if self.projectie is None:
            return []
        uit = []
        for laag in self.lagen:
            if (vorm := als_vorm(laag.geometrie, vlak=False)) is not None:
                papier = shapely.simplify(naar_papier(vorm, self.projectie), 0.6)
                uit.append((laag.soort, als_pad(papier)))
        return uit

    @cached_property
    def prikplekken(self) -> list[tuple[float, float, str]]:
        return self._plekken(self.prikken)

    @cached_property
    def stipplekken(self) -> list[tuple[float, float, str]]:
        return self._plekken(self.stippen)

    def _plekken(self, punten: Iterable[Punt]) -> list[tuple[float, float, str]]:
        if (projectie := self.projectie) is None:
            return []
        plekken = [(*projectie.naar(punt.lon, punt.lat), punt.naam) for punt in punten]
        return [
            (round(x, 1), round(y, 1), naam)
            for x, y, naam in plekken
            if 0 <= x <= projectie.breedte and 0 <= y <= projectie.hoogte
        ]

    @property
    def heeft_links(self) -> bool:
        return any(getekend.vlak.url for getekend in self.getekend)

    @property
    def getalvorm(self) -> str:
        """For `floatformat`: the decimals, grouped by thousands."""
        return f"{self.decimalen}g"

    def punt_bij(self, x: float, y: float, getoonde_breedte: float | None = None) -> Punt | None:
        """The place under a click at (x, y) of a drawing shown `getoonde_breedte` pixels wide."""
        projectie = self.projectie
        if projectie is None:
            return None
        schaal = projectie.breedte / (getoonde_breedte or projectie.breedte)
        x, y = x * schaal, y * schaal
        if not (0 <= x <= projectie.breedte and 0 <= y <= projectie.hoogte):
            return None
        return Punt(*projectie.terug(x, y))


# --- geometry --------------------------------------------------------------------------------


def als_vorm(geometrie: Geometrie | None, vlak: bool = True) -> BaseGeometry | None:
    """A valid shapely geometry (only its areas when `vlak`), or None when nothing is left."""
    if not geometrie:
        return None
    vorm = geometrie if isinstance(geometrie, BaseGeometry) else shape(geometrie)
    if not vlak:
        return vorm if not vorm.is_empty else None
    if not vorm.is_valid:
        vorm = shapely.make_valid(vorm)
    delen = [
        deel for deel in shapely.get_parts(vorm).tolist() if deel.geom_type.endswith("Polygon")
    ]
    delen = [los for deel in delen for los in shapely.get_parts(deel).tolist()]
    return shapely.multipolygons(delen) if delen else None


def naar_papier(vorm: BaseGeometry, projectie: Projectie) -> BaseGeometry:
    """Degrees to pixels of the drawing."""
    schaal_x = projectie.breedte / (projectie.oost - projectie.west)
    schaal_y = projectie.hoogte / (projectie.noord - projectie.zuid)
    oorsprong = np.array([projectie.west, projectie.noord])
    uit: BaseGeometry = shapely.transform(
        vorm, lambda punten: (punten - oorsprong) * np.array([schaal_x, -schaal_y])
    )
    return uit


def vereenvoudigd(vormen: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """Fewer points, as fine as the size budget allows; shared borders stay shared."""
    uit = list(vormen)
    for grofheid in GROFHEDEN:
        uit = [
            grootste_delen(v) for v in shapely.coverage_simplify(list(vormen), grofheid).tolist()
        ]
        if sum(len(als_pad(vorm)) for vorm in uit) <= PADBUDGET:
            break
    return uit


def grootste_delen(vorm: BaseGeometry) -> BaseGeometry:
    """Without the specks that nobody can see; the largest part always stays."""
    delen = sorted(shapely.get_parts(vorm).tolist(), key=lambda deel: -deel.area)
    return shapely.multipolygons(delen[:1] + [d for d in delen[1:] if d.area >= KLEINSTE_DEEL])


def als_pad(vorm: BaseGeometry) -> str:
    """SVG path data in tenths of a pixel, relative, so that it stays small."""
    stukken = []
    for deel in shapely.get_parts(vorm).tolist():
        if deel.geom_type == "Polygon":
            ringen = [deel.exterior, *deel.interiors]
            stukken += [_ring(ring.coords[:-1]) + "z" for ring in ringen]
        elif deel.geom_type == "LineString":
            stukken.append(_ring(deel.coords))
    return "".join(stukken)


def _ring(punten: Sequence[tuple[float, ...]]) -> str:
    tienden = [(round(punt[0] * 10), round(punt[1] * 10)) for punt in punten]
    x, y = tienden[0]
    uit = [f"M{_tiende(x)} {_tiende(y)}l"]
    for volgende_x, volgende_y in tienden[1:]:
        if (volgende_x, volgende_y) == (x, y):
            continue
        uit.append(_paar(volgende_x - x, volgende_y - y))
        x, y = volgende_x, volgende_y
    return (uit[0] + " ".join(uit[1:]).replace(" -", "-")) if uit[1:] else uit[0][:-1]


def _tiende(getal: int) -> str:
    heel, rest = divmod(abs(getal), 10)
    tekst = f"{heel}.{rest}" if rest and heel else f".{rest}" if rest else str(heel)
    return f"-{tekst}" if getal < 0 else tekst


def _paar(dx: int, dy: int) -> str:
    return f"{_tiende(dx)} {_tiende(dy)}"


# --- names and steps -------------------------------------------------------------------------


def plaats_labels(
    vormen: Sequence[tuple[str, BaseGeometry]], breedte: float, hoogte: float
) -> list[Label]:
    """Names on the areas, the largest first, each where it covers no other; else left out."""
    volgorde = sorted(vormen, key=lambda paar: (-paar[1].area, paar[0]))
    vol_ruim: list[Doos] = []
    vol_smal: list[Doos] = []
    uit = []
    for naam, vorm in volgorde:
        west, _noord, oost, _zuid = vorm.bounds
        if len(naam) * LETTER * LETTERBREEDTE > (oost - west) * UITSTEKEN:
            continue
        plek = _vrije_plek(naam, vorm, LETTER_SMAL, vol_smal, (breedte, hoogte))
        if plek and _botst(doos := _doos(naam, *plek, LETTER), vol_ruim):
            plek = None
        smal = plek is not None
        plek = plek or _vrije_plek(naam, vorm, LETTER, vol_ruim, (breedte, hoogte))
        if plek is None:
            continue
        doos = _doos(naam, *plek, LETTER)
        vol_ruim.append(doos)
        if smal:
            vol_smal.append(_doos(naam, *plek, LETTER_SMAL))
        uit.append(Label(naam, round(plek[0], 1), round(plek[1], 1), smal))
    return uit


def _doos(naam: str, x: float, y: float, letter: float) -> Doos:
    """The box of a text centred on x with its baseline at y."""
    half = len(naam) * letter * LETTERBREEDTE / 2
    return x - half - 2, y - letter * 0.85, x + half + 2, y + letter * 0.3


def _botst(doos: Doos, vol: Iterable[Doos]) -> bool:
    return any(
        doos[0] < ander[2] and ander[0] < doos[2] and doos[1] < ander[3] and ander[1] < doos[3]
        for ander in vol
    )


def _vrije_plek(
    naam: str, vorm: BaseGeometry, letter: float, vol: Sequence[Doos], blad: tuple[float, float]
) -> tuple[float, float] | None:
    """The first free place in the area: its middle, then above, below and beside it."""
    midden = vorm.centroid if vorm.contains(vorm.centroid) else vorm.representative_point()
    west, noord, oost, zuid = vorm.bounds
    stap_x, stap_y = (oost - west) / 5, max((zuid - noord) / 5, letter * 0.7)
    for dx, dy in ((0, 0), (0, -1), (0, 1), (-1, 0), (1, 0), (-1, -1), (1, -1), (-1, 1), (1, 1)):
        x, y = midden.x + dx * stap_x, midden.y + dy * stap_y + letter / 3
        doos = _doos(naam, x, y, letter)
        past = doos[0] >= 0 and doos[1] >= 0 and doos[2] <= blad[0] and doos[3] <= blad[1]
        eigen = (dx, dy) == (0, 0) or vorm.contains(shapely.points(x, y - letter / 3))
        if past and eigen and not _botst(doos, vol):
            return x, y
    return None


def klassen(waarden: Sequence[float], aantal: int = STAPPEN) -> list[Klasse]:
    """At most `aantal` steps with as equal a number of areas in each; equal values stay together.

    The bounds are values that occur, so the legend never names a number that nobody has.
    """
    rij = sorted(waarden)
    if not rij:
        return []
    grenzen = sorted({rij[-(-len(rij) * stap // aantal) - 1] for stap in range(1, aantal + 1)})
    uit: list[Klasse] = []
    for grens in grenzen:
        van = next(w for w in rij if not uit or w > uit[-1].tot)
        uit.append(Klasse(len(uit) + 1, van, grens))
    return [
        Klasse(_nummer(klasse.nummer, len(uit), aantal), klasse.van, klasse.tot) for klasse in uit
    ]


def _nummer(plek: int, gebruikt: int, aantal: int) -> int:
    """Spread fewer steps over the whole ink, so that the highest is always the darkest."""
    return aantal if gebruikt == 1 else 1 + round((plek - 1) * (aantal - 1) / (gebruikt - 1))
