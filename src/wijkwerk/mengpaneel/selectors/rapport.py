"""All that a report tells about one exercise, in a handful of queries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from wijkwerk.doelen.models import Inspanning
from wijkwerk.mengpaneel.models import Afweging, Etappe, Oefening, OefeningInspanning, Schuifstand
from wijkwerk.mengpaneel.selectors.standen import standen_voor_lezers
from wijkwerk.mengpaneel.selectors.vaststellen import afwegingen_van


@dataclass(frozen=True)
class Bronnen:
    """What was set, decided, agreed and planned."""

    standen: dict[str, Schuifstand]
    vorige: dict[str, Schuifstand]  # of the exercise before, {} when there is none
    afwegingen: dict[str, Afweging]  # the newest decision, by hint
    acties: list[tuple[Inspanning, list[str]]]  # each once, with its sliders; by date
    etappes: list[Etappe]


def bronnen_van(oefening: Oefening) -> Bronnen:
    """4 queries."""
    eerder = [Oefening(pk=oefening.vorige_id)] if oefening.vorige_id else []
    standen = standen_voor_lezers([oefening, *eerder])
    return Bronnen(
        standen=standen[oefening.pk],
        vorige=standen[oefening.vorige_id] if oefening.vorige_id else {},
        afwegingen=afwegingen_van(oefening),
        acties=acties_van(oefening),
        etappes=list(Etappe.objects.filter(oefening=oefening)),
    )


def acties_van(oefening: Oefening) -> list[tuple[Inspanning, list[str]]]:
    """The inspanningen that close a gap, what is due first on top. 1 query."""
    rijen = OefeningInspanning.objects.filter(oefening=oefening).select_related(
        "inspanning__persoon", "inspanning__organisatie", "inspanning__gebied"
    )
    schuiven: defaultdict[Inspanning, list[str]] = defaultdict(list)
    for rij in rijen.order_by("inspanning__klaar_voor", "inspanning__pk", "pk"):
        schuiven[rij.inspanning].append(rij.schuif)
    return list(schuiven.items())
