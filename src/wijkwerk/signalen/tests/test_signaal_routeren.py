"""What a rule does with a voice that comes in, and what it says when it cannot."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.rolverdeling import geef_rol
from wijkwerk.accounts.models import Vervanging
from wijkwerk.core import klok
from wijkwerk.gebieden.models import Thema
from wijkwerk.gebieden.selectors import themas_van
from wijkwerk.signalen.models import Doorgeleiding, Routeerregel, Terugkoppeling
from wijkwerk.signalen.tests.factories import maak_signaal

GROFVUIL = "Er ligt weer grofvuil naast de containers."


@pytest.fixture
def maak_regel(gemeente):
    def maak(naam="Grofvuil", voorwaarden=None, **velden):
        aantal = Routeerregel.objects.count()
        return Routeerregel.objects.create(
            gemeente=gemeente,
            kenmerk=f"REGEL{aantal:02}",
            volgorde=velden.pop("volgorde", aantal + 1),
            naam=naam,
            voorwaarden=voorwaarden or [{"veld": "woorden", "waarden": ["grofvuil"]}],
            **velden,
        )

    return maak


def stap(signaal):
    return signaal.stappen.get(handeling="signaal.routeren")


def afwezig(gemeente, persoon, vervanger):
    return Vervanging.objects.create(
        gemeente=gemeente,
        persoon=persoon,
        vervanger=vervanger,
        van=klok.vandaag(),
        tot=klok.vandaag() + timedelta(days=5),
        door=persoon,
    )


def test_de_regel_staat_op_het_signaal_en_de_stap_zegt_waarom(maak_regel, gebied, thema):
    regel = maak_regel(thema=thema)
    signaal = maak_signaal(gebied, tekst=GROFVUIL)
    assert (signaal.regel, signaal.thema, signaal.behandelaar) == (regel, thema, None)
    assert stap(signaal).toelichting == "Regel ‘Grofvuil’: woord ‘grofvuil’. Thema Groen."
    assert stap(signaal).door is None
    signaal.refresh_from_db()
    assert (signaal.regel, signaal.thema, signaal.status) == (regel, thema, "nieuw")


def test_zonder_passende_regel_gebeurt_er_niets(maak_regel, gebied):
    maak_regel(actief=False)
    maak_regel("Ander woord", [{"veld": "woorden", "waarden": ["boom"]}])
    signaal = maak_signaal(gebied, tekst=GROFVUIL)
    assert signaal.regel is None
    assert not signaal.stappen.filter(handeling="signaal.routeren").exists()


def test_de_eerste_in_volgorde_wint(maak_regel, gebied):
    maak_regel("Tweede", volgorde=2)
    maak_regel("Eerste", volgorde=1)
    assert maak_signaal(gebied, tekst=GROFVUIL).regel.naam == "Eerste"


def test_een_gebied_telt_met_alles_wat_erin_ligt(maak_regel, gebied, buurt, ander_gebied):
    maak_regel("Noord", [{"veld": "gebied", "waarden": ["noord"]}])
    assert maak_signaal(gebied).regel.naam == "Noord"
    assert "plek ‘Noord’" in stap(maak_signaal(buurt)).toelichting
    assert maak_signaal(ander_gebied).regel is None


def test_een_regel_van_een_andere_gemeente_doet_niets(maak_regel, gebied, andere_gemeente):
    from django_scopes import scope

    with scope(gemeente=andere_gemeente):
        Routeerregel.objects.create(
            gemeente=andere_gemeente,
            kenmerk="REGEL99",
            volgorde=1,
            naam="Elders",
            voorwaarden=[{"veld": "woorden", "waarden": ["grofvuil"]}],
        )
    assert maak_signaal(gebied, tekst=GROFVUIL).regel is None


def test_een_gekozen_thema_blijft(maak_regel, gemeente, gebied, thema):
    gekozen = Thema.objects.create(gemeente=gemeente, naam="Schoon", slug="schoon")
    maak_regel(thema=thema)
    signaal = maak_signaal(gebied, tekst=GROFVUIL, thema=gekozen)
    assert signaal.thema == gekozen
    assert "Thema" not in stap(signaal).toelichting


def test_klein_grut_haalt_de_datum_naar_voren(maak_regel, gemeente, gebied):
    maak_regel(klein_grut=True)
    signaal = maak_signaal(gebied, tekst=GROFVUIL)
    snel = klok.werkdagen_later(klok.vandaag(), gemeente.klein_grut_dagen, gemeente.gesloten)
    assert (signaal.klein_grut, signaal.antwoord_voor) == (True, snel)


def test_klein_grut_maakt_een_kortere_termijn_niet_langer(maak_regel, gemeente, gebied, thema):
    Thema.objects.filter(pk=thema.pk).update(servicetermijn_dagen=1)
    thema.refresh_from_db()
    maak_regel(klein_grut=True)
    signaal = maak_signaal(gebied, tekst=GROFVUIL, thema=thema)
    assert signaal.antwoord_voor == klok.werkdagen_later(klok.vandaag(), 1, gemeente.gesloten)


# --- to a colleague -----------------------------------------------------------------------------


def test_naar_een_collega(maak_regel, gebied, wijkambtenaar):
    maak_regel(behandelaar=wijkambtenaar.persoon)
    signaal = maak_signaal(gebied, tekst=GROFVUIL)
    assert (signaal.behandelaar, signaal.status) == (wijkambtenaar.persoon, "nieuw")
    assert "Voor Wilma Wijk." in stap(signaal).toelichting


def test_wie_afwezig_is_wordt_waargenomen(
    maak_regel, gemeente, gebied, wijkambtenaar, leidinggevende
):
    afwezig(gemeente, wijkambtenaar.persoon, leidinggevende.persoon)
    maak_regel(behandelaar=wijkambtenaar.persoon)
    signaal = maak_signaal(gebied, tekst=GROFVUIL)
    assert signaal.behandelaar == leidinggevende.persoon
    assert "Voor Lies Leiding, die waarneemt voor Wilma Wijk." in stap(signaal).toelichting


def test_een_waarnemer_zonder_rol_hier_krijgt_het_niet(
    maak_regel, gemeente, gebied, wijkambtenaar, collega_elders
):
    afwezig(gemeente, wijkambtenaar.persoon, collega_elders.persoon)
    maak_regel(behandelaar=wijkambtenaar.persoon)
    signaal = maak_signaal(gebied, tekst=GROFVUIL)
    assert signaal.behandelaar is None
    assert "Wilma Wijk is afwezig en niemand neemt waar" in stap(signaal).toelichting


def test_wie_elkaar_vervangen_laten_het_liggen_voor_het_kantoor(
    maak_regel, gemeente, gebied, wijkambtenaar, leidinggevende
):
    afwezig(gemeente, wijkambtenaar.persoon, leidinggevende.persoon)
    afwezig(gemeente, leidinggevende.persoon, wijkambtenaar.persoon)
    maak_regel(behandelaar=wijkambtenaar.persoon)
    assert maak_signaal(gebied, tekst=GROFVUIL).behandelaar is None


@pytest.mark.parametrize("wat", ["weg", "elders", "verlopen"])
def test_wie_hier_niets_kan_doen_krijgt_het_niet_en_de_stap_zegt_het(
    maak_regel, gebied, rolverdeling, wat
):
    wie = {
        "weg": "vertrokken",
        "elders": "collega_elders",
        "verlopen": "verlopen",
    }[wat]
    bedoeld = rolverdeling[wie].persoon
    regel = maak_regel(behandelaar=bedoeld)
    signaal = maak_signaal(gebied, tekst=GROFVUIL)
    assert (signaal.regel, signaal.behandelaar) == (regel, None)
    assert f"{bedoeld.naam} heeft geen rol in Noord" in stap(signaal).toelichting


def test_een_thema_dat_niet_meer_wordt_gebruikt_wordt_niet_gezet(maak_regel, gebied, thema):
    maak_regel(thema=thema)
    thema.actief = False
    thema.save()
    signaal = maak_signaal(gebied, tekst=GROFVUIL)
    assert signaal.thema is None
    assert "niet meer in gebruik" in stap(signaal).toelichting


# --- to an organisation -------------------------------------------------------------------------


def test_naar_een_dienst_met_een_aandachtsfunctionaris(
    maak_regel, gemeente, gebied, organisatie, aandachtsfunctionaris
):
    maak_regel(naar=organisatie, vraag="Kunt u dit ophalen?", dagen=3)
    signaal = maak_signaal(gebied, tekst=GROFVUIL)
    vraag = Doorgeleiding.objects.get(signaal=signaal)
    assert (vraag.naar, vraag.persoon, vraag.door) == (
        organisatie,
        aandachtsfunctionaris.persoon,
        None,
    )
    assert vraag.voor == klok.werkdagen_later(klok.vandaag(), 3, gemeente.gesloten)
    assert (vraag.vraag, vraag.status) == ("Kunt u dit ophalen?", "open")
    signaal.refresh_from_db()
    assert (signaal.status, signaal.route) == ("bij_sector", "dienst")
    assert (stap(signaal).van, stap(signaal).naar) == ("nieuw", "bij_sector")
    assert "Vraag aan Stadsbeheer (Aad Aandacht)" in stap(signaal).toelichting
    nieuws = Terugkoppeling.objects.get(signaal=signaal, soort="doorgeleid")
    assert nieuws.tekst == "Wij vroegen Stadsbeheer wat er kan."


def test_zonder_genoemde_persoon_is_de_vraag_voor_allen(
    maak_regel, gebied, organisatie, sectorambtenaar
):
    maak_regel(naar=organisatie)
    vraag = Doorgeleiding.objects.get(signaal=maak_signaal(gebied, tekst=GROFVUIL))
    assert vraag.persoon is None
    assert vraag.vraag


def test_een_afwezige_aandachtsfunctionaris_wordt_vervangen_door_wie_namens_de_dienst_spreekt(
    maak_regel, gebied, organisatie, rolverdeling
):
    aandachtsfunctionaris, sectorambtenaar, wijkambtenaar = (
        rolverdeling[rol] for rol in ("aandachtsfunctionaris", "sectorambtenaar", "wijkambtenaar")
    )
    maak_regel(naar=organisatie)
    rij = afwezig(organisatie.gemeente, aandachtsfunctionaris.persoon, sectorambtenaar.persoon)
    vraag = Doorgeleiding.objects.get(signaal=maak_signaal(gebied, tekst=GROFVUIL))
    assert vraag.persoon == sectorambtenaar.persoon
    rij.vervanger = wijkambtenaar.persoon  # does not speak for Stadsbeheer
    rij.save()
    vraag = Doorgeleiding.objects.get(signaal=maak_signaal(gebied, tekst=GROFVUIL))
    assert vraag.persoon == aandachtsfunctionaris.persoon


def test_naar_het_bestuur_is_naar_de_wijkwethouder(maak_regel, gebied, gemeente, wijkwethouder):
    from wijkwerk.accounts.models import Organisatie

    college = Organisatie.objects.create(gemeente=gemeente, naam="College", soort="bestuur")
    maak_regel(naar=college)
    signaal = maak_signaal(gebied, tekst=GROFVUIL)
    assert Doorgeleiding.objects.get(signaal=signaal).persoon == wijkwethouder.persoon
    assert signaal.route == "bestuur"


def test_een_dienst_waar_niemand_meer_spreekt_krijgt_niets(
    maak_regel, gebied, organisatie, sectorambtenaar
):
    maak_regel(naar=organisatie)
    sectorambtenaar.persoon.rollen.update(tot=klok.vandaag())
    signaal = maak_signaal(gebied, tekst=GROFVUIL)
    assert (signaal.status, signaal.route) == ("nieuw", "")
    assert not Doorgeleiding.objects.exists()
    assert "Niemand kan namens Stadsbeheer antwoorden" in stap(signaal).toelichting


def test_een_partner_van_een_andere_wijk_spreekt_hier_niet(
    maak_regel, gebied, ander_gebied, partnerorganisatie, partner, gemeente
):
    maak_regel(naar=partnerorganisatie)
    assert maak_signaal(ander_gebied, tekst=GROFVUIL).status == "nieuw"
    assert maak_signaal(gebied, tekst=GROFVUIL).route == "partner"
    geef_rol(gemeente, partner.persoon, "partner", organisatie=partnerorganisatie)
    assert maak_signaal(ander_gebied, tekst=GROFVUIL).status == "bij_sector"


# --- what it costs, and how fresh it is ----------------------------------------------------------


def vragen_van(doe) -> int:
    with CaptureQueriesContext(connection) as context:
        doe()
    tellen = [v["sql"] for v in context.captured_queries]
    return len([t for t in tellen if not t.startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))])


def test_een_regel_kost_niets_als_hij_niet_past(maak_regel, gebied):
    maak_signaal(gebied)
    zonder = vragen_van(lambda: maak_signaal(gebied))
    for nummer in range(20):
        maak_regel(f"Regel {nummer}", [{"veld": "gebied", "waarden": ["zuid", "stad"]}])
    maak_signaal(gebied)
    assert vragen_van(lambda: maak_signaal(gebied)) == zonder


@pytest.mark.parametrize(("doel", "extra"), [("thema", 0), ("collega", 1), ("dienst", 3)])
def test_wat_een_regel_die_past_erbij_kost(
    maak_regel, gebied, rolverdeling, organisatie, doel, extra
):
    doelen = {
        "thema": {"klein_grut": True},
        "collega": {"behandelaar": rolverdeling["wijkambtenaar"].persoon},
        "dienst": {"naar": organisatie},
    }
    maak_signaal(gebied)
    zonder = vragen_van(lambda: maak_signaal(gebied, tekst=GROFVUIL))
    maak_regel(**doelen[doel])
    maak_signaal(gebied)
    themas_van(organisatie.gemeente)
    assert vragen_van(lambda: maak_signaal(gebied, tekst=GROFVUIL)) <= zonder + extra


def test_een_wijziging_geldt_meteen(maak_regel, gebied):
    regel = maak_regel()
    assert maak_signaal(gebied, tekst=GROFVUIL).regel == regel
    regel.actief = False
    regel.save()
    assert maak_signaal(gebied, tekst=GROFVUIL).regel is None
