"""The public panel in a real browser: keys, mouse, screen reader, and what the server says too."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.test_toegankelijkheid import klachten, overtredingen, schuift
from wijkwerk.mengpaneel import publiek
from wijkwerk.mengpaneel.domain.schaal import alle_combinaties
from wijkwerk.mengpaneel.tests.test_combinaties import gedeeld

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAD = "/mengpaneel/"
ONGEZEGD = "nog geen keuze, de schuif staat in het midden"
STANDEN = (
    "",
    "?PI=5",
    "?PI=5&PB=2&PM=8&BP=6",  # two equally near
    "?PI=5&PB=2&PM=8&BP=8&C=5",  # one at 0 steps
    "?PI=9&PB=9&PM=9&BP=9&C=9",
    "?PI=1&PB=3&PM=1&BP=2&C=1",
    "?PI=3&PB=4&PM=6&BP=7&C=4",  # on the borders of the bands
    "?PM=8&C=2",
)
# Everything that a position changes on the page.
BEELD = """() => ({
  rijen: [...document.querySelectorAll('[data-profiel]')].map(e => [e.dataset.naam,
    e.dataset.afstand, e.dataset.dichtbij,
    e.querySelector('.mp-afstand__tekst').textContent.trim()]),
  redenen: [...document.querySelectorAll('[data-reden]')].map(e => e.textContent),
  stippen: [...document.querySelectorAll('.mp-eigen')].map(e =>
    [+(+e.getAttribute('cy')).toFixed(1), e.classList.contains('mp-eigen--geen')]),
  kaarten: [...document.querySelectorAll('[data-als]')].map(e => e.hidden),
  leeg: [...document.querySelectorAll('[data-leeg]')].map(e => e.hidden),
  zin: document.querySelector('[role=status]').textContent,
  kanalen: [...document.querySelectorAll('.mp-kanaal')].map(e => [e.dataset.keuze,
    e.querySelector('.mp-woord').textContent, e.querySelector('.mp-cijfer').value,
    e.querySelector('[type=range]').value, e.querySelector('[type=checkbox]').checked,
    e.querySelector('[type=range]').getAttribute('aria-valuetext')]),
  combinatie: [...document.querySelectorAll('a[data-combinatie]')].map(e => e.search),
})"""


class Bezoek:
    """Pages of one visitor; every page must be free of errors."""

    def __init__(self, browser: Any, adres: str) -> None:
        self.browser, self.adres = browser, adres
        self._contexten: list[BrowserContext] = []

    def open(self, pad: str = PAD, breedte: int = 1280, **opties: Any) -> Page:
        context = self.browser.new_context(
            base_url=self.adres,
            viewport={"width": breedte, "height": 844},
            locale="nl-NL",
            reduced_motion="reduce",
            **opties,
        )
        self._contexten.append(context)
        pagina = context.new_page()
        pagina.set_default_timeout(30_000)
        pagina.goto(pad)
        return pagina

    def sluiten(self) -> None:
        for context in self._contexten:
            context.close()


@pytest.fixture
def bezoek(browser, live_server) -> Iterator[Bezoek]:
    bezoek = Bezoek(browser, live_server.url)
    yield bezoek
    bezoek.sluiten()


def schuif(pagina: Page, code: str = "PI") -> Any:
    return pagina.locator(f"#s-{code}")


def cijfer(pagina: Page, code: str = "PI") -> Any:
    return pagina.locator(f"[name={code}_cijfer]")


def lamp(pagina: Page, code: str = "PI") -> Any:
    return pagina.locator(f"[name={code}_keuze]")


def zegt(pagina: Page, tekst: str, code: str = "PI") -> None:
    expect(schuif(pagina, code)).to_have_attribute("aria-valuetext", tekst)


# --- keys, mouse, number -------------------------------------------------------------------------


def test_toetsen(bezoek):
    pagina = bezoek.open()
    schuif(pagina).focus()
    zegt(pagina, ONGEZEGD)
    for toets, tekst, getal in (
        ("8", "hoog, stand 8 van 9", "8"),
        ("ArrowDown", "hoog, stand 7 van 9", "7"),
        ("ArrowDown", "midden, stand 6 van 9", "6"),
        ("End", "hoog, stand 9 van 9", "9"),
        ("Home", "laag, stand 1 van 9", "1"),
        ("Delete", ONGEZEGD, ""),
        ("Enter", "midden, stand 5 van 9", "5"),
        ("Backspace", ONGEZEGD, ""),
        (" ", "midden, stand 5 van 9", "5"),
        ("Delete", ONGEZEGD, ""),
        ("ArrowUp", "midden, stand 6 van 9", "6"),
        ("0", "midden, stand 6 van 9", "6"),
    ):
        pagina.keyboard.press(toets)
        zegt(pagina, tekst)
        expect(cijfer(pagina)).to_have_value(getal)
        expect(lamp(pagina)).to_be_checked(checked=bool(getal))
    assert "vorm=1" not in pagina.url  # Enter did not send the form


def test_tab_gaat_van_schuif_naar_getal_naar_lamp(bezoek):
    pagina = bezoek.open()
    schuif(pagina).focus()
    namen = []
    for _ in range(4):
        namen.append(pagina.evaluate("document.activeElement.name"))
        pagina.keyboard.press("Tab")
    assert namen == ["PI", "PI_cijfer", "PI_keuze", "PB"]


def test_muis(bezoek):
    pagina = bezoek.open()
    vak = schuif(pagina).bounding_box()
    x, midden = vak["x"] + vak["width"] / 2, vak["y"] + vak["height"] / 2
    pagina.mouse.click(x, midden)  # an untouched slider: that is a choice for the middle
    zegt(pagina, "midden, stand 5 van 9")
    pagina.mouse.move(x, midden)
    pagina.mouse.down()
    pagina.mouse.move(x, vak["y"] + 8, steps=6)
    pagina.mouse.up()
    zegt(pagina, "hoog, stand 9 van 9")
    lamp(pagina).click()
    zegt(pagina, ONGEZEGD)
    lamp(pagina).click()
    zegt(pagina, "midden, stand 5 van 9")


def test_aanraken(bezoek):
    pagina = bezoek.open(breedte=390, has_touch=True)
    vak = schuif(pagina, "PM").bounding_box()
    pagina.touchscreen.tap(vak["x"] + vak["width"] / 2, vak["y"] + vak["height"] - 20)
    zegt(pagina, "laag, stand 1 van 9", "PM")
    assert (
        pagina.evaluate("getComputedStyle(document.getElementById('s-PM')).touchAction") == "pan-x"
    )


def test_getal(bezoek):
    pagina = bezoek.open()
    cijfer(pagina).fill("3")
    zegt(pagina, "laag, stand 3 van 9")
    cijfer(pagina).fill("12")
    zegt(pagina, "laag, stand 3 van 9")
    cijfer(pagina).blur()
    expect(cijfer(pagina)).to_have_value("3")
    cijfer(pagina).fill("")
    zegt(pagina, ONGEZEGD)


def test_enter_in_het_getal_stuurt_wat_er_staat(bezoek):
    """With a script too the form may be sent; "no choice" stays no choice."""
    pagina = bezoek.open("/mengpaneel/?PI=7&PB=2")
    cijfer(pagina).fill("")
    cijfer(pagina, "PM").fill("8")
    cijfer(pagina, "PM").press("Enter")
    pagina.wait_for_url("**/mengpaneel/?PB=2&PM=8*")


# --- the same as the server ----------------------------------------------------------------------


@pytest.mark.parametrize("vraag", STANDEN)
def test_het_script_zegt_wat_de_server_zegt(bezoek, vraag):
    kaal = bezoek.open("about:blank")
    kaal.route("**/*.js", lambda route: route.abort())
    kaal.goto(PAD + vraag)
    van_server = kaal.evaluate(BEELD)

    levend = bezoek.open("/mengpaneel/?PI=2&PB=9&PM=4&BP=1&C=9")  # from somewhere else
    gevraagd = dict(deel.split("=") for deel in vraag[1:].split("&") if deel)
    for code in ("PI", "PB", "PM", "BP", "C"):
        cijfer(levend, code).fill(gevraagd.get(code, ""))
    expect(levend).to_have_url(PAD + vraag)
    assert levend.evaluate(BEELD) == van_server

    herladen = bezoek.open(PAD + vraag)
    assert herladen.evaluate(BEELD) == van_server


def test_een_andere_stand_geeft_een_ander_beeld(bezoek):
    een, ander = bezoek.open(PAD + STANDEN[2]), bezoek.open(PAD + STANDEN[3])
    assert een.evaluate(BEELD) != ander.evaluate(BEELD)


def test_alle_woorden_komen_van_de_bladzijde(bezoek):
    pagina = bezoek.open()
    pagina.route(
        re.compile(r"/mengpaneel/$"),
        lambda route: route.fulfill(
            response=(antwoord := route.fetch()),
            body=antwoord.text().replace("hoog", "high").replace("stand {stand}", "at {stand}"),
        ),
    )
    pagina.goto(PAD)
    schuif(pagina).press("8")
    zegt(pagina, "high, at 8 van 9")
    expect(pagina.locator(".mp-woord").first).to_have_text("high")


# --- without a script ----------------------------------------------------------------------------


def test_zonder_script_met_de_knop(bezoek):
    pagina = bezoek.open(java_script_enabled=False)
    expect(pagina.get_by_role("button", name="Kopieer de link")).to_be_hidden()
    cijfer(pagina, "PM").fill("8")
    lamp(pagina, "PI").check(force=True)
    pagina.get_by_role("button", name="Toon de uitkomst").click()
    expect(pagina).to_have_url("/mengpaneel/?PI=5&PM=8#bord")
    expect(pagina.get_by_role("status").first).to_contain_text("U koos bij 2 van de vijf schuiven")
    schuif(pagina, "PM").press("ArrowUp")
    lamp(pagina, "PI").uncheck(force=True)
    pagina.get_by_role("button", name="Toon de uitkomst").click()
    expect(pagina).to_have_url("/mengpaneel/?PM=9#bord")
    pagina.get_by_role("link", name="Alles leeg").click()
    expect(pagina).to_have_url(PAD)


def test_verkenner_zonder_script(bezoek):
    pagina = bezoek.open("/mengpaneel/combinaties/", java_script_enabled=False)
    for code, letter in zip(("PI", "PB", "PM", "BP", "C"), "MLHHM", strict=True):
        pagina.locator(f"[name={code}][value={letter}]").check(force=True)
    pagina.get_by_role("button", name="Lees deze combinatie").click()
    expect(pagina.get_by_role("status")).to_contain_text(
        "toenaderingsgerichte gemeente (0 stappen)"
    )


# --- link, clear, status -------------------------------------------------------------------------


def test_de_link_kopieren(bezoek):
    pagina = bezoek.open(permissions=["clipboard-read", "clipboard-write"])
    schuif(pagina).press("8")
    pagina.get_by_role("button", name="Kopieer de link").click()
    expect(pagina.get_by_role("status").first).to_have_text(
        "De link is gekopieerd. Hij bevat alleen de standen."
    )
    assert pagina.evaluate("navigator.clipboard.readText()").endswith("/mengpaneel/?PI=8")


def test_kopieren_lukt_niet_overal(bezoek):
    pagina = bezoek.open()
    pagina.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(Error()); }")
    pagina.get_by_role("button", name="Kopieer de link").click()
    expect(pagina.get_by_role("status").first).to_contain_text("Kopieer het adres boven")


def test_alles_leeg(bezoek):
    pagina = bezoek.open("/mengpaneel/?PI=5&PM=8")
    pagina.get_by_role("button", name="Alles leeg").click()
    expect(pagina).to_have_url(PAD)
    expect(pagina.get_by_role("status").first).to_contain_text("Zet een schuif")
    expect(pagina.locator("[data-keuze=nee]")).to_have_count(5)


def test_de_statusregel_praat_niet_bij_elke_stap(bezoek):
    pagina = bezoek.open()
    pagina.evaluate(
        """() => { window.keer = 0; new MutationObserver(() => window.keer++)
        .observe(document.querySelector('[role=status]'), {childList: true}); }"""
    )
    schuif(pagina).evaluate(
        """schuif => [..."123456789"].forEach(key =>
        schuif.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true})))"""
    )
    expect(pagina).to_have_url(f"{PAD}?PI=9")
    assert pagina.evaluate("window.keer") == 1
    assert pagina.locator("[role=status]").first.get_attribute("aria-live") is None  # polite


def test_de_taal_wisselen_houdt_de_stand(bezoek):
    pagina = bezoek.open()
    schuif(pagina).press("8")
    expect(pagina).to_have_url(f"{PAD}?PI=8")
    pagina.get_by_role("button", name="English").click()
    expect(pagina.locator("html")).to_have_attribute("lang", "en")
    expect(pagina).to_have_url(f"{PAD}?PI=8")


def test_geen_koekje_en_niets_op_het_toestel(bezoek):
    pagina = bezoek.open("/mengpaneel/?PI=5&PM=8")
    schuif(pagina, "C").press("3")
    expect(pagina).to_have_url(f"{PAD}?PI=5&PM=8&C=3")
    assert pagina.context.cookies() == []
    assert pagina.evaluate("localStorage.length + sessionStorage.length") == 0


# --- explorer ------------------------------------------------------------------------------------


def test_het_kleed_en_de_keuzes_volgen_elkaar(bezoek):
    pagina = bezoek.open("/mengpaneel/combinaties/")
    expect(pagina.locator("[data-paneel]")).to_be_hidden()
    pagina.locator("#c-HHLHL").click()
    status = pagina.get_by_role("status")
    expect(status).to_have_text("Het dichtst bij: organisatiegerichte gemeente (0 stappen).")
    gekozen = "form[data-mp=kleed] input:checked"
    letters = pagina.eval_on_selector_all(gekozen, "alle => alle.map(e => e.value).join('')")
    assert letters == "HHLHL"
    pagina.locator("[name=C][value=L]").press("ArrowRight")
    expect(pagina).to_have_url(f"{PAD}combinaties/?PI=H&PB=H&PM=L&BP=H&C=M")
    na_toets = status.text_content()
    pin = "[data-pin]"
    op_scherm = pagina.locator(pin).first.bounding_box()
    assert pagina.locator("[data-paneel]").get_attribute("href") is not None
    pagina.locator("[data-paneel]").click()
    expect(pagina).to_have_url(f"{PAD}?PI=8&PB=8&PM=2&BP=8&C=5")

    kaal = bezoek.open(
        "/mengpaneel/combinaties/?PI=H&PB=H&PM=L&BP=H&C=M", java_script_enabled=False
    )
    assert kaal.get_by_role("status").text_content() == na_toets
    van_server = kaal.locator(pin).first.bounding_box()
    assert van_server["x"] == pytest.approx(op_scherm["x"], abs=1.5)
    assert van_server["y"] == pytest.approx(op_scherm["y"], abs=1.5)


# --- for everybody -------------------------------------------------------------------------------

TOESTANDEN = {
    "leeg": PAD,
    "gelijk": PAD + STANDEN[2],
    "alles-boven": PAD + STANDEN[4],
    "vreemde-link": "/mengpaneel/?PI=99",
    "fout-getal": "/mengpaneel/?vorm=1&PI=5&PI_cijfer=12",
    "combinaties": "/mengpaneel/combinaties/",
    "combinatie": "/mengpaneel/combinaties/?PI=M&PB=M&PM=M&BP=H&C=H",
    "gemeenten": "/mengpaneel/gemeenten/",
    "niets-gevonden": "/mengpaneel/gemeenten/?q=zzz",
    "uitleg": "/mengpaneel/uitleg/",
}


@pytest.mark.parametrize("breedte", [390, 1280])
@pytest.mark.parametrize("toestand", TOESTANDEN)
def test_elke_toestand_is_voor_iedereen(bezoek, toestand, breedte):
    pagina = bezoek.open("about:blank", breedte)
    with klachten(pagina) as gehoord:
        pagina.goto(TOESTANDEN[toestand])
        assert overtredingen(pagina) == []
        pagina.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert overtredingen(pagina) == []
        assert schuift(pagina) == []
        pagina.set_viewport_size({"width": 320, "height": 700})
        assert schuift(pagina) == []
    assert gehoord == []


@pytest.mark.parametrize("breedte", [390, 1280])
def test_gedeelde_panelen_zijn_voor_iedereen(bezoek, monkeypatch, breedte):
    panelen = [
        gedeeld(standen, naam)
        for naam, standen in zip(
            ("Asterdam", "Zuiderveen", "", "", ""), alle_combinaties(), strict=False
        )
    ]
    monkeypatch.setattr(publiek, "gepubliceerde_panelen", lambda: panelen)
    pagina = bezoek.open("/mengpaneel/gemeenten/", breedte)
    expect(pagina.get_by_text("Er zijn 5 panelen gedeeld")).to_be_visible()
    assert overtredingen(pagina) == []
    assert schuift(pagina) == []
