"""A frozen spread as strips to draw: only what was published, never an answer of somebody.

Up to 40 people an answer is a dot, told apart by the shape of its role; above that bars count them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Any, Final

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.mengpaneel.beeld.tekening import Kanaal, Maat, Punt, Staaf, stip
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN
from wijkwerk.mengpaneel.domain.spreiding import MOMENTEN
from wijkwerk.mengpaneel.teksten import SCHUIF

MEESTE_STIPPEN: Final = 40  # people in one drawing
MEESTE_OP_EEN_PLEK: Final = 18  # dots beside each other and above each other at one position
LANGSTE_REGEL: Final = 15
MEESTE_NAAMREGELS: Final = 3
BANDTEKST: Final = 27.5
BREED: Final = 1_720  # of all strips together on the big screen
PAGINABREED: Final = Maat(212, 330, (54, 24), rand=74, tekst=17, stip=8)  # for a page
_LETTER: Final = 0.64  # width of a bold letter, as part of its height

Spreiding = Mapping[str, Any]


@dataclass(frozen=True)
class Sleutelregel:
    """A shape and whose it is."""

    teken: SafeString
    naam: str
    aantal: int


def spreidingskanalen(spreiding: Spreiding, nadruk: str = "") -> list[Kanaal]:
    """The five sliders with everybody's answers; [] when too few people answered to show any.

    `nadruk`: the slider to frame; else the one on which groups differ most.
    """
    schuiven = spreiding["schuiven"]
    if not schuiven:
        return []
    omkaderd = nadruk or spreiding["meeste_verschil"]
    groepen = {schuif: schuiven[schuif]["per_rol"] or [schuiven[schuif]] for schuif in SCHUIVEN}
    grootste = _grootste([schuiven[schuif] for schuif in SCHUIVEN])
    staven = spreiding["aantal"] > MEESTE_STIPPEN or grootste > MEESTE_OP_EEN_PLEK
    return [
        Kanaal(
            naam=SCHUIF[schuif].regels,
            code=schuif,
            punten=() if staven else _punten(groepen[schuif]),
            staven=_staven(schuiven[schuif], grootste) if staven else (),
            mediaan=_medianen(schuiven[schuif]),
            nadruk=schuif == omkaderd,
            bijschrift=_geen_keuze(schuiven[schuif]),
        )
        for schuif in SCHUIVEN
    ]


def rolkanalen(spreiding: Spreiding, schuif: str) -> list[Kanaal]:
    """One slider with a strip for every group of people; [] when no groups may be shown."""
    if not spreiding["rollen"]:
        return []
    beeld = spreiding["schuiven"][schuif]
    verschil = beeld["verschil"] or {}
    grootste = _grootste(beeld["per_rol"])
    staven = grootste > MEESTE_OP_EEN_PLEK or spreiding["aantal"] > MEESTE_STIPPEN
    return [
        Kanaal(
            naam=regels_van(rolnaam(rol["naam"])),
            code=schuif,
            punten=() if staven else _punten([groep], nummer),
            staven=_staven(groep, grootste) if staven else (),
            mediaan=_medianen(groep),
            nadruk=nummer in (verschil.get("laag"), verschil.get("hoog")),
            bijschrift=ngettext("%(n)s mens", "%(n)s mensen", rol["aantal"]) % {"n": rol["aantal"]},
        )
        for nummer, (rol, groep) in enumerate(
            zip(spreiding["rollen"], beeld["per_rol"], strict=True)
        )
    ]


def rolsleutel(spreiding: Spreiding) -> list[Sleutelregel]:
    """Which shape is which group; [] when the drawing has one shape or bars."""
    kanalen = spreidingskanalen(spreiding)
    if not kanalen or kanalen[0].staven:
        return []
    return [
        Sleutelregel(_teken(nummer), rolnaam(rol["naam"]), rol["aantal"])
        for nummer, rol in enumerate(spreiding["rollen"])
    ]


def rolmaat(kanalen: Sequence[Kanaal]) -> Maat:
    """The big screen divided among as many groups as there are; names stay inside their strip."""
    kolom = BREED / max(len(kanalen), 3)
    langste = max((len(str(regel)) for k in kanalen for regel in k.naam), default=1)
    tekst = min(32.0, 0.94 * kolom / (langste * _LETTER))
    stip_ = min(18.0, kolom / 20)
    return Maat(
        kolom,
        520,
        (min(86, kolom * 0.3), 34),
        rand=124,
        tekst=tekst,
        stip=stip_,
        bandtekst=BANDTEKST,
    )


def rolnaam(naam: str) -> str:
    """As it was written; the group of small roles in the language of the page."""
    return _("Andere rollen") if naam == "Andere rollen" else naam


def regels_van(naam: str) -> tuple[str, ...]:
    """A long name on two or three lines, broken between words so that the longest is short."""
    woorden = naam.split()
    aantal = min(len(woorden), math.ceil(len(naam) / LANGSTE_REGEL), MEESTE_NAAMREGELS)
    if aantal <= 1:
        return (naam,)
    breuken = combinations(range(1, len(woorden)), aantal - 1)
    delen = (
        [" ".join(woorden[van:tot]) for van, tot in pairwise((0, *breuk, len(woorden)))]
        for breuk in breuken
    )
    return tuple(min(delen, key=lambda regels: max(map(len, regels))))


def _teken(nummer: int) -> SafeString:
    return mark_safe(  # noqa: S308 (numbers only)
        f'<svg viewBox="0 0 28 26" aria-hidden="true">{stip(nummer, "nu", 14, 13, 10)}</svg>'
    )


def _telling(groep: Mapping[str, Any], moment: str) -> dict[int, int]:
    return {int(s): aantal for s, aantal in groep[moment]["verdeling"].items() if aantal}


def _grootste(groepen: Sequence[Mapping[str, Any]]) -> int:
    """The most answers on one position: the full length of a bar."""
    tellingen = (_telling(groep, moment) for groep in groepen for moment in MOMENTEN)
    return max((aantal for telling in tellingen for aantal in telling.values()), default=0)


def _punten(groepen: Sequence[Mapping[str, Any]], eerste: int = 0) -> tuple[Punt, ...]:
    return tuple(
        Punt(stand, nummer, moment)
        for nummer, groep in enumerate(groepen, eerste)
        for moment in MOMENTEN
        for stand, aantal in _telling(groep, moment).items()
        for _n in range(aantal)
    )


def _staven(groep: Mapping[str, Any], grootste: int) -> tuple[Staaf, ...]:
    return tuple(
        Staaf(stand, aantal, aantal / grootste, moment)
        for moment in MOMENTEN
        for stand, aantal in _telling(groep, moment).items()
    )


def _medianen(groep: Mapping[str, Any]) -> dict[str, float | None]:
    return {moment: groep[moment]["mediaan"] for moment in MOMENTEN}


def _geen_keuze(groep: Mapping[str, Any]) -> str:
    """Who chose no position for now; those of the ambition stand in the table beside it."""
    aantal = groep["nu"]["geen"]
    return _("%(n)s× geen keuze") % {"n": aantal} if aantal else ""
