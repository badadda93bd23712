import io

import pytest

from wijkwerk.core.errors import DomainError
from wijkwerk.core.inlezen import Afgekeurd, Reden
from wijkwerk.core.invoer import Balk, invoeren, open_bestand, verslag_tekst
from wijkwerk.core.models import Invoer

pytestmark = pytest.mark.django_db


@pytest.fixture
def pad(tmp_path, settings):
    settings.DATA = tmp_path / "data"
    pad = tmp_path / "proef.csv"
    pad.write_text("een\ntwee\n", encoding="utf-8")
    return pad


def tel_regels(bron, verslag):
    verslag.aantallen["regels"] = len(bron.read().splitlines())


def test_aantallen_en_voortgang(pad):
    gezien = []
    verslag = invoeren(pad, tel_regels, soort="proef", jaar=None, voortgang=gezien.append)
    assert verslag.aantallen["regels"] == 2
    assert gezien == [1.0]
    assert Invoer.objects.get().aantallen["regels"] == 2


def test_dezelfde_inhoud_telt_een_keer_per_soort_jaar_en_opties(pad):
    def invoer(**anders):
        return invoeren(pad, tel_regels, **{"soort": "proef", "jaar": 2022, **anders}).al_ingelezen

    assert [invoer(), invoer(), invoer(jaar=2023), invoer(opties=["x"])] == [
        False,
        True,
        False,
        False,
    ]
    assert invoer(opties=["x"])
    assert not invoer(soort="anders")
    assert not invoer(), "another kind of file came in between: it may fit now"


def test_een_fout_laat_niets_achter(pad):
    def breekt(bron, verslag):
        Invoer.objects.create(soort="erin", bestand_sha256="x", begonnen_op="2026-01-01T00:00Z")
        raise DomainError("stop", "stop")

    with pytest.raises(DomainError):
        invoeren(pad, breekt, soort="proef", jaar=None)
    assert Invoer.objects.count() == 0


def test_afgekeurde_regels_staan_in_een_bestand(pad):
    def keurt_af(bron, verslag):
        verslag.keur_af(Afgekeurd(2, Reden("%(cel)s is geen getal", {"cel": "x"}), "=1+1"))

    verslag = invoeren(pad, keurt_af, soort="proef", jaar=None)
    assert verslag.afgekeurd_pad.read_text("utf-8-sig").splitlines() == [
        "bestand;regel;reden;inhoud",
        "proef.csv;2;x is geen getal;'=1+1",
    ]
    assert Invoer.objects.get().afgekeurd_pad == str(verslag.afgekeurd_pad)
    assert "eerste: regel 2, =1+1: x is geen getal" in verslag_tekst(verslag)


def test_een_bestand_dat_er_niet_is_of_een_map(tmp_path):
    for pad in (tmp_path / "weg.csv", tmp_path):
        with pytest.raises(DomainError, match=r"bestaat niet|kan niet gelezen"):
            open_bestand(pad)


class Scherm(io.StringIO):
    def isatty(self):
        return True


def test_de_balk_loopt_op_een_scherm_en_zwijgt_in_een_bestand():
    scherm, bestand = Scherm(), io.StringIO()
    for uit in (scherm, bestand):
        balk = Balk(uit)
        for deel in (0.0, 0.5, 0.5001, 1.0):
            balk(deel)
        balk.klaar()
    assert scherm.getvalue().count("\r[") == 3
    assert "50%" in scherm.getvalue()
    assert bestand.getvalue() == ""
