"""How near a panel is to each profile: band steps, counted so that anybody can do it on paper.

Distance = the sum over the chosen sliders of the steps between the bands (city-block, 0 to 2 a
slider). A slider without a choice is left out. Reproduces table A-5.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from wijkwerk.mengpaneel.domain.profielen import PROFIELEN, Profiel
from wijkwerk.mengpaneel.domain.schaal import (
    SCHUIVEN,
    Standen,
    alle_combinaties,
    band,
    gekozen,
    hoogte,
)


@dataclass(frozen=True)
class Nabijheid:
    """A panel beside one profile. `verschil` per slider: -2..2 (above 0: the panel is higher), None
    where no choice was made; `dichtstbij` also for each of several that are equally near."""

    profiel: Profiel
    afstand: int
    verschil: dict[str, int | None]
    dichtstbij: bool = False
    gedeeld: bool = False

    @property
    def gelijk(self) -> int:
        """On how many sliders both stand in the same band."""
        return sum(stap == 0 for stap in self.verschil.values())


def verschillen(standen: Standen, profiel: Profiel) -> dict[str, int | None]:
    """Signed steps per slider, None without a choice."""
    return {schuif: _stappen(standen.get(schuif), profiel, schuif) for schuif in SCHUIVEN}


def _stappen(stand: int | None, profiel: Profiel, schuif: str) -> int | None:
    return None if stand is None else hoogte(band(stand)) - hoogte(profiel.banden[schuif])


def afstand(standen: Standen, profiel: Profiel) -> int:
    """0 (the same) to 10."""
    return sum(abs(stap) for stap in verschillen(standen, profiel).values() if stap is not None)


def nabijheid(standen: Standen) -> list[Nabijheid]:
    """All five, in the order of the source, never one label. Nothing is nearest when nothing is
    chosen."""
    afstanden = {profiel.code: afstand(standen, profiel) for profiel in PROFIELEN}
    kleinste = min(afstanden.values()) if gekozen(standen) else -1
    gedeeld = list(afstanden.values()).count(kleinste) > 1
    return [
        Nabijheid(
            profiel,
            afstanden[profiel.code],
            verschillen(standen, profiel),
            dichtstbij=afstanden[profiel.code] == kleinste,
            gedeeld=gedeeld and afstanden[profiel.code] == kleinste,
        )
        for profiel in PROFIELEN
    ]


def dichtstbij(standen: Standen) -> list[Profiel]:
    """The nearest profiles; more than one when they are equally near, none without a choice."""
    return [rij.profiel for rij in nabijheid(standen) if rij.dichtstbij]


def indeling() -> Counter[tuple[str, ...]]:
    """How often each profile (or each set of equally near ones) is nearest among the 243."""
    return Counter(
        tuple(profiel.code for profiel in dichtstbij(standen)) for standen in alle_combinaties()
    )
