"""Which papers were entered: their numbers, never what they say."""

from __future__ import annotations

from wijkwerk.mengpaneel.models import Deelnemer, Oefening


def nummers_van(oefening: Oefening) -> list[int]:
    """In order. 1 query."""
    rijen = Deelnemer.objects.filter(oefening=oefening).exclude(papiernummer=None)
    nummers = rijen.order_by("papiernummer").values_list("papiernummer", flat=True)
    return [nummer for nummer in nummers if nummer is not None]
