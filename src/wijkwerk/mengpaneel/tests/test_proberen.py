"""The panel for everybody: a link holds the position, nothing is stored, the page works bare."""

import json
import re
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from wijkwerk.mengpaneel.beeld import uitslag
from wijkwerk.mengpaneel.domain.nabijheid import nabijheid
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN, alle_combinaties, lees
from wijkwerk.mengpaneel.models import Oefening

pytestmark = pytest.mark.django_db
PAD = "/mengpaneel/"
MEESTE_SCRIPT = 15_000
STATIC = Path(__file__).resolve().parents[1] / "static" / "mengpaneel"
ALGEMEEN = Path(__file__).resolve().parents[2] / "ui" / "static" / "ui" / "wijkwerk.js"


def haal(client, vraag: str = "") -> str:
    antwoord = client.get(PAD + vraag)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def regels(pagina: str) -> dict[str, tuple[str, str, str]]:
    """Profile -> (distance, nearest, what is said)."""
    gevonden = re.findall(
        r'data-naam="([^"]+)" data-afstand="(\d*)" data-dichtbij="(ja|nee)"'
        r".*?<b data-stappen>(.*?)</b>",
        pagina,
        re.DOTALL,
    )
    return {naam: tuple(rest) for naam, *rest in gevonden}


def status(pagina: str) -> str:
    return unescape(re.search(r'<p role="status">(.*?)</p>', pagina)[1])


def zichtbaar(pagina: str, soort: str) -> list[str]:
    """Cards that apply: their rules."""
    kaarten = re.findall(rf'data-soort="{soort}" data-als="([^"]*)"( hidden)?>', pagina)
    return [unescape(regel) for regel, verborgen in kaarten if not verborgen]


def stand_van(pagina: str, code: str) -> str:
    return re.search(rf'name="{code}_was" value="(\d?)"', pagina)[1]


# --- a link --------------------------------------------------------------------------------------


def test_zonder_stand_is_niets_dichtbij(client):
    pagina = haal(client)
    assert {rij[:2] for rij in regels(pagina).values()} == {("", "nee")}
    assert "Zet een schuif" in status(pagina)
    assert zichtbaar(pagina, "risico") == zichtbaar(pagina, "hint") == []
    assert [stand_van(pagina, code) for code in SCHUIVEN] == [""] * 5


def test_een_link_draagt_de_stand(client):
    pagina = haal(client, "?PI=5&PM=8")
    assert [stand_van(pagina, code) for code in SCHUIVEN] == ["5", "", "8", "", ""]
    assert "U koos bij 2 van de vijf schuiven" in status(pagina)
    assert pagina.count('data-keuze="ja"') == 2
    assert "midden, stand 5 van 9" in pagina
    assert "nog geen keuze, de schuif staat in het midden" in pagina


def test_geen_keuze_is_iets_anders_dan_het_midden(client):
    leeg, midden = haal(client), haal(client, "?PI=5")
    assert leeg.count('data-keuze="ja"') == 0
    assert midden.count('data-keuze="ja"') == 1
    assert status(leeg) != status(midden)


def test_gelijke_afstand_is_even_dichtbij(client):
    pagina = haal(client, "?PI=5&PB=2&PM=8&BP=6")
    rijen = regels(pagina)
    assert len(rijen) == 5
    assert rijen["participatieve gemeente"] == ("1", "ja", "1 stap, even dichtbij")
    assert rijen["toenaderingsgerichte gemeente"] == ("1", "ja", "1 stap, even dichtbij")
    assert rijen["organisatiegerichte gemeente"] == ("6", "nee", "6 stappen")
    assert status(pagina).startswith(
        "Even dichtbij: participatieve gemeente, toenaderingsgerichte gemeente (1 stap)."
    )


def test_een_dichtste_profiel_staat_alleen(client):
    pagina = haal(client, "?PI=5&PB=2&PM=8&BP=8&C=5")
    assert regels(pagina)["toenaderingsgerichte gemeente"] == ("0", "ja", "0 stappen, dichtstbij")
    assert status(pagina).startswith("Het dichtst bij: toenaderingsgerichte gemeente (0 stappen).")
    assert "even dichtbij" not in "".join(rij[2] for rij in regels(pagina).values())


