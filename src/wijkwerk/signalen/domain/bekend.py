"""How well something known fits what a resident is about to say: by words and by place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from wijkwerk.signalen.domain.gelijkenis import DICHTBIJ, Plek, afstand
from wijkwerk.signalen.domain.tekst import zoekbaar

RASTER: Final = 0.001  # degrees: about 110 metres to the north, 70 to the east
STAP: Final = 50  # metres


@dataclass(frozen=True)
class Overeenkomst:
    """Shared words, and about how many metres away (None = not near, or nobody knows)."""

    woorden: tuple[str, ...] = ()
    meter: int | None = None

    @property
    def punten(self) -> int:
        """One for a word, two for a place nearby; nothing means: not about the same."""
        return len(self.woorden) + 2 * (self.meter is not None)


def vergelijk(
    woorden: Sequence[str], tekst: str, plek: Plek | None, ander: Plek | None
) -> Overeenkomst:
    """Compare with a public text and a place. The place is made coarse first: it is not public,
    and who asks often enough must not be able to find the front door."""
    in_tekst = zoekbaar(tekst)
    meter = None
    if plek is not None and ander is not None:
        precies = afstand(plek, grof(ander))
        meter = max(STAP, round(precies / STAP) * STAP) if precies <= DICHTBIJ else None
    return Overeenkomst(tuple(woord for woord in woorden if woord in in_tekst), meter)


def grof(plek: Plek) -> Plek:
    """The middle of the square that a place lies in."""
    lat, lon = ((graad // RASTER + 0.5) * RASTER for graad in plek)
    return lat, lon
