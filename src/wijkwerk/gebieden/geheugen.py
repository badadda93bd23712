"""What hardly changes and every page needs, kept per process for ten seconds.

A change made in this process is seen at once, one made elsewhere after ten seconds at most. Rights
are never kept here. What comes out is a copy: nobody changes what another request sees.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache import caches
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save

T = TypeVar("T")
NAAM = "geheugen"  # in settings.CACHES


def onthoud(sleutel: str, maak: Callable[[], T]) -> T:
    """What `maak` returned last, or what it returns now. None is asked again each time."""
    bewaard: T | None = caches[NAAM].get(sleutel)
    if bewaard is None:
        bewaard = maak()
        caches[NAAM].set(sleutel, bewaard)
    return bewaard


def vergeet(**_signaal: Any) -> None:
    """Drop everything: now, and again when what is being changed can be read by others."""
    caches[NAAM].clear()
    transaction.on_commit(caches[NAAM].clear)


def vergeet_bij(*modellen: type[Model]) -> None:
    """Forget when a row of these is made, changed or removed (called in `apps.ready`)."""
    for model in modellen:
        for signaal in (post_save, post_delete):
            naam = f"geheugen.{model._meta.label}"
            signaal.connect(vergeet, sender=model, weak=False, dispatch_uid=naam)
