"""Tags for the session: `{% load scherm %}`."""

from __future__ import annotations

from typing import Final

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wijkwerk.mengpaneel.selectors.deelname import Aanwezig

register = template.Library()
MEESTE_RONDJES: Final = 10
MEESTE_OP_DE_MUUR: Final = 6


@register.simple_tag
def plaatsen(rij: Aanwezig, kort: bool = False) -> SafeString:
    """A circle for every person of a role: full is done, half is busy. Many: in words."""
    wacht = rij.aantal - rij.klaar - rij.bezig
    woorden = _("%(klaar)s klaar, %(bezig)s bezig, %(wacht)s nog niet begonnen") % {
        "klaar": rij.klaar,
        "bezig": rij.bezig,
        "wacht": wacht,
    }
    if not rij.aantal:
        return format_html('<span class="mp-zacht">{}</span>', _("nog niemand"))
    if rij.aantal > (MEESTE_OP_DE_MUUR if kort else MEESTE_RONDJES):
        som = _("%(klaar)s van %(n)s klaar") % {"klaar": rij.klaar, "n": rij.aantal}
        return format_html("<span>{}</span>", som if kort else woorden)
    soorten = ["klaar"] * rij.klaar + ["half"] * rij.bezig + [""] * wacht
    rondjes = format_html_join("", '<i class="{}"></i>', ((soort,) for soort in soorten))
    return format_html(
        '<span class="mp-plaatsen" role="img" aria-label="{}">{}</span>', woorden, rondjes
    )
