"""The audit log: only grows, and shows what was done to it behind our back."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wijkwerk.core import klok, logboek, onveranderlijk
from wijkwerk.core.logboek import Regel, controleren, schrijven
from wijkwerk.core.models import Logkop, Logregel

MOMENT = datetime(2026, 9, 15, 12, 30, 0, 123456, tzinfo=UTC)


def regel(nummer: int, gemeente_id: int = 1) -> Regel:
    return Regel(
        gemeente_id, f"persoon:{nummer}", "wijkambtenaar", "signaal.oppakken", "signaal", "7KD4QXM"
    )


@pytest.fixture
def keten(db):
    with klok.verzet(MOMENT):
        schrijven([regel(n) for n in range(4)])
        schrijven([regel(n) for n in range(4, 10)])
        schrijven([regel(n, gemeente_id=2) for n in range(3)])


def redenen() -> list[str]:
    return [fout.reden for fout in controleren()]


def nummer(n: int):
    return Logregel.objects.filter(gemeente_id=1, volgnr=n)


def test_een_hele_keten_heeft_geen_fouten(keten):
    assert redenen() == []
    assert list(Logregel.objects.filter(gemeente_id=1).values_list("volgnr", flat=True)) == list(
        range(1, 11)
    )


def test_elke_gemeente_heeft_een_eigen_keten(keten):
    koppen = dict(Logkop.objects.values_list("gemeente_id", "volgnr"))
    assert koppen == {1: 10, 2: 3}
    assert Logregel.objects.get(gemeente_id=2, volgnr=1).vorige == ""


def test_regels_van_een_transactie_gaan_in_drie_vragen(keten, django_assert_num_queries):
    with django_assert_num_queries(3):
        schrijven([regel(n) for n in range(50)])


# --- what somebody with the database in hands could do -------------------------------------------


@pytest.mark.parametrize(
    "veld",
    ["actor_ref", "rol", "handeling", "object_kenmerk", "uitkomst", "doel", "hash", "vorige"],
)
def test_een_veranderde_regel_valt_op(keten, veld):
    with onveranderlijk.opgeheven():
        nummer(5).update(**{veld: "iets anders"})
    assert redenen()


def test_een_veranderde_tijd_valt_op(keten):
    with onveranderlijk.opgeheven():
        nummer(5).update(op=MOMENT + timedelta(microseconds=1))
    assert redenen() == ["inhoud is veranderd"]


def test_een_weggehaalde_regel_valt_op(keten):
    with onveranderlijk.opgeheven():
        nummer(5).delete()
    assert redenen() == ["regel 5 ontbreekt, regel 6 volgt", "sluit niet aan op de vorige regel"]


def test_een_afgeknipte_staart_valt_op(keten):
    with onveranderlijk.opgeheven():
        Logregel.objects.filter(gemeente_id=1, volgnr__gt=7).delete()
    assert redenen() == ["laatste regels ontbreken of de kop is veranderd"]


def test_een_leeggemaakte_keten_valt_op(keten):
    with onveranderlijk.opgeheven():
        Logregel.objects.filter(gemeente_id=1).delete()
    assert redenen() == ["alle regels ontbreken"]


def test_een_ingevoegde_regel_valt_op(keten):
    """Everything behind it moved up by one, with hashes that fit: the head still knows."""
    with onveranderlijk.opgeheven():
        rijen = list(Logregel.objects.filter(gemeente_id=1, volgnr__gte=5).order_by("-volgnr"))
        for rij in rijen:
            rij.volgnr += 1
            rij.save()
        _herberekend(5, vorige=nummer(4).get().hash)
    assert redenen() == ["laatste regels ontbreken of de kop is veranderd"]


def _herberekend(vanaf: int, vorige: str) -> None:
    nieuw = regel(99)
    sleutel = logboek.schakel(vorige, vanaf, MOMENT, nieuw)
    Logregel.objects.create(volgnr=vanaf, op=MOMENT, vorige=vorige, hash=sleutel, **vars(nieuw))
    for rij in Logregel.objects.filter(gemeente_id=1, volgnr__gt=vanaf).order_by("volgnr"):
        inhoud = Regel(**{naam: getattr(rij, naam) for naam in Regel.__dataclass_fields__})
        rij.vorige, rij.hash = sleutel, logboek.schakel(sleutel, rij.volgnr, rij.op, inhoud)
        sleutel = rij.hash
        rij.save()


def test_verwisselde_regels_vallen_op(keten):
    with onveranderlijk.opgeheven():
        nummer(5).update(volgnr=100)
        nummer(6).update(volgnr=5)
        nummer(100).update(volgnr=6)
    assert "sluit niet aan op de vorige regel" in redenen()


def test_een_regel_van_een_andere_gemeente_past_niet(keten):
    with onveranderlijk.opgeheven():
        Logregel.objects.filter(gemeente_id=2, volgnr=3).update(gemeente_id=1, volgnr=11)
    assert redenen()


def test_een_veranderde_kop_valt_op(keten):
    Logkop.objects.filter(gemeente_id=1).update(hash="0" * 64)
    assert redenen() == ["laatste regels ontbreken of de kop is veranderd"]


@given(
    st.integers(1, 10),
    st.sampled_from(["actor_ref", "rol", "handeling", "object_soort", "doel"]),
    st.text("ab", min_size=1, max_size=5),
)
@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_waar_ook_veranderd_het_valt_op(keten, plek, veld, tekst):
    with transaction.atomic():
        with onveranderlijk.opgeheven():
            nummer(plek).update(**{veld: tekst})
        assert redenen() == ["inhoud is veranderd"]
        transaction.set_rollback(True)


# --- the database says no by itself --------------------------------------------------------------


@pytest.mark.parametrize(
    "opdracht", ["UPDATE core_logregel SET rol = 'x'", "DELETE FROM core_logregel"]
)
def test_de_database_weigert(keten, opdracht):
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(opdracht)
    assert Logregel.objects.count() == 13
    assert redenen() == []


def test_postgresql_weigert_ook_leegmaken(keten):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE; DELETE is refused there")
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE core_logregel")


def test_een_ontbrekende_trigger_valt_op(db):
    assert onveranderlijk.ontbrekend() == []
    with onveranderlijk.opgeheven():
        assert "alleen_toevoegen_core_logregel_delete" in onveranderlijk.ontbrekend()
    assert onveranderlijk.ontbrekend() == []


# --- the command ---------------------------------------------------------------------------------


def test_de_opdracht_zegt_dat_het_heel_is(keten):
    uit = StringIO()
    call_command("logboek_controleren", stdout=uit)
    assert "gemeente 1: 10 regels" in uit.getvalue()
    assert "heel (2 ketens)" in uit.getvalue()


def test_de_opdracht_zegt_waar_het_mis_is(keten):
    with onveranderlijk.opgeheven():
        nummer(5).update(rol="raadslid")
    fout = StringIO()
    with pytest.raises(CommandError) as uitslag:
        call_command("logboek_controleren", stderr=fout)
    assert uitslag.value.returncode == 1
    assert "gemeente 1, regel 5: inhoud is veranderd" in fout.getvalue()


def test_een_gemeente_apart_nakijken(keten):
    with onveranderlijk.opgeheven():
        nummer(5).update(rol="raadslid")
    assert [fout.gemeente_id for fout in controleren(1)] == [1]
    assert list(controleren(2)) == []
