"""Asking a sector or partner, and their answer."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from wijkwerk.accounts.models import Organisatie
from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.signalen.models import Doorgeleiding, Signaal, Terugkoppeling
from wijkwerk.signalen.services.stappen import vergrendel, verplicht, zet_stap
from wijkwerk.signalen.services.terugkoppelen import terugkoppeling_vastleggen


@handeling("signaal.doorgeven")
def signaal_doorgeven(
    signaal: Signaal,
    *,
    actor: Actor,
    naar: Organisatie,
    vraag: str,
    voor: date,
    versie: int | None = None,
) -> Signaal:
    """Ask a sector or partner a question, with a date. The answer to the resident stays ours."""
    signaal = vergrendel(signaal, versie)
    require(actor, "signaal.doorgeven", signaal)
    if naar.gemeente_id != signaal.gemeente_id:
        raise DomainError("organisatie_elders", _("Deze organisatie is van een andere gemeente."))
    if voor < klok.vandaag():
        raise DomainError("datum_voorbij", _("Kies een datum die nog komt."))
    vraag = verplicht(vraag, _("Schrijf op wat u van hen wilt weten."))
    if signaal.behandelaar_id is None:
        signaal.behandelaar = actor.persoon
    zet_stap(signaal, "signaal.doorgeven", actor=actor, toelichting=f"{naar.naam}: {vraag}")
    Doorgeleiding.objects.create(
        gemeente_id=signaal.gemeente_id,
        signaal=signaal,
        naar=naar,
        vraag=vraag,
        voor=voor,
        door=actor.persoon,
        op=klok.nu(),
    )
    with override("nl"):
        bericht = _("Wij vroegen %(organisatie)s wat er kan.") % {"organisatie": naar.naam}
    terugkoppeling_vastleggen(
        actor=actor,
        signaal=signaal,
        soort=Terugkoppeling.Soort.DOORGELEID,
        tekst=bericht,
        melden=Terugkoppeling.Melden.NIET,
    )
    log(signaal)
    return signaal


@handeling("signaal.terugnemen")
def signaal_terugnemen(signaal: Signaal, *, actor: Actor, reden: str) -> Signaal:
    """Withdraw the question: we go on ourselves."""
    signaal = vergrendel(signaal)
    require(actor, "signaal.terugnemen", signaal)
    reden = verplicht(reden, _("Schrijf op waarom u het terugneemt."))
    zet_stap(signaal, "signaal.terugnemen", actor=actor, toelichting=reden)
    signaal.doorgeleidingen.filter(status=Doorgeleiding.Status.OPEN).update(
        status=Doorgeleiding.Status.TERUGGENOMEN
    )
    log(signaal)
    return signaal


@handeling("doorgeleiding.beantwoorden")
def doorgeleiding_beantwoorden(
    doorgeleiding: Doorgeleiding, *, actor: Actor, antwoord: str
) -> Doorgeleiding:
    """The sector or partner tells what can be done; the wijkambtenaar goes on with it."""
    signaal = vergrendel(Signaal(pk=doorgeleiding.signaal_id))
    doorgeleiding = Doorgeleiding.objects.select_for_update().get(pk=doorgeleiding.pk)
    doorgeleiding.signaal = signaal
    require(actor, "doorgeleiding.beantwoorden", doorgeleiding)
    if doorgeleiding.status != Doorgeleiding.Status.OPEN:
        raise DomainError("verloop", _("Deze vraag is al beantwoord of teruggenomen."))
    doorgeleiding.antwoord = verplicht(antwoord, _("Schrijf op wat er kan."))
    doorgeleiding.status = Doorgeleiding.Status.BEANTWOORD
    doorgeleiding.beantwoord_door, doorgeleiding.beantwoord_op = actor.persoon, klok.nu()
    doorgeleiding.save()
    zet_stap(signaal, "doorgeleiding.beantwoorden", actor=actor, toelichting=doorgeleiding.antwoord)
    log(signaal)
    return doorgeleiding
