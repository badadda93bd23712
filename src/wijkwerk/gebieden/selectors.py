"""Reads about gemeenten and areas."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import shapely
from django.db.models import Q

from wijkwerk.gebieden.domain.opzoeken import Zoeker
from wijkwerk.gebieden.geheugen import onthoud
from wijkwerk.gebieden.models import Gebied, GebiedVersie, Gemeente, Thema

MEESTE_ZOEKERS = 32
Stempel = tuple[int, str]

_zoekers: OrderedDict[tuple[int, int | None], tuple[Stempel, Zoeker]] = OrderedDict()


def gemeente_met_slug(slug: str) -> Gemeente | None:
    """The tenant behind the first part of a path."""
    return onthoud(f"gemeente:{slug}", lambda: Gemeente.objects.filter(slug=slug).first())


def gebieden_op_werkniveau(gemeente: Gemeente) -> Sequence[Gebied]:
    """The areas the gemeente works with today, by name."""
    return onthoud(
        f"werkgebieden:{gemeente.pk}:{gemeente.werkniveau}",
        lambda: list(Gebied.objects.op_werkniveau(gemeente)),
    )


def themas_van(gemeente: Gemeente) -> Sequence[Thema]:
    """The themes of a gemeente by name, those it no longer uses as well (`actief` says so)."""
    return onthoud(
        f"themas:{gemeente.pk}",
        lambda: list(Thema.objects.filter(gemeente=gemeente).order_by("naam")),
    )


def gebied_met_slug(gemeente: Gemeente, slug: str) -> Gebied | None:
    """An area of this gemeente by the last part of its path; also one that has ended."""
    return Gebied.objects.van(gemeente).filter(slug=slug).first()


def versies_van(gemeente: Gemeente, soort: str, jaar: int | None = None) -> Sequence[GebiedVersie]:
    """One version per area of a level, with its boundary: of a year, or of today."""
    versies = GebiedVersie.objects.filter(
        gebied__in=Gebied.objects.van(gemeente), gebied__soort=soort
    )
    if jaar is None:
        versies = versies.filter(tot_jaar=None, gebied__vervallen_op=None)
    else:
        versies = versies.filter(Q(tot_jaar=None) | Q(tot_jaar__gte=jaar), van_jaar__lte=jaar)
    return list(versies.select_related("gebied").order_by("naam", "pk"))


def gebied_bij_punt(
    lat: float, lon: float, gemeente: Gemeente, jaar: int | None = None
) -> Gebied | None:
    """The area at the working level of this gemeente in which a WGS84 point lies."""
    nummer = zoeker_van(gemeente, jaar).bij_punt(lat, lon)
    if nummer is None:
        return None
    van_nu = {gebied.pk: gebied for gebied in gebieden_op_werkniveau(gemeente)}
    return van_nu.get(nummer) or Gebied.objects.filter(pk=nummer).first()


def zoeker_van(gemeente: Gemeente, jaar: int | None = None) -> Zoeker:
    """The look-up of this gemeente, kept per process until its areas or its level change."""
    sleutel, stempel = (gemeente.pk, jaar), (gemeente.versie, gemeente.werkniveau)
    bewaard = _zoekers.get(sleutel)
    if bewaard is not None and bewaard[0] == stempel:
        _zoekers.move_to_end(sleutel)
        return bewaard[1]
    zoeker = Zoeker(
        (versie.gebied_id, shapely.geometry.shape(versie.geometrie))
        for versie in versies_van(gemeente, gemeente.werkniveau, jaar)
        if versie.geometrie
    )
    _zoekers[sleutel] = (stempel, zoeker)
    if len(_zoekers) > MEESTE_ZOEKERS:
        _zoekers.popitem(last=False)
    return zoeker
