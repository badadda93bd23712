"""The map as a picture that can be clicked without script: `<input type="image">` posts x and y."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.template.loader import render_to_string

from wijkwerk.ui.kaart import Kaart, Punt

BREEDTE: Final = 340  # css pixels; the same number stands in wijkwerk.css (.ww-prik__beeld)


def kaart_beeld(kaart: Kaart) -> str:
    """The map as an SVG file of its own (image/svg+xml): no style sheet reaches inside it."""
    return render_to_string("ui/kaart_beeld.svg", {"kaart": kaart, "breedte": BREEDTE})


def prik_uit_formulier(kaart: Kaart, data: Mapping[str, str], naam: str = "prik") -> Punt | None:
    """The place that was clicked on the picture, or None when the form was sent otherwise."""
    try:
        x, y = float(data[f"{naam}.x"]), float(data[f"{naam}.y"])
    except (KeyError, ValueError):
        return None
    return kaart.punt_bij(x, y, BREEDTE)
