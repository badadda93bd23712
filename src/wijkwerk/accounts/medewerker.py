"""The actor who is signed in: a person with the roles that hold today in one gemeente."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from wijkwerk.accounts.domain.rollen import ROLLEN
from wijkwerk.accounts.models import Persoon


@dataclass(frozen=True)
class Rol:
    """One role in force; `gebieden` None = the whole gemeente, else the area and all below it."""

    rol: str
    gebieden: frozenset[int] | None = None
    organisatie_id: int | None = None


@dataclass(frozen=True)
class Medewerker:
    """A person and the roles of today. Loaded once per request; asks no further questions."""

    persoon: Persoon
    rollen: tuple[Rol, ...] = ()
    gemeente_id: int | None = None  # where these roles hold; None = nowhere in particular

    @property
    def ref(self) -> str:
        return f"persoon:{self.persoon.schuilnaam}"

    @property
    def rol(self) -> str:
        """The role to show and log: the first of the fixed order, or none."""
        mijne = {rol.rol for rol in self.rollen}
        return next((naam for naam in ROLLEN if naam in mijne), "")

    def heeft_rol(
        self,
        rollen: Collection[str],
        gebied_id: int | None = None,
        organisatie_id: int | None = None,
    ) -> bool:
        return any(
            rol.rol in rollen
            and (gebied_id is None or rol.gebieden is None or gebied_id in rol.gebieden)
            and (organisatie_id is None or rol.organisatie_id == organisatie_id)
            for rol in self.rollen
        )

    def gebieden_met(self, rollen: Collection[str]) -> frozenset[int] | None:
        """The areas where one of these roles holds; None = the whole gemeente."""
        mijne = [rol.gebieden for rol in self.rollen if rol.rol in rollen]
        if any(gebieden is None for gebieden in mijne):
            return None
        return frozenset[int]().union(*(gebieden for gebieden in mijne if gebieden is not None))

    @cached_property
    def organisatie_ids(self) -> frozenset[int]:
        """The organisations this person speaks for."""
        return frozenset(
            rol.organisatie_id for rol in self.rollen if rol.organisatie_id is not None
        )
