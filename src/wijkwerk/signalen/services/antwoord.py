"""The answer to who spoke."""

from __future__ import annotations

from datetime import date

from django.db.models import F
from django.utils.translation import gettext as _

from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.signalen.domain.antwoord import Antwoord
from wijkwerk.signalen.models import Signaal, Standaardtekst, Terugkoppeling, Toezegging
from wijkwerk.signalen.selectors.toezeggingen import TOEZEGGING
from wijkwerk.signalen.services.antwoordregels import (
    als_velden,
    gekeurd,
    samengevoegde_mee,
    vragen_vervallen,
)
from wijkwerk.signalen.services.stappen import vergrendel, zet_stap
from wijkwerk.signalen.services.terugkoppelen import terugkoppeling_vastleggen
from wijkwerk.signalen.services.toezeggingen import toezegging_maken


@handeling("signaal.beantwoorden")
def signaal_beantwoorden(  # noqa: PLR0913 -- the form as it is
    signaal: Signaal,
    *,
    actor: Actor,
    uitkomst: str,
    tekst: str,
    reden: str = "",
    reden_soort: str | None = None,
    afgewogen: str | None = None,
    zelf: str = "",
    belofte: str = "",
    belofte_voor: date | None = None,
    standaardtekst: str = "",
    versie: int | None = None,
) -> Signaal:
    """Answer who spoke: can, partly or cannot, always with the reason; maybe with a promise.

    Questions to others lapse, and what was merged into it is answered along. `standaardtekst` is
    the kenmerk of the text the answer started from.
    """
    signaal = vergrendel(signaal, versie)
    require(actor, "signaal.beantwoorden", signaal)
    antwoord = gekeurd(Antwoord(uitkomst, tekst, reden, reden_soort, afgewogen, zelf))
    if signaal.behandelaar_id is None:
        signaal.behandelaar = actor.persoon
    _beantwoord_nu(signaal)
    zet_stap(signaal, "signaal.beantwoorden", actor=actor, toelichting=antwoord.tekst)
    vragen_vervallen([signaal.pk])
    samengevoegde_mee([signaal.pk])
    toezegging = _beloven(signaal, actor, belofte, belofte_voor)
    terugkoppeling_vastleggen(
        actor=actor,
        signaal=signaal,
        soort=Terugkoppeling.Soort.ANTWOORD,
        **als_velden(antwoord),
        over_soort=TOEZEGGING if toezegging else "",
        over_kenmerk=toezegging.kenmerk if toezegging else "",
    )
    if standaardtekst:
        rijen = Standaardtekst.objects.filter(kenmerk=standaardtekst)
        rijen.update(gebruikt=F("gebruikt") + 1)
    log(signaal)
    return signaal


def _beantwoord_nu(signaal: Signaal) -> None:
    """In time or not is about the first answer only."""
    signaal.beantwoord_op = klok.nu()
    if signaal.op_tijd is None:
        signaal.op_tijd = klok.vandaag() <= signaal.antwoord_voor


def _beloven(signaal: Signaal, actor: Actor, belofte: str, voor: date | None) -> Toezegging | None:
    if not belofte.strip():
        return None
    if voor is None:
        raise DomainError("belofte_zonder_datum", _("Kies voor welke datum u dit belooft."))
    return toezegging_maken(
        actor=actor,
        signaal=signaal,
        tekst=belofte,
        voor=voor,
        vertellen=False,  # the answer says it
    )
