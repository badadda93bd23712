"""The access table (tests/toegang/toegang.csv) holds: every page, method, object and person."""

import csv
import logging
from http.cookies import SimpleCookie
from io import StringIO
from types import ModuleType

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from tests.rolverdeling import ROLVERDELING, Organisatie
from tests.toegang import tabel
from tests.toegang.wereld import maak_objecten
from wijkwerk.config import urls
from wijkwerk.core import opstart
from wijkwerk.core import toegang as kern
from wijkwerk.mengpaneel.beeld import pdf

EERSTE = 25  # differences to show


@pytest.fixture
def koekjes(rolverdeling, client_van) -> dict[str, SimpleCookie]:
    """Everybody is signed in."""
    return {naam: client_van(actor).cookies for naam, actor in rolverdeling.items()}


@pytest.fixture
def werelden(gemeente, gebied, ander_gebied, andere_gemeente, rolverdeling):
    """The own wijk, the wijk next door, and another gemeente."""
    daar, vreemde = andere_gemeente, rolverdeling["vreemde"]
    organisatie, partnerorganisatie = (
        rol.organisatie
        for wie in ("sectorambtenaar", "partner")
        for rol in rolverdeling[wie].persoon.rollen.all()
    )
    dienst_daar = Organisatie.objects.create(gemeente=daar, naam="Stadsbeheer", soort="dienst")
    gebied_daar = type(gebied).objects.get(cbs_gemeente=daar.cbs_code, slug="noord")
    door = rolverdeling["gemeentebeheerder"].persoon
    hier, naast = rolverdeling["wijkambtenaar"], rolverdeling["collega_elders"]
    return {
        "eigen": maak_objecten(gemeente, gebied, organisatie, door, hier),
        "elders": maak_objecten(gemeente, ander_gebied, partnerorganisatie, door, naast),
        "andere_gemeente": maak_objecten(daar, gebied_daar, dienst_daar, vreemde.persoon, vreemde),
    }


@pytest.fixture
def _stil(monkeypatch, settings):
    """Quietly, without rate limits, and without drawing a PDF or the page that there is no page."""
    niets = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    settings.CACHES = dict.fromkeys(settings.CACHES, niets)
    monkeypatch.setattr(urls, "handler404", lambda request, exception: HttpResponse(status=404))
    monkeypatch.setattr(pdf, "pdf", lambda *_a, **_k: b"%PDF-")
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def _hooguit_niets(verschil: list[str]) -> None:
    kop = f"{len(verschil)} differences (python3 start.py bijwerken, then read the diff):\n"
    assert not verschil, kop + "\n".join(verschil[:EERSTE])


@pytest.mark.een_keer
@pytest.mark.traag
@pytest.mark.usefixtures("_stil")
def test_de_hele_tabel_klopt(koekjes, werelden, request):
    gemeten = tabel.meten(koekjes, werelden)
    if request.config.getoption("toegang_bijwerken"):
        tabel.schrijven(gemeten)
    _hooguit_niets(tabel.verschillen(tabel.lezen(), gemeten))
    _toets_de_regels(gemeten)


@pytest.mark.usefixtures("_stil")
def test_de_tabel_klopt_voor_wie_het_meest_verschilt(koekjes, werelden):
    """The quick version, for every commit: each page once, as four people."""
    vier = {wie: koekjes[wie] for wie in ("bewoner", "raadslid", "gemeentebeheerder", "vreemde")}
    gemeten = tabel.meten(vier, {"eigen": werelden["eigen"]}, ["GET"])
    _hooguit_niets(tabel.afwijkingen(tabel.lezen(), gemeten))


