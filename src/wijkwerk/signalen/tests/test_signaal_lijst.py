"""The list of the office: who sees what, its views and filters, its cost, and the export."""

import csv
import io
from datetime import timedelta

import pytest

from wijkwerk.accounts.models import Vervanging
from wijkwerk.core import klok
from wijkwerk.core.kenmerk import toon
from wijkwerk.core.models import Logregel
from wijkwerk.gebieden.models import Thema
from wijkwerk.signalen import services
from wijkwerk.signalen.models import Melder, Oordeel, Signaal
from wijkwerk.signalen.services import MelderGegevens
from wijkwerk.signalen.tests.factories import (
    maak_opgave,
    maak_signaal,
    tel_vragen,
    veel_signalen,
)
from wijkwerk.signalen.tests.test_signaal_beantwoorden import ANTWOORD
from wijkwerk.signalen.tests.test_signaal_doorgeven import doorgeven


@pytest.fixture
def pad(gemeente):
    return f"/{gemeente.slug}/werk/signalen/"


def gezien(antwoord) -> set[str]:
    return {rij["tekst"] for rij in antwoord.context["pagina"]}


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


def test_filter_op_thema(gebied, gemeente, pad, thema, wijkambtenaar, client_van):
    ander = Thema.objects.create(gemeente=gemeente, naam="Verkeer", slug="verkeer", basis=True)
    maak_signaal(gebied, tekst="groen", thema=thema)
    maak_signaal(gebied, tekst="verkeer", thema=ander)
    maak_signaal(gebied, tekst="zonder")
    client = client_van(wijkambtenaar)
    assert gezien(client.get(f"{pad}?thema=groen")) == {"groen"}
    assert gezien(client.get(f"{pad}?thema=geen")) == {"zonder"}
    assert gezien(client.get(f"{pad}?alleen=basis")) == {"verkeer"}


@pytest.mark.parametrize("vorm", ["{}", "{:.4}-{}", "kort", "met spatie"])
def test_een_nummer_opent_het_signaal_wat_er_ook_aan_staat(
    gebied, pad, wijkambtenaar, client_van, vorm
):
    nummer = maak_signaal(gebied).kenmerk
    schrijf = {
        "{}": nummer,
        "{:.4}-{}": toon(nummer),
        "kort": toon(nummer).lower(),
        "met spatie": f" {nummer[:4]} {nummer[4:]} ".replace("0", "o").replace("1", "l"),
    }[vorm]
    antwoord = client_van(wijkambtenaar).get(
        pad, {"q": schrijf, "weergave": "klaar", "thema": "groen"}
    )
    assert antwoord.status_code == 302
    assert antwoord.url == f"{pad}{toon(nummer)}/"


def test_het_nummer_van_een_ander_opent_niets(ander_gebied, pad, wijkambtenaar, client_van):
    nummer = maak_signaal(ander_gebied).kenmerk
    antwoord = client_van(wijkambtenaar).get(pad, {"q": nummer})
    assert antwoord.status_code == 200
    assert antwoord.context["gevonden"] == 0


@pytest.fixture
def rijtje(gebied, gemeente, wijkambtenaar, collega_elders, organisatie, thema):
    """Each filter finds exactly one of these."""
    maak_signaal(gebied, tekst="kanaal")
    zet("kanaal", kanaal="brief")
    maak_signaal(gebied, tekst="soort", soort="compliment")
    maak_signaal(gebied, tekst="lang geleden")
    zet("lang geleden", ontvangen_op=klok.nu() - timedelta(days=300))
    services.signaal_oppakken(maak_signaal(gebied, tekst="van mij"), actor=wijkambtenaar)
    doorgeven(maak_signaal(gebied, tekst="doorgegeven"), wijkambtenaar, organisatie)
    zet("doorgegeven", behandelaar=None, route="dienst")
    maak_signaal(gebied, tekst="van een ander")
    zet("van een ander", behandelaar=collega_elders.persoon)
    for tekst, velden in (
        ("klein", {"klein_grut": True}),
        ("heropend", {"heropend": 2}),
        ("samen", {"status": "samengevoegd"}),
    ):
        maak_signaal(gebied, tekst=tekst, melder=MelderGegevens())
        zet(tekst, **velden)
    maak_opgave(
        gebied,
        wijkambtenaar,
        signalen=[maak_signaal(gebied, tekst="bundel", melder=MelderGegevens())],
    )
    nee = maak_signaal(gebied, tekst="niet gehoord")
    nee.gemeente = gemeente
    oordeel(nee, "nee")
    ja = maak_signaal(gebied, tekst="eerst niet, later wel")
    oordeel(ja, "nee")
    oordeel(ja, "ja")


