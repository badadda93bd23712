"""A whole copy of what a gemeente entrusted to us: database, files, and a list that proves it.

The copy is of one moment, also while people work: SQLite by `VACUUM INTO`, PostgreSQL by
`pg_dump` on an exported snapshot. The list (`inhoud.json`) has counts per table, the heads of the
audit chains and a SHA-256 of every file; a restore checks all of it before and after.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from wijkwerk.core import klok, logboek
from wijkwerk.core.errors import DomainError

LIJST = "inhoud.json"
BESTANDEN = "bestanden"
DATABASE = {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}
NIET_VAN_ONS = {"django_migrations", "django_content_type", "auth_permission"}


@dataclass(frozen=True)
class Inhoud:
    """What is in a copy."""

    versie: str
    gemaakt_op: str
    soort: str  # sqlite or postgresql
    migraties: list[str]
    tabellen: dict[str, int]  # rows per table
    ketens: dict[str, str]  # gemeente id -> "number hash" of the last line of its audit log
    bestanden: dict[str, str]  # path in the copy -> SHA-256


# --- making ----------------------------------------------------------------------------------


def maken(map_: Path) -> Inhoud:
    """Write a copy into `map_`, which must be new or empty; nothing is left there on failure."""
    if map_.exists() and any(map_.iterdir()):
        raise DomainError("map_niet_leeg", f"{map_} is niet leeg; kies een nieuwe map")
    map_.parent.mkdir(parents=True, exist_ok=True)
    werkmap = Path(tempfile.mkdtemp(prefix=".reservekopie-", dir=map_.parent))
    try:
        inhoud = _maken(werkmap)
        werkmap.replace(map_)
    except BaseException:
        shutil.rmtree(werkmap, ignore_errors=True)
        raise
    return inhoud


def _maken(map_: Path) -> Inhoud:
    kopie = map_ / DATABASE[connection.vendor]
    stand = _kopieer_sqlite(kopie) if connection.vendor == "sqlite" else _kopieer_postgres(kopie)
    if settings.MEDIA_ROOT.exists():
        shutil.copytree(settings.MEDIA_ROOT, map_ / BESTANDEN)
    inhoud = Inhoud(
        versie=settings.VERSIE,
        gemaakt_op=klok.nu().isoformat(timespec="seconds"),
        soort=connection.vendor,
        bestanden={naam: _sha256(map_ / naam) for naam in _namen(map_)},
        **stand,
    )
    (map_ / LIJST).write_text(json.dumps(asdict(inhoud), indent=1, sort_keys=True) + "\n")
    return inhoud


def _kopieer_sqlite(kopie: Path) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(kopie)])
    return _stand_van_sqlite(kopie)


def _kopieer_postgres(kopie: Path) -> dict[str, Any]:
    """Count and dump see the same moment, however long the dump takes."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        foto = cursor.fetchone()[0]
        stand = _stand_van(cursor, connection.introspection.table_names(cursor))
        _postgres("pg_dump", "--format=custom", f"--snapshot={foto}", f"--file={kopie}")
    return stand


# --- putting back ----------------------------------------------------------------------------


def lezen(map_: Path) -> Inhoud:
    """The list of a copy, after checking that every file in it is whole and the copy fits here."""
    try:
        inhoud = Inhoud(**json.loads((map_ / LIJST).read_text()))
    except (OSError, ValueError, TypeError) as fout:
        raise DomainError("geen_reservekopie", f"{map_} is geen reservekopie ({fout})") from fout
    for naam, verwacht in inhoud.bestanden.items():
        if not (map_ / naam).is_file() or _sha256(map_ / naam) != verwacht:
            raise DomainError("beschadigd", f"{map_ / naam} ontbreekt of is beschadigd")
    if vreemd := set(_namen(map_)) - set(inhoud.bestanden):
        raise DomainError("beschadigd", f"{map_} bevat ook {sorted(vreemd)[0]}")
    if inhoud.soort != connection.vendor:
        raise DomainError(
            "andere_database",
            f"de kopie is van {inhoud.soort}, deze database is {connection.vendor}",
        )
    if nieuwer := set(inhoud.migraties) - set(_migraties_van_dit_programma()):
        raise DomainError("nieuwer", f"de kopie is van een nieuwere versie ({min(nieuwer)})")
    return inhoud


def terugzetten(map_: Path, *, vervang: bool = False) -> Inhoud:
    """Put a copy back and prove that it is the same; refuses to overwrite work unless `vervang`."""
    inhoud = lezen(map_)
    if not vervang and (tabel := _tabel_met_inhoud()):
        raise DomainError(
            "niet_leeg", f"de database is niet leeg ({tabel}); gebruik --vervang om te vervangen"
        )
    kopie = map_ / DATABASE[inhoud.soort]
    if inhoud.soort == "sqlite":
        _terug_in_sqlite(kopie, inhoud)
    else:
        _postgres("pg_restore", "--clean", "--if-exists", "--single-transaction", str(kopie))
    _bestanden_terug(map_ / BESTANDEN)
    _controleren(inhoud)
    return inhoud


