"""The big screen: what is on it in every phase, what never is, and keys to walk through it."""

import re

import pytest
from django.urls import reverse

from wijkwerk.core import klok
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.domain.rollen import LANGSTE, MEESTE
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN
from wijkwerk.mengpaneel.models import Deelnemer, Inzending, Oefening
from wijkwerk.mengpaneel.selectors.deelname import code_van
from wijkwerk.mengpaneel.services import oefening as services
from wijkwerk.mengpaneel.tests.maken import maak_deelnemer, maak_oefening, zet_standen

MEESTE_VRAGEN = 12
GEHEIM = "Dit schreef maar een iemand op."


def adres(oefening, naam="scherm"):
    return reverse(f"mengpaneel:{naam}", args=[oefening.gemeente, oefening.kenmerk])


def tekst_van(antwoord, status=200):
    assert antwoord.status_code == status, antwoord.content.decode()[:2_000]
    return antwoord.content.decode()


@pytest.fixture
def client(client_van, wijkambtenaar):
    return client_van(wijkambtenaar)


@pytest.fixture
def oefening(gemeente, wijkambtenaar):
    return services.oefening_openen(maak_oefening(gemeente, wijkambtenaar), actor=wijkambtenaar)


def vul(oefening):
    """4 wijkambtenaren, 3 residents, and one each of two other roles and two of a third."""
    for rol, aantal, nu in (
        ("Wijkambtenaar", 4, 8),
        ("Bewoner", 3, 2),
        ("Bestuur", 1, 9),
        ("Partner", 2, 5),
    ):
        for _ in range(aantal):
            maak_deelnemer(oefening, rol, PM=(nu, 9))


@pytest.fixture
def getoond(oefening, wijkambtenaar):
    vul(oefening)
    return services.oefening_onthullen(oefening, actor=wijkambtenaar)


def driehonderd(oefening):
    mensen = Deelnemer.objects.bulk_create(
        Deelnemer(oefening=oefening, rol=oefening.rollen[i % 7], ingediend_op=klok.nu())
        for i in range(300)
    )
    Inzending.objects.bulk_create(
        Inzending(deelnemer=mens, schuif=s, nu=i % 9 + 1, ambitie=9 - i % 4)
        for i, mens in enumerate(mensen)
        for s in SCHUIVEN
    )


# --- what is on it -------------------------------------------------------------------------------


def test_voor_het_openen_wacht_het_scherm(client, gemeente, wijkambtenaar):
    tekst = tekst_van(client.get(adres(maak_oefening(gemeente, wijkambtenaar))))
    assert "Zo meteen beginnen wij." in tekst
    assert "mp-code" not in tekst


def test_meedoen_met_code_qr_en_wie_er_is(client, oefening):
    maak_deelnemer(oefening, "Bewoner")
    Deelnemer.objects.create(oefening=oefening, rol="Bewoner")
    tekst = tekst_van(client.get(adres(oefening)))
    code = code_van(oefening)
    assert f'<p class="mp-code">{code[:3]} {code[3:]}</p>' in tekst
    assert "mp-qr" in tekst
    assert "1 van 2 mensen zijn klaar" in tekst
    assert 'aria-label="1 klaar, 0 bezig, 1 nog niet begonnen"' in tekst
    assert "mp-stip" not in tekst


def test_na_het_tonen_de_spreiding_met_de_vraag(client, getoond):
    tekst = tekst_van(client.get(adres(getoond)))
    assert "Hoe zien 10 mensen Proefdam?" in tekst
    assert tekst.count("mp-nadruk") == 1
    assert "Proces met bewoners" in tekst.split("mp-vraag")[1]
    assert "Wat ziet ‘Bewoner’ dat ‘Wijkambtenaar’ niet ziet?" in tekst
    assert "mp-code" not in tekst


def test_kleine_rollen_worden_uitgelegd(client, getoond, wijkambtenaar):
    for schuif in ("", "PM"):
        services.oefening_tonen(getoond, actor=wijkambtenaar, schuif=schuif)
        tekst = tekst_van(client.get(adres(getoond)))
        assert "kleine rollen samen, altijd 3 mensen of meer" in tekst
        assert "Bestuur<" not in tekst
        assert "Partner<" not in tekst


