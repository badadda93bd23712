"""How a promise stands, said honestly: late is late, and so is what was put off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from wijkwerk.doelen.domain.status import InspanningStatus


class Stand(StrEnum):
    GEDAAN = "gedaan"
    DEELS = "deels"
    LATER_GEDAAN = "later_gedaan"
    BEZIG = "bezig"
    GEPLAND = "gepland"
    VERZET = "verzet"
    TE_LAAT = "te_laat"
    NIET_GELUKT = "niet_gelukt"
    GESTOPT = "gestopt"


GEHOUDEN: Final = frozenset({Stand.GEDAAN})
LOOPT: Final = frozenset({Stand.BEZIG, Stand.GEPLAND})
GEBROKEN: Final = frozenset(Stand) - GEHOUDEN - LOOPT


@dataclass(frozen=True)
class Belofte:
    """What to know of a promise; `klaar_op` and `gehaald` (ja, deels, nee) when it ended."""

    status: str
    klaar_voor: date
    uitgesteld: bool = False
    klaar_op: date | None = None
    gehaald: str = "ja"

    def stand(self, vandaag: date) -> Stand:
        """How it stands on a day."""
        if self.status == InspanningStatus.GESTOPT:
            return Stand.GESTOPT
        if self.status == InspanningStatus.KLAAR:
            return self._na_afloop()
        if self.klaar_voor < vandaag:
            return Stand.TE_LAAT
        if self.uitgesteld:
            return Stand.VERZET
        return Stand.BEZIG if self.status == InspanningStatus.BEZIG else Stand.GEPLAND

    def _na_afloop(self) -> Stand:
        if self.gehaald == "nee":
            return Stand.NIET_GELUKT
        if self.gehaald == "deels":
            return Stand.DEELS
        te_laat = self.klaar_op is not None and self.klaar_op > self.klaar_voor
        return Stand.LATER_GEDAAN if te_laat or self.uitgesteld else Stand.GEDAAN
