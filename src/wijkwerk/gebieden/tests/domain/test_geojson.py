import io
import json
from contextlib import suppress

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkwerk.core.inlezen import Afgekeurd, Leesfout
from wijkwerk.gebieden.domain.geojson import MEESTE_EIGENSCHAPPEN, Gebiedsvorm, lees_gebieden
from wijkwerk.gebieden.tests.factories import feature, rechthoek, verzameling, wijken

WGS84 = [[[5.38, 52.15], [5.40, 52.15], [5.40, 52.16], [5.38, 52.16], [5.38, 52.15]]]


def lees(inhoud):
    if not isinstance(inhoud, bytes):
        inhoud = (inhoud if isinstance(inhoud, str) else json.dumps(inhoud)).encode()
    return list(lees_gebieden(io.BytesIO(inhoud), "proef.geojson"))


def test_rd_wordt_wgs84_op_de_toren_van_amersfoort():
    (vorm,) = lees(verzameling([feature("WK990100", "Toren", rechthoek(0))]))
    lengte, breedte = vorm.vlak.bounds[:2]
    assert (lengte, breedte) == pytest.approx((5.38720621, 52.15517440), abs=1e-5)


def test_stelsel_uit_het_bestand_en_uit_de_coordinaten():
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}
    met = lees(verzameling([feature("WK990100", "A", rechthoek(0))], crs=crs))
    zonder = lees(verzameling([feature("WK990100", "A", rechthoek(0))]))
    assert met[0].vlak.equals(zonder[0].vlak)
    assert lees(verzameling([feature("WK990100", "A", WGS84)]))[0].vlak.bounds[0] == 5.38


def test_breedte_voor_lengte_zoals_wfs_2_het_geeft_wordt_omgedraaid():
    omgekeerd = [[[y, x] for x, y in WGS84[0]]]
    (vorm,) = lees(verzameling([feature("WK990100", "A", omgekeerd)]))
    assert vorm.vlak.bounds == (5.38, 52.15, 5.40, 52.16)


@pytest.mark.parametrize(
    ("crs", "ringen"),
    [
        ("EPSG:3857", WGS84),  # a system we do not read
        ("EPSG:28992", WGS84),  # says RD and is not
        (
            None,
            [
                [
                    [600_000, 6_800_000],
                    [600_100, 6_800_000],
                    [600_100, 6_800_100],
                    [600_000, 6_800_000],
                ]
            ],
        ),
        (None, [[[2.3, 48.8], [2.4, 48.8], [2.4, 48.9], [2.3, 48.8]]]),  # Paris
    ],
)
def test_een_ander_stelsel_wordt_geweigerd(crs, ringen):
    leden = {"crs": {"type": "name", "properties": {"name": crs}}} if crs else {}
    with pytest.raises(Leesfout, match=r"^proef\.geojson, regel 1: .*(stelsel)"):
        lees(verzameling([feature("WK990100", "A", ringen)], **leden))


def test_het_stelsel_mag_ook_achteraan_staan():
    inhoud = {
        "type": "FeatureCollection",
        "features": [feature("WK990100", "A", WGS84)],
        "crs": "EPSG:3857",
    }
    with pytest.raises(Leesfout, match="EPSG:3857"):
        lees(inhoud)


@pytest.mark.parametrize(
    ("eigenschappen", "code", "naam"),
    [
        ({"statcode": "WK990100", "statnaam": "Oost"}, "WK990100", "Oost"),
        (
            {
                "wijkcode": "WK990100",
                "wijknaam": "Oost",
                "gemeentecode": "GM9901",
                "gemeentenaam": "X",
            },
            "WK990100",
            "Oost",
        ),
        (
            {"buurtcode": "BU99010001", "buurtnaam": "Hof", "wijkcode": "WK990100"},
            "BU99010001",
            "Hof",
        ),
        (
            {"BU_CODE": "BU99010001  ", "BU_NAAM": " Hof  van  Eden ", "GM_NAAM": "X"},
            "BU99010001",
            "Hof van Eden",
        ),
        ({"gm_code": "GM9901", "gm_naam": "Proefstad"}, "GM9901", "Proefstad"),
        ({"code": "WK9901AA"}, "WK9901AA", "WK9901AA"),
    ],
)
def test_namen_van_velden_van_cbs_en_pdok(eigenschappen, code, naam):
    rij = {
        "type": "Feature",
        "properties": eigenschappen,
        "geometry": {"type": "Polygon", "coordinates": WGS84},
    }
    (vorm,) = lees(verzameling([rij]))
    assert (vorm.code, vorm.naam) == (code, naam)
    assert vorm.gemeentecode == "GM9901"


def test_een_kapotte_grens_wordt_hersteld_en_gemeld():
    strik = [[[5.38, 52.15], [5.40, 52.16], [5.40, 52.15], [5.38, 52.16], [5.38, 52.15]]]
    (vorm,) = lees(verzameling([feature("WK990100", "Strik", strik)]))
    assert "Self-intersection" in vorm.herstel
    assert shapely.is_valid(vorm.vlak)
    assert vorm.vlak.area == pytest.approx(0.0001, rel=0.01)


def test_een_grens_zonder_oppervlak_wordt_afgekeurd():
    streep = [[[5.38, 52.15], [5.40, 52.15], [5.38, 52.15], [5.38, 52.15]]]
    goed, fout = lees(
        verzameling([feature("WK990100", "A", WGS84), feature("WK990101", "B", streep)])
    )
    assert isinstance(goed, Gebiedsvorm)
    assert isinstance(fout, Afgekeurd)
    assert "niet te herstellen" in str(fout.reden)


