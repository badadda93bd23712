"""What every action on a signaal or opgave shares: lock it, set the status, write the step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wijkwerk.core import kenmerk, klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.signalen import labels
from wijkwerk.signalen.domain.status import SIGNAAL
from wijkwerk.signalen.domain.tekst import schoon
from wijkwerk.signalen.models import Opgave, Signaal, SignaalStap

KENMERK_POGINGEN = 5
T = TypeVar("T")


def vergrendel(signaal: Signaal, versie: int | None = None) -> Signaal:
    """The signaal as it is now, locked. DomainError when it moved on since `versie` steps."""
    signaal = Signaal.objects.select_for_update(of=("self",)).get(pk=signaal.pk)
    if versie is not None and signaal.stappen.count() != versie:
        raise DomainError("intussen_gewijzigd", _wie_was_het(signaal))
    return signaal


def vergrendel_opgave(opgave: Opgave) -> Opgave:
    return Opgave.objects.select_for_update(of=("self",)).get(pk=opgave.pk)


def zet_stap(
    signaal: Signaal,
    handeling: str,
    *,
    actor: Actor,
    toelichting: str = "",
    status_blijft: bool = False,
) -> None:
    """New status by the flow (where the action has one) and the row in the history. Saves."""
    van = signaal.status
    if handeling in SIGNAAL.steps and not status_blijft:
        signaal.status = _nieuwe_status(signaal, handeling)
    signaal.save()
    SignaalStap.objects.create(
        signaal=signaal,
        melder=getattr(actor, "melder", None),
        handeling=handeling,
        van=van,
        naar=signaal.status,
        door=actor.persoon,
        op=klok.nu(),
        toelichting=toelichting,
    )


def heropen(signaal: Signaal) -> None:
    """Our turn again, with a new date. How the first answer went is not rewritten. Not saved."""
    gemeente = signaal.gemeente
    signaal.beantwoord_op = None
    signaal.heropend += 1
    signaal.antwoord_voor = klok.werkdagen_later(
        klok.vandaag(), gemeente.termijn_dagen, gemeente.gesloten
    )
    signaal.samengevoegd.update(beantwoord_op=None)  # who was answered with it waits with it


def verplicht(tekst: str, melding: str) -> str:
    """The text as it is stored; DomainError with this sentence when there is none."""
    if not (gevuld := schoon(tekst)):
        raise DomainError("leeg", melding)
    return gevuld


def met_kenmerk(maak: Callable[[str], T]) -> T:
    """Make a row with a fresh kenmerk; another one when it turns out to be taken."""
    for _poging in range(KENMERK_POGINGEN - 1):
        try:
            with transaction.atomic():
                return maak(kenmerk.nieuw())
        except IntegrityError:
            continue
    return maak(kenmerk.nieuw())


def _nieuwe_status(signaal: Signaal, handeling: str) -> str:
    try:
        return SIGNAAL.na(handeling, signaal.status)
    except DomainError as fout:
        raise DomainError(fout.code, _wie_was_het(signaal)) from None


def _wie_was_het(signaal: Signaal) -> str:
    """‘Fatima wijzigde dit signaal ook’: who, when and what it is now."""
    stap = signaal.stappen.select_related("door").order_by("-op", "-pk").first()
    if stap is None:
        return _("Dit signaal is intussen gewijzigd.")
    return _("%(wie)s wijzigde dit signaal om %(tijd)s uur. De status is nu ‘%(status)s’.") % {
        "wie": stap.door.naam if stap.door else _("De bewoner"),
        "tijd": date_format(stap.op.astimezone(klok.AMSTERDAM), "G.i"),
        "status": labels.STATUS[signaal.status],
    }
