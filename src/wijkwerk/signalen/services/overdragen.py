"""The open work of a colleague who leaves. Called inside `persoon.uit_dienst`, which logs it."""

from __future__ import annotations

from django.db.models import QuerySet

from wijkwerk.accounts.models import Persoon
from wijkwerk.core.actor import Actor
from wijkwerk.core.handeling import log
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen.domain.status import OPEN, OpgaveStatus
from wijkwerk.signalen.models import Opgave, Routeerregel, Signaal
from wijkwerk.signalen.services.stappen import zet_stap

UIT_DIENST = "persoon.uit_dienst"


def _signalen(gemeente: Gemeente, persoon: Persoon) -> QuerySet[Signaal]:
    mijne = Signaal.objects.filter(gemeente=gemeente, behandelaar=persoon)
    return mijne.filter(status__in=OPEN)


def _opgaven(gemeente: Gemeente, persoon: Persoon) -> QuerySet[Opgave]:
    return Opgave.objects.filter(gemeente=gemeente, eigenaar=persoon, status=OpgaveStatus.OPEN)


def signalen_tellen(gemeente: Gemeente, persoon: Persoon) -> int:
    return _signalen(gemeente, persoon).count()


def signalen_overdragen(
    gemeente: Gemeente, van: Persoon, naar: Persoon | None, *, actor: Actor
) -> int:
    """Every signaal that waits for an answer gets another behandelaar, with a step that says so."""
    rijen = list(_signalen(gemeente, van).select_for_update(of=("self",)))
    for signaal in rijen:
        signaal.behandelaar = naar
        zet_stap(signaal, UIT_DIENST, actor=actor, toelichting=naar.naam if naar else "")
        log(signaal)
    return len(rijen)


def opgaven_tellen(gemeente: Gemeente, persoon: Persoon) -> int:
    return _opgaven(gemeente, persoon).count()


def opgaven_overdragen(
    gemeente: Gemeente, van: Persoon, naar: Persoon | None, *, actor: Actor
) -> int:
    """Every open opgave gets another owner."""
    rijen = list(_opgaven(gemeente, van).select_for_update(of=("self",)))
    for opgave in rijen:
        opgave.eigenaar = naar
        opgave.save(update_fields=["eigenaar"])
        log(opgave)
    return len(rijen)


def _regels(gemeente: Gemeente, persoon: Persoon) -> QuerySet[Routeerregel]:
    return Routeerregel.objects.filter(gemeente=gemeente, behandelaar=persoon)


def regels_tellen(gemeente: Gemeente, persoon: Persoon) -> int:
    return _regels(gemeente, persoon).count()


def regels_overdragen(
    gemeente: Gemeente, van: Persoon, naar: Persoon | None, *, actor: Actor
) -> int:
    """Rules give to the successor what they gave to this person.

    Without a successor they stay as they are: the page of rules then asks for somebody else.
    """
    rijen = list(_regels(gemeente, van).select_for_update(of=("self",))) if naar else []
    for regel in rijen:
        regel.behandelaar = naar
        regel.save(update_fields=["behandelaar"])
        log(regel, doel="overgedragen")
    return len(rijen)
