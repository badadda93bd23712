"""Facts beside a slider, from the rooms below: a sentence, a link, a date. Never a position.

The slider is set by people, from what they know (S-A12); a fact is only something to hold beside
it. A later room adds its own: a function decorated with `feit`, and a test; what facts share is
counted once, in `Tellingen`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.accounts.domain.rollen import WIJKAMBTENAAR, WIJKWETHOUDER
from wijkwerk.accounts.models import RolToewijzing
from wijkwerk.core import klok
from wijkwerk.doelen.models import Inspanning, InspanningStap
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.gebiedscyclus.domain.status import AgendaStatus, PuntStatus
from wijkwerk.gebiedscyclus.models import Agenda
from wijkwerk.gebiedscyclus.models import Agendapunt as Punt
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN
from wijkwerk.signalen.models import Opgave, OpgaveSignaal, Signaal

EEN_JAAR: Final = timedelta(days=365)


@dataclass(frozen=True)
class Feit:
    """`zin` counts, `pad` is where one sees it, `op` the day it was counted."""

    schuif: str
    zin: str
    pad: str
    op: date


Aantallen = dict[str, int]


@dataclass(frozen=True)
class Tellingen:
    """What is counted of one gemeente on one day; each table is asked at most once."""

    gemeente: Gemeente
    vandaag: date

    @cached_property
    def gebieden(self) -> Aantallen:
        """Areas in all (`alle`), with somebody in a role today, with an agenda of this year."""
        return _tel(
            Gebied.objects.op_werkniveau(self.gemeente).order_by(),
            wijkambtenaar=Exists(self._rollen(WIJKAMBTENAAR)),
            zichtbaar=Exists(self._rollen(WIJKAMBTENAAR).filter(publiek_zichtbaar=True)),
            wijkwethouder=Exists(self._rollen(WIJKWETHOUDER)),
            agenda=Exists(self._agendas().filter(gebied=OuterRef("pk"))),
        )

    def _rollen(self, rol: str) -> QuerySet[RolToewijzing]:
        rollen = RolToewijzing.objects.filter(gemeente=self.gemeente, rol=rol).geldig(self.vandaag)
        return rollen.filter(Q(gebied=None) | Q(gebied__omlaag__nakomeling=OuterRef("pk")))

    def _agendas(self) -> QuerySet[Agenda]:
        """Set, and of this year."""
        return Agenda.objects.filter(
            gemeente=self.gemeente,
            status=AgendaStatus.VASTGESTELD,
            van_jaar__lte=self.vandaag.year,
            tot_jaar__gte=self.vandaag.year,
        )

    @cached_property
    def agendapunten(self) -> Aantallen:
        """Points of these agendas that did not lapse; `samen`: of two or more organisaties."""
        werk = Inspanning.objects.filter(  # on the point itself or for one of its goals
            Q(agendapuntlinks__agendapunt=OuterRef("pk"))
            | Q(doellinks__doel__agendapuntlinks__agendapunt=OuterRef("pk"))
        )
        eerste = werk.order_by("organisatie_id").values("organisatie_id")[:1]
        laatste = werk.order_by("-organisatie_id").values("organisatie_id")[:1]
        punten = Punt.objects.filter(agenda__in=self._agendas().values("pk"))
        return _tel(
            punten.exclude(status=PuntStatus.VERVALLEN).annotate(
                een=Subquery(eerste), twee=Subquery(laatste)
            ),
            samen=~Q(een=F("twee")) & Q(een__isnull=False),
            kort=Q(horizon=Punt.Horizon.KORT),
            lang=Q(horizon=Punt.Horizon.LANG),
        )

    @cached_property
    def inspanningen(self) -> Aantallen:
        """Work that is running: with a name beside it, told to residents, late, put off."""
        verzet = InspanningStap.objects.filter(
            inspanning=OuterRef("pk"), handeling="inspanning.uitstellen"
        )
        return _tel(
            Inspanning.objects.filter(gemeente=self.gemeente).lopend(),
            persoon=Q(persoon__isnull=False),
            bekend=Q(bekend_op__isnull=False),
            laat=Q(klaar_voor__lt=self.vandaag),
            verzet=Q(klaar_voor__gte=self.vandaag) & Q(Exists(verzet)),
        )

    @cached_property
    def signalen(self) -> Aantallen:
        """Voices of the last twelve months of which the day of the answer has come."""
        van, tot = self.vandaag - EEN_JAAR, self.vandaag
        return _tel(
            Signaal.objects.filter(
                gemeente=self.gemeente, antwoord_voor__gt=van, antwoord_voor__lte=tot
            ),
            op_tijd=Q(beantwoord_op__isnull=False, beantwoord_op__date__lte=F("antwoord_voor")),
        )

    @cached_property
    def opgaven(self) -> Aantallen:
        """Open opgaven; `stem`: that begin with somebody who spoke."""
        stem = OpgaveSignaal.objects.filter(opgave=OuterRef("pk"), losgemaakt_op=None)
        return _tel(Opgave.objects.filter(gemeente=self.gemeente, status="open"), stem=Exists(stem))


def _tel(rijen: QuerySet[Any], **welke: Q | Exists) -> Aantallen:
    """How many rows, and how many of them fit each condition. 1 query."""
    tellers = {naam: Count("pk", filter=keuze) for naam, keuze in welke.items()}
    return rijen.aggregate(alle=Count("pk"), **tellers)


Maker = Callable[[Tellingen], Feit | None]
_MAKERS: dict[str, list[Maker]] = {schuif: [] for schuif in SCHUIVEN}


def feit(schuif: str) -> Callable[[Maker], Maker]:
    """Register a fact beside this slider. None: nothing to say."""

    def merk(functie: Maker) -> Maker:
        _MAKERS[schuif].append(functie)
        return functie

    return merk


def feiten_van(gemeente: Gemeente) -> dict[str, list[Feit]]:
    """All facts of today, by slider. Counts of the whole gemeente only: no area, no person."""
    t = Tellingen(gemeente, klok.vandaag())
    return {
        schuif: [rij for maker in makers if (rij := maker(t)) is not None]
        for schuif, makers in _MAKERS.items()
    }


AGENDAS, INSPANNINGEN = "gebiedscyclus:agenda_lijst", "doelen:inspanning_lijst"


def _feit(
    schuif: str, t: Tellingen, zin: str, aantallen: Aantallen, met: str, pagina: str
) -> Feit | None:
    """`%(met)s of %(alle)s`; None when there is nothing to count."""
    if not aantallen["alle"]:
        return None
    waarden = {**aantallen, "met": aantallen[met], "gebieden": t.gemeente.woord("meervoud")}
    return Feit(schuif, zin % waarden, reverse(pagina, args=[t.gemeente]), t.vandaag)


# --- positionering intern ------------------------------------------------------------------------


@feit("PI")
def wijkambtenaren(t: Tellingen) -> Feit | None:
    zin = _("%(met)s van de %(alle)s %(gebieden)s hebben een wijkambtenaar.")
    return _feit("PI", t, zin, t.gebieden, "wijkambtenaar", AGENDAS)


@feit("PI")
def eigenaar_van_inspanningen(t: Tellingen) -> Feit | None:
    zin = _("%(met)s van de %(alle)s lopende inspanningen hebben iemand die ervoor zorgt.")
    return _feit("PI", t, zin, t.inspanningen, "persoon", INSPANNINGEN)


# --- proces binnen gemeente ----------------------------------------------------------------------


@feit("PB")
def agendas_van_dit_jaar(t: Tellingen) -> Feit | None:
    zin = _("%(met)s van de %(alle)s %(gebieden)s hebben een vastgestelde agenda voor dit jaar.")
    return _feit("PB", t, zin, t.gebieden, "agenda", AGENDAS)


@feit("PB")
def samen_aan_een_agendapunt(t: Tellingen) -> Feit | None:
    zin = ngettext(
        "Aan %(met)s van de %(alle)s agendapunten werken twee of meer organisaties.",
        "Aan %(met)s van de %(alle)s agendapunten werken twee of meer organisaties.",
        t.agendapunten["samen"],
    )
    return _feit("PB", t, zin, t.agendapunten, "samen", AGENDAS)


@feit("PB")
def korte_en_lange_termijn(t: Tellingen) -> Feit | None:
    """What is for now beside what is for later (S-A35)."""
    zin = _("Van de agendapunten zijn er %(kort)s voor nu en %(lang)s voor de lange termijn.")
    return _feit("PB", t, zin, t.agendapunten, "kort", AGENDAS)


# --- proces met bewoners -------------------------------------------------------------------------


@feit("PM")
def op_tijd_beantwoord(t: Tellingen) -> Feit | None:
    zin = _("%(met)s van de %(alle)s signalen van het afgelopen jaar kregen op tijd antwoord.")
    return _feit("PM", t, zin, t.signalen, "op_tijd", "signalen:signaal_lijst")


@feit("PM")
def opgaven_met_bewoners(t: Tellingen) -> Feit | None:
    zin = _("%(met)s van de %(alle)s open opgaven komen uit signalen van bewoners.")
    return _feit("PM", t, zin, t.opgaven, "stem", "signalen:opgave_lijst")


# --- bestuur en politiek -------------------------------------------------------------------------


@feit("BP")
def wijkwethouders(t: Tellingen) -> Feit | None:
    zin = _("%(met)s van de %(alle)s %(gebieden)s hebben een wijkwethouder.")
    return _feit("BP", t, zin, t.gebieden, "wijkwethouder", AGENDAS)


# --- communicatie --------------------------------------------------------------------------------


@feit("C")
def zichtbare_wijkambtenaren(t: Tellingen) -> Feit | None:
    zin = _("In %(met)s van de %(alle)s %(gebieden)s zien bewoners wie hun wijkambtenaar is.")
    return _feit("C", t, zin, t.gebieden, "zichtbaar", AGENDAS)


@feit("C")
def verteld_aan_bewoners(t: Tellingen) -> Feit | None:
    zin = _("Van %(met)s van de %(alle)s lopende inspanningen weten bewoners dat wij het doen.")
    return _feit("C", t, zin, t.inspanningen, "bekend", INSPANNINGEN)


@feit("C")
def uitstel_verteld(t: Tellingen) -> Feit | None:
    """Late work, beside work of which a later day was told."""
    if not t.inspanningen["laat"] and not t.inspanningen["verzet"]:
        return None
    zin = _("%(laat)s inspanningen zijn te laat zonder bericht. Van %(verzet)s is uitstel verteld.")
    return _feit("C", t, zin, t.inspanningen, "laat", INSPANNINGEN)
