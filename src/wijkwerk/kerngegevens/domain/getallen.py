"""A cell of a table of figures as a number, or the reason why it is empty."""

from __future__ import annotations

import math
import re
from typing import Final

ONTBREEKT: Final = "ontbreekt"
GEHEIM: Final = "geheim"
ONBEKEND: Final = "onbekend"
ONTBREKEND_VANAF: Final = -99_990
"""PDOK writes -99997 and other numbers like it for "no figure"."""

_LEEG = {"": ONTBREEKT, "-": ONTBREEKT, ",": ONTBREEKT, "nan": ONTBREEKT, "null": ONTBREEKT}
_LEEG |= {".": ONBEKEND, "x": GEHEIM}
_GROEPEN = re.compile(r"[-+]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?", re.ASCII)
_GETAL = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?", re.ASCII)


def lees_getal(cel: object) -> float | str:
    """The number in a cell, or why there is none; ValueError when it is something else.

    Takes padding, a decimal comma or point, and spaces or the other sign between thousands.
    """
    if cel is None:
        return ONTBREEKT
    if isinstance(cel, bool):
        raise ValueError(cel)
    try:
        getal = float(cel) if isinstance(cel, int | float) else _uit_tekst(str(cel))
    except OverflowError:
        raise ValueError(cel) from None
    if isinstance(getal, str):
        return getal
    if math.isnan(getal) or getal <= ONTBREKEND_VANAF:
        return ONTBREEKT
    if math.isinf(getal):
        raise ValueError(cel)
    return getal


def _uit_tekst(cel: str) -> float | str:
    tekst = cel.strip()
    if (leeg := _LEEG.get(tekst.lower())) is not None:
        return leeg
    if _GROEPEN.fullmatch(tekst):
        tekst = re.sub(r"\s", "", tekst)
    tekst = _decimale_punt(tekst)
    if not _GETAL.fullmatch(tekst):
        raise ValueError(cel)
    return float(tekst)


def _decimale_punt(tekst: str) -> str:
    """The last of comma and point is the decimal sign; one that occurs twice groups thousands."""
    komma, punt = tekst.rfind(","), tekst.rfind(".")
    if komma >= 0 and punt >= 0:
        groep = "." if komma > punt else ","
        return tekst.replace(groep, "").replace(",", ".")
    teken = "," if komma >= 0 else "."
    if tekst.count(teken) > 1:
        return tekst.replace(teken, "")
    return tekst.replace(",", ".")
