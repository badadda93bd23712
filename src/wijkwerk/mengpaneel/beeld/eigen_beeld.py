"""One's own answer on the phone: in the overview, and beside the spread after the reveal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from django.utils.safestring import SafeString

from wijkwerk.mengpaneel.beeld import spreidingskanalen
from wijkwerk.mengpaneel.beeld.tekening import NIETS, Kanaal, Maat, paneel, zeg
from wijkwerk.mengpaneel.domain.schaal import Band, band
from wijkwerk.mengpaneel.models import Inzending
from wijkwerk.mengpaneel.teksten import BAND, GEEN_KEUZE, SCHUIF

STROOK: Final = Maat(kolom=260, hoogte=170, dop=(50, 22), rand=56, tekst=14, stip=6)


@dataclass(frozen=True)
class Regel:
    """One slider in the overview."""

    stap: int
    naam: Any
    gedaan: bool
    nu: str
    ambitie: str


def regel(stap: int, schuif: str, inzending: Inzending | None) -> Regel:
    nu, ambitie = _standen(inzending)
    return Regel(stap, SCHUIF[schuif].naam, inzending is not None, zeg(nu), zeg(ambitie))


@dataclass(frozen=True)
class Strook:
    """One slider after the reveal: what I said, what all of us said, as a drawing and in words."""

    naam: Any
    eigen_nu: str
    eigen_ambitie: str
    tekening: SafeString
    samen_nu: str
    samen_ambitie: str
    verschil: bool


def beeld(spreiding: Mapping[str, Any] | None, gedaan: Mapping[str, Inzending]) -> list[Strook]:
    """The five strips; none when too few people took part to show anything."""
    if not spreiding:
        return []
    return [
        _strook(kanaal, spreiding["schuiven"][kanaal.code], gedaan.get(kanaal.code))
        for kanaal in spreidingskanalen(spreiding)
    ]


def _strook(kanaal: Kanaal, cijfers: Mapping[str, Any], inzending: Inzending | None) -> Strook:
    nu, ambitie = _standen(inzending)
    naam = SCHUIF[kanaal.code].naam
    eigen = nu if inzending else NIETS
    met_mij = replace(kanaal, naam=(), bijschrift="", nadruk=False, eigen=eigen)
    return Strook(
        naam=naam,
        eigen_nu=zeg(nu),
        eigen_ambitie=zeg(ambitie),
        tekening=paneel([met_mij], maat=STROOK, sier=True),
        samen_nu=_samen(cijfers["nu"]),
        samen_ambitie=_samen(cijfers["ambitie"]),
        verschil=kanaal.nadruk,
    )


def _standen(inzending: Inzending | None) -> tuple[int | None, int | None]:
    return (inzending.nu, inzending.ambitie) if inzending else (None, None)


def _samen(cijfers: Mapping[str, Any]) -> str:
    """`4 laag, 6 midden, 5 hoog, 2 geen keuze`."""
    telling = dict.fromkeys(Band, 0)
    for stand, aantal in cijfers["verdeling"].items():
        telling[band(int(stand))] += aantal
    delen = [f"{telling[letter]} {BAND[letter]}" for letter in Band]
    if cijfers["geen"]:
        delen.append(f"{cijfers['geen']} {GEEN_KEUZE}")
    return ", ".join(delen)
