"""Figures about voices: how many, how fast, and whether people felt heard.

Everything is counted by area and theme at once and added up afterwards, so a year of a whole
gemeente costs as many queries as a day of one wijk.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.db.models import Case, Count, Exists, F, Min, OuterRef, Q, Subquery, When

from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.gebieden.models import Gebied, GebiedPad, Gemeente
from wijkwerk.gebieden.selectors import gebieden_op_werkniveau, themas_van
from wijkwerk.kerngegevens.models import Waarde
from wijkwerk.signalen.domain.cijfers import Telling, Werkdagen, mediaan, samen
from wijkwerk.signalen.domain.status import OPEN, Route, Status
from wijkwerk.signalen.models import (
    Doorgeleiding,
    Gehoord,
    Oordeel,
    OpgaveSignaal,
    Signaal,
    SignaalQuerySet,
    SignaalStap,
    Soort,
    Terugkoppeling,
)
from wijkwerk.signalen.selectors.signalen import signalen_zichtbaar

STIL: Final = timedelta(days=14)
INWONERS: Final = "inwoners"
VOOR: Final = "n_"  # a count may not be called after a field
Sleutel = tuple[int, int | None]  # gebied, thema


@dataclass(frozen=True)
class Rij:
    """One line of a table. `gebied` only where the line is about an area."""

    naam: str
    telling: Telling
    mediaan: float | None
    gebied: Gebied | None = None
    inwoners: float | None = None


@dataclass(frozen=True)
class Cijfers:
    """The period, the whole, and the same per wijk and per theme; by channel and kind."""

    van: date
    tot: date
    totaal: Rij
    wijken: list[Rij]
    themas: list[Rij]
    kanalen: Counter[str] = field(default_factory=Counter)
    soorten: Counter[str] = field(default_factory=Counter)


def cijfers(actor: Actor, gemeente: Gemeente, van: date, tot: date) -> Cijfers:
    """Of voices received from `van` up to and with `tot`, as far as this actor sees them."""
    zichtbaar = signalen_zichtbaar(actor).order_by()
    periode = periode_q(van, tot)
    tellingen = _tellingen(zichtbaar, periode)
    _oordelen(zichtbaar, periode, tellingen)
    duren = _duren(zichtbaar.filter(periode), gemeente)
    wijken, themas = gebieden_op_werkniveau(gemeente), themas_van(gemeente)
    boven = _wijk_van({gebied for gebied, _thema in tellingen}, wijken)
    inwoners = inwoners_van(wijken)
    kanalen, soorten = _kanalen(zichtbaar.filter(periode))
    per_wijk = [
        _rij(
            wijk.naam,
            tellingen,
            duren,
            lambda sleutel, wijk=wijk: boven.get(sleutel[0]) == wijk.pk,  # type: ignore[misc]
            gebied=wijk,
            inwoners=inwoners.get(wijk.pk),
        )
        for wijk in wijken
    ]
    buiten = _rij("", tellingen, duren, lambda sleutel: sleutel[0] not in boven)
    per_thema = [
        _rij(thema.naam, tellingen, duren, lambda s, t=thema: s[1] == t.pk)  # type: ignore[misc]
        for thema in themas
    ]
    zonder = _rij("", tellingen, duren, lambda sleutel: sleutel[1] is None)
    return Cijfers(
        van,
        tot,
        _rij("", tellingen, duren, lambda _sleutel: True),
        [rij for rij in (*per_wijk, buiten) if telt(rij)],
        [rij for rij in (*per_thema, zonder) if telt(rij)],
        kanalen,
        soorten,
    )


def telt(rij: Rij) -> bool:
    return bool(rij.telling.ontvangen or rij.telling.open)


def periode_q(van: date, tot: date) -> Q:
    return Q(
        ontvangen_op__gte=_begin(van),
        ontvangen_op__lt=_begin(tot + timedelta(days=1)),
    )


def _begin(dag: date) -> datetime:
    return datetime.combine(dag, time(), tzinfo=klok.AMSTERDAM)


def tellers(periode: Q) -> dict[str, Count]:
    """The counts of a `Telling`. What was merged is a voice of its own, but not an answer of its
    own: it was answered with another one."""
    vandaag = klok.vandaag()
    laat = Q(status__in=OPEN, antwoord_voor__lt=vandaag)
    antwoord = periode & ~Q(status=Status.SAMENGEVOEGD)
    gegeven = antwoord & Q(op_tijd__isnull=False)
    # Without the scope: the signaal has it already, and SQLite would walk the whole gemeente.
    bundel = OpgaveSignaal._base_manager.filter(signaal=OuterRef("pk"), losgemaakt_op=None)
    nieuws = Terugkoppeling._base_manager.filter(
        opgave=OuterRef("opgave"), op__gte=OuterRef("op")
    ).exclude(melden=Terugkoppeling.Melden.NIET)
    tellers = {
        "ontvangen": Count("pk", filter=periode),
        "complimenten": Count("pk", filter=periode & Q(soort=Soort.COMPLIMENT)),
        "beantwoord": Count("pk", filter=gegeven),
        "op_tijd": Count("pk", filter=antwoord & Q(op_tijd=True)),
        "af": Count("pk", filter=gegeven | (antwoord & Q(op_tijd=None) & laat)),
        "bundel": Count("pk", filter=periode & Q(Exists(bundel))),
        "verteld": Count("pk", filter=periode & Q(Exists(bundel.filter(Exists(nieuws))))),
        "heropend": Count("pk", filter=periode & Q(heropend__gt=0)),
        "serviceteam": Count("pk", filter=periode & Q(route=Route.SERVICETEAM)),
        "open": Count("pk", filter=Q(status__in=OPEN)),
        "laat": Count("pk", filter=laat),
        "klein_laat": Count("pk", filter=laat & Q(klein_grut=True)),
        "basis_laat": Count("pk", filter=laat & Q(thema__basis=True)),
    }
    return {f"{VOOR}{naam}": teller for naam, teller in tellers.items()}


def als_telling(rij: Mapping[str, Any]) -> Telling:
    """The row of counts that `tellers` asked for."""
    return Telling(**{naam.removeprefix(VOOR): aantal for naam, aantal in rij.items()})


def _tellingen(signalen: SignaalQuerySet, periode: Q) -> defaultdict[Sleutel, Telling]:
    """1 query."""
    van_belang = signalen.filter(periode | Q(status__in=OPEN))
    rijen = van_belang.values("gebied_id", "thema_id").annotate(**tellers(periode))
    uit: defaultdict[Sleutel, Telling] = defaultdict(Telling)
    for rij in rijen:
        aantallen = {naam: n for naam, n in rij.items() if naam.startswith(VOOR)}
        uit[rij["gebied_id"], rij["thema_id"]] = als_telling(aantallen)
    return uit


def laatste_oordelen() -> Any:
    """The last word of each melder about each signaal."""
    later = Oordeel._base_manager.filter(
        melder=OuterRef("melder"), signaal=OuterRef("signaal"), pk__gt=OuterRef("pk")
    )
    return Oordeel.objects.filter(~Exists(later))


def _oordelen(
    signalen: SignaalQuerySet, periode: Q, tellingen: defaultdict[Sleutel, Telling]
) -> None:
    """1 query."""
    rijen = (
        laatste_oordelen()
        .filter(signaal__in=signalen.filter(periode).values("pk"))
        .values_list("signaal__gebied_id", "signaal__thema_id")
        .annotate(ja=Count("pk", filter=Q(gehoord=Gehoord.JA)), alle=Count("pk"))
        .order_by()
    )
    for gebied_id, thema_id, ja, alle in rijen:
        tellingen[gebied_id, thema_id] += Telling(gehoord_ja=ja, oordelen=alle)


def _duren(signalen: SignaalQuerySet, gemeente: Gemeente) -> dict[Sleutel, list[int]]:
    """Working days to the first answer (1 query). Of what was reopened, the first answer counts."""
    eerste = (
        Terugkoppeling._base_manager.filter(
            signaal=OuterRef("pk"), soort=Terugkoppeling.Soort.ANTWOORD
        )
        .order_by()
        .values("signaal")
        .annotate(eerste=Min("op"))
        .values("eerste")
    )
    rijen = list(
        signalen.exclude(status=Status.SAMENGEVOEGD)
        .annotate(
            antwoord=Case(When(heropend=0, then=F("beantwoord_op")), default=Subquery(eerste))
        )
        .filter(antwoord__isnull=False)
        .values_list("gebied_id", "thema_id", "ontvangen_op", "antwoord")
    )
    uit: dict[Sleutel, list[int]] = defaultdict(list)
    if not rijen:
        return uit
    gesloten = gemeente.gesloten
    werkdagen = Werkdagen(
        min(klok.op_dag(rij[2]) for rij in rijen),
        max(klok.op_dag(rij[3]) for rij in rijen),
        lambda dag: klok.is_werkdag(dag, gesloten),
    )
    for gebied_id, thema_id, ontvangen, antwoord in rijen:
        dagen = werkdagen.tussen(klok.op_dag(ontvangen), klok.op_dag(antwoord))
        uit[gebied_id, thema_id].append(dagen)
    return uit


def _rij(
    naam: str,
    tellingen: dict[Sleutel, Telling],
    duren: dict[Sleutel, list[int]],
    hoort: Any,
    gebied: Gebied | None = None,
    inwoners: float | None = None,
) -> Rij:
    waarden = [dagen for sleutel, rij in duren.items() if hoort(sleutel) for dagen in rij]
    telling = samen(telling for sleutel, telling in tellingen.items() if hoort(sleutel))
    return Rij(naam, telling, mediaan(waarden), gebied, inwoners)


def _wijk_van(gebied_ids: Collection[int], wijken: Sequence[Gebied]) -> dict[int, int]:
    """The wijk that each area lies in (1 query)."""
    paden = GebiedPad.objects.filter(
        voorouder__in=[wijk.pk for wijk in wijken], nakomeling__in=list(gebied_ids)
    )
    return dict(paden.values_list("nakomeling_id", "voorouder_id"))


def inwoners_van(gebieden: Sequence[Gebied]) -> dict[int, float]:
    """The newest known number of inhabitants (1 query)."""
    rijen = (
        Waarde.objects.filter(
            indicator__sleutel=INWONERS,
            gebiedversie__gebied__in=[gebied.pk for gebied in gebieden],
            waarde__isnull=False,
        )
        .order_by("jaar")
        .values_list("gebiedversie__gebied_id", "waarde")
    )
    return {gebied_id: waarde for gebied_id, waarde in rijen if waarde}


def _kanalen(signalen: SignaalQuerySet) -> tuple[Counter[str], Counter[str]]:
    """1 query."""
    kanalen: Counter[str] = Counter()
    soorten: Counter[str] = Counter()
    for kanaal, soort, aantal in signalen.values_list("kanaal", "soort").annotate(n=Count("pk")):
        kanalen[kanaal] += aantal
        soorten[soort] += aantal
    return kanalen, soorten


def verdwaald(actor: Actor) -> SignaalQuerySet:
    """Open voices that nothing happened to for two weeks, or that lie with nobody that long."""
    grens = klok.nu() - STIL
    stap = SignaalStap._base_manager.filter(signaal=OuterRef("pk"), op__gte=grens)
    vraag = Doorgeleiding._base_manager.filter(
        signaal=OuterRef("pk"), status__in=Doorgeleiding.LOPEND
    )
    bij_niemand = Q(behandelaar=None) & ~Q(Exists(vraag))
    oud: SignaalQuerySet = signalen_zichtbaar(actor).open().filter(ontvangen_op__lt=grens)
    return oud.filter(~Q(Exists(stap)) | bij_niemand)


def verdwaalden(actor: Actor, hoogstens: int = 20) -> list[Signaal]:
    """The longest lost first, each with `laatste_stap` (1 query)."""
    laatste = (
        SignaalStap._base_manager.filter(signaal=OuterRef("pk")).order_by("-op").values("op")[:1]
    )
    rijen = verdwaald(actor).select_related("gebied", "behandelaar")
    return list(rijen.annotate(laatste_stap=Subquery(laatste)).order_by("ontvangen_op")[:hoogstens])
