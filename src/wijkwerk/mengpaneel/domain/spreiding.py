"""What is shown of the answers: a spread, never an answer (S-A11).

The published groups divide the people up: everybody is in exactly one, and every group is 3 people
or more. So whatever one adds or subtracts of what is published is again about 3 people or more.
Under 5 people no roles are shown, under 3 nothing at all. See docs/adr/0012.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from statistics import median
from typing import Any, Final

from wijkwerk.mengpaneel.domain.schaal import HOOGST, LAAGST, SCHUIVEN

KLEINSTE_GROEP: Final = 3
KLEINSTE_MET_ROLLEN: Final = 5
MOMENTEN: Final = ("nu", "ambitie")
CULTUREN: Final = ("past", "schuurt", "botst")
ANDERE: Final = "Andere rollen"


@dataclass(frozen=True)
class Antwoord:
    """Everything one person said. A slider that is not in `standen` was not answered."""

    rol: str
    standen: Mapping[str, tuple[int | None, int | None]]  # slider -> (now, ambition)
    kenmerken: Mapping[str, Sequence[int]] = field(default_factory=dict)
    cultuur: Mapping[str, str] = field(default_factory=dict)

    def stand(self, schuif: str, moment: str) -> int | None:
        """None: no choice was made, or the slider was not answered."""
        return self.standen.get(schuif, (None, None))[MOMENTEN.index(moment)]


Groep = tuple[str, Sequence[Antwoord]]


def spreiding(antwoorden: Sequence[Antwoord], rolvolgorde: Sequence[str]) -> dict[str, Any]:
    """What may be published, as plain data for `Oefening.spreiding`."""
    mensen = [antwoord for antwoord in antwoorden if antwoord.standen]
    beeld: dict[str, Any] = {"aantal": len(mensen), "te_klein": len(mensen) < KLEINSTE_GROEP}
    if beeld["te_klein"]:
        return beeld | {"rollen": [], "samengevoegd": [], "schuiven": {}, "meeste_verschil": None}
    groepen, samengevoegd = indelen(mensen, rolvolgorde)
    schuiven = {schuif: _schuif(schuif, mensen, groepen) for schuif in SCHUIVEN}
    return beeld | {
        "rollen": [{"naam": naam, "aantal": len(leden)} for naam, leden in groepen],
        "samengevoegd": samengevoegd,
        "schuiven": schuiven,
        "meeste_verschil": _meeste(schuiven),
    }


def indelen(
    mensen: Sequence[Antwoord], rolvolgorde: Sequence[str]
) -> tuple[list[Groep], list[str]]:
    """The groups to show, in the order of the roles, and which roles went together in the last."""
    if len(mensen) < KLEINSTE_MET_ROLLEN:
        return [], []
    per_rol = _per_rol(mensen, rolvolgorde)
    klein = [rol for rol, leden in per_rol.items() if len(leden) < KLEINSTE_GROEP]
    while klein and sum(len(per_rol[rol]) for rol in klein) < KLEINSTE_GROEP:
        groot = [rol for rol in per_rol if rol not in klein]
        klein.append(min(groot, key=lambda rol: len(per_rol[rol])))
    samengevoegd = [rol for rol in per_rol if rol in klein]
    groepen: list[Groep] = [(r, leden) for r, leden in per_rol.items() if r not in klein]
    if klein:
        groepen.append((ANDERE, [mens for rol in samengevoegd for mens in per_rol[rol]]))
    return groepen, samengevoegd


def _per_rol(mensen: Sequence[Antwoord], rolvolgorde: Sequence[str]) -> dict[str, list[Antwoord]]:
    """Roles in the order of the list; one that was taken off the list comes last."""
    namen = [*rolvolgorde, *sorted({mens.rol for mens in mensen} - set(rolvolgorde))]
    per_rol = {naam: [mens for mens in mensen if mens.rol == naam] for naam in namen}
    return {naam: leden for naam, leden in per_rol.items() if leden}


def _schuif(schuif: str, mensen: Sequence[Antwoord], groepen: Sequence[Groep]) -> dict[str, Any]:
    per_rol = [_momenten(schuif, leden) for _naam, leden in groepen]
    vinkjes = Counter(nummer for mens in mensen for nummer in mens.kenmerken.get(schuif, ()))
    cultuur = Counter(woord for mens in mensen if (woord := mens.cultuur.get(schuif, "")))
    return _momenten(schuif, mensen) | {
        "per_rol": per_rol,
        "kenmerken": [vinkjes[nummer] for nummer in range(max(vinkjes, default=-1) + 1)],
        "cultuur": {woord: cultuur[woord] for woord in CULTUREN} if cultuur else {},
        "verschil": _verschil(per_rol),
    }


def _momenten(schuif: str, mensen: Sequence[Antwoord]) -> dict[str, Any]:
    return {
        moment: _verdeling([mens.stand(schuif, moment) for mens in mensen]) for moment in MOMENTEN
    }


def _verdeling(standen: Sequence[int | None]) -> dict[str, Any]:
    """Counts per position, how many made no choice, and the median of 3 choices or more."""
    gekozen = [stand for stand in standen if stand is not None]
    telling = Counter(gekozen)
    return {
        "verdeling": {str(stand): telling[stand] for stand in range(LAAGST, HOOGST + 1)},
        "geen": len(standen) - len(gekozen),
        "mediaan": float(median(gekozen)) if len(gekozen) >= KLEINSTE_GROEP else None,
    }


def _verschil(per_rol: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The two groups whose medians of now lie farthest apart (the first two when several do)."""
    medianen = [
        (nummer, groep["nu"]["mediaan"])
        for nummer, groep in enumerate(per_rol)
        if groep["nu"]["mediaan"] is not None
    ]
    paren = [sorted(paar, key=_mediaan) for paar in combinations(medianen, 2)]
    if not paren:
        return None
    laag, hoog = max(paren, key=lambda paar: paar[1][1] - paar[0][1])
    if laag[1] == hoog[1]:
        return None
    return {"stappen": hoog[1] - laag[1], "laag": laag[0], "hoog": hoog[0]}


def _mediaan(paar: tuple[int, float]) -> float:
    return paar[1]


def _meeste(schuiven: Mapping[str, dict[str, Any]]) -> str | None:
    """The slider on which groups differ most: where to begin the conversation."""
    verschillen = {s: d["verschil"]["stappen"] for s, d in schuiven.items() if d["verschil"]}
    return max(verschillen, key=lambda s: verschillen[s]) if verschillen else None
