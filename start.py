#!/usr/bin/env python3
"""Start Wijkwerk, or test it, on a machine that has only Python.

    python3 start.py [--port N] [--data DIR]      set everything up and serve the demo gemeente
    python3 start.py test [--snel|--alles] [pytest ...]   on SQLite, PostgreSQL and in a browser
    python3 start.py check                        style, types and contracts, then every test
    python3 start.py fix                          let the tools repair style
    python3 start.py bijwerken [--nieuwer]        make the derived files again: locks, tables, texts
    python3 start.py bench                        our speed beside that of others
    python3 start.py schermafdrukken              pictures of every main page in build/

Standard library only. The second time it finds everything done and needs no network.
"""

import sys
import tempfile

if sys.version_info < (3, 11):
    sys.exit(
        "Wijkwerk needs Python 3.11 or newer; this is Python %d.%d (%s)."
        % (sys.version_info[0], sys.version_info[1], sys.executable)
    )
if sys.platform == "win32":
    sys.exit("Wijkwerk needs Linux or macOS; on Windows run it inside WSL.")

import argparse
import ctypes
import hashlib
import os
import shlex
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

WORTEL = Path(__file__).resolve().parent
OMGEVING = WORTEL / ".venv"
BIN = OMGEVING / "bin"
PYTHON = BIN / "python"
LOCKS = WORTEL / "requirements"
WACHT_OP_EERSTE_PAGINA = 60
GEEN_TESTS = 5  # what pytest says when it finds nothing to do
RUST = 60  # seconds alive after which a crash is no longer one of a series


# --- the environment -------------------------------------------------------------------------


def installeren(*locks: str) -> None:
    """Make `.venv` hold what the locks say; does nothing when it already does."""
    if Path(sys.prefix) == OMGEVING:
        return
    for lock in locks:
        bestand = LOCKS / f"{lock}.txt"
        stempel = OMGEVING / f".klaar-{lock}"
        afdruk = hashlib.sha256(bestand.read_bytes() + os.fsencode(WORTEL)).hexdigest()
        if stempel.exists() and stempel.read_text() == afdruk and _python_werkt():
            continue
        print(f"Installing what requirements/{lock}.txt names ...", flush=True)
        _omgeving_maken()
        _pakketten_halen(bestand)
        _koppelen()
        stempel.write_text(afdruk)


def _python_werkt() -> bool:
    try:
        return subprocess.run([PYTHON, "-c", ""], check=False).returncode == 0
    except OSError:
        return False


def _omgeving_maken() -> None:
    if _python_werkt():
        return
    maken = [sys.executable, "-m", "venv", "--clear", str(OMGEVING)]
    if subprocess.run(maken, stdout=subprocess.DEVNULL, check=False).returncode != 0:
        subprocess.run([*maken, "--without-pip"], check=True)  # Debian without python3-venv


