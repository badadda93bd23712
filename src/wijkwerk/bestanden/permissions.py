"""Who may keep, see and release a photo.

This room lies below the people (floor 4): it does not know who is signed in or which roles there
are. `accounts` tells it both, once, in its `ready`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, Final

from django_scopes import scope

from wijkwerk.bestanden.models import Bestand
from wijkwerk.core.actor import BEWONER, Actor, Bewoner
from wijkwerk.core.permissions import may, regel
from wijkwerk.gebieden.models import Gemeente

Herkenner = Callable[[Any, Gemeente], Actor]
Bewaker = Callable[[Actor, Bestand], bool]
INSTUREN: Final = ("bestand.bewaren", "bestand.gebruiken")
BEHEREN: Final = ("bestand.vrijgeven", "bestand.wissen")
_herkenners: list[Herkenner] = []
_bewakers: dict[str, Bewaker] = {}


def inrichten(
    herkenner: Herkenner, *, lezers: Collection[str], schrijvers: Collection[str]
) -> None:
    """Say how a user becomes an actor of one gemeente, and which roles read and write photos.

    A resident sends photos with what they tell us; releasing and wiping is for staff.
    """
    _herkenners[:] = [herkenner]
    regel("bestand.bekijken", lezers)
    for handeling in INSTUREN:
        regel(handeling, {*schrijvers, BEWONER})
    for handeling in BEHEREN:
        regel(handeling, schrijvers)


def bewaker(kamer: str, functie: Bewaker) -> None:
    """A room narrows who sees the photos that hang in it: False for who may not (`apps.ready`)."""
    _bewakers[kamer] = functie


def actor_bij(bestand: Bestand, user: Any) -> Actor:
    """Who this user is in the gemeente of the bestand; a Bewoner when nobody can tell."""
    if not _herkenners:
        return Bewoner()
    with scope(gemeente=bestand.gemeente):
        return _herkenners[0](user, bestand.gemeente)


def mag_bekijken(bestand: Bestand, user: Any) -> bool:
    """Everybody sees what is released; what is kept only staff, as far as its room lets them."""
    if bestand.status == Bestand.Status.VRIJGEGEVEN:
        return True
    if bestand.status != Bestand.Status.BEWAARD:
        return False
    actor = actor_bij(bestand, user)
    if not may(actor, "bestand.bekijken", bestand):
        return False
    with scope(gemeente=bestand.gemeente):
        return all(mag(actor, bestand) for mag in _bewakers.values())
