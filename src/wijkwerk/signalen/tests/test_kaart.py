"""The map of signalen: the same as the list, by place."""

import pytest

from tests.rolverdeling import BREEDTE, LENGTE, STAP
from wijkwerk.signalen import signaalkaart
from wijkwerk.signalen.tests.factories import maak_signaal, tel_vragen, veel_signalen

PLEK = {"lat": BREEDTE + STAP / 2, "lon": LENGTE + STAP / 2}


@pytest.fixture
def pad(gemeente):
    return f"/{gemeente.slug}/werk/signalen/kaart/"


def test_wat_een_plek_heeft_krijgt_een_vorm_de_rest_een_getal(
    gebied, buurt, pad, wijkambtenaar, client_van
):
    veel_signalen(gebied, 2, **PLEK)  # one of them is late
    maak_signaal(buurt)
    maak_signaal(gebied)
    beeld = client_van(wijkambtenaar).get(f"{pad}?weergave=open").context["beeld"]
    assert {merk.soort for merk in beeld.merken} == {"laat", "nieuw"}
    assert len({merk.vorm for merk in beeld.merken}) == 2
    assert [(groep.naam, groep.aantal) for groep in beeld.groepen] == [("Noord", 2)]
    assert all(0 <= m.x <= beeld.kaart.projectie.breedte for m in beeld.merken)
    namen = [naam for naam, _vorm, _n in beeld.legenda]
    assert namen == ["Te laat", "Nieuw"]


def test_dezelfde_filters_en_terug_naar_de_lijst(gebied, pad, wijkambtenaar, client_van):
    maak_signaal(gebied, tekst="Een lamp is stuk.")
    maak_signaal(gebied, tekst="Een boom is om.", plek_tekst="Dorpsplein")
    antwoord = client_van(wijkambtenaar).get(f"{pad}?weergave=open&q=dorpsplein")
    assert [groep.aantal for groep in antwoord.context["beeld"].groepen] == [1]
    assert "werk/signalen/?weergave=open&amp;q=dorpsplein" in antwoord.content.decode()


def test_van_een_gebied_ziet_u_de_delen(gebied, buurt, pad, wijkambtenaar, client_van):
    maak_signaal(buurt)
    antwoord = client_van(wijkambtenaar).get(f"{pad}?weergave=open&gebied=noord")
    assert [groep.naam for groep in antwoord.context["beeld"].groepen] == ["Noord oost"]


def test_niet_meer_dan_past_en_dat_staat_erbij(gebied, pad, wijkambtenaar, client_van, monkeypatch):
    monkeypatch.setattr(signaalkaart, "MEESTE", 3)
    veel_signalen(gebied, 5, **PLEK)
    antwoord = client_van(wijkambtenaar).get(f"{pad}?weergave=open")
    assert len(antwoord.context["beeld"].merken) == 3
    assert "Er zijn er meer dan" in antwoord.content.decode()


def test_leeg_zegt_wat_u_kunt_doen(pad, wijkambtenaar, client_van):
    assert "Toon alles wat open is" in client_van(wijkambtenaar).get(pad).content.decode()


def test_niemand_ziet_op_de_kaart_meer_dan_in_de_lijst(
    ander_gebied, pad, wijkambtenaar, sectorambtenaar, gemeentebeheerder, client_van
):
    maak_signaal(ander_gebied, **PLEK)
    for wie in (wijkambtenaar, sectorambtenaar):
        beeld = client_van(wie).get(f"{pad}?weergave=open").context["beeld"]
        assert not beeld.merken
        assert not beeld.groepen
    assert client_van(gemeentebeheerder).get(pad).status_code == 404


def test_vragen_aan_de_database(gebied, buurt, pad, wijkambtenaar, client_van):
    veel_signalen(gebied, 100, **PLEK)
    veel_signalen(buurt, 50)
    client = client_van(wijkambtenaar)
    client.get(pad)
    with tel_vragen() as vragen:
        client.get(f"{pad}?weergave=open&gebied=noord")
    assert vragen.aantal <= 8, vragen
