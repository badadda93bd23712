"""A drawing that leaves the house: every token becomes a colour, so that any program can show it.

On a page the drawing carries classes and `mengpaneel.css` gives them their tokens. A file, a PDF
and a picture know neither; here the same style sheet is applied to the elements themselves.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from django.contrib.staticfiles import finders
from django.utils.html import format_html
from django.utils.safestring import SafeString

from wijkwerk.ui.kleur import huisstijl_css

SVG: Final = "http://www.w3.org/2000/svg"
THEMAS: Final = ("ui/theme-voorbeeld.css", "ui/theme-wijkwerk.css")
STIJL: Final = "mengpaneel/mengpaneel.css"
LETTERS: Final = "'Noto Sans Variable','Noto Sans',sans-serif"
_TOKEN: Final = re.compile(r"(--[\w-]+)\s*:\s*([^;{}]+)")
_VAR: Final = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
_REGEL: Final = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SMAL: Final = "\u200a"  # WeasyPrint cuts off the edge of a text that is not anchored at its start
_DIEPST: Final = 12  # tokens that lead to tokens

ET.register_namespace("", SVG)


@dataclass(frozen=True)
class Stijlregel:
    """One selector: classes of the drawing as a whole, classes of the element."""

    tekening: frozenset[str]
    element: frozenset[str]
    opmaak: tuple[tuple[str, str], ...]

    @property
    def gewicht(self) -> int:
        return len(self.tekening) + len(self.element)


def _lees(naam: str) -> str:
    gevonden = finders.find(naam)
    assert isinstance(gevonden, str)
    return Path(gevonden).read_text(encoding="utf-8")


@lru_cache(maxsize=32)
def tokens(kleur: str = "") -> dict[str, str]:
    """Every token of the theme as a value; `kleur` is the brand colour of a gemeente."""
    css = [*map(_lees, THEMAS), huisstijl_css(kleur) if kleur else ""]
    css.append(_lees(STIJL).split("/* tokens:eind */")[0])
    ruw = {naam: waarde.strip() for deel in css for naam, waarde in _TOKEN.findall(deel)}
    uit = {naam: _los_op(waarde, ruw) for naam, waarde in ruw.items() if naam.startswith("--mp-")}
    return {**uit, "--mp-font": LETTERS}


def _los_op(waarde: str, ruw: dict[str, str]) -> str:
    for _keer in range(_DIEPST):
        if "var(" not in waarde:
            return waarde
        waarde = _VAR.sub(lambda m: ruw.get(m[1], (m[2] or "").strip()), waarde)
    raise ValueError(f"a token leads in a circle: {waarde}")


@lru_cache(maxsize=32)
def _stijl(kleur: str) -> tuple[Stijlregel, ...]:
    """The rules of the drawing, the weakest first."""
    waarden = tokens(kleur)
    css = _lees(STIJL).split("/* svg:begin */")[1].split("/* svg:eind */")[0]
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    regels = []
    for keuzes, inhoud in _REGEL.findall(css):
        opmaak = tuple(
            (naam.strip(), _los_op(waarde.strip(), waarden))
            for naam, _, waarde in (deel.partition(":") for deel in inhoud.split(";"))
            if waarde
        )
        regels += [_regel(keuze, opmaak) for keuze in keuzes.split(",")]
    return tuple(sorted(regels, key=lambda regel: regel.gewicht))


def _regel(keuze: str, opmaak: tuple[tuple[str, str], ...]) -> Stijlregel:
    *ouder, element = keuze.split()
    klassen = [frozenset(deel.strip(".").split(".")) for deel in (*ouder, element)]
    return Stijlregel(klassen[0] if ouder else frozenset(), klassen[-1], opmaak)


def zelfstandig(tekening: str, *, titel: str = "", kleur: str = "", papier: bool = False) -> str:
    """The drawing as a file of its own: colours on the elements, a white ground, a size, a title.
    The description for who cannot see it stays in it. `papier`: WeasyPrint will draw it."""
    wortel = ET.fromstring(tekening)  # noqa: S314 (our own drawing)
    eigen = frozenset(wortel.get("class", "").split())
    for element in wortel.iter():
        klassen = frozenset(element.attrib.pop("class", "").split())
        for regel in _stijl(kleur):
            if regel.element <= klassen and regel.tekening <= eigen:
                element.attrib.update(regel.opmaak)
        if papier and element.text and element.get("text-anchor"):
            element.text = f"{_SMAL}{element.text}{_SMAL}"
    _maat_en_grond(wortel, kleur)
    beschrijving = wortel.get("aria-label", "")
    for naam, tekst in (("desc", beschrijving), ("title", titel or beschrijving)):
        kind = ET.Element(f"{{{SVG}}}{naam}")
        kind.text = tekst
        wortel.insert(0, kind)
    return ET.tostring(wortel, encoding="unicode")


def _maat_en_grond(wortel: ET.Element, kleur: str) -> None:
    _x, _y, breed, hoog = wortel.get("viewBox", "0 0 0 0").split()
    for naam in ("data-top", "data-stap"):
        wortel.attrib.pop(naam, None)
    wortel.attrib |= {"width": breed, "height": hoog}
    grond = {"width": breed, "height": hoog, "fill": tokens(kleur)["--mp-blad"]}
    wortel.insert(0, ET.Element(f"{{{SVG}}}rect", grond))


def als_beeld(tekening: str, *, label: str = "", kleur: str = "") -> SafeString:
    """The drawing as an image inside a document; its description is the alternative text."""
    if "xmlns" not in tekening:
        tekening = tekening.replace("<svg ", f'<svg xmlns="{SVG}" ', 1)
    los = zelfstandig(tekening, kleur=kleur, papier=True)
    label = label or ET.fromstring(los).get("aria-label", "")  # noqa: S314 (our own drawing)
    inhoud = base64.b64encode(los.encode()).decode()
    return format_html(
        '<img class="beeld" alt="{}" src="data:image/svg+xml;base64,{}">', label, inhoud
    )
