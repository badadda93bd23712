"""What happens to a photo: kept, released, wiped."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from functools import partial
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_scopes import scope

from wijkwerk.bestanden.domain.foto import Foto, FotoFout, hertekenen
from wijkwerk.bestanden.models import Bestand
from wijkwerk.bestanden.selectors import verlopen_concepten
from wijkwerk.core import klok
from wijkwerk.core.actor import SYSTEM, Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.models import Gemeente

JPEG = "image/jpeg"
MELDINGEN = {
    "te_groot": gettext_lazy("De foto is te groot. Kies een foto van hoogstens 15 MB."),
    "te_veel_pixels": gettext_lazy(
        "Deze foto heeft te veel beeldpunten. Kies een foto van hoogstens 25 miljoen beeldpunten."
    ),
    "soort": gettext_lazy("Dit is geen foto in JPEG, PNG of WebP. Kies een andere foto."),
    "heic": gettext_lazy(
        "Deze foto is opgeslagen als HEIC of AVIF. Wij kunnen die nog niet lezen. "
        "Kies een foto in JPEG, PNG of WebP."
    ),
    "stuk": gettext_lazy("Deze foto is beschadigd. Maak of kies een andere foto."),
}


@handeling("bestand.bewaren")
def bestand_bewaren(*, actor: Actor, gemeente: Gemeente, upload: Any, alt: str) -> Bestand:
    """Keep a redrawn copy of an uploaded photo, as a concept until something uses it."""
    bestand = Bestand(gemeente=gemeente, alt=alt.strip()[:200], mime=JPEG, op=klok.nu())
    require(actor, "bestand.bewaren", bestand)
    if not bestand.alt:
        raise DomainError("foto.zonder_alt", _("Beschrijf in een zin wat er op de foto staat."))
    foto = _hertekend(upload)
    bestand.token = secrets.token_hex(16)
    bestand.sha256 = hashlib.sha256(foto.groot).hexdigest()
    bestand.bytes, bestand.breedte, bestand.hoogte = len(foto.groot), foto.breedte, foto.hoogte
    bestand.pad = _opslaan(bestand.token, foto)
    bestand.save()
    log(bestand)
    return bestand


def _hertekend(upload: Any) -> Foto:
    try:
        return hertekenen(upload, settings.FOTO_MAX_BYTES)
    except FotoFout as fout:
        raise DomainError(f"foto.{fout.reden}", str(MELDINGEN[fout.reden])) from fout


def _opslaan(token: str, foto: Foto) -> str:
    """Write both sizes; the name comes from the token, never from who sent it."""
    pad = f"{token[:2]}/{token[2:4]}/{token}.jpg"
    for naam, inhoud in ((pad, foto.groot), (klein_pad(pad), foto.klein)):
        if default_storage.save(naam, ContentFile(inhoud)) != naam:
            raise RuntimeError(f"{naam} exists already")
    return pad


def klein_pad(pad: str) -> str:
    """Where the small size of a photo lies."""
    return pad.removesuffix(".jpg") + "-klein.jpg"


@handeling("bestand.gebruiken")
def bestand_gebruiken(bestand: Bestand, *, actor: Actor) -> Bestand:
    """The photo belongs to something now: staff see it, and it is no longer wiped by itself."""
    return _naar(bestand, Bestand.Status.BEWAARD, {Bestand.Status.CONCEPT}, actor, "gebruiken")


@handeling("bestand.gebruiken")
def bestanden_gebruiken(bestanden: Sequence[Bestand], *, actor: Actor) -> None:
    """The same for the photos of one form, with `alt` as it now stands on each: one query."""
    for bestand in bestanden:
        require(actor, "bestand.gebruiken", bestand)
        bestand.status = Bestand.Status.BEWAARD
        log(bestand)
    vrij = Bestand.objects.filter(status=Bestand.Status.CONCEPT)
    if vrij.bulk_update(bestanden, ["status", "alt"]) != len(bestanden):
        raise DomainError("foto.weg", _("Een foto is er niet meer. Kies de foto opnieuw."))


@handeling("bestand.vrijgeven")
def bestand_vrijgeven(bestand: Bestand, *, actor: Actor) -> Bestand:
    """From now on everybody may see the photo."""
    van = {Bestand.Status.CONCEPT, Bestand.Status.BEWAARD}
    return _naar(bestand, Bestand.Status.VRIJGEGEVEN, van, actor, "vrijgeven")


@handeling("bestand.wissen")
def bestand_wissen(bestand: Bestand, *, actor: Actor) -> Bestand:
    """Remove the photo and what was said about it; the row stays as a trace."""
    van = set(Bestand.Status) - {Bestand.Status.GEWIST}
    bestand = _naar(bestand, Bestand.Status.GEWIST, van, actor, "wissen")
    transaction.on_commit(partial(_weg, bestand.pad))
    return bestand


def _naar(
    bestand: Bestand, status: Bestand.Status, van: set[Bestand.Status], actor: Actor, doen: str
) -> Bestand:
    bestand = Bestand.objects.select_for_update(of=("self",)).get(pk=bestand.pk)
    require(actor, f"bestand.{doen}", bestand)
    if bestand.status not in van:
        raise DomainError("verloop", _("Dit kan niet meer met deze foto."))
    bestand.status = status
    if status == Bestand.Status.VRIJGEGEVEN:
        bestand.vrijgegeven_door = actor.ref
    if status == Bestand.Status.GEWIST:
        bestand.alt = ""
    bestand.save(update_fields=["status", "vrijgegeven_door", "alt"])
    log(bestand)
    return bestand


def _weg(pad: str) -> None:
    for naam in (pad, klein_pad(pad)):
        default_storage.delete(naam)


def concepten_wissen() -> int:
    """Wipe photos of forms that nobody finished (the sweeper calls this); how many."""
    concepten = verlopen_concepten()
    for bestand in concepten:
        with scope(gemeente=bestand.gemeente):
            bestand_wissen(bestand, actor=SYSTEM)
    return len(concepten)
