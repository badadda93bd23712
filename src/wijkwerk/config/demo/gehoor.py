"""How Wijkendam listens: rules, moments, promises, and the forty voices of the last two weeks."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from datetime import datetime, time, timedelta
from typing import Any

from wijkwerk.accounts import services as accounts
from wijkwerk.config.demo import mensen, postbak
from wijkwerk.config.demo.stemmen import Stem
from wijkwerk.config.demo.wereld import Wereld, beantwoord, zeg
from wijkwerk.core import klok
from wijkwerk.core.actor import Bewoner
from wijkwerk.signalen import services as signalen
from wijkwerk.signalen.domain.regels import Voorwaarde
from wijkwerk.signalen.models import Moment, Signaal, Toezegging
from wijkwerk.signalen.services import Regelgegevens
from wijkwerk.signalen.services.standaardteksten import standaardtekst_bewaren
from wijkwerk.signalen.volger import Volger

Stappen = Generator[int, None, None]

# What a theme is called by in the words of residents; basis = schoon, heel en veilig.
TREFWOORDEN = {
    "Verlichting": ("lamp", "lampen", "donker", "lantaarnpaal", "licht"),
    "Schoon": ("grofvuil", "container", "afval", "ratten", "prullenbak", "glasbak", "matras"),
    "Groen": ("boom", "bomen", "gras", "heg", "struiken", "plantenruil", "hondenpoep"),
    "Verkeer": ("auto", "auto’s", "fietspad", "parkeren", "vrachtwagens", "oversteken"),
    "Stoep en straat": ("stoep", "tegel", "stoeptegel", "gat", "glad", "plas"),
    "Samen leven": ("buren", "buurtfeest", "wijkagent", "bang"),
    "Ontmoeten": ("bankje", "bank", "ontmoetingsruimte", "koffie"),
    "Vervoer": ("bus", "bushalte", "buurtbus", "halte"),
}
BASIS = ("Schoon", "Stoep en straat", "Verlichting")
TERMIJNEN = {"Schoon": 5, "Stoep en straat": 8}

STANDAARDTEKSTEN = (
    (
        "Losse tegel",
        "Stoep en straat",
        "kan",
        "Wij leggen de tegel recht. Dat doen wij binnen vijf werkdagen.",
        "Een losse tegel is gevaarlijk. Daarom gaat dit voor.",
    ),
    (
        "Lamp kapot",
        "Verlichting",
        "kan",
        "Wij maken de lamp. Dat duurt hoogstens tien werkdagen.",
        "Licht hoort bij een veilige straat.",
    ),
    (
        "Geen geld dit jaar",
        "",
        "kan_niet",
        "Dit jaar doen wij dit niet. Wij zetten het op de lijst voor volgend jaar.",
        "Het geld voor dit jaar is op. Wat gevaarlijk is, gaat voor.",
    ),
    (
        "Bedankt voor het compliment",
        "Samen leven",
        "info",
        "Dank u wel. Wij vertellen het aan de collega’s die dit deden.",
        "",
    ),
)


def inrichten(w: Wereld) -> None:
    """Themes with their words and terms, the ladder, standard texts, places and groups."""
    for naam, thema in w.thema.items():
        thema.trefwoorden = "\n".join(TREFWOORDEN[naam])
        thema.basis = naam in BASIS
        thema.servicetermijn_dagen = TERMIJNEN.get(naam)
        thema.save()
    accounts.ladder_beginnen(w.gemeente)
    bram, fatima = w.actor[mensen.BRAM], w.actor[mensen.FATIMA]
    for titel, thema_naam, uitkomst, tekst, reden in STANDAARDTEKSTEN:
        standaardtekst_bewaren(
            actor=bram,
            gemeente=w.gemeente,
            titel=titel,
            tekst=tekst,
            reden=reden,
            thema=w.thema.get(thema_naam),
            uitkomst=uitkomst,
        )
    signalen.meldpunt_bewaren(
        None,
        actor=fatima,
        gemeente=w.gemeente,
        gebied=w.gebied["Molenveld"],
        naam="Wijkpunt De Spil",
        adres="Fonteinplein 3",
        telefoon="06 1234 5622",
        open_op="maandag 9 tot 12 uur\ndonderdag 13 tot 17 uur",
    )
    for naam, aanpak, kanaal, tussenpersoon in (
        ("Jongeren van 12 tot 18 jaar", "Wij gaan naar hen toe, na school.", "het schoolplein", ""),
        (
            "Ouderen die weinig buiten komen",
            "De huismeester neemt onze vragen mee.",
            "huisbezoek",
            "huismeesters van Woonstede",
        ),
    ):
        signalen.doelgroep_bewaren(
            None,
            actor=fatima,
            gemeente=w.gemeente,
            gebied=None if kanaal == "huisbezoek" else w.gebied["Molenveld"],
            naam=naam,
            aanpak=aanpak,
            kanaal=kanaal,
            tussenpersoon=tussenpersoon,
        )


def draden(w: Wereld) -> Iterator[Stappen]:
    """Everything of the last weeks, each as a thread of its own."""
    yield _regels(w)
    yield _spreekuur(w)
    yield _schouw(w)
    yield _bijeenkomst(w)
    yield _wat_nog_komt(w)
    yield from (_komt_binnen(w, stem) for stem in _los())
    yield _grofvuil(w)
    yield _hoge_dijk(w)
    yield _toezeggingen(w)
    yield _wijktoetsen(w)
    yield _bestuur(w)
    yield _gehoord(w)


def _regels(w: Wereld) -> Stappen:
    """Two rules that hold since twelve days; what came before, a colleague decided."""
    yield 12
    bram = w.actor[mensen.BRAM]
    with w.op_werkdag(12):
        for gegevens in (
            Regelgegevens(
                "Grofvuil gaat snel",
                (Voorwaarde("woorden", ("grofvuil", "matras")),),
                thema=w.thema["Schoon"],
                klein_grut=True,
            ),
            Regelgegevens(
                "Bus en halte naar Verkeer",
                (Voorwaarde("woorden", ("buurtbus", "bushalte", "halte")),),
                thema=w.thema["Vervoer"],
                naar=w.organisatie["Verkeer"],
                vraag="Kunt u hier iets aan doen, en wanneer?",
                dagen=5,
            ),
        ):
            signalen.regel_maken(gegevens, actor=bram, gemeente=w.gemeente)


def _los() -> tuple[Stem, ...]:
    return (
        postbak.SCHOOLSTRAAT[:1] + postbak.SCHOOLSTRAAT[3:] + postbak.BRIEVEN + postbak.PARTNERS
    ) + postbak.DOOR_ELKAAR


def _komt_binnen(w: Wereld, stem: Stem) -> Stappen:
    """It waits: whoever opens the demo decides where it goes."""
    yield stem.dagen
    zeg(w, stem)


def _om(w: Wereld, dagen: int, uur: int) -> datetime:
    return datetime.combine(w.dag(dagen), time(uur), tzinfo=klok.AMSTERDAM)


def _plan(w: Wereld, dagen: int, soort: str, gebied: str, titel: str, **velden: Any) -> Moment:
    """In the agenda two weeks before; `dagen` ago, or ahead when negative."""
    uur = velden.pop("uur", 10)
    begint = _om(w, dagen, uur)
    return signalen.moment_maken(
        actor=w.wijkambtenaar(w.gebied[gebied]),
        gemeente=w.gemeente,
        gebied=w.gebied[gebied],
        soort=soort,
        gegevens=signalen.MomentGegevens(
            titel=titel, begint_op=begint, eindigt_op=begint + timedelta(hours=2), **velden
        ),
    )


def _gehouden(
    w: Wereld, moment: Moment, dagen: int, stemmen: tuple[Stem, ...], aanwezig: int, verslag: str
) -> None:
    for stem in stemmen:
        zeg(w, stem, moment=moment)
    with w.op(dagen - 1, 16):
        signalen.moment_afronden(
            moment,
            actor=w.wijkambtenaar(moment.gebied),
            aanwezig=aanwezig,
            verslag=verslag,
            samenvatting="Jongeren en de buurtbus vragen om een besluit." if moment.namens else "",
        )


def _spreekuur(w: Wereld) -> Stappen:
    yield 18
    with w.op_werkdag(18):
        moment = _plan(
            w,
            4,
            "spreekuur",
            "Molenveld",
            "Spreekuur in buurthuis De Spil",
            plek="De Spil, Fonteinplein 3",
            namens=w.actor[mensen.HENK].persoon,
        )
    yield 4
    verslag = "Zeven mensen kwamen langs. Het ging over de buurtbus en over ontmoeten."
    _gehouden(w, moment, 4, postbak.SPREEKUUR, 7, verslag)


def _schouw(w: Wereld) -> Stappen:
    yield 20
    with w.op_werkdag(20):
        moment = _plan(
            w,
            6,
            "wijkschouw",
            "Vogelhof",
            "Schouw door de Merelbuurt",
            uur=13,
            plek="Bij de speeltuin in de Merelstraat",
            toelichting="Wij lopen van de speeltuin naar de garages en terug.",
        )
    yield 6
    verslag = "Met vijf bewoners liepen wij een rondje. Wij schreven vijf punten op."
    _gehouden(w, moment, 6, postbak.SCHOUW, 5, verslag)


def _bijeenkomst(w: Wereld) -> Stappen:
    yield 22
    with w.op_werkdag(22):
        moment = _plan(
            w, 8, "bijeenkomst", "De Akkers", "Praten over de school", uur=19, plek="De Korenaar"
        )
    yield 8
    verslag = "Ouders willen minder auto’s voor de school. Wij komen terug met een voorstel."
    _gehouden(w, moment, 8, postbak.SCHOOLSTRAAT[1:3], 21, verslag)


def _wat_nog_komt(w: Wereld) -> Stappen:
    yield 3
    with w.op_werkdag(3):
        _plan(w, -5, "spreekuur", "Molenveld", "Spreekuur in buurthuis De Spil", plek="De Spil")
        _plan(w, -12, "wijkschouw", "Oude Stad", "Schouw rond de Markt", uur=14, plek="De Markt")
        af = _plan(w, -3, "spreekuur", "Vogelhof", "Spreekuur in de bibliotheek")
        signalen.moment_afgelasten(
            af,
            actor=w.actor[mensen.FATIMA],
            reden="De bibliotheek is die dag dicht. Kom naar De Spil.",
        )
        accounts.vervanging_regelen(
            w.actor[mensen.YOUSSEF].persoon,
            actor=w.actor[mensen.YOUSSEF],
            gemeente=w.gemeente,
            vervanger=w.actor[mensen.FATIMA].persoon,
            van=w.dag(-7),
            tot=w.dag(-14),
        )


def _grofvuil(w: Wereld) -> Stappen:
    """The same heap four times: two are merged, the team in the wijk is asked."""
    fatima = w.actor[mensen.FATIMA]
    berichten: list[Signaal] = []
    for stem in postbak.GROFVUIL:
        yield stem.dagen
        berichten.append(zeg(w, stem))
    yield 3
    with w.op_werkdag(3):
        eerste = signalen.signaal_oppakken(berichten[0], actor=fatima)
        signalen.signaal_noteren(
            eerste, actor=fatima, notitie="Stond vorig jaar ook. Camera helpt niet."
        )
        signalen.signaal_samenvoegen(
            eerste, actor=fatima, andere=berichten[1:2], reden="Dezelfde matras."
        )
        signalen.signaal_doorgeven(
            eerste,
            actor=fatima,
            naar=w.organisatie["Buurtserviceteam"],
            vraag="Kunnen jullie dit deze week weghalen?",
            voor=w.dag(-2),
        )


def _hoge_dijk(w: Wereld) -> Stappen:
    """A bus stop that nobody owns: asked, refused, and one step up the ladder."""
    stem = Stem(
        33,
        "Hoge Dijk",
        "Vervoer",
        "De bushalte bij Hoge Dijk is te laag voor mijn rolstoel. Ik vraag dit al twee jaar.",
        "telefoon",
        "klacht",
        "Meneer Hendriks",
        "bel",
    )
    yield stem.dagen
    signaal = zeg(w, stem)
    youssef = w.wijkambtenaar(signaal.gebied)
    yield 30
    with w.op_werkdag(30):
        signaal = signalen.signaal_doorgeven(
            signaal,
            actor=youssef,
            naar=w.organisatie["Verkeer"],
            vraag="Kan de halte dit jaar hoger?",
            voor=w.dag(23),
        )
    yield 26
    with w.op_werkdag(26):
        vraag = signaal.doorgeleidingen.get()
        signalen.doorgeleiding_weigeren(
            vraag, actor=w.actor[mensen.JORIS], reden="De halte is van de provincie."
        )
    yield 20
    with w.op_werkdag(20):
        signalen.escalatie_maken(
            signaal,
            actor=youssef,
            zelf_beslissen=False,
            reden="De provincie en wij wijzen naar elkaar.",
            gevraagd="Mogen wij de halte zelf ophogen en de rekening sturen?",
            standpunten="Verkeer: niet van ons. Provincie: pas in 2029.",
            geprobeerd="Twee keer gebeld, een brief gestuurd.",
        )


def _toezeggingen(w: Wereld) -> Stappen:
    """Kept, broken with a new date, late, and running."""
    fatima = w.actor[mensen.FATIMA]
    gebied = w.gebied["Molenveld"]

    def beloof(tekst: str, voor: int) -> Toezegging:
        return signalen.toezegging_maken(
            actor=fatima, tekst=tekst, voor=w.dag(voor), gebied=gebied, aan="bewoners op de avond"
        )

    yield 120
    with w.op_werkdag(120):
        gehouden = beloof("Wij komen terug met een plan voor de speeltuin", 90)
        later = beloof("De struiken bij de school worden gesnoeid", 60)
    yield 92
    with w.op_werkdag(92):
        signalen.toezegging_nakomen(
            gehouden, actor=fatima, toelichting="Het plan hangt in De Spil. U kunt het daar zien."
        )
    yield 58
    with w.op_werkdag(58):
        signalen.toezegging_breken(
            later,
            actor=fatima,
            reden="Er zat een nest in de struiken. Wij wachten tot de vogels weg zijn.",
            nieuwe_datum=w.dag(-10),
        )
    yield 40
    with w.op_werkdag(40):
        beloof("Een bord bij het pad dat zegt wanneer wij beginnen", 6)
        beloof("De wijkwethouder komt kijken op het Ezelspad", -21)


def _wijktoetsen(w: Wereld) -> Stappen:
    """One that was decided, one that is open."""
    youssef = w.wijkambtenaar(w.gebied["De Akkers"])
    fatima = w.actor[mensen.FATIMA]

    def voorstel(actor: Any, gebied: str, dagen: tuple[int, int], titel: str, tekst: str) -> Any:
        toets = signalen.wijktoets_maken(
            actor=actor,
            gemeente=w.gemeente,
            gebied=w.gebied[gebied],
            gegevens=signalen.ToetsGegevens(
                titel=titel,
                voorstel=tekst,
                vraag="Wat vindt u hiervan?",
                van=w.dag(dagen[0]),
                tot=w.dag(dagen[1]),
            ),
        )
        return signalen.wijktoets_openen(toets, actor=actor)

    yield 60
    with w.op_werkdag(60):
        oud = voorstel(
            fatima,
            "Molenveld",
            (60, 40),
            "Drie parkeerplekken worden groen",
            "Bij het Fonteinplein halen wij drie parkeerplekken weg. Er komen bomen en een bank.",
        )
    reacties = []
    for dagen, tekst in (
        (55, "Goed idee, maar laat de plek voor mijn rolstoelauto staan."),
        (52, "Waar moet mijn bezoek dan parkeren?"),
        (48, "Eindelijk schaduw bij de speelplek."),
    ):
        yield dagen
        stem = Stem(dagen, "Fonteinbuurt", "Groen", tekst, soort="wens")
        reacties.append(zeg(w, stem, wijktoets=oud))
    yield 45
    for reactie in reacties:
        beantwoord(
            w,
            reactie,
            45,
            "info",
            "Dank u wel. Wij nemen uw reactie mee en besluiten na de laatste dag.",
            "",
        )
    yield 35
    with w.op_werkdag(35):
        signalen.wijktoets_besluiten(
            oud,
            actor=fatima,
            besluit="Twee plekken worden groen. Een plek blijft, voor mensen met een rolstoel.",
            afgewogen="Drie bewoners reageerden. De plek voor de rolstoelauto woog het zwaarst.",
        )
    yield 2
    with w.op_werkdag(2):
        voorstel(
            youssef,
            "De Akkers",
            (2, -19),
            "De Tarwestraat dicht als de school begint",
            "Van kwart over acht tot negen uur mogen er geen auto’s in de Tarwestraat. "
            "Wie er woont, mag er wel in en uit.",
        )


def _bestuur(w: Wereld) -> Stappen:
    """A report that was read and answered, and a question that waits."""
    henk = w.actor[mensen.HENK]
    yield 30
    with w.op_werkdag(30):
        rapport = signalen.rapport_maken(
            w.gemeente,
            actor=w.actor[mensen.FATIMA],
            gebied=w.gebied["Molenveld"],
            aan=henk.persoon,
            van=w.dag(120),
            tot=w.dag(30),
            tekst="Bewoners zijn blij met de lampen. Over het natte pad blijven vragen komen.",
        )
    yield 28
    with w.op_werkdag(28):
        rapport = signalen.bestuursbericht_lezen(rapport, actor=henk)
        signalen.bestuursbericht_beantwoorden(
            rapport, actor=henk, antwoord="Dank. Ik kom volgende maand zelf kijken op het pad."
        )
    yield 1
    with w.op_werkdag(1):
        signalen.bestuursbericht_sturen(
            w.gemeente,
            actor=w.actor[mensen.YOUSSEF],
            gebied=w.gebied["De Akkers"],
            aan=henk.persoon,
            onderwerp="De straat voor de school",
            tekst="Vijf bewoners vroegen in twee weken om minder auto’s bij de school. "
            "Het voorstel staat nu open.",
            gevraagd="Wilt u bij de volgende avond zijn?",
        )


def _gehoord(w: Wereld) -> Stappen:
    """Two residents say whether they were heard; one of them asks us to look again."""
    fatima = w.actor[mensen.FATIMA]
    stemmen = (
        Stem(26, "Fonteinbuurt", "Groen", "Kan het gras bij het plein korter?", soort="wens"),
        Stem(25, "Molenhoek", "Verkeer", "Het bord bij de bocht is niet te lezen.", naam="Ria"),
    )
    berichten = []
    for stem in stemmen:
        yield stem.dagen
        berichten.append(zeg(w, stem))
    yield 15
    for signaal, uitkomst, tekst, reden in (
        (
            berichten[0],
            "kan",
            "Wij maaien het gras om de week.",
            "Op het plein wordt veel gespeeld.",
        ),
        (
            berichten[1],
            "kan_niet",
            "Wij vervangen het bord niet.",
            "Het bord is te lezen vanuit de auto.",
        ),
    ):
        beantwoord(w, signaal, 15, uitkomst, tekst, reden)
    yield 12
    with w.op(12, 19):
        signalen.signaal_beoordelen(
            berichten[0].indiener, actor=Volger(berichten[0].indiener), gehoord="ja"
        )
    yield 11
    with w.op(11, 20):
        melder = berichten[1].indiener
        signalen.signaal_beoordelen(
            melder, actor=Volger(melder), gehoord="nee", toelichting="U bent niet komen kijken."
        )
        signalen.signaal_opnieuw_vragen(
            melder, actor=Volger(melder), reden="Er hangt een tak voor. Kom alstublieft kijken."
        )
    vol = Stem(11, "Fonteinbuurt", "Schoon", "De prullenbak op het plein zit elke dag vol.")
    bericht = zeg(w, vol, wil_openbaar=True)
    yield 10
    with w.op_werkdag(10):
        openbaar = signalen.signaal_openbaar_maken(
            bericht, actor=fatima, publieke_tekst="De prullenbak op het Fonteinplein zit vol."
        )
    yield 8
    with w.op(8, 21):
        signalen.signaal_aansluiten(
            openbaar,
            actor=Bewoner(),
            melder=signalen.MelderGegevens(e_mail="buur@post.example", kanaal="mail"),
        )
