from datetime import timedelta

import pytest

from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.doelen import selectors
from wijkwerk.doelen.models import Inspanning, InspanningStap
from wijkwerk.doelen.tests.factories import maak_doel, maak_inspanning


def test_een_inspanning_heeft_eigenaar_datum_en_verbanden(inspanning, doel, opgave, organisatie):
    assert inspanning.organisatie == organisatie
    assert inspanning.doellinks.get().doel == doel
    assert inspanning.opgavelinks.get().opgave == opgave
    stap = InspanningStap.objects.get(inspanning=inspanning)
    assert (stap.handeling, stap.van, stap.naar) == ("inspanning.maken", "", "gepland")


def test_alleen_wie_het_gebied_behandelt(gebied, organisatie, rolverdeling):
    mag = set()
    for naam, actor in rolverdeling.items():
        try:
            maak_inspanning(gebied, actor, organisatie)
            mag.add(naam)
        except NotAllowed:
            pass
    assert mag == {"wijkambtenaar", "leidinggevende"}


def test_een_datum_in_het_verleden_kan_niet(gebied, wijkambtenaar, organisatie):
    with pytest.raises(DomainError, match="toekomst"):
        maak_inspanning(
            gebied, wijkambtenaar, organisatie, klaar_voor=klok.vandaag() - timedelta(days=1)
        )


def test_wie_hier_geen_rol_heeft_krijgt_geen_inspanning(
    gebied, wijkambtenaar, organisatie, vreemde, verlopen, sectorambtenaar
):
    for actor in (vreemde, verlopen):
        with pytest.raises(DomainError, match="geen rol"):
            maak_inspanning(gebied, wijkambtenaar, organisatie, persoon=actor.persoon)
    assert maak_inspanning(gebied, wijkambtenaar, organisatie, persoon=sectorambtenaar.persoon)


def test_gaten_zijn_te_vinden(gebied, wijkambtenaar, organisatie, inspanning):
    los = maak_inspanning(gebied, wijkambtenaar, organisatie, titel="Camera")
    leeg = maak_doel(gebied, wijkambtenaar)
    gaten = selectors.gaten(wijkambtenaar)
    assert list(gaten["inspanning_zonder_doel"]) == [los]
    assert list(gaten["inspanning_zonder_opgave"]) == [los]
    assert list(gaten["doel_zonder_inspanning"]) == [leeg]


def test_wie_ziet_welke_inspanning(inspanning, rolverdeling):
    ziet = {
        naam
        for naam, actor in rolverdeling.items()
        if selectors.inspanningen_zichtbaar(actor).exists()
    }
    assert ziet == {
        "wijkambtenaar",
        "leidinggevende",
        "wijkwethouder",
        "raadslid",
        "sectorambtenaar",
        "aandachtsfunctionaris",
    }


def test_een_partner_ziet_wat_zijn_organisatie_doet(
    gebied, wijkambtenaar, partnerorganisatie, partner, sectorambtenaar
):
    van_partner = maak_inspanning(gebied, wijkambtenaar, partnerorganisatie)
    assert selectors.inspanning_zichtbaar(partner, van_partner.kenmerk) == van_partner
    with pytest.raises(Inspanning.DoesNotExist):
        selectors.inspanning_zichtbaar(sectorambtenaar, van_partner.kenmerk)


def test_wat_op_mij_wacht(gebied, wijkambtenaar, organisatie, sectorambtenaar):
    vandaag = klok.vandaag()
    mijn = maak_inspanning(
        gebied,
        wijkambtenaar,
        organisatie,
        persoon=sectorambtenaar.persoon,
        klaar_voor=vandaag + timedelta(days=3),
    )
    van_niemand = maak_inspanning(gebied, wijkambtenaar, organisatie, klaar_voor=vandaag)
    maak_inspanning(gebied, wijkambtenaar, organisatie, klaar_voor=vandaag + timedelta(days=60))
    assert list(selectors.wacht_op(sectorambtenaar, vandaag)) == [van_niemand, mijn]
    assert not selectors.wacht_op(wijkambtenaar, vandaag)
