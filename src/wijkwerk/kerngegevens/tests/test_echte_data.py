"""Everything in the folder with real data of CBS, in one database."""

import pytest

from wijkwerk.core.actor import SYSTEM
from wijkwerk.core.inlezen import Leesfout
from wijkwerk.gebieden.models import Gebied, GebiedVersie, Gemeente
from wijkwerk.gebieden.selectors import gebied_bij_punt
from wijkwerk.gebieden.services import gebieden_importeren, gemeente_openen
from wijkwerk.kerngegevens.models import Waarde
from wijkwerk.kerngegevens.selectors import profiel
from wijkwerk.kerngegevens.services import cijfers_importeren

pytestmark = [pytest.mark.django_db, pytest.mark.traag]

TOREN = (52.15517440, 5.38720621)


@pytest.fixture
def nederland(cbs, tmp_path, settings):
    """All wijken and gemeenten of 2022 with the figures of 2022 and 2024."""
    settings.DATA = tmp_path / "data"
    verslagen = {}
    for naam in ("wijken_2022.geojson", "gemeenten_2022.geojson"):
        verslagen[naam] = gebieden_importeren(cbs / naam, actor=SYSTEM)
    for naam in ("kwb2022_wijken_2022.csv", "gemeenten_2022.geojson", "kwb2024_gm_wk.csv"):
        verslagen[f"cijfers {naam}"] = cijfers_importeren(cbs / naam, actor=SYSTEM)
    return verslagen


def test_heel_nederland(nederland, cbs):
    """One import, four questions: it takes a while."""
    alle_wijken_met_cijfers(nederland)
    amsterdam_2022_en_2024_raken_niet_door_elkaar(nederland)
    hergebruikte_codes_krijgen_geen_cijfers_van_een_ander_gebied()
    statline_van_amsterdam_2019(cbs)


def alle_wijken_met_cijfers(nederland):
    gebieden = nederland["wijken_2022.geojson"]
    assert (gebieden.aantallen["gebieden nieuw"], gebieden.aantallen["afgekeurd"]) == (3_340, 0)
    assert gebieden.meldingen == [
        "WK071702 hersteld, de grens klopte niet: Self-intersection[3.72222990990991 51.65033]"
    ]
    assert (
        GebiedVersie.objects.filter(van_jaar=2022, ouder=None)
        .exclude(code__startswith="GM")
        .count()
        == 0
    )
    assert nederland["cijfers kwb2022_wijken_2022.csv"].aantallen["cijfers nieuw"] == 3_340 * 15
    met_inwoners = Waarde.objects.filter(jaar=2022, indicator__sleutel="inwoners", waarde__gte=0)
    assert met_inwoners.filter(gebiedversie__gebied__soort="wijk").count() == 3_340


def amsterdam_2022_en_2024_raken_niet_door_elkaar(nederland):
    amsterdam = Waarde.objects.filter(gebiedversie__gebied__cbs_gemeente="GM0363")
    assert amsterdam.filter(jaar=2024, gebiedversie__gebied__soort="wijk").count() == 0
    assert (
        amsterdam.filter(
            jaar=2024, gebiedversie__code="GM0363", indicator__sleutel="inwoners"
        ).count()
        == 1
    )
    verslag = nederland["cijfers kwb2024_gm_wk.csv"]
    redenen = {rij.inhoud: str(rij.reden) for rij in verslag.afgekeurd}
    assert len([code for code in redenen if code.startswith("WK0363")]) == 110
    assert all("onbekend gebied" in redenen[code] for code in redenen if code.startswith("WK0363"))


def hergebruikte_codes_krijgen_geen_cijfers_van_een_ander_gebied():
    """WK009001 was 10,197 ha of countryside in 2022 and is 34 ha in 2024; WK082417 grew."""
    fout = Waarde.objects.filter(
        jaar=2024, gebiedversie__code__in=["WK009001", "WK082417", "WK076201"]
    )
    assert not fout.exists()
    assert GebiedVersie.objects.get(code="WK035621", van_jaar=2024).wijziging == 3


