import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from wijkwerk.signalen.domain.tekst import schoon, zoekbaar, zoekwoorden


@given(st.text())
def test_schone_tekst_blijft_schoon(tekst):
    schone = schoon(tekst)
    assert schoon(schone) == schone
    assert not any(teken in schone for teken in "\0\r\u202e\u2066\ufeff")


@given(st.text(), st.text(st.characters(exclude_characters="\0", codec="utf-8")))
def test_zoeken_vindt_elk_woord_terug(voor, woord):
    """Whatever somebody types: each of its words is found in a text that holds it."""
    heel = zoekbaar(voor, woord)
    assert all(deel in heel for deel in zoekwoorden(woord))


def test_zoekbaar_zonder_accenten_en_hoofdletters():
    assert zoekbaar("Café  ÉÉN", "Ĳsbaan") == "cafe een ijsbaan"
    assert zoekbaar(unicodedata.normalize("NFD", "façade")) == "facade"


def test_een_lange_vraag_wordt_ingekort():
    assert len(zoekwoorden(" ".join(str(n) for n in range(100)))) == 8
