"""Importing a file: all of it or nothing, with counts and a list of what was refused.

The caller gives the work; this module opens the transaction, counts, writes the rejects file and
remembers the file, so that the same file a second time changes nothing.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, BinaryIO, cast

from django.conf import settings
from django.db import connection, models, transaction
from django.utils.translation import gettext as _

from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError
from wijkwerk.core.inlezen import Afgekeurd, Reden
from wijkwerk.core.logboek import PLATFORM
from wijkwerk.core.models import Invoer
from wijkwerk.core.uitvoer import veilige_cel

GROOTSTE_BESTAND = 1 << 30
BROK = 1 << 20
BREEDTE = 30

Voortgang = Callable[[float], None]
"""Called with the part that is done, 0 to 1."""


@dataclass
class Invoerverslag:
    """What an import did. `aantallen` counts by Dutch word ("gebieden nieuw")."""

    bestand: str
    aantallen: Counter[str] = field(default_factory=Counter)
    afgekeurd: list[Afgekeurd] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)
    afgekeurd_pad: Path | None = None
    al_ingelezen: bool = False
    invoer: Invoer | None = None

    def keur_af(self, afgekeurd: Afgekeurd) -> None:
        self.afgekeurd.append(afgekeurd)

    def meld(self, reden: Reden) -> None:
        """Something the reader should know that is no reject (a repaired polygon)."""
        self.meldingen.append(vertaald(reden))


def vertaald(reden: Reden) -> str:
    """A reason in the language of the reader."""
    return _(reden.tekst) % reden.waarden


def invoeren(
    pad: Path,
    werk: Callable[[BinaryIO, Invoerverslag], None],
    *,
    soort: str,
    jaar: int | None,
    opties: Sequence[str] = (),
    voortgang: Voortgang | None = None,
) -> Invoerverslag:
    """Run `werk` on the file in one transaction and report.

    The same file with the same options is refused politely, unless another kind of file came in
    between (figures that were refused may fit after an import of areas).
    """
    verslag = Invoerverslag(pad.name)
    with open_bestand(pad) as bron, transaction.atomic():
        rij = _rij(soort, _sleutel(bron, opties), jaar)
        verslag.invoer = rij
        if rij.klaar_op and not _iets_anders_sinds(rij):
            verslag.al_ingelezen = True
            return verslag
        werk(cast(BinaryIO, _Meter(bron, pad.stat().st_size, voortgang)), verslag)
        verslag.aantallen["afgekeurd"] = len(verslag.afgekeurd)
        verslag.afgekeurd_pad = _schrijf_afgekeurd(verslag, rij)
        rij.aantallen, rij.afgekeurd_pad = dict(verslag.aantallen), str(verslag.afgekeurd_pad or "")
        rij.klaar_op = klok.nu()
        rij.save()
    return verslag


def open_bestand(pad: Path) -> IO[bytes]:
    """The file for reading; DomainError with a sentence when there is none or it is too large."""
    waarden = {"bestand": pad}
    try:
        bron = pad.open("rb")
    except FileNotFoundError:
        raise DomainError("bestand_onbekend", _("%(bestand)s bestaat niet.") % waarden) from None
    except OSError as fout:
        tekst = _("%(bestand)s kan niet gelezen worden: %(fout)s.")
        raise DomainError("bestand_dicht", tekst % {**waarden, "fout": fout.strerror}) from None
    if pad.stat().st_size > GROOTSTE_BESTAND:
        bron.close()
        raise DomainError("bestand_te_groot", _("%(bestand)s is groter dan 1 GB.") % waarden)
    return bron


def _sleutel(bron: IO[bytes], opties: Sequence[str]) -> str:
    """SHA-256 of the file, and of the options when there are any."""
    som = hashlib.sha256()
    while brok := bron.read(BROK):
        som.update(brok)
    bron.seek(0)
    if opties:
        som.update("\0".join(["", *opties]).encode())
    return som.hexdigest()


def _rij(soort: str, sha256: str, jaar: int | None) -> Invoer:
    rij, _nieuw = Invoer.objects.get_or_create(
        soort=soort,
        bestand_sha256=sha256,
        gemeente_id=PLATFORM,
        jaar=jaar or 0,
        defaults={"begonnen_op": klok.nu()},
    )
    return Invoer.objects.select_for_update().get(pk=rij.pk)


def _iets_anders_sinds(rij: Invoer) -> bool:
    return Invoer.objects.exclude(soort=rij.soort).filter(klaar_op__gt=rij.klaar_op).exists()


def _schrijf_afgekeurd(verslag: Invoerverslag, rij: Invoer) -> Path | None:
    """The rejects as CSV (`;`, BOM: opens in a spreadsheet) in DATA/invoer/."""
    if not verslag.afgekeurd:
        return None
    doel = Path(settings.DATA) / "invoer" / f"{rij.soort}-{rij.bestand_sha256[:8]}-afgekeurd.csv"
    doel.parent.mkdir(parents=True, exist_ok=True)
    with doel.open("w", encoding="utf-8-sig", newline="") as bestand:
        schrijver = csv.writer(bestand, delimiter=";")
        schrijver.writerow([_("bestand"), _("regel"), _("reden"), _("inhoud")])
        for afgekeurd in verslag.afgekeurd:
            rij_ = [verslag.bestand, afgekeurd.regel, vertaald(afgekeurd.reden), afgekeurd.inhoud]
            schrijver.writerow([veilige_cel(cel) for cel in rij_])
    return doel


class _Meter:
    """A binary stream that counts what is read and tells how far it is."""

    def __init__(self, bron: IO[bytes], totaal: int, voortgang: Voortgang | None) -> None:
        self._bron, self._totaal, self._voortgang = bron, max(totaal, 1), voortgang
        self._gelezen = 0
        self.seek, self.tell, self.seekable = bron.seek, bron.tell, bron.seekable

    def read(self, aantal: int = -1) -> bytes:
        return self._tel(self._bron.read(aantal))

    def readline(self, aantal: int = -1) -> bytes:
        return self._tel(self._bron.readline(aantal))

    def _tel(self, brok: bytes) -> bytes:
        self._gelezen += len(brok)
        if self._voortgang is not None:
            self._voortgang(min(1.0, self._gelezen / self._totaal))
        return brok


class Balk:
    """A progress bar on a terminal; silent when the output is no terminal."""

    def __init__(self, uit: IO[str]) -> None:
        self._uit, self._vol = uit, -1
        self._zichtbaar = uit.isatty()

    def __call__(self, deel: float) -> None:
        vol = round(deel * BREEDTE)
        if self._zichtbaar and vol != self._vol:
            self._vol = vol
            self._uit.write(f"\r[{'#' * vol}{'.' * (BREEDTE - vol)}] {deel:4.0%}")
            self._uit.flush()

    def klaar(self) -> None:
        if self._zichtbaar and self._vol >= 0:
            self._uit.write("\r" + " " * (BREEDTE + 8) + "\r")
            self._uit.flush()


def verslag_tekst(verslag: Invoerverslag) -> str:
    """The report as lines for a terminal."""
    if verslag.al_ingelezen:
        return _("%(bestand)s is al ingelezen; er is niets veranderd.") % {
            "bestand": verslag.bestand
        }
    regels = [verslag.bestand]
    regels += [f"  {naam}: {aantal}" for naam, aantal in verslag.aantallen.items() if aantal]
    regels += [f"  {melding}" for melding in verslag.meldingen]
    if verslag.afgekeurd_pad:
        eerste = verslag.afgekeurd[0]
        waarden = {"regel": eerste.regel, "reden": vertaald(eerste.reden), "inhoud": eerste.inhoud}
        regels.append("  " + _("eerste: regel %(regel)s, %(inhoud)s: %(reden)s") % waarden)
        regels.append("  " + _("alle afgekeurde regels: %(pad)s") % {"pad": verslag.afgekeurd_pad})
    return "\n".join(regels)


def tellingen_bijwerken(*modellen: type[models.Model]) -> None:
    """Let PostgreSQL look at these tables after a bulk load, inside the same transaction.

    Until its own round comes by it thinks that they are small, and then one join over all areas and
    figures takes minutes. SQLite plans without.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for model in modellen:
                cursor.execute(f'ANALYZE "{model._meta.db_table}"')
