import json

import pytest
from django.core.management import CommandError, call_command

from wijkwerk.core.actor import SYSTEM, Bewoner
from wijkwerk.core.errors import NotAllowed
from wijkwerk.core.inlezen import Leesfout
from wijkwerk.core.models import Invoer, Logregel
from wijkwerk.gebieden.models import GebiedVersie
from wijkwerk.gebieden.services import gebieden_importeren
from wijkwerk.gebieden.tests.factories import feature, rechthoek, schrijf, verzameling, wijken
from wijkwerk.kerngegevens.models import Bron, Indicator, Waarde
from wijkwerk.kerngegevens.services import cijfers_importeren
from wijkwerk.kerngegevens.tests.factories import csv, untyped, xlsx

pytestmark = pytest.mark.django_db

TIEN = [f"WK99010{i}" for i in range(10)]


@pytest.fixture(autouse=True)
def stad(tmp_path, settings):
    """Ten wijken of 100 ha each in 2022."""
    settings.DATA = tmp_path / "data"
    features = [feature("GM9901", "Proefstad", rechthoek(0, 10)), *wijken(10)]
    pad = schrijf(tmp_path / "gebieden_2022.geojson", verzameling(features))
    gebieden_importeren(pad, actor=SYSTEM)


def importeer(pad, inhoud, **opties):
    return cijfers_importeren(schrijf(pad, inhoud), actor=SYSTEM, **opties)


def rijen(codes, *waarden):
    return csv(
        [(code, *waarden) for code in codes],
        kop=("code", "AantalInwoners_5", "OppervlakteTotaal_122")[: 1 + len(waarden)],
    )


def test_cijfers_van_het_jaar_zelf_met_bron_en_logregel(tmp_path):
    verslag = importeer(tmp_path / "kwb2022.csv", rijen(TIEN, 120, 100))
    assert verslag.aantallen["cijfers nieuw"] == 20
    waarde = Waarde.objects.get(gebiedversie__code=TIEN[0], indicator__sleutel="inwoners")
    assert (waarde.waarde, waarde.jaar, waarde.gebiedversie.van_jaar) == (120.0, 2022, 2022)
    bron = Bron.objects.get()
    assert (bron.naam, bron.tabel, bron.jaar, bron.licentie) == (
        "CBS Kerncijfers wijken en buurten",
        "kwb2022",
        2022,
        "CC BY 4.0",
    )
    assert bron.invoer_ref == Invoer.objects.get(soort="cijfers").bestand_sha256
    assert Logregel.objects.filter(handeling="cijfers.importeren").count() == 1


def test_een_eigen_bestand_wordt_niet_aan_het_cbs_toegeschreven(tmp_path):
    importeer(tmp_path / "enquete_2022.csv", rijen(TIEN, 120))
    assert (Bron.objects.get().naam, Bron.objects.get().licentie) == ("enquete_2022.csv", "")
    importeer(tmp_path / "panel_2022.csv", rijen(TIEN, 121), bron="Bewonerspanel")
    assert Waarde.objects.filter(bron__naam="Bewonerspanel", waarde=121).count() == 10


def test_lege_cijfers_worden_bewaard_met_reden(tmp_path):
    importeer(tmp_path / "kwb2022.csv", rijen(TIEN[:2], ".") + "WK990102;x\n")
    assert list(Waarde.objects.order_by("pk").values_list("waarde", "reden_leeg")) == [
        (None, "onbekend"),
        (None, "onbekend"),
        (None, "geheim"),
    ]


def test_herhalen_verandert_niets_en_een_verbeterd_bestand_alleen_wat_anders_is(tmp_path):
    importeer(tmp_path / "kwb2022.csv", rijen(TIEN, 120))
    assert importeer(tmp_path / "kwb2022.csv", rijen(TIEN, 120)).al_ingelezen
    verslag = importeer(
        tmp_path / "kwb2022.csv", rijen(TIEN, 120).replace("WK990103;120", "WK990103;130")
    )
    assert (verslag.aantallen["cijfers gewijzigd"], verslag.aantallen["cijfers ongewijzigd"]) == (
        1,
        9,
    )
    assert Waarde.objects.get(gebiedversie__code="WK990103").waarde == 130


