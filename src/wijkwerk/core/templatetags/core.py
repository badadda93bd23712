"""Template tags of the plumbing: permission questions, the once-only key, a kenmerk as shown."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from wijkwerk.core import adressen, eenmalig, kenmerk, permissions

register = template.Library()


@register.simple_tag(takes_context=True)
def may(context: dict[str, Any], handeling: str, onderwerp: Any = None) -> bool:
    """`{% may "signaal.oppakken" signaal as kan %}`; without an object: anywhere here."""
    actor = context["actor"]
    if onderwerp is None:
        return permissions.mag_ergens(actor, handeling)
    return permissions.may(actor, handeling, onderwerp)


@register.simple_tag(name="eenmalig")
def eenmalig_veld() -> SafeString:
    """The hidden field that makes a form count once; keeps its value when the form comes back."""
    return format_html(
        '<input type="hidden" name="{}" value="{}">', eenmalig.VELD, eenmalig.nieuwe_sleutel()
    )


@register.simple_tag
def pad(naam: str, *args: Any) -> str:
    """The path of a page that a higher room registered: `{% pad "signaal" signaal %}`."""
    return adressen.pad(naam, *args)


@register.filter
def als_kenmerk(waarde: str) -> str:
    """`7KD4QXM` as people read it: `7KD4-QXM`."""
    return kenmerk.toon(waarde)
