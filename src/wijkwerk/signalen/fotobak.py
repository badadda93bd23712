"""Photos of a form that is not sent yet: kept at once, so that an error never loses them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from django.http import HttpRequest
from django.utils.translation import gettext as _

from wijkwerk.bestanden.models import Bestand
from wijkwerk.bestanden.services import bestand_bewaren
from wijkwerk.core.actor import Actor, Bewoner
from wijkwerk.core.errors import DomainError
from wijkwerk.core.limiet import Grens, neem
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import selectors
from wijkwerk.signalen.domain.tekst import schoon
from wijkwerk.signalen.services.fotos import MEESTE_FOTOS

PER_ADRES = Grens("foto.bewaren", 60, 3600)
TOKEN: Final = re.compile(r"[0-9a-f]{32}")
LANGSTE_ALT: Final = 200
LANGSTE_NAAM: Final = 60


def neutraal() -> str:
    """What a photo is called when nobody said what is on it."""
    return _("Foto van een bewoner")


@dataclass
class Fotobak:
    """The photos of one form, in order; `kwijt` when a token no longer stands for a photo."""

    fotos: list[Bestand] = field(default_factory=list)
    fouten: list[str] = field(default_factory=list)
    kwijt: bool = False

    @property
    def rijen(self) -> list[tuple[Bestand, str]]:
        """Each photo with what the resident said is on it."""
        return [(foto, "" if foto.alt == neutraal() else foto.alt) for foto in self.fotos]

    def keur(self) -> None:
        """Part of sending: a photo that went along before, or a day ago, is chosen again."""
        if self.kwijt:
            raise DomainError(
                "foto.weg", _("Een foto is er niet meer. Kies de foto opnieuw, of verstuur zonder.")
            )


def fotobak(request: HttpRequest, gemeente: Gemeente, actor: Actor | None = None) -> Fotobak:
    """What was kept before, without what was taken out, and what comes along now."""
    weg = request.POST.get("foto_weg", "")
    tokens = [
        token
        for token in request.POST.getlist("fotos")[: 2 * MEESTE_FOTOS]
        if TOKEN.fullmatch(token) and token != weg
    ]
    bak = Fotobak(selectors.foto_concepten(tokens) if tokens else [])
    bak.kwijt = len(bak.fotos) < len(set(tokens))
    for foto in bak.fotos:
        foto.alt = schoon(request.POST.get(f"alt-{foto.token}", ""))[:LANGSTE_ALT] or neutraal()
    _erbij(bak, request, gemeente, actor or Bewoner())
    return bak


def _erbij(bak: Fotobak, request: HttpRequest, gemeente: Gemeente, actor: Actor) -> None:
    uploads = request.FILES.getlist("foto")
    ruimte = max(0, MEESTE_FOTOS - len(bak.fotos))
    for upload in uploads[:ruimte]:
        try:
            bak.fotos.append(foto_bewaren(request, gemeente, upload, actor))
        except DomainError as fout:
            bak.fouten.append(fout.melding)
    if len(uploads) > ruimte or len(bak.fotos) > MEESTE_FOTOS:
        bak.fotos = bak.fotos[:MEESTE_FOTOS]
        bak.fouten.append(_("Kies hoogstens %(n)d foto’s.") % {"n": MEESTE_FOTOS})


def foto_bewaren(request: HttpRequest, gemeente: Gemeente, upload: object, actor: Actor) -> Bestand:
    """One photo, redrawn and kept for a day. DomainError names the file and what to do."""
    naam = schoon(str(getattr(upload, "name", "")))[:LANGSTE_NAAM]
    if actor.persoon is None and not neem(PER_ADRES, request.META["REMOTE_ADDR"]):
        raise DomainError(
            "foto.te_veel", _("Vanaf dit adres kwamen veel foto’s. Probeer het straks nog eens.")
        )
    try:
        return bestand_bewaren(actor=actor, gemeente=gemeente, upload=upload, alt=neutraal())
    except DomainError as fout:
        melding = _("%(naam)s: %(melding)s") % {"naam": naam, "melding": fout.melding}
        raise DomainError(fout.code, melding) from fout
