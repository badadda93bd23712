"""The page of one signaal: what each role sees and may do, and that typed text is never lost."""

from datetime import timedelta

import pytest

from wijkwerk.core import klok
from wijkwerk.core.models import Logregel
from wijkwerk.signalen import services
from wijkwerk.signalen.models import Opgave, Signaal
from wijkwerk.signalen.services import MelderGegevens
from wijkwerk.signalen.tests.factories import maak_opgave, maak_signaal, tel_vragen
from wijkwerk.signalen.tests.test_signaal_beantwoorden import ANTWOORD
from wijkwerk.signalen.tests.test_signaal_doorgeven import doorgeven


@pytest.fixture
def signaal(gebied):
    return maak_signaal(gebied, lat=52.03, lon=5.01, plek_tekst="Ezelspad", wil_openbaar=True)


@pytest.fixture
def pad(gemeente, signaal):
    return f"/{gemeente.slug}/werk/signalen/{signaal.kenmerk}/"


def vers(signaal) -> Signaal:
    return Signaal.objects.get(pk=signaal.pk)


def test_behandelaar_ziet_alles_behalve_het_adres(pad, wijkambtenaar, client_van):
    tekst = client_van(wijkambtenaar).get(pad).content.decode()
    for stuk in (
        "Mijn dochter viel er twee keer",
        "Onze vertaling",
        "Route",
        "Antwoord",
        "Ezelspad",
    ):
        assert stuk in tekst
    assert "a•••@voorbeeld.nl" in tekst
    assert "ans@voorbeeld.nl" not in tekst


@pytest.mark.parametrize(("rol", "vertaling"), [("wijkwethouder", True), ("raadslid", False)])
def test_meelezers_lezen_mee_zonder_persoon_en_zonder_knoppen(
    pad, signaal, rolverdeling, client_van, rol, vertaling
):
    wijkambtenaar = rolverdeling["wijkambtenaar"]
    services.signaal_vertalen(signaal, actor=wijkambtenaar, vertaling="Watert niet af", thema=None)
    tekst = client_van(rolverdeling[rol]).get(pad).content.decode()
    assert "Mijn dochter viel er twee keer" in tekst
    assert ("Watert niet af" in tekst) is vertaling
    for stuk in ("voorbeeld.nl</dd>", "Verstuur antwoord", "Pak het op"):
        assert stuk not in tekst


@pytest.mark.parametrize(
    "rol",
    ["collega_elders", "sectorambtenaar", "partner", "gemeentebeheerder", "vreemde", "verlopen"],
)
def test_wie_het_niet_mag_zien_vindt_het_niet(pad, rolverdeling, client_van, rol):
    client = client_van(rolverdeling[rol])
    assert client.get(pad).status_code == 404
    assert client.post(pad + "oppakken/").status_code == 404


def test_signaal_van_een_andere_gemeente_is_404(pad, andere_gemeente, vreemde, client_van):
    elders = pad.replace("proefdam", andere_gemeente.slug)
    assert client_van(vreemde).get(elders).status_code == 404


def test_oppakken_doorgeven_terugnemen_op_het_scherm(
    pad, signaal, wijkambtenaar, sectorambtenaar, organisatie, client_van
):
    client = client_van(wijkambtenaar)
    assert client.post(pad + "oppakken/").status_code == 302
    assert vers(signaal).status == "in_behandeling"
    voor = klok.vandaag() + timedelta(days=5)
    client.post(
        pad + "doorgeven/", {"naar": organisatie.naam, "vraag": "Kan het?", "voor": str(voor)}
    )
    assert vers(signaal).status == "bij_sector"
    sector = client_van(sectorambtenaar)
    tekst = sector.get(pad).content.decode()
    assert "Kan het?" in tekst
    assert "voorbeeld.nl</dd>" not in tekst
    leeg = sector.post(pad + "vraag/1/beantwoorden/", {"antwoord": ""})
    assert leeg.status_code == 422
    assert sector.post(pad + "vraag/1/beantwoorden/", {"antwoord": "In maart"}).status_code == 302
    assert vers(signaal).status == "in_behandeling"
    assert "In maart" in client.get(pad).content.decode()


def test_terugnemen_heropenen_en_openbaar_op_het_scherm(
    pad, signaal, wijkambtenaar, organisatie, client_van
):
    client = client_van(wijkambtenaar)
    doorgeven(signaal, wijkambtenaar, organisatie)
    assert client.post(pad + "vraag/1/terugnemen/", {"reden": ""}).status_code == 422
    client.post(pad + "vraag/1/terugnemen/", {"reden": "duurt te lang"})
    client.post(pad + "openbaar/", {"publieke_tekst": "Het pad is nat."})
    assert vers(signaal).openbaar_op is not None
    client.post(pad + "niet-openbaar/")
    assert vers(signaal).openbaar_op is None
    client.post(pad + "beantwoorden/", ANTWOORD)
    assert "ja, voor een deel" in client.get(pad).content.decode().lower()
    client.post(pad + "heropenen/", {"reden": "de bewoner belde"})
    assert vers(signaal).status == "in_behandeling"


