"""A frozen spread as a drawing: every dot is an answer that was published, nothing more."""

from collections import Counter
from xml.etree import ElementTree as ET

import pytest

from wijkwerk.mengpaneel.beeld import (
    regels_van,
    rolkanalen,
    rolmaat,
    rolsleutel,
    spreidingskanalen,
)
from wijkwerk.mengpaneel.beeld.tekening import paneel
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN
from wijkwerk.mengpaneel.domain.spreiding import Antwoord, spreiding

ROLLEN = ("Wijkambtenaar", "Bewoner", "Bestuur")


def mensen(aantal, rol="Bewoner", nu=3, ambitie=7):
    return [Antwoord(rol, dict.fromkeys(SCHUIVEN, (nu, ambitie))) for _ in range(aantal)]


@pytest.fixture
def beeld():
    """Four wijkambtenaren at 8, three residents at 2, one bestuurder and two partners."""
    antwoorden = mensen(4, "Wijkambtenaar", 8, 9) + mensen(3, "Bewoner", 2, None)
    antwoorden += mensen(1, "Bestuur", 5, 5) + mensen(2, "Partner", None, 6)
    return spreiding(antwoorden, ROLLEN)


def svg(kanalen, **opties):
    return ET.fromstring(paneel(kanalen, **opties))  # noqa: S314 (our own drawing)


def met_klasse(boom, klasse):
    return [el for el in boom.iter() if klasse in el.get("class", "").split()]


def test_elke_stip_is_een_antwoord_met_de_vorm_van_zijn_groep(beeld):
    kanalen = spreidingskanalen(beeld)
    assert [kanaal.code for kanaal in kanalen] == list(SCHUIVEN)
    eerste = Counter((punt.stand, punt.groep, punt.soort) for punt in kanalen[0].punten)
    assert eerste == {
        (8, 0, "nu"): 4,
        (9, 0, "ambitie"): 4,
        (2, 1, "nu"): 3,
        (5, 2, "nu"): 1,
        (5, 2, "ambitie"): 1,
        (6, 2, "ambitie"): 2,
    }
    assert kanalen[0].bijschrift == "2× geen keuze"
    assert kanalen[0].mediaan == {"nu": 6.5, "ambitie": 9.0}
    assert len(met_klasse(svg(kanalen, maat="groot"), "mp-stip")) == 15 * 5


def test_de_schuif_met_het_meeste_verschil_valt_op(beeld):
    assert [kanaal.nadruk for kanaal in spreidingskanalen(beeld)].count(True) == 1
    eens = spreiding(mensen(5), ROLLEN)
    assert not any(kanaal.nadruk for kanaal in spreidingskanalen(eens))


def test_per_rol_een_strook_en_de_uitersten_vallen_op(beeld):
    kanalen = rolkanalen(beeld, "PM")
    assert [kanaal.naam for kanaal in kanalen] == [
        ("Wijkambtenaar",),
        ("Bewoner",),
        ("Andere rollen",),
    ]
    assert [kanaal.nadruk for kanaal in kanalen] == [True, True, False]
    assert [kanaal.bijschrift for kanaal in kanalen] == ["4 mensen", "3 mensen", "3 mensen"]
    assert {punt.groep for punt in kanalen[1].punten} == {1}
    assert kanalen[2].mediaan == {"nu": None, "ambitie": 6.0}  # one choice of now is no median


def test_de_sleutel_noemt_elke_groep_met_haar_vorm(beeld):
    regels = rolsleutel(beeld)
    assert [(regel.naam, regel.aantal) for regel in regels] == [
        ("Wijkambtenaar", 4),
        ("Bewoner", 3),
        ("Andere rollen", 3),
    ]
    assert len({regel.teken for regel in regels}) == 3


def test_zonder_groepen_dezelfde_vorm_en_geen_sleutel():
    vier = spreiding([*mensen(2, "Bewoner"), *mensen(2, "Bestuur")], ROLLEN)
    assert {punt.groep for punt in spreidingskanalen(vier)[0].punten} == {0}
    assert rolsleutel(vier) == []
    assert rolkanalen(vier, "PM") == []


def test_van_twee_mensen_is_er_niets_te_zien():
    twee = spreiding(mensen(2), ROLLEN)
    assert spreidingskanalen(twee) == []
    assert rolkanalen(twee, "PI") == []
    assert rolsleutel(twee) == []


def test_van_driehonderd_mensen_geteld_in_staven():
    antwoorden = [
        antwoord
        for i in range(300)
        for antwoord in mensen(1, ROLLEN[i % 3], i % 9 + 1, 9 if i % 4 else None)
    ]
    beeld = spreiding(antwoorden, ROLLEN)
    kanalen = spreidingskanalen(beeld)
    assert not kanalen[0].punten
    assert sum(staaf.aantal for staaf in kanalen[0].staven if staaf.soort == "nu") == 300
    assert max(staaf.deel for staaf in kanalen[0].staven) == 1
    boom = svg(kanalen, maat="groot")
    assert not met_klasse(boom, "mp-stip")
    assert len(met_klasse(boom, "mp-staaf")) == 5 * 10
    assert "225" in {el.text for el in met_klasse(boom, "mp-aantal")}
    assert rolsleutel(beeld) == []
    per_rol = rolkanalen(beeld, "C")
    assert [len(kanaal.staven) for kanaal in per_rol] == [4, 4, 4]  # i % 9 and i % 3 go together


def test_alles_wat_getekend_is_wordt_ook_gezegd(beeld):
    label = svg(spreidingskanalen(beeld)).get("aria-label")
    assert "nu 3 op 2 1 op 5 4 op 8" in label
    assert "mediaan nu hoog, stand 6.5" in label


def test_strepen_blijven_binnen_de_tekening():
    antwoorden = mensen(60, "Bewoner", 1, 9)
    for kanalen in (spreidingskanalen(spreiding(antwoorden, ROLLEN)),):
        boom = svg(kanalen, maat="groot")
        breed = float(boom.get("viewBox").split()[2])
        for el in met_klasse(boom, "mp-staaf"):
            assert float(el.get("x")) >= 0
            assert float(el.get("x")) + float(el.get("width")) <= breed


def test_twaalf_groepen_met_lange_namen_passen_naast_elkaar():
    rollen = [f"Een lange rolnaam nummer {i}" for i in range(12)]
    beeld = spreiding([a for rol in rollen for a in mensen(3, rol)], rollen)
    kanalen = rolkanalen(beeld, "PI")
    maat = rolmaat(kanalen)
    assert maat.kolom * 12 == pytest.approx(1_720)
    assert max(len(regel) for k in kanalen for regel in k.naam) * maat.tekst * 0.64 < maat.kolom
    assert regels_van("Een lange rolnaam nummer 1") == ("Een lange", "rolnaam nummer 1")
