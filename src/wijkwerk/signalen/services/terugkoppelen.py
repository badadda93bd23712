"""What we tell who spoke: one row that every page reads, and one message per person."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.signalen.domain.tekst import schoon
from wijkwerk.signalen.models import Melder, Opgave, Signaal, Terugkoppeling, Uitkomst, Verzending

POST_VERSTUREN = "wijkwerk.signalen.tasks.post_versturen"  # by name: tasks lie above services
ZELFDE_ADRES = "zelfde adres"


def terugkoppeling_vastleggen(  # noqa: PLR0913 -- one row, all of it by keyword
    *,
    actor: Actor,
    signaal: Signaal | None = None,
    opgave: Opgave | None = None,
    soort: str,
    tekst: str,
    uitkomst: str = Uitkomst.INFO,
    reden: str = "",
    reden_soort: str = "",
    afgewogen: str = "",
    zelf: str = "",
    over_soort: str = "",
    over_kenmerk: str = "",
    over_pad: str = "",
    melden: str = Terugkoppeling.Melden.DIRECT,
    melders: Iterable[Melder] | None = None,
) -> Terugkoppeling:
    """Record news for who spoke and, with melden="direct", a message to each of them.

    About one signaal, or about an opgave: then for everybody whose signaal is bundled in it.
    `melders` spares the question who that is.
    Called inside a `@handeling`, which has checked the permission.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("terugkoppeling_vastleggen is called outside a @handeling")
    onderwerp = signaal or opgave
    assert onderwerp is not None
    terugkoppeling = Terugkoppeling.objects.create(
        gemeente_id=onderwerp.gemeente_id,
        signaal=signaal,
        opgave=opgave,
        soort=soort,
        uitkomst=uitkomst,
        tekst=schoon(tekst),
        reden=schoon(reden),
        reden_soort=reden_soort,
        afgewogen=schoon(afgewogen),
        zelf=schoon(zelf),
        over_soort=over_soort,
        over_kenmerk=over_kenmerk,
        over_pad=over_pad,
        melden=melden,
        door=actor.persoon,
        op=klok.nu(),
    )
    if melden == Terugkoppeling.Melden.DIRECT:
        _verzenden(terugkoppeling, _bereikbaar(signaal, opgave) if melders is None else melders)
    return terugkoppeling


def nieuw_message_id() -> str:
    """Stays the same over all attempts, so that a mail program shows a repeat once."""
    return f"<{secrets.token_hex(16)}@{urlsplit(settings.ADRES).hostname}>"


def post_aanstoten() -> None:
    """Wake the task worker. In the same transaction: no message without its nudge."""
    import_string(POST_VERSTUREN).enqueue()


def _bereikbaar(signaal: Signaal | None, opgave: Opgave | None) -> QuerySet[Melder]:
    melders = Melder.objects.filter(gewist_op=None).exclude(kanaal=Melder.Kanaal.GEEN)
    if signaal is not None:
        return melders.filter(signaal=signaal)
    return melders.filter(
        signaal__koppelingen__opgave=opgave, signaal__koppelingen__losgemaakt_op=None
    ).order_by("pk")


def _verzenden(terugkoppeling: Terugkoppeling, melders: Iterable[Melder]) -> None:
    rijen = list(_verzendingen(terugkoppeling, melders))
    Verzending.objects.bulk_create(rijen)
    if any(rij.kanaal == Melder.Kanaal.MAIL for rij in rijen):
        post_aanstoten()


def _verzendingen(
    terugkoppeling: Terugkoppeling, melders: Iterable[Melder]
) -> Iterator[Verzending]:
    """One per melder; who spoke twice from the same address is told once."""
    gezien: set[tuple[str, str]] = set()
    ontvangst = terugkoppeling.soort == Terugkoppeling.Soort.ONTVANGST
    for melder in melders:
        if melder.kanaal == Melder.Kanaal.GEEN or (
            ontvangst and melder.kanaal == Melder.Kanaal.BEL
        ):
            continue  # nobody is called to say that we received something
        dubbel = (melder.kanaal, melder.adres) in gezien
        gezien.add((melder.kanaal, melder.adres))
        yield Verzending(
            gemeente_id=terugkoppeling.gemeente_id,
            terugkoppeling=terugkoppeling,
            melder=melder,
            kanaal=melder.kanaal,
            status=Verzending.Status.VERVALLEN if dubbel else Verzending.Status.KLAAR,
            fout=ZELFDE_ADRES if dubbel else "",
            volgende_op=klok.nu(),
            message_id=nieuw_message_id(),
        )
