"""The pages on which a panel is set and read: nothing typed is lost, nothing is shown too early."""

import pytest
from django.urls import reverse

from wijkwerk.core import klok
from wijkwerk.doelen.models import Inspanning
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN
from wijkwerk.mengpaneel.models import Begeleider, Deelnemer, Etappe, Inzending, Schuifstand
from wijkwerk.mengpaneel.services import vaststellen as services
from wijkwerk.mengpaneel.tests.maken import NU, maak_deelnemer, maak_oefening, zet_standen
from wijkwerk.mengpaneel.tests.vol import beeld, maak_vol

MEESTE_VRAGEN = 12
VOL = {
    "reden": "Zo werken wij nu.",
    "reden_ambitie": "",
    "aannames": "Dit blijft zo.",
    "anders": "",
    "cultuur": "",
    "cultuur_tekst": "",
    "eigenaar": "",
    "klaar_voor": "",
}


@pytest.fixture
def oefening(gemeente, wijkambtenaar):
    return maak_oefening(gemeente, wijkambtenaar, fase=Fase.VASTSTELLEN, spreiding=beeld())


def adres(oefening, naam="vaststellen", *rest):
    return reverse(f"mengpaneel:{naam}", args=[oefening.gemeente, oefening.kenmerk, *rest])


def tekst_van(antwoord, status=200):
    assert antwoord.status_code == status, antwoord.content.decode()[:2_000]
    return antwoord.content.decode()


def formulier(versie=0, **schuiven):
    """What a browser sends: all five sliders, also the untouched ones (as on a page with this
    version of each)."""
    data = {}
    for schuif in SCHUIVEN:
        velden = {**VOL, "reden": "", "aannames": "", **schuiven.get(schuif, {})}
        nu = velden.pop("nu", "")
        data |= {f"{schuif}-{naam}": waarde for naam, waarde in velden.items()}
        data[f"{schuif}-versie"] = str(velden.get("versie", versie))
        for veld, waarde in (("nu", nu), ("ambitie", "")):
            data |= {f"{schuif}-{veld}": "5", f"{schuif}-{veld}_cijfer": waarde}
            data[f"{schuif}-{veld}_was"] = ""
    return data


def vol(**velden):
    return {**VOL, **velden}


# --- setting -------------------------------------------------------------------------------------


def test_de_pagina_toont_spreiding_vragen_en_wat_mist(client_van, oefening, wijkambtenaar):
    services.stand_zetten(oefening, "PM", actor=wijkambtenaar, nu=8, ambitie=8, reden="Veel.")
    services.stand_zetten(oefening, "PB", actor=wijkambtenaar, nu=2, ambitie=2, reden="Weinig.")
    tekst = tekst_van(client_van(wijkambtenaar).get(adres(oefening)))
    assert "Sterk in de wijk, alleen in het gemeentehuis" in tekst
    assert "blijft hoog" in tekst
    assert "Nog nodig om vast te stellen: de aannames." in tekst
    assert "mp-mediaan" in tekst
    assert "nog niet ingevuld" in tekst


def test_bewaren_slaat_alles_op_wat_getypt_is(client_van, oefening, wijkambtenaar):
    data = formulier(PI=vol(nu="4", anders="Bewoners zien het anders."), C=vol(reden="Per project"))
    antwoord = client_van(wijkambtenaar).post(adres(oefening, "stand_zetten", "PI"), data)
    assert antwoord.status_code == 302
    assert antwoord["Location"].endswith("?schuif=PI#PI")
    standen = {rij.schuif: rij for rij in Schuifstand.objects.all()}
    assert set(standen) == {"PI", "C"}  # untouched ones are left alone
    assert (standen["PI"].nu, standen["PI"].ambitie) == (4, None)
    assert standen["PI"].anders == "Bewoners zien het anders."


def test_bij_een_fout_blijft_alles_staan(client_van, oefening, wijkambtenaar):
    data = formulier(
        PI=vol(reden="", aannames="Dit typte ik."),
        PB=vol(reden="Deze is goed."),
        PM=vol(nu="12", reden="Twaalf bestaat niet."),
    )
    antwoord = client_van(wijkambtenaar).post(adres(oefening, "stand_zetten", "PI"), data)
    tekst = tekst_van(antwoord, 422)
    assert "Schrijf op waarom de schuif hier staat." in tekst
    assert "Typ een heel getal van 1 tot en met 9" in tekst
    for getypt in ("Dit typte ik.", "Deze is goed.", "Twaalf bestaat niet."):
        assert getypt in tekst
    assert [rij.schuif for rij in Schuifstand.objects.all()] == ["PB"]


