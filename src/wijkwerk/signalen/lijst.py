"""The list of signalen for the office: what is asked, how many there are, and the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import and_
from typing import Any, Final
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import CharField, Count, Exists, IntegerField, OuterRef, Q, Subquery
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from wijkwerk.accounts.domain.rollen import BEHANDELAARS
from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.kenmerk import lees
from wijkwerk.gebieden.models import GebiedPad
from wijkwerk.signalen.domain.status import OPEN, Route, Status
from wijkwerk.signalen.domain.tekst import zoekwoorden
from wijkwerk.signalen.models import (
    Doorgeleiding,
    Escalatie,
    Gehoord,
    Kanaal,
    Melder,
    Oordeel,
    OpgaveSignaal,
    Signaal,
    SignaalFoto,
    SignaalQuerySet,
    Soort,
)
from wijkwerk.signalen.selectors import ALLES, signalen_zichtbaar
from wijkwerk.signalen.selectors.zicht import ik_vervang

PER_PAGINA: Final = (25, 50, 100)
GEEN: Final = "geen"
MIJ, NIEMAND, VERVANG = "mij", "niemand", "vervang"
WEERGAVEN: Final = {
    "mijn": _("Mijn %(meervoud)s"),
    "mij": _("Op mijn naam"),
    "open": _("Alles wat open is"),
    "laat": _("Te laat"),
    "nieuw": _("Nieuw"),
    "sector": _("Wacht op sector"),
    "klaar": _("Beantwoord"),
    "alles": _("Alles"),
}
DICHT: Final = frozenset({"klaar", "alles"})
"""Views with what is closed as well."""
ALLEEN: Final = {
    "klein_grut": _("Klein grut"),
    "basis": _("Schoon, heel en veilig"),
    "laat": _("Te laat"),
    "heropend": _("Heropend"),
    "niet_gehoord": _("Voelt zich niet gehoord"),
    "foto": _("Met foto"),
    "los": _("Nog niet in een opgave"),
    "besluit": _("Wacht op een besluit"),
}
VOLGORDE: Final = {
    "termijn": _("Wat het eerst klaar moet zijn"),
    "nieuw": _("Nieuwste eerst"),
    "oud": _("Oudste eerst"),
}
ZOEKVELDEN: Final = ("q", "gebied", "thema", "behandelaar", "bij", "moment", "van", "tot")
KEUZEVELDEN: Final = {
    "status": frozenset(status.value for status in Status),
    "kanaal": frozenset(Kanaal.values),
    "soort": frozenset(Soort.values),
    "route": frozenset(route.value for route in Route) | {GEEN},
}
LANGSTE: Final = 200


@dataclass(frozen=True)
class Vraag:
    """What the reader asked for. Unknown values ask for nothing; all of it stands in the URL."""

    weergave: str = "mijn"
    q: str = ""
    gebied: str = ""
    thema: str = ""
    status: str = ""
    kanaal: str = ""
    soort: str = ""
    route: str = ""
    behandelaar: str = ""
    bij: str = ""
    moment: str = ""
    van: str = ""
    tot: str = ""
    alleen: tuple[str, ...] = ()
    volgorde: str = "termijn"
    per: int = PER_PAGINA[0]

    @classmethod
    def uit(cls, get: QueryDict) -> Vraag:
        waarden: dict[str, Any] = {
            naam: get.get(naam, "").replace("\0", "").strip()[:LANGSTE] for naam in ZOEKVELDEN
        }
        waarden |= {
            naam: get.get(naam, "") if get.get(naam) in mogelijk else ""
            for naam, mogelijk in KEUZEVELDEN.items()
        }
        waarden |= {naam: _dag(waarden[naam]) for naam in ("van", "tot")}
        waarden["moment"] = lees(waarden["moment"]) or ""
        waarden["alleen"] = tuple(naam for naam in ALLEEN if naam in get.getlist("alleen"))
        weergave, volgorde, per = get.get("weergave"), get.get("volgorde"), get.get("per")
        return cls(
            weergave=weergave if weergave in WEERGAVEN else cls.weergave,
            volgorde=volgorde if volgorde in VOLGORDE else cls.volgorde,
            per=next((n for n in PER_PAGINA if str(n) == per), cls.per),
            **waarden,
        )

    @property
    def filters(self) -> dict[str, Any]:
        """The filters that are on, by their GET name."""
        buiten = {"weergave", "volgorde", "per"}
        namen = [veld.name for veld in fields(self) if veld.name not in buiten]
        return {naam: getattr(self, naam) for naam in namen if getattr(self, naam)}

    def als_vraag(self, **anders: Any) -> str:
        """The query string of this question, in the order of the form; with changes."""
        zo = replace(self, **anders) if anders else self
        standaard = Vraag()
        paren = {
            veld.name: getattr(zo, veld.name)
            for veld in fields(zo)
            if getattr(zo, veld.name) != getattr(standaard, veld.name)
        }
        return urlencode(paren, doseq=True)

    def zonder(self) -> Iterator[tuple[str, str, str]]:
        """Each filter that is on: its name, its value, and the query string without it."""
        for naam, waarde in self.filters.items():
            if naam == "alleen":
                for vlag in waarde:
                    rest = tuple(v for v in waarde if v != vlag)
                    yield naam, vlag, self.als_vraag(alleen=rest)
            else:
                yield naam, waarde, self.als_vraag(**{naam: ""})

    @property
    def meer_open(self) -> bool:
        """Is something asked for that folds away by itself?"""
        anders = (self.bij, self.kanaal, self.soort, self.route, self.van, self.tot, self.alleen)
        return any(anders) or self.volgorde != "termijn" or self.per != PER_PAGINA[0]

    def zonder_filters(self) -> str:
        return Vraag(weergave=self.weergave, volgorde=self.volgorde, per=self.per).als_vraag()


def _dag(tekst: str) -> str:
    try:
        return date.fromisoformat(tekst).isoformat()
    except ValueError:
        return ""


def filter_q(actor: Actor, vraag: Vraag) -> Q:
    """The filters as one condition."""
    delen = [Q(zoektekst__contains=woord) for woord in zoekwoorden(vraag.q)]
    delen += [
        FILTERS[naam](actor, waarde) for naam, waarde in vraag.filters.items() if naam in FILTERS
    ]
    delen += [_vlag_q(vlag) for vlag in vraag.alleen]
    return reduce(and_, delen, ALLES)


def _in_gebied(slug: str) -> Q:
    binnen = GebiedPad.objects.filter(voorouder__slug=slug)
    return Q(gebied_id__in=binnen.values("nakomeling_id"))


def _tot_en_met(dag: str) -> Q:
    return Q(ontvangen_op__lt=begin_van(date.fromisoformat(dag) + timedelta(days=1)))


def begin_van(dag: date) -> datetime:
    return datetime.combine(dag, time(), tzinfo=klok.AMSTERDAM)


def lopend() -> Any:
    """The questions about a signaal that somebody has not answered yet."""
    return van_deze(Doorgeleiding).filter(status__in=Doorgeleiding.LOPEND)


def van_deze(model: Any) -> Any:
    """What hangs on the signaal of the row. Without the scope: the signaal has it already, and a
    second one makes SQLite walk through the whole gemeente for every row."""
    return model._base_manager.filter(signaal=OuterRef("pk"))


def gebundeld() -> Exists:
    return Exists(van_deze(OpgaveSignaal).filter(losgemaakt_op=None))


def _behandelaar_q(actor: Actor, wie: str) -> Q:
    if wie == MIJ:
        return Q(behandelaar=actor.persoon)
    if wie == NIEMAND:
        return Q(behandelaar=None)
    if wie == VERVANG:
        return ik_vervang(actor)
    return Q(behandelaar__schuilnaam=wie)


FILTERS: Final[dict[str, Callable[[Actor, str], Q]]] = {
    "gebied": lambda _actor, slug: _in_gebied(slug),
    "thema": lambda _actor, slug: Q(thema=None) if slug == GEEN else Q(thema__slug=slug),
    "kanaal": lambda _actor, kanaal: Q(kanaal=kanaal),
    "soort": lambda _actor, soort: Q(soort=soort),
    "route": lambda _actor, route: Q(route="" if route == GEEN else route),
    "behandelaar": _behandelaar_q,
    "bij": lambda _actor, naam: Q(Exists(lopend().filter(naar__naam=naam))),
    "moment": lambda _actor, kenmerk: Q(moment__kenmerk=kenmerk),
    "van": lambda _actor, dag: Q(ontvangen_op__gte=begin_van(date.fromisoformat(dag))),
    "tot": lambda _actor, dag: _tot_en_met(dag),
}


def niet_gehoord() -> Exists:
    """Somebody whose last word is that they were not heard."""
    later = Oordeel._base_manager.filter(
        melder=OuterRef("melder"), signaal=OuterRef("signaal"), pk__gt=OuterRef("pk")
    )
    return Exists(van_deze(Oordeel).filter(~Exists(later), gehoord=Gehoord.NEE))


def _vlag_q(vlag: str) -> Q:
    if vlag == "foto":
        return Q(Exists(van_deze(SignaalFoto)))
    if vlag == "niet_gehoord":
        return Q(niet_gehoord())
    if vlag == "los":
        return ~Q(gebundeld())
    if vlag == "besluit":
        return Q(Exists(van_deze(Escalatie).filter(status=Escalatie.Status.OPEN)))
    return {
        "klein_grut": Q(klein_grut=True),
        "basis": Q(thema__basis=True),
        "laat": Q(status__in=OPEN, antwoord_voor__lt=klok.vandaag()),
        "heropend": Q(heropend__gt=0),
    }[vlag]


def weergave_q(weergave: str, actor: Actor, status: str = "") -> Q:
    """The condition of one view; a status that is asked for takes the place of its own."""
    open_ = Q(status=status) if status else Q(status__in=OPEN)
    een = {"nieuw": Status.NIEUW, "sector": Status.BIJ_SECTOR, "klaar": Status.BEANTWOORD}
    if weergave == "mijn":
        return open_ & _mijn(actor)
    if weergave == "mij":
        return open_ & _behandelaar_q(actor, MIJ)
    if weergave == "laat":
        return open_ & Q(antwoord_voor__lt=klok.vandaag())
    if weergave in een:
        return Q(status=status or een[weergave])
    return ALLES if weergave == "alles" and not status else open_


def _mijn(actor: Actor) -> Q:
    """The areas where this person handles signalen; for others everything they see."""
    if not isinstance(actor, Medewerker) or not actor.heeft_rol(BEHANDELAARS):
        return ALLES
    gebieden = actor.gebieden_met(BEHANDELAARS)
    return ALLES if gebieden is None else Q(gebied_id__in=gebieden)


def tellingen(actor: Actor, vraag: Vraag) -> dict[str, int]:
    """How many there are in each view of what is open, and `gevonden`: here with the filters.

    Only what is open is counted for every look at the list: that stays few, while what was answered
    grows for ever (1 query, 2 where the answer lies in what is closed).
    """
    zichtbaar = signalen_zichtbaar(actor).order_by()
    tellers: dict[str, Any] = {
        naam: Count("pk", filter=weergave_q(naam, actor)) for naam in WEERGAVEN if naam not in DICHT
    }
    in_open = vraag.weergave not in DICHT and (not vraag.status or vraag.status in OPEN)
    if in_open and vraag.filters:
        tellers["gevonden"] = Count("pk", filter=hier_q(actor, vraag))
    geteld = zichtbaar.open().aggregate(**tellers)
    if not in_open:
        geteld["gevonden"] = zichtbaar.filter(hier_q(actor, vraag)).count()
    return {"gevonden": geteld.get(vraag.weergave, 0), **geteld}


def elders(actor: Actor, vraag: Vraag) -> int:
    """How many answer the filters in all views together, for when this one has none."""
    alles = replace(vraag, weergave="alles")
    return signalen_zichtbaar(actor).filter(hier_q(actor, alles)).count()


def hier_q(actor: Actor, vraag: Vraag) -> Q:
    return weergave_q(vraag.weergave, actor, vraag.status) & filter_q(actor, vraag)


def gevonden(actor: Actor, vraag: Vraag) -> SignaalQuerySet:
    """Everything in this view with the filters, in order: for the file and the map."""
    rijen = signalen_zichtbaar(actor).filter(hier_q(actor, vraag))
    return rijen.select_related("gebied", "thema").order_by(*volgorde(vraag))


def volgorde(vraag: Vraag) -> tuple[str, ...]:
    if vraag.volgorde == "nieuw":
        return "-ontvangen_op", "-pk"
    if vraag.volgorde == "oud":
        return "ontvangen_op", "pk"
    if vraag.weergave in DICHT:
        return "-antwoord_voor", "-pk"
    return "antwoord_voor", "ontvangen_op", "pk"


VELDEN: Final = (
    "kenmerk",
    "tekst",
    "gebied__naam",
    "thema__naam",
    "kanaal",
    "status",
    "route",
    "klein_grut",
    "heropend",
    "antwoord_voor",
    "beantwoord_op",
    "behandelaar__naam",
    "bij_wie",
    "bij_aantal",
    "in_opgave",
    "stemmen",
)


class Bladen(Paginator[Any]):
    """Pages whose number is known already; the rows of one page in one query.

    The page is chosen first and dressed afterwards: what is looked up for each row is then never
    looked up for rows on other pages.
    """

    def __init__(self, actor: Actor, vraag: Vraag, aantal: int) -> None:
        super().__init__([], vraag.per)
        self.count = aantal  # type: ignore[misc]
        self._ids = gevonden(actor, vraag).select_related(None).values("pk")
        self._volgorde = volgorde(vraag)

    def page(self, number: Any) -> Any:
        nummer = self.validate_number(number)
        van = (nummer - 1) * self.per_page
        ids = self._ids[van : van + self.per_page]
        rijen = aangekleed(Signaal.objects.filter(pk__in=ids)).order_by(*self._volgorde)
        return Page(list(rijen.values(*VELDEN)) if self.count else [], nummer, self)


def aangekleed(signalen: SignaalQuerySet) -> Any:
    """With whom each lies, whether it is bundled, and how many people spoke."""
    eerste = lopend().order_by("voor", "pk").values("naar__naam")[:1]
    return signalen.annotate(
        bij_wie=Subquery(eerste, output_field=CharField()),
        bij_aantal=_aantal(lopend()),
        in_opgave=gebundeld(),
        stemmen=_aantal(van_deze(Melder)),
    )


def _aantal(rijen: Any) -> Subquery:
    per_signaal = rijen.order_by().values("signaal").annotate(n=Count("pk")).values("n")
    return Subquery(per_signaal, output_field=IntegerField())
