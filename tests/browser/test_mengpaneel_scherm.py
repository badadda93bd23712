"""The session in a real browser: who leads it, the big screen, and a room that waits."""

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
from wijkwerk.mengpaneel.models import Deelnemer, Inzending
from wijkwerk.mengpaneel.services import oefening as services
from wijkwerk.mengpaneel.tests.maken import maak_deelnemer, maak_oefening, zet_standen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VERS = 20_000  # patience, not a limit: the bench measures
LAPTOP = 20_000  # patience, not a limit: the bench measures
ZALEN = {"telefoon": (390, 844), "laptop": (1280, 900), "zaal": (1920, 1080)}


class Zaal:
    """Browsers in the room: the laptop that leads, the screen on the wall."""

    def __init__(self, browser: Any, adres: str, sessie: str) -> None:
        self.browser, self.adres, self.sessie = browser, adres, sessie
        self._contexten: list[BrowserContext] = []

    def open(self, pad: str, maat: str = "laptop", **opties: Any) -> Page:
        breed, hoog = ZALEN[maat]
        context = self.browser.new_context(
            base_url=self.adres,
            viewport={"width": breed, "height": hoog},
            locale="nl-NL",
            reduced_motion="reduce",
            **opties,
        )
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": self.sessie, "url": self.adres}]
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
def zaal(browser, live_server, client_van, wijkambtenaar) -> Iterator[Zaal]:
    sessie = client_van(wijkambtenaar).cookies[settings.SESSION_COOKIE_NAME].value
    zaal = Zaal(browser, live_server.url, sessie)
    yield zaal
    zaal.sluiten()


@pytest.fixture
def oefening(gemeente, wijkambtenaar):
    """Open, with seventeen people of seven roles; twelve are done."""
    oefening = services.oefening_openen(maak_oefening(gemeente, wijkambtenaar), actor=wijkambtenaar)
    groepen = {
        "Wijkambtenaar": [(8, 8), (7, 9), (8, 8), (7, 8)],
        "Sociaal domein": [(6, 7), (5, 7), (6, 8)],
        "Fysiek domein": [(7, 7), (6, 8), (5, 7)],
        "Leidinggevende": [(7, 8), (6, 7)],
        "Bestuur": [(7, None)],
        "Bewoner": [(3, 8), (2, 9), (3, 8)],
        "Partner": [(None, 7)],
    }
    for rol, standen in groepen.items():
        for nu, ambitie in standen:
            maak_deelnemer(
                oefening,
                rol,
                PM=(nu, ambitie),
                PI=(max((nu or 5) - 2, 1), 6),
                PB=(4, 7),
                BP=(8, 8),
                C=(nu, 7),
            )
    laat = Deelnemer.objects.filter(oefening=oefening).order_by("-pk")[:5].values("pk")
    Deelnemer.objects.filter(pk__in=list(laat.values_list("pk", flat=True))).update(
        ingediend_op=None
    )
    return oefening


def pad(oefening, naam="begeleiden") -> str:
    return reverse(f"mengpaneel:{naam}", args=[oefening.gemeente, oefening.kenmerk])


def onthul(oefening, actor):
    return services.oefening_onthullen(oefening, actor=actor)


def test_wie_meedoet_verschijnt_en_het_tonen_staat_op_de_muur(zaal, oefening):
    laptop = zaal.open(pad(oefening))
    muur = zaal.open(pad(oefening, "scherm"), "zaal")
    with klachten(laptop) as laptop_zegt, klachten(muur) as muur_zegt:
        expect(muur.locator(".mp-code")).to_be_visible()
        maak_deelnemer(oefening, "Bewoner")
        expect(laptop.locator("#nu-doen")).to_have_text(
            "13 van 18 mensen zijn klaar", timeout=LAPTOP
        )
        expect(muur.locator("footer")).to_contain_text("13 van 18 mensen", timeout=VERS)
        laptop.get_by_role("link", name="Sluit het invullen").click()
        laptop.get_by_role("button", name="Sluit en toon").click()
        laptop.wait_for_url("**/begeleiden/")
        expect(muur.locator("h1")).to_have_text("Hoe zien 18 mensen Proefdam?", timeout=VERS)
        expect(muur.locator(".mp-stip").first).to_be_visible()
        expect(muur.locator(".mp-code")).to_have_count(0)
        laptop.get_by_role("button", name="Proces met bewoners").click()
        expect(muur.locator("h1")).to_have_text("Proces met bewoners, per rol", timeout=VERS)
    assert (laptop_zegt, muur_zegt) == ([], [])


def test_een_tweede_laptop_gaat_mee_naar_het_gesprek(zaal, oefening, wijkambtenaar):
    collega = zaal.open(pad(oefening))
    expect(collega.get_by_role("heading", name="Wie doet mee?")).to_be_visible()
    onthul(oefening, wijkambtenaar)
    expect(collega.get_by_role("heading", name="Op het grote scherm")).to_be_visible(timeout=LAPTOP)


