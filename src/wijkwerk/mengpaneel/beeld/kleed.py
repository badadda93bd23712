"""The quilt: all 243 combinations as one drawing, every one at its own place (S-A24).

Nine blocks (inside to the right, residents upwards), in each nine cells (internal position to the
right, politics upwards), in each three strips (communication). The colour is the nearest profile; a
strip with several colours has several that are equally near.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.mengpaneel.beeld.uitslag import naam_in_zin, stappen
from wijkwerk.mengpaneel.domain.nabijheid import afstand, dichtstbij, indeling
from wijkwerk.mengpaneel.domain.profielen import PROFIELEN, Profiel
from wijkwerk.mengpaneel.domain.schaal import (
    SCHUIVEN,
    Band,
    Standen,
    alle_combinaties,
    band,
    hoogte,
    naam_van,
    uit_naam,
)
from wijkwerk.mengpaneel.teksten import BAND, PROFIEL, SCHUIF

BLOK, TUSSEN, LINKS, BOVEN, RAND = 246.0, 14.0, 62.0, 34.0, 6.0
CEL_B, CEL_H = (BLOK - 2 * RAND) / 3, (BLOK - 2 * RAND) / 9
VOET: Final = 34.0
BALANS: Final = 108  # combinations with both inside and residents in the middle or higher
_BREED = LINKS + 3 * (BLOK + TUSSEN)
_HOOG = BOVEN + 3 * (BLOK + TUSSEN) + VOET


@dataclass(frozen=True)
class Vak:
    """Where a combination lies on the quilt."""

    x: float
    y: float
    b: float
    h: float

    def rect(self, klasse: str, extra: str = "") -> str:
        return (
            f'<rect class="{klasse}" x="{self.x:.1f}" y="{self.y:.1f}" '
            f'width="{self.b:.1f}" height="{self.h:.1f}"{extra}/>'
        )


def plaats(standen: Standen) -> Vak:
    """The strip of a combination; every slider must be chosen."""
    laag_tot_hoog = {s: hoogte(band(standen[s] or 0)) - 1 for s in SCHUIVEN}
    x = LINKS + laag_tot_hoog["PB"] * (BLOK + TUSSEN) + RAND + laag_tot_hoog["PI"] * CEL_B
    y = BOVEN + (2 - laag_tot_hoog["PM"]) * (BLOK + TUSSEN) + RAND
    y += (2 - laag_tot_hoog["BP"]) * CEL_H * 3 + (2 - laag_tot_hoog["C"]) * CEL_H
    boven, onder = ((0, 3), (0, 1), (2, 2))[laag_tot_hoog["C"]]  # the white between cells
    return Vak(x + 2, y + boven, CEL_B - 4, CEL_H - onder)


@cache
def _dichtbij(naam: str) -> tuple[tuple[Profiel, ...], int]:
    """The nearest profiles of a combination and their distance: 243 answers that never change."""
    standen = uit_naam(naam)
    dicht = dichtstbij(standen)
    return tuple(dicht), afstand(standen, dicht[0])


def zin(standen: Standen, gedeeld: Mapping[str, int] | None = None) -> str:
    """What a combination says: the nearest profiles, and how often a gemeente published it."""
    dicht, ver = _dichtbij(naam_van(standen))
    namen = _(" en ").join(naam_in_zin(profiel.code) for profiel in dicht)
    begin = _("Even dichtbij: {namen} ({stappen}).")
    if len(dicht) == 1:
        begin = _("Het dichtst bij: {namen} ({stappen}).")
    tekst = begin.format(namen=namen, stappen=stappen(ver))
    return f"{tekst} {_zeldzaam(naam_van(standen), gedeeld)}".strip()


def _zeldzaam(naam: str, gedeeld: Mapping[str, int] | None) -> str:
    totaal = sum(gedeeld.values()) if gedeeld else 0
    if not gedeeld or not totaal:
        return ""
    return ngettext(
        "Van %(totaal)d gepubliceerd paneel staan er %(n)d zo.",
        "Van %(totaal)d gepubliceerde panelen staan er %(n)d zo.",
        totaal,
    ) % {"totaal": totaal, "n": gedeeld.get(naam, 0)}


def noem(standen: Standen) -> str:
    """`positionering intern laag, proces binnen gemeente midden, ...`."""
    delen = (
        f"{SCHUIF[schuif].naam} {BAND[band(stand)]}"
        for schuif in SCHUIVEN
        if (stand := standen.get(schuif)) is not None
    )
    return ", ".join(delen)


def _strook(standen: Standen, gedeeld: Mapping[str, int] | None) -> str:
    vak, (dicht, _ver) = plaats(standen), _dichtbij(naam_van(standen))
    breed = vak.b / len(dicht)
    kleuren = "".join(
        Vak(vak.x + i * breed, vak.y, breed, vak.h).rect(f"mp-c--{profiel.code[:3]}")
        for i, profiel in enumerate(dicht)
    )
    titel = escape(zin(standen, gedeeld))
    return f'<g id="c-{naam_van(standen)}"><title>{titel}</title>{kleuren}</g>'


def _assen() -> Iterator[str]:
    for i in range(3):
        for j in range(3):
            x, y = LINKS + i * (BLOK + TUSSEN), BOVEN + j * (BLOK + TUSSEN)
            yield Vak(x, y, BLOK, BLOK).rect("mp-blok", ' rx="6"')
    for i, letter in enumerate(Band):
        x = LINKS + i * (BLOK + TUSSEN) + BLOK / 2
        y = BOVEN + (2 - i) * (BLOK + TUSSEN) + BLOK / 2
        yield _tekst("mp-k-tekst", BAND[letter], x, BOVEN + 3 * (BLOK + TUSSEN) + 8)
        yield _tekst("mp-k-tekst", BAND[letter], LINKS - 12, y, draai=True)
    midden = 1.5 * BLOK + TUSSEN
    yield _tekst("mp-k-kop", f"{SCHUIF['PB'].naam} →", LINKS + midden, _HOOG - 4)
    yield _tekst("mp-k-kop", f"{SCHUIF['PM'].naam} →", 18, BOVEN + midden, draai=True)


def _tekst(klasse: str, tekst: Any, x: float, y: float, *, draai: bool = False) -> str:
    plek = f'transform="translate({x:.1f} {y:.1f}) rotate(-90)"'
    if not draai:
        plek = f'x="{x:.1f}" y="{y:.1f}"'
    return f'<text class="{klasse} mp-k-midden" {plek}>{escape(tekst)}</text>'


def _balans() -> str:
    """Inside and residents both in the middle or higher: the blocks at the upper right."""
    x, zijde = LINKS + BLOK + TUSSEN, 2 * BLOK + TUSSEN
    kader = Vak(x - 7, BOVEN - 7, zijde + 14, zijde + 14).rect("mp-balans", ' rx="10"')
    tekst = _("binnen én buiten in het midden of hoger ({n} van 243)").format(n=BALANS)
    return f'{kader}<text class="mp-k-tekst" x="{x:.1f}" y="{BOVEN - 15}">{escape(tekst)}</text>'


def _pin(gekozen: Standen | None) -> str:
    vak, zicht = (plaats(gekozen), "") if gekozen else (Vak(0, 0, 0, 0), ' visibility="hidden"')
    extra = f' rx="2" data-pin{zicht}'
    return vak.rect("mp-pin-uit", extra) + vak.rect("mp-pin", extra)


def kleed(gekozen: Standen | None = None, gedeeld: Mapping[str, int] | None = None) -> SafeString:
    """The quilt as SVG, with a pin on `gekozen`. `gedeeld`: how often each combination was
    published."""
    label = _(
        "Kleed van 243 combinaties. Van links naar rechts gaat proces binnen gemeente van laag "
        "naar hoog, van onder naar boven proces met bewoners. De kleur toont welk profiel het "
        "dichtst bij is. Met de keuzes bij het kleed leest u één combinatie."
    )
    delen = [
        *_assen(),
        *(_strook(standen, gedeeld) for standen in alle_combinaties()),
        _balans(),
        _pin(gekozen),
    ]
    return mark_safe(  # noqa: S308 (every text in it went through escape)
        f'<svg viewBox="0 0 {_BREED:.0f} {_HOOG + 4:.0f}" xmlns="http://www.w3.org/2000/svg" '
        f'data-kleed role="img" aria-label="{escape(label)}">{"".join(delen)}</svg>'
    )


@cache
def _alleen() -> Counter[tuple[str, ...]]:
    return indeling()


def sleutel() -> list[dict[str, Any]]:
    """The legend: every profile, its colour and in how many combinations it alone is nearest."""
    return [
        {
            "klasse": f"mp-c--{profiel.code[:3]}",
            "naam": PROFIEL[profiel.code].naam,
            "alleen": _alleen()[(profiel.code,)],
            "fictief": profiel.fictief,
        }
        for profiel in PROFIELEN
    ]
