"""The pages of who takes part, without a script: code, role, five steps, overview, reveal, end."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from django_scopes import scopes_disabled

from wijkwerk.mengpaneel import meedoen
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN
from wijkwerk.mengpaneel.models import Deelnemer, Inzending, Oefening
from wijkwerk.mengpaneel.selectors import deelname as selectors
from wijkwerk.mengpaneel.services.oefening import oefening_onthullen, oefening_openen
from wijkwerk.mengpaneel.tests.maken import maak_deelnemer, maak_oefening
from wijkwerk.signalen.tests.factories import tel_vragen

MEESTE_VRAGEN = 12
TE_LAAT = "Wat u nu invult, telt niet meer mee"


@pytest.fixture(autouse=True)
def _schoon():
    cache.clear()


@pytest.fixture
def oefening(gemeente, wijkambtenaar):
    return oefening_openen(maak_oefening(gemeente, wijkambtenaar), actor=wijkambtenaar)


@pytest.fixture
def code(oefening):
    return selectors.code_van(oefening)


def pad(code, achter=""):
    return f"/meedoen/{code}/{achter}"


def tekst_van(antwoord, status=200):
    assert antwoord.status_code == status, antwoord.content.decode()[:2_000]
    return antwoord.content.decode()


def doe_mee(code, rol="Bewoner"):
    """A phone that joined."""
    telefoon = Client()
    antwoord = telefoon.post(pad(code), {"rol": rol})
    assert antwoord.status_code == 302, antwoord.content.decode()[:2_000]
    return telefoon


def stap_met(nu="", ambitie="", was="", **meer):
    """What a phone without a script sends: the number fields filled in, the ranges untouched."""
    velden = {"nu": was or "5", "nu_was": was, "nu_cijfer": nu, "ambitie": "5"}
    return {**velden, "ambitie_was": "", "ambitie_cijfer": ambitie, "naar": "volgende", **meer}


def vul_in(telefoon, code, *stappen):
    for stap in stappen or range(1, 6):
        assert telefoon.post(pad(code, f"{stap}/"), stap_met("7", "8")).status_code == 302


def met_token(html):
    gevonden = re.search(r'name="token" value="([^"]+)"', html)
    return gevonden.group(1) if gevonden else ""


# --- the code ------------------------------------------------------------------------------------


@pytest.mark.parametrize("vorm", ["{0}", "{0:.3} {1}", " {0:.3}-{1} "])
def test_de_code_typen_brengt_naar_de_oefening(client, code, vorm):
    assert "zes cijfers" in tekst_van(client.get("/meedoen/"))
    antwoord = client.post("/meedoen/", {"code": vorm.format(code, code[3:])})
    assert (antwoord.status_code, antwoord["Location"]) == (302, pad(code))


@pytest.mark.parametrize(
    ("getypt", "melding"),
    [
        ("", "Typ de code die op het grote scherm staat."),
        ("12345", "Een code heeft zes cijfers"),
        ("abcdef", "Een code heeft zes cijfers"),
        ("000000", "Deze code werkt niet (meer)"),
    ],
)
def test_een_verkeerde_code_wordt_uitgelegd_en_blijft_staan(client, code, getypt, melding):
    assert code != "000000"
    tekst = tekst_van(client.post("/meedoen/", {"code": getypt}), 422)
    assert melding in tekst
    assert f'value="{getypt}"' in tekst or not getypt


@pytest.mark.parametrize("achter", ["", "1/", "klaar/"])
@pytest.mark.parametrize("verkeerd", ["000000", "12", "abcdef", "48271a"])
def test_een_adres_met_een_verkeerde_code_bestaat_niet(client, code, verkeerd, achter):
    tekst = tekst_van(client.get(pad(verkeerd, achter)), 404)
    assert "Doe mee met een code" in tekst
    assert "Mengpaneel Proefdam" not in tekst
    assert client.get(pad(code)).status_code == 200


def test_een_code_met_streepje_in_het_adres_komt_goed_uit(client, code):
    assert client.get(pad(f"{code[:3]}-{code[3:]}"))["Location"] == pad(code)


def test_codes_raden_wordt_geremd_en_de_zaal_niet(client, code, monkeypatch):
    """Only wrong codes count: a hundred people behind one address can all get in. Who guessed too
    often gets no answer about a right code either."""
    monkeypatch.setattr(meedoen, "VERKEERD", meedoen.Grens("proef", 3, 3600))
    for _keer in range(10):
        assert client.post("/meedoen/", {"code": code}).status_code == 302
        assert client.get(pad(code)).status_code == 200
    erbij = doe_mee(code)
    assert client.post("/meedoen/", {"code": "000000"}).status_code == 422
    assert client.get(pad("000001")).status_code == 404
    assert client.get(pad("000002", "1/")).status_code == 404
    tekst = tekst_van(client.get(pad("000003")), 429)
    assert "te veel verkeerde codes" in tekst
    assert client.get(pad(code)).status_code == 429
    assert client.post("/meedoen/", {"code": code}).status_code == 429
    assert erbij.get(pad(code, "1/")).status_code == 200  # who takes part is not stopped by it
    assert client.get("/meedoen/").status_code == 200


def test_een_verzonnen_koekje_omzeilt_de_rem_niet(client, code, monkeypatch):
    monkeypatch.setattr(meedoen, "VERKEERD", meedoen.Grens("proef", 2, 3600))
    client.cookies["deelnemer"] = "zelf-bedacht"
    codes = [client.get(pad(f"00000{nummer}")).status_code for nummer in range(4)]
    assert codes == [404, 404, 429, 429]
    assert client.get(pad(code, "stand/")).status_code == 404


# --- joining -------------------------------------------------------------------------------------


def test_de_eerste_bladzijde_zegt_wat_er_gebeurt(client, oefening, code):
    tekst = tekst_van(client.get(pad(code)))
    assert "Gemeente Proefdam" in tekst
    assert oefening.titel in tekst
    assert "Hele gemeente" in tekst
    assert "Wij vragen uw naam niet" in tekst
    assert "minstens drie mensen" in tekst
    for rol in oefening.rollen:
        assert f'value="{rol}"' in tekst
    assert not Deelnemer.objects.exists()  # to look is not to take part


def test_meedoen_zet_een_koekje_voor_deze_code_alleen(code):
    telefoon = Client()
    html = tekst_van(telefoon.get(pad(code)))
    antwoord = telefoon.post(pad(code), {"rol": "Bewoner", "token": met_token(html)})
    assert antwoord["Location"] == pad(code, "1/")
    koekje = antwoord.cookies["deelnemer"]
    assert koekje["path"] == pad(code)
    assert koekje["httponly"]
    assert koekje["samesite"] == "Lax"
    deelnemer = Deelnemer.objects.get()
    assert deelnemer.rol == "Bewoner"
    assert deelnemer.token_hash not in koekje.value


def test_het_formulier_twee_keer_versturen_is_een_deelnemer(code):
    telefoon = Client()
    token = met_token(tekst_van(telefoon.get(pad(code))))
    zonder_koekje = Client()
    for client in (telefoon, zonder_koekje):
        assert client.post(pad(code), {"rol": "Bewoner", "token": token}).status_code == 302
    assert Deelnemer.objects.count() == 1
    doe_mee(code)
    assert Deelnemer.objects.count() == 2


@pytest.mark.parametrize("velden", [{}, {"rol": "Koning"}, {"rol": "Bewoner", "token": "kort"}])
def test_zonder_rol_uit_de_lijst_begint_het_niet(client, code, velden):
    tekst = tekst_van(client.post(pad(code), velden), 422)
    assert "ww-foutlijst" in tekst
    assert not Deelnemer.objects.exists()
    assert doe_mee(code)


def test_een_tweede_bezoek_gaat_verder_en_kan_de_rol_veranderen(code):
    telefoon = doe_mee(code)
    vul_in(telefoon, code, 1)
    tekst = tekst_van(telefoon.get(pad(code)))
    assert "Welkom terug" in tekst
    assert "U was bij stap 2 van 5" in tekst
    assert pad(code, "2/") in tekst
    assert telefoon.post(pad(code), {"rol": "Bestuur"})["Location"] == pad(code, "2/")
    deelnemer = Deelnemer.objects.get()
    assert deelnemer.rol == "Bestuur"
    assert deelnemer.inzendingen.count() == 1


def test_zonder_koekje_is_er_niets_te_zien_of_te_bewaren(client, code):
    vul_in(doe_mee(code), code)
    for achter in ("1/", "5/", "klaar/"):
        assert client.get(pad(code, achter))["Location"] == pad(code)
    assert client.post(pad(code, "1/"), stap_met("3"))["Location"] == pad(code)
    assert client.post(pad(code, "klaar/"))["Location"] == pad(code)
    json = client.post(pad(code, "1/"), stap_met("3"), headers={"accept": "application/json"})
    assert json.status_code == 409
    assert json.json()["fout"] == "deelname.onbekend"
    assert set(Inzending.objects.values_list("nu", flat=True)) == {7}


def test_het_koekje_van_een_andere_oefening_opent_niets(gemeente, wijkambtenaar, code):
    ander = oefening_openen(maak_oefening(gemeente, wijkambtenaar), actor=wijkambtenaar)
    andere_code = selectors.code_van(ander)
    telefoon, vreemd = doe_mee(code), Client()
    vreemd.cookies["deelnemer"] = telefoon.cookies["deelnemer"].value
    assert vreemd.get(pad(andere_code, "1/"))["Location"] == pad(andere_code)
    assert vreemd.get(pad(andere_code, "stand/")).status_code == 404
    assert vreemd.get(pad(code, "1/")).status_code == 200  # the same cookie where it belongs


def test_een_geraden_of_geknoeid_koekje_opent_niets(code):
    telefoon = doe_mee(code)
    echt = telefoon.cookies["deelnemer"].value
    for knoei in ("", "x" * 60, echt[:-1], f"a{echt}", echt.split(":")[0]):
        ander = Client()
        ander.cookies["deelnemer"] = knoei
        assert ander.get(pad(code, "1/"))["Location"] == pad(code)
    assert telefoon.get(pad(code, "1/")).status_code == 200


# --- five steps ----------------------------------------------------------------------------------


def test_een_stap_toont_wat_er_bij_de_schuif_hoort(code):
    telefoon = doe_mee(code, "Wijkambtenaar")
    tekst = tekst_van(telefoon.get(pad(code, "3/")))
    for stuk in (
        "Stap 3 van 5",
        "Proces met bewoners",
        "U doet mee als: Wijkambtenaar",
        "Bewoners doen vaak mee",
        "Er zijn meer manieren om mee te doen",
        "Bij wie komen signalen van bewoners binnen?",
        "Past onze cultuur hierbij?",
        "Nog niet opgeslagen",
        "Verder naar stap 4",
    ):
        assert stuk in tekst, stuk
    assert "style=" not in tekst
    assert "Naar het overzicht" in tekst_van(telefoon.get(pad(code, "5/")))


def test_alles_van_een_stap_wordt_bewaard_en_komt_terug(code):
    telefoon = doe_mee(code)
    velden = stap_met("7", kenmerken=["0", "2"], cultuur="schuurt", vraag0="Vooral <bij mij>.")
    assert telefoon.post(pad(code, "3/"), velden)["Location"] == pad(code, "4/")
    rij = Inzending.objects.get()
    assert (rij.schuif, rij.nu, rij.ambitie, rij.cultuur) == ("PM", 7, None, "schuurt")
    assert (rij.kenmerken, rij.antwoorden) == ([0, 2], {"0": "Vooral <bij mij>."})
    tekst = tekst_van(telefoon.get(pad(code, "3/")))
    assert 'name="nu_cijfer" value="7"' in tekst
    assert 'data-code="ambitie" data-keuze="nee"' in tekst
    assert escape("Vooral <bij mij>.") in tekst
    assert tekst.count("checked") == 4  # two boxes, the culture, the lamp of now
    assert "Opgeslagen" in tekst


def test_dezelfde_stap_twee_keer_versturen_is_een_antwoord(code):
    telefoon = doe_mee(code)
    for nu in ("7", "7", "2"):
        telefoon.post(pad(code, "3/"), stap_met(nu))
    assert list(Inzending.objects.values_list("schuif", "nu")) == [("PM", 2)]


@pytest.mark.parametrize(
    ("stap", "naar", "verwacht"),
    [
        (1, "volgende", "2/"),
        (5, "volgende", "klaar/"),
        (3, "vorige", "2/"),
        (1, "vorige", ""),
        (2, "overzicht", "klaar/"),
        (2, "//boos.nl", "3/"),
    ],
)
def test_na_een_stap_gaat_het_verder_of_terug(code, stap, naar, verwacht):
    telefoon = doe_mee(code)
    antwoord = telefoon.post(pad(code, f"{stap}/"), stap_met("4", naar=naar))
    assert antwoord["Location"] == pad(code, verwacht)
    assert Inzending.objects.get().nu == 4  # also going back keeps what was filled in


def test_terug_over_een_lege_stap_is_geen_antwoord_en_verder_wel(code):
    telefoon = doe_mee(code)
    telefoon.post(pad(code, "2/"), stap_met(naar="vorige"))
    assert not Inzending.objects.exists()
    telefoon.post(pad(code, "2/"), stap_met())
    assert Inzending.objects.get().nu is None


@pytest.mark.parametrize("cijfer", ["0", "10", "drie", "-2", "5,5"])
def test_een_stand_buiten_de_schaal_wordt_uitgelegd_en_niets_gaat_verloren(code, cijfer):
    telefoon = doe_mee(code)
    velden = stap_met(cijfer, vraag1="Mijn hele verhaal", cultuur="botst")
    tekst = tekst_van(telefoon.post(pad(code, "3/"), velden), 422)
    assert "Typ een heel getal van 1 tot en met 9" in tekst
    assert f'name="nu_cijfer" value="{cijfer}"' in tekst
    assert "Mijn hele verhaal" in tekst
    assert not Inzending.objects.exists()
    assert telefoon.post(pad(code, "3/"), stap_met("3")).status_code == 302


def test_een_te_lang_antwoord_en_een_nulteken_worden_geweigerd(code):
    telefoon = doe_mee(code)
    for fout in ("x" * 2_001, "nul\0teken"):
        assert telefoon.post(pad(code, "3/"), stap_met("3", vraag0=fout)).status_code == 422
    assert telefoon.post(pad(code, "3/"), stap_met("3", vraag0="x" * 2_000)).status_code == 302


@pytest.mark.parametrize("stap", [0, 6, 99])
def test_een_stap_die_niet_bestaat_gaat_naar_waar_men_was(code, stap):
    telefoon = doe_mee(code)
    assert telefoon.get(pad(code, f"{stap}/"))["Location"] == pad(code, "1/")


def test_een_script_krijgt_een_antwoord_dat_het_kan_lezen(code):
    telefoon = doe_mee(code)
    kop = {"accept": "application/json"}
    antwoord = telefoon.post(pad(code, "3/"), stap_met("7"), headers=kop)
    assert (antwoord.status_code, antwoord.json()) == (200, {"naar": pad(code, "4/")})
    assert telefoon.post(pad(code, "3/"), stap_met("99"), headers=kop).status_code == 422


def test_zonder_formuliersleutel_wordt_niets_bewaard(code):
    telefoon = doe_mee(code)
    streng = Client(enforce_csrf_checks=True)
    streng.cookies["deelnemer"] = telefoon.cookies["deelnemer"].value
    assert streng.post(pad(code, "1/"), stap_met("3")).status_code == 403
    assert not Inzending.objects.exists()
    sleutel = re.search(
        r'csrfmiddlewaretoken" value="([^"]+)"', tekst_van(streng.get(pad(code, "1/")))
    )
    velden = stap_met("3", csrfmiddlewaretoken=sleutel.group(1))
    assert streng.post(pad(code, "1/"), velden).status_code == 302


# --- the overview and sending in -----------------------------------------------------------------


def test_het_overzicht_zegt_wat_mist_en_laat_toch_versturen(code):
    telefoon = doe_mee(code)
    vul_in(telefoon, code, 1, 3)
    tekst = tekst_van(telefoon.get(pad(code, "klaar/")))
    assert "U sloeg nog iets over" in tekst
    for naam in ("Proces binnen gemeente", "Bestuur en politiek", "Communicatie"):
        assert f"<li>{naam}</li>" in tekst
    assert "<li>Proces met bewoners</li>" not in tekst
    assert "Nu: hoog, stand 7. Over twee jaar: hoog, stand 8." in tekst
    assert "Verstuur zonder deze" in tekst
    assert telefoon.post(pad(code, "klaar/"))["Location"] == pad(code, "klaar/")
    assert "U bent klaar" in tekst_van(telefoon.get(pad(code, "klaar/")))
    assert Deelnemer.objects.get().ingediend_op is not None


def test_een_vol_overzicht_mist_niets(code):
    telefoon = doe_mee(code)
    vul_in(telefoon, code)
    tekst = tekst_van(telefoon.get(pad(code, "klaar/")))
    assert "U sloeg nog iets over" not in tekst
    assert "Verstuur mijn antwoorden" in tekst


def test_een_leeg_formulier_versturen_wordt_uitgelegd(code):
    telefoon = doe_mee(code)
    tekst = tekst_van(telefoon.post(pad(code, "klaar/")), 409)
    assert "Vul minstens één schuif in" in tekst
    assert Deelnemer.objects.get().ingediend_op is None


def test_twee_keer_versturen_en_daarna_nog_veranderen(code):
    telefoon = doe_mee(code)
    vul_in(telefoon, code)
    telefoon.post(pad(code, "klaar/"))
    op = Deelnemer.objects.get().ingediend_op
    telefoon.post(pad(code, "klaar/"))
    assert Deelnemer.objects.get().ingediend_op == op
    tekst = tekst_van(telefoon.get(pad(code, "klaar/")))
    assert "kunt u uw antwoorden nog veranderen" in tekst
    assert pad(code, "3/") in tekst
    telefoon.post(pad(code, "3/"), stap_met("1", was="7"))
    assert Inzending.objects.get(schuif="PM").nu == 1
    assert Deelnemer.objects.get().ingediend_op == op


# --- the reveal ----------------------------------------------------------------------------------


def onthul(oefening, actor, mensen=4):
    for nummer in range(mensen):
        maak_deelnemer(oefening, "Bewoner", PM=(nummer + 1, 9))
    return oefening_onthullen(oefening, actor=actor)


def test_na_het_tonen_staat_mijn_antwoord_naast_dat_van_iedereen(oefening, code, wijkambtenaar):
    telefoon = doe_mee(code)
    vul_in(telefoon, code, 3)
    onthul(oefening, wijkambtenaar)
    for achter in ("", "1/"):
        assert telefoon.get(pad(code, achter))["Location"] == pad(code, "klaar/")
    tekst = tekst_van(telefoon.get(pad(code, "klaar/")))
    assert "Uw antwoord naast dat van iedereen" in tekst
    assert "Er deden 5 mensen mee." in tekst
    assert "<td>hoog, stand 7</td>" in tekst
    assert "<td>3 laag, 1 midden, 1 hoog</td>" in tekst
    assert tekst.count('<svg class="mp-svg') == len(SCHUIVEN)


def test_met_minder_dan_drie_mensen_is_er_geen_beeld(oefening, code, wijkambtenaar):
    telefoon = doe_mee(code)
    vul_in(telefoon, code)
    onthul(oefening, wijkambtenaar, mensen=1)
    tekst = tekst_van(telefoon.get(pad(code, "klaar/")))
    assert "minder dan drie mensen" in tekst
    assert "mp-svg" not in tekst


def test_wie_te_laat_verstuurt_leest_waarom_en_houdt_zijn_tekst(oefening, code, wijkambtenaar):
    telefoon = doe_mee(code)
    vul_in(telefoon, code, 1)
    onthul(oefening, wijkambtenaar)
    voor = Oefening.objects.get(pk=oefening.pk).spreiding
    velden = stap_met("9", vraag0="Mijn verhaal")
    tekst = tekst_van(telefoon.post(pad(code, "3/"), velden), 409)
    assert TE_LAAT in tekst
    assert "een ander beeld wordt bewaard" in tekst
    assert "Mijn verhaal" in tekst
    assert 'name="nu_cijfer" value="9"' in tekst
    json = telefoon.post(pad(code, "3/"), velden, headers={"accept": "application/json"})
    assert (json.status_code, json.json()["fout"]) == (409, "deelname.te_laat")
    assert TE_LAAT in tekst_van(telefoon.post(pad(code, "klaar/")), 409)
    assert telefoon.post(pad(code), {"rol": "Bestuur"})["Location"] == pad(code, "klaar/")
    assert Oefening.objects.get(pk=oefening.pk).spreiding == voor
    assert not Inzending.objects.filter(deelnemer__rol="Bewoner", schuif="PM", nu=9).exists()


def test_wie_te_laat_komt_kan_niet_meer_invullen_en_leest_wat_wel_kan(
    client, oefening, code, wijkambtenaar
):
    onthul(oefening, wijkambtenaar)
    aantal = Deelnemer.objects.count()
    for antwoord in (client.get(pad(code)), client.post(pad(code), {"rol": "Bewoner"})):
        tekst = tekst_van(antwoord)
        assert "Het invullen is voorbij" in tekst
        assert "U kunt wel meepraten" in tekst
        assert "mp-svg" not in tekst
    assert Deelnemer.objects.count() == aantal


@pytest.mark.parametrize("achter", ["", "1/", "klaar/"])
def test_na_het_vaststellen_stopt_de_link_met_dank(client, oefening, code, achter):
    telefoon = doe_mee(code)
    vul_in(telefoon, code)
    Deelnemer.objects.all().delete()
    Oefening.objects.filter(pk=oefening.pk).update(code_hash=None, fase=Fase.EVALUEREN)
    tekst = tekst_van(telefoon.get(pad(code, achter)), 410)
    assert "Dank voor uw hulp" in tekst
    assert "is gewist" in tekst
    assert "Deze code werkt niet" in tekst_van(client.get(pad(code, achter)), 404)
    assert telefoon.get(pad(code, "stand/")).json()["fase"] == "voorbij"


def test_een_oefening_die_nog_niet_open_is_heeft_geen_code(client, gemeente, wijkambtenaar):
    dicht = maak_oefening(gemeente, wijkambtenaar)
    assert client.get(pad(selectors.code_van(dicht))).status_code == 404
    oefening_openen(dicht, actor=wijkambtenaar)
    assert client.get(pad(selectors.code_van(dicht))).status_code == 200


# --- what stays unknown --------------------------------------------------------------------------


def test_niets_van_een_ander_staat_op_een_bladzijde(oefening, code):
    ander = doe_mee(code, "Bestuur")
    geheim = "Zin die alleen ik schreef"
    ander.post(pad(code, "1/"), stap_met("2", vraag0=geheim))
    assert geheim in tekst_van(ander.get(pad(code, "1/")))
    telefoon = doe_mee(code)
    for achter in ("", "1/", "klaar/"):
        assert geheim not in tekst_van(telefoon.get(pad(code, achter)))
    assert geheim not in tekst_van(telefoon.get(pad(code, "klaar/")))


def test_een_deelnemer_heeft_geen_naam_of_adres():
    velden = {veld.name for veld in Deelnemer._meta.get_fields()}
    assert velden == {
        "id",
        "oefening",
        "rol",
        "token_hash",
        "papiernummer",
        "ingediend_op",
        "inzendingen",
    }


@pytest.mark.parametrize("achter", ["", "1/", "klaar/"])
def test_bladzijden_worden_nergens_bewaard(code, achter):
    telefoon = doe_mee(code)
    antwoord = telefoon.get(pad(code, achter))
    assert "no-store" in antwoord["Cache-Control"]
    assert antwoord["X-Robots-Tag"] == "noindex, nofollow"


def test_wie_is_aangemeld_doet_mee_als_ieder_ander(client_van, wijkambtenaar, vreemde, code):
    for actor in (wijkambtenaar, vreemde):
        client = client_van(actor)
        assert client.post(pad(code), {"rol": "Bewoner"}).status_code == 302
        assert client.post(pad(code, "1/"), stap_met("3")).status_code == 302
    with scopes_disabled():
        assert Inzending.objects.count() == 2


# --- the poll, and figures -----------------------------------------------------------------------


def test_de_stand_zegt_de_fase_en_daarna_niets_nieuws(oefening, code, wijkambtenaar):
    telefoon = doe_mee(code)
    eerste = telefoon.get(pad(code, "stand/"))
    assert eerste.json() == {"fase": "invullen", "schuif": ""}
    kop = {"if-none-match": eerste["ETag"]}
    tweede = telefoon.get(pad(code, "stand/"), headers=kop)
    assert (tweede.status_code, tweede.content) == (304, b"")
    onthul(oefening, wijkambtenaar)
    derde = telefoon.get(pad(code, "stand/"), headers=kop)
    assert (derde.status_code, derde.json()["fase"]) == (200, "gesprek")


def test_wie_niet_meedoet_krijgt_geen_stand(client, code):
    antwoord = client.get(pad(code, "stand/"))
    assert (antwoord.status_code, antwoord.json()["fase"]) == (404, "voorbij")


def test_de_stand_kost_een_vraag_ook_met_driehonderd_mensen(oefening, code):
    telefoon = doe_mee(code)
    Deelnemer.objects.bulk_create(Deelnemer(oefening=oefening, rol="Bewoner") for _n in range(300))
    with tel_vragen() as vragen:
        eerste = telefoon.get(pad(code, "stand/"))
    assert vragen.aantal <= 2, vragen
    with tel_vragen() as vragen:
        telefoon.get(pad(code, "stand/"), headers={"if-none-match": eerste["ETag"]})
    assert vragen.aantal <= 2, vragen


def test_elke_bladzijde_kost_hoogstens_twaalf_vragen(oefening, code, wijkambtenaar):
    for _nummer in range(60):
        maak_deelnemer(oefening, "Bewoner", PM=(4, 6))
    telefoon = doe_mee(code)
    vul_in(telefoon, code)
    keren = [telefoon.get] * 4 + [telefoon.post] * 2
    paden = ["", "1/", "5/", "klaar/", "klaar/", "3/"]
    for doe, achter in zip(keren, paden, strict=True):
        with tel_vragen() as vragen:
            assert doe(pad(code, achter), stap_met("3")).status_code in {200, 302}
        assert vragen.aantal <= MEESTE_VRAGEN, (achter, vragen)
    oefening_onthullen(oefening, actor=wijkambtenaar)
    with tel_vragen() as vragen:
        assert telefoon.get(pad(code, "klaar/")).status_code == 200
    assert vragen.aantal <= MEESTE_VRAGEN, vragen
    with tel_vragen() as vragen:
        Client().get(pad("000000"))
    assert vragen.aantal <= MEESTE_VRAGEN, vragen


def test_adressen_hebben_hun_naam(code):
    assert reverse("paneel:meedoen") == "/meedoen/"
    assert reverse("paneel:invullen", args=[code, 3]) == pad(code, "3/")
    assert reverse("paneel:klaar", args=[code]) == pad(code, "klaar/")
    assert reverse("paneel:stand", args=[code]) == pad(code, "stand/")
