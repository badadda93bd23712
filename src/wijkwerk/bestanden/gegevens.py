"""What this room keeps of people, and why."""

from wijkwerk.core.gegevens import PERSOON, Gegeven, gegevens

MODEL = "bestanden.Bestand"


def registreren() -> None:
    gegevens(
        *(
            Gegeven(MODEL, veld, doel)
            for veld, doel in {
                "gemeente": "Van welke gemeente de foto is",
                "sha256": "Vingerafdruk van het bestand",
                "mime": "Soort bestand",
                "bytes": "Grootte",
                "breedte": "Maat in beeldpunten",
                "hoogte": "Maat in beeldpunten",
                "status": "Of de foto openbaar is",
                "op": "Wanneer de foto binnenkwam",
            }.items()
        ),
        Gegeven(MODEL, "token", "Geheim adres van de foto", PERSOON),
        Gegeven(MODEL, "pad", "Plaats van de foto; er kunnen mensen op staan", PERSOON),
        Gegeven(MODEL, "alt", "Wat er op de foto staat, voor wie haar niet ziet", PERSOON),
        Gegeven(MODEL, "vrijgegeven_door", "Wie de foto openbaar maakte (schuilnaam)", PERSOON),
    )
