"""Who may see a photo, and what the browser is told about it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django_scopes import scope

from wijkwerk.bestanden.models import Bestand
from wijkwerk.bestanden.services import (
    bestand_bewaren,
    bestand_gebruiken,
    bestand_vrijgeven,
    bestand_wissen,
    concepten_wissen,
)
from wijkwerk.bestanden.tests.fotos import jpeg
from wijkwerk.bestanden.tests.test_bestand_bewaren import _eigen_map  # noqa: F401
from wijkwerk.core import klok
from wijkwerk.core.actor import SYSTEM
from wijkwerk.core.errors import DomainError, NotAllowed


@pytest.fixture
def foto(gemeente, wijkambtenaar) -> Bestand:
    upload = SimpleUploadedFile("a.jpg", jpeg(1_000, 600))
    return bestand_bewaren(actor=wijkambtenaar, gemeente=gemeente, upload=upload, alt="Een pad")


def pad(foto: Bestand) -> str:
    return reverse("bestanden:bestand", args=[foto.token])


def test_een_concept_ziet_niemand(client_van, foto, wijkambtenaar, bewoner):
    for actor in (wijkambtenaar, bewoner):
        assert client_van(actor).get(pad(foto)).status_code == 404


def test_wat_bewaard_is_zien_alleen_medewerkers_van_deze_gemeente(client_van, foto, rolverdeling):
    bestand_gebruiken(foto, actor=rolverdeling["wijkambtenaar"])
    ziet = {
        naam: client_van(actor).get(pad(foto)).status_code for naam, actor in rolverdeling.items()
    }
    niet = {"bewoner", "gemeentebeheerder", "vreemde", "verlopen", "vertrokken"}
    assert {naam for naam, code in ziet.items() if code == 404} == niet
    assert {code for naam, code in ziet.items() if naam not in niet} == {200}


def test_wat_bewaard_is_mag_nergens_blijven(client_van, foto, wijkambtenaar):
    bestand_gebruiken(foto, actor=wijkambtenaar)
    cache = client_van(wijkambtenaar).get(pad(foto)).headers["Cache-Control"]
    assert "private" in cache
    assert "no-store" in cache


def test_wat_vrijgegeven_is_ziet_iedereen(foto, wijkambtenaar):
    foto = bestand_vrijgeven(foto, actor=wijkambtenaar)
    assert foto.vrijgegeven_door == wijkambtenaar.ref
    groot, klein = Client().get(pad(foto)), Client().get(pad(foto), {"maat": "klein"})
    for antwoord in (groot, klein):
        assert antwoord.headers["Content-Type"] == "image/jpeg"
        assert antwoord.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in antwoord.headers["Content-Security-Policy"]
        assert "public" in antwoord.headers["Cache-Control"]
    assert len(b"".join(klein)) < len(b"".join(groot))


def test_een_onbekend_of_vreemd_adres_is_404(client, db):
    for token in ("0" * 32, "A" * 32, "..%2f..%2fetc", "0" * 31):
        assert client.get(f"/bestanden/{token}/").status_code == 404


def test_van_een_andere_gemeente_blijft_besloten(
    andere_gemeente, gemeente, client_van, wijkambtenaar, vreemde
):
    with scope(gemeente=andere_gemeente):
        upload = SimpleUploadedFile("a.jpg", jpeg())
        elders = bestand_bewaren(actor=vreemde, gemeente=andere_gemeente, upload=upload, alt="x")
        bestand_gebruiken(elders, actor=vreemde)
    assert client_van(wijkambtenaar).get(pad(elders)).status_code == 404
    assert client_van(vreemde).get(pad(elders)).status_code == 200


def test_wissen_haalt_de_foto_weg(foto, wijkambtenaar, django_capture_on_commit_callbacks):
    foto = bestand_vrijgeven(foto, actor=wijkambtenaar)
    with django_capture_on_commit_callbacks(execute=True):
        foto = bestand_wissen(foto, actor=wijkambtenaar)
    assert (foto.status, foto.alt) == (Bestand.Status.GEWIST, "")
    assert Client().get(pad(foto)).status_code == 404
    with pytest.raises(DomainError):
        bestand_vrijgeven(foto, actor=wijkambtenaar)


def test_wethouder_en_bewoner_geven_niets_vrij(foto, wijkwethouder, bewoner):
    for actor in (wijkwethouder, bewoner):
        with pytest.raises(NotAllowed):
            bestand_vrijgeven(foto, actor=actor)


def test_de_veger_wist_alleen_oude_concepten(foto, wijkambtenaar, gemeente):
    upload = SimpleUploadedFile("b.jpg", jpeg())
    gebruikt = bestand_bewaren(actor=wijkambtenaar, gemeente=gemeente, upload=upload, alt="x")
    bestand_gebruiken(gebruikt, actor=wijkambtenaar)
    assert concepten_wissen() == 0
    with klok.verzet(klok.nu() + timedelta(hours=25)):
        assert concepten_wissen() == 1
        assert concepten_wissen() == 0
    assert Bestand.objects.get(pk=foto.pk).status == Bestand.Status.GEWIST
    assert Bestand.objects.get(pk=gebruikt.pk).status == Bestand.Status.BEWAARD


def test_de_veger_kan_wissen_zonder_mens(foto):
    assert bestand_wissen(foto, actor=SYSTEM).status == Bestand.Status.GEWIST
