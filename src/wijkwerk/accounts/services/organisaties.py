"""Diensten of the gemeente and its partners."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from wijkwerk.accounts.models import Organisatie
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.models import Gemeente


@handeling("organisatie.toevoegen")
def organisatie_toevoegen(
    naam: str,
    soort: str,
    *,
    actor: Actor,
    gemeente: Gemeente,
    ouder: Organisatie | None = None,
    publiek: bool = True,
) -> Organisatie:
    """Add an organisation; DomainError when the gemeente has one of that name."""
    require(actor, "organisatie.toevoegen", gemeente)
    organisatie = Organisatie(
        gemeente=gemeente, naam=naam.strip(), soort=soort, ouder=ouder, publiek=publiek
    )
    try:
        with transaction.atomic():
            organisatie.save(force_insert=True)
    except IntegrityError:
        raise DomainError(
            "organisatie.bestaat", _("Er is al een organisatie met deze naam.")
        ) from None
    log(organisatie)
    return organisatie
