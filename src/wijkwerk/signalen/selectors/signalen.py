"""Reads about voices. `_zichtbaar` means: what this actor may see."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from wijkwerk.accounts.domain.rollen import BEHANDELAARS, WIJKWETHOUDER
from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.accounts.models import Organisatie
from wijkwerk.core import klok
from wijkwerk.core.actor import SYSTEEM, Actor
from wijkwerk.gebieden.models import Gebied, GebiedPad
from wijkwerk.signalen.domain.status import OPEN, Status
from wijkwerk.signalen.domain.tekst import zoekwoorden
from wijkwerk.signalen.models import (
    Doorgeleiding,
    Signaal,
    SignaalQuerySet,
)
from wijkwerk.signalen.permissions import OVERZICHT, VOLGER
from wijkwerk.signalen.selectors.post import verzendingen_te_doen
from wijkwerk.signalen.selectors.zicht import (
    NIETS,
    aan_mijn_organisatie,
    doorgegeven_aan,
    in_mijn_gebied,
)

EERSTE = 10


def signalen_zichtbaar(actor: Actor) -> SignaalQuerySet:
    """All of their area for who handles or oversees it; what was passed on to them for others."""
    alle: SignaalQuerySet = Signaal.objects.all()
    if actor.rol == SYSTEEM:
        return alle
    if actor.rol == VOLGER:
        return alle.filter(pk=getattr(actor, "melder").signaal_id)  # noqa: B009 -- kind of actor
    if not isinstance(actor, Medewerker):
        return alle.none()
    return alle.filter(in_mijn_gebied(actor, OVERZICHT) | doorgegeven_aan(actor))


def signaal_zichtbaar(actor: Actor, kenmerk: str) -> Signaal:
    """One signaal; Signaal.DoesNotExist when there is none or it is not for this actor."""
    return (
        signalen_zichtbaar(actor)
        .select_related("gebied", "thema", "behandelaar")
        .get(kenmerk=kenmerk)
    )


def signalen_zoeken(signalen: SignaalQuerySet, vraag: str) -> SignaalQuerySet:
    """Every word of the question occurs in the text, the place or the kenmerk."""
    for woord in zoekwoorden(vraag):
        signalen = signalen.filter(zoektekst__contains=woord)
    return signalen


def in_gebied(signalen: SignaalQuerySet, gebied: Gebied) -> SignaalQuerySet:
    """Those in this area or an area within it."""
    binnen = GebiedPad.objects.filter(voorouder=gebied).values("nakomeling_id")
    return signalen.filter(gebied_id__in=binnen)


@dataclass(frozen=True)
class Telling:
    """Open voices of one area (and all within it)."""

    open: int = 0
    te_laat: int = 0
    nieuw: int = 0
    bij_sector: int = 0


def tellingen_per_gebied(
    actor: Actor, gebieden: Iterable[Gebied], vandaag: date
) -> Mapping[int, Telling]:
    """Counts by gebied id, in one query; an area without open voices has a zero row."""
    ids = [gebied.pk for gebied in gebieden]
    per_gebied = (
        signalen_zichtbaar(actor)
        .open()
        .filter(gebied__omhoog__voorouder__in=ids)
        .values_list("gebied__omhoog__voorouder_id")
        .annotate(**tellers(vandaag))
    )
    geteld = {pk: Telling(*aantallen) for pk, *aantallen in per_gebied}
    return {pk: geteld.get(pk, Telling()) for pk in ids}


def tellers(vandaag: date) -> dict[str, Count]:
    """The counts of a `Telling`, in its order, for `.annotate` or `.aggregate` on signalen."""
    return {
        "open": Count("pk", filter=Q(status__in=OPEN)),
        "te_laat": Count("pk", filter=Q(status__in=OPEN, antwoord_voor__lt=vandaag)),
        "nieuw": Count("pk", filter=Q(status=Status.NIEUW)),
        "bij_sector": Count("pk", filter=Q(status=Status.BIJ_SECTOR)),
    }


@dataclass(frozen=True)
class WachtOp:
    """What waits for one member of staff, most urgent first, at most ten of each."""

    doorgeleidingen: list[Doorgeleiding]
    te_laat: list[Signaal]
    nieuw: list[Signaal]
    brieven: int


def wacht_op(actor: Actor) -> WachtOp:
    """Questions to my organisatie, late and new voices of my areas, letters and calls to do."""
    vandaag = klok.vandaag()
    van_mij = signalen_zichtbaar(actor).select_related("gebied", "thema", "behandelaar")
    if isinstance(actor, Medewerker):
        van_mij = van_mij.filter(in_mijn_gebied(actor, BEHANDELAARS))
    op_klok = van_mij.order_by("antwoord_voor", "pk")
    return WachtOp(
        doorgeleidingen=list(doorgeleidingen_open(actor)[:EERSTE]),
        te_laat=list(op_klok.te_laat(vandaag)[:EERSTE]),
        nieuw=list(op_klok.filter(status=Status.NIEUW, antwoord_voor__gte=vandaag)[:EERSTE]),
        brieven=verzendingen_te_doen(actor).count(),
    )


def doorgeleidingen_open(actor: Actor) -> QuerySet[Doorgeleiding]:
    """Questions that still want an answer of this actor, by date: of their organisations, and what
    was asked of the bestuur for who is wijkwethouder there."""
    open_ = Doorgeleiding.objects.filter(status__in=Doorgeleiding.LOPEND)
    if isinstance(actor, Medewerker):
        open_ = open_.filter(aan_mijn_organisatie(actor) | _aan_het_bestuur(actor))
    elif actor.rol != SYSTEEM:
        open_ = open_.none()
    return open_.select_related("signaal__gebied", "naar", "door", "persoon").order_by("voor", "pk")


def _aan_het_bestuur(actor: Medewerker) -> Q:
    if not actor.heeft_rol({WIJKWETHOUDER}):
        return NIETS
    in_gebied = in_mijn_gebied(actor, {WIJKWETHOUDER}, "signaal__gebied_id")
    return Q(naar__soort=Organisatie.Soort.BESTUUR) & in_gebied


def openbare_signalen(gebied_ids: Collection[int] | QuerySet[Any]) -> SignaalQuerySet:
    """What anybody may read: the public text, never the words or the person."""
    return Signaal.objects.filter(gebied_id__in=gebied_ids, openbaar_op__isnull=False).order_by(
        "-openbaar_op"
    )
