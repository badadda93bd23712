"""Spreekuren, wijkschouwen and bijeenkomsten: planned, held, and told about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext as _

from wijkwerk.accounts.models import Persoon
from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.signalen.domain.tekst import schoon
from wijkwerk.signalen.models import Doelgroep, Moment
from wijkwerk.signalen.services.stappen import met_kenmerk, verplicht

LANGST_GELEDEN: Final = timedelta(days=365)


@dataclass(frozen=True)
class MomentGegevens:
    """What the form asks. `begint_op` and `eindigt_op` are aware moments."""

    titel: str
    begint_op: datetime
    eindigt_op: datetime | None = None
    plek: str = ""
    toelichting: str = ""
    namens: Persoon | None = None
    doelgroep: Doelgroep | None = None
    publiek: bool = True


@handeling("moment.maken")
def moment_maken(
    *, actor: Actor, gemeente: Gemeente, gebied: Gebied, soort: str, gegevens: MomentGegevens
) -> Moment:
    """Plan it; who plans it, is there."""
    assert actor.persoon is not None
    moment = Moment(gemeente=gemeente, gebied=gebied, soort=soort, persoon=actor.persoon)
    require(actor, "moment.maken", moment)
    if not gemeente.omvat(gebied):
        raise DomainError("gebied_elders", _("Dit gebied ligt niet in uw gemeente."))
    if soort not in Moment.Soort.values:
        raise DomainError("moment.soort", _("Kies wat voor moment het is."))
    if gegevens.begint_op < klok.nu() - LANGST_GELEDEN:
        raise DomainError("moment.oud", _("Kies een datum van het afgelopen jaar of later."))
    _neem_over(moment, gegevens)
    met_kenmerk(lambda kenmerk: _opslaan(moment, kenmerk))
    log(moment)
    return moment


@handeling("moment.wijzigen")
def moment_wijzigen(moment: Moment, *, actor: Actor, gegevens: MomentGegevens) -> Moment:
    """Another time or place, as long as it has not been called off."""
    moment = _vergrendel(moment)
    require(actor, "moment.wijzigen", moment)
    if moment.status == Moment.Status.AFGELAST:
        raise DomainError("verloop", _("Dit gaat niet door. Plan een nieuw moment."))
    _neem_over(moment, gegevens)
    moment.save()
    log(moment)
    return moment


@handeling("moment.afronden")
def moment_afronden(
    moment: Moment, *, actor: Actor, aanwezig: int | None, verslag: str, samenvatting: str = ""
) -> Moment:
    """It was held: how many came, what everybody may read, what the wethouder must know."""
    moment = _vergrendel(moment)
    require(actor, "moment.afronden", moment)
    if moment.status == Moment.Status.AFGELAST:
        raise DomainError("verloop", _("Dit ging niet door."))
    if moment.begint_op > klok.nu():
        raise DomainError("moment.later", _("Dit moment moet nog komen."))
    moment.status = Moment.Status.GEHOUDEN
    moment.aanwezig = aanwezig
    moment.verslag, moment.samenvatting = schoon(verslag), schoon(samenvatting)
    if moment.namens_id is not None:
        verplicht(moment.samenvatting, _("Schrijf op wat de wethouder moet weten."))
    moment.save()
    log(moment)
    return moment


@handeling("moment.afgelasten")
def moment_afgelasten(moment: Moment, *, actor: Actor, reden: str) -> Moment:
    """It does not go on; the reason stands where everybody reads it."""
    moment = _vergrendel(moment)
    require(actor, "moment.afgelasten", moment)
    if moment.status != Moment.Status.GEPLAND:
        raise DomainError("verloop", _("Dit moment is al geweest of afgelast."))
    moment.status = Moment.Status.AFGELAST
    moment.verslag = verplicht(reden, _("Schrijf op waarom het niet doorgaat."))
    moment.save()
    log(moment)
    return moment


def _vergrendel(moment: Moment) -> Moment:
    return Moment.objects.select_for_update(of=("self",)).get(pk=moment.pk)


def _neem_over(moment: Moment, gegevens: MomentGegevens) -> None:
    if gegevens.eindigt_op is not None and gegevens.eindigt_op <= gegevens.begint_op:
        raise DomainError("moment.periode", _("Het einde moet na het begin komen."))
    moment.titel = verplicht(gegevens.titel, _("Geef het moment een naam."))
    moment.begint_op, moment.eindigt_op = gegevens.begint_op, gegevens.eindigt_op
    moment.plek, moment.toelichting = schoon(gegevens.plek), schoon(gegevens.toelichting)
    moment.namens, moment.doelgroep = gegevens.namens, gegevens.doelgroep
    moment.publiek = gegevens.publiek


def _opslaan(moment: Moment, kenmerk: str) -> None:
    moment.kenmerk = kenmerk
    moment.save(force_insert=True)
