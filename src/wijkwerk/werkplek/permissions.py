"""Who may open the pages of the workplace. What stands on them is decided by the rooms below."""

from typing import Final

from wijkwerk.accounts.domain.rollen import BEHANDELAARS, IEDEREEN, MEELEZERS
from wijkwerk.core.permissions import regel

STANDLEZERS: Final = BEHANDELAARS | MEELEZERS

regel("werkplek.bekijken", IEDEREEN)
regel("werkplek.zoeken", IEDEREEN)
regel("stand.bekijken", STANDLEZERS)
