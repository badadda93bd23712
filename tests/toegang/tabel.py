"""Asking every page as everybody, and the file with the answers that people reviewed."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.shortcuts import resolve_url
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.rolverdeling import ROLVERDELING
from tests.toegang.wereld import Objecten, deel
from wijkwerk.core.toegang import regel_van

BESTAND = Path(__file__).with_name("toegang.csv")
KOP = ("pagina", "regel", "object", "methode", *ROLVERDELING)
METHODEN = ("GET", "POST")
INLOGGEN = "inloggen"  # what the table calls a redirect to the log-in page
Rij = tuple[str, ...]
Pagina = tuple[str, Any, tuple[str, ...]]


def paginas(
    resolver: URLResolver | None = None, voor: str = "", delen: Rij = ()
) -> Iterator[Pagina]:
    """(name, view, names of the parts in the path) of every page."""
    for patroon in (resolver or get_resolver()).url_patterns:
        alle = (*delen, *patroon.pattern.regex.groupindex)
        if isinstance(patroon, URLResolver):
            ruimte = f"{voor}{patroon.namespace}:" if patroon.namespace else voor
            yield from paginas(patroon, ruimte, alle)
        elif isinstance(patroon, URLPattern):
            yield f"{voor}{patroon.name}", patroon.callback, alle


def meten(clients: Mapping[str, Client], werelden: Mapping[str, Objecten]) -> list[Rij]:
    """The whole table; the world is the same for every cell, for each is undone."""
    uniek = {naam: (view, delen) for naam, view, delen in paginas()}
    return [
        (naam, regel_van(naam, view), wereld, methode, *_vraag_iedereen(clients, methode, pad))
        for naam, (view, delen) in sorted(uniek.items())
        for wereld, pad in _adressen(naam, delen, werelden)
        for methode in METHODEN
    ]


def _adressen(
    pagina: str, delen: Sequence[str], werelden: Mapping[str, Objecten]
) -> Iterator[tuple[str, str]]:
    """The address of a page in each world where it is another one."""
    gezien = set()
    for wereld, objecten in werelden.items():
        waarden = {naam: deel(pagina, naam, objecten) for naam in delen}
        pad = reverse(pagina, kwargs=waarden)
        if pad not in gezien:
            gezien.add(pad)
            yield wereld, pad


def _vraag_iedereen(clients: Mapping[str, Client], methode: str, pad: str) -> Iterator[str]:
    return (_vraag(clients[wie], methode, pad) for wie in ROLVERDELING)


def _vraag(client: Client, methode: str, pad: str) -> str:
    """One cell: the status, with everything undone that the request did."""
    koekjes = client.cookies.copy()
    with transaction.atomic():
        antwoord = client.generic(methode, pad)
        transaction.set_rollback(True)
    client.cookies = koekjes
    naar = antwoord.headers.get("Location", "")
    if naar.split("?")[0] == resolve_url(settings.LOGIN_URL):
        return INLOGGEN
    return str(antwoord.status_code)


def lezen() -> list[Rij]:
    if not BESTAND.exists():
        return []
    with BESTAND.open(encoding="utf-8", newline="") as bestand:
        return [tuple(rij) for rij in csv.reader(bestand)][1:]


def schrijven(rijen: Sequence[Rij]) -> None:
    with BESTAND.open("w", encoding="utf-8", newline="") as bestand:
        csv.writer(bestand, lineterminator="\n").writerows([KOP, *rijen])


def verschillen(verwacht: Sequence[Rij], gemeten: Sequence[Rij]) -> list[str]:
    """Every cell that differs, and every row that is only on one side, in a sentence."""
    oud, nieuw = ({rij[:4]: rij[4:] for rij in rijen} for rijen in (verwacht, gemeten))
    fouten = [f"{' '.join(sleutel)}: not in the table" for sleutel in nieuw.keys() - oud.keys()]
    fouten += [
        f"{' '.join(sleutel)}: no such page any more" for sleutel in oud.keys() - nieuw.keys()
    ]
    for sleutel in oud.keys() & nieuw.keys():
        cellen = zip(ROLVERDELING, oud[sleutel], nieuw[sleutel], strict=True)
        fouten += [
            f"{' '.join(sleutel)} as {wie}: {toen} in the table, {nu} now"
            for wie, toen, nu in cellen
            if toen != nu
        ]
    return sorted(fouten)
