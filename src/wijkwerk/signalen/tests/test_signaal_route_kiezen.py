import pytest

from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.signalen.models import Terugkoppeling, Verzending
from wijkwerk.signalen.services import signaal_route_kiezen
from wijkwerk.signalen.tests.factories import maak_signaal
from wijkwerk.signalen.tests.test_signaal_doorgeven import doorgeven


def test_zelf_oplossen_maakt_u_de_behandelaar(gebied, wijkambtenaar):
    signaal = signaal_route_kiezen(maak_signaal(gebied), actor=wijkambtenaar, route="zelf")
    assert (signaal.status, signaal.route) == ("in_behandeling", "zelf")
    assert signaal.behandelaar == wijkambtenaar.persoon
    assert not Terugkoppeling.objects.filter(signaal=signaal, soort="doorgeleid").exists()


def test_bewoners_zelf_lezen_meteen_waarom_en_wat_zij_kunnen(gebied, wijkambtenaar):
    signaal = signaal_route_kiezen(
        maak_signaal(gebied),
        actor=wijkambtenaar,
        route="bewoners",
        reden="De tuin is van u samen.",
        zelf="Leen gereedschap bij het buurthuis.",
    )
    nieuws = Terugkoppeling.objects.get(signaal=signaal, soort="doorgeleid")
    assert (nieuws.reden, nieuws.zelf) == (
        "De tuin is van u samen.",
        "Leen gereedschap bij het buurthuis.",
    )
    assert Verzending.objects.filter(terugkoppeling=nieuws, kanaal="mail").count() == 1
    assert signaal.route == "bewoners"


def test_bewoners_zelf_zonder_reden_kan_niet(gebied, wijkambtenaar):
    with pytest.raises(DomainError, match="waarom"):
        signaal_route_kiezen(maak_signaal(gebied), actor=wijkambtenaar, route="bewoners")


@pytest.mark.parametrize("route", ["dienst", "opgave", "maan"])
def test_een_andere_route_gaat_langs_zijn_eigen_weg(gebied, wijkambtenaar, route):
    with pytest.raises(DomainError, match="Kies"):
        signaal_route_kiezen(maak_signaal(gebied), actor=wijkambtenaar, route=route, reden="x")


def test_eerst_terugnemen_wat_bij_een_ander_ligt(gebied, wijkambtenaar, organisatie):
    signaal = doorgeven(maak_signaal(gebied), wijkambtenaar, organisatie)
    with pytest.raises(DomainError, match="Wacht op sector"):
        signaal_route_kiezen(signaal, actor=wijkambtenaar, route="zelf")


@pytest.mark.parametrize("rol", ["sectorambtenaar", "wijkwethouder", "raadslid", "collega_elders"])
def test_anderen_kiezen_geen_route(gebied, rolverdeling, rol):
    with pytest.raises(NotAllowed):
        signaal_route_kiezen(maak_signaal(gebied), actor=rolverdeling[rol], route="zelf")
