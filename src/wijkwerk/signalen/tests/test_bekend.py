"""What is known already is shown before it is said again; nothing private is in it."""

import pytest

from wijkwerk.signalen import selectors, services
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.tests.factories import maak_opgave, maak_signaal, tel_vragen
from wijkwerk.signalen.tests.test_laat_iets_weten import invulling

PLEK = (52.0305, 5.0105)
GEHEIM = "Mijn buurman op nummer 4 rijdt te hard langs de speeltuin."


@pytest.fixture
def pad(gemeente):
    return f"/{gemeente.slug}/laat-iets-weten/"


def maak_openbaar(gebied, wijkambtenaar, tekst="Er wordt hard gereden bij de speeltuin.", **velden):
    opties = {"tekst": GEHEIM, "lat": PLEK[0], "lon": PLEK[1], "wil_openbaar": True, **velden}
    signaal = maak_signaal(gebied, **opties)
    return services.signaal_openbaar_maken(signaal, actor=wijkambtenaar, publieke_tekst=tekst)


@pytest.fixture
def opgave(gebied, wijkambtenaar):
    return maak_opgave(gebied, wijkambtenaar, publiek=True)


def onderwerpen(*vraag, **opties):
    return [rij.onderwerp for rij in selectors.bekend_bij(*vraag, **opties)]


def test_openbare_opgaven_van_het_gebied_en_van_wat_erin_ligt(
    gebied, ander_gebied, buurt, opgave, wijkambtenaar
):
    in_buurt = maak_opgave(buurt, wijkambtenaar, publiek=True, titel="Bankjes")
    maak_opgave(gebied, wijkambtenaar, titel="Niet openbaar")
    assert set(onderwerpen(gebied)) == {opgave, in_buurt}
    assert set(onderwerpen(buurt)) == {opgave, in_buurt}
    assert onderwerpen(ander_gebied) == []
    assert onderwerpen(None) == []


def test_een_afgeronde_opgave_is_geen_vraag_meer(gebied, opgave, wijkambtenaar):
    services.opgave_afronden(opgave, actor=wijkambtenaar, toelichting="Klaar.")
    assert onderwerpen(gebied) == []


def test_een_openbaar_bericht_dichtbij_met_ongeveer_hoe_ver(gebied, wijkambtenaar):
    signaal = maak_openbaar(gebied, wijkambtenaar)
    (rij,) = selectors.bekend_bij(gebied, (PLEK[0] + 0.001, PLEK[1]))
    assert (rij.onderwerp, rij.waarom.meter, rij.bewoners) == (signaal, 100, 1)
    assert onderwerpen(gebied, (PLEK[0] + 0.004, PLEK[1])) == []
    assert onderwerpen(gebied) == []


def test_een_openbaar_bericht_met_dezelfde_woorden(gebied, wijkambtenaar):
    signaal = maak_openbaar(gebied, wijkambtenaar)
    (rij,) = selectors.bekend_bij(gebied, tekst="De speeltuin is gevaarlijk")
    assert (rij.onderwerp, rij.waarom.woorden) == (signaal, ("speeltuin",))


def test_op_woorden_die_niet_openbaar_zijn_wordt_niet_gezocht(gebied, wijkambtenaar):
    maak_openbaar(gebied, wijkambtenaar)
    assert onderwerpen(gebied, tekst="Mijn buurman op nummer vier") == []


def test_niet_openbaar_of_al_beantwoord_blijft_weg(gebied, wijkambtenaar):
    maak_signaal(gebied, tekst=GEHEIM, lat=PLEK[0], lon=PLEK[1])
    beantwoord = maak_openbaar(gebied, wijkambtenaar)
    Signaal.objects.filter(pk=beantwoord.pk).update(status="beantwoord")
    assert onderwerpen(gebied, PLEK, "speeltuin") == []


