"""The rows and sentences of the workplace, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from django.urls import reverse
from django.utils.formats import date_format, time_format
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wijkwerk.core.actor import Actor
from wijkwerk.core.klok import AMSTERDAM, nu
from wijkwerk.core.permissions import mag_ergens
from wijkwerk.doelen.domain.belofte import Stand
from wijkwerk.doelen.models import Inspanning
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen.domain.tekst import titel_van
from wijkwerk.signalen.labels import TREDE
from wijkwerk.signalen.models import Doorgeleiding, Toezegging
from wijkwerk.ui.grafiek import Staafgrafiek
from wijkwerk.werkplek.domain.tijd import dagdeel, einde_week
from wijkwerk.werkplek.selectors import (
    ANTWOORD,
    BELOFTE,
    BERICHT,
    BESLUIT,
    VRAAG,
    Beloftestand,
    Gebeurtenis,
    Maand,
    Openstaand,
    Signalenstand,
    TeDoen,
    is_van,
)

DAGEN_IN_WEEK: Final = 7
LANGSTE_TITEL: Final = 90
GROETEN: Final = {
    "morgen": gettext_lazy("Goedemorgen, %(naam)s"),
    "middag": gettext_lazy("Goedemiddag, %(naam)s"),
    "avond": gettext_lazy("Goedenavond, %(naam)s"),
}


def groet(naam: str) -> str:
    uur = nu().astimezone(AMSTERDAM).hour
    return GROETEN[dagdeel(uur)] % {"naam": naam}


# --- rows -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Werkregel:
    """One thing to do or to know: what, about what, what it waits for, and the day."""

    titel: str
    url: str
    onder: str
    wacht: str
    dag: date | None  # a message has none


def van_signaal(signaal: Any, gemeente: Gemeente, actor: Actor) -> Werkregel:
    url = reverse("signalen:signaal_detail", args=[gemeente, signaal.kenmerk])
    onder = signaal.gebied.naam
    return Werkregel(signaal.titel, url, onder, ligt_bij(signaal, actor), signaal.antwoord_voor)


def ligt_bij(signaal: Any, actor: Actor) -> str:
    """What a voice waits for; says so when that is the reader."""
    if signaal.bij:
        return _("wacht op %(wie)s") % {"wie": signaal.bij}
    if signaal.behandelaar is None:
        return _("nog niet opgepakt")
    if signaal.behandelaar == actor.persoon:
        return _("wacht op u")
    return _("wacht op %(wie)s") % {"wie": signaal.behandelaar.naam}


TE_DOEN: Final = {
    BESLUIT: ("signalen:signaal_detail", gettext_lazy("neem een besluit")),
    BELOFTE: ("signalen:toezegging_detail", gettext_lazy("kom uw toezegging na")),
    BERICHT: ("signalen:bestuursbericht_detail", gettext_lazy("lees het bericht")),
    ANTWOORD: ("signalen:bestuursbericht_detail", gettext_lazy("de bestuurder gaf antwoord")),
}


def van_vraag(vraag: Doorgeleiding, gemeente: Gemeente, actor: Actor) -> Werkregel:
    url = reverse("signalen:signaal_detail", args=[gemeente, vraag.signaal.kenmerk])
    onder = _("%(gebied)s, vraag van %(wie)s") % {
        "gebied": vraag.signaal.gebied.naam,
        "wie": vraag.door.naam if vraag.door else _("een vaste regel"),
    }
    if vraag.persoon is not None and vraag.persoon != actor.persoon:
        wacht = _("wacht op %(wie)s") % {"wie": vraag.persoon.naam}
    elif vraag.status == Doorgeleiding.Status.OPEN:
        wacht = _("neem aan of weiger")
    else:
        wacht = _("geef antwoord aan een collega")
    return Werkregel(vraag.signaal.titel, url, onder, wacht, vraag.voor)


def van_te_doen(rij: TeDoen, gemeente: Gemeente) -> Werkregel:
    """A decision, a promise or a message, with what is asked of the reader."""
    pagina, wacht = TE_DOEN[rij.soort]
    url = reverse(pagina, args=[gemeente, rij.kenmerk])
    titel = Truncator(rij.titel).chars(LANGSTE_TITEL)
    return Werkregel(titel, url, rij.waar, str(wacht), rij.dag)


def van_inspanning(inspanning: Inspanning, gemeente: Gemeente, actor: Actor) -> Werkregel:
    url = reverse("doelen:inspanning_detail", args=[gemeente, inspanning.kenmerk])
    onder = f"{inspanning.gebied.naam}, {inspanning.organisatie.naam}"
    wie = inspanning.persoon.naam if inspanning.persoon else inspanning.organisatie.naam
    if is_van(inspanning, actor):
        begonnen = inspanning.status == "bezig"
        wacht = _("leg het resultaat vast") if begonnen else _("begin eraan")
    else:
        wacht = _("wacht op %(wie)s") % {"wie": wie}
    return Werkregel(inspanning.titel, url, onder, wacht, inspanning.klaar_voor)


@dataclass(frozen=True)
class Werk:
    """The two lists of the start page, by date, with how many there are of each."""

    te_laat: list[Werkregel]
    aantal_te_laat: int
    wacht: list[Werkregel]
    aantal_wacht: int


def werk_van(  # noqa: PLR0913, PLR0917 -- one list of each kind
    actor: Actor,
    gemeente: Gemeente,
    vandaag: date,
    stand: Signalenstand,
    vragen: Sequence[Doorgeleiding],
    inspanningen: Sequence[Inspanning],
    te_doen: Sequence[TeDoen] = (),
) -> Werk:
    """Late: all the actor sees. Waiting: new voices, questions to us, what is asked of us by name
    or role, and work of our own. A message is never late."""
    signalen = [van_signaal(rij, gemeente, actor) for rij in stand.te_laat]
    rest = [van_vraag(rij, gemeente, actor) for rij in vragen]
    berichten = [rij for rij in te_doen if rij.soort in {BERICHT, ANTWOORD}]
    rest += [van_te_doen(rij, gemeente) for rij in te_doen if rij not in berichten]
    rest += [
        van_inspanning(rij, gemeente, actor)
        for rij in inspanningen
        if rij.klaar_voor < vandaag or is_van(rij, actor)
    ]
    te_laat = [regel for regel in rest if regel.dag and regel.dag < vandaag]
    nieuw = [van_signaal(rij, gemeente, actor) for rij in stand.nieuw if _mag_oppakken(actor)]
    wacht = [regel for regel in rest if regel not in te_laat]
    wacht += [replace(van_te_doen(rij, gemeente), dag=None) for rij in berichten]
    return Werk(
        te_laat=_op_dag([*signalen, *te_laat]),
        aantal_te_laat=stand.aantal_te_laat + len(te_laat),
        wacht=_op_dag([*nieuw, *wacht]),
        aantal_wacht=(stand.aantal_nieuw if nieuw else 0) + len(wacht),
    )


def _mag_oppakken(actor: Actor) -> bool:
    return mag_ergens(actor, "signaal.oppakken")


def _op_dag(regels: list[Werkregel]) -> list[Werkregel]:
    return sorted(regels, key=lambda regel: regel.dag or date.min)[:10]


def deze_week(inspanningen: Sequence[Inspanning], vandaag: date) -> list[Inspanning]:
    """What was promised for this week and is not late."""
    zondag = einde_week(vandaag)
    return [i for i in inspanningen if vandaag <= i.klaar_voor <= zondag and i.bekend_op]


# --- sentences --------------------------------------------------------------------------------


def dag_zin(vandaag: date) -> str:
    return capfirst(date_format(vandaag, "l j F"))


def kop_zin(
    stand: Signalenstand, vragen: Sequence[Doorgeleiding], beloften: int, te_laat: int
) -> str:
    """One true sentence about today."""
    delen = []
    if stand.aantal_te_laat:
        n = stand.aantal_te_laat
        delen.append(
            ngettext(
                "%(n)d bericht wacht te lang op antwoord",
                "%(n)d berichten wachten te lang op antwoord",
                n,
            )
            % {"n": n}
        )
    if vragen:
        n = len(vragen)
        delen.append(ngettext("%(n)d vraag wacht op u", "%(n)d vragen wachten op u", n) % {"n": n})
    if beloften:
        delen.append(
            ngettext(
                "%(n)d belofte loopt deze week af", "%(n)d beloften lopen deze week af", beloften
            )
            % {"n": beloften}
        )
    if not delen:
        return _("Er is werk te laat.") if te_laat else _("Er is niets te laat.")
    return capfirst(", ".join(delen)) + "."


GEBEURD: Final = {
    "signaal.indienen": gettext_lazy("%(wie)s liet iets weten:"),
    "signaal.oppakken": gettext_lazy("%(wie)s pakte dit op:"),
    "signaal.doorgeven": gettext_lazy("%(wie)s gaf dit door:"),
    "signaal.terugnemen": gettext_lazy("%(wie)s nam dit terug:"),
    "signaal.bundelen": gettext_lazy("%(wie)s legde dit bij een opgave:"),
    "signaal.losmaken": gettext_lazy("%(wie)s haalde dit uit een opgave:"),
    "signaal.beantwoorden": gettext_lazy("%(wie)s gaf antwoord:"),
    "signaal.heropenen": gettext_lazy("%(wie)s opende dit opnieuw:"),
    "signaal.aanvullen": gettext_lazy("%(wie)s vulde dit aan:"),
    "signaal.routeren": gettext_lazy("%(wie)s wees de weg:"),
    "signaal.toewijzen": gettext_lazy("%(wie)s wees dit toe:"),
    "signaal.noteren": gettext_lazy("%(wie)s schreef een notitie bij:"),
    "signaal.route_kiezen": gettext_lazy("%(wie)s koos de weg voor:"),
    "signaal.klein_grut": gettext_lazy("%(wie)s zegt of dit klein grut is:"),
    "signaal.vertalen": gettext_lazy("%(wie)s vatte dit samen:"),
    "signaal.samenvoegen": gettext_lazy("%(wie)s voegde dit samen:"),
    "signaal.uit_elkaar_halen": gettext_lazy("%(wie)s haalde dit uit elkaar:"),
    "signaal.splitsen": gettext_lazy("%(wie)s splitste dit:"),
    "signaal.verbinden": gettext_lazy("%(wie)s verbond dit met een ander bericht:"),
    "signaal.verband_losmaken": gettext_lazy("%(wie)s maakte dit los van een ander bericht:"),
    "signaal.aansluiten": gettext_lazy("%(wie)s sloot zich hierbij aan:"),
    "signaal.openbaar_maken": gettext_lazy("%(wie)s maakte dit openbaar:"),
    "signaal.openbaar_intrekken": gettext_lazy("%(wie)s haalde dit van de site:"),
    "signaal.intrekken": gettext_lazy("%(wie)s trok dit in:"),
    "signaal.afmelden": gettext_lazy("%(wie)s doet niet meer mee met:"),
    "signaal.opnieuw_vragen": gettext_lazy("%(wie)s vraagt om opnieuw te kijken:"),
    "signaal.wissen": gettext_lazy("%(wie)s wiste na de bewaartermijn:"),
    "melder.stoppen": gettext_lazy("%(wie)s wil geen bericht meer over:"),
    "melder.adres_wijzigen": gettext_lazy("%(wie)s wijzigde hoe wij antwoorden op:"),
    "melder.adres_bevestigen": gettext_lazy("%(wie)s bevestigde een nieuw adres bij:"),
    "melder.wissen": gettext_lazy("%(wie)s wiste de contactgegevens bij:"),
    "doorgeleiding.aanvaarden": gettext_lazy("%(wie)s nam een vraag aan:"),
    "doorgeleiding.weigeren": gettext_lazy("%(wie)s weigerde een vraag:"),
    "escalatie.maken": gettext_lazy("%(wie)s vroeg een besluit:"),
    "escalatie.besluiten": gettext_lazy("%(wie)s nam een besluit:"),
    "escalatie.intrekken": gettext_lazy("%(wie)s trok een vraag om een besluit in:"),
    "persoon.uit_dienst": gettext_lazy("%(wie)s droeg dit over:"),
    "opgave.afronden": gettext_lazy("%(wie)s gaf antwoord:"),
    "doorgeleiding.beantwoorden": gettext_lazy("%(wie)s beantwoordde een vraag:"),
    "inspanning.maken": gettext_lazy("%(wie)s sprak af:"),
    "inspanning.starten": gettext_lazy("%(wie)s begon met:"),
    "inspanning.uitstellen": gettext_lazy("%(wie)s stelde dit uit:"),
    "inspanning.stoppen": gettext_lazy("%(wie)s stopte met:"),
    "inspanning.heropenen": gettext_lazy("%(wie)s ging verder met:"),
    "resultaat.vastleggen": gettext_lazy("%(wie)s meldde dat dit klaar is:"),
}


@dataclass(frozen=True)
class Nieuws:
    """A line of 'just happened': the hour, the day of this week, or the date."""

    op: Any
    wanneer: str
    zin: str
    titel: str
    url: str


def nieuws(gebeurd: Gebeurtenis, gemeente: Gemeente, vandaag: date) -> Nieuws:
    pagina = {"signaal": "signalen:signaal_detail", "inspanning": "doelen:inspanning_detail"}
    lokaal = gebeurd.op.astimezone(AMSTERDAM)
    zin = GEBEURD.get(gebeurd.handeling, gettext_lazy("%(wie)s werkte aan:"))
    if gebeurd.handeling == "signaal.indienen" and gebeurd.wie:
        zin = gettext_lazy("%(wie)s voerde een bericht in:")
    return Nieuws(
        op=lokaal,
        wanneer=_wanneer(lokaal, vandaag),
        zin=zin % {"wie": gebeurd.wie or _wie_zonder_naam(gebeurd.handeling)},
        titel=gebeurd.titel,
        url=reverse(pagina[gebeurd.soort], args=[gemeente, gebeurd.kenmerk]),
    )


VAN_BEWONERS: Final = frozenset(
    {
        "signaal.indienen",
        "signaal.aanvullen",
        "signaal.aansluiten",
        "signaal.intrekken",
        "signaal.afmelden",
        "signaal.opnieuw_vragen",
        "melder.stoppen",
        "melder.wissen",
        "melder.adres_wijzigen",
        "melder.adres_bevestigen",
    }
)


def _wie_zonder_naam(handeling: str) -> str:
    """A step without a colleague was taken by a resident, by a rule, or by the program."""
    if handeling in VAN_BEWONERS:
        return _("Een bewoner")
    return _("Een vaste regel") if handeling == "signaal.routeren" else _("Wijkwerk")


def _wanneer(moment: datetime, vandaag: date) -> str:
    if moment.date() == vandaag:
        return time_format(moment, "G.i")
    deze_week = (vandaag - moment.date()).days < DAGEN_IN_WEEK
    return date_format(moment, "D" if deze_week else "j M").lower()


# --- how an area stands -----------------------------------------------------------------------


@dataclass(frozen=True)
class Laatregel:
    """Something late: what, with whom it lies, why, and how many days."""

    titel: str
    url: str
    bij: str
    waarom: str
    dagen: int


def laat_signaal(signaal: Any, gemeente: Gemeente, actor: Actor, vandaag: date) -> Laatregel:
    url = reverse("signalen:signaal_detail", args=[gemeente, signaal.kenmerk])
    if signaal.bij:
        bij = signaal.bij
        waarom = _("Onze vraag van %(dag)s wacht op antwoord") % {
            "dag": date_format(signaal.bij_sinds.astimezone(AMSTERDAM), "j F")
        }
    elif signaal.behandelaar is None:
        bij, waarom = _("Niemand"), _("Nog niet opgepakt")
    else:
        bij, waarom = signaal.behandelaar.naam, _("In behandeling, nog geen antwoord gegeven")
        if signaal.behandelaar == actor.persoon:
            bij = _("U")
    dagen = (vandaag - signaal.antwoord_voor).days
    return Laatregel(signaal.titel, url, bij, waarom, dagen)


def late_belofte(belofte: Beloftestand, gemeente: Gemeente, vandaag: date) -> Laatregel:
    inspanning = belofte.inspanning
    url = reverse("doelen:inspanning_detail", args=[gemeente, inspanning.kenmerk])
    begonnen = inspanning.status == "bezig"
    return Laatregel(
        inspanning.titel,
        url,
        inspanning.persoon.naam if inspanning.persoon else inspanning.organisatie.naam,
        _("Belofte: begonnen, niet klaar") if begonnen else _("Belofte: nog niet begonnen"),
        (vandaag - inspanning.klaar_voor).days,
    )


def late_regels(
    actor: Actor,
    gemeente: Gemeente,
    vandaag: date,
    signalen: Sequence[Any],
    beloften: Sequence[Beloftestand],
) -> list[Laatregel]:
    """Voices and promises together, the longest late first."""
    regels = [laat_signaal(rij, gemeente, actor, vandaag) for rij in signalen]
    regels += [late_belofte(b, gemeente, vandaag) for b in beloften if b.stand == Stand.TE_LAAT]
    return sorted(regels, key=lambda regel: -regel.dagen)


def openstaande_regels(
    rijen: Sequence[Openstaand], gemeente: Gemeente, vandaag: date
) -> dict[str, list[Laatregel]]:
    """By kind: questions, decisions and promises, each with whom it lies and how late it is."""
    uit: dict[str, list[Laatregel]] = {VRAAG: [], BESLUIT: [], BELOFTE: []}
    for rij in rijen:
        pagina = "signalen:toezegging_detail" if rij.soort == BELOFTE else "signalen:signaal_detail"
        titel = titel_van(rij.titel) if rij.soort == VRAAG else rij.titel
        bij = str(TREDE.get(rij.bij, rij.bij)) if rij.soort == BESLUIT else rij.bij
        gebroken = rij.soort == BELOFTE and rij.stand == Toezegging.Status.GEBROKEN
        uit[rij.soort].append(
            Laatregel(
                Truncator(titel).chars(LANGSTE_TITEL),
                reverse(pagina, args=[gemeente, rij.kenmerk]),
                bij,
                _("gebroken") if gebroken else date_format(rij.dag, "j F"),
                (vandaag - rij.dag).days,
            )
        )
    return uit


def staven_van(maanden: Sequence[Maand]) -> tuple[Staafgrafiek, str]:
    """Bars of six months, and the same in words."""
    grafiek = Staafgrafiek(
        [date_format(maand.begin, "M").lower().rstrip(".") for maand in maanden],
        [[maand.binnen for maand in maanden], [maand.beantwoord for maand in maanden]],
    )
    delen = [
        _("%(maand)s %(binnen)d en %(beantwoord)d")
        % {
            "maand": date_format(maand.begin, "F"),
            "binnen": maand.binnen,
            "beantwoord": maand.beantwoord,
        }
        for maand in maanden
    ]
    return grafiek, _("Binnen en beantwoord per maand: %(rij)s.") % {"rij": ", ".join(delen)}
