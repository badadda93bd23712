"""The report: what it tells, what it never tells, and the paper it becomes."""

from __future__ import annotations

import contextlib
import io
import re
import zlib
from datetime import timedelta

import pypdfium2
import pytest

from wijkwerk.core import klok
from wijkwerk.doelen.models import Inspanning
from wijkwerk.mengpaneel.beeld import pdf, rapport
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.models import Schuifstand
from wijkwerk.mengpaneel.tests.maken import maak_oefening, zet_standen
from wijkwerk.mengpaneel.tests.vol import AANNAME, ACTIES, REDEN, WAAROM, maak_vol, zet_verslag


def pad(gemeente, oefening, wat="rapport/"):
    return f"/{gemeente.slug}/werk/mengpaneel/{oefening.kenmerk}/{wat}"


@pytest.fixture
def vol(gemeente, wijkambtenaar, gebied):
    return maak_vol(gemeente, wijkambtenaar, gebied)


def tekst_van(inhoud: bytes) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(inhoud))
    bladen = [document[i].get_textpage().get_text_bounded() for i in range(len(document))]
    return re.sub(r"\s+", " ", " ".join(bladen).replace("\ufffe", "").replace("\xad", ""))


def uitgepakt(inhoud: bytes) -> bytes:
    """The file with its packed parts beside it, to look for what pdf/ua asks."""
    delen = [inhoud]
    for deel in re.findall(rb"stream\r?\n(.*?)endstream", inhoud, re.DOTALL):
        with contextlib.suppress(zlib.error):
            delen.append(zlib.decompress(deel))
    return b"\n".join(delen)


def maat_van(inhoud: bytes) -> list[tuple[int, int]]:
    document = pypdfium2.PdfDocument(io.BytesIO(inhoud))
    return [tuple(round(zijde / 72 * 25.4) for zijde in blad.get_size()) for blad in document]


# --- what it says --------------------------------------------------------------------------------


def test_drie_zinnen_zeggen_alleen_wat_er_staat(gemeente, wijkambtenaar):
    oefening = maak_oefening(gemeente, wijkambtenaar, fase=Fase.EVALUEREN)
    zet_standen(oefening)
    zinnen = rapport.rapport_van(oefening, klok.vandaag()).zinnen
    assert zinnen[0].startswith("Zo staan wij nu. Hoog: bestuur en politiek. Midden: ")
    assert "Laag: proces binnen gemeente." in zinnen[0]
    assert "proces met bewoners van midden naar hoog" in zinnen[1]
    assert zinnen[2] == "Daarom veranderen wij drie schuiven. Twee laten wij bewust staan."


def test_zonder_keuze_wordt_niets_verzonnen(gemeente, wijkambtenaar):
    leeg = dict.fromkeys(("PI", "PB", "PM", "BP", "C"))
    oefening = maak_oefening(gemeente, wijkambtenaar, fase=Fase.VASTSTELLEN)
    zet_standen(oefening, nu=leeg, ambitie=leeg)
    verslag = rapport.rapport_van(oefening, klok.vandaag())
    assert verslag.zinnen == [
        "Over waar wij nu staan is nog geen keuze gemaakt.",
        "Er is nog geen ambitie gekozen.",
    ]
    assert not any(regel.verandert for regel in verslag.schuiven)
    assert not any(regel.nu.dichtstbij for regel in verslag.profielen)


def test_beweging_binnen_een_band_is_geen_blijft():
    rij = rapport.Schuifregel("PI", "x", 4, 6, None)
    assert rij.beweging == "iets hoger"
    assert rapport.Schuifregel("PI", "x", 4, 4, None).beweging == "blijft"
    assert rapport.Schuifregel("PI", "x", 3, 4, None).beweging == "laag → midden"
    assert rapport.Schuifregel("PI", "x", None, 4, None).beweging == ""


