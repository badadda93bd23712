"""Texts to start an answer from."""

from html import unescape

import pytest

from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel
from wijkwerk.gebieden.models import Thema
from wijkwerk.signalen.models import Standaardtekst
from wijkwerk.signalen.selectors.antwoord import standaardteksten_voor
from wijkwerk.signalen.services.standaardteksten import (
    standaardtekst_bewaren,
    standaardtekst_zetten,
)
from wijkwerk.signalen.tests.factories import maak_signaal, tel_vragen

WERK = "/proefdam/werk/standaardteksten/"
TEKST = {
    "titel": "Geen geld voor een bank",
    "tekst": "Wij zetten hier geen bank.",
    "reden": "Er is dit jaar geen geld.",
    "uitkomst": "kan_niet",
}


@pytest.fixture
def standaard(gemeente, leidinggevende):
    return standaardtekst_bewaren(actor=leidinggevende, gemeente=gemeente, **TEKST)


@pytest.fixture
def client(leidinggevende, client_van):
    return client_van(leidinggevende)


def tekst_van(antwoord) -> str:
    return " ".join(unescape(antwoord.content.decode()).split())


def test_maken_en_wijzigen(gemeente, thema, standaard, leidinggevende):
    assert len(standaard.kenmerk) == 7
    nu = standaardtekst_bewaren(
        standaard,
        actor=leidinggevende,
        gemeente=gemeente,
        **{**TEKST, "titel": "Bank", "thema": thema},
    )
    assert (nu.pk, nu.titel, nu.thema) == (standaard.pk, "Bank", thema)
    assert Logregel.objects.filter(handeling="standaardtekst.beheren").count() == 2


@pytest.mark.parametrize("velden", [{"titel": " "}, {"tekst": ""}, {"uitkomst": "misschien"}])
def test_wat_niet_kan(gemeente, leidinggevende, velden):
    with pytest.raises(DomainError):
        standaardtekst_bewaren(actor=leidinggevende, gemeente=gemeente, **{**TEKST, **velden})


def test_een_thema_van_een_ander_kan_niet(gemeente, andere_gemeente, leidinggevende):
    daar = Thema.objects.create(gemeente=andere_gemeente, slug="daar", naam="Daar")
    with pytest.raises(DomainError, match="andere gemeente"):
        standaardtekst_bewaren(actor=leidinggevende, gemeente=gemeente, thema=daar, **TEKST)


@pytest.mark.parametrize("rol", ["wijkambtenaar", "sectorambtenaar", "partner", "raadslid"])
def test_alleen_wie_inricht_maakt_teksten(gemeente, standaard, rolverdeling, client_van, rol):
    actor = rolverdeling[rol]
    with pytest.raises(NotAllowed):
        standaardtekst_bewaren(actor=actor, gemeente=gemeente, **TEKST)
    with pytest.raises(NotAllowed):
        standaardtekst_zetten(standaard, actor=actor, actief=False)
    assert client_van(actor).get(WERK + "nieuw/").status_code == 404


def test_uitzetten_haalt_hem_uit_de_keuze(gebied, standaard, leidinggevende):
    signaal = maak_signaal(gebied)
    assert [t.titel for t in standaardteksten_voor(signaal)] == [TEKST["titel"]]
    standaardtekst_zetten(standaard, actor=leidinggevende, actief=False)
    assert standaardteksten_voor(signaal) == []


def test_eigen_thema_eerst(gemeente, gebied, thema, standaard, leidinggevende):
    groen = {**TEKST, "titel": "Zeker groen", "thema": thema}
    standaardtekst_bewaren(actor=leidinggevende, gemeente=gemeente, **groen)
    titels = [t.titel for t in standaardteksten_voor(maak_signaal(gebied, thema=thema))]
    assert titels == ["Zeker groen", TEKST["titel"]]
    assert len(standaardteksten_voor(maak_signaal(gebied))) == 1


def test_een_collega_leest_de_lijst_zonder_knoppen(standaard, wijkambtenaar, client_van):
    pagina = tekst_van(client_van(wijkambtenaar).get(WERK))
    assert TEKST["titel"] in pagina
    assert "Zet uit" not in pagina
    assert "Nieuwe tekst" not in pagina


def test_maken_op_het_scherm(client, gemeente, thema):
    fout = client.post(WERK + "nieuw/", {**TEKST, "titel": ""})
    assert fout.status_code == 422
    assert "Wij zetten hier geen bank." in tekst_van(fout)
    assert client.post(WERK + "nieuw/", {**TEKST, "thema": thema.slug}).status_code == 302
    pagina = tekst_van(client.get(WERK))
    for stuk in (TEKST["titel"], "Groen", "0 keer", "Zet uit"):
        assert stuk in pagina, stuk


def test_nalezen_bewaart_niets(client, gemeente):
    stroef = {**TEKST, "tekst": "Conform de regels.", "nalezen": "1"}
    antwoord = client.post(WERK + "nieuw/", stroef)
    pagina = tekst_van(antwoord)
    assert antwoord.status_code == 200
    assert "‘volgens’" in pagina
    assert "Conform de regels." in pagina
    assert not Standaardtekst.objects.exists()


def test_wijzigen_kopieren_en_uitzetten_op_het_scherm(client, standaard):
    pad = f"{WERK}{standaard.kenmerk}/"
    assert TEKST["tekst"] in tekst_van(client.get(pad))
    client.post(pad, {**TEKST, "titel": "Andere naam"})
    standaard.refresh_from_db()
    assert standaard.titel == "Andere naam"
    assert "Kopie van Andere naam" in tekst_van(client.get(f"{WERK}nieuw/?van={standaard.kenmerk}"))
    for waarde, actief in (("0", False), ("1", True)):
        client.post(pad + "zetten/", {"actief": waarde})
        standaard.refresh_from_db()
        assert standaard.actief is actief


def test_een_tekst_van_een_andere_gemeente_is_er_niet(client, standaard, vreemde, client_van):
    elders = f"/elderveen/werk/standaardteksten/{standaard.kenmerk}/"
    assert client_van(vreemde).get(elders).status_code == 404
    assert client.get(WERK + "nieuw/?van=onzin").status_code == 404


@pytest.mark.parametrize("waar", ["", "nieuw/"])
def test_twaalf_vragen(client, gemeente, leidinggevende, waar):
    for nummer in range(12):
        velden = {**TEKST, "titel": f"Tekst {nummer}"}
        standaardtekst_bewaren(actor=leidinggevende, gemeente=gemeente, **velden)
    client.get(WERK + waar)
    with tel_vragen() as vragen:
        assert client.get(WERK + waar).status_code == 200
    assert vragen.aantal <= 12, vragen
