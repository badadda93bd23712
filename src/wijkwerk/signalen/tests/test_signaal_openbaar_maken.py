import pytest

from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.signalen import services
from wijkwerk.signalen.selectors import openbare_signalen
from wijkwerk.signalen.tests.factories import maak_signaal


def test_alleen_onze_tekst_wordt_openbaar_en_het_kan_terug(gebied, wijkambtenaar):
    signaal = maak_signaal(gebied, wil_openbaar=True)
    assert list(openbare_signalen([gebied.pk])) == []
    signaal = services.signaal_openbaar_maken(
        signaal, actor=wijkambtenaar, publieke_tekst="Het pad is nat."
    )
    assert [s.publieke_tekst for s in openbare_signalen([gebied.pk])] == ["Het pad is nat."]
    services.signaal_openbaar_intrekken(signaal, actor=wijkambtenaar)
    assert list(openbare_signalen([gebied.pk])) == []
    assert signaal.stappen.filter(handeling__startswith="signaal.openbaar").count() == 2


def test_niet_zonder_toestemming_van_de_bewoner(gebied, wijkambtenaar):
    with pytest.raises(DomainError, match="wil niet"):
        services.signaal_openbaar_maken(
            maak_signaal(gebied), actor=wijkambtenaar, publieke_tekst="x"
        )


@pytest.mark.parametrize("rol", ["bewoner", "raadslid", "collega_elders"])
def test_anderen_mogen_niets_openbaar_maken(gebied, rolverdeling, rol):
    signaal = maak_signaal(gebied, wil_openbaar=True)
    with pytest.raises(NotAllowed):
        services.signaal_openbaar_maken(signaal, actor=rolverdeling[rol], publieke_tekst="x")