def test_rapport_heeft_alles(client_van, leidinggevende, gemeente, vol):
    tekst = client_van(leidinggevende).get(pad(gemeente, vol)).content.decode()
    for zin in (*REDEN.values(), *WAAROM.values(), *AANNAME.values()):
        assert zin in tekst
    for titel, _schuif, _dagen in ACTIES:
        assert titel in tekst
    for deel in (
        "17 mensen vulden het mengpaneel in",
        "het meest uiteen: wijkambtenaar zet de schuif op 7,5, bewoner op 3",
        "Bewoners vinden dat zij weinig terughoren.",
        "Wij zeggen ja en doen het later.",
        "Wij beginnen met één plan per gebied.",
        "Eerst samenwerken",
        "Wij herkennen ons in: toenaderingsgerichte gemeente en participatieve gemeente.",
        "door het college",
        "Platform31",
        "gedachte-experiment",
        "Opnieuw kijken",
    ):
        assert deel in tekst
    assert "Concept" not in tekst


def test_concept_staat_erbij_en_wordt_niet_gedeeld(
    client_van, wijkambtenaar, leidinggevende, gemeente
):
    oefening = maak_oefening(gemeente, wijkambtenaar, fase=Fase.VASTSTELLEN)
    zet_standen(oefening)
    tekst = client_van(wijkambtenaar).get(pad(gemeente, oefening)).content.decode()
    assert "De stand is nog niet vastgesteld" in tekst
    assert client_van(leidinggevende).get(pad(gemeente, oefening)).status_code == 404


def test_heropend_toont_wat_was_vastgesteld(gemeente, wijkambtenaar):
    oefening = maak_oefening(
        gemeente, wijkambtenaar, fase=Fase.VASTSTELLEN, vastgesteld_op=klok.nu()
    )
    oud = klok.nu() - timedelta(days=2)
    with klok.verzet(oud):
        zet_standen(oefening)
    Schuifstand.objects.create(
        oefening=oefening,
        schuif="PI",
        versie=2,
        nu=9,
        reden="Nog niet besloten",
        op=klok.nu() + timedelta(hours=1),
    )
    verslag = rapport.rapport_van(oefening, klok.vandaag())
    assert verslag.concept
    assert verslag.schuiven[0].nu == 4
    assert "Nog niet besloten" not in str(verslag.schuiven)


def test_te_laat_staat_bij_de_actie(gemeente, vol):
    vandaag = klok.vandaag()
    later = rapport.rapport_van(vol, vandaag + timedelta(days=80)).acties
    assert [a.te_laat for a in rapport.rapport_van(vol, vandaag).acties] == [False] * 4
    assert [a.te_laat for a in later] == [True, False, False, False]
    Inspanning.objects.update(status="klaar")
    klaar = rapport.rapport_van(vol, vandaag + timedelta(days=80)).acties
    assert not any(a.te_laat for a in klaar)


def test_terugblik_na_een_jaar(gemeente, wijkambtenaar, vol):
    nieuw = maak_oefening(gemeente, wijkambtenaar, fase=Fase.EVALUEREN, vorige=vol)
    nu = {"PI": 7, "PB": 3, "PM": 6, "BP": 8, "C": None}
    zet_verslag(nieuw, nu=nu, wat_veranderde="Een nieuw team.", aannames_klopten="deels")
    terug = rapport.rapport_van(nieuw, klok.vandaag()).terugblik
    assert terug[0] == (
        "Positionering intern",
        "van midden naar hoog",
        "Een nieuw team.",
        "Voor een deel",
    )
    assert [stand for _naam, stand, _wat, _klopte in terug[1:]] == [
        "bleef laag",
        "bleef midden",
        "hoog, van 7 naar 8",
        "van midden naar geen keuze",
    ]


def test_te_weinig_mensen_geen_antwoorden(client_van, wijkambtenaar, gemeente):
    weinig = {"aantal": 2, "te_klein": True, "rollen": [], "samengevoegd": [], "schuiven": {}}
    oefening = maak_oefening(
        gemeente, wijkambtenaar, spreiding={**weinig, "meeste_verschil": None}, fase=Fase.EVALUEREN
    )
    zet_standen(oefening)
    tekst = client_van(wijkambtenaar).get(pad(gemeente, oefening)).content.decode()
    assert "minder dan drie mensen" in tekst
    assert "mp-stip" not in tekst


# --- who may read, and how many questions it costs -----------------------------------------------


@pytest.mark.parametrize("wat", ["rapport/", "rapport.pdf", "paneel.svg", "gegevens.csv", "leeg/"])
def test_vreemde_ziet_niets(client_van, vreemde, andere_gemeente, gemeente, vol, wat):
    assert client_van(vreemde).get(pad(gemeente, vol, wat)).status_code == 404
    assert client_van(vreemde).get(pad(andere_gemeente, vol, wat)).status_code == 404


