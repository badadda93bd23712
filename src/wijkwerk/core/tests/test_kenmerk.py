"""A kenmerk survives telephone, letter and typing."""

from hypothesis import given
from hypothesis import strategies as st

from wijkwerk.core import kenmerk
from wijkwerk.core.paden import KenmerkConverter

KENMERKEN = st.builds(lambda _: kenmerk.nieuw(), st.integers())
PLEK = st.integers(0, kenmerk.LENGTE - 1)


@given(KENMERKEN)
def test_wat_wij_maken_lezen_wij_ook(k):
    assert len(k) == kenmerk.LENGTE
    for geschreven in (k, kenmerk.toon(k), kenmerk.toon(k).lower(), k[:3] + " " + k[3:]):
        assert kenmerk.lees(geschreven) == k


@given(KENMERKEN, PLEK, st.sampled_from(kenmerk.ALFABET))
def test_een_verkeerd_teken_valt_altijd_op(k, plek, teken):
    anders = k[:plek] + teken + k[plek + 1 :]
    assert kenmerk.lees(anders) == (k if anders == k else None)


@given(KENMERKEN)
def test_verwarrende_letters_mogen(k):
    assert kenmerk.lees(k.replace("0", "O").replace("1", "l")) == k


@given(st.text(max_size=12))
def test_onzin_wordt_nooit_een_kenmerk_van_een_ander(tekst):
    gelezen = kenmerk.lees(tekst)
    assert gelezen is None or kenmerk.lees(kenmerk.toon(gelezen)) == gelezen


def test_duizend_zijn_duizend():
    assert len({kenmerk.nieuw() for _ in range(1_000)}) > 990


def test_in_een_adres_mag_elke_schrijfwijze():
    k = kenmerk.nieuw()
    assert KenmerkConverter().to_python(kenmerk.toon(k).lower()) == k
    assert KenmerkConverter().to_url(k) == kenmerk.toon(k)
