import shapely

from wijkwerk.gebieden.domain.opzoeken import Zoeker


def test_punt_ligt_in_het_gebied_dat_het_bevat():
    zoeker = Zoeker([(7, shapely.box(5, 52, 6, 53)), (3, shapely.box(6, 52, 7, 53))])
    assert zoeker.bij_punt(52.5, 5.5) == 7
    assert zoeker.bij_punt(52.5, 6.5) == 3


def test_op_een_gedeelde_grens_is_het_antwoord_altijd_hetzelfde():
    zoeker = Zoeker([(7, shapely.box(5, 52, 6, 53)), (3, shapely.box(6, 52, 7, 53))])
    assert zoeker.bij_punt(52.5, 6.0) == 3


def test_buiten_alle_gebieden_en_zonder_gebieden_is_er_geen():
    assert Zoeker([(1, shapely.box(5, 52, 6, 53))]).bij_punt(0, 0) is None
    assert Zoeker([]).bij_punt(52, 5) is None


def test_een_gat_hoort_niet_bij_het_gebied():
    ring = shapely.Polygon(
        shapely.box(5, 52, 6, 53).exterior, [shapely.box(5.4, 52.4, 5.6, 52.6).exterior]
    )
    assert Zoeker([(1, ring)]).bij_punt(52.5, 5.5) is None
