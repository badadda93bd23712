"""How every action on an exercise begins: lock it, and see whether its phase allows this."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wijkwerk.core.errors import DomainError
from wijkwerk.mengpaneel import teksten
from wijkwerk.mengpaneel.domain.fasen import FASEN, Fase
from wijkwerk.mengpaneel.models import Oefening


def _heel() -> QuerySet[Oefening]:
    """With what a permission and a page need."""
    rijen = Oefening.objects.select_related("gemeente", "gebied", "thema", "opgave")
    return rijen.prefetch_related("begeleiders")


def vast(oefening: Oefening) -> Oefening:
    """The row as it is now, locked until the action ends. DomainError when it was erased."""
    try:
        return _heel().select_for_update(of=("self",)).get(pk=oefening.pk)
    except Oefening.DoesNotExist:
        raise DomainError("oefening.weg", _("Deze oefening is gewist.")) from None


def vers(oefening: Oefening) -> Oefening:
    """The row as it was saved, to give back."""
    return _heel().get(pk=oefening.pk)


def stap(oefening: Oefening, naam: str) -> None:
    """Go to the phase this action leads to; it must still be saved. DomainError "verloop" when it
    cannot start from here: often a colleague was first."""
    if naam not in FASEN.mogelijk(oefening.fase):
        raise _kan_nu_niet(oefening)
    oefening.fase = FASEN.na(naam, oefening.fase)


def keur_fase(oefening: Oefening, *fasen: Fase) -> None:
    """For an action that stays in its phase."""
    if oefening.fase not in fasen:
        raise _kan_nu_niet(oefening)


def _kan_nu_niet(oefening: Oefening) -> DomainError:
    tekst = _(
        "Dit kan nu niet. Deze oefening staat in de fase ‘%(fase)s’. Misschien was een collega u "
        "voor."
    )
    return DomainError("verloop", tekst % {"fase": teksten.FASE[oefening.fase]})
