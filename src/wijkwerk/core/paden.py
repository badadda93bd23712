"""Path converters: a kenmerk in any spelling, and the slug of a gemeente."""

from __future__ import annotations

from typing import Any

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
