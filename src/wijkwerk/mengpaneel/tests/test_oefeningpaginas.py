"""The pages about preparing: list, form, preparation page, confirmations."""

from datetime import timedelta

import pytest
from django.urls import reverse

from wijkwerk.core import klok
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.models import Begeleider, Oefening
from wijkwerk.mengpaneel.tests.maken import maak_deelnemer, maak_oefening

MEESTE_VRAGEN = 12
FORMULIER = "application/x-www-form-urlencoded"


def pad(gemeente, achter=""):
    return f"/{gemeente.slug}/werk/mengpaneel/{achter}"


def adres(oefening, naam="oefening_detail"):
    return reverse(f"mengpaneel:{naam}", args=[oefening.gemeente, oefening.kenmerk])


def tekst_van(antwoord, status=200):
    assert antwoord.status_code == status, antwoord.content.decode()[:2_000]
    return antwoord.content.decode()


def invulling(**velden):
    return {
        "aanleiding": "nabijheid",
        "bereik": "gemeente",
        "titel": "Mengpaneel 2026",
        "rollen": "Wijkambtenaar\r\nBewoner\r\n\r\nBestuur",
        "eenmalig": "sleutel",
        **velden,
    }


@pytest.fixture
def oefening(gemeente, wijkambtenaar):
    return maak_oefening(gemeente, wijkambtenaar)


# --- the list ------------------------------------------------------------------------------------


def test_lege_lijst_legt_uit_en_wijst_de_weg(client_van, gemeente, wijkambtenaar, raadslid):
    tekst = tekst_van(client_van(wijkambtenaar).get(pad(gemeente)))
    assert "Er is hier nog geen oefening" in tekst
    assert pad(gemeente, "nieuw/") in tekst
    assert "/mengpaneel/uitleg/" in tekst
    lezer = tekst_van(client_van(raadslid).get(pad(gemeente)))
    assert pad(gemeente, "nieuw/") not in lezer
    assert "Een collega bereidt de oefening voor" in lezer


def test_de_lijst_toont_de_mijne_en_wat_vastgesteld_is(
    client_van, gemeente, wijkambtenaar, sectorambtenaar
):
    maak_oefening(gemeente, wijkambtenaar, titel="Nog bezig")
    maak_oefening(gemeente, wijkambtenaar, titel="Samen bepaald", fase=Fase.EVALUEREN)
    mijne = tekst_van(client_van(wijkambtenaar).get(pad(gemeente)))
    assert "Nog bezig" in mijne
    assert "Samen bepaald" in mijne
    ander = tekst_van(client_van(sectorambtenaar).get(pad(gemeente)))
    assert "Nog bezig" not in ander
    assert "Samen bepaald" in ander


def test_filteren_zoeken_en_de_weergaven(client_van, gemeente, gebied, wijkambtenaar):
    nu = klok.nu()
    with klok.verzet(nu - timedelta(days=400)):
        maak_oefening(gemeente, wijkambtenaar, titel="Vorig jaar", fase=Fase.EVALUEREN)
        door = maak_oefening(gemeente, wijkambtenaar, titel="Verder gegaan", fase=Fase.EVALUEREN)
    maak_oefening(
        gemeente, wijkambtenaar, titel="Een stukje", bereik="gebied", gebied=gebied, vorige=door
    )
    client = client_van(wijkambtenaar)

    def titels(vraag):
        tekst = tekst_van(client.get(pad(gemeente) + vraag))
        return {t for t in ("Vorig jaar", "Verder gegaan", "Een stukje") if t in tekst}

    assert titels("") == {"Vorig jaar", "Verder gegaan", "Een stukje"}
    assert titels("?weergave=opnieuw") == {"Vorig jaar"}  # the other one was continued
    assert titels("?weergave=loopt") == {"Een stukje"}
    assert titels("?fase=evalueren") == {"Vorig jaar", "Verder gegaan"}
    assert titels("?bereik=gebied") == {"Een stukje"}
    assert titels("?q=noord") == {"Een stukje"}
    assert titels("?q=jaar+vorig") == {"Vorig jaar"}
    assert titels("?fase=zomaar&weergave=x&pagina=zes") == {
        "Vorig jaar",
        "Verder gegaan",
        "Een stukje",
    }
    leeg = tekst_van(client.get(pad(gemeente) + "?q=pannenkoek"))
    assert "Haal het filter weg" in leeg


