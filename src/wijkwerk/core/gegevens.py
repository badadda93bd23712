"""Register of fields: what each is for, on which ground, how long it stays and who may see it.

Every room fills it in its own `gegevens.py`; a test refuses a field without an entry, the privacy
page and the retention task read it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

GEEN, PERSOON, BIJZONDER = "geen", "persoonsgegeven", "bijzonder"
TAAK: Final = "taak van algemeen belang"


@dataclass(frozen=True)
class Gegeven:
    """One field, or a whole table (`veld` = "*") where no field is personal data."""

    model: str  # app_label.Model
    veld: str
    doel: str
    klasse: str = GEEN
    grondslag: str = TAAK
    termijn: str = "zolang het object bestaat"
    wie: str = "medewerkers met een rol in het gebied"


_register: dict[tuple[str, str], Gegeven] = {}


def gegevens(*rijen: Gegeven) -> None:
    """Add entries (in `apps.ready`); the same field twice is an error."""
    for rij in rijen:
        if (rij.model, rij.veld) in _register:
            raise ValueError(f"{rij.model}.{rij.veld} is already registered")
        _register[rij.model, rij.veld] = rij


def register() -> list[Gegeven]:
    """All entries, by model and field."""
    return sorted(_register.values(), key=lambda rij: (rij.model, rij.veld))