def test_het_gedachte_experiment_is_altijd_gemerkt(client):
    for vraag in ("", "?PI=8&PB=8&PM=8&BP=8&C=8"):
        assert "gekantelde gemeente (gedachte-experiment)" in regels(haal(client, vraag))
        assert "gedachte-experiment, bestaat niet echt" in haal(client, vraag)
    assert "(gedachte-experiment)" in status(haal(client, "?PI=8&PB=8&PM=8&BP=8&C=8"))
    assert "(gedachte-experiment)" not in status(haal(client, "?PI=5&PB=2&PM=8&BP=8&C=5"))


def test_de_reden_staat_per_schuif(client):
    pagina = haal(client, "?PB=8&PM=5")
    redenen = re.findall(r'data-reden="PB">(.*?)</span>', pagina)
    assert redenen[1] == "2 stappen hoger: u hoog, profiel laag"
    assert redenen[2] == "gelijk (hoog)"
    assert "geen keuze, telt niet mee (profiel laag)" in pagina
    assert pagina.count("(stand afgeleid)") == 15  # of 25; 10 are stated in the source


def test_risico_en_vragen_horen_bij_de_stand(client):
    pagina = haal(client, "?PM=8&PB=2&C=2")
    assert zichtbaar(pagina, "risico") == ['{"PM": "H", "PB": "L"}']
    assert '{"PM": "H", "C": "LM"}' in zichtbaar(pagina, "hint")
    assert '<p class="nl-paragraph" data-leeg="risico" hidden>' in pagina
    rustig = haal(client, "?PM=5&PB=5")
    assert zichtbaar(rustig, "risico") == zichtbaar(rustig, "hint") == []
    assert '<p class="nl-paragraph" data-leeg="risico">' in rustig


@pytest.mark.parametrize("vraag", ["?PI=99", "?PI=0", "?PI=-1", "?PI=5.5", "?PI=abc", "?PI=%00"])
def test_wat_geen_stand_is_telt_als_geen_keuze_en_dat_staat_er(client, vraag):
    pagina = haal(client, vraag + "&PM=8")
    assert stand_van(pagina, "PI") == ""
    assert stand_van(pagina, "PM") == "8"
    assert "Niet alles in de link was leesbaar" in pagina


def test_rommel_in_de_link_geeft_een_gewone_bladzijde(client):
    pagina = haal(client, "?<script>alert(1)</script>=1&PI=<b>5&x=" + "a" * 2000)
    assert "<script>alert" not in pagina
    assert "Niet alles in de link was leesbaar" not in haal(client, "?iets=anders")


# --- the form without a script -------------------------------------------------------------------


def zonder_script(client, **velden: str):
    """What a browser sends: the range always, 5 when nobody touched it."""
    basis = {"vorm": "1", **dict.fromkeys(SCHUIVEN, "5")}
    basis |= {f"{code}{achter}": "" for code in SCHUIVEN for achter in ("_cijfer", "_was")}
    return client.get(PAD, basis | velden)


def test_wie_niets_aanraakt_kiest_niets(client):
    antwoord = zonder_script(client)
    assert antwoord.status_code == 302
    assert antwoord.headers["Location"] == "/mengpaneel/#bord"


