"""The proof that a new e-mail address is read by who asked for it.

47 characters base32: 9 bytes `sleutel`, 4 bytes hour until it holds, 16 bytes HMAC over those,
the version of the private link and the address itself. Another address, another link.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Final

from wijkwerk.signalen.domain.volgtoken import MAC_BYTES, SLEUTEL_BYTES

UUR_BYTES: Final = 4
UUR: Final = 3600
GELDIG: Final = timedelta(days=2)
VULLING: Final = "="
VEELVOUD: Final = 8  # base32 comes in groups of eight


def maak(sleutel: str, versie: int, e_mail: str, nu: datetime, geheim: str) -> str:
    """A token for this address that holds for two days from `nu`."""
    tot = int((nu + GELDIG).timestamp()) // UUR
    ruw = bytes.fromhex(sleutel) + tot.to_bytes(UUR_BYTES, "big")
    mac = _mac(sleutel, versie, e_mail, tot, geheim)
    return base64.b32encode(ruw + mac).decode().rstrip(VULLING).lower()


def lees_sleutel(token: str) -> str | None:
    """The sleutel in a token; says nothing yet about whether the token is genuine."""
    ruw = _ruw(token)
    return None if ruw is None else ruw[:SLEUTEL_BYTES].hex()


def klopt(token: str, sleutel: str, versie: int, e_mail: str, nu: datetime, geheim: str) -> bool:
    """Did we make it for this address, and does it still hold?"""
    ruw = _ruw(token)
    if ruw is None or not e_mail:
        return False
    tot = int.from_bytes(ruw[SLEUTEL_BYTES : SLEUTEL_BYTES + UUR_BYTES], "big")
    mac = _mac(sleutel, versie, e_mail, tot, geheim)
    echt = hmac.compare_digest(ruw[SLEUTEL_BYTES + UUR_BYTES :], mac)
    return echt and int(nu.timestamp()) // UUR <= tot


def _ruw(token: str) -> bytes | None:
    vulling = VULLING * (-len(token) % VEELVOUD)
    try:
        ruw = base64.b32decode(token.upper() + vulling)
    except (binascii.Error, ValueError):
        return None
    return ruw if len(ruw) == SLEUTEL_BYTES + UUR_BYTES + MAC_BYTES else None


def _mac(sleutel: str, versie: int, e_mail: str, tot: int, geheim: str) -> bytes:
    bericht = f"wijkwerk.adres|{sleutel}|{versie}|{tot}|{e_mail}".encode()
    return hmac.new(geheim.encode(), bericht, hashlib.sha256).digest()[:MAC_BYTES]
