"""What waits, what is late and what just happened, for one member of staff.

Everything goes through the visible-for selectors of the rooms below, so nobody finds more here
than on the pages behind the links. Each function says how many queries it takes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db.models import (
    BooleanField,
    Case,
    Count,
    DateField,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
    Window,
)
from django.db.models.functions import Cast, Coalesce, RowNumber, TruncDate, TruncMonth

from wijkwerk.accounts.domain.rollen import BEHANDELAARS, COLLEGAS, MEELEZERS, SECTOR
from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.core import kenmerk
from wijkwerk.core.actor import Actor
from wijkwerk.core.klok import AMSTERDAM, nu
from wijkwerk.core.models import Invoer
from wijkwerk.core.permissions import mag_ergens
from wijkwerk.doelen.domain.belofte import GEBROKEN, GEHOUDEN, LOOPT, Stand
from wijkwerk.doelen.models import Inspanning, InspanningStap
from wijkwerk.doelen.selectors import belofte_van, inspanningen_zichtbaar, met_verloop
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.gebieden.selectors import gebieden_op_werkniveau
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.models import Oefening, Wijkopdracht
from wijkwerk.mengpaneel.selectors.oefeningen import oefeningen_zichtbaar
from wijkwerk.signalen.domain.status import OPEN, Status
from wijkwerk.signalen.domain.tekst import zoekbaar, zoekwoorden
from wijkwerk.signalen.models import (
    Bestuursbericht,
    Doorgeleiding,
    Escalatie,
    Gehoord,
    Opgave,
    Signaal,
    SignaalQuerySet,
    SignaalStap,
    Toezegging,
)
from wijkwerk.signalen.permissions import BEVRAAGDEN
from wijkwerk.signalen.selectors import (
    Telling,
    doorgeleidingen_open,
    in_gebied,
    opgaven_zichtbaar,
    signalen_zichtbaar,
    signalen_zoeken,
    tellingen_per_gebied,
    verzendingen_te_doen,
)
from wijkwerk.signalen.selectors.cijfers import laatste_oordelen, verdwaald
from wijkwerk.signalen.selectors.toezeggingen import toezeggingen_zichtbaar
from wijkwerk.signalen.selectors.zicht import ik_vervang
from wijkwerk.werkplek.domain.tijd import maanden_tot

PER_BLOK: Final = 10
MEESTE_WIJKEN: Final = 8
PER_SOORT: Final = 10
MEESTE_OEFENINGEN: Final = 5
STIL: Final = timedelta(weeks=6)
VERUIT: Final = timedelta(days=7)


def overziet(actor: Actor) -> bool:
    """Reads or handles whole areas, not only what was passed on."""
    return actor.heeft_rol(BEHANDELAARS | MEELEZERS)


def leest_mee(actor: Actor) -> bool:
    """Reads only: a wijkwethouder or raadslid without work of their own."""
    return overziet(actor) and not actor.heeft_rol(BEHANDELAARS | SECTOR)


# --- the start page ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Signalenstand:
    """Voices that are late and voices that nobody took up, ten of each, with how many there are."""

    te_laat: list[Any]
    aantal_te_laat: int
    nieuw: list[Any]
    aantal_nieuw: int


def signalenstand(actor: Actor, vandaag: date) -> Signalenstand:
    """Of the areas that the actor reads or handles, with whom it lies (1 query)."""
    laat = Case(
        When(antwoord_voor__lt=vandaag, then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    rijen = (
        met_wie_het_ligt(signalen_zichtbaar(actor))
        .filter(Q(status=Status.NIEUW) | Q(status__in=OPEN, antwoord_voor__lt=vandaag))
        .annotate(laat=laat)
        .annotate(
            plek=Window(RowNumber(), partition_by=F("laat"), order_by=["antwoord_voor", "pk"]),
            samen=Window(Count("pk"), partition_by=F("laat")),
        )
        .filter(plek__lte=PER_BLOK)
        .order_by("antwoord_voor", "pk")
    )
    alle: list[Any] = list(rijen) if overziet(actor) else []
    te_laat = [rij for rij in alle if rij.laat]
    nieuw = [rij for rij in alle if not rij.laat]
    return Signalenstand(te_laat, _samen(te_laat), nieuw, _samen(nieuw))


def _samen(rijen: Sequence[Any]) -> int:
    return int(rijen[0].samen) if rijen else 0


def met_wie_het_ligt(signalen: SignaalQuerySet) -> QuerySet[Any]:
    """Adds `bij` and `bij_sinds`: the organisation that has not answered yet.

    The manager without scope: the signaal is in it, and SQLite would read the whole gemeente for
    each row.
    """
    vraag = Doorgeleiding._base_manager.filter(
        signaal=OuterRef("pk"), status__in=Doorgeleiding.LOPEND
    ).order_by("-op")[:1]
    return signalen.select_related("gebied", "behandelaar").annotate(
        bij=Subquery(vraag.values("naar__naam")), bij_sinds=Subquery(vraag.values("op"))
    )


def vragen_aan_ons(actor: Actor) -> list[Doorgeleiding]:
    """Questions that wait for the organisations of this actor, or for the bestuur when they are
    wijkwethouder; the most urgent first (0 or 1 query)."""
    if not actor.heeft_rol(BEVRAAGDEN):
        return []
    return list(doorgeleidingen_open(actor)[: 2 * PER_BLOK])


def werk_binnenkort(actor: Actor, vandaag: date) -> list[Inspanning]:
    """Running efforts that are late or due within a week, by date (1 query)."""
    rijen = inspanningen_zichtbaar(actor).lopend().filter(klaar_voor__lte=vandaag + VERUIT)
    return list(rijen.order_by("klaar_voor", "pk")[: 4 * PER_BLOK])


def is_van(inspanning: Inspanning, actor: Actor) -> bool:
    """Is it this person's work, or work of nobody in their organisation?"""
    if not isinstance(actor, Medewerker):
        return False
    if inspanning.persoon_id is not None:
        return inspanning.persoon_id == actor.persoon.pk
    return inspanning.organisatie_id in actor.organisatie_ids


