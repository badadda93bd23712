"""The pages of who leads a session: joining, waiting, revealing once, the conversation."""

from datetime import timedelta

import pytest
from django.urls import reverse

from wijkwerk.core import klok
from wijkwerk.mengpaneel.domain.code import toon
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN
from wijkwerk.mengpaneel.models import Deelnemer, Inzending, Oefening
from wijkwerk.mengpaneel.selectors.deelname import code_van
from wijkwerk.mengpaneel.selectors.gesprek import teksten_van
from wijkwerk.mengpaneel.services.oefening import oefening_onthullen, oefening_openen
from wijkwerk.mengpaneel.tests.maken import maak_deelnemer, maak_oefening

MEESTE_VRAGEN = 12
FORMULIER = "application/x-www-form-urlencoded"
ROLLEN = ("Wijkambtenaar", "Bewoner", "Bestuur")


def adres(oefening, naam="begeleiden"):
    return reverse(f"mengpaneel:{naam}", args=[oefening.gemeente, oefening.kenmerk])


def tekst_van(antwoord, status=200):
    assert antwoord.status_code == status, antwoord.content.decode()[:2_000]
    return antwoord.content.decode()


@pytest.fixture
def client(client_van, wijkambtenaar):
    return client_van(wijkambtenaar)


@pytest.fixture
def oefening(gemeente, wijkambtenaar):
    """Open to fill in."""
    return oefening_openen(maak_oefening(gemeente, wijkambtenaar), actor=wijkambtenaar)


@pytest.fixture
def getoond(oefening, wijkambtenaar):
    """Revealed: 4 wijkambtenaren, 3 residents and 3 of the bestuur."""
    for _ in range(4):
        maak_deelnemer(oefening, "Wijkambtenaar", PM=(8, 9))
    for _ in range(3):
        maak_deelnemer(oefening, "Bewoner", PM=(2, 9))
        maak_deelnemer(oefening, "Bestuur", PM=(5, 5))
    return oefening_onthullen(oefening, actor=wijkambtenaar)


def begonnen(oefening, rol="Bewoner", antwoorden=1):
    deelnemer = Deelnemer.objects.create(oefening=oefening, rol=rol)
    for schuif in SCHUIVEN[:antwoorden]:
        Inzending.objects.create(deelnemer=deelnemer, schuif=schuif, nu=4)
    return deelnemer


# --- while people fill in ------------------------------------------------------------------------


def test_code_link_en_qr_om_mee_te_doen(client, oefening, settings):
    tekst = tekst_van(client.get(adres(oefening)))
    code = code_van(oefening)
    assert toon(code) in tekst
    assert f"{settings.ADRES}/meedoen/{code}/" in tekst
    assert f'aria-label="QR-code om mee te doen, code {toon(code)}"' in tekst
    assert "Nog niemand doet mee" in tekst
    assert "nog 15 minuten" in tekst


def test_wie_klaar_is_per_rol_in_aantallen(client, oefening):
    maak_deelnemer(oefening, "Wijkambtenaar")
    maak_deelnemer(oefening, "Wijkambtenaar")
    begonnen(oefening, "Wijkambtenaar")
    begonnen(oefening, "Bewoner", antwoorden=0)
    tekst = tekst_van(client.get(adres(oefening)))
    assert "2 van 4 mensen zijn klaar" in tekst
    assert "2 mensen zijn nog bezig" in tekst
    assert 'aria-label="2 klaar, 1 bezig, 0 nog niet begonnen"' in tekst
    assert 'aria-label="0 klaar, 0 bezig, 1 nog niet begonnen"' in tekst
    assert "2 van 3" in tekst
    assert tekst.count("wordt niet apart getoond") == 1  # the resident alone


def test_iedereen_klaar_dan_mag_het_scherm_open(client, oefening):
    for _ in range(3):
        maak_deelnemer(oefening)
    assert "Iedereen die meedoet is klaar" in tekst_van(client.get(adres(oefening)))


