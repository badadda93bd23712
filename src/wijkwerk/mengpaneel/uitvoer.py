"""A panel as plain data: for the files and for the API. No answer of one person is in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from wijkwerk.core.kenmerk import toon
from wijkwerk.mengpaneel import teksten
from wijkwerk.mengpaneel.beeld import weergave
from wijkwerk.mengpaneel.domain.nabijheid import nabijheid
from wijkwerk.mengpaneel.domain.schaal import HOOGST, LAAGST, SCHUIVEN, band
from wijkwerk.mengpaneel.models import Oefening, Schuifstand
from wijkwerk.mengpaneel.selectors.rapport import Bronnen, bronnen_van
from wijkwerk.mengpaneel.selectors.standen import ambitie_van, nu_van

STANDEN = range(LAAGST, HOOGST + 1)


def gegevens_van(oefening: Oefening) -> dict[str, Any]:
    """Everything: what was set with its reasons, the spread, decisions, actions, nearness."""
    bronnen = bronnen_van(oefening)
    return {
        **kop_van(oefening),
        "context": {
            "aanleiding": oefening.aanleiding,
            "toelichting": oefening.aanleiding_tekst,
            "organisatiemodel": oefening.organisatiemodel,
            "organisatiecultuur": oefening.organisatiecultuur,
            "visie": oefening.visie,
            "wijkkenmerken": oefening.wijkkenmerken,
            "sterke_kanten": oefening.sterke_kanten,
        },
        "standen": [stand_van(schuif, bronnen.standen.get(schuif)) for schuif in SCHUIVEN],
        "wat_veranderde": oefening.wat_veranderde,
        "herkenning": list(oefening.herkenning),
        "herkenning_tekst": oefening.herkenning_tekst,
        "spreiding": oefening.spreiding,
        "afwegingen": [
            {"hint": rij.hint, "besluit": rij.besluit, "reden": rij.reden}
            for rij in bronnen.afwegingen.values()
        ],
        "acties": acties_van(bronnen),
        "etappes": [
            {
                "naam": rij.naam,
                "klaar_voor": rij.klaar_voor,
                "standen": rij.standen,
                "toelichting": rij.toelichting,
            }
            for rij in bronnen.etappes
        ],
        "nabijheid": nabijheid_van(bronnen),
    }


def kop_van(oefening: Oefening) -> dict[str, Any]:
    return {
        "kenmerk": toon(oefening.kenmerk),
        "titel": oefening.titel,
        "bereik": oefening.bereik,
        "waarover": weergave.waarover(oefening),
        "fase": oefening.fase,
        "proef": oefening.proef,
        "vastgesteld_op": oefening.vastgesteld_op,
        "besluit_door": oefening.besluit_door,
        "opnieuw_op": oefening.opnieuw_op,
    }


def stand_van(schuif: str, stand: Schuifstand | None) -> dict[str, Any]:
    """One slider; null where no choice was made, and everywhere when it was not set yet."""
    rij = stand or Schuifstand(schuif=schuif)
    return {
        "schuif": schuif,
        "naam": str(teksten.SCHUIF[schuif].naam),
        "nu": rij.nu,
        "ambitie": rij.ambitie,
        "reden": rij.reden,
        "reden_ambitie": rij.reden_ambitie,
        "aannames": rij.aannames,
        "anders": rij.anders,
        "cultuur": rij.cultuur,
        "cultuur_tekst": rij.cultuur_tekst,
        "eigenaar": rij.eigenaar.naam if rij.eigenaar else "",
        "klaar_voor": rij.klaar_voor,
        "wat_veranderde": rij.wat_veranderde,
        "aannames_klopten": rij.aannames_klopten,
    }


def acties_van(bronnen: Bronnen) -> list[dict[str, Any]]:
    return [
        {
            "kenmerk": toon(rij.kenmerk),
            "titel": rij.titel,
            "schuiven": schuiven,
            "eigenaar": rij.persoon.naam if rij.persoon else rij.organisatie.naam,
            "klaar_voor": rij.klaar_voor,
            "status": rij.status,
        }
        for rij, schuiven in bronnen.acties
    ]


def nabijheid_van(bronnen: Bronnen) -> list[dict[str, Any]]:
    """Steps to each profile, now and in the ambition: a distance, never a score."""
    paren = zip(
        nabijheid(nu_van(bronnen.standen)), nabijheid(ambitie_van(bronnen.standen)), strict=True
    )
    return [
        {"profiel": een.profiel.code, "nu": een.afstand, "ambitie": ander.afstand}
        for een, ander in paren
    ]


def rijen_van(oefening: Oefening) -> tuple[Sequence[str], list[list[object]]]:
    """Heading and a row for each slider, for a spreadsheet."""
    kop = [
        _("Code"),
        _("Schuif"),
        _("Nu"),
        _("Nu, band"),
        _("Ambitie"),
        _("Ambitie, band"),
        _("Reden"),
        _("Reden van de ambitie"),
        _("Aannames"),
        _("Anders gezien"),
        _("Cultuur"),
        _("Toelichting cultuur"),
        _("Eigenaar"),
        _("Klaar voor"),
        *[_("Antwoorden nu op %(n)s") % {"n": n} for n in STANDEN],
        _("Antwoorden nu, geen keuze"),
        *[_("Antwoorden ambitie op %(n)s") % {"n": n} for n in STANDEN],
        _("Antwoorden ambitie, geen keuze"),
    ]
    standen = bronnen_van(oefening).standen
    beeld = (oefening.spreiding or {}).get("schuiven", {})
    return kop, [_rij(stand_van(s, standen.get(s)), beeld.get(s)) for s in SCHUIVEN]


def _rij(stand: dict[str, Any], beeld: dict[str, Any] | None) -> list[object]:
    def woord(waarde: int | None) -> str:
        return str(teksten.GEEN_KEUZE if waarde is None else teksten.BAND[band(waarde)])

    return [
        stand["schuif"],
        stand["naam"],
        stand["nu"],
        woord(stand["nu"]),
        stand["ambitie"],
        woord(stand["ambitie"]),
        stand["reden"],
        stand["reden_ambitie"],
        stand["aannames"],
        stand["anders"],
        teksten.CULTUUR.get(stand["cultuur"], ""),
        stand["cultuur_tekst"],
        stand["eigenaar"],
        stand["klaar_voor"],
        *_telling(beeld, "nu"),
        *_telling(beeld, "ambitie"),
    ]


def _telling(beeld: dict[str, Any] | None, moment: str) -> list[object]:
    """How many answers on 1 to 9 and without a choice; empty when no spread may be shown."""
    if beeld is None:
        return [""] * (len(STANDEN) + 1)
    verdeling = beeld[moment]
    return [*(verdeling["verdeling"][str(n)] for n in STANDEN), verdeling["geen"]]
