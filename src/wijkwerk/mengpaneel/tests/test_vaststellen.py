"""Setting the position: reasons, versions, hints, actions, stages, the last word, reopening."""

from datetime import timedelta

import pytest
from django_scopes import scope

from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel
from wijkwerk.doelen.models import Inspanning
from wijkwerk.doelen.tests.factories import maak_inspanning
from wijkwerk.gebiedscyclus.models import AgendapuntInspanning
from wijkwerk.gebiedscyclus.services import (
    agenda_openen,
    agenda_vaststellen,
    agendapunt_maken,
    agendapunt_vervallen,
)
from wijkwerk.mengpaneel import feiten
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN
from wijkwerk.mengpaneel.models import (
    Afweging,
    Deelnemer,
    Etappe,
    Inzending,
    OefeningInspanning,
    OefeningStap,
    Schuifstand,
)
from wijkwerk.mengpaneel.selectors.standen import nu_van, standen_van
from wijkwerk.mengpaneel.selectors.vaststellen import (
    Gemis,
    acties_van,
    afwegingen_van,
    gebied_van,
    hints_open,
    standen_bij,
    standen_met_vorige,
    versies_van,
    wat_mist,
)
from wijkwerk.mengpaneel.services import vaststellen as services
from wijkwerk.mengpaneel.teksten import SCHUIF
from wijkwerk.mengpaneel.tests.maken import maak_deelnemer, maak_oefening, zet_standen
from wijkwerk.mengpaneel.tests.vol import beeld

VOL = {
    "nu": 4,
    "ambitie": 6,
    "reden": "Er is een team, zonder budget.",
    "aannames": "Het team blijft.",
}


@pytest.fixture
def oefening(gemeente, wijkambtenaar):
    return maak_oefening(
        gemeente,
        wijkambtenaar,
        fase=Fase.VASTSTELLEN,
        code_hash="x" * 64,
        spreiding={"aantal": 4, "te_klein": False, "rollen": [], "schuiven": {}},
    )


def zet(oefening, actor, schuif="PI", **velden):
    return services.stand_zetten(oefening, schuif, actor=actor, **{**VOL, **velden})


def slot(**velden):
    return {
        "herkenning": ["toenaderingsgericht"],
        "herkenning_tekst": "En een beetje participatief.",
        "besluit_door": "Het managementteam",
        "opnieuw_op": klok.vandaag() + timedelta(days=365),
        "wat_veranderde": "",
        "verwachtingen": {"gelijk": "gediend", "maatwerk": "gerekt"},
        **velden,
    }


def stel_vast(oefening, actor, **velden):
    return services.oefening_vaststellen(oefening, actor=actor, **slot(**velden))


def fout_van(doe):
    with pytest.raises(DomainError) as fout:
        doe()
    return fout.value


# --- one slider ----------------------------------------------------------------------------------


def test_een_stand_met_zijn_redenen(oefening, wijkambtenaar, sectorambtenaar):
    stand = zet(
        oefening,
        wijkambtenaar,
        reden="  Er is een team.  ",
        anders="Bewoners zien het anders.",
        cultuur="schuurt",
        cultuur_tekst="Wij vragen vaak eerst toestemming.",
        eigenaar=sectorambtenaar.persoon,
        klaar_voor=klok.vandaag() + timedelta(days=200),
    )
    assert (stand.versie, stand.nu, stand.ambitie) == (1, 4, 6)
    assert stand.reden == "Er is een team."
    assert stand.eigenaar == sectorambtenaar.persoon
    assert stand.door == wijkambtenaar.persoon
    regel = Logregel.objects.latest("pk")
    assert (regel.handeling, regel.object_kenmerk) == ("oefening.stand_zetten", oefening.kenmerk)


def test_alleen_wat_verandert_is_een_nieuwe_versie(oefening, wijkambtenaar):
    eerste = zet(oefening, wijkambtenaar)
    assert zet(oefening, wijkambtenaar).pk == eerste.pk
    tweede = zet(oefening, wijkambtenaar, ambitie=7)
    assert tweede.versie == 2
    assert Schuifstand.objects.filter(oefening=oefening).count() == 2
    eerste.refresh_from_db()
    assert eerste.ambitie == 6  # what was said stays


def test_wat_niet_genoemd_is_blijft_staan(oefening, wijkambtenaar):
    zet(oefening, wijkambtenaar, anders="Zij missen het budget.")
    stand = services.stand_zetten(oefening, "PI", actor=wijkambtenaar, nu=None)
    assert stand.nu is None
    assert (stand.reden, stand.anders) == (VOL["reden"], "Zij missen het budget.")


