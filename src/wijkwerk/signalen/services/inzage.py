"""What we keep about one person: given to themselves, or looked up when they ask us."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import labels
from wijkwerk.signalen.models import Melder
from wijkwerk.signalen.selectors.persoonsgegevens import (
    Dossier,
    Gevonden,
    dossier_van,
    melders_van_persoon,
)
from wijkwerk.signalen.services.melders import melder_wissen


@handeling("melder.meenemen")
def melder_meenemen(melder: Melder, *, actor: Actor) -> Dossier:
    """Everything of this person, to take along."""
    require(actor, "melder.meenemen", melder)
    dossier = dossier_van(melder)
    log(melder.signaal)
    return dossier


@handeling("melder.inzien")
def melder_inzien(
    gemeente: Gemeente,
    *,
    actor: Medewerker,
    e_mail: str,
    telefoon: str,
    reden: str,
    uitvoer: bool = False,
) -> Gevonden:
    """Whose voices these are, in the areas of this colleague. Who, when and what for is logged."""
    require(actor, "melder.inzien", gemeente)
    if reden not in labels.INZAGE_REDEN:
        raise DomainError("reden", _("Kies waarvoor u de gegevens nodig hebt."))
    gevonden = melders_van_persoon(actor, e_mail, telefoon)
    for melder in gevonden.melders:
        log(melder.signaal, doel=f"{reden}, uitvoer" if uitvoer else reden)
    if not gevonden.melders:
        log(gemeente, doel=reden)
    return gevonden


@handeling("melder.wissen")
def persoon_wissen(
    gemeente: Gemeente, *, actor: Medewerker, e_mail: str, telefoon: str, aantal: int
) -> int:
    """Erase the contact data of one person in every voice in the areas of this colleague.

    `aantal` is what was on the page: when there are more or fewer now, one looks again first.
    """
    require(actor, "melder.inzien", gemeente)
    gevonden = melders_van_persoon(actor, e_mail, telefoon)
    nu = len(gevonden.melders)
    if nu != aantal:
        melding = ngettext(
            "Het is nu %(n)d bericht. Kijk het na en bevestig opnieuw.",
            "Het zijn nu %(n)d berichten. Kijk het na en bevestig opnieuw.",
            nu,
        )
        raise DomainError("aantal", melding % {"n": nu})
    for melder in sorted(gevonden.melders, key=lambda rij: rij.pk):
        melder_wissen(melder, actor=actor)
    return nu
