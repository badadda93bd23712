"""Who may not send for a while, and how much one address may send. For residents only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from typing import Any, Final

from django.conf import settings
from django.db.models import Count, Exists, Q, QuerySet, Subquery
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen.domain import afzender
from wijkwerk.signalen.domain.melder import MelderGegevens
from wijkwerk.signalen.models import Afzenderstop, Melder
from wijkwerk.signalen.services.stappen import met_kenmerk, verplicht

LANGSTE_STOP: Final = timedelta(days=365)
NA_HET_EINDE: Final = timedelta(days=365)
PER_AFZENDER: Final = 10
IN: Final = timedelta(days=1)
LANGSTE_REDEN: Final = 300


def keur_afzender(gemeente: Gemeente, gegevens: MelderGegevens) -> None:
    """DomainError when this address is stopped, or sent as much as one person does in a day."""
    merken = _merken(gemeente, gegevens.e_mail, gegevens.telefoon)
    if not merken:
        return
    gestopt, vandaag = Gemeente.objects.values_list(
        Exists(_lopend(merken.values())), Subquery(_vandaag_van(gegevens))
    ).get(pk=gemeente.pk)
    if gestopt:
        raise DomainError("afzender_gestopt", _niet_hier(gemeente))
    if (vandaag or 0) >= PER_AFZENDER:
        raise DomainError(
            "afzender_te_veel",
            _("Met dit adres kwamen vandaag al %(n)d berichten. Probeer het morgen weer.")
            % {"n": PER_AFZENDER},
        )


@handeling("afzenderstop.maken")
def afzenderstop_maken(
    melder: Melder, *, actor: Actor, reden: str, tot: date
) -> list[Afzenderstop]:
    """Take in nothing more from the addresses of this melder, up to and including `tot`."""
    melder = (
        Melder.objects.select_for_update(of=("self",)).select_related("signaal").get(pk=melder.pk)
    )
    require(actor, "afzenderstop.maken", melder.signaal)
    gemeente = Gemeente.objects.get(pk=melder.gemeente_id)
    merken = _merken(gemeente, melder.e_mail, melder.telefoon)
    _keur_stop(merken, tot)
    reden = verplicht(reden, _("Schrijf op waarom."))[:LANGSTE_REDEN]
    stoppen = [
        Afzenderstop(
            gemeente=gemeente,
            soort=soort,
            adres_hash=merk,
            reden=reden,
            tot=tot,
            door=actor.persoon,
            op=klok.nu(),
        )
        for soort, merk in merken.items()
    ]
    for stop in stoppen:
        met_kenmerk(partial(_opslaan, stop))
        log(stop)
    return stoppen


@handeling("afzenderstop.opheffen")
def afzenderstop_opheffen(stop: Afzenderstop, *, actor: Actor) -> Afzenderstop:
    """From now on this address may send again."""
    stop = Afzenderstop.objects.select_for_update(of=("self",)).get(pk=stop.pk)
    require(actor, "afzenderstop.opheffen", stop)
    if stop.opgeheven_op is not None:
        raise DomainError("verloop", _("Deze stop is al opgeheven."))
    stop.opgeheven_op = klok.nu()
    stop.save(update_fields=["opgeheven_op"])
    log(stop)
    return stop


def afzenderstops_wissen() -> int:
    """The sweeper: a stop is forgotten a year after its last day."""
    with scopes_disabled():
        oud = Afzenderstop.objects.filter(tot__lt=klok.vandaag() - NA_HET_EINDE)
        return oud.delete()[0]


def _merken(gemeente: Gemeente, e_mail: str, telefoon: str) -> dict[str, str]:
    return afzender.kenmerken(gemeente.pk, e_mail, telefoon, settings.SECRET_KEY)


def _lopend(merken: Iterable[str]) -> QuerySet[Afzenderstop]:
    return Afzenderstop.objects.filter(
        adres_hash__in=list(merken), tot__gte=klok.vandaag(), opgeheven_op=None
    )


def _vandaag_van(gegevens: MelderGegevens) -> QuerySet[Melder, Any]:
    """How often this address was left behind in the last day; no row for never."""
    zelfde = Q()
    if gegevens.e_mail:
        zelfde |= Q(e_mail=gegevens.e_mail.strip().lower())
    if gegevens.telefoon:
        zelfde |= Q(telefoon=afzender.telefoon_vorm(gegevens.telefoon))
    recent = Melder.objects.filter(zelfde, signaal__ontvangen_op__gt=klok.nu() - IN)
    return recent.values("gemeente").annotate(n=Count("pk")).values("n")


def _keur_stop(merken: dict[str, str], tot: date) -> None:
    if not merken:
        raise DomainError(
            "geen_adres",
            _("Deze bewoner gaf geen e-mailadres of telefoonnummer. Een stop kan dan niet."),
        )
    vandaag = klok.vandaag()
    if not vandaag < tot <= vandaag + LANGSTE_STOP:
        raise DomainError("termijn", _("Kies een dag na vandaag, hoogstens een jaar vooruit."))
    if eerder := _lopend(merken.values()).first():
        raise DomainError(
            "stop_loopt",
            _("Dit adres is al gestopt, tot en met %(dag)s.")
            % {"dag": date_format(eerder.tot, "j F Y")},
        )


def _opslaan(stop: Afzenderstop, kenmerk: str) -> None:
    stop.kenmerk = kenmerk
    stop.save(force_insert=True)


def _niet_hier(gemeente: Gemeente) -> str:
    """Not here does not mean not at all: everybody can still reach the town hall."""
    tekst = _("Met dit adres kunt u hier nu geen bericht sturen.")
    if gemeente.telefoon:
        tekst += " " + _("Bel ons: %(telefoon)s.") % {"telefoon": gemeente.telefoon}
    waar = gemeente.adres or _("het gemeentehuis")
    return tekst + " " + _("Of kom langs: %(waar)s.") % {"waar": waar}
