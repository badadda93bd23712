"""One answer to many: who gets it, how it reads, and each on its own."""

import pytest

from wijkwerk.signalen import services
from wijkwerk.signalen.models import Signaal, Terugkoppeling, Verzending
from wijkwerk.signalen.services import MelderGegevens
from wijkwerk.signalen.tests.factories import maak_signaal, tel_vragen
from wijkwerk.signalen.tests.test_antwoord import tekst_van
from wijkwerk.signalen.tests.test_signaal_beantwoorden import ANTWOORD
from wijkwerk.signalen.views import bulk_antwoord

PAD = "/proefdam/werk/signalen/samen/beantwoorden/"
BRIEF = MelderGegevens(naam="Bep", postadres="Kade 4", kanaal="brief")


@pytest.fixture
def client(wijkambtenaar, client_van):
    return client_van(wijkambtenaar)


@pytest.fixture
def signalen(gebied, buurt):
    return [maak_signaal(gebied), maak_signaal(buurt, melder=BRIEF), maak_signaal(gebied)]


def nummers(signalen) -> list[str]:
    return [signaal.kenmerk for signaal in signalen]


def stuur(client, signalen, **velden):
    data = {**ANTWOORD, "signaal": nummers(signalen), **velden}
    gezien = client.post(PAD, {**data, "voorbeeld": "1"}).context["form"]["gezien"].value()
    return client.post(PAD, {"akkoord": "on", **data, "gezien": gezien})


def beantwoord() -> int:
    return Signaal.objects.filter(status="beantwoord").count()


def test_de_pagina_zegt_hoeveel_waar_en_wie(client, signalen):
    pagina = tekst_van(client.get(PAD, {"signaal": nummers(signalen)}))
    for stuk in (
        "3 signalen krijgen hetzelfde antwoord.",
        "Noord (2)",
        "Noord oost (1)",
        "Dit gaat naar 3 mensen: 2 per e-mail, 1 per brief",
    ):
        assert stuk in pagina, stuk


def test_wat_niet_kan_staat_erbij_met_de_reden(client, signalen, ander_gebied, wijkambtenaar):
    services.signaal_beantwoorden(signalen[0], actor=wijkambtenaar, **ANTWOORD)
    elders = maak_signaal(ander_gebied)
    pagina = tekst_van(client.get(PAD, {"signaal": [*nummers(signalen), elders.kenmerk, "onzin"]}))
    assert "2 signalen krijgen hetzelfde antwoord." in pagina
    assert "Deze doen niet mee 1" in pagina
    assert "De status is ‘Beantwoord’." in pagina
    assert elders.kenmerk not in pagina.replace("-", "")


def test_wie_meeleest_beantwoordt_niets(signalen, wijkwethouder, client_van):
    antwoord = client_van(wijkwethouder).get(PAD, {"signaal": nummers(signalen)})
    assert antwoord.status_code == 404


def test_zonder_keuze(client, gemeente):
    assert "Er is niets te beantwoorden" in tekst_van(client.get(PAD))


def test_eerst_kijken_dan_een_vinkje(client, signalen):
    data = {**ANTWOORD, "signaal": nummers(signalen)}
    eerste = client.post(PAD, data)
    assert "Zo leest de bewoner het, per e-mail" in tekst_van(eerste)
    assert "Zo leest de bewoner het, in een brief" in tekst_van(eerste)
    gezien = eerste.context["form"]["gezien"].value()
    zonder = client.post(PAD, {**data, "gezien": gezien})
    assert zonder.status_code == 422
    assert "Zet een vinkje." in tekst_van(zonder)
    anders = client.post(PAD, {**data, "tekst": "Iets anders.", "gezien": gezien, "akkoord": "on"})
    assert "U veranderde de tekst" in tekst_van(anders)
    assert beantwoord() == 0


def test_versturen_beantwoordt_elk_signaal(client, signalen):
    antwoord = stuur(client, signalen)
    assert antwoord.status_code == 302
    assert "verstuurd op 3 signalen" in tekst_van(client.get(antwoord.url))
    assert beantwoord() == 3
    assert Terugkoppeling.objects.filter(soort="antwoord").count() == 3
    assert all(signaal.op_tijd for signaal in Signaal.objects.all())


def test_twee_keer_versturen_stuurt_een_keer(client, signalen):
    data = {**ANTWOORD, "signaal": nummers(signalen), "eenmalig": "sleutel", "akkoord": "on"}
    gezien = client.post(PAD, {**data, "voorbeeld": "1"}).context["form"]["gezien"].value()
    for _keer in range(2):
        client.post(PAD, {**data, "gezien": gezien})
    assert Terugkoppeling.objects.filter(soort="antwoord").count() == 3
    assert Verzending.objects.filter(terugkoppeling__soort="antwoord").count() == 3


def test_een_fout_houdt_de_rest_niet_op(client, signalen, monkeypatch, leidinggevende):
    """A colleague answers the second one while the rest goes out."""
    echt = services.signaal_beantwoorden
    eerder = signalen[1]

    def net_te_laat(signaal, **velden):
        if signaal.pk == eerder.pk and velden["actor"] != leidinggevende:
            echt(signaal, actor=leidinggevende, **ANTWOORD)
        return echt(signaal, **velden)

    monkeypatch.setattr(bulk_antwoord.services, "signaal_beantwoorden", net_te_laat)
    pagina = tekst_van(client.get(stuur(client, signalen).url))
    assert "verstuurd op 2 signalen" in pagina
    assert "is niet beantwoord. Lies Leiding wijzigde dit signaal" in pagina
    assert beantwoord() == 3
    assert Terugkoppeling.objects.filter(signaal=eerder, soort="antwoord").count() == 1


def test_hoogstens_tweehonderd(client, signalen, monkeypatch):
    monkeypatch.setattr(bulk_antwoord, "HOOGSTENS", 2)
    pagina = tekst_van(client.get(PAD, {"signaal": nummers(signalen)}))
    assert "1 doet nu niet mee." in pagina
    assert "2 signalen krijgen" in pagina


def test_wat_getypt_is_blijft(client, signalen):
    data = {**ANTWOORD, "signaal": nummers(signalen), "reden": ""}
    antwoord = client.post(PAD, data)
    assert antwoord.status_code == 422
    assert "Er komen lampen." in tekst_van(antwoord)


def test_het_aantal_vragen_hangt_niet_af_van_het_aantal(client, gebied):
    signalen = [maak_signaal(gebied, melder=None) for _nummer in range(20)]
    vraag = {"signaal": nummers(signalen)}
    client.get(PAD, vraag)
    with tel_vragen() as vragen:
        assert client.get(PAD, vraag).status_code == 200
    assert vragen.aantal <= 12, vragen
