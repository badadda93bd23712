"""The form of a resident: with and without script, kept when it is wrong, once when it is twice."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client

from wijkwerk.core import klok
from wijkwerk.core.models import Eenmalig
from wijkwerk.signalen.forms import nu_gestart
from wijkwerk.signalen.models import Melder, Signaal
from wijkwerk.signalen.publiek import indienen as publiek
from wijkwerk.signalen.tests.factories import TEKST, tel_vragen

BINNEN = {"lat": "52.03", "lon": "5.01"}  # in Noord


@pytest.fixture
def pad(gemeente):
    return f"/{gemeente.slug}/laat-iets-weten/"


def invulling(**velden):
    with klok.verzet(klok.nu() - timedelta(minutes=1)):
        gestart = nu_gestart()
    return {
        "tekst": TEKST,
        "waar": "plek",
        **BINNEN,
        "antwoord": "mail",
        "e_mail": "ans@voorbeeld.nl",
        "gestart": gestart,
        "eenmalig": "sleutel-1",
        **velden,
    }


def test_bericht_met_een_prikker(client, pad, gebied):
    antwoord = client.post(pad, invulling(plek_tekst="bij de school", openbaar="on"))
    signaal = Signaal.objects.get()
    assert (signaal.gebied, signaal.lat, signaal.plek_tekst) == (gebied, 52.03, "bij de school")
    assert (signaal.wil_openbaar, signaal.kanaal, signaal.hele_gebied) == (True, "formulier", False)
    assert antwoord.status_code == 302
    ontvangen = client.get(antwoord["Location"])
    tekst = ontvangen.content.decode()
    assert f"{signaal.kenmerk[:4]}-{signaal.kenmerk[4:]}" in tekst
    assert signaal.melders.get().volgtoken in tekst
    assert "no-store" in ontvangen["Cache-Control"]
    assert "noindex" in ontvangen["X-Robots-Tag"]


def test_het_hele_gebied_zonder_prikker(client, pad, gebied):
    client.post(pad, invulling(waar="heel", gebied="noord", antwoord="geen", e_mail=""))
    signaal = Signaal.objects.get()
    assert (signaal.gebied, signaal.lat, signaal.hele_gebied) == (gebied, None, True)
    assert signaal.melders.get().kanaal == "geen"


def test_een_gebied_kiezen_en_de_plek_beschrijven(client, pad, ander_gebied):
    client.post(pad, invulling(lat="", lon="", gebied="zuid", plek_tekst="Kadeweg 4"))
    signaal = Signaal.objects.get()
    assert (signaal.gebied, signaal.lat, signaal.hele_gebied) == (ander_gebied, None, False)


def test_een_adres_zonder_kaart(client, pad, ander_gebied):
    """The way for who cannot use a map; a pin that was set before does not count any more."""
    client.post(pad, invulling(waar="adres", gebied="zuid", plek_tekst="Kadeweg 4"))
    signaal = Signaal.objects.get()
    assert (signaal.gebied, signaal.lat, signaal.plek_tekst) == (ander_gebied, None, "Kadeweg 4")


def test_wanneer_antwoord_komt_staat_als_dag_op_het_formulier(client, pad):
    with klok.verzet(datetime(2026, 9, 15, 9, 0, tzinfo=UTC)):
        assert "Voor dinsdag 29 september" in client.get(pad).content.decode()


def test_alleen_wat_nodig_is_wordt_bewaard(client, pad):
    client.post(
        pad,
        invulling(
            antwoord="bel", telefoon="0612345678", e_mail="ans@voorbeeld.nl", postadres="Kade 1"
        ),
    )
    melder = Melder.objects.get()
    assert (melder.telefoon, melder.e_mail, melder.postadres) == ("0612345678", "", "")


def test_engelse_bezoeker_krijgt_engelse_post(client, pad):
    client.cookies["taal"] = "en"
    client.post(pad, invulling())
    assert Melder.objects.get().taal == "en"


def test_gebied_uit_het_adres_staat_al_klaar(client, pad, buurt):
    tekst = client.get(f"{pad}?gebied={buurt.slug}").content.decode()
    assert f'<option value="{buurt.slug}" selected>' in tekst
    client.post(f"{pad}?gebied={buurt.slug}", invulling(waar="heel", gebied=buurt.slug))
    assert Signaal.objects.get().gebied == buurt


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"tekst": "  "}, "Vertel in een paar woorden"),
        ({"tekst": "a" * 5001}, "5001 tekens. Er passen 5000"),
        ({"lat": "", "lon": ""}, "Zet een prikker op de kaart"),
        ({"waar": "heel", "gebied": ""}, "Kies een wijk."),
        ({"lat": "53.2", "lon": "6.5"}, "Deze plek ligt niet in Proefdam"),
        ({"lat": "9e999", "lon": "5"}, ""),
        ({"lat": "nan", "lon": "5"}, ""),
        ({"e_mail": ""}, "Vul uw e-mailadres in"),
        ({"e_mail": "ans.voorbeeld.nl"}, "naam@voorbeeld.nl"),
        ({"antwoord": "brief"}, "Vul uw adres in"),
        ({"antwoord": "bel"}, "Vul uw telefoonnummer in"),
        ({"antwoord": "bel", "telefoon": "bel mij"}, "Vul het hele nummer in"),
        ({"antwoord": "bel", "telefoon": "06-1234"}, "Vul het hele nummer in"),
        ({"waar": "elders"}, ""),
        ({"waar": "adres", "plek_tekst": ""}, "Typ de straat of de plek"),
        ({"waar": "adres", "gebied": ""}, "Kies een wijk."),
        ({"gebied": "bestaat-niet", "lat": "", "lon": ""}, ""),
        ({"website": "http://spam"}, "Dat ging erg snel"),
        ({"gestart": ""}, "Dat ging erg snel"),
        ({"gestart": "verzonnen"}, "Dat ging erg snel"),
    ],
)
def test_wat_niet_klopt_wordt_gezegd_en_de_tekst_blijft(client, pad, velden, melding):
    antwoord = client.post(pad, invulling(**{"plek_tekst": "bij de bakker", **velden}))
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert melding in tekst
    assert "ww-foutlijst" in tekst
    assert ('value="bij de bakker"' in tekst) == ("plek_tekst" not in velden)
    assert not Signaal.objects.exists()
    assert not Eenmalig.objects.exists()


def test_te_snel_is_een_machine_en_daarna_mag_het(client, pad):
    velden = invulling(gestart=nu_gestart())
    assert client.post(pad, velden).status_code == 422
    with klok.verzet(klok.nu() + timedelta(seconds=10)):
        assert client.post(pad, velden).status_code == 302


def test_te_snel_verbergt_niet_wat_er_nog_meer_mist(client, pad):
    velden = invulling(gestart=nu_gestart(), waar="adres", plek_tekst="", e_mail="")
    inhoud = client.post(pad, velden).content.decode()
    for melding in ("Dat ging erg snel", "Typ de straat", "Vul uw e-mailadres in"):
        assert melding in inhoud


@pytest.mark.parametrize(
    "tekst",
    ["<script>alert(1)</script>", "{{ 7*7 }}", "\u202etxt.exe", "'; DROP TABLE x; --", "🚲" * 900],
)
def test_vijandige_tekst_wordt_gewone_tekst(
    client, pad, tekst, wijkambtenaar, client_van, gemeente
):
    assert client.post(pad, invulling(tekst=tekst)).status_code == 302
    signaal = Signaal.objects.get()
    for bladzij in (
        client.get(f"/{gemeente.slug}/volg/{signaal.melders.get().volgtoken}/"),
        client_van(wijkambtenaar).get(f"/{gemeente.slug}/werk/signalen/{signaal.kenmerk}/"),
    ):
        inhoud = bladzij.content.decode()
        assert bladzij.status_code == 200
        assert "<script>alert" not in inhoud
        assert "\u202e" not in inhoud


def test_tien_megabyte_wordt_geweigerd_zonder_iets_te_bewaren(client, pad):
    antwoord = client.post(pad, invulling(tekst="a" * 10_000_000))
    inhoud = antwoord.content.decode()
    assert antwoord.status_code == 413
    assert "Uw bericht is te groot" in inhoud
    assert antwoord.wsgi_request.read(1) == b""  # else a browser sees a broken line, no page
    assert "Maak de tekst korter" in inhoud
    assert f'href="{pad}"' in inhoud
    assert not Signaal.objects.exists()


def test_een_onleesbaar_verzoek_zegt_wat_te_doen(client, pad):
    antwoord = client.post(pad, {**invulling(), "prik.x": "x", "prik.y": "1"})
    assert antwoord.status_code == 400
    assert "probeer het nog een keer" in antwoord.content.decode()


def test_vijfduizend_tekens_met_regels_passen(client, pad):
    regels = "\r\n".join(["x" * 99] * 50)  # 4,999 as the browser counts, 5,048 as it sends
    assert client.post(pad, invulling(tekst=regels)).status_code == 302
    assert len(Signaal.objects.get().tekst) == 4_999


def test_een_nulteken_verdwijnt_en_de_rest_blijft(client, pad):
    assert client.post(pad, invulling(tekst="een\0twee")).status_code == 302
    assert Signaal.objects.get().tekst == "eentwee"


def test_een_formule_blijft_tekst(client, pad, client_van, wijkambtenaar, gemeente):
    client.post(pad, invulling(tekst="=HYPERLINK(1)"))
    lijst = client_van(wijkambtenaar).get(f"/{gemeente.slug}/werk/signalen/exporteren/")
    assert b"\n=HYPERLINK" not in lijst.content
    assert b",=HYPERLINK" not in lijst.content
    assert b";=HYPERLINK" not in lijst.content


# --- without script ---------------------------------------------------------------------------


def test_zonder_script_zet_een_klik_op_het_beeld_de_prikker(client, pad, gemeente):
    beeld = client.get(f"{pad}kaart.svg")
    assert beeld["Content-Type"] == "image/svg+xml"
    velden = invulling(lat="", lon="") | {"prik.x": "160", "prik.y": "80"}
    antwoord = client.post(pad, velden)
    inhoud = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "Mijn dochter viel er twee keer" in inhoud
    assert 'value="ans@voorbeeld.nl"' in inhoud
    assert "ww-kaart__pin" in inhoud
    met_prik = client.get(antwoord.context["prik_url"]).content.decode()
    assert met_prik.count("<circle") == beeld.content.decode().count("<circle") + 1
    form = antwoord.context["form"]
    lat, lon = float(form["lat"].value()), float(form["lon"].value())
    assert 52.0 < lat < 52.05
    assert 5.0 < lon < 5.05
    assert not Signaal.objects.exists()
    assert client.post(pad, invulling(lat=lat, lon=lon)).status_code == 302


@pytest.mark.parametrize("klik", [{"prik.x": "x", "prik.y": "1"}, {"prik.x": "1"}])
def test_een_kapotte_klik_is_geen_storing(client, pad, klik):
    assert client.post(pad, {**invulling(), **klik}).status_code == 400


def test_enter_in_een_veld_verstuurt_en_zet_geen_prikker_in_de_hoek(client, pad):
    antwoord = client.post(pad, {**invulling(), "prik.x": "0", "prik.y": "0"})
    assert antwoord.status_code == 302
    assert Signaal.objects.get().lat == 52.03


# --- once is once -----------------------------------------------------------------------------


def test_twee_keer_verstuurd_is_een_bericht(client, pad):
    velden = invulling()
    eerste, tweede = client.post(pad, velden), client.post(pad, velden)
    assert eerste["Location"] == tweede["Location"]
    assert Signaal.objects.count() == 1


def test_dezelfde_sleutel_met_andere_tekst_biedt_een_keuze(client, pad):
    eerste = client.post(pad, invulling())
    antwoord = client.post(pad, invulling(tekst="Toch iets anders"))
    inhoud = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert eerste["Location"] in inhoud
    assert "Toch iets anders" in inhoud
    assert Signaal.objects.count() == 1
    assert (
        client.post(pad, invulling(tekst="Toch iets anders", eenmalig="sleutel-2")).status_code
        == 302
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("zelfde_sleutel", "berichten"), [(True, 1), (False, 4)])
def test_vier_keer_tegelijk_verstuurd(pad, zelfde_sleutel, berichten):
    """With one key one signaal; the control with four keys shows that all four got through."""
    velden = [invulling(gestart=nu_gestart()) for _ in range(4)]
    start, codes = threading.Barrier(4), []
    begin = klok.nu() - timedelta(minutes=1)
    with klok.verzet(begin):
        gestart = nu_gestart()

    def verstuur(nummer):
        sleutel = "zelfde" if zelfde_sleutel else f"sleutel-{nummer}"
        inhoud = {**velden[0], "gestart": gestart, "eenmalig": sleutel}
        start.wait()
        try:
            codes.append(Client().post(pad, inhoud).status_code)
        finally:
            connection.close()

    draden = [threading.Thread(target=verstuur, args=(nummer,)) for nummer in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert codes == [302] * 4
    assert Signaal.objects.count() == berichten


def test_te_veel_van_een_adres_wordt_geremd_met_behoud_van_tekst(client, pad, monkeypatch):
    monkeypatch.setattr(publiek, "PER_ADRES", publiek.Grens("proef", 1, 3600))
    assert client.post(pad, invulling()).status_code == 302
    antwoord = client.post(pad, invulling(eenmalig="sleutel-2"))
    assert antwoord.status_code == 429
    assert "Mijn dochter viel" in antwoord.content.decode()


# --- figures ----------------------------------------------------------------------------------


def test_versturen_kost_hoogstens_vijftien_vragen(client, pad):
    client.post(pad, invulling())
    with tel_vragen() as vragen:
        assert client.post(pad, invulling(eenmalig="sleutel-2")).status_code == 302
    assert vragen.aantal <= 15, vragen


@pytest.mark.parametrize("achter", ["", "?gebied=noord"])
def test_het_formulier_kost_hoogstens_twaalf_vragen(client, pad, achter):
    client.get(pad)
    with tel_vragen() as vragen:
        assert client.get(pad + achter).status_code == 200
    assert vragen.aantal <= 12, vragen


def test_gebied_van_een_andere_gemeente_bestaat_hier_niet(client, pad, andere_gemeente):
    antwoord = client.post(f"/{andere_gemeente.slug}/laat-iets-weten/", invulling())
    assert antwoord.status_code in {302, 422}
    onbekend = client.post("/bestaat-niet/laat-iets-weten/", invulling())
    assert onbekend.status_code == 404