def test_wat_te_herhalen_is_valt_op(client_van, gemeente, wijkambtenaar):
    oefening = maak_oefening(
        gemeente, wijkambtenaar, fase=Fase.EVALUEREN, opnieuw_op=klok.vandaag()
    )
    client = client_van(wijkambtenaar)
    assert "ww-klok--nu" in tekst_van(client.get(pad(gemeente)))
    Oefening.objects.filter(pk=oefening.pk).update(opnieuw_op=klok.vandaag() + timedelta(days=1))
    assert "ww-klok--nu" not in tekst_van(client.get(pad(gemeente)))


def test_de_lijst_bladert(client_van, gemeente, wijkambtenaar, django_assert_max_num_queries):
    for nummer in range(30):
        maak_oefening(gemeente, wijkambtenaar, titel=f"Oefening {nummer:02}")
    client = client_van(wijkambtenaar)
    client.get(pad(gemeente))
    with django_assert_max_num_queries(MEESTE_VRAGEN):
        eerste = tekst_van(client.get(pad(gemeente)))
    assert eerste.count("<tr>") == 26  # with the head
    assert "Oefening 29" in eerste
    tweede = tekst_van(client.get(pad(gemeente) + "?pagina=2"))
    assert "Oefening 00" in tweede
    assert tweede.count("<tr>") == 6


# --- the form ------------------------------------------------------------------------------------


def test_het_formulier_wijst_bij_elke_aanleiding_de_eerste_schuif(
    client_van, gemeente, wijkambtenaar, django_assert_max_num_queries
):
    client = client_van(wijkambtenaar)
    client.get(pad(gemeente, "nieuw/"))
    with django_assert_max_num_queries(MEESTE_VRAGEN):
        tekst = tekst_van(client.get(pad(gemeente, "nieuw/")))
    assert "Begin bij: Proces met bewoners en Bestuur en politiek" in tekst
    assert "Begin bij deze schuif: Proces binnen gemeente" in tekst
    assert "Wijkambtenaar\nSociaal domein" in tekst
    assert "Mengpaneel Proefdam" in tekst


def test_maken_en_door_naar_de_voorbereiding(client_van, gemeente, wijkambtenaar, leidinggevende):
    client = client_van(wijkambtenaar)
    velden = invulling(begeleiders=[leidinggevende.persoon.pk], visie="Dichtbij <b>mensen</b>")
    antwoord = client.post(pad(gemeente, "nieuw/"), velden)
    oefening = Oefening.objects.get()
    assert antwoord.headers["Location"] == adres(oefening)
    assert oefening.rollen == ["Wijkambtenaar", "Bewoner", "Bestuur"]
    assert Begeleider.objects.filter(oefening=oefening).count() == 2
    tekst = tekst_van(client.get(antwoord.headers["Location"]))
    assert "Dichtbij &lt;b&gt;mensen" in tekst
    assert "Wilma Wijk" in tekst
    assert "Lies Leiding" in tekst
    assert "Open het invullen" in tekst