@pytest.mark.parametrize(
    ("velden", "link"),
    [
        ({"PM": "8"}, "?PM=8"),
        ({"PI_keuze": "on"}, "?PI=5"),
        ({"PI_cijfer": "3"}, "?PI=3"),
        ({"PI": "7", "PI_cijfer": "3"}, "?PI=3"),
        ({"PI": "7", "PI_was": "7", "PI_cijfer": "7", "PI_keuze": "on"}, "?PI=7"),
        ({"PI": "2", "PI_was": "7", "PI_cijfer": "7", "PI_keuze": "on"}, "?PI=2"),
        ({"PI": "7", "PI_was": "7", "PI_cijfer": "2", "PI_keuze": "on"}, "?PI=2"),
        ({"PI": "7", "PI_was": "7", "PI_cijfer": "7"}, ""),  # the lamp was put out
        ({"PI": "7", "PI_was": "7", "PI_keuze": "on"}, ""),  # the number was wiped out
        ({"PI": "5", "PI_was": "7", "PI_cijfer": "7"}, "?PI=5"),
        ({"PI_cijfer": "1", "C_cijfer": "9"}, "?PI=1&C=9"),
    ],
)
def test_het_formulier_zonder_script_wordt_een_link(client, velden, link):
    assert zonder_script(client, **velden).headers["Location"] == f"/mengpaneel/{link}#bord"


@pytest.mark.parametrize("fout", ["12", "0", "4,5", "hoog"])
def test_een_getal_buiten_de_schaal_zegt_wat_u_moet_doen(client, fout):
    antwoord = zonder_script(client, PI_cijfer=fout, PM="8")
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "Typ een heel getal van 1 tot en met 9" in pagina
    assert f'value="{fout}"' in pagina  # still there to mend
    assert "U koos bij 1 van de vijf schuiven" in status(pagina)  # the rest counts
    assert stand_van(pagina, "PI") == ""
    assert pagina.count('data-keuze="ja"') == 1  # PM still stands at 8


def test_een_half_formulier_gaat_niet_stuk(client):
    assert client.get(PAD, {"vorm": "1", "PM": "8"}).headers["Location"].startswith("/mengpaneel/")
    assert client.get(PAD, {"vorm": "1", "PM": "99"}).status_code == 200


# --- nothing is stored ---------------------------------------------------------------------------


def test_er_wordt_niets_bewaard_en_geen_cookie_gezet(client, gemeente):
    antwoord = client.get(PAD + "?PI=5&PM=8")
    assert not client.cookies
    assert "Set-Cookie" not in antwoord.headers
    assert not Oefening.objects.exists()
    for naam in ("combinaties", "gemeenten", "uitleg"):
        client.get(reverse(f"paneel:{naam}"))
    assert not client.cookies


def test_een_bladzijde_met_een_formulier_zet_wel_een_cookie(client, gemeente):
    client.get("/proefdam/laat-iets-weten/")
    assert settings.CSRF_COOKIE_NAME in client.cookies


def test_de_taal_kiezen_gaat_zonder_sleutel_maar_niet_vanaf_een_andere_site():
    streng = Client(enforce_csrf_checks=True)
    keuze = {"language": "en", "next": PAD + "?PI=5"}
    elders = streng.post("/taal/", keuze, headers={"Sec-Fetch-Site": "cross-site"})
    assert elders.status_code == 403
    assert not streng.cookies
    hier = streng.post("/taal/", keuze, headers={"Sec-Fetch-Site": "same-origin"})
    assert hier.headers["Location"] == PAD + "?PI=5"
    assert 'lang="en"' in streng.get(PAD + "?PI=5").content.decode()