@pytest.mark.parametrize(
    ("velden", "code"),
    [
        ({"reden": "   "}, "stand.reden"),
        ({"nu": 0}, "stand.nu"),
        ({"ambitie": 10}, "stand.ambitie"),
        ({"cultuur": "prima"}, "stand.cultuur"),
        ({"aannames": "x" * 2_001}, "stand.aannames"),
    ],
)
def test_onbruikbare_invoer_bewaart_niets(oefening, wijkambtenaar, velden, code):
    assert fout_van(lambda: zet(oefening, wijkambtenaar, **velden)).code == code
    assert not Schuifstand.objects.exists()
    assert zet(oefening, wijkambtenaar).versie == 1


def test_een_eigenaar_werkt_hier(oefening, wijkambtenaar, vertrokken, leidinggevende):
    wie = vertrokken.persoon
    assert fout_van(lambda: zet(oefening, wijkambtenaar, eigenaar=wie)).code == "stand.eigenaar"
    assert zet(oefening, wijkambtenaar, eigenaar=leidinggevende.persoon).versie == 1


def test_een_onbekende_schuif(oefening, wijkambtenaar):
    assert fout_van(lambda: zet(oefening, wijkambtenaar, schuif="XX")).code == "oefening.schuif"


def test_een_tekst_van_een_collega_wordt_nooit_ongezien_vervangen(oefening, wijkambtenaar):
    zet(oefening, wijkambtenaar, versie=0)
    zet(oefening, wijkambtenaar, reden="Van een collega.", versie=1)
    fout = fout_van(lambda: zet(oefening, wijkambtenaar, reden="Van mij.", versie=1))
    assert fout.code == "stand.ondertussen"
    assert standen_van(oefening)["PI"].reden == "Van een collega."
    assert zet(oefening, wijkambtenaar, reden="Van mij.", versie=2).versie == 3


def test_dubbel_verstuurd_is_een_keer(oefening, wijkambtenaar):
    """The same form twice: the second sees the version it made itself, and says nothing."""
    zet(oefening, wijkambtenaar, versie=0)
    assert zet(oefening, wijkambtenaar, versie=0).versie == 1


def test_alleen_wie_begeleidt_zet(oefening, sectorambtenaar, leidinggevende, wijkambtenaar):
    for ander in (sectorambtenaar, leidinggevende):
        with pytest.raises(NotAllowed):
            zet(oefening, ander)
    assert zet(oefening, wijkambtenaar)


@pytest.mark.parametrize("fase", [f for f in Fase if f != Fase.VASTSTELLEN])
def test_alleen_in_de_fase_vaststellen(gemeente, wijkambtenaar, fase):
    oefening = maak_oefening(gemeente, wijkambtenaar, fase=fase)
    assert fout_van(lambda: zet(oefening, wijkambtenaar)).code == "verloop"


# --- hints ---------------------------------------------------------------------------------------


def test_een_hint_afwegen_en_terugnemen(oefening, wijkambtenaar):
    zet_standen(oefening)
    standen = standen_van(oefening)
    nu = nu_van(standen)

    def open_():
        return [vraag.hint.code for vraag in hints_open(oefening)]

    eerst = open_()
    assert "buitenspel" in eerst

    def weeg(besluit, reden=""):
        services.afwegen(oefening, "buitenspel", actor=wijkambtenaar, besluit=besluit, reden=reden)

    assert fout_van(lambda: weeg("bewust")).code == "afweging.reden"
    weeg("bewust", "Het bestuur begint, de rest volgt.")
    assert "buitenspel" not in open_()
    assert afwegingen_van(oefening)["buitenspel"].reden == "Het bestuur begint, de rest volgt."
    weeg("oppakken")  # the newest counts
    assert afwegingen_van(oefening)["buitenspel"].besluit == "oppakken"
    weeg("")
    assert open_() == eerst
    assert Afweging.objects.count() == 3  # every decision is kept
    assert nu_van(standen_van(oefening)) == nu  # a hint never moves a slider


@pytest.mark.parametrize(
    ("hint", "besluit", "code"),
    [("bestaat-niet", "oppakken", "afweging.hint"), ("eiland", "wissen", "afweging.hint")],
)
def test_een_onbekende_afweging(oefening, wijkambtenaar, hint, besluit, code):
    fout = fout_van(lambda: services.afwegen(oefening, hint, actor=wijkambtenaar, besluit=besluit))
    assert fout.code == code
    assert not Afweging.objects.exists()


