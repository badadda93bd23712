"""The start page of staff."""

from datetime import timedelta

import pytest
from django_scopes import scope

from tests.draad import Draad
from tests.rolverdeling import maak_medewerker
from wijkwerk.accounts.models import Organisatie
from wijkwerk.core import kenmerk, klok
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.signalen import services
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.tests.factories import maak_signaal, tel_vragen

PAD = "/proefdam/werk/"
MEESTE_VRAGEN = 12
ROLLEN = (
    "wijkambtenaar",
    "sectorambtenaar",
    "aandachtsfunctionaris",
    "leidinggevende",
    "wijkwethouder",
    "raadslid",
    "partner",
    "gemeentebeheerder",
)


def inhoud(client, pad: str = PAD) -> str:
    response = client.get(pad)
    assert response.status_code == 200, pad
    return " ".join(response.content.decode().split())


def oud_signaal(gebied, dagen: int, **velden) -> Signaal:
    with klok.verzet(klok.nu() - timedelta(days=dagen)):
        return maak_signaal(gebied, **velden)


@pytest.mark.parametrize("rol", ROLLEN)
def test_elke_rol_heeft_een_werkplek_ook_als_er_niets_is(client_van, rolverdeling, rol):
    pagina = inhoud(client_van(rolverdeling[rol]))
    assert rolverdeling[rol].persoon.voornaam in pagina
    if rol != "gemeentebeheerder":
        assert "Er is niets te laat." in pagina
    if rol in ("wijkambtenaar", "leidinggevende", "sectorambtenaar", "partner"):
        assert "Er wacht niets op u" in pagina


def test_wie_hier_niet_werkt_vindt_geen_werkplek(client, client_van, vreemde, verlopen, gemeente):
    assert client_van(vreemde).get(PAD).status_code == 404
    assert client_van(verlopen).get(PAD).status_code == 404
    response = client.get(PAD)
    assert response.status_code == 302
    assert "/inloggen/" in response.url


def test_te_laat_staat_bovenaan_met_bij_wie_het_ligt(
    client_van, wijkambtenaar, gebied, organisatie
):
    laat = oud_signaal(gebied, 40, tekst="Er lopen ratten in de steeg.")
    services.signaal_doorgeven(
        laat, actor=wijkambtenaar, naar=organisatie, vraag="Wat kan?", voor=klok.vandaag()
    )
    pagina = inhoud(client_van(wijkambtenaar))
    assert "1 bericht wacht te lang op antwoord" in pagina
    assert "wacht op Stadsbeheer" in pagina
    assert pagina.index("Er lopen ratten") < pagina.index("Wacht op u")


def test_nieuw_wacht_op_wie_het_oppakt(client_van, wijkambtenaar, collega_elders, raadslid, gebied):
    maak_signaal(gebied, tekst="Kunnen er fietsnietjes komen?")
    assert "Kunnen er fietsnietjes komen" in inhoud(client_van(wijkambtenaar))
    assert "Kunnen er fietsnietjes komen" not in inhoud(client_van(collega_elders))
    assert "Wacht op u" not in inhoud(client_van(raadslid))


def test_de_sector_ziet_wat_haar_gevraagd_is_en_niets_anders(
    client_van, wijkambtenaar, sectorambtenaar, partner, gebied, organisatie
):
    maak_signaal(gebied, tekst="De buren maken lawaai.")
    lamp = maak_signaal(gebied, tekst="De lamp is stuk.")
    morgen = klok.vandaag() + timedelta(days=1)
    services.signaal_doorgeven(
        lamp, actor=wijkambtenaar, naar=organisatie, vraag="Wanneer?", voor=morgen
    )
    pagina = inhoud(client_van(sectorambtenaar))
    assert "De lamp is stuk" in pagina
    assert "1 vraag wacht op u" in pagina
    assert "De buren maken lawaai" not in pagina
    assert "De lamp is stuk" not in inhoud(client_van(partner))


def test_de_beheerder_ziet_geen_inhoud(client_van, gemeentebeheerder, gebied):
    oud_signaal(gebied, 40, tekst="Er lopen ratten in de steeg.")
    pagina = inhoud(client_van(gemeentebeheerder))
    assert "ratten" not in pagina
    assert "Collega’s en hun rollen" in pagina
    assert "Er lopen" not in inhoud(client_van(gemeentebeheerder), f"{PAD}zoeken/?q=ratten")


def test_een_belofte_van_deze_week_staat_erbij(client_van, wijkambtenaar, draad: Draad):
    draad.inspanning("Proef met fietsnietjes", draad.opgave(), dagen=0)
    pagina = inhoud(client_van(wijkambtenaar))
    assert "1 belofte loopt deze week af" in pagina
    assert "Proef met fietsnietjes" in pagina


