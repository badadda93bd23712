"""Panels of Wijkendam: three years of the gemeente, some wijken, and an exercise going on."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any, Final

from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.config.demo import mensen
from wijkwerk.core import klok
from wijkwerk.mengpaneel.actor import Invuller
from wijkwerk.mengpaneel.domain.schaal import HOOGST, LAAGST, SCHUIVEN
from wijkwerk.mengpaneel.models import Oefening
from wijkwerk.mengpaneel.services import deelname, jaren, opdracht, vaststellen
from wijkwerk.mengpaneel.services import oefening as sessie
from wijkwerk.mengpaneel.teksten import PROFIEL, SCHUIF

Paneel = Mapping[str, int | None]


def paneel(*standen: int | None) -> dict[str, int | None]:
    """Positions in the order of the panel; None = no choice."""
    return dict(zip(SCHUIVEN, standen, strict=True))


@dataclass(frozen=True)
class Verhaal:
    """What was set together, and why. `redenen`, `aannames`, `ambities` by slider."""

    nu: Paneel
    ambitie: Paneel
    redenen: Mapping[str, str]
    aannames: Mapping[str, str]
    ambities: Mapping[str, str] = field(default_factory=dict)
    anders: Mapping[str, str] = field(default_factory=dict)
    cultuur: Mapping[str, str] = field(default_factory=dict)
    veranderd: Mapping[str, str] = field(default_factory=dict)
    wat_veranderde: str = ""
    herkenning: tuple[str, ...] = ()
    herkenning_tekst: str = ""


# Who took part and how each role sees it: steps above or below what was set in the end.
AANWEZIG: Final = {
    "Wijkambtenaar": (4, {"PM": 2}),
    "Sociaal domein": (3, {"PI": 1}),
    "Fysiek domein": (3, {"PB": 1, "C": -1}),
    "Leidinggevende": (2, {"PI": 1, "PB": 2}),
    "Bestuur": (1, {"BP": 1}),
    "Bewoner": (3, {"PM": -4, "C": -1}),
    "Partner": (1, {}),
}
ANTWOORDEN: Final = {
    ("PM", 0): (
        "Vooral bij de wijkambtenaar, en via het loket.",
        "Bij de wijkagent, die geeft het door.",
        "Ik hoor het op straat en mail het dan.",
        "Bij wie toevallig opneemt.",
        "In de appgroep van de straat.",
    ),
    ("PM", 1): (
        "Dat hangt van de collega af.",
        "Wij horen er vaak niets meer van.",
        "Wij bellen terug als er tijd is.",
        "Het staat in een lijst die niemand bijhoudt.",
    ),
    ("PB", 0): (
        "Ja, maar elke sector doet daarna zijn eigen deel.",
        "Alleen voor de grote wijken.",
        "Het plan is van het wijkteam, niet van ons.",
    ),
    ("C", 1): (
        "Dat weet niet iedereen.",
        "Alleen wie al vaker belde.",
        "Er staat een naam op de website, dat helpt.",
    ),
}


def invullen(oefening: Oefening, standen: Verhaal, klaar: float = 1) -> None:
    """The participants answer, each on their own; a share of them sends it in."""
    kans, teksten = Random(oefening.titel), {vraag: iter(rij) for vraag, rij in ANTWOORDEN.items()}
    for rol, (aantal, afwijking) in AANWEZIG.items():
        for _nummer in range(aantal):
            deelnemer, _token = deelname.aanmelden(oefening, rol=rol)
            if kans.random() > klaar:
                continue
            actor = Invuller(deelnemer)
            for schuif in SCHUIVEN:
                anders = afwijking.get(schuif, 0) + kans.choice((-1, 0, 0, 1))
                deelname.inzending_bewaren(
                    deelnemer,
                    actor=actor,
                    schuif=schuif,
                    nu=_dichtbij(standen.nu[schuif], anders, kans),
                    ambitie=_dichtbij(standen.ambitie[schuif], kans.choice((-1, 0, 0, 1)), kans),
                    kenmerken=_kenmerken(schuif, standen.nu[schuif], kans),
                    antwoorden=_antwoorden(schuif, teksten) if kans.getrandbits(1) else {},
                    cultuur=kans.choice(("past", "past", "schuurt", "botst", "")),
                )
            deelname.inzending_indienen(deelnemer, actor=actor)


def _dichtbij(stand: int | None, anders: int, kans: Random) -> int | None:
    """Near a position; now and then somebody makes no choice."""
    if stand is None or kans.random() < 0.06:  # noqa: PLR2004
        return None
    return min(HOOGST, max(LAAGST, stand + anders))


def _kenmerken(schuif: str, stand: int | None, kans: Random) -> list[int]:
    kern = (stand or 3) / (HOOGST + 1)
    return [nummer for nummer in range(len(SCHUIF[schuif].kenmerken)) if kans.random() < kern]


def _antwoorden(schuif: str, teksten: Mapping[tuple[str, int], Iterator[str]]) -> dict[str, str]:
    """The next text of each question, as long as there are any."""
    volgende = {str(vraag): next(rij, "") for (van, vraag), rij in teksten.items() if van == schuif}
    return {vraag: tekst for vraag, tekst in volgende.items() if tekst}


def samen_vaststellen(
    oefening: Oefening, actor: Medewerker, verhaal: Verhaal, besluit_door: str
) -> Oefening:
    """From the conversation to what was set."""
    for schuif in SCHUIVEN:
        vaststellen.stand_zetten(
            oefening,
            schuif,
            actor=actor,
            nu=verhaal.nu[schuif],
            ambitie=verhaal.ambitie[schuif],
            reden=verhaal.redenen[schuif],
            reden_ambitie=verhaal.ambities.get(schuif, ""),
            aannames=verhaal.aannames[schuif],
            anders=verhaal.anders.get(schuif, ""),
            cultuur=verhaal.cultuur.get(schuif, ""),
            wat_veranderde=verhaal.veranderd.get(schuif, ""),
            aannames_klopten="deels" if oefening.vorige_id else "",
        )
    return vaststellen.oefening_vaststellen(
        oefening,
        actor=actor,
        herkenning=list(verhaal.herkenning),
        herkenning_tekst=verhaal.herkenning_tekst,
        besluit_door=besluit_door,
        opnieuw_op=klok.vandaag() + timedelta(days=365),
        wat_veranderde=verhaal.wat_veranderde,
        verwachtingen={"gelijk": "gediend", "maatwerk": "gerekt"},
    )


def vertel(oefening: Oefening, actor: Medewerker, verhaal: Verhaal, besluit_door: str) -> Oefening:
    """A whole session in one afternoon."""
    oefening = sessie.oefening_openen(oefening, actor=actor)
    invullen(oefening, verhaal)
    oefening = sessie.oefening_onthullen(oefening, actor=actor)
    oefening = sessie.oefening_naar_vaststellen(oefening, actor=actor)
    return samen_vaststellen(oefening, actor, verhaal, besluit_door)


AANNAMES: Final = {
    "PI": "De reorganisatie verandert de afdeling niet.",
    "PB": "Sectorhoofden maken één uur per maand vrij.",
    "PM": "Bewoners doen vaker mee als zij zien wat er gebeurt.",
    "BP": "Het nieuwe college houdt wijkwethouders.",
    "C": "De afdeling communicatie krijgt uren voor de wijken.",
}
EERSTE_JAAR: Final = Verhaal(
    nu=paneel(2, 2, 4, 5, None),
    ambitie=paneel(4, 4, 6, 7, 4),
    redenen={
        "PI": "Twee wijkambtenaren doen dit naast ander werk, zonder budget.",
        "PB": "Er is geen vaste werkwijze. Elke sector doet het zelf.",
        "PM": "Bewoners komen op gesprek als er iets misgaat. Sommigen vaker.",
        "BP": "Het college kent de wijken, maar komt niet op vaste dagen.",
        "C": "Hierover hebben wij nog niets gekozen.",
    },
    aannames=AANNAMES,
    ambities={"PM": "Bewoners weten als eerste wat er speelt."},
    herkenning=("ontwikkelend",),
    herkenning_tekst="Wij zijn net begonnen.",
)
TWEEDE_JAAR: Final = Verhaal(
    nu=paneel(3, 2, 5, 7, 3),
    ambitie=paneel(4, 6, 8, 7, 7),
    redenen={
        "PI": "Het wijkteam heeft een plek bij de directie, nog geen eigen budget.",
        "PB": "Elke wijk heeft een agenda. Sectoren voeren hun deel apart uit.",
        "PM": "Er zijn veel vormen om mee te doen. Bewoners horen te weinig terug.",
        "BP": "Elke wijk heeft een wijkwethouder die vaak langskomt.",
        "C": "Er is niets vast geregeld. Communicatie gaat per project.",
    },
    aannames=AANNAMES,
    ambities={
        "PB": "Zonder samenwerking binnen lopen ideeën uit de wijk vast.",
        "PM": "Bewoners horen altijd wat er met hun inbreng gebeurt.",
        "C": "Als bewoners vaker meedoen, moet nieuws ook vaker naar de wijk.",
    },
    anders={"PM": "Bewoners blijven bij laag: zij horen te weinig terug."},
    cultuur={"PB": "botst", "PM": "schuurt", "BP": "past"},
    veranderd={
        "PI": "Het wijkteam hoort nu bij de directie.",
        "PM": "De eerste agenda’s zijn samen met bewoners gemaakt.",
        "BP": "Na de verkiezingen kreeg elke wijk een wijkwethouder.",
        "C": "Het eerste gesprek over communicatie: er is niets vast geregeld.",
    },
    wat_veranderde="De wijkwethouders kwamen erbij en het wijkteam ging naar de directie.",
    herkenning=("toenaderingsgericht", "participatief"),
    herkenning_tekst="Toenaderingsgericht, en een beetje participatief.",
)
DERDE_JAAR: Final = Verhaal(
    nu=paneel(4, 3, 6, 7, 4),
    ambitie=paneel(4, 6, 8, 7, 7),
    redenen=TWEEDE_JAAR.redenen,
    aannames=AANNAMES,
)


def _wijk(nu: Paneel, ambitie: Paneel, **redenen: str) -> Verhaal:
    """A panel of one area; what is not told apart is as in the whole gemeente."""
    return Verhaal(nu, ambitie, {**TWEEDE_JAAR.redenen, **redenen}, AANNAMES)


WIJKEN: Final = {
    "Dijkzicht": (
        400,
        _wijk(
            paneel(4, 3, 5, 7, 4),
            paneel(4, 5, 6, 7, 5),
            PM="De dijk houdt iedereen bezig, andere onderwerpen minder.",
        ),
    ),
    "Molenveld": (
        210,
        _wijk(
            paneel(4, 4, 7, 7, 5),
            paneel(4, 6, 8, 7, 7),
            PM="Bewoners kwamen zelf met het Ezelspad en bleven erbij.",
            C="Molenveld heeft sinds de zomer een eigen bericht.",
        ),
    ),
    "Oude Stad": (
        190,
        _wijk(
            paneel(6, 6, 4, 8, 4),
            paneel(6, 6, 6, 8, 6),
            PI="De binnenstad heeft een eigen programma met geld.",
            PM="Ondernemers weten ons te vinden, bewoners minder.",
        ),
    ),
    "Vogelhof": (
        175,
        _wijk(
            paneel(3, None, 6, 5, 3),
            paneel(3, 4, 8, 6, 6),
            PB="Hierover hebben wij voor Vogelhof nog niets gekozen.",
        ),
    ),
}
ACTIES: Final = (
    ("PB", "Elke maand een overleg met alle sectoren", "Openbare ruimte", -60),
    ("PM", "Bij elk signaal binnen twee weken melden wat ermee gebeurt", "Samenleving", -30),
    ("C", "Een vaste pagina en een bericht voor zes wijken", "Samenleving", -120),
)


def draden(w: Any) -> list[Generator[int, None, None]]:
    """All threads in the world of `bouwen`; each yields how many days ago its next step is."""
    wijken = [_wijkpaneel(w, naam, *verhaal) for naam, verhaal in WIJKEN.items()]
    return [_gemeentepaneel(w), *wijken, _gaande(w)]


def _gemeentepaneel(w: Any) -> Generator[int, None, None]:
    """Three years in a row; the third conversation is now."""
    bram = w.actor[mensen.BRAM]
    yield 735
    with w.op_werkdag(735, 13):
        oefening = sessie.oefening_maken(
            actor=bram,
            gemeente=w.gemeente,
            titel=f"Mengpaneel Wijkendam {w.dag(735).year}",
            begeleiders=[w.actor[mensen.FATIMA].persoon],
            aanleiding="nabijheid",
            aanleiding_tekst="Het college wil dichter bij de wijken staan.",
            organisatiemodel="sectoren",
            organisatiecultuur="Wij regelen veel zelf en spreken elkaar weinig tegen.",
            visie="Bewoners zien binnen twee weken wat er met hun vraag gebeurt.",
            wijkkenmerken="Een oude binnenstad, twee naoorlogse wijken en dorpen aan de dijk.",
            sterke_kanten="Veel verenigingen. Mensen kennen elkaar.",
        )
        oefening = vertel(oefening, bram, EERSTE_JAAR, "Het managementteam")
    yield 372
    with w.op_werkdag(372, 13):
        oefening = _volgend_jaar(w, oefening)
        oefening = vertel(oefening, bram, TWEEDE_JAAR, "Het college van B en W")
        _acties(w, oefening)
        profiel = "toenaderingsgericht"
        opdracht.wijkopdracht_vaststellen(
            actor=bram,
            gemeente=w.gemeente,
            tekst=str(PROFIEL[profiel].opdracht),
            profiel=profiel,
            oefening=oefening,
        )
        jaren.paneelinstelling_wijzigen(
            w.gemeente, actor=bram, zesde_strook=True, indicatoren=["inwoners"]
        )
    yield 2
    with w.op_werkdag(2, 13):
        oefening = _volgend_jaar(w, oefening)
        oefening = sessie.oefening_openen(oefening, actor=bram)
        invullen(oefening, DERDE_JAAR)
        sessie.oefening_onthullen(oefening, actor=bram)


def _volgend_jaar(w: Any, oefening: Oefening) -> Oefening:
    bram = w.actor[mensen.BRAM]
    volgende = jaren.oefening_herhalen(oefening, actor=bram)
    titel = f"Mengpaneel Wijkendam {klok.vandaag().year}"
    return sessie.oefening_wijzigen(volgende, actor=bram, titel=titel)


def _acties(w: Any, oefening: Oefening) -> None:
    for schuif, titel, organisatie, dagen in ACTIES:
        vaststellen.actie_maken(
            oefening,
            schuif,
            actor=w.actor[mensen.BRAM],
            titel=titel,
            organisatie=w.organisatie[organisatie],
            klaar_voor=w.dag(dagen),
        )


def _wijkpaneel(w: Any, naam: str, dagen: int, verhaal: Verhaal) -> Generator[int, None, None]:
    gebied = w.gebied[naam]
    actor = w.wijkambtenaar(gebied)
    yield dagen
    with w.op_werkdag(dagen, 14):
        oefening = sessie.oefening_maken(
            actor=actor,
            gemeente=w.gemeente,
            titel=f"Mengpaneel {naam}",
            bereik="gebied",
            gebied=gebied,
            aanleiding="verschillen",
        )
        vertel(oefening, actor, verhaal, "Het gebiedsteam")


def _gaande(w: Any) -> Generator[int, None, None]:
    """Today people fill in for an opgave: whoever visits the demo can join."""
    yield 0
    fatima = w.actor[mensen.FATIMA]
    oefening = sessie.oefening_maken(
        actor=fatima,
        gemeente=w.gemeente,
        titel="Samen werken aan het Ezelspad",
        bereik="gebied",
        gebied=w.gebied["Molenveld"],
        aanleiding="clusteren",
        aanleiding_tekst="Aan het Ezelspad werken drie sectoren, de school en bewoners.",
    )
    oefening = sessie.oefening_openen(oefening, actor=fatima)
    invullen(oefening, DERDE_JAAR, klaar=0.6)
