"""The five profiles and where their sliders stand (S-A13 to S-A18, table A-2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN, Band


class Zekerheid(StrEnum):
    """How sure a position is: the source states it, or it was derived from its words."""

    GENOEMD = "genoemd"
    STERK = "sterk"  # derived; the text uses the words that define the top or the bottom
    ZWAK = "zwak"  # derived from contrast or context


@dataclass(frozen=True)
class Profiel:
    code: str
    banden: Mapping[str, Band]
    zekerheid: Mapping[str, Zekerheid]
    fictief: bool = False
    hoofdstuk: str = ""  # of the source

    def genoemd(self, schuif: str) -> bool:
        """Is this position stated in the source?"""
        return self.zekerheid[schuif] is Zekerheid.GENOEMD


def _profiel(code: str, standen: str, hoofdstuk: str, *, fictief: bool = False) -> Profiel:
    """`standen`: per slider a band (L, M, H) and its certainty (E, S, W), as table A-2 has them."""
    zeker = {"E": Zekerheid.GENOEMD, "S": Zekerheid.STERK, "W": Zekerheid.ZWAK}
    paren = list(zip(SCHUIVEN, standen.split(), strict=True))
    return Profiel(
        code=code,
        banden={schuif: Band(waarde[0]) for schuif, waarde in paren},
        zekerheid={schuif: zeker[waarde[1]] for schuif, waarde in paren},
        fictief=fictief,
        hoofdstuk=hoofdstuk,
    )


PROFIELEN: Final = (
    _profiel("ontwikkelend", "LW LW ME ME LW", "3"),
    _profiel("participatief", "ME LS HS LS HS", "4"),
    _profiel("organisatiegericht", "HS HS LE HS LS", "5"),
    _profiel("toenaderingsgericht", "MW LE HS HS MW", "6"),
    _profiel("gekanteld", "HE HE HE HE HE", "7", fictief=True),
)
OP_CODE: Final = {profiel.code: profiel for profiel in PROFIELEN}
