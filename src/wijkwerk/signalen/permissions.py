"""Who may do what with voices and what they add up to."""

from __future__ import annotations

from typing import Any, Final

from wijkwerk.accounts.domain.rollen import (
    BEHANDELAARS,
    COLLEGAS,
    IEDEREEN,
    MEELEZERS,
    PARTNER,
    SECTOR,
    WIJKWETHOUDER,
)
from wijkwerk.core.actor import BEWONER, Actor
from wijkwerk.core.permissions import regel
from wijkwerk.signalen.models import Doorgeleiding, Melder

VOLGER: Final = "volger"
LEZERS: Final = COLLEGAS | MEELEZERS | {PARTNER}
OVERZICHT: Final = BEHANDELAARS | MEELEZERS
"""Roles that see every signaal of their area; the others only what was passed on to them."""


def _aan_mijn_organisatie(actor: Actor, doorgeleiding: Doorgeleiding) -> bool:
    return actor.heeft_rol(SECTOR, doorgeleiding.signaal.gebied_id, doorgeleiding.naar_id)


def _eigen_of_gebied(actor: Any, melder: Melder) -> bool:
    """The melder by their own link, or whoever handles the area."""
    if actor.rol == VOLGER:
        return bool(actor.melder.pk == melder.pk)
    return actor.heeft_rol(BEHANDELAARS, melder.signaal.gebied_id)


def _eigen(actor: Any, melder: Melder) -> bool:
    return actor.rol != VOLGER or bool(actor.melder.pk == melder.pk)


regel("signaal.indienen", {BEWONER} | IEDEREEN)
regel("signaal.invoeren", COLLEGAS)
regel("signaal.lijst", LEZERS)
regel("signaal.exporteren", BEHANDELAARS)
regel("signaal.oppakken", BEHANDELAARS)
regel("signaal.doorgeven", BEHANDELAARS)
regel("signaal.terugnemen", BEHANDELAARS)
regel("signaal.vertalen", BEHANDELAARS)
regel("signaal.vertaling_lezen", COLLEGAS | {WIJKWETHOUDER})
regel("signaal.beantwoorden", BEHANDELAARS)
regel("signaal.heropenen", BEHANDELAARS)
regel("signaal.bundelen", BEHANDELAARS)
regel("signaal.losmaken", BEHANDELAARS)
regel("signaal.openbaar_maken", BEHANDELAARS)
regel("signaal.openbaar_intrekken", BEHANDELAARS)
regel("doorgeleiding.beantwoorden", SECTOR, bij=_aan_mijn_organisatie)

regel("signaal.aanvullen", {VOLGER}, bij=_eigen)
regel("melder.stoppen", {VOLGER}, bij=_eigen)
regel("melder.tonen", BEHANDELAARS, bij=_eigen_of_gebied)
regel("melder.wissen", {VOLGER} | BEHANDELAARS, bij=_eigen_of_gebied)
regel("volglink.sturen", {BEWONER})
regel("volglink.vernieuwen", BEHANDELAARS, bij=_eigen_of_gebied)
regel("verzending.lijst", BEHANDELAARS)
regel("verzending.afvinken", BEHANDELAARS)

regel("opgave.lijst", LEZERS)
regel("opgave.maken", BEHANDELAARS)
regel("opgave.wijzigen", BEHANDELAARS)
regel("opgave.publiceren", BEHANDELAARS)
regel("opgave.verbergen", BEHANDELAARS)
regel("opgave.afronden", BEHANDELAARS)
regel("opgave.heropenen", BEHANDELAARS)
