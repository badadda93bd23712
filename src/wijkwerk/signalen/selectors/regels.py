"""Reads about routing rules: those in force, how often they fitted, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from wijkwerk.accounts.domain.rollen import BEHANDELAARS, SECTOR, WIJKWETHOUDER
from wijkwerk.accounts.models import Organisatie, Persoon, RolToewijzing
from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.models import Logregel
from wijkwerk.gebieden.geheugen import onthoud
from wijkwerk.gebieden.models import Gebied, GebiedPad, Gemeente, Thema
from wijkwerk.gebieden.selectors import themas_van
from wijkwerk.signalen.domain import regels as domein
from wijkwerk.signalen.domain import themas as voorstellen
from wijkwerk.signalen.domain.regels import Feiten, Regel, Uitleg, Veld, Voorwaarde
from wijkwerk.signalen.models import Kanaal, Routeerregel, Signaal, Soort
from wijkwerk.signalen.regelzinnen import (
    Namen,
    gevolgzinnen,
    namen,
    uitlegzin,
    voorwaardezin,
)
from wijkwerk.signalen.selectors.signalen import signalen_zichtbaar

TEL_DAGEN = 90
PROEF_BERICHTEN = 500


@dataclass(frozen=True)
class Plekken:
    """The areas that rules name: how they are called, and which areas (keys) lie within each."""

    namen: Mapping[str, str]
    binnen: Mapping[str, frozenset[int]]
    nummers: Mapping[str, int]

    def boven(self, gebied_id: int) -> frozenset[str]:
        """The slugs of an area and of all above it, as far as rules name them."""
        return frozenset(slug for slug, ids in self.binnen.items() if gebied_id in ids)

    def ligt_in(self, slug: str, ander: str) -> bool:
        return self.nummers.get(slug) in self.binnen.get(ander, ())


@dataclass(frozen=True)
class Routering:
    """The rules in force of one gemeente, in their order."""

    rijen: Mapping[str, Routeerregel]
    regels: tuple[Regel, ...]
    plekken: Plekken

    def kies(self, signaal: Signaal) -> Uitleg | None:
        return domein.eerste(self.regels, feiten_van(signaal, self.plekken))


def routering_van(gemeente: Gemeente) -> Routering:
    """The rules in force, from the memory of this process: at most ten seconds old."""
    return onthoud(f"regels:{gemeente.pk}", lambda: _routering(gemeente))


def _routering(gemeente: Gemeente) -> Routering:
    rijen = list(
        Routeerregel.objects.filter(gemeente=gemeente, actief=True)
        .select_related("thema", "behandelaar", "naar")
        .order_by("volgorde", "pk")
    )
    regels = tuple(als_regel(rij) for rij in rijen)
    return Routering({rij.kenmerk: rij for rij in rijen}, regels, plekken_van(gemeente, regels))


def als_regel(rij: Routeerregel) -> Regel:
    return Regel(rij.kenmerk, domein.lees(rij.voorwaarden))


def plekken_van(gemeente: Gemeente, regels: tuple[Regel, ...]) -> Plekken:
    """The areas that these rules name; one query, none when they name no area."""
    slugs = {
        waarde
        for regel in regels
        for voorwaarde in regel.voorwaarden
        if voorwaarde.veld == Veld.GEBIED
        for waarde in voorwaarde.waarden
    }
    namen: dict[str, str] = {}
    nummers: dict[str, int] = {}
    binnen: dict[str, set[int]] = {}
    if slugs:
        paden = GebiedPad.objects.filter(
            voorouder__in=Gebied.objects.van(gemeente).filter(slug__in=slugs)
        ).values_list("voorouder__slug", "voorouder__naam", "voorouder_id", "nakomeling_id")
        for slug, naam, nummer, nakomeling in paden:
            namen[slug], nummers[slug] = naam, nummer
            binnen.setdefault(slug, {nummer}).add(nakomeling)
    return Plekken(namen, {slug: frozenset(ids) for slug, ids in binnen.items()}, nummers)


def feiten_van(signaal: Signaal, plekken: Plekken) -> Feiten:
    """What rules may ask of a voice. Asks the theme of the signaal, and nothing else."""
    return Feiten(
        tekst=signaal.tekst,
        thema=signaal.thema.slug if signaal.thema else "",
        gebieden=plekken.boven(signaal.gebied_id),
        soort=str(signaal.soort),
        kanaal=str(signaal.kanaal),
    )


# --- the page of rules ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Regelstand:
    """A rule as the office reads it."""

    rij: Routeerregel
    als: list[str]
    dan: list[str]
    aantal: int  # how often it was the one, in the last ninety days
    problemen: list[str]
    nooit_door: Routeerregel | None  # the earlier rule that takes everything
    deels_met: list[Routeerregel]  # earlier rules that take a part


def regelstanden(gemeente: Gemeente) -> list[Regelstand]:
    """All rules in their order, with how often they fitted and what is wrong with them."""
    rijen = list(
        Routeerregel.objects.filter(gemeente=gemeente)
        .select_related("thema", "behandelaar", "naar")
        .order_by("volgorde", "pk")
    )
    regels = tuple(als_regel(rij) for rij in rijen)
    plekken = plekken_van(gemeente, regels)
    actief = [regel for rij, regel in zip(rijen, regels, strict=True) if rij.actief]
    per_kenmerk = {rij.kenmerk: rij for rij in rijen}
    nooit = domein.onbereikbaar(actief, plekken.ligt_in)
    deels: dict[str, list[Routeerregel]] = {}
    for eerder, later in domein.overlap(actief, plekken.ligt_in):
        deels.setdefault(later, []).append(per_kenmerk[eerder])
    bril = _Bril(gemeente, plekken, rijen)
    tellingen = hoe_vaak(rijen)
    return [
        Regelstand(
            rij,
            als=[voorwaardezin(v, bril.heet) for v in regel.voorwaarden],
            dan=gevolgzinnen(rij),
            aantal=tellingen.get(rij.pk, 0),
            problemen=list(bril.problemen(rij, regel)),
            nooit_door=per_kenmerk.get(nooit.get(rij.kenmerk, "")),
            deels_met=deels.get(rij.kenmerk, []),
        )
        for rij, regel in zip(rijen, regels, strict=True)
    ]


def hoe_vaak(rijen: Sequence[Routeerregel]) -> Mapping[int, int]:
    """By rule: how many voices it sent somewhere in the last ninety days."""
    sinds = klok.nu() - timedelta(days=TEL_DAGEN)
    geteld = Signaal.objects.filter(regel__in=rijen, ontvangen_op__gte=sinds).values("regel_id")
    return dict(geteld.annotate(n=Count("pk")).values_list("regel_id", "n"))


class _Bril:
    """Looks at rules with what exists today: areas, themes, and who can do something."""

    def __init__(self, gemeente: Gemeente, plekken: Plekken, rijen: Sequence[Routeerregel]) -> None:
        themas = themas_van(gemeente)
        self._themas = {thema.slug for thema in themas if thema.actief}
        self._plekken = plekken
        self.heet: Namen = namen(plekken.namen, {thema.slug: thema.naam for thema in themas})
        rollen = RolToewijzing.objects.geldig(klok.vandaag()).filter(
            Q(persoon__in=[rij.behandelaar_id for rij in rijen if rij.behandelaar_id])
            | Q(organisatie__in=[rij.naar_id for rij in rijen if rij.naar_id])
            | Q(rol=WIJKWETHOUDER),
            gemeente=gemeente,
            persoon__is_active=True,
        )
        gevonden = list(rollen.values_list("rol", "persoon_id", "organisatie_id"))
        self._behandelaars = {persoon for rol, persoon, _naar in gevonden if rol in BEHANDELAARS}
        self._sprekers = {naar for rol, _persoon, naar in gevonden if rol in SECTOR}
        self._bestuur = any(rol == WIJKWETHOUDER for rol, _persoon, _naar in gevonden)

    def problemen(self, rij: Routeerregel, regel: Regel) -> Iterator[str]:
        """What keeps this rule from doing what it says, in words."""
        if domein.is_onmogelijk(regel, self._plekken.ligt_in):
            yield _("Deze voorwaarden kunnen nooit samen gelden. Pas de regel aan.")
        for voorwaarde in regel.voorwaarden:
            yield from self._onbekend(voorwaarde)
        if rij.thema and not rij.thema.actief:
            yield _("Thema %(naam)s is niet meer in gebruik.") % {"naam": rij.thema.naam}
        if rij.behandelaar and rij.behandelaar_id not in self._behandelaars:
            yield _("%(naam)s behandelt geen berichten meer. Kies iemand anders.") % {
                "naam": rij.behandelaar.naam
            }
        if rij.naar and not self._kan_antwoorden(rij.naar):
            yield _("Niemand kan namens %(naam)s antwoorden. Geef eerst iemand een rol.") % {
                "naam": rij.naar.naam
            }

    def _kan_antwoorden(self, naar: Organisatie) -> bool:
        if naar.soort == Organisatie.Soort.BESTUUR:
            return self._bestuur
        return naar.pk in self._sprekers

    def _onbekend(self, voorwaarde: Voorwaarde) -> Iterator[str]:
        bekend = {
            Veld.GEBIED: set(self._plekken.namen),
            Veld.THEMA: self._themas,
            Veld.SOORT: set(Soort.values),
            Veld.KANAAL: set(Kanaal.values),
        }.get(voorwaarde.veld)  # type: ignore[call-overload]
        for waarde in voorwaarde.werkzame if bekend is not None else ():
            if waarde not in bekend:
                yield _("‘%(waarde)s’ bestaat niet meer. Haal het uit de voorwaarde.") % {
                    "waarde": self.heet.get(voorwaarde.veld, {}).get(waarde, waarde)
                }


@dataclass(frozen=True)
class Regelfeit:
    """A line of the history of a rule."""

    op: object
    wie: str
    wat: str


def regelgeschiedenis(regel: Routeerregel, hoogstens: int = 20) -> list[Regelfeit]:
    """Who changed this rule and when, from the log; the newest first."""
    regels = list(
        Logregel.objects.filter(
            gemeente_id=regel.gemeente_id,
            object_soort="routeerregel",
            object_kenmerk=regel.kenmerk,
        ).order_by("-volgnr")[:hoogstens]
    )
    schuil = {regel.actor_ref.removeprefix("persoon:") for regel in regels}
    wie = dict(Persoon.objects.filter(schuilnaam__in=schuil).values_list("schuilnaam", "naam"))
    return [
        Regelfeit(rij.op, wie.get(rij.actor_ref.removeprefix("persoon:"), ""), rij.doel)
        for rij in regels
    ]


# --- trying a rule --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Proefrij:
    """A voice that a rule would have fitted, and what the rules do with it now."""

    signaal: Signaal
    waarom: str
    mag_lezen: bool
    toen: Routeerregel | None  # the rule that fitted when it came in
    nu: Routeerregel | None  # the rule that would take it today, without the one that is tried
    nu_eerder: bool  # that rule comes earlier: the one that is tried would not be asked


@dataclass(frozen=True)
class Proef:
    bekeken: int
    rijen: list[Proefrij]

    @property
    def eerder_gepakt(self) -> int:
        return sum(rij.nu_eerder for rij in self.rijen)


def regel_proberen(
    gemeente: Gemeente,
    voorwaarden: tuple[Voorwaarde, ...],
    *,
    actor: Actor,
    regel: Routeerregel | None = None,
) -> Proef:
    """Which of the last five hundred voices these conditions would have fitted. Changes nothing.

    `regel` is the rule as it stands, when an existing one is being changed. What was said is only
    for who may read that voice.
    """
    routering = routering_van(gemeente)
    andere = tuple(r for r in routering.regels if regel is None or r.sleutel != regel.kenmerk)
    proef = Regel("", voorwaarden)
    plekken = plekken_van(gemeente, (*andere, proef))
    heet = namen(plekken.namen, {thema.slug: thema.naam for thema in themas_van(gemeente)})
    bekeken = list(
        Signaal.objects.filter(gemeente=gemeente)
        .select_related("gebied", "thema", "regel")
        .order_by("-ontvangen_op", "-pk")[:PROEF_BERICHTEN]
    )
    feiten = {signaal: feiten_van(signaal, plekken) for signaal in bekeken}
    passend = [(s, u) for s, f in feiten.items() if (u := domein.past(proef, f))]
    leesbaar = set(
        signalen_zichtbaar(actor)
        .filter(pk__in=[signaal.pk for signaal, _uitleg in passend])
        .values_list("pk", flat=True)
    )
    rijen = []
    for signaal, uitleg in passend:
        nu = domein.eerste(andere, feiten[signaal])
        rij = routering.rijen[nu.sleutel] if nu else None
        rijen.append(
            Proefrij(
                signaal,
                uitlegzin(uitleg, heet),
                signaal.pk in leesbaar,
                signaal.regel,
                rij,
                rij is not None and (regel is None or rij.volgorde < regel.volgorde),
            )
        )
    return Proef(len(bekeken), rijen)


# --- a theme is proposed, never chosen ------------------------------------------------------------


def thema_voorstel(onderwerp: Signaal | str, gemeente: Gemeente) -> list[tuple[Thema, str]]:
    """Themes whose keywords stand in the text, the likeliest first, each with those words.

    Nothing for a voice that has a theme already.
    """
    if isinstance(onderwerp, Signaal):
        if onderwerp.thema_id is not None:
            return []
        onderwerp = onderwerp.tekst
    themas = {thema.slug: thema for thema in themas_van(gemeente) if thema.actief}
    gevonden = voorstellen.voorstel(
        onderwerp, {slug: thema.trefwoorden.splitlines() for slug, thema in themas.items()}
    )
    return [(themas[v.thema], "’, ‘".join(v.woorden).join("‘’")) for v in gevonden]
