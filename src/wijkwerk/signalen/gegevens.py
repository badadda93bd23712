"""What each field of this room is for, how long it stays and who sees it."""

from __future__ import annotations

from wijkwerk.core.gegevens import PERSOON, Gegeven, gegevens

CONTACT = "1 jaar na het antwoord, of eerder als de bewoner erom vraagt"
INHOUD = "5 jaar na het antwoord"
MET_REDEN = "behandelaars van het gebied, na opgave van een reden; wordt vastgelegd"
NIET_PERSOONLIJK = {
    "signalen.Signaal": (
        "gemeente kenmerk gebied thema kanaal soort lat lon hele_gebied status ontvangen_op "
        "antwoord_voor beantwoord_op wil_openbaar openbaar_op"
    ),
    "signalen.Melder": "gemeente signaal soort kanaal taal volgversie gewist_op",
    "signalen.SignaalStap": "signaal handeling van naar op",
    "signalen.Doorgeleiding": "gemeente signaal naar voor status op beantwoord_op",
    "signalen.Opgave": (
        "gemeente kenmerk gebied thema titel duiding schaal status publiek gemaakt_op"
    ),
    "signalen.OpgaveSignaal": "opgave signaal reden op losgemaakt_op",
    "signalen.Terugkoppeling": (
        "gemeente signaal opgave soort uitkomst over_soort over_kenmerk over_pad melden op"
    ),
    "signalen.Verzending": (
        "gemeente terugkoppeling melder kanaal status pogingen volgende_op message_id fout "
        "opnieuw verzonden_op"
    ),
}
PERSOONLIJK = (
    ("Signaal", "tekst", "Weten wat de bewoner zegt", INHOUD, "wie het signaal mag zien"),
    ("Signaal", "vertaling", "Onze duiding voor collega’s", INHOUD, "collega’s en de wethouder"),
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
    ("Opgave", "eigenaar", "Wie erover gaat", INHOUD, "iedereen, als de opgave openbaar is"),
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
            Gegeven(model, veld, "De draad van stem tot antwoord", termijn=INHOUD)
            for veld in velden.split()
        )
    )
gegevens(
    *(
        Gegeven(f"signalen.{model}", veld, doel, PERSOON, termijn=termijn, wie=wie)
        for model, veld, doel, termijn, wie in PERSOONLIJK
    )
)
