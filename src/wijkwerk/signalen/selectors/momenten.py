"""Reads about where residents meet us."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet, Sum

from wijkwerk.accounts.domain.rollen import COLLEGAS, MEELEZERS
from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.core import klok
from wijkwerk.core.actor import SYSTEM, Actor
from wijkwerk.gebieden.models import Gebied, GebiedPad
from wijkwerk.signalen.models import Doelgroep, Meldpunt, Moment, Wijktoets
from wijkwerk.signalen.selectors.zicht import in_mijn_gebied

BLIJFT_STAAN = timedelta(days=60)  # how long a moment that was held is shown to everybody


def momenten_zichtbaar(actor: Actor) -> QuerySet[Moment]:
    """Those of the areas of one's role; for others the public ones."""
    alle = Moment.objects.select_related("gebied", "persoon")
    if actor is SYSTEM:
        return alle
    if not isinstance(actor, Medewerker):
        return alle.filter(publiek=True)
    return alle.filter(Q(publiek=True) | in_mijn_gebied(actor, COLLEGAS | MEELEZERS))


def met_stemmen(momenten: QuerySet[Moment]) -> QuerySet[Moment]:
    """Each with `stemmen`: how many voices were written down there."""
    return momenten.annotate(stemmen=Count("signalen", distinct=True))


def openbare_momenten(gebied: Gebied | None = None) -> QuerySet[Moment]:
    """What everybody may come to, the first to come on top; with an area: there and within it."""
    momenten = Moment.objects.filter(publiek=True).select_related("gebied", "persoon")
    if gebied is not None:
        binnen = GebiedPad.objects.filter(Q(voorouder=gebied) | Q(nakomeling=gebied))
        ids = {pk for rij in binnen.values_list("voorouder_id", "nakomeling_id") for pk in rij}
        momenten = momenten.filter(gebied_id__in=ids)
    return momenten


def komende(momenten: QuerySet[Moment], nu: datetime | None = None) -> QuerySet[Moment]:
    """Still to come or going on; what was called off is said until its hour has passed."""
    moment = nu or klok.nu()
    loopt = Q(eindigt_op__gte=moment) | Q(eindigt_op=None, begint_op__gte=moment)
    return momenten.filter(loopt).order_by("begint_op", "pk")


def gehouden(momenten: QuerySet[Moment]) -> QuerySet[Moment]:
    """Held in the last two months, with something to read about it."""
    sinds = klok.nu() - BLIJFT_STAAN
    return (
        momenten.filter(status=Moment.Status.GEHOUDEN, begint_op__gte=sinds)
        .exclude(verslag="")
        .order_by("-begint_op", "pk")
    )


def meldpunten_in(gebied_ids: Collection[int]) -> QuerySet[Meldpunt]:
    """Where one walks in, by name."""
    return (
        Meldpunt.objects.filter(actief=True, gebied_id__in=gebied_ids)
        .select_related("gebied")
        .order_by("naam")
    )


def doelgroepen_met_bereik() -> QuerySet[Doelgroep]:
    """Each group with what was reached in a year: `keer`, `mensen` and `stemmen`."""
    dit_jaar = Q(
        momenten__status=Moment.Status.GEHOUDEN,
        momenten__begint_op__gte=klok.nu() - timedelta(days=365),
    )
    return (
        Doelgroep.objects.select_related("gebied")
        .annotate(keer=Count("momenten", filter=dit_jaar, distinct=True))
        .order_by("-actief", "naam", "pk")
    )


def bereik(doelgroepen: Collection[Doelgroep]) -> dict[int, tuple[int, int]]:
    """People and voices per group over a year, by its pk: sums apart, so that no join doubles."""
    sinds = klok.nu() - timedelta(days=365)
    gehouden_ = Moment.objects.filter(
        doelgroep__in=doelgroepen, status=Moment.Status.GEHOUDEN, begint_op__gte=sinds
    )
    mensen = dict(
        gehouden_.values_list("doelgroep_id").annotate(n=Sum("aanwezig")).order_by("doelgroep_id")
    )
    stemmen = dict(
        gehouden_.values_list("doelgroep_id").annotate(n=Count("signalen")).order_by("doelgroep_id")
    )
    return {
        groep.pk: (mensen.get(groep.pk) or 0, stemmen.get(groep.pk, 0)) for groep in doelgroepen
    }


def wijktoetsen_zichtbaar(actor: Actor) -> QuerySet[Wijktoets]:
    """Concepts for the colleagues of the area, the rest for everybody; running ones first."""
    alle = Wijktoets.objects.select_related("gebied", "eigenaar", "opgave").annotate(
        reacties=Count("signalen", distinct=True)
    )
    openbaar = ~Q(status=Wijktoets.Status.CONCEPT)
    if actor is SYSTEM:
        return alle
    if not isinstance(actor, Medewerker):
        return alle.filter(openbaar)
    return alle.filter(openbaar | in_mijn_gebied(actor, COLLEGAS | MEELEZERS))
