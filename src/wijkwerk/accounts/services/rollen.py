"""Giving, changing, ending and reviewing roles. A role row is history: only its end is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wijkwerk.accounts.domain.rollen import GEMEENTEBEHEERDER, ROLLEN, SECTOR
from wijkwerk.accounts.models import Organisatie, Persoon, RolToewijzing
from wijkwerk.accounts.selectors import is_laatste_beheerder
from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.models import Gebied, Gemeente


@dataclass(frozen=True)
class Opdracht:
    """What a role is: which, where, for whom and how long (`tot` is the first day without)."""

    rol: str
    gebied: Gebied | None = None
    organisatie: Organisatie | None = None
    van: date | None = None  # None = from today
    tot: date | None = None
    publiek_zichtbaar: bool = False


@handeling("rol.geven")
def rol_geven(
    persoon: Persoon, opdracht: Opdracht, *, actor: Actor, gemeente: Gemeente, reden: str
) -> RolToewijzing:
    """Give somebody a role. DomainError when it is incomplete or they have it already."""
    persoon = Persoon.objects.select_for_update().get(pk=persoon.pk)
    toewijzing = RolToewijzing(
        gemeente=gemeente,
        persoon=persoon,
        rol=opdracht.rol,
        gebied=opdracht.gebied,
        organisatie=opdracht.organisatie,
        van=opdracht.van or klok.vandaag(),
        tot=opdracht.tot,
        publiek_zichtbaar=opdracht.publiek_zichtbaar,
        door=actor.persoon,
        reden=reden,
    )
    _mag_in(actor, "rol.geven", toewijzing)
    _toets(toewijzing)
    toewijzing.save(force_insert=True)
    log(toewijzing)
    return toewijzing


@handeling("rol.wijzigen")
def rol_wijzigen(
    toewijzing: RolToewijzing, opdracht: Opdracht, *, actor: Actor, reden: str
) -> RolToewijzing:
    """Another area, organisation, period or visibility: the old role ends and a new one begins."""
    oud = _vergrendeld(toewijzing)
    _mag_in(actor, "rol.wijzigen", oud)
    if oud.rol == GEMEENTEBEHEERDER and opdracht.rol != GEMEENTEBEHEERDER:
        _niet_de_laatste(oud.persoon)
    vanaf = max(opdracht.van or klok.vandaag(), oud.van)
    oud.tot, oud.reden_einde = vanaf, reden
    oud.save(update_fields=["tot", "reden_einde"])
    log(oud)
    return rol_geven(oud.persoon, opdracht, actor=actor, gemeente=oud.gemeente, reden=reden)


@handeling("rol.beeindigen")
def rol_beeindigen(
    toewijzing: RolToewijzing, *, actor: Actor, reden: str, tot: date | None = None
) -> RolToewijzing:
    """End a role, today or on a later day. Rights go at once: they are read anew each request."""
    toewijzing = _vergrendeld(toewijzing)
    _mag_in(actor, "rol.beeindigen", toewijzing)
    if toewijzing.tot is not None and toewijzing.tot <= klok.vandaag():
        raise DomainError("rol.beeindigd", _("Deze rol is al beëindigd."))
    if toewijzing.rol == GEMEENTEBEHEERDER:
        _niet_de_laatste(toewijzing.persoon)
    toewijzing.tot = max(tot or klok.vandaag(), toewijzing.van)
    toewijzing.reden_einde = reden
    toewijzing.save(update_fields=["tot", "reden_einde"])
    log(toewijzing)
    return toewijzing


@handeling("rol.beoordelen")
def rol_beoordelen(toewijzing: RolToewijzing, *, actor: Actor) -> RolToewijzing:
    """Say that this role is still needed; the next review is due a term later."""
    toewijzing = _vergrendeld(toewijzing)
    _mag_in(actor, "rol.beoordelen", toewijzing)
    toewijzing.beoordeeld_op = klok.vandaag()
    toewijzing.beoordeeld_door = actor.persoon
    toewijzing.save(update_fields=["beoordeeld_op", "beoordeeld_door"])
    log(toewijzing)
    return toewijzing


def _vergrendeld(toewijzing: RolToewijzing) -> RolToewijzing:
    rijen = RolToewijzing.objects.select_for_update(of=("self",)).select_related(
        "gemeente", "persoon"
    )
    return rijen.get(pk=toewijzing.pk)


def _mag_in(actor: Actor, handeling: str, toewijzing: RolToewijzing) -> None:
    """The rule is about the gemeente, not about the area of the role that is handed out."""
    require(actor, handeling, toewijzing.gemeente)


def _niet_de_laatste(persoon: Persoon) -> None:
    if is_laatste_beheerder(persoon):
        raise DomainError(
            "rol.laatste_beheerder",
            _("Dit is de laatste gemeentebeheerder. Geef eerst iemand anders deze rol."),
        )


def _toets(rij: RolToewijzing) -> None:
    """Raise DomainError when the role cannot be given like this."""
    if rij.rol not in ROLLEN:
        raise DomainError("rol.onbekend", _("Deze rol bestaat niet."))
    if not rij.persoon.is_active:
        raise DomainError("rol.uit_dienst", _("Deze collega is uit dienst. Nodig opnieuw uit."))
    if rij.rol in SECTOR and rij.organisatie is None:
        raise DomainError("rol.organisatie", _("Kies bij deze rol een organisatie."))
    if rij.rol == GEMEENTEBEHEERDER and rij.gebied is not None:
        raise DomainError("rol.gebied", _("Een gemeentebeheerder werkt voor de hele gemeente."))
    if rij.tot is not None and rij.tot <= rij.van:
        raise DomainError("rol.periode", _("De einddatum moet na de begindatum liggen."))
    _toets_van_hier(rij)
    if _overlapt(rij):
        raise DomainError("rol.dubbel", _("Deze collega heeft deze rol al in deze periode."))


def _toets_van_hier(rij: RolToewijzing) -> None:
    gebied, organisatie = rij.gebied, rij.organisatie
    if gebied and not Gebied.objects.van(rij.gemeente).filter(pk=gebied.pk).exists():
        raise DomainError("rol.vreemd_gebied", _("Dit gebied ligt in een andere gemeente."))
    if organisatie and organisatie.gemeente_id != rij.gemeente_id:
        raise DomainError(
            "rol.vreemde_organisatie", _("Deze organisatie hoort bij een andere gemeente.")
        )


def _overlapt(rij: RolToewijzing) -> bool:
    """Is there the same role, in force on some day of the new one?"""
    zelfde = RolToewijzing.objects.filter(
        gemeente=rij.gemeente,
        persoon=rij.persoon,
        rol=rij.rol,
        gebied=rij.gebied,
        organisatie=rij.organisatie,
    )
    zelfde = zelfde.exclude(tot__lte=rij.van)
    return (zelfde.filter(van__lt=rij.tot) if rij.tot else zelfde).exists()
