"""What the office does with a signaal itself."""

from __future__ import annotations

from django.utils.translation import gettext as _

from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.models import Gemeente, Thema
from wijkwerk.signalen.domain.tekst import schoon
from wijkwerk.signalen.models import (
    Doorgeleiding,
    Signaal,
    SignaalQuerySet,
    Terugkoppeling,
    Uitkomst,
)
from wijkwerk.signalen.services.stappen import vergrendel, verplicht, zet_stap
from wijkwerk.signalen.services.terugkoppelen import terugkoppeling_vastleggen

MEESTE_RIJEN = 20_000


@handeling("signaal.oppakken")
def signaal_oppakken(signaal: Signaal, *, actor: Actor, versie: int | None = None) -> Signaal:
    """Take it up: from now on this person looks after it."""
    signaal = vergrendel(signaal, versie)
    require(actor, "signaal.oppakken", signaal)
    signaal.behandelaar = actor.persoon
    zet_stap(signaal, "signaal.oppakken", actor=actor)
    log(signaal)
    return signaal


@handeling("signaal.vertalen")
def signaal_vertalen(
    signaal: Signaal,
    *,
    actor: Actor,
    vertaling: str,
    thema: Thema | None,
    versie: int | None = None,
) -> Signaal:
    """Our reading of what is going on, and the theme. The date of the answer stays as promised."""
    signaal = vergrendel(signaal, versie)
    require(actor, "signaal.vertalen", signaal)
    if thema is not None and thema.gemeente_id != signaal.gemeente_id:
        raise DomainError("thema_elders", _("Dit thema is van een andere gemeente."))
    signaal.vertaling, signaal.thema = schoon(vertaling), thema
    zet_stap(signaal, "signaal.vertalen", actor=actor)
    log(signaal)
    return signaal


@handeling("signaal.beantwoorden")
def signaal_beantwoorden(
    signaal: Signaal,
    *,
    actor: Actor,
    uitkomst: str,
    tekst: str,
    reden: str,
    versie: int | None = None,
) -> Signaal:
    """Answer who spoke: yes, partly or no, always with the reason. An open question lapses."""
    signaal = vergrendel(signaal, versie)
    require(actor, "signaal.beantwoorden", signaal)
    if uitkomst not in Uitkomst.values:
        raise DomainError("uitkomst", _("Kies of het kan."))
    tekst = verplicht(tekst, _("Schrijf op wat wij doen."))
    if uitkomst != Uitkomst.INFO:
        reden = verplicht(reden, _("Schrijf op waarom. De bewoner krijgt altijd de reden."))
    signaal.beantwoord_op = klok.nu()
    if signaal.behandelaar_id is None:
        signaal.behandelaar = actor.persoon
    zet_stap(signaal, "signaal.beantwoorden", actor=actor, toelichting=tekst)
    signaal.doorgeleidingen.filter(status=Doorgeleiding.Status.OPEN).update(
        status=Doorgeleiding.Status.TERUGGENOMEN
    )
    terugkoppeling_vastleggen(
        actor=actor,
        signaal=signaal,
        soort=Terugkoppeling.Soort.ANTWOORD,
        uitkomst=uitkomst,
        tekst=tekst,
        reden=reden,
    )
    log(signaal)
    return signaal


@handeling("signaal.heropenen")
def signaal_heropenen(signaal: Signaal, *, actor: Actor, reden: str) -> Signaal:
    """There is more to it after all. What was answered stays."""
    signaal = vergrendel(signaal)
    require(actor, "signaal.heropenen", signaal)
    signaal.beantwoord_op = None
    zet_stap(
        signaal,
        "signaal.heropenen",
        actor=actor,
        toelichting=verplicht(reden, _("Schrijf op waarom u het heropent.")),
    )
    log(signaal)
    return signaal


@handeling("signaal.openbaar_maken")
def signaal_openbaar_maken(signaal: Signaal, *, actor: Actor, publieke_tekst: str) -> Signaal:
    """Put a text of ours on the public page; only when who spoke wants that."""
    signaal = vergrendel(signaal)
    require(actor, "signaal.openbaar_maken", signaal)
    if not signaal.wil_openbaar:
        raise DomainError("niet_openbaar", _("De bewoner wil niet dat dit openbaar wordt."))
    signaal.publieke_tekst = verplicht(
        publieke_tekst, _("Schrijf de tekst zoals iedereen die leest.")
    )
    signaal.openbaar_op = klok.nu()
    zet_stap(signaal, "signaal.openbaar_maken", actor=actor)
    log(signaal)
    return signaal


@handeling("signaal.openbaar_intrekken")
def signaal_openbaar_intrekken(signaal: Signaal, *, actor: Actor) -> Signaal:
    """Take it off the public page; the text stays for who made it."""
    signaal = vergrendel(signaal)
    require(actor, "signaal.openbaar_intrekken", signaal)
    signaal.openbaar_op = None
    zet_stap(signaal, "signaal.openbaar_intrekken", actor=actor)
    log(signaal)
    return signaal


@handeling("signaal.exporteren")
def signaal_exporteren(
    gemeente: Gemeente, *, actor: Actor, rijen: SignaalQuerySet
) -> list[Signaal]:
    """Take rows out of the house, at most twenty thousand. That it was done is logged."""
    require(actor, "signaal.exporteren", gemeente)
    log(gemeente)
    return list(rijen[:MEESTE_RIJEN])
