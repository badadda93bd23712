"""Is this plain Dutch (B1)? Points at sentences and words; a person decides.

Hints, not a measurement: a name or a street may look like a long word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from wijkwerk.signalen.domain.kantoorwoorden import GEWONER, VOLUIT

LANGSTE_ZIN: Final = 15
"""The most words of a sentence that most people read with ease."""
LANGSTE_WOORD: Final = 16

_EINDE: Final = frozenset(".!?…")
_LEESTEKENS: Final = ".,;:!?…\"'()[]‘’“”«»/*"
_PUNTEN: Final = re.compile(r"(?:\w\.){2,}", re.UNICODE)
_LETTERWOORD: Final = re.compile(r"[A-Z]{2,5}")
_GEWONE_LETTERWOORDEN: Final = frozenset({"OV", "NS", "ID", "SMS", "PDF", "TV", "NL", "KM", "OK"})
_POSTCODE: Final = re.compile(r"\d{4}")
_WORDEN: Final = re.compile(r"\b(?:wordt|worden|werd|werden)\b")
_DEELWOORD: Final = re.compile(r"\b(?:\w{0,8}ge|be|ver|ont|her)\w{2,}(?:d|t|en)\b")
_KANTOORWOORD: Final = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, GEWONER), key=len, reverse=True)) + r")\b"
)


class Hint(StrEnum):
    LANGE_ZIN = "lange_zin"
    KANTOORWOORD = "kantoorwoord"
    LANG_WOORD = "lang_woord"
    AFKORTING = "afkorting"
    LIJDEND = "lijdend"
    GEEN_REDEN = "geen_reden"


@dataclass(frozen=True)
class Bevinding:
    """One hint: in which sentence, which word, and what reads easier (may be unknown)."""

    hint: Hint
    zin: str = ""
    woord: str = ""
    beter: str = ""
    aantal: int = 0


@dataclass(frozen=True)
class Taaloordeel:
    """All hints in the order of the text, and the number of words of the longest sentence."""

    bevindingen: tuple[Bevinding, ...]
    langste: int

    @property
    def is_goed(self) -> bool:
        return not self.bevindingen


def nalezen(*teksten: str, reden_ontbreekt: bool = False) -> Taaloordeel:
    """Read texts sentence by sentence; `reden_ontbreekt`: an answer that does not say why."""
    alle = [zin for tekst in teksten for zin in zinnen(tekst)]
    bevindingen = [bevinding for zin in alle for bevinding in _in_zin(zin)]
    if reden_ontbreekt:
        bevindingen.append(Bevinding(Hint.GEEN_REDEN))
    return Taaloordeel(tuple(bevindingen), max((len(zin.split()) for zin in alle), default=0))


def zinnen(tekst: str) -> Iterator[str]:
    """The sentences of a text. A line end ends one too; the dot of an abbreviation does not."""
    for regel in tekst.splitlines():
        zin: list[str] = []
        for stuk in regel.split():
            zin.append(stuk)
            if _eindigt(stuk):
                yield " ".join(zin)
                zin = []
        if zin:
            yield " ".join(zin)


def _eindigt(stuk: str) -> bool:
    kern = stuk.rstrip("\"')’”»")
    return kern[-1:] in _EINDE and not _afkorting(kern)


def _afkorting(stuk: str) -> str:
    """The abbreviation in a piece of text as the list knows it, or nothing."""
    kaal = stuk.lower().strip("\"'(‘“«").rstrip(",;:)")
    if kaal in VOLUIT:
        return kaal
    return kaal if _PUNTEN.fullmatch(kaal) and not kaal[0].isdigit() else ""


def _in_zin(zin: str) -> Iterator[Bevinding]:
    aantal = len(zin.split())
    if aantal > LANGSTE_ZIN:
        yield Bevinding(Hint.LANGE_ZIN, zin, aantal=aantal)
    klein = zin.lower()
    gevonden = list(dict.fromkeys(_KANTOORWOORD.findall(klein)))
    for woord in gevonden:
        yield Bevinding(Hint.KANTOORWOORD, zin, woord, GEWONER[woord])
    yield from _per_woord(zin, gevonden)
    if _WORDEN.search(klein) and _DEELWOORD.search(klein):
        yield Bevinding(Hint.LIJDEND, zin)


def _per_woord(zin: str, gehad: list[str]) -> Iterator[Bevinding]:
    vorige = ""
    for nummer, stuk in enumerate(zin.split()):
        woord = stuk.strip(_LEESTEKENS)
        if kort := _afkorting(stuk):
            yield Bevinding(Hint.AFKORTING, zin, stuk.strip("(),;:"), VOLUIT.get(kort, ""))
        elif _is_letterwoord(woord, vorige):
            yield Bevinding(Hint.AFKORTING, zin, woord)
        elif _is_lang(woord) and woord.lower() not in gehad and not (nummer and woord[0].isupper()):
            yield Bevinding(Hint.LANG_WOORD, zin, woord)
        vorige = stuk


def _is_letterwoord(woord: str, vorige: str) -> bool:
    """Capitals only, and neither well known nor the letters of a postcode."""
    return (
        bool(_LETTERWOORD.fullmatch(woord))
        and woord not in _GEWONE_LETTERWOORDEN
        and not _POSTCODE.fullmatch(vorige)
    )


def _is_lang(woord: str) -> bool:
    """The longest part of a word with hyphens counts. An address on the web is no word."""
    if "@" in woord or "." in woord or "/" in woord:
        return False
    return max(len(deel) for deel in woord.split("-")) > LANGSTE_WOORD
