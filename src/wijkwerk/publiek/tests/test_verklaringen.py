"""Privacy, accessibility and cookies: what they say must be true."""

from html import unescape

from django.conf import settings
from django.utils.text import capfirst

from wijkwerk.core.gegevens import GEEN, register
from wijkwerk.publiek.verklaringen import gegevens_per_tabel


def test_elk_persoonsgegeven_staat_op_de_privacypagina(client, gemeente):
    pagina = unescape(client.get("/proefdam/privacy/").content.decode())
    velden = [rij for rij in register() if rij.klasse != GEEN]
    assert velden
    for veld in velden:
        for tekst in (veld.doel, veld.termijn, veld.wie):
            assert capfirst(tekst) in pagina, f"{veld.model}.{veld.veld}"


def test_wat_bewoners_ons_geven_staat_vooraan(gemeente):
    tabellen = gegevens_per_tabel()
    assert tabellen[0].naam == "Uw naam en adres, als u die geeft"
    van_bewoners = [tabel.van_bewoners for tabel in tabellen]
    assert van_bewoners == sorted(van_bewoners, reverse=True)


def test_de_privacypagina_noemt_hoe_u_de_gemeente_bereikt(client, gemeente):
    pagina = client.get("/proefdam/privacy/").content.decode()
    assert "info@proefdam.voorbeeld.nl" in pagina
    assert "tel:140999" in pagina


def test_elke_cookie_die_wij_zetten_staat_op_de_pagina(client, client_van, wijkambtenaar, gemeente):
    pagina = client.get("/proefdam/cookies/").content.decode()
    client.get("/proefdam/laat-iets-weten/")
    client.post("/taal/", {"language": "en", "next": "/proefdam/"})
    ingelogd = client_van(wijkambtenaar)
    gezet = set(client.cookies) | set(ingelogd.cookies)
    assert {settings.CSRF_COOKIE_NAME, "taal", settings.SESSION_COOKIE_NAME} <= gezet
    for naam in gezet:
        assert f"<code>{naam}</code>" in pagina, naam


def test_een_bezoek_zonder_formulier_zet_geen_cookie_die_u_volgt(client, gemeente):
    client.get("/proefdam/")
    assert settings.SESSION_COOKIE_NAME not in client.cookies


def test_toegankelijkheid_zegt_wat_er_nog_niet_goed_is(client, gemeente):
    pagina = client.get("/proefdam/toegankelijkheid/").content.decode()
    assert "Status C" in pagina
    assert "schermlezer" in pagina
