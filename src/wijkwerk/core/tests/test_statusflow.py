"""A flow is a table that is checked when it is made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwerk.core.errors import DomainError
from wijkwerk.core.statusflow import StatusFlow

STATUSSEN = ("nieuw", "bezig", "klaar", "gestopt")
STAPPEN = st.dictionaries(
    st.sampled_from(["ding.starten", "ding.afmaken", "ding.stoppen", "ding.heropenen"]),
    st.tuples(st.frozensets(st.sampled_from(STATUSSEN), min_size=1), st.sampled_from(STATUSSEN)),
    min_size=1,
)
LAMP = StatusFlow(
    start="nieuw",
    steps={
        "ding.starten": (frozenset({"nieuw"}), "bezig"),
        "ding.afmaken": (frozenset({"nieuw", "bezig"}), "klaar"),
    },
)


def test_een_stap_brengt_verder():
    assert LAMP.na("ding.starten", "nieuw") == "bezig"
    assert LAMP.mogelijk("nieuw") == ["ding.starten", "ding.afmaken"]
    assert LAMP.mogelijk("klaar") == []


def test_een_verkeerde_stap_is_een_verloopfout():
    with pytest.raises(DomainError) as fout:
        LAMP.na("ding.starten", "klaar")
    assert fout.value.code == "verloop"
    assert "starten" in fout.value.melding


def test_een_onbereikbare_status_kan_niet_bestaan():
    with pytest.raises(ValueError, match="gestopt"):
        StatusFlow(start="nieuw", steps={"ding.starten": (frozenset({"gestopt"}), "bezig")})


def _maak(stappen) -> StatusFlow | None:
    try:
        return StatusFlow(start="nieuw", steps=stappen)
    except ValueError:
        return None


def _bereikt(stappen) -> set[str]:
    """An independent walk: from the start, over every step, until nothing is new."""
    klaar, te_doen = set(), ["nieuw"]
    while te_doen:
        status = te_doen.pop()
        if status not in klaar:
            klaar.add(status)
            te_doen += [naar for van, naar in stappen.values() if status in van]
    return klaar


@given(STAPPEN)
def test_alleen_een_verloop_dat_overal_komt_bestaat(stappen):
    genoemd = {status for van, naar in stappen.values() for status in (*van, naar)}
    assert (_maak(stappen) is not None) == (genoemd <= _bereikt(stappen))


@given(STAPPEN, st.sampled_from(STATUSSEN))
def test_mogelijk_is_precies_wat_lukt(stappen, status):
    verloop = _maak(stappen)
    if verloop is None:
        return  # the other test is about those
    for handeling, (_van, naar) in stappen.items():
        if handeling in verloop.mogelijk(status):
            assert verloop.na(handeling, status) == naar
        else:
            with pytest.raises(DomainError):
                verloop.na(handeling, status)
