import pytest
from django.template import Context, Template
from django.utils.translation import override

from wijkwerk.gebieden.models import Gemeente

ZIN = '{% load gebieden %}{% w "dit" True %} {% w "enkel" %}, {% w "samen" %}agenda'


@pytest.mark.parametrize(
    ("woordenset", "taal", "zin"),
    [
        ("wijk", "nl", "Deze wijk, wijkagenda"),
        ("gebied", "nl", "Dit gebied, gebiedsagenda"),
        ("kern", "en", "This village, village agenda"),
    ],
)
def test_woorden_volgen_de_gemeente_en_de_taal(woordenset, taal, zin):
    with override(taal):
        assert Template(ZIN).render(Context({"gemeente": Gemeente(woordenset=woordenset)})) == zin


def test_zonder_gemeente_is_het_een_wijk():
    assert Template('{% load gebieden %}{% w "meervoud" %}').render(Context()) == "wijken"
