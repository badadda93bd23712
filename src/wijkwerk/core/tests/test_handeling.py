"""The write path: one transaction, one name, log lines last."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wijkwerk.core import klok
from wijkwerk.core.actor import SYSTEM, Bewoner
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.models import Limiet, Logregel


def ding(naam: str) -> Limiet:
    return Limiet.objects.create(naam=naam, sleutel_hash=naam, tegoed=1, bijgewerkt_op=klok.nu())


@handeling("ding.maken")
def ding_maken(naam: str, *, actor, fout: bool = False) -> Limiet:
    gemaakt = ding(naam)
    log(gemaakt, doel="proef")
    if fout:
        raise ValueError(naam)
    return gemaakt


@handeling("dozijn.maken")
def dozijn_maken(*, actor, fout: bool = False) -> list[Limiet]:
    gemaakt = [ding_maken(str(n), actor=actor) for n in range(12)]
    log(gemaakt[0])
    if fout:
        raise ValueError("twaalf")
    return gemaakt


def test_een_handeling_schrijft_een_regel(db):
    gemaakt = ding_maken("een", actor=Bewoner())
    regel = Logregel.objects.get()
    assert (regel.handeling, regel.rol, regel.object_soort) == ("ding.maken", "bewoner", "limiet")
    assert (regel.object_kenmerk, regel.doel) == (str(gemaakt.pk), "proef")


def test_een_fout_laat_niets_achter(db):
    with pytest.raises(ValueError, match="een"):
        ding_maken("een", actor=SYSTEM, fout=True)
    assert not Limiet.objects.exists()
    assert not Logregel.objects.exists()


def test_een_handeling_in_een_handeling_is_een_transactie(db):
    with pytest.raises(ValueError, match="twaalf"):
        dozijn_maken(actor=SYSTEM, fout=True)
    assert not Limiet.objects.exists()
    assert not Logregel.objects.exists()


def test_elke_regel_heeft_de_naam_van_zijn_eigen_handeling(db):
    dozijn_maken(actor=SYSTEM)
    namen = list(Logregel.objects.order_by("volgnr").values_list("handeling", flat=True))
    assert namen == ["ding.maken"] * 12 + ["dozijn.maken"]


def test_de_regels_komen_als_laatste(db):
    with CaptureQueriesContext(connection) as vragen:
        dozijn_maken(actor=SYSTEM)
    schrijft = [v["sql"] for v in vragen if v["sql"].startswith(("INSERT", "UPDATE"))]
    dingen = [i for i, sql in enumerate(schrijft) if "core_limiet" in sql]
    regels = [i for i, sql in enumerate(schrijft) if "core_log" in sql]
    assert max(dingen) < min(regels)


def test_na_een_fout_begint_de_volgende_schoon(db):
    with pytest.raises(ValueError, match="fout"):
        ding_maken("fout", actor=SYSTEM, fout=True)
    ding_maken("goed", actor=SYSTEM)
    assert Logregel.objects.count() == 1


def test_buiten_een_handeling_kan_niet_worden_gelogd(db):
    with pytest.raises(RuntimeError, match="outside"):
        log(ding("los"))


def test_zonder_actor_gaat_het_niet(db):
    with pytest.raises(KeyError):
        ding_maken("een")  # type: ignore[call-arg]


def test_de_naam_staat_op_de_functie():
    assert ding_maken.handeling == "ding.maken"
