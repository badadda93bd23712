"""How long contact data stay: a year after the last answer, then they are erased."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django_scopes import scope, scopes_disabled

from wijkwerk.core import klok
from wijkwerk.core.actor import SYSTEM
from wijkwerk.signalen.domain.status import OpgaveStatus, Status
from wijkwerk.signalen.models import Melder, OpgaveSignaal
from wijkwerk.signalen.services.melders import melder_wissen

TERMIJN = timedelta(days=365)
PARTIJ = 100


def contact_na_termijn_wissen() -> int:
    """Erase who can no longer expect news: answered a year ago, and in no issue that still runs."""
    with scopes_disabled():
        loopt_nog = OpgaveSignaal.objects.filter(
            signaal=OuterRef("signaal"), losgemaakt_op=None, opgave__status=OpgaveStatus.OPEN
        )
        klaar = (
            Melder.objects.filter(
                ~Exists(loopt_nog),
                gewist_op=None,
                signaal__status=Status.BEANTWOORD,
                signaal__beantwoord_op__lt=klok.nu() - TERMIJN,
            )
            .select_related("gemeente")
            .order_by("pk")[:PARTIJ]
        )
        melders = list(klaar)
    for melder in melders:
        with scope(gemeente=melder.gemeente):
            melder_wissen(melder, actor=SYSTEM)
    return len(melders)