def test_wat_de_aandacht_heeft_wordt_niet_weggehaald(zaal, oefening):
    laptop = zaal.open(pad(oefening))
    tabel = laptop.locator("#wie-doet-mee")
    tabel.focus()
    tabel.evaluate("e => { e.dataset.zelfde = 'ja' }")
    maak_deelnemer(oefening, "Bewoner")
    expect(laptop.locator("#nu-doen")).to_have_text("13 van 18 mensen zijn klaar", timeout=LAPTOP)
    expect(tabel).to_have_attribute("data-zelfde", "ja")
    expect(tabel).to_be_focused()
    tabel.evaluate("e => e.blur()")
    expect(tabel).not_to_have_attribute("data-zelfde", "ja", timeout=LAPTOP)


def test_niets_nieuws_is_een_leeg_antwoord_en_wegvallen_is_te_zien(zaal, oefening):
    laptop = zaal.open(pad(oefening))
    for status in (200, 304):
        with laptop.expect_response("**/begeleiden/deel/") as gezien:
            pass
        assert gezien.value.status == status
    laptop.route("**/begeleiden/deel/", lambda route: route.abort())
    expect(laptop.locator("[data-bijgewerkt]")).to_contain_text("geen verbinding", timeout=LAPTOP)


def test_de_link_kopieren(zaal, oefening):
    laptop = zaal.open(pad(oefening), permissions=["clipboard-read", "clipboard-write"])
    laptop.get_by_role("button", name="Kopieer de link").click()
    expect(laptop.get_by_role("button", name="Gekopieerd")).to_be_visible()
    assert "/meedoen/" in laptop.evaluate("() => navigator.clipboard.readText()")


def test_zonder_script_blijft_alles_bruikbaar(zaal, oefening):
    muur = zaal.open(pad(oefening, "scherm"), "zaal", java_script_enabled=False)
    expect(muur.get_by_role("link", name="Ververs dit scherm")).to_be_visible()
    laptop = zaal.open(pad(oefening), java_script_enabled=False)
    laptop.get_by_role("button", name="Geef 5 minuten extra").click()
    expect(laptop.get_by_text("Er zijn 5 minuten bij.")).to_be_visible()
    laptop.get_by_role("link", name="Sluit het invullen").click()
    laptop.get_by_role("button", name="Sluit en toon").click()
    laptop.get_by_role("button", name="Communicatie").click()
    expect(laptop.get_by_role("button", name="Communicatie")).to_have_attribute(
        "aria-pressed", "true"
    )
    muur.get_by_role("link", name="Ververs dit scherm").click()
    expect(muur.locator("h1")).to_have_text("Communicatie, per rol")


def past(pagina: Page) -> list[str]:
    """What falls off the wall."""
    return pagina.evaluate(
        """() => [...document.querySelectorAll('#beeld, #beeld *')].filter(e => {
             const r = e.getBoundingClientRect();
             const buiten = r.right > innerWidth + 1 || r.bottom > innerHeight + 1 || r.top < -1;
             return r.width && buiten;
           }).slice(0, 3).map(e => e.outerHTML.slice(0, 120))"""
    )


def veel(oefening, aantal=300):
    mensen = Deelnemer.objects.bulk_create(
        Deelnemer(oefening=oefening, rol=oefening.rollen[i % 7], ingediend_op=klok.nu())
        for i in range(aantal)
    )
    Inzending.objects.bulk_create(
        Inzending(deelnemer=mens, schuif=s, nu=i % 9 + 1, ambitie=9 - i % 4)
        for i, mens in enumerate(mensen)
        for s in SCHUIVEN
    )


def toestanden(oefening, actor) -> Iterator[str]:
    """One after the other what can be on the wall."""
    yield "meedoen"
    onthul(oefening, actor)
    yield "overzicht"
    services.oefening_tonen(oefening, actor=actor, schuif="PM")
    yield "rollen"
    services.oefening_naar_vaststellen(oefening, actor=actor)
    zet_standen(oefening)
    yield "samen"


@pytest.mark.parametrize("maat", ZALEN)
def test_scherm_en_begeleiden_zijn_voor_iedereen(zaal, oefening, wijkambtenaar, maat):
    fout = []
    for toestand in toestanden(oefening, wijkambtenaar):
        namen = ["scherm"] if toestand == "samen" else ["scherm", "begeleiden"]
        if toestand == "meedoen":
            namen.append("oefening_onthullen")
        for naam in namen:
            pagina = zaal.open(pad(oefening, naam), maat)
            mis = overtredingen(pagina) + schuift(pagina)
            if naam == "scherm" and maat == "zaal":
                mis += past(pagina)
            fout += [(naam, toestand, regel) for regel in mis]
            pagina.close()
    assert fout == []


def test_driehonderd_mensen_passen_op_de_muur(zaal, oefening, wijkambtenaar):
    veel(oefening)
    for toestand in toestanden(oefening, wijkambtenaar):
        pagina = zaal.open(pad(oefening, "scherm"), "zaal")
        assert past(pagina) == [], toestand
        pagina.close()
    assert oefening.__class__.objects.get(pk=oefening.pk).fase == Fase.VASTSTELLEN