def statline_van_amsterdam_2019(cbs):
    verslag = cijfers_importeren(
        cbs / "statline" / "85163NED_ses_woa_2019_amsterdam.csv", actor=SYSTEM
    )
    assert verslag.aantallen["cijfers nieuw"] == 100 * 6
    assert verslag.aantallen["overgeslagen: gebied is niet geladen"] == 479
    gein = Waarde.objects.get(gebiedversie__code="GM0363", jaar=2019, indicator__sleutel="ses-woa")
    assert (gein.waarde, gein.bron.naam, gein.bron.tabel) == (-0.1, "CBS SES-WOA", "85163NED")


def test_amersfoort_van_bestand_tot_profiel(cbs, tmp_path, settings, django_assert_max_num_queries):
    settings.DATA = tmp_path / "data"
    bestand = cbs / "gemeenten" / "amersfoort_wijken_2022.geojson"
    gebieden_importeren(bestand, actor=SYSTEM)
    gemeente = gemeente_openen("GM0307", actor=SYSTEM)
    assert (gemeente.slug, Gebied.objects.op_werkniveau(gemeente).count()) == ("amersfoort", 33)
    cijfers_importeren(bestand, actor=SYSTEM)
    verslag = cijfers_importeren(cbs / "kwb2024_gm_wk.csv", actor=SYSTEM)
    assert verslag.aantallen["afgekeurd"] == 0
    assert gebied_bij_punt(*TOREN, Gemeente.objects.get()).naam == "Stadskern"
    stadskern = Gebied.objects.get(versies__code="WK030701", versies__van_jaar=2022)
    with django_assert_max_num_queries(5):
        regels = {regel.indicator.sleutel: regel for regel in profiel(stadskern)}
    inwoners = regels["inwoners"]
    assert (inwoners.jaar, inwoners.reeks.jaren) == (2024, (2022, 2023, 2024))
    assert inwoners.reeks.waarden[1] is None
    assert inwoners.anderen.aantal == 32


@pytest.mark.parametrize(
    "stad",
    [
        "amersfoort",
        "amsterdam",
        "deventer",
        "dordrecht",
        "eindhoven",
        "leeuwarden",
        "tilburg",
        "utrecht",
    ],
)
def test_elke_gemeente_apart(stad, cbs):
    bestand = cbs / "gemeenten" / f"{stad}_wijken_2022.geojson"
    gebieden = gebieden_importeren(bestand, actor=SYSTEM)
    cijfers = cijfers_importeren(bestand, actor=SYSTEM)
    assert gebieden.aantallen["afgekeurd"] == cijfers.aantallen["afgekeurd"] == 0
    assert cijfers.aantallen["cijfers nieuw"] == 15 * gebieden.aantallen["gebieden nieuw"]


def test_buurten_van_utrecht_met_leefbaarometer(cbs):
    wijken = cbs / "gemeenten" / "utrecht_wijken_2022.geojson"
    buurten = cbs / "gemeenten" / "utrecht_buurten_kwb2022_lbm.geojson"
    gebieden_importeren(wijken, actor=SYSTEM)
    verslag = gebieden_importeren(buurten, actor=SYSTEM)
    assert verslag.aantallen["gebieden nieuw"] == 111
    assert GebiedVersie.objects.filter(gebied__soort="buurt", ouder=None).count() == 0
    cijfers_importeren(buurten, actor=SYSTEM)
    score = Waarde.objects.filter(indicator__sleutel="leefbaarheid")
    assert (score.filter(waarde__isnull=False).count(), score.filter(waarde=None).count()) == (
        106,
        5,
    )


def test_metadata_van_een_tabel_is_geen_cijferbestand(cbs):
    with pytest.raises(Leesfout, match="omschrijving van een tabel"):
        cijfers_importeren(cbs / "statline" / "85984NED_DataProperties.json", actor=SYSTEM)
