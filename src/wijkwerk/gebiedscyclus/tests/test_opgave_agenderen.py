"""One screen, the whole thread: agendapunt, doel and inspanning with every link."""

from datetime import timedelta

import pytest

from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel
from wijkwerk.doelen.models import Doel, Inspanning, Resultaat
from wijkwerk.doelen.selectors import melders_achter
from wijkwerk.doelen.services import resultaat_vastleggen
from wijkwerk.doelen.tests.factories import maak_opgave
from wijkwerk.gebiedscyclus import selectors
from wijkwerk.gebiedscyclus.models import Agenda, Agendapunt
from wijkwerk.gebiedscyclus.services import agenda_openen, agenda_vaststellen
from wijkwerk.signalen.models import Melder, Terugkoppeling
from wijkwerk.signalen.services import opgave_afronden


def test_alles_hangt_aan_elkaar(punt, opgave, agenda):
    doel, inspanning = Doel.objects.get(), Inspanning.objects.get()
    assert punt.agenda == agenda
    assert punt.opgavelinks.get().opgave == opgave
    assert punt.doellinks.get().doel == doel
    assert punt.inspanninglinks.get().inspanning == inspanning
    assert doel.opgavelinks.get().opgave == inspanning.opgavelinks.get().opgave == opgave
    assert doel.inspanninglinks.get().inspanning == inspanning
    gelogd = set(Logregel.objects.values_list("handeling", flat=True))
    assert gelogd >= {"opgave.agenderen", "doel.maken", "inspanning.maken", "agendapunt.maken"}


def test_zonder_agenda_wordt_die_van_dit_jaar_geopend(opgave, agendeer, gebied):
    punt = agendeer(opgave)
    jaar = klok.vandaag().year
    assert (punt.agenda.gebied, punt.agenda.van_jaar, punt.agenda.status) == (
        gebied,
        jaar,
        "concept",
    )
    assert agendeer(opgave).agenda == punt.agenda
    assert Agenda.objects.count() == 1


def test_een_opgave_van_een_buurt_komt_op_de_agenda_erboven(
    gemeente, buurt, gebied, wijkambtenaar, agendeer
):
    punt = agendeer(maak_opgave(gemeente, buurt, wijkambtenaar))
    assert punt.agenda.gebied == gebied


def test_de_agenda_van_een_ander_gebied_kan_niet(opgave, ander_gebied, leidinggevende, agendeer):
    elders = agenda_openen(actor=leidinggevende, gebied=ander_gebied, van_jaar=2026, tot_jaar=2026)
    with pytest.raises(DomainError, match="ander gebied"):
        agendeer(opgave, elders, actor=leidinggevende)
    assert not Doel.objects.exists()


def test_als_een_deel_niet_kan_blijft_er_niets_over(opgave, agendeer):
    with pytest.raises(DomainError, match="toekomst"):
        agendeer(opgave, klaar_voor=klok.vandaag() - timedelta(days=1))
    for tabel in (Agenda, Agendapunt, Doel, Inspanning):
        assert not tabel.objects.exists()


def test_een_afgeronde_opgave_kan_niet_op_de_agenda(opgave, wijkambtenaar, agendeer):
    opgave_afronden(opgave, actor=wijkambtenaar, toelichting="Opgelost")
    with pytest.raises(DomainError, match="afgerond"):
        agendeer(opgave)


@pytest.mark.parametrize(
    "naam", ["raadslid", "wijkwethouder", "sectorambtenaar", "partner", "collega_elders", "bewoner"]
)
def test_wie_het_gebied_niet_behandelt(request, opgave, agendeer, naam):
    with pytest.raises(NotAllowed):
        agendeer(opgave, actor=request.getfixturevalue(naam))


def test_de_hele_draad_heen_en_terug(gemeente, gebied, agenda, punt, opgave, wijkambtenaar):
    """From every voice to the result, and from the result to every voice; with who knows."""
    agenda_vaststellen(agenda, actor=wijkambtenaar)
    inspanning = Inspanning.objects.get()
    resultaat = resultaat_vastleggen(
        inspanning, actor=wijkambtenaar, tekst="Er staan zes lampen.", gehaald="ja"
    )
    # back
    stemmen = set(Melder.objects.filter(signaal__koppelingen__opgave=opgave))
    assert set(melders_achter(resultaat.inspanning)) == stemmen
    assert len(stemmen) == 2
    # forward: one query on the news, then by its reference
    for melder in stemmen:
        nieuws = Terugkoppeling.objects.filter(verzendingen__melder=melder).exclude(over_soort="")
        soorten = list(nieuws.order_by("pk").values_list("over_soort", "over_kenmerk"))
        assert soorten == [("agendapunt", punt.kenmerk), ("inspanning", inspanning.kenmerk)]
        gevonden = Resultaat.objects.get(inspanning__kenmerk=soorten[-1][1])
        assert gevonden == resultaat
    net = selectors.net_van(punt)
    assert (net.doelen, len(net.inspanningen), net.resultaten) == (1, 1, 1)
    bericht = selectors.bericht_over(punt, net)
    assert (bericht.stemmen, bericht.bereikbaar, bericht.verteld, bericht.nog_niet) == (2, 2, 2, 0)
