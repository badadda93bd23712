"""Areas from a GeoJSON file: the whole country or one gemeente, in WGS84 or RD.

Takes the property names of CBS, PDOK, cartomap and plain files. Nothing is guessed silently: a
feature that cannot be used comes out as `Afgekeurd` with its line, a polygon that had to be
repaired says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np
import shapely

from wijkwerk.core.inlezen import Afgekeurd, JsonLijst, Leesfout, Reden, gettext_noop
from wijkwerk.gebieden.domain import codes
from wijkwerk.gebieden.domain.rijksdriehoek import (
    Punten,
    Stelsel,
    ligt_in_nederland,
    naar_wgs84,
    stelsel_van_naam,
    stelsel_van_punt,
)

MEESTE_EIGENSCHAPPEN = 2_000
DECIMALEN = 6
"""About 0.1 m; more digits are noise and cost room."""
KLEINSTE_RING = 4

_CODE = (
    "code",
    "statcode",
    "gwb_code",
    "buurtcode",
    "bu_code",
    "wijkcode",
    "wk_code",
    "gemeentecode",
    "gm_code",
)
_NAAM = {
    "": ("naam", "name", "statnaam", "regio"),
    codes.GEMEENTE: ("gemeentenaam", "gm_naam"),
    codes.WIJK: ("wijknaam", "wk_naam"),
    codes.BUURT: ("buurtnaam", "bu_naam"),
}
NAAMKOLOMMEN = frozenset(
    {*_CODE, *(naam for namen in _NAAM.values() for naam in namen), "water", "id"}
)
"""Properties that say which area it is; the others may be figures."""


class Vormfout(ValueError):
    """A geometry that is no polygon in the Netherlands."""

    def __init__(self, tekst: str, **waarden: object) -> None:
        self.reden = Reden(tekst, waarden)
        super().__init__(tekst)


@dataclass(frozen=True)
class Gebiedsvorm:
    """One area of a file. `vlak` is valid, in WGS84; `herstel` says what was wrong with it."""

    regel: int
    code: str
    naam: str
    soort: str
    vlak: shapely.Geometry
    herstel: str = ""

    @property
    def gemeentecode(self) -> str:
        return codes.gemeente_van(self.code)

    @property
    def oudercode(self) -> str | None:
        return codes.ouder_van(self.code)


def lees_gebieden(bron: BinaryIO, bestand: str) -> Iterator[Gebiedsvorm | Afgekeurd]:
    """Areas and rejects in the order of the file; Leesfout when the file as a whole is unusable."""
    lijst = JsonLijst(bron, bestand, ("features",))
    lezer = _Lezer(bestand, lijst.kop)
    for regel, feature in lijst:
        uitkomst = lezer.feature(regel, feature)
        if uitkomst is not None:
            yield uitkomst
    if lijst.kop.get("type") != "FeatureCollection" or not lijst.gevonden:
        raise Leesfout(
            bestand, 1, Reden(gettext_noop("dit is geen GeoJSON met gebieden (FeatureCollection)"))
        )
    lezer.controleer_crs()
    if not lezer.codes:
        tekst = gettext_noop("geen enkel gebied met een CBS-code herkend (gezocht in: %(namen)s)")
        raise Leesfout(bestand, 1, Reden(tekst, {"namen": ", ".join(_CODE)}))


class _Lezer:
    """Keeps what must agree over a whole file: its coordinate system, and each code once."""

    def __init__(self, bestand: str, kop: Mapping[str, Any]) -> None:
        self.bestand, self.kop = bestand, kop
        self.codes: set[str] = set()
        self._nummer = 0
        self._stelsel: Stelsel | None = None

    def feature(self, regel: int, feature: Any) -> Gebiedsvorm | Afgekeurd | None:
        self._nummer += 1
        if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
            reden = Reden(gettext_noop("geen GeoJSON-feature met eigenschappen"))
            return Afgekeurd(regel, reden, f"feature {self._nummer}")
        if len(feature["properties"]) > MEESTE_EIGENSCHAPPEN:
            tekst = gettext_noop("meer dan %(grens)s kolommen")
            raise Leesfout(self.bestand, regel, Reden(tekst, {"grens": MEESTE_EIGENSCHAPPEN}))
        eigen = {str(naam).lower(): waarde for naam, waarde in feature["properties"].items()}
        if str(eigen.get("water", "")).upper() == "JA":
            return None  # CBS draws the water of a gemeente as a second area with the same code
        code = code_van(eigen, feature.get("id"))
        if code is None:
            return Afgekeurd(
                regel,
                Reden(gettext_noop("geen CBS-code (GM, WK of BU)")),
                f"feature {self._nummer}: {_kort(eigen)}",
            )
        if code in self.codes:
            return Afgekeurd(
                regel, Reden(gettext_noop("deze code stond al eerder in het bestand")), code
            )
        try:
            vlak, herstel = self._vlak(regel, feature.get("geometry"))
        except Vormfout as fout:
            return Afgekeurd(regel, fout.reden, code)
        self.codes.add(code)
        soort = codes.soort(code)
        return Gebiedsvorm(regel, code, _naam(eigen, soort) or code, soort, vlak, herstel)

    def controleer_crs(self) -> None:
        """A `crs` member may also stand at the end of the file."""
        if (crs := self.kop.get("crs")) is None:
            return
        if (genoemd := stelsel_van_naam(crs)) is None:
            tekst = gettext_noop(
                "coördinatenstelsel %(crs)s kan niet gelezen worden; gebruik WGS84 of RD"
            )
            raise Leesfout(self.bestand, 1, Reden(tekst, {"crs": json.dumps(crs)[:120]}))
        if self._stelsel is not None and (genoemd is Stelsel.RD) != (self._stelsel is Stelsel.RD):
            tekst = gettext_noop("de coördinaten passen niet bij het genoemde stelsel %(crs)s")
            raise Leesfout(self.bestand, 1, Reden(tekst, {"crs": json.dumps(crs)[:120]}))

    def _vlak(self, regel: int, geometrie: Any) -> tuple[shapely.Geometry, str]:
        ringen = ringen_van(geometrie)
        if self._stelsel is None:
            self._stelsel = self._bepaal_stelsel(regel, ringen[0][0])
        return _bouw([[self._naar_wgs84(ring) for ring in veelhoek] for veelhoek in ringen])

    def _bepaal_stelsel(self, regel: int, ring: Punten) -> Stelsel:
        self.controleer_crs()
        x, y = (float(getal) for getal in ring[0])
        stelsel = stelsel_van_punt(x, y)
        if stelsel is None:
            tekst = gettext_noop(
                "punt %(x)s, %(y)s ligt niet in Nederland in WGS84 of RD; is dit een ander stelsel?"
            )
            raise Leesfout(self.bestand, regel, Reden(tekst, {"x": x, "y": y}))
        self._stelsel = stelsel
        self.controleer_crs()
        return stelsel

    def _naar_wgs84(self, ring: Punten) -> Punten:
        assert self._stelsel is not None
        for x, y in (ring.min(axis=0), ring.max(axis=0)):
            if not ligt_in_nederland(self._stelsel, x, y):
                raise Vormfout(
                    gettext_noop("punt %(x)s, %(y)s ligt buiten Nederland"), x=float(x), y=float(y)
                )
        return np.round(naar_wgs84(self._stelsel, ring), DECIMALEN)


def code_van(eigen: Mapping[str, Any], identiteit: object = None) -> str | None:
    """The most precise CBS code among the properties (lower-case names) or the feature id."""
    for naam in _CODE:
        if code := codes.schoon(eigen.get(naam)):
            return code
    return codes.schoon(identiteit)


def _naam(eigen: Mapping[str, Any], soort: str) -> str:
    for naam in (*_NAAM[""], *_NAAM.get(soort, ())):
        if isinstance(waarde := eigen.get(naam), str) and waarde.strip():
            return " ".join(waarde.split())[:100]
    return ""


def ringen_van(geometrie: Any) -> list[list[Punten]]:
    """Polygons, each a list of rings (n, 2), of a GeoJSON Polygon or MultiPolygon."""
    if not isinstance(geometrie, dict) or geometrie.get("type") not in ("Polygon", "MultiPolygon"):
        raise Vormfout(gettext_noop("geen vlak (Polygon of MultiPolygon)"))
    delen: Any = geometrie.get("coordinates")
    veelhoeken: Any = [delen] if geometrie["type"] == "Polygon" else delen
    try:
        ringen = [[_ring(ring) for ring in veelhoek] for veelhoek in veelhoeken]
    except (TypeError, ValueError, OverflowError):
        raise Vormfout(gettext_noop("de coördinaten zijn niet te lezen")) from None
    if not ringen or not all(ringen):
        raise Vormfout(gettext_noop("het vlak is leeg"))
    return ringen


def _ring(ring: Any) -> Punten:
    if any(type(getal) not in (int, float) for punt in ring for getal in punt[:2]):
        raise ValueError
    punten = np.array([punt[:2] for punt in ring], dtype=np.float64)
    if punten.ndim != 2 or punten.shape[1] != 2 or not np.isfinite(punten).all():  # noqa: PLR2004 (x and y)
        raise ValueError
    if (punten[0] != punten[-1]).any():
        punten = np.vstack([punten, punten[:1]])
    if len(punten) < KLEINSTE_RING:
        raise ValueError
    return punten


def _bouw(veelhoeken: list[list[Punten]]) -> tuple[shapely.Geometry, str]:
    """A valid (Multi)Polygon, and what was wrong with it before."""
    vlak = shapely.MultiPolygon([shapely.Polygon(ringen[0], ringen[1:]) for ringen in veelhoeken])
    if shapely.is_valid(vlak):
        return vlak, ""
    herstel = str(shapely.is_valid_reason(vlak))
    heel = shapely.make_valid(vlak, method="structure", keep_collapsed=False)
    delen = [
        deel
        for deel in shapely.get_parts(heel)
        if deel.geom_type == "Polygon" and not deel.is_empty
    ]
    if not delen:
        raise Vormfout(gettext_noop("het vlak is niet te herstellen (%(fout)s)"), fout=herstel)
    return shapely.MultiPolygon(delen), herstel


def _kort(eigen: Mapping[str, Any]) -> str:
    return ", ".join(f"{naam}={waarde}" for naam, waarde in list(eigen.items())[:5])[:200]
