"""Saved questions to the list."""

from __future__ import annotations

from django.utils.translation import gettext as _

from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen.models import Weergave
from wijkwerk.signalen.services.stappen import met_kenmerk, verplicht

MEESTE_WEERGAVEN = 20
LANGSTE_VRAAG = 1_000


@handeling("weergave.bewaren")
def weergave_bewaren(
    gemeente: Gemeente, *, actor: Actor, naam: str, vraag: str, gedeeld: bool = False
) -> Weergave:
    """Keep a question under a name; the same name again takes the place of the first."""
    require(actor, "weergave.bewaren", gemeente)
    naam = verplicht(naam, _("Geef de weergave een naam."))
    if len(vraag) > LANGSTE_VRAAG:
        raise DomainError(
            "te_lang", _("Deze zoekvraag is te lang om te bewaren. Maak haar korter.")
        )
    mijne = Weergave.objects.filter(persoon=actor.persoon)
    weergave = mijne.select_for_update(of=("self",)).filter(naam=naam).first()
    if weergave is None:
        if mijne.count() >= MEESTE_WEERGAVEN:
            raise DomainError(
                "vol",
                _("U hebt al %(n)d weergaven. Verwijder er eerst een.") % {"n": MEESTE_WEERGAVEN},
            )
        weergave = Weergave(gemeente=gemeente, persoon=actor.persoon, naam=naam)
    weergave.vraag, weergave.gedeeld = vraag, gedeeld
    if weergave.pk is None:
        met_kenmerk(lambda kenmerk: _nieuw(weergave, kenmerk))
    else:
        weergave.save()
    log(weergave)
    return weergave


@handeling("weergave.verwijderen")
def weergave_verwijderen(weergave: Weergave, *, actor: Actor) -> None:
    """Only who made it removes it, also when colleagues use it."""
    require(actor, "weergave.verwijderen", weergave)
    log(weergave)
    weergave.delete()


def _nieuw(weergave: Weergave, kenmerk: str) -> None:
    weergave.kenmerk = kenmerk
    weergave.save(force_insert=True)
