from datetime import datetime, timedelta

import pytest

from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.signalen.models import Terugkoppeling
from wijkwerk.signalen.services import signaal_beantwoorden, signaal_heropenen
from wijkwerk.signalen.tests.factories import maak_signaal
from wijkwerk.signalen.tests.test_signaal_beantwoorden import ANTWOORD

DINSDAG = datetime(2026, 9, 15, 8, tzinfo=klok.AMSTERDAM)


def test_heropenen_bewaart_het_antwoord_en_de_reden(gebied, wijkambtenaar):
    signaal = signaal_beantwoorden(maak_signaal(gebied), actor=wijkambtenaar, **ANTWOORD)
    signaal = signaal_heropenen(signaal, actor=wijkambtenaar, reden="De bewoner belde terug.")
    assert (signaal.status, signaal.beantwoord_op) == ("in_behandeling", None)
    assert Terugkoppeling.objects.filter(soort="antwoord").count() == 1
    assert (
        signaal.stappen.get(handeling="signaal.heropenen").toelichting == "De bewoner belde terug."
    )


def test_wat_open_is_kan_niet_heropend_worden(gebied, wijkambtenaar):
    with pytest.raises(DomainError, match="Nieuw"):
        signaal_heropenen(maak_signaal(gebied), actor=wijkambtenaar, reden="Zomaar")


def test_collega_van_elders_mag_niet_heropenen(gebied, wijkambtenaar, collega_elders):
    signaal = signaal_beantwoorden(maak_signaal(gebied), actor=wijkambtenaar, **ANTWOORD)
    with pytest.raises(NotAllowed):
        signaal_heropenen(signaal, actor=collega_elders, reden="Zomaar")


def test_heropend_krijgt_een_nieuwe_datum_en_houdt_of_het_op_tijd_was(gebied, wijkambtenaar):
    with klok.verzet(DINSDAG):
        signaal = maak_signaal(gebied)
        signaal = signaal_beantwoorden(
            signaal, actor=wijkambtenaar, uitkomst="kan", tekst="Ja.", reden="Dus."
        )
    with klok.verzet(DINSDAG + timedelta(days=30)):
        signaal = signaal_heropenen(signaal, actor=wijkambtenaar, reden="Het is weer stuk.")
        nieuw = klok.werkdagen_later(klok.vandaag(), signaal.gemeente.termijn_dagen)
    assert (signaal.antwoord_voor, signaal.heropend, signaal.op_tijd) == (nieuw, 1, True)
    assert signaal.beantwoord_op is None