# --- actions -------------------------------------------------------------------------------------


def maak_actie(oefening, actor, organisatie, **velden):
    opties = {
        "titel": "Elke maand overleg",
        "klaar_voor": klok.vandaag() + timedelta(days=60),
        "organisatie": organisatie,
        **velden,
    }
    return services.actie_maken(oefening, "PB", actor=actor, **opties)


def test_een_actie_is_een_inspanning(gemeente, leidinggevende, organisatie):
    oefening = maak_oefening(gemeente, leidinggevende, fase=Fase.VASTSTELLEN)
    actie = maak_actie(oefening, leidinggevende, organisatie)
    assert actie.inspanning.titel == "Elke maand overleg"
    assert actie.inspanning.gebied == gebied_van(oefening)
    assert actie.inspanning.gebied.soort == "gemeente"
    assert [s for s, rijen in acties_van(oefening).items() if rijen] == ["PB"]


def test_een_wijkambtenaar_kiest_het_eigen_gebied(
    gemeente, oefening, wijkambtenaar, organisatie, gebied
):
    with pytest.raises(NotAllowed):
        maak_actie(oefening, wijkambtenaar, organisatie)
    assert not Inspanning.objects.exists()
    assert (
        maak_actie(oefening, wijkambtenaar, organisatie, gebied=gebied).inspanning.gebied == gebied
    )


def test_een_actie_in_het_jaar_erna(gemeente, leidinggevende, organisatie):
    oefening = maak_oefening(gemeente, leidinggevende, fase=Fase.EVALUEREN)
    assert maak_actie(oefening, leidinggevende, organisatie)
    bezig = maak_oefening(gemeente, leidinggevende, fase=Fase.INVULLEN)
    assert fout_van(lambda: maak_actie(bezig, leidinggevende, organisatie)).code == "verloop"


def test_een_proef_maakt_geen_echt_werk(gemeente, leidinggevende, organisatie):
    proef = maak_oefening(gemeente, leidinggevende, fase=Fase.VASTSTELLEN, proef=True)
    assert fout_van(lambda: maak_actie(proef, leidinggevende, organisatie)).code == "oefening.proef"
    assert not Inspanning.objects.exists()


def test_koppelen_en_losmaken(
    oefening, wijkambtenaar, collega_elders, gebied, ander_gebied, organisatie
):
    inspanning = maak_inspanning(gebied, wijkambtenaar, organisatie)
    vreemd = maak_inspanning(ander_gebied, collega_elders, organisatie)

    def koppel(wat, schuif="C"):
        services.actie_koppelen(oefening, schuif, actor=wijkambtenaar, inspanning=wat)

    koppel(inspanning)
    koppel(inspanning)  # once is once
    assert OefeningInspanning.objects.count() == 1
    assert fout_van(lambda: koppel(vreemd)).code == "actie.inspanning"
    koppel(inspanning, "PM")
    services.actie_losmaken(oefening, "C", actor=wijkambtenaar, kenmerk=inspanning.kenmerk)
    assert [s for s, rijen in acties_van(oefening).items() if rijen] == ["PM"]
    assert Inspanning.objects.filter(pk=inspanning.pk).exists()
    assert OefeningInspanning.objects.count() == 1


# --- stages --------------------------------------------------------------------------------------


def test_een_etappe(oefening, wijkambtenaar):
    straks = klok.vandaag() + timedelta(days=100)

    def maak(**velden):
        opties = {"naam": "Eerst binnen", "klaar_voor": straks, "standen": {"PB": 5, "C": None}}
        return services.etappe_maken(oefening, actor=wijkambtenaar, **{**opties, **velden})

    etappe = maak()
    assert etappe.standen == {"PB": 5}  # only what was chosen
    assert fout_van(lambda: maak(naam=" ")).code == "etappe.naam"
    assert fout_van(lambda: maak(standen={"C": None})).code == "etappe.standen"
    assert fout_van(lambda: maak(standen={"PB": 12})).code == "etappe.standen"
    gisteren = klok.vandaag() - timedelta(days=1)
    assert fout_van(lambda: maak(klaar_voor=gisteren)).code == "etappe.klaar_voor"
    assert Etappe.objects.count() == 1
    services.etappe_wissen(oefening, etappe.pk, actor=wijkambtenaar)
    assert not Etappe.objects.exists()


