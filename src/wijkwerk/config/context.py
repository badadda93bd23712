"""What every page frame needs."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from wijkwerk.config.menu import adressen, menu
from wijkwerk.core.actor import Bewoner


def frame(request: HttpRequest) -> dict[str, Any]:
    """gemeente (or None), actor, menu, addresses, version, demo flag, languages to choose."""
    gemeente = getattr(request, "gemeente", None)
    actor = getattr(request, "actor", None) or Bewoner()
    return {
        "gemeente": gemeente,
        "actor": actor,
        "menu": menu(request, gemeente, actor),
        "adressen": adressen(gemeente),
        "programmaversie": settings.VERSIE,
        "demo": settings.DEMO,
        "talen": settings.LANGUAGES,
    }
