"""Begin small: why one starts says where to start (S-A27)."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Aanleiding(StrEnum):
    NABIJHEID = "nabijheid"  # residents may lose the bond, a merger
    VERSCHILLEN = "verschillen"  # kernen or wijken that differ much
    CLUSTEREN = "clusteren"  # an issue that crosses domains
    JAARLIJKS = "jaarlijks"  # a year after the last one
    ANDERS = "anders"


EERSTE_SCHUIVEN: Final[dict[str, tuple[str, ...]]] = {
    Aanleiding.NABIJHEID: ("PM", "BP"),
    Aanleiding.VERSCHILLEN: ("PB",),
    Aanleiding.CLUSTEREN: ("PI",),
    Aanleiding.JAARLIJKS: (),
    Aanleiding.ANDERS: (),
}
