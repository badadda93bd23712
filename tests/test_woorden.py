"""No template says "wijk" where a gemeente works with kernen (S-A31): `{% w %}` does."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.een_keer
BRON = Path(__file__).resolve().parents[1] / "src" / "wijkwerk"
SJABLONEN = sorted(pad for eind in ("html", "txt") for pad in BRON.rglob(f"templates/**/*.{eind}"))
# Templates that are about the words themselves, or about every gemeente at once.
MAG = {"ui/templates/ui/stijl.html"}
WOORD = re.compile(r"\b(?:wijk(?!werk\b)\w*)", re.IGNORECASE)
TAG = re.compile(r"{%-?\s*(\w+)(.*?)-?%}", re.DOTALL)
TEKST_IN_TAG = re.compile(r"\"([^\"]*)\"|'([^']*)'")
ZONDER_TEKST = {
    "block", "elif", "extends", "for", "icoon", "if", "include", "load", "may", "pad", "partialdef",
    "static", "url", "w", "with",
}  # fmt: skip
LEESBAAR = re.compile(r"\b(?:alt|title|label|placeholder|aria-label|content|value)=\"([^\"]*)\"")


def leesbare_tekst(sjabloon: str) -> str:
    """What people read: text, also in tags and readable attributes; no names of code or styles."""
    sjabloon = re.sub(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}", " ", sjabloon, flags=re.DOTALL)
    sjabloon = re.sub(r"{{.*?}}", " ", sjabloon)
    sjabloon = TAG.sub(_tekst_van_tag, sjabloon)
    attributen = " ".join(LEESBAAR.findall(sjabloon))
    return re.sub(r"<[^>]*>", " ", sjabloon) + " " + attributen


def _tekst_van_tag(treffer: re.Match[str]) -> str:
    if treffer[1] in ZONDER_TEKST:
        return " "
    return " ".join(een or ander for een, ander in TEKST_IN_TAG.findall(treffer[2]))


def wijkwoorden(sjabloon: str) -> Iterator[str]:
    for treffer in WOORD.finditer(leesbare_tekst(sjabloon)):
        yield treffer.group()


@pytest.mark.parametrize("pad", SJABLONEN, ids=lambda pad: str(pad.relative_to(BRON)))
def test_geen_wijkwoord_in_een_sjabloon(pad: Path) -> None:
    if str(pad.relative_to(BRON)) in MAG:
        return
    assert list(wijkwoorden(pad.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "sjabloon",
    [
        "<p>Uw wijk</p>",
        '{% translate "De wijkagenda" %}',
        "{% blocktranslate %}Alle wijken van {{ naam }}{% endblocktranslate %}",
        '{% leeg "Leeg" "Deze wijk is leeg" %}',
        '<img alt="Kaart van de wijk">',
    ],
)
def test_een_wijkwoord_valt_op(sjabloon: str) -> None:
    assert list(wijkwoorden(sjabloon))


@pytest.mark.parametrize(
    "sjabloon",
    [
        '<li class="ww-wijkrij">{{ wijk.naam }}</li>',
        "{% for wijk in wijken %}{% endfor %}",
        '{% url "werkplek:wijk" gemeente wijk.slug %}',
        '{% translate "Wijkwerk is open source" %}',
        '{% w "samen" %}agenda',
    ],
)
def test_namen_van_code_tellen_niet(sjabloon: str) -> None:
    assert list(wijkwoorden(sjabloon)) == []
