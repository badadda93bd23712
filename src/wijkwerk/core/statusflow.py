"""A status flow as a table: which action leads from which status to which. Knows no framework."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wijkwerk.core.errors import DomainError


@dataclass(frozen=True)
class StatusFlow:
    """Checked when made: every status can be reached from `start`."""

    start: str
    steps: Mapping[str, tuple[frozenset[str], str]]

    def __post_init__(self) -> None:
        bereikt: set[str] = {self.start}
        vorige: set[str] = set()
        while bereikt != vorige:
            vorige = set(bereikt)
            bereikt |= {naar for van, naar in self.steps.values() if van & bereikt}
        onbereikbaar = {s for van, naar in self.steps.values() for s in {*van, naar}} - bereikt
        if onbereikbaar:
            raise ValueError(f"unreachable statuses: {sorted(onbereikbaar)}")

    def na(self, handeling: str, status: str) -> str:
        """The status after an action; DomainError "verloop" when it cannot start from here."""
        van, naar = self.steps[handeling]
        if status not in van:
            werkwoord = handeling.rpartition(".")[2].replace("_", " ")
            raise DomainError("verloop", f"‘{werkwoord}’ kan niet bij de status ‘{status}’.")
        return naar

    def mogelijk(self, status: str) -> list[str]:
        """The actions that may start from this status, in the order of the table."""
        return [handeling for handeling, (van, _) in self.steps.items() if status in van]
