"""Mail to colleagues: rows of one outbox, sent by the task worker."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import override

from wijkwerk.accounts.models import Collegabericht, Persoon, Vervanging
from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.post import nieuw_message_id
from wijkwerk.gebieden.models import Gemeente

COLLEGAPOST_VERSTUREN = "wijkwerk.accounts.tasks.collegapost_versturen"  # tasks lie above


def collega_berichten(
    personen: Iterable[Persoon],
    onderwerp: str | Promise,
    tekst: str | Promise,
    pad: str,
    *,
    gemeente: Gemeente,
    actor: Actor,
) -> int:
    """Mail these colleagues at once that something is asked of them by name; how many.

    Called inside a `@handeling`. Not for the actor, nor for who left or wants no such mail; who is
    away today is told, and their substitute too. The same twice on one day is told once. Texts may
    be lazy: each reads it in their own language. No words or contact data of residents in it.
    """
    zelf = getattr(actor.persoon, "pk", None)
    doel = {persoon.pk: persoon for persoon in personen}
    afwezig = Vervanging.objects.filter(gemeente=gemeente, persoon__in=doel)
    for vervanging in afwezig.geldig(klok.vandaag()).select_related("vervanger"):
        doel.setdefault(vervanging.vervanger_id, vervanging.vervanger)
    rijen = [
        _direct(persoon, onderwerp, tekst, pad, gemeente)
        for persoon in doel.values()
        if persoon.is_active and persoon.mail_direct and persoon.pk != zelf
    ]
    if rijen:
        Collegabericht.objects.bulk_create(rijen, ignore_conflicts=True)
        collegapost_aanstoten()
    return len(rijen)


def collegapost_aanstoten() -> None:
    """Wake the task worker, in the same transaction."""
    import_string(COLLEGAPOST_VERSTUREN).enqueue()


def _direct(
    persoon: Persoon, onderwerp: str | Promise, tekst: str | Promise, pad: str, gemeente: Gemeente
) -> Collegabericht:
    with override(persoon.taal):
        return Collegabericht(
            gemeente=gemeente,
            persoon=persoon,
            soort=Collegabericht.Soort.DIRECT,
            dag=klok.vandaag(),
            onderwerp=str(onderwerp)[:150],
            tekst=str(tekst),
            pad=pad,
            volgende_op=klok.nu(),
            message_id=nieuw_message_id(),
        )
