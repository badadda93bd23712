import json
import os
import signal
import subprocess
import sys
import time
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from wijkwerk.core.actor import SYSTEM, Bewoner
from wijkwerk.core.errors import NotAllowed
from wijkwerk.core.inlezen import Leesfout
from wijkwerk.core.models import Invoer, Logregel
from wijkwerk.gebieden.models import Gebied, GebiedOpvolging, GebiedPad, GebiedVersie, Gemeente
from wijkwerk.gebieden.selectors import gebied_bij_punt, versies_van
from wijkwerk.gebieden.services import gebieden_importeren
from wijkwerk.gebieden.tests.factories import feature, rechthoek, schrijf, verzameling, wijken

pytestmark = pytest.mark.django_db


@pytest.fixture
def proefstad(db):
    return Gemeente.objects.create(slug="proefstad", naam="Proefstad", cbs_code="GM9901")


def importeer(pad, inhoud, **opties):
    return gebieden_importeren(schrijf(pad, inhoud), actor=SYSTEM, **opties)


def stad(features):
    return verzameling([feature("GM9901", "Proefstad", rechthoek(0, 3)), *features])


def test_gebieden_met_versie_ouder_pad_en_logregel(tmp_path, proefstad):
    verslag = importeer(tmp_path / "wijken_2022.geojson", stad(wijken(3)))
    assert verslag.aantallen["gebieden nieuw"] == 4
    wijk = GebiedVersie.objects.get(code="WK990101")
    assert (wijk.van_jaar, wijk.tot_jaar, wijk.geometrie_jaar) == (2022, None, 2022)
    assert wijk.ouder == Gebied.objects.get(soort="gemeente")
    assert wijk.gebied.naam == "Buitenwijk 1"
    assert wijk.gebied.slug == "buitenwijk-1"
    assert wijk.oppervlakte_ha == pytest.approx(100, abs=0.2)
    assert GebiedPad.objects.filter(nakomeling=wijk.gebied).count() == 2
    assert Logregel.objects.filter(handeling="gebieden.importeren").count() == 1


def test_volgorde_van_gemeente_en_wijken_maakt_niet_uit(tmp_path):
    importeer(tmp_path / "wijken_2022.geojson", verzameling(wijken(3)))
    assert GebiedVersie.objects.filter(ouder=None).count() == 3
    importeer(
        tmp_path / "gemeenten_2022.geojson",
        verzameling([feature("GM9901", "Proefstad", rechthoek(0, 3))]),
    )
    assert GebiedVersie.objects.exclude(code="GM9901").filter(ouder=None).count() == 0
    gemeente = Gebied.objects.get(soort="gemeente")
    assert GebiedPad.objects.filter(voorouder=gemeente).count() == 4


def test_gelijke_namen_krijgen_verschillende_slugs(tmp_path):
    rijen = [
        feature("GM9901", "Urk", rechthoek(0, 2)),
        feature("WK990100", "Urk", rechthoek(0)),
        feature("BU99010000", "Urk", rechthoek(0)),
        feature("BU99010001", "Urk", rechthoek(1)),
    ]
    importeer(tmp_path / "urk_2022.geojson", verzameling(rijen))
    slugs = dict(GebiedVersie.objects.values_list("code", "gebied__slug"))
    assert slugs == {
        "GM9901": "gemeente-urk",
        "WK990100": "urk",
        "BU99010000": "urk-buurt",
        "BU99010001": "urk-buurt-2",
    }


def test_hetzelfde_bestand_verandert_niets(tmp_path):
    importeer(tmp_path / "wijken_2022.geojson", stad(wijken(3)))
    versies = list(GebiedVersie.objects.values())
    verslag = importeer(tmp_path / "wijken_2022.geojson", stad(wijken(3)))
    assert verslag.al_ingelezen
    anders_gespeld = importeer(
        tmp_path / "zelfde_2022.geojson", json.dumps(stad(wijken(3)), indent=2)
    )
    assert anders_gespeld.aantallen["gebieden ongewijzigd"] == 4
    assert list(GebiedVersie.objects.values()) == versies


def test_een_nieuw_jaar_is_een_nieuwe_versie_van_hetzelfde_gebied(tmp_path, proefstad):
    importeer(tmp_path / "wijken_2022.geojson", stad(wijken(3)))
    nieuw = wijken(3)
    nieuw[0]["properties"]["naam"] = "Nieuwe Naam"
    verslag = importeer(tmp_path / "wijken_2024.geojson", stad(nieuw))
    assert verslag.aantallen["gebieden met een nieuw jaar"] == 4
    gebied = Gebied.objects.get(versies__code="WK990100", versies__van_jaar=2022)
    assert list(
        gebied.versies.order_by("van_jaar").values_list("van_jaar", "tot_jaar", "wijziging")
    ) == [
        (2022, 2023, None),
        (2024, None, None),
    ]
    assert (gebied.naam, gebied.slug) == ("Nieuwe Naam", "buitenwijk-0")
    assert [v.van_jaar for v in versies_van(proefstad, "wijk", 2023)] == [2022] * 3
    assert [v.van_jaar for v in versies_van(proefstad, "wijk")] == [2024] * 3


