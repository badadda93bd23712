"""One clock: UTC inside, Amsterdam outside, working days as the town hall counts them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwerk.core import klok

DAGEN = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def test_nu_is_utc_en_bewust():
    assert klok.nu().tzinfo is not None
    assert klok.nu().utcoffset() == timedelta()


def test_vandaag_is_die_van_amsterdam():
    with klok.verzet(datetime(2026, 6, 30, 22, 30, tzinfo=UTC)):
        assert klok.vandaag() == date(2026, 7, 1)
    with klok.verzet(datetime(2026, 12, 31, 22, 30, tzinfo=UTC)):
        assert klok.vandaag() == date(2026, 12, 31)


def test_verzetten_geldt_alleen_in_het_blok():
    moment = datetime(2020, 1, 1, tzinfo=UTC)
    with klok.verzet(moment):
        assert klok.nu() == moment
        with klok.verzet(moment + timedelta(days=1)):
            assert klok.vandaag() == date(2020, 1, 2)
        assert klok.nu() == moment
    assert klok.nu() > moment


@pytest.mark.parametrize(
    ("dag", "werkdag"),
    [
        (date(2026, 9, 15), True),  # a Tuesday
        (date(2026, 9, 19), False),  # a Saturday
        (date(2026, 12, 25), False),
        (date(2026, 4, 27), False),  # Koningsdag
        (date(2026, 4, 3), False),  # Goede Vrijdag: the list of `holidays` has it
        (date(2026, 5, 5), True),  # Bevrijdingsdag, not a lustrum
        (date(2025, 5, 5), False),
    ],
)
def test_werkdagen(dag, werkdag):
    assert klok.is_werkdag(dag) is werkdag


def test_het_gemeentehuis_kan_dicht_zijn():
    dag = date(2026, 9, 15)
    assert not klok.is_werkdag(dag, {dag})
    assert klok.werkdagen_later(dag - timedelta(days=1), 1, {dag}) == dag + timedelta(days=1)


@given(DAGEN, st.integers(0, 30))
def test_er_liggen_precies_zoveel_werkdagen_tussen(dag, aantal):
    later = klok.werkdagen_later(dag, aantal)
    ertussen = (dag + timedelta(days=n) for n in range(1, (later - dag).days + 1))
    assert sum(klok.is_werkdag(d) for d in ertussen) == aantal
    assert aantal == 0 or klok.is_werkdag(later)


def test_de_feestdagen_hebben_namen():
    namen = dict(klok.feestdagen_met_naam(2026))
    assert namen[date(2026, 12, 25)] == "Eerste kerstdag"
    assert set(namen) == klok.feestdagen(2026)
