"""The settings of a gemeente: its words, colour, address, terms and closing days."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.utils.translation import gettext as _

from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.domain import woorden
from wijkwerk.gebieden.models import Gemeente

KORTSTE_TERMIJN, LANGSTE_TERMIJN = 1, 60


@dataclass(frozen=True)
class Instellingen:
    """What the beheerder may set. `kleur` is empty (the colour of the house) or `#rrggbb`."""

    woordenset: str
    kleur: str
    adres: str
    telefoon: str
    e_mail: str
    termijn_dagen: int
    sluitingsdagen: tuple[date, ...] = ()
    klein_grut_dagen: int = 3


@handeling("gemeente.instellen")
def gemeente_instellen(gemeente: Gemeente, nieuw: Instellingen, *, actor: Actor) -> Gemeente:
    """Store the settings and raise the version, so that every process reads them anew."""
    gemeente = Gemeente.objects.select_for_update().get(pk=gemeente.pk)
    require(actor, "gemeente.instellen", gemeente)
    if nieuw.woordenset not in woorden.SETS:
        raise DomainError("gemeente.woordenset", _("Deze woorden bestaan niet."))
    for termijn in (nieuw.termijn_dagen, nieuw.klein_grut_dagen):
        if not KORTSTE_TERMIJN <= termijn <= LANGSTE_TERMIJN:
            raise DomainError(
                "gemeente.termijn", _("Kies een termijn van 1 tot en met 60 werkdagen.")
            )
    velden = asdict(nieuw)
    velden["sluitingsdagen"] = sorted(dag.isoformat() for dag in set(nieuw.sluitingsdagen))
    for naam, waarde in velden.items():
        setattr(gemeente, naam, waarde)
    gemeente.versie += 1
    gemeente.save(update_fields=[*velden, "versie"])
    log(gemeente)
    return gemeente
