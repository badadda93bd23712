"""What the public panel says at a position: the same words for the page and for its script.

The server fills them in for a position in the link; mengpaneel.js fills in the same sentences while
a slider moves. Nothing here is stored.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.mengpaneel.beeld.tekening import NIETS, Kanaal, Punt
from wijkwerk.mengpaneel.beeld.tekening import paneel as teken
from wijkwerk.mengpaneel.domain import hints
from wijkwerk.mengpaneel.domain.hints import Hint, Soort
from wijkwerk.mengpaneel.domain.nabijheid import Nabijheid, nabijheid
from wijkwerk.mengpaneel.domain.profielen import OP_CODE, Profiel
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN, Band, Standen, band, gekozen, hoogte
from wijkwerk.mengpaneel.domain.voorbeelden import Voorbeeld
from wijkwerk.mengpaneel.teksten import BAND, HINT, HINTSOORT, KRACHT, PROFIEL, SCHUIF
from wijkwerk.mengpaneel.templatetags.mengpaneel import kanaalwoorden

VERST: Final = 10  # steps: two on each of five sliders
GEEN: Final = "-"


@dataclass(frozen=True)
class Reden:
    """One slider beside one profile."""

    code: str
    naam: Any
    tekst: str
    genoemd: bool


@dataclass(frozen=True)
class Regel:
    """One profile on the line: how near, why, and how sure its positions are."""

    profiel: Profiel
    naam: str
    in_zin: str
    kern: Any
    afstand: int | None
    dichtbij: bool
    stappen: str
    gelijk: str
    redenen: list[Reden]
    tekening: SafeString

    @property
    def banden(self) -> str:
        """For the script: the band of every slider."""
        return json.dumps({schuif: str(letter) for schuif, letter in self.profiel.banden.items()})


@dataclass(frozen=True)
class Kaart:
    """A risk card or a question; `geldt` at this position."""

    hint: Hint
    geldt: bool

    @property
    def tekst(self) -> Any:
        return HINT[self.hint.code]

    @property
    def bron(self) -> str:
        return hoofdstukken(self.hint.bron)

    @property
    def soort(self) -> str:
        return "risico" if self.hint.soort is Soort.RISICO else "hint"

    @property
    def merk(self) -> str:
        """`waarschijnlijk`, where the source says how sure it is; else what kind of question."""
        if self.hint.soort is Soort.SAMENHANG:
            return str(KRACHT[self.hint.kracht])
        return str(HINTSOORT[self.hint.soort])

    @property
    def als(self) -> str:
        """For the script: in which bands the card applies."""
        return json.dumps(dict(self.hint.als or {}))


def stappen(aantal: int) -> str:
    return ngettext("%(n)d stap", "%(n)d stappen", aantal) % {"n": aantal}


def naam_in_zin(code: str) -> str:
    """`participatieve gemeente`; what does not exist is marked everywhere."""
    naam = str(PROFIEL[code].naam)
    naam = naam[:1].lower() + naam[1:]
    return _("{naam} (gedachte-experiment)").format(naam=naam) if OP_CODE[code].fictief else naam


def hoofdstukken(bron: str) -> str:
    """`4, 9` as it is read: 4 en 9."""
    return _(" en ").join(bron.split(", "))


def _reden(eigen: str, profiel: Band) -> str:
    """Why a slider counts, for one's own band (or none) beside the band of the profile."""
    if eigen == GEEN:
        return _("geen keuze, telt niet mee (profiel {profiel})").format(profiel=BAND[profiel])
    verschil = hoogte(Band(eigen)) - hoogte(profiel)
    if not verschil:
        return _("gelijk ({band})").format(band=BAND[profiel])
    zin = (
        _("{stappen} hoger: u {eigen}, profiel {profiel}")
        if verschil > 0
        else _("{stappen} lager: u {eigen}, profiel {profiel}")
    )
    return zin.format(
        stappen=stappen(abs(verschil)), eigen=BAND[Band(eigen)], profiel=BAND[profiel]
    )


def woorden() -> dict[str, Any]:
    """Everything the page can say while a slider moves, in the language of the page."""
    return {
        **kanaalwoorden(),
        "stappen": [stappen(aantal) for aantal in range(VERST + 1)],
        "leeg": _("nog geen keuze"),
        "dichtstbij": _("{stappen}, dichtstbij"),
        "gedeeld": _("{stappen}, even dichtbij"),
        "gelijk": _("{gelijk} van {gekozen} gelijk"),
        "redenen": {
            f"{eigen}{letter}": _reden(eigen, letter) for eigen in (*Band, GEEN) for letter in Band
        },
        "begin": _("Zet een schuif. Dan ziet u hier hoe dicht u bij elk profiel staat."),
        "een": _(
            "Het dichtst bij: {namen} ({stappen}). U koos bij {gekozen} van de vijf schuiven."
        ),
        "meer": _("Even dichtbij: {namen} ({stappen}). U koos bij {gekozen} van de vijf schuiven."),
        "gekopieerd": _("De link is gekopieerd. Hij bevat alleen de standen."),
        "kopieer_zelf": _("Kopiëren lukt hier niet. Kopieer het adres boven in uw browser."),
    }


