"""The positions that were set together: of every slider the newest version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN
from wijkwerk.mengpaneel.models import Oefening, Schuifstand


def standen_van(oefening: Oefening) -> dict[str, Schuifstand]:
    """By slider, in the order of the panel; a slider that was not set yet is not in it. 1 query."""
    return standen_per_oefening([oefening])[oefening.pk]


def standen_per_oefening(oefeningen: Iterable[Oefening]) -> dict[int, dict[str, Schuifstand]]:
    """The same for many exercises at once, by primary key. 1 query."""
    ids = [oefening.pk for oefening in oefeningen]
    gevonden: dict[int, dict[str, Schuifstand]] = {pk: {} for pk in ids}
    rijen = Schuifstand.objects.filter(oefening__in=ids).select_related("eigenaar", "door")
    for rij in rijen.order_by("versie"):
        gevonden[rij.oefening_id][rij.schuif] = rij
    return {
        pk: {schuif: standen[schuif] for schuif in SCHUIVEN if schuif in standen}
        for pk, standen in gevonden.items()
    }


def standen_voor_lezers(oefeningen: Iterable[Oefening]) -> dict[int, dict[str, Schuifstand]]:
    """What was set: while somebody works on an exercise again, what stood before that. 1 query."""
    rijen_van = {oefening.pk: oefening for oefening in oefeningen}
    gevonden: dict[int, dict[str, Schuifstand]] = {pk: {} for pk in rijen_van}
    rijen = Schuifstand.objects.filter(oefening__in=rijen_van).select_related("eigenaar")
    for rij in rijen.order_by("versie"):
        oefening = rijen_van[rij.oefening_id]
        bezig = oefening.fase != Fase.EVALUEREN and oefening.vastgesteld_op is not None
        if not bezig or rij.op <= oefening.vastgesteld_op:  # type: ignore[operator]
            gevonden[oefening.pk][rij.schuif] = rij
    return {
        pk: {schuif: standen[schuif] for schuif in SCHUIVEN if schuif in standen}
        for pk, standen in gevonden.items()
    }


def nu_van(standen: Mapping[str, Schuifstand]) -> dict[str, int | None]:
    """The present positions as a panel; a slider that was not set reads as no choice."""
    return {s: standen[s].nu if s in standen else None for s in SCHUIVEN}


def ambitie_van(standen: Mapping[str, Schuifstand]) -> dict[str, int | None]:
    """The ambition as a panel."""
    return {s: standen[s].ambitie if s in standen else None for s in SCHUIVEN}
