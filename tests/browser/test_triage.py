"""Triage by keyboard alone: from a new voice in the list to a note and a question to a dienst."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.browser.test_toegankelijkheid import klachten, overtredingen, schuift
from wijkwerk.core import klok
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.services import MelderGegevens
from wijkwerk.signalen.tests.factories import maak_signaal

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LIJST = "/proefdam/werk/signalen/?volgorde=oud"


@pytest.fixture
def pagina(browser, live_server, client_van, wijkambtenaar, request) -> Iterator[Page]:
    naam = settings.SESSION_COOKIE_NAME
    koekje = client_van(wijkambtenaar).cookies[naam].value
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": getattr(request, "param", 1280), "height": 844},
        locale="nl-NL",
        reduced_motion="reduce",
    )
    context.add_cookies([{"name": naam, "value": koekje, "url": live_server.url}])
    pagina = context.new_page()
    pagina.set_default_timeout(30_000)
    yield pagina
    context.close()


@pytest.fixture
def signalen(gebied):
    """Two voices that wait, the oldest first."""
    een = maak_signaal(gebied, tekst="De lamp bij de school is stuk.", lat=52.03, lon=5.01)
    twee = maak_signaal(gebied, tekst="Bankje gevraagd.", melder=MelderGegevens())
    return een, twee


def is_in_orde(pagina: Page) -> None:
    assert overtredingen(pagina) == []
    assert not schuift(pagina)


def toets(pagina: Page, *toetsen: str) -> None:
    for een in toetsen:
        pagina.keyboard.press(een)


def noteer(pagina: Page) -> None:
    """Typing letters that are keys elsewhere is only typing."""
    toets(pagina, "n")
    notitie = pagina.get_by_label("Wat moeten collega’s weten?")
    notitie.focus()
    pagina.keyboard.type("and that is all: n, t, d, a, j, k, ?")
    expect(notitie).to_have_value("and that is all: n, t, d, a, j, k, ?")
    toets(pagina, "Tab", "Enter")
    expect(pagina.get_by_text("De notitie is bewaard.")).to_be_visible()


def geef_door(pagina: Page) -> None:
    toets(pagina, "d")
    pagina.get_by_label("Naar wie?").focus()
    pagina.keyboard.type("Stads")
    pagina.get_by_label("Wat wilt u van hen weten?").focus()
    pagina.keyboard.type("Wanneer brandt hij weer?")
    pagina.get_by_label("Antwoord voor").fill(str(klok.vandaag() + timedelta(days=7)))
    is_in_orde(pagina)
    pagina.get_by_role("button", name="Stel de vraag").focus()
    toets(pagina, "Enter")
    expect(pagina.get_by_role("heading", name="Vraag aan Stadsbeheer")).to_be_visible()


def test_van_nieuw_naar_notitie_naar_doorgeven_met_het_toetsenbord(
    pagina, signalen, organisatie, aandachtsfunctionaris
):
    een, _twee = signalen
    with klachten(pagina) as fouten:
        pagina.goto(LIJST)
        toets(pagina, "j")
        expect(pagina.get_by_role("link", name="De lamp bij de school is stuk")).to_be_focused()
        toets(pagina, "j", "k", "o")
        pagina.wait_for_url("**/?in=volgorde%3Doud")
        noteer(pagina)
        geef_door(pagina)
        toets(pagina, "j")
        expect(pagina.get_by_role("heading", name="Bankje gevraagd", level=1)).to_be_visible()
    assert fouten == []
    een.refresh_from_db()
    assert (een.status, een.route) == ("bij_sector", "dienst")
    assert een.doorgeleidingen.get().persoon == aandachtsfunctionaris.persoon


def test_de_toetsen_gaan_uit_en_blijven_uit(pagina, signalen):
    een, _twee = signalen
    adres = f"/proefdam/werk/signalen/{een.kenmerk}/"
    pagina.goto(adres)
    toets(pagina, "?")
    dialoog = pagina.get_by_role("dialog", name="Werken met toetsen")
    expect(dialoog).to_be_visible()
    is_in_orde(pagina)
    toets(pagina, "t")
    pagina.get_by_role("button", name="Zet de toetsen uit").click()
    expect(pagina.get_by_role("button", name="Zet de toetsen aan")).to_be_visible()
    toets(pagina, "Escape")
    expect(dialoog).to_be_hidden()
    pagina.goto(adres)
    toets(pagina, "n", "?")
    expect(dialoog).to_be_hidden()
    expect(pagina).to_have_url(re.compile(r"/[0-9A-Z-]+/$"))
    assert Signaal.objects.get(pk=een.pk).behandelaar is None
    pagina.get_by_role("button", name="Werken met toetsen").click()
    pagina.get_by_role("button", name="Zet de toetsen aan").click()
    pagina.get_by_role("button", name="Sluit").click()
    toets(pagina, "t")
    expect(pagina.get_by_text("U bent nu de behandelaar.")).to_be_visible()


@pytest.mark.parametrize("pagina", [390, 1280], indirect=True)
@pytest.mark.parametrize("doe", ["", "dienst", "escaleren", "splitsen"])
def test_op_elk_scherm_te_lezen_en_te_bedienen(pagina, signalen, organisatie, doe):
    een, _twee = signalen
    pagina.goto(f"/proefdam/werk/signalen/{een.kenmerk}/?in=&doe={doe}")
    expect(pagina.get_by_role("heading", name="Route")).to_be_visible()
    is_in_orde(pagina)