def regels(standen: Standen, teksten: Mapping[str, Any]) -> list[Regel]:
    """The five profiles, in the order of the source."""
    aantal = len(gekozen(standen))
    return [_regel(rij, standen, aantal, teksten) for rij in nabijheid(standen)]


def _regel(rij: Nabijheid, standen: Standen, aantal: int, teksten: Mapping[str, Any]) -> Regel:
    profiel, tekst = rij.profiel, PROFIEL[rij.profiel.code]
    zin = "{stappen}"
    if rij.dichtstbij:
        zin = teksten["gedeeld"] if rij.gedeeld else teksten["dichtstbij"]
    return Regel(
        profiel=profiel,
        naam=str(tekst.naam),
        in_zin=naam_in_zin(profiel.code),
        kern=tekst.kern,
        afstand=rij.afstand if aantal else None,
        dichtbij=rij.dichtstbij,
        stappen=zin.format(stappen=stappen(rij.afstand)) if aantal else teksten["leeg"],
        gelijk=teksten["gelijk"].format(gelijk=rij.gelijk, gekozen=aantal) if aantal else "",
        redenen=[_reden_van(schuif, standen, profiel, teksten) for schuif in SCHUIVEN],
        tekening=teken_profiel(profiel, standen),
    )


def _reden_van(
    schuif: str, standen: Standen, profiel: Profiel, teksten: Mapping[str, Any]
) -> Reden:
    stand = standen[schuif]
    eigen = GEEN if stand is None else band(stand)
    zin = teksten["redenen"][f"{eigen}{profiel.banden[schuif]}"]
    return Reden(schuif, SCHUIF[schuif].naam, zin, profiel.genoemd(schuif))


def teken_profiel(profiel: Profiel, standen: Standen | None = None) -> SafeString:
    """The bands of a profile: a solid edge is stated in the source, a dashed one derived. With
    `standen` also where you are, for the eye only: the reasons beside it say the same."""
    kanalen = [
        Kanaal(
            naam=(SCHUIF[schuif].naam,),
            profiel=profiel.banden[schuif],
            genoemd=profiel.genoemd(schuif),
            eigen=NIETS if standen is None else standen[schuif],
            code=schuif,
        )
        for schuif in SCHUIVEN
    ]
    titel = PROFIEL[profiel.code].naam
    return teken(kanalen, titel=titel, maat="klein", sier=standen is not None)


def teken_voorbeelden(rijen: Sequence[Voorbeeld]) -> SafeString | str:
    """Where the source puts the sliders of a gemeente, for the eye only: the text says the same.
    "" when it points at no single band."""
    gewezen = {s: rij for rij in rijen if len(rij.banden) == 1 for s in rij.schuiven}
    if not gewezen:
        return ""
    kanalen = [
        Kanaal(naam=(SCHUIF[s].naam,), profiel=Band(rij.banden), genoemd=rij.genoemd)
        if (rij := gewezen.get(s))
        else Kanaal(naam=(SCHUIF[s].naam,))
        for s in SCHUIVEN
    ]
    return teken(kanalen, maat="mini", sier=True)


def teken_spreiding(panelen: Sequence[Standen]) -> SafeString | str:
    """Panels of several gemeenten beside each other: a dot for each, per slider; "" for none."""
    if not panelen:
        return ""
    kanalen = []
    for schuif in SCHUIVEN:
        standen = [stand for paneel in panelen if (stand := paneel.get(schuif)) is not None]
        zonder = len(panelen) - len(standen)
        kanalen.append(
            Kanaal(
                naam=SCHUIF[schuif].regels,
                punten=[Punt(stand, 0) for stand in standen],
                bijschrift=_("{n} zonder keuze").format(n=zonder) if zonder else "",
            )
        )
    return teken(kanalen, titel=_("Gedeelde panelen: de aantallen staan in de tabel"))


def teken_mini(standen: Standen) -> SafeString:
    """A panel as a small mark; it says its positions in its label."""
    kanalen = [Kanaal(naam=(SCHUIF[s].naam,), nu=standen[s], code=s) for s in SCHUIVEN]
    return teken(kanalen, maat="mini")


def zin(rijen: list[Regel], standen: Standen, teksten: Mapping[str, Any]) -> str:
    """The status line under the desk."""
    dichtbij = [rij for rij in rijen if rij.dichtbij]
    if not dichtbij:
        return str(teksten["begin"])
    return str(teksten["meer" if len(dichtbij) > 1 else "een"]).format(
        namen=", ".join(rij.in_zin for rij in dichtbij),
        stappen=stappen(dichtbij[0].afstand or 0),
        gekozen=len(gekozen(standen)),
    )


def kaarten(standen: Standen) -> list[Kaart]:
    """Every card about one panel; those that apply now are marked."""
    return [
        Kaart(hint, hints.past(hint.als, standen)) for hint in hints.HINTS if hint.als is not None
    ]
