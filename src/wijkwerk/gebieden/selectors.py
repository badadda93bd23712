"""Reads about gemeenten and areas."""

from __future__ import annotations

from wijkwerk.gebieden.models import Gemeente


def gemeente_met_slug(slug: str) -> Gemeente | None:
    """The tenant behind the first part of a path."""
    return Gemeente.objects.filter(slug=slug).first()
