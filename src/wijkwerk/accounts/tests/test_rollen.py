"""Giving, changing, ending and reviewing roles."""

from datetime import timedelta

import pytest
from django_scopes import scopes_disabled

from wijkwerk.accounts import services
from wijkwerk.accounts.domain.rollen import ROLLEN
from wijkwerk.accounts.models import Organisatie, RolToewijzing
from wijkwerk.accounts.selectors import actor_van, rollen_ter_beoordeling
from wijkwerk.accounts.services import Opdracht
from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel
from wijkwerk.gebieden.models import Gebied

DAG = timedelta(days=1)


@pytest.fixture
def geef(gemeente, gemeentebeheerder, collega_elders):
    def geven(rol="wijkambtenaar", *, actor=gemeentebeheerder, persoon=None, **opties):
        return services.rol_geven(
            persoon or collega_elders.persoon,
            Opdracht(rol, **opties),
            actor=actor,
            gemeente=gemeente,
            reden="vervanging",
        )

    return geven


def test_de_beheerder_geeft_een_rol(geef, gemeente, gebied, collega_elders, gemeentebeheerder):
    rol = geef(gebied=gebied)
    assert (rol.gebied, rol.van, rol.tot) == (gebied, klok.vandaag(), None)
    assert (rol.door, rol.reden) == (gemeentebeheerder.persoon, "vervanging")
    assert actor_van(collega_elders.persoon, gemeente).heeft_rol({"wijkambtenaar"}, gebied.pk)
    regel = Logregel.objects.latest("pk")
    assert (regel.handeling, regel.object_kenmerk) == ("rol.geven", rol.kenmerk)
    assert regel.actor_ref == gemeentebeheerder.ref


@pytest.mark.parametrize("wie", [rol for rol in ROLLEN if rol != "gemeentebeheerder"])
def test_niemand_anders_geeft_rollen(geef, gebied, wie, request):
    with pytest.raises(NotAllowed):
        geef(gebied=gebied, actor=request.getfixturevalue(wie))


def test_een_beheerder_van_een_andere_gemeente_geeft_hier_niets(geef, gebied, vreemde):
    with pytest.raises(NotAllowed):
        geef(gebied=gebied, actor=vreemde)


@pytest.mark.parametrize(
    ("opties", "code"),
    [
        ({"rol": "koning"}, "rol.onbekend"),
        ({"rol": "partner"}, "rol.organisatie"),
        ({"rol": "raadslid", "tot": klok.vandaag()}, "rol.periode"),
    ],
)
def test_een_halve_rol_kan_niet(geef, opties, code):
    with pytest.raises(DomainError) as fout:
        geef(**opties)
    assert fout.value.code == code


def test_een_beheerder_werkt_voor_de_hele_gemeente(geef, gebied):
    with pytest.raises(DomainError, match="hele gemeente"):
        geef("gemeentebeheerder", gebied=gebied)


def test_een_gebied_of_organisatie_van_elders_kan_niet(geef, andere_gemeente):
    daar = Gebied.objects.get(cbs_gemeente=andere_gemeente.cbs_code, slug="noord")
    with pytest.raises(DomainError) as fout:
        geef(gebied=daar)
    assert fout.value.code == "rol.vreemd_gebied"
    dienst = Organisatie.objects.create(gemeente=andere_gemeente, naam="Dienst", soort="dienst")
    with pytest.raises(DomainError) as fout:
        geef("sectorambtenaar", organisatie=dienst)
    assert fout.value.code == "rol.vreemde_organisatie"


def test_dezelfde_rol_twee_keer_kan_niet(geef, gebied):
    geef(gebied=gebied)
    with pytest.raises(DomainError, match="al in deze periode"):
        geef(gebied=gebied, van=klok.vandaag() + DAG)


def test_na_het_einde_kan_dezelfde_rol_opnieuw(geef, gebied):
    morgen = klok.vandaag() + DAG
    geef(gebied=gebied, tot=morgen)
    assert geef(gebied=gebied, van=morgen).van == morgen


