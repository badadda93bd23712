from hypothesis import given
from hypothesis import strategies as st

from wijkwerk.signalen.domain.themas import voorstel

THEMAS = {
    "groen": ["boom*", "heg"],
    "schoon": ["grofvuil", "oude bank"],
    "verkeer": ["auto"],
    "leeg": ["", "  "],
}


def namen(tekst):
    return [v.thema for v in voorstel(tekst, THEMAS)]


def test_meer_woorden_en_langere_woorden_gaan_voor():
    assert namen("Een auto en een oude bank") == ["schoon", "verkeer"]
    assert namen("Grofvuil bij de boom") == ["schoon", "groen"]
    assert namen("De boom en de heg staan bij de auto") == ["groen", "verkeer"]


def test_gelijk_blijft_in_de_volgorde_van_de_gemeente():
    assert namen("grofvuil naast de heg") == ["groen", "schoon"]


def test_de_reden_zijn_de_woorden_zelf():
    assert voorstel("Boomwortels in de heg!", THEMAS)[0].woorden == ("boom*", "heg")


def test_zonder_woorden_geen_voorstel():
    assert namen("Wat mooi hier") == []
    assert namen("") == []


@given(st.text(), st.dictionaries(st.text(max_size=3), st.lists(st.text(max_size=6), max_size=3)))
def test_wat_er_ook_staat_er_valt_niets_om(tekst, themas):
    for een in voorstel(tekst, themas):
        assert een.woorden
        assert een.thema in themas