@dataclass(frozen=True)
class Wijkrij:
    gebied: Gebied
    telling: Telling


def mijn_gebieden(actor: Actor, gemeente: Gemeente, vandaag: date) -> list[Wijkrij]:
    """The areas at the working level that the actor reads, what is late first (1 query)."""
    if not overziet(actor):
        return []
    mijne = actor.gebieden_met(BEHANDELAARS | MEELEZERS) if isinstance(actor, Medewerker) else None
    werkgebieden = gebieden_op_werkniveau(gemeente)
    lijst = [gebied for gebied in werkgebieden if mijne is None or gebied.pk in mijne]
    tellingen = tellingen_per_gebied(actor, lijst, vandaag)
    rijen = [Wijkrij(gebied, tellingen[gebied.pk]) for gebied in lijst]
    return sorted(rijen, key=lambda rij: (-rij.telling.te_laat, -rij.telling.open, rij.gebied.naam))


@dataclass(frozen=True)
class Gebeurtenis:
    """Something that happened to a voice or an effort the actor may see."""

    op: datetime
    handeling: str
    wie: str
    titel: str
    kenmerk: str
    soort: str


def net_gebeurd(actor: Actor, hoogstens: int = 6) -> list[Gebeurtenis]:
    """The last steps of people, newest first (2 queries). What is erased by term is no news."""
    signaalstappen = (
        SignaalStap.objects.filter(signaal__in=signalen_zichtbaar(actor).values("pk"))
        .exclude(handeling__in=("melder.wissen", "signaal.wissen"), door=None, melder=None)
        .select_related("signaal", "door")
        .order_by("-op", "-pk")[:hoogstens]
    )
    werkstappen = (
        InspanningStap.objects.filter(inspanning__in=inspanningen_zichtbaar(actor).values("pk"))
        .select_related("inspanning", "door")
        .order_by("-op", "-pk")[:hoogstens]
    )
    alle = [_gebeurtenis(stap, stap.signaal, "signaal") for stap in signaalstappen]
    alle += [_gebeurtenis(stap, stap.inspanning, "inspanning") for stap in werkstappen]
    return sorted(alle, key=lambda g: g.op, reverse=True)[:hoogstens]


def _gebeurtenis(stap: Any, over: Any, soort: str) -> Gebeurtenis:
    wie = stap.door.naam if stap.door else ""
    return Gebeurtenis(stap.op, stap.handeling, wie, over.titel, over.kenmerk, soort)


@dataclass(frozen=True)
class Oefeningrij:
    """An exercise with the mengpaneel; `opnieuw`: it is time to look again."""

    titel: str
    kenmerk: str
    fase: str
    opnieuw: bool
    opnieuw_op: date | None


