"""Every main page, on a phone and a desktop: WCAG 2.2 AA by axe, no sideways scroll, no errors."""

import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.urls import URLResolver, get_resolver
from playwright.sync_api import Page

from tests.browser.paginas import BREEDTES, PAGINAS, Pagina
from tests.browser.plug import Sessies

pytestmark = pytest.mark.browser
NORMEN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Every rule of these norms; what passes is not written out, for that takes longer than the looking.
KEUZE = {"runOnly": {"type": "tag", "values": NORMEN}, "resultTypes": ["violations"]}
EEN_DING = re.compile(r"(?<=/)[0-9A-Z]{4}-[0-9A-Z]{3}(?=[/.])")
SMALST = 320  # WCAG 1.4.10
GEEN_PAGINA = {
    "/wijkendam/huisstijl.css",
    "/wijkendam/laat-iets-weten/kaart.svg",
    "/wijkendam/werk/agenda/openen/",  # answers to a button only
    "/wijkendam/werk/beheer/rollen/csv/",
    "/wijkendam/werk/cijfers.csv",
    "/wijkendam/werk/signalen/exporteren/",
    "/wijkendam/laat-iets-weten/bekend/",  # a part of a page
    "/wijkendam/laat-iets-weten/foto/",
    "/wijkendam/werk/beheer/afwezig/regelen/",
    "/wijkendam/werk/inzage/uitvoer/",
    "/wijkendam/werk/inzage/wissen/",
    "/wijkendam/werk/post/afvinken/",
    "/wijkendam/werk/post/brieven/",
    "/wijkendam/werk/post/opnieuw/",
    "/wijkendam/werk/signalen/bellers/",
    "/wijkendam/werk/signalen/cijfers/bestand/",
    "/wijkendam/werk/signalen/groepjes/wegleggen/",
    "/wijkendam/werk/signalen/weergaven/bewaren/",
    "/wijkendam/werk/toezeggingen/lijst.csv",
}
IN_MAIN = "(html => document.querySelector('main').insertAdjacentHTML('beforeend', html))"


def overtredingen(pagina: Page) -> list[str]:
    """One line per rule that the page breaks, with the first element that breaks it."""
    if not pagina.evaluate("'axe' in window"):
        pagina.evaluate(AXE_SCRIPT)
    uitslag = pagina.evaluate("keuze => axe.run(keuze)", KEUZE)
    return [
        f"{regel['id']} ({len(regel['nodes'])}x): {regel['nodes'][0]['html'][:160]}"
        for regel in uitslag["violations"]
    ]


def schuift(pagina: Page) -> list[str]:
    """What sticks out on the right when the page can be scrolled sideways."""
    return pagina.evaluate(
        """() => document.documentElement.scrollWidth <= window.innerWidth ? [] :
            [...document.querySelectorAll('body *')]
            .filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
            .slice(0, 3).map(e => e.outerHTML.slice(0, 120))"""
    )


def dode_links(pagina: Page, gehad: set[str]) -> list[str]:
    """Links to nowhere: empty ones, and ones of this site that give an error. `gehad`: the kinds of
    addresses (without what names one thing) that were followed before."""
    hrefs = pagina.eval_on_selector_all("a[href]", "a => a.map(a => a.getAttribute('href'))")
    dood = ["(empty)"] if "" in hrefs else []
    for href in {adres.partition("#")[0] for adres in hrefs if adres.startswith("/")} - {""}:
        soort = EEN_DING.sub("<>", href.partition("?")[0])
        if soort not in gehad:
            gehad.add(soort)
            status = pagina.request.get(href).status
            dood += [f"{href}: {status}"] if status >= 400 else []
    return dood


@contextmanager
def klachten(pagina: Page) -> Iterator[list[str]]:
    """What the browser complains about meanwhile: errors of scripts, of the CSP, missing files."""
    gehoord: list[str] = []
    pagina.on("console", lambda b: gehoord.append(b.text) if b.type == "error" else None)
    pagina.on("pageerror", lambda fout: gehoord.append(str(fout)))
    yield gehoord


