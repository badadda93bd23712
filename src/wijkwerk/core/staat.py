"""How the program is doing, for the beheerder: each room says it of its own part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks_db.models import DBTaskResult

from wijkwerk.core import klok, logboek

WACHT_TE_LANG = timedelta(minutes=15)


@dataclass(frozen=True)
class Stand:
    """One line of the page: what it is about, how it stands, and is that as it should be."""

    label: str
    waarde: str
    goed: bool


Meting = Callable[[Any], Stand]
_metingen: dict[str, Meting] = {}


def staat(naam: str, meting: Meting) -> None:
    """Register a measurement (in `apps.ready`); it gets the gemeente."""
    _metingen[naam] = meting


def standen(gemeente: Any) -> list[Stand]:
    """Everything that is measured, now."""
    return [meting(gemeente) for meting in _metingen.values()]


def logboek_stand(gemeente: Any) -> Stand:
    """Is the chain of the audit log of this gemeente whole?"""
    fouten = sum(1 for _fout in logboek.controleren(gemeente.pk))
    tekst = ngettext("%(n)d fout gevonden", "%(n)d fouten gevonden", fouten) % {"n": fouten}
    return Stand(_("Logboek"), tekst if fouten else _("de keten is heel"), goed=not fouten)


def taken_stand(gemeente: Any) -> Stand:
    """How long the oldest task has been waiting: minutes mean that no worker is running."""
    oudste = DBTaskResult.objects.ready().order_by("enqueued_at").first()
    if oudste is None:
        return Stand(_("Achtergrondtaken"), _("niets wacht"), goed=True)
    gewacht = klok.nu() - oudste.enqueued_at
    return Stand(_("Achtergrondtaken"), wacht_tekst(gewacht), goed=gewacht < WACHT_TE_LANG)


def wacht_tekst(gewacht: timedelta) -> str:
    """'de oudste wacht 5 minuten', with hours and days when it is long."""
    minuten = max(int(gewacht.total_seconds() // 60), 0)
    uren, dagen = minuten // 60, minuten // (24 * 60)
    if dagen:
        return ngettext("de oudste wacht %(n)d dag", "de oudste wacht %(n)d dagen", dagen) % {
            "n": dagen
        }
    if uren:
        return ngettext("de oudste wacht %(n)d uur", "de oudste wacht %(n)d uur", uren) % {
            "n": uren
        }
    tekst = ngettext("de oudste wacht %(n)d minuut", "de oudste wacht %(n)d minuten", minuten)
    return tekst % {"n": minuten}
