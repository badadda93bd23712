"""Tags for rows about exercises: `{% load oefeningen %}`."""

from __future__ import annotations

from datetime import date
from typing import Final

from django import template
from django.utils.safestring import SafeString

from wijkwerk.mengpaneel import teksten
from wijkwerk.mengpaneel.beeld import weergave
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.models import Oefening
from wijkwerk.ui.templatetags.ui import badge

register = template.Library()
SOORT: Final[dict[str, str]] = {Fase.VOORBEREIDEN: "gewoon", Fase.EVALUEREN: "klaar"}


@register.filter
def waarover(oefening: Oefening) -> str:
    """In a few words what the panel is about: the name of the area, theme or opgave."""
    return weergave.waarover(oefening)


@register.simple_tag
def fasebadge(oefening: Oefening) -> SafeString:
    """The phase in a word; what is going on now stands out."""
    return badge(str(teksten.FASE[oefening.fase]), SOORT.get(oefening.fase, "actief"))


@register.filter
def te_herhalen(oefening: Oefening, vandaag: date) -> bool:
    """Is it time to look again? Once a next one was begun it is not."""
    return (
        oefening.is_vastgesteld
        and not oefening.proef
        and oefening.opnieuw_op is not None
        and oefening.opnieuw_op <= vandaag
        and not oefening.heeft_volgende  # type: ignore[attr-defined]
    )
