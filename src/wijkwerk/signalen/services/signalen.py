"""What the office does with a signaal itself."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from wijkwerk.accounts.models import Persoon
from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.models import Gemeente, Thema
from wijkwerk.signalen import labels
from wijkwerk.signalen.domain.status import OPEN, Route, Status
from wijkwerk.signalen.domain.tekst import schoon
from wijkwerk.signalen.models import Signaal, SignaalQuerySet, Terugkoppeling
from wijkwerk.signalen.selectors.aanspreken import behandelaars_in
from wijkwerk.signalen.selectors.signalen import signalen_zichtbaar
from wijkwerk.signalen.services.collegas import vertel
from wijkwerk.signalen.services.stappen import heropen, vergrendel, verplicht, zet_stap
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


@handeling("signaal.toewijzen")
def signaal_toewijzen(
    signaal: Signaal, *, actor: Actor, behandelaar: Persoon, versie: int | None = None
) -> Signaal:
    """From now on this colleague looks after it, and hears so."""
    signaal = vergrendel(signaal, versie)
    require(actor, "signaal.toewijzen", signaal)
    if signaal.behandelaar_id == behandelaar.pk:
        raise DomainError(
            "al_toegewezen", _("%(naam)s is al de behandelaar.") % {"naam": behandelaar.naam}
        )
    if behandelaar not in behandelaars_in(signaal.gebied):
        raise DomainError(
            "geen_behandelaar",
            _("%(naam)s heeft geen rol in %(gebied)s. Kies een collega van dit gebied.")
            % {"naam": behandelaar.naam, "gebied": signaal.gebied.naam},
        )
    signaal.behandelaar = behandelaar
    zet_stap(
        signaal,
        "signaal.toewijzen",
        actor=actor,
        toelichting=behandelaar.naam,
        status_blijft=signaal.status == Status.BIJ_SECTOR,
    )
    vertel([behandelaar], signaal, gettext_lazy("Dit signaal is nu van u"), actor=actor)
    log(signaal)
    return signaal


@handeling("signaal.noteren")
def signaal_noteren(
    signaal: Signaal, *, actor: Actor, notitie: str, versie: int | None = None
) -> Signaal:
    """A note for colleagues; residents and partners never read it."""
    signaal = vergrendel(signaal, versie)
    require(actor, "signaal.noteren", signaal)
    if not signalen_zichtbaar(actor).filter(pk=signaal.pk).exists():
        raise NotAllowed("signaal.noteren", _("U hebt hiervoor geen rechten."))
    notitie = verplicht(notitie, _("Schrijf op wat collega’s moeten weten."))
    zet_stap(signaal, "signaal.noteren", actor=actor, toelichting=notitie)
    log(signaal)
    return signaal


@handeling("signaal.route_kiezen")
def signaal_route_kiezen(
    signaal: Signaal,
    *,
    actor: Actor,
    route: str,
    reden: str = "",
    zelf: str = "",
    versie: int | None = None,
) -> Signaal:
    """We do it ourselves, or residents do: they then read at once why, and what they can do."""
    signaal = vergrendel(signaal, versie)
    require(actor, "signaal.route_kiezen", signaal)
    if route not in {Route.ZELF, Route.BEWONERS}:
        raise DomainError("route", _("Kies ‘zelf’ of ‘bewoners zelf’."))
    if route == Route.BEWONERS:
        reden = verplicht(reden, _("Schrijf op waarom bewoners dit zelf kunnen doen."))
    signaal.route = route
    if signaal.behandelaar_id is None:
        signaal.behandelaar = actor.persoon
    naam = str(labels.ROUTE[route])
    toelichting = f"{naam}: {schoon(reden)}" if reden else naam
    zet_stap(signaal, "signaal.route_kiezen", actor=actor, toelichting=toelichting)
    if route == Route.BEWONERS:
        _zeg_wat_zij_kunnen(signaal, actor, reden, zelf)
    log(signaal)
    return signaal


def _zeg_wat_zij_kunnen(signaal: Signaal, actor: Actor, reden: str, zelf: str) -> None:
    with override("nl"):
        tekst = _("Dit kunt u zelf doen, samen met anderen in de buurt. Wij denken met u mee.")
    terugkoppeling_vastleggen(
        actor=actor,
        signaal=signaal,
        soort=Terugkoppeling.Soort.DOORGELEID,
        tekst=tekst,
        reden=reden,
        zelf=zelf,
    )


@handeling("signaal.klein_grut")
def signaal_klein_grut(
    signaal: Signaal, *, actor: Actor, aan: bool, versie: int | None = None
) -> Signaal:
    """Small things get a short clock, from receipt. Off again, the promised date stays."""
    signaal = vergrendel(signaal, versie)
    require(actor, "signaal.klein_grut", signaal)
    if signaal.status not in OPEN:
        raise DomainError("verloop", _("Dit signaal is al afgehandeld."))
    if aan == signaal.klein_grut:
        raise DomainError("verloop", _("Dat stond al zo."))
    signaal.klein_grut = aan
    if aan:
        gemeente, ontvangen = signaal.gemeente, klok.op_dag(signaal.ontvangen_op)
        snel = klok.werkdagen_later(ontvangen, gemeente.klein_grut_dagen, gemeente.gesloten)
        signaal.antwoord_voor = min(signaal.antwoord_voor, snel)
    zet_stap(
        signaal,
        "signaal.klein_grut",
        actor=actor,
        toelichting="" if aan else _("Toch geen klein grut. De datum blijft."),
    )
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


@handeling("signaal.heropenen")
def signaal_heropenen(
    signaal: Signaal, *, actor: Actor, reden: str, versie: int | None = None
) -> Signaal:
    """There is more to it after all. What was answered stays."""
    signaal = vergrendel(signaal, versie)
    require(actor, "signaal.heropenen", signaal)
    heropen(signaal)
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
