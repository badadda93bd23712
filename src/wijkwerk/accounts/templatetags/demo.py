"""The people of the demo, for the buttons on the log-in page."""

from __future__ import annotations

from django import template
from django.conf import settings

from wijkwerk.accounts.models import RolToewijzing
from wijkwerk.accounts.selectors import demopersonen as lees

register = template.Library()


@register.simple_tag
def demopersonen() -> list[RolToewijzing]:
    """Nobody outside demo mode."""
    return lees() if settings.DEMO else []