def test_twee_begeleiders_de_tweede_ziet_beide_teksten(
    client_van, oefening, wijkambtenaar, leidinggevende
):
    Begeleider.objects.create(oefening=oefening, persoon=leidinggevende.persoon, op=klok.nu())
    een, twee = client_van(wijkambtenaar), client_van(leidinggevende)
    een.post(adres(oefening, "stand_zetten", "PI"), formulier(PI=vol(reden="Van de eerste")))
    data = formulier(PI=vol(reden="Van de tweede"), C=vol(reden="Ook getypt"))
    tekst = tekst_van(twee.post(adres(oefening, "stand_zetten", "PI"), data), 422)
    assert "Van de eerste" in tekst
    assert "Van de tweede" in tekst
    assert 'name="PI-versie" value="1"' in tekst
    assert Schuifstand.objects.get(schuif="PI").reden == "Van de eerste"
    assert Schuifstand.objects.get(schuif="C").reden == "Ook getypt"
    data = formulier(PI=vol(reden="Van de tweede", versie=1))
    assert twee.post(adres(oefening, "stand_zetten", "PI"), data).status_code == 302
    assert [rij.reden for rij in Schuifstand.objects.filter(schuif="PI").order_by("versie")] == [
        "Van de eerste",
        "Van de tweede",
    ]


def test_een_oud_scherm_zet_niets_terug_wat_het_niet_wijzigde(
    client_van, oefening, wijkambtenaar, leidinggevende
):
    """A page from before a colleague saved PB: saving PI there leaves PB as it is now."""
    services.stand_zetten(oefening, "PB", actor=wijkambtenaar, reden="Oud")
    services.stand_zetten(oefening, "PB", actor=wijkambtenaar, reden="Nieuw")
    data = formulier(PI=vol(reden="Alleen deze"), PB=vol(reden="Oud", aannames="", versie=1))
    data = {**data, "PB-versie": "1"}
    antwoord = client_van(wijkambtenaar).post(adres(oefening, "stand_zetten", "PI"), data)
    assert antwoord.status_code == 302
    laatste = Schuifstand.objects.filter(schuif="PB").order_by("-versie").first()
    assert (laatste.versie, laatste.reden) == (2, "Nieuw")


def test_zo_bedoeld_vraagt_een_reden_en_kan_terug(client_van, oefening, wijkambtenaar):
    zet_standen(oefening, nu={**NU, "PB": 2, "PM": 8})
    client, pad = client_van(wijkambtenaar), adres(oefening, "afwegen", "eiland")
    tekst = tekst_van(client.post(pad, {"besluit": "bewust", "reden": ""}), 422)
    assert "Schrijf op waarom dit zo bedoeld is." in tekst
    assert client.post(pad, {"besluit": "bewust", "reden": "Bewust zo."}).status_code == 302
    tekst = tekst_van(client.get(adres(oefening)))
    assert "Bewust zo." in tekst
    assert "vraag-eiland" not in tekst
    assert client.post(pad, {"besluit": ""}).status_code == 302
    assert "vraag-eiland" in tekst_van(client.get(adres(oefening)))


def test_een_actie_staat_in_de_werkplek_zonder_het_mengpaneel(
    client_van, oefening, gebied, organisatie, wijkambtenaar
):
    client, pad = client_van(wijkambtenaar), adres(oefening, "actie_maken", "PM")
    data = {
        "titel": "Terugbellen binnen twee weken",
        "organisatie": organisatie.pk,
        "klaar_voor": "2090-01-01",
        "gebied": gebied.slug,
        "eenmalig": "a",
    }
    fout = tekst_van(client.post(pad, {**data, "organisatie": ""}), 422)
    assert "Terugbellen binnen twee weken" in fout
    assert client.post(pad, data).status_code == 302
    assert client.post(pad, data).status_code == 302  # sent twice: one
    inspanning = Inspanning.objects.get()
    assert "Terugbellen" in tekst_van(client.get(adres(oefening) + "?schuif=PM"))
    daar = reverse("doelen:inspanning_detail", args=[oefening.gemeente, inspanning.kenmerk])
    tekst = tekst_van(client.get(daar))
    assert oefening.titel not in tekst
    assert (
        client.post(adres(oefening, "actie_losmaken", "PM", inspanning.kenmerk)).status_code == 302
    )
    assert Inspanning.objects.count() == 1
    assert (
        client.post(
            adres(oefening, "actie_koppelen", "PB"), {"inspanning": inspanning.kenmerk}
        ).status_code
        == 302
    )
    assert oefening.acties.get().schuif == "PB"


