"""The task of the wijkambtenaar: proposed, adopted, changed, never written over unseen."""

import pytest
from django.urls import reverse

from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel
from wijkwerk.mengpaneel import teksten
from wijkwerk.mengpaneel.models import Wijkopdracht
from wijkwerk.mengpaneel.selectors.opdracht import opdracht_van
from wijkwerk.mengpaneel.services.opdracht import wijkopdracht_vaststellen


def pad(gemeente):
    return reverse("mengpaneel:wijkopdracht", args=[gemeente])


def stel_vast(gemeente, actor, tekst="Bouw een netwerk.", **velden):
    return wijkopdracht_vaststellen(actor=actor, gemeente=gemeente, tekst=tekst, **velden)


def test_overnemen_en_wijzigen(gemeente, wijkambtenaar):
    assert opdracht_van(gemeente) is None
    een = stel_vast(gemeente, wijkambtenaar, profiel="toenaderingsgericht")
    twee = stel_vast(gemeente, wijkambtenaar, "Bouw een netwerk en meld terug.", versie=1)
    assert (een.versie, twee.versie) == (1, 2)
    assert opdracht_van(gemeente) == twee
    assert (twee.door, een.profiel) == (wijkambtenaar.persoon, "toenaderingsgericht")
    assert stel_vast(gemeente, wijkambtenaar, "Bouw een netwerk en meld terug. ") == twee
    assert Logregel.objects.filter(handeling="wijkopdracht.vaststellen").count() == 2


@pytest.mark.parametrize("velden", [{"tekst": " "}, {"tekst": "x" * 3_001}, {"profiel": "beste"}])
def test_onbruikbaar_bewaart_niets(gemeente, wijkambtenaar, velden):
    with pytest.raises(DomainError):
        stel_vast(gemeente, wijkambtenaar, **velden)
    assert not Wijkopdracht.objects.exists()


def test_wie_dit_mag(gemeente, leidinggevende, sectorambtenaar, raadslid, vreemde):
    for ander in (sectorambtenaar, raadslid, vreemde):
        with pytest.raises(NotAllowed):
            stel_vast(gemeente, ander)
    assert stel_vast(gemeente, leidinggevende).versie == 1


def test_twee_tegelijk_toont_beide_teksten(client_van, gemeente, wijkambtenaar, leidinggevende):
    een, twee = client_van(wijkambtenaar), client_van(leidinggevende)
    assert een.post(pad(gemeente), {"tekst": "Van de een", "versie": "0"}).status_code == 302
    antwoord = twee.post(pad(gemeente), {"tekst": "Van de ander", "versie": "0"})
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "Van de een" in tekst
    assert "Van de ander" in tekst
    assert 'name="versie" value="1"' in tekst
    assert twee.post(pad(gemeente), {"tekst": "Van beiden", "versie": "1"}).status_code == 302
    assert [rij.tekst for rij in Wijkopdracht.objects.order_by("versie")] == [
        "Van de een",
        "Van beiden",
    ]


def test_de_pagina_stelt_er_vijf_voor(client_van, gemeente, wijkambtenaar, sectorambtenaar):
    client = client_van(wijkambtenaar)
    tekst = client.get(pad(gemeente)).content.decode()
    for profiel in teksten.PROFIEL.values():
        assert str(profiel.opdracht) in tekst
    assert "gedachte-experiment" in tekst
    voorstel = client.get(f"{pad(gemeente)}?voorstel=participatief").content.decode()
    assert voorstel.count(str(teksten.PROFIEL["participatief"].opdracht)) == 2  # also in the form
    assert 'name="profiel" value="participatief"' in voorstel
    lezer = client_van(sectorambtenaar)
    assert "<textarea" not in lezer.get(pad(gemeente)).content.decode()
    assert lezer.post(pad(gemeente), {"tekst": "Nee"}).status_code == 403
    assert not Wijkopdracht.objects.exists()
