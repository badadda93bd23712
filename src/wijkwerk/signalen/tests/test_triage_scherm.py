"""The page of one signaal as a workplace: every way it can go, and nothing lost on the way."""

from datetime import timedelta

import pytest

from tests.rolverdeling import maak_medewerker
from wijkwerk.accounts.domain import rollen
from wijkwerk.accounts.models import Escalatiestap, Organisatie, Vervanging
from wijkwerk.bestanden.models import Bestand
from wijkwerk.core import klok
from wijkwerk.signalen import services
from wijkwerk.signalen.models import Melder, Oordeel, Signaal, SignaalFoto, Toezegging
from wijkwerk.signalen.services import MelderGegevens
from wijkwerk.signalen.tests.factories import maak_opgave, maak_signaal, tel_vragen
from wijkwerk.signalen.tests.test_escalatie import vraag_besluit
from wijkwerk.signalen.tests.test_signaal_beantwoorden import ANTWOORD
from wijkwerk.signalen.tests.test_signaal_doorgeven import doorgeven


@pytest.fixture
def signaal(gebied):
    return maak_signaal(gebied, lat=52.03, lon=5.01, plek_tekst="Ezelspad")


@pytest.fixture
def pad(gemeente, signaal):
    return f"/{gemeente.slug}/werk/signalen/{signaal.kenmerk}/"


@pytest.fixture
def client(wijkambtenaar, client_van):
    return client_van(wijkambtenaar)


@pytest.fixture
def ladder(gemeente):
    Escalatiestap.objects.all().delete()
    Escalatiestap.objects.create(
        gemeente=gemeente, volgorde=1, naar_rol="leidinggevende", na_werkdagen=3
    )


def vers(signaal) -> Signaal:
    return Signaal.objects.get(pk=signaal.pk)


def tekst_van(client, pad, **vraag) -> str:
    antwoord = client.get(pad, vraag)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def foto_bij(signaal, nummer):
    bestand = Bestand.objects.create(
        gemeente=signaal.gemeente,
        token=f"{nummer:032x}",
        sha256="0" * 64,
        pad="weg.jpg",
        mime="image/jpeg",
        bytes=1,
        breedte=1,
        hoogte=1,
        status=Bestand.Status.BEWAARD,
        op=klok.nu(),
    )
    SignaalFoto.objects.create(signaal=signaal, bestand=bestand, volgorde=nummer)


# --- what it costs ---------------------------------------------------------------------------


def een_van_anderen(gebied, nr):
    adres = MelderGegevens(e_mail=f"buur{nr}@voorbeeld.nl", kanaal="mail")
    return maak_signaal(gebied, lat=52.03, lon=5.01, melder=adres)


STANDEN = {
    "nieuw": lambda signaal, actor, naar: signaal,
    "doorgegeven": doorgeven,
    "gebundeld": lambda signaal, actor, naar: maak_opgave(
        signaal.gebied, actor, signalen=[signaal]
    ),
    "beantwoord": lambda signaal, actor, naar: services.signaal_beantwoorden(
        signaal, actor=actor, **ANTWOORD
    ),
}


@pytest.mark.parametrize("stand", STANDEN)
def test_een_gewoon_signaal_kost_hoogstens_acht_vragen(
    signaal, wijkambtenaar, organisatie, client, pad, stand
):
    for nr in range(12):
        een_van_anderen(signaal.gebied, nr)
    foto_bij(signaal, 1)
    foto_bij(signaal, 2)
    STANDEN[stand](signaal, wijkambtenaar, organisatie)
    client.get(pad)
    with tel_vragen() as vragen:
        assert client.get(pad).status_code == 200
    assert vragen.aantal <= 8, vragen