def test_een_stap_in_het_plan(client_van, oefening, wijkambtenaar):
    client, pad = client_van(wijkambtenaar), adres(oefening, "etappe_maken")
    data = {"naam": "Eerst binnen", "klaar_voor": "2090-01-01", "toelichting": "In Noord eerder."}
    leeg = tekst_van(client.post(pad, data), 422)
    assert "Zet minstens één schuif." in leeg
    assert "In Noord eerder." in leeg
    data |= {"PB": "6", "PB_cijfer": "6", "PB_was": "", "eenmalig": "b"}
    assert client.post(pad, data).status_code == 302
    rij = Etappe.objects.get()
    assert rij.standen == {"PB": 6}
    assert "Eerst binnen" in tekst_van(client.get(adres(oefening)))
    assert client.post(adres(oefening, "etappe_wissen", rij.pk)).status_code == 302
    assert not Etappe.objects.exists()


# --- the end -------------------------------------------------------------------------------------

SLOT = {"besluit_door": "Het college", "opnieuw_op": "", "herkenning": ["participatief"]}


def slot(**velden):
    dag = klok.vandaag().replace(year=klok.vandaag().year + 1, day=1)
    return {**SLOT, "opnieuw_op": dag.isoformat(), "v_gelijk": "gediend", **velden}


def test_het_slot_zegt_wat_mist_en_houdt_wat_getypt_is(client_van, oefening, wijkambtenaar):
    maak_deelnemer(oefening)
    client, pad = client_van(wijkambtenaar), adres(oefening, "oefening_vaststellen")
    tekst = tekst_van(client.get(pad))
    assert "Dit mist nog" in tekst
    assert f"{adres(oefening)}?schuif=PI#PI" in tekst
    tekst = tekst_van(client.post(pad, slot(herkenning_tekst="Dit typte ik.")), 422)
    assert "Nog niet alles is ingevuld." in tekst
    assert "Dit typte ik." in tekst
    assert Inzending.objects.exists()
    zet_standen(oefening)
    assert "Dit mist nog" not in tekst_van(client.get(pad))
    antwoord = client.post(pad, slot())
    assert antwoord["Location"] == adres(oefening, "paneel")
    oefening.refresh_from_db()
    assert oefening.fase == Fase.EVALUEREN
    assert oefening.verwachtingen == {"gelijk": "gediend"}
    assert not Inzending.objects.exists()
    assert client.post(pad, slot()).status_code == 409  # twice: once


def test_een_jaar_later_vraagt_ook_wat_er_veranderde(client_van, gemeente, wijkambtenaar):
    vorige = maak_oefening(gemeente, wijkambtenaar, fase=Fase.EVALUEREN)
    zet_standen(vorige)
    volgende = maak_oefening(gemeente, wijkambtenaar, fase=Fase.VASTSTELLEN, vorige=vorige)
    zet_standen(volgende, nu={**NU, "PM": 8})
    client = client_van(wijkambtenaar)
    tekst = tekst_van(client.get(adres(volgende)))
    assert "Klopten de aannames van de vorige keer?" in tekst
    assert "wat er gebeurde" in tekst
    tekst = tekst_van(client.post(adres(volgende, "oefening_vaststellen"), slot()), 422)
    assert "Schrijf op wat er veranderde sinds de vorige keer." in tekst


# --- reading -------------------------------------------------------------------------------------


def test_elke_collega_leest_wat_is_vastgesteld(
    client_van, gemeente, gebied, wijkambtenaar, raadslid, sectorambtenaar
):
    oefening = maak_vol(gemeente, wijkambtenaar, gebied)
    for collega in (sectorambtenaar, raadslid):
        tekst = tekst_van(client_van(collega).get(adres(oefening, "paneel")))
        assert "Bewoners vinden dat zij weinig terughoren." in tekst
        assert "Eerst samenwerken" in tekst
        assert "Toenaderingsgerichte gemeente" in tekst
        assert "gedachte-experiment" in tekst
        assert adres(oefening, "rapport") in tekst
        assert adres(oefening, "oefening_heropenen") not in tekst
        heropenen = client_van(collega).get(adres(oefening, "oefening_heropenen"))
        assert heropenen.status_code in {403, 404}
    mijn = tekst_van(client_van(wijkambtenaar).get(adres(oefening, "paneel")))
    assert adres(oefening, "oefening_heropenen") in mijn


