"""The API: panels that were set, for who may see them."""

from __future__ import annotations

import pytest

from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.tests.maken import maak_oefening, zet_standen
from wijkwerk.mengpaneel.tests.vol import maak_vol


def pad(gemeente, achter=""):
    return f"/{gemeente.slug}/api/v1/mengpaneel{achter}"


@pytest.fixture
def vol(gemeente, wijkambtenaar, gebied):
    return maak_vol(gemeente, wijkambtenaar, gebied)


def test_lijst_van_wat_is_vastgesteld(client_van, leidinggevende, wijkambtenaar, gemeente, vol):
    maak_oefening(gemeente, wijkambtenaar, fase=Fase.GESPREK)
    maak_oefening(gemeente, wijkambtenaar, fase=Fase.EVALUEREN, proef=True)
    for wie in (leidinggevende, wijkambtenaar):
        rijen = client_van(wie).get(pad(gemeente)).json()
        assert [rij["kenmerk"].replace("-", "") for rij in rijen] == [vol.kenmerk]
    assert rijen[0]["waarover"] == "Hele gemeente"
    assert client_van(leidinggevende).get(pad(gemeente, "?bereik=gebied")).json() == []


def test_een_paneel(client_van, leidinggevende, gemeente, vol):
    client = client_van(leidinggevende)
    for spelling in (vol.kenmerk, f"{vol.kenmerk[:4]}-{vol.kenmerk[4:]}".lower()):
        rij = client.get(pad(gemeente, f"/{spelling}")).json()
        assert [stand["nu"] for stand in rij["standen"]] == [4, 3, 6, 7, 4]
        assert rij["standen"][0]["redenAmbitie"]
        assert rij["spreiding"]["aantal"] == 17
        assert len(rij["acties"]) == 4
        assert len(rij["nabijheid"]) == 5


def test_wat_loopt_of_vreemd_is_bestaat_niet(
    client_van, wijkambtenaar, vreemde, gemeente, andere_gemeente, vol
):
    bezig = maak_oefening(gemeente, wijkambtenaar, fase=Fase.VASTSTELLEN)
    zet_standen(bezig)
    assert client_van(wijkambtenaar).get(pad(gemeente, f"/{bezig.kenmerk}")).status_code == 404
    assert client_van(wijkambtenaar).get(pad(gemeente, "/XXXXXXX")).status_code == 404
    assert client_van(vreemde).get(pad(andere_gemeente, f"/{vol.kenmerk}")).status_code == 404
    assert client_van(wijkambtenaar).get(pad(gemeente, f"/{vol.kenmerk}")).status_code == 200


def test_bewoner_moet_inloggen(client, gemeente, vol):
    antwoord = client.get(pad(gemeente))
    assert antwoord.status_code == 401
    assert antwoord["Content-Type"] == "application/problem+json"


def test_aantal_vragen(client_van, leidinggevende, gemeente, vol, django_assert_max_num_queries):
    client = client_van(leidinggevende)
    client.get(pad(gemeente, f"/{vol.kenmerk}"))
    with django_assert_max_num_queries(12):
        client.get(pad(gemeente, f"/{vol.kenmerk}"))
