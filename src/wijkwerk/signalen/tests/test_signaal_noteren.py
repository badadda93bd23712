import pytest

from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.signalen.models import Terugkoppeling
from wijkwerk.signalen.services import signaal_noteren
from wijkwerk.signalen.tests.factories import maak_signaal
from wijkwerk.signalen.tests.test_signaal_doorgeven import doorgeven

NOTITIE = "Vorig jaar ook al. De aannemer weet ervan."


def test_een_notitie_verandert_verder_niets(gebied, wijkambtenaar):
    signaal = signaal_noteren(maak_signaal(gebied), actor=wijkambtenaar, notitie=NOTITIE)
    assert signaal.status == "nieuw"
    stap = signaal.stappen.get(handeling="signaal.noteren")
    assert (stap.toelichting, stap.door) == (NOTITIE, wijkambtenaar.persoon)
    assert not Terugkoppeling.objects.exclude(soort="ontvangst").exists()


def test_de_sector_noteert_pas_als_het_bij_hen_ligt(
    gebied, wijkambtenaar, sectorambtenaar, organisatie
):
    signaal = maak_signaal(gebied)
    with pytest.raises(NotAllowed):
        signaal_noteren(signaal, actor=sectorambtenaar, notitie=NOTITIE)
    doorgeven(signaal, wijkambtenaar, organisatie)
    signaal = signaal_noteren(signaal, actor=sectorambtenaar, notitie=NOTITIE)
    assert signaal.stappen.filter(handeling="signaal.noteren").count() == 1


@pytest.mark.parametrize("rol", ["bewoner", "partner", "raadslid", "wijkwethouder", "vertrokken"])
def test_anderen_noteren_niet(gebied, rolverdeling, rol):
    with pytest.raises(NotAllowed):
        signaal_noteren(maak_signaal(gebied), actor=rolverdeling[rol], notitie=NOTITIE)


def test_een_lege_notitie_is_er_geen(gebied, wijkambtenaar):
    with pytest.raises(DomainError, match="collega’s"):
        signaal_noteren(maak_signaal(gebied), actor=wijkambtenaar, notitie="\n ")
