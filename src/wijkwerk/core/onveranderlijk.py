"""Tables that only grow: database triggers refuse what may not happen to their rows.

Placed after every migration (a table rebuild in SQLite drops triggers silently), checked at
start-up, and lifted only by `opgeheven` (tests that empty the database, a restore).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, models

VERANDEREN, WISSEN = "UPDATE", "DELETE"
_tabellen: dict[str, tuple[str, ...]] = {}

_PG_FUNCTIE = """
CREATE OR REPLACE FUNCTION wijkwerk_weigeren() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'append-only: % on % refused', TG_OP, TG_TABLE_NAME; END $$
"""


def bescherm(model: type[models.Model], *soorten: str) -> None:
    """From now on these kinds of change are refused in the table of this model."""
    _tabellen[model._meta.db_table] = soorten


def _triggers() -> Iterator[tuple[str, str, str]]:
    for tabel, soorten in _tabellen.items():
        for soort in soorten:
            yield tabel, soort, f"alleen_toevoegen_{tabel}_{soort.lower()}"
        if connection.vendor == "postgresql" and WISSEN in soorten:
            yield tabel, "TRUNCATE", f"alleen_toevoegen_{tabel}_truncate"


def plaatsen(**_kwargs: Any) -> None:
    """Put every trigger in place; safe to repeat."""
    bestaand = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_PG_FUNCTIE)
        for tabel, soort, naam in _triggers():
            if tabel in bestaand:
                cursor.execute(_maak(tabel, soort, naam))


def _maak(tabel: str, soort: str, naam: str) -> str:
    if connection.vendor == "postgresql":
        per = "STATEMENT" if soort == "TRUNCATE" else "ROW"
        return (
            f'CREATE OR REPLACE TRIGGER "{naam}" BEFORE {soort} ON "{tabel}" '
            f"FOR EACH {per} EXECUTE FUNCTION wijkwerk_weigeren()"
        )
    return (
        f'CREATE TRIGGER IF NOT EXISTS "{naam}" BEFORE {soort} ON "{tabel}" '
        f"BEGIN SELECT RAISE(ABORT, 'append-only: {soort} on {tabel} refused'); END"
    )


def ontbrekend() -> list[str]:
    """The triggers that should be there and are not."""
    bron = (
        "SELECT tgname FROM pg_trigger"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(bron)
        aanwezig = {rij[0] for rij in cursor.fetchall()}
    return sorted(naam for _tabel, _soort, naam in _triggers() if naam not in aanwezig)


@contextmanager
def opgeheven() -> Iterator[None]:
    """Lift the triggers for as long as the block runs."""
    with connection.cursor() as cursor:
        for tabel, _soort, naam in _triggers():
            op_tabel = f' ON "{tabel}"' if connection.vendor == "postgresql" else ""
            cursor.execute(f'DROP TRIGGER IF EXISTS "{naam}"{op_tabel}')
    try:
        yield
    finally:
        plaatsen()
