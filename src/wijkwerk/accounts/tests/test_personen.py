"""Inviting people, and letting them go."""

import pytest
from django.contrib.auth import get_user
from django_scopes import scope

from wijkwerk.accounts import events, services
from wijkwerk.accounts.models import Persoon, Uitnodiging
from wijkwerk.accounts.selectors import actor_van, collegas
from wijkwerk.accounts.services import Nieuwkomer, Opdracht, uitnodigingen
from wijkwerk.accounts.tasks import uitnodiging_mailen
from wijkwerk.core import klok
from wijkwerk.core.actor import SYSTEM, Bewoner
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel

PIET = Nieuwkomer("Piet@Voorbeeld.nl ", "Piet de Vries", "wijkmanager")


@pytest.fixture
def nodig_uit(gemeente, gemeentebeheerder):
    def uitnodigen(wie=PIET, *, actor=gemeentebeheerder, rol="raadslid", gebieden=(), **opties):
        return services.persoon_uitnodigen(
            wie,
            Opdracht(rol, **opties),
            actor=actor,
            gemeente=gemeente,
            reden="nieuw",
            gebieden=gebieden,
        )

    return uitnodigen


# --- inviting ----------------------------------------------------------------------------------


def test_een_nieuwe_collega_krijgt_account_rollen_en_link(nodig_uit, gebied, ander_gebied):
    gedaan = nodig_uit(rol="wijkambtenaar", gebieden=[gebied, ander_gebied])
    assert gedaan.persoon.e_mail == "piet@voorbeeld.nl"
    assert not gedaan.persoon.has_usable_password()
    assert {rol.gebied for rol in gedaan.rollen} == {gebied, ander_gebied}
    assert gedaan.uitnodiging is not None
    assert [c.persoon for c in collegas("piet vries")] == [gedaan.persoon]
    namen = set(Logregel.objects.values_list("handeling", flat=True))
    assert namen == {"rol.geven", "persoon.uitnodigen", "uitnodiging.maken"}


def test_wie_al_binnen_is_krijgt_alleen_de_rol(nodig_uit):
    persoon = Persoon.objects.create_user("piet@voorbeeld.nl", "een lang wachtwoord", naam="Piet")
    gedaan = nodig_uit()
    assert (gedaan.persoon, gedaan.uitnodiging) == (persoon, None)
    assert gedaan.persoon.naam == "Piet"


def test_niemand_krijgt_de_link_van_wie_ook_elders_werkt(nodig_uit, vreemde):
    """Else the beheerder of one gemeente could take over an account of another."""
    gedaan = nodig_uit(Nieuwkomer(vreemde.persoon.e_mail, "Vera"))
    assert gedaan.persoon == vreemde.persoon
    assert gedaan.uitnodiging is None


def test_alleen_de_beheerder_nodigt_uit(nodig_uit, leidinggevende, vreemde):
    for actor in (leidinggevende, vreemde, Bewoner()):
        with pytest.raises(NotAllowed):
            nodig_uit(actor=actor)
    assert not Persoon.objects.filter(e_mail="piet@voorbeeld.nl").exists()


def test_een_mislukte_uitnodiging_laat_niets_achter(nodig_uit):
    with pytest.raises(DomainError):
        nodig_uit(rol="partner")
    assert not Persoon.objects.filter(e_mail="piet@voorbeeld.nl").exists()
    assert not Uitnodiging.objects.exists()


def test_wie_terugkomt_begint_zonder_wachtwoord(nodig_uit, vertrokken):
    Persoon.objects.filter(pk=vertrokken.persoon.pk).update(password="oud")
    gedaan = nodig_uit(Nieuwkomer(vertrokken.persoon.e_mail, "Veerle"))
    assert gedaan.persoon.is_active
    assert not gedaan.persoon.has_usable_password()
    assert gedaan.uitnodiging is not None


# --- the link ----------------------------------------------------------------------------------


