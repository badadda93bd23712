import pytest

from wijkwerk.gebieden.domain import codes


@pytest.mark.parametrize(
    ("ruw", "code"),
    [
        ("GM1680    ", "GM1680"),
        ("wk0363ma", "WK0363MA"),
        ("BU0363AD03", "BU0363AD03"),
        ("NL00", "NL00"),
        ("NL01", None),
        ("WK٠٣٦٣00", None),
        ("GM03", None),
        ("BU0363AD0", None),
        ("0363", None),
        (None, None),
        (363, None),
    ],
)
def test_code_wordt_ontdaan_van_opvulling(ruw, code):
    assert codes.schoon(ruw) == code


def test_een_buurt_ligt_in_een_wijk_in_een_gemeente():
    assert codes.ouder_van("BU0363AD03") == "WK0363AD"
    assert codes.ouder_van("WK0363AD") == "GM0363"
    assert codes.ouder_van("GM0363") is None
    assert [codes.soort(c) for c in ("NL00", "GM0363", "WK0363AD", "BU0363AD03")] == [
        "land",
        "gemeente",
        "wijk",
        "buurt",
    ]
