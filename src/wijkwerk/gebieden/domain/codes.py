"""Codes of areas as Statistics Netherlands (CBS) writes them: GM0307, WK030701, BU03070104.

Since 2023 letters occur (WK0363AA, BU0363AA01). A buurt starts with the digits of its wijk,
a wijk with those of its gemeente.
"""

from __future__ import annotations

import re
from typing import Final

LAND: Final = "land"
GEMEENTE: Final = "gemeente"
STADSDEEL: Final = "stadsdeel"
WIJK: Final = "wijk"
BUURT: Final = "buurt"
EIGEN: Final = "eigen"

_VORM = re.compile(r"NL00|GM\d{4}|WK\d{4}[0-9A-Z]{2}|BU\d{4}[0-9A-Z]{4}", re.ASCII)
_SOORT = {"NL": LAND, "GM": GEMEENTE, "WK": WIJK, "BU": BUURT}


def schoon(ruw: object) -> str | None:
    """The code without padding, in capitals; None when it is no area code."""
    code = str(ruw).strip().upper() if ruw is not None else ""
    return code if _VORM.fullmatch(code) else None


def soort(code: str) -> str:
    """Level of an area by its code."""
    return _SOORT[code[:2]]


def gemeente_van(code: str) -> str:
    """Code of the gemeente an area lies in; empty for the country."""
    return "" if code.startswith("NL") else f"GM{code[2:6]}"


def ouder_van(code: str) -> str | None:
    """Code of the area one level up."""
    match code[:2]:
        case "BU":
            return f"WK{code[2:8]}"
        case "WK":
            return gemeente_van(code)
        case _:
            return None