def test_bundelen_en_losmaken_op_het_scherm(pad, signaal, gebied, wijkambtenaar, client_van):
    opgave = maak_opgave(gebied, wijkambtenaar)
    client = client_van(wijkambtenaar)
    client.post(pad + "bundelen/", {"opgave": opgave.kenmerk, "reden": "zelfde pad"})
    assert opgave.koppelingen.get().reden == "zelfde pad"
    assert opgave.titel in client.get(pad).content.decode()
    client.post(f"{pad}losmaken/{opgave.kenmerk}/", {"reden": "toch niet"})
    assert opgave.koppelingen.get().losgemaakt_op is not None
    assert client.post(f"{pad}losmaken/{opgave.kenmerk}/", {"reden": "nog eens"}).status_code == 404


def test_vertalen_bewaart_en_zegt_het(pad, signaal, thema, wijkambtenaar, client_van):
    client = client_van(wijkambtenaar)
    client.post(
        pad + "vertalen/", {"vertaling": "Watert niet af", "thema": thema.slug, "versie": "1"}
    )
    assert (vers(signaal).vertaling, vers(signaal).thema) == ("Watert niet af", thema)


def test_lijkt_op_wijst_naar_hetzelfde_pad(pad, gebied, wijkambtenaar, client_van):
    maak_signaal(gebied, tekst="Op weg naar school is het altijd modderig")
    maak_signaal(gebied, tekst="De bus komt te laat")
    lijkt = client_van(wijkambtenaar).get(pad).context["lijkt_op"]
    assert [ander.tekst[:6] for ander in lijkt] == ["Op weg"]


# --- who spoke --------------------------------------------------------------------------------


def test_tonen_vraagt_een_reden_en_wordt_vastgelegd(pad, signaal, wijkambtenaar, client_van):
    client = client_van(wijkambtenaar)
    assert client.get(pad + "bewoner/1/tonen/").status_code == 405
    assert client.post(pad + "bewoner/1/tonen/", {"reden": "nieuwsgierig"}).status_code == 422
    assert not Logregel.objects.filter(handeling="melder.tonen").exists()
    antwoord = client.post(pad + "bewoner/1/tonen/", {"reden": "bellen"})
    assert "ans@voorbeeld.nl" in antwoord.content.decode()
    assert "no-store" in antwoord["Cache-Control"]
    regel = Logregel.objects.get(handeling="melder.tonen")
    assert (regel.doel, regel.object_kenmerk) == ("bellen", signaal.kenmerk)
    assert "ans@voorbeeld.nl" not in client.get(pad).content.decode()
    assert client.post(pad + "bewoner/2/tonen/", {"reden": "bellen"}).status_code == 404


@pytest.mark.parametrize("rol", ["raadslid", "wijkwethouder"])
def test_meelezers_krijgen_geen_adres(pad, rolverdeling, client_van, rol):
    antwoord = client_van(rolverdeling[rol]).post(pad + "bewoner/1/tonen/", {"reden": "bellen"})
    assert antwoord.status_code == 404


def test_wissen_en_nieuwe_link_door_een_collega(pad, signaal, wijkambtenaar, client_van):
    client = client_van(wijkambtenaar)
    client.post(pad + "bewoner/1/nieuwe-link/")
    assert signaal.melders.get().volgversie == 2
    client.post(pad + "bewoner/1/wissen/")
    assert signaal.melders.get().e_mail == ""
    assert "gewist" in client.get(pad).content.decode()


# --- writing down for somebody ----------------------------------------------------------------


def invoer(**velden):
    return {
        "kanaal": "telefoon",
        "soort": "wens",
        "tekst": "Zij wil een bankje bij de halte.",
        "waar": "heel",
        "gebied": "noord",
        "antwoord": "brief",
        "naam": "Mevrouw De Boer",
        "postadres": "Kadeweg 4",
        "eenmalig": "een",
        **velden,
    }


def test_invoeren_namens_een_bewoner(gemeente, wijkambtenaar, client_van):
    pad = f"/{gemeente.slug}/werk/signalen/invoeren/"
    client = client_van(wijkambtenaar)
    assert client.get(pad).status_code == 200
    assert client.post(pad, invoer(tekst="")).status_code == 422
    for _ in range(2):
        antwoord = client.post(pad, invoer())
    signaal = Signaal.objects.get()
    assert antwoord["Location"].endswith(
        f"/werk/signalen/{signaal.kenmerk[:4]}-{signaal.kenmerk[4:]}/"
    )
    assert (signaal.kanaal, signaal.soort) == ("telefoon", "wens")
    assert (signaal.melders.get().kanaal, signaal.melders.get().naam) == (
        "brief",
        "Mevrouw De Boer",
    )


