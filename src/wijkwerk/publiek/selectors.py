"""What anybody may read about a gemeente and its areas. Composes the rooms below; owns no table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import (
    Count,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from wijkwerk.accounts.models import RolToewijzing
from wijkwerk.accounts.selectors import wie_is_wie
from wijkwerk.core import klok
from wijkwerk.core.klok import AMSTERDAM
from wijkwerk.doelen.domain.belofte import GEBROKEN, GEHOUDEN, LOOPT, Stand
from wijkwerk.doelen.domain.status import InspanningStatus
from wijkwerk.doelen.models import Inspanning, InspanningQuerySet
from wijkwerk.doelen.selectors import belofte_van, met_verloop
from wijkwerk.gebieden.models import Gebied, GebiedPad, GebiedVersie, Gemeente
from wijkwerk.gebiedscyclus.domain.status import AgendaStatus, PuntStatus
from wijkwerk.gebiedscyclus.models import Agendapunt
from wijkwerk.signalen.domain.tekst import zoekbaar, zoekwoorden
from wijkwerk.signalen.domain.toezegging import Stand as ToezeggingStand
from wijkwerk.signalen.models import Signaal, Toezegging
from wijkwerk.signalen.selectors import openbare_signalen, signalen_met_bewoners
from wijkwerk.signalen.selectors.toezeggingen import openbare_toezeggingen, stand_van_toezegging

# --- voices ---


def berichten(gebied: Gebied, hoogstens: int = 3) -> list[Signaal]:
    """The newest public texts of an area (and all within it) that still wait for an answer."""
    binnen = GebiedPad.objects.filter(voorouder=gebied).values("nakomeling_id")
    rijen = openbare_signalen(binnen).open().select_related("gebied")
    return list(signalen_met_bewoners(rijen)[:hoogstens])


# --- areas ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Gebiedskop:
    """An area with what lies right above and below it, and how often residents spoke this year."""

    versie: GebiedVersie
    kinderen: Sequence[GebiedVersie]
    stemmen: int

    @property
    def gebied(self) -> Gebied:
        return self.versie.gebied

    @property
    def ouder(self) -> Gebied | None:
        return self.versie.ouder


def gebiedskop(gemeente: Gemeente, slug: str, vandaag: date) -> Gebiedskop | None:
    """The area behind a path, its parent and its children of today, in one query."""
    kind_van_nu = Q(ouder__slug=slug, tot_jaar=None, gebied__vervallen_op=None)
    versies = (
        GebiedVersie.objects.filter(Q(gebied__slug=slug) | kind_van_nu)
        .filter(gebied__in=Gebied.objects.van(gemeente))
        .select_related("gebied", "ouder")
        .annotate(stemmen=_stemmen_in(OuterRef("gebied_id"), vandaag))
        .order_by("naam", "van_jaar")
    )
    eigen = [versie for versie in versies if versie.gebied.slug == slug]
    if not eigen:
        return None
    versie = max(eigen, key=lambda v: v.van_jaar)
    kinderen = [v for v in versies if v.gebied.slug != slug and v.ouder_id == versie.gebied_id]
    return Gebiedskop(versie, kinderen, versie.stemmen)


def _stemmen_in(gebied: Any, vandaag: date) -> Any:
    """How many voices came this year from an area and all within it."""
    binnen = GebiedPad.objects.filter(voorouder=gebied).values("nakomeling_id")
    begin = datetime(vandaag.year, 1, 1, tzinfo=AMSTERDAM)
    rijen = Signaal.objects.filter(gebied_id__in=binnen, ontvangen_op__gte=begin)
    return _geteld(rijen)


def _geteld(rijen: QuerySet[Any]) -> Any:
    """The number of rows as a subquery; 0 when there are none."""
    telling = rijen.order_by().annotate(een=Value(1)).values("een").annotate(n=Count("pk"))
    return Coalesce(Subquery(telling.values("n"), output_field=IntegerField()), Value(0))


def gebieden_zoeken(gemeente: Gemeente, vraag: str) -> list[GebiedVersie]:
    """Areas of today below the gemeente with all these words in their name, by name."""
    versies = (
        GebiedVersie.objects.filter(
            gebied__in=Gebied.objects.van(gemeente), tot_jaar=None, gebied__vervallen_op=None
        )
        .exclude(gebied__soort="gemeente")
        .select_related("gebied", "ouder")
        .defer("geometrie")
        .order_by("naam")
    )
    woorden = zoekwoorden(vraag)
    return [v for v in versies if all(woord in zoekbaar(v.naam) for woord in woorden)]


# --- promises and results ---------------------------------------------------------------------


@dataclass(frozen=True)
class BelofteRegel:
    """One promise as residents read it; `tekst` and `foto` come from its public result, if any."""

    kenmerk: str
    titel: str
    gebied: str
    wie: str
    klaar_voor: date
    stand: Stand
    klaar_op: date | None
    uitleg: str
    tekst: str
    foto: str
    foto_alt: str
    stemmen: int
    eerst_voor: date | None = None  # the date it was promised for before

    @property
    def loopt(self) -> bool:
        return self.klaar_op is None and self.stand not in (Stand.GESTOPT, Stand.NIET_GELUKT)

    @property
    def heeft_resultaat(self) -> bool:
        return bool(self.klaar_op and self.tekst)


def beloften(vandaag: date, *, binnen: Gebied) -> list[BelofteRegel]:
    """All that residents know of within an area, with its results, in one query, by date."""
    rijen = met_verloop(_bekend().filter(gebied__omhoog__voorouder=binnen))
    return [_regel(rij, vandaag) for rij in rijen.order_by("klaar_voor", "pk")]


def alle_beloften(vandaag: date, *, binnen: Gebied) -> list[BelofteRegel]:
    """What we do (`beloften`), and what was promised in an answer, an opgave or on the street."""
    return beloften(vandaag, binnen=binnen) + [
        _toegezegd(rij, vandaag) for rij in openbare_toezeggingen(binnen)
    ]


def _toegezegd(rij: Toezegging, vandaag: date) -> BelofteRegel:
    """The latest of a promise that got another date: one line, with the reason it became later."""
    stand = _stand_toegezegd(rij, vandaag)
    afgerond = klok.op_dag(rij.afgerond_op) if rij.afgerond_op else None
    uitleg = rij.toelichting or (rij.vorige.toelichting if rij.vorige else "")
    return BelofteRegel(
        kenmerk=rij.kenmerk,
        titel=rij.tekst,
        gebied=rij.gebied.naam,
        wie="",
        klaar_voor=rij.voor,
        stand=stand,
        klaar_op=None if stand == Stand.NIET_GELUKT else afgerond,
        uitleg=uitleg,
        tekst="",
        foto="",
        foto_alt="",
        stemmen=0,
        eerst_voor=rij.vorige.voor if rij.vorige else None,
    )


def _stand_toegezegd(rij: Toezegging, vandaag: date) -> Stand:
    eigen = stand_van_toezegging(rij, vandaag)
    standen = {
        ToezeggingStand.GEBROKEN: Stand.NIET_GELUKT,
        ToezeggingStand.TE_LAAT: Stand.TE_LAAT,
        ToezeggingStand.LATER_NAGEKOMEN: Stand.LATER_GEDAAN,
        ToezeggingStand.NAGEKOMEN: Stand.LATER_GEDAAN if rij.vorige_id else Stand.GEDAAN,
        ToezeggingStand.LOOPT: Stand.VERZET if rij.vorige_id else Stand.GEPLAND,
    }
    return standen[eigen]


@dataclass(frozen=True)
class BelofteTelling:
    """How many promises were kept, not kept (or later), are late, and still run."""

    gehouden: int
    gebroken: int
    te_laat: int
    loopt: int

    @property
    def aan_de_beurt(self) -> int:
        return self.gehouden + self.gebroken + self.te_laat

    @property
    def procent(self) -> int:
        """Kept, of those whose date came; rounded down."""
        return self.gehouden * 100 // self.aan_de_beurt if self.aan_de_beurt else 0


def tel_beloften(regels: Iterable[BelofteRegel]) -> BelofteTelling:
    standen = [regel.stand for regel in regels]
    return BelofteTelling(
        gehouden=sum(stand in GEHOUDEN for stand in standen),
        gebroken=sum(stand in GEBROKEN and stand != Stand.TE_LAAT for stand in standen),
        te_laat=standen.count(Stand.TE_LAAT),
        loopt=sum(stand in LOOPT for stand in standen),
    )


def nieuwste_resultaten(vandaag: date, aantal: int) -> list[BelofteRegel]:
    """The latest public results of the whole gemeente."""
    klaar: Any = met_verloop(_bekend().filter(status=InspanningStatus.KLAAR))
    rijen = klaar.filter(publiek=True).order_by("-resultaat_op", "-pk")
    return [_regel(rij, vandaag) for rij in rijen[:aantal]]


def resultaten(regels: Iterable[BelofteRegel]) -> list[BelofteRegel]:
    """Those with a public result, the newest first."""
    klaar = [(regel.klaar_op, regel) for regel in regels if regel.klaar_op and regel.tekst]
    return [regel for _dag, regel in sorted(klaar, key=lambda paar: paar[0], reverse=True)]


def openstaand_eerst(regels: Iterable[BelofteRegel]) -> list[BelofteRegel]:
    """What is late or put off, then what runs, by date; then what ended, the newest first."""
    regels = list(regels)
    open_ = [regel for regel in regels if regel.loopt]
    over = [regel for regel in regels if not regel.loopt]
    return sorted(open_, key=lambda r: (r.stand in LOOPT, r.klaar_voor)) + sorted(
        over, key=lambda r: r.klaar_op or r.klaar_voor, reverse=True
    )


def _bekend() -> InspanningQuerySet:
    return Inspanning.objects.bekend().select_related("gebied", "organisatie")


def _regel(rij: Any, vandaag: date) -> BelofteRegel:
    belofte = belofte_van(rij)
    stand = belofte.stand(vandaag)
    klaar = rij.status == InspanningStatus.KLAAR
    openbaar = klaar and bool(rij.publiek)
    return BelofteRegel(
        kenmerk=rij.kenmerk,
        titel=rij.titel,
        gebied=rij.gebied.naam,
        wie=rij.organisatie.naam,
        klaar_voor=rij.klaar_voor,
        stand=stand,
        klaar_op=belofte.klaar_op if klaar else None,
        uitleg=_uitleg(rij, stand),
        tekst=rij.tekst if openbaar else "",
        foto=rij.foto or "" if openbaar else "",
        foto_alt=rij.foto_alt or "",
        stemmen=rij.stemmen,
    )


def _uitleg(rij: Any, stand: Stand) -> str:
    """Why it stopped or became later, as who spoke was told."""
    if stand == Stand.GESTOPT:
        return str(rij.gestopt or "")
    later = stand in (Stand.VERZET, Stand.TE_LAAT, Stand.LATER_GEDAAN)
    return str(rij.uitstel or "") if later else ""


# --- agenda and people ------------------------------------------------------------------------


def agendapunten(gebied: Gebied) -> list[Agendapunt]:
    """The points of the newest agreed agenda of this area, or else of the nearest area above it."""
    punten = (
        Agendapunt.objects.filter(
            agenda__gebied__omlaag__nakomeling=gebied, agenda__status=AgendaStatus.VASTGESTELD
        )
        .exclude(status=PuntStatus.VERVALLEN)
        .select_related("agenda__gebied")
        .order_by("-agenda__van_jaar", "-agenda__versie", "volgorde", "pk")
    )
    gevonden = sorted(punten, key=lambda punt: punt.agenda.gebied_id != gebied.pk)
    return [punt for punt in gevonden if punt.agenda_id == gevonden[0].agenda_id]


def mensen(gemeente: Gemeente, gebied: Gebied) -> list[RolToewijzing]:
    """Who does what here: everybody once, colleagues before partners."""
    hogerop: Any = GebiedPad.objects.filter(nakomeling=gebied).values("voorouder_id")
    uniek = {rol.persoon_id: rol for rol in reversed(wie_is_wie(gemeente, hogerop))}
    return list(reversed(uniek.values()))


# --- the whole gemeente -----------------------------------------------------------------------


@dataclass(frozen=True)
class Tussenstand:
    """What residents told this gemeente this year, and how much of it was answered."""

    verteld: int
    beantwoord: int


def tussenstand(vandaag: date) -> Tussenstand:
    begin = datetime(vandaag.year, 1, 1, tzinfo=AMSTERDAM)
    rijen = Signaal.objects.filter(ontvangen_op__gte=begin)
    return Tussenstand(
        **rijen.aggregate(
            verteld=Count("pk"), beantwoord=Count("pk", filter=Q(beantwoord_op__isnull=False))
        )
    )
