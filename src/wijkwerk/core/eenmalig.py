"""Once is once: a form that is posted twice makes one thing.

Each form that makes something carries a random key (`{% eenmalig %}`). The key is stored in the
same transaction as the effect; a failed validation uses up nothing.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError
from wijkwerk.core.models import Eenmalig

VELD = "eenmalig"
LENGTE = 64


class AndereInhoud(DomainError):
    """The key was used before, for something else; `pad` shows what it made then."""

    def __init__(self, pad: str) -> None:
        self.pad = pad
        super().__init__(
            "eenmalig.anders", _("U verstuurde dit formulier al, met een andere tekst.")
        )


def nieuwe_sleutel() -> str:
    return secrets.token_urlsafe(24)


def eenmalig(request: HttpRequest, gemeente_id: int, handeling: str, doe: Callable[[], str]) -> str:
    """Do it once per form key and return the path of the answer; a repeat gets the same path.

    `doe` carries out the effect and returns the path. AndereInhoud when the key was used for
    another content. A request without a key is simply carried out.
    """
    sleutel = _sleutel(request)
    if not sleutel:
        return doe()
    inhoud = _inhoud_hash(request)
    try:
        with transaction.atomic():
            if pad := _eerder(gemeente_id, handeling, sleutel, inhoud):
                return pad
            pad = doe()
            Eenmalig.objects.create(
                gemeente_id=gemeente_id,
                handeling=handeling,
                sleutel=sleutel,
                inhoud_hash=inhoud,
                antwoord_pad=pad,
                op=klok.nu(),
            )
            return pad
    except IntegrityError:
        if pad := _eerder(gemeente_id, handeling, sleutel, inhoud):
            return pad
        raise


def _sleutel(request: HttpRequest) -> str:
    return str(request.headers.get("Idempotency-Key") or request.POST.get(VELD, ""))[:LENGTE]


def _inhoud_hash(request: HttpRequest) -> str:
    velden = sorted(
        (naam, waarde)
        for naam, waarden in request.POST.lists()
        for waarde in waarden
        if naam not in {VELD, "csrfmiddlewaretoken"}
    )
    bestanden = sorted(
        (naam, bestand.name or "", bestand.size or 0)
        for naam in request.FILES
        for bestand in request.FILES.getlist(naam)
    )
    kaal = b"" if velden or bestanden else request.body
    return hashlib.sha256(repr((velden, bestanden)).encode() + kaal).hexdigest()


def _eerder(gemeente_id: int, handeling: str, sleutel: str, inhoud: str) -> str:
    rij = Eenmalig.objects.filter(
        gemeente_id=gemeente_id, handeling=handeling, sleutel=sleutel
    ).first()
    if rij is None:
        return ""
    if rij.inhoud_hash != inhoud:
        raise AndereInhoud(rij.antwoord_pad)
    return rij.antwoord_pad
