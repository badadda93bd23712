"""A thousand voices and a thousand answers while the program is killed: `-m tests.bench_draad`.

The real web server and two task workers (start.py's own command lines, SQLite) on a folder of their
own, phones that send the form of a resident, colleagues that sign in and answer, and a mail server
that writes down the Message-ID of what it took. Meanwhile web and task workers get SIGKILL at
random moments. A phone whose request was cut off sends it again, as a browser does on `again`.

Must hold: what was acknowledged exists once, is answered once, and its receipt and its answer
arrived once, counted by Message-ID. How often the same message was delivered twice is told apart:
a worker that dies between the mail server's `taken` and our note repeats it, and a mail program
shows it once. Exit 1 when it does not hold.

Two controls that must fail: `--eenmaal` (phones never send again) and `--eerst-merken` (an outbox
that notes a mail as sent before it sends it).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy

import httpx

import start
from tests.bench_werkplaats import OPSTART, WORTEL, draai, kinderen, server, velden

NUMMER = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{3}\b")
ONTVANGST, ANTWOORD = "ontvangst", "antwoord"
ONDERWERPEN = {"Wij hebben uw bericht ontvangen": ONTVANGST, "Ons antwoord op uw bericht": ANTWOORD}
DROGEN = 1800  # seconds for the post to run dry
STIL = 5  # so many looks without a change; on a busy machine a worker starts in half a minute
COLLEGAS = 4
TRAAG = 0.01  # seconds the mail server thinks, here and there

VOORBEREIDEN = """
import json
from django.conf import settings
from django.test import Client
from django_scopes import scope
from tests.rolverdeling import maak_gemeente, maak_medewerker
from wijkwerk.gebieden.models import Gebied
gemeente = maak_gemeente("proefdam", "Proefdam", "GM9998")
noord = Gebied.objects.get(slug="noord")
sessies = []
with scope(gemeente=gemeente):
    for nummer in range(%d):
        wie = maak_medewerker(gemeente, f"Wilma{nummer} Wijk", "wijkambtenaar", gebied=noord)
        client = Client()
        client.force_login(wie.persoon)
        sessies.append(client.cookies[settings.SESSION_COOKIE_NAME].value)
print(json.dumps([settings.SESSION_COOKIE_NAME, sessies]))
"""
POST = """
from django_scopes import scopes_disabled
from django.db.models import Count
from wijkwerk.signalen.models import Verzending
with scopes_disabled():
    print(dict(Verzending.objects.values_list("status").annotate(n=Count("pk"))))
"""
KWARTIER_LATER = """
from datetime import timedelta
from django_scopes import scopes_disabled
from django.db.models import F
from wijkwerk.core.post import IN_HANDEN
from wijkwerk.signalen.models import Verzending
with scopes_disabled():
    wacht = Verzending.objects.filter(status__in=["klaar", "bezig"])
    print(wacht.update(volgende_op=F("volgende_op") - timedelta(hours=1)))
"""
OPGESLAGEN = """
import json
from django_scopes import scopes_disabled
from wijkwerk.core.kenmerk import toon
from wijkwerk.signalen.models import Melder
with scopes_disabled():
    rijen = Melder.objects.values_list("e_mail", "signaal__kenmerk", "signaal__beantwoord_op")
    print(json.dumps([[adres, toon(nummer), klaar is not None] for adres, nummer, klaar in rijen]))
"""
EERST_MERKEN = """
from django.core.management import call_command
from wijkwerk.core import klok, post
def pakken(zelf):
    wacht = zelf._rijen.filter(status="klaar", volgende_op__lte=klok.nu())
    return bool(wacht.update(status="verzonden", verzonden_op=klok.nu()))
def bezorgen(zelf, maak, grens):
    mail = maak(list(zelf._rijen.filter(status="verzonden")))
    mail.extra_headers["Message-ID"] = zelf._id
    mail.send()
    return True