@pytest.mark.parametrize(
    ("aantal", "wel", "niet"),
    [
        (1, "Er vulden minder dan drie mensen in.", "mp-svg"),
        (2, "Er vulden minder dan drie mensen in.", "mp-svg"),
        (4, "Met minder dan 5 mensen tonen wij geen rollen.", "mp-rol-1"),
    ],
)
def test_weinig_mensen(client, oefening, wijkambtenaar, aantal, wel, niet):
    for nummer in range(aantal):
        maak_deelnemer(oefening, oefening.rollen[nummer])
    services.oefening_onthullen(oefening, actor=wijkambtenaar)
    for schuif in ("", "PM"):
        services.oefening_tonen(oefening, actor=wijkambtenaar, schuif=schuif)
        tekst = tekst_van(client.get(adres(oefening)))
        assert wel in tekst
        assert niet not in tekst


def test_een_schuif_per_rol_met_het_aantal_mensen(client, getoond, wijkambtenaar):
    services.oefening_tonen(getoond, actor=wijkambtenaar, schuif="PM")
    tekst = tekst_van(client.get(adres(getoond)))
    assert "Proces met bewoners, per rol" in tekst
    for naam in ("Wijkambtenaar", "Bewoner", "Andere rollen"):
        assert naam in tekst
    assert tekst.count("3 mensen<") == 2
    assert "Wijkambtenaar: <b>hoog</b>" in tekst
    assert "Bewoner: <b>laag</b>" in tekst


def test_bij_vaststellen_het_gezamenlijke_paneel(client, getoond, wijkambtenaar):
    services.oefening_naar_vaststellen(getoond, actor=wijkambtenaar)
    assert "0 van 5 schuiven vastgesteld" in tekst_van(client.get(adres(getoond)))
    zet_standen(getoond)
    tekst = tekst_van(client.get(adres(getoond)))
    assert "Ons mengpaneel" in tekst
    assert "Alle vijf de schuiven staan vast" in tekst
    assert "nu midden, stand 6, ambitie hoog, stand 8" in tekst  # PM
    assert "mp-stip" not in tekst


def test_twaalf_lange_rollen_houden_hun_plek(client, gemeente, wijkambtenaar):
    rollen = [f"{'Beleidsmedewerker leefomgeving'} {n} xx"[:LANGSTE] for n in range(MEESTE)]
    oefening = maak_oefening(gemeente, wijkambtenaar, rollen=rollen)
    services.oefening_openen(oefening, actor=wijkambtenaar)
    for rol in rollen:
        for _ in range(3):
            maak_deelnemer(oefening, rol, PM=(4, 8))
    services.oefening_onthullen(oefening, actor=wijkambtenaar)
    services.oefening_tonen(oefening, actor=wijkambtenaar, schuif="PM")
    tekst = tekst_van(client.get(adres(oefening)))
    breed = float(re.search(r'viewBox="0 0 ([\d.]+)', tekst)[1])
    namen = re.findall(r'class="mp-naam" x="([\d.]+)"[^>]*font-size="([\d.]+)">([^<]+)<', tekst)
    assert len(namen) == 3 * MEESTE
    kolom = (breed - 124) / MEESTE
    assert all(len(naam) * float(grootte) * 0.64 <= kolom for _x, grootte, naam in namen)


# --- what is never on it -------------------------------------------------------------------------


def test_een_antwoord_van_een_mens_komt_nooit_op_het_scherm(client, oefening, wijkambtenaar):
    """Only this person chose 1 and 2; the positive control: that they took part is counted."""
    vul(oefening)
    alleen = maak_deelnemer(oefening, "Bestuur", PI=(1, 2))
    Inzending.objects.filter(deelnemer=alleen).update(antwoorden={"0": GEHEIM})
    voor = [tekst_van(client.get(adres(oefening, naam))) for naam in ("scherm", "scherm_deel")]
    for tekst in voor:
        assert "11 van 11 mensen zijn klaar" in tekst
        assert not re.search(r"mp-(stip|staaf|mediaan|dop)\b", tekst)
        assert GEHEIM not in tekst
    services.oefening_onthullen(oefening, actor=wijkambtenaar)
    for schuif in ("", *SCHUIVEN):
        services.oefening_tonen(oefening, actor=wijkambtenaar, schuif=schuif)
        tekst = tekst_van(client.get(adres(oefening)))
        assert "11 mensen" in tekst or "per rol" in tekst
        assert GEHEIM not in tekst
        assert "Bestuur" not in re.sub("Bestuur en", "", tekst)
    services.oefening_tonen(oefening, actor=wijkambtenaar, schuif="PI")
    per_rol = tekst_van(client.get(adres(oefening)))
    assert "Andere rollen" in per_rol  # the lone role is in a group of four
    assert "4 mensen<" in per_rol


