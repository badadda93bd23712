"""Addresses: reserved words, what machines ask for, language and headers."""

import pytest
from django.conf import settings
from django.urls import get_resolver, reverse

from wijkwerk.core import toegang
from wijkwerk.gebieden.services.gemeenten import GERESERVEERD

pytestmark = pytest.mark.django_db


def _eerste_delen() -> set[str]:
    paden = (pad for _naam, pad, _view in toegang.paginas(get_resolver()))
    return {pad.split("/")[0].lstrip(".") for pad in paden} - {"", "<gemeente:gemeente>"}


def test_geen_gemeente_kan_een_vast_adres_innemen() -> None:
    assert _eerste_delen() <= GERESERVEERD


def test_een_nieuw_vast_adres_zou_opvallen() -> None:
    assert not (_eerste_delen() | {"nieuw-adres"}) <= GERESERVEERD


def test_elke_pagina_heeft_een_regel() -> None:
    assert toegang.onverklaard() == []


def test_een_pagina_zonder_regel_valt_op(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "TOEGANG_VREEMD", {})
    assert any("account_login" in fout for fout in toegang.onverklaard())


def test_koppen_op_elke_pagina(client, gemeente) -> None:
    for pad in (reverse("voorpagina"), "/bestaat-niet/", reverse("account_login")):
        antwoord = client.get(pad)
        csp = antwoord.headers["Content-Security-Policy"]
        assert "default-src 'none'" in csp
        assert "unsafe" not in csp
        assert antwoord.headers["X-Content-Type-Options"] == "nosniff"
        assert antwoord.headers["Referrer-Policy"] == "same-origin"


def test_taal_is_een_keuze_en_geen_gok(client, gemeente) -> None:
    pad = reverse("account_login")
    nederlands = client.get(pad, headers={"Accept-Language": "en"})
    assert 'lang="nl"' in nederlands.content.decode()
    client.post(reverse("taal"), {"language": "en", "next": pad})
    assert 'lang="en"' in client.get(pad).content.decode()


def test_wat_machines_vragen(client) -> None:
    veiligheid = client.get(reverse("security_txt")).content.decode()
    assert "Contact: mailto:" in veiligheid
    assert "Expires: " in veiligheid
    robots = client.get(reverse("robots")).content.decode()
    assert "/*/werk/" in robots or "Disallow: /\n" in robots
    assert client.get(reverse("sitemap")).headers["Content-Type"].startswith("application/xml")


def test_onbekende_gemeente_bestaat_niet(client) -> None:
    assert client.get("/nergenshuizen/").status_code == 404
