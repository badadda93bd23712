"""Names of areas as people say them."""

from __future__ import annotations

import re

_NUMMER_VOORAF = re.compile(r"^wijk\s+\d+\s+(?=\S)", re.IGNORECASE)


def nette_naam(naam: str) -> str:
    """Without the number that CBS puts in front: "Wijk 01 Binnenstad" is "Binnenstad"."""
    return _NUMMER_VOORAF.sub("", naam.strip())
