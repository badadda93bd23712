"""The thread of one voice as who spoke sees it: what happened, what is now, what comes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.utils.translation import gettext as _

from wijkwerk.accounts.models import Persoon
from wijkwerk.core import klok
from wijkwerk.signalen import labels, selectors
from wijkwerk.signalen.brief import dag
from wijkwerk.signalen.domain.status import OPEN, OpgaveStatus, Status
from wijkwerk.signalen.domain.tekst import titel_van
from wijkwerk.signalen.domain.volgen import kan_intrekken, kan_opnieuw, opnieuw_tot
from wijkwerk.signalen.models import (
    Doorgeleiding,
    Melder,
    Oordeel,
    Opgave,
    Signaal,
    SignaalFoto,
    SignaalStap,
    Terugkoppeling,
    Toezegging,
)

NU, LATER = "nu", "later"


@dataclass(frozen=True)
class Knoop:
    """One knot of the thread. `stand` is empty for what happened, else nu or later."""

    titel: str
    op: datetime | None = None
    tekst: str = ""
    citaat: str = ""
    reden: str = ""
    reden_soort: str = ""
    afgewogen: str = ""
    zelf: str = ""
    stand: str = ""
    voor: date | None = None  # of what still has to come
    door: Persoon | None = None
    url: str = ""
    antwoord: str = ""  # the outcome in words; makes it a block of its own
    opgave: Opgave | None = None
    deel: str = ""  # which part of a split it is about
    fotos: tuple[SignaalFoto, ...] = ()


@dataclass(frozen=True)
class Draad:
    """All that is known of one voice and what it hangs together with, read once."""

    melder: Melder
    anderen: Sequence[Signaal] = ()
    opgaven: Sequence[Opgave] = ()
    stappen: Sequence[SignaalStap] = ()
    nieuws: Sequence[Terugkoppeling] = ()
    vragen: Sequence[Doorgeleiding] = ()
    toezeggingen: Sequence[Toezegging] = ()
    fotos: Sequence[SignaalFoto] = ()
    oordeel: Oordeel | None = None
    delen: dict[int, int] = field(default_factory=dict)  # own parts: key -> their number

    @property
    def signaal(self) -> Signaal:
        return self.melder.signaal

    @property
    def hoofd(self) -> Signaal:
        """The signaal that carries the answer: itself, or the one it was merged into."""
        waar = self.signaal.samengevoegd_in_id
        return next((rij for rij in self.anderen if rij.pk == waar), self.signaal)

    @property
    def is_aansluiter(self) -> bool:
        return self.melder.soort == Melder.Soort.AANSLUITER

    @property
    def afgemeld(self) -> bool:
        """Took back their own part, while others wait for the answer."""
        kanaal_uit = self.melder.kanaal == Melder.Kanaal.GEEN
        return kanaal_uit and any(
            stap.handeling == "signaal.afmelden" and stap.melder_id == self.melder.pk
            for stap in self.stappen
        )

    @property
    def loopt(self) -> bool:
        return self.hoofd.status in OPEN and not self.afgemeld

    @property
    def heeft_antwoord(self) -> bool:
        return any(rij.soort == Terugkoppeling.Soort.ANTWOORD for rij in self.nieuws)

    @property
    def mag_intrekken(self) -> bool:
        beantwoord = self.signaal.beantwoord_op is not None
        return not self.afgemeld and kan_intrekken(self.signaal.status, beantwoord=beantwoord)

    @property
    def antwoord_voor(self) -> date:
        """The date we owe. What was promised does not move by being merged; asking again does."""
        if self.hoofd.heropend:
            return self.hoofd.antwoord_voor
        return min(self.signaal.antwoord_voor, self.hoofd.antwoord_voor)

    @property
    def te_laat(self) -> bool:
        return self.loopt and self.antwoord_voor < klok.vandaag()

    @property
    def opnieuw_tot(self) -> date | None:
        """Until when one can ask to look again; None when that is not possible now."""
        op = self.hoofd.beantwoord_op
        beantwoord = klok.op_dag(op) if op else None
        if beantwoord and kan_opnieuw(self.hoofd.status, beantwoord, klok.vandaag()):
            return opnieuw_tot(beantwoord)
        return None


def lees_draad(melder: Melder) -> Draad:
    """Read it all, in as many queries whatever the amount."""
    signaal = melder.signaal
    anderen = selectors.draad_van(signaal)
    ids = {signaal.pk, *(rij.pk for rij in anderen)}
    opgaven = selectors.opgaven_van(signaal, ids)
    nieuws = selectors.nieuws_van(signaal, opgaven, ids)
    draad = Draad(
        melder=melder,
        anderen=anderen,
        opgaven=opgaven,
        stappen=selectors.stappen_van(signaal),
        nieuws=nieuws,
        vragen=selectors.vragen_lopend(signaal, anderen),
        toezeggingen=selectors.beloften_aan(ids, opgaven),
        fotos=selectors.eigen_fotos(melder, selectors.fotos_van(signaal)),
        delen=eigen_delen(signaal, anderen),
    )
    if not draad.heeft_antwoord:
        return draad
    return replace(draad, oordeel=selectors.laatste_oordeel(melder))


def eigen_delen(signaal: Signaal, anderen: Iterable[Signaal]) -> dict[int, int]:
    """The parts of this very voice with their number; parts of somebody else's are not told."""
    delen = [rij for rij in anderen if rij.gesplitst_uit_id == signaal.pk]
    return {deel.pk: nummer for nummer, deel in enumerate(delen, 1)}