def test_veel_mensen_in_woorden_en_weinig_vragen(client, oefening, django_assert_max_num_queries):
    for nummer in range(300):
        begonnen(oefening, ROLLEN[nummer % 3], antwoorden=2)
    for naam in ("begeleiden", "begeleiden_deel", "oefening_onthullen"):
        with django_assert_max_num_queries(MEESTE_VRAGEN):
            tekst = tekst_van(client.get(adres(oefening, naam)))
    assert "Op het grote scherm komen de antwoorden van 300 mensen" in tekst
    deel = tekst_van(client.get(adres(oefening, "begeleiden_deel")))
    assert "0 klaar, 100 bezig, 0 nog niet begonnen" in deel
    assert "mp-plaatsen" not in deel


def test_het_stuk_dat_ververst_zegt_304_tot_er_iets_verandert(client, oefening):
    eerst = client.get(adres(oefening, "begeleiden_deel"))
    assert eerst.status_code == 200
    assert "<html" not in eerst.content.decode()
    kop = {"If-None-Match": eerst["ETag"]}
    weer = client.get(adres(oefening, "begeleiden_deel"), headers=kop)
    assert (weer.status_code, weer.content) == (304, b"")
    deelnemer = begonnen(oefening, antwoorden=0)
    nieuw = client.get(adres(oefening, "begeleiden_deel"), headers=kop)
    assert nieuw.status_code == 200
    kop = {"If-None-Match": nieuw["ETag"]}
    deelnemer.rol = "Bestuur"  # another role, as many people
    deelnemer.save()
    assert client.get(adres(oefening, "begeleiden_deel"), headers=kop).status_code == 200


def test_ook_de_klok_is_een_verandering(client, oefening):
    eerst = client.get(adres(oefening, "begeleiden_deel"))
    kop = {"If-None-Match": eerst["ETag"]}
    with klok.verzet(klok.nu() + timedelta(minutes=16)):
        later = client.get(adres(oefening, "begeleiden_deel"), headers=kop)
    assert "de tijd is om" in tekst_van(later)


def test_vijf_minuten_erbij_en_dubbel_klikken_is_een_keer(client, oefening):
    voor = oefening.invullen_tot
    for _ in range(2):
        antwoord = client.post(
            adres(oefening, "oefening_verlengen"), "eenmalig=sleutel", content_type=FORMULIER
        )
        assert antwoord.status_code == 302
    oefening.refresh_from_db()
    assert oefening.invullen_tot == voor + timedelta(minutes=5)


# --- the reveal ----------------------------------------------------------------------------------


def test_tonen_vraagt_eerst_en_kan_een_keer(client, oefening):
    for _ in range(5):
        maak_deelnemer(oefening)
    begonnen(oefening)
    pad = adres(oefening, "oefening_onthullen")
    tekst = tekst_van(client.get(pad))
    assert "Dit kan één keer" in tekst
    assert "antwoorden van 6 mensen" in tekst
    assert "1 mens is nog niet klaar" in tekst
    oefening.refresh_from_db()
    assert oefening.fase == Fase.INVULLEN  # asking does nothing
    assert client.post(pad).status_code == 302
    oefening.refresh_from_db()
    beeld = oefening.spreiding
    assert oefening.fase == Fase.GESPREK
    maak_deelnemer(oefening)
    tweede = client.post(pad)
    assert "al getoond" in tekst_van(tweede, 409)
    oefening.refresh_from_db()
    assert oefening.spreiding == beeld
    assert client.get(pad).url == adres(oefening, "oefening_detail")