def test_raadslid_leest_en_bewoner_niet(client, client_van, raadslid, gemeente, vol):
    assert client_van(raadslid).get(pad(gemeente, vol)).status_code == 200
    assert client.get(pad(gemeente, vol)).status_code == 302


def test_rapport_in_twaalf_vragen(
    client_van, leidinggevende, gemeente, vol, django_assert_max_num_queries
):
    client = client_van(leidinggevende)
    client.get(pad(gemeente, vol))
    with django_assert_max_num_queries(12):
        client.get(pad(gemeente, vol))


# --- paper ---------------------------------------------------------------------------------------


@pytest.mark.een_keer
def test_pdf_is_getagd_en_leesbaar(client_van, leidinggevende, gemeente, vol):
    antwoord = client_van(leidinggevende).get(pad(gemeente, vol, "rapport.pdf"))
    assert antwoord["Content-Type"] == "application/pdf"
    assert f"mengpaneel-{vol.kenmerk[:4]}-{vol.kenmerk[4:]}.pdf" in antwoord["Content-Disposition"]
    document = pypdfium2.PdfDocument(io.BytesIO(antwoord.content))
    assert document.is_tagged()
    heel = uitgepakt(antwoord.content)
    assert b"pdfuaid" in heel
    assert b"/Lang" in heel
    assert re.search(rb"/Alt.{1,400}/S /?Figure|/S ?/Figure", heel)
    assert document.get_metadata_value("Title") == vol.titel
    assert maat_van(antwoord.content) == [(210, 297)] * 3
    tekst = tekst_van(antwoord.content)
    for deel in ("Gemeente Proefdam", "17 mensen", "Stadsbeheer", "Wat waar moet zijn", "1 / 3"):
        assert deel in tekst


@pytest.mark.een_keer
def test_tekst_van_mensen_blijft_tekst(client_van, wijkambtenaar, gemeente):
    oefening = maak_oefening(gemeente, wijkambtenaar, fase=Fase.EVALUEREN, titel="<b>A</b> & B")
    zet_standen(oefening, reden='<img src="http://ergens/x.png">')
    client = client_van(wijkambtenaar)
    assert b"<img src=" not in client.get(pad(gemeente, oefening)).content
    tekst = tekst_van(client.get(pad(gemeente, oefening, "rapport.pdf")).content)
    assert "<b>A</b> & B" in tekst


def test_zonder_pango_komt_de_bladzijde(client_van, leidinggevende, gemeente, vol, monkeypatch):
    monkeypatch.setattr(pdf, "_schrijf", lambda *_a, **_k: b"")
    client = client_van(leidinggevende)
    antwoord = client.get(pad(gemeente, vol, "rapport.pdf"))
    assert antwoord["Content-Type"].startswith("text/html")
    assert "Bewaar als PDF" in antwoord.content.decode()
    png = client.get(pad(gemeente, vol, "paneel.png"))
    assert png.status_code == 409
    assert "Download de tekening als SVG" in png.content.decode()


def test_leeg_paneel_is_twee_a4_en_een_a3(client):
    inhoud = client.get("/mengpaneel/leeg/?soort=pdf").content
    assert maat_van(inhoud) == [(210, 297), (210, 297), (420, 297)]
    tekst = tekst_van(inhoud)
    assert "Formulier nr." in tekst
    assert "Wijkambtenaar" in tekst
    assert "Hoe komt er geld als dat nodig is?" in tekst


def test_leeg_paneel_van_een_oefening(client_van, wijkambtenaar, gemeente):
    oefening = maak_oefening(gemeente, wijkambtenaar, rollen=["Buurvrouw", "Boswachter"])
    client = client_van(wijkambtenaar)
    tekst = client.get(pad(gemeente, oefening, "leeg/")).content.decode()
    assert "Boswachter" in tekst
    assert "Leidinggevende" not in tekst
    papier = tekst_van(client.get(pad(gemeente, oefening, "leeg/?soort=pdf")).content)
    assert f"{oefening.kenmerk[:4]}-{oefening.kenmerk[4:]}" in papier
