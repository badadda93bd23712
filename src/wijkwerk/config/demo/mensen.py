"""Who works in Wijkendam. Invented people; the domain `.example` can never receive mail."""

from __future__ import annotations

from dataclasses import dataclass, field

from wijkwerk.accounts.domain import rollen


@dataclass(frozen=True)
class Mens:
    """Somebody with an account. `gebieden` are names; none = the whole gemeente."""

    naam: str
    functie: str
    rol: str
    gebieden: tuple[str, ...] = ()
    organisatie: str = ""
    telefoon: str = ""
    publiek: bool = False
    e_mail: str = field(init=False)

    def __post_init__(self) -> None:
        voornaam = self.naam.split()[0].lower()
        object.__setattr__(self, "e_mail", f"{voornaam}@wijkendam.example")


FATIMA = Mens(
    "Fatima Bouzid",
    "Kent de wijk en zorgt dat uw vraag bij de goede persoon komt.",
    rollen.WIJKAMBTENAAR,
    ("Molenveld", "Vogelhof"),
    telefoon="06 1234 5601",
    publiek=True,
)
YOUSSEF = Mens(
    "Youssef Amrani",
    "Kent de wijk en zorgt dat uw vraag bij de goede persoon komt.",
    rollen.WIJKAMBTENAAR,
    ("Oude Stad", "Sluiskwartier", "Noorderhaven", "De Akkers", "Dijkzicht"),
    telefoon="06 1234 5602",
    publiek=True,
)
BRAM = Mens("Bram Visser", "Leidt de wijkambtenaren.", rollen.LEIDINGGEVENDE)
ANNEKE = Mens(
    "Anneke Vos",
    "Regelt onderhoud van straten, verlichting en groen.",
    rollen.SECTORAMBTENAAR,
    organisatie="Openbare ruimte",
)
JORIS = Mens(
    "Joris Mulder",
    "Eerste aanspreekpunt voor verkeer en parkeren.",
    rollen.AANDACHTSFUNCTIONARIS,
    organisatie="Verkeer",
)
HENK = Mens("Henk Terpstra", "Wethouder, ook van Molenveld.", rollen.WIJKWETHOUDER)
INEKE = Mens("Ineke Dijkstra", "Raadslid.", rollen.RAADSLID)
MARJA = Mens(
    "Marja de Wit",
    "Voor huurders: over uw huis, de trap en de tuin.",
    rollen.PARTNER,
    ("Molenveld", "Vogelhof"),
    "Woonstede",
    "010 123 4567",
    publiek=True,
)
RUBEN = Mens(
    "Ruben Sanches",
    "Wijkagent. Voor veiligheid en overlast. Is er nu gevaar? Bel 112.",
    rollen.PARTNER,
    ("Molenveld",),
    "Politie",
    "0900 8844",
    publiek=True,
)
JOOST = Mens(
    "Joost Kramer",
    "Voor hulp, ontmoeten en plannen van bewoners.",
    rollen.PARTNER,
    ("Molenveld",),
    "Buurthuis De Spil",
    "06 1234 5622",
    publiek=True,
)
SANNE = Mens("Sanne Bakker", "Beheert Wijkwerk voor de gemeente.", rollen.GEMEENTEBEHEERDER)

MENSEN = (FATIMA, YOUSSEF, BRAM, ANNEKE, JORIS, HENK, INEKE, MARJA, RUBEN, JOOST, SANNE)

ORGANISATIES = {
    "Openbare ruimte": "dienst",
    "Verkeer": "dienst",
    "Samenleving": "dienst",
    "Woonstede": "corporatie",
    "Politie": "politie",
    "Buurthuis De Spil": "welzijn",
}
THEMAS = (
    "Verlichting",
    "Schoon",
    "Groen",
    "Verkeer",
    "Stoep en straat",
    "Samen leven",
    "Ontmoeten",
    "Vervoer",
)
