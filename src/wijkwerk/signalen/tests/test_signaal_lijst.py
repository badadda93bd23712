"""The list of the office: who sees what, its views and filters, its cost, and the export."""

import csv
import io
from datetime import timedelta

import pytest

from wijkwerk.core import klok
from wijkwerk.core.models import Logregel
from wijkwerk.gebieden.models import Thema
from wijkwerk.signalen import services
from wijkwerk.signalen.tests.factories import maak_opgave, maak_signaal, tel_vragen
from wijkwerk.signalen.tests.test_signaal_beantwoorden import ANTWOORD
from wijkwerk.signalen.tests.test_signaal_doorgeven import doorgeven


@pytest.fixture
def pad(gemeente):
    return f"/{gemeente.slug}/werk/signalen/"


def gezien(antwoord) -> set[str]:
    return {signaal.tekst for signaal in antwoord.context["pagina"]}


@pytest.fixture
def mengsel(gebied, buurt, ander_gebied, wijkambtenaar, leidinggevende, organisatie):
    """One of every kind."""
    lang_geleden = klok.nu() - timedelta(days=40)
    with klok.verzet(lang_geleden):
        maak_signaal(gebied, tekst="te laat")
    maak_signaal(buurt, tekst="nieuw in een buurt", plek_tekst="Façadestraat")
    maak_signaal(ander_gebied, tekst="elders")
    doorgeven(maak_signaal(gebied, tekst="bij sector"), wijkambtenaar, organisatie)
    doorgeven(maak_signaal(ander_gebied, tekst="elders bij sector"), leidinggevende, organisatie)
    services.signaal_beantwoorden(
        maak_signaal(gebied, tekst="klaar"), actor=wijkambtenaar, **ANTWOORD
    )


@pytest.mark.parametrize(
    ("rol", "ziet"),
    [
        ("wijkambtenaar", {"te laat", "nieuw in een buurt", "bij sector"}),
        (
            "leidinggevende",
            {"te laat", "nieuw in een buurt", "bij sector", "elders", "elders bij sector"},
        ),
        ("collega_elders", {"elders", "elders bij sector"}),
        ("sectorambtenaar", {"bij sector", "elders bij sector"}),
        ("aandachtsfunctionaris", {"bij sector"}),
        ("partner", set()),
        ("wijkwethouder", {"te laat", "nieuw in een buurt", "bij sector"}),
        (
            "raadslid",
            {"te laat", "nieuw in een buurt", "bij sector", "elders", "elders bij sector"},
        ),
    ],
)
def test_ieder_ziet_het_zijne(mengsel, pad, rolverdeling, client_van, rol, ziet):
    antwoord = client_van(rolverdeling[rol]).get(f"{pad}?weergave=open")
    assert antwoord.status_code == 200
    assert gezien(antwoord) == ziet


@pytest.mark.parametrize("rol", ["gemeentebeheerder", "verlopen", "vreemde"])
def test_wie_hier_niets_te_zoeken_heeft_vindt_de_lijst_niet(pad, rolverdeling, client_van, rol):
    assert client_van(rolverdeling[rol]).get(pad).status_code == 404


def test_wie_niet_is_ingelogd_mag_dat_eerst_doen(client, pad):
    assert client.get(pad).status_code == 302


@pytest.mark.parametrize(
    ("vraag", "ziet"),
    [
        ("", {"te laat", "nieuw in een buurt", "bij sector"}),
        ("weergave=laat", {"te laat"}),
        ("weergave=nieuw", {"te laat", "nieuw in een buurt"}),
        ("weergave=sector", {"bij sector"}),
        ("weergave=klaar", {"klaar"}),
        ("weergave=onzin", {"te laat", "nieuw in een buurt", "bij sector"}),
        ("q=facade", {"nieuw in een buurt"}),
        ("q=FAÇADE+buurt", {"nieuw in een buurt"}),
        ("q=facade+sector", set()),
        ("gebied=noord-oost", {"nieuw in een buurt"}),
        ("gebied=noord", {"te laat", "nieuw in een buurt", "bij sector"}),
        ("gebied=zuid", set()),
        ("status=bij_sector", {"bij sector"}),
        ("status=onzin", {"te laat", "nieuw in een buurt", "bij sector"}),
        ("q=%00%25_", set()),
        ("pagina=99", {"te laat", "nieuw in een buurt", "bij sector"}),
        ("pagina=x", {"te laat", "nieuw in een buurt", "bij sector"}),
    ],
)
def test_weergaven_en_filters(mengsel, pad, wijkambtenaar, client_van, vraag, ziet):
    antwoord = client_van(wijkambtenaar).get(f"{pad}?{vraag}")
    assert gezien(antwoord) == ziet
    assert antwoord.context["gevonden"] == len(ziet)


