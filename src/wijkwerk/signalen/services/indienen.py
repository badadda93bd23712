"""A voice comes in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

from django.utils.translation import gettext as _

from wijkwerk.bestanden.models import Bestand
from wijkwerk.core import klok
from wijkwerk.core.actor import BEWONER, Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.kenmerk import toon
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.models import Gebied, Gemeente, Thema
from wijkwerk.signalen.domain import volgtoken
from wijkwerk.signalen.domain.afzender import telefoon_vorm
from wijkwerk.signalen.domain.melder import MelderGegevens
from wijkwerk.signalen.domain.status import Status
from wijkwerk.signalen.domain.tekst import schoon, zoekbaar
from wijkwerk.signalen.models import (
    Kanaal,
    Melder,
    Moment,
    Signaal,
    SignaalStap,
    Soort,
    Terugkoppeling,
    Wijktoets,
)
from wijkwerk.signalen.services.afzenders import keur_afzender
from wijkwerk.signalen.services.fotos import fotos_koppelen
from wijkwerk.signalen.services.regels import Gekozen, routeer
from wijkwerk.signalen.services.stappen import met_kenmerk, verplicht
from wijkwerk.signalen.services.terugkoppelen import terugkoppeling_vastleggen

LANGSTE_TEKST = 5_000
LANGSTE_PLEK = 200
LANGST_GELEDEN: Final = timedelta(days=60)
MIDDAG: Final = time(12)


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
    fotos: Sequence[Bestand] = (),
    moment: Moment | None = None,
    wijktoets: Wijktoets | None = None,
    ontvangen_op: date | None = None,
    routeren: bool = True,
) -> Signaal:
    """Register a voice: the signaal, its photos, how to reach who spoke, the receipt.

    `fotos` are concepts with `alt` as it must be kept. `ontvangen_op` is the day of an older letter
    or conversation. `routeren` is off for what belongs to an opgave already.
    """
    require(actor, "signaal.indienen", gemeente)
    if kanaal != Kanaal.FORMULIER:
        require(actor, "signaal.invoeren", gemeente)
    melder = melder or MelderGegevens()
    if actor.rol == BEWONER:
        keur_afzender(gemeente, melder)
    _controleer(gemeente, gebied, (thema, moment, wijktoets))
    ontvangen = _ontvangen(ontvangen_op, kanaal)
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
        ontvangen_op=ontvangen,
        antwoord_voor=antwoord_voor(gemeente, thema, klok.op_dag(ontvangen)),
        wil_openbaar=wil_openbaar,
        moment=moment,
        wijktoets=wijktoets,
    )
    gekozen = routeer(signaal) if routeren else None
    met_kenmerk(lambda kenmerk: _opslaan(signaal, kenmerk))
    _eerste_stappen(signaal, actor, gekozen)
    fotos_koppelen(signaal, fotos, actor=actor)
    signaal.indiener = melder_maken(signaal, melder)
    if gekozen:
        gekozen.vastleggen()
    terugkoppeling_vastleggen(
        actor=actor,
        signaal=signaal,
        soort=Terugkoppeling.Soort.ONTVANGST,
        tekst=_("Wij hebben uw bericht ontvangen."),
        melders=[signaal.indiener],
    )
    log(signaal)
    return signaal


def antwoord_voor(
    gemeente: Gemeente, thema: Thema | None = None, ontvangen: date | None = None
) -> date:
    """The date before which we answer what came in that day (today), in our working days."""
    dagen = (thema.servicetermijn_dagen if thema else None) or gemeente.termijn_dagen
    return klok.werkdagen_later(ontvangen or klok.vandaag(), dagen, gemeente.gesloten)


def _ontvangen(dag: date | None, kanaal: str) -> datetime:
    """When it came in: now, or in the middle of an earlier day."""
    vandaag = klok.vandaag()
    if dag is None or dag == vandaag:
        return klok.nu()
    if kanaal == Kanaal.FORMULIER or not vandaag - LANGST_GELEDEN <= dag < vandaag:
        raise DomainError(
            "ontvangen_op",
            _("Kies een dag in de afgelopen %(n)d dagen.") % {"n": LANGST_GELEDEN.days},
        )
    return datetime.combine(dag, MIDDAG, klok.AMSTERDAM)


def _controleer(
    gemeente: Gemeente, gebied: Gebied, erbij: tuple[Thema | Moment | Wijktoets | None, ...]
) -> None:
    if gebied.cbs_gemeente != gemeente.cbs_code and gebied.eigenaar_id != gemeente.pk:
        raise DomainError(
            "gebied_elders", _("Deze plek ligt niet in %(gemeente)s.") % {"gemeente": gemeente.naam}
        )
    if any(rij is not None and rij.gemeente_id != gemeente.pk for rij in erbij):
        raise DomainError("elders", _("Kies iets van %(gemeente)s.") % {"gemeente": gemeente.naam})


def _opslaan(signaal: Signaal, kenmerk: str) -> None:
    signaal.kenmerk = kenmerk
    signaal.zoektekst = zoektekst_van(signaal)
    signaal.save(force_insert=True)


def _eerste_stappen(signaal: Signaal, actor: Actor, gekozen: Gekozen | None) -> None:
    """That it came in, and (in the same write) what a rule chose."""
    binnen = SignaalStap(
        signaal=signaal,
        handeling="signaal.indienen",
        naar=Status.NIEUW,
        door=actor.persoon,
        op=klok.nu(),
    )
    SignaalStap.objects.bulk_create([binnen, gekozen.stap] if gekozen else [binnen])


def zoektekst_van(signaal: Signaal) -> str:
    """Everything a colleague may search for. Not the translation: not every reader may know it."""
    return zoekbaar(
        signaal.kenmerk,
        toon(signaal.kenmerk),
        signaal.tekst,
        signaal.plek_tekst,
        signaal.gebied.naam,
    )


def melder_maken(
    signaal: Signaal, gegevens: MelderGegevens, soort: str = Melder.Soort.INDIENER
) -> Melder:
    """How to reach who spoke or joined in; inside a `@handeling`."""
    gegevens = replace(gegevens, telefoon=telefoon_vorm(gegevens.telefoon))
    if gegevens.ontbreekt:
        raise DomainError("onbereikbaar", _("Vul in hoe wij u kunnen bereiken."))
    return Melder.objects.create(
        gemeente=signaal.gemeente,
        signaal=signaal,
        soort=soort,
        naam=schoon(gegevens.naam),
        e_mail=schoon(gegevens.e_mail).lower(),
        telefoon=gegevens.telefoon,
        postadres=schoon(gegevens.postadres),
        kanaal=gegevens.kanaal,
        taal=gegevens.taal,
        sleutel=volgtoken.nieuwe_sleutel(),
    )
