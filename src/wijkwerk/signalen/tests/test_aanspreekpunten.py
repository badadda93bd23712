"""Who to ask: the matrix for the office, and the card for residents."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.rolverdeling import geef_rol, maak_medewerker
from wijkwerk.accounts.models import Vervanging
from wijkwerk.accounts.selectors import aandachtsfunctionaris_van
from wijkwerk.core import klok
from wijkwerk.signalen.models import Doorgeleiding, Meldpunt, Moment, Routeerregel
from wijkwerk.signalen.selectors.aanspreekpunten import aanspreekpunten, wie_doet_wat
from wijkwerk.signalen.tests.factories import maak_signaal, tel_vragen


def afwezig(gemeente, persoon, vervanger):
    vandaag = klok.vandaag()
    return Vervanging.objects.create(
        gemeente=gemeente,
        persoon=persoon,
        vervanger=vervanger,
        van=vandaag,
        tot=vandaag,
        door=persoon,
    )


# --- who to ask of a dienst -----------------------------------------------------------------------


def test_de_genoemde_van_het_dichtstbijzijnde_gebied(
    gemeente, gebied, buurt, ander_gebied, organisatie, aandachtsfunctionaris
):
    stad = maak_medewerker(gemeente, "Stan Stad", "aandachtsfunctionaris", organisatie=organisatie)
    assert aandachtsfunctionaris_van(organisatie, buurt) == aandachtsfunctionaris.persoon
    assert aandachtsfunctionaris_van(organisatie, ander_gebied) == stad.persoon
    dichtbij = maak_medewerker(
        gemeente, "Dirk Dichtbij", "aandachtsfunctionaris", organisatie=organisatie, gebied=buurt
    )
    assert aandachtsfunctionaris_van(organisatie, buurt) == dichtbij.persoon
    assert aandachtsfunctionaris_van(organisatie, gebied) == aandachtsfunctionaris.persoon


def test_niemand_genoemd_is_niemand(gebied, organisatie, sectorambtenaar, partnerorganisatie):
    assert aandachtsfunctionaris_van(organisatie, gebied) is None
    assert aandachtsfunctionaris_van(partnerorganisatie, gebied) is None


def test_een_vervanger_telt_als_die_namens_de_dienst_spreekt(
    gemeente, gebied, organisatie, aandachtsfunctionaris, sectorambtenaar, wijkambtenaar
):
    rij = afwezig(gemeente, aandachtsfunctionaris.persoon, sectorambtenaar.persoon)
    assert aandachtsfunctionaris_van(organisatie, gebied) == sectorambtenaar.persoon
    rij.vervanger = wijkambtenaar.persoon
    rij.save()
    assert aandachtsfunctionaris_van(organisatie, gebied) == aandachtsfunctionaris.persoon


# --- the matrix -----------------------------------------------------------------------------------


def test_de_tabel_toont_namen_vacatures_en_vervangers(
    gemeente, client_van, aandachtsfunctionaris, sectorambtenaar, wijkambtenaar, partnerorganisatie
):
    afwezig(gemeente, aandachtsfunctionaris.persoon, sectorambtenaar.persoon)
    punten = aanspreekpunten(gemeente)
    assert [d.organisatie.naam for d in punten.diensten] == ["Stadsbeheer"]  # no corporation
    assert [(g.naam, [v.persoon and v.persoon.naam for v in r]) for g, r in punten.rijen] == [
        ("Noord", ["Aad Aandacht"]),
        ("Zuid", [None]),
    ]
    assert punten.vacatures == 1
    pad = reverse("signalen:aanspreekpunten", args=[gemeente])
    tekst = client_van(wijkambtenaar).get(pad).content.decode()
    assert "Op 1 plek is nog niemand aangewezen." in tekst
    assert "Afwezig: Sem Sector neemt waar" in tekst
    assert "vacature" in tekst
    assert "te weinig vragen" in tekst


@pytest.mark.parametrize(("aantal", "werkdagen"), [(4, None), (5, 3)])
def test_hoe_snel_een_dienst_antwoordt(gemeente, gebied, organisatie, aantal, werkdagen):
    signaal = maak_signaal(gebied)
    nu = klok.nu()
    begin = klok.vandaag()
    for _ in range(aantal):
        Doorgeleiding.objects.create(
            gemeente=gemeente,
            signaal=signaal,
            naar=organisatie,
            vraag="?",
            voor=begin,
            status="beantwoord",
            op=_dagen_voor(begin, 3),
            beantwoord_op=nu,
        )
    Doorgeleiding.objects.create(  # longer ago than a year
        gemeente=gemeente,
        signaal=signaal,
        naar=organisatie,
        vraag="?",
        voor=begin,
        status="beantwoord",
        op=nu - timedelta(days=500),
        beantwoord_op=nu - timedelta(days=400),
    )
    snel = aanspreekpunten(gemeente).diensten[0].snelheid
    assert (snel.aantal, snel.werkdagen) == (aantal, werkdagen)


def _dagen_voor(dag, werkdagen):
    """A moment so many working days before this day."""
    terug = dag
    while klok.werkdagen_later(terug, werkdagen) > dag or not klok.is_werkdag(terug):
        terug -= timedelta(days=1)
    return klok.nu() - (dag - terug)


@pytest.mark.parametrize("aantal", [1, 12])
def test_de_tabel_kost_niet_meer_met_meer_diensten(gemeente, client_van, raadslid, aantal):
    from wijkwerk.accounts.models import Organisatie

    for nummer in range(aantal):
        Organisatie.objects.create(gemeente=gemeente, naam=f"D{nummer}", soort="dienst")
    pad = reverse("signalen:aanspreekpunten", args=[gemeente])
    client = client_van(raadslid)
    with tel_vragen() as vragen:
        assert client.get(pad).status_code == 200
    assert vragen.aantal <= 12, vragen


def test_zonder_inloggen_geen_aanspreekpunten(gemeente, client):
    assert client.get(reverse("signalen:aanspreekpunten", args=[gemeente])).status_code == 302


# --- who does what, for residents ----------------------------------------------------------------


@pytest.fixture
def pad(gemeente):
    return reverse("signalen:wie_doet_wat", args=[gemeente])


@pytest.fixture
def mensen(gemeente, gebied, organisatie):
    """A public wijkambtenaar, a public sectorambtenaar, and somebody who is not for everybody."""
    wies = maak_medewerker(
        gemeente, "Wies Zichtbaar", "wijkambtenaar", gebied=gebied, publiek_zichtbaar=True
    )
    maak_medewerker(
        gemeente, "Bas Beheer", "sectorambtenaar", organisatie=organisatie, publiek_zichtbaar=True
    )
    maak_medewerker(gemeente, "Greet Geheim", "wijkambtenaar", gebied=gebied)
    wies.persoon.telefoon = "06 1234"
    wies.persoon.save()
    return wies


def test_de_kaart_toont_wie_openbaar_is(client, pad, mensen, buurt):
    tekst = client.get(f"{pad}?gebied={buurt.slug}").content.decode()
    assert "Wies Zichtbaar" in tekst
    assert "06 1234" in tekst
    assert "Greet Geheim" not in tekst
    assert "@" not in tekst.split('id="kaart"')[1].split("</section>")[0]  # nobody's address
    assert "Nagekeken door de gemeente Proefdam op" in tekst


def test_bij_een_onderwerp_staat_de_dienst_voorop(gemeente, gebied, mensen, organisatie, thema):
    zonder = wie_doet_wat(gemeente, gebied, thema)
    assert zonder.over_thema == []
    Routeerregel.objects.create(
        gemeente=gemeente, kenmerk="REGEL01", volgorde=1, naam="x", thema=thema, naar=organisatie,
        voorwaarden=[{"veld": "woorden", "waarden": ["boom"]}],
    )  # fmt: skip
    met = wie_doet_wat(gemeente, gebied, thema)
    assert [wie.persoon.naam for wie in met.over_thema] == ["Bas Beheer"]
    assert [wie.persoon.naam for wie in met.voor_alles] == ["Wies Zichtbaar"]


def test_meldpunten_en_spreekuren_van_hier(gemeente, gebied, buurt, ander_gebied, mensen):
    for waar, naam in ((buurt, "De Spil"), (ander_gebied, "Elders")):
        Meldpunt.objects.create(
            gemeente=gemeente, kenmerk=naam[:7], gebied=waar, naam=naam, adres="Plein 1",
            open_op="maandag", nagekeken_op=klok.vandaag() - timedelta(days=900),
        )  # fmt: skip
    for dagen, publiek in ((1, True), (2, False), (-1, True)):
        Moment.objects.create(
            gemeente=gemeente, kenmerk=f"MOMEN{dagen:+d}", gebied=gebied, soort="spreekuur",
            titel="x", begint_op=klok.nu() + timedelta(days=dagen), persoon=mensen.persoon,
            publiek=publiek,
        )  # fmt: skip
    kaart = wie_doet_wat(gemeente, gebied, None)
    assert [punt.naam for punt in kaart.meldpunten] == ["De Spil"]
    assert len(kaart.spreekuren) == 1
    assert kaart.nagekeken == klok.vandaag() - timedelta(days=900)  # the least sure


@pytest.mark.parametrize(
    ("vraag", "staat_er"),
    [
        ("q=noord+oost", ">Noord oost</h2>"),
        ("q=noord", ">Noord</h2>"),
        ("q=o", "Welke plek bedoelt u?"),
        ("q=Verweggistan", "Wij kennen geen plek met de naam ‘Verweggistan’"),
        ("q=%3Cscript%3E", "&lt;script&gt;"),
        ("q=%00", "Kies eerst een plek"),
        ("gebied=", "Kies eerst een plek"),
        ("gebied=bestaat-niet", "Kies eerst een plek"),
        ("gebied=noord&onderwerp=onzin", ">Noord</h2>"),
    ],
)
def test_een_plek_vinden(client, pad, mensen, vraag, staat_er):
    antwoord = client.get(f"{pad}?{vraag}")
    assert antwoord.status_code == 200
    assert staat_er in antwoord.content.decode()


def test_zonder_mensen_zegt_de_kaart_wie_te_bellen(client, pad):
    tekst = client.get(f"{pad}?gebied=noord").content.decode()
    assert "Hier staat nog niemand" in tekst
    assert "14 0999" in tekst


def test_een_verlopen_rol_staat_niet_op_de_kaart(client, pad, mensen, gemeente):
    mensen.persoon.rollen.update(tot=klok.vandaag())
    assert "Wies Zichtbaar" not in client.get(f"{pad}?gebied=noord").content.decode()
    geef_rol(gemeente, mensen.persoon, "wijkambtenaar", publiek_zichtbaar=True)
    assert "Wies Zichtbaar" in client.get(f"{pad}?gebied=noord").content.decode()


def test_de_kaart_is_goedkoop(client, pad, mensen, thema):
    with tel_vragen() as vragen:
        client.get(f"{pad}?gebied=noord&onderwerp=groen")
    assert vragen.aantal <= 12, vragen
