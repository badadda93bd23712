"""Starting, putting off, stopping, taking up again: status, history and what residents hear."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.doelen.models import InspanningStap
from wijkwerk.doelen.services import (
    inspanning_bekendmaken,
    inspanning_heropenen,
    inspanning_starten,
    inspanning_stoppen,
    inspanning_uitstellen,
)
from wijkwerk.doelen.tests.factories import maak_inspanning
from wijkwerk.signalen.models import Terugkoppeling, Verzending


def nieuws(opgave) -> Terugkoppeling:
    return Terugkoppeling.objects.filter(opgave=opgave).latest("pk")


def test_starten_vertelt_het_aan_iedereen(inspanning, opgave, sectorambtenaar):
    inspanning = inspanning_starten(inspanning, actor=sectorambtenaar)
    assert inspanning.status == "bezig"
    assert inspanning.bekend_op is not None
    bericht = nieuws(opgave)
    assert "Wij zijn begonnen: Zes lampen plaatsen. Stadsbeheer doet dit." in bericht.tekst
    assert bericht.over_kenmerk == inspanning.kenmerk
    assert f"/resultaten/{inspanning.kenmerk[:4]}-" in bericht.over_pad
    assert Verzending.objects.filter(terugkoppeling=bericht, bundel=True).count() == 2


def test_twee_keer_starten_kan_niet(inspanning, wijkambtenaar):
    inspanning_starten(inspanning, actor=wijkambtenaar)
    with pytest.raises(DomainError):
        inspanning_starten(inspanning, actor=wijkambtenaar)
    assert InspanningStap.objects.filter(handeling="inspanning.starten").count() == 1


@pytest.mark.parametrize(
    "naam", ["raadslid", "wijkwethouder", "partner", "collega_elders", "bewoner"]
)
def test_wie_er_niet_over_gaat_mag_niet_starten(request, inspanning, opgave, naam):
    eerder = Terugkoppeling.objects.count()
    with pytest.raises(NotAllowed):
        inspanning_starten(inspanning, actor=request.getfixturevalue(naam))
    inspanning.refresh_from_db()
    assert (inspanning.status, Terugkoppeling.objects.count()) == ("gepland", eerder)


def test_uitstellen_houdt_de_status_en_zegt_waarom(inspanning, opgave, sectorambtenaar):
    inspanning_starten(inspanning, actor=sectorambtenaar)
    oud, later = inspanning.klaar_voor, inspanning.klaar_voor + timedelta(days=40)
    inspanning = inspanning_uitstellen(
        inspanning, actor=sectorambtenaar, klaar_voor=later, reden="De grond is bevroren."
    )
    assert (inspanning.status, inspanning.klaar_voor) == ("bezig", later)
    stap = InspanningStap.objects.latest("pk")
    assert stap.handeling == "inspanning.uitstellen"
    assert f"{oud.day} " in stap.toelichting
    assert "bevroren" in stap.toelichting
    assert nieuws(opgave).reden == "De grond is bevroren."


@pytest.mark.parametrize(
    ("dagen", "reden", "code"),
    [
        (-1, "Druk", "inspanning.datum"),
        (60, "  ", "inspanning.reden"),
        (30, "Druk", "inspanning.zelfde_datum"),
    ],
)
def test_uitstellen_vraagt_een_andere_datum_en_een_reden(
    inspanning, wijkambtenaar, dagen, reden, code
):
    dag = klok.vandaag() + timedelta(days=dagen)
    with pytest.raises(DomainError) as fout:
        inspanning_uitstellen(inspanning, actor=wijkambtenaar, klaar_voor=dag, reden=reden)
    assert fout.value.code == code


def test_stoppen_geeft_bewoners_de_reden(inspanning, opgave, wijkambtenaar, sectorambtenaar):
    with pytest.raises(NotAllowed):  # who does it cannot take the promise back
        inspanning_stoppen(inspanning, actor=sectorambtenaar, reden="Geen geld.")
    with pytest.raises(DomainError):
        inspanning_stoppen(inspanning, actor=wijkambtenaar, reden=" ")
    inspanning = inspanning_stoppen(inspanning, actor=wijkambtenaar, reden="Geen geld.")
    assert inspanning.status == "gestopt"
    bericht = nieuws(opgave)
    assert (bericht.uitkomst, bericht.reden) == ("kan_niet", "Geen geld.")
    with pytest.raises(DomainError):
        inspanning_uitstellen(
            inspanning, actor=wijkambtenaar, klaar_voor=klok.vandaag(), reden="Toch"
        )


def test_heropenen_vertelt_dat_wij_verder_gaan(inspanning, opgave, wijkambtenaar):
    inspanning_stoppen(inspanning, actor=wijkambtenaar, reden="Geen geld.")
    inspanning = inspanning_heropenen(inspanning, actor=wijkambtenaar, reden="Er is weer geld.")
    assert inspanning.status == "bezig"
    assert "toch verder" in nieuws(opgave).tekst


def test_zonder_opgave_hoort_niemand_iets_en_blijft_het_onbekend(
    gebied, wijkambtenaar, organisatie
):
    los = inspanning_starten(
        maak_inspanning(gebied, wijkambtenaar, organisatie), actor=wijkambtenaar
    )
    assert los.bekend_op is None
    assert not Terugkoppeling.objects.exists()
    assert inspanning_bekendmaken(los, actor=wijkambtenaar).bekend_op is not None


def test_de_geschiedenis_kan_niet_veranderen(inspanning):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        InspanningStap.objects.filter(inspanning=inspanning).update(toelichting="anders")