def test_heropend_lezen_collegas_de_vorige_stand(
    client_van, gemeente, gebied, wijkambtenaar, sectorambtenaar
):
    oefening = maak_vol(gemeente, wijkambtenaar, gebied)
    oefening.vastgesteld_op = klok.nu()  # after the positions, as it goes
    oefening.save()
    client, pad = client_van(wijkambtenaar), adres(oefening, "oefening_heropenen")
    assert "Schrijf op waarom" in tekst_van(client.post(pad, {"reden": ""}), 422)
    assert client.post(pad, {"reden": "Een fout bij bestuur"}).status_code == 302
    services.stand_zetten(oefening, "PI", actor=wijkambtenaar, reden="Nog niet bekend.")
    lezer = tekst_van(client_van(sectorambtenaar).get(adres(oefening, "paneel")))
    assert "Dit wordt opnieuw bekeken" in lezer
    assert "Een fout bij bestuur" in lezer
    assert "Nog niet bekend." not in lezer
    assert "geen eigen budget" in lezer  # what was set before


# --- who, and how many questions -----------------------------------------------------------------

PAGINAS = ("vaststellen", "oefening_vaststellen", "etappe_maken", "feiten")


@pytest.mark.parametrize("naam", PAGINAS)
def test_een_ander_ziet_niets_van_wat_bezig_is(
    client_van, oefening, sectorambtenaar, vreemde, wijkambtenaar, naam
):
    assert client_van(wijkambtenaar).get(adres(oefening, naam)).status_code == 200
    for ander in (sectorambtenaar, vreemde):
        assert client_van(ander).get(adres(oefening, naam)).status_code == 404
    pad = adres(oefening, "stand_zetten", "PI")
    for ander in (sectorambtenaar, vreemde):
        assert client_van(ander).post(pad, formulier(PI=vol())).status_code == 404
    assert not Schuifstand.objects.exists()


def test_een_onbekende_schuif_bestaat_niet(client_van, oefening, wijkambtenaar):
    client = client_van(wijkambtenaar)
    assert client.get(adres(oefening, "actie_maken", "PI")).status_code == 200
    assert client.get(adres(oefening, "actie_maken", "XX")).status_code == 404
    assert client.post(adres(oefening, "stand_zetten", "XX"), {}).status_code == 404


@pytest.mark.parametrize(
    ("naam", "fase"),
    [
        ("vaststellen", Fase.VASTSTELLEN),
        ("oefening_vaststellen", Fase.VASTSTELLEN),
        ("paneel", Fase.EVALUEREN),
        ("feiten", Fase.VASTSTELLEN),
    ],
)
def test_een_pagina_stelt_weinig_vragen(  # noqa: PLR0917
    client_van, gemeente, gebied, wijkambtenaar, django_assert_max_num_queries, naam, fase
):
    oefening = maak_vol(gemeente, wijkambtenaar, gebied, fase=fase)
    mensen = Deelnemer.objects.bulk_create(
        Deelnemer(oefening=oefening, rol="Bewoner") for _nummer in range(300)
    )
    Inzending.objects.bulk_create(
        Inzending(deelnemer=mens, schuif=schuif, nu=5) for mens in mensen for schuif in SCHUIVEN
    )
    client = client_van(wijkambtenaar)
    assert client.get(adres(oefening, naam)).status_code == 200  # the session is there
    with django_assert_max_num_queries(MEESTE_VRAGEN):
        assert client.get(adres(oefening, naam)).status_code == 200


def test_wie_waar_mag_werken_mag_daar_een_actie_maken(
    client_van, oefening, ander_gebied, organisatie, wijkambtenaar
):
    data = {"titel": "X", "organisatie": organisatie.pk, "klaar_voor": "2090-01-01"}
    pad = adres(oefening, "actie_maken", "PI")
    antwoord = client_van(wijkambtenaar).post(pad, {**data, "gebied": ander_gebied.slug})
    assert antwoord.status_code == 422
    assert not Inspanning.objects.exists()
