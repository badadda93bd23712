"""In which area lies this point? An R-tree in memory instead of a spatial database."""

from __future__ import annotations

from collections.abc import Iterable

import shapely


class Zoeker:
    """Areas of one level; `bij_punt` takes microseconds, also among all wijken of the country."""

    def __init__(self, vlakken: Iterable[tuple[int, shapely.Geometry]]) -> None:
        paren = list(vlakken)
        self._gebieden = [gebied for gebied, _ in paren]
        self._vlakken = [vlak for _, vlak in paren]
        shapely.prepare(self._vlakken)
        self._boom = shapely.STRtree(self._vlakken)

    def __len__(self) -> int:
        return len(self._gebieden)

    def bij_punt(self, breedte: float, lengte: float) -> int | None:
        """The area that holds this WGS84 point; on a shared boundary the lowest reference."""
        treffers = self._boom.query(shapely.Point(lengte, breedte), predicate="intersects")
        return min((self._gebieden[i] for i in treffers), default=None)
