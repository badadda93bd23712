"""A workshop of 300 phones on one machine: `python -m tests.bench_werkplaats` (part of `bench`).

The real server (start.py's own command line, SQLite), 300 participants who join, answer five
sliders with pauses, send in and wait for the reveal. Meanwhile web workers are killed (SIGKILL).
A phone whose request was cut off sends it again, as meedoen.js does. Printed: times of sending in,
errors, what was acknowledged and is not stored, and how long until every phone saw the reveal.
`--eenmaal` is the control: phones that never send again do lose people. The floor of this machine
stands beside it: the health page, asked by the same client.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx

import start

WORTEL = Path(__file__).resolve().parent.parent
ROLLEN = ("Wijkambtenaar", "Sociaal domein", "Fysiek domein", "Bestuur", "Bewoner", "Partner")
VELD = re.compile(r"<input([^>]*)>")
KENMERK = re.compile(r'([\w-]+)="([^"]*)"')

VOORBEREIDEN = """
from django_scopes import scopes_disabled
from wijkwerk.core import kenmerk, klok
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.accounts.models import Persoon
from wijkwerk.mengpaneel.models import Begeleider, Oefening
from wijkwerk.mengpaneel.services.oefening import oefening_openen
from wijkwerk.mengpaneel.selectors.deelname import code_van
from wijkwerk.core.actor import SYSTEM
with scopes_disabled():
    gemeente = Gemeente.objects.create(slug="proefdam", naam="Proefdam", cbs_code="GM9998")
    persoon = Persoon.objects.create_user("bram@proefdam.voorbeeld.nl", naam="Bram")
    oefening = Oefening.objects.create(gemeente=gemeente, kenmerk=kenmerk.nieuw(),
        titel="Werkplaats", gemaakt_op=klok.nu())
    Begeleider.objects.create(oefening=oefening, persoon=persoon, op=klok.nu())
    class Leider:
        ref = rol = "systeem"
        def heeft_rol(self, *args, **kwargs): return True
    leider = Leider(); leider.persoon = persoon
    print(code_van(oefening_openen(oefening, actor=leider)))
"""
ONTHULLEN = """
import sys, time
from django_scopes import scopes_disabled
from wijkwerk.accounts.models import Persoon
from wijkwerk.mengpaneel.models import Oefening
from wijkwerk.mengpaneel.services.oefening import oefening_onthullen
class Leider:
    ref = rol = "systeem"
    def heeft_rol(self, *args, **kwargs): return True
with scopes_disabled():
    oefening, leider = Oefening.objects.get(), Leider()
    leider.persoon = Persoon.objects.get()
    print("klaar", flush=True); sys.stdin.readline()
    begin = time.time()
    oefening = oefening_onthullen(oefening, actor=leider)
    print(begin, time.time(), oefening.spreiding["aantal"], flush=True)
"""
OPGESLAGEN = """
import json
from django_scopes import scopes_disabled
from wijkwerk.mengpaneel.models import Deelnemer, Inzending
with scopes_disabled():
    rijen = Inzending.objects.order_by("deelnemer_id", "schuif")
    per = {}
    for d, s, nu, a in rijen.values_list("deelnemer_id", "schuif", "nu", "ambitie"):
        per.setdefault(d, {})[s] = [nu, a]
    print(json.dumps([Deelnemer.objects.filter(ingediend_op__isnull=False).count(),
                      sorted(map(sorted, (p.items() for p in per.values())))]))
