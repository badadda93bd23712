"""The exercises of a colleague who leaves. Called inside `persoon.uit_dienst`, which logs it."""

from __future__ import annotations

from django.db.models import QuerySet

from wijkwerk.accounts.models import Persoon
from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.handeling import log
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.mengpaneel.models import Begeleider, Oefening
from wijkwerk.mengpaneel.selectors.sessie import kan_leiden


def _geleid_door(gemeente: Gemeente, persoon: Persoon) -> QuerySet[Oefening]:
    """What somebody leads and nobody continued yet: it waits for a session or for its new look."""
    rijen = Oefening.objects.filter(gemeente=gemeente, volgende=None)
    return rijen.filter(pk__in=Begeleider.objects.filter(persoon=persoon).values("oefening_id"))


def oefeningen_tellen(gemeente: Gemeente, persoon: Persoon) -> int:
    return _geleid_door(gemeente, persoon).count()


def oefeningen_overdragen(
    gemeente: Gemeente, van: Persoon, naar: Persoon | None, *, actor: Actor
) -> int:
    """Another begeleider comes in the place of who leaves, when that person may lead it; with
    nobody left a leidinggevende can (see `permissions.begeleidt`)."""
    rijen = list(_geleid_door(gemeente, van).select_for_update(of=("self",)))
    for oefening in rijen:
        Begeleider.objects.filter(oefening=oefening, persoon=van).delete()
        if naar is not None and _kan(oefening, naar):
            Begeleider.objects.get_or_create(
                oefening=oefening, persoon=naar, defaults={"op": klok.nu()}
            )
        log(oefening)
    return len(rijen)


def _kan(oefening: Oefening, persoon: Persoon) -> bool:
    return kan_leiden(oefening.gemeente, oefening.gebied_id).filter(pk=persoon.pk).exists()
