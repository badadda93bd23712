"""Rows of a table as figures of an area in a year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from wijkwerk.core.inlezen import Afgekeurd, Leesfout, Reden, gettext_noop
from wijkwerk.gebieden.domain import codes
from wijkwerk.kerngegevens.domain.getallen import ONTBREEKT, lees_getal
from wijkwerk.kerngegevens.domain.kolommen import (
    CODEKOLOMMEN,
    JAARKOLOMMEN,
    NAAMKOLOMMEN,
    VLAGKOLOMMEN,
    Kolomkeuze,
    Kolomwijzer,
    Treffer,
    kaal,
    naam_en_eenheid,
    zonder_nummer,
)
from wijkwerk.kerngegevens.domain.tabellen import GROOTSTE_CEL, lees_tabel

OPPERVLAKTE, LAND = "oppervlakte", "oppervlakte-land"
_JAAR = re.compile(r"(?:19|20)\d\d")
_NAAM_PER_SOORT = {
    codes.GEMEENTE: ("gemeentenaam", "gmnaam"),
    codes.WIJK: ("wijknaam", "wknaam"),
    codes.BUURT: ("buurtnaam", "bunaam"),
}


@dataclass(frozen=True)
class Cijferrij:
    """The figures of one area: a number, or the reason why it is empty, by key of the indicator."""

    regel: int
    code: str
    naam: str
    jaar: int
    vlag: int | None
    waarden: Mapping[str, float | str]

    @property
    def oppervlakte_ha(self) -> float | None:
        waarde = self.waarden.get(OPPERVLAKTE)
        return waarde if isinstance(waarde, float) else None

    @property
    def land_ha(self) -> float | None:
        """Of a gemeente only: one file counts its part of the sea, another does not."""
        waarde = self.waarden.get(LAND) if codes.soort(self.code) == codes.GEMEENTE else None
        return waarde if isinstance(waarde, float) else None


class Cijferlezer:
    """Reads one file, as often as needed; gathers which columns were not taken over."""

    def __init__(self, wijzer: Kolomwijzer, bestand: str, jaar: int) -> None:
        self._wijzer, self._bestand, self._jaar = wijzer, bestand, jaar
        self._eigen: dict[tuple[str, ...], dict[str, str]] = {}
        self.onbekend: set[str] = set()
        self.andere_eenheid: set[str] = set()
        self.indicatoren: set[str] = set()

    def rijen(self, bron: BinaryIO) -> Iterator[Cijferrij | Afgekeurd]:
        """Figures and rejects in the order of the file; each area once per year."""
        gezien: set[tuple[str, int]] = set()
        for regel, rij in lees_tabel(bron, self._bestand):
            yield from self._rij(regel, rij, gezien)
        if not gezien:
            tekst = gettext_noop("geen enkele rij met een CBS-code (GM, WK of BU) gevonden")
            raise Leesfout(self._bestand, 1, Reden(tekst))
        if not self.indicatoren:
            tekst = gettext_noop("geen enkele kolom herkend; wel gezien: %(kolommen)s")
            kolommen = ", ".join(sorted(self.onbekend))[:200]
            raise Leesfout(self._bestand, 1, Reden(tekst, {"kolommen": kolommen}))

    def _rij(
        self, regel: int, rij: Mapping[str, Any], gezien: set[tuple[str, int]]
    ) -> Iterator[Cijferrij | Afgekeurd]:
        kolommen = tuple(map(str, rij))
        keuze = self._kies(kolommen)
        plaats = self._plaats(kolommen)
        if any(isinstance(cel, str) and len(cel) > GROOTSTE_CEL for cel in rij.values()):
            yield Afgekeurd(regel, Reden(gettext_noop("een cel van meer dan 10 000 tekens")))
            return
        code = self._code(rij, plaats)
        if code is None:
            yield Afgekeurd(regel, Reden(gettext_noop("geen CBS-code (GM, WK of BU)")), _kort(rij))
            return
        jaar = _jaar(rij, plaats) or self._jaar
        if (code, jaar) in gezien:
            tekst = gettext_noop("dit gebied stond al eerder in het bestand")
            yield Afgekeurd(regel, Reden(tekst), code)
            return
        gezien.add((code, jaar))
        waarden: dict[str, float | str] = {}
        for kolom, treffer in keuze.treffers.items():
            try:
                waarden[treffer.indicator.sleutel] = _waarde(rij[kolom], treffer)
            except ValueError:
                tekst = gettext_noop("kolom %(kolom)s: ‘%(cel)s’ is geen getal")
                cel = str(rij[kolom])[:40]
                yield Afgekeurd(regel, Reden(tekst, {"kolom": kolom, "cel": cel}), code)
        yield Cijferrij(regel, code, _naam(rij, plaats, code), jaar, _vlag(rij, plaats), waarden)

    def _kies(self, kolommen: tuple[str, ...]) -> Kolomkeuze:
        keuze = self._wijzer.kies(kolommen)
        self.onbekend.update(keuze.onbekend)
        self.andere_eenheid.update(keuze.andere_eenheid)
        self.indicatoren.update(t.indicator.sleutel for t in keuze.treffers.values())
        return keuze

    def _plaats(self, kolommen: tuple[str, ...]) -> dict[str, str]:
        """Column by bare name, for the columns that say what the row is."""
        plaats = self._eigen.get(kolommen)
        if plaats is None:
            plaats = {}
            for kolom in kolommen:
                naam, _ = naam_en_eenheid(kolom)
                plaats.setdefault(kaal(naam), kolom)
                plaats.setdefault(kaal(zonder_nummer(naam)), kolom)
            self._eigen[kolommen] = plaats
        return plaats

    def _code(self, rij: Mapping[str, Any], plaats: Mapping[str, str]) -> str | None:
        for naam in CODEKOLOMMEN:
            if naam in plaats and (code := codes.schoon(rij[plaats[naam]])):
                return code
        return None


def _waarde(cel: Any, treffer: Treffer) -> float | str:
    if isinstance(cel, str) and cel.strip().lower() in treffer.indicator.codes:
        return treffer.indicator.codes[cel.strip().lower()]
    if isinstance(cel, dict | list):
        return ONTBREEKT
    getal = lees_getal(cel)
    if isinstance(getal, str):
        return getal
    return round(getal * treffer.factor, 6) if treffer.factor != 1 else getal


def _naam(rij: Mapping[str, Any], plaats: Mapping[str, str], code: str) -> str:
    for naam in (*NAAMKOLOMMEN, *_NAAM_PER_SOORT.get(codes.soort(code), ())):
        cel = rij.get(plaats.get(naam, ""))
        if isinstance(cel, str) and cel.strip() and codes.schoon(cel) is None:
            return " ".join(cel.split())[:100]
    return ""


def _vlag(rij: Mapping[str, Any], plaats: Mapping[str, str]) -> int | None:
    for naam in VLAGKOLOMMEN:
        cel = str(rij.get(plaats.get(naam, ""), "")).strip().removesuffix(".0")
        if cel in ("1", "2", "3"):
            return int(cel)
    return None


def _jaar(rij: Mapping[str, Any], plaats: Mapping[str, str]) -> int | None:
    for naam in JAARKOLOMMEN:
        if treffer := _JAAR.match(str(rij.get(plaats.get(naam, ""), "")).strip()):
            return int(treffer.group())
    return None


def _kort(rij: Mapping[str, Any]) -> str:
    return ", ".join(str(cel) for cel in list(rij.values())[:5])[:200]
