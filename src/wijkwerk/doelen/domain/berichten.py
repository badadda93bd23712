"""What residents read about an effort for what they said. Stored as it was sent, in Dutch (B1)."""

from __future__ import annotations

from datetime import date
from typing import Final

_MAANDEN: Final = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def dag(datum: date) -> str:
    """`5 maart 2026`."""
    return f"{datum.day} {_MAANDEN[datum.month - 1]} {datum.year}"


def afgesproken(klaar_voor: date) -> str:
    return f"Klaar voor {dag(klaar_voor)}."


def gestart(titel: str, wie: str, klaar_voor: date) -> str:
    return (
        f"Wij zijn begonnen: {_kaal(titel)}. {wie} doet dit. Het is klaar voor {dag(klaar_voor)}."
    )


def uitgesteld(titel: str, oud: date, nieuw: date) -> str:
    """Honest about a later date, glad about an earlier one."""
    hoe = "later" if nieuw > oud else "eerder"
    return (
        f"{_kaal(titel)} is {hoe} klaar dan wij zeiden. "
        f"De datum was {dag(oud)}. Het wordt {dag(nieuw)}."
    )


def gestopt(titel: str) -> str:
    return f"Wij stoppen met: {_kaal(titel)}."


def heropend(titel: str, klaar_voor: date) -> str:
    return f"Wij gaan toch verder met: {_kaal(titel)}. Het is klaar voor {dag(klaar_voor)}."


_UITKOMST: Final = {
    "ja": "Gedaan",
    "deels": "Voor een deel gedaan",
    "nee": "Dit is niet gelukt",
}


def resultaat(titel: str, gehaald: str, tekst: str) -> str:
    return f"{_UITKOMST[gehaald]}: {_kaal(titel)}. {tekst.strip()}"


def _kaal(titel: str) -> str:
    return titel.strip().rstrip(".")
