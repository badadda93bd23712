"""The form for residents on a phone: pin, photo, what is known, joining in; also without script."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django_scopes import scope, scopes_disabled
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.test_toegankelijkheid import overtredingen, schuift
from tests.rolverdeling import maak_gemeente, maak_medewerker
from wijkwerk.accounts.domain import rollen as functies
from wijkwerk.bestanden.tests.fotos import bom, jpeg
from wijkwerk.gebieden.models import Gebied
from wijkwerk.signalen.forms import indienen as formulier
from wijkwerk.signalen.models import Melder, Signaal
from wijkwerk.signalen.services import opgave_maken

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEKST = "Het fietspad bij de school is glad en modderig."
MEEDOEN = re.compile("Ik sluit mij aan.*Veilig over het fietspad")
BREEDTES = (320, 390, 1280)
Opener = Callable[..., Page]


@dataclass
class Plaats:
    """The form of a gemeente in which one opgave is public."""

    adres: str

    @property
    def formulier(self) -> str:
        return f"{self.adres}/proefdam/laat-iets-weten/"


@pytest.fixture
def plaats(live_server: Any, settings: Any, tmp_path: Path, monkeypatch: Any) -> Plaats:
    monkeypatch.setattr(default_storage, "location", str(tmp_path), raising=False)
    monkeypatch.setattr(formulier.Valstrik, "kortste_tijd", timedelta())  # a browser types fast
    cache.clear()
    gemeente = maak_gemeente("proefdam", "Proefdam", "GM9998")
    with scope(gemeente=gemeente):
        wilma = maak_medewerker(gemeente, "Wilma Wijk", functies.WIJKAMBTENAAR)
        opgave_maken(
            actor=wilma,
            gebied=Gebied.objects.get(cbs_gemeente="GM9998", slug="noord"),
            titel="Veilig over het fietspad",
            duiding="Kinderen fietsen hier naar school.",
            publiek=True,
        )
    return Plaats(live_server.url.replace("127.0.0.1", "localhost"))


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
            geolocation={"latitude": 52.031, "longitude": 5.012},
            permissions=["geolocation"],
        )
        contexten.append(context)
        pagina = context.new_page()
        pagina.set_default_timeout(30_000)
        return pagina

    yield maak
    for context in contexten:
        context.close()


def foto(naam: str = "pad.jpg", inhoud: bytes | None = None) -> Any:
    return {"name": naam, "mimeType": "image/jpeg", "buffer": inhoud or jpeg()}


def fotorijen(pagina: Page) -> Locator:
    return pagina.locator("[data-fotorij]")


def verstuur(pagina: Page) -> None:
    pagina.get_by_role("button", name="Verstuur", exact=True).click()


def stemmen() -> list[Signaal]:
    with scopes_disabled():
        return list(Signaal.objects.select_related("gebied").order_by("pk"))


def fotos_van(signaal: Signaal) -> list[str]:
    with scopes_disabled():
        return list(signaal.fotos.order_by("volgorde").values_list("bestand__alt", flat=True))


# --- the whole way ------------------------------------------------------------------------------


def test_met_prikker_en_fotos_op_een_telefoon(plaats: Plaats, telefoon: Opener) -> None:
    pagina = telefoon()
    gehoord: list[str] = []
    pagina.on("pageerror", lambda fout: gehoord.append(str(fout)))
    pagina.on("console", lambda b: gehoord.append(b.text) if "Policy" in b.text else None)
    pagina.goto(plaats.formulier)
    pagina.get_by_label("Wat wilt u vertellen?").fill(TEKST)
    pagina.locator("svg[data-kader]").click(position={"x": 150, "y": 60})
    expect(pagina.get_by_role("heading", name="Dit is hier al bekend")).to_be_visible()
    expect(pagina.get_by_text("Gaat ook over: fietspad")).to_be_visible()
    kies = pagina.get_by_label("Foto’s")
    kies.set_input_files([foto("een.jpg"), foto("dak.png", bom()), foto("twee.jpg")])
    expect(fotorijen(pagina)).to_have_count(2)
    expect(pagina.locator("[data-foto-stand]")).to_contain_text("dak.png: Deze foto heeft te veel")
    expect(fotorijen(pagina).first.locator("img")).to_have_js_property("complete", True)
    fotorijen(pagina).first.get_by_role("button", name="Haal de foto weg").click()
    expect(fotorijen(pagina)).to_have_count(1)
    fotorijen(pagina).get_by_label("Wat staat erop?").fill("De modder bij het hek")
    pagina.get_by_text("Ik hoef geen antwoord").click()
    verstuur(pagina)
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Dank u wel. Wij hebben het.")
    (signaal,) = stemmen()
    assert signaal.gebied.slug == "noord"
    assert signaal.lat is not None
    assert fotos_van(signaal) == ["De modder bij het hek"]
    assert gehoord == []


def test_een_fout_laat_alles_staan(plaats: Plaats, telefoon: Opener) -> None:
    pagina = telefoon()
    pagina.goto(plaats.formulier)
    pagina.get_by_label("Wat wilt u vertellen?").fill(TEKST)
    pagina.get_by_label("Foto’s").set_input_files([foto()])
    expect(fotorijen(pagina)).to_have_count(1)
    pagina.wait_for_timeout(3_200)  # the least time a person needs
    verstuur(pagina)
    expect(pagina.get_by_role("alert").first).to_contain_text("Er kloppen nog 2 dingen niet")
    expect(pagina.get_by_label("Wat wilt u vertellen?")).to_have_value(TEKST)
    expect(fotorijen(pagina)).to_have_count(1)
    assert stemmen() == []


def test_zonder_script_met_een_klik_op_het_beeld(plaats: Plaats, telefoon: Opener) -> None:
    pagina = telefoon(script=False)
    pagina.goto(plaats.formulier)
    pagina.get_by_label("Wat wilt u vertellen?").fill(TEKST)
    pagina.get_by_label("Foto’s").set_input_files([foto("een.jpg"), foto("twee.jpg")])
    pagina.locator("input[type=image]").click(position={"x": 150, "y": 60})
    expect(pagina.get_by_label("Wat wilt u vertellen?")).to_have_value(TEKST)
    expect(fotorijen(pagina)).to_have_count(2)
    expect(pagina.get_by_role("heading", name="Dit is hier al bekend")).to_be_visible()
    fotorijen(pagina).first.get_by_role("button", name="Haal de foto weg").click()
    expect(fotorijen(pagina)).to_have_count(1)
    pagina.get_by_text("Ik hoef geen antwoord").click()
    verstuur(pagina)
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Dank u wel. Wij hebben het.")
    (signaal,) = stemmen()
    assert signaal.gebied.slug == "noord"
    assert fotos_van(signaal) == ["Foto van een bewoner"]


def test_met_alleen_het_toetsenbord_en_een_adres(plaats: Plaats, telefoon: Opener) -> None:
    """The map is no must; Enter in a field sends, and does not join in or take out a photo."""
    pagina = telefoon(1280)
    pagina.goto(f"{plaats.formulier}?gebied=noord")
    pagina.get_by_label("Wat wilt u vertellen?").focus()
    pagina.keyboard.type(TEKST)
    pagina.get_by_label("Een plek op de kaart").focus()
    pagina.keyboard.press("ArrowDown")
    expect(pagina.get_by_label("Een adres")).to_be_checked()
    pagina.get_by_label("Straat, nummer of plek").focus()
    pagina.keyboard.type("Dorpsstraat 4")
    pagina.get_by_label("Uw e-mailadres").focus()
    pagina.keyboard.type("ans@voorbeeld.nl")
    pagina.wait_for_timeout(3_200)
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Dank u wel. Wij hebben het.")
    (signaal,) = stemmen()
    assert (signaal.plek_tekst, signaal.lat) == ("Dorpsstraat 4", None)


def test_mijn_plek_van_de_telefoon(plaats: Plaats, telefoon: Opener) -> None:
    pagina = telefoon()
    pagina.goto(plaats.formulier)
    pagina.get_by_role("button", name="Gebruik mijn plek").click()
    expect(pagina.get_by_text("De prikker staat op de kaart")).to_be_visible()
    expect(pagina.locator("input[name=lat]")).to_have_value("52.031000")


# --- joining in ---------------------------------------------------------------------------------


@pytest.mark.parametrize("script", [True, False])
def test_aansluiten_neemt_mee_wat_getypt_was(
    plaats: Plaats, telefoon: Opener, script: bool
) -> None:
    pagina = telefoon(script=script)
    adressen: list[str] = []
    pagina.on("request", lambda verzoek: adressen.append(verzoek.url))
    pagina.goto(f"{plaats.formulier}?gebied=noord")
    pagina.get_by_label("Wat wilt u vertellen?").fill(TEKST)
    pagina.get_by_role("button", name=MEEDOEN).click()
    expect(pagina.get_by_label("Wilt u er iets bij vertellen?")).to_have_value(TEKST)
    pagina.get_by_label("Uw e-mailadres").fill("bas@voorbeeld.nl")
    pagina.wait_for_timeout(1_200)
    pagina.get_by_role("button", name="Ik doe mee").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Dank u wel. U doet mee.")
    (signaal,) = stemmen()
    assert signaal.tekst == TEKST
    with scopes_disabled():
        assert Melder.objects.get().e_mail == "bas@voorbeeld.nl"
    assert not [adres for adres in adressen if "modderig" in adres]


# --- how it looks -------------------------------------------------------------------------------


@pytest.mark.parametrize("breed", BREEDTES)
def test_niets_steekt_uit_en_iedereen_kan_het_gebruiken(
    plaats: Plaats, telefoon: Opener, breed: int
) -> None:
    pagina = telefoon(breed)
    pagina.goto(f"{plaats.formulier}?gebied=noord")
    pagina.get_by_label("Foto’s").set_input_files([foto("een.jpg"), foto("twee.jpg")])
    expect(fotorijen(pagina)).to_have_count(2)
    assert (schuift(pagina), overtredingen(pagina)) == ([], [])
    verstuur(pagina)
    expect(pagina.get_by_role("alert").first).to_be_visible()
    assert (schuift(pagina), overtredingen(pagina)) == ([], [])
    pagina.get_by_role("button", name=MEEDOEN).click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Ik sluit mij aan")
    assert (schuift(pagina), overtredingen(pagina)) == ([], [])
