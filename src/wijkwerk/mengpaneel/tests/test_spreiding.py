"""What is published of the answers never tells what fewer than three people said."""

from collections import Counter
from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN
from wijkwerk.mengpaneel.domain.spreiding import (
    ANDERE,
    KLEINSTE_GROEP,
    KLEINSTE_MET_ROLLEN,
    Antwoord,
    indelen,
    spreiding,
)

ROLLEN = ("Wijkambtenaar", "Sociaal", "Fysiek", "Bestuur", "Bewoner", "Partner", "Leiding")
CULTUREN = ("", "past", "schuurt", "botst")


def antwoord(rol, zaad):
    """Somebody who answered some or all sliders, with and without a choice."""
    kans = Random(zaad)  # noqa: S311 (test data)
    schuiven = SCHUIVEN if zaad % 3 else SCHUIVEN[: kans.randrange(6)]
    stand = lambda: kans.choice((None, *range(1, 10)))  # noqa: E731
    return Antwoord(
        rol,
        {schuif: (stand(), stand()) for schuif in schuiven},
        {schuif: [n for n in range(4) if kans.random() < 0.5] for schuif in schuiven},
        {schuif: kans.choice(CULTUREN) for schuif in schuiven},
    )


def antwoorden():
    """People in roles, also in a role that is no longer on the list."""
    rollen = st.sampled_from((*ROLLEN, "Oude rol"))
    return st.lists(st.builds(antwoord, rollen, st.integers(0, 999)), max_size=28)


def mens(rol="Bewoner", **standen):
    paren = {schuif: standen.get(schuif, (5, None)) for schuif in SCHUIVEN}
    return Antwoord(rol, paren)


def te_herleiden(groepen, aantal):
    """Every set of people whose numbers can be worked out of the published groups (sets of person
    numbers) by adding and subtracting them, however often: solved exactly, over fractions. People
    who are in the same groups cannot be told apart, so they move together."""
    klassen = {}
    for nummer in range(aantal):
        kenmerk = tuple(nummer in groep for groep in groepen)
        klassen.setdefault(kenmerk, set()).add(nummer)
    leden = list(klassen.values())
    rijen = [[Fraction(bool(klasse & groep)) for klasse in leden] for groep in groepen]
    basis = _trap(rijen)
    gevonden = []
    for keuze in range(1, 2 ** len(leden)):
        doel = [Fraction(keuze >> i & 1) for i in range(len(leden))]
        if _in_ruimte(doel, basis):
            gevonden.append(set().union(*(leden[i] for i in range(len(leden)) if keuze >> i & 1)))
    return gevonden


def _trap(rijen):
    """Row echelon form."""
    rijen = [rij[:] for rij in rijen]
    basis = []
    for kolom in range(len(rijen[0]) if rijen else 0):
        spil = next((rij for rij in rijen if rij[kolom]), None)
        if spil is None:
            continue
        rijen.remove(spil)
        spil = [getal / spil[kolom] for getal in spil]
        rijen = [
            [a - rij[kolom] * b for a, b in zip(rij, spil, strict=True)] if rij[kolom] else rij
            for rij in rijen
        ]
        basis.append((kolom, spil))
    return basis


def _in_ruimte(doel, basis):
    for kolom, spil in basis:
        if doel[kolom]:
            doel = [a - doel[kolom] * b for a, b in zip(doel, spil, strict=True)]
    return not any(doel)


def gepubliceerd(mensen, rolvolgorde=ROLLEN):
    """The published groups as sets of person numbers: everybody, and each group that is shown."""
    if len(mensen) < KLEINSTE_GROEP:
        return []
    nummers = {id(lid): nummer for nummer, lid in enumerate(mensen)}
    groepen, _samen = indelen(mensen, rolvolgorde)
    alle = set(range(len(mensen)))
    return [alle, *({nummers[id(lid)] for lid in leden} for _naam, leden in groepen)]


