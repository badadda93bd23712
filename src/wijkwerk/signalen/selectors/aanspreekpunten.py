"""Who can be asked about what: for the office by dienst and area, for residents by place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from wijkwerk.accounts.domain.rollen import AANDACHTSFUNCTIONARIS
from wijkwerk.accounts.models import Organisatie, Persoon, RolToewijzing
from wijkwerk.accounts.selectors import geldig_in, vervangers_op
from wijkwerk.core import klok
from wijkwerk.gebieden.models import Gebied, GebiedPad, Gemeente, Thema
from wijkwerk.gebieden.selectors import gebieden_op_werkniveau
from wijkwerk.signalen.domain.aanspreken import Antwoordsnelheid, snelheid
from wijkwerk.signalen.domain.regels import Veld
from wijkwerk.signalen.models import Doorgeleiding, Meldpunt, Moment
from wijkwerk.signalen.selectors.regels import routering_van

EEN_JAAR = timedelta(days=365)
MEESTE_VRAGEN = 10_000
DIENSTEN = (Organisatie.Soort.DIENST, Organisatie.Soort.SERVICETEAM)


# --- dienst by area ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Vak:
    """Who is asked of one dienst about one area, and who stands in today. Nobody = a vacancy."""

    organisatie: Organisatie
    persoon: Persoon | None = None
    vervanger: Persoon | None = None


@dataclass(frozen=True)
class Dienst:
    organisatie: Organisatie
    snelheid: Antwoordsnelheid
    vacatures: int


@dataclass(frozen=True)
class Aanspreekpunten:
    diensten: list[Dienst]
    rijen: list[tuple[Gebied, list[Vak]]]  # an area, with a Vak per dienst

    @property
    def vacatures(self) -> int:
        return sum(dienst.vacatures for dienst in self.diensten)


def aanspreekpunten(gemeente: Gemeente) -> Aanspreekpunten:
    """The matrix of diensten and areas, with how soon each dienst answered in the last year."""
    diensten = list(Organisatie.objects.filter(soort__in=DIENSTEN).order_by("naam"))
    gebieden = list(gebieden_op_werkniveau(gemeente))
    genoemd = _genoemd(diensten)
    ketens = _ketens(gebieden)
    weg = vervangers_op(klok.vandaag())
    rijen = [
        (gebied, [_vak(dienst, genoemd[dienst.pk], ketens[gebied.pk], weg) for dienst in diensten])
        for gebied in gebieden
    ]
    snelheden = _snelheden(gemeente, diensten)
    return Aanspreekpunten(
        [
            Dienst(
                dienst,
                snelheden[dienst.pk],
                sum(vakken[nummer].persoon is None for _gebied, vakken in rijen),
            )
            for nummer, dienst in enumerate(diensten)
        ],
        rijen,
    )


def _genoemd(diensten: Sequence[Organisatie]) -> Mapping[int, dict[int | None, Persoon]]:
    """By dienst: the named person by area (None = the whole gemeente)."""
    uit: dict[int, dict[int | None, Persoon]] = defaultdict(dict)
    rollen = RolToewijzing.objects.geldig(klok.vandaag()).filter(
        rol=AANDACHTSFUNCTIONARIS, organisatie__in=diensten, persoon__is_active=True
    )
    for rol in rollen.select_related("persoon").order_by("pk"):
        assert rol.organisatie_id is not None  # the filter asked for it
        uit[rol.organisatie_id].setdefault(rol.gebied_id, rol.persoon)
    return uit


def _ketens(gebieden: Sequence[Gebied]) -> Mapping[int, list[int]]:
    """By area: itself and the areas above it, the nearest first."""
    hier = [gebied.pk for gebied in gebieden]
    boven: dict[int, set[int]] = defaultdict(set)
    paden = GebiedPad.objects.filter(nakomeling__omlaag__nakomeling__in=hier).distinct()
    for nakomeling, voorouder in paden.values_list("nakomeling_id", "voorouder_id"):
        boven[nakomeling].add(voorouder)
    return {pk: sorted(boven[pk] | {pk}, key=lambda b: -len(boven[b] | {b})) for pk in hier}


def _vak(
    dienst: Organisatie,
    genoemd: Mapping[int | None, Persoon],
    keten: Sequence[int],
    weg: Mapping[int, Persoon],
) -> Vak:
    persoon = next((genoemd[pk] for pk in (*keten, None) if pk in genoemd), None)
    return Vak(dienst, persoon, weg.get(persoon.pk) if persoon else None)


def _snelheden(
    gemeente: Gemeente, diensten: Sequence[Organisatie]
) -> Mapping[int, Antwoordsnelheid]:
    vragen: dict[int, list[tuple[date, date]]] = defaultdict(list)
    rijen = (
        Doorgeleiding.objects.filter(
            naar__in=diensten,
            status=Doorgeleiding.Status.BEANTWOORD,
            beantwoord_op__gte=klok.nu() - EEN_JAAR,
        )
        .order_by("-beantwoord_op")
        .values_list("naar_id", "op", "beantwoord_op")[:MEESTE_VRAGEN]
    )
    for naar, op, beantwoord_op in rijen:
        if beantwoord_op is not None:
            vragen[naar].append((klok.op_dag(op), klok.op_dag(beantwoord_op)))
    gesloten = gemeente.gesloten
    return {
        dienst.pk: snelheid(vragen[dienst.pk], lambda dag: klok.is_werkdag(dag, gesloten))
        for dienst in diensten
    }


# --- who does what, for residents -----------------------------------------------------------------


@dataclass(frozen=True)
class Wie:
    """Somebody whom residents may ask; `nagekeken` = when the gemeente last said this is right."""

    persoon: Persoon
    rol: str
    organisatie: str
    telefoon: str
    nagekeken: date


@dataclass(frozen=True)
class WieDoetWat:
    over_thema: list[Wie]
    voor_alles: list[Wie]
    meldpunten: list[Meldpunt]
    spreekuren: list[Moment]

    @property
    def is_leeg(self) -> bool:
        return not (self.over_thema or self.voor_alles or self.meldpunten or self.spreekuren)

    @property
    def nagekeken(self) -> date | None:
        """The oldest date on the card: what is least sure."""
        dagen = [wie.nagekeken for wie in (*self.over_thema, *self.voor_alles)]
        return min([*dagen, *(punt.nagekeken_op for punt in self.meldpunten)], default=None)


def wie_doet_wat(gemeente: Gemeente, gebied: Gebied, thema: Thema | None) -> WieDoetWat:
    """Who to ask about this place: those who answer for the theme, and those for everything.

    Only people who may be seen by everybody. Which dienst answers for a theme, the routing rules
    say.
    """
    rollen = list(
        geldig_in(gebied).filter(publiek_zichtbaar=True).select_related("persoon", "organisatie")
    )
    diensten = _diensten_van(gemeente, thema) if thema else frozenset()
    over: list[Wie] = []
    alles: list[Wie] = []
    gezien: set[int] = set()
    for rol in rollen:
        if rol.persoon_id in gezien:
            continue
        gezien.add(rol.persoon_id)
        (over if rol.organisatie_id in diensten else alles).append(_wie(rol))
    hier = Q(gebied__in=Gebied.objects.filter(omlaag__nakomeling=gebied)) | Q(
        gebied__in=Gebied.objects.filter(omhoog__voorouder=gebied)
    )
    spreekuren = Moment.objects.filter(
        hier,
        publiek=True,
        soort=Moment.Soort.SPREEKUUR,
        status=Moment.Status.GEPLAND,
        begint_op__gte=klok.nu(),
    )
    return WieDoetWat(
        over,
        alles,
        list(Meldpunt.objects.filter(hier, actief=True).order_by("naam", "pk")),
        list(spreekuren.order_by("begint_op")[:3]),
    )


def _wie(rol: RolToewijzing) -> Wie:
    return Wie(
        rol.persoon,
        rol.persoon.functie,
        rol.organisatie.naam if rol.organisatie else "",
        rol.persoon.telefoon,
        max(rol.van, rol.beoordeeld_op or rol.van),
    )


def _diensten_van(gemeente: Gemeente, thema: Thema) -> frozenset[int]:
    """Organisations to which a rule in force sends this theme."""
    routering = routering_van(gemeente)
    return frozenset(
        rij.naar_id
        for regel in routering.regels
        for rij in [routering.rijen[regel.sleutel]]
        if rij.naar_id is not None
        and (
            rij.thema_id == thema.pk
            or any(v.veld == Veld.THEMA and thema.slug in v.waarden for v in regel.voorwaarden)
        )
    )


def gebieden_met_naam(gemeente: Gemeente, vraag: str) -> list[Gebied]:
    """Areas of any level whose name holds these words, at most ten."""
    woorden = vraag.replace("\0", "").split()[:6]
    gebieden = Gebied.objects.van(gemeente).filter(vervallen_op=None)
    for woord in woorden:
        gebieden = gebieden.filter(naam__icontains=woord)
    return list(gebieden.order_by("naam", "pk")[:10]) if woorden else []
