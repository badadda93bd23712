"""Who sees what."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from wijkwerk.accounts.domain.rollen import SECTOR
from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.accounts.models import Vervanging
from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.signalen.models import (
    Doorgeleiding,
)

NIETS = Q(pk__in=())
ALLES = ~NIETS


def in_mijn_gebied(actor: Medewerker, rollen: Collection[str], veld: str = "gebied_id") -> Q:
    gebieden = actor.gebieden_met(rollen)
    return ALLES if gebieden is None else Q(**{f"{veld}__in": gebieden})


def doorgegeven_aan(actor: Medewerker) -> Q:
    vragen = Doorgeleiding.objects.exclude(status=Doorgeleiding.Status.TERUGGENOMEN)
    vragen = vragen.filter(aan_mijn_organisatie(actor))
    return Q(pk__in=vragen.values("signaal_id"))


def aan_mijn_organisatie(actor: Medewerker) -> Q:
    """Passed on to an organisation of one of my roles, within the area of that role."""
    mijn = NIETS
    for rol in actor.rollen:
        if rol.rol in SECTOR and rol.organisatie_id is not None:
            bij = Q(naar_id=rol.organisatie_id)
            if rol.gebieden is not None:
                bij &= Q(signaal__gebied_id__in=rol.gebieden)
            mijn |= bij
    return mijn


def ik_vervang(actor: Actor) -> Q:
    """On the name of somebody this person stands in for today, or of who that one stood in for."""
    if actor.persoon is None:
        return NIETS
    weg = Vervanging.objects.geldig(klok.vandaag())
    een = weg.filter(vervanger=actor.persoon).values("persoon_id")
    twee = weg.filter(vervanger_id__in=een).values("persoon_id")
    return Q(behandelaar_id__in=een) | Q(behandelaar_id__in=twee)
