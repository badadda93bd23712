"""The pages: who gets in, what they show, what a form does, and how many questions they ask."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django_scopes import scope

from wijkwerk.bestanden.tests.fotos import FOUT, jpeg
from wijkwerk.core import klok
from wijkwerk.doelen.models import Inspanning, Resultaat
from wijkwerk.doelen.services import (
    inspanning_starten,
    inspanning_uitstellen,
    resultaat_vastleggen,
)
from wijkwerk.doelen.tests.factories import maak_doel, maak_foto, maak_inspanning, maak_opgave

HOOGSTENS = 12


def pad(naam: str, gemeente, ding=None) -> str:
    args = [gemeente] if ding is None else [gemeente, ding.kenmerk]
    return reverse(f"doelen:{naam}", args=args)


@pytest.fixture
def tellen(django_assert_max_num_queries):
    return lambda: django_assert_max_num_queries(HOOGSTENS)


# --- how many questions, whatever the amount of data -------------------------------------------


@pytest.fixture
def druk(gemeente, gebied, wijkambtenaar, organisatie, inspanning, doel):
    """Ten opgaven with voices, twenty efforts, one with three photos."""
    opgaven = [
        maak_opgave(gemeente, gebied, wijkambtenaar, stemmen=1, titel=f"Opgave {n}")
        for n in range(5)
    ]
    for nummer in range(10):
        maak_inspanning(
            gebied, wijkambtenaar, organisatie, doelen=[doel], opgaven=opgaven, titel=f"{nummer}"
        )
    fotos = [maak_foto(gemeente, wijkambtenaar, f"foto {n}") for n in range(3)]
    resultaat_vastleggen(inspanning, actor=wijkambtenaar, tekst="Klaar.", gehaald="ja", fotos=fotos)


@pytest.mark.parametrize(
    ("naam", "wat"),
    [
        ("inspanning_lijst", None),
        ("inspanning_detail", "inspanning"),
        ("doel_detail", "doel"),
        ("inspanning_maken", "doel"),
        ("inspanning_koppelen", "inspanning"),
        ("resultaat_publiek", "inspanning"),
    ],
)
def test_een_pagina_stelt_hoogstens_twaalf_vragen(  # noqa: PLR0917
    request, client_van, gemeente, wijkambtenaar, druk, tellen, naam, wat
):
    adres = pad(naam, gemeente, request.getfixturevalue(wat) if wat else None)
    client = client_van(wijkambtenaar)
    client.get(adres)
    with tellen():
        assert client.get(adres).status_code == 200


# --- who gets in -------------------------------------------------------------------------------


def test_van_een_andere_gemeente_bestaat_niets(
    client_van, gemeente, andere_gemeente, vreemde, inspanning, doel
):
    client = client_van(vreemde)
    with scope(gemeente=andere_gemeente):
        for plaats in (gemeente, andere_gemeente):
            for naam, ding in (("inspanning_detail", inspanning), ("doel_detail", doel)):
                assert client.get(pad(naam, plaats, ding)).status_code == 404
        for naam in ("inspanning_starten", "inspanning_stoppen", "resultaat_vastleggen"):
            antwoord = client.post(pad(naam, andere_gemeente, inspanning), {"reden": "x"})
            assert antwoord.status_code == 404


def test_wie_niet_is_ingelogd_gaat_naar_het_inloggen(client, gemeente, inspanning):
    antwoord = client.get(pad("inspanning_detail", gemeente, inspanning))
    assert antwoord.status_code == 302
    assert "inloggen" in antwoord.headers["Location"]


def test_wie_leest_krijgt_geen_knoppen_en_geen_formulier(
    client_van, gemeente, raadslid, inspanning
):
    client = client_van(raadslid)
    tekst = client.get(pad("inspanning_detail", gemeente, inspanning)).content.decode()
    assert "Verzet de datum" not in tekst
    assert client.get(pad("inspanning_uitstellen", gemeente, inspanning)).status_code in (403, 404)


def test_een_collega_van_een_ander_gebied_ziet_niets(
    client_van, gemeente, collega_elders, inspanning
):
    client = client_van(collega_elders)
    assert client.get(pad("inspanning_detail", gemeente, inspanning)).status_code == 404


# --- what is missing is shown ------------------------------------------------------------------


def test_een_ontbrekend_verband_staat_op_de_pagina(
    client_van, gemeente, gebied, wijkambtenaar, organisatie
):
    los = maak_inspanning(gebied, wijkambtenaar, organisatie)
    doel = maak_doel(gebied, wijkambtenaar)
    client = client_van(wijkambtenaar)
    tekst = client.get(pad("inspanning_detail", gemeente, los)).content.decode()
    assert "Geen stem achter deze inspanning" in tekst
    assert "Inspanning zonder doel" in tekst
    tekst = client.get(pad("doel_detail", gemeente, doel)).content.decode()
    assert "Geen inspanning bij dit doel" in tekst
    assert "Doel zonder opgave" in tekst
    lijst = client.get(pad("inspanning_lijst", gemeente), {"weergave": "gaten"}).content.decode()
    assert los.titel in lijst


def test_de_weergaven_van_de_lijst(
    client_van, gemeente, gebied, wijkambtenaar, organisatie, sectorambtenaar
):
    maak_inspanning(
        gebied, wijkambtenaar, organisatie, titel="Van mij", persoon=sectorambtenaar.persoon
    )
    maak_inspanning(gebied, wijkambtenaar, organisatie, titel="Van ons")
    client = client_van(sectorambtenaar)
    mij = client.get(pad("inspanning_lijst", gemeente)).content.decode()
    ons = client.get(
        pad("inspanning_lijst", gemeente), {"weergave": "organisatie"}
    ).content.decode()
    assert ("Van mij</a>" in mij, "Van ons</a>" in mij) == (True, False)
    assert "Van ons</a>" in ons
    gisteren = klok.vandaag() - timedelta(days=1)
    with klok.verzet(klok.nu() - timedelta(days=31)):
        maak_inspanning(gebied, wijkambtenaar, organisatie, titel="Laat", klaar_voor=gisteren)
    laat = client.get(pad("inspanning_lijst", gemeente), {"weergave": "laat"}).content.decode()
    assert "1 dag te laat" in laat
    assert client.get(pad("inspanning_lijst", gemeente), {"weergave": "x"}).status_code == 404


# --- forms -------------------------------------------------------------------------------------


def test_van_begin_tot_resultaat_in_het_scherm(client_van, gemeente, wijkambtenaar, inspanning):
    client = client_van(wijkambtenaar)
    client.post(pad("inspanning_starten", gemeente, inspanning))
    later = inspanning.klaar_voor + timedelta(days=10)
    velden = {"klaar_voor": later.isoformat(), "reden": "Levertijd"}
    antwoord = client.post(pad("inspanning_uitstellen", gemeente, inspanning), velden)
    assert antwoord.status_code == 302
    velden = {
        "tekst": "Er staan zes lampen.",
        "gehaald": "ja",
        "publiek": "on",
        "foto_1": SimpleUploadedFile("lamp.png", jpeg()),
        "alt_1": "Zes lampen branden",
        "eenmalig": "sleutel",
    }
    for _keer in range(2):  # the second post is the same form again
        velden["foto_1"].seek(0)
        antwoord = client.post(pad("resultaat_vastleggen", gemeente, inspanning), velden)
        assert antwoord.status_code == 302
    resultaat = Resultaat.objects.get()
    assert resultaat.fotos.get().bestand.alt == "Zes lampen branden"
    inspanning.refresh_from_db()
    assert (inspanning.status, inspanning.klaar_voor) == ("klaar", later)


@pytest.mark.parametrize("naam", ["bom", "svg", "afgebroken jpeg", "heic"])
def test_een_foute_foto_geeft_een_melding_bij_het_veld(
    client_van, gemeente, wijkambtenaar, inspanning, naam
):
    foto = SimpleUploadedFile("lamp.jpg", FOUT[naam][1](), content_type="image/jpeg")
    velden = {"tekst": "Klaar.", "gehaald": "ja", "foto_1": foto, "alt_1": "Lampen"}
    antwoord = client_van(wijkambtenaar).post(
        pad("resultaat_vastleggen", gemeente, inspanning), velden
    )
    assert antwoord.status_code == 200
    assert antwoord.context["form"].errors["foto_1"]
    assert not Resultaat.objects.exists()


def test_een_foto_zonder_beschrijving_kan_niet(client_van, gemeente, wijkambtenaar, inspanning):
    velden = {"tekst": "Klaar.", "gehaald": "ja", "foto_1": SimpleUploadedFile("l.jpg", jpeg())}
    antwoord = client_van(wijkambtenaar).post(
        pad("resultaat_vastleggen", gemeente, inspanning), velden
    )
    assert "alt_1" in antwoord.context["form"].errors


def test_een_gat_dichten_in_het_scherm(  # noqa: PLR0917
    client_van, gemeente, gebied, wijkambtenaar, organisatie, opgave, doel
):
    los = maak_inspanning(gebied, wijkambtenaar, organisatie)
    client = client_van(wijkambtenaar)
    adres = pad("inspanning_koppelen", gemeente, los)
    assert client.post(adres, {}).status_code == 200
    client.post(adres, {"doel": doel.pk, "opgave": opgave.pk})
    assert (los.doellinks.get().doel, los.opgavelinks.get().opgave) == (doel, opgave)


def test_een_inspanning_bij_een_doel_antwoordt_op_dezelfde_opgaven(
    client_van, gemeente, wijkambtenaar, organisatie, doel, opgave
):
    velden = {
        "titel": "Struiken snoeien",
        "organisatie": organisatie.pk,
        "klaar_voor": (klok.vandaag() + timedelta(days=9)).isoformat(),
    }
    antwoord = client_van(wijkambtenaar).post(pad("inspanning_maken", gemeente, doel), velden)
    assert antwoord.status_code == 302
    nieuw = Inspanning.objects.get(titel="Struiken snoeien")
    assert nieuw.opgavelinks.get().opgave == opgave


# --- for everybody -----------------------------------------------------------------------------


def test_de_pagina_van_een_belofte(client, gemeente, inspanning, wijkambtenaar):
    assert client.get(pad("resultaat_publiek", gemeente, inspanning)).status_code == 404
    inspanning_starten(inspanning, actor=wijkambtenaar)
    later = inspanning.klaar_voor + timedelta(days=40)
    inspanning_uitstellen(
        inspanning, actor=wijkambtenaar, klaar_voor=later, reden="De grond is bevroren."
    )
    tekst = client.get(pad("resultaat_publiek", gemeente, inspanning)).content.decode()
    assert "2 bewoners vertelden ons hierover." in tekst
    assert "De grond is bevroren." in tekst
    assert "Dan is het klaar" in tekst
    assert "Wilma" not in tekst


def test_de_pagina_van_een_resultaat(client, gemeente, inspanning, wijkambtenaar):
    foto = maak_foto(gemeente, wijkambtenaar)
    resultaat_vastleggen(
        inspanning, actor=wijkambtenaar, tekst="Er staan zes lampen.", gehaald="deels", fotos=[foto]
    )
    tekst = client.get(pad("resultaat_publiek", gemeente, inspanning)).content.decode()
    assert "Er staan zes lampen." in tekst
    assert f"/bestanden/{foto.token}/" in tekst
    assert 'alt="Zes lampen branden"' in tekst
    assert "Voor een deel gedaan" in tekst


def test_wat_niet_openbaar_is_staat_er_niet(client, gemeente, inspanning, wijkambtenaar):
    inspanning_starten(inspanning, actor=wijkambtenaar)
    resultaat_vastleggen(
        inspanning, actor=wijkambtenaar, tekst="Geheim adres", gehaald="ja", publiek=False
    )
    tekst = client.get(pad("resultaat_publiek", gemeente, inspanning)).content.decode()
    assert "Geheim adres" not in tekst