def test_invoeren_voor_een_gebied_dat_u_niet_ziet_kan_ook(gemeente, sectorambtenaar, client_van):
    pad = f"/{gemeente.slug}/werk/signalen/invoeren/"
    antwoord = client_van(sectorambtenaar).post(pad, invoer(), follow=True)
    assert Signaal.objects.count() == 1
    assert "Bewaard onder nummer" in antwoord.content.decode()


@pytest.mark.parametrize("rol", ["raadslid", "wijkwethouder", "partner", "gemeentebeheerder"])
def test_anderen_voeren_niets_in(gemeente, rolverdeling, client_van, rol):
    pad = f"/{gemeente.slug}/werk/signalen/invoeren/"
    assert client_van(rolverdeling[rol]).post(pad, invoer()).status_code == 404


# --- opgaven ----------------------------------------------------------------------------------


def test_van_gekozen_signalen_naar_een_opgave(gemeente, gebied, signaal, wijkambtenaar, client_van):
    client, pad = client_van(wijkambtenaar), f"/{gemeente.slug}/werk/opgaven/nieuw/"
    tweede = maak_signaal(gebied, melder=MelderGegevens(postadres="Kade 1", kanaal="brief"))
    form = client.get(f"{pad}?signaal={signaal.kenmerk}&signaal={tweede.kenmerk}&signaal=onzin")
    assert form.context["signalen"] == [signaal, tweede]
    velden = {
        "titel": "Droog pad",
        "duiding": "Kinderen fietsen droog.",
        "gebied": "noord",
        "schaal": "wijk",
        "signaal": [signaal.kenmerk, tweede.kenmerk],
        "eenmalig": "een",
    }
    assert client.post(pad, {**velden, "titel": ""}).status_code == 422
    for _ in range(2):
        antwoord = client.post(pad, velden, follow=True)
    opgave = Opgave.objects.get()
    assert opgave.koppelingen.count() == 2
    tekst = antwoord.content.decode()
    assert "Droog pad" in tekst
    assert "Wie weet het al?" in tekst


def test_opgave_op_het_scherm(
    gemeente, gebied, signaal, wijkambtenaar, sectorambtenaar, client_van
):
    opgave = maak_opgave(gebied, wijkambtenaar, signalen=[signaal])
    client, pad = client_van(wijkambtenaar), f"/{gemeente.slug}/werk/opgaven/{opgave.kenmerk}/"
    client.post(pad + "publiceren/")
    assert Opgave.objects.get().publiek
    client.post(pad + "verbergen/")
    assert not Opgave.objects.get().publiek
    client.post(pad + "wijzigen/", {"titel": "Droog pad", "duiding": "Zo."})
    assert client.post(pad + "afronden/", {"toelichting": ""}).status_code == 422
    client.post(pad + "afronden/", {"uitkomst": "info", "tekst": "Klaar."})
    assert (Opgave.objects.get().titel, Opgave.objects.get().status) == ("Droog pad", "afgerond")
    client.post(pad + "heropenen/")
    assert Opgave.objects.get().status == "open"
    sector = client_van(sectorambtenaar).get(pad)
    assert sector.status_code == 200
    assert "Mijn dochter" not in sector.content.decode()
    assert (
        client_van(sectorambtenaar).post(pad + "afronden/", {"toelichting": "x"}).status_code == 404
    )


def test_opgave_kost_hoogstens_twaalf_vragen(gemeente, gebied, wijkambtenaar, client_van):
    zonder_adres = {"melder": MelderGegevens()}
    signalen = [maak_signaal(gebied, **zonder_adres) for _ in range(20)]
    opgave = maak_opgave(gebied, wijkambtenaar, signalen=signalen)
    services.opgave_afronden(opgave, actor=wijkambtenaar, toelichting="Klaar.")
    client, pad = client_van(wijkambtenaar), f"/{gemeente.slug}/werk/opgaven/"
    for adres in (pad, f"{pad}{opgave.kenmerk}/"):
        client.get(adres)
        with tel_vragen() as vragen:
            assert client.get(adres).status_code == 200
        assert vragen.aantal <= 12, vragen


def test_opgave_van_elders_is_voor_een_collega_niet_te_vinden(
    gemeente, gebied, wijkambtenaar, collega_elders, client_van
):
    opgave = maak_opgave(gebied, wijkambtenaar)
    pad = f"/{gemeente.slug}/werk/opgaven/{opgave.kenmerk}/"
    assert client_van(collega_elders).get(pad).status_code == 404
    services.opgave_publiceren(opgave, actor=wijkambtenaar)
    assert client_van(collega_elders).get(pad).status_code == 200
    assert client_van(collega_elders).post(pad + "verbergen/").status_code == 403