@dataclass(frozen=True)
class Zijkant:
    """What stands beside the work: letters to send, lost voices, work of colleagues who are away,
    the task of the wijkambtenaar ("": none was set), and the exercises this person leads."""

    post: int
    verdwaald: int
    waarneming: int
    opdracht: str
    oefeningen: list[Oefeningrij]


def zijkant(actor: Actor, gemeente: Gemeente, vandaag: date) -> Zijkant:
    """All of it at once, in one query: a row of the gemeente, then one for each exercise."""
    velden = ("titel", "kenmerk", "fase", "opnieuw_op", "post", "verdwaald", "waarneming")
    hier = (
        Gemeente.objects.filter(pk=gemeente.pk)
        .order_by()
        .values_list(
            Coalesce(_opdracht(actor), Value(""), output_field=TextField()),
            Value(""),
            Value(""),
            Value(None, output_field=DateField()),
            _aantal(_post(actor)),
            _aantal(_verdwaald(actor)),
            _aantal(waargenomen(actor)),
        )
    )
    nul = {"post": Value(0), "verdwaald": Value(0), "waarneming": Value(0)}
    mijne = _die_ik_leid(actor, vandaag).order_by().annotate(**nul)
    oefeningen = []
    opdracht = ""
    post = verdwaalden = waarneming = 0
    rijen = hier.union(mijne.values_list(*velden), all=True)
    for titel, nummer, fase, opnieuw_op, *aantallen in rijen:
        if nummer:
            opnieuw = fase == Fase.EVALUEREN
            oefeningen.append(Oefeningrij(titel, nummer, fase, opnieuw, opnieuw_op))
        else:
            opdracht = titel
            post, verdwaalden, waarneming = aantallen
    oefeningen.sort(key=lambda rij: (not rij.opnieuw, rij.opnieuw_op or vandaag, rij.titel))
    rij = oefeningen[:MEESTE_OEFENINGEN]
    return Zijkant(post, verdwaalden, waarneming, opdracht, rij)


def _die_ik_leid(actor: Actor, vandaag: date) -> QuerySet[Oefening]:
    """Going on, or due for a new look."""
    rijen = Oefening.objects.filter(proef=False)
    if actor.persoon is None or not actor.heeft_rol(COLLEGAS):
        return rijen.none()
    opnieuw = Q(fase=Fase.EVALUEREN, opnieuw_op__lte=vandaag, volgende=None)
    return rijen.filter(opnieuw | ~Q(fase=Fase.EVALUEREN), begeleiders__persoon=actor.persoon)


def _post(actor: Actor) -> QuerySet[Any]:
    """Letters and calls to make, for who handles voices."""
    rijen = verzendingen_te_doen(actor)
    return rijen if mag_ergens(actor, "verzending.lijst") else rijen.none()


def _verdwaald(actor: Actor) -> QuerySet[Any]:
    """Voices that nobody moves, for who handles them."""
    rijen = verdwaald(actor)
    return rijen if actor.heeft_rol(BEHANDELAARS) else rijen.none()


def waargenomen(actor: Actor) -> QuerySet[Any]:
    """Open voices on the name of who this person stands in for today."""
    return signalen_zichtbaar(actor).open().filter(ik_vervang(actor))


@dataclass(frozen=True)
class TeDoen:
    """Something that waits for this person by name or role: a decision, a promise, a message."""

    soort: str
    titel: str
    kenmerk: str
    waar: str
    dag: date


BESLUIT, BELOFTE, BERICHT, ANTWOORD = "besluit", "belofte", "bericht", "antwoord"


def te_doen(actor: Actor, vandaag: date) -> list[TeDoen]:
    """Decisions asked of my role, promises to keep, messages from and to the bestuur (1 query)."""
    if not isinstance(actor, Medewerker):
        return []
    velden = ("soort_", "titel_", "kenmerk_", "waar_", "dag_")
    rijen = [
        rij.order_by().values_list(*velden)
        for rij in (
            _besluiten(actor),
            _toezeggingen(actor, vandaag),
            _berichten(actor, BERICHT),
            _berichten(actor, ANTWOORD),
        )
    ]
    alle = rijen[0].union(*rijen[1:], all=True)
    return sorted((TeDoen(*rij) for rij in alle), key=lambda rij: (rij.dag, rij.titel))


def _kolommen(soort: str, titel: str, kenmerk_: str, dag: Any) -> dict[str, Any]:
    """The five columns that all kinds share."""
    return {
        "soort_": Value(soort),
        "titel_": Cast(titel, TextField()),
        "kenmerk_": F(kenmerk_),
        "dag_": dag,
    }


