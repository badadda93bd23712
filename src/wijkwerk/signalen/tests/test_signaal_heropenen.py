import pytest

from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.signalen.models import Terugkoppeling
from wijkwerk.signalen.services import signaal_beantwoorden, signaal_heropenen
from wijkwerk.signalen.tests.factories import maak_signaal
from wijkwerk.signalen.tests.test_signaal_beantwoorden import ANTWOORD


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
