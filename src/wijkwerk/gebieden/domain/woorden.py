"""What a gemeente calls its areas: wijk, gebied, buurt, kern or stadsdeel (S-A31).

Every form is written out: Dutch needs de/het and deze/dit, and a compound takes its own joint
("wijkplan", "gebiedsplan", "kernenplan").
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

VORMEN: Final = ("enkel", "meervoud", "lidwoord", "dit", "ons", "elk", "samen", "een", "dat")
STANDAARD: Final = "wijk"


def _nl(enkel: str, meervoud: str, samen: str, *, het: bool) -> Mapping[str, str]:
    return MappingProxyType(
        {
            "enkel": enkel,
            "meervoud": meervoud,
            "lidwoord": "het" if het else "de",
            "dit": "dit" if het else "deze",
            "dat": "dat" if het else "die",
            "ons": "ons" if het else "onze",
            "elk": "elk" if het else "elke",
            "een": "een",
            "samen": samen,
        }
    )


def _en(enkel: str, meervoud: str, een: str = "a") -> Mapping[str, str]:
    return MappingProxyType(
        {
            "enkel": enkel,
            "meervoud": meervoud,
            "lidwoord": "the",
            "dit": "this",
            "dat": "that",
            "ons": "our",
            "elk": "each",
            "een": een,
            "samen": f"{enkel} ",
        }
    )


SETS: Final[Mapping[str, Mapping[str, Mapping[str, str]]]] = MappingProxyType(
    {
        "wijk": {
            "nl": _nl("wijk", "wijken", "wijk", het=False),
            "en": _en("neighbourhood", "neighbourhoods"),
        },
        "gebied": {
            "nl": _nl("gebied", "gebieden", "gebieds", het=True),
            "en": _en("area", "areas", "an"),
        },
        "buurt": {
            "nl": _nl("buurt", "buurten", "buurt", het=False),
            "en": _en("neighbourhood", "neighbourhoods"),
        },
        "kern": {"nl": _nl("kern", "kernen", "kern", het=False), "en": _en("village", "villages")},
        "stadsdeel": {
            "nl": _nl("stadsdeel", "stadsdelen", "stadsdeel", het=True),
            "en": _en("district", "districts"),
        },
    }
)


def woord(woordenset: str, vorm: str, taal: str = "nl") -> str:
    """One form of the word for an area. Any other language than Dutch gets English.

    "samen" is the first part of a compound and is glued on: woord(s, "samen") + "agenda".
    A form that is not in `VORMEN` is a KeyError: a mistake in a template must show.
    """
    set_ = SETS.get(woordenset, SETS[STANDAARD])
    return set_["nl" if taal.startswith("nl") else "en"][vorm]