def _besluiten(actor: Medewerker) -> QuerySet[Any]:
    """On one of my steps of the ladder, in my area."""
    mijn = Q(pk__in=())
    for rol in actor.rollen:
        hier = Q(naar_rol=rol.rol)
        if rol.gebieden is not None:
            hier &= Q(signaal__gebied_id__in=rol.gebieden)
        mijn |= hier
    return Escalatie.objects.filter(mijn, status=Escalatie.Status.OPEN).annotate(
        **_kolommen(BESLUIT, "gevraagd", "signaal__kenmerk", F("voor")),
        waar_=F("signaal__gebied__naam"),
    )


def _toezeggingen(actor: Medewerker, vandaag: date) -> QuerySet[Any]:
    """On my name: due within a week, or late."""
    mijne = Toezegging.objects.filter(eigenaar=actor.persoon, status=Toezegging.Status.OPEN)
    return mijne.filter(voor__lte=vandaag + VERUIT).annotate(
        **_kolommen(BELOFTE, "tekst", "kenmerk", F("voor")), waar_=F("gebied__naam")
    )


def _berichten(actor: Medewerker, soort: str) -> QuerySet[Any]:
    """To me and not read, or asking something; what I wrote and was answered this week."""
    if soort == BERICHT:
        mijne = Bestuursbericht.objects.filter(aan=actor.persoon, beantwoord_op=None)
        mijne, veld = mijne.filter(Q(gelezen_op=None) | ~Q(gevraagd="")), "op"
    else:
        grens = nu() - VERUIT
        mijne = Bestuursbericht.objects.filter(door=actor.persoon, beantwoord_op__gte=grens)
        veld = "beantwoord_op"
    dag = TruncDate(veld, tzinfo=AMSTERDAM)
    return mijne.annotate(**_kolommen(soort, "onderwerp", "kenmerk", dag), waar_=F("gebied__naam"))


def _aantal(rijen: QuerySet[Any]) -> Coalesce:
    telling = rijen.order_by().annotate(aantal=Func(F("pk"), function="COUNT")).values("aantal")
    return Coalesce(Subquery(telling), Value(0), output_field=IntegerField())


def _opdracht(actor: Actor) -> Subquery:
    """What the gemeente asks of its wijkambtenaren, for who does it or sets it."""
    rijen = Wijkopdracht.objects.filter(gemeente=OuterRef("pk")).order_by("-versie")
    zichtbaar = rijen if actor.heeft_rol(BEHANDELAARS) else rijen.none()
    return Subquery(zichtbaar.values("tekst")[:1])


def laatste_invoer(gemeente: Gemeente) -> Invoer | None:
    """The last file that was imported for this gemeente or for all (1 query)."""
    rijen = Invoer.objects.filter(gemeente_id__in=[0, gemeente.pk], klaar_op__isnull=False)
    return rijen.order_by("-klaar_op").first()


# --- how an area stands -----------------------------------------------------------------------


@dataclass(frozen=True)
class Kwartaalstand:
    """Voices of this quarter and how they were answered; and what waits now, of whenever."""

    verteld: int
    op_tijd: int
    te_laat: int
    niet_gehoord: int
    wacht_te_lang: int
    wacht_op_tijd: int


def kwartaalstand(actor: Actor, gebied: Gebied, vanaf: date, vandaag: date) -> Kwartaalstand:
    """1 query."""
    dit_kwartaal = Q(ontvangen_op__gte=_begin(vanaf))
    nee = laatste_oordelen().filter(signaal=OuterRef("pk"), gehoord=Gehoord.NEE)
    eigen_antwoord = dit_kwartaal & ~Q(status=Status.SAMENGEVOEGD)
    wacht = Q(status__in=OPEN)
    return Kwartaalstand(
        *in_gebied(signalen_zichtbaar(actor), gebied)
        .aggregate(
            verteld=Count("pk", filter=dit_kwartaal),
            n_op_tijd=Count("pk", filter=eigen_antwoord & Q(op_tijd=True)),
            n_te_laat=Count("pk", filter=eigen_antwoord & Q(op_tijd=False)),
            niet_gehoord=Count("pk", filter=dit_kwartaal & Q(Exists(nee))),
            wacht_te_lang=Count("pk", filter=wacht & Q(antwoord_voor__lt=vandaag)),
            wacht_op_tijd=Count("pk", filter=wacht & Q(antwoord_voor__gte=vandaag)),
        )
        .values()
    )


