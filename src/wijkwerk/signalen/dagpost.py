"""What waits for a colleague in the morning: counts, numbers and places, never what was said."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkwerk.accounts.domain.rollen import BEHANDELAARS
from wijkwerk.accounts.events import Dagdeel
from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.core import klok
from wijkwerk.core.kenmerk import toon
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen.brief import dag as datum
from wijkwerk.signalen.models import Doorgeleiding, Escalatie, Signaal, Toezegging
from wijkwerk.signalen.selectors import aan_mijn_organisatie, in_mijn_gebied
from wijkwerk.signalen.selectors.toezeggingen import toezeggingen_binnenkort

EERSTE = 10
BIJNA = 3  # days
OCHTEND = time(8)


def dagdelen(actor: Medewerker, gemeente: Gemeente, vandaag: date) -> list[Dagdeel]:
    """New and late in my areas, asked of my organisation or of my step, promises nearly due."""
    open_ = Signaal.objects.filter(in_mijn_gebied(actor, BEHANDELAARS)).open()
    open_ = open_.select_related("gebied", "thema").order_by("antwoord_voor", "pk")
    lijst = reverse("signalen:signaal_lijst", args=[gemeente])
    sinds = datetime.combine(_vorige_werkdag(vandaag, gemeente.gesloten), OCHTEND, klok.AMSTERDAM)

    def over_signaal(rij: Any) -> tuple[str, str]:
        return _signaal(getattr(rij, "signaal", rij), gemeente, rij)

    def belofte(rij: Toezegging) -> tuple[str, str]:
        tekst = _("%(tekst)s, voor %(dag)s") % {"tekst": rij.tekst, "dag": datum(rij.voor)}
        return tekst, reverse("signalen:toezegging_detail", args=[gemeente, rij.kenmerk])

    nieuw = open_.filter(ontvangen_op__gte=sinds)
    te_laat = open_.te_laat(vandaag)
    beloofd = toezeggingen_binnenkort(actor.persoon, BIJNA)
    beloften = reverse("signalen:toezegging_lijst", args=[gemeente]) + "?weergave=mijn"
    return [
        _deel(_("Nieuw in uw gebied"), nieuw, over_signaal, lijst),
        _deel(_("Te laat"), te_laat, over_signaal, lijst),
        _deel(_("Aan u gevraagd"), _vragen(actor), over_signaal, lijst),
        _deel(_("Besluit gevraagd"), _besluiten(actor), over_signaal, lijst),
        _deel(_("Beloofd, bijna of al voorbij"), beloofd, belofte, beloften),
    ]


def _deel(
    kop: str, rijen: QuerySet[Any], regel: Callable[[Any], tuple[str, str]], pad: str
) -> Dagdeel:
    """Two queries when there is something, one when there is not."""
    aantal = rijen.count()
    eerste: Iterable[Any] = rijen[:EERSTE] if aantal else ()
    return Dagdeel(kop, aantal, tuple(regel(rij) for rij in eerste), pad)


def _signaal(signaal: Signaal, gemeente: Gemeente, rij: Any) -> tuple[str, str]:
    """`7KD4-QXM, Noord, Groen, voor 3 februari 2026` and where it is."""
    voor = signaal.antwoord_voor if rij is signaal else rij.voor
    delen = [toon(signaal.kenmerk), signaal.gebied.naam]
    if signaal.thema is not None:
        delen.append(signaal.thema.naam)
    delen.append(_("voor %(dag)s") % {"dag": datum(voor)})
    return ", ".join(delen), reverse("signalen:signaal_detail", args=[gemeente, signaal.kenmerk])


def _vragen(actor: Medewerker) -> QuerySet[Doorgeleiding]:
    """Asked of me by name, or of my organisation and of nobody in particular."""
    lopend = Doorgeleiding.objects.filter(status__in=Doorgeleiding.LOPEND)
    van_ons = aan_mijn_organisatie(actor) & Q(persoon=None)
    lopend = lopend.filter(van_ons | Q(persoon=actor.persoon))
    return lopend.select_related("signaal__gebied", "signaal__thema").order_by("voor", "pk")


def _besluiten(actor: Medewerker) -> QuerySet[Escalatie]:
    mijn = Q(pk__in=())
    for rol in actor.rollen:
        op_mijn_trede = Q(naar_rol=rol.rol)
        if rol.gebieden is not None:
            op_mijn_trede &= Q(signaal__gebied__in=rol.gebieden)
        mijn |= op_mijn_trede
    open_ = Escalatie.objects.filter(mijn, status=Escalatie.Status.OPEN)
    return open_.select_related("signaal__gebied", "signaal__thema").order_by("voor", "pk")


def _vorige_werkdag(dag: date, gesloten: frozenset[date]) -> date:
    """The morning of the mail before this one."""
    dag -= timedelta(days=1)
    while not klok.is_werkdag(dag, gesloten):
        dag -= timedelta(days=1)
    return dag
