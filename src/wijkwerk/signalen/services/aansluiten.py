"""‘Dit speelt ook bij mij’: join in with what is known already, instead of saying it again."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import override

from wijkwerk.core import klok
from wijkwerk.core.actor import BEWONER, SYSTEM, Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.signalen.domain.melder import MelderGegevens
from wijkwerk.signalen.domain.status import OPEN, OpgaveStatus
from wijkwerk.signalen.domain.tekst import schoon, zoekbaar
from wijkwerk.signalen.models import Melder, Opgave, Signaal, SignaalStap, Terugkoppeling
from wijkwerk.signalen.services.afzenders import keur_afzender
from wijkwerk.signalen.services.indienen import LANGSTE_TEKST, melder_maken, signaal_indienen
from wijkwerk.signalen.services.opgaven import signaal_bundelen
from wijkwerk.signalen.services.stappen import vergrendel, vergrendel_opgave
from wijkwerk.signalen.services.terugkoppelen import terugkoppeling_vastleggen


@handeling("signaal.aansluiten")
def signaal_aansluiten(
    onderwerp: Signaal | Opgave, *, actor: Actor, melder: MelderGegevens, tekst: str = ""
) -> Melder:
    """Join in with a public signaal or opgave: who did so hears what comes of it.

    A second time from the same address is taken in like the first: a refusal would tell a stranger
    who joined in. It counts once (`selectors.met_bewoners`) and gets each message once.
    """
    require(actor, "signaal.aansluiten", onderwerp)
    tekst = schoon(tekst)[:LANGSTE_TEKST]
    if isinstance(onderwerp, Opgave):
        opgave = vergrendel_opgave(onderwerp)
        opgave.gemeente, opgave.gebied = onderwerp.gemeente, onderwerp.gebied
        return _bij_opgave(opgave, melder, tekst, actor)
    signaal = vergrendel(onderwerp)
    signaal.gemeente = onderwerp.gemeente
    return _bij_signaal(signaal, melder, tekst, actor)


def _bij_signaal(signaal: Signaal, gegevens: MelderGegevens, tekst: str, actor: Actor) -> Melder:
    if signaal.openbaar_op is None or signaal.status not in OPEN:
        raise _niet_meer()
    if actor.rol == BEWONER:
        keur_afzender(signaal.gemeente, gegevens)
    melder = melder_maken(signaal, gegevens, Melder.Soort.AANSLUITER)
    if tekst:
        signaal.zoektekst += " " + zoekbaar(tekst)
        signaal.save(update_fields=["zoektekst"])
    SignaalStap.objects.create(
        signaal=signaal,
        melder=melder,
        handeling="signaal.aansluiten",
        van=signaal.status,
        naar=signaal.status,
        op=klok.nu(),
        toelichting=tekst,
    )
    terugkoppeling_vastleggen(
        actor=actor,
        signaal=signaal,
        soort=Terugkoppeling.Soort.ONTVANGST,
        tekst=_("U doet mee met een bericht van een andere bewoner."),
        melders=[melder],
    )
    log(signaal)
    return melder


def _bij_opgave(opgave: Opgave, gegevens: MelderGegevens, tekst: str, actor: Actor) -> Melder:
    """A voice of its own, that stands in the bundle at once."""
    if not opgave.publiek or opgave.status != OpgaveStatus.OPEN:
        raise _niet_meer()
    with override("nl"):  # what is stored is read by everybody in the office
        woorden = {
            "tekst": tekst or _("Dit speelt ook bij mij: %(titel)s") % {"titel": opgave.titel},
            "reden": _("De bewoner sloot zich aan."),
        }
    signaal = signaal_indienen(
        actor=actor,
        gemeente=opgave.gemeente,
        gebied=opgave.gebied,
        thema=opgave.thema,
        tekst=woorden["tekst"],
        melder=gegevens,
        hele_gebied=True,
        routeren=False,
    )
    signaal_bundelen(signaal, actor=SYSTEM, opgave=opgave, reden=woorden["reden"])
    log(opgave)
    return signaal.indiener


def _niet_meer() -> DomainError:
    return DomainError(
        "aansluiten_kan_niet",
        _("Aansluiten kan hier niet meer. Vertel het ons in uw eigen woorden."),
    )
