"""Tags of the panel: `{% load mengpaneel %}`."""

from __future__ import annotations

import json

from django import template

from wijkwerk.mengpaneel.teksten import BAND, GEEN_KEUZE, GEZEGD, ONGEZEGD

register = template.Library()


def kanaalwoorden() -> dict[str, object]:
    """What the script says about one slider, in the language of the page."""
    return {
        "banden": {str(letter): str(woord) for letter, woord in BAND.items()},
        "geen": str(GEEN_KEUZE),
        "zeg": str(GEZEGD),
        "open": str(ONGEZEGD),
    }


@register.simple_tag
def mp_woorden() -> str:
    """The words of mengpaneel.js, on an element around the sliders: `data-woorden="{% mp_woorden
    %}"`. The script then keeps range, number and "keuze gemaakt" alike and sends `mp-stand`."""
    return json.dumps(kanaalwoorden(), ensure_ascii=False)
