"""What the pages of setting and reading a panel ask: decisions, actions, what misses, history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from wijkwerk.accounts.domain.rollen import BEHANDELAARS
from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.accounts.models import Persoon
from wijkwerk.core.actor import Actor
from wijkwerk.core.permissions import may
from wijkwerk.doelen.models import Inspanning
from wijkwerk.doelen.selectors import met_verloop
from wijkwerk.gebieden.models import Gebied, Gemeente, Soort
from wijkwerk.mengpaneel.domain import hints
from wijkwerk.mengpaneel.domain.hints import Hint
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN
from wijkwerk.mengpaneel.models import (
    Afweging,
    Etappe,
    Oefening,
    OefeningInspanning,
    OefeningStap,
    Schuifstand,
)
from wijkwerk.mengpaneel.selectors.sessie import kan_leiden
from wijkwerk.mengpaneel.selectors.standen import ambitie_van, nu_van, standen_per_oefening

Standen = Mapping[str, Schuifstand]


def standen_met_vorige(oefening: Oefening) -> tuple[dict[str, Schuifstand], dict[str, Schuifstand]]:
    """What is set now, and what was set a year before ({} when there is none). 1 query."""
    ids = [pk for pk in (oefening.pk, oefening.vorige_id) if pk]
    gevonden = standen_per_oefening(Oefening(pk=pk) for pk in ids)
    return gevonden[oefening.pk], gevonden.get(oefening.vorige_id or 0, {})


def afwegingen_van(oefening: Oefening) -> dict[str, Afweging]:
    """The newest decision by hint; one that was taken back is not in it. 1 query."""
    rijen = Afweging.objects.filter(oefening=oefening).select_related("door").order_by("op", "pk")
    laatste = {rij.hint: rij for rij in rijen}
    return {code: rij for code, rij in laatste.items() if rij.besluit}


def acties_van(oefening: Oefening) -> dict[str, list[OefeningInspanning]]:
    """By slider, each with its inspanning, what is due first on top. 1 query."""
    gevonden: dict[str, list[OefeningInspanning]] = {schuif: [] for schuif in SCHUIVEN}
    rijen = OefeningInspanning.objects.filter(oefening=oefening).select_related(
        "inspanning__organisatie", "inspanning__persoon", "inspanning__gebied"
    )
    for rij in rijen.order_by("inspanning__klaar_voor", "pk"):
        gevonden[rij.schuif].append(rij)
    return gevonden


def verloop_van(acties: Mapping[str, Sequence[OefeningInspanning]]) -> dict[int, Any]:
    """The inspanningen of these actions as `belofte_van` asks for them, by pk. 1 query."""
    ids = {rij.inspanning_id for rijen in acties.values() for rij in rijen}
    return {rij.pk: rij for rij in met_verloop(Inspanning.objects.filter(pk__in=ids))}


def zichtbaar_voor(actor: Actor, acties: Mapping[str, Sequence[OefeningInspanning]]) -> set[int]:
    """Which of these inspanningen this actor may open: a matter of roles, no query."""
    rijen = [rij.inspanning for lijst in acties.values() for rij in lijst]
    return {rij.pk for rij in rijen if may(actor, "inspanning.bekijken", rij)}


@dataclass(frozen=True)
class Vraag:
    """A hint that applies to what was set, with what was decided about it (None: still open)."""

    hint: Hint
    afweging: Afweging | None
    ook_nu: bool  # applies to the present already


def hints_van(standen: Standen, afwegingen: Mapping[str, Afweging]) -> list[Vraag]:
    """Every hint at the present or the ambition, each once, in the order of the list."""
    nu, ambitie = nu_van(standen), ambitie_van(standen)
    bij_nu = {hint.code for hint in hints.hints(nu)}
    codes = bij_nu | {hint.code for hint in hints.hints_bij_ambitie(nu, ambitie)}
    return [
        Vraag(hint, afwegingen.get(hint.code), hint.code in bij_nu)
        for hint in hints.HINTS
        if hint.code in codes
    ]


def hints_open(oefening: Oefening) -> list[Vraag]:
    """Those nobody decided about yet. 2 queries."""
    vragen = hints_van(standen_met_vorige(oefening)[0], afwegingen_van(oefening))
    return [vraag for vraag in vragen if vraag.afweging is None]


@dataclass(frozen=True)
class Gemis:
    """A field of a slider that must be filled in before it can be set."""

    schuif: str
    veld: str


def wat_mist(standen: Standen, vorige: Standen) -> list[Gemis]:
    """Reason and assumptions on all five; a year later also what happened to a slider that moved,
    and whether the assumptions held."""
    gemis = []
    for schuif in SCHUIVEN:
        stand, eerder = standen.get(schuif), vorige.get(schuif)
        verplicht = ["reden", "aannames"]
        if eerder is not None and stand is not None and eerder.nu != stand.nu:
            verplicht.append("wat_veranderde")
        if eerder is not None and eerder.aannames:
            verplicht.append("aannames_klopten")
        gemis += [Gemis(schuif, veld) for veld in verplicht if not getattr(stand, veld, "")]
    return gemis


def versies_van(oefening: Oefening) -> list[Schuifstand]:
    """Every version of every slider, the newest first. 1 query."""
    rijen = Schuifstand.objects.filter(oefening=oefening).select_related("door", "eigenaar")
    return list(rijen.order_by("-op", "-pk"))


def standen_bij(oefening: Oefening, versies: Sequence[Schuifstand]) -> dict[str, Schuifstand]:
    """What readers see: while somebody works on it again, what was set before that."""
    grens = oefening.vastgesteld_op if oefening.fase != "evalueren" else None
    laatste: dict[str, Schuifstand] = {}
    for rij in reversed(versies):
        if grens is None or rij.op <= grens:
            laatste[rij.schuif] = rij
    return {schuif: laatste[schuif] for schuif in SCHUIVEN if schuif in laatste}


def stappen_van(oefening: Oefening) -> list[OefeningStap]:
    """When it was set and opened again, the newest first. 1 query."""
    rijen = OefeningStap.objects.filter(oefening=oefening).select_related("door")
    return list(rijen.order_by("-op", "-pk"))


def etappes_van(oefening: Oefening) -> list[Etappe]:
    """The roadmap, by date. 1 query."""
    return list(Etappe.objects.filter(oefening=oefening))


def eigenaren(oefening: Oefening, nu: Standen) -> QuerySet[Persoon]:
    """Colleagues who can own a slider, and who owns one now."""
    ids = [rij.eigenaar_id for rij in nu.values() if rij.eigenaar_id]
    rijen = kan_leiden(oefening.gemeente) | Persoon.objects.filter(pk__in=ids)
    return rijen.distinct()


def gebied_van(oefening: Oefening) -> Gebied | None:
    """Where an action of this exercise belongs: its area, that of its opgave, else the gemeente."""
    if oefening.gebied is not None:
        return oefening.gebied
    if oefening.opgave is not None:
        return oefening.opgave.gebied
    rijen = Gebied.objects.filter(soort=Soort.GEMEENTE, vervallen_op=None)
    return rijen.filter(cbs_gemeente=oefening.gemeente.cbs_code).first()


def gebieden_voor_actie(actor: Actor, gemeente: Gemeente) -> QuerySet[Gebied]:
    """The gemeente and the areas in which this actor may agree who does what."""
    rijen = Gebied.objects.filter(
        pk__in=Gebied.objects.op_werkniveau(gemeente).values("pk")
    ) | Gebied.objects.filter(
        soort=Soort.GEMEENTE, vervallen_op=None, cbs_gemeente=gemeente.cbs_code
    )
    mijne = actor.gebieden_met(BEHANDELAARS) if isinstance(actor, Medewerker) else None
    return (rijen if mijne is None else rijen.filter(pk__in=mijne)).order_by("naam")
