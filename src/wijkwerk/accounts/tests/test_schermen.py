"""The screens of the beheerder, and the command that opens a gemeente."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_scopes import scope, scopes_disabled

from wijkwerk.accounts import services
from wijkwerk.accounts.models import Organisatie, Persoon, RolToewijzing, Uitnodiging
from wijkwerk.accounts.services import Instellingen, uitnodigingen
from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.logboek import controleren
from wijkwerk.gebieden.models import Gemeente

MEESTE_VRAGEN = 12


@pytest.fixture
def beheer(client_van, gemeentebeheerder, gemeente):
    """Opens a page of the beheerder by name: text after GET, answer after POST."""
    client = client_van(gemeentebeheerder)

    def openen(naam, *args, data=None, **parameters):
        pad = reverse(f"accounts:{naam}", args=[gemeente, *args])
        if data is not None:
            return client.post(pad, data)
        antwoord = client.get(pad, parameters)
        assert antwoord.status_code == 200
        return antwoord.content.decode()

    return openen


NIEUW = {
    "e_mail": "piet@voorbeeld.nl",
    "naam": "Piet de Vries",
    "rol": "wijkambtenaar",
    "gebieden": ["noord", "zuid"],
    "van": "2026-01-01",
    "reden": "nieuw",
    "eenmalig": "sleutel",
}


# --- inviting ----------------------------------------------------------------------------------


def test_uitnodigen_toont_de_link_een_keer(beheer):
    antwoord = beheer("persoon_uitnodigen", data=NIEUW)
    persoon = Persoon.objects.get(e_mail="piet@voorbeeld.nl")
    assert antwoord.url.endswith(f"/collegas/{persoon.schuilnaam}/")
    link = uitnodigingen.link(Uitnodiging.objects.get(persoon=persoon))
    assert link in beheer("persoon_detail", persoon.schuilnaam)
    assert link not in beheer("persoon_detail", persoon.schuilnaam)
    assert persoon.rollen.count() == 2


def test_twee_keer_drukken_is_een_uitnodiging(beheer):
    eerste, tweede = (beheer("persoon_uitnodigen", data=NIEUW).url for _ in range(2))
    assert eerste == tweede
    assert Uitnodiging.objects.count() == 1


def test_een_fout_komt_boven_het_formulier(beheer):
    antwoord = beheer("persoon_uitnodigen", data={**NIEUW, "rol": "partner"})
    assert antwoord.status_code == 200
    assert "Kies bij deze rol een organisatie" in antwoord.content.decode()
    assert "Piet de Vries" in antwoord.content.decode()
    assert not Persoon.objects.filter(e_mail="piet@voorbeeld.nl").exists()


def test_een_gebied_van_elders_staat_niet_in_de_lijst(beheer, andere_gemeente):
    antwoord = beheer("persoon_uitnodigen", data={**NIEUW, "gebieden": ["bestaat-niet"]})
    assert antwoord.status_code == 200
    assert not Uitnodiging.objects.exists()


def test_een_nieuwe_link(beheer, raadslid):
    schuilnaam = raadslid.persoon.schuilnaam
    assert beheer("uitnodiging_maken", schuilnaam, data={}).status_code == 302
    link = uitnodigingen.link(Uitnodiging.objects.get(persoon=raadslid.persoon))
    assert link in beheer("persoon_detail", schuilnaam)


# --- people and roles --------------------------------------------------------------------------


def test_zoeken_op_naam_functie_en_adres(beheer, wijkambtenaar, raadslid):
    for woord in ("wilma", "Wijkambtenaar", "wilma@proefdam"):
        tekst = beheer("persoon_lijst", q=woord)
        assert "Wilma Wijk" in tekst
        assert "Rachid Raad" not in tekst
    assert "Niemand gevonden" in beheer("persoon_lijst", q="xyz")


def test_wie_hier_niet_meer_werkt_staat_apart(beheer, verlopen, vreemde):
    assert "Vincent Verlopen" not in beheer("persoon_lijst")
    alle = beheer("persoon_lijst", alle="1")
    assert "Vincent Verlopen" in alle
    assert "Vera Vreemd" not in alle


def test_rol_geven_wijzigen_en_beeindigen(beheer, raadslid, gebied):
    schuilnaam = raadslid.persoon.schuilnaam
    rol = {"rol": "wijkambtenaar", "gebied": "noord", "van": str(klok.vandaag()), "reden": "erbij"}
    assert beheer("rol_geven", schuilnaam, data=rol).status_code == 302
    gegeven = RolToewijzing.objects.get(persoon=raadslid.persoon, rol="wijkambtenaar")
    assert gegeven.gebied == gebied
    assert "noord" in beheer("rol_wijzigen", gegeven.kenmerk)
    anders = {**rol, "gebied": "zuid", "laatste_dag": str(klok.vandaag() + timedelta(days=9))}
    assert beheer("rol_wijzigen", gegeven.kenmerk, data=anders).status_code == 302
    nieuw = RolToewijzing.objects.get(persoon=raadslid.persoon, gebied__slug="zuid")
    assert nieuw.tot == klok.vandaag() + timedelta(days=10)
    assert beheer("rol_beeindigen", nieuw.kenmerk, data={"reden": "klaar"}).status_code == 302
    nieuw.refresh_from_db()
    assert (nieuw.tot, nieuw.reden_einde) == (klok.vandaag(), "klaar")
    assert "klaar" in beheer("persoon_detail", schuilnaam)


def test_zonder_reden_geen_einde(beheer, raadslid):
    rol = raadslid.persoon.rollen.get()
    assert beheer("rol_beeindigen", rol.kenmerk, data={}).status_code == 200
    rol.refresh_from_db()
    assert rol.tot is None


def test_uit_dienst_op_het_scherm(beheer, wijkambtenaar, collega_elders):
    schuilnaam = wijkambtenaar.persoon.schuilnaam
    assert "Cor Collega" in beheer("persoon_uit_dienst", schuilnaam)
    weg = {"opvolger": collega_elders.persoon.schuilnaam, "reden": "andere baan"}
    assert beheer("persoon_uit_dienst", schuilnaam, data=weg).status_code == 302
    wijkambtenaar.persoon.refresh_from_db()
    assert not wijkambtenaar.persoon.is_active


def test_beoordelen_op_het_scherm(beheer, gemeentebeheerder):
    assert "te laat" in beheer("rol_lijst")
    rol = gemeentebeheerder.persoon.rollen.get()
    assert beheer("rol_beoordelen", rol.kenmerk, data={}).status_code == 302
    assert "te laat" not in beheer("rol_lijst")
    assert "op tijd beoordeeld" in beheer("beheer")


def test_wie_zichzelf_een_rol_geeft_valt_op(beheer, gemeente, gemeentebeheerder):
    services.rol_geven(
        gemeentebeheerder.persoon,
        services.Opdracht("raadslid"),
        actor=gemeentebeheerder,
        gemeente=gemeente,
        reden="proef",
    )
    assert "aan zichzelf gegeven" in beheer("rol_lijst")


def test_de_lijst_als_bestand_zonder_formules(
    beheer, raadslid, client_van, gemeentebeheerder, gemeente
):
    Persoon.objects.filter(pk=raadslid.persoon.pk).update(naam='=HYPERLINK("x")')
    antwoord = client_van(gemeentebeheerder).get(reverse("accounts:rol_lijst_csv", args=[gemeente]))
    tekst = antwoord.content.decode("utf-8-sig")
    assert tekst.startswith("naam;e-mailadres;rol")
    assert "'=HYPERLINK" in tekst
    assert len(tekst.splitlines()) == 3


# --- organisations and settings ----------------------------------------------------------------


def test_een_organisatie_toevoegen(beheer):
    nieuw = {"naam": "Welzijn Noord", "soort": "welzijn", "publiek": "on"}
    assert beheer("organisatie_toevoegen", data=nieuw).status_code == 302
    assert "Welzijn Noord" in beheer("organisatie_lijst")
    antwoord = beheer("organisatie_toevoegen", data=nieuw)
    assert "al een organisatie met deze naam" in antwoord.content.decode()
    assert Organisatie.objects.count() == 1


INSTELLINGEN = {
    "woordenset": "gebied",
    "kleur": "#FFCC00",
    "adres": "Kade 1",
    "telefoon": "14 0999",
    "e_mail": "info@voorbeeld.nl",
    "termijn_dagen": "5",
    "klein_grut_dagen": "2",
    "sluitingsdagen": "27-12-2026\n24-12-2026\n",
}


def test_de_gemeente_instellen(beheer, gemeente):
    assert beheer("gemeente_instellen", data=INSTELLINGEN).status_code == 302
    nieuw = Gemeente.objects.get(pk=gemeente.pk)
    assert (nieuw.woordenset, nieuw.kleur, nieuw.termijn_dagen) == ("gebied", "#ffcc00", 5)
    assert nieuw.klein_grut_dagen == 2
    assert nieuw.gesloten == {date(2026, 12, 24), date(2026, 12, 27)}
    assert nieuw.versie == gemeente.versie + 1
    tekst = beheer("gemeente_instellen")
    assert "27-12-2026" in tekst
    assert "Eerste kerstdag" in tekst
    assert "iets aangepast" in tekst  # yellow on white cannot be read


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("kleur", "geel"),
        ("sluitingsdagen", "31-02-2026"),
        ("termijn_dagen", "0"),
        ("woordenset", "dorp"),
        ("e_mail", "geen adres"),
    ],
)
def test_onzin_wordt_niet_bewaard(beheer, gemeente, veld, waarde):
    antwoord = beheer("gemeente_instellen", data={**INSTELLINGEN, veld: waarde})
    assert antwoord.status_code == 200
    assert Gemeente.objects.get(pk=gemeente.pk).versie == gemeente.versie


def test_alleen_de_eigen_beheerder_stelt_in(gemeente, leidinggevende, vreemde):
    for actor in (leidinggevende, vreemde):
        with pytest.raises(NotAllowed):
            services.gemeente_instellen(
                gemeente, Instellingen("wijk", "", "", "", "", 10), actor=actor
            )
        with pytest.raises(NotAllowed):
            services.organisatie_toevoegen("X", "dienst", actor=actor, gemeente=gemeente)


def test_de_dienst_weigert_wat_het_scherm_niet_laat_zien(gemeente, gemeentebeheerder):
    for keuze in (
        Instellingen("dorp", "", "", "", "", 10),
        Instellingen("wijk", "", "", "", "", 99),
        Instellingen("wijk", "", "", "", "", 10, klein_grut_dagen=0),
    ):
        with pytest.raises(DomainError):
            services.gemeente_instellen(gemeente, keuze, actor=gemeentebeheerder)


def test_de_beheerder_ziet_hoe_het_gaat(beheer):
    assert "de keten is heel" in beheer("staat")
    beheer("persoon_uitnodigen", data=NIEUW)  # its mail waits for the worker
    assert "de oudste wacht" in beheer("staat")


# --- few questions to the database ---------------------------------------------------------------


@pytest.mark.parametrize(
    "naam", ["beheer", "persoon_lijst", "rol_lijst", "organisatie_lijst", "staat"]
)
def test_een_pagina_stelt_weinig_vragen(beheer, gemeente, gebied, naam):
    for nummer in range(15):
        persoon = Persoon.objects.create_user(f"p{nummer}@voorbeeld.nl", naam=f"Persoon {nummer}")
        RolToewijzing.objects.create(
            gemeente=gemeente, persoon=persoon, rol="wijkambtenaar", gebied=gebied,
            van=klok.vandaag(), reden="proef",
        )  # fmt: skip
        Organisatie.objects.create(gemeente=gemeente, naam=f"Dienst {nummer}", soort="dienst")
    beheer(naam)  # the first one notes the session
    with CaptureQueriesContext(connection) as vragen:
        beheer(naam)
    echt = [v["sql"] for v in vragen if not v["sql"].startswith(("BEGIN", "SAVEPOINT", "RELEASE"))]
    assert len(echt) <= MEESTE_VRAGEN, "\n".join(echt)


# --- opening a gemeente --------------------------------------------------------------------------


def openen(code="GM9991", beheerder="Bea.Beheer@voorbeeld.nl", **opties) -> str:
    uit = StringIO()
    call_command("gemeente_openen", code, beheerder=beheerder, stdout=uit, **opties)
    return uit.getvalue()


def test_openen_geeft_een_gemeente_een_beheerder_en_een_link(db, client):
    uit = openen(naam="Nieuwstad")
    gemeente = Gemeente.objects.get(cbs_code="GM9991")
    assert (gemeente.slug, gemeente.naam) == ("nieuwstad", "Nieuwstad")
    with scope(gemeente=gemeente):
        rol = RolToewijzing.objects.get()
    assert (rol.rol, rol.persoon.e_mail) == ("gemeentebeheerder", "bea.beheer@voorbeeld.nl")
    pad = uit.strip().splitlines()[-1].partition("/inloggen/")[2]
    assert client.get(f"/inloggen/{pad}").status_code == 200
    assert list(controleren()) == []


def test_nog_een_keer_openen_is_een_nieuwe_link(db):
    links = {openen(naam="Nieuwstad").strip().splitlines()[-1] for _ in range(2)}
    assert len(links) == 2
    assert Gemeente.objects.count() == 1
    with scopes_disabled():
        assert RolToewijzing.objects.count() == 1
    assert Uitnodiging.objects.open(klok.nu()).count() == 1


def test_een_tweede_beheerder_kan_erbij(db):
    openen(naam="Nieuwstad")
    openen(beheerder="ander@voorbeeld.nl")
    with scopes_disabled():
        assert RolToewijzing.objects.filter(rol="gemeentebeheerder").count() == 2


@pytest.mark.parametrize(
    ("opties", "zegt"),
    [
        ({"code": "XX"}, "geen gemeentecode"),
        ({"beheerder": "geen adres"}, "geen e-mailadres"),
        ({}, "nog niet bekend"),
        ({"naam": "Ui", "slug": "ui"}, "kies een ander"),
    ],
)
def test_wat_niet_kan_laat_niets_achter(db, opties, zegt):
    with pytest.raises(CommandError, match=zegt):
        openen(**opties)
    assert not Gemeente.objects.exists()
    assert not Persoon.objects.exists()