@pytest.fixture
def vol(signaal, gebied, wijkambtenaar, organisatie, partnerorganisatie, ladder):
    """A signaal with everything on it."""
    gemeente = signaal.gemeente
    foto_bij(signaal, 1)
    services.signaal_vertalen(signaal, actor=wijkambtenaar, vertaling="Nat", thema=None)
    services.signaal_noteren(signaal, actor=wijkambtenaar, notitie="Alleen voor ons.")
    een, twee, drie = (een_van_anderen(gebied, nr) for nr in range(3))
    services.signaal_splitsen(signaal, actor=wijkambtenaar, teksten=["Een deel.", "Nog een."])
    services.signaal_samenvoegen(signaal, actor=wijkambtenaar, andere=[een, twee])
    services.signaal_verbinden(signaal, actor=wijkambtenaar, ander=drie)
    maak_opgave(gebied, wijkambtenaar, signalen=[signaal])
    doorgeven(signaal, wijkambtenaar, organisatie)
    doorgeven(signaal, wijkambtenaar, partnerorganisatie)
    vraag_besluit(signaal, wijkambtenaar)
    Toezegging.objects.create(
        gemeente=gemeente,
        kenmerk="7KD4QXM",
        gebied=gebied,
        signaal=signaal,
        tekst="Schelpen op het pad",
        voor=klok.vandaag(),
        eigenaar=wijkambtenaar.persoon,
        door=wijkambtenaar.persoon,
        op=klok.nu(),
    )
    Oordeel.objects.create(
        gemeente=gemeente,
        melder=signaal.melders.get(),
        signaal=signaal,
        gehoord="nee",
        toelichting="Ik hoorde niets.",
        op=klok.nu(),
    )
    Vervanging.objects.create(
        gemeente=gemeente,
        persoon=wijkambtenaar.persoon,
        vervanger=maak_medewerker(
            gemeente, "Ali Ander", rollen.WIJKAMBTENAAR, gebied=gebied
        ).persoon,
        van=klok.vandaag(),
        tot=klok.vandaag(),
        door=wijkambtenaar.persoon,
    )
    return signaal


def test_met_alles_erop_hoogstens_veertien(vol, client, pad):
    client.get(pad)
    with tel_vragen() as vragen:
        tekst = tekst_van(client, pad)
    assert vragen.aantal <= 14, vragen
    for stuk in (
        "Alleen voor ons.",
        "Vraag aan Stadsbeheer",
        "Vraag aan Woonwaard",
        "Wie betaalt de lampen?",
        "Schelpen op het pad",
        "Ik hoorde niets.",
        "Ali Ander neemt waar",
        "Een deel",
        "Samengevoegd",
        "Heeft te maken met",
        "Veilig over het pad",
        "Wacht sinds",
    ):
        assert stuk in tekst, stuk


# --- who sees what ---------------------------------------------------------------------------


def test_een_partner_ziet_de_eigen_vraag_en_verder_niets_van_binnen(
    vol, partner, sectorambtenaar, client_van, pad
):
    tekst = tekst_van(client_van(partner), pad)
    assert "Vraag aan Woonwaard" in tekst
    for stuk in (
        "Vraag aan Stadsbeheer",
        "Alleen voor ons.",
        "voorbeeld.nl</dd>",
        "Wat er gebeurde",
        "Wie betaalt de lampen?",
        "Onze vertaling",
        "Ik hoorde niets.",
        "Schelpen op het pad",
        'name="nummers"',
    ):
        assert stuk not in tekst, stuk
    assert "Alleen voor ons." in tekst_van(client_van(sectorambtenaar), pad)


@pytest.mark.parametrize(("rol", "besluit"), [("wijkwethouder", True), ("raadslid", False)])
def test_meelezers_lezen_geen_notities(vol, rolverdeling, client_van, pad, rol, besluit):
    tekst = tekst_van(client_van(rolverdeling[rol]), pad)
    assert "Alleen voor ons." not in tekst
    assert ("Wie betaalt de lampen?" in tekst) is besluit
    assert "Zelf oplossen" not in tekst


# --- routes ----------------------------------------------------------------------------------


def test_er_staat_geen_formulier_open_tot_u_erom_vraagt(client, pad):
    tekst = tekst_van(client, pad)
    assert 'name="vraag"' not in tekst
    assert "?doe=dienst#route" in tekst
    assert 'name="vraag"' in tekst_van(client, pad, doe="dienst")
    assert 'name="vraag"' not in tekst_van(client, pad, doe="onzin")


def test_elke_route_toont_alleen_de_eigen_organisaties(
    client, pad, organisatie, partnerorganisatie, aandachtsfunctionaris
):
    dienst, partner = (tekst_van(client, pad, doe=wat) for wat in ("dienst", "partner"))
    assert "Stadsbeheer (Aad Aandacht)" in dienst
    assert "Woonwaard" not in dienst
    assert "Woonwaard (nog niemand met een account)" in partner


def test_zelf_oplossen_opent_meteen_het_antwoord(client, pad, signaal):
    antwoord = client.post(pad + "route/", {"route": "zelf", "versie": "1"}, follow=True)
    assert vers(signaal).route == "zelf"
    assert 'name="uitkomst"' in antwoord.content.decode()