def test_de_bladzijde_vraagt_bijna_niets_van_de_database(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(1):  # the gemeenten where one can start an exercise
        haal(client, "?PI=5&PB=2&PM=8&BP=6&C=2")


def test_alleen_lezen(client):
    assert client.post(PAD, {"PI": "5"}).status_code == 405


# --- the script ----------------------------------------------------------------------------------

TEKENREEKS = re.compile(r'"([^"\n]*)"|`([^`]*)`|\'([^\'\n]*)\'')
COMMENTAAR = re.compile(r"^\s*//.*$| // .*$", re.MULTILINE)
ZIN = re.compile(r"[A-Za-zÀ-ÿ]{2,} [a-zÀ-ÿ]{2,}")


def zinnen(script: str) -> list[str]:
    """Strings in a script that look like language."""
    reeksen = ("".join(delen) for delen in TEKENREEKS.findall(COMMENTAAR.sub("", script)))
    return [r for r in reeksen if ZIN.search(r) and not set(r) & set("[]{}<>=#.")]


def test_het_script_is_klein():
    eigen = [STATIC / "mengpaneel.js", ALGEMEEN]
    assert sum(len(pad.read_bytes()) for pad in eigen) <= MEESTE_SCRIPT


def test_het_script_heeft_geen_eigen_woorden():
    script = (STATIC / "mengpaneel.js").read_text()
    assert zinnen(script) in ([], ["use strict"])
    for woord in ("laag", "hoog", "keuze gemaakt", "stappen,", "dichtstbij:"):
        assert f'"{woord}' not in script


def test_een_zin_in_het_script_valt_op():
    assert zinnen('el.textContent = "nog geen keuze";') == ["nog geen keuze"]


def test_de_woorden_van_het_script_staan_in_de_bladzijde(client):
    pagina = haal(client)
    woorden = json.loads(unescape(re.search(r'data-woorden="([^"]*)"', pagina)[1]))
    script = (STATIC / "mengpaneel.js").read_text()
    gebruikt = set(re.findall(r"woorden\.(\w+)", script))
    assert gebruikt <= set(woorden)
    assert set(woorden["redenen"]) == {f"{a}{b}" for a in "LMH-" for b in "LMH"}
    assert len(woorden["stappen"]) == 11


def test_andere_paginas_krijgen_geen_stijl_van_het_paneel(client, gemeente):
    assert "mengpaneel.css" not in client.get("/proefdam/").content.decode()
    assert "mengpaneel.css" in haal(client)


def test_de_stijl_gebruikt_alleen_tokens():
    stijl = (STATIC / "mengpaneel.css").read_text()
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", stijl) == []
    assert stijl.count("{") == stijl.count("}")


# --- what is said is what is so ------------------------------------------------------------------


def test_elke_combinatie_zegt_wat_de_telling_zegt(db):
    woorden = uitslag.woorden()
    for standen in alle_combinaties():
        rijen = uitslag.regels(standen, woorden)
        verwacht = nabijheid(standen)
        assert [rij.afstand for rij in rijen] == [rij.afstand for rij in verwacht]
        zin = uitslag.zin(rijen, standen, woorden)
        for rij, telling in zip(rijen, verwacht, strict=True):
            assert (rij.in_zin in zin) == telling.dichtstbij
            assert ("even" in rij.stappen) == telling.gedeeld


def test_niet_gekozen_schuiven_tellen_niet_mee(db):
    standen = lees({"PB": "2"})
    assert {rij.gelijk for rij in uitslag.regels(standen, uitslag.woorden())} == {
        "1 van 1 gelijk",
        "0 van 1 gelijk",
    }


# --- where it leads ------------------------------------------------------------------------------


def test_een_gemeente_geeft_een_knop_en_meer_een_keuze(client, gemeente):
    assert "kies uw gemeente" not in haal(client)


def test_met_meer_gemeenten_kiest_u_er_een(client, gemeente, andere_gemeente):
    assert "kies uw gemeente" in haal(client)
    assert "Proefdam" in haal(client)


def test_wie_is_ingelogd_begint_in_de_eigen_gemeente(client_van, wijkambtenaar, andere_gemeente):
    pagina = haal(client_van(wijkambtenaar))
    assert 'href="/proefdam/werk/mengpaneel/nieuw/"' in pagina
    assert "kies uw gemeente" not in pagina


def test_de_voorpagina_wijst_naar_het_paneel(client, gemeente, andere_gemeente):
    assert 'href="/mengpaneel/"' in client.get("/").content.decode()


def test_zoekmachines_kennen_het_paneel(client):
    assert "Disallow: /mengpaneel" not in client.get("/robots.txt").content.decode()
    kaart = client.get("/sitemap.xml").content.decode()
    for naam in ("proberen", "combinaties", "gemeenten", "uitleg"):
        assert f"{settings.ADRES}{reverse(f'paneel:{naam}')}</loc>" in kaart
