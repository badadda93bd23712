"""What the source tells of gemeenten, and what gemeenten published: evidence, no ranking."""

import re

import pytest

from wijkwerk.core import klok
from wijkwerk.mengpaneel import publiek
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN, Band, uit_naam
from wijkwerk.mengpaneel.domain.voorbeelden import VOORBEELDEN, Voorbeeld, zoek
from wijkwerk.mengpaneel.models import Oefening
from wijkwerk.mengpaneel.tests.maken import maak_oefening, zet_standen
from wijkwerk.mengpaneel.tests.test_combinaties import gedeeld

pytestmark = pytest.mark.django_db
PAD = "/mengpaneel/gemeenten/"


def haal(client, **vraag: str) -> str:
    antwoord = client.get(PAD, vraag)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def koppen(pagina: str) -> list[str]:
    return re.findall(r"<article.*?<h3[^>]*>(.*?)</h3>", pagina)


def test_de_voorbeelden_zijn_geldig():
    for rij in VOORBEELDEN:
        assert set(rij.schuiven) <= set(SCHUIVEN)
        assert set(rij.banden) <= set(Band)
        assert rij.tekst.endswith(".")
        assert rij.hoofdstuk
        assert not (rij.omhoog and rij.banden)
    assert len({rij.gemeente for rij in VOORBEELDEN}) == 16


@pytest.mark.parametrize(
    ("gemeente", "schuif", "banden"),
    [
        ("Amersfoort", "PI", "L"),
        ("Leeuwarden", "PB", "L"),
        ("Nijmegen", "PM", "H"),
        ("Nijmegen", "C", "L"),
    ],
)
def test_wat_de_bron_zelf_zegt_is_genoemd(gemeente, schuif, banden):
    """Table A-3: only these four positions are explicit."""
    genoemd = {
        (rij.gemeente, s, rij.banden)
        for rij in VOORBEELDEN
        for s in rij.schuiven
        if rij.genoemd and rij.banden
    }
    assert (gemeente, schuif, banden) in genoemd
    assert len(genoemd) == 4


def test_alles_op_alfabet_ook_als_de_lijst_dat_niet_is(client):
    assert koppen(haal(client)) == sorted({rij.gemeente for rij in VOORBEELDEN})
    door_elkaar = [Voorbeeld(naam, ("PI",), "H", True, "2", "x") for naam in "cab"]
    assert [naam for naam, _ in zoek(door_elkaar)] == ["a", "b", "c"]


def test_filter_op_schuif(client):
    alleen = koppen(haal(client, schuif="C"))
    assert alleen == ["Nijmegen", "Roerdalen"]
    assert koppen(haal(client, schuif="onzin")) == koppen(haal(client))


def test_zoeken_op_naam_en_woord(client):
    assert koppen(haal(client, q="zutphen")) == ["Zutphen"]
    met_wethouder = ["Altena", "Den Helder", "Enschede", "Stichtse Vecht"]
    assert koppen(haal(client, q="  WETHOUDER ")) == met_wethouder


def test_niets_gevonden_zegt_wat_u_kunt_doen(client):
    pagina = haal(client, q="<b>xyz")
    assert koppen(pagina) == []
    assert "Niets gevonden" in pagina
    assert "<b>xyz" not in pagina
    assert f'href="{PAD}"' in pagina


def test_elke_stand_zegt_of_hij_genoemd_of_afgeleid_is(client):
    pagina = haal(client)
    assert "laag (genoemd)" in pagina
    assert "hoog (afgeleid)" in pagina
    assert "midden tot hoog (afgeleid)" in pagina
    assert "omhoog, geen stand (genoemd)" in pagina


def test_zonder_gedeelde_panelen_staat_er_hoe_dat_kan(client, monkeypatch):
    monkeypatch.setattr(publiek, "gepubliceerde_panelen", list)
    pagina = haal(client)
    assert "Nog geen gemeente deelde een paneel" in pagina
    assert "Hoeveel panelen per stand" not in pagina


def test_gedeelde_panelen_als_spreiding_en_op_alfabet(client, monkeypatch):
    panelen = [
        gedeeld(uit_naam("HHHHH"), "Zuiderveen"),
        gedeeld(uit_naam("LLLL-")),
        gedeeld(uit_naam("MLHHM"), "Asterdam", 2025),
    ]
    monkeypatch.setattr(publiek, "gepubliceerde_panelen", lambda: panelen)
    pagina = haal(client)
    assert "Er zijn 3 panelen gedeeld" in pagina
    assert "1 paneel is zonder naam gedeeld" in pagina
    assert pagina.index("Asterdam 2025") < pagina.index("Zuiderveen 2026")
    rij = re.search(r'<th scope="row">Communicatie</th>(.*?)</tr>', pagina)[1]
    assert re.findall(r">(\d)<", rij) == ["0", "1", "1", "1"]
    assert "1 zonder keuze" in pagina
    assert pagina.count("mp-stip ") == 14


def test_alleen_wat_een_gemeente_zelf_deelt(client, gemeente, wijkambtenaar):
    oefening = maak_oefening(gemeente, wijkambtenaar, fase=Fase.EVALUEREN)
    zet_standen(oefening)
    assert "Nog geen gemeente deelde een paneel" in haal(client)
    Oefening.objects.filter(pk=oefening.pk).update(publicatie=Oefening.Publicatie.NAAM)
    pagina = haal(client)
    assert "Er is 1 paneel gedeeld" in pagina
    assert f"Proefdam {klok.vandaag().year}" in pagina
    assert "PI=4&amp;PB=3&amp;PM=6&amp;BP=7&amp;C=4" in pagina
    assert "Zo werken wij nu" not in pagina  # no reasons


def test_geen_ranglijst(client, monkeypatch):
    panelen = [gedeeld(uit_naam("LLLLL"), "Aa"), gedeeld(uit_naam("HHHHH"), "Bb")]
    monkeypatch.setattr(publiek, "gepubliceerde_panelen", lambda: panelen)
    een = haal(client)
    monkeypatch.setattr(publiek, "gepubliceerde_panelen", lambda: panelen[::-1])
    assert een.index("Aa 2026") < een.index("Bb 2026")
    assert haal(client).index("Aa 2026") < haal(client).index("Bb 2026")


def test_weinig_vragen_aan_de_database(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        haal(client)
