"""Goals and efforts in the words of the screen."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from wijkwerk.doelen import labels
from wijkwerk.doelen.models import Doel, Inspanning
from wijkwerk.ui.templatetags.ui import badge

register = template.Library()


@register.simple_tag
def stand(ding: Inspanning | Doel) -> SafeString:
    """The status as a badge."""
    woorden = labels.DOEL if isinstance(ding, Doel) else labels.INSPANNING
    return badge(str(woorden[ding.status]), labels.BADGE[ding.status])


@register.filter
def gehaald_kort(waarde: str) -> str:
    """Did it work: `Gedaan`, `Voor een deel gedaan`, `Niet gelukt`."""
    return str(labels.GEHAALD_KORT[waarde])


@register.filter
def handeling(naam: str) -> str:
    """What happened, as people say it."""
    return str(labels.HANDELING.get(naam, naam))
