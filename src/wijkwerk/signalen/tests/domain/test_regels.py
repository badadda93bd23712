"""Routing rules: what holds, why, and that nothing depends on an order it should not."""

from hypothesis import given
from hypothesis import strategies as st

from wijkwerk.signalen.domain import regels
from wijkwerk.signalen.domain.regels import Feiten, Regel, Veld, Voorwaarde, eerste, past

ONDER = {"noord-oost": "noord", "noord-west": "noord", "noord": "stad", "zuid": "stad"}


def ligt_in(slug: str, ander: str) -> bool:
    while slug != ander and slug in ONDER:
        slug = ONDER[slug]
    return slug == ander


def boven(slug: str) -> frozenset[str]:
    uit = {slug}
    while slug in ONDER:
        slug = ONDER[slug]
        uit.add(slug)
    return frozenset(uit)


def regel(sleutel="r", **velden):
    return Regel(sleutel, tuple(Voorwaarde(veld, tuple(w)) for veld, w in velden.items()))


GROFVUIL = Feiten(
    tekst="Er ligt GROFVUIL, naast de container: een bank.",
    gebieden=boven("noord-oost"),
    soort="melding",
    kanaal="formulier",
)


def test_alle_voorwaarden_gelden_en_de_uitleg_noemt_waarom():
    uitleg = past(
        regel(woorden=["bank", "grofvuil", "boom"], gebied=["noord", "zuid"], soort=["melding"]),
        GROFVUIL,
    )
    assert uitleg.door == (
        ("woorden", ("bank", "grofvuil")),
        ("gebied", ("noord",)),
        ("soort", ("melding",)),
    )


def test_een_voorwaarde_die_niet_geldt_is_genoeg():
    assert past(regel(woorden=["grofvuil"], kanaal=["telefoon"]), GROFVUIL) is None


def test_een_thema_dat_niet_bekend_is_maakt_de_andere_volgorde_niet_anders():
    """An unanswered question makes the same rule fail whichever way round it is written."""
    een, ander = Voorwaarde("thema", ("groen",)), Voorwaarde("woorden", ("grofvuil",))
    assert past(Regel("a", (een, ander)), GROFVUIL) is None
    assert past(Regel("a", (ander, een)), GROFVUIL) is None


def test_zonder_voorwaarden_past_een_regel_nergens_op():
    assert past(regel(), GROFVUIL) is None


def test_wat_niet_te_lezen_is_geldt_niet_en_valt_niet_om():
    onzin = [None, 3, {}, {"veld": 1, "waarden": "x"}, {"veld": "maan", "waarden": ["vol"]},
             {"veld": "woorden", "waarden": [None, "!!!"]}]  # fmt: skip
    for ruw in (*([rij] for rij in onzin), onzin, None, "x", {}):
        assert past(Regel("r", regels.lees(ruw)), GROFVUIL) is None


def test_eerste_stopt_bij_de_eerste():
    algemeen, precies = regel("1", woorden=["grofvuil"]), regel("2", woorden=["bank"])
    assert eerste([algemeen, precies], GROFVUIL).sleutel == "1"
    assert eerste([precies, algemeen], GROFVUIL).sleutel == "2"
    assert eerste([regel("3", thema=["groen"])], GROFVUIL) is None


def test_een_engere_regel_na_een_ruimere_komt_nooit_aan_de_beurt():
    rij = [
        regel("ruim", woorden=["boom*", "afval"]),
        regel("eng", woorden=["boomwortel", "oud afval"], gebied=["noord"]),
        regel("anders", woorden=["bank"]),
        regel("gebied", gebied=["noord"]),
        regel("buurt", gebied=["noord-oost"], soort=["klacht"]),
    ]
    assert regels.onbereikbaar(rij, ligt_in) == {"eng": "ruim", "buurt": "gebied"}
    assert regels.onbereikbaar(list(reversed(rij)), ligt_in) == {"eng": "gebied"}


def test_overlap_noemt_regels_die_deels_hetzelfde_vragen():
    rij = [
        regel("a", woorden=["bank", "stoel"]),
        regel("b", woorden=["stoel", "tafel"]),
        regel("c", gebied=["noord"], woorden=["lamp"]),
        regel("d", gebied=["zuid"], woorden=["lamp"]),
    ]
    assert regels.overlap(rij, ligt_in) == [("a", "b")]