@pytest.mark.parametrize(
    ("aantal", "melding"),
    [(0, "nog niets om te tonen"), (2, "Onder de 3 mensen"), (4, "Onder de 5 mensen"), (5, "")],
)
def test_tonen_waarschuwt_bij_weinig_mensen(client, oefening, aantal, melding):
    for _ in range(aantal):
        maak_deelnemer(oefening)
    tekst = tekst_van(client.get(adres(oefening, "oefening_onthullen")))
    assert melding in tekst
    assert ("Sluit en toon de antwoorden" in tekst) is (aantal > 0)
    assert ("ww-noot--los" in tekst) is bool(melding)


# --- the conversation ----------------------------------------------------------------------------


def test_gesprek_met_tekening_vraag_en_cijfers(client, getoond):
    tekst = tekst_van(client.get(adres(getoond)))
    assert "10 mensen vulden in" in tekst
    assert "mp-stip" in tekst
    assert "Wat ziet ‘Bewoner’ dat ‘Wijkambtenaar’ niet ziet?" in tekst
    assert "meeste verschil" in tekst
    assert "Proces met bewoners" in tekst
    assert "Kopieer de link" not in tekst


def test_kiezen_wat_het_grote_scherm_toont(client, getoond):
    pad = adres(getoond, "oefening_tonen")
    assert client.post(pad, {"schuif": "PM"}).status_code == 302
    getoond.refresh_from_db()
    assert getoond.gesprek_schuif == "PM"
    tekst = tekst_van(client.get(adres(getoond)))
    assert 'value="PM" aria-pressed="true"' in tekst
    assert "Wanneer veranderde een bewoner echt iets?" in tekst
    client.post(pad, {"schuif": ""})
    getoond.refresh_from_db()
    assert getoond.gesprek_schuif == ""
    assert client.post(pad, {"schuif": "XX"}).status_code == 409


def test_teksten_zonder_rol_op_alfabet_en_vanaf_drie(client, oefening, wijkambtenaar):
    gezegd = ["Zonnig", "appel", "Midden"]
    for woord in gezegd:
        deelnemer = maak_deelnemer(oefening, "Bewoner")
        Inzending.objects.filter(deelnemer=deelnemer, schuif="PM").update(
            antwoorden={"0": woord, "1": "GEHEIM van twee"} if woord != "appel" else {"0": woord}
        )
    maak_deelnemer(oefening, "Bestuur")
    getoond = oefening_onthullen(oefening, actor=wijkambtenaar)
    alle = teksten_van(getoond)
    assert [v.teksten for v in alle["PM"]] == [("appel", "Midden", "Zonnig")]
    assert alle["PI"] == []
    tekst = tekst_van(client.get(adres(getoond)))
    plekken = [tekst.index(woord) for woord in ("appel", "Midden", "Zonnig")]
    assert plekken == sorted(plekken)
    assert "GEHEIM" not in tekst


def test_wat_twee_mensen_zeiden_blijft_verborgen(client, oefening, wijkambtenaar):
    for _ in range(2):
        maak_deelnemer(oefening)
    getoond = oefening_onthullen(oefening, actor=wijkambtenaar)
    tekst = tekst_van(client.get(adres(getoond)))
    assert "2 mensen vulden in" in tekst
    assert "mp-stip" not in tekst
    assert "Naar vaststellen" in tekst


def test_antwoorden_staan_voor_en_na_het_tonen_nooit_als_rij_van_iemand(
    client, oefening, wijkambtenaar
):
    """A planted pair of one person is nowhere; the positive control is the total of all."""
    for _ in range(4):
        maak_deelnemer(oefening, "Wijkambtenaar", BP=(7, 7))
    alleen = maak_deelnemer(oefening, "Bestuur", BP=(1, 9))
    Inzending.objects.filter(deelnemer=alleen, schuif="BP").update(antwoorden={"0": "PLANTAGE"})
    for naam in ("begeleiden", "begeleiden_deel", "oefening_onthullen"):
        tekst = tekst_van(client.get(adres(oefening, naam)))
        assert "PLANTAGE" not in tekst
        assert "mp-stip" not in tekst
        assert "mediaan" not in tekst.lower()
    getoond = oefening_onthullen(oefening, actor=wijkambtenaar)
    tekst = tekst_van(client.get(adres(getoond)))
    assert "PLANTAGE" not in tekst
    assert f"{alleen.pk}" not in [stuk.strip('"') for stuk in tekst.split("=")]
    assert "Bestuur<" not in tekst  # joined the smallest other group
    assert "nu 1 op 1 4 op 7" in tekst  # everybody together is published


