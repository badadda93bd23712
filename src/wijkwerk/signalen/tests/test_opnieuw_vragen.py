"""Ask to look again: within 30 days, with a reason, with a new date."""

from datetime import timedelta

import pytest

from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.signalen import services
from wijkwerk.signalen.domain.status import Status
from wijkwerk.signalen.tests.factories import maak_signaal
from wijkwerk.signalen.tests.test_signaal_beantwoorden import ANTWOORD
from wijkwerk.signalen.tests.volgers import melder_van, pad_van, volger

REDEN = "Het pad is nog steeds nat."


@pytest.fixture
def signaal(gebied):
    with klok.verzet(klok.nu() - timedelta(days=60)):
        return maak_signaal(gebied)


def beantwoord(signaal, actor, dagen: int = 0):
    with klok.verzet(klok.nu() - timedelta(days=dagen)):
        services.signaal_beantwoorden(signaal, actor=actor, **ANTWOORD)
    signaal.refresh_from_db()
    return signaal


def vraag(signaal, reden: str = REDEN):
    na = services.signaal_opnieuw_vragen(melder_van(signaal), actor=volger(signaal), reden=reden)
    signaal.refresh_from_db()
    return na


def test_het_bericht_is_weer_open_met_een_nieuwe_datum(signaal, wijkambtenaar, gemeente):
    beantwoord(signaal, wijkambtenaar, 10)
    op_tijd = signaal.op_tijd
    vraag(signaal)
    assert (signaal.status, signaal.heropend) == (Status.IN_BEHANDELING, 1)
    assert signaal.antwoord_voor == services.antwoord_voor(gemeente)
    assert signaal.antwoord_voor > klok.vandaag()
    assert signaal.op_tijd == op_tijd
    stap = signaal.stappen.get(handeling="signaal.opnieuw_vragen")
    assert (stap.toelichting, stap.melder) == (REDEN, melder_van(signaal))


def test_het_tweede_antwoord_verandert_niet_of_het_eerste_op_tijd_was(signaal, wijkambtenaar):
    beantwoord(signaal, wijkambtenaar)
    assert signaal.op_tijd is False
    vraag(signaal)
    beantwoord(signaal, wijkambtenaar)
    assert signaal.op_tijd is False


def test_de_dertigste_dag_kan_nog_de_dag_erna_niet(signaal, gebied, wijkambtenaar):
    beantwoord(signaal, wijkambtenaar, 30)
    assert vraag(signaal).heropend == 1
    ander = beantwoord(maak_signaal(gebied), wijkambtenaar, 31)
    with pytest.raises(DomainError, match="meer dan 30 dagen"):
        vraag(ander)


def test_zonder_reden_niet(signaal, wijkambtenaar):
    beantwoord(signaal, wijkambtenaar)
    with pytest.raises(DomainError, match="Schrijf op waarom"):
        vraag(signaal, "  ")


def test_van_een_samengevoegd_bericht_gaat_het_hoofdbericht_open(gebied, wijkambtenaar):
    hoofd, erbij = maak_signaal(gebied), maak_signaal(gebied)
    services.signaal_samenvoegen(hoofd, actor=wijkambtenaar, andere=[erbij])
    beantwoord(hoofd, wijkambtenaar)
    vraag(erbij)
    hoofd.refresh_from_db()
    assert (hoofd.status, hoofd.heropend) == (Status.IN_BEHANDELING, 1)
    assert (erbij.status, erbij.heropend) == (Status.SAMENGEVOEGD, 0)
    assert erbij.stappen.filter(handeling="signaal.opnieuw_vragen").exists()


def test_twee_keer_tegelijk_telt_een_keer(signaal, wijkambtenaar):
    beantwoord(signaal, wijkambtenaar)
    vraag(signaal)
    with pytest.raises(DomainError, match="wij kijken er al opnieuw naar"):
        vraag(signaal)
    assert signaal.heropend == 1


def test_een_ander_mag_het_niet(gebied, signaal, wijkambtenaar):
    beantwoord(signaal, wijkambtenaar)
    for actor in (volger(maak_signaal(gebied)), wijkambtenaar):
        with pytest.raises(NotAllowed):
            services.signaal_opnieuw_vragen(melder_van(signaal), actor=actor, reden=REDEN)


# --- the pages ---------------------------------------------------------------------------------


def test_van_de_knop_tot_de_nieuwe_datum(client, signaal, wijkambtenaar):
    beantwoord(signaal, wijkambtenaar, 2)
    melder = melder_van(signaal)
    assert "Vraag ons opnieuw te kijken" in client.get(pad_van(melder)).content.decode()
    leeg = client.post(pad_van(melder, "opnieuw/"), {"reden": ""})
    assert leeg.status_code == 422
    inhoud = {"reden": REDEN, "eenmalig": "een"}
    tekst = client.post(pad_van(melder, "opnieuw/"), inhoud, follow=True).content.decode()
    assert "Wij kijken er opnieuw naar. U krijgt antwoord voor" in tekst
    assert REDEN in tekst


def test_na_dertig_dagen_wijst_de_pagina_naar_een_nieuw_bericht(client, signaal, wijkambtenaar):
    beantwoord(signaal, wijkambtenaar, 31)
    melder = melder_van(signaal)
    assert "opnieuw te kijken" not in client.get(pad_van(melder)).content.decode()
    tekst = client.get(pad_van(melder, "opnieuw/")).content.decode()
    assert "Schrijf een nieuw bericht" in tekst
    naar = f"/{melder.gemeente.slug}/laat-iets-weten/?gebied={signaal.gebied.slug}"
    assert f"{naar}&amp;over={signaal.kenmerk}" in tekst
    nieuw = client.get(f"{naar}&over={signaal.kenmerk}").content.decode()
    assert "Dit gaat over mijn bericht" in nieuw


def test_wie_al_wacht_krijgt_de_datum_te_zien(client, signaal):
    tekst = client.get(pad_van(melder_van(signaal), "opnieuw/")).content.decode()
    assert "Wij kijken er al naar" in tekst
