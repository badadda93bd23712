"""Who spoke: their private link, their contact data, and the messages to them."""

from __future__ import annotations

from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.core.post import nieuw_message_id
from wijkwerk.signalen.models import Melder, SignaalStap, Terugkoppeling, Verzending
from wijkwerk.signalen.selectors import melder_met_adres
from wijkwerk.signalen.services.stappen import verplicht
from wijkwerk.signalen.services.terugkoppelen import post_aanstoten

LANGSTE_DOEL = 200
VOLGLINK_MAILEN = "wijkwerk.signalen.tasks.volglink_mailen"


def vergrendel_melder(melder: Melder) -> Melder:
    """The melder as it is now, locked, with the signaal."""
    rijen = Melder.objects.select_for_update(of=("self",)).select_related("signaal")
    return rijen.get(pk=melder.pk)


def laat_vervallen(melder: Melder) -> None:
    """What waits in the outbox for this person is not sent."""
    Verzending.objects.filter(melder=melder, status=Verzending.Status.KLAAR).update(
        status=Verzending.Status.VERVALLEN
    )


def stap_van_melder(melder: Melder, handeling: str, actor: Actor) -> None:
    """A line in the history without words: the status stays."""
    signaal = melder.signaal
    SignaalStap.objects.create(
        signaal=signaal,
        melder=getattr(actor, "melder", None),
        handeling=handeling,
        van=signaal.status,
        naar=signaal.status,
        door=actor.persoon,
        op=klok.nu(),
    )


@handeling("melder.stoppen")
def melder_stoppen(melder: Melder, *, actor: Actor) -> Melder:
    """No more messages; the private link keeps working."""
    melder = vergrendel_melder(melder)
    require(actor, "melder.stoppen", melder)
    if melder.kanaal == Melder.Kanaal.GEEN:
        return melder
    melder.kanaal = Melder.Kanaal.GEEN
    melder.save(update_fields=["kanaal"])
    laat_vervallen(melder)
    stap_van_melder(melder, "melder.stoppen", actor)
    log(melder.signaal)
    return melder


@handeling("melder.tonen")
def melder_tonen(melder: Melder, *, actor: Actor, reden: str) -> Melder:
    """Read contact data in full: who, when and what for is logged."""
    melder = Melder.objects.select_related("signaal").get(pk=melder.pk)
    require(actor, "melder.tonen", melder)
    reden = verplicht(reden, _("Kies waarvoor u de gegevens nodig hebt."))
    log(melder.signaal, doel=reden[:LANGSTE_DOEL])
    return melder


@handeling("melder.wissen")
def melder_wissen(melder: Melder, *, actor: Actor) -> Melder:
    """Erase how to reach this person. What they said stays, without them."""
    melder = vergrendel_melder(melder)
    require(actor, "melder.wissen", melder)
    melder.naam = melder.e_mail = melder.nieuw_e_mail = melder.telefoon = melder.postadres = ""
    melder.kanaal = Melder.Kanaal.GEEN
    melder.gewist_op = klok.nu()
    melder.save()
    laat_vervallen(melder)
    stap_van_melder(melder, "melder.wissen", actor)
    log(melder.signaal)
    return melder


@handeling("volglink.vernieuwen")
def volglink_vernieuwen(melder: Melder, *, actor: Actor) -> Melder:
    """Withdraw every link sent so far; the resident asks for a new one."""
    melder = vergrendel_melder(melder)
    require(actor, "volglink.vernieuwen", melder)
    melder.volgversie += 1
    melder.save(update_fields=["volgversie"])
    log(melder.signaal)
    return melder


def volglink_vragen(kenmerk: str, e_mail: str) -> None:
    """Somebody asks for the private link. Known or not: the same work, done by the post."""
    melder = melder_met_adres(kenmerk, e_mail)
    import_string(VOLGLINK_MAILEN).enqueue(melder.pk if melder else 0)


@handeling("volglink.sturen")
def volglink_sturen(melder: Melder, *, actor: Actor) -> None:
    """Mail the private link again: the receipt goes out once more, as a message of its own."""
    require(actor, "volglink.sturen", melder.signaal)
    ontvangst = Terugkoppeling.objects.filter(
        signaal_id=melder.signaal_id, soort=Terugkoppeling.Soort.ONTVANGST
    ).first()
    if ontvangst is None or not melder.e_mail:
        return
    Verzending.objects.update_or_create(
        terugkoppeling=ontvangst,
        melder=melder,
        defaults={
            "gemeente_id": melder.gemeente_id,
            "kanaal": Melder.Kanaal.MAIL,
            "status": Verzending.Status.KLAAR,
            "pogingen": 0,
            "fout": "",
            "opnieuw": True,
            "volgende_op": klok.nu(),
            "message_id": nieuw_message_id(),
        },
    )
    post_aanstoten()
    log(melder.signaal)
