"""The explorer of all 243 combinations, and the reading help."""

import re

import pytest

from wijkwerk.mengpaneel import publiek
from wijkwerk.mengpaneel.beeld import kleed
from wijkwerk.mengpaneel.domain.nabijheid import indeling
from wijkwerk.mengpaneel.domain.schaal import alle_combinaties, naam_van, uit_naam
from wijkwerk.mengpaneel.selectors.jaren import Gepubliceerd

pytestmark = pytest.mark.django_db
PAD = "/mengpaneel/combinaties/"


def gedeeld(standen, naam: str = "", jaar: int = 2026) -> Gepubliceerd:
    return Gepubliceerd(naam=naam, jaar=jaar, bereik="gemeente", standen=standen)


def haal(client, vraag: str = "") -> str:
    antwoord = client.get(PAD + vraag)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def status(pagina: str) -> str:
    return re.search(r'role="status" data-kleed-tekst>(.*?)</p>', pagina)[1]


def test_elke_combinatie_heeft_een_eigen_plek():
    plekken = {kleed.plaats(standen) for standen in alle_combinaties()}
    assert len(plekken) == 243
    for een in plekken:
        assert een.b > 0
        assert een.h > 0
        overlap = [
            ander
            for ander in plekken - {een}
            if abs(ander.x - een.x) < 1 and een.y < ander.y < een.y + een.h
        ]
        assert not overlap


def test_omhoog_is_omhoog_en_rechts_is_meer():
    laag, hoog = kleed.plaats(uit_naam("LLLLL")), kleed.plaats(uit_naam("HHHHH"))
    assert laag.x < hoog.x
    assert laag.y > hoog.y
    assert kleed.plaats(uit_naam("MMMML")).y > kleed.plaats(uit_naam("MMMMH")).y


def test_het_kleed_heeft_243_strookjes_met_de_juiste_kleuren(client):
    pagina = haal(client)
    stroken = re.findall(r'<g id="c-([LMH]{5})">(.*?)</g>', pagina)
    assert len({naam for naam, _ in stroken}) == 243
    telling = indeling()
    een_kleur = sum(inhoud.count("<rect") == 1 for _, inhoud in stroken)
    assert een_kleur == sum(n for namen, n in telling.items() if len(namen) == 1) == 163
    assert "(41 alleen)" in pagina
    assert "20 alleen, gedachte-experiment" in pagina


def test_een_combinatie_lezen_zonder_script(client):
    pagina = haal(client, "?PI=M&PB=L&PM=H&BP=H&C=M")
    assert status(pagina) == "Het dichtst bij: toenaderingsgerichte gemeente (0 stappen)."
    assert pagina.count(" checked") == 5
    assert 'href="/mengpaneel/?PI=5&amp;PB=2&amp;PM=8&amp;BP=8&amp;C=5"' in pagina
    assert 'data-pin visibility="hidden"' not in pagina


def test_gelijke_afstand_noemt_alle_profielen(client):
    zin = status(haal(client, "?PI=M&PB=M&PM=M&BP=H&C=H"))
    assert zin.startswith("Even dichtbij:")
    assert " en " in zin


@pytest.mark.parametrize("vraag", ["", "?PI=M", "?PI=Q&PB=5&PM=&BP=HH&C=m", "?PI=M&PB=L&PM=H&BP=H"])
def test_een_halve_of_vreemde_keuze_vraagt_om_de_rest(client, vraag):
    pagina = haal(client, vraag)
    assert "Kies bij elke schuif" in status(pagina)
    assert 'data-pin visibility="hidden"' in pagina
    assert re.search(r"data-paneel [^>]*hidden", pagina)


def test_zonder_gedeelde_panelen_staat_er_niets_over_zeldzaamheid(client, monkeypatch):
    monkeypatch.setattr(publiek, "gepubliceerde_panelen", list)
    assert "gepubliceerd" not in haal(client, "?PI=M&PB=L&PM=H&BP=H&C=M")


def test_hoe_zeldzaam_een_combinatie_is(client, monkeypatch):
    panelen = [gedeeld(uit_naam(naam)) for naam in ("MLHHM", "MLHHM", "HHHHH")]
    monkeypatch.setattr(publiek, "gepubliceerde_panelen", lambda: panelen)
    vraag = "?PI={}&PB={}&PM={}&BP={}&C={}"
    assert "3 gepubliceerde panelen staan er 2 zo" in status(haal(client, vraag.format(*"MLHHM")))
    assert "3 gepubliceerde panelen staan er 0 zo" in status(haal(client, vraag.format(*"LLLLL")))


def test_een_paneel_met_een_open_schuif_is_geen_combinatie_van_iets_anders():
    assert naam_van({"PI": 5, "PB": 2, "PM": 8, "BP": 8, "C": None}) == "MLHH-"
    assert "0 zo" in kleed.zin(uit_naam("MLHHM"), {"MLHH-": 1})


def test_vier_composities(client):
    pagina = haal(client)
    assert pagina.count('class="mp-svg mp-svg--mini"') == 5
    for titel in ("Alles open, alles dicht", "Dirigent en publiek", "Het orkest zelf"):
        assert titel in pagina


def test_geen_vragen_aan_de_database_per_strookje(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        haal(client, "?PI=M&PB=L&PM=H&BP=H&C=M")


# --- reading help --------------------------------------------------------------------------------


def test_de_uitleg_toont_vijf_profielen_met_risico_en_opdracht(client):
    pagina = client.get("/mengpaneel/uitleg/").content.decode()
    assert pagina.count("Opdracht aan de wijkambtenaar:") == 5
    assert pagina.count("<b>Risico:</b>") == 5
    assert pagina.count("mp-vak--vast") == 10
    assert pagina.count("mp-vak--afgeleid") == 15
    assert "Deze gemeente bestaat niet" in pagina
    assert "80-90" in pagina


def test_elk_profiel_van_de_uitleg_staat_op_nul_stappen_van_zichzelf(client):
    pagina = client.get("/mengpaneel/uitleg/").content.decode()
    links = re.findall(r'href="(/mengpaneel/\?[^"]+)"', pagina)
    assert len(links) == 5
    for link in links:
        assert "0 stappen, dichtstbij" in client.get(link.replace("&amp;", "&")).content.decode()
