"""Permissions: one rule per action, deny by default, unknown names fail loudly.

A rule names the roles that may ever do the action; `bij` narrows it to the object at hand.
The page check (`core.toegang`) asks the roles only; services ask the whole rule.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import NotAllowed

Bij = Callable[[Any, Any], bool]


@dataclass(frozen=True)
class Regel:
    rollen: frozenset[str]
    bij: Bij | None


_regels: dict[str, Regel] = {}


def regel(handeling: str, rollen: Collection[str], bij: Bij | None = None) -> None:
    """Register the rule of one action. `bij(actor, onderwerp)` decides on one object."""
    if handeling in _regels:
        raise ValueError(f"{handeling} is already registered")
    _regels[handeling] = Regel(frozenset(rollen), bij)


def regels() -> Mapping[str, Regel]:
    """All rules by action, for the access table and the tests."""
    return dict(_regels)


def mag_ergens(actor: Actor, handeling: str) -> bool:
    """Has the actor a role that may do this for some object of this gemeente?"""
    return actor.heeft_rol(_regels[handeling].rollen)


def may(actor: Actor, handeling: str, onderwerp: Any) -> bool:
    """May the actor do this to this object? KeyError for an action nobody registered."""
    rij = _regels[handeling]
    if _is_vreemd(actor, onderwerp):
        return False
    gebied_id = getattr(onderwerp, "gebied_id", None)
    if not actor.heeft_rol(rij.rollen, gebied_id):
        return False
    return rij.bij is None or rij.bij(actor, onderwerp)


def _is_vreemd(actor: Actor, onderwerp: Any) -> bool:
    """Is the object of another gemeente than the roles of the actor? A second lock: the scope of a
    request hides such an object already."""
    hier, daar = getattr(actor, "gemeente_id", None), _gemeente_id(onderwerp)
    return hier is not None and daar is not None and hier != daar


def _gemeente_id(onderwerp: Any) -> int | None:
    meta = getattr(onderwerp, "_meta", None)
    if meta is not None and meta.model_name == "gemeente":
        return int(onderwerp.pk)
    return getattr(onderwerp, "gemeente_id", None)


def require(actor: Actor, handeling: str, onderwerp: Any) -> None:
    """Raise NotAllowed when the actor may not do this to this object."""
    if not may(actor, handeling, onderwerp):
        raise NotAllowed(handeling, _("U hebt hiervoor geen rechten."))
