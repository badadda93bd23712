"""Who takes part and what they said. Counts leave this module, never an answer of somebody."""

from __future__ import annotations

import hashlib
import hmac
from collections import defaultdict
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count
from django_scopes import scopes_disabled

from wijkwerk.mengpaneel.domain import code as codes
from wijkwerk.mengpaneel.domain.spreiding import Antwoord
from wijkwerk.mengpaneel.models import Deelnemer, Inzending, Oefening


def code_van(oefening: Oefening) -> str:
    """The six digits of an exercise that people can join."""
    return codes.code_van(settings.SECRET_KEY, oefening.pk, oefening.codeversie)


def oefening_met_code(code: str) -> Oefening | None:
    """The exercise that this code opens now, of whichever gemeente."""
    with scopes_disabled():
        rijen = Oefening.objects.select_related("gemeente", "gebied", "thema", "opgave")
        return rijen.filter(code_hash=codes.hash_van(settings.SECRET_KEY, code)).first()


def hash_van_token(token: str) -> str:
    """What is stored of the token on a phone."""
    sleutel = f"deelnemer|{settings.SECRET_KEY}".encode()
    return hmac.new(sleutel, token.encode(), hashlib.sha256).hexdigest()


def deelnemer_met_token(oefening: Oefening, token: str) -> Deelnemer | None:
    """Who holds this token in this exercise."""
    rijen = Deelnemer.objects.filter(oefening=oefening, token_hash=hash_van_token(token))
    return rijen.prefetch_related("inzendingen").first() if token else None


def deelnemer_met_code(code: str, token: str) -> Deelnemer | None:
    """Who holds this token in the exercise that this code opens now, with the exercise, its
    gemeente and the answers. 2 queries."""
    if not token:
        return None
    with scopes_disabled():
        rijen = Deelnemer.objects.filter(**_van_telefoon(code, token))
        rijen = rijen.select_related("oefening__gemeente").prefetch_related("inzendingen")
        return rijen.first()


@dataclass(frozen=True)
class Peil:
    """What a phone that waits needs to know."""

    fase: str
    schuif: str


def peil_van(code: str, token: str) -> Peil | None:
    """As light as can be, because every phone asks this every few seconds. 1 query."""
    with scopes_disabled():
        rijen = Deelnemer.objects.filter(**_van_telefoon(code, token)).order_by()
        rij = rijen.values_list("oefening__fase", "oefening__gesprek_schuif").first()
    return Peil(*rij) if rij else None


def _van_telefoon(code: str, token: str) -> dict[str, str]:
    code_hash = codes.hash_van(settings.SECRET_KEY, code)
    return {"token_hash": hash_van_token(token), "oefening__code_hash": code_hash}


def antwoorden_van(oefening: Oefening) -> list[Antwoord]:
    """What everybody said, for `domain.spreiding` alone. 1 query."""
    velden = ("deelnemer_id", "deelnemer__rol", "schuif", "nu", "ambitie", "kenmerken", "cultuur")
    rijen = Inzending.objects.filter(deelnemer__oefening=oefening).order_by("deelnemer_id")
    rol: dict[int, str] = {}
    standen: dict[int, dict[str, tuple[int | None, int | None]]] = defaultdict(dict)
    kenmerken: dict[int, dict[str, list[int]]] = defaultdict(dict)
    cultuur: dict[int, dict[str, str]] = defaultdict(dict)
    for pk, naam, schuif, nu, ambitie, vinkjes, past in rijen.values_list(*velden):
        rol[pk] = naam
        standen[pk][schuif] = (nu, ambitie)
        kenmerken[pk][schuif] = vinkjes
        cultuur[pk][schuif] = past
    return [Antwoord(rol[pk], standen[pk], kenmerken[pk], cultuur[pk]) for pk in rol]


@dataclass(frozen=True)
class Aanwezig:
    """How many of a role joined, are busy and are done."""

    rol: str
    aantal: int
    bezig: int
    klaar: int


def aanwezig(oefening: Oefening) -> list[Aanwezig]:
    """Every role of the exercise, in its order. 1 query."""
    rijen = (
        Deelnemer.objects.filter(oefening=oefening)
        .annotate(antwoorden=Count("inzendingen"))
        .values_list("rol", "ingediend_op", "antwoorden")
    )
    telling = {rol: [0, 0, 0] for rol in oefening.rollen}
    for rol, ingediend_op, antwoorden in rijen:
        tel = telling.setdefault(rol, [0, 0, 0])
        tel[0] += 1
        tel[1] += ingediend_op is None and antwoorden > 0
        tel[2] += ingediend_op is not None
    return [Aanwezig(rol, *tel) for rol, tel in telling.items()]
