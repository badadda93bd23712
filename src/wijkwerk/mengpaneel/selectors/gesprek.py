"""What people wrote, for the conversation: texts without a person, without a role."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN
from wijkwerk.mengpaneel.domain.spreiding import KLEINSTE_GROEP
from wijkwerk.mengpaneel.models import Inzending, Oefening
from wijkwerk.mengpaneel.teksten import SCHUIF


@dataclass(frozen=True)
class Vraagteksten:
    """A question and what people wrote, by alphabet: the order says nothing about who."""

    vraag: Any
    teksten: tuple[str, ...]


def teksten_van(oefening: Oefening) -> dict[str, list[Vraagteksten]]:
    """By slider, only questions that three people or more answered. 1 query."""
    rijen = Inzending.objects.filter(deelnemer__oefening=oefening).exclude(antwoorden={})
    gezegd: dict[tuple[str, str], list[str]] = defaultdict(list)
    for schuif, antwoorden in rijen.values_list("schuif", "antwoorden"):
        for nummer, tekst in antwoorden.items():
            gezegd[schuif, nummer].append(tekst)
    return {
        schuif: [
            Vraagteksten(vraag, tuple(sorted(teksten, key=str.casefold)))
            for nummer, vraag in enumerate(SCHUIF[schuif].vragen)
            if len(teksten := gezegd[schuif, str(nummer)]) >= KLEINSTE_GROEP
        ]
        for schuif in SCHUIVEN
    }
