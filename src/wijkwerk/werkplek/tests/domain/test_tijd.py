from datetime import date

import pytest

from wijkwerk.werkplek.domain.tijd import dagdeel, einde_week, kwartaal_begin, maanden_tot


@pytest.mark.parametrize(
    ("uur", "deel"), [(8, "morgen"), (12, "middag"), (17, "middag"), (18, "avond")]
)
def test_dagdeel(uur, deel):
    assert dagdeel(uur) == deel


def test_de_week_eindigt_op_zondag():
    assert einde_week(date(2026, 11, 23)) == date(2026, 11, 29)
    assert einde_week(date(2026, 11, 29)) == date(2026, 11, 29)


@pytest.mark.parametrize(
    ("dag", "begin"),
    [
        (date(2026, 1, 31), date(2026, 1, 1)),
        (date(2026, 5, 31), date(2026, 4, 1)),
        (date(2026, 12, 31), date(2026, 10, 1)),
    ],
)
def test_kwartaal(dag, begin):
    assert kwartaal_begin(dag) == begin


def test_zes_maanden_over_de_jaargrens():
    maanden = maanden_tot(date(2026, 2, 28), 4)
    assert maanden == [date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1)]