def test_het_beeld_verandert_niet_meer_na_het_tonen(client, getoond):
    voor = tekst_van(client.get(adres(getoond, "scherm_deel")))
    maak_deelnemer(getoond, "Bewoner", PM=(1, 1))  # straight into the table: no service does this
    assert tekst_van(client.get(adres(getoond, "scherm_deel"))) == voor


# --- fresh, cheap --------------------------------------------------------------------------------


def test_304_tot_er_iets_op_het_scherm_verandert(client, oefening, wijkambtenaar):
    def vraag(etag=""):
        koppen = {"If-None-Match": etag} if etag else {}
        antwoord = client.get(adres(oefening, "scherm_deel"), headers=koppen)
        return antwoord.status_code, antwoord.headers.get("ETag", etag)

    status, etag = vraag()
    assert status == 200
    stappen = (
        lambda: vul(oefening),
        lambda: services.oefening_onthullen(oefening, actor=wijkambtenaar),
        lambda: services.oefening_tonen(oefening, actor=wijkambtenaar, schuif="C"),
        lambda: services.oefening_naar_vaststellen(oefening, actor=wijkambtenaar),
        lambda: zet_standen(oefening),
    )
    for doe in stappen:
        assert vraag(etag)[0] == 304
        doe()
        status, nieuw = vraag(etag)
        assert (status, nieuw != etag) == (200, True)
        etag = nieuw
    assert vraag(etag)[0] == 304


@pytest.mark.parametrize("naam", ["scherm", "scherm_deel"])
def test_driehonderd_mensen_in_weinig_vragen(
    client, oefening, wijkambtenaar, naam, django_assert_max_num_queries
):
    driehonderd(oefening)
    for doe in (
        lambda: None,
        lambda: services.oefening_onthullen(oefening, actor=wijkambtenaar),
        lambda: services.oefening_tonen(oefening, actor=wijkambtenaar, schuif="PM"),
        lambda: services.oefening_naar_vaststellen(oefening, actor=wijkambtenaar),
    ):
        doe()
        client.get(adres(oefening, naam))
        with django_assert_max_num_queries(MEESTE_VRAGEN):
            tekst_van(client.get(adres(oefening, naam)))


# --- the keys ------------------------------------------------------------------------------------


def test_de_pijlen_lopen_rond_langs_alle_beelden(client, getoond):
    gezien = []
    for _ in range(7):
        antwoord = client.post(adres(getoond, "oefening_tonen"), {"stap": "verder"})
        assert antwoord.url == adres(getoond)
        gezien.append(Oefening.objects.get(pk=getoond.pk).gesprek_schuif)
    assert gezien == [*SCHUIVEN, "", "PI"]
    for schuif in ("", "C"):
        client.post(adres(getoond, "oefening_tonen"), {"stap": "terug"})
        assert Oefening.objects.get(pk=getoond.pk).gesprek_schuif == schuif


def test_buiten_het_gesprek_doen_de_pijlen_niets(client, oefening, wijkambtenaar):
    vul(oefening)
    assert client.post(adres(oefening, "oefening_tonen"), {"stap": "verder"}).status_code == 302
    services.oefening_onthullen(oefening, actor=wijkambtenaar)
    services.oefening_naar_vaststellen(oefening, actor=wijkambtenaar)
    assert client.post(adres(oefening, "oefening_tonen"), {"stap": "verder"}).status_code == 302
    vers = Oefening.objects.get(pk=oefening.pk)
    assert (vers.fase, vers.gesprek_schuif) == (Fase.VASTSTELLEN, "")


def test_een_collega_die_niet_begeleidt_bedient_niets(client_van, getoond, sectorambtenaar):
    ander = client_van(sectorambtenaar)
    assert ander.post(adres(getoond, "oefening_tonen"), {"stap": "verder"}).status_code == 404
    assert ander.get(adres(getoond)).status_code == 404
    assert Oefening.objects.get(pk=getoond.pk).gesprek_schuif == ""
