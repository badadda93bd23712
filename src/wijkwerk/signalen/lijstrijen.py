"""The rows of the list in words: a table body, ready to be put down.

A hundred rows are drawn for every look at the list, so what is the same for many rows (a status,
a date) is made once.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wijkwerk.core import klok as tijd
from wijkwerk.core.kenmerk import toon
from wijkwerk.signalen import labels
from wijkwerk.signalen.domain.status import OPEN, Status
from wijkwerk.signalen.domain.tekst import titel_van
from wijkwerk.ui.templatetags.ui import badge, klok


def tabelrijen(
    bron: Iterable[dict[str, Any]], pad: str, *, kiezen: bool, achter: str = ""
) -> SafeString:
    """The rows of a page (`lijst.VELDEN`) as table rows; `kiezen`: with a box to tick, `achter`:
    what stands behind each link, so that a signaal knows the list one came from.

    Written here and not in the template: a hundred rows of a dozen values are a thousand and more
    steps for a template, and one for `format_html_join`.
    """
    badges, klokken = lru_cache(_badge), lru_cache(klok)
    kanaal = {waarde: str(naam) for waarde, naam in labels.KANAAL.items()}
    vak = '<td class="l-kies"><input type="checkbox" class="ww-kies" name="signaal" value="{0}" '
    vak += f'aria-label="{_("Kies")} {{0}}"></td>'
    rij_html = (
        "<tr>"
        + (vak if kiezen else "")
        + '<td class="l-nr ww-nr">{0}</td><td class="l-titel"><a class="nl-link" '
        'href="{1}{0}/{11}">{2}</a>{3}</td><td class="l-buurt">{4}</td><td class="l-thema">{5}</td>'
        '<td class="l-kan">{6}</td><td class="l-route{7}">{8}</td><td class="l-st">{9}</td>'
        '<td class="l-klok">{10}</td></tr>'
    )
    return format_html_join(
        "\n",
        rij_html,
        (
            (
                toon(rij["kenmerk"]),
                pad,
                titel_van(rij["tekst"]),
                _merken(rij),
                rij["gebied__naam"],
                rij["thema__naam"] or "",
                kanaal[rij["kanaal"]],
                *_route(rij),
                badges(rij["status"]),
                _klok(rij, klokken),
                achter,
            )
            for rij in bron
        ),
    )


def _merken(rij: dict[str, Any]) -> SafeString | str:
    """What stands beside the title: how many people, klein grut, reopened."""
    if not (rij["klein_grut"] or rij["heropend"] or (rij["stemmen"] or 0) > 1):
        return ""
    stemmen = ""
    if (rij["stemmen"] or 0) > 1:
        aantal = _("%(n)d stemmen") % {"n": rij["stemmen"]}
        stemmen = format_html(' <span class="ww-stemmen">{}</span>', aantal)
    woorden = [_("klein grut")] * rij["klein_grut"] + [_("heropend")] * (rij["heropend"] > 0)
    merken = format_html(' <span class="ww-klein">{}</span>', ", ".join(woorden)) if woorden else ""
    return format_html("{}{}", stemmen, merken)


def _badge(status: str) -> SafeString:
    return badge(str(labels.STATUS[status]), labels.STATUS_SOORT[status])


def _klok(rij: dict[str, Any], klokken: Any) -> SafeString | str:
    if rij["status"] in OPEN:
        teken: SafeString = klokken(rij["antwoord_voor"])
        return teken
    if rij["beantwoord_op"] is None:
        return ""
    return date_format(rij["beantwoord_op"].astimezone(tijd.AMSTERDAM), "j M Y")


def _route(rij: dict[str, Any]) -> tuple[str, str]:
    """The class that says nobody has it yet, and with whom it lies."""
    if rij["bij_wie"]:
        extra = rij["bij_aantal"] - 1
        if not extra:
            return "", rij["bij_wie"]
        return "", _("%(wie)s en nog %(n)d") % {"wie": rij["bij_wie"], "n": extra}
    if rij["in_opgave"]:
        return "", _("In een opgave")
    if rij["behandelaar__naam"]:
        return "", rij["behandelaar__naam"]
    return (" is-leeg", _("Nog geen")) if rij["status"] == Status.NIEUW else ("", "")
