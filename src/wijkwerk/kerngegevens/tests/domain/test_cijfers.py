import io
import json
import tracemalloc
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkwerk.core.inlezen import Afgekeurd, Leesfout
from wijkwerk.kerngegevens.domain.cijfers import Cijferlezer, Cijferrij
from wijkwerk.kerngegevens.domain.getallen import GEHEIM, ONBEKEND, ONTBREEKT
from wijkwerk.kerngegevens.domain.kolommen import Kolomwijzer
from wijkwerk.kerngegevens.services import meegeleverde_indicatoren
from wijkwerk.kerngegevens.tests.factories import (
    MAIN,
    csv,
    kolomletters,
    statline,
    untyped,
    xlsx,
    zip_van,
)

WIJZER = Kolomwijzer(meegeleverde_indicatoren())


def als_bytes(inhoud):
    if isinstance(inhoud, bytes):
        return inhoud
    return (inhoud if isinstance(inhoud, str) else json.dumps(inhoud)).encode()


def lees(inhoud, jaar=2024):
    return list(Cijferlezer(WIJZER, "proef.csv", jaar).rijen(io.BytesIO(als_bytes(inhoud))))


def test_statline_met_bom_opvulling_en_jaar_in_de_rij():
    rijen = lees(
        statline(
            [
                ("2019", "Oost", "WK990100  ", "   23065", "      15"),
                ("2020JJ00", "Hof", "BU99010000", "       .", "       x"),
            ]
        )
    )
    assert rijen[0] == Cijferrij(
        2, "WK990100", "Oost", 2019, None, {"inwoners": 23065.0, "koopwoningen": 15.0}
    )
    assert (rijen[1].jaar, rijen[1].naam, dict(rijen[1].waarden)) == (
        2020,
        "Hof",
        {"inwoners": ONBEKEND, "koopwoningen": GEHEIM},
    )


@pytest.mark.parametrize("teken", [";", ",", "\t", "|"])
def test_het_scheidingsteken_volgt_uit_de_kop(teken):
    (rij,) = lees(csv([("WK990100", "10", "55.5")], teken=teken))
    assert rij.waarden == {"inwoners": 10.0, "koopwoningen": 55.5}


def test_odata_ongetypeerd_met_vlag_en_getypeerd_met_null():
    een, twee = lees(untyped([("WK990100", "1", "10"), ("WK9901AA", "3", ".")]))
    assert (een.code, een.vlag, een.waarden["inwoners"]) == ("WK990100", 1, 10.0)
    assert (twee.code, twee.vlag, twee.waarden["inwoners"]) == ("WK9901AA", 3, ONBEKEND)
    (rij,) = lees(
        {
            "value": [
                {"WijkenEnBuurten": "GM9901    ", "AantalInwoners_5": None, "Koopwoningen_40": 51}
            ]
        }
    )
    assert rij.waarden == {"inwoners": ONTBREEKT, "koopwoningen": 51.0}
    (kaal,) = lees([{"WijkenEnBuurten": "GM9901    ", "AantalInwoners_5": 7}])
    assert kaal.waarden == {"inwoners": 7.0}


def test_kwb_als_rekenblad_met_toelichting_boven_de_kop():
    rijen = lees(
        xlsx(
            [
                ("Kerncijfers wijken en buurten 2023",),
                ("gwb_code_10", "gwb_code_8", "regio ", "recs", "ind_wbi", "a_inw", "p_koopw"),
                ("WK990100", "99010000", "Oost", "Wijk", 1.0, 120.0, "55,5"),
                ("BU99010001", "99010001", "Hof", "Buurt", 2.0, ".", "."),
            ]
        ),
        2023,
    )
    assert rijen[0] == Cijferrij(
        3, "WK990100", "Oost", 2023, 1, {"inwoners": 120.0, "koopwoningen": 55.5}
    )
    assert (rijen[1].vlag, rijen[1].waarden["inwoners"]) == (2, ONBEKEND)


def test_pdok_codes_voor_geen_cijfer():
    (rij,) = lees(
        {
            "type": "FeatureCollection",
            "features": [
                {
                    "properties": {
                        "wijkcode": "WK990100",
                        "gemeentecode": "GM9901",
                        "aantalInwoners": -99997,
                        "percentageKoopwoningen": 12,
                    }
                }
            ],
        }
    )
    assert (rij.code, rij.waarden) == ("WK990100", {"inwoners": ONTBREEKT, "koopwoningen": 12.0})


def test_een_slechte_cel_keurt_de_cel_af_en_niet_de_rij():
    fout, rij = lees(csv([("WK990100", "veel", "12")]))
    assert isinstance(fout, Afgekeurd)
    assert (fout.regel, str(fout.reden)) == (2, "kolom AantalInwoners_5: ‘veel’ is geen getal")
    assert rij.waarden == {"koopwoningen": 12.0}


def test_dubbele_rij_rij_zonder_code_en_lange_cel_worden_afgekeurd():
    uit = lees(
        csv(
            [
                ("WK990100", 1, 2),
                ("WK990100", 3, 4),
                ("Totaal", 5, 6),
                ("WK990101", "9" * 20_000, 1),
            ]
        )
    )
    redenen = [(rij.regel, str(rij.reden)) for rij in uit if isinstance(rij, Afgekeurd)]
    assert redenen == [
        (3, "dit gebied stond al eerder in het bestand"),
        (4, "geen CBS-code (GM, WK of BU)"),
        (5, "een cel van meer dan 10 000 tekens"),
    ]


