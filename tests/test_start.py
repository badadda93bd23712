"""start.py: says what is wrong, does nothing twice, keeps its processes alive and stops them."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

import start
from tests.browser.plug import Demo

pytestmark = pytest.mark.een_keer

WORTEL = Path(start.__file__).parent


def draaien(*argv: str, **omgeving: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *argv],
        cwd=WORTEL,
        env={**os.environ, **omgeving},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_een_oude_python_krijgt_een_zin():
    oud = "import sys, runpy; sys.version_info = (3, 9, 2); runpy.run_path('start.py')"
    gedaan = draaien("-c", oud)
    assert gedaan.returncode == 1
    assert gedaan.stderr.startswith("Wijkwerk needs Python 3.11 or newer; this is Python 3.9")


def test_een_bezette_poort_krijgt_een_zin(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as bezet:
        poort = bezet.getsockname()[1]
        gedaan = draaien("start.py", "--port", str(poort), "--data", str(tmp_path / "data"))
    assert gedaan.returncode == 1
    assert gedaan.stderr.startswith(f"Cannot use port {poort}: Address already in use.")
    assert not (tmp_path / "data").exists()


@pytest.fixture
def werkplaats(tmp_path, monkeypatch):
    """A root with a lock of its own, where installing is counted instead of done."""
    gehaald = []
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "basis.txt").write_text("een==1")
    monkeypatch.setattr(start, "WORTEL", tmp_path)
    monkeypatch.setattr(start, "LOCKS", tmp_path / "requirements")
    monkeypatch.setattr(start, "OMGEVING", tmp_path / ".venv")
    monkeypatch.setattr(start, "BIN", tmp_path / ".venv" / "bin")
    monkeypatch.setattr(start, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(start, "_pakketten_halen", gehaald.append)
    return tmp_path, gehaald


@pytest.mark.traag
def test_installeren_doet_alleen_wat_nodig_is(werkplaats):
    map_, gehaald = werkplaats
    start.installeren("basis")
    start.installeren("basis")
    assert len(gehaald) == 1, "the second time there is nothing to do"
    (pth,) = start.OMGEVING.glob("lib/python3*/site-packages/wijkwerk.pth")
    assert pth.read_text().strip() == str(map_ / "src")
    assert str(start.PYTHON) in (start.BIN / "wijkwerk").read_text()

    (map_ / "requirements" / "basis.txt").write_text("een==2")
    start.installeren("basis")
    assert len(gehaald) == 2, "another lock is installed"

    start.PYTHON.unlink()
    start.installeren("basis")
    assert len(gehaald) == 3, "a broken environment is made again"
    assert start._python_werkt()


def kinderen(pid: int) -> dict[str, int]:
    """Children of a process by the last word of their command."""
    pids = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    opdrachten = {p: Path(f"/proc/{p}/cmdline").read_text().split("\0") for p in pids}
    return {"werker" if "werker" in o else "web": int(p) for p, o in opdrachten.items()}


def bestaat(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wacht_op(voorwaarde, seconden: float = 15) -> None:
    grens = time.monotonic() + seconden
    while not voorwaarde():
        assert time.monotonic() < grens, "het duurde te lang"
        time.sleep(0.1)


@pytest.mark.traag
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_een_gesneuveld_proces_komt_terug_en_stoppen_ruimt_alles_op(demo):
    tweede = Demo(demo.data)  # the same data: also shows that a second start does not build again
    try:
        wacht_op(lambda: set(kinderen(tweede.proces.pid)) == {"web", "werker"})
        eerst = kinderen(tweede.proces.pid)
        os.kill(eerst["werker"], signal.SIGKILL)
        wacht_op(lambda: kinderen(tweede.proces.pid).get("werker") not in (None, eerst["werker"]))
        with urllib.request.urlopen(f"http://127.0.0.1:{tweede.poort}/gezond/") as antwoord:
            assert antwoord.status == 200
        laatst = kinderen(tweede.proces.pid)
    finally:
        tweede.stop()
    assert tweede.proces.returncode == 0
    assert not any(map(bestaat, laatst.values()))


@pytest.mark.traag
@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel to end the children")
def test_kill_9_op_start_laat_niets_achter(demo):
    tweede = Demo(demo.data)
    wacht_op(lambda: set(kinderen(tweede.proces.pid)) == {"web", "werker"})
    pids = kinderen(tweede.proces.pid).values()
    tweede.proces.kill()
    tweede.proces.wait()
    wacht_op(lambda: not any(map(bestaat, pids)))


def test_de_hulp_noemt_onze_opdrachten_eerst():
    hulp = draaien("-m", "wijkwerk", "--help").stdout
    wijkwerk, _, django = hulp.partition("\nDjango\n")
    assert "  werker" in wijkwerk
    assert "  reservekopie" in wijkwerk
    assert "Voert taken uit" in wijkwerk
    assert "  migrate" in django
    assert "  migrate" not in wijkwerk
