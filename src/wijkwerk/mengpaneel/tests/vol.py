"""A whole exercise for the tests of report, files and years: answers, decisions, actions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.accounts.models import Organisatie
from wijkwerk.core import kenmerk, klok
from wijkwerk.doelen.models import Inspanning
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN
from wijkwerk.mengpaneel.domain.spreiding import Antwoord, spreiding
from wijkwerk.mengpaneel.models import Afweging, Etappe, Oefening, OefeningInspanning, Schuifstand
from wijkwerk.mengpaneel.tests.maken import AMBITIE, NU, maak_oefening

# role: per slider the positions of now; one more for each person
ANTWOORDEN = {
    "Wijkambtenaar": {"PI": "3243", "PB": "3342", "PM": "8778", "BP": "7876", "C": "5456"},
    "Sociaal domein": {"PI": "453", "PB": "343", "PM": "656", "BP": "767", "C": "454"},
    "Fysiek domein": {"PI": "675", "PB": "546", "PM": "576", "BP": "877", "C": "345"},
    "Bewoner": {"PI": "..4", "PB": ".23", "PM": "233", "BP": "657", "C": "324"},
    "Bestuur": {"PI": "67", "PB": "65", "PM": "77", "BP": "88", "C": "56"},
    "Partner": {"PI": "54", "PB": "73", "PM": "65", "BP": "97", "C": ".4"},
}
REDEN = {
    "PI": "Het wijkteam heeft een plek in de organisatie, maar geen eigen budget.",
    "PB": "Elk gebied heeft een plan, maar sectoren voeren het apart uit.",
    "PM": "Er zijn veel vormen om mee te doen. Bewoners horen te weinig terug.",
    "BP": "Elk gebied heeft een wethouder die vaak langskomt.",
    "C": "Communicatie gaat per project, niet per gebied.",
}
WAAROM = {
    "PI": "Bewust geen verandering nu: eerst het proces op orde.",
    "PB": "Zonder samenwerking binnen lopen ideeën uit het gebied vast.",
    "PM": "Bewoners zetten deze schuif laag, omdat terugkoppeling ontbreekt.",
    "BP": "Dit werkt goed. We houden het zo.",
    "C": "Als bewoners vaker meedoen, moet nieuws ook vaker naar het gebied.",
}
AANNAME = {
    "PI": "De reorganisatie van 2027 verandert de afdeling niet.",
    "PB": "Sectorhoofden willen één uur per maand vrijmaken.",
    "PM": "Bewoners doen vaker mee als zij zien wat er gebeurt.",
    "BP": "Het nieuwe college houdt wijkwethouders.",
    "C": "De afdeling communicatie krijgt 0,2 fte voor gebieden.",
}
ACTIES = (
    ("Elke maand een overleg met alle sectoren", "PB", 100),
    ("Eén plan per gebied voor 2028, door sectoren samen gemaakt", "PB", 300),
    ("Bij elk signaal binnen twee weken melden wat ermee gebeurt", "PM", 70),
    ("Vaste pagina en nieuwsbericht voor zes gebieden", "C", 190),
)


def beeld() -> dict[str, Any]:
    """The frozen spread of seventeen people."""
    mensen = []
    for rol, kolommen in ANTWOORDEN.items():
        for plek in range(len(kolommen["PI"])):
            nu = {s: None if kolommen[s][plek] == "." else int(kolommen[s][plek]) for s in SCHUIVEN}
            standen = {s: (stand, min(9, (stand or 5) + 1)) for s, stand in nu.items()}
            mensen.append(Antwoord(rol, standen, cultuur=dict.fromkeys(SCHUIVEN, "past")))
    return spreiding(mensen, list(ANTWOORDEN))


def zet_verslag(oefening: Oefening, nu: Any = NU, ambitie: Any = AMBITIE, **velden: Any) -> None:
    """Positions with a reason of their own."""
    for s in SCHUIVEN:
        Schuifstand.objects.create(
            oefening=oefening,
            schuif=s,
            versie=1,
            nu=nu[s],
            ambitie=ambitie[s],
            op=klok.nu(),
            **{"reden": REDEN[s], "reden_ambitie": WAAROM[s], "aannames": AANNAME[s], **velden},
        )


def maak_vol(gemeente: Gemeente, actor: Medewerker, gebied: Gebied, **velden: Any) -> Oefening:
    """Everything that a report can hold."""
    opties = {
        "fase": Fase.EVALUEREN,
        "spreiding": beeld(),
        "herkenning": ["toenaderingsgericht", "participatief"],
        "herkenning_tekst": "Een beetje van allebei.",
        "besluit_door": "het college",
        "aanleiding": "clusteren",
        "aanleiding_tekst": "De opgave in Noord raakt vier afdelingen.",
        "organisatiemodel": "sectoren",
        "sterke_kanten": "Korte lijnen met het bestuur.",
        **velden,
    }
    oefening = maak_oefening(gemeente, actor, **opties)
    zet_verslag(oefening)
    pm = Schuifstand.objects.get(oefening=oefening, schuif="PM")
    Schuifstand.objects.create(
        oefening=oefening,
        schuif="PM",
        versie=2,
        nu=pm.nu,
        ambitie=pm.ambitie,
        reden=pm.reden,
        reden_ambitie=pm.reden_ambitie,
        aannames=pm.aannames,
        anders="Bewoners vinden dat zij weinig terughoren.",
        cultuur="schuurt",
        cultuur_tekst="Wij zeggen ja en doen het later.",
        eigenaar=actor.persoon,
        klaar_voor=klok.vandaag() + timedelta(days=300),
        op=klok.nu(),
    )
    Afweging.objects.create(
        oefening=oefening,
        hint="balans-binnen",
        besluit="oppakken",
        reden="Wij beginnen met één plan per gebied.",
        op=klok.nu(),
    )
    maak_acties(oefening, actor, gebied)
    Etappe.objects.create(
        oefening=oefening,
        naam="Eerst samenwerken",
        klaar_voor=klok.vandaag() + timedelta(days=180),
        standen={"PB": 5},
        toelichting="Daarna pas meer vormen voor bewoners.",
    )
    return oefening


def maak_acties(oefening: Oefening, actor: Medewerker, gebied: Gebied) -> None:
    dienst, _nieuw = Organisatie.objects.get_or_create(
        gemeente=oefening.gemeente, naam="Stadsbeheer", soort=Organisatie.Soort.DIENST
    )
    for titel, schuif, dagen in ACTIES:
        inspanning = Inspanning.objects.create(
            gemeente=oefening.gemeente,
            kenmerk=kenmerk.nieuw(),
            gebied=gebied,
            titel=titel,
            organisatie=dienst,
            persoon=actor.persoon if schuif == "PB" else None,
            klaar_voor=klok.vandaag() + timedelta(days=dagen),
        )
        OefeningInspanning.objects.create(
            oefening=oefening, schuif=schuif, inspanning=inspanning, op=klok.nu()
        )
