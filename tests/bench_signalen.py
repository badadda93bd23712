"""What a page about signalen costs with 20,000 and with 200,000 of them. `make bench`.

Fills a database of its own, asks every page through the whole program (middleware, rights,
templates) and prints SQL statements, CPU and wall time per request, on SQLite and on PostgreSQL.
Beside it stands what Signalen 2.50 needed on a machine of the same class, with its own data.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from urllib.parse import urlsplit

WORTEL = Path(__file__).resolve().parent.parent
AANTALLEN = (20_000, 200_000)
KEREN = 40
WIJKEN, BUURTEN = 20, 3
PARTIJ = 5_000
WOORDEN = (
    "lamp",
    "stoep",
    "boom",
    "bankje",
    "fietspad",
    "container",
    "afval",
    "speeltuin",
    "school",
    "hond",
    "plein",
    "kruispunt",
    "parkeren",
    "geluid",
    "water",
    "hek",
    "bus",
    "winkel",
    "verlichting",
    "tegel",
    "gras",
    "bloembak",
    "sloot",
    "brug",
)

# Statements and CPU milliseconds of Signalen 2.50, measured on a machine of the same class.
ELDERS = {"formulier": (47, 52.0), "lijst van 100": (513, 661.0), "een signaal": (17, 32.0)}
GRENS = {"formulier": (15, 5), "lijst van 100": (8, 20), "een signaal": (8, 3)}
"""At most so many statements, and CPU so many times lower than there."""


@dataclass(frozen=True)
class Meting:
    vragen: int
    cpu: float  # milliseconds, the median of all requests
    duur: float
    traagste: float  # of nineteen in twenty


def main() -> int:
    aantallen = [arg for arg in sys.argv[1:] if arg.isdigit()] or list(map(str, AANTALLEN))
    hier = [sys.executable, "-m", "tests.bench_signalen", "--hier", *aantallen]
    fouten = 0
    for naam, opdracht in (
        ("SQLite", hier),
        ("PostgreSQL", [sys.executable, "-m", "tests.postgres", *hier]),
    ):
        with tempfile.TemporaryDirectory() as data:
            print(f"\n{naam}", flush=True)
            omgeving = {"WIJKWERK_DATA": data, "WIJKWERK_MODUS": "ontwikkeling"}
            klaar = subprocess.run(opdracht, env={**os.environ, **omgeving}, check=False)
        fouten |= klaar.returncode
    return fouten


# --- fill ---------------------------------------------------------------------------------------


def vul_gemeente() -> Any:
    """A gemeente of twenty wijken, with themes, organisations and a handler."""
    from tests.rolverdeling import maak_gebied, maak_medewerker, vierkant
    from wijkwerk.accounts.models import Organisatie
    from wijkwerk.gebieden.models import Gebied, Gemeente, Soort, Thema

    gemeente = Gemeente.objects.create(slug="meetdam", naam="Meetdam", cbs_code="GM9996")
    vlak = vierkant(0, 0, BUURTEN, WIJKEN)
    stad = maak_gebied(gemeente, Soort.GEMEENTE, "Meetdam", "GM9996", geometrie=vlak)
    for rij in range(WIJKEN):
        vlak = vierkant(0, rij, BUURTEN)
        wijk = maak_gebied(gemeente, Soort.WIJK, f"Wijk {rij}", f"WK9996{rij:02}", stad, vlak)
        for kolom in range(BUURTEN):
            code = f"BU9996{rij:02}{kolom:02}"
            maak_gebied(
                gemeente, Soort.BUURT, f"Buurt {rij}-{kolom}", code, wijk, vierkant(kolom, rij)
            )
    for naam in WOORDEN[:12]:
        Thema.objects.create(gemeente=gemeente, naam=naam.capitalize(), slug=naam)
    dienst = Organisatie.objects.create(gemeente=gemeente, naam="Stadsbeheer", soort="dienst")
    maak_medewerker(gemeente, "Wilma Wijk", "wijkambtenaar")
    maak_medewerker(gemeente, "Sara Sector", "sectorambtenaar", organisatie=dienst)
    assert Gebied.objects.count() == 1 + WIJKEN * (1 + BUURTEN)
    return gemeente


def vul_signalen(gemeente: Any, tot: int) -> None:
    """Voices of five years: most answered, some late, a third passed on, a tenth bundled."""
    from wijkwerk.accounts.models import Organisatie, Persoon
    from wijkwerk.core.invoer import tellingen_bijwerken
    from wijkwerk.gebieden.models import Gebied, Thema
    from wijkwerk.signalen.models import Opgave, Signaal

    kans = random.Random(tot)  # noqa: S311 -- the same data each time
    wijken = list(Gebied.objects.filter(soort="wijk").order_by("pk"))
    keus = (
        list(Thema.objects.all()),
        Persoon.objects.get(naam="Wilma Wijk"),
        Organisatie.objects.get(),
    )
    while (er_zijn := Signaal.objects.count()) < tot:
        eind = min(er_zijn + PARTIJ, tot)
        rijen = [_signaal(gemeente, nummer, wijken, keus, kans) for nummer in range(er_zijn, eind)]
        _hang_aan(gemeente, Signaal.objects.bulk_create(rijen), keus, kans)
    tellingen_bijwerken()
    if not Opgave.objects.exists():
        raise RuntimeError("nothing was bundled")


def _signaal(gemeente: Any, nummer: int, wijken: list[Any], keus: Any, kans: Any) -> Any:
    from tests.rolverdeling import BREEDTE, LENGTE, STAP
    from wijkwerk.core import kenmerk, klok
    from wijkwerk.signalen.domain.tekst import zoekbaar
    from wijkwerk.signalen.models import Kanaal, Signaal, Soort

    themas, wilma, _dienst = keus
    rij = nummer % len(wijken)
    dagen = kans.randrange(5 * 365)
    open_ = dagen < 60 and kans.random() < 0.5
    op = klok.nu() - timedelta(days=dagen, minutes=kans.randrange(1_000))
    voor = op.date() + timedelta(days=14)
    tekst = " ".join(kans.choices(WOORDEN, k=25)).capitalize() + "."
    nummerbord = kenmerk.nieuw()
    return Signaal(
        gemeente=gemeente,
        kenmerk=nummerbord,
        gebied=wijken[rij],
        thema=kans.choice(themas),
        kanaal=kans.choice(Kanaal.values),
        soort=kans.choice(Soort.values),
        tekst=tekst,
        lat=BREEDTE + STAP * (rij + kans.random()),
        lon=LENGTE + STAP * kans.random() * BUURTEN,
        plek_tekst=f"Dorpsstraat {nummer % 200}",
        status="in_behandeling" if open_ else "beantwoord",
        behandelaar=wilma,
        ontvangen_op=op,
        antwoord_voor=voor,
        beantwoord_op=None if open_ else op + timedelta(days=kans.randrange(20)),
        op_tijd=None if open_ else kans.random() < 0.8,
        zoektekst=zoekbaar(nummerbord, tekst, f"Dorpsstraat {nummer % 200}", wijken[rij].naam),
    )


def _hang_aan(gemeente: Any, signalen: list[Any], keus: Any, kans: Any) -> None:
    from wijkwerk.core import kenmerk
    from wijkwerk.signalen.domain import volgtoken
    from wijkwerk.signalen.models import (
        Doorgeleiding,
        Melder,
        Opgave,
        OpgaveSignaal,
        SignaalStap,
        Terugkoppeling,
    )

    _themas, wilma, dienst = keus
    Melder.objects.bulk_create(
        Melder(
            gemeente=gemeente,
            signaal=s,
            e_mail=f"bewoner{s.pk}@voorbeeld.nl",
            kanaal="mail",
            sleutel=volgtoken.nieuwe_sleutel(),
        )
        for s in signalen
    )
    stap = {"signaal.indienen": "nieuw", "signaal.oppakken": "in_behandeling"}
    SignaalStap.objects.bulk_create(
        SignaalStap(signaal=s, handeling=naam, naar=naar, door=wilma, op=s.ontvangen_op)
        for s in signalen
        for naam, naar in stap.items()
    )
    Terugkoppeling.objects.bulk_create(
        Terugkoppeling(
            gemeente=gemeente, signaal=s, soort=soort, tekst="Dank.", op=s.ontvangen_op, door=wilma
        )
        for s in signalen
        for soort in (("ontvangst",) if s.beantwoord_op is None else ("ontvangst", "antwoord"))
    )
    Doorgeleiding.objects.bulk_create(
        Doorgeleiding(
            gemeente=gemeente,
            signaal=s,
            naar=dienst,
            vraag="Wat kan er?",
            voor=s.antwoord_voor,
            status="open" if s.beantwoord_op is None else "beantwoord",
            op=s.ontvangen_op,
        )
        for s in signalen[::3]
    )
    opgave = Opgave.objects.create(
        gemeente=gemeente,
        kenmerk=kenmerk.nieuw(),
        gebied=signalen[0].gebied,
        titel=f"Opgave {signalen[0].pk}",
        duiding="Er speelt iets.",
        gemaakt_op=signalen[0].ontvangen_op,
        publiek=True,
    )
    OpgaveSignaal.objects.bulk_create(
        OpgaveSignaal(opgave=opgave, signaal=s, op=s.ontvangen_op)
        for s in kans.sample(signalen, k=min(50, len(signalen)))
    )


# --- measure ------------------------------------------------------------------------------------


def vragen(gemeente: Any) -> Iterator[tuple[str, Callable[[], Any]]]:
    """The pages by name; each call is one request that must succeed."""
    from django.test import Client

    from wijkwerk.accounts.models import Persoon
    from wijkwerk.signalen.models import Signaal

    bewoner, wilma = Client(), Client()
    persoon = Persoon.objects.get(naam="Wilma Wijk")
    wilma.force_login(persoon)
    pad = f"/{gemeente.slug}"
    signalen = list(Signaal.objects.filter(status="in_behandeling").order_by("pk")[: KEREN * 2])
    wissel = iter(signalen * 3)

    def haal(client: Client, url: str) -> Callable[[], Any]:
        return lambda: client.get(url)

    yield "formulier", lambda: bewoner.post(f"{pad}/laat-iets-weten/", _formulier())
    lijst = f"{pad}/werk/signalen/"
    yield "lijst van 100", haal(wilma, f"{lijst}?weergave=open&per=100")
    yield "alles, blad 3", haal(wilma, f"{lijst}?weergave=klaar&per=100&pagina=3")
    yield "zoeken op twee woorden", haal(wilma, f"{lijst}?weergave=klaar&q=bankje+dorpsstraat")
    yield "een signaal", lambda: wilma.get(f"{lijst}{next(wissel).kenmerk}/")
    yield "kaart", haal(wilma, f"{lijst}kaart/?weergave=open")
    yield "cijfers van een jaar", haal(wilma, f"{lijst}cijfers/")
    yield "werkplek", haal(wilma, f"{pad}/werk/")
    melder = signalen[0].melders.get()
    yield "volgen", haal(bewoner, f"{pad}/volg/{melder.volgtoken}/")


def _formulier() -> dict[str, str]:
    from wijkwerk.core import klok
    from wijkwerk.signalen.forms import nu_gestart

    with klok.verzet(klok.nu() - timedelta(minutes=1)):
        gestart = nu_gestart()
    nummer = random.randrange(10**9)  # noqa: S311 -- no secret
    return {
        "tekst": f"De lamp bij nummer {nummer} brandt niet.",
        "waar": "plek",
        "lat": "52.03",
        "lon": "5.01",
        "antwoord": "mail",
        "e_mail": f"bewoner{nummer}@voorbeeld.nl",
        "gestart": gestart,
        "eenmalig": f"sleutel-{nummer}",
    }


def meet(vraag: Callable[[], Any]) -> Meting:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _keer in range(3):
        antwoord = vraag()
    if antwoord.status_code not in {200, 302}:
        sys.exit(f"a page answered {antwoord.status_code}: {antwoord.request['PATH_INFO']}")
    with CaptureQueriesContext(connection) as gevangen:
        vraag()
    rand = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
    geteld = [q for q in gevangen.captured_queries if not q["sql"].startswith(rand)]
    cpu, duur = [], []
    for _keer in range(KEREN):
        begin_cpu, begin = time.process_time(), time.perf_counter()
        vraag()
        cpu.append((time.process_time() - begin_cpu) * 1_000)
        duur.append((time.perf_counter() - begin) * 1_000)
    return Meting(len(geteld), median(cpu), median(duur), quantiles(duur, n=20)[-1])


def hier(aantallen: list[int]) -> int:
    """Fill and measure in this process, in the database of the settings."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wijkwerk.config.settings")
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test.utils import setup_test_environment
    from django_scopes import scopes_disabled

    setup_test_environment()
    settings.ALLOWED_HOSTS = ["testserver", urlsplit(settings.ADRES).hostname or ""]
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    call_command("migrate", verbosity=0)
    goed = True
    eerste: dict[str, Meting] = {}
    with scopes_disabled():
        gemeente = vul_gemeente()
        for aantal in aantallen:
            vul_signalen(gemeente, aantal)
            print(f"  {aantal:,} signalen", flush=True)
            for naam, vraag in vragen(gemeente):
                meting = meet(vraag)
                goed &= druk_af(naam, meting, eerste.setdefault(naam, meting))
    return 0 if goed else 1


def druk_af(naam: str, meting: Meting, eerste: Meting) -> bool:
    """One line; False when a limit of the project is passed."""
    regel = (
        f"    {naam:24} {meting.vragen:3} SQL {meting.cpu:7.1f} ms CPU "
        f"{meting.duur:7.1f} ms wall, p95 {meting.traagste:7.1f}"
    )
    if meting is not eerste:
        regel += f"   {meting.cpu / eerste.cpu:4.1f} x CPU of the first"
    elders, grens = ELDERS.get(naam), GRENS.get(naam)
    goed = True
    if elders and grens:
        maal = elders[1] / meting.cpu
        goed = meting.vragen <= grens[0] and maal >= grens[1]
        regel += f"   elsewhere {elders[0]} SQL, {elders[1]:.0f} ms: {maal:.0f} x lower"
        regel += "" if goed else f"   NOT REACHED: <= {grens[0]} SQL and {grens[1]} x"
    print(regel, flush=True)
    return goed


if __name__ == "__main__":
    if "--hier" in sys.argv:
        sys.exit(hier([int(arg) for arg in sys.argv[1:] if arg.isdigit()]))
    sys.exit(main())
