from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from wijkwerk.kerngegevens.domain.spreiding import Spreiding, spreiding


def test_kwartielen_van_vijf_en_van_een():
    assert spreiding([5, 1, 3, 2, 4]) == Spreiding(5, 1, 2, 3, 4, 5)
    assert spreiding([7]) == Spreiding(1, 7, 7, 7, 7, 7)
    assert spreiding([1, 2]).midden == 1.5
    assert spreiding([]) is None


@given(st.lists(st.floats(-1e6, 1e6), min_size=1))
def test_kwartielen_staan_op_volgorde(waarden):
    s = spreiding(waarden)
    rij = [s.laagste, s.kwart, s.midden, s.driekwart, s.hoogste]
    assert all(a <= b + 1e-6 for a, b in pairwise(rij))
