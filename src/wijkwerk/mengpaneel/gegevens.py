"""What this room keeps of people, and why."""

from wijkwerk.core.gegevens import PERSOON, Gegeven, gegevens

WERK = "Weten wie een oefening leidt, een stand zette of iets doet"
SESSIE = "tot de stand is vastgesteld, anders 30 dagen na het onthullen (of 90 na de laatste)"
IN_SESSIE = "niemand afzonderlijk; alleen aantallen en spreiding van 3 of meer mensen"


def _velden(model: str, velden: str, doel: str, **meer: str) -> list[Gegeven]:
    return [Gegeven(f"mengpaneel.{model}", veld, doel, **meer) for veld in velden.split()]


def registreren() -> None:
    gegevens(
        *_velden(
            "Oefening",
            "gemeente kenmerk titel bereik gebied thema opgave vorige aanleiding aanleiding_tekst "
            "organisatiemodel organisatiecultuur visie wijkkenmerken sterke_kanten rollen fase "
            "proef code_hash codeversie invullen_tot gesprek_schuif spreiding herkenning "
            "herkenning_tekst besluit_door wat_veranderde verwachtingen opnieuw_op publicatie "
            "gemaakt_op onthuld_op vastgesteld_op",
            "Hoe een gemeente haar wijkgerichte werk afstelt",
        ),
        Gegeven("mengpaneel.Oefening", "gemaakt_door", WERK, PERSOON),
        *_velden("Begeleider", "oefening op", "Wie een oefening leidt"),
        Gegeven("mengpaneel.Begeleider", "persoon", WERK, PERSOON),
        *_velden(
            "Deelnemer",
            "oefening rol token_hash papiernummer ingediend_op",
            "Antwoorden van één deelnemer bij elkaar houden, zonder naam",
            klasse=PERSOON,
            termijn=SESSIE,
            wie=IN_SESSIE,
        ),
        *_velden(
            "Inzending",
            "deelnemer schuif nu ambitie kenmerken antwoorden cultuur",
            "De spreiding van de antwoorden laten zien",
            klasse=PERSOON,
            termijn=SESSIE,
            wie=IN_SESSIE,
        ),
        *_velden(
            "Schuifstand",
            "oefening schuif versie nu ambitie reden reden_ambitie aannames anders cultuur "
            "cultuur_tekst klaar_voor wat_veranderde aannames_klopten op",
            "Wat samen is gekozen en waarom",
        ),
        *_velden("Schuifstand", "eigenaar door", WERK, klasse=PERSOON),
        *_velden("Afweging", "oefening hint besluit reden op", "Wat er met een hint gebeurde"),
        Gegeven("mengpaneel.Afweging", "door", WERK, PERSOON),
        *_velden(
            "OefeningStap", "oefening handeling op toelichting", "Wanneer iets is vastgesteld"
        ),
        Gegeven("mengpaneel.OefeningStap", "door", WERK, PERSOON),
        *_velden("OefeningInspanning", "oefening schuif inspanning op", "Wat eraan gedaan wordt"),
        Gegeven("mengpaneel.OefeningInspanning", "door", WERK, PERSOON),
        Gegeven("mengpaneel.Etappe", "*", "Stappen op weg naar de ambitie"),
        *_velden(
            "Wijkopdracht",
            "gemeente versie profiel tekst oefening op",
            "De opdracht aan de wijkambtenaar",
        ),
        Gegeven("mengpaneel.Wijkopdracht", "door", WERK, PERSOON),
        Gegeven("mengpaneel.Paneelinstelling", "*", "Wat een gemeente bij haar panelen toont"),
    )
