"""How somebody can be reached: what they gave us, and how much of it a colleague sees."""

from __future__ import annotations

from dataclasses import dataclass

STIP = "•"
ZICHTBAAR_NUMMER = 2


@dataclass(frozen=True)
class MelderGegevens:
    """What a resident leaves behind to be answered; nothing at all is fine too."""

    naam: str = ""
    e_mail: str = ""
    telefoon: str = ""
    postadres: str = ""
    kanaal: str = "geen"
    taal: str = "nl"

    @property
    def ontbreekt(self) -> str:
        """The name of the field without which the chosen channel cannot work, or nothing."""
        nodig = {"mail": "e_mail", "brief": "postadres", "bel": "telefoon"}.get(self.kanaal, "")
        return nodig if nodig and not getattr(self, nodig) else ""


def masker(waarde: str) -> str:
    """`ans@voorbeeld.nl` as `a•••@voorbeeld.nl`; a number keeps its last two digits."""
    if not waarde:
        return ""
    voor, apenstaart, domein = waarde.partition("@")
    if apenstaart:
        return voor[:1] + STIP * 3 + "@" + domein
    if any(teken.isdigit() for teken in waarde) and "\n" not in waarde and len(waarde.split()) == 1:
        return STIP * 6 + waarde[-ZICHTBAAR_NUMMER:]
    return STIP * 6
