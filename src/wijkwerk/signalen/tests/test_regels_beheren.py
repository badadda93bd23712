"""The pages of routing rules: making, trying out, ordering, and saying what is wrong."""

import pytest
from django.urls import reverse
from django_scopes import scope

from wijkwerk.accounts.models import Organisatie
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel
from wijkwerk.gebieden.models import Thema
from wijkwerk.signalen import services
from wijkwerk.signalen.domain.regels import Voorwaarde
from wijkwerk.signalen.models import Routeerregel
from wijkwerk.signalen.selectors.regels import regel_proberen, regelstanden
from wijkwerk.signalen.services import MelderGegevens, Regelgegevens
from wijkwerk.signalen.tests.factories import maak_signaal, tel_vragen

GROFVUIL = "Er ligt weer grofvuil naast de containers."
WOORD = (Voorwaarde("woorden", ("grofvuil",)),)


@pytest.fixture
def maak(gemeente, leidinggevende, thema):
    def maken(naam="Grofvuil", voorwaarden=WOORD, *, actor=leidinggevende, **velden):
        gevolg = velden or {"thema": thema}
        return services.regel_maken(
            Regelgegevens(naam, voorwaarden, **gevolg), actor=actor, gemeente=gemeente
        )

    return maken


@pytest.fixture
def pad(gemeente):
    return reverse("signalen:regel_lijst", args=[gemeente])


def volgorde():
    return list(Routeerregel.objects.order_by("volgorde").values_list("naam", flat=True))


# --- who, and what a rule may be ------------------------------------------------------------------


def test_een_nieuwe_regel_staat_achteraan_en_doet_meteen_mee(maak, gebied, leidinggevende):
    maak("Eerste", (Voorwaarde("woorden", ("boom",)),))
    regel = maak()
    assert volgorde() == ["Eerste", "Grofvuil"]
    assert regel.voorwaarden == [{"veld": "woorden", "waarden": ["grofvuil"]}]
    assert maak_signaal(gebied, tekst=GROFVUIL).regel == regel
    gelogd = Logregel.objects.filter(handeling="routeerregel.beheren").last()
    assert (gelogd.actor_ref, gelogd.doel) == (leidinggevende.ref, "gemaakt")


@pytest.mark.parametrize(
    "rol",
    ["wijkambtenaar", "sectorambtenaar", "aandachtsfunctionaris", "wijkwethouder", "raadslid",
     "partner", "collega_elders", "vreemde", "verlopen"],
)  # fmt: skip
def test_anderen_maken_en_wijzigen_geen_regels(maak, rolverdeling, rol):
    regel, actor = maak(), rolverdeling[rol]
    gegevens = Regelgegevens("Anders", WOORD, klein_grut=True)
    for doe in (
        lambda: maak(actor=actor),
        lambda: services.regel_wijzigen(regel, gegevens, actor=actor),
        lambda: services.regel_verplaatsen(regel, actor=actor, omhoog=True),
        lambda: services.regel_uit(regel, actor=actor),
        lambda: services.regel_aan(regel, actor=actor),
    ):
        with pytest.raises(NotAllowed):
            doe()


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"voorwaarden": ()}, "minstens één voorwaarde"),
        ({"voorwaarden": (Voorwaarde("woorden", ("!!!",)),)}, "elke voorwaarde"),
        ({"voorwaarden": (Voorwaarde("woorden", tuple(map(str, range(61)))),)}, "elke voorwaarde"),
        ({"voorwaarden": (Voorwaarde("maan", ("vol",)),)}, "elke voorwaarde"),
        ({"voorwaarden": (Voorwaarde("soort", ("gezeur",)),)}, "in de lijst"),
        ({"voorwaarden": (Voorwaarde("thema", ("weg",)),)}, "in de lijst"),
        ({"voorwaarden": (Voorwaarde("gebied", ("elders",)),)}, "in deze gemeente"),
        ({"thema": None}, "wat er met het bericht"),
        ({"dagen": 0}, "60 werkdagen"),
        ({"naam": " "}, "een naam"),
    ],
)
def test_een_regel_die_niet_kan(gemeente, leidinggevende, thema, velden, melding):
    gegevens = {"naam": "Regel", "voorwaarden": WOORD, "thema": thema, **velden}
    with pytest.raises(DomainError, match=melding):
        services.regel_maken(Regelgegevens(**gegevens), actor=leidinggevende, gemeente=gemeente)
    assert not Routeerregel.objects.exists()


