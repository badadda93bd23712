"""An answer in a real browser: a standard text, the check, the preview, off it goes; a promise
that is not kept, on the site the same minute."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.browser.test_toegankelijkheid import klachten, overtredingen, schuift
from wijkwerk.core import klok
from wijkwerk.signalen.models import Standaardtekst, Terugkoppeling, Toezegging
from wijkwerk.signalen.tests.factories import maak_signaal

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WERK = "/proefdam/werk/"


@pytest.fixture
def pagina(browser, live_server, client_van, wijkambtenaar, request) -> Iterator[Page]:
    koekje = client_van(wijkambtenaar).cookies[settings.SESSION_COOKIE_NAME].value
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": getattr(request, "param", 1280), "height": 844},
        locale="nl-NL",
        reduced_motion="reduce",
    )
    naam = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": naam, "value": koekje, "url": live_server.url}])
    pagina = context.new_page()
    pagina.set_default_timeout(30_000)
    yield pagina
    context.close()


def knop(pagina: Page, tekst: str) -> None:
    pagina.get_by_role("button", name=tekst, exact=True).click()


def is_in_orde(pagina: Page) -> None:
    assert overtredingen(pagina) == []
    assert not schuift(pagina)


def schrijf(pagina: Page, kenmerk: str) -> None:
    """From a standard text to the preview, with a promise."""
    pagina.goto(f"{WERK}signalen/{kenmerk}/?doe=antwoord")
    expect(pagina.get_by_label("Wat voor reden is het?")).to_be_hidden()
    pagina.get_by_label("Begin met een standaardtekst").select_option("7KD4QXM")
    knop(pagina, "Gebruik tekst")
    tekst = pagina.get_by_label("Wat doen wij, en wanneer?")
    expect(tekst).to_have_value("Wij leggen schelpen op het pad.")
    expect(pagina.get_by_label("Deels", exact=True)).to_be_checked()
    tekst.fill("Conform de afspraak leggen wij schelpen op het pad.")
    pagina.get_by_label("Wat voor reden is het?").select_option("anders")
    pagina.get_by_label("Wij beloven").fill("Schelpen op het pad")
    pagina.get_by_label("Voor welke dag?").fill(str(klok.vandaag() + timedelta(days=10)))
    knop(pagina, "Bekijk hoe het eruit ziet")


def verstuur(pagina: Page) -> None:
    expect(pagina.get_by_text("Moeilijk woord: ‘conform’.")).to_be_visible()
    brief = pagina.get_by_role("region", name="Zo leest de bewoner het, per e-mail")
    expect(brief).to_contain_text("Dit beloven wij: Schelpen op het pad")
    expect(pagina.get_by_text("Dit gaat naar 1 mens")).to_be_visible()
    is_in_orde(pagina)
    assert not Terugkoppeling.objects.filter(soort="antwoord").exists()
    knop(pagina, "Verstuur antwoord")
    expect(pagina.get_by_text("Het antwoord is verstuurd.")).to_be_visible()


def breek(pagina: Page) -> None:
    pagina.get_by_role("link", name="Schelpen op het pad").click()
    is_in_orde(pagina)
    pagina.get_by_text("Het lukt niet, of niet op tijd").click()
    pagina.get_by_label("Waarom lukt het niet?").fill("Het vriest.")
    pagina.get_by_label("Wanneer lukt het wel?").fill(str(klok.vandaag() + timedelta(days=40)))
    knop(pagina, "Leg vast en vertel het")
    expect(pagina.get_by_text("Wie het aangaat, krijgt nu bericht.")).to_be_visible()


@pytest.mark.parametrize("pagina", [1280, 390], indirect=True, ids=["bureau", "telefoon"])
def test_van_standaardtekst_tot_gebroken_belofte(pagina: Any, gemeente, gebied):
    signaal = maak_signaal(gebied)
    Standaardtekst.objects.create(
        gemeente=gemeente,
        kenmerk="7KD4QXM",
        titel="Pad wacht op de buis",
        uitkomst="kan_deels",
        tekst="Wij leggen schelpen op het pad.",
        reden="Het waterbedrijf graaft eerst.",
    )
    with klachten(pagina) as gehoord:
        schrijf(pagina, signaal.kenmerk)
        verstuur(pagina)
        breek(pagina)
        pagina.goto("/proefdam/gebieden/noord/beloften/")
        expect(pagina.get_by_text("Het vriest.")).to_be_visible()
        is_in_orde(pagina)
        for lijst in ("toezeggingen/", "toezeggingen/nieuw/", "standaardteksten/"):
            pagina.goto(WERK + lijst)
            is_in_orde(pagina)
    assert gehoord == []
    nu = Toezegging.objects.get(vorige__isnull=False)
    assert nu.voor == klok.vandaag() + timedelta(days=40)
    assert nu.vorige.toelichting == "Het vriest."
