"""Path converters (a kenmerk in any spelling, the slug of a gemeente) and addresses that stay."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.urls import reverse

from wijkwerk.core import kenmerk


class KenmerkConverter:
    """`7KD4-QXM`, `7kd4qxm`: the view gets the seven characters; a wrong one matches nothing."""

    regex = r"[0-9A-Za-z]{4}-?[0-9A-Za-z]{3}"

    def to_python(self, value: str) -> str:
        gelezen = kenmerk.lees(value)
        if gelezen is None:
            raise ValueError(value)
        return gelezen

    def to_url(self, value: str) -> str:
        return kenmerk.toon(value)


class GemeenteConverter:
    """The first part of a path. Takes a slug or an object with one; the middleware looks it up."""

    regex = r"[a-z0-9]+(?:-[a-z0-9]+)*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: Any) -> str:
        return str(getattr(value, "slug", value))


@lru_cache(maxsize=10_000)
def vast_pad(naam: str, slug: str) -> str:
    """The path of a page that only needs the gemeente. Every page has some thirty of these, and
    `reverse` looks each up anew: a third of the work of a page frame."""
    return reverse(naam, args=[slug])
