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
    "Wijkambtenaar",
    rollen.WIJKAMBTENAAR,
    ("Molenveld", "Vogelhof"),
    telefoon="06 1234 5601",
    publiek=True,
)
YOUSSEF = Mens(
    "Youssef Amrani",
    "Wijkambtenaar",
    rollen.WIJKAMBTENAAR,
    ("Oude Stad", "Sluiskwartier", "Noorderhaven", "De Akkers", "Dijkzicht"),
    telefoon="06 1234 5602",
    publiek=True,
)
BRAM = Mens("Bram Visser", "Leidinggevende", rollen.LEIDINGGEVENDE)
ANNEKE = Mens(
    "Anneke Vos",
    "Beheerder openbare ruimte",
    rollen.SECTORAMBTENAAR,
    organisatie="Openbare ruimte",
)
JORIS = Mens(
    "Joris Mulder",
    "Verkeerskundige",
    rollen.AANDACHTSFUNCTIONARIS,
    organisatie="Verkeer",
)
HENK = Mens("Henk Terpstra", "Wijkwethouder", rollen.WIJKWETHOUDER)
INEKE = Mens("Ineke Dijkstra", "Raadslid", rollen.RAADSLID)
MARJA = Mens(
    "Marja de Wit",
    "Wijkbeheerder Woonstede",
    rollen.PARTNER,
    ("Molenveld", "Vogelhof"),
    "Woonstede",
    "010 123 4567",
    publiek=True,
)
RUBEN = Mens(
    "Ruben Sanches",
    "Wijkagent",
    rollen.PARTNER,
    ("Molenveld",),
    "Politie",
    "0900 8844",
    publiek=True,
)
JOOST = Mens(
    "Joost Kramer",
    "Opbouwwerker",
    rollen.PARTNER,
    ("Molenveld",),
    "Buurthuis De Spil",
    "06 1234 5622",
    publiek=True,
)
KARIM = Mens(
    "Karim Haddad",
    "Buurtserviceteam",
    rollen.SECTORAMBTENAAR,
    organisatie="Buurtserviceteam",
    telefoon="06 1234 5630",
    publiek=True,
)
SANNE = Mens("Sanne Bakker", "Functioneel beheerder", rollen.GEMEENTEBEHEERDER)

MENSEN = (FATIMA, YOUSSEF, BRAM, ANNEKE, JORIS, HENK, INEKE, MARJA, RUBEN, JOOST, KARIM, SANNE)

ORGANISATIES = {
    "Openbare ruimte": "dienst",
    "Verkeer": "dienst",
    "Samenleving": "dienst",
    "Woonstede": "corporatie",
    "Politie": "politie",
    "Buurthuis De Spil": "welzijn",
    "Buurtserviceteam": "serviceteam",
    "College": "bestuur",
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
