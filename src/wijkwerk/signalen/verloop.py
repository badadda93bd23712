"""The thread of one voice as its owner sees it: what happened, what is now, what comes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from wijkwerk.accounts.models import Persoon
from wijkwerk.signalen import labels
from wijkwerk.signalen.domain.status import Status
from wijkwerk.signalen.models import Opgave, Signaal, SignaalStap, Terugkoppeling

NU, LATER = "nu", "later"


@dataclass(frozen=True)
class Knoop:
    """One knot of the thread. `stand` is empty for what happened, else nu or later."""

    titel: str
    op: datetime | None = None
    tekst: str = ""
    citaat: str = ""
    reden: str = ""
    stand: str = ""
    door: Persoon | None = None
    url: str = ""
    antwoord: str = ""  # the outcome in words; makes it a block of its own
    opgave: Opgave | None = None


def verloop_voor_bewoner(
    signaal: Signaal, stappen: Sequence[SignaalStap], nieuws: Sequence[Terugkoppeling]
) -> list[Knoop]:
    """Everything in order of time, then what we do now and what is still to come."""
    geweest = [Knoop(_("U liet iets weten"), signaal.ontvangen_op, citaat=signaal.tekst)]
    geweest += [knoop for stap in stappen for knoop in _uit_stap(stap)]
    geweest += [knoop for terugkoppeling in nieuws for knoop in _uit_nieuws(terugkoppeling)]
    geweest.sort(key=lambda knoop: knoop.op or signaal.ontvangen_op)
    return [*geweest, *_nog_te_komen(signaal)]


def _uit_stap(stap: SignaalStap) -> Iterator[Knoop]:
    if stap.handeling == "signaal.oppakken" and stap.door:
        titel = _("%(naam)s las uw bericht") % {"naam": stap.door.voornaam}
        yield Knoop(titel, stap.op)
    elif stap.handeling == "signaal.aanvullen":
        yield Knoop(_("U vulde uw bericht aan"), stap.op, citaat=stap.toelichting)
    elif stap.handeling == "signaal.heropenen":
        yield Knoop(_("Wij kijken er opnieuw naar"), stap.op)
    elif stap.handeling == "signaal.openbaar_maken":
        yield Knoop(_("Uw tekst staat op onze site, zonder uw naam"), stap.op)


def _uit_nieuws(terugkoppeling: Terugkoppeling) -> Iterator[Knoop]:
    soort = Terugkoppeling.Soort
    if terugkoppeling.soort == soort.ONTVANGST:
        return
    is_antwoord = terugkoppeling.soort == soort.ANTWOORD
    titels = {
        soort.DOORGELEID: _("Wij vroegen een collega"),
        soort.ANTWOORD: _("Ons antwoord"),
        soort.VERVOLG: _("Nieuws"),
    }
    uitkomst = terugkoppeling.uitkomst
    yield Knoop(
        titels[soort(terugkoppeling.soort)],
        terugkoppeling.op,
        terugkoppeling.tekst,
        reden=terugkoppeling.reden,
        door=terugkoppeling.door if is_antwoord else None,
        url=terugkoppeling.over_pad,
        antwoord=str(labels.UITKOMST[uitkomst]) if is_antwoord and uitkomst != "info" else "",
        opgave=terugkoppeling.opgave,
    )


def _nog_te_komen(signaal: Signaal) -> Iterator[Knoop]:
    """The ring of now and the dotted knot of later, by the status."""
    if signaal.status == Status.BEANTWOORD:
        return
    nu = {
        Status.NIEUW: _("Wij lezen uw bericht"),
        Status.IN_BEHANDELING: _("Wij zoeken uit wat er kan"),
        Status.BIJ_SECTOR: _("Een collega kijkt wat er kan"),
    }
    naam = signaal.behandelaar.naam if signaal.behandelaar else ""
    wie = _("%(naam)s is hiermee bezig.") % {"naam": naam} if naam else ""
    yield Knoop(nu[Status(signaal.status)], tekst=wie, stand=NU)
    yield Knoop(_("U krijgt antwoord"), stand=LATER)
