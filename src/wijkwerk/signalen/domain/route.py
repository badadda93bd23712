"""Which road a question takes, by the kind of organisation it goes to (S-B03)."""

from __future__ import annotations

from typing import Final

from wijkwerk.signalen.domain.status import Route

_EIGEN_WEG: Final = {
    "dienst": Route.DIENST,
    "serviceteam": Route.SERVICETEAM,
    "bestuur": Route.BESTUUR,
}
VRAGEN: Final = (Route.DIENST, Route.PARTNER, Route.SERVICETEAM, Route.BESTUUR)
"""The routes that ask an organisation something."""


def route_naar(soort: str) -> Route:
    """The route to an organisation of this kind; whoever is not of the gemeente is a partner."""
    return _EIGEN_WEG.get(soort, Route.PARTNER)
