import pytest

from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel
from wijkwerk.signalen.services import signaal_beantwoorden, signaal_oppakken
from wijkwerk.signalen.tests.factories import maak_signaal


def test_wie_oppakt_is_de_behandelaar(gebied, wijkambtenaar):
    signaal = signaal_oppakken(maak_signaal(gebied), actor=wijkambtenaar)
    assert (signaal.status, signaal.behandelaar) == ("in_behandeling", wijkambtenaar.persoon)
    stap = signaal.stappen.get(handeling="signaal.oppakken")
    assert (stap.van, stap.naar, stap.door) == ("nieuw", "in_behandeling", wijkambtenaar.persoon)
    regel = Logregel.objects.order_by("volgnr").last()
    assert (regel.handeling, regel.actor_ref) == ("signaal.oppakken", wijkambtenaar.ref)


def test_ook_in_een_buurt_van_het_gebied(buurt, wijkambtenaar):
    assert signaal_oppakken(maak_signaal(buurt), actor=wijkambtenaar).behandelaar


def test_wat_beantwoord_is_kan_niemand_oppakken(gebied, wijkambtenaar, leidinggevende):
    signaal = maak_signaal(gebied)
    signaal_beantwoorden(signaal, actor=leidinggevende, uitkomst="kan", tekst="Ja.", reden="Dus.")
    with pytest.raises(DomainError, match="Lies Leiding wijzigde") as fout:
        signaal_oppakken(signaal, actor=wijkambtenaar)
    assert "Beantwoord" in fout.value.melding


@pytest.mark.parametrize(
    "rol",
    [
        "bewoner",
        "sectorambtenaar",
        "aandachtsfunctionaris",
        "wijkwethouder",
        "raadslid",
        "partner",
        "gemeentebeheerder",
        "collega_elders",
        "verlopen",
        "vertrokken",
    ],
)
def test_anderen_mogen_niet_oppakken(gebied, rolverdeling, rol):
    signaal = maak_signaal(gebied)
    with pytest.raises(NotAllowed):
        signaal_oppakken(signaal, actor=rolverdeling[rol])
    signaal.refresh_from_db()
    assert (signaal.status, signaal.stappen.count()) == ("nieuw", 1)
