"""What somebody who spoke does by their private link: add, take back, judge, ask again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wijkwerk.bestanden.models import Bestand
from wijkwerk.core import klok
from wijkwerk.core.actor import Actor, Bewoner
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.signalen.domain.status import OPEN, Status
from wijkwerk.signalen.domain.tekst import schoon, zoekbaar
from wijkwerk.signalen.domain.volgen import kan_intrekken, kan_opnieuw
from wijkwerk.signalen.models import (
    Doorgeleiding,
    Escalatie,
    Gehoord,
    Melder,
    Oordeel,
    Signaal,
    Terugkoppeling,
)
from wijkwerk.signalen.selectors import draad_ids
from wijkwerk.signalen.selectors.draad import over_draad
from wijkwerk.signalen.services.collegas import vertel
from wijkwerk.signalen.services.fotos import fotos_koppelen
from wijkwerk.signalen.services.melders import laat_vervallen, melder_wissen, vergrendel_melder
from wijkwerk.signalen.services.stappen import heropen, vergrendel, verplicht, zet_stap

AFMELDEN: Final = "signaal.afmelden"
"""The step of somebody who takes back their part in a voice that others wait for too."""
OPNIEUW_KAN_NIET = gettext_lazy(
    "Dat kan niet meer: het antwoord is meer dan 30 dagen oud, of wij kijken er al opnieuw naar. "
    "Schrijf ons gerust een nieuw bericht."
)
_OPNIEUW = gettext_lazy("Een bewoner vraagt om er opnieuw naar te kijken")
_AANGEVULD = gettext_lazy("De bewoner vulde het bericht aan")
_INGETROKKEN = gettext_lazy("De bewoner trok het bericht in")
_NIET_GEHOORD = gettext_lazy("De bewoner voelt zich niet gehoord")


@handeling("signaal.aanvullen")
def signaal_aanvullen(
    melder: Melder, *, actor: Actor, tekst: str, fotos: Sequence[Bestand] = ()
) -> Signaal:
    """The resident adds words, photos or both. What was said before stays as it was said."""
    signaal = vergrendel(Signaal(pk=melder.signaal_id))
    require(actor, "signaal.aanvullen", melder)
    if signaal.status == Status.INGETROKKEN:
        raise DomainError(
            "verloop", _("Dit bericht is ingetrokken. Schrijf ons gerust een nieuw bericht.")
        )
    tekst = schoon(tekst) if fotos else verplicht(tekst, _("Schrijf op wat u wilt toevoegen."))
    signaal.zoektekst += " " + zoekbaar(tekst)
    zet_stap(signaal, "signaal.aanvullen", actor=actor, toelichting=tekst)
    fotos_koppelen(signaal, fotos, actor=Bewoner(), melder=melder)
    vertel([signaal.behandelaar], signaal, _AANGEVULD, actor=actor)
    log(signaal)
    return signaal


# --- taking it back ----------------------------------------------------------------------------


@handeling("signaal.intrekken")
def signaal_intrekken(melder: Melder, *, actor: Actor, reden: str = "") -> Signaal:
    """Take the voice back: no answer is owed any more and questions about it lapse.

    Where others wait for the same answer the work goes on, without this person. Who joined in,
    takes back that only, and their contact data go: there is nothing left to use them for.
    """
    signaal = vergrendel(Signaal(pk=melder.signaal_id))
    melder = vergrendel_melder(melder)
    require(actor, "signaal.intrekken", melder)
    if not kan_intrekken(signaal.status, beantwoord=signaal.beantwoord_op is not None):
        raise DomainError(
            "verloop", _("U hebt al antwoord. Wilt u niets meer horen? Stop dan de berichten.")
        )
    if anderen_wachten(melder, signaal):
        _afmelden(melder, signaal, actor, reden)
    else:
        _trek_in(signaal, actor, schoon(reden))
        vertel([signaal.behandelaar], signaal, _INGETROKKEN, actor=actor)
    laat_vervallen(melder)
    log(signaal)
    return signaal


def anderen_wachten(melder: Melder, signaal: Signaal) -> bool:
    """Would others lose their answer if this voice were closed?"""
    if melder.soort == Melder.Soort.AANSLUITER or signaal.status == Status.SAMENGEVOEGD:
        return True
    return _heeft_gehoor(signaal, melder)


def _heeft_gehoor(signaal: Signaal, behalve: Melder | None = None) -> bool:
    melders = signaal.melders.filter(gewist_op=None)
    if behalve is not None:
        melders = melders.exclude(pk=behalve.pk)
    return melders.exists() or signaal.samengevoegd.exists()


def _trek_in(signaal: Signaal, actor: Actor, reden: str) -> None:
    """With its parts, as far as nobody else waits for those."""
    delen = list(
        signaal.delen.select_for_update(of=("self",)).filter(status__in=OPEN).order_by("pk")
    )
    for rij in (signaal, *(deel for deel in delen if not _heeft_gehoor(deel))):
        rij.openbaar_op = None
        zet_stap(rij, "signaal.intrekken", actor=actor, toelichting=reden)
        _vragen_terug(rij)


def _vragen_terug(signaal: Signaal) -> None:
    """Nobody in the house needs to look into it any more."""
    vragen = signaal.doorgeleidingen.filter(status__in=Doorgeleiding.LOPEND)
    vragen.update(status=Doorgeleiding.Status.TERUGGENOMEN)
    besluiten = signaal.escalaties.filter(status=Escalatie.Status.OPEN)
    besluiten.update(status=Escalatie.Status.INGETROKKEN)


def _afmelden(melder: Melder, signaal: Signaal, actor: Actor, reden: str) -> None:
    zet_stap(signaal, AFMELDEN, actor=actor, toelichting=schoon(reden))
    if melder.soort == Melder.Soort.AANSLUITER:
        melder_wissen(melder, actor=actor)
    else:
        melder.kanaal = Melder.Kanaal.GEEN
        melder.save(update_fields=["kanaal"])


# --- after the answer --------------------------------------------------------------------------


@handeling("signaal.beoordelen")
def signaal_beoordelen(
    melder: Melder, *, actor: Actor, gehoord: str, toelichting: str = ""
) -> Oordeel:
    """‘Bent u gehoord?’ Can be said again; every time is kept, the latest counts."""
    signaal = vergrendel(Signaal(pk=melder.signaal_id))
    require(actor, "signaal.beoordelen", melder)
    if gehoord not in Gehoord.values:
        raise DomainError("gehoord", _("Kies ja, een beetje of nee."))
    if not _heeft_antwoord(signaal):
        raise DomainError("geen_antwoord", _("U hebt nog geen antwoord. Daarna vragen wij dit."))
    oordeel = Oordeel.objects.create(
        gemeente_id=signaal.gemeente_id,
        melder=melder,
        signaal=signaal,
        gehoord=gehoord,
        toelichting=schoon(toelichting),
        op=klok.nu(),
    )
    if gehoord == Gehoord.NEE:
        vertel([signaal.behandelaar], signaal, _NIET_GEHOORD, actor=actor)
    log(signaal)
    return oordeel


def _heeft_antwoord(signaal: Signaal) -> bool:
    over = over_draad(draad_ids(signaal))
    return Terugkoppeling.objects.filter(over, soort=Terugkoppeling.Soort.ANTWOORD).exists()


@handeling("signaal.opnieuw_vragen")
def signaal_opnieuw_vragen(melder: Melder, *, actor: Actor, reden: str) -> Signaal:
    """The answer is not enough: within 30 days we look again, with a new date.

    Of what was merged, the main one is opened: that carries the answer. Returns that one.
    """
    eigen, hoofd = _vergrendel_met_hoofd(melder.signaal_id)
    require(actor, "signaal.opnieuw_vragen", melder)
    beantwoord = klok.op_dag(hoofd.beantwoord_op) if hoofd.beantwoord_op else None
    if not kan_opnieuw(hoofd.status, beantwoord, klok.vandaag()):
        raise DomainError("te_laat", str(OPNIEUW_KAN_NIET))
    reden = verplicht(reden, _("Schrijf op waarom wij er opnieuw naar moeten kijken."))
    heropen(hoofd)
    zet_stap(hoofd, "signaal.opnieuw_vragen", actor=actor, toelichting=reden)
    if eigen.pk != hoofd.pk:
        zet_stap(
            eigen,
            "signaal.opnieuw_vragen",
            actor=actor,
            toelichting=reden,
            status_blijft=True,
        )
    vertel([hoofd.behandelaar], hoofd, _OPNIEUW, actor=actor)
    log(hoofd)
    return hoofd


def _vergrendel_met_hoofd(pk: int) -> Sequence[Signaal]:
    """This signaal and the one that is answered in its place (maybe itself), locked in order."""
    eigen = Signaal.objects.get(pk=pk)
    ids = {pk, eigen.samengevoegd_in_id or pk}
    rijen = Signaal.objects.select_for_update(of=("self",)).filter(pk__in=ids)
    gevonden = {rij.pk: rij for rij in rijen.select_related("gemeente").order_by("pk")}
    eigen = gevonden[pk]
    return eigen, gevonden.get(eigen.samengevoegd_in_id or pk, eigen)
