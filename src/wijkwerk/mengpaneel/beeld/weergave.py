"""How an exercise is shown: what it is about in a few words, the bar of phases, the time table."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any, Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from wijkwerk.mengpaneel import teksten
from wijkwerk.mengpaneel.beeld.tekening import kanalen_van, paneel
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.models import Oefening

# What, minutes for a group, minutes for three people at one screen; None: it has no such part.
TIJDEN: Final[tuple[tuple[Any, int | None, int | None], ...]] = (
    (_("Welkom en uitleg van de vijf schuiven"), 10, 5),
    (_("Ieder vult apart in"), 15, None),
    (_("Tonen en samen kijken wat opvalt"), 5, None),
    (_("Gesprek over de schuif met het meeste verschil"), 30, None),
    (_("Samen de stand en de ambitie vaststellen, met de reden"), 20, 25),
    (_("Afspraken: wie doet wat, en wanneer"), 10, 15),
)


@dataclass(frozen=True)
class Tijdschema:
    rijen: tuple[tuple[Any, int | None, int | None], ...]
    groep: int
    trio: int


def tijdschema() -> Tijdschema:
    return Tijdschema(
        TIJDEN,
        sum(groep or 0 for _wat, groep, _trio in TIJDEN),
        sum(trio or 0 for _wat, _groep, trio in TIJDEN),
    )


def voorbeeld() -> SafeString:
    """An invented panel, for who never saw one."""
    nu = {"PI": 4, "PB": 3, "PM": 6, "BP": 7, "C": 4}
    ambitie = {"PI": 4, "PB": 6, "PM": 8, "BP": 7, "C": 7}
    return paneel(kanalen_van(nu, ambitie), titel=_("Verzonnen voorbeeld"))


def begin_bij(schuiven: Collection[str]) -> SafeString:
    """The empty panel with the sliders to begin with marked; the same is told in text beside it."""
    kanalen = [replace(kanaal, nadruk=kanaal.code in schuiven) for kanaal in kanalen_van()]
    return paneel(kanalen, sier=True)


def waarover(oefening: Oefening) -> str:
    """The name of the area, theme or opgave; "Hele gemeente" when it is about all of it."""
    over = oefening.gebied or oefening.thema or oefening.opgave
    return str(over) if over is not None else str(teksten.BEREIK["gemeente"])


def fasebalk(fase: str) -> list[tuple[Any, str]]:
    """The five phases with their state: klaar, nu or nothing (classes of `mp-fasen`)."""
    namen = list(Fase)
    nu = namen.index(Fase(fase))
    return [
        (teksten.FASE[naam], "klaar" if plek < nu else "nu" if plek == nu else "")
        for plek, naam in enumerate(namen)
    ]
