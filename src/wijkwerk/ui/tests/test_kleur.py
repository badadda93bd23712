import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwerk.ui.kleur import (
    AA_TEKST,
    DONKER,
    LICHT,
    WIT,
    contrast,
    controle,
    huisstijl_css,
    schoon,
    trap,
)

kleur = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@given(kleur)
def test_elke_kleur_geeft_een_leesbaar_thema(k):
    stappen = trap(k)
    for stap, doel in DONKER.items():
        assert contrast(stappen[stap], WIT) >= doel
    for stap, doel in LICHT.items():
        assert contrast(stappen[stap], WIT) <= doel


@given(kleur)
def test_de_paren_van_de_schermen_zijn_leesbaar(k):
    s = trap(k)
    for tekst, grond in (
        (400, 50),
        (400, 100),
        (500, 50),
        (500, 100),
        (500, 200),
        (700, 300),
        (300, 600),
        (200, 600),
        (200, 700),
    ):
        assert contrast(s[tekst], s[grond]) >= AA_TEKST, (tekst, grond)


@given(kleur)
def test_de_trap_loopt_van_licht_naar_donker(k):
    contrasten = [contrast(tint, WIT) for _stap, tint in sorted(trap(k).items())]
    assert contrasten == sorted(contrasten)


def test_contrast_van_zwart_op_wit_is_21():
    assert contrast("#000000", WIT) == pytest.approx(21)


def test_een_donkere_huiskleur_blijft_precies_zichzelf():
    assert controle("#154273").gebruikt == "#154273"
    assert not controle("#154273").aangepast


def test_een_lichte_huiskleur_wordt_donkerder_en_dat_wordt_gezegd():
    geel = controle("#FFEE00")
    assert (geel.haalt_tekst, geel.haalt_beeld, geel.aangepast) == (False, False, True)
    assert geel.contrast == 1.2


@pytest.mark.parametrize(
    "fout", ["", "rood", "#12345", "#1234567", "#ggg", "red;}body{display:none"]
)
def test_wat_geen_kleur_is_wordt_geweigerd(fout):
    with pytest.raises(ValueError, match="no colour"):
        huisstijl_css(fout)


def test_het_stijlblad_vervangt_de_huiskleur_overal():
    css = huisstijl_css("#abc")
    assert schoon("#abc") == "#aabbcc"
    assert css.startswith(".wijkwerk-theme{")
    assert css.count("--basis-color-") == 4 * 28
    for naam in ("accent-1", "action-1", "action-2", "selected"):
        assert f"--basis-color-{naam}-inverse-bg-default:" in css
