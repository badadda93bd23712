"""The maps of this room: to put a pin on, and to show where a voice is about."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import gettext as _

from wijkwerk.gebieden.models import Gebied, GebiedVersie, Gemeente
from wijkwerk.gebieden.selectors import versies_van
from wijkwerk.signalen.models import Signaal
from wijkwerk.ui.kaart import Kaart, Punt, Vlak

PRIKBEELD_BREED = 340
"""Pixels of the image that stands in for the map without script; `.ww-prik__beeld` is as wide."""


def prikkaart(gemeente: Gemeente, gebied: Gebied | None, prik: Punt | None = None) -> Kaart:
    """The gemeente by its working areas; with an area: that area by the areas within it."""
    versies = _binnen(gebied) if gebied else []
    if not versies:
        versies = list(versies_van(gemeente, gemeente.werkniveau))
    naam = gebied.naam if gebied else gemeente.naam
    return Kaart(
        id="prik",
        titel=_("Kaart van %(naam)s") % {"naam": naam},
        vlakken=[Vlak(versie.naam, versie.geometrie) for versie in versies],
        prikken=[prik] if prik else [],
    )


def versies_voor(gemeente: Gemeente, gebied: Gebied | None) -> list[GebiedVersie]:
    """What a map shows: the working areas, or the areas right below one of them."""
    versies = _binnen(gebied) if gebied else []
    return versies or list(versies_van(gemeente, gemeente.werkniveau))


def vlakkenkaart(id: str, naam: str, versies: Sequence[GebiedVersie]) -> Kaart:
    """These areas and nothing on them yet."""
    return Kaart(
        id=id,
        titel=_("Kaart van %(naam)s") % {"naam": naam},
        vlakken=[Vlak(versie.naam, versie.geometrie) for versie in versies],
    )


def plekkaart(signaal: Signaal) -> Kaart:
    """Where this signaal is about: its area, with a pin when there is a point."""
    prikken = []
    if signaal.lat is not None and signaal.lon is not None:
        prikken = [Punt(signaal.lat, signaal.lon, signaal.plek_tekst)]
    return Kaart(
        id="plek",
        titel=_("Kaart: de plek in %(naam)s") % {"naam": signaal.gebied.naam},
        vlakken=[
            Vlak(versie.naam, versie.geometrie, gekozen=signaal.hele_gebied)
            for versie in _binnen(signaal.gebied)
        ],
        prikken=prikken,
        labels=not prikken,
    )


def _binnen(gebied: Gebied) -> list[GebiedVersie]:
    """The areas right below this one, or the area itself when there are none."""
    van_nu = GebiedVersie.objects.filter(tot_jaar=None, gebied__vervallen_op=None)
    van_nu = van_nu.select_related("gebied")
    versies = list(van_nu.filter(Q(ouder=gebied) | Q(gebied=gebied)).order_by("naam"))
    lager = [versie for versie in versies if versie.gebied_id != gebied.pk]
    return lager or versies