"""
OPSTART = "import django, os; os.environ.setdefault('DJANGO_SETTINGS_MODULE', "
OPSTART += "'wijkwerk.config.settings'); import wijkwerk.config.settings; django.setup()\n"
SCHUIVEN = ("PI", "PB", "PM", "BP", "C")


@dataclass
class Verslag:
    """What the phones saw."""

    inzenden: list[float] = field(default_factory=list)
    stappen: list[float] = field(default_factory=list)
    fouten: list[str] = field(default_factory=list)
    opnieuw: int = 0
    gezien: list[float] = field(default_factory=list)
    bevestigd: list[list[tuple[str, list[int]]]] = field(default_factory=list)


def draai(opdracht: str, omgeving: dict[str, str]) -> str:
    return subprocess.run(
        [sys.executable, "-c", OPSTART + opdracht],
        env=omgeving,
        cwd=WORTEL,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()


@contextmanager
def server(poort: int, omgeving: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    proces = subprocess.Popen(start._webserver(poort), env=omgeving, cwd=WORTEL)
    try:
        while True:
            with suppress(OSError), socket.create_connection(("127.0.0.1", poort), 1):
                break
            time.sleep(0.1)
        yield proces
    finally:
        proces.terminate()
        proces.wait()


def kinderen(pid: int) -> list[int]:
    uit = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False)
    return [int(regel) for regel in uit.stdout.split()]


async def doden(pid: int, keren: int, duur: float) -> int:
    """SIGKILL a worker now and then."""
    gedood = 0
    for _keer in range(keren):
        await asyncio.sleep(duur / (keren + 1))
        if werkers := kinderen(pid):
            with suppress(ProcessLookupError):
                os.kill(random.choice(werkers), signal.SIGKILL)  # noqa: S311
                gedood += 1
    return gedood


def velden(pagina: str) -> dict[str, str]:
    """What the browser would send of the forms on a page: hidden fields, tokens, the sliders."""
    uit = {}
    for kenmerken in VELD.findall(pagina):
        rij = dict(KENMERK.findall(kenmerken))
        if "name" in rij and rij.get("type") not in {"checkbox", "radio", "submit"}:
            uit[rij["name"]] = rij.get("value", "")
    return uit


class Afgebroken(Exception):
    """The connection was cut and this phone gave up."""


class Telefoon:
    """One participant: joins, answers with pauses, sends in, waits."""

    def __init__(
        self, nummer: int, code: str, basis: str, opties: argparse.Namespace, verslag: Verslag
    ) -> None:
        self.kans = random.Random(nummer)  # noqa: S311
        self.pad = f"/meedoen/{code}/"
        self.rol = ROLLEN[nummer % len(ROLLEN)]
        self.pauze, self.verslag, self.herhaalt = opties.pauze, verslag, not opties.eenmaal
        self.standen: list[tuple[str, list[int]]] = []
        self.client = httpx.AsyncClient(base_url=basis, timeout=60)

    async def vraag(
        self, methode: str, pad: str, data: dict[str, str] | None = None
    ) -> httpx.Response:
        """Again after a cut connection; anything but a page or a redirect is an error."""
        kop = {
            "Referer": str(self.client.base_url),
            "Origin": str(self.client.base_url).rstrip("/"),
        }
        for _poging in range(20):
            try:
                antwoord = await self.client.request(methode, pad, data=data, headers=kop)
            except httpx.TransportError:
                if not self.herhaalt:
                    break
                self.verslag.opnieuw += 1
                await asyncio.sleep(0.3 + self.kans.random())
                continue
            if antwoord.status_code >= 400:
                self.verslag.fouten.append(f"{methode} {pad}: {antwoord.status_code}")
            return antwoord
        self.verslag.fouten.append(f"{methode}: no answer")
        raise Afgebroken

    async def wacht(self) -> None:
        await asyncio.sleep(self.kans.uniform(0.2, 1.8) * self.pauze)

    async def meedoen(self) -> None:
        with suppress(Afgebroken):
            await self._meedoen()

    async def _meedoen(self) -> None:
        await self.wacht()
        pagina = (await self.vraag("GET", self.pad)).text
        await self.vraag("POST", self.pad, {**velden(pagina), "rol": self.rol})
        for stap, schuif in enumerate(SCHUIVEN, 1):
            pagina = (await self.vraag("GET", f"{self.pad}{stap}/")).text
            await self.wacht()
            nu, straks = self.kans.randint(1, 9), self.kans.randint(1, 9)
            data = {**velden(pagina), "nu_cijfer": str(nu), "ambitie_cijfer": str(straks)}
            begin = time.perf_counter()
            await self.vraag("POST", f"{self.pad}{stap}/", data)
            self.verslag.stappen.append(time.perf_counter() - begin)
            self.standen.append((schuif, [nu, straks]))
        pagina = (await self.vraag("GET", f"{self.pad}klaar/")).text
        await self.wacht()
        begin = time.perf_counter()
        antwoord = await self.vraag("POST", f"{self.pad}klaar/", velden(pagina))
        self.verslag.inzenden.append(time.perf_counter() - begin)
        if antwoord.status_code < 400:
            self.verslag.bevestigd.append(sorted(self.standen))

    async def kijken(self, klaar: asyncio.Event) -> None:
        """Ask which phase it is, as meedoen.js does; the moment the reveal is seen."""
        etag = ""
        while not klaar.is_set():
            await asyncio.sleep(self.kans.uniform(1.2, 2.0))
            with suppress(httpx.TransportError):
                kop = {"If-None-Match": etag} if etag else {}
                antwoord = await self.client.get(f"{self.pad}stand/", headers=kop)
                etag = antwoord.headers.get("ETag", etag)
                if antwoord.status_code == 200 and antwoord.json()["fase"] == "gesprek":
                    self.verslag.gezien.append(time.time())
                    return


async def vloer(basis: str, aantal: int = 200) -> float:
    """Median time of the health page, one at a time."""
    async with httpx.AsyncClient(base_url=basis) as client:
        tijden = []
        for _ in range(aantal):
            begin = time.perf_counter()
            await client.get("/gezond/")
            tijden.append(time.perf_counter() - begin)
    return statistics.median(tijden)


async def werkplaats(
    basis: str, code: str, pid: int, omgeving: dict[str, str], opties: argparse.Namespace
) -> Verslag:
    verslag = Verslag()
    print(f"health page, one at a time: {await vloer(basis) * 1000:.1f} ms", flush=True)
    telefoons = [Telefoon(n, code, basis, opties, verslag) for n in range(opties.mensen)]
    dood = asyncio.create_task(doden(pid, opties.doden, opties.pauze * 7))
    begin = time.perf_counter()
    await asyncio.gather(*(telefoon.meedoen() for telefoon in telefoons))
    print(f"filled in by {opties.mensen} phones in {time.perf_counter() - begin:.0f} s", flush=True)
    print(f"workers killed: {await dood}; requests sent again: {verslag.opnieuw}", flush=True)
    klaar = asyncio.Event()
    kijken = [asyncio.create_task(telefoon.kijken(klaar)) for telefoon in telefoons]
    await asyncio.sleep(5)
    onthuld = await asyncio.to_thread(onthullen, omgeving)
    with suppress(TimeoutError):
        await asyncio.wait_for(asyncio.gather(*kijken), 30)
    klaar.set()
    verslag.gezien = [moment - onthuld for moment in verslag.gezien]
    for telefoon in telefoons:
        await telefoon.client.aclose()
    return verslag


def onthullen(omgeving: dict[str, str]) -> float:
    """Reveal in another process; the moment it was stored."""
    proces = subprocess.Popen(
        [sys.executable, "-c", OPSTART + ONTHULLEN],
        env=omgeving,
        cwd=WORTEL,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert proces.stdin
    assert proces.stdout
    proces.stdout.readline()
    uit, _ = proces.communicate("nu\n")
    begin, eind, aantal = uit.split()
    print(f"revealing {aantal} answers: {(float(eind) - float(begin)) * 1000:.0f} ms", flush=True)
    return float(eind)


def p95(tijden: list[float]) -> str:
    rij = sorted(tijden)
    half, hoog = rij[len(rij) // 2], rij[int(len(rij) * 0.95)]
    return f"median {half * 1000:.0f} ms, p95 {hoog * 1000:.0f} ms, highest {rij[-1] * 1000:.0f} ms"


def main() -> int:
    lezer = argparse.ArgumentParser()
    lezer.add_argument("--mensen", type=int, default=300)
    lezer.add_argument("--pauze", type=float, default=9.0, help="seconds between two answers")
    lezer.add_argument("--doden", type=int, default=4, help="workers killed meanwhile")
    lezer.add_argument("--eenmaal", action="store_true", help="control: a phone never sends again")
    lezer.add_argument("--poort", type=int, default=8077)
    opties = lezer.parse_args()
    basis = f"http://127.0.0.1:{opties.poort}"
    with tempfile.TemporaryDirectory() as data:
        omgeving = {**os.environ, "WIJKWERK_DATA": data, "WIJKWERK_MODUS": "ontwikkeling"}
        omgeving["WIJKWERK_ADRES"] = basis
        opdracht = [sys.executable, "-m", "wijkwerk", "klaarzetten"]
        subprocess.run(opdracht, env=omgeving, cwd=WORTEL, check=True, stdout=subprocess.DEVNULL)
        code = draai(VOORBEREIDEN, omgeving).split()[-1]
        with server(opties.poort, omgeving) as web:
            verslag = asyncio.run(werkplaats(basis, code, web.pid, omgeving, opties))
        klaar, rijen = json.loads(draai(OPGESLAGEN, omgeving).splitlines()[-1])
    opgeslagen = [[(schuif, standen) for schuif, standen in rij] for rij in rijen]
    kwijt = [rij for rij in verslag.bevestigd if rij not in opgeslagen]
    print(f"answer of one slider stored:  {p95(verslag.stappen)}")
    print(f"sending in (limit p95 300 ms): {p95(verslag.inzenden)}")
    print(f"sent in and acknowledged {len(verslag.bevestigd)}, stored {klaar}, lost {len(kwijt)}")
    print(f"reveal seen by {len(verslag.gezien)} (limit 3 s): {p95(verslag.gezien)}")
    print(f"errors: {len(verslag.fouten)}", *sorted(set(verslag.fouten))[:10], sep="\n  ")
    return int(bool(kwijt or verslag.fouten or klaar != opties.mensen))


if __name__ == "__main__":
    sys.exit(main())
