"""What each field of this room is for, how long it stays and who sees it."""

from __future__ import annotations

from wijkwerk.core.gegevens import PERSOON, Gegeven, gegevens

CONTACT = "1 jaar na het antwoord of het intrekken, of eerder als de bewoner erom vraagt"
INHOUD = "5 jaar na het antwoord of het intrekken"
BLIJFT = "blijft bewaard; er staan geen gegevens van bewoners in"
MET_REDEN = "behandelaars van het gebied, na opgave van een reden; wordt vastgelegd"
STOP = "1 jaar na het einde van de stop"
BEHANDELAARS = "behandelaars van het gebied"
COLLEGAS = "collega’s"
NIET_PERSOONLIJK = {
    "signalen.Signaal": (
        "gemeente kenmerk gebied thema kanaal soort hele_gebied status ontvangen_op "
        "antwoord_voor beantwoord_op wil_openbaar openbaar_op route klein_grut op_tijd heropend "
        "samengevoegd_in gesplitst_uit regel moment wijktoets"
    ),
    "signalen.SignaalFoto": "signaal melder bestand volgorde",
    "signalen.SignaalVerband": "een ander reden op losgemaakt_op",
    "signalen.Weergave": "gemeente kenmerk naam vraag gedeeld",
    "signalen.Melder": "gemeente signaal soort kanaal taal volgversie gewist_op",
    "signalen.Oordeel": "gemeente melder signaal gehoord op",
    "signalen.Afzenderstop": "gemeente kenmerk soort tot op opgeheven_op",
    "signalen.Routeerregel": (
        "gemeente kenmerk volgorde naam voorwaarden thema klein_grut naar vraag dagen actief"
    ),
    "signalen.Escalatie": "gemeente signaal trede naar_rol voor status op besloten_op",
    "signalen.Toezegging": (
        "gemeente kenmerk gebied signaal opgave moment tekst voor status publiek vorige op "
        "afgerond_op"
    ),
    "signalen.Standaardtekst": "gemeente kenmerk thema uitkomst titel tekst reden actief gebruikt",
    "signalen.Doelgroep": "gemeente kenmerk gebied naam aanpak kanaal taal tussenpersoon actief",
    "signalen.Moment": (
        "gemeente kenmerk soort gebied titel plek toelichting begint_op eindigt_op doelgroep "
        "aanwezig publiek status verslag"
    ),
    "signalen.Meldpunt": "gemeente kenmerk gebied naam adres telefoon open_op nagekeken_op actief",
    "signalen.Wijktoets": (
        "gemeente kenmerk gebied opgave titel voorstel vraag van tot status besluit afgewogen "
        "besloten_op"
    ),
    "signalen.Bestuursbericht": (
        "gemeente kenmerk soort gebied onderwerp van tot cijfers kopie op gelezen_op beantwoord_op"
    ),
    "signalen.SignaalStap": "signaal melder handeling van naar op",
    "signalen.Doorgeleiding": "gemeente signaal naar voor status op aanvaard_op beantwoord_op",
    "signalen.Opgave": (
        "gemeente kenmerk gebied thema titel duiding schaal status publiek gemaakt_op"
    ),
    "signalen.OpgaveSignaal": "opgave signaal reden op losgemaakt_op",
    "signalen.Terugkoppeling": (
        "gemeente signaal opgave soort uitkomst reden_soort over_soort over_kenmerk over_pad "
        "melden op"
    ),
    "signalen.Verzending": (
        "gemeente terugkoppeling melder kanaal status pogingen volgende_op message_id fout "
        "opnieuw bundel verzonden_op"
    ),
}
PERSOONLIJK = (
    ("Signaal", "tekst", "Weten wat de bewoner zegt", INHOUD, "wie het signaal mag zien"),
    ("Signaal", "vertaling", "Onze duiding voor collega’s", INHOUD, "collega’s en de wethouder"),
    ("Signaal", "lat", "Weten waar het is", INHOUD, "wie het signaal mag zien"),
    ("Signaal", "lon", "Weten waar het is", INHOUD, "wie het signaal mag zien"),
    ("Signaal", "plek_tekst", "Weten waar het over gaat", INHOUD, "wie het signaal mag zien"),
    (
        "Signaal",
        "zoektekst",
        "Terugvinden op woord, plek of nummer",
        INHOUD,
        "niemand; alleen om te zoeken",
    ),
    (
        "Signaal",
        "publieke_tekst",
        "Tekst zonder naam voor de site",
        INHOUD,
        "iedereen, als de bewoner dat wil",
    ),
    (
        "Signaal",
        "behandelaar",
        "Wie antwoord geeft",
        INHOUD,
        "wie het signaal mag zien, en de bewoner",
    ),
    ("Melder", "naam", "De bewoner aanspreken", CONTACT, MET_REDEN),
    ("Melder", "e_mail", "Antwoord geven per e-mail", CONTACT, MET_REDEN),
    ("Melder", "telefoon", "Antwoord geven per telefoon", CONTACT, MET_REDEN),
    ("Melder", "postadres", "Antwoord geven per brief", CONTACT, MET_REDEN),
    ("Melder", "sleutel", "De eigen link waarmee de bewoner volgt", INHOUD, "alleen de bewoner"),
    ("SignaalStap", "door", "Laten zien wie wat deed", INHOUD, "wie het signaal mag zien"),
    (
        "SignaalStap",
        "toelichting",
        "Laten zien waarom, en wat de bewoner aanvult",
        INHOUD,
        "wie het signaal mag zien",
    ),
    ("Doorgeleiding", "vraag", "Wat wij een collega vragen", INHOUD, "wie het signaal mag zien"),
    ("Doorgeleiding", "antwoord", "Wat de collega antwoordt", INHOUD, "wie het signaal mag zien"),
    ("Doorgeleiding", "door", "Wie de vraag stelde", INHOUD, "wie het signaal mag zien"),
    ("Doorgeleiding", "beantwoord_door", "Wie antwoord gaf", INHOUD, "wie het signaal mag zien"),
    ("Melder", "nieuw_e_mail", "Een nieuw e-mailadres bevestigen", CONTACT, "niemand"),
    ("Oordeel", "toelichting", "Horen of de bewoner zich gehoord voelt", INHOUD, BEHANDELAARS),
    ("Afzenderstop", "adres_hash", "Misbruik tegenhouden; geen leesbaar adres", STOP, "niemand"),
    ("Afzenderstop", "reden", "Verantwoorden waarom", STOP, BEHANDELAARS),
    ("Afzenderstop", "door", "Verantwoorden wie", STOP, BEHANDELAARS),
    ("Weergave", "persoon", "Eigen filters bewaren", "zolang het account bestaat", "de persoon"),
    ("SignaalVerband", "door", "Wie het verband legde", INHOUD, "wie het signaal mag zien"),
    ("Routeerregel", "behandelaar", "Wie het werk krijgt", BLIJFT, BEHANDELAARS),
    ("Doorgeleiding", "persoon", "Wie antwoord geeft", INHOUD, "wie het signaal mag zien"),
    ("Doorgeleiding", "aanvaard_door", "Wie het aannam", INHOUD, "wie het signaal mag zien"),
    ("Escalatie", "reden", "Waarom een besluit nodig is", INHOUD, "wie het signaal mag zien"),
    ("Escalatie", "standpunten", "Wat de partijen vinden", INHOUD, "wie het signaal mag zien"),
    ("Escalatie", "geprobeerd", "Wat al is gedaan", INHOUD, "wie het signaal mag zien"),
    ("Escalatie", "gevraagd", "Welk besluit wordt gevraagd", INHOUD, "wie het signaal mag zien"),
    ("Escalatie", "besluit", "Wat is besloten", INHOUD, "wie het signaal mag zien"),
    ("Escalatie", "door", "Wie het vroeg", INHOUD, "wie het signaal mag zien"),
    ("Escalatie", "besloten_door", "Wie besloot", INHOUD, "wie het signaal mag zien"),
    ("Toezegging", "aan", "Aan wie is beloofd; geen naam van een bewoner", BLIJFT, COLLEGAS),
    ("Toezegging", "toelichting", "Wat ervan kwam, of waarom niet", BLIJFT, "iedereen"),
    ("Toezegging", "eigenaar", "Wie het nakomt", BLIJFT, COLLEGAS),
    ("Toezegging", "door", "Wie het vastlegde", BLIJFT, COLLEGAS),
    ("Moment", "persoon", "Wie er is", BLIJFT, "iedereen, als het moment openbaar is"),
    ("Moment", "namens", "Voor wie", BLIJFT, "iedereen, als het moment openbaar is"),
    ("Moment", "samenvatting", "De bestuurder bijpraten", BLIJFT, "collega’s en de wethouder"),
    ("Wijktoets", "eigenaar", "Wie erover gaat", BLIJFT, "iedereen"),
    ("Bestuursbericht", "aan", "Wie het leest", BLIJFT, "behandelaars en de wethouder"),
    ("Bestuursbericht", "tekst", "De bestuurder bijpraten", BLIJFT, "behandelaars en de wethouder"),
    ("Bestuursbericht", "gevraagd", "Een besluit vragen", BLIJFT, "behandelaars en de wethouder"),
    (
        "Bestuursbericht",
        "antwoord",
        "Wat de bestuurder zegt",
        BLIJFT,
        "behandelaars en de wethouder",
    ),
    ("Bestuursbericht", "door", "Wie het schreef", BLIJFT, "behandelaars en de wethouder"),
    (
        "Terugkoppeling",
        "afgewogen",
        "Wat wij hebben afgewogen",
        INHOUD,
        "wie het signaal mag zien, en de bewoner",
    ),
    (
        "Terugkoppeling",
        "zelf",
        "Wat de bewoner zelf kan doen",
        INHOUD,
        "wie het signaal mag zien, en de bewoner",
    ),
    ("Opgave", "eigenaar", "Wie erover gaat", BLIJFT, "iedereen, als de opgave openbaar is"),
    ("OpgaveSignaal", "door", "Wie de koppeling legde", INHOUD, "wie de opgave mag zien"),
    (
        "Terugkoppeling",
        "tekst",
        "Wat wij de bewoner vertelden",
        INHOUD,
        "wie het signaal mag zien, en de bewoner",
    ),
    (
        "Terugkoppeling",
        "reden",
        "Waarom wij dat besloten",
        INHOUD,
        "wie het signaal mag zien, en de bewoner",
    ),
    (
        "Terugkoppeling",
        "door",
        "Wie antwoord gaf",
        INHOUD,
        "wie het signaal mag zien, en de bewoner",
    ),
)

for model, velden in NIET_PERSOONLIJK.items():
    gegevens(
        *(
            Gegeven(model, veld, "De draad van stem tot antwoord", termijn=BLIJFT)
            for veld in velden.split()
        )
    )
gegevens(
    *(
        Gegeven(f"signalen.{model}", veld, doel, PERSOON, termijn=termijn, wie=wie)
        for model, veld, doel, termijn, wie in PERSOONLIJK
    )
)
