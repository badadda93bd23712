"""SQLite as this project sets it up: many writers at once, and nothing lost.

The control shows that the test can fail: with SQLite's own default (a transaction that starts by
reading and asks for the write lock later) the same work does run into 'database is locked'.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

pytestmark = pytest.mark.een_keer
SCHRIJVERS, VERZOEKEN = 8, 200

WERK = """
import json, sys
from wijkwerk.config import settings
settings.DATABASES["default"]["OPTIONS"].update(json.loads(sys.argv[2]))
import django
django.setup()
from django.db import OperationalError, transaction
from wijkwerk.core import klok, logboek
from wijkwerk.core.models import Eenmalig
fouten = []
print("klaar", flush=True)
sys.stdin.readline()
for nummer in range(int(sys.argv[3])):
    sleutel = f"{sys.argv[1]}-{nummer}"
    try:
        with transaction.atomic():
            Eenmalig.objects.filter(sleutel=sleutel).exists()
            Eenmalig.objects.create(gemeente_id=1, handeling="proef", sleutel=sleutel, op=klok.nu())
            logboek.schrijven([logboek.Regel(1, "p:1", "rol", "proef.doen", "proef", sleutel)])
    except OperationalError as fout:
        fouten.append(str(fout))
print(json.dumps(fouten))
"""


@pytest.fixture
def omgeving(tmp_path):
    omgeving = {k: v for k, v in os.environ.items() if k != "WIJKWERK_DATABASE_URL"}
    omgeving |= {"WIJKWERK_DATA": str(tmp_path), "PYTHONPATH": "src"}
    omgeving |= {"DJANGO_SETTINGS_MODULE": "wijkwerk.config.settings"}
    uitvoeren(omgeving, "migrate", "--verbosity=0")
    return omgeving


def uitvoeren(omgeving: dict[str, str], *opdracht: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", "wijkwerk", *opdracht],
        env=omgeving,
        cwd=Path(__file__).parents[1],
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def samen_schrijven(omgeving, opties: dict[str, object], verzoeken: int) -> list[str]:
    """Start all writers, let them go at once, and give the errors they met."""
    schrijvers = [
        subprocess.Popen(
            [sys.executable, "-c", WERK, str(nummer), json.dumps(opties), str(verzoeken)],
            env=omgeving,
            cwd=Path(__file__).parents[1],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for nummer in range(SCHRIJVERS)
    ]
    for schrijver in schrijvers:
        assert schrijver.stdout.readline() == "klaar\n"
    for schrijver in schrijvers:
        schrijver.stdin.write("\n")
        schrijver.stdin.flush()
    return [fout for s in schrijvers for fout in json.loads(s.communicate(timeout=300)[0])]


@pytest.mark.traag
def test_acht_schrijvers_wachten_op_elkaar(omgeving):
    assert samen_schrijven(omgeving, {}, VERZOEKEN) == []
    geteld = "from wijkwerk.core.models import *; print(Eenmalig.objects.count())"
    assert uitvoeren(omgeving, "shell", "--no-imports", "-c", geteld) == f"{8 * 200}\n"
    keten = "from wijkwerk.core import logboek; print(list(logboek.controleren()))"
    assert uitvoeren(omgeving, "shell", "--no-imports", "-c", keten) == "[]\n"


@pytest.mark.traag
def test_zonder_onze_instelling_gaat_het_mis(omgeving):
    fouten = samen_schrijven(omgeving, {"transaction_mode": "DEFERRED"}, 40)
    assert "database is locked" in fouten


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite")
def test_de_instellingen_zijn_echt_ingesteld():
    with connection.cursor() as cursor:
        waarden = {}
        for naam in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout"):
            cursor.execute(f"PRAGMA {naam}")
            waarden[naam] = cursor.fetchone()[0]
    assert waarden in (
        {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 20_000},
        {"journal_mode": "delete", "synchronous": 3, "foreign_keys": 1, "busy_timeout": 20_000},
    )


@pytest.mark.skipif(
    sys.platform != "linux" or os.uname().machine != "x86_64", reason="pysqlite3 has no wheel here"
)
def test_hier_draait_een_sqlite_zonder_de_wal_fout():
    import sqlite3

    from wijkwerk.core import sqlite

    assert sqlite3.__name__ == "pysqlite3"
    assert sqlite.wal_is_veilig(sqlite3.sqlite_version_info[:3])
