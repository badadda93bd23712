"""Roles are looked at again in time: a year, and a quarter for who hands them out."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wijkwerk.accounts.domain.beoordeling import beoordeling
from wijkwerk.accounts.domain.rollen import ROLLEN

DAG = date(2026, 3, 1)
DAGEN = st.dates(date(2020, 1, 1), date(2040, 1, 1))


def test_een_gewone_rol_na_een_jaar():
    assert beoordeling("raadslid", DAG, None, DAG).voor == date(2027, 3, 1)


def test_een_beheerder_na_een_kwartaal():
    assert beoordeling("gemeentebeheerder", DAG, None, DAG).voor == date(2026, 5, 31)


def test_te_laat_is_pas_de_dag_erna():
    voor = beoordeling("raadslid", DAG, None, DAG).voor
    assert not beoordeling("raadslid", DAG, None, voor).te_laat
    assert beoordeling("raadslid", DAG, None, voor + timedelta(days=1)).te_laat


def test_een_beoordeling_begint_opnieuw():
    assert beoordeling("raadslid", DAG, date(2026, 12, 1), DAG).voor == date(2027, 12, 1)


@given(st.sampled_from(ROLLEN), DAGEN, st.none() | DAGEN)
def test_beoordelen_maakt_de_termijn_nooit_korter(rol, van, laatst):
    vandaag = max(van, laatst or van)
    assert (
        beoordeling(rol, van, vandaag, vandaag).voor >= beoordeling(rol, van, laatst, vandaag).voor
    )
