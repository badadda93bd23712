"""The roles, as the office names them."""

from typing import Final

WIJKAMBTENAAR: Final = "wijkambtenaar"
SECTORAMBTENAAR: Final = "sectorambtenaar"
AANDACHTSFUNCTIONARIS: Final = "aandachtsfunctionaris"
LEIDINGGEVENDE: Final = "leidinggevende"
WIJKWETHOUDER: Final = "wijkwethouder"
RAADSLID: Final = "raadslid"
PARTNER: Final = "partner"
GEMEENTEBEHEERDER: Final = "gemeentebeheerder"

ROLLEN: Final = (
    WIJKAMBTENAAR,
    SECTORAMBTENAAR,
    AANDACHTSFUNCTIONARIS,
    LEIDINGGEVENDE,
    WIJKWETHOUDER,
    RAADSLID,
    PARTNER,
    GEMEENTEBEHEERDER,
)
BEHANDELAARS: Final = frozenset({WIJKAMBTENAAR, LEIDINGGEVENDE})
SECTOR: Final = frozenset({SECTORAMBTENAAR, AANDACHTSFUNCTIONARIS, PARTNER})
MEELEZERS: Final = frozenset({WIJKWETHOUDER, RAADSLID})
COLLEGAS: Final = frozenset({WIJKAMBTENAAR, LEIDINGGEVENDE, SECTORAMBTENAAR, AANDACHTSFUNCTIONARIS})
IEDEREEN: Final = frozenset(ROLLEN)
