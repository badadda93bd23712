"""Coming in with a real browser: invitation, app with codes, passkey, under the strict CSP."""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.test_toegankelijkheid import overtredingen, schuift
from wijkwerk.accounts.services import uitnodiging_maken, uitnodigingen
from wijkwerk.core.actor import SYSTEM

pytestmark = pytest.mark.browser
WACHTWOORD = "paard batterij nietje"
SCHERMEN = (
    "beheer",
    "persoon_lijst",
    "rol_lijst",
    "organisatie_lijst",
    "organisatie_toevoegen",
    "gemeente_instellen",
    "staat",
)


class Bezoek:
    """A page with what went wrong on it: refused by the CSP, errors of scripts, missing files."""

    def __init__(self, context: BrowserContext, adres: str) -> None:
        self.pagina: Page = context.new_page()
        self.pagina.set_default_timeout(30_000)
        self.adres = adres
        self.klachten: list[str] = []
        self.pagina.on("console", self._luister)
        self.pagina.on("pageerror", lambda fout: self.klachten.append(str(fout)))

    def _luister(self, bericht: Any) -> None:
        if bericht.type == "error":
            self.klachten.append(bericht.text)

    def ga(self, naam: str, *args: str) -> None:
        self.pagina.goto(self.adres + reverse(naam, args=args))

    def knop(self, tekst: str) -> None:
        self.pagina.get_by_role("button", name=tekst, exact=True).click()

    def inloggen(self, e_mail: str) -> None:
        self.ga("account_login")
        self.pagina.get_by_label("E-mailadres").fill(e_mail)
        self.pagina.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
        self.knop("Log in")
        self.pagina.wait_for_url(lambda adres: "/inloggen/login/" not in adres)

    def uitloggen(self) -> None:
        self.ga("account_logout")
        self.pagina.locator("main").get_by_role("button", name="Log uit").click()
        self.pagina.wait_for_url("**/inloggen/login/")

    def is_binnen(self) -> bool:
        self.ga("mfa_index")
        return self.pagina.get_by_role("heading", name="Veilig inloggen").is_visible()

    def is_in_orde(self) -> None:
        """Readable for everybody, and nothing refused or broken so far."""
        assert overtredingen(self.pagina) == []
        assert schuift(self.pagina) == []
        assert self.klachten == []


@pytest.fixture(params=[390, 1280], ids=["telefoon", "scherm"])
def bezoek(request, browser, live_server) -> Iterator[Bezoek]:
    cache.clear()
    hoogte = 844 if request.param < 600 else 900
    context = browser.new_context(
        viewport={"width": request.param, "height": hoogte}, locale="nl-NL"
    )
    yield Bezoek(context, live_server.url)
    context.close()


@pytest.fixture
def persoon(wijkambtenaar):
    wijkambtenaar.persoon.set_password(WACHTWOORD)
    wijkambtenaar.persoon.save()
    return wijkambtenaar.persoon


def code(sleutel: str) -> str:
    return format_hotp_value(hotp_value(sleutel, next(yield_hotp_counters_from_time())))


def _aannemen(bezoek: Bezoek, sleutel: str) -> None:
    bezoek.ga("accounts_inlog:uitnodiging_aannemen", sleutel)
    bezoek.is_in_orde()
    bezoek.pagina.get_by_label("Kies een wachtwoord").fill(WACHTWOORD)
    bezoek.pagina.get_by_label("Hetzelfde wachtwoord nog een keer").fill(WACHTWOORD)
    bezoek.knop("Bewaar en ga naar binnen")


def _app_instellen(bezoek: Bezoek) -> str:
    """Scan, type the code, keep the recovery codes; gives the secret of the app."""
    bezoek.ga("mfa_index")
    bezoek.is_in_orde()
    bezoek.pagina.get_by_role("link", name="Stel de app in").click()
    bezoek.pagina.wait_for_url("**/tweestaps/app/")
    beeld = bezoek.pagina.get_by_role("img", name="QR-code")
    assert beeld.evaluate("beeld => beeld.naturalWidth") > 100
    bezoek.is_in_orde()
    sleutel = bezoek.pagina.locator("main strong").inner_text()
    bezoek.pagina.get_by_role("textbox").fill(code(sleutel))
    bezoek.knop("Zet aan")
    bezoek.pagina.wait_for_url("**/herstelcodes/")
    assert bezoek.pagina.locator("main code").count() == 10
    bezoek.is_in_orde()
    return sleutel


