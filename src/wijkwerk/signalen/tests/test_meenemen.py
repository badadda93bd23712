"""Everything we keep about this person, to take along."""

import json

import pytest

from wijkwerk.core.errors import NotAllowed
from wijkwerk.core.models import Logregel
from wijkwerk.signalen import services
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.tests.factories import TEKST, maak_signaal
from wijkwerk.signalen.tests.test_signaal_beantwoorden import ANTWOORD
from wijkwerk.signalen.tests.volgers import melder_van, pad_van, sluit_aan, volger
from wijkwerk.signalen.volger import Volger


@pytest.fixture
def signaal(gebied, wijkambtenaar):
    signaal = maak_signaal(gebied, plek_tekst="Bij nummer 12")
    actor = volger(signaal)
    services.signaal_aanvullen(melder_van(signaal), actor=actor, tekst="Er ligt glas.")
    services.signaal_vertalen(
        signaal, actor=wijkambtenaar, vertaling="Eigenlijk gaat het om licht", thema=None
    )
    services.signaal_noteren(signaal, actor=wijkambtenaar, notitie="Belt vaak")
    services.signaal_beantwoorden(signaal, actor=wijkambtenaar, **ANTWOORD)
    services.signaal_beoordelen(melder_van(signaal), actor=actor, gehoord="deels")
    return signaal


def test_het_bestand_bevat_alles_van_deze_persoon(client, signaal):
    antwoord = client.post(pad_van(melder_van(signaal), "meenemen/"), {"json": "1"})
    assert antwoord["Content-Type"] == "application/json"
    assert "attachment" in antwoord["Content-Disposition"]
    assert "ans" not in antwoord["Content-Disposition"].lower()
    assert "no-store" in antwoord["Cache-Control"]
    inhoud = json.loads(antwoord.content)
    assert inhoud["bericht"][0]["tekst"] == TEKST
    assert inhoud["bericht"][0]["plek"] == "Bij nummer 12"
    assert inhoud["contact"][0]["e_mail"] == "ans@voorbeeld.nl"
    assert inhoud["gedaan"][0]["tekst"] == "Er ligt glas."
    assert inhoud["antwoorden"][-1]["tekst"] == "Er komen lampen."
    assert inhoud["oordelen"][0]["gehoord"] == "Een beetje"


def test_de_pagina_is_te_lezen_en_zegt_wat_er_niet_in_staat(client, signaal):
    tekst = client.post(pad_van(melder_van(signaal), "meenemen/")).content.decode()
    for stuk in ("ans@voorbeeld.nl", "Er ligt glas.", "Er komen lampen.", "Bij nummer 12"):
        assert stuk in tekst
    for stuk in ("Eigenlijk gaat het om licht", "Belt vaak"):
        assert stuk not in tekst
    assert "Aantekeningen van collega’s" in tekst


def test_wie_zich_aansloot_krijgt_niets_van_de_ander(client, signaal):
    Signaal.objects.filter(pk=signaal.pk).update(publieke_tekst="Het pad is nat")
    ben = sluit_aan(signaal, "Bij mij ook.")
    tekst = client.post(pad_van(ben, "meenemen/"), {"json": "1"}).content.decode()
    assert "Het pad is nat" in tekst
    assert "Bij mij ook." in tekst
    for stuk in (TEKST, "ans@voorbeeld.nl", "Er ligt glas.", "Bij nummer 12", "Een beetje"):
        assert stuk not in tekst


def test_het_gebeurt_alleen_met_een_knop_en_staat_in_het_logboek(client, signaal):
    pad = pad_van(melder_van(signaal), "meenemen/")
    assert client.get(pad).status_code == 405
    assert not Logregel.objects.filter(handeling="melder.meenemen").exists()
    client.post(pad)
    regel = Logregel.objects.get(handeling="melder.meenemen")
    assert regel.object_kenmerk == signaal.kenmerk


def test_een_ander_mag_het_niet(gebied, signaal, wijkambtenaar):
    for actor in (volger(maak_signaal(gebied)), wijkambtenaar):
        with pytest.raises(NotAllowed):
            services.melder_meenemen(melder_van(signaal), actor=actor)
    ben = sluit_aan(signaal)
    with pytest.raises(NotAllowed):
        services.melder_meenemen(melder_van(signaal), actor=Volger(ben))