def test_een_late_inspanning_is_te_laat_voor_wie_haar_doet(
    client_van, sectorambtenaar, draad: Draad
):
    with klok.verzet(klok.nu() - timedelta(days=30)):
        draad.inspanning("Struiken snoeien", draad.opgave(), dagen=10)
    pagina = inhoud(client_van(sectorambtenaar))
    assert "Struiken snoeien" in pagina
    assert "20 dagen te laat" in pagina
    assert "Er is werk te laat." in pagina


def test_mijn_wijken_tellen_de_buurten_mee(client_van, wijkambtenaar, gebied, buurt):
    maak_signaal(buurt)
    oud_signaal(gebied, 40)
    pagina = inhoud(client_van(wijkambtenaar))
    rij = pagina[pagina.index("ww-wijkrij") :]
    assert "<dt>open</dt><dd>2</dd>" in rij
    assert "<dt>nieuw</dt><dd>2</dd>" in rij
    assert '<dd class="is-laat">1</dd>' in rij


def test_net_gebeurd_noemt_wie_en_wat(client_van, wijkambtenaar, gebied):
    signaal = maak_signaal(gebied, tekst="De stoep ligt scheef.")
    services.signaal_oppakken(signaal, actor=wijkambtenaar)
    pagina = inhoud(client_van(wijkambtenaar))
    assert "Wilma Wijk pakte dit op:" in pagina
    assert "Een bewoner liet iets weten:" in pagina


def veel_signalen(gebied: Gebied, aantal: int) -> None:
    """Half of them late, half of them new."""
    nu, vandaag = klok.nu(), klok.vandaag()
    gemeente = Gemeente.objects.get(cbs_code=gebied.cbs_gemeente)
    Signaal.objects.bulk_create(
        Signaal(
            gemeente=gemeente,
            kenmerk=kenmerk.nieuw(),
            gebied=gebied,
            tekst=f"Bericht nummer {nummer}",
            zoektekst=f"bericht nummer {nummer}",
            ontvangen_op=nu - timedelta(days=nummer % 200),
            antwoord_voor=vandaag + timedelta(days=5 if nummer % 2 else -5),
        )
        for nummer in range(aantal)
    )


@pytest.mark.parametrize("rol", ROLLEN)
def test_vragen_aan_de_database_bij_300_signalen(client_van, rolverdeling, gebied, draad, rol):
    veel_signalen(gebied, 300)
    opgave = draad.opgave()
    for nummer in range(15):
        draad.inspanning(f"Werk {nummer}", opgave, dagen=nummer % 7)
    client = client_van(rolverdeling[rol])
    for pad in ("", "zoeken/?q=bericht"):
        client.get(PAD + pad)  # what hardly changes is kept by the process
        with tel_vragen() as vragen:
            assert client.get(PAD + pad).status_code == 200
        assert vragen.aantal <= MEESTE_VRAGEN, vragen


def test_de_aantallen_kloppen_ook_als_er_meer_is_dan_past(client_van, wijkambtenaar, gebied):
    veel_signalen(gebied, 300)
    pagina = inhoud(client_van(wijkambtenaar))
    assert "150 berichten wachten te lang" in pagina
    assert pagina.count('class="ww-rij"') == 20


def test_de_groet_volgt_de_klok(client_van, wijkambtenaar):
    vroeg = klok.nu().astimezone(klok.AMSTERDAM).replace(hour=8)
    with klok.verzet(vroeg):
        assert "Goedemorgen, Wilma" in inhoud(client_van(wijkambtenaar))
    with klok.verzet(vroeg.replace(hour=20)):
        assert "Goedenavond, Wilma" in inhoud(client_van(wijkambtenaar))


def test_in_het_engels(client_van, wijkambtenaar):
    client = client_van(wijkambtenaar)
    client.cookies["taal"] = "en"
    assert '<html lang="en"' in inhoud(client)


def test_wie_voor_twee_organisaties_werkt_ziet_van_beide(
    client_van, gemeente, gebied, wijkambtenaar
):
    with scope(gemeente=gemeente):
        groen = Organisatie.objects.create(gemeente=gemeente, naam="Groen", soort="dienst")
        dubbel = maak_medewerker(gemeente, "Dick Dubbel", "sectorambtenaar", organisatie=groen)
    boom = maak_signaal(gebied, tekst="De boom hangt scheef.")
    services.signaal_doorgeven(
        boom, actor=wijkambtenaar, naar=groen, vraag="?", voor=klok.vandaag() + timedelta(days=2)
    )
    assert "De boom hangt scheef" in inhoud(client_van(dubbel))
