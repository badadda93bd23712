"""How the program is doing, as the beheerder reads it."""

from datetime import timedelta

from django_tasks import task

from wijkwerk.core import klok, logboek, onveranderlijk, staat
from wijkwerk.core.models import Logregel


@task()
def niets_doen() -> None:
    """Waits in the queue."""


def test_zonder_taken_wacht_er_niets(gemeente):
    assert staat.taken_stand(gemeente).goed


def test_een_taak_die_lang_wacht_is_niet_goed(gemeente):
    niets_doen.enqueue()
    assert staat.taken_stand(gemeente).goed
    with klok.verzet(klok.nu() + timedelta(hours=3)):
        stand = staat.taken_stand(gemeente)
    assert not stand.goed
    assert stand.waarde == "de oudste wacht 3 uur"


def test_een_kapotte_keten_is_niet_goed(gemeente):
    regel = logboek.Regel(gemeente.pk, "x", "x", "x.x", "x", "x")
    logboek.schrijven([regel])
    assert staat.logboek_stand(gemeente).goed
    with onveranderlijk.opgeheven():
        Logregel.objects.update(rol="y")
    stand = staat.logboek_stand(gemeente)
    assert (stand.goed, stand.waarde) == (False, "1 fout gevonden")


def test_de_wachttijd_in_woorden():
    assert staat.wacht_tekst(timedelta(seconds=70)) == "de oudste wacht 1 minuut"
    assert staat.wacht_tekst(timedelta(days=2)) == "de oudste wacht 2 dagen"


def test_elke_meting_staat_op_de_pagina(gemeente):
    assert {"Logboek", "Achtergrondtaken"} <= {stand.label for stand in staat.standen(gemeente)}
