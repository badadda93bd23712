"""The course of an exercise. Revealing happens once: see docs/adr/0012."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from wijkwerk.core.statusflow import StatusFlow


class Fase(StrEnum):
    VOORBEREIDEN = "voorbereiden"
    INVULLEN = "invullen"
    GESPREK = "gesprek"
    VASTSTELLEN = "vaststellen"
    EVALUEREN = "evalueren"


FASEN: Final = StatusFlow(
    start=Fase.VOORBEREIDEN,
    steps={
        "oefening.openen": (frozenset({Fase.VOORBEREIDEN}), Fase.INVULLEN),
        # without phones: a trio that fills in one panel together
        "oefening.samen_invullen": (frozenset({Fase.VOORBEREIDEN}), Fase.VASTSTELLEN),
        # opened by mistake, or with the wrong roles, and nobody answered yet
        "oefening.terugzetten": (frozenset({Fase.INVULLEN}), Fase.VOORBEREIDEN),
        # left open for months: the answers go and it can be opened again
        "oefening.opschonen": (frozenset({Fase.INVULLEN}), Fase.VOORBEREIDEN),
        "oefening.onthullen": (frozenset({Fase.INVULLEN}), Fase.GESPREK),
        "oefening.naar_vaststellen": (frozenset({Fase.GESPREK}), Fase.VASTSTELLEN),
        "oefening.naar_gesprek": (frozenset({Fase.VASTSTELLEN}), Fase.GESPREK),
        "oefening.vaststellen": (frozenset({Fase.VASTSTELLEN}), Fase.EVALUEREN),
        "oefening.heropenen": (frozenset({Fase.EVALUEREN}), Fase.VASTSTELLEN),
    },
)
