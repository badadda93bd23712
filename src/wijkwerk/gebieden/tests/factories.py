"""GeoJSON of an invented gemeente: wijken as squares in a row, in WGS84 or RD."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

GEMEENTE = "GM9901"
X, Y, ZIJDE = 155_000, 463_000, 1_000  # RD: beside the tower of Amersfoort, squares of 100 ha


def rechthoek(kolom: float, breed: float = 1) -> list[list[list[float]]]:
    """Rings in RD; column 0 starts at the tower."""
    west, oost = X + kolom * ZIJDE, X + (kolom + breed) * ZIJDE
    return [[[west, Y], [oost, Y], [oost, Y + ZIJDE], [west, Y + ZIJDE], [west, Y]]]


def feature(code: str, naam: str, ringen: Sequence[Any], **eigenschappen: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"code": code, "naam": naam, **eigenschappen},
        "geometry": {"type": "Polygon", "coordinates": ringen},
    }


def wijken(aantal: int = 3, eerste: str = "WK9901", letters: str = "0") -> list[dict[str, Any]]:
    """A row of square wijken: WK990100 Wijk nul, WK990101 ..."""
    return [
        feature(f"{eerste}{letters}{i}", f"Wijk 0{i} Buitenwijk {i}", rechthoek(i))
        for i in range(aantal)
    ]


def verzameling(features: Sequence[Mapping[str, Any]], **leden: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", **leden, "features": list(features)}


def schrijf(pad: Path, inhoud: Any) -> Path:
    """A file with JSON, text or bytes."""
    if isinstance(inhoud, bytes):
        pad.write_bytes(inhoud)
    else:
        pad.write_text(inhoud if isinstance(inhoud, str) else json.dumps(inhoud), encoding="utf-8")
    return pad
