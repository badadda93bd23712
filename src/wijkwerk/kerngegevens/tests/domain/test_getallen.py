import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwerk.kerngegevens.domain.getallen import GEHEIM, ONBEKEND, ONTBREEKT, lees_getal


@pytest.mark.parametrize(
    ("cel", "getal"),
    [
        ("  457400", 457400),
        ("  -0.100", -0.1),
        ("20,8", 20.8),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1.234.567", 1234567),
        ("457 400", 457400),
        ("1\u00a0234,5", 1234.5),
        ("+3", 3),
        ("1e3", 1000),
        (".5", 0.5),
        (7, 7),
        (2.5, 2.5),
        (0, 0),
    ],
)
def test_getal_in_elke_schrijfwijze(cel, getal):
    assert lees_getal(cel) == getal


@pytest.mark.parametrize(
    ("cel", "reden"),
    [
        ("       .", ONBEKEND),
        ("x", GEHEIM),
        ("X ", GEHEIM),
        ("-", ONTBREEKT),
        (",", ONTBREEKT),
        ("", ONTBREEKT),
        (None, ONTBREEKT),
        (float("nan"), ONTBREEKT),
        ("NaN", ONTBREEKT),
        (-99997, ONTBREEKT),
        ("-99995", ONTBREEKT),
        (-99990.0, ONTBREEKT),
    ],
)
def test_leeg_met_reden(cel, reden):
    assert lees_getal(cel) == reden


def test_net_boven_de_grens_is_een_getal():
    assert lees_getal(-99989) == -99989


@pytest.mark.parametrize(
    "cel", ["abc", "12 3", "1-2", "=1+1", "12%", True, "inf", "--3", "1 00 000", "٣", 10**400]
)
def test_wat_geen_getal_is_wordt_niet_geraden(cel):
    with pytest.raises(ValueError, match=r".*"):
        lees_getal(cel)


def test_oneindig_is_geen_getal():
    with pytest.raises(ValueError, match="inf"):
        lees_getal(float("inf"))


@given(st.text() | st.floats() | st.integers() | st.none() | st.booleans())
def test_elke_cel_is_een_eindig_getal_een_reden_of_een_valueerror(cel):
    try:
        uit = lees_getal(cel)
    except ValueError:
        return
    assert isinstance(uit, str) or math.isfinite(uit)


@given(st.floats(min_value=-90_000, max_value=1e12).map(lambda x: round(x, 3)))
def test_komma_en_punt_geven_hetzelfde_getal(x):
    assert lees_getal(f"{x:.3f}") == lees_getal(f"{x:.3f}".replace(".", ",")) == float(f"{x:.3f}")
