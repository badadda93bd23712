"""Every main page of the demo, for who looks at it: one list for the checks and the pictures."""

import re
from dataclasses import dataclass

from playwright.sync_api import Page

GEMEENTE = "/wijkendam/"
WIJK = f"{GEMEENTE}gebieden/molenveld/"
WERK = f"{GEMEENTE}werk/"
KENMERK = "[0-9A-Za-z-]{7,8}/$"
BREEDTES = {"telefoon": 390, "scherm": 1280}

BEWONER = ""
WIJKAMBTENAAR = "Fatima Bouzid"
SECTORAMBTENAAR = "Anneke Vos"
WETHOUDER = "Henk Terpstra"
BEHEERDER = "Sanne Bakker"


@dataclass(frozen=True)
class Pagina:
    """A page: go to `pad`, then follow the first link to an address that matches each of `via`."""

    naam: str
    pad: str
    wie: str = BEWONER
    via: tuple[str, ...] = ()
    status: int = 200

    def open(self, pagina: Page) -> None:
        antwoord = pagina.goto(self.pad)
        for patroon in self.via:
            antwoord = pagina.goto(_link(pagina, patroon))
        assert antwoord
        assert antwoord.status == self.status, f"{antwoord.url} geeft {antwoord.status}"


def _link(pagina: Page, patroon: str) -> str:
    adressen = pagina.eval_on_selector_all("a[href]", "a => a.map(a => a.getAttribute('href'))")
    for adres in adressen:
        if re.search(patroon, adres.split("?")[0]):
            return str(adres)
    raise AssertionError(f"{pagina.url} heeft geen link naar {patroon}: {adressen}")


PAGINAS = (
    Pagina("voorpagina", "/"),
    Pagina("inloggen", "/inloggen/login/"),
    Pagina("bouwstenen", "/ui/"),
    Pagina("niet-gevonden", f"{GEMEENTE}bestaat-niet/", status=404),
    Pagina("gemeente", GEMEENTE),
    Pagina("gebieden", f"{GEMEENTE}gebieden/"),
    Pagina("wijk", WIJK),
    Pagina("wijk-cijfers", f"{WIJK}cijfers/"),
    Pagina("wijk-agenda", f"{WIJK}agenda/"),
    Pagina("laat-iets-weten", f"{GEMEENTE}laat-iets-weten/"),
    Pagina("volg", f"{GEMEENTE}volg/"),
    Pagina("opgave-openbaar", WIJK, via=(rf"^{GEMEENTE}opgaven/{KENMERK}",)),
    Pagina("resultaat-openbaar", WIJK, via=(rf"^{GEMEENTE}resultaten/{KENMERK}",)),
    Pagina("privacy", f"{GEMEENTE}privacy/"),
    Pagina("toegankelijkheid", f"{GEMEENTE}toegankelijkheid/"),
    Pagina("cookies", f"{GEMEENTE}cookies/"),
    Pagina("werkplek", WERK, WIJKAMBTENAAR),
    Pagina("werkplek-sector", WERK, SECTORAMBTENAAR),
    Pagina("werkplek-wethouder", WERK, WETHOUDER),
    Pagina("signalen", f"{WERK}signalen/", WIJKAMBTENAAR),
    Pagina("signaal", f"{WERK}signalen/", WIJKAMBTENAAR, (rf"/werk/signalen/{KENMERK}",)),
    Pagina("signaal-sector", f"{WERK}signalen/", SECTORAMBTENAAR, (rf"/werk/signalen/{KENMERK}",)),
    Pagina("opgaven", f"{WERK}opgaven/", WIJKAMBTENAAR),
    Pagina("opgave", f"{WERK}opgaven/", WIJKAMBTENAAR, (rf"/werk/opgaven/{KENMERK}",)),
    Pagina("agenda", f"{WERK}agenda/molenveld/", WIJKAMBTENAAR),
    Pagina("cijfers", f"{WERK}cijfers/", WIJKAMBTENAAR),
    Pagina("beheer", f"{WERK}beheer/", BEHEERDER),
)
