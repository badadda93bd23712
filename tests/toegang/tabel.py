"""Asking every page as everybody, and the file with the answers that people reviewed."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.db import transaction
from django.shortcuts import resolve_url
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.rolverdeling import ROLVERDELING
from tests.toegang.wereld import Objecten, deel
from wijkwerk.core.toegang import regel_van

BESTAND = Path(__file__).with_name("toegang.csv")
KOP = ("pagina", "regel", "object", "methode", *ROLVERDELING)
METHODEN = ("GET", "POST")
ELDERS = "andere_gemeente"
# Nobody of our gemeente has a role there: asking two of them (and who may be signed out) is enough.
VERSCHILLEND_ELDERS = {"bewoner", "wijkambtenaar", "gemeentebeheerder", "vreemde", "vertrokken"}
GELIJK = "="  # as wijkambtenaar
NIET_GEVRAAGD = ""
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


def meten(
    koekjes: Mapping[str, SimpleCookie],
    werelden: Mapping[str, Objecten],
    methoden: Sequence[str] = METHODEN,
) -> list[Rij]:
    """Ask as everybody in `koekjes`; the world is the same for every cell, for each is undone."""
    vrager = Vrager(koekjes)
    uniek = {naam: (view, delen) for naam, view, delen in paginas()}
    return [
        (naam, regel_van(naam, view), wereld, methode, *vrager.iedereen(wereld, methode, pad))
        for naam, (view, delen) in sorted(uniek.items())
        for wereld, pad in _adressen(naam, delen, werelden)
        for methode in methoden
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


class Vrager:
    """Asks the site as the cast, without what the test client adds: thousands of times."""

    def __init__(self, koekjes: Mapping[str, SimpleCookie]) -> None:
        self.koekjes = koekjes
        self.fabriek = RequestFactory()
        self.site = BaseHandler()
        self.site.load_middleware()

    def iedereen(self, wereld: str, methode: str, pad: str) -> Iterator[str]:
        for wie in ROLVERDELING:
            if wie not in self.koekjes:
                yield NIET_GEVRAAGD
            elif wereld == ELDERS and wie not in VERSCHILLEND_ELDERS:
                yield GELIJK
            else:
                yield self.vraag(wie, methode, pad)

    def vraag(self, wie: str, methode: str, pad: str) -> str:
        """One cell: the status, with everything undone that the request did."""
        self.fabriek.cookies = self.koekjes[wie]
        verzoek = self.fabriek.generic(methode, pad)
        verzoek._dont_enforce_csrf_checks = True
        with transaction.atomic():
            antwoord = self.site.get_response(verzoek)
            transaction.set_rollback(True)
        naar = antwoord.headers.get("Location", "").split("?")[0]
        return INLOGGEN if naar == resolve_url(settings.LOGIN_URL) else str(antwoord.status_code)


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
    oud, nieuw = _op_sleutel(verwacht), _op_sleutel(gemeten)
    weg = [f"{' '.join(sleutel)}: no such page any more" for sleutel in oud.keys() - nieuw.keys()]
    return sorted(weg + afwijkingen(verwacht, gemeten))


def afwijkingen(verwacht: Sequence[Rij], gemeten: Sequence[Rij]) -> list[str]:
    """What was asked and is not as the table says; the table may have more."""
    oud, nieuw = _op_sleutel(verwacht), _op_sleutel(gemeten)
    fouten = [f"{' '.join(sleutel)}: not in the table" for sleutel in nieuw.keys() - oud.keys()]
    for sleutel in oud.keys() & nieuw.keys():
        cellen = zip(ROLVERDELING, oud[sleutel], nieuw[sleutel], strict=True)
        fouten += [
            f"{' '.join(sleutel)} as {wie}: {toen} in the table, {nu} now"
            for wie, toen, nu in cellen
            if nu not in {toen, NIET_GEVRAAGD}
        ]
    return sorted(fouten)


def _op_sleutel(rijen: Sequence[Rij]) -> dict[Rij, Rij]:
    return {rij[: -len(ROLVERDELING)]: rij[-len(ROLVERDELING) :] for rij in rijen}