def _begin(dag: date) -> datetime:
    return datetime(dag.year, dag.month, dag.day, tzinfo=AMSTERDAM)


def te_late_signalen(actor: Actor, gebied: Gebied, vandaag: date) -> list[Any]:
    """Late voices of an area, the longest first, with whom they lie (1 query)."""
    rijen = met_wie_het_ligt(in_gebied(signalen_zichtbaar(actor), gebied).te_laat(vandaag))
    return list(rijen.order_by("antwoord_voor", "pk")[:PER_BLOK])


@dataclass(frozen=True)
class Beloftestand:
    """A promise of an area, with the day it was done."""

    inspanning: Any
    stand: Stand
    klaar_op: date | None


def beloften(actor: Actor, gebied: Gebied, vandaag: date) -> list[Beloftestand]:
    """Promises that run, or were due or done this year; broken ones first (1 query)."""
    begin = date(vandaag.year, 1, 1)
    rijen = inspanningen_zichtbaar(actor).bekend().filter(gebied__omhoog__voorouder=gebied)
    rijen = met_verloop(rijen.filter(Q(klaar_voor__gte=begin) | Q(status__in=("gepland", "bezig"))))
    lijst = []
    for rij in rijen.order_by("klaar_voor", "pk"):
        belofte = belofte_van(rij)
        lijst.append(Beloftestand(rij, belofte.stand(vandaag), belofte.klaar_op))
    return sorted(lijst, key=lambda b: (b.stand in GEHOUDEN, b.stand in LOOPT))


@dataclass(frozen=True)
class Beloftetelling:
    samen: int
    gehouden: int
    gebroken: int
    lopend: int


def geteld(lijst: Iterable[Beloftestand]) -> Beloftetelling:
    telling = Counter(belofte.stand for belofte in lijst)

    def aantal(standen: Collection[Stand]) -> int:
        return sum(telling[stand] for stand in standen)

    return Beloftetelling(telling.total(), aantal(GEHOUDEN), aantal(GEBROKEN), aantal(LOOPT))


@dataclass(frozen=True)
class Maand:
    begin: date
    binnen: int
    beantwoord: int


def per_maand(actor: Actor, gebied: Gebied, vandaag: date, aantal: int = 6) -> list[Maand]:
    """Voices that came in and that were answered, by month (2 queries)."""
    maanden = maanden_tot(vandaag, aantal)
    signalen = in_gebied(signalen_zichtbaar(actor), gebied)
    binnen = _per_maand(signalen, "ontvangen_op", maanden[0])
    beantwoord = _per_maand(signalen, "beantwoord_op", maanden[0])
    return [Maand(maand, binnen[maand], beantwoord[maand]) for maand in maanden]


def _per_maand(signalen: SignaalQuerySet, veld: str, vanaf: date) -> Counter[date]:
    rijen = (
        signalen.filter(**{f"{veld}__gte": _begin(vanaf)})
        .order_by()
        .annotate(maand=TruncMonth(veld, tzinfo=AMSTERDAM))
        .values("maand")
        .annotate(n=Count("pk"))
    )
    return Counter({rij["maand"].date(): rij["n"] for rij in rijen})


@dataclass(frozen=True)
class Openstaand:
    """What else waits in an area: a question to an organisation, a decision, a promise."""

    soort: str
    titel: str
    kenmerk: str
    bij: str
    dag: date
    stand: str


VRAAG = "vraag"


def openstaand(actor: Actor, gebied: Gebied, vandaag: date) -> list[Openstaand]:
    """Late questions to organisations, decisions not taken, promises late now or broken this year;
    the oldest date first (1 query)."""
    binnen = Q(gebied__omhoog__voorouder=gebied)
    signalen = in_gebied(signalen_zichtbaar(actor), gebied).order_by().values("pk")
    vragen = Doorgeleiding.objects.filter(
        signaal__in=signalen, status__in=Doorgeleiding.LOPEND, voor__lt=vandaag
    ).annotate(
        **_kolommen(VRAAG, "signaal__tekst", "signaal__kenmerk", F("voor")), waar_=F("naar__naam")
    )
    besluiten = Escalatie.objects.filter(
        signaal__in=signalen, status=Escalatie.Status.OPEN
    ).annotate(**_kolommen(BESLUIT, "gevraagd", "signaal__kenmerk", F("voor")), waar_=F("naar_rol"))
    beloften = (
        toezeggingen_zichtbaar(actor)
        .filter(binnen)
        .filter(
            Q(status=Toezegging.Status.OPEN, voor__lt=vandaag)
            | Q(status=Toezegging.Status.GEBROKEN, voor__gte=date(vandaag.year, 1, 1))
        )
        .annotate(**_kolommen(BELOFTE, "tekst", "kenmerk", F("voor")), waar_=F("eigenaar__naam"))
    )
    velden = ("soort_", "titel_", "kenmerk_", "waar_", "dag_", "status")
    alle = vragen.order_by().values_list(*velden)
    alle = alle.union(
        besluiten.order_by().values_list(*velden),
        beloften.order_by().values_list(*velden),
        all=True,
    )
    return sorted((Openstaand(*rij) for rij in alle), key=lambda rij: (rij.dag, rij.titel))


