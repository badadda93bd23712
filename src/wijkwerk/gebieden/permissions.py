"""Who may do what with areas. Reference data of the whole platform: mostly the program itself."""

from typing import Any

from wijkwerk.core.actor import SYSTEM
from wijkwerk.core.permissions import regel
from wijkwerk.gebieden.models import GebiedOpvolging, Gemeente

NIEMAND: frozenset[str] = frozenset()
"""No role: only a command of the platform (SYSTEM) may do it."""


def in_eigen_gemeente(actor: Any, opvolging: GebiedOpvolging) -> bool:
    """Areas belong to nobody's tenant; the CBS code says in which gemeente they lie."""
    if actor is SYSTEM:
        return True
    code = opvolging.oud.cbs_gemeente
    return Gemeente.objects.filter(pk=actor.gemeente_id, cbs_code=code).exists()


regel("gebieden.importeren", NIEMAND)
regel("gemeente.openen", NIEMAND)
regel("opvolging.bevestigen", {"gemeentebeheerder"}, bij=in_eigen_gemeente)
