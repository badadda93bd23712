import re

from hypothesis import given
from hypothesis import strategies as st

from wijkwerk.signalen.domain import volgtoken

SLEUTELS = st.binary(min_size=9, max_size=9).map(bytes.hex)


@given(SLEUTELS, st.integers(1, 1000))
def test_token_wijst_naar_zijn_sleutel_en_klopt(sleutel, versie):
    token = volgtoken.maak(sleutel, versie, "geheim")
    assert re.fullmatch(volgtoken.PATROON, token)
    assert volgtoken.lees_sleutel(token) == sleutel
    assert volgtoken.klopt(token, sleutel, versie, "geheim")


@given(SLEUTELS)
def test_ander_geheim_andere_versie_of_een_ander_teken_klopt_niet(sleutel):
    token = volgtoken.maak(sleutel, 1, "geheim")
    ander = token[:-1] + ("a" if token[-1] != "a" else "b")
    assert not volgtoken.klopt(token, sleutel, 2, "geheim")
    assert not volgtoken.klopt(token, sleutel, 1, "ander geheim")
    assert not volgtoken.klopt(ander, sleutel, 1, "geheim")


@given(st.text(max_size=60))
def test_onzin_is_geen_token(tekst):
    sleutel = volgtoken.lees_sleutel(tekst)
    assert sleutel is None or len(sleutel) == 18


def test_er_zit_128_bit_bewijs_in():
    assert volgtoken.MAC_BYTES * 8 == 128
    assert len({volgtoken.nieuwe_sleutel() for _ in range(1000)}) == 1000
