"""Words and phrases in a text: whole words, whatever the case, accents and punctuation.

A star at the end of a word stands for any ending: "boom*" is found in "boomwortel".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from wijkwerk.signalen.domain.tekst import zoekbaar

_WOORD = re.compile(r"\w+")
_TREFWOORD = re.compile(r"\w+\*?")
STER = "*"


@dataclass(frozen=True)
class Woorden:
    """A text as its words, ready to look in."""

    rij: tuple[str, ...]

    @classmethod
    def van(cls, tekst: str) -> Woorden:
        return cls(tuple(_WOORD.findall(zoekbaar(tekst))))

    @cached_property
    def _alle(self) -> frozenset[str]:
        return frozenset(self.rij)

    def bevat(self, trefwoord: str) -> bool:
        """Do these words of `trefwoord` stand here, one after the other?"""
        zoek = delen(trefwoord)
        if not zoek or any(STER not in deel and deel not in self._alle for deel in zoek):
            return False
        plekken = range(len(self.rij) - len(zoek) + 1)
        return any(all(map(_is, zoek, self.rij[plek:])) for plek in plekken)


def delen(trefwoord: str) -> tuple[str, ...]:
    """The words of a word or phrase as they are compared; nothing when there is no word in it."""
    return tuple(_TREFWOORD.findall(zoekbaar(trefwoord)))


def omvat(ruim: str, nauw: str) -> bool:
    """Is `ruim` found in every text in which `nauw` is found?"""
    zoek, rij = delen(ruim), delen(nauw)
    plekken = range(len(rij) - len(zoek) + 1)
    return bool(zoek) and any(all(map(_is, zoek, rij[plek:])) for plek in plekken)


def gevonden(trefwoorden: Iterable[str], tekst: Woorden) -> tuple[str, ...]:
    """Those that stand in the text, in the order given, each once."""
    return tuple(dict.fromkeys(woord for woord in trefwoorden if tekst.bevat(woord)))


def _is(zoek: str, woord: str) -> bool:
    """One word of a phrase against one word of a text (or of another phrase, with its star)."""
    return woord.startswith(zoek[:-1]) if zoek.endswith(STER) else woord == zoek
