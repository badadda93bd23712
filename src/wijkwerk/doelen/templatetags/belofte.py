"""Words and tones of a promise, the same for residents and for the wethouder."""

from __future__ import annotations

from typing import Final

from django import template
from django.utils.translation import gettext_lazy as _

from wijkwerk.doelen.domain.belofte import LOOPT, Stand

register = template.Library()

WOORDEN: Final = {
    Stand.GEDAAN: _("Gedaan"),
    Stand.DEELS: _("Deels gedaan"),
    Stand.LATER_GEDAAN: _("Later gedaan"),
    Stand.BEZIG: _("Mee bezig"),
    Stand.GEPLAND: _("Gepland"),
    Stand.VERZET: _("Later"),
    Stand.TE_LAAT: _("Te laat"),
    Stand.NIET_GELUKT: _("Niet gelukt"),
    Stand.GESTOPT: _("Gestopt"),
}


@register.filter
def standwoord(stand: Stand) -> str:
    """How a promise stands, in a word or two."""
    return str(WOORDEN[stand])


@register.filter
def standsoort(stand: Stand) -> str:
    """The tone of that word: klaar (petrol), bezig (grey), later (ochre)."""
    if stand in (Stand.GEDAAN, Stand.DEELS, Stand.LATER_GEDAAN):
        return "klaar"
    return "bezig" if stand in LOOPT else "later"