def per_rol(mensen):
    """The naive way: the total, and each role of three or more."""
    telling = Counter(lid.rol for lid in mensen)
    groot = [rol for rol, aantal in telling.items() if aantal >= KLEINSTE_GROEP]
    rollen = [{i for i, lid in enumerate(mensen) if lid.rol == rol} for rol in groot]
    return [set(range(len(mensen))), *rollen]


# --- no answer of fewer than three ---------------------------------------------------------------


@settings(max_examples=150, deadline=None)
@given(antwoorden())
def test_geen_som_of_verschil_gaat_over_minder_dan_drie_mensen(mensen):
    mensen = [lid for lid in mensen if lid.standen]
    groepen = gepubliceerd(mensen)
    for groep in te_herleiden(groepen, len(mensen)):
        assert len(groep) >= KLEINSTE_GROEP
    beeld = spreiding(mensen, ROLLEN)
    assert len(beeld["rollen"]) == max(len(groepen) - 1, 0)


def test_dezelfde_toets_keurt_rollen_zonder_samenvoegen_af():
    """The control: a role of one is hidden, and still total minus the rest is that person."""
    mensen = [mens("Bewoner")] * 4 + [mens("Sociaal")] * 3 + [mens("Bestuur")]
    assert min(map(len, te_herleiden(per_rol(mensen), len(mensen)))) == 1
    eigen = [Antwoord(m.rol, m.standen) for m in mensen]
    assert min(map(len, te_herleiden(gepubliceerd(eigen), len(eigen)))) >= KLEINSTE_GROEP


@settings(max_examples=150, deadline=None)
@given(antwoorden())
def test_de_groepen_verdelen_de_mensen(mensen):
    beeld = spreiding(mensen, ROLLEN)
    aantal = sum(bool(lid.standen) for lid in mensen)
    assert beeld["aantal"] == aantal
    assert beeld["te_klein"] == (aantal < KLEINSTE_GROEP)
    if beeld["te_klein"]:
        assert beeld["schuiven"] == {}
    if aantal < KLEINSTE_MET_ROLLEN:
        assert beeld["rollen"] == beeld["samengevoegd"] == []
    else:
        assert sum(rol["aantal"] for rol in beeld["rollen"]) == aantal
        assert all(rol["aantal"] >= KLEINSTE_GROEP for rol in beeld["rollen"])


@settings(max_examples=150, deadline=None)
@given(antwoorden())
def test_aantallen_kloppen_en_een_mediaan_is_van_drie_of_meer(mensen):
    beeld = spreiding(mensen, ROLLEN)
    for schuif in beeld["schuiven"].values():
        groepen = [(schuif, beeld["aantal"])]
        groepen += zip(schuif["per_rol"], (r["aantal"] for r in beeld["rollen"]), strict=True)
        for cijfers, aantal in groepen:
            for moment in ("nu", "ambitie"):
                gekozen = sum(cijfers[moment]["verdeling"].values())
                assert gekozen + cijfers[moment]["geen"] == aantal
                assert (cijfers[moment]["mediaan"] is None) == (gekozen < KLEINSTE_GROEP)
        if schuif["per_rol"]:
            for stand in map(str, range(1, 10)):
                delen = [g["nu"]["verdeling"][stand] for g in schuif["per_rol"]]
                assert sum(delen) == schuif["nu"]["verdeling"][stand]
        assert list(schuif["cultuur"]) in ([], ["past", "schuurt", "botst"])
        assert sum(schuif["cultuur"].values()) <= beeld["aantal"]


@settings(max_examples=80, deadline=None)
@given(antwoorden(), st.randoms())
def test_de_volgorde_van_binnenkomst_maakt_niet_uit(mensen, kans):
    anders = list(mensen)
    kans.shuffle(anders)
    assert spreiding(mensen, ROLLEN) == spreiding(anders, ROLLEN)


