"""The search box of the workplace."""

from tests.draad import Draad
from wijkwerk.core import kenmerk
from wijkwerk.mengpaneel.tests.maken import maak_oefening
from wijkwerk.signalen.tests.factories import maak_signaal
from wijkwerk.werkplek.tests.test_werkplek import inhoud

PAD = "/proefdam/werk/zoeken/?q="


def test_op_nummer_met_en_zonder_streep(client_van, wijkambtenaar, gebied):
    signaal = maak_signaal(gebied, tekst="De lamp is stuk.")
    for vraag in (signaal.kenmerk, kenmerk.toon(signaal.kenmerk).lower()):
        assert "De lamp is stuk" in inhoud(client_van(wijkambtenaar), PAD + vraag)


def test_op_woord_in_alle_soorten(client_van, wijkambtenaar, draad: Draad):
    maak_signaal(draad.gebied, tekst="Lampen op het pad, graag.")
    draad.inspanning("Zes lampen plaatsen", draad.opgave("Geen lampen op het pad"))
    pagina = inhoud(client_van(wijkambtenaar), PAD + "lampen")
    assert all(kop in pagina for kop in (">Signalen<", ">Opgaven<", ">Inspanningen<"))
    assert "3 keer gevonden" in pagina


def test_een_gebied_op_naam(client_van, partner):
    pagina = inhoud(client_van(partner), PAD + "noord")
    assert 'href="/proefdam/gebieden/noord-oost/"' in pagina


def test_niemand_vindt_meer_dan_op_de_lijsten(client_van, collega_elders, partner, draad: Draad):
    signaal = maak_signaal(draad.gebied, tekst="De lamp is stuk.")
    draad.inspanning("Zes lampen plaatsen", draad.opgave("Geen lampen", publiek=False))
    for actor in (collega_elders, partner):
        for vraag in ("lamp", signaal.kenmerk):
            pagina = inhoud(client_van(actor), PAD + vraag)
            assert "De lamp is stuk" not in pagina
            assert "Zes lampen" not in pagina


def test_een_oefening_met_het_mengpaneel(
    client_van, gemeente, wijkambtenaar, sectorambtenaar, partner
):
    maak_oefening(gemeente, wijkambtenaar, titel="Schuiven in de herfst")
    vast = maak_oefening(gemeente, wijkambtenaar, titel="Schuiven in mei", fase="evalueren")
    pagina = inhoud(client_van(wijkambtenaar), PAD + "schuiven")
    assert "Schuiven in de herfst" in pagina
    assert f'href="/proefdam/werk/mengpaneel/{kenmerk.toon(vast.kenmerk)}/"' in pagina
    ander = inhoud(client_van(sectorambtenaar), PAD + "schuiven")
    assert "Schuiven in mei" in ander
    assert "Schuiven in de herfst" not in ander
    assert "Schuiven in mei" not in inhoud(client_van(partner), PAD + "schuiven")


def test_niets_gevonden(client_van, wijkambtenaar):
    assert "Niets gevonden" in inhoud(client_van(wijkambtenaar), PAD + "onvindbaar")


def test_een_lege_vraag_toont_alleen_het_veld(client_van, wijkambtenaar):
    pagina = inhoud(client_van(wijkambtenaar), PAD)
    assert "gevonden" not in pagina
