from datetime import date, timedelta

import pytest

from wijkwerk.signalen.domain.status import Status
from wijkwerk.signalen.domain.volgen import kan_intrekken, kan_opnieuw, opnieuw_tot

DAG = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("status", "kan"),
    [
        (Status.NIEUW, True),
        (Status.IN_BEHANDELING, True),
        (Status.BIJ_SECTOR, True),
        (Status.SAMENGEVOEGD, True),
        (Status.BEANTWOORD, False),
        (Status.INGETROKKEN, False),
    ],
)
def test_intrekken_kan_zolang_men_wacht(status, kan):
    assert kan_intrekken(status, beantwoord=False) is kan
    assert not kan_intrekken(status, beantwoord=True)


def test_opnieuw_vragen_kan_tot_en_met_dag_dertig():
    assert opnieuw_tot(DAG) == date(2026, 4, 1)
    assert kan_opnieuw(Status.BEANTWOORD, DAG, DAG + timedelta(days=30))
    assert not kan_opnieuw(Status.BEANTWOORD, DAG, DAG + timedelta(days=31))
    assert not kan_opnieuw(Status.IN_BEHANDELING, DAG, DAG)
    assert not kan_opnieuw(Status.BEANTWOORD, None, DAG)
