"""Which column holds which indicator? By the shipped table of names (indicatoren.csv).

Statistics Netherlands numbers the columns of a table, and the number changes every year; other
services write the same name in camelCase, snake_case or as a heading. So names are compared
without the number, capitals, accents and punctuation. A name that a table uses more than once
(Appartement: electricity, then gas) is told apart by its order, "Appartement#2".
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

_VOLGNUMMER = re.compile(r"_\d{1,3}$")
_EENHEID = re.compile(r"\s*\(([^()]*)\)\s*$")
_FACTOR = re.compile(r"\*(\d+)$")

CODEKOLOMMEN = (
    "code",
    "regiocodegemeentewijkbuurt",
    "wijkenenbuurten",
    "codering",
    "gwbcode",
    "gwbcode10",
    "statcode",
    "buurtcode",
    "bucode",
    "wijkcode",
    "wkcode",
    "gemeentecode",
    "gmcode",
)
NAAMKOLOMMEN = ("naam", "name", "regio", "statnaam", "wijkenenbuurten")
VLAGKOLOMMEN = ("indwbi", "indelingswijziginggemeentewijkbuurt")
JAARKOLOMMEN = ("perioden", "periode", "jaar")
OMSCHRIJVEND = frozenset(
    {
        *CODEKOLOMMEN, *NAAMKOLOMMEN, *VLAGKOLOMMEN, *JAARKOLOMMEN,
        "id", "province", "provincie", "gemeentenaam", "gmnaam", "wijknaam", "wknaam", "buurtnaam",
        "bunaam", "soortregio", "recs", "gwbcode8", "water", "rubriek", "meestvoorkomendepostcode",
        "dekkingspercentage", "pstmvp", "pstdekp", "jrstatcode",
    }
)  # fmt: skip
"""Columns that say what the row is; they hold no figure and are passed over in silence."""

_ZELFDE_EENHEID = {
    "": "aantal",
    "getal": "score",
    "1 000 euro": "x 1 000 euro",
    "aantal inwoners per km²": "inwoners per km²",
    "per km2": "per km²",
    "m3": "m³",
    "code": "klasse",
    "procent": "%",
}


@dataclass(frozen=True)
class Indicatorregel:
    """One row of the shipped table."""

    sleutel: str
    naam: str
    naam_en: str
    eenheid: str
    decimalen: int
    optelbaar: bool
    thema: str
    aliassen: tuple[str, ...]
    codes: Mapping[str, float] = field(default_factory=dict)
    """Words that stand for a number ("not urbanised" = 5)."""


@dataclass(frozen=True)
class Treffer:
    """A column that was recognised; its numbers are multiplied by `factor`."""

    indicator: Indicatorregel
    factor: float = 1.0


@dataclass(frozen=True)
class Kolomkeuze:
    """The columns of one header: what is taken over, and what is not."""

    treffers: Mapping[str, Treffer]
    onbekend: tuple[str, ...]
    andere_eenheid: tuple[str, ...]


def lees_indicatoren(regels: Iterable[str]) -> list[Indicatorregel]:
    """The rows of indicatoren.csv."""
    return [_indicator(rij) for rij in csv.DictReader(regels)]


def _indicator(rij: Mapping[str, str]) -> Indicatorregel:
    codes = dict(paar.split("=") for paar in rij["codes"].split("|") if paar)
    return Indicatorregel(
        sleutel=rij["sleutel"],
        naam=rij["naam"],
        naam_en=rij["naam_en"],
        eenheid=rij["eenheid"],
        decimalen=int(rij["decimalen"]),
        optelbaar=rij["optelbaar"] == "1",
        thema=rij["thema"],
        aliassen=tuple(rij["aliassen"].split("|")),
        codes={woord: float(getal) for woord, getal in codes.items()},
    )


def kaal(naam: str) -> str:
    """A column name without capitals, accents and punctuation."""
    zonder = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^0-9a-z]", "", zonder)


def zonder_nummer(naam: str) -> str:
    """A column key of CBS without its series number: AantalInwoners_5 is AantalInwoners."""
    return _VOLGNUMMER.sub("", naam.strip())


def naam_en_eenheid(kop: str) -> tuple[str, str | None]:
    """A Statline heading without the unit that stands behind it in brackets, and that unit."""
    treffer = _EENHEID.search(kop)
    if treffer is None:
        return kop.strip(), None
    return kop[: treffer.start()].strip(), treffer.group(1).strip()


class Kolomwijzer:
    """Recognises columns. `eenheden` (by column) come from the metadata of a table, if any."""

    def __init__(
        self, indicatoren: Sequence[Indicatorregel], eenheden: Mapping[str, str] | None = None
    ) -> None:
        self._eenheden = eenheden or {}
        self._treffers: dict[str, Treffer] = {}
        for indicator in indicatoren:
            for alias in indicator.aliassen:
                self._voeg_toe(alias, indicator)
        self._keuzes: dict[tuple[str, ...], Kolomkeuze] = {}

    def _voeg_toe(self, alias: str, indicator: Indicatorregel) -> None:
        factor = _FACTOR.search(alias)
        naam, _, rang = _FACTOR.sub("", alias).partition("#")
        sleutel = kaal(naam) + (f"#{rang}" if rang else "")
        bezet = self._treffers.get(sleutel)
        if bezet is not None and bezet.indicator is not indicator:
            raise ValueError(f"alias {alias} of {indicator.sleutel} is already taken")
        self._treffers[sleutel] = Treffer(indicator, float(factor.group(1)) if factor else 1.0)

    def kies(self, kolommen: tuple[str, ...]) -> Kolomkeuze:
        """Recognise the columns of a header (remembered, so cheap for every row)."""
        keuze = self._keuzes.get(kolommen)
        if keuze is None:
            keuze = self._keuzes[kolommen] = self._kies(kolommen)
        return keuze

    def _kies(self, kolommen: tuple[str, ...]) -> Kolomkeuze:
        treffers: dict[str, Treffer] = {}
        onbekend, anders = [], []
        for kolom, namen in _met_rang(kolommen):
            treffer = next((self._treffers[n] for n in namen if n in self._treffers), None)
            if treffer is None:
                if OMSCHRIJVEND.isdisjoint(namen):
                    onbekend.append(kolom)
            elif not self._eenheid_klopt(kolom, treffer):
                anders.append(kolom)
            elif treffer.indicator not in [t.indicator for t in treffers.values()]:
                treffers[kolom] = treffer
        return Kolomkeuze(treffers, tuple(onbekend), tuple(anders))

    def _eenheid_klopt(self, kolom: str, treffer: Treffer) -> bool:
        gemeld = self._eenheden.get(kolom, naam_en_eenheid(kolom)[1])
        if gemeld is None or treffer.indicator.codes:
            return True
        return _eenheid(gemeld) == _eenheid(treffer.indicator.eenheid)


def _eenheid(tekst: str) -> str:
    schoon = " ".join(tekst.lower().split())
    return _ZELFDE_EENHEID.get(schoon, schoon)


def _met_rang(kolommen: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Each column with the names it may go by, the most precise first."""
    vaak = Counter(_basis(kolom) for kolom in kolommen)
    gezien: Counter[str] = Counter()
    for kolom in kolommen:
        basis = _basis(kolom)
        gezien[basis] += 1
        if vaak[basis] > 1:
            yield kolom, [f"{basis}#{gezien[basis]}"]
        else:
            yield kolom, _namen(kolom)


def _basis(kolom: str) -> str:
    """The last part of a heading without its number: what may occur more than once."""
    naam, _ = naam_en_eenheid(kolom)
    delen = [kaal(deel) for deel in naam.split("/")]
    if delen[-1] in ("waarde", "gemiddeldescore"):
        return "".join(delen)  # "Opleidingsniveau/Laag/Waarde": the last part says nothing
    return kaal(zonder_nummer(naam.rpartition("/")[2]))


def _namen(kolom: str) -> list[str]:
    naam, _ = naam_en_eenheid(kolom)
    delen = naam.split("/")
    namen = [kaal("".join(delen[i:])) for i in range(len(delen))]
    zonder = kaal(zonder_nummer(delen[-1]))
    namen.append(zonder)
    if zonder[:1].isdigit():
        namen.append(f"k{zonder}")  # a key cannot start with a digit: k_0Tot15Jaar
    return namen
