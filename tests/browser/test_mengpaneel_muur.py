"""The big screen on small and large beamers, with many long roles, and walked through by keys."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser.test_toegankelijkheid import klachten, overtredingen
from wijkwerk.mengpaneel.domain.rollen import LANGSTE, MEESTE
from wijkwerk.mengpaneel.services import oefening as services
from wijkwerk.mengpaneel.tests.maken import maak_deelnemer, maak_oefening, zet_standen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VERS = 20_000  # patience, not a limit: the bench measures
BEAMERS = [(1366, 768), (1920, 1080)]
ROLLEN = [f"Beleidsmedewerker leefomgeving wijk {n:02}xx"[:LANGSTE] for n in range(MEESTE)]
# What sticks out of the screen, and text that runs over the text beside it.
VALT_ERAF = """() => {
  const naam = (e) => e.outerHTML.slice(0, 140);
  const uit = [...document.querySelectorAll('#beeld, #beeld *')].filter(e => {
    const r = e.getBoundingClientRect();
    return r.width && (r.right > innerWidth + 1 || r.bottom > innerHeight + 1 || r.top < -1
      || r.left < -1);
  }).map(naam);
  const teksten = [...document.querySelectorAll('#beeld p, #beeld h1, #beeld .mp-naam, ' +
    '#beeld .mp-stand, #beeld .mp-sleutel span')].filter(e => e.getBoundingClientRect().width);
  const over = (a, b) => {
    const [p, q] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
    return Math.min(p.right, q.right) - Math.max(p.left, q.left) > 2
      && Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > 6;
  };
  teksten.forEach((a, i) => teksten.slice(i + 1).forEach(b => {
    if (!a.contains(b) && !b.contains(a) && over(a, b)) uit.push(naam(a) + ' / ' + naam(b));
  }));
  return uit.slice(0, 3);
}"""


@pytest.fixture
def oefening(gemeente, wijkambtenaar):
    titel = "Mengpaneel voor de samenwerking in alle wijken van Proefdam 2026"
    oefening = maak_oefening(gemeente, wijkambtenaar, rollen=ROLLEN, titel=titel)
    services.oefening_openen(oefening, actor=wijkambtenaar)
    for nummer, rol in enumerate(ROLLEN):
        for plus in range(3):
            maak_deelnemer(oefening, rol, PM=(1 + (nummer + plus) % 9, 8), C=(None, 9))
    return oefening


@pytest.fixture
def muur(browser, live_server, client_van, wijkambtenaar, oefening) -> Iterator[Any]:
    sessie = client_van(wijkambtenaar).cookies[settings.SESSION_COOKIE_NAME].value
    contexten = []

    def open_(maat: tuple[int, int] = BEAMERS[1], naam: str = "scherm", **opties: Any) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": maat[0], "height": maat[1]},
            locale="nl-NL",
            reduced_motion="reduce",
            **opties,
        )
        contexten.append(context)
        koekje = {"name": settings.SESSION_COOKIE_NAME, "value": sessie, "url": live_server.url}
        context.add_cookies([koekje])
        pagina = context.new_page()
        pagina.set_default_timeout(30_000)
        pagina.goto(reverse(f"mengpaneel:{naam}", args=[oefening.gemeente, oefening.kenmerk]))
        return pagina

    yield open_
    for context in contexten:
        context.close()


def test_pijlen_en_afstandsbediening(muur, oefening, wijkambtenaar):
    pagina = muur()
    with klachten(pagina) as gehoord:
        pagina.keyboard.press("ArrowRight")  # nothing yet: people fill in
        expect(pagina.locator(".mp-code")).to_be_visible()
        services.oefening_onthullen(oefening, actor=wijkambtenaar)
        kop = pagina.locator("h1")
        expect(kop).to_contain_text("Hoe zien 36 mensen", timeout=VERS)
        for toets, tekst in (
            ("ArrowRight", "Positionering intern, per rol"),
            ("PageDown", "Proces binnen gemeente, per rol"),
            ("ArrowLeft", "Positionering intern, per rol"),
            ("PageUp", "Hoe zien 36 mensen"),
            ("ArrowLeft", "Communicatie, per rol"),
        ):
            with pagina.expect_event("requestfinished", lambda verzoek: verzoek.method == "POST"):
                pagina.keyboard.press(toets)
            expect(kop).to_contain_text(tekst, timeout=VERS)
    assert gehoord == []


def test_zonder_script_met_de_knoppen(muur, oefening, wijkambtenaar):
    services.oefening_onthullen(oefening, actor=wijkambtenaar)
    pagina = muur(java_script_enabled=False)
    knop = pagina.get_by_role("button", name="Volgende beeld")
    knop.focus()
    pagina.keyboard.press("Enter")
    expect(pagina.locator("h1")).to_contain_text("Positionering intern, per rol")


@pytest.mark.parametrize("maat", BEAMERS, ids=str)
def test_twaalf_lange_rollen_passen_op_de_muur(muur, oefening, wijkambtenaar, maat):
    def keur(wat: str) -> None:
        pagina = muur(maat)
        assert pagina.evaluate(VALT_ERAF) == [], wat
        assert overtredingen(pagina) == [], wat
        pagina.close()

    keur("meedoen")
    services.oefening_onthullen(oefening, actor=wijkambtenaar)
    keur("overzicht")
    services.oefening_tonen(oefening, actor=wijkambtenaar, schuif="PM")
    keur("per rol")
    services.oefening_naar_vaststellen(oefening, actor=wijkambtenaar)
    zet_standen(oefening)
    keur("samen")


def test_de_maat_die_keurt_ziet_ook_wat_niet_past(muur):
    pagina = muur()
    assert pagina.evaluate(VALT_ERAF) == []
    pagina.evaluate("() => { document.querySelector('h1').style.fontSize = '9em' }")
    assert pagina.evaluate(VALT_ERAF) != []
