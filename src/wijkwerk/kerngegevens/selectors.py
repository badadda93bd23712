"""Reads of figures: an area beside the others and the gemeente as a whole, over the years.

Never a ranking: areas come by name, a value stands beside the spread of the others.
Figures are public reference data, so these selectors take no actor.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import get_language

from wijkwerk.gebieden.geheugen import onthoud
from wijkwerk.gebieden.models import Gebied, GebiedOpvolging, GebiedVersie, Gemeente, Soort
from wijkwerk.kerngegevens.domain.reeks import Reeks, maak_reeks
from wijkwerk.kerngegevens.domain.spreiding import Spreiding, spreiding
from wijkwerk.kerngegevens.models import Bron, Indicator, Waarde

KERN = (
    "inwoners",
    "inwoners-65-aandeel",
    "inwoners-0-14-aandeel",
    "eenpersoonshuishoudens-aandeel",
    "corporatiewoningen",
    "afstand-huisarts",
    "koopwoningen",
    "woz-waarde",
    "arbeidsparticipatie",
    "bevolkingsdichtheid",
    "woningen",
)
"""What an area page shows when nobody chose: the first six of these that there are."""
AANTAL_KERN = 6


@dataclass(frozen=True)
class Profielregel:
    """One indicator of an area: its newest figure, beside the gemeente and the other areas."""

    indicator: Indicator
    jaar: int
    waarde: float | None
    reden_leeg: str
    gemeente: float | None
    gemeente_berekend: bool
    """The whole was not in the source; it is the sum of its areas."""
    anderen: Spreiding | None
    reeks: Reeks
    bron: Bron


def naam_van(indicator: Indicator) -> str:
    """The name of an indicator in the language of the screen."""
    engels = (get_language() or "nl").startswith("en")
    return indicator.naam_en if engels and indicator.naam_en else indicator.naam


def profiel(gebied: Gebied, sleutels: Collection[str] = ()) -> list[Profielregel]:
    """The figures of an area, in the order of the table of indicators (5 queries).

    `sleutels` limits which indicators; without, all there are.
    """
    keten = [gebied.pk, *_voorgangers(gebied)]
    eigen = _eigen_waarden(keten, sleutels)
    if not eigen:
        return []
    wijzigingen = _wijzigingen(keten)
    nieuwste = {indicator: _nieuwste(waarden) for indicator, waarden in eigen.items()}
    naast = _naast(gebied, nieuwste)
    return [
        _regel(indicator, nieuwste[indicator], waarden, wijzigingen, naast)
        for indicator, waarden in eigen.items()
    ]


def _voorgangers(gebied: Gebied) -> list[int]:
    """Areas that this one replaced one to one, as a person confirmed."""
    rijen = GebiedOpvolging.objects.filter(
        nieuw=gebied, bevestigd=True, soort=GebiedOpvolging.Hoe.VERVANGEN
    )
    return onthoud(f"voorgangers:{gebied.pk}", lambda: list(rijen.values_list("oud_id", flat=True)))


def _eigen_waarden(keten: list[int], sleutels: Collection[str]) -> dict[Indicator, list[Waarde]]:
    rijen = (
        Waarde.objects.filter(gebiedversie__gebied__in=keten)
        .select_related("indicator", "bron")
        .order_by("indicator__volgorde", "indicator_id", "jaar")
    )
    if sleutels:
        rijen = rijen.filter(indicator__sleutel__in=sleutels)
    eigen: defaultdict[Indicator, list[Waarde]] = defaultdict(list)
    for waarde in rijen:
        eigen[waarde.indicator].append(waarde)
    return dict(eigen)


def _nieuwste(waarden: Sequence[Waarde]) -> Waarde:
    """The newest year that has a figure; when all are empty the newest empty one."""
    gevuld = [waarde for waarde in waarden if waarde.waarde is not None]
    return (gevuld or list(waarden))[-1]


def _wijzigingen(keten: list[int]) -> list[tuple[int, int | None]]:
    versies = GebiedVersie.objects.filter(gebied__in=keten).order_by("van_jaar")
    return list(versies.values_list("van_jaar", "wijziging"))[1:]


@dataclass
class _Naast:
    """Figures of the gemeente and of the other areas, by indicator."""

    gemeente: dict[int, dict[int, float | None]]
    """By indicator and year."""
    anderen: dict[int, list[float]]
    leeg: set[int]
    """Indicators for which some area has no figure, so that a sum would be too low."""


def _naast(gebied: Gebied, nieuwste: dict[Indicator, Waarde]) -> _Naast:
    """One query for the level of the area itself and for the gemeente."""
    per_jaar: defaultdict[int, list[int]] = defaultdict(list)
    for indicator, waarde in nieuwste.items():
        per_jaar[waarde.jaar].append(indicator.pk)
    anderen = Q()
    for jaar, indicatoren in per_jaar.items():
        anderen |= Q(jaar=jaar, indicator__in=indicatoren)
    soort = "gebiedversie__gebied__soort"
    rijen = Waarde.objects.filter(
        (anderen & Q(**{soort: gebied.soort}))
        | Q(indicator__in=nieuwste, **{soort: Soort.GEMEENTE}),
        gebiedversie__gebied__cbs_gemeente=gebied.cbs_gemeente,
    ).values_list("indicator_id", soort, "gebiedversie__gebied_id", "jaar", "waarde")
    naast = _Naast(defaultdict(dict), defaultdict(list), set())
    for indicator, soort_van, pk, jaar, getal in rijen:
        if soort_van == Soort.GEMEENTE:
            naast.gemeente[indicator][jaar] = getal
        if soort_van != gebied.soort:
            continue
        if getal is None:
            naast.leeg.add(indicator)
        elif pk != gebied.pk:
            naast.anderen[indicator].append(getal)
    return naast


def _regel(
    indicator: Indicator,
    nieuwste: Waarde,
    waarden: Sequence[Waarde],
    wijzigingen: list[tuple[int, int | None]],
    naast: _Naast,
) -> Profielregel:
    anderen = naast.anderen.get(indicator.pk, [])
    per_jaar = naast.gemeente.get(indicator.pk, {})
    geheel = per_jaar.get(nieuwste.jaar)
    berekend = (
        geheel is None and indicator.optelbaar and indicator.pk not in naast.leeg and bool(anderen)
    )
    if berekend and nieuwste.waarde is not None:
        geheel = sum(anderen) + nieuwste.waarde
    return Profielregel(
        indicator=indicator,
        jaar=nieuwste.jaar,
        waarde=nieuwste.waarde,
        reden_leeg=nieuwste.reden_leeg,
        gemeente=geheel,
        gemeente_berekend=berekend,
        anderen=spreiding(anderen),
        reeks=maak_reeks({w.jaar: w.waarde for w in waarden}, per_jaar, wijzigingen),
        bron=nieuwste.bron,
    )


def kerncijfers(gebied: Gebied) -> list[Profielregel]:
    """The few figures of an area page, in the order of `KERN`."""
    regels = {regel.indicator.sleutel: regel for regel in profiel(gebied, KERN)}
    return [regels[sleutel] for sleutel in KERN if sleutel in regels][:AANTAL_KERN]


@dataclass(frozen=True)
class Vergelijkregel:
    """One area in a comparison."""

    versie: GebiedVersie
    waarde: float | None
    reden_leeg: str


@dataclass(frozen=True)
class Vergelijking:
    """One indicator in one year for all areas of a level, by name."""

    indicator: Indicator
    jaar: int
    regels: list[Vergelijkregel]
    gemeente: float | None
    spreiding: Spreiding | None
    bronnen: list[Bron]


def keuze_indicatoren(gemeente: Gemeente) -> list[Indicator]:
    """Indicators of which at least two areas at the working level have a figure."""
    return list(
        Indicator.objects.filter(
            waarden__gebiedversie__gebied__in=Gebied.objects.van(gemeente),
            waarden__gebiedversie__gebied__soort=gemeente.werkniveau,
            waarden__waarde__isnull=False,
        )
        .annotate(gebieden=Count("waarden__gebiedversie__gebied", distinct=True))
        .filter(gebieden__gt=1)
        .order_by("volgorde")
    )


def keuze_jaren(gemeente: Gemeente, indicator: Indicator) -> list[int]:
    """Years with figures of this indicator at the working level, newest first."""
    jaren = Waarde.objects.filter(
        indicator=indicator,
        waarde__isnull=False,
        gebiedversie__gebied__in=Gebied.objects.van(gemeente),
        gebiedversie__gebied__soort=gemeente.werkniveau,
    )
    return list(jaren.order_by("-jaar").values_list("jaar", flat=True).distinct())


def vergelijking(gemeente: Gemeente, indicator: Indicator, jaar: int) -> Vergelijking:
    """All areas at the working level beside each other, with the gemeente as a whole (1 query)."""
    waarden = list(
        Waarde.objects.filter(
            Q(gebiedversie__gebied__soort=gemeente.werkniveau)
            | Q(gebiedversie__gebied__soort=Soort.GEMEENTE),
            indicator=indicator,
            jaar=jaar,
            gebiedversie__gebied__in=Gebied.objects.van(gemeente),
        )
        .select_related("gebiedversie__gebied", "bron")
        .order_by("gebiedversie__gebied__naam", "pk")
    )
    geheel = [w for w in waarden if w.gebiedversie.gebied.soort == Soort.GEMEENTE]
    delen = [w for w in waarden if w.gebiedversie.gebied.soort == gemeente.werkniveau]
    return Vergelijking(
        indicator=indicator,
        jaar=jaar,
        regels=[Vergelijkregel(w.gebiedversie, w.waarde, w.reden_leeg) for w in delen],
        gemeente=geheel[0].waarde if geheel else None,
        spreiding=spreiding([w.waarde for w in delen if w.waarde is not None]),
        bronnen=sorted({w.bron for w in waarden}, key=lambda bron: (bron.naam, bron.jaar)),
    )


def cijfers_van(gebied: Gebied) -> list[Waarde]:
    """Every figure of an area in every year, with its version and source."""
    return list(
        Waarde.objects.filter(gebiedversie__gebied=gebied)
        .select_related("indicator", "bron", "gebiedversie")
        .defer("gebiedversie__geometrie", "gebiedversie__bbox")
        .order_by("indicator__volgorde", "indicator_id", "jaar")
    )
