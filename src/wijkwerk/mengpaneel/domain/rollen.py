"""The roles in which people take part, unless the facilitator makes another list (S-A11)."""

from typing import Final

STANDAARD: Final = (
    "Wijkambtenaar",
    "Sociaal domein",
    "Fysiek domein",
    "Leidinggevende",
    "Bestuur",
    "Bewoner",
    "Partner",
)
MINSTE: Final = 2
MEESTE: Final = 12
LANGSTE: Final = 40
