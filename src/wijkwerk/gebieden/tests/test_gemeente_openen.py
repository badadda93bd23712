import pytest

from wijkwerk.core.actor import SYSTEM, Bewoner
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.gebieden.services import gemeente_openen

pytestmark = pytest.mark.django_db


def test_openen_na_de_import_neemt_de_naam_over():
    Gebied.objects.create(
        soort="gemeente", cbs_gemeente="GM0307", slug="gemeente-x", naam="Amersfoort"
    )
    gemeente = gemeente_openen("gm0307 ", actor=SYSTEM)
    assert (gemeente.slug, gemeente.naam, gemeente.werkniveau, gemeente.woordenset) == (
        "amersfoort",
        "Amersfoort",
        "wijk",
        "wijk",
    )
    assert Logregel.objects.get().handeling == "gemeente.openen"


def test_openen_voor_de_import_vraagt_een_naam():
    with pytest.raises(DomainError, match="De naam van GM0307"):
        gemeente_openen("GM0307", actor=SYSTEM)
    assert (
        gemeente_openen("GM0307", naam="Amersfoort", woordenset="kern", actor=SYSTEM).woordenset
        == "kern"
    )


@pytest.mark.parametrize(
    ("code", "opties", "fout"),
    [
        ("WK030701", {}, "code_onbekend"),
        ("0307", {}, "code_onbekend"),
        ("GM0307", {"naam": "Ui", "slug": "ui"}, "slug_bezet"),
        ("GM0307", {"naam": "A", "slug": "Met Hoofdletters"}, "slug_bezet"),
        ("GM0307", {"naam": "A", "woordenset": "kwartier"}, "woordenset_onbekend"),
        ("GM0307", {"naam": "A", "werkniveau": "straat"}, "werkniveau_onbekend"),
    ],
)
def test_wat_niet_kan_wordt_geweigerd(code, opties, fout):
    with pytest.raises(DomainError) as mis:
        gemeente_openen(code, actor=SYSTEM, **opties)
    assert mis.value.code == fout
    assert Gemeente.objects.count() == 0


def test_een_gemeente_gaat_een_keer_open():
    gemeente_openen("GM0307", naam="Amersfoort", actor=SYSTEM)
    for code, slug in (("GM0307", "anders"), ("GM0308", "amersfoort")):
        with pytest.raises(DomainError) as mis:
            gemeente_openen(code, naam="Amersfoort", slug=slug, actor=SYSTEM)
        assert mis.value.code == "gemeente_bestaat"
    assert Gemeente.objects.count() == 1


def test_in_de_demo_alleen_een_demogemeente(settings):
    settings.DEMO = True
    with pytest.raises(DomainError) as mis:
        gemeente_openen("GM0307", naam="Amersfoort", actor=SYSTEM)
    assert mis.value.code == "alleen_demo"
    assert gemeente_openen("GM9999", naam="Wijkendam", demo=True, actor=SYSTEM).demo


def test_een_bewoner_mag_geen_gemeente_openen():
    with pytest.raises(NotAllowed):
        gemeente_openen("GM0307", naam="Amersfoort", actor=Bewoner())
