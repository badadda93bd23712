import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwerk.ui.grafiek import Lijngrafiek, Staafgrafiek, ronde_stap

getal = st.one_of(st.none(), st.floats(-1e6, 1e6, allow_nan=False))


def test_een_leeg_jaar_breekt_de_lijn():
    lijn = Lijngrafiek((2020, 2021, 2022, 2023, 2024), (1.0, 2.0, None, 4.0, None))
    assert len(lijn.lijnen) == 1
    assert len(lijn.losse_punten) == 1
    assert lijn.laatste == lijn.losse_punten[0]


def test_een_andere_grens_breekt_de_lijn_en_krijgt_een_streep():
    lijn = Lijngrafiek((2020, 2021, 2022, 2023), (1.0, 2.0, 3.0, 4.0), breuken=(2022,))
    assert len(lijn.lijnen) == 2
    (streep,) = lijn.breukstrepen
    assert lijn.x(2021) < streep < lijn.x(2022)


@given(st.lists(getal, min_size=1, max_size=12), st.booleans())
def test_alles_valt_binnen_de_tekening(waarden, groot):
    lijn = Lijngrafiek(range(2010, 2010 + len(waarden)), waarden, groot=groot)
    for jaar, waarde in zip(lijn.jaren, waarden, strict=True):
        assert 0 <= lijn.x(jaar) <= lijn.breedte
        assert waarde is None or 0 <= lijn.y(waarde) <= lijn.hoogte
    assert all(0 <= y <= lijn.hoogte for y, _waarde in lijn.streepjes)
    assert len(lijn.streepjes) <= 8


def test_zonder_cijfers_is_er_geen_lijn():
    lijn = Lijngrafiek((2020, 2021), (None, None))
    assert lijn.lijnen == lijn.losse_punten == []
    assert lijn.laatste is None


def test_ongelijke_reeksen_worden_geweigerd():
    with pytest.raises(ValueError, match="every year"):
        Lijngrafiek((2020, 2021), (1.0,))
    with pytest.raises(ValueError, match="every label"):
        Staafgrafiek(("jan", "feb"), [(1,)])
    with pytest.raises(ValueError, match="zero"):
        Staafgrafiek(("jan",), [(-1,)])


@pytest.mark.parametrize(
    ("stap", "rond"), [(0.9, 1), (1.1, 2), (2.3, 2.5), (26, 50), (0.013, 0.02)]
)
def test_ronde_stap(stap, rond):
    assert ronde_stap(stap) == pytest.approx(rond)


def test_staven_zijn_zo_hoog_als_hun_waarde():
    grafiek = Staafgrafiek(("jan", "feb"), [(10, None), (5, 0)])
    hoogten = [staaf.hoogte for staaf in grafiek.staven]
    assert hoogten[0] == 2 * hoogten[2]
    assert hoogten[1] == hoogten[3] == 0
    assert grafiek.staven[1].waarde is None
    assert all(staaf.y + staaf.hoogte == pytest.approx(166, abs=0.11) for staaf in grafiek.staven)
