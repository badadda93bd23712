from datetime import date, datetime

import pytest

from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.signalen.services import signaal_klein_grut
from wijkwerk.signalen.tests.factories import maak_signaal

DINSDAG = datetime(2026, 9, 15, 8, tzinfo=klok.AMSTERDAM)
DONDERDAG = datetime(2026, 9, 17, 8, tzinfo=klok.AMSTERDAM)


def test_de_korte_klok_begint_bij_ontvangst(gebied, gemeente, wijkambtenaar):
    with klok.verzet(DINSDAG):
        signaal = maak_signaal(gebied)
    with klok.verzet(DONDERDAG):
        signaal = signaal_klein_grut(signaal, actor=wijkambtenaar, aan=True)
    assert gemeente.klein_grut_dagen == 3
    assert (signaal.klein_grut, signaal.antwoord_voor) == (True, date(2026, 9, 18))


def test_later_dan_beloofd_wordt_het_nooit(gebied, wijkambtenaar):
    with klok.verzet(DINSDAG):
        signaal = maak_signaal(gebied)
        signaal.antwoord_voor = date(2026, 9, 16)
        signaal.save()
        signaal = signaal_klein_grut(signaal, actor=wijkambtenaar, aan=True)
    assert signaal.antwoord_voor == date(2026, 9, 16)


def test_toch_geen_klein_grut_houdt_de_datum(gebied, wijkambtenaar):
    with klok.verzet(DINSDAG):
        signaal = signaal_klein_grut(maak_signaal(gebied), actor=wijkambtenaar, aan=True)
        signaal = signaal_klein_grut(signaal, actor=wijkambtenaar, aan=False)
        assert (signaal.klein_grut, signaal.antwoord_voor) == (False, date(2026, 9, 18))
        with pytest.raises(DomainError, match="stond al zo"):
            signaal_klein_grut(signaal, actor=wijkambtenaar, aan=False)


@pytest.mark.parametrize("rol", ["sectorambtenaar", "raadslid", "partner", "collega_elders"])
def test_anderen_niet(gebied, rolverdeling, rol):
    with pytest.raises(NotAllowed):
        signaal_klein_grut(maak_signaal(gebied), actor=rolverdeling[rol], aan=True)
