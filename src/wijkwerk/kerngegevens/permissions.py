"""Who may do what with figures. Public figures may be seen by everybody."""

from typing import Final

from wijkwerk.core.permissions import regel

NIEMAND: frozenset[str] = frozenset()
"""No role: only a command of the platform (SYSTEM) may do it."""
MEDEWERKERS: Final = frozenset(
    {
        "wijkambtenaar",
        "sectorambtenaar",
        "aandachtsfunctionaris",
        "leidinggevende",
        "wijkwethouder",
        "raadslid",
        "partner",
        "gemeentebeheerder",
    }
)

regel("cijfers.importeren", NIEMAND)
regel("cijfers.vergelijken", MEDEWERKERS)
