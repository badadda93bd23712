"""What every answer shares: to one signaal, or with an opgave."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wijkwerk.core.errors import DomainError
from wijkwerk.signalen.domain.antwoord import KAN_DEELS, KAN_NIET, Antwoord
from wijkwerk.signalen.domain.status import Status
from wijkwerk.signalen.domain.tekst import schoon
from wijkwerk.signalen.models import Doorgeleiding, Escalatie, RedenSoort, Signaal, Uitkomst

ONTBREEKT = {
    "tekst": gettext_lazy("Schrijf op wat wij doen."),
    "reden": gettext_lazy("Schrijf op waarom. De bewoner krijgt altijd de reden."),
    "reden_soort": gettext_lazy("Kies wat voor reden het is."),
    "afgewogen": gettext_lazy("Schrijf op wat wij hebben afgewogen."),
}


def gekeurd(antwoord: Antwoord) -> Antwoord:
    """The answer as it is stored; DomainError when it does not say what it has to."""
    if antwoord.uitkomst not in Uitkomst.values:
        raise DomainError("uitkomst", _("Kies of het kan."))
    if antwoord.reden_soort and antwoord.reden_soort not in RedenSoort.values:
        raise DomainError("reden_soort", str(ONTBREEKT["reden_soort"]))
    antwoord = Antwoord(
        antwoord.uitkomst,
        schoon(antwoord.tekst),
        schoon(antwoord.reden or ""),
        antwoord.reden_soort if antwoord.uitkomst in {KAN_DEELS, KAN_NIET} else None,
        None if antwoord.afgewogen is None else schoon(antwoord.afgewogen),
        schoon(antwoord.zelf),
    )
    if leeg := antwoord.ontbreekt():
        raise DomainError("leeg", str(ONTBREEKT[leeg[0]]))
    return antwoord


def als_velden(antwoord: Antwoord) -> dict[str, Any]:
    """As `terugkoppeling_vastleggen` takes them."""
    return {
        "uitkomst": antwoord.uitkomst,
        "tekst": antwoord.tekst,
        "reden": antwoord.reden or "",
        "reden_soort": antwoord.reden_soort or "",
        "afgewogen": antwoord.afgewogen or "",
        "zelf": antwoord.zelf,
    }


def vragen_vervallen(signaal_ids: Collection[int]) -> None:
    """What is still asked of a sector, a partner or one step up: the answer came without it."""
    Doorgeleiding.objects.filter(
        signaal_id__in=signaal_ids, status__in=Doorgeleiding.LOPEND
    ).update(status=Doorgeleiding.Status.TERUGGENOMEN)
    Escalatie.objects.filter(signaal_id__in=signaal_ids, status=Escalatie.Status.OPEN).update(
        status=Escalatie.Status.INGETROKKEN
    )


def samengevoegde_mee(signaal_ids: Collection[int]) -> None:
    """What was merged into these, and into that: it keeps its status and has its answer too."""
    hierin = set(signaal_ids)
    while hierin:
        mee = Signaal.objects.filter(samengevoegd_in__in=hierin, status=Status.SAMENGEVOEGD)
        hierin = set(mee.values_list("pk", flat=True))
        if hierin:
            _antwoord_overnemen(hierin)


def _antwoord_overnemen(signaal_ids: Collection[int]) -> None:
    hoofd = Signaal.objects.filter(pk=OuterRef("samengevoegd_in"))
    rijen = Signaal.objects.filter(pk__in=signaal_ids)
    rijen.update(beantwoord_op=Subquery(hoofd.values("beantwoord_op")))
    rijen.filter(op_tijd=None).update(op_tijd=Subquery(hoofd.values("op_tijd")))