@pytest.fixture(scope="session")
def gehad() -> dict[str, set[str]]:
    """Which kinds of links were followed, by who looked."""
    return defaultdict(set)


@pytest.mark.parametrize("breedte", BREEDTES)
@pytest.mark.parametrize("pagina", PAGINAS, ids=lambda pagina: pagina.naam)
def test_pagina_is_voor_iedereen(
    sessies: Sessies, pagina: Pagina, breedte: str, gehad: dict[str, set[str]]
):
    scherm = sessies.open(pagina.wie, BREEDTES[breedte])
    with klachten(scherm) as gehoord:
        pagina.open(scherm)
        assert overtredingen(scherm) == []
        assert schuift(scherm) == []
        if breedte == "telefoon":
            scherm.set_viewport_size({"width": SMALST, "height": 700})
            assert schuift(scherm) == []
        assert dode_links(scherm, gehad[pagina.wie]) == []
    eigen_melding = f"status of {pagina.status}"  # a 404 page is itself "Failed to load resource"
    assert [klacht for klacht in gehoord if eigen_melding not in klacht] == []


def test_een_geplante_overtreding_valt_op(sessies: Sessies):
    scherm = sessies.open(breedte=BREEDTES["telefoon"])
    scherm.goto("/")
    assert overtredingen(scherm) == []
    scherm.evaluate(f"{IN_MAIN}('<img src=\"/favicon.ico\">')")
    assert [regel.split()[0] for regel in overtredingen(scherm)] == ["image-alt"]


def test_een_geplante_dode_link_valt_op(sessies: Sessies):
    scherm = sessies.open()
    scherm.goto("/")
    assert dode_links(scherm, set()) == []
    scherm.evaluate(f'{IN_MAIN}(\'<a href="">leeg</a><a href="/wijkendam/weg/">weg</a>\')')
    assert dode_links(scherm, set()) == ["(empty)", "/wijkendam/weg/: 404"]


def test_een_geplant_breed_blok_valt_op(sessies: Sessies):
    scherm = sessies.open(breedte=BREEDTES["telefoon"])
    scherm.goto("/")
    scherm.evaluate(f"{IN_MAIN}('<p class=geplant>breed</p>')")
    scherm.evaluate("document.querySelector('.geplant').style.minWidth = '900px'")
    assert "geplant" in schuift(scherm)[0]


def test_een_geplant_inline_script_wordt_geweigerd_en_gemeld(sessies: Sessies):
    scherm = sessies.open()
    with klachten(scherm) as gehoord:
        scherm.goto("/")
        scherm.evaluate(
            """() => { const s = document.createElement('script');
            s.textContent = 'window.geplant = 1'; document.body.append(s); }"""
        )
        assert scherm.evaluate("window.geplant") is None
    assert any("Content Security Policy" in klacht for klacht in gehoord)


def test_elke_vaste_pagina_staat_in_de_lijst():
    """A page of a gemeente without a variable in its address is looked at, or named here."""
    vast = {
        "/wijkendam/" + route.removeprefix("<gemeente:gemeente>/")
        for route in vaste_routes()
        if route.startswith("<gemeente:gemeente>/") and "/api/" not in route
    }
    bekeken = {pagina.pad.split("?")[0] for pagina in PAGINAS}
    assert vast - bekeken == GEEN_PAGINA


def vaste_routes(resolver: URLResolver | None = None, voor: str = "") -> Iterator[str]:
    for deel in (resolver or get_resolver()).url_patterns:
        route = voor + str(deel.pattern)
        if isinstance(deel, URLResolver):
            yield from vaste_routes(deel, route)
        elif "<" not in route.removeprefix("<gemeente:gemeente>/"):
            yield route
