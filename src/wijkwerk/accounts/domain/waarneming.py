"""Who looks after the work of somebody who is away, when that colleague may be away too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

K = TypeVar("K")


def eind_van_de_keten(afwezig: K, vervangers: Mapping[K, K]) -> K | None:
    """The first in the row of substitutes who is there; None when nobody is away, or all are.

    `vervangers`: everybody who is away -> who stands in for them.
    """
    gehad, nu = {afwezig}, vervangers.get(afwezig)
    while nu is not None and nu in vervangers:
        if nu in gehad:
            return None
        gehad.add(nu)
        nu = vervangers[nu]
    return None if nu in gehad else nu
