"""Figures from a file of Statistics Netherlands or of the gemeente itself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import resources
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.inlezen import Afgekeurd, Leesfout, Reden, gettext_noop
from wijkwerk.core.invoer import (
    Invoerverslag,
    Voortgang,
    invoeren,
    open_bestand,
    tellingen_bijwerken,
)
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.domain import codes
from wijkwerk.gebieden.domain.versies import Gemeld
from wijkwerk.gebieden.services import cijfers_aansluiten, jaar_van
from wijkwerk.kerngegevens.domain.cijfers import OPPERVLAKTE, Cijferlezer, Cijferrij
from wijkwerk.kerngegevens.domain.kolommen import Indicatorregel, Kolomwijzer, lees_indicatoren
from wijkwerk.kerngegevens.domain.tabellen import eenheden_uit
from wijkwerk.kerngegevens.models import Bron, Indicator, Waarde

RIJEN_PER_KEER = 200
MEESTE_GENOEMD = 12
KWB = "CBS Kerncijfers wijken en buurten"
_TABEL = re.compile(r"\d{5}NED")
_TABELNAMEN = {"85163NED": "CBS SES-WOA"}
_TABELJAREN = {
    "82339NED": 2013, "82931NED": 2014, "83220NED": 2015, "83487NED": 2016, "83765NED": 2017,
    "84286NED": 2018, "84583NED": 2019, "84799NED": 2020, "85039NED": 2021, "85318NED": 2022,
    "85618NED": 2023, "85984NED": 2024, "86165NED": 2025,
}  # fmt: skip

Sleutel = tuple[int, int, int]  # indicator, version of an area, year


@handeling("cijfers.importeren")
def cijfers_importeren(  # noqa: PLR0913 (the options of the command)
    pad: Path,
    *,
    actor: Actor,
    jaar: int | None = None,
    bron: str = "",
    gemeente: str = "",
    bevestigd: Collection[str] = (),
    voortgang: Voortgang | None = None,
) -> Invoerverslag:
    """Read figures. A row with its own year (Perioden) keeps it; else `jaar`, else the file name.

    `gemeente`: only the rows of this gemeente. `bevestigd`: gemeenten of which a person says that
    equal codes are equal areas. Leesfout when the file cannot be used; then nothing is stored.
    """
    require(actor, "cijfers.importeren", None)
    if jaar is None and (tabel := _TABEL.search(pad.name)):
        jaar = _TABELJAREN.get(tabel.group())
    jaar = jaar_van(pad.name, jaar)
    verslag = invoeren(
        pad,
        partial(_importeren, pad=pad, jaar=jaar, bron=bron, gemeente=gemeente, bevestigd=bevestigd),
        soort="cijfers",
        jaar=jaar,
        opties=[*filter(None, [bron, gemeente]), *sorted(bevestigd)],
        voortgang=voortgang,
    )
    if not verslag.al_ingelezen:
        log(verslag.invoer)
    return verslag


def indicatoren_bijwerken() -> dict[str, int]:
    """Bring the table of indicators in line with the shipped one; primary key by key."""
    velden = [
        "naam",
        "naam_en",
        "eenheid",
        "decimalen",
        "optelbaar",
        "thema_tekst",
        "aliassen",
        "volgorde",
    ]
    Indicator.objects.bulk_create(
        (
            Indicator(
                sleutel=rij.sleutel,
                naam=rij.naam,
                naam_en=rij.naam_en,
                eenheid=rij.eenheid,
                decimalen=rij.decimalen,
                optelbaar=rij.optelbaar,
                thema_tekst=rij.thema,
                aliassen=list(rij.aliassen),
                volgorde=volgorde,
            )
            for volgorde, rij in enumerate(meegeleverde_indicatoren())
        ),
        update_conflicts=True,
        unique_fields=["sleutel"],
        update_fields=velden,
    )
    return dict(Indicator.objects.values_list("sleutel", "pk"))


def meegeleverde_indicatoren() -> list[Indicatorregel]:
    """The rows of indicatoren.csv in the package."""
    tekst = resources.files("wijkwerk.kerngegevens").joinpath("indicatoren.csv").read_text("utf-8")
    return lees_indicatoren(tekst.splitlines())


def _importeren(  # noqa: PLR0913
    stroom: BinaryIO,
    verslag: Invoerverslag,
    *,
    pad: Path,
    jaar: int,
    bron: str,
    gemeente: str,
    bevestigd: Collection[str],
) -> None:
    """Twice through the file: first which areas, then the figures; so memory stays small."""
    wijzer = Kolomwijzer(meegeleverde_indicatoren(), _eenheden_ernaast(pad))
    lezer = Cijferlezer(wijzer, verslag.bestand, jaar)
    gemeld, regels = _gemeld(lezer, stroom, verslag, gemeente)
    versies: dict[tuple[str, int], int] = {}
    for jaar_van_rij, gebieden in sorted(gemeld.items()):
        aansluiting = cijfers_aansluiten(
            gebieden,
            jaar=jaar_van_rij,
            bron=verslag.bestand,
            oppervlaktes=_bekende_oppervlaktes(gebieden),
            bevestigd=bevestigd,
        )
        versies |= {(code, jaar_van_rij): pk for code, pk in aansluiting.versies.items()}
        for code, reden in aansluiting.geweigerd.items():
            verslag.keur_af(Afgekeurd(regels[code, jaar_van_rij], reden, code))
        _tel_aansluiting(
            verslag, aansluiting.overgenomen, aansluiting.verlegd, aansluiting.niet_geladen
        )
    if not versies:
        raise Leesfout(verslag.bestand, 1, _niets_past(verslag))
    stroom.seek(0)
    bronnen = {j: _bron(bron, pad.name, j, verslag).pk for j in gemeld}
    rijen = (rij for rij in lezer.rijen(stroom) if isinstance(rij, Cijferrij))
    _bewaar(
        ((versies[rij.code, rij.jaar], rij) for rij in rijen if (rij.code, rij.jaar) in versies),
        bronnen,
        verslag,
    )
    _meld_kolommen(lezer, verslag)
    verslag.afgekeurd.sort(key=lambda rij: rij.regel)


def _gemeld(
    lezer: Cijferlezer, stroom: BinaryIO, verslag: Invoerverslag, gemeente: str
) -> tuple[dict[int, list[Gemeld]], dict[tuple[str, int], int]]:
    """Which areas the file reports per year, and on which line."""
    gemeld: defaultdict[int, list[Gemeld]] = defaultdict(list)
    regels: dict[tuple[str, int], int] = {}
    elders: set[str] = set()
    for rij in lezer.rijen(stroom):
        if isinstance(rij, Afgekeurd):
            verslag.keur_af(rij)
        elif gemeente and codes.gemeente_van(rij.code) != gemeente:
            elders.add(codes.gemeente_van(rij.code))
        else:
            gemeld[rij.jaar].append(
                Gemeld(rij.code, rij.naam, rij.vlag, None, rij.oppervlakte_ha, rij.land_ha)
            )
            regels[rij.code, rij.jaar] = rij.regel
    if not gemeld:
        tekst = gettext_noop("geen cijfers van %(gemeente)s in dit bestand; wel van %(elders)s")
        waarden = {"gemeente": gemeente, "elders": ", ".join(sorted(elders)[:5])}
        raise Leesfout(verslag.bestand, 1, Reden(tekst, waarden))
    return gemeld, regels


def _eenheden_ernaast(pad: Path) -> dict[str, str]:
    """Units from the DataProperties that may lie beside a table of CBS."""
    tabel = _TABEL.search(pad.name)
    naast = pad.with_name(f"{tabel.group()}_DataProperties.json") if tabel else pad
    if naast == pad or not naast.is_file():
        return {}
    with open_bestand(naast) as bron:
        return eenheden_uit(bron, naast.name)  # type: ignore[arg-type]


def _bekende_oppervlaktes(gebieden: Iterable[Gemeld]) -> dict[int, float]:
    """Hectares by version from figures that were imported before."""
    gemeenten = {codes.gemeente_van(gebied.code) for gebied in gebieden}
    rijen = Waarde.objects.filter(
        indicator__sleutel=OPPERVLAKTE,
        gebiedversie__gebied__cbs_gemeente__in=gemeenten,
        waarde__isnull=False,
    )
    return {pk: ha for pk, ha in rijen.values_list("gebiedversie_id", "waarde") if ha is not None}


def _tel_aansluiting(
    verslag: Invoerverslag, overgenomen: int, verlegd: int, niet_geladen: set[str]
) -> None:
    verslag.aantallen[_("gebieden met een nieuw jaar (grens overgenomen)")] += overgenomen
    verslag.aantallen[_("daarvan met een verlegde grens")] += verlegd
    verslag.aantallen[_("overgeslagen: gebied is niet geladen")] += len(niet_geladen)
    gemeenten = sorted({codes.gemeente_van(code) for code in niet_geladen})
    if gemeenten:
        tekst = gettext_noop(
            "geen gebieden van dit niveau geladen van %(aantal)s gemeenten: %(eerste)s"
        )
        waarden = {"aantal": len(gemeenten), "eerste": _eerste(gemeenten)}
        verslag.meld(Reden(tekst, waarden))


def _niets_past(verslag: Invoerverslag) -> Reden:
    """Not one row found its area: say why the first did not."""
    if verslag.afgekeurd:
        eerste = verslag.afgekeurd[0]
        tekst = gettext_noop("geen enkele rij past bij een gebied; de eerste: %(code)s, %(reden)s")
        return Reden(tekst, {"code": eerste.inhoud, "reden": eerste.reden})
    return Reden(
        gettext_noop(
            "van geen van deze gebieden is een indeling geladen; importeer eerst de gebieden"
        )
    )


def _bron(naam: str, bestand: str, jaar: int, verslag: Invoerverslag) -> Bron:
    """Where these figures come from, as far as the file says so; never more than it says."""
    treffer = _TABEL.search(bestand)
    tabel = treffer.group() if treffer else Path(bestand).stem[:40]
    van_cbs = treffer is not None or "kwb" in bestand.lower()
    standaard = (_TABELNAMEN.get(tabel, KWB) if van_cbs else bestand)[:120]
    assert verslag.invoer is not None
    rij, _nieuw = Bron.objects.update_or_create(
        naam=naam or standaard,
        tabel=tabel,
        jaar=jaar,
        defaults={
            "licentie": "CC BY 4.0" if van_cbs else "",
            "opgehaald_op": klok.vandaag(),
            "invoer_ref": verslag.invoer.bestand_sha256,
        },
    )
    return rij


def _bewaar(
    rijen: Iterator[tuple[int, Cijferrij]], bronnen: dict[int, int], verslag: Invoerverslag
) -> None:
    """Write what is new or other than it was; count both, and the empty cells."""
    indicatoren, telling = indicatoren_bijwerken(), _Telling()
    for partij in _partijen(rijen):
        oud = _bewaard({versie for versie, _rij in partij})
        waarden = (
            _maak(indicatoren[sleutel], versie, rij.jaar, cel, bronnen)
            for versie, rij in partij
            for sleutel, cel in rij.waarden.items()
        )
        nieuw = [waarde for waarde in waarden if telling.anders(waarde, oud)]
        Waarde.objects.bulk_create(
            nieuw,
            batch_size=2_000,
            update_conflicts=True,
            unique_fields=["indicator", "gebiedversie", "jaar"],
            update_fields=["waarde", "reden_leeg", "bron"],
        )
    tellingen_bijwerken(Waarde)
    telling.noteer(verslag.aantallen)


def _partijen(rijen: Iterator[tuple[int, Cijferrij]]) -> Iterator[list[tuple[int, Cijferrij]]]:
    partij: list[tuple[int, Cijferrij]] = []
    for rij in rijen:
        partij.append(rij)
        if len(partij) == RIJEN_PER_KEER:
            yield partij
            partij = []
    if partij:
        yield partij


def _bewaard(versies: Collection[int]) -> dict[Sleutel, tuple[float | None, str]]:
    velden = ("indicator_id", "gebiedversie_id", "jaar", "waarde", "reden_leeg")
    rijen = Waarde.objects.filter(gebiedversie__in=versies).values_list(*velden)
    return {(ind, versie, jaar): (waarde, leeg) for ind, versie, jaar, waarde, leeg in rijen}


def _maak(
    indicator: int, versie: int, jaar: int, cel: float | str, bronnen: dict[int, int]
) -> Waarde:
    leeg = cel if isinstance(cel, str) else ""
    return Waarde(
        indicator_id=indicator,
        gebiedversie_id=versie,
        jaar=jaar,
        waarde=None if isinstance(cel, str) else cel,
        reden_leeg=leeg,
        bron_id=bronnen[jaar],
    )


@dataclass
class _Telling:
    """Counted in plain numbers: a translated word per figure would take longer than the figure."""

    leeg: int = 0
    nieuw: int = 0
    gewijzigd: int = 0
    ongewijzigd: int = 0

    def anders(self, waarde: Waarde, oud: dict[Sleutel, tuple[float | None, str]]) -> bool:
        """Count this figure; is it other than what is stored?"""
        bewaard = oud.get((waarde.indicator_id, waarde.gebiedversie_id, waarde.jaar))
        self.leeg += waarde.waarde is None
        if bewaard is None:
            self.nieuw += 1
        elif bewaard != (waarde.waarde, waarde.reden_leeg):
            self.gewijzigd += 1
        else:
            self.ongewijzigd += 1
            return False
        return True

    def noteer(self, aantallen: Counter[str]) -> None:
        aantallen[_("lege cijfers")] += self.leeg
        aantallen[_("cijfers nieuw")] += self.nieuw
        aantallen[_("cijfers gewijzigd")] += self.gewijzigd
        aantallen[_("cijfers ongewijzigd")] += self.ongewijzigd


def _meld_kolommen(lezer: Cijferlezer, verslag: Invoerverslag) -> None:
    if lezer.onbekend:
        tekst = gettext_noop("kolommen niet herkend: %(kolommen)s")
        verslag.meld(Reden(tekst, {"kolommen": _eerste(sorted(lezer.onbekend))}))
    if lezer.andere_eenheid:
        tekst = gettext_noop("kolommen niet overgenomen, andere eenheid dan verwacht: %(kolommen)s")
        verslag.meld(Reden(tekst, {"kolommen": _eerste(sorted(lezer.andere_eenheid))}))


def _eerste(namen: list[str]) -> str:
    rest = len(namen) - MEESTE_GENOEMD
    return ", ".join(namen[:MEESTE_GENOEMD]) + (f" … (+{rest})" if rest > 0 else "")