def test_de_link_werkt_een_keer(nodig_uit):
    sleutel = uitnodigingen.token(nodig_uit().uitnodiging)
    persoon = services.uitnodiging_aannemen(sleutel, actor=Bewoner(), wachtwoord="een lang woord")
    assert persoon.check_password("een lang woord")
    with pytest.raises(DomainError, match="al gebruikt"):
        services.uitnodiging_aannemen(sleutel, actor=Bewoner(), wachtwoord="iets anders")
    persoon.refresh_from_db()
    assert persoon.check_password("een lang woord")


def test_de_link_verloopt(nodig_uit):
    uitnodiging = nodig_uit().uitnodiging
    with klok.verzet(uitnodiging.geldig_tot), pytest.raises(DomainError, match="verlopen"):
        services.uitnodiging_aannemen(
            uitnodigingen.token(uitnodiging), actor=Bewoner(), wachtwoord="een lang woord"
        )


def test_een_nieuwe_link_maakt_de_oude_ongeldig(nodig_uit, gemeente, gemeentebeheerder):
    gedaan = nodig_uit()
    oud = uitnodigingen.token(gedaan.uitnodiging)
    nieuw = services.uitnodiging_maken(gedaan.persoon, actor=gemeentebeheerder, gemeente=gemeente)
    with pytest.raises(DomainError):
        services.uitnodiging_aannemen(oud, actor=Bewoner(), wachtwoord="een lang woord")
    assert services.uitnodiging_aannemen(
        uitnodigingen.token(nieuw), actor=Bewoner(), wachtwoord="een lang woord"
    )


def test_het_token_staat_nergens(nodig_uit):
    """Not in the row, not in the queue: only the key of the installation makes it."""
    uitnodiging = nodig_uit().uitnodiging
    sleutel = uitnodigingen.token(Uitnodiging.objects.get(pk=uitnodiging.pk))
    assert len(sleutel) == 64
    rij = Uitnodiging.objects.filter(pk=uitnodiging.pk).values().get()
    assert sleutel not in str(rij)
    from django_tasks_db.models import DBTaskResult

    taken = list(DBTaskResult.objects.values_list("args_kwargs", flat=True))
    assert taken
    assert sleutel not in str(taken)


def test_een_beheerder_kaapt_geen_account(gemeente, gemeentebeheerder, raadslid):
    raadslid.persoon.set_password("een lang wachtwoord")
    raadslid.persoon.save()
    with pytest.raises(DomainError, match="al een account"):
        services.uitnodiging_maken(raadslid.persoon, actor=gemeentebeheerder, gemeente=gemeente)
    assert services.uitnodiging_maken(raadslid.persoon, actor=SYSTEM, gemeente=gemeente)


def test_de_mail_heeft_de_link_en_gaat_een_keer(nodig_uit, mailoutbox, settings):
    uitnodiging = nodig_uit().uitnodiging
    uitnodiging_mailen.call(uitnodiging.pk)
    uitnodiging_mailen.call(uitnodiging.pk)
    assert [bericht.to for bericht in mailoutbox] == [["piet@voorbeeld.nl"]]
    assert uitnodigingen.link(uitnodiging) in mailoutbox[0].body
    assert uitnodigingen.link(uitnodiging).startswith(settings.ADRES)


def test_de_veger_pakt_op_wat_bleef_liggen(nodig_uit, mailoutbox):
    uitnodiging = nodig_uit().uitnodiging
    assert services.uitnodigingen_vegen() == 0
    with klok.verzet(klok.nu() + uitnodigingen.MAIL_NA):
        assert services.uitnodigingen_vegen() == 1
    uitnodiging_mailen.call(uitnodiging.pk)
    with klok.verzet(klok.nu() + uitnodigingen.MAIL_NA):
        assert services.uitnodigingen_vegen() == 0


# --- leaving -----------------------------------------------------------------------------------


