"""Which SQLite, and how safe it may be used.

Versions before 3.51.3 (and not 3.50.7 or 3.44.6) can corrupt a database in WAL mode when two
connections meet around a checkpoint. There: no WAL, a rollback journal with `synchronous=EXTRA`.
"""

from __future__ import annotations

import sys
from typing import Any

Versie = tuple[int, int, int]
VEILIG: Versie = (3, 51, 3)
TERUGGEBRACHT: dict[tuple[int, int], int] = {(3, 50): 7, (3, 44): 6}


def vervang() -> None:
    """Use pysqlite3 (a recent SQLite in a wheel) as sqlite3 where it is installed."""
    try:
        import pysqlite3
        import pysqlite3.dbapi2
    except ImportError:
        return
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2


def wal_is_veilig(versie: Versie) -> bool:
    """Is the WAL-reset bug mended in this version?"""
    return versie >= VEILIG or versie[2] >= TERUGGEBRACHT.get(versie[:2], 1_000)


def opties(versie: Versie) -> dict[str, Any]:
    """OPTIONS of the Django database for this version of SQLite."""
    modus = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        if wal_is_veilig(versie)
        else "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA;"
    )
    return {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": f"{modus} PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY;"
        " PRAGMA journal_size_limit=27103364;",
    }
