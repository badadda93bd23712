"""Which voices are about the same: shared words and a place nearby. A hint, never a decision."""

from __future__ import annotations

import re
from math import cos, hypot, radians
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
