"""What the pages of a running session show: who is ready, the clock, how to join, what to ask."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from wijkwerk.core import klok
from wijkwerk.mengpaneel.beeld import rolnaam
from wijkwerk.mengpaneel.beeld.qr import qr_svg
from wijkwerk.mengpaneel.domain.code import toon
from wijkwerk.mengpaneel.domain.schaal import band
from wijkwerk.mengpaneel.domain.spreiding import KLEINSTE_GROEP, KLEINSTE_MET_ROLLEN
from wijkwerk.mengpaneel.models import Oefening
from wijkwerk.mengpaneel.selectors.deelname import Aanwezig, code_van
from wijkwerk.mengpaneel.teksten import BAND, SCHUIF

SECONDEN = 60


@dataclass(frozen=True)
class Drukte:
    """Everybody together."""

    rijen: Sequence[Aanwezig]

    @property
    def aantal(self) -> int:
        return sum(rij.aantal for rij in self.rijen)

    @property
    def klaar(self) -> int:
        return sum(rij.klaar for rij in self.rijen)

    @property
    def bezig(self) -> int:
        """Who joined and is not done."""
        return self.aantal - self.klaar

    @property
    def antwoorden(self) -> int:
        """People who answered something: they are in the spread."""
        return sum(rij.klaar + rij.bezig for rij in self.rijen)

    @property
    def niets(self) -> bool:
        return self.antwoorden == 0

    @property
    def te_klein(self) -> bool:
        return self.antwoorden < KLEINSTE_GROEP

    @property
    def zonder_rollen(self) -> bool:
        return self.antwoorden < KLEINSTE_MET_ROLLEN


@dataclass(frozen=True)
class Meedoen:
    """How people join: a code to type, a link to scan."""

    code: str
    link: str
    adres: str  # to type: without https
    qr: SafeString


def meedoen_van(oefening: Oefening) -> Meedoen:
    kaal = code_van(oefening)
    link = settings.ADRES + reverse("paneel:deelnemen", args=[kaal])
    adres = urlsplit(settings.ADRES).netloc + reverse("paneel:meedoen").rstrip("/")
    code = toon(kaal)
    return Meedoen(code, link, adres, qr_svg(link, _("QR-code om mee te doen, code %s") % code))


def nog(oefening: Oefening) -> str:
    """`nog 6 minuten`: rounded up, so that the last minute is not called 0."""
    if oefening.invullen_tot is None:
        return ""
    over = math.ceil((oefening.invullen_tot - klok.nu()).total_seconds() / SECONDEN)
    if over <= 0:
        return _("de tijd is om")
    return ngettext("nog %(n)s minuut", "nog %(n)s minuten", over) % {"n": over}


def stempel(oefening: Oefening, *rest: Any) -> str:
    """Another one as soon as the fragment would be another: for an ETag."""
    delen = (get_language(), oefening.fase, oefening.gesprek_schuif, nog(oefening), *rest)
    return f'"{hashlib.sha256(repr(delen).encode()).hexdigest()[:24]}"'


@dataclass(frozen=True)
class Vraag:
    """What is asked beside the drawing: what is seen, and the question about it."""

    kop: Any
    regels: Sequence[tuple[Any, Any]]
    vraag: Any


def vraag_bij(spreiding: Mapping[str, Any], schuif: str) -> Vraag:
    """About one slider; with "" about the slider on which groups differ most."""
    meeste = spreiding["meeste_verschil"]
    welke = schuif or meeste
    verschil = spreiding["schuiven"][welke]["verschil"] if welke else None
    if schuif:
        regels = _woorden(spreiding, schuif) if verschil else []
        kop = "" if verschil else SCHUIF[schuif].naam
        return Vraag(kop, regels, SCHUIF[schuif].gesprek[0])
    if not verschil:
        return Vraag(_("Kijk eerst samen"), [], _("Wat valt op? Waar bent u het eens?"))
    namen = [rolnaam(spreiding["rollen"][verschil[kant]]["naam"]) for kant in ("laag", "hoog")]
    vraag = _("Wat ziet ‘%(laag)s’ dat ‘%(hoog)s’ niet ziet?")
    kop = _("Hier verschillen we het meest:")
    return Vraag(kop, [("", SCHUIF[meeste].naam)], vraag % {"laag": namen[0], "hoog": namen[1]})


def _woorden(spreiding: Mapping[str, Any], schuif: str) -> list[tuple[str, Any]]:
    """`Wijkambtenaar: hoog`, of the two groups that differ most."""
    beeld = spreiding["schuiven"][schuif]
    uit = []
    for kant in ("hoog", "laag"):
        nummer = beeld["verschil"][kant]
        mediaan = beeld["per_rol"][nummer]["nu"]["mediaan"]
        uit.append((rolnaam(spreiding["rollen"][nummer]["naam"]), BAND[band(math.ceil(mediaan))]))
    return uit
