"""The private link of somebody who spoke: who it is, and a proof that we made it.

40 characters base32: 9 bytes `sleutel` (finds the melder by its unique index) and 16 bytes HMAC
over sleutel and version. Raising the version withdraws every link sent so far.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from typing import Final

SLEUTEL_BYTES: Final = 9
MAC_BYTES: Final = 16
TEKENS: Final = 40
PATROON: Final = rf"[a-z2-7]{{{TEKENS}}}"


def nieuwe_sleutel() -> str:
    return secrets.token_hex(SLEUTEL_BYTES)


def maak(sleutel: str, versie: int, geheim: str) -> str:
    """The token for this sleutel (hex) and version."""
    return base64.b32encode(bytes.fromhex(sleutel) + _mac(sleutel, versie, geheim)).decode().lower()


def lees_sleutel(token: str) -> str | None:
    """The sleutel in a token; says nothing yet about whether the token is genuine."""
    if len(token) != TEKENS:
        return None
    try:
        return base64.b32decode(token.upper())[:SLEUTEL_BYTES].hex()
    except binascii.Error:
        return None


def klopt(token: str, sleutel: str, versie: int, geheim: str) -> bool:
    """Did we make this token, and is it still the version that counts?"""
    return hmac.compare_digest(token.encode(), maak(sleutel, versie, geheim).encode())


def _mac(sleutel: str, versie: int, geheim: str) -> bytes:
    bericht = f"wijkwerk.volg|{sleutel}|{versie}".encode()
    return hmac.new(geheim.encode(), bericht, hashlib.sha256).digest()[:MAC_BYTES]