@pytest.mark.parametrize(
    ("inhoud", "regel", "reden"),
    [
        (b"", 1, "leeg"),
        (b"\n\n", 1, "leeg"),
        (b"naam;aantal\nA;1\n", 1, "geen kolom met CBS-codes gevonden; wel: naam, aantal"),
        (b"code;kleur\nWK990100;rood\n", 1, "geen enkele kolom herkend; wel gezien: kleur"),
        (b"code;a_inw\nTotaal;3\n", 1, "geen enkele rij met een CBS-code"),
        (b"code;a_inw\nWK990100;3;4\n", 2, "3 cellen in plaats van 2"),
        (b"code;a_inw\nWK990100;1\nWK990101\n", 3, "1 cellen in plaats van 2"),
        (b"code;a_inw;a_inw\nWK990100;1;2\n", 1, "komt meer dan een keer voor"),
        (
            "code;a_inw\nWK990100;1\nWK990101;é\n".encode("latin-1"),
            3,
            "geen UTF-8-tekst (byte 0xE9)",
        ),
        ("code;a_inw\n".encode("utf-16"), 1, "geen UTF-8"),
        (b'code;a_inw\nWK990100;"1\n', 2, "de tabel is beschadigd"),
        (b"%PDF-1.7\n\0\0", 1, "geen tabel"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, 1, "oud Excel-bestand"),
        (b"PK\x03\x04 kapot", 1, "het rekenblad is beschadigd"),
        (b'{"value": [{"WijkenEnBuurten": "WK990100"', 1, "beschadigd of afgekapt"),
        (b'{"value": [1]}', 1, "geen rij met kolommen"),
        (
            b'{"value": [{"odata.type": "Cbs.OData.Topic", "Key": "X_1"}]}',
            1,
            "omschrijving van een tabel",
        ),
        (b'{"error": "niet gevonden"}', 1, "geen lijst met cijfers"),
    ],
)
def test_slechte_bestanden_noemen_bestand_regel_en_reden(inhoud, regel, reden):
    with pytest.raises(Leesfout) as fout:
        lees(inhoud)
    assert fout.value.melding.startswith(f"proef.csv, regel {regel}: ")
    assert reden in fout.value.melding


def test_een_miljoen_kolommen_worden_geweigerd_zonder_het_geheugen_te_vullen():
    breed = b"code;" + b";".join(b"k%d" % i for i in range(1_000_000))
    lang = b"code;a_inw\nWK990100;" + b"1" * 50_000_000
    json_breed = (
        b'{"value": [{"code": "WK990100", '
        + b", ".join(b'"k%d": 1' % i for i in range(100_000))
        + b"}]}"
    )
    for inhoud in (
        breed,
        b"code;" + b";".join(b"k%d" % i for i in range(90_000)),
        lang,
        json_breed,
    ):
        bron = io.BytesIO(inhoud)
        tracemalloc.start()
        with pytest.raises(Leesfout, match=r"kolommen|langer dan"):
            list(Cijferlezer(WIJZER, "breed.csv", 2024).rijen(bron))
        piek = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert piek < 60_000_000


@pytest.mark.parametrize(
    "plek", [f"{kolomletters(16_383)}1", "B1048576", f"{kolomletters(2_500)}9"]
)
def test_een_rekenblad_met_een_verre_cel_wordt_geweigerd_voor_het_open_gaat(plek):
    """Two cells far apart: a reader that unpacks the rectangle would ask for gigabytes."""
    ver = f"{kolomletters(1_900)}1048576"
    cellen = "".join(f'<c r="{cel}"><v>1</v></c>' for cel in ("A1", ver, plek))
    with zipfile.ZipFile(io.BytesIO(xlsx([("code", "a_inw")]))) as zak:
        werkboek = zak.read("xl/workbook.xml").decode()
    blad = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{cellen}</row></sheetData></worksheet>'
    kwaad = zip_van({"xl/workbook.xml": werkboek, "xl/worksheets/sheet1.xml": blad})
    with pytest.raises(Leesfout, match=r"te groot|kolommen"):
        lees(kwaad)


def test_een_rekenblad_zonder_codes_wordt_geweigerd():
    with pytest.raises(Leesfout, match="geen blad met een kolom CBS-codes"):
        lees(xlsx([("naam", "aantal"), ("A", 1)]))


@settings(max_examples=80, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from(
        [b"", b"code;a_inw\n", b'{"value": [', b"PK\x03\x04", b"\xef\xbb\xbfcode,a_inw\n"]
    ),
)
def test_willekeurige_bytes_geven_een_leesfout_of_rijen(inhoud, begin):
    try:
        uit = lees(begin + inhoud)
    except Leesfout as fout:
        assert fout.melding  # noqa: PT017 (the other outcome is rows)
    else:
        assert uit


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 3_000), st.integers(0, 255), st.booleans())
def test_een_beschadigd_rekenblad_laat_het_programma_niet_vallen(plaats, byte, afkappen):
    inhoud = bytearray(xlsx([("code", "a_inw"), ("WK990100", 12.0), ("WK990101", 13.0)]))
    inhoud[plaats % len(inhoud)] = byte
    try:
        uit = lees(bytes(inhoud[: plaats % len(inhoud)] if afkappen else inhoud))
    except Leesfout as fout:
        assert fout.melding  # noqa: PT017 (the other outcome is rows)
    else:
        assert uit


cellen = (
    st.none()
    | st.text(max_size=6)
    | st.floats()
    | st.integers()
    | st.lists(st.integers(), max_size=2)
)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["code", "a_inw", "naam", "ind_wbi", "Perioden", "p_koopw"])
            | st.text(max_size=4),
            cellen,
            max_size=5,
        ),
        max_size=4,
    )
)
def test_elke_rij_odata_geeft_cijfers_of_een_afkeuring(rijen):
    uit = lees({"value": [{"code": "WK990100", "a_inw": 1}, *rijen]})
    assert isinstance(uit[0], Cijferrij)
