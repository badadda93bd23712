"""Open voices that look alike and are not in an opgave yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db.models import Exists, OuterRef
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.accounts.domain.rollen import BEHANDELAARS
from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.kenmerk import toon
from wijkwerk.signalen.domain.gelijkenis import WEKEN, Groepje, Stem, groepjes, kernwoorden
from wijkwerk.signalen.domain.status import Status
from wijkwerk.signalen.models import OpgaveSignaal, Signaal
from wijkwerk.signalen.selectors.signalen import signalen_zichtbaar
from wijkwerk.signalen.selectors.zicht import in_mijn_gebied

MEESTE_KANDIDATEN: Final = 1_000


@dataclass(frozen=True)
class Gelijken:
    """Signalen that look alike, why, and what one might call them together."""

    signalen: list[Signaal]
    reden: str
    titel: str

    @property
    def sleutel(self) -> str:
        """Names this group: the voices in it. Somebody new makes it another group."""
        return ".".join(sorted(signaal.kenmerk for signaal in self.signalen))

    @property
    def nummers(self) -> list[str]:
        return [toon(signaal.kenmerk) for signaal in self.signalen]


def gelijken(actor: Actor, hoogstens: int = MEESTE_KANDIDATEN) -> list[Gelijken]:
    """Groups of two and more, the largest first, among the newest voices (1 query)."""
    signalen = {signaal.pk: signaal for signaal in _kandidaten(actor, hoogstens)}
    groepen = groepjes(_stem(signaal) for signaal in signalen.values())
    return [
        Gelijken([signalen[n] for n in groep.nummers], _reden(groep), _titel(groep))
        for groep in groepen
    ]


def _kandidaten(actor: Actor, hoogstens: int) -> list[Signaal]:
    if not isinstance(actor, Medewerker) or not actor.heeft_rol(BEHANDELAARS):
        return []
    bundel = OpgaveSignaal._base_manager.filter(signaal=OuterRef("pk"), losgemaakt_op=None)
    rijen = signalen_zichtbaar(actor).filter(
        ~Exists(bundel),
        in_mijn_gebied(actor, BEHANDELAARS),
        status__in=(Status.NIEUW, Status.IN_BEHANDELING),
        ontvangen_op__gte=klok.nu() - timedelta(weeks=WEKEN),
    )
    velden = ("kenmerk", "tekst", "lat", "lon", "status", "ontvangen_op", "plek_tekst")
    return list(
        rijen.select_related("gebied", "thema")
        .only(*velden, "gebied__naam", "thema__naam")
        .order_by("-ontvangen_op")[:hoogstens]
    )


def _stem(signaal: Signaal) -> Stem:
    plek = None
    if signaal.lat is not None and signaal.lon is not None:
        plek = signaal.lat, signaal.lon
    return Stem(
        signaal.pk,
        signaal.gebied_id,
        klok.op_dag(signaal.ontvangen_op),
        frozenset(kernwoorden(signaal.tekst)),
        plek,
    )


def _reden(groep: Groepje) -> str:
    """‘3 keer ‘grofvuil’, binnen 120 meter, in 3 weken’."""
    woorden = ", ".join(f"‘{woord}’" for woord in groep.woorden[:2])
    delen = [_("%(n)d keer %(woorden)s") % {"n": len(groep.nummers), "woorden": woorden}]
    if groep.meters is not None:
        delen.append(_("binnen %(n)d meter") % {"n": max(groep.meters, 10)})
    delen.append(ngettext("in %(n)d week", "in %(n)d weken", groep.weken) % {"n": groep.weken})
    return ", ".join(delen)


def _titel(groep: Groepje) -> str:
    return str(capfirst(" ".join(groep.woorden[:2])))
