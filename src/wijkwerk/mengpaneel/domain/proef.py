"""Invented answers for a dry run: always the same ones, spread over the roles of the exercise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from typing import Final

from wijkwerk.mengpaneel.domain.schaal import HOOGST, LAAGST, SCHUIVEN

AANTAL: Final = 14
_EERSTE: Final = (4, 3, 3)  # the first roles are large enough to be shown on their own
_GROTE_GROEPEN: Final = sum(_EERSTE)
# Per slider: where the first roles see it now, and where people want it to go.
_NU: Final = {
    "PI": (4, 5, 4),
    "PB": (3, 4, 5),
    "PM": (7, 6, 2),
    "BP": (6, 7, 6),
    "C": (4, 3, 5),
}
_STAP: Final = {"PI": 0, "PB": 3, "PM": 1, "BP": 0, "C": 2}
_CULTUUR: Final = ("past", "schuurt", "past", "botst", "schuurt")


@dataclass(frozen=True)
class Proefantwoord:
    """What an invented person says about one slider; None where no choice was made."""

    nu: int | None
    ambitie: int | None
    kenmerken: tuple[int, ...]
    cultuur: str


@dataclass(frozen=True)
class Proefpersoon:
    rol: str
    antwoorden: dict[str, Proefantwoord]


def proefpersonen(rollen: Sequence[str]) -> list[Proefpersoon]:
    """Fourteen people: some roles of three and more, some that are too small to show."""
    begin = [rol for rol, keer in zip(rollen, _EERSTE, strict=False) for _ in range(keer)]
    rest = rollen[len(_EERSTE) :] or rollen
    namen = [*begin, *islice(cycle(rest), AANTAL - len(begin))]
    return [
        Proefpersoon(
            rol, {schuif: _antwoord(nummer, schuif, rollen.index(rol)) for schuif in SCHUIVEN}
        )
        for nummer, rol in enumerate(namen)
    ]


def _antwoord(nummer: int, schuif: str, rol: int) -> Proefantwoord:
    plek = SCHUIVEN.index(schuif)
    ruis = (nummer * 7 + plek * 3) % 3 - 1
    nu = _binnen(_NU[schuif][rol % len(_EERSTE)] + ruis)
    straks = _binnen(nu + _STAP[schuif] + nummer % 2)
    # Somebody leaves a slider open and somebody its ambition; never in a group of just three.
    weet_niet = nummer == _GROTE_GROEPEN + plek % _EERSTE[0]
    geen_ambitie = weet_niet or nummer == plek % _EERSTE[0]
    return Proefantwoord(
        nu=None if weet_niet else nu,
        ambitie=None if geen_ambitie else straks,
        kenmerken=tuple(k for k in range(3) if (nummer + plek + k) % 3),
        cultuur=_CULTUUR[(nummer + plek) % len(_CULTUUR)],
    )


def _binnen(stand: int) -> int:
    return min(max(stand, LAAGST), HOOGST)
