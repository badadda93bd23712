from datetime import date

import pytest

from wijkwerk.signalen.domain.aanspreken import GENOEG, snelheid, werkdagen_tussen

MAANDAG = date(2026, 11, 16)


def doordeweeks(dag: date) -> bool:
    return dag.weekday() < 5


@pytest.mark.parametrize(
    ("tot", "dagen"), [(16, 0), (17, 1), (20, 4), (21, 4), (22, 4), (23, 5), (15, 0)]
)
def test_werkdagen_tussen(tot, dagen):
    assert werkdagen_tussen(MAANDAG, date(2026, 11, tot), doordeweeks) == dagen


def test_met_weinig_vragen_is_er_geen_getal():
    vraag = (MAANDAG, date(2026, 11, 17))
    assert snelheid([vraag] * (GENOEG - 1), doordeweeks).werkdagen is None
    assert snelheid([vraag] * GENOEG, doordeweeks).werkdagen == 1


def test_de_middelste_telt_en_een_halve_dag_is_een_dag():
    vragen = [(MAANDAG, date(2026, 11, dag)) for dag in (17, 17, 18, 19, 20, 30)]
    assert snelheid(vragen, doordeweeks).werkdagen == 3
