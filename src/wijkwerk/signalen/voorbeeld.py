"""What goes out, shown before it does: the same words, by the channel of who gets them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from wijkwerk.signalen.brief import Bericht, bericht
from wijkwerk.signalen.domain.volgtoken import nieuwe_sleutel
from wijkwerk.signalen.models import Melder, Signaal, Terugkoppeling, Toezegging
from wijkwerk.signalen.selectors.toezeggingen import TOEZEGGING

KANALEN: Final = (Melder.Kanaal.MAIL, Melder.Kanaal.BRIEF, Melder.Kanaal.BEL)
NAAM: Final = "…"
"""In the place of a name: a preview shows no contact data."""


@dataclass(frozen=True)
class Voorbeeld:
    """A message as it reads by one channel; `geen` when nobody hears of it."""

    kanaal: str
    bericht: Bericht


def voorbeelden(
    signaal: Signaal,
    melders: Iterable[Melder],
    antwoord: Terugkoppeling,
    belofte: Toezegging | None = None,
) -> list[Voorbeeld]:
    """One for each channel that somebody is reached by. Nothing is stored."""
    if belofte is not None:
        antwoord.over_soort = TOEZEGGING
        antwoord.belofte = belofte  # type: ignore[attr-defined]
    per_kanaal: dict[str, Melder] = {}
    for melder in melders:
        if melder.adres:
            per_kanaal.setdefault(melder.kanaal, melder)
    gekozen = [per_kanaal[kanaal] for kanaal in KANALEN if kanaal in per_kanaal]
    if not gekozen:
        gekozen = [Melder(kanaal=Melder.Kanaal.GEEN)]
    return [Voorbeeld(m.kanaal, bericht(antwoord, _iemand(signaal, m))) for m in gekozen]


def _iemand(signaal: Signaal, melder: Melder) -> Melder:
    naam = NAAM if melder.naam else ""
    return Melder(
        signaal=signaal,
        naam=naam,
        kanaal=melder.kanaal,
        taal=melder.taal or "nl",
        sleutel=nieuwe_sleutel(),  # a link that leads nowhere
    )