def test_doelen_van_elders_of_zonder_rol_worden_geweigerd(maak, andere_gemeente, rolverdeling):
    with scope(gemeente=andere_gemeente):
        dienst = Organisatie.objects.create(gemeente=andere_gemeente, naam="X", soort="dienst")
        vreemd = Thema.objects.create(gemeente=andere_gemeente, naam="X", slug="x")
    for velden in (
        {"naar": dienst},
        {"thema": vreemd},
        {"behandelaar": rolverdeling["sectorambtenaar"].persoon},
        {"behandelaar": rolverdeling["verlopen"].persoon},
    ):
        with pytest.raises(DomainError):
            maak(**velden)


def test_omhoog_en_omlaag_en_uit(maak, leidinggevende, gebied):
    een, twee = maak("Een"), maak("Twee")
    services.regel_verplaatsen(twee, actor=leidinggevende, omhoog=True)
    assert volgorde() == ["Twee", "Een"]
    services.regel_verplaatsen(twee, actor=leidinggevende, omhoog=True)
    assert volgorde() == ["Twee", "Een"]
    assert maak_signaal(gebied, tekst=GROFVUIL).regel == twee
    services.regel_uit(twee, actor=leidinggevende)
    assert maak_signaal(gebied, tekst=GROFVUIL).regel == een
    services.regel_aan(twee, actor=leidinggevende)
    services.regel_verplaatsen(twee, actor=leidinggevende, omhoog=False)
    assert maak_signaal(gebied, tekst=GROFVUIL).regel == een


# --- what is wrong with it ------------------------------------------------------------------------


def test_de_lijst_zegt_welke_regel_nooit_aan_de_beurt_komt(maak, gemeente):
    ruim = maak("Ruim", (Voorwaarde("woorden", ("grof*",)),))
    maak("Eng", (Voorwaarde("woorden", ("grofvuil",)), Voorwaarde("gebied", ("noord",))))
    maak("Deels", (Voorwaarde("gebied", ("noord",)),))
    _ruim, eng, deels = regelstanden(gemeente)
    assert (eng.nooit_door, deels.nooit_door) == (ruim, None)
    assert [rij.naam for rij in deels.deels_met] == ["Eng"]


def test_de_lijst_zegt_wat_niet_meer_kan(
    maak, gemeente, organisatie, thema, wijkambtenaar, sectorambtenaar
):
    maak(
        "Alles",
        (*WOORD, Voorwaarde("thema", (thema.slug,)), Voorwaarde("gebied", ("noord",))),
        thema=thema,
        behandelaar=wijkambtenaar.persoon,
        naar=organisatie,
    )
    assert regelstanden(gemeente)[0].problemen == []
    for medewerker in (wijkambtenaar, sectorambtenaar):
        medewerker.persoon.is_active = False
        medewerker.persoon.save()
    thema.actief = False
    thema.save()
    problemen = " ".join(regelstanden(gemeente)[0].problemen)
    assert "Wilma Wijk behandelt geen berichten meer" in problemen
    assert "Niemand kan namens Stadsbeheer antwoorden" in problemen
    assert "Thema Groen is niet meer in gebruik" in problemen
    assert "‘Groen’ bestaat niet meer" in problemen


def test_wat_ooit_is_opgeslagen_breekt_de_lijst_niet(
    maak, gemeente, client_van, leidinggevende, pad
):
    regel = maak()
    for onzin in (
        [],
        "x",
        [3],
        [{"veld": "maan", "waarden": ["vol"]}],
        [{"veld": "gebied", "waarden": ["weg"]}],
    ):
        regel.voorwaarden = onzin
        regel.save()
        assert regelstanden(gemeente)[0].problemen
        assert client_van(leidinggevende).get(pad).status_code == 200
        assert client_van(leidinggevende).get(f"{pad}{regel.kenmerk}/").status_code == 200