def test_een_ouder_jaar_achteraf_verandert_de_naam_van_nu_niet(tmp_path):
    importeer(tmp_path / "wijken_2024.geojson", stad(wijken(3)))
    oud = wijken(3)
    oud[0]["properties"]["naam"] = "Oude Naam"
    importeer(tmp_path / "wijken_2022.geojson", stad(oud))
    gebied = Gebied.objects.get(versies__code="WK990100", versies__van_jaar=2022)
    assert gebied.naam == "Buitenwijk 0"
    assert gebied.versies.get(van_jaar=2022).tot_jaar == 2023


def test_een_verlegde_grens_is_een_trendbreuk(tmp_path):
    importeer(tmp_path / "wijken_2022.geojson", stad(wijken(3)))
    anders = wijken(3)
    anders[0]["geometry"]["coordinates"] = rechthoek(0, 1.3)
    anders[1]["geometry"]["coordinates"] = rechthoek(1.3, 0.7)
    importeer(tmp_path / "wijken_2024.geojson", stad(anders))
    wijzigingen = dict(GebiedVersie.objects.filter(van_jaar=2024).values_list("code", "wijziging"))
    assert wijzigingen == {"GM9901": None, "WK990100": 3, "WK990101": 3, "WK990102": None}


def test_een_opnieuw_ingedeelde_gemeente_krijgt_nieuwe_gebieden_en_voorstellen(tmp_path, proefstad):
    importeer(tmp_path / "wijken_2022.geojson", stad(wijken(3)))
    nieuw = [
        feature("WK9901AA", "Heel", rechthoek(0)),
        feature("WK9901AB", "Links", rechthoek(1, 0.5)),
        feature("WK9901AC", "Rechts", rechthoek(1.5, 1.5)),
    ]
    verslag = importeer(tmp_path / "wijken_2024.geojson", stad(nieuw))
    assert verslag.aantallen["gebieden vervallen"] == 3
    oud = Gebied.objects.get(versies__code="WK990100")
    assert oud.vervallen_op == date(2024, 1, 1)
    assert oud.versies.get().tot_jaar == 2023
    voorstellen = GebiedOpvolging.objects.values_list(
        "oud__versies__code", "nieuw__versies__code", "soort", "bevestigd"
    )
    assert set(voorstellen) == {
        ("WK990100", "WK9901AA", "vervangen", False),
        ("WK990101", "WK9901AB", "gesplitst", False),
        ("WK990101", "WK9901AC", "gesplitst", False),
        ("WK990102", "WK9901AC", "samengevoegd", False),
    }
    assert [v.code for v in versies_van(proefstad, "wijk")] == ["WK9901AA", "WK9901AB", "WK9901AC"]


def test_een_bestand_met_een_deel_van_de_gemeente_laat_de_rest_staan(tmp_path):
    importeer(tmp_path / "wijken_2022.geojson", stad(wijken(3)))
    importeer(
        tmp_path / "wijken_2024.geojson", verzameling([feature("WK9901AA", "Heel", rechthoek(0))])
    )
    assert Gebied.objects.exclude(vervallen_op=None).count() == 0


def test_alleen_een_gemeente_uit_een_landelijk_bestand(tmp_path):
    landelijk = verzameling([*wijken(2), *wijken(2, eerste="WK9902")])
    verslag = importeer(tmp_path / "wijken_2022.geojson", landelijk, gemeente="GM9902")
    assert verslag.aantallen["gebieden nieuw"] == 2
    with pytest.raises(
        Leesfout, match=r"geen gebieden van GM0001 in dit bestand; wel van GM9901, GM9902"
    ):
        importeer(tmp_path / "wijken_2022.geojson", landelijk, gemeente="GM0001")


def test_afgekeurd_bestand_noemt_bestand_regel_reden_en_inhoud(tmp_path, settings):
    settings.DATA = tmp_path / "data"
    rijen = [*wijken(2), feature("=HYPERLINK", "X", rechthoek(5))]
    verslag = importeer(tmp_path / "wijken_2022.geojson", json.dumps(verzameling(rijen), indent=0))
    kop, regel = verslag.afgekeurd_pad.read_text("utf-8-sig").splitlines()
    assert kop == "bestand;regel;reden;inhoud"
    assert regel.startswith("wijken_2022.geojson;")
    assert "geen CBS-code (GM, WK of BU);feature 3: code==HYPERLINK" in regel


