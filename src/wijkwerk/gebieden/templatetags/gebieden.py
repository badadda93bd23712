"""Words of the gemeente in templates: `{% w "dit" %} {% w "enkel" %}`, deze wijk, dit gebied."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import get_language

from wijkwerk.gebieden.domain.woorden import STANDAARD, woord

register = template.Library()


@register.simple_tag(takes_context=True)
def w(context: dict[str, Any], vorm: str, hoofdletter: str = "") -> str:
    """A form of the word for an area, in the words of the gemeente and the language of the screen.

    `{% w "samen" %}agenda` glues: "wijkagenda", "gebiedsagenda". With "hoofdletter" as second
    argument it starts a sentence. Outside a gemeente it says "wijk".
    """
    gemeente = context.get("gemeente")
    woordenset = gemeente.woordenset if gemeente else STANDAARD
    tekst = woord(woordenset, vorm, get_language() or "nl")
    return tekst[:1].upper() + tekst[1:] if hoofdletter else tekst
