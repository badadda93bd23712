"""A phone that takes part: fills in, loses the network, is sent once later, sees the reveal."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache
from django.db.models import F
from django_scopes import scope, scopes_disabled
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.test_toegankelijkheid import klachten, overtredingen, schuift
from tests.rolverdeling import maak_gemeente, maak_medewerker
from wijkwerk.accounts.domain import rollen as functies
from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.models import Deelnemer, Inzending, Oefening
from wijkwerk.mengpaneel.selectors.deelname import code_van
from wijkwerk.mengpaneel.services.oefening import oefening_onthullen, oefening_openen
from wijkwerk.mengpaneel.tests.maken import maak_deelnemer, maak_oefening

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
GEEN_VERBINDING = "Geen verbinding. Uw antwoord staat op deze telefoon en wordt straks verstuurd."
SMALST = 320
BREEDTES = (390, 1280)
VERS = 20_000  # patience, not a limit: the bench measures
GETOOND = "Uw antwoord naast dat van iedereen"


@dataclass
class Zaal:
    """An open exercise, its code, and who leads it."""

    oefening: Oefening
    leider: Medewerker
    code: str
    adres: str

    def pad(self, achter: str = "") -> str:
        return f"{self.adres}/meedoen/{self.code}/{achter}"

    def onthul(self) -> None:
        with scope(gemeente=self.oefening.gemeente):
            for nummer in range(4):
                maak_deelnemer(self.oefening, "Bestuur", PM=(nummer + 1, 9))
            oefening_onthullen(self.oefening, actor=self.leider)

    def antwoorden(self) -> list[tuple[Any, ...]]:
        with scopes_disabled():
            rijen = Inzending.objects.filter(deelnemer__rol="Bewoner").order_by("pk")
            return list(rijen.values_list("schuif", "nu", "ambitie"))


@pytest.fixture
def zaal(live_server: Any, settings: Any) -> Zaal:
    cache.clear()
    gemeente = maak_gemeente("proefdam", "Proefdam", "GM9998")
    with scope(gemeente=gemeente):
        leider = maak_medewerker(gemeente, "Wilma Wijk", functies.WIJKAMBTENAAR)
        oefening = oefening_openen(maak_oefening(gemeente, leider), actor=leider)
    adres = live_server.url.replace("127.0.0.1", "localhost")
    return Zaal(oefening, leider, code_van(oefening), adres)


Opener = Callable[..., Page]


@pytest.fixture
def telefoon(browser: Browser) -> Iterator[Opener]:
    """`telefoon(390)`: a fresh phone; `script=False` without scripts."""
    contexten: list[BrowserContext] = []

    def maak(breed: int = 390, *, script: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": breed, "height": 844 if breed < 600 else 900},
            locale="nl-NL",
            reduced_motion="reduce",
            java_script_enabled=script,
        )
        contexten.append(context)
        pagina = context.new_page()
        pagina.set_default_timeout(30_000)
        return pagina

    yield maak
    for context in contexten:
        context.close()


def doe_mee(pagina: Page, zaal: Zaal) -> None:
    pagina.goto(f"{zaal.adres}/meedoen/")
    pagina.get_by_label("Code").fill(f"{zaal.code[:3]} {zaal.code[3:]}")
    pagina.get_by_role("button", name="Doe mee").click()
    pagina.locator("label", has_text="Bewoner").click()
    pagina.get_by_role("button", name="Begin met stap 1").click()
    pagina.wait_for_url(zaal.pad("1/"))


def cijfer(pagina: Page, welk: str, stand: str) -> None:
    pagina.locator(f"[name={welk}_cijfer]").fill(stand)


def verder(pagina: Page) -> None:
    pagina.locator("button[value=volgende]").click()


def status(pagina: Page) -> Any:
    return expect(pagina.locator("[data-bewaard]"))


# --- the whole way -------------------------------------------------------------------------------


@pytest.mark.parametrize("script", [True, False])
def test_van_code_tot_beeld(zaal: Zaal, telefoon: Opener, script: bool) -> None:
    """The same way with and without a script."""
    pagina = telefoon(script=script)
    doe_mee(pagina, zaal)
    for stap in range(1, 6):
        pagina.wait_for_url(zaal.pad(f"{stap}/"))
        cijfer(pagina, "nu", "7")
        cijfer(pagina, "ambitie", "9")
        verder(pagina)
    pagina.wait_for_url(zaal.pad("klaar/"))
    pagina.get_by_role("button", name="Verstuur mijn antwoorden").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("U bent klaar")
    assert zaal.antwoorden() == [(s, 7, 9) for s in ("PI", "PB", "PM", "BP", "C")]
    zaal.onthul()
    if not script:
        pagina.get_by_role("link", name="Kijk of het zover is").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text(GETOOND, timeout=VERS)
    expect(pagina.get_by_role("cell", name="hoog, stand 7").first).to_be_visible()


def test_met_het_toetsenbord_en_zonder_getal(zaal: Zaal, telefoon: Opener) -> None:
    """The slider by keys; the middle on purpose is something else than no choice."""
    pagina = telefoon()
    doe_mee(pagina, zaal)
    schuif = pagina.get_by_role("slider", name="Nu")
    expect(schuif).to_have_attribute(
        "aria-valuetext", "nog geen keuze, de schuif staat in het midden"
    )
    schuif.focus()
    pagina.keyboard.press("Enter")
    expect(schuif).to_have_attribute("aria-valuetext", "midden, stand 5 van 9")
    verder(pagina)
    pagina.wait_for_url(zaal.pad("2/"))
    pagina.get_by_role("slider", name="Nu").focus()
    pagina.keyboard.press("ArrowUp")
    pagina.keyboard.press("Delete")
    verder(pagina)
    pagina.wait_for_url(zaal.pad("3/"))
    assert zaal.antwoorden() == [("PI", 5, None), ("PB", None, None)]


# --- the network is gone -------------------------------------------------------------------------


def test_zonder_netwerk_blijft_het_op_de_telefoon_en_gaat_later_een_keer(
    zaal: Zaal, telefoon: Opener
) -> None:
    pagina = telefoon()
    doe_mee(pagina, zaal)
    verstuurd: list[str] = []
    pagina.on("request", lambda r: verstuurd.append(r.url) if r.method == "POST" else None)
    cijfer(pagina, "nu", "3")
    status(pagina).to_contain_text("Bewaard op deze telefoon om")
    pagina.context.set_offline(True)
    cijfer(pagina, "ambitie", "8")
    status(pagina).to_have_text(GEEN_VERBINDING)
    verder(pagina)
    status(pagina).to_have_text(GEEN_VERBINDING)
    assert zaal.antwoorden() == []
    verstuurd.clear()
    pagina.context.set_offline(False)
    pagina.wait_for_url(zaal.pad("2/"))  # on its own: "next" was already pressed
    for _ in range(2):  # with every question about the phase it may send
        with pagina.expect_response("**/stand/"):
            pass
    assert verstuurd == [zaal.pad("1/")]
    assert zaal.antwoorden() == [("PI", 3, 8)]
    assert pagina.evaluate("Object.keys(localStorage)") == []


def test_een_gesloten_bladzijde_weet_het_nog(zaal: Zaal, telefoon: Opener) -> None:
    """Typed, not sent, page closed: it stands there again, and another step does not lose it."""
    pagina = telefoon()
    doe_mee(pagina, zaal)
    cijfer(pagina, "nu", "2")
    pagina.get_by_label("Er is een eigen budget").check()
    status(pagina).to_contain_text("Bewaard op deze telefoon")
    pagina.goto("about:blank")
    pagina.goto(zaal.pad("1/"))
    expect(pagina.locator("[name=nu_cijfer]")).to_have_value("2")
    expect(pagina.get_by_label("Er is een eigen budget")).to_be_checked()
    assert zaal.antwoorden() == []
    pagina.goto(zaal.pad("klaar/"))  # what was left behind is sent from here
    expect(pagina.get_by_text("Nu: laag, stand 2.")).to_be_visible()
    assert zaal.antwoorden() == [("PI", 2, None)]


def test_wat_op_de_server_staat_gaat_voor_als_niets_openstaat(zaal: Zaal, telefoon: Opener) -> None:
    pagina = telefoon()
    doe_mee(pagina, zaal)
    cijfer(pagina, "nu", "4")
    verder(pagina)
    pagina.wait_for_url(zaal.pad("2/"))
    with scopes_disabled():
        Inzending.objects.update(nu=F("nu") + 2)
    pagina.goto(zaal.pad("1/"))
    expect(pagina.locator("[name=nu_cijfer]")).to_have_value("6")


def test_een_fout_getal_komt_terug_met_uitleg(zaal: Zaal, telefoon: Opener) -> None:
    """Letters cannot be typed in the field; a number outside the scale can, without a script."""
    pagina = telefoon(script=False)
    doe_mee(pagina, zaal)
    cijfer(pagina, "nu", "12")
    pagina.locator("textarea").first.fill("Mijn verhaal")
    verder(pagina)
    expect(pagina.get_by_role("alert")).to_contain_text("getal van 1 tot en met 9")
    expect(pagina.locator("[name=nu_cijfer]")).to_have_value("12")
    expect(pagina.locator("textarea").first).to_have_value("Mijn verhaal")
    assert zaal.antwoorden() == []


def test_getoond_terwijl_iemand_nog_invult(zaal: Zaal, telefoon: Opener) -> None:
    pagina = telefoon()
    doe_mee(pagina, zaal)
    cijfer(pagina, "nu", "4")
    melding = pagina.locator("[data-getoond]")
    expect(melding).to_be_hidden()
    zaal.onthul()
    expect(melding).to_be_visible(timeout=VERS)
    expect(pagina.locator("[name=nu_cijfer]")).to_have_value("4")
    verder(pagina)
    expect(pagina.get_by_role("alert").filter(has_text="telt niet meer mee").first).to_be_visible()
    expect(pagina.locator("[name=nu_cijfer]")).to_have_value("4")
    assert zaal.antwoorden() == []


def test_na_het_einde_blijft_er_niets_op_de_telefoon(zaal: Zaal, telefoon: Opener) -> None:
    pagina = telefoon()
    doe_mee(pagina, zaal)
    cijfer(pagina, "nu", "4")
    status(pagina).to_contain_text("Bewaard op deze telefoon")
    assert pagina.evaluate("Object.keys(localStorage).length") == 1
    with scopes_disabled():
        Deelnemer.objects.all().delete()
        Oefening.objects.update(code_hash=None, fase=Fase.EVALUEREN)
    pagina.goto(zaal.pad("klaar/"))
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Dank voor uw hulp")
    assert pagina.evaluate("Object.keys(localStorage)") == []


# --- for everybody -------------------------------------------------------------------------------


@pytest.mark.parametrize("breed", BREEDTES)
def test_elke_stap_is_voor_iedereen(zaal: Zaal, telefoon: Opener, breed: int) -> None:
    pagina = telefoon(breed)

    def kijk() -> None:
        assert overtredingen(pagina) == []
        assert schuift(pagina) == []
        if breed < 600:
            pagina.set_viewport_size({"width": SMALST, "height": 700})
            assert schuift(pagina) == []
            pagina.set_viewport_size({"width": breed, "height": 844})

    with klachten(pagina) as gehoord:
        for pad in (f"{zaal.adres}/meedoen/", zaal.pad()):
            pagina.goto(pad)
            kijk()
        doe_mee(pagina, zaal)
        for stap in range(1, 6):
            kijk()
            cijfer(pagina, "nu", "7")
            verder(pagina)
            pagina.wait_for_url(zaal.pad(f"{stap + 1}/" if stap < 5 else "klaar/"))
        kijk()
        pagina.goto(zaal.pad())
        kijk()
        pagina.goto(zaal.pad("klaar/"))
        pagina.get_by_role("button", name="Verstuur mijn antwoorden").click()
        expect(pagina.get_by_role("heading", level=1)).to_have_text("U bent klaar")
        kijk()
        zaal.onthul()  # the page loads itself again
        expect(pagina.get_by_role("heading", level=1)).to_have_text(GETOOND, timeout=VERS)
        kijk()
    assert gehoord == []


def test_de_schuif_en_zijn_getal_passen_boven_de_balk(zaal: Zaal, telefoon: Opener) -> None:
    """On a phone of 390 by 844 the desk is seen in one go, above the bar with the steps."""
    pagina = telefoon()
    doe_mee(pagina, zaal)
    pagina.goto(zaal.pad("3/"))
    bord, balk = pagina.locator(".mp-bord"), pagina.locator(".mp-onderbalk")
    vak, onder = bord.bounding_box(), balk.bounding_box()
    assert vak
    assert onder
    assert vak["y"] + vak["height"] <= onder["y"]