def test_wie_twee_keer_meedoet_telt_een_keer(gebied, opgave, wijkambtenaar):
    for _keer in range(2):
        services.signaal_bundelen(maak_signaal(gebied), actor=wijkambtenaar, opgave=opgave)
    for _keer in range(2):  # who leaves nothing behind is somebody else each time
        services.signaal_bundelen(
            maak_signaal(gebied, melder=None), actor=wijkambtenaar, opgave=opgave
        )
    los = services.signaal_bundelen(
        maak_signaal(gebied, melder=None), actor=wijkambtenaar, opgave=opgave
    )
    services.signaal_losmaken(los, actor=wijkambtenaar, reden="iets anders")
    (rij,) = selectors.bekend_bij(gebied)
    assert rij.bewoners == 3


def test_hoogstens_vijf_en_het_best_passende_eerst(gebied, opgave, wijkambtenaar):
    for _keer in range(6):
        maak_openbaar(gebied, wijkambtenaar, lat=PLEK[0] + 0.001)
    beste = maak_openbaar(gebied, wijkambtenaar, tekst="Hard rijden bij het zebrapad en de school")
    gevonden = onderwerpen(gebied, PLEK, "hard rijden bij zebrapad en school")
    assert len(gevonden) == 5
    assert gevonden[0] == beste


# --- on the page --------------------------------------------------------------------------------


def test_het_formulier_van_een_wijk_toont_wat_er_speelt(client, pad, opgave):
    inhoud = client.get(f"{pad}?gebied=noord").content.decode()
    assert "Dit is hier al bekend" in inhoud
    assert "Veilig over het pad" in inhoud
    assert "Dit is hier al bekend" not in client.get(f"{pad}?gebied=zuid").content.decode()


def test_zonder_script_staat_het_er_na_de_prikker_en_na_een_fout(
    client,
    pad,
    gebied,
    wijkambtenaar,
):
    maak_openbaar(gebied, wijkambtenaar, lat=52.03, lon=5.01)
    fout = client.post(pad, invulling(tekst="De speeltuin is gevaarlijk", e_mail=""))
    assert fout.status_code == 422
    inhoud = fout.content.decode()
    assert "Er wordt hard gereden bij de speeltuin" in inhoud
    assert "Gaat ook over: speeltuin" in inhoud
    assert "meter van uw plek" in inhoud
    assert "buurman" not in inhoud


def test_het_script_vraagt_met_post_en_krijgt_een_stukje_bladzij(
    client,
    pad,
    gebied,
    wijkambtenaar,
):
    maak_openbaar(gebied, wijkambtenaar)
    vraag = {"lat": PLEK[0], "lon": PLEK[1], "tekst": "de speeltuin"}
    antwoord = client.post(f"{pad}bekend/", vraag)
    inhoud = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "Er wordt hard gereden" in inhoud
    assert "<html" not in inhoud
    assert "no-store" in antwoord["Cache-Control"]


def test_in_een_adres_gaat_alleen_de_plek(client, pad, gebied, wijkambtenaar):
    maak_openbaar(gebied, wijkambtenaar)
    met_plek = client.get(f"{pad}bekend/", {"lat": PLEK[0], "lon": PLEK[1]})
    met_tekst = client.get(f"{pad}bekend/", {"gebied": "noord", "tekst": "de speeltuin"})
    assert "Er wordt hard gereden" in met_plek.content.decode()
    assert "Er wordt hard gereden" not in met_tekst.content.decode()


@pytest.mark.parametrize(
    "vraag",
    [{}, {"lat": "nan", "lon": "5"}, {"lat": "x"}, {"gebied": "\0"}, {"lat": "1e300", "lon": "9"}],
)
def test_rare_vragen_geven_niets(client, pad, opgave, vraag):
    antwoord = client.post(f"{pad}bekend/", vraag)
    assert antwoord.status_code == 200
    assert "bekend" not in antwoord.content.decode()


def test_wat_bekend_is_kost_weinig_vragen(client, pad, gebied, opgave, wijkambtenaar):
    for _keer in range(3):
        maak_openbaar(gebied, wijkambtenaar)
    vraag = {"lat": PLEK[0], "lon": PLEK[1], "tekst": "de speeltuin"}
    client.post(f"{pad}bekend/", vraag)
    with tel_vragen() as vragen:
        client.post(f"{pad}bekend/", vraag)
    assert vragen.aantal <= 8, vragen
