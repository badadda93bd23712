"""Text of people: made safe to store, and searchable."""

from __future__ import annotations

import unicodedata

# Invisible characters that turn the direction of text around and so can hide what it says.
_OMKEERDERS = dict.fromkeys(
    [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0xFEFF]
)
_STUURTEKENS = dict.fromkeys(set(range(32)) - {9, 10})
LANGSTE_TITEL = 80


def schoon(tekst: str) -> str:
    """Text as it is stored: composed, one kind of line end, nothing invisible, no edges."""
    heel = unicodedata.normalize("NFC", tekst.replace("\r\n", "\n").replace("\r", "\n"))
    return heel.translate(_STUURTEKENS).translate(_OMKEERDERS).strip()


def zoekbaar(*delen: str) -> str:
    """What is searched in: lower case, without accents, words apart by one space."""
    uit_elkaar = unicodedata.normalize("NFKD", " ".join(delen).lower())
    kaal = "".join(teken for teken in uit_elkaar if not unicodedata.combining(teken))
    return " ".join(kaal.split())


def zoekwoorden(vraag: str, hoogstens: int = 8) -> list[str]:
    """The words of a search question in the form of `zoekbaar`; more than a few are dropped."""
    return zoekbaar(vraag.replace("\0", "")).split()[:hoogstens]


def titel_van(tekst: str) -> str:
    """The first sentence of what was said, at most 80 characters."""
    eerste = tekst.strip().split("\n", 1)[0]
    kort = eerste.split(". ", 1)[0].rstrip(".")
    if len(kort) <= LANGSTE_TITEL:
        return kort
    return kort[: LANGSTE_TITEL - 1].rsplit(" ", 1)[0] + "…"
