"""The scale of a slider: positions, not scores (S-A02).

A position is 1 to 9, in three equal bands; `None` means that no choice was made, which is something
else than a chosen middle. Nothing here adds positions up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from itertools import product
from typing import Final

# Order of the table, the headings and the empty panel of the source (001 §2.1, §8.2).
SCHUIVEN: Final = ("PI", "PB", "PM", "BP", "C")
LAAGST, MIDDEN, HOOGST = 1, 5, 9
_BREEDTE: Final = 3  # steps in a band

Standen = Mapping[str, int | None]


class Band(StrEnum):
    LAAG = "L"
    MIDDEN = "M"
    HOOG = "H"


_BANDEN: Final = tuple(Band)


def band(stand: int) -> Band:
    """1-3 low, 4-6 middle, 7-9 high. ValueError outside the scale."""
    if not LAAGST <= stand <= HOOGST:
        raise ValueError(f"{stand} is outside {LAAGST}..{HOOGST}")
    return _BANDEN[(stand - 1) // _BREEDTE]


def hoogte(van: Band) -> int:
    """1, 2 or 3: to count steps between bands with."""
    return _BANDEN.index(van) + 1


def midden_van(van: Band) -> int:
    """The position in the middle of a band: 2, 5 or 8."""
    return hoogte(van) * _BREEDTE - 1


def leeg() -> dict[str, int | None]:
    """A panel on which nothing is chosen."""
    return dict.fromkeys(SCHUIVEN)


def lees(invoer: Mapping[str, object]) -> dict[str, int | None]:
    """Positions out of a link or file: a value that is no position reads as no choice."""
    return {schuif: _stand(invoer.get(schuif)) for schuif in SCHUIVEN}


def _stand(waarde: object) -> int | None:
    tekst = str(waarde).strip()
    return int(tekst) if tekst in _GELDIG else None


_GELDIG: Final = frozenset(str(stand) for stand in range(LAAGST, HOOGST + 1))


def gekozen(standen: Standen) -> list[str]:
    """The sliders on which a choice was made, in the order of the panel."""
    return [schuif for schuif in SCHUIVEN if standen.get(schuif) is not None]


def alle_combinaties() -> Iterator[dict[str, int | None]]:
    """The 243 panels of three bands on five sliders (S-A24), each at the middle of its bands."""
    for banden in product(_BANDEN, repeat=len(SCHUIVEN)):
        yield {schuif: midden_van(waarde) for schuif, waarde in zip(SCHUIVEN, banden, strict=True)}


def naam_van(standen: Standen) -> str:
    """`MLHHM`; a slider without a choice is a dash. Names a combination in links and drawings."""
    return "".join(
        "-" if (stand := standen.get(schuif)) is None else band(stand) for schuif in SCHUIVEN
    )


def uit_naam(naam: str) -> dict[str, int | None]:
    """The other way round; ValueError for a name that is no combination."""
    if len(naam) != len(SCHUIVEN):
        raise ValueError(naam)
    return {
        schuif: None if letter == "-" else midden_van(Band(letter))
        for schuif, letter in zip(SCHUIVEN, naam, strict=True)
    }
