import pytest

from wijkwerk.core.errors import NotAllowed
from wijkwerk.signalen.services import doorgeleiding_beantwoorden
from wijkwerk.signalen.tests.factories import maak_signaal
from wijkwerk.signalen.tests.test_signaal_doorgeven import doorgeven


@pytest.fixture
def vraag(gebied, wijkambtenaar, organisatie):
    return doorgeven(maak_signaal(gebied), wijkambtenaar, organisatie).doorgeleidingen.get()


@pytest.mark.parametrize("rol", ["sectorambtenaar", "aandachtsfunctionaris"])
def test_de_sector_antwoordt_en_de_wijk_gaat_verder(vraag, rolverdeling, rol):
    vraag = doorgeleiding_beantwoorden(vraag, actor=rolverdeling[rol], antwoord="In maart.")
    assert (vraag.status, vraag.signaal.status) == ("beantwoord", "in_behandeling")
    stap = vraag.signaal.stappen.get(handeling="doorgeleiding.beantwoorden")
    assert (stap.toelichting, stap.door) == ("Stadsbeheer: In maart.", rolverdeling[rol].persoon)


@pytest.mark.parametrize("rol", ["partner", "wijkambtenaar", "raadslid", "gemeentebeheerder"])
def test_wie_niet_bij_die_organisatie_hoort_antwoordt_niet(vraag, rolverdeling, rol):
    with pytest.raises(NotAllowed):
        doorgeleiding_beantwoorden(vraag, actor=rolverdeling[rol], antwoord="In maart.")


def test_aandachtsfunctionaris_van_een_ander_gebied_antwoordt_niet(
    ander_gebied, leidinggevende, aandachtsfunctionaris, organisatie
):
    elders = doorgeven(maak_signaal(ander_gebied), leidinggevende, organisatie)
    with pytest.raises(NotAllowed):
        doorgeleiding_beantwoorden(
            elders.doorgeleidingen.get(), actor=aandachtsfunctionaris, antwoord="Ja"
        )