def test_onmogelijk():
    assert regels.is_onmogelijk(regel(), ligt_in)
    assert regels.is_onmogelijk(regel(thema=[" "]), ligt_in)
    assert regels.is_onmogelijk(
        Regel("r", (Voorwaarde("gebied", ("noord",)), Voorwaarde("gebied", ("zuid",)))), ligt_in
    )
    assert not regels.is_onmogelijk(
        Regel("r", (Voorwaarde("gebied", ("noord",)), Voorwaarde("gebied", ("noord-oost",)))),
        ligt_in,
    )
    assert not regels.is_onmogelijk(
        Regel("r", (Voorwaarde("woorden", ("a",)), Voorwaarde("woorden", ("b",)))), ligt_in
    )


def test_schrijven_en_lezen():
    rij = (Voorwaarde("woorden", ("a", "b")), Voorwaarde("soort", ("klacht",)))
    assert regels.lees(regels.schrijf(rij)) == rij


# --- whatever the rule ---------------------------------------------------------------------------

WOORDEN = ["boom", "boom*", "boomwortel", "oude boom", "bank", "é", "!", "*", ""]
WAARDEN = {
    "woorden": WOORDEN,
    "thema": ["groen", "verkeer", ""],
    "gebied": ["noord", "noord-oost", "zuid", "stad", "elders"],
    "soort": ["melding", "klacht"],
    "kanaal": ["formulier", "telefoon"],
    "maan": ["vol"],
}


@st.composite
def voorwaarden(draw):
    veld = draw(st.sampled_from(sorted(WAARDEN)))
    return Voorwaarde(veld, tuple(draw(st.lists(st.sampled_from(WAARDEN[veld]), max_size=3))))


regelrijen = st.lists(st.lists(voorwaarden(), min_size=1, max_size=3), min_size=1, max_size=5).map(
    lambda rijen: [Regel(str(nummer), tuple(rij)) for nummer, rij in enumerate(rijen)]
)
feiten = st.builds(
    Feiten,
    tekst=st.lists(st.sampled_from(["boom", "boomwortel", "OUDE", "bank.", "É", "*"])).map(
        " ".join
    ),
    thema=st.sampled_from(["", "groen", "verkeer", "weg"]),
    gebieden=st.sampled_from(["noord-oost", "noord-west", "zuid", "verweg"]).map(boven),
    soort=st.sampled_from(["melding", "klacht"]),
    kanaal=st.sampled_from(["formulier", "telefoon"]),
)


@given(regelrijen, feiten, st.randoms())
def test_de_volgorde_van_voorwaarden_en_waarden_maakt_niet_uit(rij, feit, toeval):
    for een in rij:
        geschud = [
            Voorwaarde(v.veld, tuple(toeval.sample(v.waarden, len(v.waarden))))
            for v in toeval.sample(een.voorwaarden, len(een.voorwaarden))
        ]
        assert bool(past(een, feit)) == bool(past(Regel(een.sleutel, tuple(geschud)), feit))


@given(regelrijen, feiten)
def test_de_eerste_die_past_wint(rij, feit):
    passend = [een.sleutel for een in rij if past(een, feit)]
    gekozen = eerste(rij, feit)
    assert (gekozen.sleutel if gekozen else None) == (passend[0] if passend else None)


@given(regelrijen, feiten)
def test_een_onbereikbare_of_onmogelijke_regel_wint_nooit(rij, feit):
    gekozen = eerste(rij, feit)
    if gekozen is None:
        return
    assert gekozen.sleutel not in regels.onbereikbaar(rij, ligt_in)
    winnaar = next(een for een in rij if een.sleutel == gekozen.sleutel)
    assert not regels.is_onmogelijk(winnaar, ligt_in)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda deel: st.lists(deel) | st.dictionaries(st.sampled_from(["veld", "waarden"]), deel),
        max_leaves=8,
    ),
    st.text(),
)
def test_wat_er_ook_is_opgeslagen_er_valt_niets_om(ruw, tekst):
    een = Regel("r", regels.lees(ruw))
    past(een, Feiten(tekst=tekst, soort=tekst))
    regels.is_onmogelijk(een, ligt_in)
    regels.onbereikbaar([een, een], ligt_in)
    assert all(isinstance(v.veld, str) for v in een.voorwaarden)


def test_elk_veld_staat_in_de_tabel_van_deze_proeven():
    assert set(Veld) <= set(WAARDEN)
