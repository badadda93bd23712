"""The figures: what they count, what they leave out, and when they say nothing."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from wijkwerk.core import klok
from wijkwerk.gebieden.models import GebiedVersie
from wijkwerk.kerngegevens.models import Bron, Indicator, Waarde
from wijkwerk.signalen import services
from wijkwerk.signalen.domain.cijfers import Telling, Werkdagen, mediaan, procent, samen
from wijkwerk.signalen.models import Oordeel, Signaal
from wijkwerk.signalen.selectors.cijfers import cijfers, verdwaalden
from wijkwerk.signalen.services import MelderGegevens
from wijkwerk.signalen.tests.factories import maak_opgave, maak_signaal, tel_vragen, veel_signalen
from wijkwerk.signalen.views.cijfers import periode

JAAR = timedelta(days=365)
ANTWOORD = {"uitkomst": "kan", "tekst": "Wij doen het.", "reden": "Het kan."}


@pytest.fixture
def pad(gemeente):
    return f"/{gemeente.slug}/werk/signalen/cijfers/"


def beeld(actor, gemeente, van: date | None = None):
    vandaag = klok.vandaag()
    return cijfers(actor, gemeente, van or vandaag - JAAR, vandaag)


def zeg(gebied, tekst: str, dagen: int = 0, **velden) -> Signaal:
    with klok.verzet(klok.nu() - timedelta(days=dagen)):
        return maak_signaal(gebied, tekst=tekst, melder=MelderGegevens(), **velden)


# --- what the numbers mean ----------------------------------------------------------------------


def test_een_deel_van_te_weinig_is_geen_cijfer():
    assert procent(0, 0) is None
    assert (procent(1, 3), procent(3, 3), procent(299, 300)) == (33, 100, 99)
    assert Telling(gehoord_ja=4, oordelen=4).deel_gehoord is None
    assert Telling(gehoord_ja=4, oordelen=5).deel_gehoord == 80
    assert mediaan([]) is None
    assert mediaan([1, 9, 2]) == 2


@given(st.dates(date(2026, 1, 1), date(2026, 3, 1)), st.integers(0, 60))
def test_werkdagen_tellen_als_de_kalender(van, dagen):
    tot = van + timedelta(days=dagen)
    kalender = [van + timedelta(days=n) for n in range(1, dagen + 1)]
    werkdagen = Werkdagen(date(2025, 12, 1), date(2026, 6, 1), klok.is_werkdag)
    assert werkdagen.tussen(van, tot) == sum(klok.is_werkdag(dag) for dag in kalender)


def test_tellingen_tellen_op():
    som = samen([Telling(ontvangen=2, laat=1), Telling(ontvangen=3)])
    assert (som.ontvangen, som.laat, som.open) == (5, 1, 0)


# --- what is counted ----------------------------------------------------------------------------


def test_wat_te_laat_is_telt_als_niet_op_tijd(gebied, gemeente, wijkambtenaar):
    zeg(gebied, "op tijd")
    services.signaal_beantwoorden(
        Signaal.objects.get(tekst="op tijd"), actor=wijkambtenaar, **ANTWOORD
    )
    te_laat = zeg(gebied, "te laat beantwoord", 60)
    services.signaal_beantwoorden(te_laat, actor=wijkambtenaar, **ANTWOORD)
    zeg(gebied, "nog open en te laat", 50)
    zeg(gebied, "nog op tijd")
    samengevoegd = zeg(gebied, "samengevoegd")
    Signaal.objects.filter(pk=samengevoegd.pk).update(status="samengevoegd", op_tijd=False)
    n = beeld(wijkambtenaar, gemeente).totaal.telling
    assert (n.ontvangen, n.af, n.op_tijd, n.open, n.laat) == (5, 3, 1, 2, 1)


def test_heropenen_maakt_te_laat_niet_op_tijd(gebied, gemeente, wijkambtenaar):
    signaal = zeg(gebied, "te laat", 60)
    services.signaal_beantwoorden(signaal, actor=wijkambtenaar, **ANTWOORD)
    services.signaal_heropenen(signaal, actor=wijkambtenaar, reden="Er is meer.")
    services.signaal_beantwoorden(
        Signaal.objects.get(), actor=wijkambtenaar, **{**ANTWOORD, "tekst": "Nog een keer."}
    )
    rij = beeld(wijkambtenaar, gemeente).totaal
    assert (rij.telling.heropend, rij.telling.op_tijd, rij.telling.af) == (1, 0, 1)


def test_per_wijk_met_buurten_en_per_thema_met_zonder(
    gebied, buurt, ander_gebied, gemeente, thema, leidinggevende
):
    zeg(gebied, "een", soort="compliment")
    zeg(buurt, "twee", thema=thema)
    Signaal.objects.filter(tekst="twee").update(kanaal="brief")
    zeg(ander_gebied, "drie", thema=thema)
    uit = beeld(leidinggevende, gemeente)
    assert [(r.naam, r.telling.ontvangen) for r in uit.wijken] == [("Noord", 2), ("Zuid", 1)]
    assert [(r.naam, r.telling.ontvangen) for r in uit.themas] == [("Groen", 2), ("", 1)]
    assert uit.totaal.telling.complimenten == 1
    assert (uit.kanalen["brief"], uit.soorten["compliment"]) == (1, 1)


def test_buiten_de_periode_telt_alleen_wat_nu_open_is(gebied, gemeente, wijkambtenaar):
    zeg(gebied, "oud en open", 100)
    services.signaal_beantwoorden(zeg(gebied, "oud", 100), actor=wijkambtenaar, **ANTWOORD)
    n = beeld(wijkambtenaar, gemeente, klok.vandaag() - timedelta(days=30)).totaal.telling
    assert (n.ontvangen, n.af, n.open, n.laat) == (0, 0, 1, 1)


def test_de_mediaan_is_in_werkdagen(gebied, gemeente, wijkambtenaar):
    maandag = klok.nu() - timedelta(days=28 + klok.vandaag().weekday())
    for dagen in (0, 1, 7):
        with klok.verzet(maandag):
            signaal = maak_signaal(gebied, melder=MelderGegevens())
        with klok.verzet(maandag + timedelta(days=dagen)):
            services.signaal_beantwoorden(signaal, actor=wijkambtenaar, **ANTWOORD)
    verwacht = int(klok.is_werkdag(klok.op_dag(maandag) + timedelta(days=1)))
    assert beeld(wijkambtenaar, gemeente).totaal.mediaan == verwacht


def test_vervolg_telt_pas_als_er_nieuws_was_na_het_bundelen(gebied, gemeente, wijkambtenaar):
    signalen = [zeg(gebied, "een"), zeg(gebied, "twee")]
    opgave = maak_opgave(gebied, wijkambtenaar, signalen=signalen[:1])
    n = beeld(wijkambtenaar, gemeente).totaal.telling
    assert (n.bundel, n.verteld) == (1, 0)
    services.opgave_afronden(opgave, actor=wijkambtenaar, toelichting="Het is klaar.")
    n = beeld(wijkambtenaar, gemeente).totaal.telling
    assert (n.bundel, n.verteld, n.deel_verteld) == (1, 1, 100)


def test_alleen_het_laatste_oordeel_telt_en_vier_is_te_weinig(
    gebied, gemeente, pad, wijkambtenaar, client_van
):
    for nummer in range(5):
        signaal = maak_signaal(gebied, melder=MelderGegevens(e_mail=f"b{nummer}@voorbeeld.nl"))
        for gehoord in ("nee", "ja") if nummer else ("ja", "nee"):
            Oordeel.objects.create(
                gemeente=gemeente,
                melder=signaal.melders.get(),
                signaal=signaal,
                gehoord=gehoord,
                op=klok.nu(),
            )
        if nummer == 3:
            assert beeld(wijkambtenaar, gemeente).totaal.telling.deel_gehoord is None
    n = beeld(wijkambtenaar, gemeente).totaal.telling
    assert (n.oordelen, n.deel_gehoord) == (5, 80)
    assert "80%" in client_van(wijkambtenaar).get(pad).content.decode()


def test_klein_grut_en_basis_staan_apart(gebied, gemeente, thema, wijkambtenaar):
    type(thema).objects.update(basis=True)
    zeg(gebied, "basis", 60, thema=thema)
    zeg(gebied, "klein", 60)
    Signaal.objects.filter(tekst="klein").update(klein_grut=True)
    n = beeld(wijkambtenaar, gemeente).totaal.telling
    assert (n.laat, n.klein_laat, n.basis_laat) == (2, 1, 1)


def test_per_duizend_inwoners(gebied, gemeente, pad, wijkambtenaar, client_van):
    indicator = Indicator.objects.create(sleutel="inwoners", naam="Inwoners")
    bron = Bron.objects.create(naam="Proef", jaar=2024)
    versie = GebiedVersie.objects.get(gebied=gebied)
    Waarde.objects.create(
        indicator=indicator, gebiedversie=versie, jaar=2024, waarde=400, bron=bron
    )
    zeg(gebied, "een")
    (rij,) = client_van(wijkambtenaar).get(pad).context["wijken"]
    assert rij["per_duizend"] == 2.5


def test_verdwaald_is_stil_of_van_niemand(gebied, wijkambtenaar):
    stil = zeg(gebied, "stil", 30)
    with klok.verzet(klok.nu() - timedelta(days=20)):
        services.signaal_oppakken(stil, actor=wijkambtenaar)
    beweegt = zeg(gebied, "beweegt", 30)
    services.signaal_oppakken(beweegt, actor=wijkambtenaar)
    van_niemand = zeg(gebied, "van niemand", 30)
    services.signaal_noteren(van_niemand, actor=wijkambtenaar, notitie="Gezien.")
    zeg(gebied, "vers", 3)
    dicht = zeg(gebied, "dicht", 30)
    services.signaal_beantwoorden(dicht, actor=wijkambtenaar, **ANTWOORD)
    gevonden = verdwaalden(wijkambtenaar)
    assert {rij.tekst for rij in gevonden} == {"stil", "van niemand"}
    assert all(rij.laatste_stap for rij in gevonden)


# --- the page -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("vraag", "van", "tot"),
    [
        ("", date(2025, 5, 20), date(2026, 5, 20)),
        ("periode=kwartaal", date(2026, 4, 1), date(2026, 5, 20)),
        ("periode=vorig", date(2026, 1, 1), date(2026, 3, 31)),
        ("periode=eigen&van=2026-02-02&tot=2026-02-01", date(2026, 2, 1), date(2026, 2, 2)),
        ("periode=eigen&van=onzin&tot=2026-02-01", date(2025, 5, 20), date(2026, 5, 20)),
    ],
)
def test_de_periode(vraag, van, tot):
    with klok.verzet(klok.nu().replace(year=2026, month=5, day=20, hour=12)):
        assert periode(QueryDict(vraag))[1:] == (van, tot)


def test_het_bestand_telt_hetzelfde(gebied, pad, thema, wijkambtenaar, client_van):
    zeg(gebied, "een", thema=thema)
    tekst = client_van(wijkambtenaar).get(f"{pad}bestand/").content.decode("utf-8-sig")
    rijen = list(csv.DictReader(io.StringIO(tekst), delimiter=";"))
    assert [(rij["soort"], rij["naam"], rij["ontvangen"]) for rij in rijen] == [
        ("samen", "Samen", "1"),
        ("gebied", "Noord", "1"),
        ("thema", "Groen", "1"),
    ]


@pytest.mark.parametrize("rol", ["sectorambtenaar", "raadslid", "partner", "gemeentebeheerder"])
def test_niet_voor_iedereen(pad, rolverdeling, client_van, rol):
    client = client_van(rolverdeling[rol])
    assert client.get(pad).status_code == 404
    assert client.get(f"{pad}bestand/").status_code == 404


def test_de_wethouder_ziet_alleen_het_eigen_gebied(
    gebied, ander_gebied, gemeente, pad, wijkwethouder, client_van
):
    zeg(gebied, "hier")
    zeg(ander_gebied, "elders")
    wijken = client_van(wijkwethouder).get(pad).context["wijken"]
    assert [(rij["naam"], rij["n"].ontvangen) for rij in wijken] == [("Noord", 1)]


@pytest.mark.parametrize("aantal", [2, 300])
def test_vragen_aan_de_database(gebied, pad, wijkambtenaar, client_van, aantal):
    veel_signalen(gebied, aantal)
    zeg(gebied, "beantwoord")
    client = client_van(wijkambtenaar)
    client.get(pad)
    with tel_vragen() as vragen:
        client.get(pad)
    assert vragen.aantal <= 12, vragen
