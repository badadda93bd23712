"""What an answer must say: which of the four questions, by what comes of it (S-B05, S-B06)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

KAN, KAN_DEELS, KAN_NIET, INFO = "kan", "kan_deels", "kan_niet", "info"

VERPLICHT: Final = {
    KAN: ("tekst", "reden"),
    KAN_DEELS: ("tekst", "reden", "reden_soort"),
    KAN_NIET: ("tekst", "reden", "reden_soort", "afgewogen"),
    INFO: ("tekst",),
}


@dataclass(frozen=True)
class Antwoord:
    """The texts of an answer. None: not asked, for answers that were given before we asked it."""

    uitkomst: str
    tekst: str
    reden: str | None = ""
    reden_soort: str | None = None
    afgewogen: str | None = None
    zelf: str = ""

    def ontbreekt(self) -> list[str]:
        """The fields that this outcome needs and that are empty, in the order of the form."""
        nodig = VERPLICHT[self.uitkomst]
        return [veld for veld in nodig if getattr(self, veld) is not None and self._leeg(veld)]

    def _leeg(self, veld: str) -> bool:
        return not str(getattr(self, veld)).strip()
