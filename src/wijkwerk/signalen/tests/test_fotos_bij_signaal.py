"""Photos of residents: kept at once, never lost by an error, seen by who may see the signaal."""

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from wijkwerk.bestanden.models import Bestand
from wijkwerk.bestanden.services import bestand_bewaren, bestand_vrijgeven
from wijkwerk.bestanden.tests.fotos import FOUT, bom, jpeg, met_gps
from wijkwerk.core.actor import Bewoner
from wijkwerk.core.errors import DomainError
from wijkwerk.signalen import fotobak as publiek
from wijkwerk.signalen import selectors
from wijkwerk.signalen.models import Signaal, SignaalFoto
from wijkwerk.signalen.tests.factories import maak_signaal, tel_vragen
from wijkwerk.signalen.tests.test_laat_iets_weten import invulling


@pytest.fixture
def pad(gemeente):
    return f"/{gemeente.slug}/laat-iets-weten/"


@pytest.fixture(autouse=True)
def _eigen_map(tmp_path, monkeypatch):
    monkeypatch.setattr(default_storage, "location", str(tmp_path), raising=False)


def upload(inhoud: bytes | None = None, naam: str = "pad.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(naam, inhoud or jpeg(), content_type="image/jpeg")


def kort_opgeslagen(gemeente, aantal: int = 1) -> list[Bestand]:
    return [
        bestand_bewaren(actor=Bewoner(), gemeente=gemeente, upload=upload(), alt="Foto")
        for _ in range(aantal)
    ]


# --- without script: the files come along with the form ---------------------------------------


def test_drie_fotos_gaan_mee_in_de_volgorde_van_de_bewoner(client, pad):
    fotos = [upload(jpeg(breedte=100 + n), f"{n}.jpg") for n in range(3)]
    assert client.post(pad, invulling(foto=fotos)).status_code == 302
    signaal = Signaal.objects.get()
    rijen = selectors.fotos_van(signaal)
    assert [rij.bestand.breedte for rij in rijen] == [100, 101, 102]
    assert {rij.bestand.status for rij in rijen} == {"bewaard"}
    assert {rij.bestand.alt for rij in rijen} == {"Foto van een bewoner"}


def test_bij_een_fout_blijven_de_fotos_en_hoeft_niemand_ze_opnieuw_te_kiezen(client, pad):
    fout = client.post(pad, invulling(tekst="", foto=[upload(), upload()]))
    assert fout.status_code == 422
    tokens = [foto.token for foto in fout.context["bak"].fotos]
    inhoud = fout.content.decode()
    assert len(tokens) == 2
    for token in tokens:
        assert f'name="fotos" value="{token}"' in inhoud
    goed = client.post(
        pad, invulling(fotos=tokens, **{f"alt-{tokens[1]}": " De plas\u202e bij de school "})
    )
    assert goed.status_code == 302
    alt = [rij.bestand.alt for rij in selectors.fotos_van(Signaal.objects.get())]
    assert alt == ["Foto van een bewoner", "De plas bij de school"]


def test_een_te_grote_foto_wordt_met_naam_geweigerd_en_de_rest_blijft(client, pad):
    antwoord = client.post(pad, invulling(foto=[upload(naam="goed.jpg"), upload(bom(), "dak.png")]))
    inhoud = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "dak.png: Deze foto heeft te veel beeldpunten. Kies een foto van" in inhoud
    assert "Mijn dochter viel er twee keer" in inhoud
    assert len(antwoord.context["bak"].fotos) == 1
    assert not Signaal.objects.exists()


@pytest.mark.parametrize("naam", ["html voor jpeg", "svg", "gif met script", "pdf", "heic"])
def test_wat_geen_foto_is_komt_er_niet_in(client, pad, naam):
    antwoord = client.post(pad, invulling(foto=[upload(FOUT[naam][1](), "foto.jpg")]))
    assert antwoord.status_code == 422
    assert "foto.jpg: " in antwoord.content.decode()
    assert not Bestand.objects.exists()


def test_een_naam_die_achterstevoren_leest_wordt_recht(client, pad):
    antwoord = client.post(pad, invulling(foto=[upload(b"GIF89a", "foto\u202egpj.exe")]))
    assert "\u202e" not in antwoord.content.decode()


def test_meer_dan_vijf_zegt_hoeveel_er_mogen(client, pad):
    antwoord = client.post(pad, invulling(foto=[upload() for _ in range(6)]))
    assert antwoord.status_code == 422
    assert "Kies hoogstens 5 foto" in antwoord.content.decode()
    assert len(antwoord.context["bak"].fotos) == 5


def test_een_foto_gaat_er_weer_uit_en_alles_wat_getypt_is_blijft(client, pad, gemeente):
    een, twee = kort_opgeslagen(gemeente, 2)
    velden = invulling(fotos=[een.token, twee.token], foto_weg=een.token, openbaar="on")
    antwoord = client.post(pad, velden)
    inhoud = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert [foto.pk for foto in antwoord.context["bak"].fotos] == [twee.pk]
    assert "ww-foutlijst" not in inhoud
    assert "Mijn dochter viel er twee keer" in inhoud
    assert 'name="openbaar" ' in inhoud
    assert "checked" in inhoud.split('name="openbaar"')[1].split(">")[0]
    assert not Signaal.objects.exists()


def test_een_prikker_zetten_zonder_script_verliest_geen_foto(client, pad):
    antwoord = client.post(
        pad, invulling(foto=[upload()], lat="", lon="", **{"prik.x": "160", "prik.y": "80"})
    )
    assert len(antwoord.context["bak"].fotos) == 1


# --- with script: each photo is sent at once ---------------------------------------------------


def test_een_foto_wordt_meteen_bewaard_zonder_wat_erin_verstopt_zat(client, pad):
    antwoord = client.post(f"{pad}foto/", {"foto": upload(met_gps())})
    foto = Bestand.objects.get()
    assert antwoord.status_code == 200
    assert foto.status == "concept"
    assert f'value="{foto.token}"' in antwoord.content.decode()
    assert "no-store" in antwoord["Cache-Control"]
    with default_storage.open(foto.pad) as inhoud:
        assert b"Exif" not in inhoud.read()


def test_wie_de_foto_stuurde_ziet_hem_klein_tot_hij_verstuurd_is(client, pad, gemeente):
    foto = kort_opgeslagen(gemeente)[0]
    klein = client.get(f"{pad}foto/{foto.token}/")
    assert klein.status_code == 200
    assert "no-store" in klein["Cache-Control"]
    client.post(pad, invulling(fotos=[foto.token]))
    assert client.get(f"{pad}foto/{foto.token}/").status_code == 404
    assert client.get(f"{pad}foto/{'0' * 32}/").status_code == 404


def test_een_foto_van_een_andere_gemeente_bestaat_hier_niet(client, pad, andere_gemeente, gemeente):
    foto = kort_opgeslagen(gemeente)[0]
    elders = pad.replace(gemeente.slug, andere_gemeente.slug)
    assert client.get(f"{elders}foto/{foto.token}/").status_code == 404


@pytest.mark.parametrize(
    ("wat", "melding"), [(b"MZ geen foto", "brief.jpg: Dit is geen foto"), (None, "Kies een foto")]
)
def test_een_fout_bestand_geeft_een_zin_terug(client, pad, wat, melding):
    velden = {"foto": upload(wat, "brief.jpg")} if wat else {}
    antwoord = client.post(f"{pad}foto/", velden)
    assert antwoord.status_code == 422
    assert melding in antwoord.content.decode()


def test_te_veel_fotos_van_een_adres_wordt_geremd(client, pad, monkeypatch):
    monkeypatch.setattr(publiek, "PER_ADRES", publiek.Grens("proef", 1, 3600))
    assert client.post(f"{pad}foto/", {"foto": upload()}).status_code == 200
    antwoord = client.post(f"{pad}foto/", {"foto": upload()})
    assert antwoord.status_code == 422
    assert "veel foto" in antwoord.content.decode()


# --- once, and never somebody else's ------------------------------------------------------------


def test_twee_keer_versturen_met_foto_is_een_bericht(client, pad, gemeente):
    velden = invulling(fotos=[kort_opgeslagen(gemeente)[0].token])
    eerste, tweede = client.post(pad, velden), client.post(pad, velden)
    assert eerste["Location"] == tweede["Location"]
    assert SignaalFoto.objects.count() == 1


def test_terug_en_anders_versturen_vraagt_de_foto_opnieuw_en_houdt_de_tekst(client, pad, gemeente):
    token = kort_opgeslagen(gemeente)[0].token
    client.post(pad, invulling(fotos=[token]))
    nieuw = invulling(fotos=[token], tekst="Toch anders", eenmalig="sleutel-2")
    antwoord = client.post(pad, nieuw)
    inhoud = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Kies de foto opnieuw" in inhoud
    assert "Toch anders" in inhoud
    assert token not in inhoud
    zonder = invulling(tekst="Toch anders", eenmalig="sleutel-2")
    assert client.post(pad, zonder).status_code == 302


@pytest.mark.parametrize("token", ["../../../etc/passwd", "A" * 32, "0" * 32, "\0"])
def test_een_verzonnen_token_is_geen_storing(client, pad, token):
    assert client.post(pad, invulling(fotos=[token])).status_code in {302, 409}
    assert not SignaalFoto.objects.exists()


def test_zes_fotos_gaan_ook_niet_buiten_het_formulier_om(gebied, gemeente):
    with pytest.raises(DomainError, match="hoogstens 5"):
        maak_signaal(gebied, fotos=kort_opgeslagen(gemeente, 6))


# --- who sees them ------------------------------------------------------------------------------


def test_alleen_wie_het_signaal_mag_zien_ziet_de_foto(gebied, gemeente, client_van, rolverdeling):
    foto = kort_opgeslagen(gemeente)[0]
    signaal = maak_signaal(gebied, fotos=[foto])
    ziet = {
        naam
        for naam, actor in rolverdeling.items()
        if client_van(actor).get(f"/bestanden/{foto.token}/").status_code == 200
    }
    mag = {
        naam
        for naam, actor in rolverdeling.items()
        if getattr(actor, "gemeente_id", None) == gemeente.pk
        and selectors.signalen_zichtbaar(actor).filter(pk=signaal.pk).exists()
    }
    assert ziet == mag
    assert "wijkambtenaar" in ziet
    assert not ziet & {"bewoner", "collega_elders", "vreemde", "verlopen", "vertrokken"}


def test_op_de_bladzij_van_het_signaal_staat_de_foto_met_wat_erop_staat(
    gebied, gemeente, client_van, wijkambtenaar
):
    foto = kort_opgeslagen(gemeente)[0]
    foto.alt = "De plas bij de school"
    signaal = maak_signaal(gebied, fotos=[foto])
    bladzij = client_van(wijkambtenaar).get(f"/{gemeente.slug}/werk/signalen/{signaal.kenmerk}/")
    inhoud = bladzij.content.decode()
    assert f'src="/bestanden/{foto.token}/?maat=klein" alt="De plas bij de school"' in inhoud


def test_een_foto_is_pas_van_iedereen_als_een_medewerker_hem_vrijgeeft(
    gebied, gemeente, wijkambtenaar
):
    foto = kort_opgeslagen(gemeente)[0]
    maak_signaal(gebied, fotos=[foto])
    assert Client().get(f"/bestanden/{foto.token}/").status_code == 404
    bestand_vrijgeven(foto, actor=wijkambtenaar)
    assert Client().get(f"/bestanden/{foto.token}/").status_code == 200


# --- figures ------------------------------------------------------------------------------------


def test_drie_fotos_kosten_drie_vragen_meer(client, pad, gemeente):
    """Their tokens read, used, and hung in the signaal: 14 without, 17 with."""
    client.post(pad, invulling())
    tokens = [foto.token for foto in kort_opgeslagen(gemeente, 3)]
    with tel_vragen() as vragen:
        antwoord = client.post(pad, invulling(fotos=tokens, eenmalig="sleutel-2"))
    assert antwoord.status_code == 302
    assert vragen.aantal <= 17, vragen