def _pakketten_halen(lock: Path) -> None:
    """By uv, in seconds; by pip where uv cannot be had, in a minute. Same file, same hashes."""
    pip = [str(PYTHON), "-m", "pip"]
    if subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode != 0:
        pip = [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    met_hash = ["install", "-q", "--require-hashes", "-r"]
    stil = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    uv = subprocess.run([*pip, *met_hash, str(LOCKS / "gereedschap.txt")], env=stil, check=False)
    if uv.returncode == 0:
        opdracht = [str(BIN / "uv"), "pip", "install", "-q", "--python", str(PYTHON)]
        opdracht += ["--require-hashes", "-r", str(lock)]
    else:
        opdracht = [*pip, *met_hash, str(lock)]
    if subprocess.run(opdracht, env=stil, check=False).returncode != 0:
        sys.exit("Could not install the packages; the lines above say why. Is there a network?")


def _koppelen() -> None:
    """Let the environment find `src/`, and give it the command `wijkwerk`, without a build."""
    site = next(OMGEVING.glob("lib/python3*/site-packages"))
    (site / "wijkwerk.pth").write_text(f"{WORTEL / 'src'}\n")
    opdracht = BIN / "wijkwerk"
    opdracht.write_text(f'#!/bin/sh\nexec {shlex.quote(str(PYTHON))} -m wijkwerk "$@"\n')
    opdracht.chmod(0o755)


# --- serving ---------------------------------------------------------------------------------


class Dienst:
    """A process that has to be there: started again when it falls over, ever more patiently."""

    def __init__(self, naam: str, opdracht: list[str], omgeving: dict[str, str]) -> None:
        self.naam, self.opdracht, self.omgeving = naam, opdracht, omgeving
        self.crashes = 0
        self.start()

    def start(self) -> None:
        self.sinds = time.monotonic()
        self.opnieuw = 0.0
        self.proces = subprocess.Popen(
            self.opdracht,
            cwd=WORTEL,
            env=self.omgeving,
            start_new_session=True,  # Ctrl-C reaches start.py, which then stops it in good order
            preexec_fn=_sterf_mee,
        )

    def bewaken(self) -> None:
        if self.proces.poll() is None:
            return
        nu = time.monotonic()
        if not self.opnieuw:
            self.crashes = 1 if nu - self.sinds > RUST else self.crashes + 1
            wacht = min(2 ** (self.crashes - 1), RUST) - 1
            self.opnieuw = nu + wacht
            print(
                f"{self.naam} stopped (exit code {self.proces.returncode}); "
                f"starting it again in {wacht} seconds.",
                flush=True,
            )
        if nu >= self.opnieuw:
            self.start()

    def stop(self) -> None:
        self.proces.terminate()

    def wacht(self, seconden: float) -> None:
        try:
            self.proces.wait(seconden)
        except subprocess.TimeoutExpired:
            os.killpg(self.proces.pid, signal.SIGKILL)
            self.proces.wait()


def _sterf_mee() -> None:
    """Linux: when start.py itself is killed, its processes stop too."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def serveren(argv: list[str]) -> int:
    opties = _opties(argv)
    omgeving = _instellingen(opties)
    _poort_vrij(opties.port)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    installeren("basis")
    _klaarzetten(Path(omgeving["WIJKWERK_DATA"]), omgeving)
    diensten: list[Dienst] = []
    try:
        diensten.append(Dienst("The web server", _webserver(opties.port), omgeving))
        _eerste_pagina(opties.port, diensten[0])
        print(f"\n  Wijkwerk: http://localhost:{opties.port}   (stop with Ctrl-C)\n", flush=True)
        diensten.append(Dienst("The task worker", _werker(), omgeving))
        while True:
            for dienst in diensten:
                dienst.bewaken()
            time.sleep(0.5)
    except KeyboardInterrupt:
        return 0
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        for dienst in diensten:
            dienst.stop()
        for dienst in diensten:
            dienst.wacht(20)


def _opties(argv: list[str]) -> argparse.Namespace:
    lezer = argparse.ArgumentParser(
        prog="start.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    lezer.add_argument("--port", type=int, default=8000, metavar="N")
    data = Path(os.environ.get("WIJKWERK_DATA") or WORTEL / "data")
    lezer.add_argument("--data", type=Path, default=data, metavar="DIR")
    return lezer.parse_args(argv)


def _instellingen(opties: argparse.Namespace) -> dict[str, str]:
    return {
        "WIJKWERK_MODUS": "demo",
        "WIJKWERK_ADRES": f"http://localhost:{opties.port}",
        **os.environ,
        "WIJKWERK_DATA": str(opties.data.resolve()),
    }


def _poort_vrij(poort: int) -> None:
    with socket.socket() as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind(("127.0.0.1", poort))
        except OSError as fout:
            sys.exit(
                f"Cannot use port {poort}: {fout.strerror}. "
                f"Another program may use it; choose one with: python3 start.py --port {poort + 1}"
            )


def _klaarzetten(data: Path, omgeving: dict[str, str]) -> None:
    """Tables and styles up to date, and in a new demo the demo gemeente; once per version."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = omgeving.get("WIJKWERK_DATABASE_URL", "")
    stempel, demo_klaar = data / ".klaar", data / ".demo-klaar"
    if not database and not (data / "wijkwerk.sqlite3").exists():
        stempel.unlink(missing_ok=True)
        demo_klaar.unlink(missing_ok=True)
    demo = omgeving["WIJKWERK_MODUS"] == "demo" and not demo_klaar.exists()
    afdruk = _afdruk_van_het_programma(database)
    if not demo and stempel.exists() and stempel.read_text() == afdruk:
        return
    if demo:
        print("Building the demo gemeente ...", flush=True)
    opdracht = [str(PYTHON), "-m", "wijkwerk", "klaarzetten", *(["--demo"] if demo else [])]
    if subprocess.run(opdracht, cwd=WORTEL, env=omgeving, check=False).returncode != 0:
        sys.exit("Setting up the database failed; the lines above say why.")
    stempel.write_text(afdruk)
    if demo:
        demo_klaar.touch()


def _afdruk_van_het_programma(database: str) -> str:
    """Changes with every edit that can matter to tables, texts or styles, and per database."""
    afdruk = hashlib.sha256(database.encode() + (LOCKS / "basis.txt").read_bytes())
    for pad in sorted((WORTEL / "src").rglob("*")):
        if pad.is_file() and pad.suffix != ".pyc":
            feiten = pad.stat()
            afdruk.update(f"{pad} {feiten.st_size} {feiten.st_mtime_ns}\n".encode())
    return afdruk.hexdigest()


def _webserver(poort: int) -> list[str]:
    return [
        *(str(PYTHON), "-m", "gunicorn", "wijkwerk.config.wsgi:application"),
        *("--bind", f"127.0.0.1:{poort}", "--worker-class", "gthread"),
        *("--workers", "2", "--threads", "4", "--timeout", "60", "--graceful-timeout", "10"),
        *("--preload", "--log-level", "warning", "--no-control-socket"),
    ]


def _werker() -> list[str]:
    return [str(PYTHON), "-m", "wijkwerk", "werker"]


def _eerste_pagina(poort: int, web: Dienst) -> None:
    zonder_proxy = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    vraag = urllib.request.Request(
        f"http://127.0.0.1:{poort}/", headers={"Host": f"localhost:{poort}"}
    )
    grens = time.monotonic() + WACHT_OP_EERSTE_PAGINA
    while time.monotonic() < grens:
        if web.proces.poll() is not None:
            sys.exit("The web server does not start; the lines above say why.")
        try:
            with zonder_proxy.open(vraag, timeout=10):
                return
        except urllib.error.HTTPError as fout:
            sys.exit(f"The front page answers {fout.code} {fout.reason}.")
        except OSError:
            time.sleep(0.05)
    sys.exit(f"The web server gave no page within {WACHT_OP_EERSTE_PAGINA} seconds.")


# --- for developers --------------------------------------------------------------------------

CONTROLES = [
    ["ruff", "format", "--check", "."],
    ["ruff", "check", "."],
    ["mypy"],
    ["lint-imports"],
    ["wijkwerk", "makemigrations", "--check", "--dry-run"],
    ["djlint", "src", "--lint"],
    ["reuse", "lint", "--quiet"],
]
HERSTEL = [["ruff", "check", "--fix", "."], ["ruff", "format", "."]]


def test(argv: list[str]) -> int:
    """SQLite, then PostgreSQL, and beside them the browser; what the browser said comes last.

    `--snel`: SQLite only, no browser. `--alles`: also what takes long (kills, real data).
    """
    installeren("basis", "ontwikkel")
    pytest = [str(PYTHON), "-m", "pytest"]
    snel = "" if "--alles" in argv else " and not traag"
    rest = [deel for deel in argv if deel not in {"--snel", "--alles"}]
    if "--snel" in argv:
        return _draaien([*pytest, "-m", "not browser and not traag", *rest])
    op_sqlite = [*pytest, "-m", f"not browser{snel}", *rest]
    op_postgres = [str(PYTHON), "-m", "tests.postgres", *pytest]
    op_postgres += ["-m", f"database and not browser and not een_keer{snel}", *rest]
    in_browser = [*pytest, "-m", f"browser{snel}", *rest]
    with tempfile.TemporaryDirectory() as eigen:
        verslag = Path(eigen) / "browser.txt"
        with (
            verslag.open("wb") as uitvoer,
            subprocess.Popen(
                in_browser,
                cwd=WORTEL,
                env={**os.environ, "WIJKWERK_DATA": eigen},
                stdout=uitvoer,
                stderr=subprocess.STDOUT,
            ) as browser,
        ):
            print("Tests on SQLite, and meanwhile in the browser", flush=True)
            uitslag = {"SQLite": _draaien(op_sqlite)}
            print("Tests on PostgreSQL, and meanwhile in the browser", flush=True)
            uitslag["PostgreSQL"] = _draaien(op_postgres)
            uitslag["the browser"] = browser.wait()
        print("Tests in the browser", verslag.read_text(errors="replace"), sep="\n", flush=True)
    gedaan = {waar: code for waar, code in uitslag.items() if code != GEEN_TESTS}
    for waar, code in gedaan.items():
        if code:
            print(f"The tests on {waar} failed: see above.", flush=True)
    return max(gedaan.values(), default=GEEN_TESTS)


def check(argv: list[str]) -> int:
    installeren("basis", "ontwikkel")
    mis = []
    with ThreadPoolExecutor(max_workers=2) as samen:
        for opdracht, klaar in zip(CONTROLES, samen.map(_controle, CONTROLES), strict=True):
            print("$", *opdracht, flush=True)
            print(klaar.stdout, end="", flush=True)
            if klaar.returncode:
                mis.append(" ".join(opdracht))
    getest = test(argv)
    for naam in mis:
        print("Failed:", naam, flush=True)
    return getest or bool(mis)


def _controle(opdracht: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(BIN / opdracht[0]), *opdracht[1:]],
        cwd=WORTEL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def fix(argv: list[str]) -> int:
    installeren("basis", "ontwikkel")
    return max(_draaien([str(BIN / opdracht[0]), *opdracht[1:], *argv]) for opdracht in HERSTEL)


def bijwerken(argv: list[str]) -> int:
    """Locks stay as they are unless an .in file changed; `--nieuwer` takes the newest versions."""
    installeren("basis", "ontwikkel")
    maken = [str(BIN / "uv"), "pip", "compile", "--quiet", "--universal", "--generate-hashes"]
    maken += ["--python-version", "3.11", "--no-header"]
    if "--nieuwer" in argv:
        maken.append("--upgrade")
    grens: list[str] = []
    for lock in ("gereedschap", "basis", "ontwikkel", "bench"):
        opdracht = [*maken, *grens, f"{lock}.in", "-o", f"{lock}.txt"]
        grens = ["-c", f"{lock}.txt"]
        if subprocess.run(opdracht, cwd=LOCKS, stdout=subprocess.DEVNULL, check=False).returncode:
            return 1
    return _draaien([str(PYTHON), "-m", "tests.bijwerken"])


def bench(argv: list[str]) -> int:
    installeren("basis", "ontwikkel", "bench")
    return _draaien([str(PYTHON), "-m", "tests.bench", *argv])


def schermafdrukken(argv: list[str]) -> int:
    installeren("basis", "ontwikkel")
    return _draaien([str(PYTHON), "-m", "tests.browser.schermafdrukken", *argv])


def _draaien(opdracht: list[str]) -> int:
    return subprocess.run(opdracht, cwd=WORTEL, check=False).returncode


OPDRACHTEN = {
    functie.__name__: functie for functie in (test, check, fix, bijwerken, bench, schermafdrukken)
}


def main(argv: list[str]) -> int:
    if argv and argv[0] in OPDRACHTEN:
        # Many processes follow: without bytecode each of them compiles every library again.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        return OPDRACHTEN[argv[0]](argv[1:])
    return serveren(argv)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
