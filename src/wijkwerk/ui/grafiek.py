"""Charts drawn on the server: where lines and bars lie. The templates only write it down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import floor, log10
from typing import Final

RUIMTE_BOVEN: Final = 0.25  # of the range: a line never touches the edge
GOEDE_STAPPEN: Final = (1.0, 2.0, 2.5, 5.0, 10.0)
AANTAL_STREEPJES: Final = 4


@dataclass(frozen=True)
class Lijngrafiek:
    """Values per year (None = no figure), beside those of the whole; `breuken` = years from which
    the boundary is another one, so the line before and after may not be read as one."""

    jaren: Sequence[int]
    waarden: Sequence[float | None]
    vergelijk: Sequence[float | None] = ()
    breuken: Sequence[int] = ()
    groot: bool = False

    def __post_init__(self) -> None:
        if len(self.jaren) != len(self.waarden) or len(self.vergelijk) not in (0, len(self.jaren)):
            raise ValueError("a line needs one value (or None) for every year")

    @property
    def breedte(self) -> int:
        return 560 if self.groot else 132

    @property
    def hoogte(self) -> int:
        return 220 if self.groot else 44

    @property
    def _rand(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        return (56.0, 14.0, 16.0, 28.0) if self.groot else (3.0, 4.0, 7.0, 4.0)

    @cached_property
    def _bereik(self) -> tuple[float, float]:
        bekend = [w for w in (*self.waarden, *self.vergelijk) if w is not None]
        laag, hoog = (min(bekend), max(bekend)) if bekend else (0.0, 1.0)
        marge = (hoog - laag) * RUIMTE_BOVEN or abs(hoog) * 0.1 or 1.0
        return laag - marge, hoog + marge

    def x(self, jaar: float) -> float:
        links, _boven, rechts, _onder = self._rand
        eerste, laatste = min(self.jaren), max(self.jaren)
        deel = (jaar - eerste) / (laatste - eerste) if laatste > eerste else 0.5
        return round(links + deel * (self.breedte - links - rechts), 1)

    def y(self, waarde: float) -> float:
        _links, boven, _rechts, onder = self._rand
        laag, hoog = self._bereik
        return round(boven + (hoog - waarde) / (hoog - laag) * (self.hoogte - boven - onder), 1)

    def _stukken(self, waarden: Sequence[float | None]) -> list[list[tuple[float, float]]]:
        """Unbroken stretches of points: a missing figure or a moved boundary breaks the line."""
        stukken: list[list[tuple[float, float]]] = [[]]
        for jaar, waarde in zip(self.jaren, waarden, strict=False):
            if jaar in self.breuken and stukken[-1]:
                stukken.append([])
            if waarde is not None:
                stukken[-1].append((self.x(jaar), self.y(waarde)))
            elif stukken[-1]:
                stukken.append([])
        return [stuk for stuk in stukken if stuk]

    @cached_property
    def lijnen(self) -> list[str]:
        return _lijnen(self._stukken(self.waarden))

    @cached_property
    def vergelijklijnen(self) -> list[str]:
        return _lijnen(self._stukken(self.vergelijk))

    @cached_property
    def losse_punten(self) -> list[tuple[float, float]]:
        """Years that stand alone between gaps: a dot, for a line of one point cannot be seen."""
        return [stuk[0] for stuk in self._stukken(self.waarden) if len(stuk) == 1]

    @cached_property
    def laatste(self) -> tuple[float, float] | None:
        bekend = [(j, w) for j, w in zip(self.jaren, self.waarden, strict=True) if w is not None]
        return (self.x(bekend[-1][0]), self.y(bekend[-1][1])) if bekend else None

    @cached_property
    def breukstrepen(self) -> list[float]:
        """Where the boundary changed: halfway between the year before and the year itself."""
        return [
            round((self.x(self.jaren[i - 1]) + self.x(jaar)) / 2, 1)
            for i, jaar in enumerate(self.jaren)
            if i and jaar in self.breuken
        ]

    @cached_property
    def streepjes(self) -> list[tuple[float, float]]:
        """(y, value) of the lines across, at round numbers."""
        laag, hoog = self._bereik
        stap = ronde_stap((hoog - laag) / AANTAL_STREEPJES)
        eerste = floor(laag / stap) + 1
        cijfers = 6 - floor(log10(stap))
        waarden = [round(i * stap, cijfers) for i in range(eerste, floor(hoog / stap) + 1)]
        return [(self.y(waarde), waarde) for waarde in waarden]

    @cached_property
    def jaartallen(self) -> list[tuple[float, int]]:
        """(x, year) of the years to write below: at most eight."""
        om = -(-len(self.jaren) // 8)
        return [(self.x(jaar), jaar) for jaar in self.jaren[::-1][::om]][::-1]

    @property
    def decimalen(self) -> int:
        """How many decimals the round numbers along the axis need."""
        waarden = [waarde for _y, waarde in self.streepjes]
        return next((n for n in range(4) if all(round(w, n) == w for w in waarden)), 4)

    @property
    def getalvorm(self) -> str:
        return f"{self.decimalen}g"


def _lijnen(stukken: Sequence[Sequence[tuple[float, float]]]) -> list[str]:
    return [" ".join(f"{x},{y}" for x, y in stuk) for stuk in stukken if len(stuk) > 1]


def ronde_stap(stap: float) -> float:
    """The nearest round step (1, 2, 2.5, 5 times a power of ten) that is at least `stap`."""
    macht: float = 10 ** floor(log10(stap))
    return next(goed * macht for goed in GOEDE_STAPPEN if goed * macht >= stap * (1 - 1e-9))


@dataclass(frozen=True)
class Staaf:
    """A bar: `reeks` 0 or 1, where it stands, its value and where the number is written."""

    reeks: int
    x: float
    y: float
    breedte: float
    hoogte: float
    waarde: float | None

    @property
    def midden(self) -> float:
        return round(self.x + self.breedte / 2, 1)

    @property
    def getal_y(self) -> float:
        return round(self.y - 5, 1)


@dataclass(frozen=True)
class Staafgrafiek:
    """One or two series of numbers (0 or more; None = no figure), grouped under their labels."""

    labels: Sequence[str]
    reeksen: Sequence[Sequence[float | None]]
    decimalen: int = 0
    breedte: int = 440
    hoogte: int = 190

    def __post_init__(self) -> None:
        if not 1 <= len(self.reeksen) <= 2 or any(len(r) != len(self.labels) for r in self.reeksen):  # noqa: PLR2004
            raise ValueError("bars need one or two series with one value for every label")
        if any(waarde is not None and waarde < 0 for reeks in self.reeksen for waarde in reeks):
            raise ValueError("bars start at zero: no negative values")

    @property
    def _groep(self) -> float:
        return (self.breedte - 20) / max(len(self.labels), 1)

    @property
    def grondlijn(self) -> float:
        return self.hoogte - 23.5

    @cached_property
    def staven(self) -> list[Staaf]:
        hoogste = max((w for reeks in self.reeksen for w in reeks if w is not None), default=0) or 1
        breed = self._groep * (0.34 if len(self.reeksen) > 1 else 0.56)
        uit = []
        for nummer, reeks in enumerate(self.reeksen):
            for i, waarde in enumerate(reeks):
                hoog = (waarde or 0) / hoogste * (self.hoogte - 46)
                links = 10 + i * self._groep + self._groep * (0.14 + 0.38 * nummer)
                if len(self.reeksen) == 1:
                    links += self._groep * 0.08
                boven = self.hoogte - 24 - hoog
                uit.append(
                    Staaf(
                        nummer,
                        round(links, 1),
                        round(boven, 1),
                        round(breed, 1),
                        round(hoog, 1),
                        waarde,
                    )
                )
        return uit

    @cached_property
    def bijschriften(self) -> list[tuple[float, str]]:
        """(x, label) below each group."""
        return [
            (round(10 + (i + 0.5) * self._groep, 1), label) for i, label in enumerate(self.labels)
        ]

    @property
    def getalvorm(self) -> str:
        return f"{self.decimalen}g"
