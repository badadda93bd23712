import pytest

from tests.rolverdeling import maak_medewerker
from wijkwerk.accounts.domain import rollen
from wijkwerk.accounts.models import Collegabericht
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.signalen.services import signaal_beantwoorden, signaal_toewijzen
from wijkwerk.signalen.tests.factories import maak_signaal
from wijkwerk.signalen.tests.test_signaal_doorgeven import doorgeven


@pytest.fixture
def ali(gemeente, gebied):
    return maak_medewerker(gemeente, "Ali Ander", rollen.WIJKAMBTENAAR, gebied=gebied)


def test_een_collega_van_het_gebied_krijgt_het_en_hoort_het(gebied, wijkambtenaar, ali):
    signaal = signaal_toewijzen(maak_signaal(gebied), actor=wijkambtenaar, behandelaar=ali.persoon)
    assert (signaal.status, signaal.behandelaar) == ("in_behandeling", ali.persoon)
    assert signaal.stappen.get(handeling="signaal.toewijzen").toelichting == "Ali Ander"
    bericht = Collegabericht.objects.get()
    assert bericht.persoon == ali.persoon
    assert bericht.pad.endswith(f"{signaal.kenmerk[:4]}-{signaal.kenmerk[4:]}/")


def test_aan_mijzelf_zonder_mail(gebied, wijkambtenaar):
    mij = wijkambtenaar.persoon
    signaal = signaal_toewijzen(maak_signaal(gebied), actor=wijkambtenaar, behandelaar=mij)
    assert signaal.behandelaar == mij
    assert not Collegabericht.objects.exists()
    with pytest.raises(DomainError, match="al de behandelaar"):
        signaal_toewijzen(signaal, actor=wijkambtenaar, behandelaar=mij)


def test_wie_hier_geen_rol_heeft_krijgt_het_niet(gebied, wijkambtenaar, collega_elders):
    with pytest.raises(DomainError, match="geen rol in Noord"):
        signaal_toewijzen(
            maak_signaal(gebied), actor=wijkambtenaar, behandelaar=collega_elders.persoon
        )


def test_wat_bij_de_sector_ligt_blijft_daar_liggen(gebied, wijkambtenaar, ali, organisatie):
    signaal = doorgeven(maak_signaal(gebied), wijkambtenaar, organisatie)
    signaal = signaal_toewijzen(signaal, actor=wijkambtenaar, behandelaar=ali.persoon)
    assert (signaal.status, signaal.behandelaar) == ("bij_sector", ali.persoon)


def test_wat_beantwoord_is_wijst_niemand_toe(gebied, wijkambtenaar, leidinggevende):
    signaal = maak_signaal(gebied)
    signaal_beantwoorden(signaal, actor=leidinggevende, uitkomst="kan", tekst="Ja.", reden="Dus.")
    with pytest.raises(DomainError, match="Beantwoord"):
        signaal_toewijzen(signaal, actor=leidinggevende, behandelaar=wijkambtenaar.persoon)


@pytest.mark.parametrize(
    "rol",
    ["sectorambtenaar", "wijkwethouder", "raadslid", "partner", "collega_elders", "verlopen"],
)
def test_anderen_wijzen_niet_toe(gebied, rolverdeling, rol):
    with pytest.raises(NotAllowed):
        signaal_toewijzen(
            maak_signaal(gebied),
            actor=rolverdeling[rol],
            behandelaar=rolverdeling["wijkambtenaar"].persoon,
        )
