"""The audit log: append-only lines in a hash chain per gemeente, for auditors.

References and pseudonyms only, no personal data. `controleren` finds an edited, removed, inserted
or moved line, and a tail that was cut off (the head in `Logkop` knows the last number and hash).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from wijkwerk.core import klok
from wijkwerk.core.models import Logkop, Logregel

PLATFORM = 0


@dataclass(frozen=True)
class Regel:
    """What one line says, before it has its place in the chain."""

    gemeente_id: int
    actor_ref: str
    rol: str
    handeling: str
    object_soort: str
    object_kenmerk: str
    doel: str = ""
    uitkomst: str = "gelukt"


@dataclass(frozen=True)
class Fout:
    """A place where a chain does not hold."""

    gemeente_id: int
    volgnr: int
    reden: str


def gemeente_van(onderwerp: Any) -> int:
    """The gemeente an object belongs to; a Gemeente belongs to itself, the rest to the platform."""
    if onderwerp._meta.model_name == "gemeente":
        return int(onderwerp.pk)
    return int(getattr(onderwerp, "gemeente_id", None) or PLATFORM)


def schakel(vorige: str, volgnr: int, op: datetime, regel: Regel) -> str:
    """The hash of a line: SHA-256 over the previous hash and the canonical JSON of the line."""
    inhoud = {
        **asdict(regel),
        "volgnr": volgnr,
        "op": op.astimezone(UTC).isoformat(),
        "vorige": vorige,
    }
    tekst = json.dumps(inhoud, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(tekst.encode("ascii")).hexdigest()


def schrijven(regels: Sequence[Regel]) -> None:
    """Append lines to their chains: per gemeente three statements, however many lines."""
    op = klok.nu()
    for gemeente_id, groep in groupby(
        sorted(regels, key=lambda r: r.gemeente_id), key=lambda r: r.gemeente_id
    ):
        kop = _kop(gemeente_id)
        rijen = []
        for regel in groep:
            kop.volgnr += 1
            vorige, kop.hash = kop.hash, schakel(kop.hash, kop.volgnr, op, regel)
            rijen.append(
                Logregel(volgnr=kop.volgnr, op=op, vorige=vorige, hash=kop.hash, **asdict(regel))
            )
        Logregel.objects.bulk_create(rijen)
        kop.save(update_fields=["volgnr", "hash"])


def _kop(gemeente_id: int) -> Logkop:
    kop = Logkop.objects.select_for_update().filter(gemeente_id=gemeente_id).first()
    if kop is None:
        Logkop.objects.get_or_create(gemeente_id=gemeente_id)
        kop = Logkop.objects.select_for_update().get(gemeente_id=gemeente_id)
    return kop


def controleren(alleen: int | None = None) -> Iterator[Fout]:
    """Walk every chain, or that of one gemeente, and yield where it does not hold."""
    welke = {} if alleen is None else {"gemeente_id": alleen}
    koppen = {kop.gemeente_id: kop for kop in Logkop.objects.filter(**welke)}
    regels = Logregel.objects.filter(**welke).order_by("gemeente_id", "volgnr")
    rijen = regels.iterator(chunk_size=5_000)
    for gemeente_id, keten in groupby(rijen, key=lambda rij: rij.gemeente_id):
        yield from _controleer_keten(gemeente_id, keten, koppen.pop(gemeente_id, None))
    for kop in koppen.values():
        if kop.volgnr:
            yield Fout(kop.gemeente_id, kop.volgnr, "alle regels ontbreken")


def _controleer_keten(
    gemeente_id: int, keten: Iterator[Logregel], kop: Logkop | None
) -> Iterator[Fout]:
    volgnr, vorige = 0, ""
    for rij in keten:
        volgnr += 1
        if rij.volgnr != volgnr:
            yield Fout(gemeente_id, volgnr, f"regel {volgnr} ontbreekt, regel {rij.volgnr} volgt")
            volgnr = rij.volgnr
        regel = Regel(**{naam: getattr(rij, naam) for naam in Regel.__dataclass_fields__})
        if rij.vorige != vorige:
            yield Fout(gemeente_id, volgnr, "sluit niet aan op de vorige regel")
        elif rij.hash != schakel(vorige, rij.volgnr, rij.op, regel):
            yield Fout(gemeente_id, volgnr, "inhoud is veranderd")
        vorige = rij.hash
    if kop is None or (kop.volgnr, kop.hash) != (volgnr, vorige):
        yield Fout(gemeente_id, volgnr, "laatste regels ontbreken of de kop is veranderd")
