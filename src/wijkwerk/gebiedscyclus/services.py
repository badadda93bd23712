"""What happens to the agenda of an area and its points."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Max
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from wijkwerk.accounts.models import Organisatie, Persoon
from wijkwerk.core import kenmerk, klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.doelen.models import Doel, Inspanning
from wijkwerk.doelen.selectors import gemeente_van
from wijkwerk.doelen.services import doel_maken, inspanning_bekendmaken, inspanning_maken
from wijkwerk.gebieden.models import Gebied
from wijkwerk.gebiedscyclus.domain import berichten
from wijkwerk.gebiedscyclus.domain.status import AGENDA, AGENDAPUNT, PuntStatus
from wijkwerk.gebiedscyclus.models import (
    Agenda,
    Agendapunt,
    AgendapuntDoel,
    AgendapuntInspanning,
    AgendapuntOpgave,
    AgendapuntStap,
)
from wijkwerk.gebiedscyclus.selectors import agenda_gebied, agenda_van_jaar, ligt_in
from wijkwerk.signalen.domain.status import OpgaveStatus
from wijkwerk.signalen.models import Opgave, Terugkoppeling, Uitkomst
from wijkwerk.signalen.services import terugkoppeling_vastleggen

LANGSTE_AGENDA = 10  # years


# --- agenda ------------------------------------------------------------------------------------


@handeling("agenda.openen")
def agenda_openen(*, actor: Actor, gebied: Gebied, van_jaar: int, tot_jaar: int) -> Agenda:
    """A new agenda, as a concept. One agenda per area and year."""
    gemeente = gemeente_van(gebied)
    agenda = Agenda(
        gemeente=gemeente,
        kenmerk=kenmerk.vrij(Agenda.objects.filter(gemeente=gemeente)),
        gebied=gebied,
        van_jaar=van_jaar,
        tot_jaar=tot_jaar,
    )
    require(actor, "agenda.openen", agenda)
    if not van_jaar <= tot_jaar < van_jaar + LANGSTE_AGENDA:
        raise DomainError("agenda.jaren", _("Het laatste jaar past niet bij het eerste jaar."))
    overlap = Agenda.objects.filter(gebied=gebied, van_jaar__lte=tot_jaar, tot_jaar__gte=van_jaar)
    if overlap.exists():
        raise DomainError("agenda.bestaat", _("Er is al een agenda voor een van deze jaren."))
    agenda.save()
    log(agenda)
    return agenda


@handeling("agenda.vaststellen")
def agenda_vaststellen(agenda: Agenda, *, actor: Actor) -> Agenda:
    """Agreed: it goes on the website, its efforts are promises, and who spoke hears of it."""
    agenda = _agenda_zet(agenda, "agenda.vaststellen", actor)
    agenda.vastgesteld_op = klok.vandaag()
    agenda.save(update_fields=["status", "vastgesteld_op"])
    punten = list(agenda.punten.filter(status=PuntStatus.OPEN).order_by("volgorde"))
    if not punten:
        raise DomainError("agenda.leeg", _("Zet eerst een punt op de agenda."))
    verteld = set(
        Terugkoppeling.objects.filter(
            over_soort="agendapunt", over_kenmerk__in=[punt.kenmerk for punt in punten]
        ).values_list("over_kenmerk", flat=True)
    )
    for punt in punten:
        if punt.kenmerk not in verteld:
            _maak_bekend(punt, agenda, actor)
    log(agenda)
    return agenda


@handeling("agenda.heropenen")
def agenda_heropenen(agenda: Agenda, *, actor: Actor) -> Agenda:
    """Back to concept: off the website until it is agreed again."""
    agenda = _agenda_zet(agenda, "agenda.heropenen", actor)
    agenda.vastgesteld_op = None
    agenda.save(update_fields=["status", "vastgesteld_op"])
    log(agenda)
    return agenda


def _agenda_zet(agenda: Agenda, naam: str, actor: Actor) -> Agenda:
    agenda = _agenda_vast(agenda)
    require(actor, naam, agenda)
    agenda.status = AGENDA.na(naam, agenda.status)
    return agenda


def _agenda_vast(agenda: Agenda) -> Agenda:
    rijen = Agenda.objects.select_for_update(of=("self",)).select_related("gemeente", "gebied")
    return rijen.get(pk=agenda.pk)


# --- agendapunt --------------------------------------------------------------------------------


@handeling("agendapunt.maken")
def agendapunt_maken(  # noqa: PLR0913
    *,
    actor: Actor,
    agenda: Agenda,
    titel: str,
    tekst: str = "",
    horizon: str = Agendapunt.Horizon.KORT,
    opgaven: Iterable[Opgave] = (),
    doelen: Iterable[Doel] = (),
    inspanningen: Iterable[Inspanning] = (),
) -> Agendapunt:
    """Put something at the end of the agenda, with its links."""
    agenda = _agenda_vast(agenda)
    punt = Agendapunt(
        gemeente=agenda.gemeente,
        kenmerk=kenmerk.vrij(Agendapunt.objects.filter(gemeente=agenda.gemeente)),
        agenda=agenda,
        volgorde=(agenda.punten.aggregate(laatste=Max("volgorde"))["laatste"] or 0) + 1,
        titel=titel.strip(),
        tekst=tekst.strip(),
        horizon=horizon,
    )
    require(actor, "agendapunt.maken", punt)
    punt.save()
    _koppel(punt, actor, opgaven, doelen, inspanningen)
    _stap(punt, "agendapunt.maken", actor, van="")
    if agenda.is_vastgesteld:
        _maak_bekend(punt, agenda, actor)
    log(punt)
    return punt


def _koppel(
    punt: Agendapunt,
    actor: Actor,
    opgaven: Iterable[Opgave],
    doelen: Iterable[Doel],
    inspanningen: Iterable[Inspanning],
) -> None:
    opgaven, doelen, inspanningen = list(opgaven), list(doelen), list(inspanningen)
    dingen: list[Opgave | Doel | Inspanning] = [*opgaven, *doelen, *inspanningen]
    if any(ding.gemeente_id != punt.gemeente_id for ding in dingen):
        raise DomainError("gemeente.anders", _("Dit hoort bij een andere gemeente."))
    velden = {"agendapunt": punt, "door": actor.persoon, "op": klok.nu()}
    AgendapuntOpgave.objects.bulk_create(AgendapuntOpgave(opgave=o, **velden) for o in opgaven)
    AgendapuntDoel.objects.bulk_create(AgendapuntDoel(doel=d, **velden) for d in doelen)
    AgendapuntInspanning.objects.bulk_create(
        AgendapuntInspanning(inspanning=i, **velden) for i in inspanningen
    )


@handeling("agendapunt.verplaatsen")
def agendapunt_verplaatsen(punt: Agendapunt, *, actor: Actor, omhoog: bool) -> Agendapunt:
    """One place up or down; at the end of the list nothing happens."""
    require(actor, "agendapunt.verplaatsen", punt)
    rij = list(
        Agendapunt.objects.select_for_update()
        .filter(agenda=punt.agenda_id)
        .order_by("volgorde", "pk")
    )
    oud = next(plaats for plaats, ander in enumerate(rij) if ander.pk == punt.pk)
    nieuw = min(max(oud + (-1 if omhoog else 1), 0), len(rij) - 1)
    rij[oud], rij[nieuw] = rij[nieuw], rij[oud]
    for volgorde, ander in enumerate(rij, start=1):
        ander.volgorde = volgorde
    Agendapunt.objects.bulk_update(rij, ["volgorde"])
    log(punt)
    return rij[nieuw]


@handeling("agendapunt.afronden")
def agendapunt_afronden(punt: Agendapunt, *, actor: Actor, toelichting: str = "") -> Agendapunt:
    """Done. What came of it was told with the results."""
    punt = _punt_zet(punt, "agendapunt.afronden", actor, toelichting)
    log(punt)
    return punt


@handeling("agendapunt.vervallen")
def agendapunt_vervallen(punt: Agendapunt, *, actor: Actor, reden: str) -> Agendapunt:
    """Off the agenda, with the reason; who spoke hears it when they knew of the point."""
    punt = _punt_zet(punt, "agendapunt.vervallen", actor, _met_reden(reden))
    if punt.agenda.is_vastgesteld:
        tekst = berichten.vervallen(punt.titel, _agendawoord(punt.agenda))
        _vertel(punt, actor, tekst, reden=reden, uitkomst=Uitkomst.KAN_NIET)
    log(punt)
    return punt


@handeling("agendapunt.heropenen")
def agendapunt_heropenen(punt: Agendapunt, *, actor: Actor, reden: str) -> Agendapunt:
    """On the agenda again, with the reason."""
    punt = _punt_zet(punt, "agendapunt.heropenen", actor, _met_reden(reden))
    if punt.agenda.is_vastgesteld:
        _vertel(punt, actor, berichten.heropend(punt.titel, _agendawoord(punt.agenda)), reden=reden)
    log(punt)
    return punt


def _punt_zet(punt: Agendapunt, naam: str, actor: Actor, toelichting: str) -> Agendapunt:
    rijen = Agendapunt.objects.select_for_update(of=("self",))
    punt = rijen.select_related("agenda__gebied", "agenda__gemeente").get(pk=punt.pk)
    require(actor, naam, punt)
    van, punt.status = punt.status, AGENDAPUNT.na(naam, punt.status)
    punt.save(update_fields=["status"])
    _stap(punt, naam, actor, van=van, toelichting=toelichting)
    return punt


# --- one screen for the whole thread -----------------------------------------------------------


@handeling("opgave.agenderen")
def opgave_agenderen(  # noqa: PLR0913
    opgave: Opgave,
    *,
    actor: Actor,
    agenda: Agenda | None,
    punt_titel: str,
    doel_titel: str,
    inspanning_titel: str,
    organisatie: Organisatie,
    persoon: Persoon | None,
    klaar_voor: date,
) -> Agendapunt:
    """Agendapunt, doel and inspanning for an opgave in one go, with every link between them.

    Without `agenda` it goes on the one of this year, which is opened when it does not exist.
    """
    opgave = (
        Opgave.objects.select_for_update(of=("self",)).select_related("gebied").get(pk=opgave.pk)
    )
    require(actor, "opgave.agenderen", opgave)
    if opgave.status != OpgaveStatus.OPEN:
        raise DomainError("verloop", _("Deze opgave is afgerond. Heropen haar eerst."))
    agenda = agenda or _agenda_van_nu(opgave, actor)
    if not ligt_in(opgave.gebied_id, agenda.gebied_id):
        raise DomainError("agenda.elders", _("Deze agenda is van een ander gebied."))
    gebied = agenda.gebied
    doel = doel_maken(actor=actor, gebied=gebied, titel=doel_titel, opgaven=[opgave])
    inspanning = inspanning_maken(
        actor=actor,
        gebied=gebied,
        titel=inspanning_titel,
        organisatie=organisatie,
        persoon=persoon,
        klaar_voor=klaar_voor,
        doelen=[doel],
        opgaven=[opgave],
    )
    punt = agendapunt_maken(
        actor=actor,
        agenda=agenda,
        titel=punt_titel,
        opgaven=[opgave],
        doelen=[doel],
        inspanningen=[inspanning],
    )
    log(opgave)
    return punt


def _agenda_van_nu(opgave: Opgave, actor: Actor) -> Agenda:
    gebied, jaar = agenda_gebied(opgave, gemeente_van(opgave.gebied)), klok.vandaag().year
    return agenda_van_jaar(gebied, jaar) or agenda_openen(
        actor=actor, gebied=gebied, van_jaar=jaar, tot_jaar=jaar
    )


# --- shared steps ------------------------------------------------------------------------------


def _stap(punt: Agendapunt, naam: str, actor: Actor, *, van: str, toelichting: str = "") -> None:
    AgendapuntStap.objects.create(
        agendapunt=punt,
        handeling=naam,
        van=van,
        naar=punt.status,
        door=actor.persoon,
        op=klok.nu(),
        toelichting=toelichting.strip(),
    )


def _maak_bekend(punt: Agendapunt, agenda: Agenda, actor: Actor) -> None:
    """The point is public now: its efforts are promises, and who spoke hears of it."""
    for inspanning in Inspanning.objects.filter(agendapuntlinks__agendapunt=punt, bekend_op=None):
        inspanning_bekendmaken(inspanning, actor=actor)
    _vertel(punt, actor, berichten.geplaatst(punt.titel, _agendawoord(agenda), agenda.jaren))


def _vertel(
    punt: Agendapunt,
    actor: Actor,
    tekst: str,
    *,
    reden: str = "",
    uitkomst: Uitkomst = Uitkomst.INFO,
) -> None:
    for opgave in Opgave.objects.filter(agendapuntlinks__agendapunt=punt):
        terugkoppeling_vastleggen(
            actor=actor,
            opgave=opgave,
            soort=Terugkoppeling.Soort.VERVOLG,
            tekst=tekst,
            uitkomst=uitkomst,
            reden=reden.strip(),
            over_soort="agendapunt",
            over_kenmerk=punt.kenmerk,
            over_pad=reverse(
                "gebiedscyclus:agenda_publiek", args=[punt.agenda.gemeente, punt.agenda.gebied.slug]
            ),
            melden=Terugkoppeling.Melden.BUNDELEN,  # with the other news of the day
        )


def _agendawoord(agenda: Agenda) -> str:
    """What residents of this gemeente call it, in the language that they are written in."""
    with translation.override("nl"):
        return f"{agenda.gemeente.woord('samen')}agenda"


def _met_reden(reden: str) -> str:
    if not reden.strip():
        raise DomainError("agendapunt.reden", _("Leg uit waarom. Bewoners lezen dit."))
    return reden
