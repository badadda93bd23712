"""Who may do what with figures. The figures of an area are public."""

from wijkwerk.accounts.domain.rollen import IEDEREEN
from wijkwerk.core.permissions import regel

NIEMAND: frozenset[str] = frozenset()
"""No role: only a command of the platform (SYSTEM) may do it."""

regel("cijfers.importeren", NIEMAND)
regel("kerngegevens.vergelijken", IEDEREEN)