post._Bericht.pakken, post._Bericht.bezorgen = pakken, bezorgen
call_command("werker")
"""


@dataclass
class Verslag:
    """What the phones, the colleagues and the mail server saw."""

    bevestigd: dict[str, str] = field(default_factory=dict)  # e-mail address -> number
    beantwoord: set[str] = field(default_factory=set)
    afgebroken: int = 0
    opnieuw: int = 0
    foutpaginas: int = 0
    gedood: Counter[str] = field(default_factory=Counter)
    fouten: Counter[str] = field(default_factory=Counter)
    bezorgd: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """How often the mail server took (address, kind, Message-ID)."""


class Afgebroken(Exception):
    """The connection was cut and nobody sent it again."""


class Postvak:
    """A mail server that writes down what it takes, a little slower than this machine."""

    def __init__(self, verslag: Verslag) -> None:
        self.verslag = verslag
        self.belt = asyncio.Event()  # somebody is at the door

    async def gesprek(self, lezer: asyncio.StreamReader, schrijver: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            await self._gesprek(lezer, schrijver)
        schrijver.close()

    async def _gesprek(self, lezer: asyncio.StreamReader, schrijver: asyncio.StreamWriter) -> None:
        self.belt.set()
        await asyncio.sleep(TRAAG)
        schrijver.write(b"220 postvak\r\n")
        while regel := await lezer.readline():
            woord = regel[:4].upper()
            if woord == b"DATA":
                schrijver.write(b"354 go on\r\n")
                inhoud = await lezer.readuntil(b"\r\n.\r\n")
                await asyncio.sleep(TRAAG)
                self._noteer(inhoud)
                await asyncio.sleep(TRAAG)
            schrijver.write(b"221 bye\r\n" if woord == b"QUIT" else b"250 fine\r\n")
            await schrijver.drain()
            if woord == b"QUIT":
                return

    def _noteer(self, inhoud: bytes) -> None:
        mail = message_from_bytes(inhoud, policy=policy.default)
        onderwerp = str(mail["Subject"]).partition(" (")[0]
        soort = ONDERWERPEN.get(onderwerp, onderwerp)
        self.verslag.bezorgd[str(mail["To"]), soort, str(mail["Message-ID"])] += 1


class Werkers:
    """Two task workers; one that is killed is started again."""

    def __init__(self, omgeving: dict[str, str], opties: argparse.Namespace) -> None:
        opdracht = [sys.executable, "-c", OPSTART + EERST_MERKEN]
        self._opdracht = opdracht if opties.eerst_merken else start._werker()
        self._omgeving = omgeving
        self._lopend: list[subprocess.Popen[bytes]] = []

    def beginnen(self, aantal: int = 2) -> None:
        self._lopend += [
            subprocess.Popen(
                self._opdracht, env=self._omgeving, cwd=WORTEL, stderr=subprocess.DEVNULL
            )
            for _ in range(aantal)
        ]

    def doden(self) -> int:
        """Kill those that are at work, and start as many; how many that were."""
        aantal = len(self._lopend)
        self.stoppen()
        self.beginnen(aantal)
        return aantal

    def stoppen(self) -> None:
        for werker in self._lopend:
            werker.kill()
            werker.wait()
        self._lopend.clear()


class Klant:
    """Somebody with a browser: sends again when the connection is cut or the page says sorry."""

    def __init__(self, basis: str, adres: str, verslag: Verslag, *, herhaalt: bool) -> None:
        bron = httpx.AsyncHTTPTransport(local_address=adres)  # limits are per address
        self.client = httpx.AsyncClient(base_url=basis, transport=bron, timeout=60)
        self.verslag, self.herhaalt = verslag, herhaalt
        self._kop = {"Referer": basis, "Origin": basis}

    async def vraag(
        self, methode: str, pad: str, data: dict[str, str] | None = None
    ) -> httpx.Response:
        for _poging in range(30):
            with suppress(httpx.TransportError):
                antwoord = await self.client.request(methode, pad, data=data, headers=self._kop)
                if antwoord.status_code < httpx.codes.INTERNAL_SERVER_ERROR:
                    return antwoord
                self.verslag.foutpaginas += 1
            if not self.herhaalt:
                break
            self.verslag.opnieuw += 1
            await asyncio.sleep(0.3 + random.random())  # noqa: S311
        raise Afgebroken


async def indienen(klant: Klant, nummer: int, klaar: asyncio.Queue[tuple[str, str] | None]) -> None:
    """Fill in the form and see the page that says it was received, with its number."""
    adres = f"m{nummer}@bench.voorbeeld.nl"
    pad = "/proefdam/laat-iets-weten/?gebied=noord"
    try:
        pagina = (await klant.vraag("GET", pad)).text
        await asyncio.sleep(3.1 + random.random())  # noqa: S311 -- nobody types faster
        data = {
            **velden(pagina),
            "tekst": f"Stem {nummer}: het pad is nat.",
            "waar": "heel",
            "gebied": "noord",
            "antwoord": "mail",
            "e_mail": adres,
        }
        antwoord = await klant.vraag("POST", pad, data)
        if antwoord.status_code != httpx.codes.FOUND:
            klant.verslag.fouten[f"indienen {antwoord.status_code}"] += 1
            return
        ontvangen = await klant.vraag("GET", antwoord.headers["Location"])
    except Afgebroken:
        klant.verslag.afgebroken += 1
        return
    finally:
        await klant.client.aclose()
    if gevonden := NUMMER.search(ontvangen.text):
        klant.verslag.bevestigd[adres] = gevonden[0]
        await klaar.put((adres, gevonden[0]))
    else:
        klant.verslag.fouten["no number on the page"] += 1


async def beantwoorden(klant: Klant, stapel: asyncio.Queue[tuple[str, str] | None]) -> None:
    """Answer what came in, one by one; what was cut off is looked at and sent again."""
    while werk := await stapel.get():
        _adres, nummer = werk
        pad = f"/proefdam/werk/signalen/{nummer}/"
        try:
            pagina = (await klant.vraag("GET", pad)).text
            data = {**velden(pagina), "uitkomst": "info", "tekst": f"Antwoord op {nummer}."}
            data.pop("gezien", None)
            antwoord = await klant.vraag("POST", f"{pad}beantwoorden/", data)
        except Afgebroken:
            klant.verslag.afgebroken += 1
            continue
        # 409: the first try did arrive, and says so
        if antwoord.status_code in {httpx.codes.FOUND, httpx.codes.CONFLICT}:
            klant.verslag.beantwoord.add(nummer)
        else:
            klant.verslag.fouten[f"beantwoorden {antwoord.status_code}"] += 1


async def doden_web(web: int, verslag: Verslag, elke: int) -> None:
    """SIGKILL a web worker after about every `elke` things that were done.

    Counted, not timed: on a busy machine a worker that is killed every few seconds does nothing.
    """
    grens = elke
    while True:
        await asyncio.sleep(random.uniform(0, 0.1))  # noqa: S311
        gedaan = len(verslag.bevestigd) + len(verslag.beantwoord)
        if gedaan >= grens:
            grens = gedaan + _ongeveer(elke)
            verslag.gedood["web"] += _dood(web)


async def doden_taak(werkers: Werkers, postvak: Postvak, elke: int) -> None:
    """SIGKILL the task workers after about every `elke` mails, somewhere within the next one."""
    verslag, grens = postvak.verslag, elke
    while True:
        postvak.belt.clear()
        await postvak.belt.wait()
        if verslag.bezorgd.total() >= grens:
            grens = verslag.bezorgd.total() + _ongeveer(elke)
            await asyncio.sleep(random.uniform(0, 4 * TRAAG))  # noqa: S311
            verslag.gedood["taak"] += werkers.doden()


def _ongeveer(elke: int) -> int:
    return int(elke * random.uniform(0.5, 1.5))  # noqa: S311


def _dood(web: int) -> int:
    gevonden = kinderen(web)
    with suppress(ProcessLookupError):
        os.kill(random.choice(gevonden), signal.SIGKILL)  # noqa: S311
    return 1


async def spelen(
    basis: str, web: int, sessies: tuple[str, list[str]], opties: argparse.Namespace
) -> Verslag:
    verslag = Verslag()
    postvak = Postvak(verslag)
    _server = await asyncio.start_server(postvak.gesprek, "127.0.0.1", opties.poort + 1)
    werkers = Werkers(opties.omgeving, opties)
    werkers.beginnen()
    stapel: asyncio.Queue[tuple[str, str] | None] = asyncio.Queue()
    koekje, sleutels = sessies
    collegas = []
    for nummer, sleutel in enumerate(sleutels):
        klant = Klant(basis, f"127.9.0.{nummer + 1}", verslag, herhaalt=not opties.eenmaal)
        klant.client.cookies.set(koekje, sleutel)
        collegas.append(asyncio.create_task(beantwoorden(klant, stapel)))
    elke = max(2 * opties.stemmen // opties.doden, 1)
    moord = [
        asyncio.create_task(doden_web(web, verslag, elke)),
        asyncio.create_task(doden_taak(werkers, postvak, elke)),
    ]
    tegelijk = asyncio.Semaphore(opties.tegelijk)

    async def een(nummer: int) -> None:
        async with tegelijk:
            adres = f"127.8.{nummer // 250}.{nummer % 250 + 1}"
            klant = Klant(basis, adres, verslag, herhaalt=not opties.eenmaal)
            await indienen(klant, nummer, stapel)

    begin = time.perf_counter()
    try:
        await asyncio.gather(*(een(nummer) for nummer in range(opties.stemmen)))
        for _collega in collegas:
            await stapel.put(None)
        await asyncio.gather(*collegas)
        print(f"sent in and answered in {time.perf_counter() - begin:.0f} s", flush=True)
        await droog(opties.omgeving, werkers)
    finally:
        for moordenaar in moord:
            moordenaar.cancel()
        werkers.stoppen()
    return verslag


async def droog(omgeving: dict[str, str], werkers: Werkers) -> None:
    """Wait until the post is out; what a killed worker held comes back after a quarter."""
    begin = time.perf_counter()
    vorige, stil = "", 0
    while time.perf_counter() - begin < DROGEN:
        stand = (await asyncio.to_thread(draai, POST, omgeving)).splitlines()[-1]
        if "klaar" not in stand and "bezig" not in stand:
            print(f"post: {stand}", flush=True)
            return
        stil = stil + 1 if stand == vorige else 0
        if stil >= STIL:  # nothing moves any more: let a quarter of an hour pass
            werkers.stoppen()
            aantal = (await asyncio.to_thread(draai, KWARTIER_LATER, omgeving)).splitlines()[-1]
            print(f"held by killed workers: {aantal}", flush=True)
            werkers.beginnen()
            stil = 0
        vorige = stand
        await asyncio.sleep(10)
    print(f"the post did not run dry: {vorige}", flush=True)


def oordeel(verslag: Verslag, opgeslagen: list[tuple[str, str, bool]], stemmen: int) -> list[str]:
    """What is wrong, in words; nothing when all is well."""
    per_adres: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for adres, nummer, klaar in opgeslagen:
        per_adres[adres].append((nummer, klaar))
    ids: dict[tuple[str, str], set[str]] = defaultdict(set)
    for adres, soort, message_id in verslag.bezorgd:
        ids[adres, soort].add(message_id)
    mis = Counter(
        {
            "not acknowledged": stemmen - len(verslag.bevestigd),
            "acknowledged and not stored once": sum(
                [nummer for nummer, _klaar in per_adres[adres]] != [nummer_]
                for adres, nummer_ in verslag.bevestigd.items()
            ),
            "stored twice": sum(len(rijen) > 1 for rijen in per_adres.values()),
            "stored and not answered": sum(
                not klaar for rijen in per_adres.values() for _nummer, klaar in rijen
            ),
            "acknowledged answers not stored": sum(
                not klaar for _adres, nummer, klaar in opgeslagen if nummer in verslag.beantwoord
            ),
            "other mail": sum(soort not in {ONTVANGST, ANTWOORD} for _a, soort in ids),
        }
    )
    for soort, wie in ((ONTVANGST, per_adres), (ANTWOORD, per_adres)):
        for adres, rijen in wie.items():
            verwacht = 1 if soort == ONTVANGST or rijen[0][1] else 0
            aantal = len(ids.get((adres, soort), ()))
            mis[f"{soort} lost"] += aantal < verwacht
            mis[f"{soort} as two messages"] += aantal > verwacht
    mis.update(verslag.fouten)
    return [f"{naam}: {aantal}" for naam, aantal in mis.items() if aantal]


def main() -> int:
    lezer = argparse.ArgumentParser()
    lezer.add_argument("--stemmen", type=int, default=1_000)
    lezer.add_argument("--tegelijk", type=int, default=40, help="phones at the same time")
    lezer.add_argument("--doden", type=int, default=20, help="about so many of each kind")
    lezer.add_argument("--eenmaal", action="store_true", help="control: phones never send again")
    lezer.add_argument("--eerst-merken", action="store_true", help="control: sent before it is")
    lezer.add_argument("--poort", type=int, default=8075)
    opties = lezer.parse_args()
    basis = f"http://127.0.0.1:{opties.poort}"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as data:
        opties.omgeving = omgeving = {
            **os.environ,
            "WIJKWERK_DATA": data,
            "WIJKWERK_MODUS": "ontwikkeling",
            "WIJKWERK_ADRES": basis,
            "WIJKWERK_MAIL_URL": f"smtp://127.0.0.1:{opties.poort + 1}",
        }
        opdracht = [sys.executable, "-m", "wijkwerk", "klaarzetten"]
        subprocess.run(opdracht, env=omgeving, cwd=WORTEL, check=True, stdout=subprocess.DEVNULL)
        sessies = json.loads(draai(VOORBEREIDEN % COLLEGAS, omgeving).splitlines()[-1])
        with server(opties.poort, omgeving) as web:
            verslag = asyncio.run(spelen(basis, web.pid, sessies, opties))
        opgeslagen = json.loads(draai(OPGESLAGEN, omgeving).splitlines()[-1])
    dubbel = sum(keren - 1 for keren in verslag.bezorgd.values())
    print(f"killed: {dict(verslag.gedood)}; error pages: {verslag.foutpaginas}")
    print(f"requests sent again: {verslag.opnieuw}")
    print(f"acknowledged {len(verslag.bevestigd)}, answered {len(verslag.beantwoord)}")
    print(f"messages delivered {len(verslag.bezorgd)}, of which again with the same id {dubbel}")
    mis = oordeel(verslag, opgeslagen, opties.stemmen)
    print("WRONG" if mis else "nothing lost, nothing twice", *mis, sep="\n  ")
    return int(bool(mis))


if __name__ == "__main__":
    sys.exit(main())