def test_filter_op_thema_en_zoeken_op_nummer(
    gebied, gemeente, pad, thema, wijkambtenaar, client_van
):
    ander = Thema.objects.create(gemeente=gemeente, naam="Verkeer", slug="verkeer")
    groen = maak_signaal(gebied, tekst="groen", thema=thema)
    maak_signaal(gebied, tekst="verkeer", thema=ander)
    client = client_van(wijkambtenaar)
    assert gezien(client.get(f"{pad}?thema=groen")) == {"groen"}
    nummer = f"{groen.kenmerk[:4]}-{groen.kenmerk[4:]}"
    assert gezien(client.get(f"{pad}?q={nummer}")) == {"groen"}


def test_wat_eerst_klaar_moet_zijn_staat_bovenaan(mengsel, pad, wijkambtenaar, client_van):
    rijen = client_van(wijkambtenaar).get(pad).context["pagina"].object_list
    assert [rij.antwoord_voor for rij in rijen] == sorted(rij.antwoord_voor for rij in rijen)
    assert rijen[0].tekst == "te laat"


def test_lege_lijst_zegt_waarom(pad, wijkambtenaar, client_van):
    client = client_van(wijkambtenaar)
    assert "Hier wacht niets op u" in client.get(pad).content.decode()
    assert "Geen signalen gevonden" in client.get(f"{pad}?q=niets").content.decode()


@pytest.mark.parametrize("aantal", [3, 100])
def test_acht_vragen_hoeveel_signalen_er_ook_zijn(
    pad, gebied, wijkambtenaar, organisatie, client_van, aantal
):
    signalen = [maak_signaal(gebied) for _ in range(aantal)]
    doorgeven(signalen[0], wijkambtenaar, organisatie)
    maak_opgave(gebied, wijkambtenaar, signalen=signalen[1:3])
    client = client_van(wijkambtenaar)
    client.get(pad)
    with tel_vragen() as vragen:
        antwoord = client.get(f"{pad}?weergave=open&q=pad&gebied=noord")
    assert antwoord.context["gevonden"] == aantal
    assert vragen.aantal <= 8, vragen


# --- the file ---------------------------------------------------------------------------------


def test_uitvoer_bevat_wat_op_het_scherm_staat_zonder_formules_en_adressen(
    gebied, pad, wijkambtenaar, client_van, gemeente
):
    maak_signaal(gebied, tekst='=HYPERLINK("http://kwaad")', plek_tekst="@plek")
    maak_signaal(gebied, tekst="iets anders")
    antwoord = client_van(wijkambtenaar).post(f"{pad}exporteren/?q=hyperlink")
    tekst = antwoord.content.decode("utf-8-sig")
    rijen = list(csv.DictReader(io.StringIO(tekst), delimiter=";"))
    assert [(rij["tekst"][:2], rij["plek"]) for rij in rijen] == [("'=", "'@plek")]
    assert "ans@voorbeeld.nl" not in tekst
    regel = Logregel.objects.get(handeling="signaal.exporteren")
    assert regel.actor_ref == wijkambtenaar.ref


@pytest.mark.parametrize("rol", ["sectorambtenaar", "raadslid", "partner"])
def test_anderen_nemen_geen_lijst_mee(pad, rolverdeling, client_van, rol):
    assert client_van(rolverdeling[rol]).post(f"{pad}exporteren/").status_code == 404


def test_uitvoeren_kan_niet_door_te_kijken(pad, wijkambtenaar, client_van):
    assert client_van(wijkambtenaar).get(f"{pad}exporteren/").status_code == 405
