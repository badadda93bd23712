"""Nearness, bands and hints: the numbers of table A-5, and what holds for any panel."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwerk.mengpaneel.domain import hints, schaal
from wijkwerk.mengpaneel.domain.nabijheid import afstand, dichtstbij, indeling, nabijheid
from wijkwerk.mengpaneel.domain.profielen import OP_CODE, PROFIELEN, Profiel
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN, Band, Standen, band, midden_van

standen = st.fixed_dictionaries({s: st.none() | st.integers(1, 9) for s in SCHUIVEN})
vol = st.fixed_dictionaries({s: st.integers(1, 9) for s in SCHUIVEN})


def als_paneel(profiel: Profiel) -> Standen:
    return {schuif: midden_van(waarde) for schuif, waarde in profiel.banden.items()}


def test_afstanden_tussen_profielen_zijn_die_van_tabel_a5() -> None:
    paren = [afstand(als_paneel(een), ander) for een, ander in combinations(PROFIELEN, 2)]
    assert paren == [5, 6, 4, 8, 9, 3, 5, 6, 4, 4]


def test_indeling_van_de_243_is_die_van_tabel_a5() -> None:
    telling = indeling()
    alleen = {codes[0]: aantal for codes, aantal in telling.items() if len(codes) == 1}
    assert alleen == {
        "ontwikkelend": 41,
        "participatief": 56,
        "organisatiegericht": 27,
        "toenaderingsgericht": 19,
        "gekanteld": 20,
    }
    assert sum(aantal for codes, aantal in telling.items() if len(codes) > 1) == 80
    assert telling.total() == 243


def test_balans_geldt_in_108_van_de_243() -> None:
    regel = {"PB": "MH", "PM": "MH"}
    assert sum(hints.past(regel, paneel) for paneel in schaal.alle_combinaties()) == 108


def test_geen_van_de_vier_echte_profielen_haalt_de_balans() -> None:
    regel = {"PB": "MH", "PM": "MH"}
    haalt = [p.code for p in PROFIELEN if hints.past(regel, als_paneel(p))]
    assert haalt == ["gekanteld"]


@given(st.sampled_from(PROFIELEN), st.sampled_from(PROFIELEN))
def test_afstand_is_symmetrisch(een: Profiel, ander: Profiel) -> None:
    assert afstand(als_paneel(een), ander) == afstand(als_paneel(ander), een)


@given(standen)
def test_afstand_blijft_binnen_de_grenzen(paneel: Standen) -> None:
    for rij in nabijheid(paneel):
        assert 0 <= rij.afstand <= 2 * len(schaal.gekozen(paneel))


@given(standen)
def test_dichtstbij_is_precies_wie_de_kleinste_afstand_heeft(paneel: Standen) -> None:
    rijen = nabijheid(paneel)
    if not schaal.gekozen(paneel):
        assert not any(rij.dichtstbij for rij in rijen)
        return
    kleinste = min(rij.afstand for rij in rijen)
    assert [rij.dichtstbij for rij in rijen] == [rij.afstand == kleinste for rij in rijen]
    assert all(rij.gedeeld == (len(dichtstbij(paneel)) > 1) for rij in rijen if rij.dichtstbij)


@given(vol, st.sampled_from(SCHUIVEN))
def test_schuiven_binnen_een_band_verandert_niets(paneel: dict[str, int], schuif: str) -> None:
    naar = paneel | {schuif: midden_van(band(paneel[schuif]))}
    assert [r.afstand for r in nabijheid(paneel)] == [r.afstand for r in nabijheid(naar)]


@given(vol, st.sampled_from(SCHUIVEN))
def test_een_schuif_zonder_keuze_telt_niet_mee(paneel: dict[str, int], schuif: str) -> None:
    zonder = {**paneel, schuif: None}
    for met, weg in zip(nabijheid(paneel), nabijheid(zonder), strict=True):
        assert weg.verschil[schuif] is None
        assert met.afstand - weg.afstand == abs(met.verschil[schuif] or 0)


def test_elk_profiel_is_zichzelf_het_dichtst_bij() -> None:
    for profiel in PROFIELEN:
        assert dichtstbij(als_paneel(profiel)) == [profiel]


@pytest.mark.parametrize("waarde", [0, 10, -1])
def test_buiten_de_schaal_is_een_fout(waarde: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        band(waarde)


def test_de_drie_banden_zijn_even_breed() -> None:
    assert Counter(band(stand) for stand in range(1, 10)) == dict.fromkeys(Band, 3)


def test_rommel_in_een_link_leest_als_geen_keuze() -> None:
    rommel = {"PI": "5", "PB": "0", "PM": "9.5", "BP": "<b>", "X": "3", "C": "١"}
    assert schaal.lees(rommel) == {"PI": 5, "PB": None, "PM": None, "BP": None, "C": None}


@given(standen)
def test_naam_van_een_combinatie_gaat_heen_en_terug(paneel: Standen) -> None:
    assert schaal.naam_van(schaal.uit_naam(schaal.naam_van(paneel))) == schaal.naam_van(paneel)


@given(standen)
def test_een_hint_noemt_alleen_gekozen_schuiven(paneel: Standen) -> None:
    for hint in hints.hints(paneel):
        assert hint.als
        assert set(hint.als) <= set(schaal.gekozen(paneel))


def test_risico_hoort_bij_zijn_profiel() -> None:
    verwacht = {
        "participatief": "eiland",
        "organisatiegericht": "eigen-plan",
        "toenaderingsgericht": "buitenspel",
        "ontwikkelend": "zonder-mandaat",
        "gekanteld": "alles-boven",
    }
    for code, hint in verwacht.items():
        assert hint in {h.code for h in hints.hints(als_paneel(OP_CODE[code]))}


def test_samen_omhoog_vraagt_alleen_als_de_ander_achterblijft() -> None:
    nu = dict.fromkeys(SCHUIVEN, 4)
    achter = {h.code for h in hints.hints_bij_ambitie(nu, nu | {"PM": 6})}
    mee = {h.code for h in hints.hints_bij_ambitie(nu, nu | {"PM": 6, "C": 6})}
    assert "pm-c-mee" in achter
    assert "pm-c-mee" not in mee


def test_alle_vijf_tegelijk_en_een_kant_op() -> None:
    nu = dict.fromkeys(SCHUIVEN, 4)
    op = {h.code for h in hints.hints_bij_ambitie(nu, dict.fromkeys(SCHUIVEN, 6))}
    gemengd = {h.code for h in hints.hints_bij_ambitie(nu, dict.fromkeys(SCHUIVEN, 6) | {"C": 2})}
    vier = {h.code for h in hints.hints_bij_ambitie(nu, dict.fromkeys(SCHUIVEN, 6) | {"C": 4})}
    assert {"alle-vijf", "een-kant-op"} <= op
    assert "alle-vijf" in gemengd
    assert "een-kant-op" not in gemengd
    assert not {"alle-vijf", "een-kant-op"} & vier
