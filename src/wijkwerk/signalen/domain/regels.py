"""Routing rules as readable data: what a voice must look like, which rule is first, and why.

A rule fits when every condition holds; a condition holds by any of its values. What is not known
(a field without a name here, a value that means nothing) never holds and never fails: the answer
does not depend on the order of conditions or values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from wijkwerk.signalen.domain.trefwoorden import Woorden, delen, gevonden, omvat

LigtIn = Callable[[str, str], bool]
"""Does the first area (a slug) lie in the second, or is it the same one?"""


class Veld(StrEnum):
    WOORDEN = "woorden"
    THEMA = "thema"
    GEBIED = "gebied"
    SOORT = "soort"
    KANAAL = "kanaal"


@dataclass(frozen=True)
class Voorwaarde:
    veld: str
    waarden: tuple[str, ...] = ()

    @property
    def bruikbaar(self) -> bool:
        """Can it hold at all?"""
        return self.veld in set(Veld) and bool(self.werkzame)

    @property
    def werkzame(self) -> tuple[str, ...]:
        """The values that mean something, each once."""
        uniek = dict.fromkeys(waarde for waarde in self.waarden if waarde.strip())
        if self.veld == Veld.WOORDEN:
            return tuple(waarde for waarde in uniek if delen(waarde))
        return tuple(uniek)


@dataclass(frozen=True)
class Regel:
    """`sleutel` is the kenmerk of the stored rule. Without conditions a rule fits nothing."""

    sleutel: str
    voorwaarden: tuple[Voorwaarde, ...] = ()


@dataclass(frozen=True)
class Feiten:
    """What is known of a voice when it comes in. `gebieden`: slugs of its area and all above it."""

    tekst: str = ""
    thema: str = ""
    gebieden: frozenset[str] = frozenset()
    soort: str = ""
    kanaal: str = ""

    @cached_property
    def woorden(self) -> Woorden:
        return Woorden.van(self.tekst)


@dataclass(frozen=True)
class Uitleg:
    """Why a rule fits: each condition with the values by which it held."""

    sleutel: str
    door: tuple[tuple[str, tuple[str, ...]], ...] = field(default=())


def lees(ruw: Any) -> tuple[Voorwaarde, ...]:
    """The conditions as they are stored; what cannot be read becomes one that never holds."""
    return tuple(_lees_een(rij) for rij in ruw) if isinstance(ruw, list) else ()


def schrijf(voorwaarden: Iterable[Voorwaarde]) -> list[dict[str, Any]]:
    return [{"veld": str(v.veld), "waarden": list(v.waarden)} for v in voorwaarden]


def past(regel: Regel, feiten: Feiten) -> Uitleg | None:
    """Why this rule fits, or None. Conditions in the order of `Veld`, values in the order given."""
    door = []
    for voorwaarde in regel.voorwaarden:
        if not (treffers := _treffers(voorwaarde, feiten)):
            return None
        door.append((str(voorwaarde.veld), treffers))
    return Uitleg(regel.sleutel, tuple(door)) if door else None


def eerste(regels: Iterable[Regel], feiten: Feiten) -> Uitleg | None:
    """The first rule that fits; the others are not asked."""
    return next((uitleg for regel in regels if (uitleg := past(regel, feiten))), None)


def is_onmogelijk(regel: Regel, ligt_in: LigtIn) -> bool:
    """Can no voice ever fit? Nothing to ask, a condition that never holds, or two that exclude
    each other (thema groen and thema verkeer)."""
    if not regel.voorwaarden or not all(v.bruikbaar for v in regel.voorwaarden):
        return True
    return any(
        een.veld == ander.veld and not _kunnen_samen(een, ander, ligt_in)
        for nummer, een in enumerate(regel.voorwaarden)
        for ander in regel.voorwaarden[nummer + 1 :]
    )


def onbereikbaar(regels: Sequence[Regel], ligt_in: LigtIn) -> dict[str, str]:
    """Rules that are never reached: key of the rule -> key of the earlier one that takes it all.

    Sure, not complete: a rule that is taken by several earlier ones together is not found.
    """
    uit = {}
    for nummer, later in enumerate(regels):
        voor = next((r for r in regels[:nummer] if dekt(r, later, ligt_in)), None)
        if voor is not None:
            uit[later.sleutel] = voor.sleutel
    return uit


def overlap(regels: Sequence[Regel], ligt_in: LigtIn) -> list[tuple[str, str]]:
    """Pairs (earlier, later) that ask the same thing in part: some voices fit both.

    Only rules that share a field count; that a text may hold the words of two rules is always so.
    """
    onbereikt = onbereikbaar(regels, ligt_in)
    return [
        (eerder.sleutel, later.sleutel)
        for nummer, later in enumerate(regels)
        for eerder in regels[:nummer]
        if later.sleutel not in onbereikt and _raken(eerder, later, ligt_in)
    ]


def dekt(eerder: Regel, later: Regel, ligt_in: LigtIn) -> bool:
    """Does the first rule fit whatever the second fits?"""
    if is_onmogelijk(eerder, ligt_in) or is_onmogelijk(later, ligt_in):
        return False
    return all(
        any(_volgt_uit(ruim, nauw, ligt_in) for nauw in later.voorwaarden)
        for ruim in eerder.voorwaarden
    )


def _lees_een(rij: Any) -> Voorwaarde:
    if not isinstance(rij, dict):
        return Voorwaarde("")
    veld, waarden = rij.get("veld"), rij.get("waarden")
    if not isinstance(veld, str) or not isinstance(waarden, list):
        return Voorwaarde("")
    return Voorwaarde(veld, tuple(waarde for waarde in waarden if isinstance(waarde, str)))


def _treffers(voorwaarde: Voorwaarde, feiten: Feiten) -> tuple[str, ...]:
    waarden = voorwaarde.werkzame
    match voorwaarde.veld:
        case Veld.WOORDEN:
            return gevonden(waarden, feiten.woorden)
        case Veld.GEBIED:
            return tuple(waarde for waarde in waarden if waarde in feiten.gebieden)
        case Veld.THEMA | Veld.SOORT | Veld.KANAAL:
            is_ = getattr(feiten, str(voorwaarde.veld))
            return (is_,) if is_ in waarden else ()
    return ()


def _volgt_uit(ruim: Voorwaarde, nauw: Voorwaarde, ligt_in: LigtIn) -> bool:
    """Same field, and every value of the narrow one implies a value of the wide one."""
    return ruim.veld == nauw.veld and all(
        any(_impliceert(ruim.veld, waarde, ander, ligt_in) for ander in ruim.werkzame)
        for waarde in nauw.werkzame
    )


def _impliceert(veld: str, waarde: str, ander: str, ligt_in: LigtIn) -> bool:
    if veld == Veld.WOORDEN:
        return omvat(ander, waarde)
    if veld == Veld.GEBIED:
        return waarde == ander or ligt_in(waarde, ander)
    return waarde == ander


def _kunnen_samen(een: Voorwaarde, ander: Voorwaarde, ligt_in: LigtIn) -> bool:
    """A text can hold any words; of the other fields a voice has one value."""
    return een.veld == Veld.WOORDEN or _delen_iets(een, ander, ligt_in)


def _delen_iets(een: Voorwaarde, ander: Voorwaarde, ligt_in: LigtIn) -> bool:
    return any(
        _impliceert(een.veld, a, b, ligt_in) or _impliceert(een.veld, b, a, ligt_in)
        for a in een.werkzame
        for b in ander.werkzame
    )


def _raken(eerder: Regel, later: Regel, ligt_in: LigtIn) -> bool:
    if is_onmogelijk(eerder, ligt_in) or is_onmogelijk(later, ligt_in):
        return False
    gedeeld = list(_zelfde_veld(eerder, later))
    return bool(gedeeld) and all(_delen_iets(een, ander, ligt_in) for een, ander in gedeeld)


def _zelfde_veld(een: Regel, ander: Regel) -> Iterator[tuple[Voorwaarde, Voorwaarde]]:
    for voor in een.voorwaarden:
        for na in ander.voorwaarden:
            if voor.veld == na.veld:
                yield voor, na