def test_bewoners_zelf_vraagt_een_reden_en_houdt_wat_er_stond(client, pad, signaal):
    leeg = client.post(pad + "route/", {"route": "bewoners", "zelf": "Leen een schep."})
    assert leeg.status_code == 422
    assert "Leen een schep." in leeg.content.decode()
    client.post(pad + "route/", {"route": "bewoners", "reden": "Het is uw eigen tuin."})
    assert vers(signaal).route == "bewoners"


def test_doorgeven_met_een_fout_houdt_de_vraag(client, pad, organisatie):
    morgen = klok.vandaag() + timedelta(days=1)
    velden = {"route": "dienst", "naar": organisatie.naam, "vraag": "Kan het?", "voor": str(morgen)}
    fout = client.post(pad + "doorgeven/", {**velden, "voor": "gisteren"})
    assert fout.status_code == 422
    assert "Kan het?" in fout.content.decode()
    gelukt = client.post(pad + "doorgeven/", velden, follow=True).content.decode()
    assert "heeft niemand een account" in gelukt
    nog_eens = client.post(pad + "doorgeven/", velden)
    assert nog_eens.status_code == 409
    assert "heeft dit signaal al" in nog_eens.content.decode()


@pytest.fixture
def bij_sector(signaal, wijkambtenaar, organisatie):
    return doorgeven(signaal, wijkambtenaar, organisatie)


def test_de_sector_neemt_aan_of_geeft_terug(bij_sector, client, client_van, sectorambtenaar, pad):
    sector = client_van(sectorambtenaar)
    assert "Wij pakken dit op" in tekst_van(sector, pad)
    sector.post(pad + "vraag/1/aanvaarden/")
    assert "Aanvaard door Sem Sector" in tekst_van(client, pad)
    zonder = sector.post(pad + "vraag/1/weigeren/", {"reden": ""})
    assert zonder.status_code == 422
    sector.post(pad + "vraag/1/weigeren/", {"reden": "Dit is van de provincie."})
    assert "Dit is van de provincie." in tekst_van(client, pad)
    assert sector.post(pad + "vraag/2/aanvaarden/").status_code == 404


def test_aan_het_bestuur_antwoordt_de_wijkwethouder(
    gemeente, client_van, wijkambtenaar, wijkwethouder, signaal, pad
):
    college = Organisatie.objects.create(gemeente=gemeente, naam="College", soort="bestuur")
    doorgeven(signaal, wijkambtenaar, college)
    client = client_van(wijkwethouder)
    assert "Geef antwoord" in tekst_van(client, pad)
    client.post(pad + "vraag/1/beantwoorden/", {"antwoord": "Ik bel de provincie."})
    assert vers(signaal).status == "in_behandeling"


# --- doing -----------------------------------------------------------------------------------


def test_notitie_toewijzen_en_klein_grut(client, pad, signaal, wijkambtenaar, leidinggevende):
    assert client.post(pad + "noteren/", {"notitie": ""}).status_code == 422
    client.post(pad + "noteren/", {"notitie": "Bel de aannemer."})
    assert "Bel de aannemer." in tekst_van(client, pad)
    client.post(pad + "toewijzen/", {"behandelaar": leidinggevende.persoon.schuilnaam})
    assert vers(signaal).behandelaar == leidinggevende.persoon
    assert "Neem het over" in tekst_van(client, pad)
    client.post(pad + "toewijzen/", {"mij": "1"})
    assert vers(signaal).behandelaar == wijkambtenaar.persoon
    client.post(pad + "klein-grut/", {"aan": "1"})
    assert vers(signaal).klein_grut
    client.post(pad + "klein-grut/", {"aan": "0"})
    assert not vers(signaal).klein_grut


def test_een_besluit_vragen_nemen_en_terugzien(
    ladder, client, client_van, leidinggevende, pad, gemeente
):
    velden = {"zelf": "ja", "reden": "Geld.", "gevraagd": "Wie betaalt?"}
    zelf = client.post(pad + "escaleren/", velden)
    assert zelf.status_code == 409
    assert "zelf beslissen" in zelf.content.decode()
    assert "Wie betaalt?" in zelf.content.decode()
    client.post(pad + "escaleren/", {**velden, "zelf": "nee"})
    baas = client_van(leidinggevende)
    lijst = tekst_van(baas, f"/{gemeente.slug}/werk/escalaties/")
    assert "Wie betaalt?" in lijst
    assert baas.post(pad + "escalatie/besluiten/", {"besluit": ""}).status_code == 422
    baas.post(pad + "escalatie/besluiten/", {"besluit": "Wij betalen."})
    assert "Wij betalen." in tekst_van(client, pad)
    client.post(pad + "escaleren/", {**velden, "zelf": "nee"})
    assert client.post(pad + "escalatie/intrekken/", {"reden": "x"}).status_code == 409


