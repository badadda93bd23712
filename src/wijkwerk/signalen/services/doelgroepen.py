"""People we hear little of (S-K12), and the places where one walks in (S-B10)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.signalen.domain.tekst import schoon
from wijkwerk.signalen.models import Doelgroep, Meldpunt
from wijkwerk.signalen.services.stappen import met_kenmerk, verplicht

GROEPSVELDEN = ("aanpak", "kanaal", "taal", "tussenpersoon")
PUNTVELDEN = ("adres", "telefoon", "open_op")


@handeling("doelgroep.beheren")
def doelgroep_bewaren(
    doelgroep: Doelgroep | None,
    *,
    actor: Actor,
    gemeente: Gemeente,
    gebied: Gebied | None,
    naam: str,
    actief: bool = True,
    **velden: str,
) -> Doelgroep:
    """A new group, or what we now know about it. `velden`: aanpak, kanaal, taal, tussenpersoon."""
    nieuw = Doelgroep(gemeente=gemeente) if doelgroep is None else doelgroep
    nieuw.gebied = _binnen(gemeente, gebied) if gebied else None
    require(actor, "doelgroep.beheren", nieuw)
    nieuw.naam = verplicht(naam, _("Geef de groep een naam."))
    nieuw.actief = actief
    _bewaar(nieuw, {veld: velden.get(veld, "") for veld in GROEPSVELDEN})
    log(nieuw)
    return nieuw


@handeling("meldpunt.beheren")
def meldpunt_bewaren(
    meldpunt: Meldpunt | None,
    *,
    actor: Actor,
    gemeente: Gemeente,
    gebied: Gebied,
    naam: str,
    actief: bool = True,
    **velden: str,
) -> Meldpunt:
    """A place and its hours; storing it says that they are right today."""
    nieuw = Meldpunt(gemeente=gemeente) if meldpunt is None else meldpunt
    nieuw.gebied = _binnen(gemeente, gebied)
    require(actor, "meldpunt.beheren", nieuw)
    nieuw.naam = verplicht(naam, _("Geef het meldpunt een naam."))
    verplicht(velden.get("adres", ""), _("Vul het adres in."))
    verplicht(velden.get("open_op", ""), _("Schrijf op wanneer het open is."))
    nieuw.actief, nieuw.nagekeken_op = actief, klok.vandaag()
    _bewaar(nieuw, {veld: velden.get(veld, "") for veld in PUNTVELDEN})
    log(nieuw)
    return nieuw


def _binnen(gemeente: Gemeente, gebied: Gebied) -> Gebied:
    if not gemeente.omvat(gebied):
        raise DomainError("gebied_elders", _("Dit gebied ligt niet in uw gemeente."))
    return gebied


def _bewaar(rij: Any, velden: dict[str, str]) -> None:
    for naam, waarde in velden.items():
        setattr(rij, naam, schoon(waarde))
    if rij.pk is not None:
        rij.save()
        return

    def opslaan(kenmerk: str) -> None:
        rij.kenmerk = kenmerk
        rij.save(force_insert=True)

    met_kenmerk(opslaan)