def test_twee_keer_versturen_is_een_oefening(client_van, gemeente, wijkambtenaar):
    client = client_van(wijkambtenaar)
    paden = {client.post(pad(gemeente, "nieuw/"), invulling()).headers["Location"] for _ in "ab"}
    assert len(paden) == 1
    client.post(pad(gemeente, "nieuw/"), invulling(eenmalig="ander"))
    assert Oefening.objects.count() == 2


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"titel": ""}, "id_titel"),
        ({"aanleiding": ""}, "id_aanleiding"),
        ({"rollen": "Bewoner"}, "minstens 2"),
        ({"rollen": "Bewoner\nbewoner"}, "twee keer"),
        ({"rollen": "x" * 41 + "\nBewoner"}, "te lang"),
        ({"rollen": ""}, "id_rollen"),
        ({"bereik": "thema"}, "Kies waarover"),
        ({"bereik": "gebied", "gebied": "bestaat-niet"}, "id_gebied"),
        ({"visie": "x" * 2_001}, "id_visie"),
        ({"begeleiders": ["999999"]}, "id_begeleiders"),
    ],
)
def test_wat_niet_klopt_staat_bij_het_veld(client_van, gemeente, wijkambtenaar, velden, melding):
    client = client_van(wijkambtenaar)
    tekst = tekst_van(client.post(pad(gemeente, "nieuw/"), invulling(**velden)), 422)
    assert melding in tekst
    assert "ww-foutlijst" in tekst
    assert not Oefening.objects.exists()


def test_een_gebied_van_een_ander_is_niet_te_kiezen(
    client_van, gemeente, gebied, ander_gebied, wijkambtenaar, leidinggevende
):
    velden = invulling(bereik="gebied", gebied=ander_gebied.slug)
    tekst = tekst_van(client_van(wijkambtenaar).post(pad(gemeente, "nieuw/"), velden), 422)
    assert f'value="{ander_gebied.slug}"' not in tekst
    assert f'value="{gebied.slug}"' in tekst
    assert client_van(leidinggevende).post(pad(gemeente, "nieuw/"), velden).status_code == 302


def test_een_link_zegt_waarover_het_gaat(client_van, gemeente, gebied, wijkambtenaar):
    tekst = tekst_van(client_van(wijkambtenaar).get(pad(gemeente, "nieuw/?gebied=noord")))
    assert '<option value="noord" selected>' in tekst


@pytest.mark.parametrize(
    ("wie", "status"), [("wijkambtenaar", 200), ("wijkwethouder", 404), ("bewoner", 302)]
)
def test_wie_een_oefening_kan_maken(request, client_van, gemeente, wie, status):
    client = client_van(request.getfixturevalue(wie))
    assert client.get(pad(gemeente, "nieuw/")).status_code == status


def test_wijzigen(client_van, gemeente, oefening, wijkambtenaar):
    client, plek = client_van(wijkambtenaar), pad(gemeente, f"{oefening.kenmerk}/wijzigen/")
    tekst = tekst_van(client.get(plek))
    assert 'value="Mengpaneel Proefdam 2026"' in tekst
    antwoord = client.post(plek, invulling(titel="Anders", rollen="A\nB"))
    assert antwoord.headers["Location"] == adres(oefening)
    oefening.refresh_from_db()
    assert (oefening.titel, oefening.rollen) == ("Anders", ["A", "B"])
    fout = tekst_van(client.post(plek, invulling(rollen="A")), 422)
    assert "minstens 2" in fout


def test_wijzigen_als_hij_open_is(client_van, gemeente, oefening, wijkambtenaar):
    Oefening.objects.filter(pk=oefening.pk).update(fase=Fase.INVULLEN)
    client, plek = client_van(wijkambtenaar), pad(gemeente, f"{oefening.kenmerk}/wijzigen/")
    assert 'name="rollen"' not in tekst_van(client.get(plek))
    assert client.post(plek, invulling(titel="Anders", rollen="X\nY")).status_code == 302
    oefening.refresh_from_db()
    assert (oefening.titel, oefening.rollen[0]) == ("Anders", "Wijkambtenaar")


def test_wat_vastgesteld_is_krijgt_alleen_andere_begeleiders(
    client_van, gemeente, wijkambtenaar, leidinggevende
):
    oefening = maak_oefening(gemeente, wijkambtenaar, fase=Fase.EVALUEREN)
    client, plek = client_van(wijkambtenaar), adres(oefening, "oefening_wijzigen")
    tekst = tekst_van(client.get(plek))
    assert 'name="titel"' not in tekst
    assert 'name="begeleiders"' in tekst
    velden = invulling(titel="Anders", begeleiders=[leidinggevende.persoon.pk])
    assert client.post(plek, velden).status_code == 302
    oefening.refresh_from_db()
    assert oefening.titel != "Anders"
    assert Begeleider.objects.filter(oefening=oefening).count() == 2


