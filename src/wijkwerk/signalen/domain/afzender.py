"""Who sends: addresses in one form, and a mark of them that cannot be read back."""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import Final

LANDNUMMER: Final = re.compile(r"^(\+|00)31\s*(\(0\))?")
EXTRA: Final = re.compile(r"\+[^@]*(?=@)")  # ans+wijk@example.nl reaches ans@example.nl


def e_mail_vorm(e_mail: str) -> str:
    """Lower case, without what stands behind a plus."""
    return EXTRA.sub("", e_mail.strip().lower())


def telefoon_vorm(nummer: str) -> str:
    """Digits only, as one dials it in the Netherlands: `+31 (0)6 1234` is `061234`."""
    return re.sub(r"\D", "", LANDNUMMER.sub("0", nummer.strip()))


def kenmerken(gemeente_id: int, e_mail: str, telefoon: str, geheim: str) -> dict[str, str]:
    """The mark of each address given, by kind. Of another gemeente it is another mark."""
    vormen = {"e_mail": e_mail_vorm(e_mail), "telefoon": telefoon_vorm(telefoon)}
    return {
        soort: _merk(f"{gemeente_id}|{soort}|{vorm}", geheim)
        for soort, vorm in vormen.items()
        if vorm
    }


def _merk(tekst: str, geheim: str) -> str:
    bericht = f"wijkwerk.afzender|{tekst}".encode()
    return hmac.new(geheim.encode(), bericht, hashlib.sha256).hexdigest()
