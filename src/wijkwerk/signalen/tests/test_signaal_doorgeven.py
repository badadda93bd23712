from datetime import timedelta

import pytest
from django_scopes import scope

from wijkwerk.accounts.models import Collegabericht, Organisatie
from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.signalen import services
from wijkwerk.signalen.models import Terugkoppeling, Verzending
from wijkwerk.signalen.tests.factories import maak_signaal


def doorgeven(signaal, actor, naar, **velden):
    opties = {"vraag": "Kan hier licht?", "voor": klok.vandaag() + timedelta(days=7), **velden}
    return services.signaal_doorgeven(signaal, actor=actor, naar=naar, **opties)


def test_een_vraag_met_een_datum_en_de_bewoner_leest_het(gebied, wijkambtenaar, organisatie):
    signaal = doorgeven(maak_signaal(gebied), wijkambtenaar, organisatie)
    assert signaal.status == "bij_sector"
    vraag = signaal.doorgeleidingen.get()
    assert (vraag.naar, vraag.status, vraag.door) == (organisatie, "open", wijkambtenaar.persoon)
    stap = signaal.stappen.get(handeling="signaal.doorgeven")
    assert "Kan hier licht?" in stap.toelichting
    nieuws = Terugkoppeling.objects.get(signaal=signaal, soort="doorgeleid")
    assert "Stadsbeheer" in nieuws.tekst
    assert not Verzending.objects.filter(terugkoppeling=nieuws).exists()


def test_twee_vragen_tegelijk_kan_als_het_een_ander_is(
    gebied, wijkambtenaar, sectorambtenaar, partner, organisatie, partnerorganisatie
):
    signaal = doorgeven(maak_signaal(gebied), wijkambtenaar, organisatie)
    with pytest.raises(DomainError, match="Stadsbeheer heeft dit signaal al"):
        doorgeven(signaal, wijkambtenaar, organisatie)
    doorgeven(signaal, wijkambtenaar, partnerorganisatie)
    een, twee = signaal.doorgeleidingen.order_by("pk")
    services.doorgeleiding_beantwoorden(een, actor=sectorambtenaar, antwoord="Wij komen.")
    signaal.refresh_from_db()
    assert signaal.status == "bij_sector"
    services.doorgeleiding_weigeren(twee, actor=partner, reden="Niet van ons.")
    signaal.refresh_from_db()
    assert signaal.status == "in_behandeling"
    doorgeven(signaal, wijkambtenaar, organisatie)
    assert signaal.doorgeleidingen.filter(naar=organisatie).count() == 2


@pytest.mark.parametrize(
    ("soort", "route"),
    [
        ("dienst", "dienst"),
        ("serviceteam", "serviceteam"),
        ("bestuur", "bestuur"),
        ("politie", "partner"),
        ("bewonersgroep", "partner"),
    ],
)
def test_de_organisatie_bepaalt_de_route(gebied, gemeente, wijkambtenaar, soort, route):
    naar = Organisatie.objects.create(gemeente=gemeente, naam="Zij", soort=soort)
    assert doorgeven(maak_signaal(gebied), wijkambtenaar, naar).route == route


def test_de_aandachtsfunctionaris_wordt_bij_naam_gevraagd(
    gebied, wijkambtenaar, sectorambtenaar, aandachtsfunctionaris, organisatie
):
    signaal = doorgeven(maak_signaal(gebied), wijkambtenaar, organisatie)
    assert signaal.doorgeleidingen.get().persoon == aandachtsfunctionaris.persoon
    assert Collegabericht.objects.get().persoon == aandachtsfunctionaris.persoon


def test_of_een_ander_bij_naam_die_daar_hoort(
    gebied, wijkambtenaar, sectorambtenaar, partner, organisatie
):
    signaal = maak_signaal(gebied)
    with pytest.raises(DomainError, match="Pim Partner kan hier niet antwoorden"):
        doorgeven(signaal, wijkambtenaar, organisatie, persoon=partner.persoon)
    doorgeven(signaal, wijkambtenaar, organisatie, persoon=sectorambtenaar.persoon)
    assert signaal.doorgeleidingen.get().persoon == sectorambtenaar.persoon


def test_aan_het_bestuur_vraagt_de_wijkwethouder(gebied, gemeente, wijkambtenaar, wijkwethouder):
    college = Organisatie.objects.create(gemeente=gemeente, naam="College", soort="bestuur")
    vraag = doorgeven(maak_signaal(gebied), wijkambtenaar, college).doorgeleidingen.get()
    assert vraag.persoon == wijkwethouder.persoon
    vraag = services.doorgeleiding_beantwoorden(vraag, actor=wijkwethouder, antwoord="Ja.")
    assert vraag.signaal.status == "in_behandeling"


def test_een_datum_die_voorbij_is_telt_niet(gebied, wijkambtenaar, organisatie):
    with pytest.raises(DomainError, match="datum"):
        doorgeven(
            maak_signaal(gebied), wijkambtenaar, organisatie, voor=klok.vandaag() - timedelta(1)
        )


def test_organisatie_van_een_andere_gemeente_wordt_geweigerd(
    gebied, wijkambtenaar, andere_gemeente
):
    with scope(gemeente=andere_gemeente):
        vreemd = Organisatie.objects.create(gemeente=andere_gemeente, naam="Elders", soort="dienst")
    with pytest.raises(DomainError, match="andere gemeente"):
        doorgeven(maak_signaal(gebied), wijkambtenaar, vreemd)


@pytest.mark.parametrize("rol", ["sectorambtenaar", "raadslid", "collega_elders", "partner"])
def test_anderen_mogen_niet_doorgeven(gebied, rolverdeling, organisatie, rol):
    with pytest.raises(NotAllowed):
        doorgeven(maak_signaal(gebied), rolverdeling[rol], organisatie)


def test_terugnemen_zet_de_vraag_stil(gebied, wijkambtenaar, sectorambtenaar, organisatie):
    signaal = doorgeven(maak_signaal(gebied), wijkambtenaar, organisatie)
    vraag = signaal.doorgeleidingen.get()
    signaal = services.signaal_terugnemen(vraag, actor=wijkambtenaar, reden="Het duurt te lang.")
    vraag.refresh_from_db()
    assert (signaal.status, vraag.status) == ("in_behandeling", "teruggenomen")
    assert signaal.stappen.get(handeling="signaal.terugnemen").toelichting == (
        "Stadsbeheer: Het duurt te lang."
    )
    with pytest.raises(DomainError, match="teruggenomen"):
        services.doorgeleiding_beantwoorden(vraag, actor=sectorambtenaar, antwoord="Toch ja")


def test_terugnemen_vraagt_een_reden(gebied, wijkambtenaar, organisatie):
    signaal = doorgeven(maak_signaal(gebied), wijkambtenaar, organisatie)
    with pytest.raises(DomainError, match="waarom"):
        services.signaal_terugnemen(signaal.doorgeleidingen.get(), actor=wijkambtenaar, reden=" ")
