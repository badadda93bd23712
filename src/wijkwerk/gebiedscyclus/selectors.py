"""Reads of agendas and their points: visible for this actor, or for everybody."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count, Prefetch, Q, QuerySet

from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.core.actor import SYSTEM, Actor
from wijkwerk.doelen.models import Doel, Inspanning
from wijkwerk.doelen.selectors import opgaven_met_stemmen, resultaten_erbij
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.gebiedscyclus.domain.status import AgendaStatus, PuntStatus
from wijkwerk.gebiedscyclus.models import Agenda, Agendapunt, AgendapuntStap
from wijkwerk.gebiedscyclus.permissions import LEZERS
from wijkwerk.signalen.models import Opgave


def _zicht(actor: Actor, veld: str) -> Q:
    if not isinstance(actor, Medewerker):
        return Q() if actor is SYSTEM else Q(pk__in=[])
    gebieden = actor.gebieden_met(LEZERS)
    return Q() if gebieden is None else Q(**{f"{veld}__in": gebieden})


def agendas_zichtbaar(actor: Actor) -> QuerySet[Agenda]:
    """Newest years first, with the number of points that are still open."""
    openstaand = Count("punten", filter=Q(punten__status=PuntStatus.OPEN))
    rijen = Agenda.objects.filter(_zicht(actor, "gebied_id")).select_related("gebied", "gemeente")
    return rijen.annotate(open_punten=openstaand).order_by("gebied__naam", "-van_jaar", "-versie")


def agenda_zichtbaar(actor: Actor, kenmerk: str) -> Agenda:
    """Raises Agenda.DoesNotExist also for what exists but is not for this actor."""
    return agendas_zichtbaar(actor).get(kenmerk=kenmerk)


def agendapunten_zichtbaar(actor: Actor) -> QuerySet[Agendapunt]:
    rijen = Agendapunt.objects.filter(_zicht(actor, "agenda__gebied_id"))
    return rijen.select_related("agenda__gebied", "agenda__gemeente")


def agendapunt_zichtbaar(actor: Actor, kenmerk: str) -> Agendapunt:
    """Raises Agendapunt.DoesNotExist also for what exists but is not for this actor."""
    return agendapunten_zichtbaar(actor).get(kenmerk=kenmerk)


def gebieden_van(actor: Actor, gemeente: Gemeente) -> QuerySet[Gebied]:
    """The areas at the working level that this actor reads."""
    return Gebied.objects.op_werkniveau(gemeente).filter(_zicht(actor, "pk"))


def agenda_van_jaar(gebied: Gebied, jaar: int) -> Agenda | None:
    """The newest agenda of an area that covers a year, concept or not."""
    rijen = Agenda.objects.filter(gebied=gebied, van_jaar__lte=jaar, tot_jaar__gte=jaar)
    return rijen.select_related("gebied", "gemeente").order_by("-van_jaar", "-versie").first()


def agenda_gebied(opgave: Opgave, gemeente: Gemeente) -> Gebied:
    """The area on whose agenda an opgave belongs: its own, or the one of the working level above."""
    boven = Gebied.objects.filter(omlaag__nakomeling_id=opgave.gebied_id, soort=gemeente.werkniveau)
    return boven.first() or opgave.gebied


def ligt_in(gebied_id: int, boven_id: int) -> bool:
    """Is an area the other one, or a part of it?"""
    if gebied_id == boven_id:
        return True
    return Gebied.objects.filter(pk=gebied_id, omhoog__voorouder_id=boven_id).exists()


def punten_van(agenda: Agenda) -> QuerySet[Agendapunt]:
    """In the order of the agenda, with what hangs on each: a fixed number of queries."""
    inspanningen = Inspanning.objects.select_related("organisatie", "persoon")
    return agenda.punten.order_by("volgorde", "pk").prefetch_related(
        Prefetch("opgavelinks__opgave", opgaven_met_stemmen(Opgave.objects.all())),
        Prefetch("inspanninglinks__inspanning", inspanningen.prefetch_related(resultaten_erbij())),
    )


def stappen_van(punt: Agendapunt) -> QuerySet[AgendapuntStap]:
    return punt.stappen.select_related("door").order_by("-op", "-pk")


def opgaven_van(punt: Agendapunt) -> QuerySet[Opgave]:
    """What the point is about, with the number of people who spoke."""
    return opgaven_met_stemmen(Opgave.objects.filter(agendapuntlinks__agendapunt=punt))


def doelen_van(punt: Agendapunt) -> QuerySet[Doel]:
    return (
        Doel.objects.filter(agendapuntlinks__agendapunt=punt)
        .order_by("pk")
        .prefetch_related("inspanninglinks")
    )


def inspanningen_van(punt: Agendapunt) -> QuerySet[Inspanning]:
    """On the point itself or for one of its goals, with their results and photos."""
    erbij = Q(agendapuntlinks__agendapunt=punt) | Q(
        doellinks__doel__agendapuntlinks__agendapunt=punt
    )
    rijen = Inspanning.objects.filter(erbij).select_related("organisatie", "persoon")
    return rijen.distinct().prefetch_related(resultaten_erbij()).order_by("klaar_voor", "pk")


# --- for everybody -----------------------------------------------------------------------------


def openbare_agendas(gebied: Gebied) -> QuerySet[Agenda]:
    """What was agreed for an area, newest years first."""
    rijen = Agenda.objects.filter(gebied=gebied, status=AgendaStatus.VASTGESTELD)
    return rijen.select_related("gebied").order_by("-van_jaar", "-versie")


def openbare_punten(agenda: Agenda) -> Sequence[Agendapunt]:
    """The points of an agreed agenda that did not lapse."""
    return [punt for punt in punten_van(agenda) if punt.status != PuntStatus.VERVALLEN]
