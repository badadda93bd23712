"""The actor who takes part in an exercise: a token on a phone, no name and no account."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from wijkwerk.mengpaneel.models import Deelnemer

DEELNEMER: Final = "deelnemer"


@dataclass(frozen=True)
class Invuller:
    """May do one thing: fill in for one deelnemer. The log knows the part, never the phone."""

    deelnemer: Deelnemer
    persoon: None = None
    ref: str = DEELNEMER
    rol: str = DEELNEMER

    def heeft_rol(
        self,
        rollen: Collection[str],
        gebied_id: int | None = None,
        organisatie_id: int | None = None,
    ) -> bool:
        return DEELNEMER in rollen