def test_na_nieuwe_gebieden_mag_hetzelfde_bestand_opnieuw(tmp_path):
    codes = [*TIEN, "WK990200"]
    assert (
        importeer(tmp_path / "kwb2022.csv", rijen(codes, 120)).aantallen[
            "overgeslagen: gebied is niet geladen"
        ]
        == 1
    )
    elders = schrijf(tmp_path / "elders_2022.geojson", verzameling(wijken(1, eerste="WK9902")))
    gebieden_importeren(elders, actor=SYSTEM)
    verslag = importeer(tmp_path / "kwb2022.csv", rijen(codes, 120))
    assert (verslag.al_ingelezen, verslag.aantallen["cijfers nieuw"]) == (False, 1)


def test_een_later_jaar_neemt_de_grens_over(tmp_path):
    verslag = importeer(tmp_path / "kwb2024.csv", rijen(TIEN, 125, 100))
    assert verslag.aantallen["gebieden met een nieuw jaar (grens overgenomen)"] == 10
    oud, nieuw = GebiedVersie.objects.filter(code=TIEN[0]).order_by("van_jaar")
    assert oud.gebied == nieuw.gebied
    assert (oud.tot_jaar, nieuw.van_jaar, nieuw.tot_jaar) == (2023, 2024, None)
    assert (nieuw.geometrie, nieuw.geometrie_jaar, nieuw.wijziging) == (oud.geometrie, 2022, None)
    assert nieuw.ouder == oud.ouder


def test_een_eerder_jaar_neemt_de_grens_terug(tmp_path):
    importeer(tmp_path / "kwb2019.csv", rijen(TIEN, 110))
    assert list(
        GebiedVersie.objects.filter(code=TIEN[0])
        .order_by("van_jaar")
        .values_list("van_jaar", "tot_jaar")
    ) == [
        (2019, 2021),
        (2022, None),
    ]


def test_een_opnieuw_ingedeelde_gemeente_wordt_geweigerd_met_regel_en_reden(tmp_path):
    nieuw = [f"WK9901A{c}" for c in "ABCDEFGHI"]
    with pytest.raises(
        Leesfout, match=r"geen enkele rij past bij een gebied; de eerste: WK9901AA, onbekend gebied"
    ):
        importeer(tmp_path / "kwb2024.csv", rijen(nieuw, 99))
    verslag = importeer(tmp_path / "kwb2024.csv", rijen(["GM9901", TIEN[0], *nieuw], 99))
    assert verslag.aantallen["afgekeurd"] == 10
    assert (verslag.afgekeurd[0].regel, verslag.afgekeurd[0].inhoud) == (3, TIEN[0])
    assert "opnieuw ingedeelde gemeente (wij kennen 2022)" in verslag.afgekeurd_pad.read_text(
        "utf-8-sig"
    )
    assert Waarde.objects.filter(gebiedversie__gebied__soort="wijk").count() == 0


def test_wie_het_nakeek_mag_gelijke_codes_bevestigen(tmp_path):
    nieuw = rijen([*TIEN[:5], *(f"WK9901A{c}" for c in "ABCDE")], 99)
    verslag = importeer(tmp_path / "kwb2024.csv", nieuw, bevestigd=["GM9901"])
    assert Waarde.objects.filter(jaar=2024).count() == 5
    assert verslag.aantallen["afgekeurd"] == 5


def test_oppervlakte_uit_een_eerder_cijfer_verraadt_een_verlegde_grens(tmp_path):
    importeer(tmp_path / "kwb2022.csv", rijen(TIEN, 120, 100))
    importeer(
        tmp_path / "kwb2024.csv",
        rijen(TIEN, 120, 100).replace(f"{TIEN[4]};120;100", f"{TIEN[4]};150;108"),
    )
    assert GebiedVersie.objects.get(code=TIEN[4], van_jaar=2024).wijziging == 3
    assert GebiedVersie.objects.filter(van_jaar=2024, wijziging=None).count() == 9