# --- trying out -----------------------------------------------------------------------------------


def test_proberen_laat_zien_wat_zou_passen_en_bewaart_niets(
    maak, gemeente, gebied, ander_gebied, leidinggevende
):
    ander = maak("Containers", (Voorwaarde("woorden", ("containers",)),))
    toen = maak_signaal(gebied, tekst=GROFVUIL)
    maak_signaal(ander_gebied, tekst="Grofvuil in het park.")
    maak_signaal(gebied, tekst="Iets anders.")
    proef = regel_proberen(gemeente, WOORD, actor=leidinggevende)
    assert (proef.bekeken, len(proef.rijen), proef.eerder_gepakt) == (3, 2, 1)
    rij = proef.rijen[1]
    assert (rij.signaal, rij.waarom, rij.toen, rij.nu) == (toen, "woord ‘grofvuil’", ander, ander)
    assert (proef.rijen[0].toen, proef.rijen[0].nu) == (None, None)
    assert Routeerregel.objects.count() == 1


def test_bij_wijzigen_telt_de_regel_zelf_niet_mee(maak, gemeente, gebied, leidinggevende):
    regel, later = maak(), maak("Later", (Voorwaarde("woorden", ("containers",)),))
    maak_signaal(gebied, tekst=GROFVUIL)
    proef = regel_proberen(gemeente, WOORD, actor=leidinggevende, regel=regel)
    assert (proef.rijen[0].toen, proef.rijen[0].nu, proef.eerder_gepakt) == (regel, later, 0)


def test_wie_berichten_niet_mag_lezen_ziet_ze_ook_hier_niet(
    gemeente, gebied, gemeentebeheerder, leidinggevende, client_van
):
    maak_signaal(gebied, tekst=GROFVUIL)
    gegevens = {"woorden_0": "grofvuil", "dagen": "5", "proef": "1"}
    nieuw = reverse("signalen:regel_maken", args=[gemeente])
    voor_beheer = client_van(gemeentebeheerder).post(nieuw, gegevens).content.decode()
    assert "bij 1 van de laatste 1 berichten gepast" in voor_beheer
    assert "naast de containers" not in voor_beheer
    assert (
        "naast de containers" in client_van(leidinggevende).post(nieuw, gegevens).content.decode()
    )


# --- the pages ------------------------------------------------------------------------------------


VELDEN = {
    "naam": "Grofvuil",
    "rijen": "2",
    "woorden_0": "grofvuil, oude bank\nkoelkast",
    "woorden_1": "",
    "gebied": ["noord"],
    "soort": ["melding", "klacht"],
    "klein_grut": "on",
    "dagen": "5",
}


def test_een_regel_maken_op_de_pagina(gemeente, client_van, leidinggevende, pad):
    client = client_van(leidinggevende)
    assert "Nog geen regels" in client.get(pad).content.decode()
    assert client.post(f"{pad}nieuw/", VELDEN).url == pad
    regel = Routeerregel.objects.get()
    assert regel.voorwaarden == [
        {"veld": "woorden", "waarden": ["grofvuil", "oude bank", "koelkast"]},
        {"veld": "gebied", "waarden": ["noord"]},
        {"veld": "soort", "waarden": ["melding", "klacht"]},
    ]
    tekst = client.get(pad).content.decode()
    assert "in de tekst staat grofvuil, oude bank of koelkast" in tekst
    assert "het gaat over Noord" in tekst
    assert "het is een melding of klacht" in tekst
    wijzigen = client.get(f"{pad}{regel.kenmerk}/").content.decode()
    assert "grofvuil, oude bank, koelkast" in wijzigen
    assert "gemaakt, Lies Leiding" in wijzigen


def test_twee_keer_drukken_is_een_regel(client_van, leidinggevende, pad):
    client = client_van(leidinggevende)
    for _ in range(2):
        client.post(f"{pad}nieuw/", {**VELDEN, "eenmalig": "sleutel"})
    assert Routeerregel.objects.count() == 1


