"""Areas of a year from a GeoJSON file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO

import shapely
from django.utils.translation import gettext as _

from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.inlezen import Afgekeurd, Leesfout, Reden, gettext_noop
from wijkwerk.core.invoer import Invoerverslag, Voortgang, invoeren
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.domain.geojson import Gebiedsvorm, lees_gebieden
from wijkwerk.gebieden.domain.versies import (
    GRENS_VERLEGD,
    ZELFDE_VLAK,
    Bekend,
    Besluit,
    Gemeld,
    Opvolgvoorstel,
    opvolging,
    overlap,
    som_oppervlakte,
    vergelijk,
)
from wijkwerk.gebieden.models import Gebied, GebiedOpvolging, GebiedVersie
from wijkwerk.gebieden.services.boom import paden_herbouwen
from wijkwerk.gebieden.services.versies import (
    PARTIJ,
    Groep,
    bekende_versies,
    eigen_ouder,
    gebieden_maken,
    geometrievelden,
    groep_van,
    looptijden_bijwerken,
    namen_bijwerken,
    ouders_koppelen,
    stempel_ophogen,
    vlakken_van,
)

EERSTE_JAAR, LAATSTE_JAAR = 1990, 2100
_JAAR = re.compile(r"(?<!\d)(?:19[89]\d|20\d\d)(?!\d)")
_GROND = ("geometrie", "bbox", "oppervlakte_ha", "geometrie_jaar", "naam", "wijziging", "bron")


@handeling("gebieden.importeren")
def gebieden_importeren(
    pad: Path,
    *,
    actor: Actor,
    jaar: int | None = None,
    gemeente: str = "",
    voortgang: Voortgang | None = None,
) -> Invoerverslag:
    """Read the areas of one year; `gemeente` (CBS code) limits a national file to one gemeente.

    Leesfout when the file cannot be used; then nothing is stored.
    """
    require(actor, "gebieden.importeren", None)
    jaar = jaar_van(pad.name, jaar)
    verslag = invoeren(
        pad,
        partial(_importeren, jaar=jaar, gemeente=gemeente),
        soort="gebieden",
        jaar=jaar,
        opties=[gemeente] if gemeente else [],
        voortgang=voortgang,
    )
    if not verslag.al_ingelezen:
        log(verslag.invoer)
    return verslag


def jaar_van(bestandsnaam: str, jaar: int | None) -> int:
    """The year that was asked for, else the one year in the file name."""
    if jaar is not None:
        if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
            raise DomainError("jaar_onmogelijk", _("%(jaar)s is geen jaar.") % {"jaar": jaar})
        return jaar
    jaren = {int(treffer) for treffer in _JAAR.findall(bestandsnaam)}
    if len(jaren) != 1:
        tekst = _("Van welk jaar is %(bestand)s? Noem het met --jaar.")
        raise DomainError("jaar_onbekend", tekst % {"bestand": bestandsnaam})
    return jaren.pop()


def _importeren(bron: BinaryIO, verslag: Invoerverslag, *, jaar: int, gemeente: str) -> None:
    vormen = _lees(bron, verslag, gemeente)
    per_groep: defaultdict[Groep, list[Gebiedsvorm]] = defaultdict(list)
    for vorm in vormen:
        per_groep[groep_van(vorm.code)].append(vorm)
    werk = _Werk(jaar, verslag)
    for groep, bekend in bekende_versies(per_groep.keys(), jaar).items():
        werk.groep(per_groep[groep], bekend)
    werk.bewaar()
    gemeenten = {groep.gemeente for groep in per_groep}
    looptijden_bijwerken(werk.geraakt)
    ouders_koppelen(gemeenten)
    paden_herbouwen(gemeenten)
    stempel_ophogen(gemeenten)


def _lees(bron: BinaryIO, verslag: Invoerverslag, gemeente: str) -> list[Gebiedsvorm]:
    vormen, elders = [], set()
    for rij in lees_gebieden(bron, verslag.bestand):
        if isinstance(rij, Afgekeurd):
            verslag.keur_af(rij)
        elif gemeente and rij.gemeentecode != gemeente:
            elders.add(rij.gemeentecode)
            verslag.aantallen[_("van een andere gemeente, overgeslagen")] += 1
        else:
            vormen.append(rij)
            if rij.herstel:
                tekst = gettext_noop("%(code)s hersteld, de grens klopte niet: %(fout)s")
                verslag.meld(Reden(tekst, {"code": rij.code, "fout": rij.herstel}))
    if not vormen:
        tekst = gettext_noop("geen gebieden van %(gemeente)s in dit bestand; wel van %(elders)s")
        waarden = {"gemeente": gemeente, "elders": ", ".join(sorted(elders)[:5])}
        raise Leesfout(verslag.bestand, 1, Reden(tekst, waarden))
    return vormen


@dataclass
class _Werk:
    """What has to be written, gathered over all groups of the file."""

    jaar: int
    verslag: Invoerverslag
    bijgewerkt: list[GebiedVersie] = field(default_factory=list)
    nieuw: list[Gebiedsvorm] = field(default_factory=list)
    doorlopend: list[tuple[Gebiedsvorm, Besluit, GebiedVersie]] = field(default_factory=list)
    voorstellen: list[Opvolgvoorstel] = field(default_factory=list)
    vervallen: dict[int, int] = field(default_factory=dict)
    """Gebied -> the year from which it no longer exists."""
    eerder: dict[str, int] = field(default_factory=dict)
    """Code of a new Gebied of a past year -> the year from which it no longer exists."""
    geraakt: set[int] = field(default_factory=set)

    def groep(self, vormen: list[Gebiedsvorm], bekend: list[GebiedVersie]) -> None:
        """Decide about the areas of one level in one gemeente."""
        dit_jaar = {versie.code: versie for versie in bekend if versie.van_jaar == self.jaar}
        vlakken = vlakken_van(bekend) if bekend else {}
        for vorm in vormen:
            if vorm.code in dit_jaar:
                self._bijwerken(dit_jaar[vorm.code], vorm, vlakken)
        rest = [vorm for vorm in vormen if vorm.code not in dit_jaar]
        anders = [versie for versie in bekend if versie.van_jaar != self.jaar]
        if rest:
            self._vergelijken(rest, anders, vlakken)

    def _bijwerken(
        self, versie: GebiedVersie, vorm: Gebiedsvorm, vlakken: dict[int, shapely.Geometry]
    ) -> None:
        """A second file of the same year, or boundaries after figures had made the version."""
        velden = geometrievelden(vorm.vlak, self.jaar)
        oud = vlakken.get(versie.pk)
        verplaatst = oud is not None and overlap(oud, vorm.vlak) < ZELFDE_VLAK
        if verplaatst and versie.geometrie_jaar != self.jaar:
            versie.wijziging = GRENS_VERLEGD
        if (
            (oud is None or not oud.equals(vorm.vlak))
            or versie.geometrie_jaar != self.jaar
            or versie.naam != vorm.naam
        ):
            for naam, waarde in velden.items():
                setattr(versie, naam, waarde)
            versie.naam, versie.bron = vorm.naam, self.verslag.bestand[:120]
            self.bijgewerkt.append(versie)
            self.verslag.aantallen[_("gebieden bijgewerkt")] += 1
        else:
            self.verslag.aantallen[_("gebieden ongewijzigd")] += 1

    def _vergelijken(
        self,
        vormen: list[Gebiedsvorm],
        versies: list[GebiedVersie],
        vlakken: dict[int, shapely.Geometry],
    ) -> None:
        per_gebied = {versie.gebied_id: versie for versie in versies}
        bekend = [
            Bekend(v.gebied_id, v.code, v.naam, v.van_jaar, vlakken.get(v.pk), v.oppervlakte_ha)
            for v in versies
        ]
        gemeld = [Gemeld(vorm.code, vorm.naam, vlak=vorm.vlak) for vorm in vormen]
        besluiten = vergelijk(bekend, gemeld, jaar=self.jaar)
        gebleven = set()
        for vorm, besluit in zip(vormen, besluiten, strict=True):
            if besluit.gebied is None:
                self.nieuw.append(vorm)
            else:
                gebleven.add(besluit.gebied)
                self.doorlopend.append((vorm, besluit, per_gebied[besluit.gebied]))
        if bekend and _dekt(gemeld, bekend):
            self._opvolgen(bekend, gemeld, gebleven)

    def _opvolgen(self, bekend: list[Bekend], gemeld: list[Gemeld], gebleven: set[int]) -> None:
        """The file covers the whole gemeente: what is not in it has ended, or did not exist yet."""
        nieuwe = {vorm.code for vorm in self.nieuw}
        if self.jaar > bekend[0].jaar:
            weg = [gebied for gebied in bekend if gebied.gebied not in gebleven]
            self.vervallen.update({gebied.gebied: self.jaar for gebied in weg})
            self.voorstellen += opvolging(weg, gemeld)
        else:
            self.eerder.update({g.code: bekend[0].jaar for g in gemeld if g.code in nieuwe})

    def bewaar(self) -> None:
        """Write everything: areas, versions, ends and proposals."""
        GebiedVersie.objects.bulk_update(self.bijgewerkt, _GROND, batch_size=100)
        gemaakt = gebieden_maken([(vorm.code, vorm.naam) for vorm in self.nieuw])
        self._bewaar_versies(gemaakt)
        self._bewaar_einde(gemaakt)
        per_code = {
            v.code: v.gebied_id
            for v in GebiedVersie.objects.filter(van_jaar=self.jaar).only("code", "gebied_id")
        }
        GebiedOpvolging.objects.bulk_create(
            (
                GebiedOpvolging(
                    oud_id=v.oud,
                    nieuw_id=per_code[v.nieuw],
                    jaar=self.jaar,
                    soort=v.soort,
                    aandeel=v.aandeel,
                )
                for v in self.voorstellen
                if v.oud != per_code[v.nieuw]
            ),
            ignore_conflicts=True,
        )
        self._tel()

    def _bewaar_versies(self, gemaakt: dict[str, Gebied]) -> None:
        versies = [self._versie(vorm, gemaakt[vorm.code].pk) for vorm in self.nieuw]
        namen = {}
        for vorm, besluit, vorige in self.doorlopend:
            versie = self._versie(vorm, vorige.gebied_id)
            versie.wijziging, versie.ouder = besluit.wijziging, eigen_ouder(vorige)
            versies.append(versie)
            if vorige.van_jaar < self.jaar:
                namen[vorige.gebied_id] = vorm.naam
        GebiedVersie.objects.bulk_create(versies, batch_size=PARTIJ)
        namen_bijwerken(namen)
        self.geraakt = {versie.gebied_id for versie in versies} | self.vervallen.keys()

    def _versie(self, vorm: Gebiedsvorm, gebied: int) -> GebiedVersie:
        return GebiedVersie(
            gebied_id=gebied,
            van_jaar=self.jaar,
            code=vorm.code,
            naam=vorm.naam,
            bron=self.verslag.bestand[:120],
            **geometrievelden(vorm.vlak, self.jaar),
        )

    def _bewaar_einde(self, gemaakt: dict[str, Gebied]) -> None:
        per_jaar: defaultdict[int, list[int]] = defaultdict(list)
        for gebied, jaar in self.vervallen.items():
            per_jaar[jaar].append(gebied)
        for code, jaar in self.eerder.items():
            per_jaar[jaar].append(gemaakt[code].pk)
        for jaar, gebieden in per_jaar.items():
            Gebied.objects.filter(pk__in=gebieden).update(vervallen_op=date(jaar, 1, 1))

    def _tel(self) -> None:
        verlegd = sum(
            1 for _vorm, besluit, _v in self.doorlopend if besluit.wijziging == GRENS_VERLEGD
        )
        aantallen = self.verslag.aantallen
        aantallen[_("gebieden nieuw")] += len(self.nieuw)
        aantallen[_("gebieden met een nieuw jaar")] += len(self.doorlopend)
        aantallen[_("daarvan met een verlegde grens")] += verlegd
        aantallen[_("gebieden vervallen")] += len(self.vervallen)
        aantallen[_("opvolgingen om te bevestigen")] += len(self.voorstellen)


def _dekt(gemeld: Collection[Gemeld], bekend: Iterable[Bekend]) -> bool:
    """The reported areas together are as large as the known ones: a whole gemeente, no part."""
    oud = som_oppervlakte(gebied.vlak for gebied in bekend)
    return bool(oud) and som_oppervlakte(gebied.vlak for gebied in gemeld) >= ZELFDE_VLAK * oud
