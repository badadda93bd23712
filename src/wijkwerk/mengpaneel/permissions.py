"""Who may do what with exercises. Who leads one is a matter of that exercise, not of a role."""

from __future__ import annotations

from typing import Final

from wijkwerk.accounts.domain.rollen import (
    BEHANDELAARS,
    COLLEGAS,
    GEMEENTEBEHEERDER,
    LEIDINGGEVENDE,
    MEELEZERS,
)
from wijkwerk.core.actor import BEWONER, SYSTEEM, Actor
from wijkwerk.core.permissions import regel
from wijkwerk.mengpaneel.models import Deelnemer, Oefening

LEZERS: Final = COLLEGAS | MEELEZERS | {GEMEENTEBEHEERDER}

# Actions of who leads an exercise; each is a service of the same name.
BEGELEIDEN: Final = (
    "oefening.wijzigen",
    "oefening.openen",
    "oefening.terugzetten",
    "oefening.samen_invullen",
    "oefening.begeleiden",
    "oefening.proefdraaien",
    "oefening.verlengen",
    "oefening.papier_invoeren",
    "oefening.papier_weghalen",
    "oefening.onthullen",
    "oefening.tonen",
    "oefening.naar_vaststellen",
    "oefening.naar_gesprek",
    "oefening.stand_zetten",
    "oefening.afwegen",
    "oefening.actie_maken",
    "oefening.actie_koppelen",
    "oefening.actie_losmaken",
    "oefening.etappe_maken",
    "oefening.etappe_wissen",
    "oefening.vaststellen",
    "oefening.heropenen",
    "oefening.herhalen",
    "oefening.publiceren",
    "oefening.wissen",
)


def begeleidt(actor: Actor, oefening: Oefening) -> bool:
    """Who prepared it, and the colleagues who were named. When all of them left: a leidinggevende,
    so that nothing gets stuck."""
    if actor.rol == SYSTEEM:
        return True
    leiders = {rij.persoon_id for rij in oefening.begeleiders.all()}
    if not leiders:
        return actor.heeft_rol({LEIDINGGEVENDE}, oefening.gebied_id)
    return actor.persoon is not None and actor.persoon.pk in leiders


def leest(actor: Actor, oefening: Oefening) -> bool:
    """What was set is there for every colleague; what is going on only for who leads it."""
    return (oefening.is_vastgesteld and not oefening.proef) or begeleidt(actor, oefening)


def is_zelf(actor: Actor, deelnemer: Deelnemer) -> bool:
    """Only the own answers, on the phone that holds the token."""
    return getattr(getattr(actor, "deelnemer", None), "pk", None) == deelnemer.pk


regel("oefening.lijst", LEZERS)
regel("oefening.bekijken", LEZERS, leest)
regel("oefening.maken", COLLEGAS)
for naam in BEGELEIDEN:
    regel(naam, COLLEGAS, begeleidt)
regel("oefening.opschonen", {SYSTEEM})
regel("wijkopdracht.vaststellen", BEHANDELAARS)
regel("paneelinstelling.wijzigen", {GEMEENTEBEHEERDER, *BEHANDELAARS})
regel("deelnemer.aanmelden", {BEWONER})
for naam in ("deelnemer.wijzigen", "inzending.bewaren", "inzending.indienen"):
    regel(naam, {"deelnemer"}, is_zelf)