def test_de_lijst_met_besluiten_kost_hoogstens_acht_vragen(
    ladder, gebied, gemeente, wijkambtenaar, client
):
    for nr in range(10):
        vraag_besluit(een_van_anderen(gebied, nr), wijkambtenaar)
    pad = f"/{gemeente.slug}/werk/escalaties/"
    client.get(pad)
    with tel_vragen() as vragen:
        tekst_van(client, pad)
    assert vragen.aantal <= 8, vragen


@pytest.mark.parametrize("rol", ["sectorambtenaar", "partner", "raadslid", "vreemde"])
def test_anderen_zien_de_lijst_met_besluiten_niet(rolverdeling, client_van, gemeente, rol):
    pad = f"/{gemeente.slug}/werk/escalaties/"
    assert client_van(rolverdeling[rol]).get(pad).status_code == 404


def test_samenvoegen_op_nummer_en_weer_uit_elkaar(client, gebied, gemeente, pad, signaal):
    ander = een_van_anderen(gebied, 1)
    nummer = f"{ander.kenmerk[:4].lower()}-{ander.kenmerk[4:]}"
    fout = client.post(pad + "samenvoegen/", {"nummers": f"{nummer}, 0000-000"})
    assert fout.status_code == 409
    assert "0000-000" in fout.content.decode()
    assert "Wij vinden geen signaal" in fout.content.decode()
    client.post(pad + "samenvoegen/", {"nummers": nummer, "reden": "zelfde pad"})
    assert vers(ander).samengevoegd_in == signaal
    ander_pad = f"/{gemeente.slug}/werk/signalen/{ander.kenmerk}/"
    assert "Dit signaal is samengevoegd" in tekst_van(client, ander_pad)
    assert client.post(ander_pad + "uit-elkaar/", {"reden": ""}).status_code == 422
    client.post(ander_pad + "uit-elkaar/", {"reden": "Ander pad."})
    assert vers(ander).samengevoegd_in is None


def test_wat_erop_lijkt_voegt_u_met_een_knop_samen(client, gebied, pad):
    een_van_anderen(gebied, 1)
    tekst = tekst_van(client, pad)
    assert "Lijkt op" in tekst
    assert f'formaction="{pad[:-8]}' in tekst
    assert "samenvoegen/" in tekst


def test_splitsen_houdt_de_velden_en_maakt_delen(client, pad, signaal):
    fout = client.post(pad + "splitsen/", {"deel_1": "Het pad is nat."})
    assert fout.status_code == 409
    assert "Het pad is nat." in fout.content.decode()
    client.post(pad + "splitsen/", {"deel_1": "Het pad is nat.", "deel_3": "De lamp is stuk."})
    assert [deel.tekst for deel in signaal.delen.order_by("pk")] == [
        "Het pad is nat.",
        "De lamp is stuk.",
    ]
    assert "De lamp is stuk" in tekst_van(client, pad)


def test_verbinden_en_losmaken(client, gebied, pad, signaal):
    ander, derde = een_van_anderen(gebied, 1), een_van_anderen(gebied, 2)
    twee = f"{ander.kenmerk} {derde.kenmerk}"
    assert client.post(pad + "verbinden/", {"nummers": twee}).status_code == 409
    client.post(pad + "verbinden/", {"nummers": ander.kenmerk})
    assert "Heeft te maken met" in tekst_van(client, pad)
    client.post(f"{pad}verbonden/{ander.kenmerk}/losmaken/")
    assert "Heeft te maken met" not in tekst_van(client, pad)


DADEN = {
    "noteren": {"notitie": "Mijn tekst"},
    "vertalen": {"vertaling": "Mijn tekst"},
    "samenvoegen": {"nummers": "onzin", "reden": "Mijn tekst"},
    "splitsen": {"deel_1": "Mijn tekst", "deel_2": "Nog een"},
}


