"""What the residents of Wijkendam said. All invented."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Stem:
    """One voice: days before today, buurt, thema, channel and words."""

    dagen: int
    buurt: str
    thema: str
    tekst: str
    kanaal: str = "formulier"
    soort: str = "melding"
    naam: str = ""
    contact: str = "mail"


# The story of the Ezelspad: a dark path to school.
EZELSPAD = (
    Stem(
        293,
        "Fonteinbuurt",
        "Verlichting",
        "Mijn kinderen lopen naar school over het Ezelspad. Het is er zo donker dat ze elkaar niet "
        "zien. Ik breng ze nu met de auto, terwijl het vijf minuten lopen is.",
        naam="Ans Vermeer",
    ),
    Stem(290, "Molenhoek", "Verlichting", "Het Ezelspad is in het donker eng voor de kinderen."),
    Stem(
        288,
        "Fonteinbuurt",
        "Verlichting",
        "Kunnen er lampen komen op het Ezelspad? Je ziet daar niets na vijven.",
        "spreekuur",
        "wens",
    ),
    Stem(
        286,
        "Molenhoek",
        "Stoep en straat",
        "Met de rollator kom ik het Ezelspad niet over. Er staan plassen en je ziet ze niet.",
        "telefoon",
        naam="Mevrouw De Boer",
        contact="brief",
    ),
    Stem(284, "Fonteinbuurt", "Verlichting", "Ik fiets om omdat het Ezelspad zo donker is."),
    Stem(283, "Fonteinbuurt", "Groen", "De struiken langs het Ezelspad hangen over het pad."),
    Stem(281, "Molenhoek", "Verlichting", "Mijn dochter durft ’s avonds niet over het Ezelspad."),
    Stem(
        279,
        "Fonteinbuurt",
        "Stoep en straat",
        "Als het regent staat er een plas van tien meter op het Ezelspad.",
        "bijeenkomst",
    ),
    Stem(277, "Het Zand", "Verlichting", "Geen licht op het pad naar school. Dat kan beter."),
    Stem(
        276,
        "Fonteinbuurt",
        "Verlichting",
        "Vijf jaar vragen wij al om lampen op het Ezelspad.",
        soort="klacht",
    ),
    Stem(
        275,
        "Molenhoek",
        "Groen",
        "Langs het Ezelspad staat alles dicht, je kijkt er niet doorheen.",
        "wijkschouw",
        "observatie",
    ),
    Stem(
        274,
        "Fonteinbuurt",
        "Verlichting",
        "Gisteren botste ik op een fietser op het Ezelspad, zo donker was het.",
    ),
    Stem(
        272,
        "Fonteinbuurt",
        "Verlichting",
        "Licht op het Ezelspad zou alles schelen voor de school.",
        "telefoon",
        "wens",
    ),
    Stem(270, "Molenhoek", "Verlichting", "Het Ezelspad voelt niet veilig als het donker is."),
    Stem(
        269,
        "Fonteinbuurt",
        "Stoep en straat",
        "Het Ezelspad is een modderpad. Witte schoenen kun je vergeten.",
    ),
)

# Other threads that ended in something you can see.
BANK = (
    Stem(
        200,
        "Kanaalzoom",
        "Ontmoeten",
        "Een bank bij het kanaal, onder de boom, dat zou mooi zijn. Dan kan ik uitrusten.",
        "spreekuur",
        "idee",
        "Mevrouw Yilmaz",
        "bel",
    ),
    Stem(
        196,
        "Kanaalzoom",
        "Ontmoeten",
        "Langs het kanaal is nergens een plek om te zitten.",
        soort="wens",
    ),
)
ZEBRA = (
    Stem(
        240,
        "Fonteinbuurt",
        "Verkeer",
        "Het zebrapad bij het Fonteinplein is versleten. Auto’s stoppen niet meer.",
    ),
    Stem(
        236,
        "Fonteinbuurt",
        "Verkeer",
        "Oversteken bij het Fonteinplein is gevaarlijk voor kinderen.",
        "partner",
    ),
    Stem(231, "Oude Dijk", "Verkeer", "De strepen op het Fonteinplein zijn bijna weg."),
)
BAKKEN = (
    Stem(
        380,
        "Merelbuurt",
        "Groen",
        "Mogen wij bloembakken op de stoep? Wij geven zelf water.",
        soort="idee",
        naam="Piet en Ria Zomer",
    ),
    Stem(
        371,
        "Merelbuurt",
        "Groen",
        "De Merelstraat is zo grijs. Kan er wat kleur komen?",
        soort="wens",
    ),
)

# What waits, and what waits too long.
TE_LAAT = (
    Stem(
        22,
        "Molenhoek",
        "Schoon",
        "Er lopen ratten in de steeg achter de Molenstraat. Ik zie ze overdag.",
        "brief",
        "klacht",
        "Mevrouw De Boer",
        "brief",
    ),
    Stem(
        17,
        "Het Zand",
        "Vervoer",
        "De bus rijdt niet meer na acht uur. Hoe kom ik thuis van mijn werk?",
        "spreekuur",
        "klacht",
    ),
    Stem(
        16,
        "Oude Dijk",
        "Verlichting",
        "De lamp bij nummer 14 brandt al een week niet.",
        "telefoon",
        contact="bel",
        naam="Meneer Aksoy",
    ),
)
NIEUW = (
    Stem(
        0,
        "Fonteinbuurt",
        "Stoep en straat",
        "Het pad van het Fonteinplein naar de school is nog steeds nat en modderig. Mijn dochter "
        "fietst er elke ochtend en is nu twee keer gevallen. Jullie hebben mooie lampen neergezet, "
        "maar nu zien we alleen beter hoe slecht het pad is.",
        naam="Samira Haddad",
    ),
    Stem(1, "Molenhoek", "Verkeer", "Auto’s rijden te hard langs de school.", "telefoon"),
    Stem(
        1,
        "De Gaarde",
        "Samen leven",
        "Mijn buurvrouw doet al jaren de bloembakken in haar eentje. Wie helpt mee?",
        soort="compliment",
    ),
    Stem(2, "Het Zand", "Verkeer", "Kunnen er fietsnietjes bij het winkelplein?", soort="wens"),
    Stem(2, "Merelbuurt", "Groen", "Een boom laat takken vallen op het fietspad."),
    Stem(
        3, "Oude Dijk", "Stoep en straat", "Er ligt een tegel los, mijn moeder viel bijna.", "balie"
    ),
    Stem(3, "Markt", "Schoon", "Naast de container op de Markt ligt elke maandag grofvuil."),
)

# Daily life: buurt, thema, words, answer (yes / partly / no), answer text and the reason.
Dagelijks = tuple[str, str, str, str, str, str]
DAGELIJKS: tuple[Dagelijks, ...] = (
    (
        "Oude Dijk",
        "Schoon",
        "Grofvuil naast de container aan de Kadeweg.",
        "kan",
        "Wij haalden het dezelfde week weg.",
        "Grofvuil naast een container trekt meer vuil aan.",
    ),
    (
        "Het Zand",
        "Groen",
        "De speeltuin heeft geen schaduw.",
        "kan_deels",
        "In april planten wij drie bomen.",
        "Bomen planten kan pas als de grond niet bevriest.",
    ),
    (
        "Molenhoek",
        "Verkeer",
        "Er wordt dubbel geparkeerd bij de bakker.",
        "kan_niet",
        "Wij maken er geen parkeervak bij.",
        "De brandweer heeft deze ruimte nodig om te draaien.",
    ),
    (
        "De Gaarde",
        "Samen leven",
        "Jongeren hangen ’s avonds bij de speeltuin. Wij horen ze graag eens.",
        "kan",
        "Joost Kramer nodigde hen uit in De Spil.",
        "Met elkaar praten helpt meer dan een verbod.",
    ),
    (
        "Kanaalzoom",
        "Ontmoeten",
        "Een picknicktafel bij het kanaal, kan dat?",
        "kan",
        "De tafel staat er sinds vorige week.",
        "Er was ruimte en geld in het wijkbudget.",
    ),
    (
        "Markt",
        "Verkeer",
        "Fietsen staan overal op de stoep van de Markt.",
        "kan_deels",
        "Er komen twintig fietsnietjes bij.",
        "Meer past niet zonder de marktkramen te verplaatsen.",
    ),
    (
        "Achterdijk",
        "Stoep en straat",
        "Water blijft staan na een bui in de Achterdijk.",
        "kan",
        "De put is schoongemaakt.",
        "De put zat vol blad.",
    ),
    (
        "Stationsbuurt",
        "Verlichting",
        "De tunnel onder het spoor is donker.",
        "kan",
        "Er hangen nieuwe lampen.",
        "De oude lampen waren aan het eind van hun leven.",
    ),
    (
        "Sluishoofd",
        "Groen",
        "Het gras langs de sluis wordt nooit gemaaid.",
        "kan_niet",
        "Wij maaien hier twee keer per jaar.",
        "Er groeien bloemen waar bijen van leven.",
    ),
    (
        "Pakhuizen",
        "Schoon",
        "Zwerfafval in het water bij de pakhuizen.",
        "kan",
        "Het waterschap ruimde het op.",
        "Afval in het water hoort daar niet.",
    ),
    (
        "Merelbuurt",
        "Stoep en straat",
        "De stoep in de Merelstraat ligt scheef door wortels.",
        "kan_deels",
        "Wij leggen de ergste stukken recht.",
        "Voor alles moeten de bomen weg. Dat willen bewoners niet.",
    ),
    (
        "Spechtenbuurt",
        "Verkeer",
        "Graag een drempel in de Spechtlaan.",
        "kan_niet",
        "Er komt geen drempel.",
        "Wij maten twee weken. Bijna iedereen reed langzaam genoeg.",
    ),
    (
        "Zwaluwbuurt",
        "Ontmoeten",
        "Is er een ruimte voor onze leesclub?",
        "kan",
        "U kunt op dinsdag in De Spil terecht.",
        "Er was een zaal vrij.",
    ),
    (
        "Havenkom",
        "Schoon",
        "Meeuwen trekken de vuilniszakken open.",
        "kan",
        "U krijgt een container met klep.",
        "Zakken op straat passen niet bij een haven.",
    ),
    (
        "Werfbuurt",
        "Verkeer",
        "Vrachtwagens rijden door onze straat naar de werf.",
        "kan_deels",
        "Er staat nu een bord met een andere route.",
        "Verbieden kan niet, de werf heeft één weg.",
    ),
    (
        "Tarwebuurt",
        "Groen",
        "Kunnen wij een moestuin beginnen op het veldje?",
        "kan",
        "U krijgt de sleutel van de poort en een kraan.",
        "Tien bewoners doen mee en er is geen ander plan voor.",
    ),
    (
        "Haverbuurt",
        "Vervoer",
        "De bushalte heeft geen bank.",
        "kan",
        "De bank is geplaatst.",
        "De halte lag al op de lijst van dit jaar.",
    ),
    (
        "Roggebuurt",
        "Samen leven",
        "Dank voor de buurtbarbecue, dat moeten we vaker doen.",
        "info",
        "Wij geven uw dank door aan de bewoners die hem maakten.",
        "Zij deden het werk.",
    ),
    (
        "Hoge Dijk",
        "Stoep en straat",
        "De trap naar de dijk is glad.",
        "kan",
        "Er liggen nu stroken tegen uitglijden.",
        "Drie mensen vertelden ons hetzelfde.",
    ),
    (
        "Polderkant",
        "Verlichting",
        "Te veel licht in de polder, ik zie geen sterren meer.",
        "kan_deels",
        "De lampen gaan na elf uur half uit.",
        "Helemaal uit is niet veilig voor fietsers.",
    ),
)
