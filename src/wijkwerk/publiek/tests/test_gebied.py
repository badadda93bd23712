"""The public page of an area."""

import gzip
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django_scopes import scope

from tests.draad import Draad, maak_cijfers
from tests.rolverdeling import maak_medewerker
from wijkwerk.accounts.models import RolToewijzing
from wijkwerk.core import klok
from wijkwerk.doelen import services as doelen
from wijkwerk.signalen import services as signalen
from wijkwerk.signalen.tests.factories import maak_signaal, tel_vragen

KB = 1_000
MEESTE_VRAGEN = 12


def open_pagina(client, pad: str) -> str:
    response = client.get(pad)
    assert response.status_code == 200, pad
    return " ".join(response.content.decode().split())


def test_een_verse_gemeente_heeft_op_elke_plek_een_lege_toestand(client, gebied):
    pagina = open_pagina(client, "/proefdam/gebieden/noord/")
    for tekst in (
        "nog niemand ons wat er speelt",
        "Nog geen resultaten in Noord",
        "Er is nog geen agenda",
        "Nog geen beloften",
        "Hier staat nog niemand",
        "Nog geen cijfers",
    ):
        assert tekst in pagina, tekst


def test_de_buurten_staan_op_de_kaart_en_in_de_lijst(client, gebied):
    pagina = open_pagina(client, "/proefdam/gebieden/noord/")
    assert "2 buurten" in pagina
    assert pagina.count('href="/proefdam/gebieden/noord-oost/"') == 2


def test_een_buurt_toont_zichzelf_en_wijst_naar_boven(client, buurt):
    pagina = open_pagina(client, "/proefdam/gebieden/noord-oost/")
    assert 'href="/proefdam/gebieden/noord/"' in pagina
    assert "<path" in pagina


def test_de_eerste_zin_telt_wat_bewoners_zeiden(client, gebied, buurt):
    maak_cijfers(gebied, "inwoners", {2023: 6180.0, 2024: 6240.0})
    maak_signaal(gebied)
    maak_signaal(buurt)
    pagina = open_pagina(client, "/proefdam/gebieden/noord/")
    assert "6.240 mensen wonen in Noord." in pagina
    assert "vertelden ons dit jaar 2 keer" in pagina


def test_een_resultaat_staat_er_met_foto_en_stemmen(client, draad: Draad):
    lampen = draad.inspanning("Zes lampen op het pad", draad.opgave(stemmen=3))
    draad.resultaat(lampen, foto=True)
    pagina = open_pagina(client, "/proefdam/gebieden/noord/")
    assert "Zes lampen op het pad" in pagina
    assert 'alt="Het pad met lampen"' in pagina
    assert "3 bewoners vertelden ons hierover" in pagina


def test_een_resultaat_dat_niet_op_de_site_mag_staat_er_niet(client, draad: Draad):
    stil = draad.inspanning("Gesprek met de buren", draad.opgave(), bekend=True)
    draad.resultaat(stil, publiek=False, tekst="Wij spraken met nummer 12.")
    pagina = open_pagina(client, "/proefdam/gebieden/noord/")
    assert "nummer 12" not in pagina
    assert "Nog geen resultaten in Noord" in pagina


def test_wat_bewoners_niet_weten_is_geen_belofte(client, draad: Draad):
    draad.inspanning("Intern overleg", draad.opgave(), bekend=False)
    assert "Intern overleg" not in open_pagina(client, "/proefdam/gebieden/noord/")


def test_beloften_zeggen_eerlijk_hoe_het_staat(client, draad: Draad):
    opgave = draad.opgave()
    later = draad.inspanning("Bomen planten", opgave, dagen=5)
    doelen.inspanning_uitstellen(
        later,
        actor=draad.actor,
        klaar_voor=klok.vandaag() + timedelta(days=90),
        reden="Planten kan niet als de grond bevriest.",
    )
    stop = draad.inspanning("Drempel leggen", opgave)
    doelen.inspanning_stoppen(stop, actor=draad.actor, reden="Bijna iedereen rijdt langzaam.")
    with klok.verzet(klok.nu() - timedelta(days=60)):
        draad.inspanning("Bank plaatsen", opgave, dagen=20)
    pagina = open_pagina(client, "/proefdam/gebieden/noord/")
    stand = dict(re.findall(r"ww-belofte__stand[^>]*>([^<]+)</span><p><strong>([^<]+)<", pagina))
    assert stand == {
        "Te laat": "Bank plaatsen",
        "Later": "Bomen planten",
        "Gestopt": "Drempel leggen",
    }
    assert "Planten kan niet als de grond bevriest." in pagina
    assert "Bijna iedereen rijdt langzaam." in pagina


