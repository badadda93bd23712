"""What voices add up to."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.models import Gebied, Gemeente, Thema
from wijkwerk.signalen.domain.antwoord import Antwoord
from wijkwerk.signalen.domain.status import OPEN, OPGAVE, OpgaveStatus, Status
from wijkwerk.signalen.domain.tekst import schoon
from wijkwerk.signalen.models import (
    Opgave,
    OpgaveSignaal,
    Schaal,
    Signaal,
    SignaalStap,
    Terugkoppeling,
    Uitkomst,
)
from wijkwerk.signalen.services.antwoordregels import (
    als_velden,
    gekeurd,
    samengevoegde_mee,
    vragen_vervallen,
)
from wijkwerk.signalen.services.stappen import (
    met_kenmerk,
    vergrendel,
    vergrendel_opgave,
    verplicht,
    zet_stap,
)
from wijkwerk.signalen.services.terugkoppelen import terugkoppeling_vastleggen


@handeling("opgave.maken")
def opgave_maken(  # noqa: PLR0913 -- the form as it is
    *,
    actor: Actor,
    gebied: Gebied,
    titel: str,
    duiding: str,
    schaal: str = Schaal.WIJK,
    thema: Thema | None = None,
    signalen: Iterable[Signaal] = (),
    publiek: bool = False,
) -> Opgave:
    """Name what is going on and bundle the voices that say so. Who makes it, owns it."""
    opgave = Opgave(
        gemeente=gemeente_van(gebied),
        gebied=gebied,
        thema=thema,
        titel=verplicht(titel, _("Geef de opgave een naam.")),
        duiding=verplicht(duiding, _("Schrijf op wat er speelt.")),
        schaal=schaal,
        eigenaar=actor.persoon,
        publiek=publiek,
        gemaakt_op=klok.nu(),
    )
    require(actor, "opgave.maken", opgave)
    met_kenmerk(lambda kenmerk: _opslaan(opgave, kenmerk))
    log(opgave)
    for signaal in sorted(signalen, key=lambda signaal: signaal.pk):
        signaal_bundelen(signaal, actor=actor, opgave=opgave)
    return opgave


@handeling("opgave.wijzigen")
def opgave_wijzigen(opgave: Opgave, *, actor: Actor, titel: str, duiding: str) -> Opgave:
    """Say it better."""
    opgave = vergrendel_opgave(opgave)
    require(actor, "opgave.wijzigen", opgave)
    opgave.titel = verplicht(titel, _("Geef de opgave een naam."))
    opgave.duiding = verplicht(duiding, _("Schrijf op wat er speelt."))
    opgave.save()
    log(opgave)
    return opgave


@handeling("signaal.bundelen")
def signaal_bundelen(
    signaal: Signaal, *, actor: Actor, opgave: Opgave, reden: str = "", versie: int | None = None
) -> OpgaveSignaal:
    """Make a voice part of an opgave: its news now reaches this resident too."""
    signaal = vergrendel(signaal, versie)
    opgave = vergrendel_opgave(opgave)
    require(actor, "signaal.bundelen", signaal)
    if opgave.status != OpgaveStatus.OPEN:
        raise DomainError("opgave_afgerond", _("Deze opgave is afgerond. Heropen hem eerst."))
    if signaal.koppelingen.filter(opgave=opgave, losgemaakt_op=None).exists():
        raise DomainError("al_gebundeld", _("Dit signaal hoort al bij deze opgave."))
    if signaal.behandelaar_id is None:
        signaal.behandelaar = actor.persoon
    zet_stap(signaal, "signaal.bundelen", actor=actor, toelichting=opgave.titel)
    koppeling = OpgaveSignaal.objects.create(
        opgave=opgave, signaal=signaal, reden=schoon(reden), door=actor.persoon, op=klok.nu()
    )
    with override("nl"):
        bericht = _("Uw bericht hoort nu bij ‘%(titel)s’. Wij pakken het samen op.") % {
            "titel": opgave.titel
        }
    terugkoppeling_vastleggen(
        actor=actor,
        signaal=signaal,
        soort=Terugkoppeling.Soort.VERVOLG,
        tekst=bericht,
        over_soort="opgave",
        over_kenmerk=opgave.kenmerk,
        melden=Terugkoppeling.Melden.NIET,
    )
    log(signaal)
    return koppeling


@handeling("signaal.losmaken")
def signaal_losmaken(koppeling: OpgaveSignaal, *, actor: Actor, reden: str) -> OpgaveSignaal:
    """It was about something else after all. The link stays in the history."""
    signaal = vergrendel(Signaal(pk=koppeling.signaal_id))
    koppeling = OpgaveSignaal.objects.select_for_update(of=("self",)).get(pk=koppeling.pk)
    require(actor, "signaal.losmaken", signaal)
    if koppeling.losgemaakt_op is not None:
        raise DomainError("verloop", _("Dit signaal is al losgemaakt."))
    koppeling.losgemaakt_op = klok.nu()
    koppeling.save(update_fields=["losgemaakt_op"])
    reden = verplicht(reden, _("Schrijf op waarom het hier niet bij hoort."))
    zet_stap(signaal, "signaal.losmaken", actor=actor, toelichting=reden)
    log(signaal)
    return koppeling


@handeling("opgave.publiceren")
def opgave_publiceren(opgave: Opgave, *, actor: Actor) -> Opgave:
    """Everybody may read the opgave (title, what is going on, what we do; no voices)."""
    return _publiek(opgave, actor, "opgave.publiceren", ja=True)


@handeling("opgave.verbergen")
def opgave_verbergen(opgave: Opgave, *, actor: Actor) -> Opgave:
    """Take the opgave off the public site."""
    return _publiek(opgave, actor, "opgave.verbergen", ja=False)


@handeling("opgave.afronden")
def opgave_afronden(  # noqa: PLR0913 -- the form as it is
    opgave: Opgave,
    *,
    actor: Actor,
    toelichting: str,
    uitkomst: str = Uitkomst.INFO,
    reden: str = "",
    reden_soort: str | None = None,
    afgewogen: str | None = None,
    zelf: str = "",
) -> Opgave:
    """Finish it: everybody in it hears what came of it and why, and what was still open is
    answered with it."""
    opgave = vergrendel_opgave(opgave)
    require(actor, "opgave.afronden", opgave)
    opgave.status = OPGAVE.na("opgave.afronden", opgave.status)
    opgave.save(update_fields=["status"])
    antwoord = gekeurd(Antwoord(uitkomst, toelichting, reden, reden_soort, afgewogen, zelf))
    _beantwoord_met_opgave(opgave, actor)
    terugkoppeling_vastleggen(
        actor=actor,
        opgave=opgave,
        soort=Terugkoppeling.Soort.ANTWOORD,
        **als_velden(antwoord),
    )
    log(opgave)
    return opgave


@handeling("opgave.heropenen")
def opgave_heropenen(opgave: Opgave, *, actor: Actor) -> Opgave:
    """Go on with it."""
    opgave = vergrendel_opgave(opgave)
    require(actor, "opgave.heropenen", opgave)
    opgave.status = OPGAVE.na("opgave.heropenen", opgave.status)
    opgave.save(update_fields=["status"])
    log(opgave)
    return opgave


def gemeente_van(gebied: Gebied) -> Gemeente:
    """The tenant an area lies in; an area of its own making names it."""
    if gebied.eigenaar_id:
        return Gemeente.objects.get(pk=gebied.eigenaar_id)
    return Gemeente.objects.get(cbs_code=gebied.cbs_gemeente)


def _opslaan(opgave: Opgave, kenmerk: str) -> None:
    opgave.kenmerk = kenmerk
    opgave.save(force_insert=True)


def _publiek(opgave: Opgave, actor: Actor, handeling: str, *, ja: bool) -> Opgave:
    opgave = vergrendel_opgave(opgave)
    require(actor, handeling, opgave)
    opgave.publiek = ja
    opgave.save(update_fields=["publiek"])
    log(opgave)
    return opgave


def _beantwoord_met_opgave(opgave: Opgave, actor: Actor) -> None:
    """Close what is still open in the bundle; the opgave itself carries the answer."""
    open_ = Signaal.objects.select_for_update(of=("self",)).filter(
        koppelingen__opgave=opgave, koppelingen__losgemaakt_op=None, status__in=OPEN
    )
    nu, rijen = klok.nu(), list(open_.order_by("pk"))
    SignaalStap.objects.bulk_create(
        SignaalStap(
            signaal=signaal,
            handeling="opgave.afronden",
            van=signaal.status,
            naar=Status.BEANTWOORD,
            door=actor.persoon,
            op=nu,
            toelichting=opgave.titel,
        )
        for signaal in rijen
    )
    ids = [signaal.pk for signaal in rijen]
    beantwoord = Signaal.objects.filter(pk__in=ids)
    beantwoord.update(status=Status.BEANTWOORD, beantwoord_op=nu)
    beantwoord.filter(op_tijd=None).update(op_tijd=Q(antwoord_voor__gte=klok.vandaag()))
    vragen_vervallen(ids)
    samengevoegde_mee(ids)
