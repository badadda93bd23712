"""One-time links with which a colleague comes in. The row is the outbox: the mail follows it.

The token is an HMAC over the row, so that the mail task can make it again and no table, queue or
backup holds it; the row keeps its hash.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from wijkwerk.accounts.models import Persoon, Uitnodiging
from wijkwerk.accounts.selectors import heeft_rol_elders
from wijkwerk.core import klok
from wijkwerk.core.actor import SYSTEM, Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.models import Gemeente

GELDIG = timedelta(days=7)
MAIL_NA = timedelta(minutes=15)  # the sweeper takes up what the task left


@handeling("uitnodiging.maken")
def uitnodiging_maken(persoon: Persoon, *, actor: Actor, gemeente: Gemeente) -> Uitnodiging:
    """A new one-time link; earlier ones stop working.

    A beheerder makes one only for somebody who never came in and works for no other gemeente:
    whoever holds the link sets the password of the account.
    """
    persoon = Persoon.objects.select_for_update().get(pk=persoon.pk)
    require(actor, "uitnodiging.maken", gemeente)
    if not persoon.is_active:
        raise DomainError("uitnodiging.uit_dienst", _("Deze collega is uit dienst."))
    if actor is not SYSTEM and not mag_link_zien(persoon, gemeente):
        raise DomainError(
            "uitnodiging.heeft_account",
            _("Deze collega heeft al een account en kan zelf een nieuw wachtwoord kiezen."),
        )
    uitnodigingen_intrekken(persoon)
    geldig_tot = klok.nu() + GELDIG
    uitnodiging = Uitnodiging(persoon=persoon, geldig_tot=geldig_tot)
    uitnodiging.token_hash = token_hash(token(uitnodiging))
    uitnodiging.save(force_insert=True)
    log(persoon)
    _aanstoten(uitnodiging.pk)
    return uitnodiging


@handeling("uitnodiging.aannemen")
def uitnodiging_aannemen(sleutel: str, *, actor: Actor, wachtwoord: str) -> Persoon:
    """Set the password with a one-time link. DomainError when the link was used or is too old."""
    require(actor, "uitnodiging.aannemen", None)
    uitnodiging = (
        Uitnodiging.objects.select_for_update(of=("self",))
        .open(klok.nu())
        .select_related("persoon")
        .filter(token_hash=token_hash(sleutel), persoon__is_active=True)
        .first()
    )
    if uitnodiging is None:
        raise DomainError("uitnodiging.verlopen", _("Deze link is al gebruikt of verlopen."))
    persoon = uitnodiging.persoon
    persoon.set_password(wachtwoord)
    persoon.save(update_fields=["password"])
    uitnodiging.gebruikt_op = klok.nu()
    uitnodiging.save(update_fields=["gebruikt_op"])
    log(persoon)
    return persoon


def token(uitnodiging: Uitnodiging) -> str:
    """The secret of the link: 256 bits, made from the row and the key of this installation."""
    tot = uitnodiging.geldig_tot.astimezone(UTC).isoformat()
    inhoud = f"{uitnodiging.persoon.schuilnaam}|{tot}"
    return salted_hmac("wijkwerk.uitnodiging", inhoud, algorithm="sha256").hexdigest()


def token_hash(sleutel: str) -> str:
    return hashlib.sha256(sleutel.encode()).hexdigest()


def link(uitnodiging: Uitnodiging) -> str:
    pad = reverse("accounts_inlog:uitnodiging_aannemen", args=[token(uitnodiging)])
    return f"{settings.ADRES}{pad}"


def mag_link_zien(persoon: Persoon, gemeente: Gemeente) -> bool:
    """May a beheerder of this gemeente hold the link of this person?"""
    return not persoon.has_usable_password() and not heeft_rol_elders(persoon, gemeente)


def uitnodigingen_intrekken(persoon: Persoon) -> int:
    """Let the open links of somebody die. Called inside an action that has locked the person."""
    nu = klok.nu()
    return Uitnodiging.objects.open(nu).filter(persoon=persoon).update(geldig_tot=nu)


def uitnodigingen_vegen() -> int:
    """Take up invitations whose mail did not go out; for the sweeper."""
    nu = klok.nu()
    blijven_liggen = Uitnodiging.objects.open(nu).filter(
        gemaild_op=None, geldig_tot__lte=nu + GELDIG - MAIL_NA
    )
    pks = list(blijven_liggen.values_list("pk", flat=True))
    for pk in pks:
        _aanstoten(pk)
    return len(pks)


def _aanstoten(pk: int) -> None:
    """A nudge for the task worker, by name: services know no tasks."""
    import_string("wijkwerk.accounts.tasks.uitnodiging_mailen").enqueue(pk)
