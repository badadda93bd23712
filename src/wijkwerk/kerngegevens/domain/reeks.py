"""A figure over the years, with its gaps and with the years in which the boundary moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

GRENS_VERLEGD = 3


@dataclass(frozen=True)
class Punt:
    """A year and its figure; None where there is none."""

    jaar: int
    waarde: float | None


@dataclass(frozen=True)
class Reeks:
    """Every year from the first figure to the last; None where there is no figure.

    `breuken`: years from which the boundary is another one. `ongecontroleerd`: years of which
    nobody said whether the boundary was still the same.
    """

    jaren: tuple[int, ...]
    waarden: tuple[float | None, ...]
    geheel: tuple[float | None, ...]
    breuken: tuple[int, ...]
    ongecontroleerd: tuple[int, ...]

    @property
    def punten(self) -> list[Punt]:
        return [Punt(jaar, waarde) for jaar, waarde in zip(self.jaren, self.waarden, strict=True)]

    @property
    def heeft_verloop(self) -> bool:
        """There is something to draw: figures of more than one year."""
        return sum(1 for waarde in self.waarden if waarde is not None) > 1

    @property
    def zonder_cijfer(self) -> tuple[int, ...]:
        """Years in between without a figure."""
        return tuple(j for j, w in zip(self.jaren, self.waarden, strict=True) if w is None)


def maak_reeks(
    waarden: Mapping[int, float | None],
    geheel: Mapping[int, float | None],
    wijzigingen: Sequence[tuple[int, int | None]],
) -> Reeks:
    """From the values of the area and the whole by year, and (year, CBS flag) of each version."""
    gevuld = sorted(jaar for jaar, waarde in waarden.items() if waarde is not None)
    jaren = tuple(range(gevuld[0], gevuld[-1] + 1)) if gevuld else ()
    later = [(jaar, vlag) for jaar, vlag in wijzigingen if jaar in jaren[1:]]
    return Reeks(
        jaren,
        tuple(waarden.get(jaar) for jaar in jaren),
        tuple(geheel.get(jaar) for jaar in jaren),
        breuken=tuple(jaar for jaar, vlag in later if vlag == GRENS_VERLEGD),
        ongecontroleerd=tuple(jaar for jaar, vlag in later if vlag is None),
    )
