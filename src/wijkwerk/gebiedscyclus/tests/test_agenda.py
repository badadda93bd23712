"""Opening, agreeing and reopening an agenda."""

import pytest

from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel
from wijkwerk.doelen.models import Inspanning
from wijkwerk.gebiedscyclus import selectors
from wijkwerk.gebiedscyclus.services import (
    agenda_heropenen,
    agenda_openen,
    agenda_vaststellen,
    agendapunt_maken,
)
from wijkwerk.signalen.models import Terugkoppeling, Verzending


def over_het_punt(punt):
    return Terugkoppeling.objects.filter(over_soort="agendapunt", over_kenmerk=punt.kenmerk)


def test_een_agenda_begint_als_concept(agenda, gebied):
    assert (agenda.status, agenda.vastgesteld_op) == ("concept", None)
    assert not selectors.openbare_agendas(gebied)
    assert Logregel.objects.filter(
        handeling="agenda.openen", object_kenmerk=agenda.kenmerk
    ).exists()


def test_alleen_wie_het_gebied_behandelt_opent_een_agenda(gebied, rolverdeling):
    mag = set()
    for jaar, (naam, actor) in enumerate(rolverdeling.items(), start=2050):
        try:
            agenda_openen(actor=actor, gebied=gebied, van_jaar=jaar, tot_jaar=jaar)
            mag.add(naam)
        except NotAllowed:
            pass
    assert mag == {"wijkambtenaar", "leidinggevende"}


@pytest.mark.parametrize(("van", "tot"), [(0, 0), (-1, 0), (0, 3)])
def test_een_jaar_heeft_een_agenda(agenda, gebied, wijkambtenaar, van, tot):
    jaar = klok.vandaag().year
    with pytest.raises(DomainError, match="al een agenda"):
        agenda_openen(actor=wijkambtenaar, gebied=gebied, van_jaar=jaar + van, tot_jaar=jaar + tot)


def test_de_jaren_moeten_kloppen(gebied, wijkambtenaar):
    for tot in (2025, 2040):
        with pytest.raises(DomainError, match="laatste jaar"):
            agenda_openen(actor=wijkambtenaar, gebied=gebied, van_jaar=2026, tot_jaar=tot)


def test_een_lege_agenda_kan_niet_worden_vastgesteld(agenda, wijkambtenaar):
    with pytest.raises(DomainError, match="Zet eerst"):
        agenda_vaststellen(agenda, actor=wijkambtenaar)
    agenda.refresh_from_db()
    assert agenda.status == "concept"


def test_bewoners_horen_het_bij_het_vaststellen_en_maar_een_keer(
    agenda, punt, opgave, wijkambtenaar
):
    assert not over_het_punt(punt).exists()
    agenda = agenda_vaststellen(agenda, actor=wijkambtenaar)
    assert (agenda.status, agenda.vastgesteld_op) == ("vastgesteld", klok.vandaag())
    bericht = over_het_punt(punt).get()
    jaar = klok.vandaag().year
    assert bericht.tekst == f"Dit staat nu op de wijkagenda van {jaar}: Het pad veilig maken."
    assert bericht.over_pad == "/proefdam/gebieden/noord/agenda/"
    assert Verzending.objects.filter(terugkoppeling=bericht, bundel=True).count() == 2
    assert Inspanning.objects.get().bekend_op is not None
    agenda = agenda_vaststellen(agenda_heropenen(agenda, actor=wijkambtenaar), actor=wijkambtenaar)
    assert over_het_punt(punt).count() == 1


def test_heropenen_haalt_de_agenda_van_de_website(agenda, punt, gebied, wijkambtenaar, raadslid):
    agenda = agenda_vaststellen(agenda, actor=wijkambtenaar)
    assert list(selectors.openbare_agendas(gebied)) == [agenda]
    with pytest.raises(NotAllowed):
        agenda_heropenen(agenda, actor=raadslid)
    with pytest.raises(DomainError):
        agenda_vaststellen(agenda, actor=wijkambtenaar)
    agenda_heropenen(agenda, actor=wijkambtenaar)
    assert not selectors.openbare_agendas(gebied)


def test_een_punt_op_een_vastgestelde_agenda_is_meteen_nieuws(agenda, punt, opgave, wijkambtenaar):
    agenda_vaststellen(agenda, actor=wijkambtenaar)
    nieuw = agendapunt_maken(actor=wijkambtenaar, agenda=agenda, titel="Banken", opgaven=[opgave])
    assert over_het_punt(nieuw).count() == 1
    assert nieuw.volgorde == punt.volgorde + 1


def test_een_gemeente_met_gebieden_heeft_een_gebiedsagenda(agenda, punt, wijkambtenaar, gemeente):
    gemeente.woordenset = "gebied"
    gemeente.save()
    agenda_vaststellen(agenda, actor=wijkambtenaar)
    assert "op de gebiedsagenda van" in over_het_punt(punt).get().tekst


def test_wie_ziet_welke_agenda(agenda, rolverdeling):
    ziet = {n for n, actor in rolverdeling.items() if selectors.agendas_zichtbaar(actor).exists()}
    niet = {"bewoner", "gemeentebeheerder", "collega_elders", "vreemde", "verlopen", "vertrokken"}
    assert ziet == set(rolverdeling) - niet