# --- one exercise --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fase", "naam"),
    [
        (Fase.INVULLEN, "begeleiden"),
        (Fase.GESPREK, "begeleiden"),
        (Fase.VASTSTELLEN, "vaststellen"),
        (Fase.EVALUEREN, "paneel"),
    ],
)
def test_een_oefening_gaat_verder_waar_zij_is(client_van, gemeente, wijkambtenaar, fase, naam):
    oefening = maak_oefening(gemeente, wijkambtenaar, fase=fase)
    antwoord = client_van(wijkambtenaar).get(adres(oefening))
    assert antwoord.headers["Location"] == adres(oefening, naam)


def test_wie_meeleest_leest_wat_vastgesteld_is(client_van, gemeente, wijkambtenaar, raadslid):
    oefening = maak_oefening(
        gemeente, wijkambtenaar, fase=Fase.VASTSTELLEN, vastgesteld_op=klok.nu()
    )
    antwoord = client_van(raadslid).get(adres(oefening))
    assert antwoord.headers["Location"] == adres(oefening, "paneel")


def test_de_voorbereiding_kost_weinig_vragen(
    client_van, gemeente, oefening, wijkambtenaar, django_assert_max_num_queries
):
    for _nummer in range(300):
        maak_deelnemer(oefening)
    client, plek = client_van(wijkambtenaar), pad(gemeente, f"{oefening.kenmerk}/")
    client.get(plek)
    with django_assert_max_num_queries(MEESTE_VRAGEN):
        tekst = tekst_van(client.get(plek))
    assert "Zo loopt de bijeenkomst" in tekst
    with django_assert_max_num_queries(MEESTE_VRAGEN):
        assert "300 mensen" in tekst_van(client.get(plek + "wissen/"))


GET_PAGINAS = ("", "wijzigen/", "wissen/", "samen-invullen/")
POST_PAGINAS = (
    "wijzigen/",
    "openen/",
    "terugzetten/",
    "samen-invullen/",
    "proefdraaien/",
    "wissen/",
)


@pytest.mark.parametrize("wie", ["sectorambtenaar", "leidinggevende", "raadslid", "vreemde"])
def test_wie_niet_begeleidt_vindt_niets(request, client_van, gemeente, oefening, wie):
    client = client_van(request.getfixturevalue(wie))
    for achter in GET_PAGINAS:
        assert client.get(pad(gemeente, f"{oefening.kenmerk}/{achter}")).status_code == 404
    for achter in POST_PAGINAS:
        velden = invulling(zeker="1")
        assert client.post(pad(gemeente, f"{oefening.kenmerk}/{achter}"), velden).status_code == 404
    assert Oefening.objects.get().fase == Fase.VOORBEREIDEN


def test_wie_begeleidt_vindt_het_wel(client_van, gemeente, oefening, wijkambtenaar):
    client = client_van(wijkambtenaar)
    for achter in GET_PAGINAS:
        assert client.get(pad(gemeente, f"{oefening.kenmerk}/{achter}")).status_code == 200


def test_een_collega_leest_wat_vastgesteld_is_maar_verandert_het_niet(
    client_van, gemeente, wijkambtenaar, sectorambtenaar
):
    oefening = maak_oefening(gemeente, wijkambtenaar, fase=Fase.EVALUEREN)
    client = client_van(sectorambtenaar)
    for achter in ("wijzigen/", "wissen/"):
        assert client.get(pad(gemeente, f"{oefening.kenmerk}/{achter}")).status_code == 403
    velden = invulling(zeker="1")
    assert client.post(pad(gemeente, f"{oefening.kenmerk}/wissen/"), velden).status_code == 403
    assert Oefening.objects.exists()