def test_wie_weg_is_krijgt_geen_rol(geef, vertrokken):
    with pytest.raises(DomainError) as fout:
        geef("raadslid", persoon=vertrokken.persoon)
    assert fout.value.code == "rol.uit_dienst"


def test_wijzigen_bewaart_wat_er_was(
    geef, gemeente, gebied, ander_gebied, gemeentebeheerder, collega_elders
):
    oud = collega_elders.persoon.rollen.get()
    nieuw = services.rol_wijzigen(
        oud, Opdracht("wijkambtenaar", gebied=gebied), actor=gemeentebeheerder, reden="ruil"
    )
    oud.refresh_from_db()
    assert (oud.gebied, oud.tot, oud.reden_einde) == (ander_gebied, klok.vandaag(), "ruil")
    assert (nieuw.gebied, nieuw.van) == (gebied, klok.vandaag())
    actor = actor_van(collega_elders.persoon, gemeente)
    assert actor.heeft_rol({"wijkambtenaar"}, gebied.pk)
    assert not actor.heeft_rol({"wijkambtenaar"}, ander_gebied.pk)


def test_een_rol_eindigt_meteen(gemeente, wijkambtenaar, gemeentebeheerder):
    rol = wijkambtenaar.persoon.rollen.get()
    services.rol_beeindigen(rol, actor=gemeentebeheerder, reden="klaar")
    assert actor_van(wijkambtenaar.persoon, gemeente).rollen == ()
    with pytest.raises(DomainError, match="al beëindigd"):
        services.rol_beeindigen(rol, actor=gemeentebeheerder, reden="nog eens")


def test_een_rol_kan_later_eindigen(gemeente, wijkambtenaar, gemeentebeheerder):
    rol = wijkambtenaar.persoon.rollen.get()
    morgen = klok.vandaag() + DAG
    assert (
        services.rol_beeindigen(rol, actor=gemeentebeheerder, reden="x", tot=morgen).tot == morgen
    )
    assert actor_van(wijkambtenaar.persoon, gemeente).rollen != ()


def test_de_laatste_beheerder_blijft(gemeentebeheerder):
    rol = gemeentebeheerder.persoon.rollen.get()
    with pytest.raises(DomainError, match="laatste gemeentebeheerder"):
        services.rol_beeindigen(rol, actor=gemeentebeheerder, reden="klaar")
    with pytest.raises(DomainError, match="laatste gemeentebeheerder"):
        services.rol_wijzigen(rol, Opdracht("raadslid"), actor=gemeentebeheerder, reden="ruil")


def test_met_twee_beheerders_mag_er_een_weg(geef, gemeentebeheerder, raadslid):
    geef("gemeentebeheerder", persoon=raadslid.persoon)
    rol = gemeentebeheerder.persoon.rollen.get()
    assert (
        services.rol_beeindigen(rol, actor=gemeentebeheerder, reden="klaar").tot == klok.vandaag()
    )


def test_beoordelen_zet_de_rol_onderaan(gemeente, wijkambtenaar, gemeentebeheerder):
    voor = [regel.toewijzing.rol for regel in rollen_ter_beoordeling()]
    assert voor == ["gemeentebeheerder", "wijkambtenaar"]
    assert all(regel.beoordeling.te_laat for regel in rollen_ter_beoordeling()[:1])
    rol = services.rol_beoordelen(gemeentebeheerder.persoon.rollen.get(), actor=gemeentebeheerder)
    assert (rol.beoordeeld_op, rol.beoordeeld_door) == (klok.vandaag(), gemeentebeheerder.persoon)
    assert not any(r.beoordeling.te_laat for r in rollen_ter_beoordeling() if r.toewijzing == rol)


def test_een_rol_van_een_andere_gemeente_is_onvindbaar(gemeente, vreemde, gemeentebeheerder):
    with scopes_disabled():
        rol = RolToewijzing.objects.filter(persoon=vreemde.persoon).first()
    with pytest.raises(RolToewijzing.DoesNotExist):
        services.rol_beeindigen(rol, actor=gemeentebeheerder, reden="x")
