"""What we promise to residents, and whether we keep it."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from wijkwerk.accounts.models import Persoon, RolToewijzing
from wijkwerk.core import adressen, klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.signalen.domain.tekst import schoon
from wijkwerk.signalen.domain.toezegging import TOEZEGGING
from wijkwerk.signalen.models import Moment, Opgave, Signaal, Terugkoppeling, Toezegging
from wijkwerk.signalen.selectors.toezeggingen import TOEZEGGING as OVER
from wijkwerk.signalen.services.opgaven import gemeente_van
from wijkwerk.signalen.services.stappen import met_kenmerk, verplicht
from wijkwerk.signalen.services.terugkoppelen import terugkoppeling_vastleggen

LANGSTE_TEKST = 300
LANGSTE_AAN = 120


@handeling("toezegging.maken")
def toezegging_maken(  # noqa: PLR0913 -- the form as it is
    *,
    actor: Actor,
    tekst: str,
    voor: date,
    gebied: Gebied | None = None,
    signaal: Signaal | None = None,
    opgave: Opgave | None = None,
    moment: Moment | None = None,
    aan: str = "",
    eigenaar: Persoon | None = None,
    publiek: bool = True,
    vertellen: bool = True,
) -> Toezegging:
    """Promise something with a date: to one voice, in an opgave, at a moment, or to an area.

    `vertellen`: who spoke hears of it; not when the answer itself says it.
    """
    over = signaal or opgave or moment
    waar = over.gebied if over is not None else gebied
    if waar is None:
        raise DomainError("gebied", _("Kies waar u dit belooft."))
    gemeente = over.gemeente if over is not None else gemeente_van(waar)
    toezegging = Toezegging(
        gemeente=gemeente,
        gebied=waar,
        signaal=signaal,
        opgave=opgave,
        moment=moment,
        tekst=verplicht(tekst, _("Schrijf op wat u belooft."))[:LANGSTE_TEKST],
        aan=schoon(aan)[:LANGSTE_AAN],
        voor=_keur_datum(voor),
        publiek=publiek,
        eigenaar=_eigenaar(gemeente, eigenaar or actor.persoon),
        door=actor.persoon,
        op=klok.nu(),
    )
    require(actor, "toezegging.maken", toezegging)
    met_kenmerk(lambda kenmerk: _opslaan(toezegging, kenmerk))
    if vertellen:
        with override("nl"):
            bericht = _("Wij beloven: %(wat)s. Dat doen wij voor %(dag)s.") % _woorden(toezegging)
        _vertel(toezegging, actor, bericht, Terugkoppeling.Melden.BUNDELEN)
    log(toezegging)
    return toezegging


@handeling("toezegging.nakomen")
def toezegging_nakomen(toezegging: Toezegging, *, actor: Actor, toelichting: str) -> Toezegging:
    """It is done; who it was promised to hears what came of it, with the news of that day."""
    toezegging = _zet(toezegging, "toezegging.nakomen", actor)
    toezegging.toelichting = verplicht(toelichting, _("Schrijf op wat ervan kwam."))
    toezegging.save()
    with override("nl"):
        bericht = _("Wij beloofden: %(wat)s. Dat is gedaan. %(uitleg)s") % {
            **_woorden(toezegging),
            "uitleg": toezegging.toelichting,
        }
    _vertel(toezegging, actor, bericht, Terugkoppeling.Melden.BUNDELEN)
    log(toezegging)
    return toezegging


@handeling("toezegging.breken")
def toezegging_breken(
    toezegging: Toezegging, *, actor: Actor, reden: str, nieuwe_datum: date | None = None
) -> Toezegging:
    """It will not be done, or not in time: said at once and openly, with the reason.

    With another date a new promise takes its place. Returns that one, or the broken one.
    """
    toezegging = _zet(toezegging, "toezegging.breken", actor)
    reden = verplicht(reden, _("Leg uit waarom. De bewoners lezen dit."))
    toezegging.toelichting = reden
    toezegging.save()
    opvolger = _in_de_plaats(toezegging, actor, nieuwe_datum) if nieuwe_datum else None
    _vertel(
        toezegging,
        actor,
        _gebroken(toezegging, opvolger),
        Terugkoppeling.Melden.DIRECT,
        reden=reden,
    )
    log(toezegging)
    return opvolger or toezegging


def _in_de_plaats(vorige: Toezegging, actor: Actor, voor: date) -> Toezegging:
    if voor <= vorige.voor:
        raise DomainError("datum", _("Kies een datum na de vorige."))
    opvolger = Toezegging(
        gemeente_id=vorige.gemeente_id,
        gebied_id=vorige.gebied_id,
        signaal_id=vorige.signaal_id,
        opgave_id=vorige.opgave_id,
        moment_id=vorige.moment_id,
        tekst=vorige.tekst,
        aan=vorige.aan,
        voor=_keur_datum(voor),
        publiek=vorige.publiek,
        vorige=vorige,
        eigenaar_id=vorige.eigenaar_id,
        door=actor.persoon,
        op=klok.nu(),
    )
    met_kenmerk(lambda kenmerk: _opslaan(opvolger, kenmerk))
    log(opvolger)
    return opvolger


def toezeggingen_tellen(gemeente: Gemeente, persoon: Persoon) -> int:
    return _lopend(gemeente, persoon).count()


def toezeggingen_overdragen(
    gemeente: Gemeente, van: Persoon, naar: Persoon | None, *, actor: Actor
) -> int:
    """Every open promise gets another owner; without a successor, who sends the colleague off."""
    rijen = list(_lopend(gemeente, van).select_for_update(of=("self",)))
    for toezegging in rijen:
        toezegging.eigenaar = naar or actor.persoon
        toezegging.save(update_fields=["eigenaar"])
        log(toezegging)
    return len(rijen)


# --- shared steps ------------------------------------------------------------------------------


def _lopend(gemeente: Gemeente, persoon: Persoon) -> QuerySet[Toezegging]:
    return Toezegging.objects.filter(
        gemeente=gemeente, eigenaar=persoon, status=Toezegging.Status.OPEN
    )


def _zet(toezegging: Toezegging, naam: str, actor: Actor) -> Toezegging:
    """Lock, permission, status. The caller saves."""
    rijen = Toezegging.objects.select_for_update(of=("self",)).select_related("gemeente", "gebied")
    toezegging = rijen.get(pk=toezegging.pk)
    require(actor, naam, toezegging)
    if naam not in TOEZEGGING.mogelijk(toezegging.status):
        raise DomainError("verloop", _("Een collega rondde deze belofte al af."))
    toezegging.status = TOEZEGGING.na(naam, toezegging.status)
    toezegging.afgerond_op = klok.nu()
    return toezegging


def _vertel(toezegging: Toezegging, actor: Actor, tekst: str, melden: str, reden: str = "") -> None:
    """News for who it was promised to; a promise to an area stands on its page only."""
    if toezegging.signaal_id is None and toezegging.opgave_id is None:
        return
    terugkoppeling_vastleggen(
        actor=actor,
        signaal=toezegging.signaal,
        opgave=toezegging.opgave,
        soort=Terugkoppeling.Soort.VERVOLG,
        tekst=tekst,
        reden=reden,
        over_soort=OVER,
        over_kenmerk=toezegging.kenmerk,
        over_pad=_pad(toezegging) if toezegging.publiek else "",
        melden=melden,
    )


def _pad(toezegging: Toezegging) -> str:
    """The public page of promises in the area, in a higher room."""
    return adressen.pad("beloften", toezegging.gemeente, toezegging.gebied.slug)


def _gebroken(toezegging: Toezegging, opvolger: Toezegging | None) -> str:
    with override("nl"):
        if opvolger is None:
            zin = _("Wij beloofden: %(wat)s, voor %(dag)s. Dat gaat niet lukken.")
            return zin % _woorden(toezegging)
        zin = _("Wij beloofden: %(wat)s, voor %(dag)s. Dat lukt niet. Het wordt %(later)s.")
        return zin % {**_woorden(toezegging), "later": _dag(opvolger.voor)}


def _woorden(toezegging: Toezegging) -> dict[str, str]:
    return {"wat": toezegging.tekst.rstrip("."), "dag": _dag(toezegging.voor)}


def _dag(dag: date) -> str:
    return date_format(dag, "j F Y")


def _keur_datum(voor: date) -> date:
    if voor < klok.vandaag():
        raise DomainError("datum_voorbij", _("Kies een datum die nog komt."))
    return voor


def _eigenaar(gemeente: Gemeente, persoon: Persoon | None) -> Persoon:
    """Somebody with a role here: a promise without an owner is kept by nobody."""
    rollen = RolToewijzing.objects.geldig(klok.vandaag()).filter(gemeente=gemeente)
    if persoon is None or not rollen.filter(persoon=persoon).exists():
        raise DomainError("eigenaar", _("Kies een collega die hier werkt."))
    return persoon


def _opslaan(toezegging: Toezegging, kenmerk: str) -> None:
    toezegging.kenmerk = kenmerk
    toezegging.save(force_insert=True)
