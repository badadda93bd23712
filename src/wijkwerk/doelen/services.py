"""What happens to goals and efforts; whoever spoke hears of it in the same transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wijkwerk.accounts.models import Organisatie, Persoon
from wijkwerk.bestanden.models import Bestand
from wijkwerk.bestanden.services import bestand_gebruiken, bestand_vrijgeven
from wijkwerk.core import kenmerk, klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.doelen.domain import berichten
from wijkwerk.doelen.domain.status import DOEL, INSPANNING, LOPEND
from wijkwerk.doelen.models import (
    Doel,
    DoelInspanning,
    DoelOpgave,
    Inspanning,
    InspanningOpgave,
    InspanningStap,
    Resultaat,
    ResultaatFoto,
)
from wijkwerk.doelen.selectors import gemeente_van, uitvoerders
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.kerngegevens.models import Indicator
from wijkwerk.signalen.models import Opgave, Terugkoppeling, Uitkomst
from wijkwerk.signalen.services import terugkoppeling_vastleggen

MEESTE_FOTOS = 3
_GEHAALD_ALS_UITKOMST = {
    Resultaat.Gehaald.JA: Uitkomst.KAN,
    Resultaat.Gehaald.DEELS: Uitkomst.KAN_DEELS,
    Resultaat.Gehaald.NEE: Uitkomst.KAN_NIET,
}


# --- doel --------------------------------------------------------------------------------------


@handeling("doel.maken")
def doel_maken(  # noqa: PLR0913
    *,
    actor: Actor,
    gebied: Gebied,
    titel: str,
    opgaven: Iterable[Opgave] = (),
    indicator: Indicator | None = None,
    nulwaarde: float | None = None,
    streefwaarde: float | None = None,
    streefjaar: int | None = None,
) -> Doel:
    """Say what should be different in the area, for these opgaven."""
    gemeente = gemeente_van(gebied)
    doel = Doel(
        gemeente=gemeente,
        kenmerk=kenmerk.vrij(Doel.objects.filter(gemeente=gemeente)),
        gebied=gebied,
        titel=titel.strip(),
        indicator=indicator,
        nulwaarde=nulwaarde,
        streefwaarde=streefwaarde,
        streefjaar=streefjaar,
    )
    require(actor, "doel.maken", doel)
    opgaven = list(opgaven)
    _keur_gemeente(gemeente, *opgaven)
    doel.save()
    for opgave in opgaven:
        DoelOpgave.objects.create(doel=doel, opgave=opgave, door=actor.persoon, op=klok.nu())
    log(doel)
    return doel


@handeling("doel.bereiken")
def doel_bereiken(doel: Doel, *, actor: Actor) -> Doel:
    return _doel_stap(doel, "doel.bereiken", actor)


@handeling("doel.stoppen")
def doel_stoppen(doel: Doel, *, actor: Actor) -> Doel:
    return _doel_stap(doel, "doel.stoppen", actor)


@handeling("doel.heropenen")
def doel_heropenen(doel: Doel, *, actor: Actor) -> Doel:
    return _doel_stap(doel, "doel.heropenen", actor)


def _doel_stap(doel: Doel, naam: str, actor: Actor) -> Doel:
    doel = Doel.objects.select_for_update(of=("self",)).get(pk=doel.pk)
    require(actor, naam, doel)
    doel.status = DOEL.na(naam, doel.status)
    doel.save(update_fields=["status"])
    log(doel)
    return doel


# --- inspanning --------------------------------------------------------------------------------


@handeling("inspanning.maken")
def inspanning_maken(  # noqa: PLR0913
    *,
    actor: Actor,
    gebied: Gebied,
    titel: str,
    organisatie: Organisatie,
    klaar_voor: date,
    persoon: Persoon | None = None,
    doelen: Iterable[Doel] = (),
    opgaven: Iterable[Opgave] = (),
) -> Inspanning:
    """Agree what somebody does about it: an owner and a date."""
    gemeente = gemeente_van(gebied)
    inspanning = Inspanning(
        gemeente=gemeente,
        kenmerk=kenmerk.vrij(Inspanning.objects.filter(gemeente=gemeente)),
        gebied=gebied,
        titel=titel.strip(),
        organisatie=organisatie,
        persoon=persoon,
        klaar_voor=klaar_voor,
    )
    require(actor, "inspanning.maken", inspanning)
    _keur_gemeente(gemeente, organisatie)
    _keur_datum(klaar_voor)
    if persoon is not None and not uitvoerders(gemeente).filter(pk=persoon.pk).exists():
        raise DomainError("inspanning.persoon", _("Deze persoon heeft hier geen rol."))
    inspanning.save()
    for doel in doelen:
        _koppel_doel(inspanning, doel, actor)
    for opgave in opgaven:
        _koppel_opgave(inspanning, opgave, actor)
    _stap(
        inspanning, "inspanning.maken", actor, van="", toelichting=berichten.afgesproken(klaar_voor)
    )
    log(inspanning)
    return inspanning


@handeling("inspanning.koppelen")
def inspanning_koppelen(
    inspanning: Inspanning,
    *,
    actor: Actor,
    doel: Doel | None = None,
    opgave: Opgave | None = None,
    reden: str = "",
) -> Inspanning:
    """Close a gap: say which goal this serves, or which opgave it answers."""
    inspanning = _vast(inspanning)
    require(actor, "inspanning.koppelen", inspanning)
    if doel is not None:
        _koppel_doel(inspanning, doel, actor, reden)
    if opgave is not None:
        _koppel_opgave(inspanning, opgave, actor, reden)
    log(inspanning)
    return inspanning


def _koppel_doel(inspanning: Inspanning, doel: Doel, actor: Actor, reden: str = "") -> None:
    _keur_gemeente(inspanning.gemeente, doel)
    velden = {"reden": reden, "door": actor.persoon, "op": klok.nu()}
    DoelInspanning.objects.get_or_create(doel=doel, inspanning=inspanning, defaults=velden)


def _koppel_opgave(inspanning: Inspanning, opgave: Opgave, actor: Actor, reden: str = "") -> None:
    _keur_gemeente(inspanning.gemeente, opgave)
    velden = {"reden": reden, "door": actor.persoon, "op": klok.nu()}
    InspanningOpgave.objects.get_or_create(opgave=opgave, inspanning=inspanning, defaults=velden)


@handeling("inspanning.bekendmaken")
def inspanning_bekendmaken(inspanning: Inspanning, *, actor: Actor) -> Inspanning:
    """From now on residents know of it: it stands on the website as a promise."""
    inspanning = _vast(inspanning)
    require(actor, "inspanning.bekendmaken", inspanning)
    _maak_bekend(inspanning)
    log(inspanning)
    return inspanning


@handeling("inspanning.starten")
def inspanning_starten(inspanning: Inspanning, *, actor: Actor) -> Inspanning:
    """Begin, and tell who spoke."""
    inspanning = _zet(inspanning, "inspanning.starten", actor)
    wie, klaar_voor = inspanning.organisatie.naam, inspanning.klaar_voor
    _vertel(inspanning, actor, berichten.gestart(inspanning.titel, wie, klaar_voor))
    log(inspanning)
    return inspanning


@handeling("inspanning.uitstellen")
def inspanning_uitstellen(
    inspanning: Inspanning, *, actor: Actor, klaar_voor: date, reden: str
) -> Inspanning:
    """Another date, with the reason; the status stays."""
    inspanning = _vast(inspanning)
    require(actor, "inspanning.uitstellen", inspanning)
    if inspanning.status not in LOPEND:
        raise DomainError("verloop", _("Deze inspanning loopt niet meer. Heropen haar eerst."))
    _keur_datum(klaar_voor)
    _keur_reden(reden)
    oud, inspanning.klaar_voor = inspanning.klaar_voor, klaar_voor
    if oud == klaar_voor:
        raise DomainError("inspanning.zelfde_datum", _("Dit is de datum die er al stond."))
    inspanning.save(update_fields=["klaar_voor"])
    tekst = f"{berichten.dag(oud)} → {berichten.dag(klaar_voor)}. {reden.strip()}"
    _stap(inspanning, "inspanning.uitstellen", actor, van=inspanning.status, toelichting=tekst)
    _vertel(inspanning, actor, berichten.uitgesteld(inspanning.titel, oud, klaar_voor), reden=reden)
    log(inspanning)
    return inspanning


@handeling("inspanning.stoppen")
def inspanning_stoppen(inspanning: Inspanning, *, actor: Actor, reden: str) -> Inspanning:
    """No longer do it, and say why to who spoke."""
    _keur_reden(reden)
    inspanning = _zet(inspanning, "inspanning.stoppen", actor, toelichting=reden)
    tekst = berichten.gestopt(inspanning.titel)
    _vertel(inspanning, actor, tekst, reden=reden, uitkomst=Uitkomst.KAN_NIET)
    log(inspanning)
    return inspanning


@handeling("inspanning.heropenen")
def inspanning_heropenen(inspanning: Inspanning, *, actor: Actor, reden: str) -> Inspanning:
    """It was not over after all; residents hear it too, because they heard that it was."""
    _keur_reden(reden)
    inspanning = _zet(inspanning, "inspanning.heropenen", actor, toelichting=reden)
    tekst = berichten.heropend(inspanning.titel, inspanning.klaar_voor)
    _vertel(inspanning, actor, tekst, reden=reden)
    log(inspanning)
    return inspanning


@handeling("resultaat.vastleggen")
def resultaat_vastleggen(
    inspanning: Inspanning,
    *,
    actor: Actor,
    tekst: str,
    gehaald: str,
    fotos: Sequence[Bestand] = (),
    publiek: bool = True,
) -> Resultaat:
    """What came of it: ends the effort and answers everybody whose voice it goes back to."""
    if not tekst.strip():
        raise DomainError("resultaat.zonder_tekst", _("Schrijf op wat er is gedaan."))
    if len(fotos) > MEESTE_FOTOS:
        raise DomainError("resultaat.te_veel_fotos", _("Kies hoogstens drie foto’s."))
    inspanning = _zet(inspanning, "resultaat.vastleggen", actor)
    resultaat = Resultaat.objects.create(
        gemeente=inspanning.gemeente,
        inspanning=inspanning,
        tekst=tekst.strip(),
        gehaald=Resultaat.Gehaald(gehaald),
        publiek=publiek,
        door=actor.persoon,
        op=klok.nu(),
    )
    _hang_fotos(resultaat, fotos, actor)
    _vertel(
        inspanning,
        actor,
        berichten.resultaat(inspanning.titel, gehaald, tekst),
        uitkomst=_GEHAALD_ALS_UITKOMST[Resultaat.Gehaald(gehaald)],
    )
    if publiek:
        _maak_bekend(inspanning)
    log(resultaat)
    return resultaat


def _hang_fotos(resultaat: Resultaat, fotos: Iterable[Bestand], actor: Actor) -> None:
    """A photo is as public as the result it shows."""
    for volgorde, foto in enumerate(fotos):
        if resultaat.publiek and foto.status != Bestand.Status.VRIJGEGEVEN:
            bestand_vrijgeven(foto, actor=actor)
        elif foto.status == Bestand.Status.CONCEPT:
            bestand_gebruiken(foto, actor=actor)
        ResultaatFoto.objects.create(resultaat=resultaat, bestand=foto, volgorde=volgorde)


# --- shared steps ------------------------------------------------------------------------------


def _vast(inspanning: Inspanning) -> Inspanning:
    rijen = Inspanning.objects.select_for_update(of=("self",))
    return rijen.select_related("gemeente", "gebied", "organisatie").get(pk=inspanning.pk)


def _zet(inspanning: Inspanning, naam: str, actor: Actor, toelichting: str = "") -> Inspanning:
    """Lock, permission, status rule, save, history."""
    inspanning = _vast(inspanning)
    require(actor, naam, inspanning)
    van, inspanning.status = inspanning.status, INSPANNING.na(naam, inspanning.status)
    inspanning.save(update_fields=["status"])
    _stap(inspanning, naam, actor, van=van, toelichting=toelichting)
    return inspanning


def _stap(
    inspanning: Inspanning, naam: str, actor: Actor, *, van: str, toelichting: str = ""
) -> None:
    InspanningStap.objects.create(
        inspanning=inspanning,
        handeling=naam,
        van=van,
        naar=inspanning.status,
        door=actor.persoon,
        op=klok.nu(),
        toelichting=toelichting.strip(),
    )


def _vertel(
    inspanning: Inspanning,
    actor: Actor,
    tekst: str,
    *,
    reden: str = "",
    uitkomst: Uitkomst = Uitkomst.INFO,
) -> None:
    """News for who spoke, once per opgave; what they heard of is known to everybody."""
    opgaven = list(Opgave.objects.filter(inspanninglinks__inspanning=inspanning))
    for opgave in opgaven:
        terugkoppeling_vastleggen(
            actor=actor,
            opgave=opgave,
            soort=Terugkoppeling.Soort.VERVOLG,
            tekst=tekst,
            uitkomst=uitkomst,
            reden=reden.strip(),
            over_soort="inspanning",
            over_kenmerk=inspanning.kenmerk,
            over_pad=openbaar_pad(inspanning),
            melden=Terugkoppeling.Melden.BUNDELEN,  # with the other news of the day
        )
    if opgaven:
        _maak_bekend(inspanning)


def inspanningen_tellen(gemeente: Gemeente, persoon: Persoon) -> int:
    """What somebody who leaves would leave behind."""
    return Inspanning.objects.filter(gemeente=gemeente, persoon=persoon, status__in=LOPEND).count()


def inspanningen_overdragen(
    gemeente: Gemeente, van: Persoon, naar: Persoon | None, *, actor: Actor
) -> int:
    """What still runs gets another person; the organisatie stays. Inside `persoon.uit_dienst`."""
    lopend = Inspanning.objects.filter(gemeente=gemeente, persoon=van, status__in=LOPEND)
    rijen = list(lopend.select_for_update(of=("self",)))
    for inspanning in rijen:
        inspanning.persoon = naar
        inspanning.save(update_fields=["persoon"])
        wie = naar.naam if naar else ""
        _stap(inspanning, "persoon.uit_dienst", actor, van=inspanning.status, toelichting=wie)
        log(inspanning)
    return len(rijen)


def openbaar_pad(inspanning: Inspanning) -> str:
    """The page about this promise for residents."""
    return reverse("doelen:resultaat_publiek", args=[inspanning.gemeente, inspanning.kenmerk])


def _maak_bekend(inspanning: Inspanning) -> None:
    if inspanning.bekend_op is None:
        inspanning.bekend_op = klok.nu()
        inspanning.save(update_fields=["bekend_op"])


def _keur_gemeente(gemeente: Gemeente, *dingen: Doel | Opgave | Organisatie) -> None:
    """Forms offer only what lies here; this holds for every other caller."""
    if any(ding.gemeente_id != gemeente.pk for ding in dingen):
        raise DomainError("gemeente.anders", _("Dit hoort bij een andere gemeente."))


def _keur_datum(klaar_voor: date) -> None:
    if klaar_voor < klok.vandaag():
        raise DomainError("inspanning.datum", _("Kies een datum in de toekomst."))


def _keur_reden(reden: str) -> None:
    if not reden.strip():
        raise DomainError("inspanning.reden", _("Leg uit waarom. Bewoners lezen dit."))