def zet(tekst: str, **velden) -> None:
    assert Signaal.objects.filter(tekst=tekst).update(**velden) == 1


def oordeel(signaal: Signaal, gehoord: str) -> None:
    Oordeel.objects.create(
        gemeente_id=signaal.gemeente_id,
        melder=signaal.melders.get(),
        signaal=signaal,
        gehoord=gehoord,
        op=klok.nu(),
    )


def eergisteren() -> str:
    return (klok.vandaag() - timedelta(days=2)).isoformat()


@pytest.mark.parametrize(
    ("vraag", "ziet"),
    [
        ("kanaal=brief", {"kanaal"}),
        ("soort=compliment", {"soort"}),
        ("route=dienst", {"doorgegeven"}),
        ("bij=Stadsbeheer", {"doorgegeven"}),
        ("behandelaar=mij", {"van mij", "bundel"}),
        ("weergave=mij", {"van mij", "bundel"}),
        ("behandelaar=vervang", set()),
        ("tot=EERGISTEREN", {"lang geleden"}),
        ("alleen=klein_grut", {"klein"}),
        ("alleen=heropend", {"heropend"}),
        ("alleen=niet_gehoord", {"niet gehoord"}),
        ("alleen=besluit", set()),
        ("alleen=foto", set()),
        ("status=samengevoegd", {"samen"}),
        ("weergave=alles&status=samengevoegd", {"samen"}),
        ("alleen=klein_grut&alleen=heropend", set()),
        ("kanaal=onzin&soort=onzin&van=31-12&alleen=onzin&route=x", None),
    ],
)
def test_elk_filter_vindt_het_zijne(rijtje, pad, wijkambtenaar, client_van, vraag, ziet):
    antwoord = client_van(wijkambtenaar).get(f"{pad}?{vraag.replace('EERGISTEREN', eergisteren())}")
    open_ = {rij.tekst for rij in Signaal.objects.open()}
    assert gezien(antwoord) == (open_ if ziet is None else ziet)


def test_niemand_een_ander_en_los(rijtje, pad, wijkambtenaar, collega_elders, client_van):
    client = client_van(wijkambtenaar)
    niemand = gezien(client.get(f"{pad}?behandelaar=niemand"))
    assert "doorgegeven" in niemand
    assert not niemand & {"van mij", "van een ander"}
    ander = collega_elders.persoon.schuilnaam
    assert gezien(client.get(f"{pad}?behandelaar={ander}")) == {"van een ander"}
    assert "bundel" not in gezien(client.get(f"{pad}?alleen=los"))
    assert "lang geleden" not in gezien(client.get(f"{pad}?van={eergisteren()}"))


def test_wie_ik_vervang(rijtje, gemeente, pad, wijkambtenaar, collega_elders, client_van):
    vandaag = klok.vandaag()
    Vervanging.objects.create(
        gemeente=gemeente,
        persoon=collega_elders.persoon,
        vervanger=wijkambtenaar.persoon,
        van=vandaag,
        tot=vandaag,
        door=wijkambtenaar.persoon,
    )
    client = client_van(wijkambtenaar)
    assert gezien(client.get(f"{pad}?behandelaar=vervang")) == {"van een ander"}


def test_wat_aan_staat_is_los_uit_te_zetten(rijtje, pad, thema, wijkambtenaar, client_van):
    client = client_van(wijkambtenaar)
    vraag = "weergave=open&q=soort&soort=compliment&alleen=klein_grut&alleen=foto"
    chips = dict(client.get(f"{pad}?{vraag}").context["chips"])
    assert list(chips) == ["Zoekt ‘soort’", "Soort: Compliment", "Klein grut", "Met foto"]
    assert chips["Met foto"] == "weergave=open&q=soort&soort=compliment&alleen=klein_grut"
    assert chips["Zoekt ‘soort’"] == (
        "weergave=open&soort=compliment&alleen=klein_grut&alleen=foto"
    )


