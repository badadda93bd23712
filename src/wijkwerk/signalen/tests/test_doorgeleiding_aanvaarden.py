"""Yes, it is ours; or no, with the reason."""

import pytest

from wijkwerk.accounts.models import Collegabericht
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.signalen.services import (
    doorgeleiding_aanvaarden,
    doorgeleiding_beantwoorden,
    doorgeleiding_weigeren,
)
from wijkwerk.signalen.tests.factories import maak_signaal
from wijkwerk.signalen.tests.test_signaal_doorgeven import doorgeven

DOEN = {
    "aanvaarden": lambda vraag, actor: doorgeleiding_aanvaarden(vraag, actor=actor),
    "weigeren": lambda vraag, actor: doorgeleiding_weigeren(vraag, actor=actor, reden="Niet ons."),
}


@pytest.fixture
def vraag(gebied, wijkambtenaar, organisatie):
    return doorgeven(maak_signaal(gebied), wijkambtenaar, organisatie).doorgeleidingen.get()


def test_aanvaard_wacht_nog_op_antwoord(vraag, sectorambtenaar):
    vraag = doorgeleiding_aanvaarden(vraag, actor=sectorambtenaar)
    assert (vraag.status, vraag.aanvaard_door) == ("aanvaard", sectorambtenaar.persoon)
    assert vraag.signaal.status == "bij_sector"
    with pytest.raises(DomainError, match="al aanvaard"):
        doorgeleiding_aanvaarden(vraag, actor=sectorambtenaar)
    vraag = doorgeleiding_beantwoorden(vraag, actor=sectorambtenaar, antwoord="In maart.")
    assert (vraag.status, vraag.signaal.status) == ("beantwoord", "in_behandeling")


def test_geweigerd_is_terug_bij_de_wijkambtenaar_die_dat_hoort(
    vraag, wijkambtenaar, sectorambtenaar
):
    Collegabericht.objects.all().delete()
    vraag = doorgeleiding_weigeren(vraag, actor=sectorambtenaar, reden="Dit is van Woonwaard.")
    assert (vraag.status, vraag.antwoord) == ("geweigerd", "Dit is van Woonwaard.")
    assert vraag.signaal.status == "in_behandeling"
    stap = vraag.signaal.stappen.get(handeling="doorgeleiding.weigeren")
    assert stap.toelichting == "Stadsbeheer: Dit is van Woonwaard."
    bericht = Collegabericht.objects.get()
    assert bericht.persoon == wijkambtenaar.persoon
    assert "Stadsbeheer neemt de vraag niet aan" in bericht.onderwerp


def test_weigeren_zonder_reden_kan_niet(vraag, sectorambtenaar):
    with pytest.raises(DomainError, match="waarom"):
        doorgeleiding_weigeren(vraag, actor=sectorambtenaar, reden="")


@pytest.mark.parametrize("wat", DOEN)
@pytest.mark.parametrize("rol", ["partner", "wijkambtenaar", "wijkwethouder", "raadslid"])
def test_wie_niet_bij_die_organisatie_hoort_zegt_geen_ja_of_nee(vraag, rolverdeling, rol, wat):
    with pytest.raises(NotAllowed):
        DOEN[wat](vraag, rolverdeling[rol])


@pytest.mark.parametrize("wat", DOEN)
def test_na_het_antwoord_is_het_te_laat(vraag, sectorambtenaar, wat):
    doorgeleiding_beantwoorden(vraag, actor=sectorambtenaar, antwoord="In maart.")
    with pytest.raises(DomainError):
        DOEN[wat](vraag, sectorambtenaar)
