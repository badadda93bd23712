"""Public ids: seven Crockford base32 characters, the last a check character (`7KD4-QXM`)."""

from __future__ import annotations

import secrets
from typing import Any, Final

ALFABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTE: Final = 7
_VERWISSELD: Final = str.maketrans("OIL", "011")
# Odd factors modulo 32: any one changed character changes the check character.
_GEWICHTEN: Final = (1, 3, 5, 7, 11, 13)


def _controleteken(hoofd: str) -> str:
    som = sum(
        ALFABET.index(teken) * gewicht for teken, gewicht in zip(hoofd, _GEWICHTEN, strict=True)
    )
    return ALFABET[som % 32]


def nieuw() -> str:
    """A random kenmerk: 30 bits; the caller retries on the unique constraint."""
    hoofd = "".join(secrets.choice(ALFABET) for _ in range(LENGTE - 1))
    return hoofd + _controleteken(hoofd)


def vrij(rijen: Any) -> str:
    """A kenmerk that no row of this queryset has yet; the unique constraint guards the rest."""
    kandidaat = nieuw()
    while rijen.filter(kenmerk=kandidaat).exists():
        kandidaat = nieuw()
    return kandidaat


def lees(invoer: str) -> str | None:
    """Normalise what a person typed (`7kd4-qxm`, `7KD4 QXM`); None when it cannot be a kenmerk."""
    kaal = invoer.upper().replace("-", "").replace(" ", "").translate(_VERWISSELD)
    if len(kaal) != LENGTE or any(teken not in ALFABET for teken in kaal):
        return None
    return kaal if _controleteken(kaal[:-1]) == kaal[-1] else None


def toon(kenmerk: str) -> str:
    """As printed on screens and letters: four characters, a dash, three characters."""
    return f"{kenmerk[:4]}-{kenmerk[4:]}"
