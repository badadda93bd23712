"""How an area stands, for the wijkwethouder."""

import re
from datetime import timedelta

import pytest

from tests.draad import Draad
from tests.rolverdeling import een_werkdag
from wijkwerk.core import klok
from wijkwerk.signalen import services
from wijkwerk.signalen.tests.factories import maak_signaal, tel_vragen
from wijkwerk.werkplek.tests.test_werkplek import inhoud, oud_signaal, veel_signalen

PAD = "/proefdam/werk/gebieden/noord/stand/"
MEESTE_VRAGEN = 12


def kaal(pagina: str) -> str:
    return re.sub(r"<[^>]+>", "", pagina)


def test_een_leeg_gebied_zegt_dat_er_niets_is(client_van, wijkwethouder):
    pagina = kaal(inhoud(client_van(wijkwethouder), PAD))
    assert "Dit kwartaal vertelden bewoners ons 0 keer iets." in pagina
    assert "Er wacht nu niemand op antwoord." in pagina
    assert "Er is niets te laat." in pagina
    assert "Uit Noord oost hoorden wij 6 weken niets." in pagina


def test_de_eerste_zin_is_waar(client_van, wijkambtenaar, wijkwethouder, gebied, buurt):
    dag = een_werkdag()
    moment = (
        klok.nu().astimezone(klok.AMSTERDAM).replace(year=dag.year, month=dag.month, day=dag.day)
    )
    with klok.verzet(moment - timedelta(days=50)):
        op_tijd, te_laat, wacht = (maak_signaal(g) for g in (gebied, buurt, gebied))
        services.signaal_beantwoorden(
            op_tijd, actor=wijkambtenaar, uitkomst="kan", tekst="Wij doen het.", reden="Het kan."
        )
    with klok.verzet(moment):
        services.signaal_beantwoorden(
            te_laat, actor=wijkambtenaar, uitkomst="kan", tekst="Wij doen het.", reden="Het kan."
        )
        maak_signaal(buurt)
        pagina = kaal(inhoud(client_van(wijkwethouder), PAD))
    assert "Dit kwartaal vertelden bewoners ons 4 keer iets." in pagina
    assert "Daarvan gaven wij 1 keer op tijd antwoord, 1 keer te laat." in pagina
    assert "Nu wacht 1 bericht te lang op antwoord, 1 is nog op tijd." in pagina
    assert wacht.titel in pagina


def test_te_laat_zegt_bij_wie_en_waarom(
    client_van, wijkambtenaar, wijkwethouder, gebied, organisatie
):
    bij_sector = oud_signaal(gebied, 40, tekst="Er lopen ratten.")
    services.signaal_doorgeven(
        bij_sector, actor=wijkambtenaar, naar=organisatie, vraag="Wat kan?", voor=klok.vandaag()
    )
    opgepakt = oud_signaal(gebied, 41, tekst="De bus rijdt niet.")
    services.signaal_oppakken(opgepakt, actor=wijkambtenaar)
    oud_signaal(gebied, 42, tekst="De stoep ligt los.")
    pagina = inhoud(client_van(wijkwethouder), PAD)
    rijen = re.findall(r"<tr><td>.*?</tr>", pagina)
    assert [kaal(rij)[:18] for rij in rijen] == [
        "De stoep ligt losN",
        "De bus rijdt nietW",
        "Er lopen rattenSta",
    ]
    assert "Wilma Wijk" in rijen[1]
    assert "Onze vraag van" in rijen[2]
    assert ">U<" in re.findall(r"<tr><td>.*?</tr>", inhoud(client_van(wijkambtenaar), PAD))[1]


def test_beloften_worden_eerlijk_geteld(client_van, wijkwethouder, draad: Draad):
    opgave = draad.opgave()
    draad.resultaat(draad.inspanning("Zes lampen", opgave))
    draad.inspanning("Struiken snoeien", opgave)
    with klok.verzet(klok.nu() - timedelta(days=30)):
        draad.inspanning("Bank plaatsen", opgave, dagen=10)
    pagina = kaal(inhoud(client_van(wijkwethouder), PAD))
    assert "Van de 3 beloften van dit jaar hielden wij er 1, braken er 1 en lopen er 1." in pagina


def test_de_staven_tellen_per_maand(client_van, wijkwethouder, gebied):
    maak_signaal(gebied)
    maak_signaal(gebied)
    pagina = inhoud(client_van(wijkwethouder), PAD)
    label = re.search(r'class="ww-staven"[^>]*aria-label="([^"]+)"', pagina)
    assert label
    assert label[1].endswith(" 2 en 0.")


@pytest.mark.parametrize(
    "wie", ["sectorambtenaar", "partner", "gemeentebeheerder", "collega_elders", "vreemde"]
)
def test_wie_er_niet_over_gaat_vindt_niets(client_van, rolverdeling, wie):
    assert client_van(rolverdeling[wie]).get(PAD).status_code == 404


def test_een_gebied_elders_is_er_niet(client_van, leidinggevende, andere_gemeente):
    client = client_van(leidinggevende)
    assert client.get("/proefdam/werk/gebieden/elderveen/stand/").status_code == 404
    assert client.get("/elderveen/werk/gebieden/noord/stand/").status_code == 404


def test_vragen_aan_de_database(client_van, wijkwethouder, gebied, draad: Draad):
    veel_signalen(gebied, 300)
    opgave = draad.opgave()
    for nummer in range(10):
        draad.inspanning(f"Werk {nummer}", opgave)
    client = client_van(wijkwethouder)
    client.get(PAD)  # what hardly changes is kept by the process
    with tel_vragen() as vragen:
        assert client.get(PAD).status_code == 200
    assert vragen.aantal <= MEESTE_VRAGEN, vragen
