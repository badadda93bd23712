"""Reads about the line between wijkambtenaar and bestuurder."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django.db.models import Count, F, Q, QuerySet

from wijkwerk.accounts.domain.rollen import BEHANDELAARS, WIJKWETHOUDER
from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.accounts.models import Persoon, RolToewijzing
from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.gebieden.models import Gebied
from wijkwerk.signalen.domain.status import OPEN
from wijkwerk.signalen.models import Bestuursbericht, Escalatie, Signaal, Toezegging
from wijkwerk.signalen.selectors.cijfers import als_telling, periode_q, tellers
from wijkwerk.signalen.selectors.zicht import in_mijn_gebied

MEESTE: Final = 10
MEESTE_THEMAS: Final = 5


def bestuursberichten_zichtbaar(actor: Actor) -> QuerySet[Bestuursbericht]:
    """What one wrote or got; for who leads, also what was copied to them."""
    alle = Bestuursbericht.objects.select_related("gebied", "aan", "door")
    if not isinstance(actor, Medewerker):
        return alle.none()
    kopie = Q(kopie=True) & in_mijn_gebied(actor, BEHANDELAARS)
    return alle.filter(Q(aan=actor.persoon) | Q(door=actor.persoon) | kopie).order_by("-op", "-pk")


def bestuurders() -> QuerySet[Persoon]:
    """Who is wijkwethouder today, by name."""
    rollen = RolToewijzing.objects.geldig(klok.vandaag()).filter(rol=WIJKWETHOUDER)
    mensen = Persoon.objects.filter(is_active=True, pk__in=rollen.values("persoon_id"))
    return mensen.order_by("naam", "pk")


def rapportcijfers(gebied: Gebied, van: date, tot: date) -> dict[str, Any]:
    """How an area stands, as plain values that are kept with the report (6 queries)."""
    binnen = Q(gebied__omhoog__voorouder=gebied)
    signalen = Signaal.objects.filter(binnen).order_by()
    periode = periode_q(van, tot)
    telling = als_telling(signalen.aggregate(**tellers(periode)))
    return {
        "ontvangen": telling.ontvangen,
        "complimenten": telling.complimenten,
        "af": telling.af,
        "op_tijd": telling.op_tijd,
        "open": telling.open,
        "laat": telling.laat,
        "klein_laat": telling.klein_laat,
        "basis_laat": telling.basis_laat,
        "heropend": telling.heropend,
        "themas": _themas(signalen.filter(periode)),
        "te_laat": _te_laat(signalen),
        "toezeggingen": _toezeggingen(binnen, van),
        "escalaties": _escalaties(gebied),
    }


def _themas(signalen: Any) -> list[list[Any]]:
    rijen = (
        signalen.values_list("thema__naam")
        .annotate(n=Count("pk"))
        .order_by("-n", F("thema__naam").asc(nulls_first=True))
    )
    return [[naam or "", aantal] for naam, aantal in rijen[:MEESTE_THEMAS]]


def _te_laat(signalen: Any) -> list[dict[str, Any]]:
    vandaag = klok.vandaag()
    rijen = signalen.filter(status__in=OPEN, antwoord_voor__lt=vandaag)
    rijen = rijen.select_related("behandelaar").order_by("antwoord_voor", "pk")[:MEESTE]
    return [
        {
            "kenmerk": rij.kenmerk,
            "titel": rij.titel,
            "dagen": (vandaag - rij.antwoord_voor).days,
            "bij": rij.behandelaar.naam if rij.behandelaar else "",
        }
        for rij in rijen
    ]


def _toezeggingen(binnen: Q, van: date) -> list[dict[str, Any]]:
    """Late now, and broken since the first day of the period."""
    vandaag = klok.vandaag()
    laat = Q(status=Toezegging.Status.OPEN, voor__lt=vandaag)
    gebroken = Q(status=Toezegging.Status.GEBROKEN, voor__gte=van)
    rijen = Toezegging.objects.filter(binnen).filter(laat | gebroken).order_by("voor", "pk")
    return [
        {
            "tekst": rij.tekst,
            "voor": rij.voor.isoformat(),
            "gebroken": rij.status == Toezegging.Status.GEBROKEN,
        }
        for rij in rijen[:MEESTE]
    ]


def _escalaties(gebied: Gebied) -> list[dict[str, Any]]:
    """Decisions that are asked for and not taken."""
    rijen = Escalatie.objects.filter(
        signaal__gebied__omhoog__voorouder=gebied, status=Escalatie.Status.OPEN
    )
    return [
        {
            "kenmerk": rij.signaal.kenmerk,
            "gevraagd": rij.gevraagd,
            "voor": rij.voor.isoformat(),
            "naar_rol": rij.naar_rol,
        }
        for rij in rijen.select_related("signaal").order_by("voor", "pk")[:MEESTE]
    ]
