"""Who may do what with goals, efforts and results."""

from __future__ import annotations

from wijkwerk.accounts.domain.rollen import BEHANDELAARS, MEELEZERS, SECTOR
from wijkwerk.core.actor import Actor
from wijkwerk.core.permissions import regel
from wijkwerk.doelen.models import Inspanning

LEZERS = BEHANDELAARS | SECTOR | MEELEZERS


def behandelt_of_voert_uit(actor: Actor, inspanning: Inspanning) -> bool:
    """Who handles the area, or works for the organisatie that promised it."""
    gebied = inspanning.gebied_id
    return actor.heeft_rol(BEHANDELAARS, gebied) or actor.heeft_rol(
        SECTOR, gebied, inspanning.organisatie_id
    )


def leest_of_voert_uit(actor: Actor, inspanning: Inspanning) -> bool:
    return actor.heeft_rol(MEELEZERS, inspanning.gebied_id) or behandelt_of_voert_uit(
        actor, inspanning
    )


regel("doel.bekijken", LEZERS)
regel("doel.maken", BEHANDELAARS)
regel("doel.bereiken", BEHANDELAARS)
regel("doel.stoppen", BEHANDELAARS)
regel("doel.heropenen", BEHANDELAARS)
regel("inspanning.lijst", LEZERS)
regel("inspanning.bekijken", LEZERS, leest_of_voert_uit)
regel("inspanning.maken", BEHANDELAARS)
regel("inspanning.koppelen", BEHANDELAARS)
regel("inspanning.bekendmaken", BEHANDELAARS)
regel("inspanning.starten", BEHANDELAARS | SECTOR, behandelt_of_voert_uit)
regel("inspanning.uitstellen", BEHANDELAARS | SECTOR, behandelt_of_voert_uit)
regel("inspanning.stoppen", BEHANDELAARS)
regel("inspanning.heropenen", BEHANDELAARS)
regel("resultaat.vastleggen", BEHANDELAARS | SECTOR, behandelt_of_voert_uit)
