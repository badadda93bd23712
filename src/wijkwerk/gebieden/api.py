"""Areas of a gemeente, for anybody."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from ninja import Router

from wijkwerk.core.api import Toegang, Uit
from wijkwerk.core.toegang import PUBLIEK
from wijkwerk.gebieden.models import Gebied
from wijkwerk.gebieden.selectors import gebied_met_slug, gebieden_op_werkniveau

router = Router(tags=["gebieden"])


class GebiedUit(Uit):
    slug: str
    naam: str
    soort: str

    @staticmethod
    def resolve_soort(gebied: Gebied) -> str:
        return str(gebied.soort)


@router.get("", response=list[GebiedUit], auth=Toegang(PUBLIEK), by_alias=True)
def gebied_lijst(request: HttpRequest) -> list[Gebied]:
    """The areas that this gemeente works with, by name."""
    return list(gebieden_op_werkniveau(request.gemeente))  # type: ignore[attr-defined]


@router.get("/{slug}", response=GebiedUit, auth=Toegang(PUBLIEK), by_alias=True)
def gebied(request: HttpRequest, slug: str) -> Gebied:
    """One area."""
    gevonden = gebied_met_slug(request.gemeente, slug)  # type: ignore[attr-defined]
    if gevonden is None:
        raise Http404
    return gevonden