def test_de_vlag_van_het_volgende_jaar_beslist(tmp_path):
    codes = [(code, "1", "10") for code in TIEN[:8]] + [(TIEN[8], "3", "10")]
    importeer(tmp_path / "85618NED_2023.json", json.dumps(untyped(codes)))
    vlaggen = dict(GebiedVersie.objects.filter(van_jaar=2023).values_list("code", "wijziging"))
    assert vlaggen == dict.fromkeys(TIEN[:8], 1) | {TIEN[8]: 3}


def test_jaar_uit_de_tabel_de_rij_of_de_optie(tmp_path):
    importeer(
        tmp_path / "85318NED_UntypedDataSet.json",
        json.dumps(untyped([(c, "1", "10") for c in TIEN])),
    )
    assert set(Waarde.objects.values_list("jaar", flat=True)) == {2022}
    with pytest.raises(CommandError, match="Noem het met --jaar"):
        call_command("cijfers_importeren", schrijf(tmp_path / "kwb.csv", rijen(TIEN, 1)))
    call_command("cijfers_importeren", tmp_path / "kwb.csv", jaar=2022, bron="Proef")
    assert Bron.objects.get(naam="Proef").jaar == 2022


def test_rekenblad_van_kwb(tmp_path):
    blad = xlsx(
        [
            ("gwb_code_10", "regio", "ind_wbi", "a_inw"),
            *((c, f"Wijk 0{i} Buitenwijk {i}", 1.0, 50.0) for i, c in enumerate(TIEN)),
        ]
    )
    assert importeer(tmp_path / "kwb2023.xlsx", blad).aantallen["cijfers nieuw"] == 10


def test_eenheden_naast_de_tabel_beschermen_tegen_een_andere_maat(tmp_path):
    schrijf(
        tmp_path / "85318NED_DataProperties.json", [{"Key": "Koopwoningen_40", "Unit": "aantal"}]
    )
    inhoud = csv([(c, 10, 20) for c in TIEN], kop=("code", "AantalInwoners_5", "Koopwoningen_40"))
    verslag = importeer(tmp_path / "85318NED.csv", inhoud)
    assert any(
        "andere eenheid" in melding and "Koopwoningen_40" in melding
        for melding in verslag.meldingen
    )
    assert set(Waarde.objects.values_list("indicator__sleutel", flat=True)) == {"inwoners"}


def test_alleen_de_eigen_gemeente(tmp_path):
    inhoud = rijen([*TIEN, "WK990200"], 120)
    assert (
        importeer(tmp_path / "kwb2022.csv", inhoud, gemeente="GM9901").aantallen["cijfers nieuw"]
        == 10
    )
    with pytest.raises(
        Leesfout, match="geen cijfers van GM0001 in dit bestand; wel van GM9901, GM9902"
    ):
        importeer(tmp_path / "kwb2022.csv", inhoud, gemeente="GM0001")


def test_een_bestand_van_een_vreemde_gemeente_bewaart_niets(tmp_path):
    with pytest.raises(Leesfout, match="van geen van deze gebieden is een indeling geladen"):
        importeer(tmp_path / "kwb2022.csv", rijen(["WK990200", "WK990201"], 120))
    assert (
        Waarde.objects.count()
        == Bron.objects.count()
        == Invoer.objects.filter(soort="cijfers").count()
        == 0
    )


def test_een_fout_op_de_laatste_regel_bewaart_niets(tmp_path):
    with pytest.raises(Leesfout, match=r"kwb2024\.csv, regel 12: 1 cellen"):
        importeer(tmp_path / "kwb2024.csv", rijen(TIEN, 120) + "WK99")
    assert Waarde.objects.count() == 0
    assert GebiedVersie.objects.filter(van_jaar=2024).count() == 0


def test_een_bewoner_mag_geen_cijfers_importeren(tmp_path):
    with pytest.raises(NotAllowed):
        cijfers_importeren(schrijf(tmp_path / "kwb2022.csv", rijen(TIEN, 1)), actor=Bewoner())
    assert Indicator.objects.count() == 0
