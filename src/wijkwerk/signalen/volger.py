"""The actor behind a private link: somebody who spoke, without an account."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from wijkwerk.signalen.models import Melder
from wijkwerk.signalen.permissions import VOLGER


@dataclass(frozen=True)
class Volger:
    """May see and add to one signaal: that of this melder."""

    melder: Melder
    rol: str = VOLGER
    persoon: None = None

    @property
    def ref(self) -> str:
        return f"volger:{self.melder.signaal.kenmerk}"

    def heeft_rol(
        self,
        rollen: Collection[str],
        gebied_id: int | None = None,
        organisatie_id: int | None = None,
    ) -> bool:
        return VOLGER in rollen
