"""The list of signalen in a real browser: filter, tick, bundle; keys only; a phone; the map."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser.test_toegankelijkheid import overtredingen, schuift
from tests.rolverdeling import BREEDTE, LENGTE
from wijkwerk.signalen.models import OpgaveSignaal
from wijkwerk.signalen.services import MelderGegevens
from wijkwerk.signalen.tests.factories import maak_signaal

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def open_pagina(browser, live_server, client_van, wijkambtenaar, gemeente) -> Iterator[Any]:
    koekje = client_van(wijkambtenaar).cookies[settings.SESSION_COOKIE_NAME].value
    contexten = []

    def doe(naam: str, breedte: int = 1280, vraag: str = "", **opties: Any) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": breedte, "height": 844},
            locale="nl-NL",
            reduced_motion="reduce",
            **opties,
        )
        contexten.append(context)
        koek = {"name": settings.SESSION_COOKIE_NAME, "value": koekje, "url": live_server.url}
        context.add_cookies([koek])
        pagina = context.new_page()
        pagina.set_default_timeout(30_000)
        pagina.goto(reverse(f"signalen:{naam}", args=[gemeente]) + vraag)
        return pagina

    yield doe
    for context in contexten:
        context.close()


@pytest.fixture
def vier(gebied):
    for nummer, telwoord in enumerate(("een", "twee", "drie", "vier")):
        maak_signaal(
            gebied,
            tekst=f"Grofvuil bij de container, bericht {telwoord}. " + "Het stinkt. " * 5,
            lat=BREEDTE + 0.005 + nummer / 10_000,
            lon=LENGTE + 0.005,
            melder=MelderGegevens(),
        )


def test_filteren_aanvinken_en_bundelen(open_pagina, vier):
    pagina = open_pagina("signaal_lijst")
    pagina.get_by_label("Zoek op woord, adres of nummer").fill("bericht twee")
    pagina.get_by_role("button", name="Filter", exact=True).first.click()
    expect(pagina.get_by_role("row")).to_have_count(2)
    pagina.get_by_role("link", name="Haal weg: Zoekt").click()
    expect(pagina.get_by_role("row")).to_have_count(5)
    pagina.get_by_label("Kies alles op deze pagina").check()
    expect(pagina.locator("tbody input:checked")).to_have_count(4)
    pagina.get_by_role("button", name="Maak een opgave").click()
    pagina.get_by_label("Hoe noemen wij het?").fill("Grofvuil")
    pagina.get_by_label("Wat speelt er?").fill("De container is te vaak vol.")
    pagina.get_by_role("button", name="Maak de opgave").click()
    expect(pagina.get_by_role("heading", name="Grofvuil", level=1)).to_be_visible()
    assert OpgaveSignaal.objects.count() == 4


def test_een_weergave_bewaren_zonder_script(open_pagina, vier):
    pagina = open_pagina("signaal_lijst", vraag="?q=grofvuil", java_script_enabled=False)
    pagina.get_by_label("Naam van de weergave").fill("Grofvuil")
    pagina.get_by_role("button", name="Bewaar").click()
    weergave = pagina.get_by_role("navigation", name="Weergaven").get_by_role(
        "link", name="Grofvuil"
    )
    expect(weergave).to_have_attribute("aria-current", "page")


def test_van_groepje_naar_opgave_in_een_klik(open_pagina, vier):
    pagina = open_pagina("groepje_lijst")
    vakken = pagina.get_by_role("checkbox")
    expect(vakken).to_have_count(4)
    vakken.last.uncheck()
    pagina.get_by_role("button", name="Maak hier een opgave van").click()
    expect(pagina.get_by_label("Hoe noemen wij het?")).not_to_have_value("")
    expect(pagina.locator('input[name="signaal"]')).to_have_count(3)


@pytest.mark.parametrize("breedte", [320, 1280])
@pytest.mark.parametrize(
    "naam", ["signaal_lijst", "signaal_kaart", "groepje_lijst", "signaal_cijfers"]
)
def test_zonder_klachten_op_telefoon_en_scherm(open_pagina, vier, naam, breedte):
    pagina = open_pagina(naam, breedte)
    assert overtredingen(pagina) == []
    assert schuift(pagina) == []