@pytest.mark.parametrize("daad", DADEN)
def test_twee_collegas_tegelijk_verliezen_niets(client, leidinggevende, signaal, pad, daad):
    services.signaal_noteren(signaal, actor=leidinggevende, notitie="Ik was eerst.")
    antwoord = client.post(f"{pad}{daad}/", {**DADEN[daad], "versie": "1"})
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Mijn tekst" in tekst
    if daad != "samenvoegen":
        assert "Lies Leiding wijzigde dit signaal" in tekst
    assert 'name="versie" value="2"' in tekst


def test_een_knop_op_een_oud_scherm_zegt_wie_er_was(client, leidinggevende, signaal, pad):
    services.signaal_noteren(signaal, actor=leidinggevende, notitie="Ik was eerst.")
    antwoord = client.post(pad + "oppakken/", {"versie": "1"})
    assert antwoord.status_code == 409
    assert "Lies Leiding wijzigde" in antwoord.content.decode()
    assert vers(signaal).status == "nieuw"


# --- the list one came from ------------------------------------------------------------------


def test_vorige_en_volgende_in_de_lijst_waar_u_vandaan_kwam(client, gemeente, gebied, signaal):
    rest = [een_van_anderen(gebied, nr) for nr in range(2)]
    elders = maak_signaal(gebied, tekst="De bus komt te laat", melder=MelderGegevens())
    basis = f"/{gemeente.slug}/werk/signalen/"
    vraag = {"in": "q=modderig&volgorde=oud"}
    eerste = f"{basis}{signaal.kenmerk}/"
    assert "volgende/?in=q%3Dmodderig" in tekst_van(client, eerste, **vraag)
    assert "volgende/" not in tekst_van(client, eerste)
    naar = client.get(eerste + "volgende/", vraag)["Location"]
    assert rest[0].kenmerk[4:] in naar
    assert "in=q%3Dmodderig" in naar
    terug = client.get(f"{basis}{rest[0].kenmerk}/vorige/", vraag)["Location"]
    assert signaal.kenmerk[4:] in terug
    laatste = client.get(f"{basis}{rest[1].kenmerk}/volgende/", vraag)["Location"]
    assert laatste == f"{basis}?q=modderig&volgorde=oud"
    er_niet_in = client.get(f"{basis}{elders.kenmerk}/volgende/", vraag)["Location"]
    assert signaal.kenmerk[4:] in er_niet_in


def test_na_een_daad_staat_u_nog_in_dezelfde_lijst(client, pad, signaal):
    antwoord = client.post(f"{pad}noteren/?in=weergave%3Dlaat", {"notitie": "Ik bel."})
    assert antwoord["Location"].endswith("/?in=weergave%3Dlaat")
    assert "noteren/?in=weergave%3Dlaat" in tekst_van(
        client, pad, **{"in": "weergave=laat", "doe": "notitie"}
    )


def test_wie_gewist_is_blijft_gewist(client, pad, signaal, wijkambtenaar):
    services.melder_wissen(Melder.objects.get(signaal=signaal), actor=wijkambtenaar)
    assert "gewist" in tekst_van(client, pad)


def test_de_lijst_geeft_haar_vraag_mee(client, gemeente, signaal):
    tekst = tekst_van(client, f"/{gemeente.slug}/werk/signalen/", q="modderig")
    nummer = f"{signaal.kenmerk[:4]}-{signaal.kenmerk[4:]}"
    assert f"/{nummer}/?in=q%3Dmodderig" in tekst
    assert "toetsen.js" in tekst
    assert "Zet de toetsen uit" in tekst


# --- a theme is proposed ---------------------------------------------------------------------


def test_een_thema_met_de_reden_en_een_knop(client, thema, signaal, pad):
    thema.trefwoorden = "modder*"
    thema.save()
    tekst = tekst_van(client, pad)
    assert "Voorstel: thema Groen, door ‘modder*’." in tekst
    assert f'name="thema" value="{thema.slug}"' in tekst
    client.post(pad + "vertalen/", {"vertaling": "", "thema": ["", thema.slug]})
    assert vers(signaal).thema == thema
    assert "Voorstel:" not in tekst_van(client, pad)


def test_het_antwoord_sluit_wat_nog_gevraagd_was(vol, wijkambtenaar):
    services.signaal_beantwoorden(vol, actor=wijkambtenaar, **ANTWOORD)
    assert not vol.doorgeleidingen.filter(status__in=("open", "aanvaard")).exists()
    assert vol.escalaties.get().status == "ingetrokken"
