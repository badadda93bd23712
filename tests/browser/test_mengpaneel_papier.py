"""Paper forms in a real browser: ten keys a form, and the same without a script."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.test_toegankelijkheid import klachten, overtredingen, schuift
from wijkwerk.core import klok
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN
from wijkwerk.mengpaneel.models import Inzending, Oefening
from wijkwerk.mengpaneel.selectors.papier import nummers_van
from wijkwerk.mengpaneel.tests.maken import maak_oefening

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Balie:
    """Browsers of who leads this exercise."""

    def __init__(self, browser: Any, adres: str, oefening: Oefening, koekje: str) -> None:
        self.browser, self.adres, self.oefening, self.koekje = browser, adres, oefening, koekje
        self._contexten: list[BrowserContext] = []

    def open(self, breedte: int = 1280, **opties: Any) -> Page:
        context = self.browser.new_context(
            base_url=self.adres,
            viewport={"width": breedte, "height": 844},
            locale="nl-NL",
            reduced_motion="reduce",
            **opties,
        )
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": self.koekje, "url": self.adres}]
        )
        self._contexten.append(context)
        pagina = context.new_page()
        pagina.set_default_timeout(30_000)
        pagina.goto(
            reverse("mengpaneel:papier", args=[self.oefening.gemeente, self.oefening.kenmerk])
        )
        return pagina

    def sluiten(self) -> None:
        for context in self._contexten:
            context.close()


@pytest.fixture
def balie(browser, live_server, client_van, wijkambtenaar, gemeente) -> Iterator[Balie]:
    oefening = maak_oefening(gemeente, wijkambtenaar, fase=Fase.INVULLEN, invullen_tot=klok.nu())
    koekje = client_van(wijkambtenaar).cookies[settings.SESSION_COOKIE_NAME].value
    balie = Balie(browser, live_server.url, oefening, koekje)
    yield balie
    balie.sluiten()


def standen_van(nummer: int) -> list[tuple[int | None, int | None]]:
    rijen = {
        rij.schuif: (rij.nu, rij.ambitie)
        for rij in Inzending.objects.filter(deelnemer__papiernummer=nummer)
    }
    return [rijen[schuif] for schuif in SCHUIVEN]


def vak(pagina: Page, naam: str) -> Any:
    return pagina.locator(f"[name='{naam}']")


def test_een_formulier_van_tien_cijfers_kost_tien_toetsen(balie):
    pagina = balie.open()
    with klachten(pagina) as gehoord:
        expect(vak(pagina, "rol-0")).to_be_focused()
        vak(pagina, "rol-0").select_option("Wijkambtenaar")
        vak(pagina, "nu-PI-0").focus()
        pagina.keyboard.type("3207590678")
        expect(vak(pagina, "rol-1")).to_be_focused()  # the next form begins with its role
        expect(vak(pagina, "nu-PM-0")).to_have_value("–")
        vak(pagina, "rol-1").select_option("Bewoner")
        pagina.keyboard.press("Tab")
        pagina.keyboard.type("1 x2345")  # a letter is no position
        expect(vak(pagina, "ambitie-PB-1")).to_be_focused()
        pagina.keyboard.type("6789")
        pagina.get_by_role("button", name="Bewaar 2 formulieren").click()
        expect(pagina.get_by_text("2 formulieren bewaard.")).to_be_visible()
    assert gehoord == []
    assert standen_van(1) == [(3, 9), (2, None), (None, 6), (7, 7), (5, 8)]
    assert standen_van(2) == [(1, 5), (None, 6), (2, 7), (3, 8), (4, 9)]


def test_overtypen_terug_en_pijlen(balie):
    pagina = balie.open()
    vak(pagina, "nu-PI-0").focus()
    pagina.keyboard.type("32")
    for toets, hier in (
        ("Backspace", "nu-PB-0"),  # the box was empty: one back
        ("ArrowLeft", "nu-PI-0"),
        ("9", "nu-PB-0"),
        ("ArrowDown", "nu-PB-1"),
        ("ArrowUp", "nu-PB-0"),
        ("Enter", "nu-PM-0"),
    ):
        pagina.keyboard.press(toets)
        expect(vak(pagina, hier)).to_be_focused()
    expect(vak(pagina, "nu-PI-0")).to_have_value("9")
    expect(vak(pagina, "nu-PB-0")).to_have_value("2")
    assert nummers_van(balie.oefening) == []  # Enter sent nothing


def test_zonder_script_werkt_het_ook(balie):
    pagina = balie.open(java_script_enabled=False)
    vak(pagina, "rol-0").select_option("Bewoner")
    for plek, (moment, schuif) in enumerate((m, s) for m in ("nu", "ambitie") for s in SCHUIVEN):
        vak(pagina, f"{moment}-{schuif}-0").fill(str(plek))
    pagina.get_by_role("button", name="Bewaar de formulieren").click()
    expect(pagina.get_by_text("1 formulier bewaard.")).to_be_visible()
    assert standen_van(1) == [(None, 5), (1, 6), (2, 7), (3, 8), (4, 9)]


@pytest.mark.parametrize("breedte", [390, 1280])
def test_papier_is_voor_iedereen(balie, breedte):
    pagina = balie.open(breedte)
    assert overtredingen(pagina) == []
    assert schuift(pagina) == []
    vak(pagina, "rol-0").select_option("Bewoner")
    vak(pagina, "nu-PI-0").focus()
    pagina.keyboard.type("3207590678")
    pagina.get_by_role("button", name="Bewaar 1 formulier").click()
    expect(pagina.get_by_text("1 formulier bewaard.")).to_be_visible()
    vak(pagina, "nr-0").fill("1")  # once more, and a line with a mistake
    vak(pagina, "rol-0").select_option("Bewoner")
    vak(pagina, "nu-PI-0").focus()
    pagina.keyboard.type("1111111111")
    vak(pagina, "nu-PI-1").focus()
    pagina.keyboard.type("5")
    pagina.get_by_role("button", name="Bewaar 2 formulieren").click()
    expect(pagina.get_by_text("Regel 2: Kies de rol")).to_be_visible()
    assert overtredingen(pagina) == []
    assert schuift(pagina) == []
    vak(pagina, "rol-1").select_option("Partner")
    vak(pagina, "nu-PB-1").focus()
    pagina.keyboard.type("555555555")
    pagina.get_by_role("button", name="Bewaar 2 formulieren").click()
    expect(pagina.get_by_text("Nummer 1 is al ingevoerd.")).to_be_visible()
    assert overtredingen(pagina) == []
    assert schuift(pagina) == []
    pagina.get_by_text("Deze regel").click()
    pagina.get_by_role("button", name="Bewaar 2 formulieren").click()
    expect(pagina.get_by_text("2 formulieren bewaard.")).to_be_visible()
    assert standen_van(1) == [(1, 1)] * 5
