"""The task worker: runs what is enqueued, takes over from the dead, gives up on poison."""

import os
import signal
import socket
import subprocess
import sys
from datetime import timedelta

import pytest
from django_tasks_db.compat import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from wijkwerk.core import klok, veger, werker

pytestmark = pytest.mark.django_db


def taak(*worker_ids: str, minuten: int = 1, **velden) -> DBTaskResult:
    """A task that a worker took `minuten` ago and did not finish."""
    return DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING,
        started_at=klok.nu() - timedelta(minutes=minuten),
        worker_ids=list(worker_ids),
        args_kwargs={"args": [], "kwargs": {}},
        task_path="wijkwerk.core.tests.test_werker.nergens",
        backend_name="default",
        run_after=klok.nu(),
        exception_class_path="",
        traceback="",
        **velden,
    )


def status(rij: DBTaskResult) -> str:
    rij.refresh_from_db()
    return rij.status


@pytest.fixture
def dode_werker() -> str:
    """The name of a worker on this machine whose process has ended."""
    proces = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    return f"{socket.gethostname()[:32]}:{int(proces.stdout)}:abcd"


def test_taak_van_een_dode_werker_komt_terug(dode_werker):
    rij = taak(dode_werker)
    assert werker.maaien() == 1
    assert status(rij) == TaskResultStatus.READY


def test_taak_van_een_levende_werker_blijft(dode_werker):
    rij = taak(dode_werker, werker._naam())
    assert werker.maaien() == 0
    assert status(rij) == TaskResultStatus.RUNNING


def test_van_een_andere_machine_telt_alleen_de_tijd():
    vers, oud = taak("elders:1:abcd"), taak("elders:1:abcd", minuten=16)
    assert werker.maaien() == 1
    assert status(vers) == TaskResultStatus.RUNNING
    assert status(oud) == TaskResultStatus.READY


def test_taak_die_zijn_werker_steeds_doodt_wordt_opgegeven(dode_werker):
    rij = taak(dode_werker, dode_werker, dode_werker)
    werker.maaien()
    assert status(rij) == TaskResultStatus.FAILED


def test_een_veger_die_faalt_houdt_de_rest_niet_tegen(dode_werker, monkeypatch, caplog):
    def stuk() -> int:
        raise ValueError("stuk")

    monkeypatch.setattr(veger, "_vegers", {"stuk": stuk, "daarna": lambda: 3})
    assert veger.veeg() == {"daarna": 3}
    oud = taak(finished_at=klok.nu() - timedelta(days=15))
    DBTaskResult.objects.update(status=TaskResultStatus.SUCCESSFUL)
    werker.huishouden()
    assert "Sweeper stuk failed" in caplog.text
    assert not DBTaskResult.objects.filter(pk=oud.pk).exists()


@pytest.mark.traag
def test_sigterm_stopt_netjes(tmp_path):
    omgeving = {k: v for k, v in os.environ.items() if k != "WIJKWERK_DATABASE_URL"}
    omgeving["WIJKWERK_DATA"] = str(tmp_path)
    opdracht = [sys.executable, "-m", "wijkwerk"]
    subprocess.run([*opdracht, "migrate", "--verbosity=0"], env=omgeving, check=True)
    proces = subprocess.Popen(
        [*opdracht, "werker"], env=omgeving, stderr=subprocess.PIPE, text=True
    )
    assert any("at work" in regel for regel in proces.stderr)
    proces.send_signal(signal.SIGTERM)
    assert proces.wait(10) == 0