def test_een_fout_halverwege_bewaart_niets(tmp_path):
    regels = json.dumps(verzameling(wijken(9)), indent=1)
    with pytest.raises(Leesfout, match=r"wijken_2022\.geojson, regel \d+: de JSON is beschadigd"):
        importeer(tmp_path / "wijken_2022.geojson", regels[:-40])
    assert Gebied.objects.count() == Invoer.objects.count() == Logregel.objects.count() == 0


def test_jaar_moet_ergens_uit_blijken(tmp_path):
    pad = schrijf(tmp_path / "wijken.geojson", verzameling(wijken(2)))
    with pytest.raises(CommandError, match="Noem het met --jaar"):
        call_command("gebieden_importeren", pad)
    with pytest.raises(CommandError, match="geen jaar"):
        call_command("gebieden_importeren", pad, jaar=22)
    with pytest.raises(CommandError, match="bestaat niet"):
        call_command("gebieden_importeren", tmp_path / "weg_2022.geojson")
    call_command("gebieden_importeren", pad, jaar=2022)
    assert GebiedVersie.objects.filter(van_jaar=2022).count() == 2


def test_een_bewoner_mag_niet_importeren(tmp_path):
    pad = schrijf(tmp_path / "wijken_2022.geojson", verzameling(wijken(2)))
    with pytest.raises(NotAllowed):
        gebieden_importeren(pad, actor=Bewoner())


def test_punt_zoeken_volgt_de_indeling_van_nu(tmp_path, proefstad):
    importeer(tmp_path / "wijken_2022.geojson", stad(wijken(3)))
    proefstad.refresh_from_db()
    versie = GebiedVersie.objects.get(code="WK990101")
    west, zuid, oost, noord = versie.bbox
    punt = ((zuid + noord) / 2, (west + oost) / 2)
    assert gebied_bij_punt(*punt, proefstad) == versie.gebied
    assert gebied_bij_punt(0, 0, proefstad) is None
    importeer(
        tmp_path / "wijken_2024.geojson", stad([feature("WK9901AA", "Alles", rechthoek(0, 3))])
    )
    proefstad.refresh_from_db()
    assert gebied_bij_punt(*punt, proefstad).naam == "Alles"
    assert gebied_bij_punt(*punt, proefstad, jaar=2022) == versie.gebied


LANGZAAM = """
import os, sys, time, django
django.setup()
from pathlib import Path
from wijkwerk.core.actor import SYSTEM
from wijkwerk.gebieden.models import Gebied
from wijkwerk.gebieden.services import gebieden_importeren, importeren
wachten = importeren.looptijden_bijwerken
def dan_wachten(gebieden):
    wachten(gebieden)
    print("halverwege", Gebied.objects.count(), flush=True)
    time.sleep(float(sys.argv[2]))
importeren.looptijden_bijwerken = dan_wachten
gebieden_importeren(Path(sys.argv[1]), actor=SYSTEM)
print("klaar", Gebied.objects.count(), flush=True)
"""


TELLEN = """
import django
django.setup()
from wijkwerk.core.models import Invoer
from wijkwerk.gebieden.models import Gebied, GebiedVersie
print(Gebied.objects.count(), GebiedVersie.objects.count(), Invoer.objects.count())
"""


@pytest.mark.traag
@pytest.mark.parametrize(("signaal", "verwacht"), [(signal.SIGKILL, 0), (None, 4)])
def test_een_gedode_import_laat_niets_achter(tmp_path, signaal, verwacht):
    """kill -9 between writing and committing; without it the same script stores everything."""
    pad = schrijf(tmp_path / "wijken_2022.geojson", stad(wijken(3)))
    omgeving = {
        **os.environ,
        "WIJKWERK_DATA": str(tmp_path / "data"),
        "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
    }
    omgeving["PYTHONPATH"] = os.pathsep.join(sys.path)
    omgeving.pop("WIJKWERK_DATABASE_URL", None)

    def draai(*opdracht):
        return subprocess.run(
            [sys.executable, *opdracht], env=omgeving, check=True, capture_output=True, text=True
        )

    draai("-m", "django", "migrate", "--skip-checks", "-v0")
    proces = subprocess.Popen(
        [sys.executable, "-c", LANGZAAM, str(pad), "60" if signaal else "0"],
        env=omgeving,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert proces.stdout.readline().split() == ["halverwege", "4"]
    if signaal:
        time.sleep(0.2)
        proces.send_signal(signaal)
    proces.communicate(timeout=30)
    assert draai("-c", TELLEN).stdout.split() == [*[str(verwacht)] * 2, str(int(bool(verwacht)))]