@pytest.mark.parametrize(
    "coordinates",
    [
        None,
        [],
        [[]],
        [[[5, 52]]],
        "abc",
        [[["a", "b"]] * 4],
        [[[float("nan"), 52]] * 4],
        [[[5]] * 4],
        [[[True, 52]] * 4],
    ],
)
def test_onleesbare_coordinaten_worden_afgekeurd(coordinates):
    rij = {
        "type": "Feature",
        "properties": {"code": "WK990101"},
        "geometry": {"type": "Polygon", "coordinates": coordinates},
    }
    uit = lees(verzameling([feature("WK990100", "A", WGS84), rij]))
    assert isinstance(uit[1], Afgekeurd)


def test_dubbele_code_zonder_code_en_punt_worden_afgekeurd_met_reden():
    punt = {
        "type": "Feature",
        "properties": {"code": "WK990102"},
        "geometry": {"type": "Point", "coordinates": [5, 52]},
    }
    rijen = [
        feature("WK990100", "A", WGS84),
        feature("WK990100", "B", WGS84),
        feature("XX", "C", WGS84),
        punt,
    ]
    redenen = [str(rij.reden) for rij in lees(verzameling(rijen)) if isinstance(rij, Afgekeurd)]
    assert redenen == [
        "deze code stond al eerder in het bestand",
        "geen CBS-code (GM, WK of BU)",
        "geen vlak (Polygon of MultiPolygon)",
    ]


def test_water_van_een_gemeente_is_geen_tweede_gebied():
    rijen = [feature("GM9901", "A", WGS84, water="NEE"), feature("GM9901", "A", WGS84, water="JA")]
    assert len(lees(verzameling(rijen))) == 1


def test_regel_van_de_fout_in_een_afgekapt_bestand():
    regels = json.dumps(verzameling(wijken(3)), indent=1).splitlines()
    with pytest.raises(Leesfout, match="beschadigd of afgekapt") as fout:
        lees("\n".join(regels[:40]))
    assert fout.value.regel == 40


def test_fout_midden_in_een_bestand_noemt_de_regel():
    regels = json.dumps(verzameling(wijken(3)), indent=1).splitlines()
    regels[20] = regels[20] + " @@"
    with pytest.raises(Leesfout) as fout:
        lees("\n".join(regels))
    assert fout.value.regel in (21, 22)


@pytest.mark.parametrize(
    ("inhoud", "reden"),
    [
        (b"", "leeg"),
        (b"   \n", "leeg"),
        (b"code,naam\nWK990100,A\n", "geen JSON"),
        (b'{"type": "Topology", "objects": {}}', "FeatureCollection"),
        (b'[{"a": 1}]', "FeatureCollection"),
        (b'{"type": "FeatureCollection", "features": []}', "geen enkel gebied"),
        ('{"type": "FeatureCollection", "naam": "caf\xe9"}'.encode("latin-1"), "UTF-8"),
        (b'\xff\xfe{\x00"\x00', "UTF-8"),
        (b"[" * 100_000, "beschadigd"),
        (b'{"type": 1' + b"9" * 5_000 + b"}", "beschadigd"),
        (b'{"type": "FeatureCollection", "features": []} {}', "na het einde"),
    ],
)
def test_vreemde_bestanden_geven_een_duidelijke_fout(inhoud, reden):
    with pytest.raises(Leesfout, match=reden) as fout:
        lees(inhoud)
    assert fout.value.melding.startswith("proef.geojson, regel ")


def test_een_feature_met_een_miljoen_kolommen_wordt_geweigerd():
    breed = feature("WK990100", "A", WGS84, **{f"k{i}": i for i in range(MEESTE_EIGENSCHAPPEN)})
    with pytest.raises(Leesfout, match="kolommen"):
        lees(verzameling([breed]))


def test_bom_en_witruimte_mogen():
    inhoud = (
        b"\xef\xbb\xbf\n " + json.dumps(verzameling([feature("WK990100", "A", WGS84)])).encode()
    )
    assert lees(inhoud)[0].regel == 2


json_waarden = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda kind: (
        st.lists(kind, max_size=4) | st.dictionaries(st.text(max_size=8), kind, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(eigenschappen=json_waarden, geometrie=json_waarden, identiteit=json_waarden)
def test_geen_enkele_feature_laat_het_programma_vallen(eigenschappen, geometrie, identiteit):
    rijen = [
        feature("WK990100", "A", WGS84),
        {"type": "Feature", "id": identiteit, "properties": eigenschappen, "geometry": geometrie},
        {
            "properties": {"code": "WK990101"},
            "geometry": {"type": "Polygon", "coordinates": geometrie},
        },
    ]
    uit = lees(verzameling(rijen))
    assert isinstance(uit[0], Gebiedsvorm)
    assert len(uit) == 3


@settings(max_examples=60, deadline=None)
@given(knip=st.integers(0, 2_000), plaats=st.integers(0, 2_000), byte=st.integers(0, 255))
def test_elk_beschadigd_bestand_geeft_een_leesfout_of_gebieden(knip, plaats, byte):
    inhoud = bytearray(json.dumps(verzameling(wijken(4))).encode())
    inhoud[plaats % len(inhoud)] = byte
    with suppress(Leesfout):
        assert lees(bytes(inhoud[: max(1, len(inhoud) - knip)]))
