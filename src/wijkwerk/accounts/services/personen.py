"""People who come and go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Q
from django.utils.translation import gettext as _

from wijkwerk.accounts.domain.rollen import GEMEENTEBEHEERDER, LEIDINGGEVENDE, WIJKWETHOUDER
from wijkwerk.accounts.events import overdrachten
from wijkwerk.accounts.models import Escalatiestap, Persoon, RolToewijzing, Uitnodiging
from wijkwerk.accounts.selectors import heeft_rol_elders, is_laatste_beheerder
from wijkwerk.accounts.services.rollen import Opdracht, rol_geven
from wijkwerk.accounts.services.uitnodigingen import (
    mag_link_zien,
    uitnodiging_maken,
    uitnodigingen_intrekken,
)
from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.models import Gebied, Gemeente

BEGINLADDER = ((LEIDINGGEVENDE, 5), (WIJKWETHOUDER, 10))  # who decides, in how many working days


@dataclass(frozen=True)
class Nieuwkomer:
    """Who is invited. Of somebody with an account only the address counts."""

    e_mail: str
    naam: str
    functie: str = ""


@dataclass(frozen=True)
class Uitgenodigd:
    """Who was invited. No `uitnodiging` when they can come in already with their account."""

    persoon: Persoon
    rollen: tuple[RolToewijzing, ...]
    uitnodiging: Uitnodiging | None


@handeling("persoon.uitnodigen")
def persoon_uitnodigen(
    wie: Nieuwkomer,
    opdracht: Opdracht,
    *,
    actor: Actor,
    gemeente: Gemeente,
    reden: str,
    gebieden: Sequence[Gebied] = (),
) -> Uitgenodigd:
    """Give a colleague, known or new, a role in each of these areas and a link to come in.

    No areas = the area of the assignment, or the whole gemeente.
    """
    require(actor, "persoon.uitnodigen", gemeente)
    persoon = _vind_of_maak(wie)
    plekken: Sequence[Gebied | None] = gebieden or [opdracht.gebied]
    rollen = tuple(
        rol_geven(
            persoon, replace(opdracht, gebied=plek), actor=actor, gemeente=gemeente, reden=reden
        )
        for plek in plekken
    )
    uitnodiging = None
    if mag_link_zien(persoon, gemeente):
        uitnodiging = uitnodiging_maken(persoon, actor=actor, gemeente=gemeente)
    log(persoon)
    return Uitgenodigd(persoon, rollen, uitnodiging)


def _vind_of_maak(wie: Nieuwkomer) -> Persoon:
    """The account of this address. Who left and comes back starts without a password."""
    adres = wie.e_mail.strip().lower()
    persoon = Persoon.objects.select_for_update().filter(e_mail=adres).first()
    if persoon is None:
        return Persoon.objects.create_user(adres, naam=wie.naam, functie=wie.functie)
    if not persoon.is_active:
        persoon.is_active, persoon.uit_dienst_op = True, None
        persoon.set_unusable_password()
        persoon.save(update_fields=["is_active", "uit_dienst_op", "password"])
    return persoon


@handeling("beheerder.aanstellen")
def beheerder_aanstellen(e_mail: str, *, actor: Actor, gemeente: Gemeente) -> Uitnodiging:
    """The first gemeentebeheerder, or a new link for who has that role. Only from the machine."""
    require(actor, "beheerder.aanstellen", gemeente)
    adres = e_mail.strip().lower()
    rollen = RolToewijzing.objects.geldig(klok.vandaag()).filter(rol=GEMEENTEBEHEERDER)
    bestaand = rollen.filter(persoon__e_mail=adres, persoon__is_active=True).first()
    if bestaand is not None:
        return uitnodiging_maken(bestaand.persoon, actor=actor, gemeente=gemeente)
    naam = adres.partition("@")[0].replace(".", " ").title()
    gedaan = persoon_uitnodigen(
        Nieuwkomer(adres, naam, _("Beheerder")),
        Opdracht(GEMEENTEBEHEERDER),
        actor=actor,
        gemeente=gemeente,
        reden=_("Eerste beheerder van de gemeente"),
    )
    ladder_beginnen(gemeente)
    log(gedaan.persoon)
    return gedaan.uitnodiging or uitnodiging_maken(gedaan.persoon, actor=actor, gemeente=gemeente)


def ladder_beginnen(gemeente: Gemeente) -> None:
    """The ladder that a new gemeente starts with; nothing when it has one."""
    if Escalatiestap.objects.filter(gemeente=gemeente).exists():
        return
    Escalatiestap.objects.bulk_create(
        Escalatiestap(gemeente=gemeente, volgorde=nummer, naar_rol=rol, na_werkdagen=dagen)
        for nummer, (rol, dagen) in enumerate(BEGINLADDER, 1)
    )


@handeling("persoon.uit_dienst")
def persoon_uit_dienst(
    persoon: Persoon, *, actor: Actor, gemeente: Gemeente, opvolger: Persoon | None, reden: str
) -> dict[str, int]:
    """Somebody leaves: the work goes to a successor, the roles here end, links and sessions die.

    Whoever also works for another gemeente keeps the account. Returns how much work moved, by kind.
    """
    persoon = Persoon.objects.select_for_update().get(pk=persoon.pk)
    require(actor, "persoon.uit_dienst", gemeente)
    _toets_vertrek(persoon, actor, opvolger)
    verhuisd = {
        naam: werk.overdragen(gemeente, persoon, opvolger, actor=actor)
        for naam, werk in overdrachten().items()
    }
    _rollen_beeindigen(persoon, gemeente, reden)
    uitnodigingen_intrekken(persoon)
    if not heeft_rol_elders(persoon, gemeente):
        persoon.is_active = False
        persoon.uit_dienst_op = klok.vandaag()
        persoon.set_unusable_password()  # another session hash: every session dies, here and now
        persoon.save(update_fields=["is_active", "uit_dienst_op", "password"])
    log(persoon)
    return verhuisd


def _toets_vertrek(persoon: Persoon, actor: Actor, opvolger: Persoon | None) -> None:
    if actor.persoon is not None and actor.persoon.pk == persoon.pk:
        raise DomainError("persoon.zichzelf", _("U kunt uzelf niet uit dienst melden."))
    if is_laatste_beheerder(persoon):
        raise DomainError(
            "rol.laatste_beheerder",
            _("Dit is de laatste gemeentebeheerder. Geef eerst iemand anders deze rol."),
        )
    if opvolger is None:
        return
    rollen = RolToewijzing.objects.geldig(klok.vandaag()).exclude(rol=GEMEENTEBEHEERDER)
    if opvolger.pk == persoon.pk or not rollen.filter(persoon=opvolger).exists():
        raise DomainError("persoon.opvolger", _("Kies een collega die hier werkt."))


def _rollen_beeindigen(persoon: Persoon, gemeente: Gemeente, reden: str) -> None:
    vandaag = klok.vandaag()
    lopend = RolToewijzing.objects.filter(persoon=persoon, gemeente=gemeente).filter(
        Q(tot=None) | Q(tot__gt=vandaag)
    )
    for rol in lopend.select_for_update():
        rol.tot, rol.reden_einde = max(vandaag, rol.van), reden
        rol.save(update_fields=["tot", "reden_einde"])
        log(rol)
