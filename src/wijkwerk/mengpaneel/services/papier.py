"""Answers that were given on paper: entered by who leads the exercise, until the reveal.

The number on the paper stands for the person, as the token does for a phone. What a form says can
be entered again, never read back.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.domain.schaal import HOOGST, LAAGST, SCHUIVEN
from wijkwerk.mengpaneel.models import Deelnemer, Inzending, Oefening
from wijkwerk.mengpaneel.selectors.papier import nummers_van
from wijkwerk.mengpaneel.services.verloop import keur_fase, vast, vers

HOOGSTE_NUMMER: Final = 9_999
MEESTE_DEELNEMERS: Final = 1_000


@dataclass(frozen=True)
class Formulier:
    """One paper: its number, the role that was ticked, and per slider (now, ambition)."""

    nummer: int
    rol: str
    standen: Mapping[str, tuple[int | None, int | None]]
    vervangt: bool = False  # takes the place of what was entered with this number before


@handeling("oefening.papier_invoeren")
def papier_invoeren(
    oefening: Oefening, *, actor: Actor, formulieren: Collection[Formulier]
) -> Oefening:
    """Enter them all, or none. DomainError "papier.dubbel" when a number is there already and the
    form does not say that it takes its place."""
    oefening = vast(oefening)
    require(actor, "oefening.papier_invoeren", oefening)
    _keur_open(oefening)
    _keur(oefening, formulieren)
    nummers = [formulier.nummer for formulier in formulieren]
    _haal_weg(oefening, nummers)
    nu = klok.nu()
    deelnemers = Deelnemer.objects.bulk_create(
        Deelnemer(oefening=oefening, rol=f.rol, papiernummer=f.nummer, ingediend_op=nu)
        for f in formulieren
    )
    Inzending.objects.bulk_create(
        Inzending(
            deelnemer=deelnemer,
            schuif=schuif,
            nu=formulier.standen[schuif][0],
            ambitie=formulier.standen[schuif][1],
        )
        for deelnemer, formulier in zip(deelnemers, formulieren, strict=True)
        for schuif in SCHUIVEN
    )
    log(oefening)
    return vers(oefening)


@handeling("oefening.papier_weghalen")
def papier_weghalen(oefening: Oefening, *, actor: Actor, nummer: int) -> Oefening:
    """Take back a form that should not count, entered under a wrong number for example."""
    oefening = vast(oefening)
    require(actor, "oefening.papier_weghalen", oefening)
    _keur_open(oefening)
    if not _haal_weg(oefening, [nummer]):
        tekst = _("Er is geen papieren formulier met nummer %(n)s ingevoerd.")
        raise DomainError("papier.onbekend", tekst % {"n": nummer})
    log(oefening)
    return vers(oefening)


def _keur_open(oefening: Oefening) -> None:
    if oefening.is_onthuld:
        tekst = _(
            "De antwoorden zijn al getoond. Papier telt niet meer mee. Neem wat erop staat mee in "
            "het gesprek: ook een ander beeld wordt bewaard."
        )
        raise DomainError("papier.te_laat", tekst)
    keur_fase(oefening, Fase.INVULLEN)


def _keur(oefening: Oefening, formulieren: Collection[Formulier]) -> None:
    if not formulieren:
        raise DomainError("papier.leeg", _("U hebt nog niets ingevuld."))
    nummers = [formulier.nummer for formulier in formulieren]
    if len(set(nummers)) != len(nummers):
        raise DomainError("papier.tweemaal", _("Hetzelfde nummer staat er twee keer."))
    for formulier in formulieren:
        _keur_formulier(oefening, formulier)
    er_al = set(nummers) & set(nummers_van(oefening))
    if dubbel := sorted(er_al - {f.nummer for f in formulieren if f.vervangt}):
        tekst = _("Nummer %(nummers)s is al ingevoerd. Kies wat u wilt bewaren.")
        raise DomainError("papier.dubbel", tekst % {"nummers": ", ".join(map(str, dubbel))})
    mensen = Deelnemer.objects.filter(oefening=oefening).count()
    if mensen + len(formulieren) - len(er_al) > MEESTE_DEELNEMERS:
        raise DomainError("deelname.vol", _("Er doen al te veel mensen mee aan deze oefening."))


def _keur_formulier(oefening: Oefening, formulier: Formulier) -> None:
    if not 1 <= formulier.nummer <= HOOGSTE_NUMMER:
        tekst = _("Het nummer van een formulier is 1 tot en met %(n)s.")
        raise DomainError("papier.nummer", tekst % {"n": HOOGSTE_NUMMER})
    if formulier.rol not in oefening.rollen:
        raise DomainError("deelname.rol", _("Kies een rol uit de lijst."))
    standen = [stand for schuif in SCHUIVEN for stand in formulier.standen[schuif]]
    if any(stand is not None and not LAAGST <= stand <= HOOGST for stand in standen):
        raise DomainError("inzending.stand", _("Een stand is een getal van 1 tot en met 9."))


def _haal_weg(oefening: Oefening, nummers: Collection[int]) -> int:
    """How many papers went, with their answers."""
    rijen = Deelnemer.objects.filter(oefening=oefening, papiernummer__in=nummers)
    _totaal, per_model = rijen.delete()
    return per_model.get(Deelnemer._meta.label, 0)
