"""Backup and restore: the same rows, the same chain, the same files; a damaged copy is refused."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction

from tests.postgres import binaries
from wijkwerk.core import logboek, onveranderlijk
from wijkwerk.core.models import Eenmalig, Logkop, Logregel

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.traag]
FOTO = b"\xff\xd8 a photo \xff\xd9"


@pytest.fixture(autouse=True)
def _gereedschap(monkeypatch):
    """pg_dump of the server that the tests run on."""
    if connection.vendor == "postgresql":
        monkeypatch.setenv("PATH", str(binaries()), prepend=":")


@pytest.fixture
def bestanden(tmp_path, settings) -> Path:
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    foto = settings.MEDIA_ROOT / "ab" / "foto.jpg"
    foto.parent.mkdir(parents=True)
    foto.write_bytes(FOTO)
    return settings.MEDIA_ROOT


@pytest.fixture
def kopie(bestanden, gemeente, tmp_path) -> Path:
    """A copy of a gemeente with a log of 30 lines and one file."""
    schrijven(gemeente.pk, *range(30))
    call_command("reservekopie", tmp_path / "kopie", stdout=StringIO())
    return tmp_path / "kopie"


def schrijven(gemeente_id: int, *nummers: int) -> None:
    for nummer in nummers:
        regel = logboek.Regel(gemeente_id, "p:1", "rol", "proef.doen", "proef", f"PROEF{nummer:02}")
        with transaction.atomic():
            logboek.schrijven([regel])


def terugzetten(kopie: Path, **opties) -> str:
    uit = StringIO()
    call_command("terugzetten", kopie, stdout=uit, **opties)
    return uit.getvalue()


def stand() -> dict[str, int]:
    with connection.cursor() as cursor:
        aantallen = {}
        for tabel in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT COUNT(*) FROM "{tabel}"')  # noqa: S608
            aantallen[tabel] = cursor.fetchone()[0]
    return aantallen


def test_alles_komt_gelijk_terug(kopie, gemeente, bestanden):
    tabellen, hash_ = stand(), Logkop.objects.get(gemeente_id=gemeente.pk).hash
    naam = gemeente.naam
    type(gemeente).objects.filter(pk=gemeente.pk).update(naam="Verkeerd")
    schrijven(gemeente.pk, 31)
    Eenmalig.objects.create(
        gemeente_id=1, handeling="x", sleutel="x", op=Logregel.objects.first().op
    )
    shutil.rmtree(bestanden)

    assert "alles gelijk" in terugzetten(kopie, vervang=True)

    gemeente.refresh_from_db()
    assert gemeente.naam == naam
    assert stand() == tabellen
    assert Logkop.objects.get(gemeente_id=gemeente.pk).hash == hash_
    assert list(logboek.controleren()) == []
    assert onveranderlijk.ontbrekend() == []
    assert (bestanden / "ab" / "foto.jpg").read_bytes() == FOTO


def test_zonder_vervang_blijft_bestaand_werk_staan(kopie):
    with pytest.raises(CommandError, match="niet leeg"):
        terugzetten(kopie)


@pytest.mark.parametrize("welk", ["database.*", "bestanden/ab/foto.jpg", "inhoud.json"])
def test_een_beschadigde_kopie_raakt_niets_aan(kopie, gemeente, welk):
    voor = stand()
    (bestand,) = kopie.glob(welk)
    inhoud = bytearray(bestand.read_bytes())
    inhoud[len(inhoud) // 2] ^= 0xFF
    bestand.write_bytes(inhoud)
    with pytest.raises(CommandError, match=r"beschadigd|geen reservekopie"):
        terugzetten(kopie, vervang=True)
    assert stand() == voor


def test_een_kopie_zonder_een_bestand_wordt_geweigerd(kopie):
    (kopie / "bestanden" / "ab" / "foto.jpg").unlink()
    with pytest.raises(CommandError, match="ontbreekt"):
        terugzetten(kopie, vervang=True)


def test_een_kopie_van_een_nieuwere_versie_wordt_geweigerd(kopie):
    lijst = kopie / "inhoud.json"
    lijst.write_text(lijst.read_text().replace('"core.0001_initial"', '"core.9999_later"'))
    with pytest.raises(CommandError, match=r"nieuwere versie \(core.9999_later\)"):
        terugzetten(kopie, vervang=True)


def test_een_kopie_komt_nooit_over_een_andere_heen(kopie):
    with pytest.raises(CommandError, match="niet leeg"):
        call_command("reservekopie", kopie)


def test_een_kapotte_keten_blijft_niet_onopgemerkt(bestanden, gemeente, tmp_path):
    """The copy is faithful, also to a log that somebody tampered with: the restore says so."""
    schrijven(gemeente.pk, 1, 2)
    with onveranderlijk.opgeheven():
        Logregel.objects.filter(volgnr=1).update(handeling="proef.anders")
    call_command("reservekopie", tmp_path / "kopie", stdout=StringIO())
    with pytest.raises(CommandError, match="inhoud is veranderd"):
        terugzetten(tmp_path / "kopie", vervang=True)


def test_zonder_pg_dump_komt_er_een_zin(bestanden, monkeypatch, tmp_path):
    if connection.vendor != "postgresql":
        pytest.skip("about PostgreSQL")
    monkeypatch.setenv("PATH", "/nergens")
    with pytest.raises(CommandError, match="pg_dump is er niet; installeer postgresql-client"):
        call_command("reservekopie", tmp_path / "kopie")
    assert not (tmp_path / "kopie").exists()
