"""What looks alike: shared words, near each other, within twelve weeks."""

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from wijkwerk.signalen.domain.gelijkenis import (
    DICHTBIJ,
    TE_GEWOON,
    WEKEN,
    Stem,
    afstand,
    groepjes,
)

DAG = date(2026, 5, 4)
METER = 1 / 111_320


def stem(nummer: int, woorden: str, noord: float | None = 0, dagen: int = 0, gebied: int = 1):
    plek = None if noord is None else (52 + noord * METER, 5.0)
    return Stem(nummer, gebied, DAG + timedelta(days=dagen), frozenset(woorden.split()), plek)


def nummers(*stemmen: Stem) -> list[tuple[int, ...]]:
    return [groep.nummers for groep in groepjes(stemmen)]


def test_drie_keer_hetzelfde_dichtbij_met_de_reden():
    (groep,) = groepjes(
        [stem(1, "grofvuil hoek"), stem(2, "grofvuil", 120, 15), stem(3, "grofvuil afval", 40, 2)]
    )
    assert groep.nummers == (1, 3, 2)
    assert (groep.woorden, groep.meters, groep.weken) == (("grofvuil",), 120, 3)


def test_ver_weg_of_lang_geleden_hoort_er_niet_bij():
    assert nummers(stem(1, "grofvuil"), stem(2, "grofvuil", DICHTBIJ + 5)) == []
    assert nummers(stem(1, "grofvuil"), stem(2, "grofvuil", DICHTBIJ - 5)) == [(1, 2)]
    assert nummers(stem(1, "grofvuil"), stem(2, "grofvuil", 0, WEKEN * 7 + 1)) == []
    assert nummers(stem(1, "grofvuil"), stem(2, "verlichting")) == []


def test_zonder_plek_zijn_twee_woorden_in_een_gebied_nodig():
    assert nummers(stem(1, "fietspad glad", None), stem(2, "fietspad", None)) == []
    assert nummers(stem(1, "fietspad glad", None), stem(2, "fietspad glad")) == [(1, 2)]
    assert nummers(stem(1, "fietspad glad", None), stem(2, "fietspad glad", None, 0, 2)) == []
    (groep,) = groepjes([stem(1, "fietspad glad", None), stem(2, "fietspad glad")])
    assert groep.meters is None


def test_aan_twee_kanten_van_een_grens_telt_de_afstand():
    assert nummers(stem(1, "grofvuil", 0, 0, 1), stem(2, "grofvuil", 50, 0, 2)) == [(1, 2)]


def test_een_woord_dat_iedereen_gebruikt_brengt_niets_bij_elkaar():
    veel = [stem(n, "straatnaam", None, 0) for n in range(TE_GEWOON + 1)]
    assert nummers(*veel) == []


def test_de_keten_breekt_bij_een_plek():
    """A street of complaints is not one group: everything lies around one of them."""
    (eerste, *rest) = groepjes([stem(n, "hondenpoep", n * 150) for n in range(6)])
    assert len(eerste.nummers) == 3
    assert sum(len(groep.nummers) for groep in rest) <= 3


def test_een_midden_zonder_plek_trekt_niets_van_ver_bij_elkaar():
    ver = [stem(n, "grofvuil hoek", noord) for n, noord in ((1, None), (2, 0), (3, 900))]
    assert nummers(*ver) == [(1, 2)]


plekken = st.none() | st.integers(0, 2_000)
stemmen = st.lists(
    st.tuples(
        st.sets(st.sampled_from(["grofvuil", "lantaarn", "stoeptegel", "fietspad"]), max_size=3),
        plekken,
        st.integers(0, 120),
        st.integers(1, 2),
    ),
    max_size=25,
)


@given(stemmen)
def test_elk_hoogstens_in_een_groepje_en_alles_om_een_plek(rijen):
    per_nummer = {
        n: stem(n, " ".join(sorted(woorden)), noord, dagen, gebied)
        for n, (woorden, noord, dagen, gebied) in enumerate(rijen)
    }
    groepen = groepjes(per_nummer.values())
    gebruikt = [n for groep in groepen for n in groep.nummers]
    assert len(gebruikt) == len(set(gebruikt))
    for groep in groepen:
        assert len(groep.nummers) >= 2
        punten = [p for n in groep.nummers if (p := per_nummer[n].plek)]
        assert all(afstand(a, b) <= 2 * DICHTBIJ for a, b in combinations(punten, 2))


@given(stemmen)
def test_niets_dat_bij_elkaar_hoort_wordt_gemist(rijen):
    """Two alone that share a word within 250 metres are always found, in whichever cell."""
    paar = [
        stem(n, "lantaarn", noord or 0, 0, gebied)
        for n, (_w, noord, _d, gebied) in enumerate(rijen[:2])
    ]
    if len(paar) == 2 and paar[0].plek and paar[1].plek:
        dichtbij = afstand(paar[0].plek, paar[1].plek) <= DICHTBIJ
        assert bool(groepjes(paar)) is dichtbij
