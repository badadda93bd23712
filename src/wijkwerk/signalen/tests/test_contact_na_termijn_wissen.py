"""Contact data go a year after the last answer, and not before."""

from datetime import timedelta

import pytest

from wijkwerk.core import klok
from wijkwerk.signalen import services
from wijkwerk.signalen.models import Melder, SignaalStap
from wijkwerk.signalen.services.bewaren import contact_na_termijn_wissen
from wijkwerk.signalen.tests.factories import ANS, maak_opgave, maak_signaal
from wijkwerk.signalen.tests.test_signaal_beantwoorden import ANTWOORD

pytestmark = pytest.mark.django_db


def beantwoord(gebied, actor, dagen: int):
    signaal = maak_signaal(gebied, melder=ANS)
    with klok.verzet(klok.nu() - timedelta(days=dagen)):
        return services.signaal_beantwoorden(signaal, actor=actor, **ANTWOORD)


def test_een_jaar_na_het_antwoord_is_het_weg(gebied, wijkambtenaar):
    signaal = beantwoord(gebied, wijkambtenaar, 366)
    assert contact_na_termijn_wissen() == 1
    melder = Melder.objects.get(signaal=signaal)
    assert (melder.naam, melder.e_mail, melder.telefoon, melder.postadres) == ("", "", "", "")
    assert SignaalStap.objects.filter(signaal=signaal, handeling="melder.wissen").exists()
    assert contact_na_termijn_wissen() == 0


def test_een_dag_eerder_blijft_het_staan(gebied, wijkambtenaar):
    beantwoord(gebied, wijkambtenaar, 364)
    assert contact_na_termijn_wissen() == 0


def test_zonder_antwoord_blijft_het_staan(gebied):
    with klok.verzet(klok.nu() - timedelta(days=800)):
        maak_signaal(gebied, melder=ANS)
    assert contact_na_termijn_wissen() == 0


def test_wie_nog_nieuws_kan_verwachten_blijft_bereikbaar(gebied, wijkambtenaar):
    signaal = beantwoord(gebied, wijkambtenaar, 400)
    opgave = maak_opgave(gebied, wijkambtenaar)
    services.signaal_heropenen(signaal, actor=wijkambtenaar, reden="Er is meer aan de hand")
    services.signaal_bundelen(signaal, actor=wijkambtenaar, opgave=opgave)
    with klok.verzet(klok.nu() - timedelta(days=390)):
        services.signaal_beantwoorden(signaal, actor=wijkambtenaar, **ANTWOORD)
    assert contact_na_termijn_wissen() == 0
    services.opgave_afronden(opgave, actor=wijkambtenaar, toelichting="Klaar")
    assert contact_na_termijn_wissen() == 1