def test_alleen_een_vastgestelde_agenda_is_openbaar(client, draad: Draad):
    draad.agenda("Licht op het pad", vaststellen=False)
    assert "Licht op het pad" not in open_pagina(client, "/proefdam/gebieden/noord/")


def test_de_buurt_toont_de_agenda_van_boven(client, draad: Draad, buurt):
    draad.agenda("Licht op het pad")
    for slug in ("noord", "noord-oost"):
        assert "Licht op het pad" in open_pagina(client, f"/proefdam/gebieden/{slug}/")


def test_wie_is_wie_toont_alleen_wie_dat_goed_vindt(client, gemeente, gebied, partner, raadslid):
    RolToewijzing.objects.filter(persoon=partner.persoon).update(publiek_zichtbaar=True)
    pagina = open_pagina(client, "/proefdam/gebieden/noord/")
    assert "Pim Partner" in pagina
    assert "Woonwaard" in pagina
    assert "Rachid Raad" not in pagina


def test_een_nummer_dat_er_niet_is_wordt_niet_verzonnen(client, gemeente, gebied):
    gemeente.telefoon = gemeente.e_mail = gemeente.adres = ""
    gemeente.save()
    for pad in ("gebieden/noord/", "privacy/", "toegankelijkheid/", "cookies/"):
        pagina = open_pagina(client, f"/proefdam/{pad}")
        assert "tel:" not in pagina
        assert "mailto:" not in pagina


def test_een_gebied_van_een_ander_is_er_niet(client, gemeente, andere_gemeente):
    assert client.get("/elderveen/gebieden/noord/").status_code == 200
    assert client.get("/proefdam/gebieden/elderveen/").status_code == 404
    assert client.get("/proefdam/gebieden/bestaat-niet/").status_code == 404


def test_niets_van_een_andere_gemeente(client, gemeente, andere_gemeente, draad: Draad):
    draad.resultaat(draad.inspanning("Zes lampen op het pad", draad.opgave()))
    assert "Zes lampen" not in open_pagina(client, "/elderveen/gebieden/noord/")
    assert "Zes lampen" not in open_pagina(client, "/elderveen/")


@pytest.mark.parametrize("pad", ["resultaten", "beloften"])
def test_alles_staat_op_een_eigen_pagina(client, draad: Draad, pad):
    opgave = draad.opgave()
    for nummer in range(5):
        draad.resultaat(draad.inspanning(f"Lamp {nummer}", opgave))
    pagina = open_pagina(client, f"/proefdam/gebieden/noord/{pad}/")
    assert all(f"Lamp {nummer}" in pagina for nummer in range(5))


def vul(draad: Draad, aantal: int) -> None:
    opgave = draad.opgave(stemmen=aantal)
    for nummer in range(aantal):
        inspanning = draad.inspanning(f"Werk {nummer}", opgave)
        if nummer % 2:
            draad.resultaat(inspanning)
    draad.agenda(*(f"Punt {nummer}" for nummer in range(aantal)))
    for sleutel in ("inwoners", "woningen", "bevolkingsdichtheid"):
        maak_cijfers(draad.gebied, sleutel, {2022: 10.0, 2023: 11.0, 2024: 12.0})
    maak_medewerker(
        draad.gemeente,
        "Zoe Zichtbaar",
        "wijkambtenaar",
        gebied=draad.gebied,
        publiek_zichtbaar=True,
    )


@pytest.mark.parametrize(
    "pad",
    [
        "",
        "gebieden/",
        "gebieden/?q=noord",
        "gebieden/noord/",
        "gebieden/noord/resultaten/",
        "gebieden/noord/beloften/",
        "privacy/",
    ],
)
def test_vragen_aan_de_database(client, client_van, draad: Draad, pad):
    vul(draad, 12)
    for bezoeker in (client, client_van(draad.actor)):
        bezoeker.get("/proefdam/cookies/")  # the first visit notes that the session is alive
        bezoeker.get(f"/proefdam/{pad}")  # and fills what the process keeps
        with tel_vragen() as vragen:
            assert bezoeker.get(f"/proefdam/{pad}").status_code == 200
        assert vragen.aantal <= MEESTE_VRAGEN, vragen


