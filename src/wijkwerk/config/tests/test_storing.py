"""The database is away: nobody is thanked for what was not received, and the text comes back."""

import pytest
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.urls import reverse

pytestmark = pytest.mark.django_db

TEKST = "Bij de bushalte ligt al een week glas."


@pytest.fixture
def database_weg(monkeypatch: pytest.MonkeyPatch) -> None:
    def weg(*_args, **_kwargs):
        raise OperationalError("no connection")

    monkeypatch.setattr(BaseDatabaseWrapper, "cursor", weg)


@pytest.fixture(autouse=True)
def _zoals_een_server(client) -> None:
    client.raise_request_exception = False


@pytest.mark.usefixtures("database_weg")
def test_niet_ontvangen_en_de_tekst_staat_er_nog(client) -> None:
    antwoord = client.post("/proefdam/laat-iets-weten/", {"tekst": TEKST, "e_mail": "a@b.example"})
    assert antwoord.status_code == 503
    assert antwoord.headers["Retry-After"]
    inhoud = antwoord.content.decode()
    assert TEKST in inhoud
    assert "a@b.example" not in inhoud, "contact data do not belong on an error page"


@pytest.mark.usefixtures("database_weg")
def test_gezond_zegt_eerlijk_dat_het_niet_gaat(client) -> None:
    assert client.get(reverse("gezond")).status_code == 503


def test_een_gewone_fout_is_geen_storing(client, gemeente, monkeypatch) -> None:
    def stuk(*_args, **_kwargs):
        raise RuntimeError("broken")

    monkeypatch.setattr("wijkwerk.config.views.klok.nu", stuk)
    assert client.get(reverse("security_txt")).status_code == 500


def test_met_database_gaat_het_wel(client, gemeente) -> None:
    assert client.get(reverse("gezond")).status_code == 200
    assert client.post("/proefdam/laat-iets-weten/", {"tekst": TEKST}).status_code != 503


@pytest.mark.usefixtures("database_weg")
def test_getypte_tekst_wordt_niet_uitgevoerd(client) -> None:
    antwoord = client.post("/proefdam/laat-iets-weten/", {"tekst": "<script>alert(1)</script>"})
    assert "<script>alert(1)" not in antwoord.content.decode()
