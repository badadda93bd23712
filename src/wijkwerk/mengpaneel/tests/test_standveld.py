"""The one rule with which a slider is read, with and without a script."""

import pytest
from django import forms
from django.http import QueryDict
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from wijkwerk.mengpaneel.forms import InvulForm, StandField

STANDEN = st.integers(1, 9)
OUD = st.none() | STANDEN
FOUT = "Typ een heel getal van 1 tot en met 9, of laat het vak leeg."


class Formulier(forms.Form):
    nu = StandField(code="nu", label="Nu", kort="N", klasse="mp-kanaal--ambitie")


def form_met(schuif="5", cijfer="", keuze=False, was=""):
    data = QueryDict(mutable=True)
    data.update({"nu": str(schuif), "nu_cijfer": str(cijfer), "nu_was": str(was)})
    if keuze:
        data["nu_keuze"] = "on"
    return Formulier(data)


def gelezen(**velden):
    form = form_met(**velden)
    assert form.is_valid(), form.errors
    return form.cleaned_data["nu"]


def zoals_getoond(was):
    """What a browser sends back when nobody touched it."""
    tekst = "" if was is None else was
    return {"schuif": was or 5, "cijfer": tekst, "keuze": was is not None, "was": tekst}


# --- the rule ------------------------------------------------------------------------------------


@given(OUD)
def test_niets_aangeraakt_verandert_niets(was):
    assert gelezen(**zoals_getoond(was)) == was


@given(OUD, STANDEN)
def test_een_getypt_getal_geldt(was, nieuw):
    assert gelezen(**{**zoals_getoond(was), "cijfer": nieuw}) == nieuw


@given(OUD, STANDEN)
def test_een_verzette_schuif_geldt(was, nieuw):
    """Without a script the number still says what it was."""
    gevonden = gelezen(**{**zoals_getoond(was), "schuif": nieuw})
    assert gevonden == (was if nieuw == (was or 5) else nieuw)


@given(OUD, STANDEN, STANDEN)
def test_wie_typt_en_schuift_krijgt_het_getal(was, schuif, cijfer):
    velden = {**zoals_getoond(was), "schuif": schuif, "cijfer": cijfer}
    assert gelezen(**velden) == (cijfer if cijfer != was else schuif)


@given(STANDEN)
def test_een_gewist_getal_is_geen_keuze(was):
    assert gelezen(**{**zoals_getoond(was), "cijfer": ""}) is None


@given(STANDEN)
def test_keuze_uit_is_geen_keuze(was):
    assert gelezen(**{**zoals_getoond(was), "keuze": False}) is None


@given(OUD, STANDEN)
def test_met_script_zeggen_alle_velden_hetzelfde(was, nieuw):
    """The script writes the old value too: then the lamp decides."""
    assert gelezen(schuif=nieuw, cijfer=nieuw, keuze=True, was=nieuw) == nieuw
    assert gelezen(schuif=5, cijfer="", keuze=False, was="") is None


def test_een_bewust_midden_is_iets_anders_dan_geen_keuze():
    assert gelezen(schuif=5) is None
    assert gelezen(schuif=5, keuze=True) == 5
    assert gelezen(schuif=5, cijfer=5) == 5


def test_zonder_velden_is_er_geen_keuze():
    form = Formulier(QueryDict(""))
    assert form.is_valid()
    assert form.cleaned_data["nu"] is None


# --- what is no position -------------------------------------------------------------------------


@pytest.mark.parametrize("cijfer", ["0", "10", "-1", "3.5", "drie", "7a", "1 2", "٣", "999999"])
def test_wat_geen_stand_is_wordt_uitgelegd_en_blijft_staan(cijfer):
    form = form_met(cijfer=cijfer)
    assert not form.is_valid()
    assert form.errors["nu"] == [FOUT]
    assert f'name="nu_cijfer" value="{escape(cijfer)}"' in str(form["nu"])
    assert form_met(cijfer="3").is_valid()


@given(st.text(max_size=12))
def test_alles_wat_getypt_wordt_is_een_stand_of_een_fout(tekst):
    form = form_met(cijfer=tekst)
    if form.is_valid():
        assert form.cleaned_data["nu"] in {None, *range(1, 10)}
    else:
        assert form.errors["nu"] == [FOUT]
    assert form.is_valid() == (tekst.strip() in {"", *"123456789"})


@pytest.mark.parametrize("schuif", ["0", "10", "x", "5.0"])
def test_een_schuif_buiten_de_schaal_is_een_fout(schuif):
    assert form_met(schuif=schuif).errors["nu"] == [FOUT]


def test_de_getypte_stand_blijft_staan_naast_een_andere_fout():
    form = InvulForm(
        {"nu": "7", "nu_cijfer": "7", "nu_was": "7", "nu_keuze": "on", "ambitie_cijfer": "12"},
        schuif="PM",
    )
    assert not form.is_valid()
    tekst = str(form["nu"])
    assert 'name="nu" min="1" max="9" step="1" value="7"' in tekst
    assert 'name="nu_cijfer" value="7"' in tekst
    assert 'name="nu_keuze" checked' in tekst


# --- how it looks --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stand", "keuze", "gezegd"),
    [
        (None, "nee", "nog geen keuze, de schuif staat in het midden"),
        (5, "ja", "midden, stand 5 van 9"),
        (8, "ja", "hoog, stand 8 van 9"),
    ],
)
def test_een_kanaal_zegt_waar_het_staat(stand, keuze, gezegd):
    tekst = str(Formulier(initial={"nu": stand})["nu"])
    assert f'data-keuze="{keuze}"' in tekst
    assert f'aria-valuetext="{gezegd}"' in tekst
    assert f'name="nu_was" value="{stand or ""}"' in tekst
    assert "mp-kanaal--ambitie" in tekst
    assert 'class="kort">N<' in tekst
    assert "Keuze gemaakt: Nu" in tekst
    assert "Nu: stand 1 tot en met 9, leeg is geen keuze" in tekst