def test_een_etappe_van_een_ander_blijft(gemeente, oefening, wijkambtenaar):
    ander = maak_oefening(gemeente, wijkambtenaar, fase=Fase.VASTSTELLEN)
    etappe = Etappe.objects.create(
        oefening=ander, naam="Elders", klaar_voor=klok.vandaag(), standen={"C": 5}
    )
    services.etappe_wissen(oefening, etappe.pk, actor=wijkambtenaar)
    assert Etappe.objects.filter(pk=etappe.pk).exists()


# --- the last word -------------------------------------------------------------------------------


def test_vaststellen_wist_de_mensen_en_houdt_het_beeld(oefening, wijkambtenaar):
    maak_deelnemer(oefening, "Bewoner", PI=(3, 6))
    zet_standen(oefening)
    klaar = stel_vast(oefening, wijkambtenaar)
    assert klaar.fase == Fase.EVALUEREN
    assert klaar.is_vastgesteld
    assert klaar.opnieuw_op == klok.vandaag() + timedelta(days=365)
    assert klaar.herkenning == ["toenaderingsgericht"]
    assert klaar.verwachtingen == {"gelijk": "gediend", "maatwerk": "gerekt"}
    assert klaar.code_hash is None
    assert not Deelnemer.objects.exists()
    assert not Inzending.objects.exists()
    assert klaar.spreiding["aantal"] == 4
    assert OefeningStap.objects.get().handeling == "oefening.vaststellen"
    assert Logregel.objects.latest("pk").handeling == "oefening.vaststellen"


@pytest.mark.parametrize("mist", SCHUIVEN)
def test_alle_vijf_met_reden_en_aannames(oefening, wijkambtenaar, mist):
    maak_deelnemer(oefening)
    for schuif in SCHUIVEN:
        if schuif != mist:
            zet(oefening, wijkambtenaar, schuif)
    assert fout_van(lambda: stel_vast(oefening, wijkambtenaar)).code == "oefening.onvolledig"
    zet(oefening, wijkambtenaar, mist, aannames="")
    fout = fout_van(lambda: stel_vast(oefening, wijkambtenaar))
    assert str(SCHUIF[mist].naam) in fout.melding
    assert wat_mist(*standen_met_vorige(oefening)) == [Gemis(mist, "aannames")]
    assert Deelnemer.objects.exists()  # nothing was lost
    zet(oefening, wijkambtenaar, mist)
    assert stel_vast(oefening, wijkambtenaar).is_vastgesteld


@pytest.mark.parametrize(
    ("velden", "code"),
    [
        ({"besluit_door": " "}, "oefening.besluit_door"),
        ({"opnieuw_op": klok.vandaag()}, "oefening.opnieuw_op"),
        ({"herkenning_tekst": "x" * 1_001}, "oefening.herkenning_tekst"),
        ({"opnieuw_op": klok.vandaag() + timedelta(days=3_000)}, "oefening.opnieuw_op"),
    ],
)
def test_een_slot_dat_niet_klopt(oefening, wijkambtenaar, velden, code):
    zet_standen(oefening)
    assert fout_van(lambda: stel_vast(oefening, wijkambtenaar, **velden)).code == code
    oefening.refresh_from_db()
    assert oefening.fase == Fase.VASTSTELLEN


def test_een_jaar_later_ook_wat_er_veranderde(gemeente, wijkambtenaar):
    vorige = maak_oefening(gemeente, wijkambtenaar, fase=Fase.EVALUEREN)
    zet_standen(vorige)
    oefening = maak_oefening(gemeente, wijkambtenaar, fase=Fase.VASTSTELLEN, vorige=vorige)
    zet_standen(oefening, nu={"PI": 4, "PB": 5, "PM": 6, "BP": 7, "C": 4})  # PB moved
    mist = wat_mist(*standen_met_vorige(oefening))
    assert [rij for rij in mist if rij.veld == "wat_veranderde"] == [Gemis("PB", "wat_veranderde")]
    assert len([rij for rij in mist if rij.veld == "aannames_klopten"]) == len(SCHUIVEN)
    for schuif in SCHUIVEN:
        services.stand_zetten(
            oefening, schuif, actor=wijkambtenaar, aannames_klopten="deels", wat_veranderde="Meer."
        )
    code = fout_van(lambda: stel_vast(oefening, wijkambtenaar)).code
    assert code == "oefening.wat_veranderde"
    klaar = stel_vast(oefening, wijkambtenaar, wat_veranderde="Er kwam een overleg.")
    assert klaar.wat_veranderde == "Er kwam een overleg."


