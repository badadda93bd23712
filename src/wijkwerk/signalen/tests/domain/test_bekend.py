import pytest

from wijkwerk.signalen.domain.bekend import grof, vergelijk

PLEK = (52.0305, 5.0105)  # the middle of its square


def test_een_woord_telt_een_en_een_plek_dichtbij_twee():
    alles = vergelijk(["modderig", "fietspad"], "Het fietspad is nat", PLEK, PLEK)
    assert (alles.woorden, alles.meter, alles.punten) == (("fietspad",), 50, 3)
    assert vergelijk([], "Het fietspad is nat", None, PLEK).punten == 0


@pytest.mark.parametrize(("noorden", "meter"), [(0.001, 100), (0.002, 200), (0.003, None)])
def test_tot_250_meter_is_dichtbij(noorden, meter):
    assert vergelijk([], "", (PLEK[0] + noorden, PLEK[1]), PLEK).meter == meter


def test_accenten_en_hoofdletters_maken_niet_uit():
    assert vergelijk(["zebra"], "ZÉBRApad", None, None).woorden == ("zebra",)


def test_twee_huizen_in_een_vak_geven_dezelfde_afstand():
    """Who asks from many places learns the square, never the house."""
    een, twee = (52.0302, 5.0102), (52.0308, 5.0108)
    assert grof(een) == grof(twee) == pytest.approx(PLEK)
    for vraag in ((52.0301, 5.0101), (52.0315, 5.0109), (52.029, 5.012)):
        assert vergelijk([], "", vraag, een) == vergelijk([], "", vraag, twee)
