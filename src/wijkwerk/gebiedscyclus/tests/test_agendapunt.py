"""Points: order, end, lapse, return."""

import pytest
from django.db import DatabaseError, transaction

from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.gebiedscyclus.models import Agendapunt, AgendapuntStap
from wijkwerk.gebiedscyclus.selectors import openbare_punten
from wijkwerk.gebiedscyclus.services import (
    agenda_vaststellen,
    agendapunt_afronden,
    agendapunt_heropenen,
    agendapunt_maken,
    agendapunt_verplaatsen,
    agendapunt_vervallen,
)
from wijkwerk.signalen.models import Terugkoppeling


@pytest.fixture
def drie(agenda, wijkambtenaar):
    return [agendapunt_maken(actor=wijkambtenaar, agenda=agenda, titel=titel) for titel in "ABC"]


def volgorde(agenda) -> str:
    return "".join(agenda.punten.order_by("volgorde").values_list("titel", flat=True))


@pytest.mark.parametrize(
    ("titel", "omhoog", "wordt"),
    [("B", True, "BAC"), ("B", False, "ACB"), ("A", True, "ABC"), ("C", False, "ABC")],
)
def test_verplaatsen(agenda, drie, wijkambtenaar, titel, omhoog, wordt):
    punt = Agendapunt.objects.get(titel=titel)
    agendapunt_verplaatsen(punt, actor=wijkambtenaar, omhoog=omhoog)
    assert volgorde(agenda) == wordt


@pytest.mark.parametrize(
    "naam", ["raadslid", "wijkwethouder", "partner", "collega_elders", "bewoner"]
)
def test_wie_het_gebied_niet_behandelt_verandert_niets(request, agenda, punt, naam):
    actor = request.getfixturevalue(naam)
    with pytest.raises(NotAllowed):
        agendapunt_verplaatsen(punt, actor=actor, omhoog=True)
    with pytest.raises(NotAllowed):
        agendapunt_afronden(punt, actor=actor)
    with pytest.raises(NotAllowed):
        agendapunt_maken(actor=actor, agenda=agenda, titel="X")
    assert AgendapuntStap.objects.count() == 1


def test_afronden_en_terugzetten_staan_in_de_geschiedenis(punt, wijkambtenaar):
    punt = agendapunt_afronden(punt, actor=wijkambtenaar, toelichting="Alles brandt")
    assert punt.status == "afgerond"
    with pytest.raises(DomainError):
        agendapunt_vervallen(punt, actor=wijkambtenaar, reden="Toch niet")
    punt = agendapunt_heropenen(punt, actor=wijkambtenaar, reden="Een lamp is stuk")
    assert punt.status == "open"
    stappen = AgendapuntStap.objects.order_by("pk").values_list("van", "naar", "toelichting")
    assert list(stappen) == [
        ("", "open", ""),
        ("open", "afgerond", "Alles brandt"),
        ("afgerond", "open", "Een lamp is stuk"),
    ]


def test_vervallen_vertelt_de_reden_aan_wie_het_wist(agenda, punt, wijkambtenaar):
    agenda_vaststellen(agenda, actor=wijkambtenaar)
    with pytest.raises(DomainError, match="Leg uit"):
        agendapunt_vervallen(punt, actor=wijkambtenaar, reden=" ")
    agendapunt_vervallen(punt, actor=wijkambtenaar, reden="Er is geen geld")
    bericht = Terugkoppeling.objects.latest("pk")
    assert (bericht.uitkomst, bericht.reden) == ("kan_niet", "Er is geen geld")
    assert openbare_punten(agenda) == []


def test_vervallen_van_een_concept_is_geen_nieuws(punt, wijkambtenaar):
    eerder = Terugkoppeling.objects.count()
    agendapunt_vervallen(punt, actor=wijkambtenaar, reden="Dubbel")
    assert Terugkoppeling.objects.count() == eerder


def test_de_geschiedenis_kan_niet_veranderen(punt):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AgendapuntStap.objects.update(toelichting="anders")
