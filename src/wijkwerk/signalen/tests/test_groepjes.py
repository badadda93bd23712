"""What looks alike, and one click to make it an opgave."""

from datetime import timedelta

import pytest

from tests.rolverdeling import BREEDTE, LENGTE
from wijkwerk.core import klok
from wijkwerk.core.kenmerk import toon
from wijkwerk.signalen.models import Opgave
from wijkwerk.signalen.selectors.groepjes import gelijken
from wijkwerk.signalen.services import MelderGegevens
from wijkwerk.signalen.tests.factories import maak_opgave, maak_signaal, tel_vragen, veel_signalen

ANONIEM = MelderGegevens()


@pytest.fixture
def pad(gemeente):
    return f"/{gemeente.slug}/werk/signalen/groepjes/"


def grofvuil(gebied, noord: int, dagen: int = 0, **velden):
    with klok.verzet(klok.nu() - timedelta(days=dagen)):
        return maak_signaal(
            gebied,
            tekst="Er staat grofvuil op de hoek.",
            lat=BREEDTE + 0.005 + noord / 111_320,
            lon=LENGTE + 0.005,
            melder=ANONIEM,
            **velden,
        )


@pytest.fixture
def drie(gebied):
    return [grofvuil(gebied, 0, 16), grofvuil(gebied, 60, 3), grofvuil(gebied, 115)]


def test_drie_keer_grofvuil_is_een_groepje_met_de_reden(drie, pad, wijkambtenaar, client_van):
    antwoord = client_van(wijkambtenaar).get(pad)
    (groep,) = antwoord.context["groepen"]
    assert groep.signalen == drie
    assert groep.reden == "3 keer ‘grofvuil’, binnen 120 meter, in 3 weken"
    pagina = antwoord.content.decode()
    assert pagina.count('name="signaal"') == pagina.count("checked") == 3


def test_een_klik_maakt_er_een_opgave_van(drie, gemeente, pad, thema, wijkambtenaar, client_van):
    client = client_van(wijkambtenaar)
    nummers = [toon(signaal.kenmerk) for signaal in drie[:2]]
    maken = f"/{gemeente.slug}/werk/opgaven/nieuw/"
    form = client.get(maken, {"titel": "Grofvuil staat", "signaal": nummers}).context["form"]
    assert form.initial["titel"] == "Grofvuil staat"
    assert form.initial["gebied"] == "noord"
    velden = {"titel": "Grofvuil", "duiding": "Opruimen.", "gebied": "noord", "schaal": "buurt"}
    client.post(maken, {**velden, "signaal": nummers})
    assert Opgave.objects.get().koppelingen.count() == 2
    assert gelijken(wijkambtenaar) == []


def test_wat_dicht_is_of_al_gebundeld_telt_niet_mee(drie, gebied, wijkambtenaar):
    maak_opgave(gebied, wijkambtenaar, signalen=drie[:1])
    (groep,) = gelijken(wijkambtenaar)
    assert groep.signalen == drie[1:]
    type(drie[1]).objects.filter(pk=drie[1].pk).update(status="beantwoord")
    assert gelijken(wijkambtenaar) == []


def test_weggelegd_blijft_weg_tot_er_een_stem_bij_komt(
    drie, gebied, pad, wijkambtenaar, client_van
):
    client = client_van(wijkambtenaar)
    (groep,) = client.get(pad).context["groepen"]
    assert client.post(f"{pad}wegleggen/", {"groep": groep.sleutel}).status_code == 302
    weg = client.get(pad)
    assert (weg.context["groepen"], weg.context["weg"]) == ([], 1)
    assert "Er lijkt nu niets op elkaar" in weg.content.decode()
    grofvuil(gebied, 30)
    assert len(client.get(pad).context["groepen"]) == 1
    client.post(f"{pad}wegleggen/", {"alles": "1"})
    assert client.get(pad).context["weg"] == 0


def test_toevoegen_aan_een_opgave(drie, gebied, gemeente, wijkambtenaar, client_van):
    opgave = maak_opgave(gebied, wijkambtenaar, signalen=drie[:1])
    client = client_van(wijkambtenaar)
    pad = f"/{gemeente.slug}/werk/signalen/samen/bundelen/"
    nummers = [toon(signaal.kenmerk) for signaal in drie]
    fout = client.post(pad, {"signaal": nummers[1:], "reden": "Zelfde hoek"})
    assert fout.status_code == 422
    assert "Zelfde hoek" in fout.content.decode()
    antwoord = client.post(pad, {"signaal": nummers, "opgave": opgave.kenmerk}, follow=True)
    assert opgave.koppelingen.count() == 3
    pagina = antwoord.content.decode()
    assert "2 signalen horen nu bij" in pagina
    assert f"{nummers[0]} is niet gelukt. Dit signaal hoort al bij deze opgave." in pagina


def test_zonder_keuze_zegt_de_pagina_wat_te_doen(gemeente, gebied, wijkambtenaar, client_van):
    pad = f"/{gemeente.slug}/werk/signalen/samen/bundelen/?signaal=onzin"
    assert "U koos nog geen signalen" in client_van(wijkambtenaar).get(pad).content.decode()


def test_niemand_ziet_groepjes_van_een_ander_gebied(drie, pad, rolverdeling, client_van):
    assert not client_van(rolverdeling["collega_elders"]).get(pad).context["groepen"]
    for rol in ("sectorambtenaar", "wijkwethouder", "raadslid", "partner", "vreemde"):
        assert client_van(rolverdeling[rol]).get(pad).status_code == 404
    assert gelijken(rolverdeling["wijkwethouder"]) == []


def test_vragen_aan_de_database(drie, gebied, pad, wijkambtenaar, client_van):
    veel_signalen(gebied, 80)
    client = client_van(wijkambtenaar)
    client.get(pad)
    with tel_vragen() as vragen:
        client.get(pad)
    assert vragen.aantal <= 8, vragen
