"""The task that a gemeente gives its wijkambtenaren."""

from __future__ import annotations

from wijkwerk.gebieden.models import Gemeente
from wijkwerk.mengpaneel.models import Wijkopdracht


def opdrachten_van(gemeente: Gemeente) -> list[Wijkopdracht]:
    """Every version, the newest first. 1 query."""
    rijen = Wijkopdracht.objects.filter(gemeente=gemeente).select_related("door", "oefening")
    return list(rijen.order_by("-versie"))


def opdracht_van(gemeente: Gemeente) -> Wijkopdracht | None:
    """What holds now; None when nothing was set. 1 query."""
    rijen = Wijkopdracht.objects.filter(gemeente=gemeente).select_related("door")
    return rijen.order_by("-versie").first()
