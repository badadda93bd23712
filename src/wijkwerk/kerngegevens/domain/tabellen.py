"""Tables of figures as rows, whatever they came in: CSV, OData JSON, GeoJSON or xlsx.

Every row is a dict by column name with the line it stands on. Memory stays bounded: one row at a
time, and a limit on columns, cells and lines (a spreadsheet is measured before it is opened).
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from python_calamine import CalamineError, CalamineWorkbook

from wijkwerk.core.inlezen import JsonLijst, Leesfout, Reden, gettext_noop, tekstregels
from wijkwerk.kerngegevens.domain.kolommen import CODEKOLOMMEN, kaal, naam_en_eenheid, zonder_nummer

MEESTE_KOLOMMEN = 2_000
GROOTSTE_CEL = 10_000
MEESTE_CELLEN = 20_000_000
GROOTSTE_XLSX = 1 << 27
GROOTSTE_UITGEPAKT = 1 << 30
KOP_BINNEN = 10
"""The header of a spreadsheet stands within its first rows."""

ZIP_FOUTEN = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)
_SCHEIDING = ";,\t|"
_CEL = re.compile(rb'\sr="([A-Z]{1,3})(\d{1,7})"')
_OVERLAP = 32

Rij = tuple[int, Mapping[str, Any]]


def lees_tabel(bron: BinaryIO, bestand: str) -> Iterator[Rij]:
    """The rows of a file of figures, each with its line; Leesfout when it cannot be read."""
    begin = bron.read(512)
    bron.seek(0)
    if begin.startswith(b"PK\x03\x04"):
        return _xlsx(bron, bestand)
    if begin.startswith(b"\xd0\xcf\x11\xe0"):
        raise _fout(bestand, 1, gettext_noop("dit is een oud Excel-bestand; sla het op als .xlsx"))
    if begin.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
        return _json(bron, bestand)
    if b"\0" in begin and not begin.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _fout(bestand, 1, gettext_noop("dit is geen tabel (CSV, JSON, GeoJSON of xlsx)"))
    return _csv(bron, bestand)


def eenheden_uit(bron: BinaryIO, bestand: str) -> dict[str, str]:
    """Units by column of a CBS table, from its DataProperties."""
    eenheden = {}
    for _regel, onderdeel in JsonLijst(bron, bestand, ("value",)):
        if isinstance(onderdeel, dict) and isinstance(onderdeel.get("Unit"), str):
            eenheden[str(onderdeel.get("Key"))] = onderdeel["Unit"]
    return eenheden


def _fout(bestand: str, regel: int, tekst: str, **waarden: object) -> Leesfout:
    return Leesfout(bestand, regel, Reden(tekst, waarden))


# --- text ------------------------------------------------------------------------------------


def _csv(bron: BinaryIO, bestand: str) -> Iterator[Rij]:
    regels = tekstregels(bron, bestand)
    eerste = next(regels, "")
    if not eerste.strip():
        raise _fout(bestand, 1, gettext_noop("het bestand is leeg of begint met een lege regel"))
    lezer = csv.reader(_terug(eerste, regels), delimiter=_scheiding(eerste), strict=True)
    kop: list[str] = []
    try:
        kop = _kop([cel.strip() for cel in next(lezer)], bestand, 1)
        for rij in lezer:
            if not any(rij):
                continue
            if len(rij) != len(kop):
                tekst = gettext_noop(
                    "%(cellen)s cellen in plaats van %(kolommen)s (afgekapt, of een komma te veel?)"
                )
                waarden = {"cellen": len(rij), "kolommen": len(kop)}
                raise _fout(bestand, lezer.line_num, tekst, **waarden)
            yield lezer.line_num, dict(zip(kop, rij, strict=True))
    except csv.Error as fout:
        tekst = gettext_noop("de tabel is beschadigd: %(fout)s")
        raise _fout(bestand, lezer.line_num or 1, tekst, fout=fout) from None


def _terug(eerste: str, regels: Iterator[str]) -> Iterator[str]:
    yield eerste
    yield from regels


def _scheiding(kop: str) -> str:
    """The sign that occurs most in the header outside quotes."""
    buiten = re.sub(r'"[^"]*"', "", kop)
    return max(_SCHEIDING, key=buiten.count)


def _kop(kop: list[str], bestand: str, regel: int) -> list[str]:
    if len(kop) > MEESTE_KOLOMMEN:
        tekst = gettext_noop("%(aantal)s kolommen; meer dan %(grens)s leest Wijkwerk niet")
        raise _fout(bestand, regel, tekst, aantal=len(kop), grens=MEESTE_KOLOMMEN)
    dubbel = {naam for naam in kop if naam and kop.count(naam) > 1}
    if dubbel:
        tekst = gettext_noop("kolom ‘%(kolom)s’ komt meer dan een keer voor")
        raise _fout(bestand, regel, tekst, kolom=min(dubbel)[:80])
    if not is_kop(kop):
        tekst = gettext_noop("geen kolom met CBS-codes gevonden; wel: %(kolommen)s")
        raise _fout(bestand, regel, tekst, kolommen=", ".join(kop)[:200])
    return kop


def is_kop(cellen: list[str]) -> bool:
    """Is one of these the name of a column of area codes?"""
    namen = [naam_en_eenheid(cel)[0] for cel in cellen]
    kaal_of_zonder_nummer = {kaal(n) for n in namen} | {kaal(zonder_nummer(n)) for n in namen}
    return not kaal_of_zonder_nummer.isdisjoint(CODEKOLOMMEN)


# --- JSON ------------------------------------------------------------------------------------


def _json(bron: BinaryIO, bestand: str) -> Iterator[Rij]:
    lijst = JsonLijst(bron, bestand, ("value", "features"))
    for regel, onderdeel in lijst:
        if not isinstance(onderdeel, dict):
            raise _fout(bestand, regel, gettext_noop("geen rij met kolommen"))
        if str(onderdeel.get("odata.type", "")).startswith("Cbs.OData"):
            tekst = gettext_noop(
                "dit is de omschrijving van een tabel (DataProperties), geen cijfers"
            )
            raise _fout(bestand, regel, tekst)
        rij = onderdeel.get("properties", onderdeel)
        if not isinstance(rij, dict):
            raise _fout(bestand, regel, gettext_noop("geen rij met kolommen"))
        if len(rij) > MEESTE_KOLOMMEN:
            tekst = gettext_noop("%(aantal)s kolommen; meer dan %(grens)s leest Wijkwerk niet")
            raise _fout(bestand, regel, tekst, aantal=len(rij), grens=MEESTE_KOLOMMEN)
        yield regel, rij
    if not lijst.gevonden:
        raise _fout(bestand, 1, gettext_noop("geen lijst met cijfers (value of features) gevonden"))


# --- spreadsheet -----------------------------------------------------------------------------


def _xlsx(bron: BinaryIO, bestand: str) -> Iterator[Rij]:
    inhoud = bron.read(GROOTSTE_XLSX + 1)
    if len(inhoud) > GROOTSTE_XLSX:
        raise _fout(bestand, 1, gettext_noop("het rekenblad is te groot"))
    _meet(inhoud, bestand)
    try:
        werkboek = CalamineWorkbook.from_filelike(io.BytesIO(inhoud))
        for naam in werkboek.sheet_names:
            gevonden = False
            for rij in _blad(werkboek, naam, bestand):
                gevonden = True
                yield rij
            if gevonden:
                return
    except (CalamineError, zipfile.BadZipFile, ValueError) as fout:
        tekst = gettext_noop("het rekenblad is beschadigd: %(fout)s")
        raise _fout(bestand, 1, tekst, fout=str(fout)[:120]) from None
    raise _fout(bestand, 1, gettext_noop("geen blad met een kolom CBS-codes gevonden"))


def _blad(werkboek: CalamineWorkbook, naam: str, bestand: str) -> Iterator[Rij]:
    kop: list[str] | None = None
    for nummer, rij in enumerate(werkboek.get_sheet_by_name(naam).iter_rows(), start=1):
        if kop is not None:
            yield nummer, {k: cel for k, cel in zip(kop, rij, strict=False) if k}
        elif nummer > KOP_BINNEN:
            return
        elif is_kop(cellen := [str(cel).strip() for cel in rij]):
            kop = _kop(cellen, bestand, nummer)


def _meet(inhoud: bytes, bestand: str) -> None:
    """Refuse a sheet that would fill the memory: a spreadsheet is unpacked as a full rectangle."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zak:
            delen = zak.infolist()
            if sum(deel.file_size for deel in delen) > GROOTSTE_UITGEPAKT:
                raise _fout(bestand, 1, gettext_noop("het rekenblad is te groot"))
            for deel in delen:
                if deel.filename.startswith("xl/worksheets/") and deel.filename.endswith(".xml"):
                    with zak.open(deel) as blad:
                        _meet_blad(blad, bestand)
    except ZIP_FOUTEN as fout:
        tekst = gettext_noop("het rekenblad is beschadigd: %(fout)s")
        raise _fout(bestand, 1, tekst, fout=str(fout)[:120]) from None


def _meet_blad(blad: Any, bestand: str) -> None:
    kolommen = rijen = gelezen = 0
    rest = b""
    while brok := blad.read(1 << 20):
        gelezen += len(brok)
        for letters, nummer in set(_CEL.findall(rest + brok)):
            kolommen, rijen = max(kolommen, _kolomnummer(letters)), max(rijen, int(nummer))
        if gelezen > GROOTSTE_UITGEPAKT or kolommen * rijen > MEESTE_CELLEN:
            raise _fout(bestand, 1, gettext_noop("het rekenblad is te groot"))
        if kolommen > MEESTE_KOLOMMEN:
            tekst = gettext_noop("%(aantal)s kolommen; meer dan %(grens)s leest Wijkwerk niet")
            raise _fout(bestand, 1, tekst, aantal=kolommen, grens=MEESTE_KOLOMMEN)
        rest = brok[-_OVERLAP:]


def _kolomnummer(letters: bytes) -> int:
    nummer = 0
    for letter in letters:
        nummer = nummer * 26 + letter - ord("A") + 1
    return nummer
