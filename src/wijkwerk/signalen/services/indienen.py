"""A voice comes in."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.kenmerk import toon
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.models import Gebied, Gemeente, Thema
from wijkwerk.signalen.domain import volgtoken
from wijkwerk.signalen.domain.melder import MelderGegevens
from wijkwerk.signalen.domain.status import Status
from wijkwerk.signalen.domain.tekst import schoon, zoekbaar
from wijkwerk.signalen.models import (
    Kanaal,
    Melder,
    Signaal,
    SignaalStap,
    Soort,
    Terugkoppeling,
)
from wijkwerk.signalen.services.regels import routeer
from wijkwerk.signalen.services.stappen import met_kenmerk, verplicht
from wijkwerk.signalen.services.terugkoppelen import terugkoppeling_vastleggen

LANGSTE_TEKST = 5_000
LANGSTE_PLEK = 200


@handeling("signaal.indienen")
def signaal_indienen(  # noqa: PLR0913 -- the form as it is
    *,
    actor: Actor,
    gemeente: Gemeente,
    gebied: Gebied,
    tekst: str,
    melder: MelderGegevens | None = None,
    kanaal: str = Kanaal.FORMULIER,
    soort: str = Soort.MELDING,
    thema: Thema | None = None,
    lat: float | None = None,
    lon: float | None = None,
    plek_tekst: str = "",
    hele_gebied: bool = False,
    wil_openbaar: bool = False,
) -> Signaal:
    """Register a voice: the signaal, how to reach who spoke, the receipt and its dispatch."""
    require(actor, "signaal.indienen", gemeente)
    if kanaal != Kanaal.FORMULIER:
        require(actor, "signaal.invoeren", gemeente)
    _controleer(gemeente, gebied, thema)
    signaal = Signaal(
        gemeente=gemeente,
        gebied=gebied,
        thema=thema,
        kanaal=kanaal,
        soort=soort,
        tekst=verplicht(tekst, _("Vertel in een paar woorden wat u wilt laten weten."))[
            :LANGSTE_TEKST
        ],
        lat=lat,
        lon=lon,
        plek_tekst=schoon(plek_tekst)[:LANGSTE_PLEK],
        hele_gebied=hele_gebied,
        ontvangen_op=klok.nu(),
        antwoord_voor=antwoord_voor(gemeente, thema),
        wil_openbaar=wil_openbaar,
    )
    met_kenmerk(lambda kenmerk: _opslaan(signaal, kenmerk))
    _eerste_stap(signaal, actor)
    routeer(signaal, actor=actor)
    signaal.indiener = _melder_maken(signaal, melder or MelderGegevens())
    terugkoppeling_vastleggen(
        actor=actor,
        signaal=signaal,
        soort=Terugkoppeling.Soort.ONTVANGST,
        tekst=_("Wij hebben uw bericht ontvangen."),
        melders=[signaal.indiener],
    )
    log(signaal)
    return signaal


def antwoord_voor(gemeente: Gemeente, thema: Thema | None = None) -> date:
    """The date before which we answer what comes in today, in working days of this gemeente."""
    dagen = (thema.servicetermijn_dagen if thema else None) or gemeente.termijn_dagen
    return klok.werkdagen_later(klok.vandaag(), dagen, gemeente.gesloten)


def _controleer(gemeente: Gemeente, gebied: Gebied, thema: Thema | None) -> None:
    if gebied.cbs_gemeente != gemeente.cbs_code and gebied.eigenaar_id != gemeente.pk:
        raise DomainError(
            "gebied_elders", _("Deze plek ligt niet in %(gemeente)s.") % {"gemeente": gemeente.naam}
        )
    if thema is not None and thema.gemeente_id != gemeente.pk:
        raise DomainError(
            "thema_elders", _("Kies een onderwerp van %(gemeente)s.") % {"gemeente": gemeente.naam}
        )


def _opslaan(signaal: Signaal, kenmerk: str) -> None:
    signaal.kenmerk = kenmerk
    signaal.zoektekst = zoektekst_van(signaal)
    signaal.save(force_insert=True)


def _eerste_stap(signaal: Signaal, actor: Actor) -> None:
    SignaalStap.objects.create(
        signaal=signaal,
        handeling="signaal.indienen",
        naar=Status.NIEUW,
        door=actor.persoon,
        op=signaal.ontvangen_op,
    )


def zoektekst_van(signaal: Signaal) -> str:
    """Everything a colleague may search for. Not the translation: not every reader may know it."""
    return zoekbaar(
        signaal.kenmerk,
        toon(signaal.kenmerk),
        signaal.tekst,
        signaal.plek_tekst,
        signaal.gebied.naam,
    )


def _melder_maken(signaal: Signaal, gegevens: MelderGegevens) -> Melder:
    if gegevens.ontbreekt:
        raise DomainError("onbereikbaar", _("Vul in hoe wij u kunnen bereiken."))
    return Melder.objects.create(
        gemeente=signaal.gemeente,
        signaal=signaal,
        naam=schoon(gegevens.naam),
        e_mail=schoon(gegevens.e_mail).lower(),
        telefoon=schoon(gegevens.telefoon),
        postadres=schoon(gegevens.postadres),
        kanaal=gegevens.kanaal,
        taal=gegevens.taal,
        sleutel=volgtoken.nieuwe_sleutel(),
    )
