"""The six digits with which people join: made from a secret, so that only a hash is stored."""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import Final

LENGTE: Final = 6
_TUSSEN: Final = re.compile(r"[\s.\-]+")


def code_van(geheim: str, oefening_id: int, versie: int) -> str:
    """Six digits; another version gives another code."""
    rest = int(_hmac(geheim, f"code|{oefening_id}|{versie}"), 16) % 10**LENGTE
    return f"{rest:0{LENGTE}}"


def hash_van(geheim: str, code: str) -> str:
    """What is stored and looked up: 64 hexadecimal characters, worthless without the secret."""
    return _hmac(geheim, f"hash|{code}")


def lees(invoer: str) -> str | None:
    """`482 719`, `482-719`: the digits; None when it cannot be a code."""
    kaal = _TUSSEN.sub("", invoer)
    return kaal if len(kaal) == LENGTE and kaal.isascii() and kaal.isdigit() else None


def toon(code: str) -> str:
    """As read aloud: `482 719`."""
    return f"{code[:3]} {code[3:]}"


def _hmac(geheim: str, tekst: str) -> str:
    return hmac.new(geheim.encode(), f"mengpaneel|{tekst}".encode(), hashlib.sha256).hexdigest()
