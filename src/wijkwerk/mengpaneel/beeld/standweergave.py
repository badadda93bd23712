"""How the pages of setting and reading a panel show it: movement in words, spread, stages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wijkwerk.doelen.domain.belofte import Stand
from wijkwerk.doelen.selectors import belofte_van
from wijkwerk.mengpaneel import teksten
from wijkwerk.mengpaneel.beeld import Sleutelregel, rolsleutel, spreidingskanalen
from wijkwerk.mengpaneel.beeld.tekening import Maat, kanalen_van, paneel
from wijkwerk.mengpaneel.beeld.uitslag import hoofdstukken
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN, Standen, band
from wijkwerk.mengpaneel.forms.vaststellen import StandForm
from wijkwerk.mengpaneel.models import Etappe, Oefening, OefeningInspanning
from wijkwerk.mengpaneel.selectors.vaststellen import Gemis, Vraag

EEN_KANAAL = Maat(250, 250, (50, 26), rand=58, tekst=13, stip=7)  # one slider, beside its form
VELDNAAM = {
    "reden": gettext_lazy("de reden"),
    "aannames": gettext_lazy("de aannames"),
    "wat_veranderde": gettext_lazy("wat er gebeurde"),
    "aannames_klopten": gettext_lazy("of de aannames klopten"),
}


def beweging(nu: int | None, ambitie: int | None) -> str:
    """From now to the ambition in a few words."""
    if nu is None and ambitie is None:
        return _("geen keuze")
    if nu is None or ambitie is None:
        return _("geen keuze voor nu") if nu is None else _("geen ambitie gekozen")
    van, naar = teksten.BAND[band(nu)], teksten.BAND[band(ambitie)]
    if nu == ambitie:
        return _("blijft %(band)s") % {"band": van}
    if van == naar:
        zin = _("iets hoger, blijft %(band)s") if ambitie > nu else _("iets lager, blijft %(band)s")
        return zin % {"band": van}
    return _("van %(van)s naar %(naar)s") % {"van": van, "naar": naar}


@dataclass(frozen=True)
class Verdeling:
    """What people filled in on one slider; only what was published."""

    tekening: SafeString
    kenmerken: list[tuple[Any, int]]
    cultuur: list[tuple[Any, int]]
    sleutel: list[Sleutelregel]


def verdelingen(oefening: Oefening) -> dict[str, Verdeling]:
    """By slider; {} without a spread, or when too few people answered."""
    beeld = oefening.spreiding
    if not beeld or beeld["te_klein"]:
        return {}
    titels, sleutel = (_("nu links, ambitie rechts"),), rolsleutel(beeld)
    return {
        kanaal.code: Verdeling(
            tekening=paneel(
                [replace(kanaal, naam=titels, nadruk=False)],
                titel=teksten.SCHUIF[kanaal.code].naam,
                maat=EEN_KANAAL,
            ),
            kenmerken=[
                (naam, aantal)
                for naam, aantal in zip(
                    teksten.SCHUIF[kanaal.code].kenmerken,
                    beeld["schuiven"][kanaal.code]["kenmerken"],
                    strict=False,
                )
                if aantal
            ],
            sleutel=sleutel,
            cultuur=[
                (teksten.CULTUUR[naam], aantal)
                for naam, aantal in beeld["schuiven"][kanaal.code]["cultuur"].items()
            ],
        )
        for kanaal in spreidingskanalen(beeld)
    }


@dataclass(frozen=True)
class Actieregel:
    """An action as the page tells it."""

    actie: OefeningInspanning
    stand: Stand
    te_openen: bool  # not everybody may open every inspanning


def actieregels(
    acties: Mapping[str, Sequence[OefeningInspanning]],
    verloop: Mapping[int, Any],
    zichtbaar: set[int],
    vandaag: date,
) -> dict[str, list[Actieregel]]:
    return {
        schuif: [
            Actieregel(
                rij,
                belofte_van(verloop[rij.inspanning_id]).stand(vandaag),
                rij.inspanning_id in zichtbaar,
            )
            for rij in rijen
        ]
        for schuif, rijen in acties.items()
    }


@dataclass(frozen=True)
class Vraagregel:
    """A hint in words, with what was decided about it."""

    vraag: Vraag

    @property
    def tekst(self) -> Any:
        return teksten.HINT[self.vraag.hint.code]

    @property
    def code(self) -> str:
        return self.vraag.hint.code

    @property
    def soort(self) -> Any:
        return teksten.HINTSOORT[self.vraag.hint.soort]

    @property
    def kracht(self) -> Any:
        return teksten.KRACHT[self.vraag.hint.kracht]

    @property
    def bron(self) -> str:
        return hoofdstukken(self.vraag.hint.bron)

    @property
    def besluit(self) -> Any:
        afweging = self.vraag.afweging
        return teksten.BESLUIT[afweging.besluit] if afweging else ""

    @property
    def wanneer(self) -> str:
        return _("nu") if self.vraag.ook_nu else _("bij de ambitie")


@dataclass(frozen=True)
class Schuifdeel:
    """One slider on the page of setting: its form and what stands beside it."""

    form: StandForm
    verdeling: Verdeling | None
    acties: list[Actieregel]
    gemis: list[str]
    open: bool

    @property
    def code(self) -> str:
        return self.form.schuif

    @property
    def tekst(self) -> teksten.Schuiftekst:
        return teksten.SCHUIF[self.code]

    @property
    def beweging(self) -> str:
        stand = self.form.stand
        return _("nog niet ingevuld") if stand is None else beweging(stand.nu, stand.ambitie)


def gemis_van(gemis: Iterable[Gemis], schuif: str) -> list[str]:
    return [str(VELDNAAM[rij.veld]) for rij in gemis if rij.schuif == schuif]


@dataclass(frozen=True)
class Stap:
    """A stage of the roadmap, drawn small."""

    etappe: Etappe
    tekening: SafeString
    zin: str


def stappenplan(etappes: Sequence[Etappe], nu: Standen) -> list[Stap]:
    """Every stage as the panel will stand by then: what is not named stays as it was."""
    stappen, stand = [], dict(nu)
    for rij in etappes:
        stand = {**stand, **{s: rij.standen[s] for s in SCHUIVEN if s in rij.standen}}
        zin = ", ".join(
            f"{str(teksten.SCHUIF[s].naam).lower()} {teksten.BAND[band(rij.standen[s])]}"
            for s in SCHUIVEN
            if s in rij.standen
        )
        tekening = paneel(kanalen_van(stand), titel=rij.naam, maat="mini")
        stappen.append(Stap(rij, tekening, zin))
    return stappen
