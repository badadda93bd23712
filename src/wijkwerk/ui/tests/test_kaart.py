import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from wijkwerk.ui import stijlblad
from wijkwerk.ui.kaart import (
    LETTER,
    Kaart,
    Projectie,
    Punt,
    Vlak,
    _botst,
    _doos,
    als_pad,
    als_vorm,
    klassen,
)
from wijkwerk.ui.kaartbeeld import BREEDTE, kaart_beeld, prik_uit_formulier

VIERKANT = {
    "type": "Polygon",
    "coordinates": [[[5, 52], [5.1, 52], [5.1, 52.1], [5, 52.1], [5, 52]]],
}
BUUR = {
    "type": "Polygon",
    "coordinates": [[[5.1, 52], [5.2, 52], [5.2, 52.1], [5.1, 52.1], [5.1, 52]]],
}


def kaart(**anders) -> Kaart:
    return Kaart("k", "Proef", [Vlak("West", VIERKANT), Vlak("Oost", BUUR)], **anders)


@given(st.floats(3.4, 7.2), st.floats(50.8, 53.5), st.floats(0.001, 0.4), st.floats(0.001, 0.4))
def test_heen_en_terug_is_dezelfde_plek(west, zuid, breed, hoog):
    projectie = Projectie.om((west, zuid, west + breed, zuid + hoog))
    x, y = projectie.naar(west + breed / 3, zuid + hoog / 4)
    assert projectie.terug(x, y) == pytest.approx((zuid + hoog / 4, west + breed / 3), abs=1e-9)
    assert 0 <= x <= projectie.breedte
    assert 0 <= y <= projectie.hoogte


def test_noord_is_boven_en_een_graad_is_overal_even_lang():
    projectie = Projectie.om((5.0, 52.0, 5.2, 52.1))
    assert projectie.naar(5.1, 52.1)[1] < projectie.naar(5.1, 52.0)[1]
    oost = projectie.naar(5.1, 52.05)[0] - projectie.naar(5.0, 52.05)[0]
    noord = projectie.naar(5.0, 52.0)[1] - projectie.naar(5.0, 52.1)[1]
    assert oost / noord == pytest.approx(0.615, abs=0.001)  # cos(52.05°)


def test_een_klik_wordt_een_plek():
    proef = kaart()
    midden = proef.punt_bij(proef.projectie.breedte / 2, proef.projectie.hoogte / 2)
    assert (midden.lat, midden.lon) == pytest.approx((52.05, 5.1), abs=1e-6)
    kleiner = proef.punt_bij(
        BREEDTE / 2, proef.projectie.hoogte * BREEDTE / proef.projectie.breedte / 2, BREEDTE
    )
    assert (kleiner.lat, kleiner.lon) == pytest.approx((52.05, 5.1), abs=1e-6)
    assert proef.punt_bij(-1, 5) is None
    assert proef.punt_bij(5, 5000) is None


def test_een_klik_op_het_plaatje_werkt_zonder_script():
    proef = kaart()
    prik = prik_uit_formulier(proef, {"prik.x": "170", "prik.y": "100"})
    assert 5.09 < prik.lon < 5.11
    assert prik_uit_formulier(proef, {"tekst": "lamp"}) is None
    assert prik_uit_formulier(proef, {"prik.x": "veel", "prik.y": "1"}) is None


def test_het_plaatje_is_een_svg_met_de_prikker():
    beeld = kaart_beeld(kaart(prikken=[Punt(52.05, 5.05)]))
    assert beeld.count("<path") == 3
    assert "5,5" not in beeld.partition("<title>")[0]
    assert "style=" not in beeld


def test_een_prik_buiten_de_kaart_wordt_niet_getekend():
    assert kaart(prikken=[Punt(51.0, 5.1, "ver weg")]).prikplekken == []
    (plek,) = kaart(prikken=[Punt(52.05, 5.1, "hier")]).prikplekken
    assert plek[2] == "hier"


def test_gedeelde_grens_blijft_gedeeld():
    (west, oost) = kaart()._op_papier
    assert west.intersection(oost).length == pytest.approx(oost.bounds[3] - oost.bounds[1])


def test_34_gebieden_met_duizenden_punten_blijven_klein():
    ruw = [shapely.segmentize(cel, 0.00002) for cel in stijlblad.gebieden(34)]
    assert sum(len(shapely.get_coordinates(cel)) for cel in ruw) > 10_000
    groot = Kaart("k", "t", [Vlak(f"Wijk {i}", cel) for i, cel in enumerate(ruw)])
    assert len(groot.getekend) == 34
    assert sum(len(getekend.pad) for getekend in groot.getekend) < 16_000


def test_namen_bedekken_elkaar_niet():
    for proef in stijlblad.kaarten().values():
        dozen = [_doos(naam.tekst, naam.x, naam.y, LETTER) for naam in proef.namen]
        assert not any(_botst(doos, dozen[i + 1 :]) for i, doos in enumerate(dozen))


def test_een_naam_die_nergens_past_valt_weg_maar_blijft_in_de_lijst():
    lang = Kaart("k", "t", [Vlak("x" * 80, VIERKANT), Vlak("Oost", BUUR)])
    assert [naam.tekst for naam in lang.namen] == ["Oost"]
    assert len(lang.getekend) == 2


def test_zonder_geometrie_is_er_geen_kaart():
    leeg = Kaart("k", "t", [Vlak("West", None)])
    assert leeg.projectie is None
    assert leeg.getekend == leeg.namen == leeg.prikplekken == []
    assert leeg.punt_bij(1, 1) is None


def test_een_kapot_vlak_wordt_hersteld():
    vlinder = {
        "type": "Polygon",
        "coordinates": [[[5, 52], [5.1, 52.1], [5.1, 52], [5, 52.1], [5, 52]]],
    }
    assert als_vorm(vlinder).is_valid
    assert Kaart("k", "t", [Vlak("Vlinder", vlinder)]).getekend[0].pad.startswith("M")


def test_een_pad_is_na_te_tekenen():
    pad = als_pad(shapely.Polygon([(0, 0), (10.04, 0), (10, -0.5), (3, 20)]))
    assert pad == "M0 0l10 0 0-.5-7 20.5z"


def test_klassen_verdelen_de_gebieden_eerlijk():
    stappen = klassen([float(n) for n in range(1, 11)])
    assert [(k.nummer, k.van, k.tot) for k in stappen] == [
        (1, 1, 2),
        (2, 3, 4),
        (3, 5, 6),
        (4, 7, 8),
        (5, 9, 10),
    ]


@given(st.lists(st.integers(0, 12).map(float), min_size=1, max_size=60))
def test_elke_waarde_staat_in_precies_een_klasse(waarden):
    stappen = klassen(waarden)
    assert 1 <= len(stappen) <= 5
    assert stappen[-1].nummer == 5
    assert [k.nummer for k in stappen] == sorted({k.nummer for k in stappen})
    for waarde in waarden:
        assert sum(k.van <= waarde <= k.tot for k in stappen) == 1


def test_een_leeg_cijfer_krijgt_geen_klasse():
    proef = Kaart("k", "t", [Vlak("West", VIERKANT, waarde=3.0), Vlak("Oost", BUUR)], waarden=True)
    assert [getekend.klasse for getekend in proef.getekend] == [5, 0]
    assert proef.zonder_waarde
