"""Every main page of the demo, for who looks at it: one list for the checks and the pictures."""

import re
from dataclasses import dataclass

from playwright.sync_api import Page

GEMEENTE = "/wijkendam/"
WIJK = f"{GEMEENTE}gebieden/molenveld/"
WERK = f"{GEMEENTE}werk/"
KENMERK = "[0-9A-Za-z-]{7,8}/$"
RESULTAAT = rf"^{GEMEENTE}resultaten/{KENMERK}"
SIGNAAL = rf"/werk/signalen/{KENMERK}"
AGENDA = rf"/werk/agenda/{KENMERK}"
PUNT = rf"/werk/agenda/punten/{KENMERK}"
INSPANNING = rf"/werk/inspanningen/{KENMERK}"
MENGPANEEL = f"{WERK}mengpaneel/"
OEFENING = rf"/werk/mengpaneel/{KENMERK}"
MOMENT = rf"/werk/momenten/{KENMERK}"
TOETS = rf"/werk/voorstellen/{KENMERK}"
BELOFTE = rf"/werk/toezeggingen/{KENMERK}"
COLLEGA = r"/beheer/collegas/(?!uitnodigen)[^/]+/$"
BREEDTES = {"telefoon": 390, "scherm": 1280}

BEWONER = ""
WIJKAMBTENAAR = "Fatima Bouzid"
LEIDINGGEVENDE = "Bram Visser"
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
    Pagina("wie-doet-wat", f"{GEMEENTE}wie-doet-wat/?gebied=molenveld"),
    Pagina("ontmoet-ons", f"{GEMEENTE}ontmoet-ons/"),
    Pagina("denk-mee", f"{GEMEENTE}denk-mee/"),
    Pagina("voorstel-openbaar", f"{GEMEENTE}denk-mee/", via=(rf"/denk-mee/{KENMERK}",)),
    Pagina("wijk-resultaten", f"{WIJK}resultaten/"),
    Pagina("wijk-beloften", f"{WIJK}beloften/"),
    Pagina("resultaat-openbaar", WIJK, via=(RESULTAAT,)),
    Pagina("opgave-openbaar", WIJK, via=(RESULTAAT, rf"^{GEMEENTE}opgaven/{KENMERK}")),
    Pagina("privacy", f"{GEMEENTE}privacy/"),
    Pagina("toegankelijkheid", f"{GEMEENTE}toegankelijkheid/"),
    Pagina("cookies", f"{GEMEENTE}cookies/"),
    Pagina("mengpaneel-proberen", "/mengpaneel/?PI=5&PB=2&PM=8&BP=6"),
    Pagina("mengpaneel-combinaties", "/mengpaneel/combinaties/?PI=M&PB=L&PM=H&BP=H&C=M"),
    Pagina("mengpaneel-gemeenten", "/mengpaneel/gemeenten/"),
    Pagina("mengpaneel-uitleg", "/mengpaneel/uitleg/"),
    Pagina("meedoen", "/meedoen/"),
    Pagina("werkplek", WERK, WIJKAMBTENAAR),
    Pagina("werkplek-sector", WERK, SECTORAMBTENAAR),
    Pagina("werkplek-wethouder", WERK, WETHOUDER),
    Pagina("stand", f"{WERK}gebieden/molenveld/stand/", WETHOUDER),
    Pagina("zoeken", f"{WERK}zoeken/?q=lamp", WIJKAMBTENAAR),
    Pagina("signalen", f"{WERK}signalen/", WIJKAMBTENAAR),
    Pagina("signaal", f"{WERK}signalen/", WIJKAMBTENAAR, (SIGNAAL,)),
    Pagina("signaal-sector", f"{WERK}signalen/", SECTORAMBTENAAR, (SIGNAAL,)),
    Pagina("signaal-invoeren", f"{WERK}signalen/invoeren/", WIJKAMBTENAAR),
    Pagina("signalen-kaart", f"{WERK}signalen/kaart/", WIJKAMBTENAAR),
    Pagina("signalen-groepjes", f"{WERK}signalen/groepjes/", WIJKAMBTENAAR),
    Pagina("signalen-cijfers", f"{WERK}signalen/cijfers/", WETHOUDER),
    Pagina("signalen-regels", f"{WERK}signalen/regels/", LEIDINGGEVENDE),
    Pagina("regel-maken", f"{WERK}signalen/regels/nieuw/", LEIDINGGEVENDE),
    Pagina("signalen-inrichten", f"{WERK}signalen/inrichten/", LEIDINGGEVENDE),
    Pagina("themas", f"{WERK}signalen/inrichten/themas/", LEIDINGGEVENDE),
    Pagina("standaardteksten", f"{WERK}standaardteksten/", LEIDINGGEVENDE),
    Pagina("escalatieladder", f"{WERK}signalen/inrichten/ladder/", LEIDINGGEVENDE),
    Pagina("aanspreekpunten", f"{WERK}signalen/aanspreekpunten/", WIJKAMBTENAAR),
    Pagina("afzenders", f"{WERK}afzenders/", WIJKAMBTENAAR),
    Pagina("afwezig", f"{WERK}beheer/afwezig/", WIJKAMBTENAAR),
    Pagina("berichten", f"{WERK}beheer/berichten/", WIJKAMBTENAAR),
    Pagina("toezeggingen", f"{WERK}toezeggingen/", WIJKAMBTENAAR),
    Pagina("toezegging", f"{WERK}toezeggingen/", WIJKAMBTENAAR, (BELOFTE,)),
    Pagina("momenten", f"{WERK}momenten/", WIJKAMBTENAAR),
    Pagina("moment-geweest", f"{WERK}momenten/?geweest=1", WIJKAMBTENAAR, (MOMENT,)),
    Pagina("moment-maken", f"{WERK}momenten/nieuw/", WIJKAMBTENAAR),
    Pagina("voorstellen", f"{WERK}voorstellen/", WIJKAMBTENAAR),
    Pagina("voorstel", f"{WERK}voorstellen/", WIJKAMBTENAAR, (TOETS,)),
    Pagina("voorstel-maken", f"{WERK}voorstellen/nieuw/", WIJKAMBTENAAR),
    Pagina("doelgroepen", f"{WERK}doelgroepen/", WIJKAMBTENAAR),
    Pagina("meldpunten", f"{WERK}meldpunten/", WIJKAMBTENAAR),
    Pagina("doelgroep-maken", f"{WERK}doelgroepen/nieuw/", WIJKAMBTENAAR),
    Pagina("meldpunt-maken", f"{WERK}meldpunten/nieuw/", WIJKAMBTENAAR),
    Pagina("thema-maken", f"{WERK}signalen/inrichten/themas/nieuw/", LEIDINGGEVENDE),
    Pagina("standaardtekst-maken", f"{WERK}standaardteksten/nieuw/", LEIDINGGEVENDE),
    Pagina("toezegging-maken", f"{WERK}toezeggingen/nieuw/", WIJKAMBTENAAR),
    Pagina("samen-beantwoorden", f"{WERK}signalen/samen/beantwoorden/", WIJKAMBTENAAR),
    Pagina("samen-bundelen", f"{WERK}signalen/samen/bundelen/", WIJKAMBTENAAR),
    Pagina("samen-toewijzen", f"{WERK}signalen/samen/toewijzen/", WIJKAMBTENAAR),
    Pagina("escalaties", f"{WERK}escalaties/", LEIDINGGEVENDE),
    Pagina("bestuursberichten", f"{WERK}bestuur/", WETHOUDER),
    Pagina("bestuursbericht", f"{WERK}bestuur/", WETHOUDER, (rf"/werk/bestuur/{KENMERK}",)),
    Pagina("inzage", f"{WERK}inzage/", WIJKAMBTENAAR),
    Pagina("post", f"{WERK}post/", WIJKAMBTENAAR),
    Pagina("opgaven", f"{WERK}opgaven/", WIJKAMBTENAAR),
    Pagina("opgave", f"{WERK}opgaven/", WIJKAMBTENAAR, (rf"/werk/opgaven/{KENMERK}",)),
    Pagina("opgave-maken", f"{WERK}opgaven/nieuw/", WIJKAMBTENAAR),
    Pagina("agendas", f"{WERK}agenda/", WIJKAMBTENAAR),
    Pagina("agenda", f"{WERK}agenda/", WIJKAMBTENAAR, (AGENDA,)),
    Pagina("agendapunt", f"{WERK}agenda/", WIJKAMBTENAAR, (AGENDA, PUNT)),
    Pagina("doel", f"{WERK}agenda/", WIJKAMBTENAAR, (AGENDA, PUNT, rf"/werk/doelen/{KENMERK}")),
    Pagina("inspanningen", f"{WERK}inspanningen/", SECTORAMBTENAAR),
    Pagina("inspanning", f"{WERK}inspanningen/", SECTORAMBTENAAR, (INSPANNING,)),
    Pagina("cijfers", f"{WERK}cijfers/", WIJKAMBTENAAR),
    Pagina("mengpaneel-oefeningen", MENGPANEEL, WIJKAMBTENAAR),
    Pagina("mengpaneel-nieuw", f"{MENGPANEEL}nieuw/", WIJKAMBTENAAR),
    Pagina("mengpaneel-jaren", f"{MENGPANEEL}jaren/", WIJKAMBTENAAR),
    Pagina("mengpaneel-opdracht", f"{MENGPANEEL}opdracht/", WIJKAMBTENAAR),
    Pagina("mengpaneel-instelling", f"{MENGPANEEL}instelling/", WIJKAMBTENAAR),
    Pagina("mengpaneel-invullen", f"{MENGPANEEL}?fase=invullen", WIJKAMBTENAAR, (OEFENING,)),
    Pagina("mengpaneel-gesprek", f"{MENGPANEEL}?fase=gesprek", WIJKAMBTENAAR, (OEFENING,)),
    Pagina(
        "mengpaneel-papier",
        f"{MENGPANEEL}?fase=invullen",
        WIJKAMBTENAAR,
        (OEFENING, r"/papier/$"),
    ),
    Pagina(
        "mengpaneel-scherm",
        f"{MENGPANEEL}?fase=gesprek",
        WIJKAMBTENAAR,
        (OEFENING, r"/scherm/$"),
    ),
    Pagina("mengpaneel-paneel", f"{MENGPANEEL}?fase=evalueren", WETHOUDER, (OEFENING,)),
    Pagina(
        "mengpaneel-rapport",
        f"{MENGPANEEL}?fase=evalueren",
        WETHOUDER,
        (OEFENING, r"/rapport/$"),
    ),
    Pagina("mengpaneel-leeg", "/mengpaneel/leeg/"),
    Pagina("beheer", f"{WERK}beheer/", BEHEERDER),
    Pagina("staat", f"{WERK}beheer/staat/", BEHEERDER),
    Pagina("collegas", f"{WERK}beheer/collegas/", BEHEERDER),
    Pagina("collega", f"{WERK}beheer/collegas/", BEHEERDER, (COLLEGA,)),
    Pagina("collega-uitnodigen", f"{WERK}beheer/collegas/uitnodigen/", BEHEERDER),
    Pagina("rol-geven", f"{WERK}beheer/collegas/", BEHEERDER, (COLLEGA, r"/rol/$")),
    Pagina("rollen", f"{WERK}beheer/rollen/", BEHEERDER),
    Pagina("organisaties", f"{WERK}beheer/organisaties/", BEHEERDER),
    Pagina("organisatie-toevoegen", f"{WERK}beheer/organisaties/toevoegen/", BEHEERDER),
    Pagina("instellingen", f"{WERK}beheer/instellingen/", BEHEERDER),
)
