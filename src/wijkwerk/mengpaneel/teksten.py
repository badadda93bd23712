"""Reading help in our own words: sliders, profiles, hints, tasks, expectations.

The rules stand in `domain`; here are the words, by the same codes. The source is Platform31,
*Organisatievormen in het wijkgericht werken* (2021); `hoofdstuk` says where to read on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from wijkwerk.mengpaneel.domain.schaal import Band

Tekst = Any  # a lazy translation: text when it is shown

BRON: Final = "Platform31, Organisatievormen in het wijkgericht werken (2021)"

BAND: Final[dict[str, Tekst]] = {
    Band.LAAG: _("laag"),
    Band.MIDDEN: _("midden"),
    Band.HOOG: _("hoog"),
}
GEEN_KEUZE: Final = _("geen keuze")
GEZEGD: Final = _("{band}, stand {stand} van 9")  # what a slider says to a screen reader
ONGEZEGD: Final = _("nog geen keuze, de schuif staat in het midden")


@dataclass(frozen=True)
class Schuiftekst:
    """Words of a slider (table A-1). `kenmerken` and `vragen` keep their order: answers are stored
    by their number."""

    naam: Tekst
    kort: Tekst  # for a narrow column; \u00ad where it may break
    regels: tuple[Tekst, Tekst]  # for a drawing
    hoog: Tekst
    laag: Tekst
    kenmerken: tuple[Tekst, ...]
    vragen: tuple[Tekst, ...]
    gesprek: tuple[Tekst, ...]  # for the big screen, where views differ


SCHUIF: Final[dict[str, Schuiftekst]] = {
    "PI": Schuiftekst(
        _("Positionering intern"),
        _("Positie intern"),
        (_("Positionering"), _("intern")),
        _("Wijkgericht werken heeft een eigen plek, budget en mandaat."),
        _("Het is een taak binnen een sector, zonder eigen budget."),
        (
            _("Er is een eigen budget"),
            _("Er is een eigen afdeling of team"),
            _("De plek naast sectoren en sociale teams is vastgelegd"),
        ),
        (
            _("Hoe komt er geld als dat nodig is?"),
            _("Waar staat wijkgericht werken in de organisatie? Weten collega’s dat?"),
            _("Hoe werkt u samen met het sociaal domein?"),
            _("Hoe bepaalt u wat in een gebied voorgaat?"),
        ),
        (
            _("Waarvoor moest u het laatst toestemming vragen?"),
            _("Wie beslist als een sector en de wijk iets anders willen?"),
        ),
    ),
    "PB": Schuiftekst(
        _("Proces binnen gemeente"),
        _("Proces gemeente"),
        (_("Proces binnen"), _("gemeente")),
        _("De werkwijze is duidelijk. Sectoren maken én doen het plan voor een gebied samen."),
        _("Er is misschien een agenda, maar elke sector doet zijn eigen deel."),
        (
            _("De werkwijze voor gebieden is voor iedereen duidelijk"),
            _("Er is een vaste gebiedscyclus"),
            _("Beleidsplannen houden rekening met gebieden"),
        ),
        (
            _("Maakt u voor elk gebied een plan? Hoe komt dat plan tot stand?"),
            _("Worden plannen van sectoren samengevoegd?"),
            _("Werkt elke afdeling op dezelfde manier?"),
        ),
        (
            _("Welk werk deed u het laatst echt samen met een andere sector?"),
            _("Waar blijft een plan liggen, en waarom daar?"),
        ),
    ),
    "PM": Schuiftekst(
        _("Proces met bewoners"),
        _("Proces bewoners"),
        (_("Proces met"), _("bewoners")),
        _("Bewoners doen vaak mee en nemen zelf initiatief. Hun signalen krijgen een vaste plek."),
        _("Bewoners komen af en toe in beeld, vooral bij klachten."),
        (
            _("Er zijn meer manieren om mee te doen"),
            _("Bewoners nemen vaak zelf initiatief"),
            _("Signalen van bewoners krijgen een vaste plek"),
        ),
        (
            _("Bij wie komen signalen van bewoners binnen?"),
            _("Hoe zorgt u dat er iets met die signalen gebeurt?"),
            _("Hoe helpt u een initiatief van bewoners verder?"),
        ),
        (
            _("Wanneer veranderde een bewoner echt iets? Wie hoorde daarvan?"),
            _("Welke bewoners horen wij nu niet?"),
        ),
    ),
    "BP": Schuiftekst(
        _("Bestuur en politiek"),
        _("Bestuur, politiek"),
        (_("Bestuur en"), _("politiek")),
        _("Bestuurders zijn betrokken. De wijkambtenaar loopt zo bij hen binnen."),
        _("Er is weinig aandacht van bestuur en raad."),
        (
            _("De wijkambtenaar heeft kort contact met het bestuur"),
            _("Er zijn wijkwethouders"),
            _("Er zijn gebiedscommissies"),
            _("Het coalitieakkoord noemt wijkgericht werken"),
        ),
        (
            _("Hoe zijn bestuur en politiek ingedeeld?"),
            _("Zijn er gebiedscommissies? Waarover praten zij mee?"),
            _("Hoe kan een wijkambtenaar de politiek adviseren?"),
        ),
        (
            _("Wanneer kwam een bestuurder het laatst langs, en wat gebeurde er daarna?"),
            _("Wat hoort het bestuur uit de wijk en wat niet?"),
        ),
    ),
    "C": Schuiftekst(
        _("Communicatie"),
        _("Commu\u00adnicatie"),
        (_("Communicatie"), ""),
        _("Elk gebied krijgt vaste communicatie. Nieuws uit de wijk komt bij de juiste collega."),
        _("Er is weinig of geen communicatie per gebied."),
        (
            _("Er is een plan voor communicatie per gebied"),
            _("Wijk en sectoren stemmen hun berichten af"),
            _("Medewerkers kennen gespreksvormen met bewoners"),
        ),
        (
            _("Is er vaste communicatie per gebied? Waarover? Wie doet dat?"),
            _("Weten bewoners bij wie zij terechtkunnen?"),
            _("Hoe gaat de communicatie binnen de gemeente?"),
        ),
        (
            _("Hoe hoorde u het laatste nieuws uit de wijk?"),
            _("Wat weten bewoners niet van ons werk, en hoe komt dat?"),
        ),
    ),
}


@dataclass(frozen=True)
class Profieltekst:
    """Words of a profile; `opdracht` is a proposal for the task of the wijkambtenaar (table "
    "A-4)."""

    naam: Tekst
    kern: Tekst
    opdracht: Tekst
    helpt: Tekst  # what the source advises


PROFIEL: Final[dict[str, Profieltekst]] = {
    "ontwikkelend": Profieltekst(
        _("Ontwikkelende gemeente"),
        _("Begint met wijkgericht werken. Bestuur en bewoners krijgen vaak het eerst aandacht."),
        _(
            "Zoek als kwartiermaker uit wat er in de gebieden speelt en welke opgaven daar liggen. "
            "Breng bewoners en partners bij elkaar. Maak met hen een korte agenda en leg die voor "
            "aan het college."
        ),
        _("Begin klein. Kijk eerst waarom u begint, en begin bij de schuif die daarbij hoort."),
    ),
    "participatief": Profieltekst(
        _("Participatieve gemeente"),
        _(
            "Initiatieven uit de wijk staan voorop. Het proces in het gemeentehuis krijgt minder "
            "aandacht."
        ),
        _(
            "Maak gebruik van wat bewoners zelf kunnen. Jaag initiatieven aan en help ze met "
            "subsidie. Zoek aansluiting bij plannen van de gemeente als dat kan; het hoeft niet."
        ),
        _("Een vaste cyclus helpt als daar behoefte aan is. Zoek groepen op die u nu niet hoort."),
    ),
    "organisatiegericht": Profieltekst(
        _("Organisatiegerichte gemeente"),
        _("Eigen afdeling, vaste cyclus, dicht bij het bestuur. Bewoners staan verder weg."),
        _(
            "Maak van wijkgericht werken het verbindende principe in de organisatie. Zorg vanuit "
            "de "
            "wijkvisie dat afdelingen samen optrekken. Vertel directie en bestuur waar opgaven en "
            "doelen elkaar kunnen versterken."
        ),
        _("Gebruik de stevige structuur om bewoners mee te laten doen. Meld altijd terug."),
    ),
    "toenaderingsgericht": Profieltekst(
        _("Toenaderingsgerichte gemeente"),
        _("Het bestuur zoekt bewoners op en luistert. De organisatie zelf verandert weinig."),
        _(
            "Bouw een netwerk in het gebied en houd het bij. Zorg dat collega’s en vooral "
            "bestuurders "
            "weten wat er speelt. Denk met communicatie mee over hoe u groepen bereikt."
        ),
        _(
            "Bundel wensen tot één pakket. Spreek af wie knopen doorhakt als sectoren er niet "
            "uitkomen."
        ),
    ),
    "gekanteld": Profieltekst(
        _("Gekantelde gemeente"),
        _(
            "Alle schuiven staan boven. Niemand werkt zo: het is een gedachte-experiment en geen "
            "doel."
        ),
        _(
            "Laat voor alle gebieden zien hoe prioriteiten tot stand komen. Spreek af hoe sectoren "
            "samen als één gemeente naar buiten treden. Houd de communicatie met alle partijen "
            "open."
        ),
        _("Houd een deel centraal. Neem zelf initiatief waar bewoners minder meedoen."),
    ),
}


@dataclass(frozen=True)
class Hinttekst:
    titel: Tekst
    tekst: Tekst
    doen: Tekst = ""


HINT: Final[dict[str, Hinttekst]] = {
    "eiland": Hinttekst(
        _("Sterk in de wijk, alleen in het gemeentehuis"),
        _(
            "U doet veel met bewoners, maar sectoren werken weinig samen. Ideeën uit de wijk "
            "lopen dan vast, en u bereikt vaak dezelfde mensen."
        ),
        _(
            "Spreek een vaste cyclus af als daar behoefte aan is. Vraag aandacht van het "
            "bestuur. Zoek bewoners op die u nu niet hoort."
        ),
    ),
    "eigen-plan": Hinttekst(
        _("Veel plan, weinig bewoner"),
        _(
            "De organisatie staat stevig, maar bewoners zijn weinig betrokken. U bent dan vooral "
            "met het eigen plan bezig."
        ),
        _(
            "Gebruik de stevige structuur om bewoners mee te laten doen. Meld altijd terug wat "
            "er met hun inbreng is gedaan."
        ),
    ),
    "buitenspel": Hinttekst(
        _("De organisatie staat buitenspel"),
        _("Bestuur en wijk vinden elkaar, maar collega’s uit de sectoren volgen hun eigen agenda."),
        _(
            "Bundel wensen tot één pakket. Spreek af wie knopen doorhakt als sectoren er samen "
            "niet uitkomen."
        ),
    ),
    "zonder-mandaat": Hinttekst(
        _("Kansen zonder mandaat"),
        _(
            "Bestuur en bewoners doen mee, maar de wijkambtenaar heeft weinig eigen ruimte. "
            "Kansen om werk te koppelen blijven liggen."
        ),
        _("Begin klein. Regel voor één onderwerp een budget of een mandaat."),
    ),
    "alles-boven": Hinttekst(
        _("Alles tegelijk boven"),
        _(
            "Dit is het gedachte-experiment. Het kost veel geld en niet elk gebied kan even goed "
            "meedoen."
        ),
        _("Houd een deel centraal. Neem in sommige gebieden zelf het initiatief."),
    ),
    "pm-c": Hinttekst(
        _("Bewoners hoog, communicatie niet"),
        _(
            "Proces met bewoners staat hoog, communicatie niet. Deze twee gaan meestal samen. Is "
            "dit zo bedoeld?"
        ),
    ),
    "bp-pi": Hinttekst(
        _("Bestuur hoog, plek binnen niet"),
        _(
            "Bestuur en politiek staat hoog, positionering intern niet. Aandacht van het bestuur "
            "maakt de plek binnen meestal sterker. Is dit zo bedoeld?"
        ),
    ),
    "bp-pb": Hinttekst(
        _("Bestuur hoog, werkwijze binnen niet"),
        _(
            "Bestuur en politiek staat hoog, proces binnen gemeente niet. Misschien gaan deze "
            "twee samen. De bron is hier niet duidelijk."
        ),
    ),
    "balans-buiten": Hinttekst(
        _("Binnen op orde, buiten laag"),
        _(
            "Binnen is op orde, buiten staat laag. Volgens de bron lukt wijkgericht werken beter "
            "als beide in het midden of hoger staan."
        ),
    ),
    "balans-binnen": Hinttekst(
        _("Buiten gebeurt veel, binnen laag"),
        _(
            "Buiten gebeurt veel, binnen staat laag. Samenwerken met de wijk lukt beter als het "
            "binnen ook lukt."
        ),
    ),
    "balans-beide": Hinttekst(
        _("Binnen en buiten laag"),
        _(
            "Proces binnen gemeente en proces met bewoners staan allebei laag. Volgens de bron "
            "hebben zij elkaar nodig, allebei in het midden of hoger."
        ),
    ),
    "alles-laag": Hinttekst(
        _("Alles laag"),
        _("Alle schuiven staan laag. De bron waarschuwt voor uitersten. Is dit zo bedoeld?"),
    ),
    "pm-c-mee": Hinttekst(
        _("Bewoners omhoog, communicatie niet"),
        _(
            "Proces met bewoners gaat omhoog, communicatie niet. Deze twee gaan meestal samen. "
            "Is dit zo bedoeld?"
        ),
    ),
    "bp-pi-mee": Hinttekst(
        _("Bestuur omhoog, plek binnen niet"),
        _(
            "Bestuur en politiek gaat omhoog, positionering intern niet. De tweede volgt "
            "meestal. Is dit zo bedoeld?"
        ),
    ),
    "bp-pb-mee": Hinttekst(
        _("Bestuur omhoog, werkwijze binnen niet"),
        _(
            "Bestuur en politiek gaat omhoog, proces binnen gemeente niet. Misschien hoort dat "
            "erbij. De bron is hier niet duidelijk."
        ),
    ),
    "alle-vijf": Hinttekst(
        _("Alle vijf tegelijk"),
        _(
            "De ambitie verandert alle vijf de schuiven. Dat is een grote verandering van de "
            "organisatie. De bron raadt aan klein te beginnen."
        ),
        _("Kies één of twee schuiven om mee te beginnen. Zet de rest in een latere stap."),
    ),
    "een-kant-op": Hinttekst(
        _("Alles dezelfde kant op"),
        _(
            "Alle schuiven gaan dezelfde kant op. De bron waarschuwt voor uitersten: ook wat u "
            "loslaat heeft waarde. Is dit zo bedoeld?"
        ),
    ),
}
HINTSOORT: Final[dict[str, Tekst]] = {
    "risico": _("risico"),
    "samenhang": _("gaat vaak samen"),
    "balans": _("binnen en buiten"),
    "tempo": _("klein beginnen"),
    "uiterste": _("uiterste"),
}
KRACHT: Final[dict[str, Tekst]] = {
    "genoemd": _("staat in de bron"),
    "waarschijnlijk": _("waarschijnlijk"),
    "mogelijk": _("mogelijk"),
}
ZEKERHEID: Final[dict[str, Tekst]] = {
    "genoemd": _("staat zo in de bron"),
    "sterk": _("afgeleid uit de woorden van de bron"),
    "zwak": _("afgeleid, niet zeker"),
}
CULTUUR: Final[dict[str, Tekst]] = {
    "past": _("past"),
    "schuurt": _("schuurt"),
    "botst": _("botst"),
}
FASE: Final[dict[str, Tekst]] = {
    "voorbereiden": _("Voorbereiden"),
    "invullen": _("Invullen"),
    "gesprek": _("Gesprek"),
    "vaststellen": _("Vaststellen"),
    "evalueren": _("Evalueren"),
}
BEREIK: Final[dict[str, Tekst]] = {
    "gemeente": _("Hele gemeente"),
    "gebied": _("Eén gebied"),
    "thema": _("Eén thema"),
    "opgave": _("Eén opgave"),
}
AANLEIDING: Final[dict[str, Tekst]] = {
    "nabijheid": _("Dichter bij bewoners blijven, bijvoorbeeld bij een fusie"),
    "verschillen": _("Gebieden die veel van elkaar verschillen"),
    "clusteren": _("Een opgave die door meer domeinen heen gaat"),
    "jaarlijks": _("Een jaar later opnieuw kijken"),
    "anders": _("Iets anders"),
}
ORGANISATIEMODEL: Final[dict[str, Tekst]] = {
    "directies": _("Directiemodel"),
    "sectoren": _("Sectorenmodel"),
    "gekanteld": _("Gekanteld model: ingedeeld naar de logica van bewoners"),
    "anders": _("Iets anders"),
}
KLOPTE: Final[dict[str, Tekst]] = {
    "ja": _("Ja, dat klopte"),
    "deels": _("Voor een deel"),
    "nee": _("Nee, dat klopte niet"),
}
BESLUIT: Final[dict[str, Tekst]] = {
    "oppakken": _("Wij pakken dit op"),
    "bewust": _("Zo bedoeld"),
}

# What residents expect of the gemeente at the same time (S-A29): two lists that pull.
VERWACHTING_ZORGVULDIG: Final[dict[str, Tekst]] = {
    "greep": _("heeft greep op wat er gebeurt"),
    "geld": _("geeft belastinggeld goed uit"),
    "gelijk": _("behandelt iedereen gelijk"),
    "afwegen": _("weegt zorgvuldig af"),
    "risico": _("neemt geen onnodige risico’s"),
}
VERWACHTING_SOEPEL: Final[dict[str, Tekst]] = {
    "initiatief": _("helpt initiatieven van anderen"),
    "subsidie": _("geeft makkelijk subsidie"),
    "maatwerk": _("levert maatwerk"),
    "snel": _("antwoordt snel"),
    "persoonlijk": _("gaat persoonlijk met mensen om"),
    "regels": _("stelt zo min mogelijk regels"),
}
