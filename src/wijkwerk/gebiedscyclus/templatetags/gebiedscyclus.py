"""Agendas in the words of the screen."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from wijkwerk.gebiedscyclus import labels
from wijkwerk.gebiedscyclus.models import Agenda, Agendapunt
from wijkwerk.ui.templatetags.ui import badge

register = template.Library()


@register.simple_tag
def agendastand(ding: Agenda | Agendapunt) -> SafeString:
    """The status as a badge."""
    woorden = labels.AGENDA if isinstance(ding, Agenda) else labels.PUNT
    return badge(str(woorden[ding.status]), labels.BADGE[ding.status])


@register.filter
def agendastap(naam: str) -> str:
    """What happened to a point, as people say it."""
    return str(labels.HANDELING.get(naam, naam))
