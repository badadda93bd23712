"""Who acts. Rooms above add their own kinds (Medewerker, Volger); all share this shape."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final, Protocol

BEWONER: Final = "bewoner"
SYSTEEM: Final = "systeem"


class Actor(Protocol):
    """`ref` is a pseudonym for the audit log; `persoon` is None for who has no account."""

    @property
    def ref(self) -> str: ...
    @property
    def rol(self) -> str: ...
    @property
    def persoon(self) -> Any: ...
    def heeft_rol(
        self,
        rollen: Collection[str],
        gebied_id: int | None = None,
        organisatie_id: int | None = None,
    ) -> bool:
        """Has one of these roles, somewhere or (when given) for this gebied or organisatie."""
        ...


@dataclass(frozen=True)
class Bewoner:
    """Anybody without an account: a resident, a visitor."""

    ref: str = BEWONER
    rol: str = BEWONER
    persoon: None = None

    def heeft_rol(
        self,
        rollen: Collection[str],
        gebied_id: int | None = None,
        organisatie_id: int | None = None,
    ) -> bool:
        return BEWONER in rollen


@dataclass(frozen=True)
class Systeem:
    """The program itself: imports, workers, the sweeper. May do everything, and is logged."""

    ref: str = SYSTEEM
    rol: str = SYSTEEM
    persoon: None = None

    def heeft_rol(
        self,
        rollen: Collection[str],
        gebied_id: int | None = None,
        organisatie_id: int | None = None,
    ) -> bool:
        return True


SYSTEM: Final = Systeem()
