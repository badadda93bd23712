"""‘Bent u gehoord?’: after an answer, again if one likes; the latest counts."""

from datetime import timedelta

import pytest

from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.signalen import selectors, services
from wijkwerk.signalen.domain.status import Status
from wijkwerk.signalen.models import Oordeel
from wijkwerk.signalen.tests.factories import maak_opgave, maak_signaal
from wijkwerk.signalen.tests.test_signaal_beantwoorden import ANTWOORD
from wijkwerk.signalen.tests.volgers import melder_van, pad_van, sluit_aan, volger
from wijkwerk.signalen.volger import Volger


@pytest.fixture
def signaal(gebied):
    return maak_signaal(gebied)


@pytest.fixture
def beantwoord(signaal, wijkambtenaar):
    return services.signaal_beantwoorden(signaal, actor=wijkambtenaar, **ANTWOORD)


def zeg(signaal, gehoord: str, toelichting: str = "") -> Oordeel:
    return services.signaal_beoordelen(
        melder_van(signaal), actor=volger(signaal), gehoord=gehoord, toelichting=toelichting
    )


def test_het_laatste_oordeel_telt_en_geen_gaat_verloren(beantwoord):
    with klok.verzet(klok.nu() - timedelta(hours=1)):
        zeg(beantwoord, "nee", "Het pad is nog nat.")
    zeg(beantwoord, "ja")
    assert Oordeel.objects.count() == 2
    assert [rij.gehoord for rij in selectors.oordelen_van(beantwoord)] == ["ja"]


def test_wie_is_samengevoegd_telt_mee_bij_het_hoofdbericht(gebied, beantwoord):
    erbij = maak_signaal(gebied)
    erbij.samengevoegd_in, erbij.status = beantwoord, Status.SAMENGEVOEGD
    erbij.save()
    zeg(erbij, "deels")
    zeg(beantwoord, "ja")
    assert {rij.gehoord for rij in selectors.oordelen_van(beantwoord)} == {"ja", "deels"}
    assert len(selectors.oordelen_van(erbij)) == 1


def test_zonder_antwoord_vragen_wij_niets(signaal):
    with pytest.raises(DomainError, match="nog geen antwoord"):
        zeg(signaal, "ja")


def test_een_antwoord_met_de_opgave_is_ook_een_antwoord(signaal, gebied, wijkambtenaar):
    opgave = maak_opgave(gebied, wijkambtenaar, signalen=[signaal])
    services.opgave_afronden(opgave, actor=wijkambtenaar, toelichting="De lampen branden.")
    assert zeg(signaal, "ja").pk


def test_een_ander_woord_bestaat_niet(beantwoord):
    with pytest.raises(DomainError, match="Kies ja"):
        zeg(beantwoord, "prima")


def test_alleen_de_volger_zelf(gebied, beantwoord, wijkambtenaar):
    ander = volger(maak_signaal(gebied))
    for actor in (ander, wijkambtenaar):
        with pytest.raises(NotAllowed):
            services.signaal_beoordelen(melder_van(beantwoord), actor=actor, gehoord="ja")


def test_wie_zich_aansloot_mag_ook_iets_vinden(beantwoord):
    ben = sluit_aan(beantwoord)
    services.signaal_beoordelen(ben, actor=Volger(ben), gehoord="nee")
    assert selectors.oordelen_van(beantwoord)[0].melder == ben


# --- the page ----------------------------------------------------------------------------------


def test_de_vraag_staat_er_pas_na_het_antwoord(client, signaal, wijkambtenaar):
    pad = pad_van(melder_van(signaal))
    assert "Bent u gehoord?" not in client.get(pad).content.decode()
    services.signaal_beantwoorden(signaal, actor=wijkambtenaar, **ANTWOORD)
    assert "Bent u gehoord?" in client.get(pad).content.decode()


def test_antwoorden_op_de_pagina_en_nog_eens(client, beantwoord):
    melder = melder_van(beantwoord)
    for nummer, (gehoord, woord) in enumerate((("nee", "Nee"), ("deels", "Een beetje")), 1):
        inhoud = {"gehoord": gehoord, "toelichting": "Nat.", "eenmalig": f"sleutel-{nummer}"}
        antwoord = client.post(pad_van(melder, "gehoord/"), inhoud, follow=True)
        assert f": {woord}. U mag het veranderen" in antwoord.content.decode()
        client.post(pad_van(melder, "gehoord/"), inhoud)
        assert Oordeel.objects.count() == nummer


def test_niets_gekozen_houdt_de_toelichting_vast(client, beantwoord):
    inhoud = {"toelichting": "Ik weet het niet zo goed."}
    antwoord = client.post(pad_van(melder_van(beantwoord), "gehoord/"), inhoud)
    assert antwoord.status_code == 422
    tekst = antwoord.content.decode()
    assert "Kies ja, een beetje of nee" in tekst
    assert "Ik weet het niet zo goed." in tekst
