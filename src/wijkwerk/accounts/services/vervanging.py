"""Somebody is away: who looks after their work. No reason is asked, and rights do not move."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

from wijkwerk.accounts.models import Persoon, RolToewijzing, Vervanging
from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.models import Gemeente

LANGSTE_AFWEZIGHEID = timedelta(days=366)


@handeling("vervanging.regelen")
def vervanging_regelen(
    persoon: Persoon, *, actor: Actor, gemeente: Gemeente, vervanger: Persoon, van: date, tot: date
) -> Vervanging:
    """Say that somebody is away from `van` up to and including `tot`, and who stands in."""
    persoon = Persoon.objects.select_for_update().get(pk=persoon.pk)
    vervanging = Vervanging(
        gemeente=gemeente,
        persoon=persoon,
        vervanger=vervanger,
        van=van,
        tot=tot,
        door=actor.persoon,
    )
    require(actor, "vervanging.regelen", vervanging)
    _toets_periode(van, tot)
    _toets_wie(persoon, vervanger)
    if Vervanging.objects.filter(persoon=persoon, van__lte=tot, tot__gte=van).exists():
        raise DomainError(
            "vervanging.dubbel",
            _("Voor deze dagen is al een vervanger gekozen. Beëindig die eerst."),
        )
    vervanging.save(force_insert=True)
    log(vervanging)
    return vervanging


@handeling("vervanging.beeindigen")
def vervanging_beeindigen(vervanging: Vervanging, *, actor: Actor) -> Vervanging:
    """Back from today on. An absence that has not begun is taken away."""
    vervanging = Vervanging.objects.select_for_update(of=("self",)).get(pk=vervanging.pk)
    require(actor, "vervanging.beeindigen", vervanging)
    gisteren = klok.vandaag() - timedelta(days=1)
    if vervanging.tot <= gisteren:
        raise DomainError("vervanging.voorbij", _("Deze afwezigheid is al voorbij."))
    log(vervanging)
    if vervanging.van > gisteren:
        vervanging.delete()
    else:
        vervanging.tot = gisteren
        vervanging.save(update_fields=["tot"])
    return vervanging


def _toets_periode(van: date, tot: date) -> None:
    if tot < van:
        raise DomainError("vervanging.periode", _("De laatste dag ligt voor de eerste dag."))
    if tot < klok.vandaag():
        raise DomainError("vervanging.voorbij", _("Kies een laatste dag die nog komt."))
    if tot - van > LANGSTE_AFWEZIGHEID:
        raise DomainError(
            "vervanging.lang",
            _("Kies hoogstens een jaar. Draag het werk anders over aan een collega."),
        )


def _toets_wie(persoon: Persoon, vervanger: Persoon) -> None:
    if vervanger.pk == persoon.pk:
        raise DomainError("vervanging.zichzelf", _("Kies een andere collega als vervanger."))
    hier = set(
        RolToewijzing.objects.geldig(klok.vandaag())
        .filter(persoon__in=[persoon, vervanger], persoon__is_active=True)
        .values_list("persoon_id", flat=True)
    )
    if persoon.pk not in hier:
        raise DomainError("vervanging.wie", _("%(naam)s werkt hier niet.") % {"naam": persoon})
    if vervanger.pk not in hier:
        raise DomainError(
            "vervanging.vervanger", _("Kies als vervanger een collega die hier werkt.")
        )
