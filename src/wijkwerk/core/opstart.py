"""Start-up checks: what is unsafe or unfinished is refused, with the reason.

Django runs no checks under a WSGI server; wsgi, the worker and start.py call `controleer`.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from wijkwerk.core import onveranderlijk, sqlite, toegang

log = logging.getLogger("wijkwerk.opstart")
MIN_GEHEIM = 50
LUS = {"localhost", "127.0.0.1", "::1", "[::1]", "testserver"}
_extra: list[Callable[[], Iterator[str]]] = []


def bezwaar_erbij(functie: Callable[[], Iterator[str]]) -> None:
    """A check of a higher room: yields what is wrong."""
    _extra.append(functie)


def controleer() -> None:
    """Raise ImproperlyConfigured with everything that is wrong; warn where it is only slow."""
    fouten = list(bezwaren())
    if fouten:
        raise ImproperlyConfigured("Wijkwerk does not start:\n- " + "\n- ".join(fouten))
    if connection.vendor == "sqlite" and not sqlite.wal_is_veilig(_sqlite_versie()):
        log.warning(
            "SQLite %s has the WAL-reset bug; using a slower, safe journal", sqlite3.sqlite_version
        )


def bezwaren() -> Iterator[str]:
    """Everything that stands in the way of a safe start, one sentence each."""
    yield from (str(fout) for fout in checks.run_checks() if fout.level >= checks.ERROR)
    yield from toegang.onverklaard()
    yield from _onveilig()
    if open_migraties := _open_migraties():
        yield f"migrations not applied: {', '.join(open_migraties)} (run: wijkwerk migrate)"
    else:
        yield from (
            f"trigger {naam} is missing (run: wijkwerk migrate)"
            for naam in onveranderlijk.ontbrekend()
        )
        for functie in _extra:
            yield from functie()


def _onveilig() -> Iterator[str]:
    if settings.DEMO and not set(settings.ALLOWED_HOSTS) <= LUS:
        yield "WIJKWERK_HOSTS: demo mode answers on this machine only (localhost)"
    if settings.DEMO and urlsplit(settings.ADRES).hostname not in LUS:
        yield "WIJKWERK_ADRES: demo mode answers on this machine only (localhost)"
    if settings.PRODUCTIE:
        yield from _onveilig_in_productie()


def _onveilig_in_productie() -> Iterator[str]:
    if len(settings.SECRET_KEY) < MIN_GEHEIM:
        yield f"WIJKWERK_GEHEIM is shorter than {MIN_GEHEIM} characters"
    if not settings.ADRES.startswith("https://"):
        yield "WIJKWERK_ADRES must start with https:// in productie"
    if "*" in settings.ALLOWED_HOSTS or not settings.ALLOWED_HOSTS:
        yield "WIJKWERK_HOSTS must name the hosts in productie"
    if settings.MAIL_URL.startswith("bestand:"):
        yield "WIJKWERK_MAIL_URL must be smtp:// in productie; mail to a file reaches nobody"
    if not settings.MFA_VERPLICHT or settings.DEBUG:
        yield "two-factor log-in and DEBUG off are required in productie"


def _open_migraties() -> list[str]:
    uitvoerder = MigrationExecutor(connection)
    plan = uitvoerder.migration_plan(uitvoerder.loader.graph.leaf_nodes())
    return [f"{migratie.app_label}.{migratie.name}" for migratie, _ in plan]


def _sqlite_versie() -> sqlite.Versie:
    hoofd, klein, klad = sqlite3.sqlite_version_info[:3]
    return hoofd, klein, klad