def test_gesprek_met_driehonderd_mensen_in_weinig_vragen(
    client, oefening, wijkambtenaar, django_assert_max_num_queries
):
    mensen = Deelnemer.objects.bulk_create(
        Deelnemer(oefening=oefening, rol=ROLLEN[i % 3], ingediend_op=klok.nu()) for i in range(300)
    )
    Inzending.objects.bulk_create(
        Inzending(deelnemer=mens, schuif=s, nu=i % 9 + 1, antwoorden={"0": f"tekst {i}"})
        for i, mens in enumerate(mensen)
        for s in SCHUIVEN
    )
    getoond = oefening_onthullen(oefening, actor=wijkambtenaar)
    with django_assert_max_num_queries(MEESTE_VRAGEN):
        tekst = tekst_van(client.get(adres(getoond)))
    assert "mp-staaf" in tekst
    assert "mp-stip" not in tekst


def test_naar_vaststellen_en_terug(client, getoond):
    antwoord = client.post(adres(getoond, "oefening_naar_vaststellen"))
    assert antwoord.url == adres(getoond, "oefening_detail")
    getoond.refresh_from_db()
    assert getoond.fase == Fase.VASTSTELLEN
    assert client.get(adres(getoond)).url == adres(getoond, "oefening_detail")
    client.post(adres(getoond, "oefening_naar_gesprek"))
    getoond.refresh_from_db()
    assert getoond.fase == Fase.GESPREK


def test_zonder_spreiding_geen_weg_terug_naar_het_gesprek(client, gemeente, wijkambtenaar):
    samen = maak_oefening(gemeente, wijkambtenaar, fase=Fase.VASTSTELLEN, onthuld_op=None)
    assert "samen ingevuld" in tekst_van(client.post(adres(samen, "oefening_naar_gesprek")), 409)


# --- who -----------------------------------------------------------------------------------------

GET = ("begeleiden", "begeleiden_deel", "scherm", "scherm_deel", "oefening_onthullen")
POST = (
    "oefening_onthullen",
    "oefening_verlengen",
    "oefening_tonen",
    "oefening_naar_vaststellen",
    "oefening_naar_gesprek",
)


@pytest.mark.parametrize("naam", GET)
def test_alleen_wie_begeleidt_ziet_het(client_van, client, oefening, sectorambtenaar, naam):
    assert client_van(sectorambtenaar).get(adres(oefening, naam)).status_code == 404
    assert client.get(adres(oefening, naam)).status_code == 200


@pytest.mark.parametrize("naam", POST)
def test_alleen_wie_begeleidt_doet_iets(client_van, oefening, sectorambtenaar, naam):
    for _ in range(3):
        maak_deelnemer(oefening)
    voor = Oefening.objects.filter(pk=oefening.pk).values().get()
    assert client_van(sectorambtenaar).post(adres(oefening, naam)).status_code == 404
    assert Oefening.objects.filter(pk=oefening.pk).values().get() == voor


@pytest.mark.parametrize("naam", sorted({*GET, *POST}))
def test_een_andere_gemeente_bestaat_hier_niet(client, oefening, andere_gemeente, naam):
    pad = adres(oefening, naam).replace(
        f"/{oefening.gemeente.slug}/", f"/{andere_gemeente.slug}/", 1
    )
    assert client.get(pad).status_code in {404, 405}
    assert client.post(pad).status_code in {404, 405}
