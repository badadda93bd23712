from wijkwerk.signalen.domain.gelijkenis import afstand, kernwoorden, lijkt
from wijkwerk.signalen.domain.tekst import zoekbaar

PLEK = (52.0, 5.0)


def test_kernwoorden_zijn_lang_en_zeggen_iets():
    assert kernwoorden("Het Ezelspad is altijd modderig, zeggen bewoners.") == [
        "ezelspad",
        "modderig",
        "zeggen",
    ]


def test_afstand_is_in_meters():
    assert 110 < afstand(PLEK, (52.001, 5.0)) < 112
    assert 67 < afstand(PLEK, (52.0, 5.001)) < 70


def test_gedeelde_woorden_en_een_plek_dichtbij_tellen():
    woorden = kernwoorden("Het Ezelspad is modderig")
    ander = zoekbaar("Modderig ezelspad bij de school")
    assert lijkt(woorden, ander, None, None) == 2
    assert lijkt(woorden, "iets heel anders", PLEK, (52.001, 5.0)) == 2
    assert lijkt(woorden, "iets heel anders", PLEK, (52.01, 5.0)) == 0
