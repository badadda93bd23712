"""Asking a dienst, partner, team or the bestuur, and what they say."""

from __future__ import annotations

from datetime import date

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from wijkwerk.accounts.models import Organisatie, Persoon
from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.signalen.domain.route import route_naar
from wijkwerk.signalen.models import Doorgeleiding, Signaal, Terugkoppeling
from wijkwerk.signalen.selectors.aanspreken import sprekers_van, wie_te_vragen
from wijkwerk.signalen.services.collegas import vertel
from wijkwerk.signalen.services.stappen import vergrendel, verplicht, zet_stap
from wijkwerk.signalen.services.terugkoppelen import terugkoppeling_vastleggen


@handeling("signaal.doorgeven")
def signaal_doorgeven(  # noqa: PLR0913 -- the form as it is
    signaal: Signaal,
    *,
    actor: Actor,
    naar: Organisatie,
    vraag: str,
    voor: date,
    persoon: Persoon | None = None,
    versie: int | None = None,
) -> Signaal:
    """Ask one organisation a question, with a date. The answer to the resident stays ours.

    `persoon` is asked by name; without, the aandachtsfunctionaris of the area when there is one.
    """
    signaal = vergrendel(signaal, versie)
    require(actor, "signaal.doorgeven", signaal)
    _controleer(signaal, naar, voor, persoon)
    vraag = verplicht(vraag, _("Schrijf op wat u van hen wilt weten."))
    persoon = persoon or wie_te_vragen(naar, signaal.gebied)
    if signaal.behandelaar_id is None:
        signaal.behandelaar = actor.persoon
    signaal.route = route_naar(naar.soort)
    zet_stap(signaal, "signaal.doorgeven", actor=actor, toelichting=f"{naar.naam}: {vraag}")
    Doorgeleiding.objects.create(
        gemeente_id=signaal.gemeente_id,
        signaal=signaal,
        naar=naar,
        persoon=persoon,
        vraag=vraag,
        voor=voor,
        door=actor.persoon,
        op=klok.nu(),
    )
    _zeg_het_de_bewoner(signaal, naar, actor)
    vertel([persoon], signaal, gettext_lazy("Een collega vraagt u iets"), actor=actor)
    log(signaal)
    return signaal


def _controleer(signaal: Signaal, naar: Organisatie, voor: date, persoon: Persoon | None) -> None:
    if naar.gemeente_id != signaal.gemeente_id:
        raise DomainError("organisatie_elders", _("Deze organisatie is van een andere gemeente."))
    if voor < klok.vandaag():
        raise DomainError("datum_voorbij", _("Kies een datum die nog komt."))
    if signaal.doorgeleidingen.filter(naar=naar, status__in=Doorgeleiding.LOPEND).exists():
        melding = _("%(naam)s heeft dit signaal al. Neem die vraag eerst terug, of kies een ander.")
        raise DomainError("loopt_al", melding % {"naam": naar.naam})
    if persoon is not None and persoon not in sprekers_van(naar, signaal.gebied):
        melding = _("%(wie)s kan hier niet antwoorden namens %(naam)s. Kies iemand anders.")
        raise DomainError("geen_spreker", melding % {"wie": persoon.naam, "naam": naar.naam})


def _zeg_het_de_bewoner(signaal: Signaal, naar: Organisatie, actor: Actor) -> None:
    with override("nl"):
        bericht = _("Wij vroegen %(organisatie)s wat er kan.") % {"organisatie": naar.naam}
    terugkoppeling_vastleggen(
        actor=actor,
        signaal=signaal,
        soort=Terugkoppeling.Soort.DOORGELEID,
        tekst=bericht,
        melden=Terugkoppeling.Melden.NIET,
    )


@handeling("doorgeleiding.aanvaarden")
def doorgeleiding_aanvaarden(
    doorgeleiding: Doorgeleiding, *, actor: Actor, versie: int | None = None
) -> Doorgeleiding:
    """Yes, this is ours: an answer will come by the date."""
    doorgeleiding = _vergrendel(doorgeleiding, versie)
    require(actor, "doorgeleiding.aanvaarden", doorgeleiding)
    if doorgeleiding.status != Doorgeleiding.Status.OPEN:
        raise DomainError("verloop", _("Deze vraag is al aanvaard, beantwoord of teruggenomen."))
    doorgeleiding.status = Doorgeleiding.Status.AANVAARD
    doorgeleiding.aanvaard_door, doorgeleiding.aanvaard_op = actor.persoon, klok.nu()
    doorgeleiding.save()
    signaal = doorgeleiding.signaal
    zet_stap(signaal, "doorgeleiding.aanvaarden", actor=actor, toelichting=doorgeleiding.naar.naam)
    log(signaal)
    return doorgeleiding


