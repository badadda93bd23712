"""Who may do what with areas. Reference data of the whole platform: only the program itself."""

from wijkwerk.core.permissions import regel

NIEMAND: frozenset[str] = frozenset()
"""No role: only a command of the platform (SYSTEM) may do it."""

regel("gebieden.importeren", NIEMAND)
regel("gemeente.openen", NIEMAND)
regel("opvolging.bevestigen", {"gemeentebeheerder"})
