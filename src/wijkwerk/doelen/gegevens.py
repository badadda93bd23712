"""What this room keeps of people, and why."""

from wijkwerk.core.gegevens import PERSOON, Gegeven, gegevens

WERK = "Weten wie iets doet en wie iets vastlegde"


def registreren() -> None:
    gegevens(
        Gegeven("doelen.Doel", "*", "Wat er anders moet in het gebied"),
        Gegeven("doelen.DoelOpgave", "*", "Voor welke opgave een doel is"),
        Gegeven("doelen.DoelInspanning", "*", "Welke inspanning een doel dient"),
        Gegeven("doelen.InspanningOpgave", "*", "Op welke opgave een inspanning antwoord geeft"),
        *(
            Gegeven("doelen.Inspanning", veld, "Wat wij doen, door welke organisatie en wanneer")
            for veld in (
                "gemeente",
                "kenmerk",
                "gebied",
                "titel",
                "organisatie",
                "klaar_voor",
                "status",
                "bekend_op",
            )
        ),
        Gegeven("doelen.Inspanning", "persoon", WERK, PERSOON),
        *(
            Gegeven("doelen.InspanningStap", veld, "Wat er met een inspanning gebeurde")
            for veld in ("inspanning", "handeling", "van", "naar", "op", "toelichting")
        ),
        Gegeven("doelen.InspanningStap", "door", WERK, PERSOON),
        *(
            Gegeven("doelen.Resultaat", veld, "Wat er van een inspanning kwam", wie="iedereen")
            for veld in ("gemeente", "inspanning", "tekst", "gehaald", "publiek", "op")
        ),
        Gegeven("doelen.Resultaat", "door", WERK, PERSOON),
        Gegeven("doelen.ResultaatFoto", "*", "Foto van wat er gedaan is", wie="iedereen"),
    )
