"""From one brand colour of a gemeente to a theme in which every text can be read.

A ramp has eight steps, each with a contrast to white; from those follow all contrasts that the
screens use (text on tint, tint on dark). Hue and saturation are the gemeente's own, the lightness
is ours: a colour too light for text comes back darker, and `controle` says so.
"""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass
from typing import Final

AA_TEKST: Final = 4.5
AA_BEELD: Final = 3.0
WIT: Final = "#ffffff"
# The light steps may have at most this contrast to white, the dark ones at least.
LICHT: Final = {50: 1.08, 100: 1.19, 200: 1.4, 300: 2.1}
DONKER: Final = {400: 5.5, 500: 6.5, 600: 10.0, 700: 14.0}
TINT_VERZADIGING: Final = 0.5  # a tint of a loud colour must not shout
DONKERST_EIGEN: Final = 12.5  # a brand colour up to this contrast is used exactly as it is
HALVERINGEN: Final = 20
NAMEN: Final = ("accent-1", "action-1", "action-2", "selected")

# Token -> step of the ramp (0 = white), in the order of the tokens of NL Design System.
TOKENS: Final = {
    "bg-document": 0,
    "bg-subtle": 50,
    "bg-default": 100,
    "bg-hover": 200,
    "bg-active": 200,
    "border-subtle": 300,
    "border-default": 400,
    "border-hover": 500,
    "border-active": 500,
    "color-subtle": 400,
    "color-default": 500,
    "color-hover": 600,
    "color-active": 600,
    "color-document": 700,
    "inverse-bg-document": 600,
    "inverse-bg-subtle": 700,
    "inverse-bg-default": 500,
    "inverse-bg-hover": 600,
    "inverse-bg-active": 600,
    "inverse-border-subtle": 400,
    "inverse-border-default": 300,
    "inverse-border-hover": 200,
    "inverse-border-active": 200,
    "inverse-color-subtle": 300,
    "inverse-color-default": 0,
    "inverse-color-hover": 0,
    "inverse-color-active": 0,
    "inverse-color-document": 0,
}


@dataclass(frozen=True)
class Kleurcontrole:
    """What the contrast of a brand colour allows; `gebruikt` is what stands on the screen."""

    kleur: str
    contrast: float  # to white, 1..21, rounded down to one decimal
    gebruikt: str

    @property
    def haalt_tekst(self) -> bool:
        """WCAG 2.2 AA for text: at least 4.5 to white."""
        return contrast(self.kleur, WIT) >= AA_TEKST

    @property
    def haalt_beeld(self) -> bool:
        """WCAG 2.2 AA for drawings and edges: at least 3 to white."""
        return contrast(self.kleur, WIT) >= AA_BEELD

    @property
    def aangepast(self) -> bool:
        return self.gebruikt != self.kleur


def schoon(kleur: str) -> str:
    """`#ABC` and `AABBCC` become `#aabbcc`; ValueError for anything else."""
    cijfers = kleur.strip().removeprefix("#").lower()
    if not re.fullmatch(r"[0-9a-f]{3}|[0-9a-f]{6}", cijfers):
        raise ValueError(f"{kleur!r} is no colour: write #rrggbb")
    return "#" + ("".join(c * 2 for c in cijfers) if len(cijfers) == len("abc") else cijfers)


def helderheid(kleur: str) -> float:
    """Relative luminance of WCAG 2: 0 is black, 1 is white."""
    kanalen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    recht = [k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanalen]  # noqa: PLR2004
    return 0.2126 * recht[0] + 0.7152 * recht[1] + 0.0722 * recht[2]


def contrast(een: str, ander: str) -> float:
    """Contrast of WCAG 2 between two colours, 1 to 21."""
    donker, licht = sorted((helderheid(een), helderheid(ander)))
    return (licht + 0.05) / (donker + 0.05)


def trap(kleur: str) -> dict[int, str]:
    """The ramp of a brand colour: step 50..700 -> #rrggbb."""
    kleur = schoon(kleur)
    tint, _licht, verzadiging = _hls(kleur)
    zacht = verzadiging * TINT_VERZADIGING
    stappen = {stap: _lichtste(tint, zacht, doel, eis=False) for stap, doel in LICHT.items()}
    eigen = contrast(kleur, WIT)
    past = DONKER[500] <= eigen <= DONKERST_EIGEN
    doelen = {**DONKER, 600: max(DONKER[600], eigen * 1.25), 700: max(DONKER[700], eigen * 1.5)}
    for stap, doel in (doelen if past else DONKER).items():
        stappen[stap] = _lichtste(tint, verzadiging, doel, eis=True)
    if past:
        stappen[500] = kleur
    return stappen


def _hls(kleur: str) -> tuple[float, float, float]:
    return colorsys.rgb_to_hls(*(int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)))


def _hex(tint: float, licht: float, verzadiging: float) -> str:
    kanalen = colorsys.hls_to_rgb(tint, licht, verzadiging)
    return "#" + "".join(f"{round(min(max(k, 0), 1) * 255):02x}" for k in kanalen)


def _lichtste(tint: float, verzadiging: float, doel: float, *, eis: bool) -> str:
    """The lightest shade with at least this contrast to white; without `eis` the darkest below."""
    donker, licht = 0.0, 1.0
    for _ in range(HALVERINGEN):
        midden = (donker + licht) / 2
        if contrast(_hex(tint, midden, verzadiging), WIT) >= doel:
            donker = midden
        else:
            licht = midden
    return _hex(tint, donker if eis else licht, verzadiging)


def controle(kleur: str) -> Kleurcontrole:
    """How the colour does on white, and which one the theme uses for buttons and links."""
    kleur = schoon(kleur)
    return Kleurcontrole(kleur, int(contrast(kleur, WIT) * 10) / 10, trap(kleur)[500])


def huisstijl_css(kleur: str) -> str:
    """The style sheet of a gemeente: its own colour in the places of the house colour."""
    stappen = {0: WIT, **trap(kleur)}
    regels = [
        f"--basis-color-{naam}-{token}:{stappen[stap]}"
        for naam in NAMEN
        for token, stap in TOKENS.items()
    ]
    return ".wijkwerk-theme{" + ";".join(regels) + "}\n"
