import pytest

from wijkwerk.signalen.domain.trefwoorden import Woorden, gevonden, omvat


@pytest.mark.parametrize(
    ("trefwoord", "tekst", "staat_er"),
    [
        ("boom", "De BOOM is om.", True),
        ("boom", "De boomwortel drukt op de stoep", False),
        ("boom*", "De boomwortel drukt op de stoep", True),
        ("boom*", "De kruin", False),
        ("café", "lawaai bij het cafe", True),
        ("losse tegel", "Een losse, scheve tegel", False),
        ("losse tegel", "Een LOSSE-tegel!", True),
        ("losse tegel*", "losse tegels", True),
        ("a b a", "a b b a b a", True),
        ("!!!", "help!!!", False),
        ("*", "wat dan ook", False),
        ("", "wat dan ook", False),
    ],
)
def test_hele_woorden(trefwoord, tekst, staat_er):
    assert Woorden.van(tekst).bevat(trefwoord) is staat_er


def test_gevonden_houdt_de_volgorde_en_noemt_elk_woord_een_keer():
    assert gevonden(["tak", "boom", "tak"], Woorden.van("boom en tak en tak")) == ("tak", "boom")


@pytest.mark.parametrize(
    ("ruim", "nauw", "ja"),
    [
        ("boom", "oude boom", True),
        ("oude boom", "boom", False),
        ("boom*", "boomwortel", True),
        ("boom*", "boomw*", True),
        ("boomw*", "boom*", False),
        ("boom", "boom*", False),
        ("", "boom", False),
    ],
)
def test_omvat(ruim, nauw, ja):
    assert omvat(ruim, nauw) is ja