def verloop_voor_bewoner(draad: Draad) -> list[Knoop]:
    """Everything in order of time, then what we do now and what is still to come."""
    begin = draad.signaal.ontvangen_op
    geweest = [] if draad.is_aansluiter else [_begin(draad)]
    geweest += [knoop for stap in draad.stappen for knoop in _uit_stap(stap, draad)]
    geweest += [knoop for rij in draad.nieuws for knoop in _uit_nieuws(rij, draad)]
    geweest.sort(key=lambda knoop: knoop.op or begin)
    return [*geweest, *_nu(draad), *_nog_te_komen(draad)]


def _begin(draad: Draad) -> Knoop:
    mee = tuple(foto for foto in draad.fotos if foto.melder_id is None)
    signaal = draad.signaal
    return Knoop(_("U liet iets weten"), signaal.ontvangen_op, citaat=signaal.tekst, fotos=mee)


# --- what happened ------------------------------------------------------------------------------


def _uit_stap(stap: SignaalStap, draad: Draad) -> Iterator[Knoop]:
    """Only what is named here is told; the rest (notes, routes) is ours."""
    zelf = _van_zelf(stap, draad.melder)
    if stap.handeling == "signaal.oppakken" and stap.door:
        yield Knoop(_("%(naam)s las uw bericht") % {"naam": stap.door.voornaam}, stap.op)
    elif stap.handeling == "signaal.aansluiten" and zelf:
        # What they joined, then their own words.
        yield Knoop(_("U sloot zich aan"), stap.op, citaat=draad.melder.mag_lezen)
        if stap.toelichting:
            yield Knoop(_("U vertelde erbij"), stap.op, citaat=stap.toelichting)
    elif stap.handeling == "signaal.aanvullen":
        yield (
            _aanvulling(stap, draad)
            if zelf
            else Knoop(_("Een andere bewoner vulde iets aan"), stap.op)
        )
    elif stap.handeling == "signaal.opnieuw_vragen":
        titel = _("U vroeg ons opnieuw te kijken")
        ander = _("Een andere bewoner vroeg ons opnieuw te kijken")
        yield Knoop(titel if zelf else ander, stap.op, citaat=stap.toelichting if zelf else "")
    elif stap.handeling in {"signaal.intrekken", "signaal.afmelden"} and zelf:
        yield Knoop(_("U trok uw bericht in"), stap.op, citaat=stap.toelichting)
    elif titel := _gedaan(stap, draad):
        yield Knoop(titel, stap.op)


def _van_zelf(stap: SignaalStap, melder: Melder) -> bool:
    """Did this person do it? Without a name it was who spoke first."""
    if stap.melder_id is not None:
        return stap.melder_id == melder.pk
    return stap.door_id is None and melder.soort == Melder.Soort.INDIENER


def _aanvulling(stap: SignaalStap, draad: Draad) -> Knoop:
    """With the photos sent along: staged just before, and after the addition before this one."""
    eerder = [
        rij.op
        for rij in draad.stappen
        if rij.handeling == stap.handeling and rij.op < stap.op and _van_zelf(rij, draad.melder)
    ]
    vanaf = max(eerder, default=draad.signaal.ontvangen_op)
    erbij = tuple(
        foto
        for foto in draad.fotos
        if foto.melder_id is not None and vanaf < foto.bestand.op <= stap.op
    )
    return Knoop(_("U vulde uw bericht aan"), stap.op, citaat=stap.toelichting, fotos=erbij)


def _gedaan(stap: SignaalStap, draad: Draad) -> str:
    """What we did, in one line; nothing for what is not told, or told by its own news."""
    if stap.handeling == "signaal.openbaar_maken" and draad.is_aansluiter:
        return ""
    if stap.handeling == "signaal.uit_elkaar_halen" and stap.van != Status.SAMENGEVOEGD:
        return ""  # another voice left this one
    return {
        "signaal.heropenen": _("Wij kijken er opnieuw naar"),
        "signaal.openbaar_maken": _("Uw tekst staat op onze site, zonder uw naam"),
        "signaal.openbaar_intrekken": _("Uw tekst staat niet meer op onze site"),
        "signaal.uit_elkaar_halen": _("Uw bericht krijgt weer een eigen antwoord"),
        "doorgeleiding.aanvaarden": _("Een collega gaat ermee aan de slag"),
        "doorgeleiding.beantwoorden": _("Wij hoorden wat er kan"),
        "doorgeleiding.weigeren": _("Een collega kan dit niet doen. Wij zoeken verder"),
    }.get(stap.handeling, "")


