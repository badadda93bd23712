"""Unsafe settings: it refuses to start and says which."""

import logging
import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from wijkwerk.core import onveranderlijk, opstart, sqlite

VEILIG = {
    "PRODUCTIE": True,
    "DEMO": False,
    "DEBUG": False,
    "MFA_VERPLICHT": True,
    "SECRET_KEY": "k" * 64,
    "ADRES": "https://wijkwerk.voorbeeld.nl",
    "ALLOWED_HOSTS": ["wijkwerk.voorbeeld.nl"],
    "MAIL_URL": "smtp://mail.voorbeeld.nl",
}


@pytest.fixture
def productie(db, settings):
    def zet(**anders):
        for naam, waarde in {**VEILIG, **anders}.items():
            setattr(settings, naam, waarde)
        return list(opstart.bezwaren())

    return zet


def test_veilige_instellingen_hebben_geen_bezwaren(productie):
    assert productie() == []
    opstart.controleer()


@pytest.mark.parametrize(
    ("anders", "genoemd"),
    [
        ({"SECRET_KEY": "kort"}, "WIJKWERK_GEHEIM"),
        ({"ADRES": "http://wijkwerk.voorbeeld.nl"}, "WIJKWERK_ADRES"),
        ({"ALLOWED_HOSTS": ["*"]}, "WIJKWERK_HOSTS"),
        ({"ALLOWED_HOSTS": []}, "WIJKWERK_HOSTS"),
        ({"MAIL_URL": "bestand:"}, "WIJKWERK_MAIL_URL"),
        ({"MFA_VERPLICHT": False}, "two-factor"),
        ({"DEBUG": True}, "DEBUG"),
    ],
)
def test_elke_onveilige_instelling_wordt_genoemd(productie, anders, genoemd):
    bezwaren = productie(**anders)
    assert len(bezwaren) == 1
    assert genoemd in bezwaren[0]
    with pytest.raises(ImproperlyConfigured, match=genoemd):
        opstart.controleer()


def test_alles_tegelijk_wordt_in_een_keer_genoemd(productie):
    assert len(productie(SECRET_KEY="kort", ADRES="http://x", MAIL_URL="bestand:")) == 3


@pytest.mark.parametrize(
    "anders", [{"ALLOWED_HOSTS": ["voorbeeld.nl"]}, {"ADRES": "http://voorbeeld.nl"}]
)
def test_de_demo_antwoordt_alleen_op_deze_machine(productie, anders):
    eigen = {
        "DEMO": True,
        "PRODUCTIE": False,
        "ALLOWED_HOSTS": ["localhost"],
        "ADRES": "http://localhost:8000",
    }
    assert productie(**eigen) == []
    assert any("this machine" in bezwaar for bezwaar in productie(**{**eigen, **anders}))


def test_een_weggehaalde_trigger_wordt_genoemd(productie):
    with onveranderlijk.opgeheven():
        assert any("trigger alleen_toevoegen_core_logregel" in bezwaar for bezwaar in productie())
    assert productie() == []


def test_een_controle_van_een_kamer_telt_mee(productie, monkeypatch):
    monkeypatch.setattr(opstart, "_extra", [])
    opstart.bezwaar_erbij(lambda: iter(["het huis staat in brand"]))
    assert productie() == ["het huis staat in brand"]


def test_een_oude_sqlite_geeft_een_waarschuwing(productie, monkeypatch, caplog):
    if connection.vendor != "sqlite":
        pytest.skip("about SQLite only")
    monkeypatch.setattr(opstart, "_sqlite_versie", lambda: (3, 40, 1))
    productie()
    with caplog.at_level(logging.WARNING, "wijkwerk.opstart"):
        opstart.controleer()
    assert "WAL-reset" in caplog.text


def test_productie_zonder_geheim_start_niet():
    """For real: another process, with the environment of a careless install."""
    omgeving = {k: v for k, v in os.environ.items() if not k.startswith("WIJKWERK_")}
    omgeving |= {"WIJKWERK_MODUS": "productie", "PYTHONPATH": "src"}
    gedaan = subprocess.run(
        [sys.executable, "-c", "import wijkwerk.config.settings"],
        env=omgeving,
        capture_output=True,
        text=True,
        check=False,
    )
    assert gedaan.returncode != 0
    assert "WIJKWERK_GEHEIM" in gedaan.stderr


@pytest.mark.parametrize(
    ("versie", "veilig"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
    ],
)
def test_welke_sqlite_wal_mag(versie, veilig):
    assert sqlite.wal_is_veilig(versie) is veilig
    modus = (
        "journal_mode=WAL; PRAGMA synchronous=FULL"
        if veilig
        else "journal_mode=DELETE; PRAGMA synchronous=EXTRA"
    )
    assert modus in sqlite.opties(versie)["init_command"]
    assert sqlite.opties(versie)["transaction_mode"] == "IMMEDIATE"
