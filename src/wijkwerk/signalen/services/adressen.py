"""How we reach who spoke, changed by themselves: a new address counts once its owner confirms."""

from __future__ import annotations

from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.core.post import nieuw_message_id
from wijkwerk.signalen.domain.afzender import telefoon_vorm
from wijkwerk.signalen.domain.melder import MelderGegevens
from wijkwerk.signalen.domain.tekst import schoon
from wijkwerk.signalen.models import Melder, Terugkoppeling, Verzending
from wijkwerk.signalen.services.melders import laat_vervallen, stap_van_melder, vergrendel_melder
from wijkwerk.signalen.services.terugkoppelen import post_aanstoten

NIEUW_ADRES_MAILEN = "wijkwerk.signalen.adrespost.nieuw_adres_mailen"
OUD_ADRES_MAILEN = "wijkwerk.signalen.adrespost.oud_adres_mailen"
VELD = {
    Melder.Kanaal.MAIL: "e_mail",
    Melder.Kanaal.BRIEF: "postadres",
    Melder.Kanaal.BEL: "telefoon",
}


@handeling("melder.adres_wijzigen")
def melder_adres_wijzigen(melder: Melder, *, actor: Actor, gegevens: MelderGegevens) -> Melder:
    """Another channel, or another address for it; an empty address keeps the one we have.

    A new e-mail address changes nothing yet: a link goes there and a notice to the old address.
    """
    melder = vergrendel_melder(melder)
    require(actor, "melder.adres_wijzigen", melder)
    e_mail = schoon(gegevens.e_mail).lower()
    if gegevens.kanaal == Melder.Kanaal.MAIL and e_mail not in {"", melder.e_mail}:
        melder.nieuw_e_mail = e_mail
        melder.save(update_fields=["nieuw_e_mail"])
        _bevestiging_vragen(melder)
    else:
        _wijzig(melder, gegevens)
    stap_van_melder(melder, "melder.adres_wijzigen", actor)
    log(melder.signaal)
    return melder


@handeling("melder.adres_bevestigen")
def melder_adres_bevestigen(melder: Melder, *, actor: Actor) -> Melder:
    """Whoever reads the new address says so: from now on it is the address."""
    melder = vergrendel_melder(melder)
    require(actor, "melder.adres_bevestigen", melder)
    if not melder.nieuw_e_mail:
        raise DomainError("al_bevestigd", _("Dit adres is al bevestigd."))
    melder.e_mail, melder.nieuw_e_mail = melder.nieuw_e_mail, ""
    melder.kanaal = Melder.Kanaal.MAIL
    melder.save(update_fields=["e_mail", "nieuw_e_mail", "kanaal"])
    _post_omleiden(melder)
    stap_van_melder(melder, "melder.adres_bevestigen", actor)
    log(melder.signaal)
    return melder


def _bevestiging_vragen(melder: Melder) -> None:
    import_string(NIEUW_ADRES_MAILEN).enqueue(melder.pk)
    if melder.e_mail:
        import_string(OUD_ADRES_MAILEN).enqueue(melder.pk)


def _wijzig(melder: Melder, gegevens: MelderGegevens) -> None:
    melder.kanaal, melder.nieuw_e_mail = gegevens.kanaal, ""
    if veld := VELD.get(Melder.Kanaal(gegevens.kanaal)):
        nieuw = schoon(getattr(gegevens, veld))
        waarde = (telefoon_vorm(nieuw) if veld == "telefoon" else nieuw) or getattr(melder, veld)
        if not waarde:
            raise DomainError("onbereikbaar", _("Vul in hoe wij u kunnen bereiken."))
        setattr(melder, veld, waarde)
    melder.save()
    _post_omleiden(melder)


def _post_omleiden(melder: Melder) -> None:
    """What still waits goes by the new way, each as a message of its own; nothing is lost."""
    if melder.kanaal == Melder.Kanaal.GEEN:
        laat_vervallen(melder)
        return
    wachtend = Verzending.objects.filter(melder=melder, status=Verzending.Status.KLAAR)
    if melder.kanaal == Melder.Kanaal.BEL:  # nobody is called to say that we received something
        soort = Terugkoppeling.Soort.ONTVANGST
        wachtend.filter(terugkoppeling__soort=soort).update(status=Verzending.Status.VERVALLEN)
    for rij in wachtend.select_for_update(of=("self",)):
        rij.kanaal, rij.message_id = melder.kanaal, nieuw_message_id()
        rij.save(update_fields=["kanaal", "message_id"])
    if melder.kanaal == Melder.Kanaal.MAIL:
        post_aanstoten()