def _uit_nieuws(rij: Terugkoppeling, draad: Draad) -> Iterator[Knoop]:
    soort = Terugkoppeling.Soort
    if rij.soort == soort.ONTVANGST:
        return
    is_antwoord = rij.soort == soort.ANTWOORD
    titels = {
        soort.DOORGELEID: _("Wij vroegen een collega"),
        soort.ANTWOORD: _("Ons antwoord"),
        soort.VERVOLG: _("Onze belofte") if rij.over_soort == "toezegging" else _("Nieuws"),
    }
    yield Knoop(
        titels[soort(rij.soort)],
        rij.op,
        rij.tekst,
        reden=rij.reden,
        reden_soort=str(labels.REDEN_SOORT.get(rij.reden_soort, "")),
        afgewogen=rij.afgewogen,
        zelf=rij.zelf,
        door=rij.door if is_antwoord else None,
        url=rij.over_pad,
        antwoord=_uitkomst(rij) if is_antwoord else "",
        opgave=rij.opgave,
        deel=_deel(rij.signaal_id, draad),
    )


def _uitkomst(rij: Terugkoppeling) -> str:
    return "" if rij.uitkomst == "info" else str(labels.UITKOMST[rij.uitkomst])


def _deel(signaal_id: int | None, draad: Draad) -> str:
    """‘Deel 1: “De lamp is stuk”’ for news about a part of what this person said."""
    nummer = draad.delen.get(signaal_id or 0)
    if nummer is None:
        return ""
    tekst = next(rij.tekst for rij in draad.anderen if rij.pk == signaal_id)
    return _("Deel %(nummer)d: ‘%(tekst)s’") % {"nummer": nummer, "tekst": titel_van(tekst)}


# --- what is now, what comes --------------------------------------------------------------------


def _nu(draad: Draad) -> Iterator[Knoop]:
    """The ring of now: who is at it, and for whom we wait. Waiting never moves the date."""
    if draad.loopt:
        yield replace(_bezig(draad.hoofd, draad.vragen), stand=NU)
        for deel in draad.anderen:
            if deel.pk in draad.delen and deel.status in OPEN:
                knoop = _bezig(deel, draad.vragen)
                yield replace(knoop, stand=NU, deel=_deel(deel.pk, draad))
    for opgave in draad.opgaven:
        if not draad.loopt and opgave.publiek and opgave.status == OpgaveStatus.OPEN:
            titel = _("Wij werken verder aan ‘%(titel)s’") % {"titel": opgave.titel}
            yield Knoop(titel, stand=NU, opgave=opgave)


def _bezig(signaal: Signaal, vragen: Collection[Doorgeleiding]) -> Knoop:
    titels = {
        Status.NIEUW: _("Wij lezen uw bericht"),
        Status.IN_BEHANDELING: _("Wij zoeken uit wat er kan"),
        Status.BIJ_SECTOR: _("Wij wachten op een collega"),
    }
    zinnen = [_wachten(vraag) for vraag in vragen if vraag.signaal_id == signaal.pk]
    if zinnen:
        zinnen.append(_("De dag waarop u antwoord krijgt, verandert daardoor niet."))
    elif signaal.behandelaar:
        zinnen = [_("%(naam)s is hiermee bezig.") % {"naam": signaal.behandelaar.naam}]
    return Knoop(titels[Status(signaal.status)], tekst=" ".join(zinnen))


def _wachten(vraag: Doorgeleiding) -> str:
    woorden = {"wie": vraag.naar.naam, "dag": dag(vraag.voor)}
    if vraag.voor < klok.vandaag():
        return _("%(wie)s had voor %(dag)s moeten zeggen wat er kan.") % woorden
    return _("%(wie)s zegt ons voor %(dag)s wat er kan.") % woorden


def _nog_te_komen(draad: Draad) -> Iterator[Knoop]:
    """The dotted knots: the answer we owe and the promises we made, with their dates."""
    knopen = []
    if draad.loopt:
        te_laat = (
            _("Dit is te laat. Wij horen u dit al verteld te hebben.") if draad.te_laat else ""
        )
        knopen.append(Knoop(_("U krijgt antwoord"), voor=draad.antwoord_voor, tekst=te_laat))
    for rij in draad.toezeggingen:
        if rij.status == Toezegging.Status.OPEN:
            te_laat = _("Dit had al klaar moeten zijn.") if rij.voor < klok.vandaag() else ""
            titel = _("Wij beloven: %(wat)s") % {"wat": rij.tekst}
            knopen.append(Knoop(titel, voor=rij.voor, tekst=te_laat))
    knopen.sort(key=lambda knoop: knoop.voor or klok.vandaag())
    yield from (replace(knoop, stand=LATER) for knoop in knopen)
