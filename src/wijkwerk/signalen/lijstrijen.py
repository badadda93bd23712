"""The rows of the list in words: all a template needs to write them down, and nothing more.

A hundred rows are drawn for every look at the list, so what is the same for many rows (a status,
a date) is made once.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.core import klok as tijd
from wijkwerk.core.kenmerk import toon
from wijkwerk.signalen import labels
from wijkwerk.signalen.domain.status import OPEN, Status
from wijkwerk.signalen.domain.tekst import titel_van
from wijkwerk.ui.templatetags.ui import badge, klok


class Rij(NamedTuple):
    """One signaal in the list. `merken` are words beside the title."""

    nummer: str
    titel: str
    merken: str
    stemmen: int
    waar: str
    thema: str
    kanaal: str
    route: str
    leeg: bool
    status: SafeString
    klok: SafeString | str


def rijen(bron: Iterable[dict[str, Any]]) -> list[Rij]:
    """The rows of a page (`lijst.VELDEN`) as they are read."""
    badges = lru_cache(_badge)
    klokken = lru_cache(klok)
    kanaal = {waarde: str(naam) for waarde, naam in labels.KANAAL.items()}
    merk = _("klein grut"), _("heropend")
    return [
        Rij(
            toon(rij["kenmerk"]),
            titel_van(rij["tekst"]),
            ", ".join([merk[0]] * rij["klein_grut"] + [merk[1]] * (rij["heropend"] > 0)),
            rij["stemmen"] or 0,
            rij["gebied__naam"],
            rij["thema__naam"] or "",
            kanaal[rij["kanaal"]],
            *_route(rij),
            badges(rij["status"]),
            _klok(rij, klokken),
        )
        for rij in bron
    ]


def _badge(status: str) -> SafeString:
    return badge(str(labels.STATUS[status]), labels.STATUS_SOORT[status])


def _klok(rij: dict[str, Any], klokken: Any) -> SafeString | str:
    if rij["status"] in OPEN:
        teken: SafeString = klokken(rij["antwoord_voor"])
        return teken
    if rij["beantwoord_op"] is None:
        return ""
    return date_format(rij["beantwoord_op"].astimezone(tijd.AMSTERDAM), "j M Y")


def _route(rij: dict[str, Any]) -> tuple[str, bool]:
    """With whom it lies, and whether that is nobody yet."""
    if rij["bij_wie"]:
        extra = rij["bij_aantal"] - 1
        if not extra:
            return rij["bij_wie"], False
        vorm = ngettext("%(wie)s en nog %(n)d", "%(wie)s en nog %(n)d", extra)
        return vorm % {"wie": rij["bij_wie"], "n": extra}, False
    if rij["in_opgave"]:
        return _("In een opgave"), False
    if rij["behandelaar__naam"]:
        return rij["behandelaar__naam"], False
    if rij["status"] == Status.NIEUW:
        return _("Nog geen"), True
    return "", False
