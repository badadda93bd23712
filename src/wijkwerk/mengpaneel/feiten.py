"""Facts beside a slider, from the rooms below: a sentence, a link, a date. Never a position.

The slider is set by people, from what they know (S-A12); a fact is only something to hold beside
it. A later room adds its own: a function decorated with `feit`, and a test.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

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


Maker = Callable[[Gemeente, date], Feit | None]
_MAKERS: dict[str, list[Maker]] = {schuif: [] for schuif in SCHUIVEN}


def feit(schuif: str) -> Callable[[Maker], Maker]:
    """Register a fact beside this slider. None: nothing to say."""

    def merk(functie: Maker) -> Maker:
        _MAKERS[schuif].append(functie)
        return functie

    return merk


def feiten_van(gemeente: Gemeente) -> dict[str, list[Feit]]:
    """All facts of today, by slider. Counts of the whole gemeente only: no area, no person."""
    vandaag = klok.vandaag()
    return {
        schuif: [rij for maker in makers if (rij := maker(gemeente, vandaag)) is not None]
        for schuif, makers in _MAKERS.items()
    }


def _met_rol(gemeente: Gemeente, rol: str, vandaag: date) -> tuple[int, int]:
    """How many of the areas have somebody with this role today, of how many (1 query)."""
    rollen = RolToewijzing.objects.filter(gemeente=gemeente, rol=rol).geldig(vandaag)
    hier = rollen.filter(Q(gebied=None) | Q(gebied__omlaag__nakomeling=OuterRef("pk")))
    telling = (
        Gebied.objects.op_werkniveau(gemeente)
        .order_by()
        .aggregate(alle=Count("pk"), met=Count("pk", filter=Exists(hier)))
    )
    return telling["met"], telling["alle"]


# --- positionering intern ------------------------------------------------------------------------


@feit("PI")
def wijkambtenaren(gemeente: Gemeente, vandaag: date) -> Feit | None:
    met, alle = _met_rol(gemeente, WIJKAMBTENAAR, vandaag)
    if not alle:
        return None
    zin = _("%(met)s van de %(alle)s %(gebieden)s hebben een wijkambtenaar.")
    pad = reverse("gebiedscyclus:agenda_lijst", args=[gemeente])
    return Feit(
        "PI", zin % {"met": met, "alle": alle, "gebieden": gemeente.woord("meervoud")}, pad, vandaag
    )


@feit("PI")
def eigenaar_van_inspanningen(gemeente: Gemeente, vandaag: date) -> Feit | None:
    """How much of the running work has a name beside it (1 query)."""
    telling = (
        Inspanning.objects.filter(gemeente=gemeente)
        .lopend()
        .aggregate(alle=Count("pk"), met=Count("pk", filter=Q(persoon__isnull=False)))
    )
    if not telling["alle"]:
        return None
    zin = _("%(met)s van de %(alle)s lopende inspanningen hebben iemand die ervoor zorgt.")
    return Feit("PI", zin % telling, reverse("doelen:inspanning_lijst", args=[gemeente]), vandaag)


# --- proces binnen gemeente ----------------------------------------------------------------------


def _agendas(gemeente: Gemeente, vandaag: date) -> Q:
    return Q(
        gemeente=gemeente,
        status=AgendaStatus.VASTGESTELD,
        van_jaar__lte=vandaag.year,
        tot_jaar__gte=vandaag.year,
    )


def _punten(gemeente: Gemeente, vandaag: date) -> QuerySet[Punt]:
    """What stands on these agendas and did not lapse."""
    agendas = Agenda.objects.filter(_agendas(gemeente, vandaag)).values("pk")
    return Punt.objects.filter(agenda__in=agendas).exclude(status=PuntStatus.VERVALLEN)


@feit("PB")
def agendas_van_dit_jaar(gemeente: Gemeente, vandaag: date) -> Feit | None:
    """Areas with an agenda of this year that was set (1 query)."""
    agenda = Agenda.objects.filter(_agendas(gemeente, vandaag), gebied=OuterRef("pk"))
    telling = (
        Gebied.objects.op_werkniveau(gemeente)
        .order_by()
        .aggregate(alle=Count("pk"), met=Count("pk", filter=Exists(agenda)))
    )
    if not telling["alle"]:
        return None
    zin = _("%(met)s van de %(alle)s %(gebieden)s hebben een vastgestelde agenda voor dit jaar.")
    pad = reverse("gebiedscyclus:agenda_lijst", args=[gemeente])
    return Feit("PB", zin % {**telling, "gebieden": gemeente.woord("meervoud")}, pad, vandaag)


@feit("PB")
def samen_aan_een_agendapunt(gemeente: Gemeente, vandaag: date) -> Feit | None:
    """Points of these agendas on which two or more organisaties work (1 query)."""
    werk = Inspanning.objects.filter(  # on the point itself or for one of its goals
        Q(agendapuntlinks__agendapunt=OuterRef("pk"))
        | Q(doellinks__doel__agendapuntlinks__agendapunt=OuterRef("pk"))
    )
    eerste = werk.order_by("organisatie_id").values("organisatie_id")[:1]
    laatste = werk.order_by("-organisatie_id").values("organisatie_id")[:1]
    punten = _punten(gemeente, vandaag)
    telling = punten.annotate(een=Subquery(eerste), twee=Subquery(laatste)).aggregate(
        alle=Count("pk"), met=Count("pk", filter=~Q(een=F("twee")) & Q(een__isnull=False))
    )
    if not telling["alle"]:
        return None
    zin = ngettext(
        "Aan %(met)s van de %(alle)s agendapunten werken twee of meer organisaties.",
        "Aan %(met)s van de %(alle)s agendapunten werken twee of meer organisaties.",
        telling["met"],
    )
    pad = reverse("gebiedscyclus:agenda_lijst", args=[gemeente])
    return Feit("PB", zin % telling, pad, vandaag)


@feit("PB")
def korte_en_lange_termijn(gemeente: Gemeente, vandaag: date) -> Feit | None:
    """What is for now beside what is for later (S-A35; 1 query)."""
    telling = _punten(gemeente, vandaag).aggregate(
        kort=Count("pk", filter=Q(horizon=Punt.Horizon.KORT)),
        lang=Count("pk", filter=Q(horizon=Punt.Horizon.LANG)),
    )
    if not any(telling.values()):
        return None
    zin = _("Van de agendapunten zijn er %(kort)s voor nu en %(lang)s voor de lange termijn.")
    pad = reverse("gebiedscyclus:agenda_lijst", args=[gemeente])
    return Feit("PB", zin % telling, pad, vandaag)


# --- proces met bewoners -------------------------------------------------------------------------


@feit("PM")
def op_tijd_beantwoord(gemeente: Gemeente, vandaag: date) -> Feit | None:
    """Voices of the last twelve months of which the day of the answer has come (1 query)."""
    rijen = Signaal.objects.filter(
        gemeente=gemeente, antwoord_voor__gt=vandaag - EEN_JAAR, antwoord_voor__lte=vandaag
    )
    op_tijd = Q(beantwoord_op__isnull=False, beantwoord_op__date__lte=F("antwoord_voor"))
    telling = rijen.aggregate(alle=Count("pk"), met=Count("pk", filter=op_tijd))
    if not telling["alle"]:
        return None
    zin = _("%(met)s van de %(alle)s signalen van het afgelopen jaar kregen op tijd antwoord.")
    return Feit("PM", zin % telling, reverse("signalen:signaal_lijst", args=[gemeente]), vandaag)


@feit("PM")
def opgaven_met_bewoners(gemeente: Gemeente, vandaag: date) -> Feit | None:
    """Open opgaven that begin with somebody who spoke (1 query)."""
    stem = OpgaveSignaal.objects.filter(opgave=OuterRef("pk"), losgemaakt_op=None)
    telling = Opgave.objects.filter(gemeente=gemeente, status="open").aggregate(
        alle=Count("pk"), met=Count("pk", filter=Exists(stem))
    )
    if not telling["alle"]:
        return None
    zin = _("%(met)s van de %(alle)s open opgaven komen uit signalen van bewoners.")
    return Feit("PM", zin % telling, reverse("signalen:opgave_lijst", args=[gemeente]), vandaag)


# --- bestuur en politiek -------------------------------------------------------------------------


@feit("BP")
def wijkwethouders(gemeente: Gemeente, vandaag: date) -> Feit | None:
    met, alle = _met_rol(gemeente, WIJKWETHOUDER, vandaag)
    if not alle:
        return None
    zin = _("%(met)s van de %(alle)s %(gebieden)s hebben een wijkwethouder.")
    pad = reverse("gebiedscyclus:agenda_lijst", args=[gemeente])
    return Feit(
        "BP", zin % {"met": met, "alle": alle, "gebieden": gemeente.woord("meervoud")}, pad, vandaag
    )


# --- communicatie --------------------------------------------------------------------------------


@feit("C")
def zichtbare_wijkambtenaren(gemeente: Gemeente, vandaag: date) -> Feit | None:
    """Areas where residents can see who their wijkambtenaar is (1 query)."""
    rollen = RolToewijzing.objects.filter(gemeente=gemeente, rol=WIJKAMBTENAAR).geldig(vandaag)
    hier = rollen.filter(
        Q(gebied=None) | Q(gebied__omlaag__nakomeling=OuterRef("pk")), publiek_zichtbaar=True
    )
    telling = (
        Gebied.objects.op_werkniveau(gemeente)
        .order_by()
        .aggregate(alle=Count("pk"), met=Count("pk", filter=Exists(hier)))
    )
    if not telling["alle"]:
        return None
    zin = _("In %(met)s van de %(alle)s %(gebieden)s zien bewoners wie hun wijkambtenaar is.")
    return Feit(
        "C",
        zin % {**telling, "gebieden": gemeente.woord("meervoud")},
        reverse("gebiedscyclus:agenda_lijst", args=[gemeente]),
        vandaag,
    )


@feit("C")
def verteld_aan_bewoners(gemeente: Gemeente, vandaag: date) -> Feit | None:
    """Running work that residents can read about on the website (1 query)."""
    telling = (
        Inspanning.objects.filter(gemeente=gemeente)
        .lopend()
        .aggregate(alle=Count("pk"), met=Count("pk", filter=Q(bekend_op__isnull=False)))
    )
    if not telling["alle"]:
        return None
    zin = _("Van %(met)s van de %(alle)s lopende inspanningen weten bewoners dat wij het doen.")
    return Feit("C", zin % telling, reverse("doelen:inspanning_lijst", args=[gemeente]), vandaag)


@feit("C")
def uitstel_verteld(gemeente: Gemeente, vandaag: date) -> Feit | None:
    """Late work of which the new day was told (1 query)."""
    uitgesteld = InspanningStap.objects.filter(
        inspanning=OuterRef("pk"), handeling="inspanning.uitstellen"
    )
    telling = (
        Inspanning.objects.filter(gemeente=gemeente)
        .lopend()
        .annotate(verteld=Exists(uitgesteld))
        .aggregate(
            laat=Count("pk", filter=Q(klaar_voor__lt=vandaag)),
            verzet=Count("pk", filter=Q(klaar_voor__gte=vandaag, verteld=True)),
        )
    )
    if not telling["laat"] and not telling["verzet"]:
        return None
    zin = _("%(laat)s inspanningen zijn te laat zonder bericht. Van %(verzet)s is uitstel verteld.")
    pad = reverse("doelen:inspanning_lijst", args=[gemeente]) + "?weergave=laat"
    return Feit("C", zin % telling, pad, vandaag)