@handeling("doorgeleiding.weigeren")
def doorgeleiding_weigeren(
    doorgeleiding: Doorgeleiding, *, actor: Actor, reden: str, versie: int | None = None
) -> Doorgeleiding:
    """Not ours, and why: back to the wijkambtenaar, who hears of it."""
    doorgeleiding = _vergrendel(doorgeleiding, versie)
    require(actor, "doorgeleiding.weigeren", doorgeleiding)
    reden = verplicht(reden, _("Schrijf op waarom, en bij wie het wel hoort."))
    wat = format_lazy(gettext_lazy("{naam} neemt de vraag niet aan"), naam=doorgeleiding.naar.naam)
    _zeg_iets_terug(doorgeleiding, Doorgeleiding.Status.GEWEIGERD, reden, actor)
    _sluit(doorgeleiding, "doorgeleiding.weigeren", reden, actor)
    vertel([_wie_vroeg(doorgeleiding)], doorgeleiding.signaal, wat, actor=actor)
    return doorgeleiding


@handeling("doorgeleiding.beantwoorden")
def doorgeleiding_beantwoorden(
    doorgeleiding: Doorgeleiding, *, actor: Actor, antwoord: str, versie: int | None = None
) -> Doorgeleiding:
    """They tell what can be done; the wijkambtenaar goes on with it."""
    doorgeleiding = _vergrendel(doorgeleiding, versie)
    require(actor, "doorgeleiding.beantwoorden", doorgeleiding)
    antwoord = verplicht(antwoord, _("Schrijf op wat er kan."))
    wat = format_lazy(gettext_lazy("{naam} gaf antwoord"), naam=doorgeleiding.naar.naam)
    _zeg_iets_terug(doorgeleiding, Doorgeleiding.Status.BEANTWOORD, antwoord, actor)
    _sluit(doorgeleiding, "doorgeleiding.beantwoorden", antwoord, actor)
    vertel([_wie_vroeg(doorgeleiding)], doorgeleiding.signaal, wat, actor=actor)
    return doorgeleiding


@handeling("signaal.terugnemen")
def signaal_terugnemen(
    doorgeleiding: Doorgeleiding, *, actor: Actor, reden: str, versie: int | None = None
) -> Signaal:
    """Withdraw one question: we go on without it."""
    doorgeleiding = _vergrendel(doorgeleiding, versie)
    require(actor, "signaal.terugnemen", doorgeleiding.signaal)
    _loopt(doorgeleiding)
    reden = verplicht(reden, _("Schrijf op waarom u het terugneemt."))
    doorgeleiding.status = Doorgeleiding.Status.TERUGGENOMEN
    doorgeleiding.save()
    _sluit(doorgeleiding, "signaal.terugnemen", reden, actor)
    return doorgeleiding.signaal


def _vergrendel(doorgeleiding: Doorgeleiding, versie: int | None) -> Doorgeleiding:
    """As it is now, locked with its signaal: that one first, as everywhere."""
    signaal = vergrendel(Signaal(pk=doorgeleiding.signaal_id), versie)
    rijen = Doorgeleiding.objects.select_for_update(of=("self",)).select_related("naar")
    doorgeleiding = rijen.get(pk=doorgeleiding.pk)
    doorgeleiding.signaal = signaal
    return doorgeleiding


def _loopt(doorgeleiding: Doorgeleiding) -> None:
    if doorgeleiding.status not in Doorgeleiding.LOPEND:
        raise DomainError("verloop", _("Deze vraag is al beantwoord, geweigerd of teruggenomen."))


def _zeg_iets_terug(doorgeleiding: Doorgeleiding, status: str, tekst: str, actor: Actor) -> None:
    _loopt(doorgeleiding)
    doorgeleiding.status, doorgeleiding.antwoord = status, tekst
    doorgeleiding.beantwoord_door, doorgeleiding.beantwoord_op = actor.persoon, klok.nu()
    doorgeleiding.save()


def _sluit(doorgeleiding: Doorgeleiding, stap: str, tekst: str, actor: Actor) -> None:
    """The step, and back to us when nobody else is being asked."""
    signaal = doorgeleiding.signaal
    lopend = signaal.doorgeleidingen.filter(status__in=Doorgeleiding.LOPEND)
    zet_stap(
        signaal,
        stap,
        actor=actor,
        toelichting=f"{doorgeleiding.naar.naam}: {tekst}",
        status_blijft=lopend.exists(),
    )
    log(signaal)


def _wie_vroeg(doorgeleiding: Doorgeleiding) -> Persoon | None:
    return doorgeleiding.signaal.behandelaar or doorgeleiding.door