@pytest.fixture
def werk(monkeypatch):
    """A room above that gives work: three things of everybody."""
    verhuisd = []

    def overdragen(gemeente, van, naar, *, actor):
        verhuisd.append((van, naar, actor))
        return 3

    monkeypatch.setattr(events, "_overdrachten", {})
    events.overdracht(
        "proefwerk", "proeven", tellen=lambda gemeente, persoon: 3, overdragen=overdragen
    )
    return verhuisd


@pytest.fixture
def gaat_weg(gemeente, gemeentebeheerder):
    def weg(persoon, *, opvolger=None, actor=gemeentebeheerder):
        return services.persoon_uit_dienst(
            persoon, actor=actor, gemeente=gemeente, opvolger=opvolger, reden="andere baan"
        )

    return weg


def test_het_werk_gaat_naar_de_opvolger(
    gaat_weg, werk, wijkambtenaar, collega_elders, gemeentebeheerder
):
    verhuisd = gaat_weg(wijkambtenaar.persoon, opvolger=collega_elders.persoon)
    assert verhuisd == {"proefwerk": 3}
    assert werk == [(wijkambtenaar.persoon, collega_elders.persoon, gemeentebeheerder)]


def test_rollen_sessies_en_links_eindigen_meteen(
    gaat_weg, werk, wijkambtenaar, client_van, gemeente, rf
):
    persoon = wijkambtenaar.persoon
    client = client_van(wijkambtenaar)
    uitnodiging = services.uitnodiging_maken(persoon, actor=SYSTEM, gemeente=gemeente)
    gaat_weg(persoon)
    persoon.refresh_from_db()
    assert (persoon.is_active, persoon.uit_dienst_op) == (False, klok.vandaag())
    assert actor_van(persoon, gemeente).rollen == ()
    verzoek = rf.get("/")
    verzoek.session = client.session
    assert not get_user(verzoek).is_authenticated
    with pytest.raises(DomainError):
        services.uitnodiging_aannemen(
            uitnodigingen.token(uitnodiging), actor=Bewoner(), wachtwoord="een lang woord"
        )


def test_wie_ook_elders_werkt_houdt_het_account(
    gaat_weg, werk, gemeente, andere_gemeente, wijkambtenaar, vreemde
):
    with scope(gemeente=andere_gemeente):
        services.rol_geven(
            wijkambtenaar.persoon,
            Opdracht("raadslid"),
            actor=vreemde,
            gemeente=andere_gemeente,
            reden="ook daar",
        )
    gaat_weg(wijkambtenaar.persoon)
    wijkambtenaar.persoon.refresh_from_db()
    assert wijkambtenaar.persoon.is_active
    assert actor_van(wijkambtenaar.persoon, gemeente).rollen == ()
    assert actor_van(wijkambtenaar.persoon, andere_gemeente).rollen != ()


def test_niet_zichzelf_en_niet_de_laatste(gaat_weg, werk, gemeentebeheerder):
    with pytest.raises(DomainError, match="uzelf"):
        gaat_weg(gemeentebeheerder.persoon)
    with pytest.raises(DomainError, match="laatste"):
        gaat_weg(gemeentebeheerder.persoon, actor=SYSTEM)


def test_de_opvolger_werkt_hier(gaat_weg, werk, wijkambtenaar, vreemde):
    for opvolger in (vreemde.persoon, wijkambtenaar.persoon):
        with pytest.raises(DomainError, match="Kies een collega"):
            gaat_weg(wijkambtenaar.persoon, opvolger=opvolger)
    assert werk == []


def test_alleen_de_beheerder_meldt_uit_dienst(
    gaat_weg, werk, wijkambtenaar, leidinggevende, vreemde
):
    for actor in (leidinggevende, vreemde):
        with pytest.raises(NotAllowed):
            gaat_weg(wijkambtenaar.persoon, actor=actor)