def test_van_uitnodiging_naar_app_met_codes(bezoek, wijkambtenaar, gemeente):
    persoon, werk = wijkambtenaar.persoon, f"**/{gemeente.slug}/werk/"
    uitnodiging = uitnodiging_maken(persoon, actor=SYSTEM, gemeente=gemeente)
    _aannemen(bezoek, uitnodigingen.token(uitnodiging))
    bezoek.pagina.wait_for_url(werk)
    sleutel = _app_instellen(bezoek)
    bezoek.uitloggen()

    bezoek.inloggen(persoon.e_mail)
    bezoek.pagina.wait_for_url("**/tweestaps/code/")
    bezoek.is_in_orde()
    bezoek.pagina.get_by_role("textbox").fill("000000")
    bezoek.knop("Log in")
    expect(bezoek.pagina.locator("main")).to_contain_text("klopt niet")
    bezoek.pagina.get_by_role("textbox").fill(code(sleutel))
    bezoek.knop("Log in")
    bezoek.pagina.wait_for_url(werk)
    assert bezoek.klachten == []


def _apparaat(bezoek: Bezoek, opties: dict[str, Any]) -> None:
    """A device with a fingerprint reader, or a loose key, that always says yes."""
    cdp = bezoek.pagina.context.new_cdp_session(bezoek.pagina)
    cdp.send("WebAuthn.enable")
    altijd = {"protocol": "ctap2", "automaticPresenceSimulation": True}
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": {**altijd, **opties}})


TELEFOON = {
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}


def _sleutel_toevoegen(bezoek: Bezoek, *, zonder_wachtwoord: bool) -> None:
    bezoek.ga("mfa_add_webauthn")
    bezoek.is_in_orde()
    bezoek.pagina.locator("[name=name]").fill("mijn apparaat")
    if zonder_wachtwoord:
        bezoek.pagina.locator("[name=passwordless]").check()
    bezoek.knop("Voeg toe")
    bezoek.pagina.wait_for_url("**/herstelcodes/")
    bezoek.ga("mfa_list_webauthn")
    assert "mijn apparaat" in bezoek.pagina.locator("main").inner_text()
    bezoek.is_in_orde()


def test_met_een_toegangssleutel_zonder_wachtwoord(bezoek, persoon, gemeente):
    _apparaat(bezoek, TELEFOON)
    bezoek.inloggen(persoon.e_mail)
    _sleutel_toevoegen(bezoek, zonder_wachtwoord=True)
    bezoek.uitloggen()
    bezoek.is_in_orde()
    bezoek.knop("Log in met een toegangssleutel")
    bezoek.pagina.wait_for_url(f"**/{gemeente.slug}/werk/")
    assert bezoek.klachten == []


def test_met_een_losse_sleutel_als_tweede_stap(bezoek, persoon, gemeente):
    _apparaat(bezoek, {"transport": "usb", "hasResidentKey": False, "hasUserVerification": False})
    bezoek.inloggen(persoon.e_mail)
    _sleutel_toevoegen(bezoek, zonder_wachtwoord=False)
    bezoek.uitloggen()
    bezoek.inloggen(persoon.e_mail)
    bezoek.pagina.wait_for_url("**/tweestaps/code/")
    bezoek.knop("Gebruik mijn sleutel")
    bezoek.pagina.wait_for_url(f"**/{gemeente.slug}/werk/")
    assert bezoek.klachten == []


def test_een_afgebroken_sleutel_zegt_wat_er_is(bezoek, persoon, gemeente):
    """A device without a key for this site: a message on the page, and no way in."""
    _apparaat(bezoek, TELEFOON)
    bezoek.ga("account_login")
    bezoek.knop("Log in met een toegangssleutel")
    bezoek.pagina.get_by_role("alert").wait_for()
    assert not bezoek.is_binnen()
    assert bezoek.klachten == []


def test_de_beheerder_nodigt_uit_en_ziet_de_link_een_keer(
    bezoek, gemeentebeheerder, gebied, gemeente
):
    gemeentebeheerder.persoon.set_password(WACHTWOORD)
    gemeentebeheerder.persoon.save()
    bezoek.inloggen(gemeentebeheerder.persoon.e_mail)
    bezoek.ga("accounts:persoon_uitnodigen", gemeente.slug)
    bezoek.is_in_orde()
    pagina = bezoek.pagina
    pagina.get_by_label("E-mailadres").fill("piet@voorbeeld.nl")
    pagina.get_by_label("Naam", exact=True).fill("Piet de Vries")
    pagina.get_by_label("Rol", exact=True).select_option("wijkambtenaar")
    pagina.get_by_text(gebied.naam, exact=True).click()
    pagina.get_by_label("Reden").fill("nieuwe collega")
    bezoek.knop("Nodig uit")
    link = pagina.get_by_label("Link", exact=True).input_value()
    assert "/inloggen/uitnodiging/" in link
    bezoek.is_in_orde()
    pagina.reload()
    assert pagina.get_by_label("Link", exact=True).count() == 0
    for naam in SCHERMEN:
        bezoek.ga(f"accounts:{naam}", gemeente.slug)
        bezoek.is_in_orde()
