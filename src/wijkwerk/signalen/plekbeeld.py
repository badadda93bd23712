"""The small map on the page of a signaal. Its ground is drawn once per area, the pin each time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from wijkwerk.signalen.kaarten import plekkaart
from wijkwerk.signalen.models import Signaal
from wijkwerk.ui.kaart import Projectie

MEESTE = 256
_PIN = (
    '<g class="ww-kaart__pin" transform="translate({} {})"><title>{}</title>'
    '<path d="M0 0C-4-9-15-17-15-29a15 15 0 0 1 30 0C15-17 4-9 0 0z"/>'
    '<circle cy="-29" r="5.5"/></g>'
)
_EINDE = "</g></svg>"


@dataclass(frozen=True)
class _Grond:
    svg: str
    projectie: Projectie | None


def plek(signaal: Signaal) -> SafeString:
    """The area, with a pin when the signaal has a place; nothing when there is no map of it."""
    heel = signaal.hele_gebied or signaal.lat is None or signaal.lon is None
    grond = _grond(
        signaal.gebied_id, signaal.gemeente.versie, get_language() or "", signaal.hele_gebied, heel
    )
    if grond.projectie is None:
        return SafeString("")
    if heel or signaal.lat is None or signaal.lon is None:
        return mark_safe(grond.svg)  # noqa: S308 -- our own template
    x, y = grond.projectie.naar(signaal.lon, signaal.lat)
    pin = format_html(_PIN, f"{x:.1f}", f"{y:.1f}", signaal.plek_tekst or signaal.gebied.naam)
    return mark_safe(grond.svg.removesuffix(_EINDE) + pin + _EINDE)  # noqa: S308


@lru_cache(maxsize=MEESTE)
def _grond(gebied_id: int, versie: int, taal: str, gekozen: bool, namen: bool) -> _Grond:
    """Everything but the pin. `versie` changes when the areas of the gemeente do."""
    from wijkwerk.gebieden.models import Gebied

    gebied = Gebied.objects.get(pk=gebied_id)
    plaats = {} if namen else {"lat": 0.0, "lon": 0.0}
    kaart = plekkaart(Signaal(gebied=gebied, hele_gebied=gekozen, **plaats))
    context = {"kaart": kaart, "klas": "ww-kaart--klein"}
    svg = render_to_string("ui/deel/kaart_svg.html", context).strip()
    return _Grond(svg, kaart.projectie)