def test_het_eerste_bezoek_is_licht(client, draad: Draad):
    """Page, styles, font and script together, as they go over the wire."""
    vul(draad, 8)
    pagina = client.get("/proefdam/gebieden/noord/").content
    verwijzingen = set(
        re.findall(r'(?:href|src)="/static/([^"#]+\.(?:css|js|woff2|svg))', pagina.decode())
    )
    lettertype = {naam for naam in verwijzingen if naam.endswith("woff2")}
    assert lettertype, "the font is preloaded"
    samen = len(gzip.compress(pagina))
    for naam in verwijzingen:
        inhoud = Path(finders.find(naam)).read_bytes()
        samen += len(inhoud) if naam in lettertype else len(gzip.compress(inhoud))
    assert samen <= 100 * KB, f"{samen / KB:.0f} kB"


def test_zonder_script_werkt_alles(client, draad: Draad):
    vul(draad, 3)
    pagina = client.get("/proefdam/gebieden/noord/").content.decode()
    assert "onclick" not in pagina
    assert not re.search(r"<script(?![^>]*\bsrc=)", pagina)
    assert 'href="/proefdam/laat-iets-weten/?gebied=noord"' in pagina


def test_in_het_engels(client, gebied):
    client.cookies["taal"] = "en"
    maak_cijfers(gebied, "inwoners", {2024: 6240.0}, naam_en="Inhabitants")
    pagina = open_pagina(client, "/proefdam/gebieden/noord/")
    assert '<html lang="en"' in pagina
    assert "6,240" in pagina
    assert "Inhabitants" in pagina
    assert ">Neighbourhoods<" in pagina


def test_een_gebied_dat_niet_meer_bestaat_zegt_dat(client, gemeente, gebied):
    gebied.vervallen_op = klok.vandaag()
    gebied.save()
    with scope(gemeente=gemeente):
        assert "bestaat niet meer sinds" in open_pagina(client, "/proefdam/gebieden/noord/")


def test_een_lijn_verbindt_geen_jaren_die_niet_te_vergelijken_zijn(client, gebied):
    maak_cijfers(gebied, "inwoners", {2024: 6240.0})
    maak_cijfers(gebied, "woningen", {2022: 3000.0, 2023: 3010.0, 2024: 3020.0})
    pagina = open_pagina(client, "/proefdam/gebieden/noord/")
    assert pagina.count('class="ww-trend"') == 1
    assert "van 2022 tot en met 2024. Nu 3.020." in pagina


def test_de_prijs_van_een_huis_staat_in_euro(client, gebied):
    maak_cijfers(gebied, "woz-waarde", {2024: 262.0}, eenheid="x 1 000 euro")
    assert "€ 262.000" in open_pagina(client, "/proefdam/gebieden/noord/")


def test_waar_niemand_woont_begint_de_zin_anders(client, gebied):
    maak_cijfers(gebied, "inwoners", {2024: 0.0})
    assert "mensen wonen in" not in open_pagina(client, "/proefdam/gebieden/noord/")


def test_openbare_tekst_staat_erbij_tot_het_antwoord(client, draad: Draad):
    with scope(gemeente=draad.gemeente):
        signaal = maak_signaal(draad.gebied, wil_openbaar=True)
        signaal = signalen.signaal_openbaar_maken(
            signaal, actor=draad.actor, publieke_tekst="De bak op het plein zit vol."
        )
    pagina = open_pagina(client, "/proefdam/gebieden/noord/")
    assert "De bak op het plein zit vol." in pagina
    assert "Mijn dochter viel" not in pagina  # the words of the resident
    with scope(gemeente=draad.gemeente):
        signalen.signaal_beantwoorden(
            signaal, actor=draad.actor, uitkomst="kan", tekst="Wij legen hem.", reden="Hij is vol."
        )
    assert "zit vol" not in open_pagina(client, "/proefdam/gebieden/noord/")
