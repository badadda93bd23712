"""Letters, calls and mails that failed: what a colleague does with them by hand."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F
from django.utils.translation import gettext as _

from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.signalen.models import Melder, Signaal, Verzending
from wijkwerk.signalen.services.melders import melder_tonen
from wijkwerk.signalen.services.terugkoppelen import post_aanstoten

Status = Verzending.Status


@handeling("verzending.afvinken")
def verzending_afvinken(verzendingen: Iterable[Verzending], *, actor: Actor) -> int:
    """The letters are in the post, or we called: these people know. How many messages that were.

    What a colleague did meanwhile is left as it is; DomainError when that is all of it.
    """
    rijen = _vergrendel(verzendingen, "verzending.afvinken", actor)
    te_doen = [rij for rij in rijen if _is_te_doen(rij)]
    if not te_doen:
        raise DomainError("verloop", _("Dit bericht is al verstuurd."))
    Verzending.objects.filter(pk__in=[rij.pk for rij in te_doen]).update(
        status=Status.VERZONDEN, verzonden_op=klok.nu()
    )
    _log_signalen(te_doen)
    return len({rij.message_id for rij in te_doen})


@handeling("verzending.opnieuw")
def verzending_opnieuw(verzendingen: Iterable[Verzending], *, actor: Actor) -> int:
    """Try failed mail again from the start, as the same message. How many messages that were."""
    rijen = _vergrendel(verzendingen, "verzending.opnieuw", actor)
    mislukt = [rij for rij in rijen if rij.status == Status.MISLUKT]
    if not mislukt:
        raise DomainError("verloop", _("Deze mail is al opnieuw verstuurd."))
    Verzending.objects.filter(pk__in=[rij.pk for rij in mislukt]).update(
        status=Status.KLAAR, pogingen=1, fout="", volgende_op=klok.nu()
    )
    post_aanstoten()
    _log_signalen(mislukt)
    return len({rij.message_id for rij in mislukt})


@handeling("verzending.afdrukken")
def verzending_afdrukken(
    verzendingen: Iterable[Verzending], *, actor: Actor
) -> list[list[Verzending]]:
    """Open letters to put them on paper: the rows of each letter, with the address, logged.

    From now on nothing is added to them: what is on paper is what is ticked off.
    """
    rijen = _vergrendel(verzendingen, "verzending.afdrukken", actor)
    brieven: dict[str, list[Verzending]] = {}
    for rij in rijen:
        if rij.kanaal == Melder.Kanaal.BRIEF and _is_te_doen(rij):
            rij.melder = melder_tonen(rij.melder, actor=actor, reden="brief")
            brieven.setdefault(rij.message_id, []).append(rij)
    pks = [rij.pk for brief in brieven.values() for rij in brief]
    Verzending.objects.filter(pk__in=pks).update(pogingen=F("pogingen") + 1)
    _log_signalen(rij for brief in brieven.values() for rij in brief)
    return list(brieven.values())


def _vergrendel(verzendingen: Iterable[Verzending], naam: str, actor: Actor) -> list[Verzending]:
    pks = [rij.pk for rij in verzendingen]
    rijen = list(
        Verzending.objects.select_for_update(of=("self",))
        .select_related("melder__signaal__gebied", "terugkoppeling__door", "terugkoppeling__opgave")
        .filter(pk__in=pks)
        .order_by("pk")
    )
    for rij in rijen:
        require(actor, naam, rij.melder.signaal)
    return rijen


def _is_te_doen(rij: Verzending) -> bool:
    op_papier = rij.kanaal in {Melder.Kanaal.BRIEF, Melder.Kanaal.BEL}
    return rij.status == Status.MISLUKT or (op_papier and rij.status == Status.KLAAR)


def _log_signalen(rijen: Iterable[Verzending]) -> None:
    signalen: dict[int, Signaal] = {rij.melder.signaal_id: rij.melder.signaal for rij in rijen}
    for signaal in signalen.values():
        log(signaal)
