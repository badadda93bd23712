"""What this room keeps of people, and why."""

from wijkwerk.core.gegevens import PERSOON, Gegeven, gegevens


def registreren() -> None:
    gegevens(
        Gegeven("gebiedscyclus.Agenda", "*", "Wat in een gebied is afgesproken", wie="iedereen"),
        Gegeven("gebiedscyclus.Agendapunt", "*", "Een afspraak in een gebied", wie="iedereen"),
        Gegeven("gebiedscyclus.AgendapuntOpgave", "*", "Over welke opgave een punt gaat"),
        Gegeven("gebiedscyclus.AgendapuntDoel", "*", "Welk doel bij een punt hoort"),
        Gegeven("gebiedscyclus.AgendapuntInspanning", "*", "Wat wij voor een punt doen"),
        *(
            Gegeven("gebiedscyclus.AgendapuntStap", veld, "Wat er met een punt gebeurde")
            for veld in ("agendapunt", "handeling", "van", "naar", "op", "toelichting")
        ),
        Gegeven("gebiedscyclus.AgendapuntStap", "door", "Weten wie iets vastlegde", PERSOON),
    )
