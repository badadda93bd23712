"""What a gemeente makes public of its panel: positions and a year, nothing else."""

from __future__ import annotations

import dataclasses

import pytest
from django_scopes import scope

from tests.rolverdeling import maak_gemeente, maak_medewerker
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.models import Oefening
from wijkwerk.mengpaneel.selectors.jaren import gepubliceerde_panelen
from wijkwerk.mengpaneel.services.jaren import oefening_publiceren
from wijkwerk.mengpaneel.tests.maken import NU, maak_oefening, zet_standen
from wijkwerk.mengpaneel.tests.vol import REDEN, maak_vol


@pytest.fixture
def vol(gemeente, wijkambtenaar, gebied):
    return maak_vol(gemeente, wijkambtenaar, gebied)


def pad(gemeente, oefening):
    return f"/{gemeente.slug}/werk/mengpaneel/{oefening.kenmerk}/publiceren/"


def elders(nummer: int, als: str, **velden):
    """Another gemeente that published its panel."""
    daar = maak_gemeente(f"elders-{nummer}", f"Elders {nummer}", f"GM80{nummer:02}")
    actor = maak_medewerker(daar, f"Els{nummer} Elders", "leidinggevende")
    with scope(gemeente=daar):
        oefening = maak_oefening(
            daar, actor, **{"fase": Fase.EVALUEREN, "publicatie": als, **velden}
        )
        zet_standen(oefening)
    return daar


def test_met_naam_en_weer_ingetrokken(gemeente, wijkambtenaar, vol):
    assert gepubliceerde_panelen() == []
    oefening_publiceren(vol, actor=wijkambtenaar, als="naam")
    (paneel,) = gepubliceerde_panelen()
    assert (paneel.naam, paneel.bereik, dict(paneel.standen)) == ("Proefdam", "gemeente", NU)
    oefening_publiceren(vol, actor=wijkambtenaar, als="")
    assert gepubliceerde_panelen() == []


def test_alleen_deze_velden_zijn_openbaar(gemeente, wijkambtenaar, vol):
    oefening_publiceren(vol, actor=wijkambtenaar, als="naam")
    (paneel,) = gepubliceerde_panelen()
    velden = {veld.name for veld in dataclasses.fields(paneel)}
    assert velden == {"naam", "jaar", "bereik", "standen"}


def test_zonder_naam_pas_vanaf_drie(gemeente, wijkambtenaar, vol):
    oefening_publiceren(vol, actor=wijkambtenaar, als="anoniem")
    elders(1, "anoniem")
    elders(2, "naam")
    assert [p.naam for p in gepubliceerde_panelen()] == ["Elders 2"]
    elders(3, "anoniem")
    assert [p.naam for p in gepubliceerde_panelen()] == ["Elders 2", "", "", ""]


def test_het_nieuwste_paneel_telt(gemeente, wijkambtenaar, vol):
    oefening_publiceren(vol, actor=wijkambtenaar, als="naam")
    nieuw = maak_oefening(gemeente, wijkambtenaar, fase=Fase.EVALUEREN, publicatie="naam")
    zet_standen(nieuw, nu={**NU, "PI": 9})
    (paneel,) = gepubliceerde_panelen()
    assert paneel.standen["PI"] == 9


@pytest.mark.parametrize(
    ("velden", "woord"),
    [
        ({"fase": Fase.VASTSTELLEN}, "eerst vast"),
        ({"fase": Fase.EVALUEREN, "proef": True}, "verzonnen"),
    ],
)
def test_wat_niet_openbaar_kan(gemeente, wijkambtenaar, velden, woord):
    oefening = maak_oefening(gemeente, wijkambtenaar, **velden)
    zet_standen(oefening)
    with pytest.raises(DomainError, match=woord):
        oefening_publiceren(oefening, actor=wijkambtenaar, als="naam")
    Oefening.objects.filter(pk=oefening.pk).update(publicatie="naam")
    assert gepubliceerde_panelen() == []


def test_een_gebied_wordt_niet_openbaar(gemeente, wijkambtenaar, gebied):
    oefening = maak_oefening(
        gemeente, wijkambtenaar, fase=Fase.EVALUEREN, bereik="gebied", gebied=gebied
    )
    with pytest.raises(DomainError, match="hele gemeente"):
        oefening_publiceren(oefening, actor=wijkambtenaar, als="naam")


def test_vreemde_keuze(gemeente, wijkambtenaar, vol):
    with pytest.raises(DomainError, match="Kies"):
        oefening_publiceren(vol, actor=wijkambtenaar, als="alles")


def test_alleen_wie_begeleidt(gemeente, leidinggevende, vol):
    with pytest.raises(NotAllowed):
        oefening_publiceren(vol, actor=leidinggevende, als="naam")


def test_bladzijde_zegt_wat_openbaar_wordt(
    client_van, wijkambtenaar, leidinggevende, gemeente, vol
):
    client = client_van(wijkambtenaar)
    tekst = client.get(pad(gemeente, vol)).content.decode()
    assert "Dit wordt openbaar" in tekst
    assert "redenen, aannames en teksten" in tekst
    assert client.post(pad(gemeente, vol), {"als": "naam"}, follow=True).status_code == 200
    assert Oefening.objects.get(pk=vol.pk).publicatie == "naam"
    assert client.post(pad(gemeente, vol), {"als": "x"}).status_code == 422
    assert client_van(leidinggevende).get(pad(gemeente, vol)).status_code == 403


def test_openbare_bladzijde_toont_geen_reden(client, gemeente, wijkambtenaar, vol):
    oefening_publiceren(vol, actor=wijkambtenaar, als="naam")
    tekst = client.get("/mengpaneel/gemeenten/").content.decode()
    assert "Proefdam" in tekst
    assert not any(reden in tekst for reden in REDEN.values())
    assert vol.kenmerk not in tekst


def test_staat_in_het_logboek(gemeente, wijkambtenaar, vol):
    oefening_publiceren(vol, actor=wijkambtenaar, als="naam")
    oefening_publiceren(vol, actor=wijkambtenaar, als="naam")
    regels = Logregel.objects.filter(handeling="oefening.publiceren")
    assert [rij.doel for rij in regels] == ["naam"]