def test_niets_hier_wel_elders(mengsel, pad, wijkambtenaar, client_van):
    antwoord = client_van(wijkambtenaar).get(f"{pad}?weergave=nieuw&q=klaar")
    assert antwoord.context["elders"] == 1
    assert "Zoek in alles" in antwoord.content.decode()


def test_volgorde_en_aantal_per_pagina(pad, gebied, wijkambtenaar, client_van):
    veel_signalen(gebied, 60)
    client = client_van(wijkambtenaar)
    nieuw = client.get(f"{pad}?volgorde=nieuw").context["pagina"].object_list
    oud = client.get(f"{pad}?volgorde=oud&per=100").context["pagina"].object_list
    assert (len(nieuw), len(oud)) == (25, 60)
    assert nieuw[0]["tekst"] == oud[-1]["tekst"] == "Bericht nummer 0"
    derde = client.get(f"{pad}?per=25&pagina=3").context["pagina"]
    assert (len(derde.object_list), derde.start_index(), derde.end_index()) == (10, 51, 60)


def test_een_rij_zegt_wat_er_speelt(pad, gebied, wijkambtenaar, organisatie, client_van):
    signaal = maak_signaal(gebied, tekst="Er ligt afval. Al een week.")
    doorgeven(signaal, wijkambtenaar, organisatie)
    Signaal.objects.update(klein_grut=True, heropend=1)
    Melder.objects.create(
        gemeente_id=signaal.gemeente_id, signaal=signaal, soort="aansluiter", sleutel="b" * 32
    )
    pagina = client_van(wijkambtenaar).get(f"{pad}?weergave=open").content.decode()
    rij = pagina[pagina.index("<tbody>") : pagina.index("</tbody>")]
    assert f'href="{pad}{toon(signaal.kenmerk)}/?in=weergave%3Dopen"' in rij
    for tekst in ("Er ligt afval<", "2 stemmen", "klein grut, heropend", "Stadsbeheer", "nog "):
        assert tekst in rij


def test_wat_eerst_klaar_moet_zijn_staat_bovenaan(mengsel, pad, wijkambtenaar, client_van):
    rijen = client_van(wijkambtenaar).get(pad).context["pagina"].object_list
    assert [rij["antwoord_voor"] for rij in rijen] == sorted(rij["antwoord_voor"] for rij in rijen)
    assert rijen[0]["tekst"] == "te laat"


def test_lege_lijst_zegt_waarom(pad, wijkambtenaar, client_van):
    client = client_van(wijkambtenaar)
    assert "Hier wacht niets op u" in client.get(pad).content.decode()
    assert "Geen signalen gevonden" in client.get(f"{pad}?q=niets").content.decode()


@pytest.mark.parametrize(
    "vraag", ["q=bericht&gebied=noord", "alleen=niet_gehoord&alleen=los&bij=x"]
)
@pytest.mark.parametrize("aantal", [3, 300])
def test_acht_vragen_hoeveel_signalen_er_ook_zijn(  # noqa: PLR0917 -- fixtures
    pad, gebied, wijkambtenaar, organisatie, client_van, aantal, vraag
):
    veel_signalen(gebied, aantal)
    signalen = list(Signaal.objects.all()[:3])
    doorgeven(signalen[0], wijkambtenaar, organisatie)
    maak_opgave(gebied, wijkambtenaar, signalen=signalen[1:])
    services.weergave_bewaren(
        signalen[0].gemeente, actor=wijkambtenaar, naam="Groen", vraag="thema=groen"
    )
    client = client_van(wijkambtenaar)
    client.get(pad)
    with tel_vragen() as vragen:
        antwoord = client.get(f"{pad}?weergave=open&per=100&{vraag}")
    assert len(antwoord.context["rijen"]) == (min(aantal, 100) if "q=" in vraag else 0)
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
