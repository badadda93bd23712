"""Coordinates: which system a file is in, and from Rijksdriehoek (RD, EPSG:28992) to WGS84.

Without the correction grid the conversion is within about 0.3 m; nothing is downloaded.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from enum import Enum
from functools import cache

import numpy as np
import numpy.typing as npt
import pyproj
import pyproj.network
import shapely

pyproj.network.set_network_enabled(False)

Punten = npt.NDArray[np.float64]
Omzetting = Callable[[Punten], Punten]


class Stelsel(Enum):
    """Coordinate systems that are read, with the order of the axes."""

    WGS84 = "lengte, breedte"
    WGS84_OMGEKEERD = "breedte, lengte"
    RD = "x, y"


_EPSG = {
    "4326": Stelsel.WGS84,
    "CRS84": Stelsel.WGS84,
    "4258": Stelsel.WGS84,
    "28992": Stelsel.RD,
    "7415": Stelsel.RD,
}
_BEREIK = {  # the Netherlands with its part of the North Sea: x from, x to, y from, y to
    Stelsel.WGS84: (2.0, 8.0, 50.0, 56.5),
    Stelsel.WGS84_OMGEKEERD: (50.0, 56.5, 2.0, 8.0),
    Stelsel.RD: (-60_000.0, 320_000.0, 280_000.0, 960_000.0),
}


def stelsel_van_naam(crs: object) -> Stelsel | None:
    """The system a GeoJSON `crs` member names; None when it is one we do not read."""
    naam = crs.get("properties", {}).get("name", "") if isinstance(crs, dict) else crs
    laatste = re.split(r"[:/]+", str(naam))[-1].upper()
    return _EPSG.get(laatste)


def stelsel_van_punt(x: float, y: float) -> Stelsel | None:
    """The system in which this point lies in the Netherlands; None when there is none."""
    for stelsel in Stelsel:
        if ligt_in_nederland(stelsel, x, y):
            return stelsel
    return None


def ligt_in_nederland(stelsel: Stelsel, x: float, y: float) -> bool:
    links, rechts, onder, boven = _BEREIK[stelsel]
    return links <= x <= rechts and onder <= y <= boven


def naar_wgs84(stelsel: Stelsel, punten: Punten) -> Punten:
    """Points (n, 2) as longitude, latitude."""
    if stelsel is Stelsel.WGS84:
        return punten
    if stelsel is Stelsel.WGS84_OMGEKEERD:
        return punten[:, ::-1]
    lengte, breedte = _van_rd().transform(punten[:, 0], punten[:, 1])
    return np.column_stack([lengte, breedte])


@cache
def _van_rd() -> pyproj.Transformer:
    return pyproj.Transformer.from_crs("EPSG:28992", "EPSG:4326", always_xy=True)


@cache
def _naar_rd() -> pyproj.Transformer:
    return pyproj.Transformer.from_crs("EPSG:4326", "EPSG:28992", always_xy=True)


def oppervlakte_ha(vlak: shapely.Geometry) -> float:
    """Area in hectares of a WGS84 polygon, measured in RD."""

    def omzetten(punten: Punten) -> Punten:
        return np.column_stack(_naar_rd().transform(punten[:, 0], punten[:, 1]))

    hectare = float(shapely.area(shapely.transform(vlak, omzetten))) / 10_000
    return hectare if math.isfinite(hectare) else 0.0
