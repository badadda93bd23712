"""Soft hints and risk cards: questions beside the panel. They ask, they never move a slider.

A hint applies when every slider it names is chosen and lies in one of the named bands. Some look at
the ambition beside the present (all five at once, everything in one direction).
Sources: S-A20 (risks), S-A21 (sliders that move together), S-A22 (balance), S-A27 (all at once),
S-A33 (extremes).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN, Band, Standen, band

Regel = Mapping[str, str]  # slider -> the bands in which the rule applies, "LM"
Kijk = Callable[[Standen, Standen], bool]  # (now, ambition)


class Soort(StrEnum):
    RISICO = "risico"
    SAMENHANG = "samenhang"
    BALANS = "balans"
    TEMPO = "tempo"
    UITERSTE = "uiterste"


class Kracht(StrEnum):
    """How sure the source is."""

    GENOEMD = "genoemd"
    WAARSCHIJNLIJK = "waarschijnlijk"
    MOGELIJK = "mogelijk"


@dataclass(frozen=True)
class Hint:
    """`als` reads one panel, `samen` the present beside the ambition; exactly one is set."""

    code: str
    soort: Soort
    kracht: Kracht
    bron: str
    als: Regel | None = None
    samen: Kijk | None = None


def past(regel: Regel, standen: Standen) -> bool:
    """Does the pattern apply? A slider without a choice never matches."""
    return all(
        (stand := standen.get(schuif)) is not None and band(stand) in banden
        for schuif, banden in regel.items()
    )


def hints(standen: Standen) -> list[Hint]:
    """What to ask at one panel, in the order of the list."""
    return [hint for hint in HINTS if hint.als is not None and past(hint.als, standen)]


def hints_bij_ambitie(nu: Standen, ambitie: Standen) -> list[Hint]:
    """What to ask when an ambition stands beside the present: patterns of the ambition, then what
    the change itself asks."""
    return hints(ambitie) + [
        hint for hint in HINTS if hint.samen is not None and hint.samen(nu, ambitie)
    ]


def richtingen(nu: Standen, ambitie: Standen) -> dict[str, int]:
    """Per slider with both positions: 1 up, -1 down, 0 stays (in steps of the scale)."""
    beide = ((schuif, nu.get(schuif), ambitie.get(schuif)) for schuif in SCHUIVEN)
    return {
        schuif: (straks > van) - (straks < van)
        for schuif, van, straks in beide
        if van is not None and straks is not None
    }


def _alle_vijf(nu: Standen, ambitie: Standen) -> bool:
    return sum(map(abs, richtingen(nu, ambitie).values())) == len(SCHUIVEN)


def _een_kant_op(nu: Standen, ambitie: Standen) -> bool:
    stappen = set(richtingen(nu, ambitie).values())
    return _alle_vijf(nu, ambitie) and len(stappen) == 1


def _samen_omhoog(hoger: str, mee: str) -> Kijk:
    """The first slider goes up and the other, that usually follows, does not."""

    def kijk(nu: Standen, ambitie: Standen) -> bool:
        stappen = richtingen(nu, ambitie)
        return stappen.get(hoger) == 1 and mee in stappen and stappen[mee] < 1

    return kijk


_ALLES_HOOG: Final = dict.fromkeys(SCHUIVEN, Band.HOOG.value)
_ALLES_LAAG: Final = dict.fromkeys(SCHUIVEN, Band.LAAG.value)

HINTS: Final = (
    # risks that come with a profile (table A-4)
    Hint("eiland", Soort.RISICO, Kracht.GENOEMD, "4, 9", {"PM": "H", "PB": "L"}),
    Hint("eigen-plan", Soort.RISICO, Kracht.GENOEMD, "5, 9", {"PB": "H", "PM": "L"}),
    Hint("buitenspel", Soort.RISICO, Kracht.GENOEMD, "6, 9", {"BP": "H", "PB": "L"}),
    Hint("zonder-mandaat", Soort.RISICO, Kracht.GENOEMD, "3", {"PI": "L", "PM": "MH", "BP": "MH"}),
    Hint("alles-boven", Soort.RISICO, Kracht.GENOEMD, "7", _ALLES_HOOG),
    # sliders that usually move together
    Hint("pm-c", Soort.SAMENHANG, Kracht.WAARSCHIJNLIJK, "4, 9", {"PM": "H", "C": "LM"}),
    Hint("bp-pi", Soort.SAMENHANG, Kracht.WAARSCHIJNLIJK, "9", {"BP": "H", "PI": "LM"}),
    Hint("bp-pb", Soort.SAMENHANG, Kracht.MOGELIJK, "9", {"BP": "H", "PB": "LM"}),
    # inside and outside need each other: both in the middle or higher
    Hint("balans-buiten", Soort.BALANS, Kracht.GENOEMD, "9", {"PB": "MH", "PM": "L"}),
    Hint("balans-binnen", Soort.BALANS, Kracht.GENOEMD, "9", {"PM": "MH", "PB": "L"}),
    Hint("balans-beide", Soort.BALANS, Kracht.GENOEMD, "9", {"PM": "L", "PB": "L"}),
    # extremes
    Hint("alles-laag", Soort.UITERSTE, Kracht.GENOEMD, "9", _ALLES_LAAG),
    # what a change asks
    Hint("pm-c-mee", Soort.SAMENHANG, Kracht.WAARSCHIJNLIJK, "9", samen=_samen_omhoog("PM", "C")),
    Hint("bp-pi-mee", Soort.SAMENHANG, Kracht.WAARSCHIJNLIJK, "9", samen=_samen_omhoog("BP", "PI")),
    Hint("bp-pb-mee", Soort.SAMENHANG, Kracht.MOGELIJK, "9", samen=_samen_omhoog("BP", "PB")),
    Hint("alle-vijf", Soort.TEMPO, Kracht.GENOEMD, "3", samen=_alle_vijf),
    Hint("een-kant-op", Soort.UITERSTE, Kracht.GENOEMD, "9", samen=_een_kant_op),
)  # fmt: skip
OP_CODE: Final = {hint.code: hint for hint in HINTS}