def _toets_de_regels(rijen: list[tabel.Rij]) -> None:
    """What no reviewer may let through, whatever the file says."""
    for rij in rijen:
        cel = dict(zip(tabel.KOP, rij, strict=True))
        assert "500" not in rij, f"{rij} fails"
        if cel["regel"] in {kern.PUBLIEK, kern.AANGEMELD}:
            continue
        if kern.BEWONER in kern.regels()[cel["regel"]].rollen:
            continue
        assert cel["bewoner"] == tabel.INLOGGEN, f"{rij}: a resident comes in"
        assert cel["vertrokken"] == tabel.INLOGGEN, f"{rij}: who left comes in"
        assert cel["verlopen"] in {"404", tabel.GELIJK}, f"{rij}: an expired role still works"
        ander = cel["object"] == "andere_gemeente"
        if ander:
            hier = {cel["wijkambtenaar"], cel["gemeentebeheerder"]}
            assert hier == {"404"}, f"{rij}: another gemeente is open"
        else:
            assert cel["vreemde"] == "404", f"{rij}: a stranger comes in"


def test_elke_pagina_heeft_een_regel():
    assert kern.onverklaard() == []


def test_de_opdracht_toont_elke_pagina_met_haar_rollen():
    uit = StringIO()
    call_command("toegangstabel", stdout=uit)
    rijen = {rij["pagina"]: rij for rij in csv.DictReader(StringIO(uit.getvalue()))}
    assert set(rijen) == {naam for naam, _pad, _view in kern.paginas()}
    assert rijen["accounts:beheer"]["rollen"] == "gemeentebeheerder"
    assert rijen["account_login"]["regel"] == kern.PUBLIEK


# --- positive controls: what the test must see ---------------------------------------------------


def _zonder_regel(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open")


def _met_onbekende_regel(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open")


@pytest.fixture
def urls_met_gaten(settings):
    module = ModuleType("urls_met_gaten")
    module.urlpatterns = [
        path("gat/", _zonder_regel, name="gat"),
        path("raar/", kern.toegang("bestaat.niet")(_met_onbekende_regel), name="raar"),
        path("", include("wijkwerk.config.urls")),
    ]
    settings.ROOT_URLCONF = module


def test_een_pagina_zonder_regel_valt_op(urls_met_gaten, db):
    assert "gat/ (gat) declares no access rule" in kern.onverklaard()
    assert "raar/: unknown rule bestaat.niet" in kern.onverklaard()
    assert "gat/ (gat) declares no access rule" in list(opstart.bezwaren())


def test_een_pagina_zonder_regel_geeft_geen_antwoord(urls_met_gaten, client):
    with pytest.raises(ImproperlyConfigured, match="gat declares no access rule"):
        client.get("/gat/")


def test_een_regel_zonder_pagina_valt_op(settings):
    settings.TOEGANG_VREEMD = {**settings.TOEGANG_VREEMD, "account_signup": "publiek"}
    assert "TOEGANG_VREEMD: no page account_signup" in kern.onverklaard()


def test_een_verschil_met_de_tabel_valt_op():
    rij = ("p", "publiek", "eigen", "GET", *["200"] * len(ROLVERDELING))
    anders = ("p", "publiek", "eigen", "GET", "404", *["200"] * (len(ROLVERDELING) - 1))
    assert tabel.verschillen([rij], [rij]) == []
    assert tabel.verschillen([rij], [anders]) == [
        "p publiek eigen GET as bewoner: 200 in the table, 404 now"
    ]
    assert tabel.verschillen([], [rij]) == ["p publiek eigen GET: not in the table"]


# --- the cast -----------------------------------------------------------------------------------


def test_de_rolverdeling_heeft_dertien_mensen(rolverdeling):
    assert len(rolverdeling) == len(ROLVERDELING) == 13


def test_een_rol_geldt_in_het_gebied_en_daaronder(wijkambtenaar, gebied, buurt, ander_gebied):
    assert wijkambtenaar.heeft_rol({"wijkambtenaar"}, gebied.pk)
    assert wijkambtenaar.heeft_rol({"wijkambtenaar"}, buurt.pk)
    assert not wijkambtenaar.heeft_rol({"wijkambtenaar"}, ander_gebied.pk)
