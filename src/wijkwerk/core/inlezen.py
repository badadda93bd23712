"""Reading files that others made: bounded memory, and a line and a reason when it fails.

Knows no framework. Reasons are Dutch source strings with named placeholders; whoever shows them
translates `Reden.tekst` and fills in `Reden.waarden`.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from wijkwerk.core.errors import DomainError

BROK = 1 << 16
GROOTSTE_DEEL = 1 << 26
"""Characters of one item (a feature, a row of figures); more is refused before memory runs out."""
LANGSTE_REGEL = 1 << 20
"""Bytes of one line of a text table."""


def gettext_noop(tekst: str) -> str:
    """Mark a source string for the catalogue without translating it here."""
    return tekst


@dataclass(frozen=True)
class Reden:
    """Why something was refused: a source string and what goes into it."""

    tekst: str
    waarden: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.tekst % self.waarden


@dataclass(frozen=True)
class Afgekeurd:
    """One row or feature that could not be used."""

    regel: int
    reden: Reden
    inhoud: str = ""


class Leesfout(DomainError):
    """The file as a whole cannot be used: which file, which line, why."""

    def __init__(self, bestand: str, regel: int, reden: Reden) -> None:
        self.bestand, self.regel, self.reden = bestand, regel, reden
        super().__init__("bestand_onleesbaar", f"{bestand}, regel {regel}: {reden}")


def tekstregels(bron: BinaryIO, bestand: str) -> Iterator[str]:
    """The lines of a UTF-8 file (with or without BOM), each of a bounded length."""
    nummer = 0
    while ruw := bron.readline(LANGSTE_REGEL + 1):
        nummer += 1
        if len(ruw) > LANGSTE_REGEL:
            tekst = gettext_noop("de regel is langer dan %(grens)s tekens")
            raise Leesfout(bestand, nummer, Reden(tekst, {"grens": LANGSTE_REGEL}))
        try:
            yield ruw.decode("utf-8-sig" if nummer == 1 else "utf-8")
        except UnicodeDecodeError as fout:
            raise Leesfout(bestand, nummer, _geen_utf8(fout)) from None


def _geen_utf8(fout: UnicodeDecodeError) -> Reden:
    tekst = gettext_noop(
        "geen UTF-8-tekst (byte %(byte)s); sla het bestand op met tekenset UTF-8 en probeer opnieuw"
    )
    return Reden(tekst, {"byte": f"0x{fout.object[fout.start]:02X}"})


class JsonLijst:
    """Items of one list in a JSON file, one at a time.

    The list is the whole file or the member of the top object named in `namen`; the other
    members, as far as read, are in `kop`. Iterating yields (line where the item starts, item).
    """

    def __init__(self, bron: BinaryIO, bestand: str, namen: Collection[str]) -> None:
        self.kop: dict[str, Any] = {}
        self.gevonden = False
        self._bestand, self._namen = bestand, namen
        self._tekst = _Venster(bron, bestand)

    def __iter__(self) -> Iterator[tuple[int, Any]]:
        begin = self._tekst.teken()
        if begin == "[":
            yield from self._lijst()
        elif begin == "{":
            yield from self._object()
        elif begin:
            raise self._fout(gettext_noop("dit is geen JSON-bestand"))
        else:
            raise self._fout(gettext_noop("het bestand is leeg"))
        if self._tekst.teken():
            raise self._fout(gettext_noop("er staat nog tekst na het einde van de JSON"))

    def _object(self) -> Iterator[tuple[int, Any]]:
        self._neem("{")
        while self._tekst.teken() != "}":
            if self._tekst.teken() != '"':
                raise self._fout(gettext_noop("de JSON is beschadigd of afgekapt"))
            sleutel = str(self._tekst.waarde())
            self._neem(":")
            if sleutel in self._namen and self._tekst.teken() == "[":
                yield from self._lijst()
            else:
                self.kop[sleutel] = self._tekst.waarde()
            if self._tekst.teken() != "}":
                self._neem(",")
        self._neem("}")

    def _lijst(self) -> Iterator[tuple[int, Any]]:
        self.gevonden = True
        self._neem("[")
        while self._tekst.teken() != "]":
            regel = self._tekst.regel
            yield regel, self._tekst.waarde()
            if self._tekst.teken() != "]":
                self._neem(",")
        self._neem("]")

    def _neem(self, teken: str) -> None:
        if self._tekst.teken() != teken:
            raise self._fout(gettext_noop("de JSON is beschadigd of afgekapt"))
        self._tekst.verder(1)

    def _fout(self, tekst: str) -> Leesfout:
        return Leesfout(self._bestand, self._tekst.regel, Reden(tekst))


class _Venster:
    """A sliding window of decoded text over a stream."""

    def __init__(self, bron: BinaryIO, bestand: str) -> None:
        self._bron, self._bestand = bron, bestand
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._json = json.JSONDecoder()
        self._tekst, self._plek, self._op = "", 0, False
        self.regel = 1

    def teken(self) -> str:
        """The next character that is not white space; empty at the end."""
        while True:
            while self._plek < len(self._tekst):
                if self._tekst[self._plek] not in " \t\r\n":
                    return self._tekst[self._plek]
                self.verder(1)
            if self._op:
                return ""
            self._vul()

    def verder(self, aantal: int) -> None:
        self.regel += self._tekst.count("\n", self._plek, self._plek + aantal)
        self._plek += aantal

    def waarde(self) -> Any:
        """The JSON value that starts here; reads on until it is complete."""
        self.teken()
        while True:
            try:
                waarde, einde = self._json.raw_decode(self._tekst, self._plek)
            except json.JSONDecodeError as fout:
                self._lees_verder_of_stop(fout)
            except (ValueError, RecursionError):
                raise self._fout(self.regel) from None
            else:
                if einde < len(self._tekst) or self._op:
                    self.verder(einde - self._plek)
                    return waarde
                self._vul()

    def _lees_verder_of_stop(self, fout: json.JSONDecodeError) -> None:
        """A value that stops near the end of the window may only be half read."""
        if len(self._tekst) - self._plek > GROOTSTE_DEEL:
            tekst = gettext_noop("een onderdeel is groter dan %(grens)s tekens")
            raise Leesfout(
                self._bestand, self.regel, Reden(tekst, {"grens": GROOTSTE_DEEL})
            ) from None
        half = fout.pos > len(self._tekst) - 32 or fout.msg.startswith("Unterminated")
        if self._op or not half:
            raise self._fout(self.regel + self._tekst.count("\n", self._plek, fout.pos)) from None
        self._vul()

    def _vul(self) -> None:
        ruw = self._bron.read(max(BROK, len(self._tekst) - self._plek))
        try:
            nieuw = self._decoder.decode(ruw, final=not ruw)
        except UnicodeDecodeError as fout:
            voor = self._tekst.count("\n", self._plek) + fout.object[: fout.start].count(b"\n")
            raise Leesfout(self._bestand, self.regel + voor, _geen_utf8(fout)) from None
        self._tekst, self._plek, self._op = self._tekst[self._plek :] + nieuw, 0, not ruw

    def _fout(self, regel: int) -> Leesfout:
        return Leesfout(
            self._bestand, regel, Reden(gettext_noop("de JSON is beschadigd of afgekapt"))
        )
