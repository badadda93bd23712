"""The tree of areas as a closure table, so that a higher area is one query."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from django.db import connection

from wijkwerk.core.invoer import tellingen_bijwerken
from wijkwerk.gebieden.models import Gebied, GebiedPad, GebiedVersie

PARTIJ = 2_000


def paden_herbouwen(gemeenten: Collection[str]) -> None:
    """Rebuild the paths of all areas in these gemeenten (CBS codes) from their newest versions."""
    hier = Gebied.objects.filter(cbs_gemeente__in=gemeenten)
    gebieden = list(hier.values_list("pk", flat=True))
    ouders = dict(
        GebiedVersie.objects.filter(gebied__cbs_gemeente__in=gemeenten)
        .order_by("van_jaar")
        .values_list("gebied_id", "ouder_id")
    )
    tellingen_bijwerken(Gebied, GebiedVersie)
    GebiedPad.objects.filter(nakomeling__in=hier)._raw_delete(connection.alias)
    GebiedPad.objects.bulk_create(
        (
            GebiedPad(voorouder_id=boven, nakomeling_id=gebied)
            for gebied in gebieden
            for boven in _naar_boven(gebied, ouders)
        ),
        batch_size=PARTIJ,
    )
    tellingen_bijwerken(GebiedPad)


def _naar_boven(gebied: int, ouders: Mapping[int, int | None]) -> Iterator[int]:
    """The area itself and everything above it; a circle ends where it starts again."""
    gezien: set[int] = set()
    boven: int | None = gebied
    while boven is not None and boven not in gezien:
        gezien.add(boven)
        yield boven
        boven = ouders.get(boven)
