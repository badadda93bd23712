"""Rows for tests of this room, in any phase, straight into the tables."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.core import kenmerk, klok
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN
from wijkwerk.mengpaneel.models import Begeleider, Deelnemer, Inzending, Oefening, Schuifstand

NU = {"PI": 4, "PB": 3, "PM": 6, "BP": 7, "C": 4}
AMBITIE = {"PI": 4, "PB": 6, "PM": 8, "BP": 7, "C": 7}


def maak_oefening(gemeente: Gemeente, begeleider: Medewerker, **velden: Any) -> Oefening:
    """An exercise that this person leads; `fase` and any other field by name."""
    opties = {"titel": "Mengpaneel Proefdam 2026", "gemaakt_op": klok.nu(), **velden}
    if opties.get("fase") in {Fase.GESPREK, Fase.VASTSTELLEN, Fase.EVALUEREN}:
        opties.setdefault("onthuld_op", klok.nu())
    if opties.get("fase") == Fase.EVALUEREN:
        opties.setdefault("vastgesteld_op", klok.nu())
        opties.setdefault("opnieuw_op", klok.vandaag() + timedelta(days=365))
    oefening = Oefening.objects.create(
        gemeente=gemeente, kenmerk=kenmerk.nieuw(), gemaakt_door=begeleider.persoon, **opties
    )
    Begeleider.objects.create(oefening=oefening, persoon=begeleider.persoon, op=klok.nu())
    return oefening


def maak_deelnemer(oefening: Oefening, rol: str = "Bewoner", **standen: Any) -> Deelnemer:
    """Somebody who answered: `PI=(3, 6)` (now, ambition); sliders that are not named: (5, None)."""
    deelnemer = Deelnemer.objects.create(oefening=oefening, rol=rol, ingediend_op=klok.nu())
    for schuif in SCHUIVEN:
        nu, ambitie = standen.get(schuif, (5, None))
        Inzending.objects.create(deelnemer=deelnemer, schuif=schuif, nu=nu, ambitie=ambitie)
    return deelnemer


def zet_standen(oefening: Oefening, **velden: Any) -> None:
    """All five positions set, each with a reason: NU and AMBITIE unless given otherwise."""
    nu, ambitie = velden.pop("nu", NU), velden.pop("ambitie", AMBITIE)
    for schuif in SCHUIVEN:
        Schuifstand.objects.create(
            oefening=oefening,
            schuif=schuif,
            versie=1,
            nu=nu[schuif],
            ambitie=ambitie[schuif],
            op=klok.nu(),
            **{"reden": "Zo werken wij nu.", "aannames": "Dit blijft zo.", **velden},
        )
