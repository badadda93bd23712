"""Which theme a text is likely about, by the keywords of the gemeente. A proposal with its reason;
somebody decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wijkwerk.signalen.domain.trefwoorden import STER, Woorden, delen, gevonden


@dataclass(frozen=True)
class Voorstel:
    thema: str
    woorden: tuple[str, ...]  # the keywords that stand in the text
    punten: int


def voorstel(tekst: str, trefwoorden: Mapping[str, Iterable[str]]) -> list[Voorstel]:
    """Themes with a keyword in the text, the likeliest first; equal ones keep their order.

    More different keywords count more; so does a phrase over a word, and a whole word over a
    beginning with a star.
    """
    woorden = Woorden.van(tekst)
    kansen = []
    for thema, lijst in trefwoorden.items():
        gehad = gevonden((woord.strip() for woord in lijst), woorden)
        if gehad:
            kansen.append(Voorstel(thema, gehad, sum(map(_gewicht, gehad))))
    return sorted(kansen, key=lambda kans: -kans.punten)


def _gewicht(trefwoord: str) -> int:
    rij = delen(trefwoord)
    return 2 * len(rij) - sum(deel.endswith(STER) for deel in rij)
