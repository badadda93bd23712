"""Reads of agendas and their points: visible for this actor, or for everybody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet

from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.core import klok
from wijkwerk.core.actor import SYSTEM, Actor
from wijkwerk.doelen.models import Doel, Inspanning
from wijkwerk.doelen.selectors import met_verloop, opgaven_met_stemmen
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.gebiedscyclus.domain.status import AgendaStatus, PuntStatus
from wijkwerk.gebiedscyclus.models import Agenda, Agendapunt, AgendapuntStap
from wijkwerk.gebiedscyclus.permissions import LEZERS
from wijkwerk.signalen.domain.status import OpgaveStatus
from wijkwerk.signalen.models import Melder, Opgave


def _zicht(actor: Actor, veld: str) -> Q:
    if not isinstance(actor, Medewerker):
        return Q() if actor is SYSTEM else Q(pk__in=[])
    gebieden = actor.gebieden_met(LEZERS)
    return Q() if gebieden is None else Q(**{f"{veld}__in": gebieden})


def _hier(actor: Actor) -> Q:
    """A second lock beside the scope: roles of another gemeente count for nothing here."""
    return Q(gemeente_id=actor.gemeente_id) if isinstance(actor, Medewerker) else Q()


def agendas_zichtbaar(actor: Actor) -> QuerySet[Agenda]:
    """Newest years first, with the number of points that are still open."""
    openstaand = Count("punten", filter=Q(punten__status=PuntStatus.OPEN))
    rijen = Agenda.objects.filter(_hier(actor), _zicht(actor, "gebied_id")).select_related(
        "gebied", "gemeente"
    )
    return rijen.annotate(open_punten=openstaand).order_by("gebied__naam", "-van_jaar", "-versie")


def agenda_zichtbaar(actor: Actor, kenmerk: str) -> Agenda:
    """Raises Agenda.DoesNotExist also for what exists but is not for this actor."""
    return agendas_zichtbaar(actor).get(kenmerk=kenmerk)


def agendapunten_zichtbaar(actor: Actor) -> QuerySet[Agendapunt]:
    rijen = Agendapunt.objects.filter(_hier(actor), _zicht(actor, "agenda__gebied_id"))
    return rijen.select_related("agenda__gebied", "agenda__gemeente")


def agendapunt_zichtbaar(actor: Actor, kenmerk: str) -> Agendapunt:
    """Raises Agendapunt.DoesNotExist also for what exists but is not for this actor."""
    return agendapunten_zichtbaar(actor).get(kenmerk=kenmerk)


def gebieden_van(actor: Actor, gemeente: Gemeente) -> QuerySet[Gebied]:
    """The areas at the working level that this actor reads."""
    return Gebied.objects.op_werkniveau(gemeente).filter(_zicht(actor, "pk"))


@dataclass(frozen=True)
class GebiedRij:
    """An area and its agendas, the newest years first."""

    gebied: Gebied
    agendas: Sequence[Agenda]


def gebieden_met_agendas(actor: Actor, gemeente: Gemeente) -> list[GebiedRij]:
    """Every area at the working level that this actor reads, also those without an agenda."""
    per_gebied: dict[int, list[Agenda]] = defaultdict(list)
    for agenda in agendas_zichtbaar(actor):
        per_gebied[agenda.gebied_id].append(agenda)
    return [GebiedRij(gebied, per_gebied[gebied.pk]) for gebied in gebieden_van(actor, gemeente)]


def agendas_van_nu(gebied: Gebied) -> QuerySet[Agenda]:
    """Agendas of an area that are not over yet."""
    rijen = Agenda.objects.filter(gebied=gebied, tot_jaar__gte=klok.vandaag().year)
    return rijen.select_related("gebied", "gemeente").order_by("van_jaar", "-versie")


def opgaven_voor(agenda: Agenda) -> QuerySet[Opgave]:
    """Open opgaven within the area of an agenda."""
    rijen = Opgave.objects.filter(gebied__omhoog__voorouder=agenda.gebied_id)
    return rijen.filter(status=OpgaveStatus.OPEN).order_by("titel")


def agenda_van_jaar(gebied: Gebied, jaar: int) -> Agenda | None:
    """The newest agenda of an area that covers a year, concept or not."""
    rijen = Agenda.objects.filter(gebied=gebied, van_jaar__lte=jaar, tot_jaar__gte=jaar)
    return rijen.select_related("gebied", "gemeente").order_by("-van_jaar", "-versie").first()


def agenda_gebied(opgave: Opgave, gemeente: Gemeente) -> Gebied:
    """On whose agenda an opgave belongs: that of the working level above, else its own area."""
    boven = Gebied.objects.filter(omlaag__nakomeling_id=opgave.gebied_id, soort=gemeente.werkniveau)
    return boven.first() or opgave.gebied


def ligt_in(gebied_id: int, boven_id: int) -> bool:
    """Is an area the other one, or a part of it?"""
    if gebied_id == boven_id:
        return True
    return Gebied.objects.filter(pk=gebied_id, omhoog__voorouder_id=boven_id).exists()


def punten_van(agenda: Agenda) -> QuerySet[Agendapunt]:
    """In the order of the agenda, with what hangs on each: a fixed number of queries."""
    inspanningen = met_verloop(Inspanning.objects.select_related("organisatie", "persoon"))
    punten = agenda.punten.annotate(doelen=Count("doellinks")).order_by("volgorde", "pk")
    return punten.prefetch_related(
        Prefetch("opgavelinks__opgave", opgaven_met_stemmen(Opgave.objects.all())),
        Prefetch("inspanninglinks__inspanning", inspanningen),
    )


def stappen_van(punt: Agendapunt) -> QuerySet[AgendapuntStap]:
    return punt.stappen.select_related("door").order_by("-op", "-pk")


def opgaven_van(punt: Agendapunt) -> QuerySet[Opgave]:
    """What the point is about, with the number of people who spoke."""
    return opgaven_met_stemmen(Opgave.objects.filter(agendapuntlinks__agendapunt=punt))


@dataclass(frozen=True)
class NetRij:
    """A goal with its efforts; `doel` None: efforts that serve no goal of this point."""

    doel: Doel | None
    inspanningen: Sequence[Inspanning]


@dataclass(frozen=True)
class Net:
    """Everything that hangs on a point, and what is missing."""

    rijen: Sequence[NetRij]
    inspanningen: Sequence[Inspanning]

    @property
    def doelen(self) -> int:
        return sum(rij.doel is not None for rij in self.rijen)

    @property
    def doelen_zonder_inspanning(self) -> int:
        return sum(not rij.inspanningen for rij in self.rijen)

    @property
    def inspanningen_zonder_doel(self) -> int:
        return sum(len(rij.inspanningen) for rij in self.rijen if rij.doel is None)

    @property
    def resultaten(self) -> int:
        return sum(rij.resultaat_op is not None for rij in self.inspanningen)  # type: ignore[attr-defined]


def net_van(punt: Agendapunt) -> Net:
    """The net of a point in three queries."""
    inspanningen = list(_inspanningen_van(punt))
    rijen, geplaatst = [], set()
    for doel in _doelen_van(punt):
        eigen = {link.inspanning_id for link in doel.inspanninglinks.all()}
        geplaatst |= eigen
        rijen.append(NetRij(doel, [rij for rij in inspanningen if rij.pk in eigen]))
    if los := [rij for rij in inspanningen if rij.pk not in geplaatst]:
        rijen.append(NetRij(None, los))
    return Net(rijen, inspanningen)


def _doelen_van(punt: Agendapunt) -> QuerySet[Doel]:
    rijen = Doel.objects.filter(agendapuntlinks__agendapunt=punt)
    return rijen.order_by("pk").prefetch_related("inspanninglinks")


@dataclass(frozen=True)
class Bericht:
    """Who knows: people who spoke, those we can reach, those who got news of this point."""

    stemmen: int
    bereikbaar: int
    verteld: int

    @property
    def onbereikbaar(self) -> int:
        """Left no address: they read it on the website."""
        return self.stemmen - self.bereikbaar

    @property
    def nog_niet(self) -> int:
        return max(self.bereikbaar - self.verteld, 0)


def bericht_over(punt: Agendapunt, net: Net) -> Bericht:
    over = {punt.kenmerk, *(rij.kenmerk for rij in net.inspanningen)}
    nieuws = Q(verzendingen__terugkoppeling__over_kenmerk__in=over)
    melders = Melder.objects.filter(
        signaal__koppelingen__losgemaakt_op=None,
        signaal__koppelingen__opgave__agendapuntlinks__agendapunt=punt,
    )
    return Bericht(
        **melders.aggregate(
            stemmen=Count("pk", distinct=True),
            bereikbaar=Count("pk", filter=~Q(kanaal=Melder.Kanaal.GEEN), distinct=True),
            verteld=Count("pk", filter=nieuws, distinct=True),
        )
    )


def _inspanningen_van(punt: Agendapunt) -> QuerySet[Inspanning]:
    """On the point itself or for one of its goals, with how each went."""
    erbij = Q(agendapuntlinks__agendapunt=punt) | Q(
        doellinks__doel__agendapuntlinks__agendapunt=punt
    )
    rijen = Inspanning.objects.filter(erbij).select_related("organisatie", "persoon")
    return met_verloop(rijen.distinct()).order_by("klaar_voor", "pk")


# --- for everybody -----------------------------------------------------------------------------


def openbare_agendas(gebied: Gebied) -> QuerySet[Agenda]:
    """What was agreed for an area, newest years first."""
    rijen = Agenda.objects.filter(gebied=gebied, status=AgendaStatus.VASTGESTELD)
    return rijen.select_related("gebied").order_by("-van_jaar", "-versie")


def openbare_punten(agenda: Agenda) -> Sequence[Agendapunt]:
    """The points of an agreed agenda that did not lapse."""
    return [punt for punt in punten_van(agenda) if punt.status != PuntStatus.VERVALLEN]
