"""A rate limit lets N through, refuses N+1, and fills up again."""

from datetime import timedelta

import pytest

from wijkwerk.core import klok, limiet
from wijkwerk.core.limiet import Grens, geef_terug, is_op, neem
from wijkwerk.core.models import Limiet

TIEN_PER_UUR = Grens("proef", 10, 3600)


@pytest.fixture
def begin(db):
    return klok.nu()


def keer(aantal: int, sleutel: str = "adres") -> int:
    return sum(neem(TIEN_PER_UUR, sleutel) for _ in range(aantal))


def test_tien_mogen_elf_niet(begin):
    with klok.verzet(begin):
        assert keer(15) == 10


def test_elke_sleutel_telt_apart(begin):
    with klok.verzet(begin):
        assert keer(11, "een") == keer(11, "twee") == 10


def test_elke_naam_telt_apart(begin):
    with klok.verzet(begin):
        keer(10)
        assert neem(Grens("iets anders", 1, 60), "adres")


def test_het_vult_gelijkmatig_aan(begin):
    with klok.verzet(begin):
        keer(10)
    with klok.verzet(begin + timedelta(minutes=5)):
        assert not neem(TIEN_PER_UUR, "adres")
    with klok.verzet(begin + timedelta(minutes=7)):
        assert keer(5) == 1
    with klok.verzet(begin + timedelta(hours=9)):
        assert keer(15) == 10  # never more than a full bucket


def test_weigeren_kost_niets(begin):
    with klok.verzet(begin):
        keer(100)
    with klok.verzet(begin + timedelta(hours=1)):
        assert keer(15) == 10


def test_teruggeven_telt_niet_mee(begin):
    with klok.verzet(begin):
        for _ in range(20):
            assert neem(TIEN_PER_UUR, "adres")
            geef_terug(TIEN_PER_UUR, "adres")
        assert keer(15) == 10


def test_teruggeven_maakt_nooit_meer_dan_vol(begin):
    with klok.verzet(begin):
        neem(TIEN_PER_UUR, "adres")
        for _ in range(5):
            geef_terug(TIEN_PER_UUR, "adres")
        geef_terug(TIEN_PER_UUR, "nooit gezien")
        assert keer(15) == 10


def test_het_adres_zelf_wordt_niet_bewaard(begin):
    neem(TIEN_PER_UUR, "203.0.113.9")
    assert "203" not in str(Limiet.objects.values().get())
    assert len(limiet._hash("203.0.113.9")) == 64


def test_kijken_of_het_op_is_kost_niets(begin):
    with klok.verzet(begin):
        assert not is_op(TIEN_PER_UUR, "adres")
        assert keer(9) == 9
        assert [is_op(TIEN_PER_UUR, "adres") for _ in range(3)] == [False] * 3
        assert keer(2) == 1
        assert is_op(TIEN_PER_UUR, "adres")
        assert not is_op(TIEN_PER_UUR, "ander adres")
    with klok.verzet(begin + timedelta(minutes=6)):
        assert not is_op(TIEN_PER_UUR, "adres")