@settings(max_examples=80, deadline=None)
@given(antwoorden())
def test_rollen_staan_in_de_volgorde_van_de_lijst(mensen):
    namen = [rol["naam"] for rol in spreiding(mensen, ROLLEN)["rollen"]]
    vast = [ROLLEN.index(naam) for naam in namen if naam in ROLLEN]
    assert all(a < b for a, b in pairwise(vast))
    assert ANDERE not in namen[:-1]


# --- merging -------------------------------------------------------------------------------------


def groepen_van(**aantallen):
    mensen = [mens(rol) for rol, aantal in aantallen.items() for _n in range(aantal)]
    beeld = spreiding(mensen, ROLLEN)
    return [(rol["naam"], rol["aantal"]) for rol in beeld["rollen"]], beeld["samengevoegd"]


@pytest.mark.parametrize(
    ("aantallen", "groepen", "samen"),
    [
        ({"Bewoner": 3, "Sociaal": 3}, [("Sociaal", 3), ("Bewoner", 3)], []),
        ({"Bewoner": 4}, [], []),
        ({"Bewoner": 5}, [("Bewoner", 5)], []),
        (
            {"Sociaal": 5, "Bestuur": 1, "Partner": 2},
            [("Sociaal", 5), (ANDERE, 3)],
            ["Bestuur", "Partner"],
        ),
        (
            {"Sociaal": 5, "Fysiek": 3, "Bestuur": 1},
            [("Sociaal", 5), (ANDERE, 4)],
            ["Fysiek", "Bestuur"],
        ),
        (
            {"Sociaal": 3, "Fysiek": 3, "Bestuur": 2},
            [("Fysiek", 3), (ANDERE, 5)],
            ["Sociaal", "Bestuur"],
        ),
        ({"Sociaal": 4, "Bestuur": 1}, [(ANDERE, 5)], ["Sociaal", "Bestuur"]),
    ],
)
def test_kleine_rollen_gaan_samen(aantallen, groepen, samen):
    assert groepen_van(**aantallen) == (groepen, samen)


def test_twee_mensen_geven_geen_beeld_en_drie_wel():
    assert spreiding([mens()] * 2, ROLLEN)["schuiven"] == {}
    assert set(spreiding([mens()] * 3, ROLLEN)["schuiven"]) == set(SCHUIVEN)


# --- where views differ most ---------------------------------------------------------------------


def test_het_gesprek_begint_waar_rollen_het_meest_verschillen():
    mensen = [mens("Sociaal", PM=(8, None), C=(5, None)) for _n in range(3)]
    mensen += [mens("Bewoner", PM=(2, None), C=(4, None)) for _n in range(3)]
    beeld = spreiding(mensen, ROLLEN)
    assert beeld["meeste_verschil"] == "PM"
    assert beeld["schuiven"]["PM"]["verschil"] == {"stappen": 6.0, "laag": 1, "hoog": 0}
    assert beeld["schuiven"]["C"]["verschil"]["stappen"] == 1.0
    assert beeld["schuiven"]["PI"]["verschil"] is None


def test_zonder_verschil_of_zonder_rollen_is_er_geen_plek_om_te_beginnen():
    assert spreiding([mens("Sociaal")] * 3 + [mens()] * 3, ROLLEN)["meeste_verschil"] is None
    anders = [mens("Sociaal", PM=(9, None)), *[mens(PM=(1, None))] * 3]
    assert spreiding(anders, ROLLEN)["meeste_verschil"] is None


@settings(deadline=None)
@given(antwoorden())
def test_het_verschil_is_het_grootste_tussen_twee_medianen(mensen):
    beeld = spreiding(mensen, ROLLEN)
    medianen = {
        schuif: [m for groep in d["per_rol"] if (m := groep["nu"]["mediaan"]) is not None]
        for schuif, d in beeld["schuiven"].items()
    }
    verschillen = {s: max(m) - min(m) for s, m in medianen.items() if m}
    if (grootste := max(verschillen.values(), default=0)) == 0:
        assert beeld["meeste_verschil"] is None
    else:
        assert verschillen[beeld["meeste_verschil"]] == grootste