def stille_delen(gebied: Gebied, vandaag: date) -> list[Gebied]:
    """Areas right below this one from where nobody spoke for six weeks (1 query)."""
    gesproken = Signaal.objects.filter(
        gebied__omhoog__voorouder=OuterRef("pk"), ontvangen_op__gte=_begin(vandaag - STIL)
    )
    return list(
        Gebied.objects.filter(versies__ouder=gebied, versies__tot_jaar=None, vervallen_op=None)
        .exclude(Exists(gesproken))
        .distinct()
        .order_by("naam")
    )


# --- searching --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Gevonden:
    """What an actor may see that answers the question, at most ten of each kind."""

    signalen: list[Signaal]
    opgaven: list[Opgave]
    inspanningen: list[Inspanning]
    oefeningen: list[Oefening]
    gebieden: list[Gebied]

    @property
    def soorten(self) -> tuple[Sequence[object], ...]:
        return self.signalen, self.opgaven, self.inspanningen, self.oefeningen, self.gebieden

    @property
    def meer(self) -> bool:
        """There may be more of some kind than is shown."""
        return any(len(soort) == PER_SOORT for soort in self.soorten)

    @property
    def aantal(self) -> int:
        return sum(len(soort) for soort in self.soorten)


def zoeken(actor: Actor, gemeente: Gemeente, vraag: str) -> Gevonden:
    """By kenmerk or by words (5 queries)."""
    nummer = kenmerk.lees(vraag)
    signalen = signalen_zichtbaar(actor).select_related("gebied")
    opgaven = opgaven_zichtbaar(actor).select_related("gebied")
    inspanningen = inspanningen_zichtbaar(actor)
    woorden = zoekwoorden(vraag)
    op_nummer = Q(kenmerk=nummer) if nummer else Q(pk__in=())
    in_woorden = signalen_zoeken(signalen, vraag).values("pk")
    return Gevonden(
        list(
            signalen.filter(op_nummer | Q(pk__in=in_woorden)).order_by("-ontvangen_op")[:PER_SOORT]
        ),
        list(opgaven.filter(op_nummer | _in_titel(woorden)).order_by("-gemaakt_op")[:PER_SOORT]),
        list(
            inspanningen.filter(op_nummer | _in_titel(woorden)).order_by("-klaar_voor")[:PER_SOORT]
        ),
        list(_oefeningen(actor).filter(op_nummer | _in_titel(woorden))[:PER_SOORT]),
        _gebieden(gemeente, woorden),
    )


def _oefeningen(actor: Actor) -> QuerySet[Oefening]:
    """Exercises with the mengpaneel, for who may open them; no more of them than a row shows."""
    if not mag_ergens(actor, "oefening.lijst"):
        return Oefening.objects.none()
    return oefeningen_zichtbaar(actor).prefetch_related(None).order_by("-gemaakt_op")


def _in_titel(woorden: Iterable[str]) -> Q:
    uit = Q()
    for woord in woorden:
        uit &= Q(titel__icontains=woord)
    return uit


def _gebieden(gemeente: Gemeente, woorden: Sequence[str]) -> list[Gebied]:
    alle = Gebied.objects.van(gemeente).filter(vervallen_op=None).order_by("naam")
    raak = [g for g in alle if all(woord in zoekbaar(g.naam) for woord in woorden)]
    return raak[:PER_SOORT]


def gebied_in_beeld(actor: Actor, gemeente: Gemeente, slug: str) -> Gebied | None:
    """The area behind a path, when the actor reads or handles it (1 query)."""
    gebied = Gebied.objects.van(gemeente).filter(slug=slug).first()
    if gebied is None or not actor.heeft_rol(BEHANDELAARS | MEELEZERS, gebied.pk):
        return None
    return gebied
