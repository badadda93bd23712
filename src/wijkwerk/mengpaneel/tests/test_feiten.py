"""Facts beside a slider: counted right, of this gemeente only, and never a position."""

from dataclasses import fields
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage

from tests.rolverdeling import geef_rol
from wijkwerk.accounts.domain import rollen as functies
from wijkwerk.core import klok
from wijkwerk.doelen.tests.factories import maak_inspanning, maak_opgave
from wijkwerk.gebieden.models import Gebied
from wijkwerk.gebiedscyclus.services import agenda_openen, agenda_vaststellen, opgave_agenderen
from wijkwerk.mengpaneel import feiten
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN
from wijkwerk.signalen.models import Signaal

MEESTE_VRAGEN = 5  # one for each table


@pytest.fixture(autouse=True)
def _eigen_map(tmp_path, monkeypatch):
    monkeypatch.setattr(default_storage, "location", str(tmp_path), raising=False)


def zin(maker, gemeente):
    rij = maker(feiten.Tellingen(gemeente, klok.vandaag()))
    return rij.zin if rij else None


def aantal_gebieden(gemeente):
    return Gebied.objects.op_werkniveau(gemeente).count()


def test_een_feit_is_een_zin_met_een_pad_en_een_dag_en_geen_stand():
    assert [veld.name for veld in fields(feiten.Feit)] == ["schuif", "zin", "pad", "op"]


def test_wijkambtenaren_van_vandaag(gemeente, gebied, wijkambtenaar, verlopen):
    alle = aantal_gebieden(gemeente)
    begin = f"1 van de {alle} "  # the role that ended does not count
    assert zin(feiten.wijkambtenaren, gemeente).startswith(begin)
    geef_rol(gemeente, wijkambtenaar.persoon, functies.WIJKAMBTENAAR)  # the whole gemeente
    assert zin(feiten.wijkambtenaren, gemeente).startswith(f"{alle} van de {alle} ")


def test_wijkwethouders(gemeente, wijkwethouder):
    assert zin(feiten.wijkwethouders, gemeente).startswith(f"1 van de {aantal_gebieden(gemeente)} ")


def test_zichtbare_wijkambtenaren(gemeente, gebied, wijkambtenaar):
    assert zin(feiten.zichtbare_wijkambtenaren, gemeente).startswith("In 0 van de ")
    geef_rol(
        gemeente,
        wijkambtenaar.persoon,
        functies.WIJKAMBTENAAR,
        gebied=gebied,
        publiek_zichtbaar=True,
    )
    assert zin(feiten.zichtbare_wijkambtenaren, gemeente).startswith("In 1 van de ")


def test_eigenaar_en_wat_bewoners_weten(gemeente, gebied, organisatie, wijkambtenaar):
    assert zin(feiten.eigenaar_van_inspanningen, gemeente) is None
    assert zin(feiten.verteld_aan_bewoners, gemeente) is None
    maak_inspanning(gebied, wijkambtenaar, organisatie)
    rij = maak_inspanning(gebied, wijkambtenaar, organisatie, persoon=wijkambtenaar.persoon)
    assert zin(feiten.eigenaar_van_inspanningen, gemeente).startswith("1 van de 2 ")
    rij.bekend_op = klok.nu()
    rij.save()
    assert zin(feiten.verteld_aan_bewoners, gemeente).startswith("Van 1 van de 2 ")


def test_te_laat_zonder_bericht(gemeente, gebied, organisatie, wijkambtenaar):
    rij = maak_inspanning(gebied, wijkambtenaar, organisatie)
    assert zin(feiten.uitstel_verteld, gemeente) is None
    rij.klaar_voor = klok.vandaag() - timedelta(days=1)
    rij.save()
    assert zin(feiten.uitstel_verteld, gemeente).startswith("1 inspanningen") or "1" in zin(
        feiten.uitstel_verteld, gemeente
    )


def test_agendas_en_wie_eraan_werkt(
    gemeente, gebied, organisatie, partnerorganisatie, wijkambtenaar
):
    jaar = klok.vandaag().year
    agenda = agenda_openen(actor=wijkambtenaar, gebied=gebied, van_jaar=jaar, tot_jaar=jaar)
    opgave = maak_opgave(gemeente, gebied, wijkambtenaar)
    punt = opgave_agenderen(
        opgave,
        agenda=agenda,
        actor=wijkambtenaar,
        punt_titel="Het pad",
        doel_titel="Veilig",
        inspanning_titel="Lampen",
        organisatie=organisatie,
        persoon=None,
        klaar_voor=klok.vandaag() + timedelta(days=30),
    )
    assert zin(feiten.agendas_van_dit_jaar, gemeente).startswith("0 van de ")
    assert zin(feiten.samen_aan_een_agendapunt, gemeente) is None
    agenda_vaststellen(agenda, actor=wijkambtenaar)
    assert zin(feiten.agendas_van_dit_jaar, gemeente).startswith("1 van de ")
    assert zin(feiten.samen_aan_een_agendapunt, gemeente).startswith("Aan 0 van de 1 ")
    doel = punt.doellinks.get().doel
    maak_inspanning(gebied, wijkambtenaar, partnerorganisatie, doelen=[doel])
    assert zin(feiten.samen_aan_een_agendapunt, gemeente).startswith("Aan 1 van de 1 ")
    kort = zin(feiten.korte_en_lange_termijn, gemeente)
    assert "1 voor nu en 0 voor de lange termijn" in kort
    punt.horizon = "lang"
    punt.save()
    assert "0 voor nu en 1 voor" in zin(feiten.korte_en_lange_termijn, gemeente)


def test_signalen_op_tijd_en_opgaven_met_bewoners(gemeente, gebied, wijkambtenaar):
    assert zin(feiten.op_tijd_beantwoord, gemeente) is None
    maak_opgave(gemeente, gebied, wijkambtenaar, stemmen=2)
    maak_opgave(gemeente, gebied, wijkambtenaar, stemmen=0, titel="Zonder bewoners")
    assert zin(feiten.opgaven_met_bewoners, gemeente).startswith("1 van de 2 ")
    gisteren = klok.vandaag() - timedelta(days=1)
    een, twee = Signaal.objects.order_by("pk")
    for rij, op in ((een, klok.nu() - timedelta(days=2)), (twee, klok.nu())):
        rij.antwoord_voor, rij.beantwoord_op = gisteren, op
        rij.save()
    assert zin(feiten.op_tijd_beantwoord, gemeente).startswith("1 van de 2 ")


def test_alles_samen_in_weinig_vragen(gemeente, wijkambtenaar, django_assert_max_num_queries):
    with django_assert_max_num_queries(MEESTE_VRAGEN):
        gevonden = feiten.feiten_van(gemeente)
    assert list(gevonden) == list(SCHUIVEN)
    assert all(rij.schuif == schuif for schuif in gevonden for rij in gevonden[schuif])
    assert gevonden["PI"]


def test_een_andere_gemeente_telt_niet_mee(gemeente, andere_gemeente, vreemde):
    assert zin(feiten.wijkambtenaren, gemeente).startswith("0 van de ")