def test_wat_over_een_ander_gebied_is_vastgesteld_is_te_lezen(
    client_van, gemeente, gebied, wijkambtenaar, collega_elders
):
    velden = {"bereik": "gebied", "gebied": gebied}
    vast = maak_oefening(gemeente, wijkambtenaar, fase=Fase.EVALUEREN, **velden)
    bezig = maak_oefening(gemeente, wijkambtenaar, **velden)
    client = client_van(collega_elders)
    assert client.get(adres(vast, "oefening_leeg")).status_code == 200
    assert client.get(adres(vast, "oefening_wijzigen")).status_code == 403
    assert client.get(adres(bezig, "oefening_leeg")).status_code == 404


def test_een_oefening_van_een_andere_gemeente_bestaat_hier_niet(
    client_van, gemeente, andere_gemeente, oefening, vreemde
):
    client = client_van(vreemde)
    assert client.get(pad(andere_gemeente)).status_code == 200
    assert client.get(pad(andere_gemeente, f"{oefening.kenmerk}/")).status_code == 404


def test_openen(client_van, gemeente, oefening, wijkambtenaar):
    client, plek = client_van(wijkambtenaar), pad(gemeente, f"{oefening.kenmerk}/openen/")
    assert client.get(plek).status_code == 405
    assert client.post(plek).status_code == 302
    assert Oefening.objects.get().fase == Fase.INVULLEN
    tekst = tekst_van(client.post(plek), 409)  # a colleague was first
    assert "Misschien was een collega u voor" in tekst


def test_terugzetten_staat_bij_wijzigen_tot_iemand_iets_invult(
    client_van, gemeente, oefening, wijkambtenaar
):
    Oefening.objects.filter(pk=oefening.pk).update(fase=Fase.INVULLEN)
    client, plek = client_van(wijkambtenaar), adres(oefening, "oefening_wijzigen")
    knop = adres(oefening, "oefening_terugzetten")
    assert f'action="{knop}"' in tekst_van(client.get(plek))
    deelnemer = maak_deelnemer(oefening)
    assert knop not in tekst_van(client.get(plek))
    assert "Er zijn al antwoorden" in tekst_van(client.post(knop), 409)
    deelnemer.delete()
    assert client.post(knop).headers["Location"] == adres(oefening)
    assert Oefening.objects.get().fase == Fase.VOORBEREIDEN


def test_samen_invullen_vraagt_eerst(client_van, gemeente, oefening, wijkambtenaar):
    client, plek = client_van(wijkambtenaar), pad(gemeente, f"{oefening.kenmerk}/samen-invullen/")
    assert "niet meer terug" in tekst_van(client.get(plek))
    assert Oefening.objects.get().fase == Fase.VOORBEREIDEN
    assert client.post(plek).status_code == 302
    assert Oefening.objects.get().fase == Fase.VASTSTELLEN


def test_proefdraaien_maakt_er_een(client_van, gemeente, oefening, wijkambtenaar):
    client, plek = client_van(wijkambtenaar), pad(gemeente, f"{oefening.kenmerk}/proefdraaien/")
    for _keer in range(2):
        antwoord = client.post(plek, "eenmalig=een", FORMULIER)
    proef = Oefening.objects.get(proef=True)
    assert antwoord.headers["Location"] == adres(proef)


def test_wissen_vraagt_eerst_en_wil_een_vinkje(client_van, gemeente, oefening, wijkambtenaar):
    maak_deelnemer(oefening)
    client, plek = client_van(wijkambtenaar), pad(gemeente, f"{oefening.kenmerk}/wissen/")
    assert "de antwoorden van 1 mens" in tekst_van(client.get(plek))
    assert "Vink aan" in tekst_van(client.post(plek), 422)
    assert Oefening.objects.exists()
    antwoord = client.post(plek, {"zeker": "1"})
    assert antwoord.headers["Location"] == pad(gemeente)
    assert not Oefening.objects.exists()
    assert "De oefening is gewist" in tekst_van(client.get(pad(gemeente)))