def _terug_in_sqlite(kopie: Path, inhoud: Inhoud) -> None:
    """By SQLite itself, as one transaction: other processes see the old or the new, never half."""
    if _stand_van_sqlite(kopie) != _stand_in(inhoud):
        raise DomainError("beschadigd", f"{kopie} bevat niet wat {LIJST} noemt")
    connection.ensure_connection()
    with closing(sqlite3.connect(kopie)) as bron:
        bron.backup(connection.connection)


def _bestanden_terug(bron: Path) -> None:
    doel = settings.MEDIA_ROOT
    nieuw, oud = doel.with_name(f"{doel.name}.nieuw"), doel.with_name(f"{doel.name}.oud")
    for map_ in (nieuw, oud):
        shutil.rmtree(map_, ignore_errors=True)
    if bron.exists():
        shutil.copytree(bron, nieuw)
    else:
        nieuw.mkdir(parents=True)
    if doel.exists():
        doel.rename(oud)
    nieuw.rename(doel)
    shutil.rmtree(oud, ignore_errors=True)


def _controleren(inhoud: Inhoud) -> None:
    with connection.cursor() as cursor:
        stand = _stand_van(cursor, connection.introspection.table_names(cursor))
    if stand != _stand_in(inhoud):
        raise DomainError("ongelijk", "de teruggezette database is niet gelijk aan de kopie")
    if stand["migraties"] == _migraties_van_dit_programma():
        for fout in logboek.controleren():
            raise DomainError("keten", f"logboek {fout.gemeente_id}/{fout.volgnr}: {fout.reden}")


def _tabel_met_inhoud() -> str:
    with connection.cursor() as cursor:
        tabellen = set(connection.introspection.table_names(cursor)) - NIET_VAN_ONS
        aantallen = _aantallen(cursor, sorted(tabellen))
    return next((tabel for tabel, aantal in aantallen.items() if aantal), "")


# --- both ------------------------------------------------------------------------------------


def _stand_van(cursor: Any, tabellen: list[str]) -> dict[str, Any]:
    cursor.execute("SELECT gemeente_id, volgnr, hash FROM core_logkop")
    ketens = {str(rij[0]): f"{rij[1]} {rij[2]}" for rij in cursor.fetchall()}
    cursor.execute("SELECT app, name FROM django_migrations")
    migraties = sorted({f"{app}.{naam}" for app, naam in cursor.fetchall()})
    return {
        "tabellen": _aantallen(cursor, sorted(tabellen)),
        "ketens": ketens,
        "migraties": migraties,
    }


def _stand_in(inhoud: Inhoud) -> dict[str, Any]:
    return {naam: getattr(inhoud, naam) for naam in ("tabellen", "ketens", "migraties")}


def _stand_van_sqlite(bestand: Path) -> dict[str, Any]:
    with closing(sqlite3.connect(f"file:{bestand}?mode=ro", uri=True)) as kopie:
        cursor = kopie.cursor()
        try:
            gezond = cursor.execute("PRAGMA integrity_check").fetchall()
        except sqlite3.DatabaseError as fout:
            raise DomainError("beschadigd", f"{bestand}: {fout}") from fout
        if gezond != [("ok",)]:
            raise DomainError("beschadigd", f"{bestand}: {gezond[0][0]}")
        namen = cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        return _stand_van(cursor, [rij[0] for rij in namen.fetchall()])


def _aantallen(cursor: Any, tabellen: list[str]) -> dict[str, int]:
    aantallen = {}
    for tabel in tabellen:
        cursor.execute(f'SELECT COUNT(*) FROM "{tabel}"')  # noqa: S608 -- names from the database
        aantallen[tabel] = int(cursor.fetchone()[0])
    return aantallen


def _migraties_van_dit_programma() -> list[str]:
    from django.db.migrations.loader import MigrationLoader

    schijf = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    return sorted(f"{app}.{naam}" for app, naam in schijf or {})


def _namen(map_: Path) -> Iterator[str]:
    for pad in sorted(map_.rglob("*")):
        if pad.is_file() and pad.name != LIJST:
            yield pad.relative_to(map_).as_posix()


def _sha256(pad: Path) -> str:
    with pad.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()


def _postgres(programma: str, *opties: str) -> None:
    """Run a PostgreSQL tool on our database; the password goes by the environment, never by ps."""
    pad = shutil.which(programma)
    if pad is None:
        raise DomainError(
            "geen_pg_dump",
            f"{programma} is er niet; installeer postgresql-client van dezelfde versie",
        )
    db = connection.settings_dict
    omgeving = {
        "PGDATABASE": str(db["NAME"]),
        "PGUSER": str(db["USER"] or ""),
        "PGPASSWORD": str(db["PASSWORD"] or ""),
        "PGHOST": str(db["HOST"] or (db.get("OPTIONS") or {}).get("host", "")),
        "PGPORT": str(db["PORT"] or ""),
    }
    naar = ["--dbname", str(db["NAME"])] if programma == "pg_restore" else []
    gedaan = subprocess.run(  # noqa: S603
        [pad, "--no-owner", "--no-privileges", *naar, *opties],
        env={**os.environ, **{naam: waarde for naam, waarde in omgeving.items() if waarde}},
        capture_output=True,
        text=True,
        check=False,
    )
    if gedaan.returncode != 0:
        raise DomainError("pg_dump", f"{programma}: {gedaan.stderr.strip()[-500:]}")
