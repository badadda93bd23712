"""Which voices are about the same: shared words and a place nearby. A hint, never a decision."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import ceil, cos, hypot, radians
from typing import Final

from wijkwerk.signalen.domain.tekst import zoekbaar

KORTSTE_WOORD: Final = 5
MEESTE_WOORDEN: Final = 8
DICHTBIJ: Final = 250  # metres
_METER_PER_GRAAD: Final = 111_320
_GEWOON: Final = frozenset(
    [
        "altijd",
        "andere",
        "anders",
        "bewoners",
        "daarom",
        "daarna",
        "dingen",
        "eerst",
        "elkaar",
        "geeft",
        "gemaakt",
        "gemeente",
        "graag",
        "heeft",
        "hebben",
        "helemaal",
        "hierover",
        "hoeven",
        "iedereen",
        "iemand",
        "jullie",
        "kunnen",
        "langs",
        "maken",
        "mensen",
        "meter",
        "midden",
        "mijne",
        "moeten",
        "mogen",
        "nergens",
        "niemand",
        "nieuwe",
        "nodig",
        "omdat",
        "onder",
        "onze",
        "staan",
        "staat",
        "steeds",
        "straat",
        "terug",
        "tijdens",
        "tussen",
        "vanaf",
        "verder",
        "voordat",
        "voorbij",
        "waarom",
        "wanneer",
        "weken",
        "weten",
        "willen",
        "worden",
        "wordt",
        "zelfs",
        "zijn",
        "zonder",
        "zoveel",
        "zouden",
    ]
)
Plek = tuple[float, float]


def kernwoorden(tekst: str) -> list[str]:
    """The longest words that say something, at most eight, without repeats."""
    woorden = dict.fromkeys(re.findall(r"[a-z]+", zoekbaar(tekst)))
    zeggend = [w for w in woorden if len(w) >= KORTSTE_WOORD and w not in _GEWOON]
    return sorted(zeggend, key=lambda woord: (-len(woord), woord))[:MEESTE_WOORDEN]


def afstand(een: Plek, ander: Plek) -> float:
    """Metres between two places (lat, lon) that are not far apart."""
    noord = (een[0] - ander[0]) * _METER_PER_GRAAD
    oost = (een[1] - ander[1]) * _METER_PER_GRAAD * cos(radians(een[0]))
    return hypot(noord, oost)


def lijkt(woorden: list[str], zoektekst: str, plek: Plek | None, ander: Plek | None) -> int:
    """Points: one for a shared word, two for a place within 250 metres. Two or more is alike."""
    gedeeld = sum(woord in zoektekst for woord in woorden)
    nabij = plek is not None and ander is not None and afstand(plek, ander) <= DICHTBIJ
    return gedeeld + 2 * nabij


# --- groups ------------------------------------------------------------------------------------

WEKEN: Final = 12
MINSTE_WOORDEN_ZONDER_PLEK: Final = 2
TE_GEWOON: Final = 25
"""A word that so many voices of one area use, says too little to bring two together."""
_CEL: Final = (DICHTBIJ / _METER_PER_GRAAD, DICHTBIJ / _METER_PER_GRAAD / cos(radians(53.6)))


@dataclass(frozen=True)
class Stem:
    """What of a voice counts when we look for others like it."""

    nummer: int
    gebied: int
    dag: date
    woorden: frozenset[str]
    plek: Plek | None = None


@dataclass(frozen=True)
class Groepje:
    """Voices that look alike, the oldest first, and why: the words they share, how far apart
    (metres, None when a place is not known), and how many weeks."""

    nummers: tuple[int, ...]
    woorden: tuple[str, ...]
    meters: int | None
    weken: int


def groepjes(stemmen: Iterable[Stem]) -> list[Groepje]:
    """The largest groups first; every voice is in one group at most.

    Only voices that share a word in one neighbourhood are compared, so it stays quick for many.
    A group is a voice with all that are like it: everything lies around one place.
    """
    per_nummer = {stem.nummer: stem for stem in stemmen}
    buren = _buren(per_nummer)
    uit: list[Groepje] = []
    vrij = set(buren)
    for midden in sorted(buren, key=lambda nummer: (-len(buren[nummer]), nummer)):
        if midden not in vrij:
            continue
        vrije_buren = [per_nummer[nummer] for nummer in sorted(buren[midden] & vrij)]
        if erbij := _om_een_plek(per_nummer[midden], vrije_buren):
            vrij -= {midden, *(stem.nummer for stem in erbij)}
            uit.append(_groepje(per_nummer[midden], erbij))
    return sorted(uit, key=lambda groep: (-len(groep.nummers), groep.nummers))


def _om_een_plek(midden: Stem, stemmen: Sequence[Stem]) -> list[Stem]:
    """Those near the middle; when the middle has no place, near the first that has one."""
    plek = next((stem.plek for stem in (midden, *stemmen) if stem.plek is not None), None)
    return [
        stem
        for stem in stemmen
        if stem.plek is None or plek is None or afstand(stem.plek, plek) <= DICHTBIJ
    ]


def _buren(per_nummer: Mapping[int, Stem]) -> dict[int, set[int]]:
    """Who is like whom."""
    bakken: defaultdict[Hashable, list[int]] = defaultdict(list)
    for stem in per_nummer.values():
        for sleutel in _bakken_van(stem):
            bakken[sleutel].append(stem.nummer)
    buren: defaultdict[int, set[int]] = defaultdict(set)
    for bak in bakken.values():
        if len(bak) > TE_GEWOON:
            continue
        for een, ander in combinations(bak, 2):
            if ander not in buren[een] and _horen_samen(per_nummer[een], per_nummer[ander]):
                buren[een].add(ander)
                buren[ander].add(een)
    return {nummer: rij for nummer, rij in buren.items() if rij}


def _bakken_van(stem: Stem) -> Iterator[Hashable]:
    """Where to look for others: the same word in this area, and in the cells around this place."""
    for woord in stem.woorden:
        yield stem.gebied, woord
        if stem.plek is not None:
            rij, kolom = int(stem.plek[0] // _CEL[0]), int(stem.plek[1] // _CEL[1])
            # Four overlapping blocks of two by two cells: neighbours share at least one of them.
            for x, y in ((0, 0), (0, 1), (1, 0), (1, 1)):
                yield (rij + x) // 2, (kolom + y) // 2, x, y, woord


def _horen_samen(een: Stem, ander: Stem) -> bool:
    if abs((een.dag - ander.dag).days) > WEKEN * 7:
        return False
    gedeeld = len(een.woorden & ander.woorden)
    if een.plek is not None and ander.plek is not None:
        return bool(gedeeld) and afstand(een.plek, ander.plek) <= DICHTBIJ
    return gedeeld >= MINSTE_WOORDEN_ZONDER_PLEK and een.gebied == ander.gebied


def _groepje(midden: Stem, erbij: Sequence[Stem]) -> Groepje:
    alle = sorted([midden, *erbij], key=lambda stem: (stem.dag, stem.nummer))
    telling = Counter(woord for stem in alle for woord in stem.woorden & midden.woorden)
    vaakst = sorted(telling, key=lambda woord: (-telling[woord], -len(woord), woord))
    plekken = [stem.plek for stem in alle if stem.plek is not None]
    meters = None
    if len(plekken) == len(alle):
        uiteen = max(afstand(a, b) for a, b in combinations(plekken, 2))
        meters = ceil(round(uiteen) / 10) * 10
    return Groepje(
        tuple(stem.nummer for stem in alle),
        tuple(woord for woord in vaakst if telling[woord] > 1)[:3],
        meters,
        (alle[-1].dag - alle[0].dag).days // 7 + 1,
    )