def test_nog_een_rij_houdt_wat_er_stond_en_klaagt_niet(client_van, leidinggevende, pad):
    gegevens = {**VELDEN, "naam": "", "nog_een": "1"}
    antwoord = client_van(leidinggevende).post(f"{pad}nieuw/", gegevens)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert 'name="woorden_2"' in tekst
    assert "oude bank" in tekst
    assert "Geef de regel een naam" not in tekst
    vol = client_van(leidinggevende).post(f"{pad}nieuw/", {**gegevens, "rijen": "5"})
    assert 'name="woorden_5"' not in vol.content.decode()


def test_twee_rijen_woorden_moeten_allebei_gelden(client_van, leidinggevende, pad, gebied):
    client_van(leidinggevende).post(
        f"{pad}nieuw/", {**VELDEN, "woorden_0": "bank", "woorden_1": "stoep"}
    )
    assert maak_signaal(gebied, tekst="Een bank op de stoep").regel
    assert maak_signaal(gebied, tekst="Een bank in het park").regel is None


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"naam": ""}, "Geef de regel een naam"),
        ({"woorden_0": "", "gebied": [], "soort": []}, "minstens één voorwaarde"),
        ({"klein_grut": ""}, "wat er met het bericht gebeurt"),
        ({"gebied": ["elders"]}, "elders"),
        ({"dagen": "900"}, "60"),
    ],
)
def test_een_fout_houdt_wat_er_stond(client_van, leidinggevende, pad, anders, melding):
    gegevens = {**VELDEN, "vraag": "Kunt u komen?", **anders}
    antwoord = client_van(leidinggevende).post(f"{pad}nieuw/", gegevens)
    assert antwoord.status_code == 422
    assert melding in antwoord.content.decode()
    assert "Kunt u komen?" in antwoord.content.decode()
    assert not Routeerregel.objects.exists()


def test_knoppen_op_de_lijst(maak, client_van, leidinggevende, pad):
    maak("Een")
    twee, client = maak("Twee"), client_van(leidinggevende)
    client.post(f"{pad}{twee.kenmerk}/omhoog/")
    assert volgorde() == ["Twee", "Een"]
    client.post(f"{pad}{twee.kenmerk}/uit/")
    assert "staat uit" in client.get(pad).content.decode()
    client.post(f"{pad}{twee.kenmerk}/aan/")
    assert Routeerregel.objects.filter(actief=True).count() == 2


def test_de_wijkambtenaar_leest_mee_maar_wijzigt_niet(maak, client_van, wijkambtenaar, pad):
    regel, client = maak(), client_van(wijkambtenaar)
    tekst = client.get(pad).content.decode()
    assert "in de tekst staat grofvuil" in tekst
    assert "Zet uit" not in tekst
    assert client.get(f"{pad}{regel.kenmerk}/").status_code == 404
    assert client.post(f"{pad}{regel.kenmerk}/uit/").status_code == 404


def test_een_regel_van_elders_is_er_niet(maak, client_van, vreemde, andere_gemeente):
    regel = maak()
    daar = reverse("signalen:regel_wijzigen", args=[andere_gemeente, regel.kenmerk])
    assert client_van(vreemde).get(daar).status_code == 404


@pytest.mark.parametrize("aantal", [2, 30])
def test_de_paginas_kosten_niet_meer_met_meer_regels(
    maak, client_van, gebied, leidinggevende, pad, aantal
):
    for nummer in range(aantal):
        regel = maak(f"Regel {nummer}", (*WOORD, Voorwaarde("gebied", ("noord",))))
    for nummer in range(aantal):
        melder = MelderGegevens(e_mail=f"ans{nummer}@voorbeeld.nl", kanaal="mail")
        maak_signaal(gebied, tekst=GROFVUIL, melder=melder)
    client = client_van(leidinggevende)
    client.get(pad)
    for doe in (
        lambda: client.get(pad),
        lambda: client.get(f"{pad}{regel.kenmerk}/"),
        lambda: client.post(f"{pad}{regel.kenmerk}/", {**VELDEN, "proef": "1"}),
    ):
        with tel_vragen() as vragen:
            assert doe().status_code == 200
        assert vragen.aantal <= 12, vragen