def test_zonder_vorige_hoeft_dat_niet(oefening):
    zet_standen(oefening)
    assert wat_mist(*standen_met_vorige(oefening)) == []


def test_twee_begeleiders_tegelijk(oefening, wijkambtenaar):
    zet_standen(oefening)
    stel_vast(oefening, wijkambtenaar)
    assert fout_van(lambda: stel_vast(oefening, wijkambtenaar)).code == "verloop"


def test_heropenen_met_reden(gemeente, oefening, wijkambtenaar, sectorambtenaar):
    zet_standen(oefening)
    stel_vast(oefening, wijkambtenaar)

    def heropen(reden, actor=wijkambtenaar):
        return services.oefening_heropenen(oefening, actor=actor, reden=reden)

    assert fout_van(lambda: heropen("  ")).code == "oefening.reden"
    with pytest.raises(NotAllowed):
        heropen("Ik wil het anders.", sectorambtenaar)
    open_ = heropen("De raad besloot anders.")
    assert open_.fase == Fase.VASTSTELLEN
    assert open_.is_vastgesteld  # colleagues keep reading it
    assert Logregel.objects.latest("pk").handeling == "oefening.heropenen"
    assert OefeningStap.objects.latest("pk").toelichting == "De raad besloot anders."
    zet(oefening, wijkambtenaar, nu=2)
    oefening.refresh_from_db()
    versies = versies_van(oefening)
    assert standen_bij(oefening, versies)["PI"].nu == 4  # readers see what was set
    assert standen_van(oefening)["PI"].nu == 2
    stel_vast(oefening, wijkambtenaar)
    maak_oefening(gemeente, wijkambtenaar, vorige=oefening)
    assert fout_van(lambda: heropen("Te laat.")).code == "oefening.volgende"


def test_een_andere_gemeente_komt_er_niet_aan(andere_gemeente, oefening, vreemde):
    with scope(gemeente=andere_gemeente), pytest.raises(DomainError):
        zet(oefening, vreemde)
    assert not Schuifstand.objects.exists()


# --- what the page says is needed ----------------------------------------------------------------


def test_wat_nodig_is_heet_niet_vrij(client_van, gemeente, wijkambtenaar):
    """ "Mag, hoeft niet" stands only beside what may stay empty for good."""
    vorige = maak_oefening(gemeente, wijkambtenaar, fase=Fase.EVALUEREN)
    zet_standen(vorige)
    oefening = maak_oefening(
        gemeente, wijkambtenaar, fase=Fase.VASTSTELLEN, vorige=vorige, spreiding=beeld()
    )
    pad = f"/{gemeente.slug}/werk/mengpaneel/{oefening.kenmerk}/vaststellen/"
    tekst = " ".join(client_van(wijkambtenaar).get(pad).content.decode().split())

    def is_vrij(veld):
        label = tekst.split(f'for="id_PI-{veld}"')[1].split("</label>")[0]
        return "mag, hoeft niet" in label

    assert [veld for veld in ("reden", "aannames", "wat_veranderde") if is_vrij(veld)] == []
    assert all(is_vrij(veld) for veld in ("anders", "reden_ambitie", "eigenaar"))
    assert "Aanwezig volgens hen:" not in tekst  # nobody ticked anything
    assert "Wijkambtenaar" in tekst  # the legend of the drawing


def test_een_agendapunt_met_inspanningen_van_twee_organisaties(
    gebied, wijkambtenaar, organisatie, partnerorganisatie, gemeente
):
    """Linked to the point itself, without a goal between them; a lapsed point does not count."""
    jaar = klok.vandaag().year
    agenda = agenda_openen(actor=wijkambtenaar, gebied=gebied, van_jaar=jaar, tot_jaar=jaar)
    punt, ander = (
        agendapunt_maken(agenda=agenda, actor=wijkambtenaar, titel=titel)
        for titel in ("Het pad", "De speelplek")
    )
    agenda_vaststellen(agenda, actor=wijkambtenaar)
    for dienst in (organisatie, partnerorganisatie):
        inspanning = maak_inspanning(gebied, wijkambtenaar, dienst)
        AgendapuntInspanning.objects.create(agendapunt=punt, inspanning=inspanning, op=klok.nu())

    def zin():
        return feiten.samen_aan_een_agendapunt(feiten.Tellingen(gemeente, klok.vandaag())).zin

    assert zin().startswith("Aan 1 van de 2 ")
    agendapunt_vervallen(ander, actor=wijkambtenaar, reden="Het gaat niet door.")
    assert zin().startswith("Aan 1 van de 1 ")
