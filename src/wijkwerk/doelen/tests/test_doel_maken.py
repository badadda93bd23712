import pytest

from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel
from wijkwerk.doelen.models import Doel, DoelOpgave
from wijkwerk.doelen.services import (
    doel_bereiken,
    doel_heropenen,
    doel_maken,
    doel_stoppen,
    inspanning_koppelen,
)
from wijkwerk.doelen.tests.factories import maak_doel, maak_inspanning, maak_opgave
from wijkwerk.gebieden.models import Gebied


def test_een_doel_weet_voor_welke_opgave_het_is(gebied, wijkambtenaar, opgave):
    doel = maak_doel(gebied, wijkambtenaar, opgave)
    link = DoelOpgave.objects.get(doel=doel)
    assert (link.opgave, link.door) == (opgave, wijkambtenaar.persoon)
    assert Logregel.objects.filter(handeling="doel.maken", object_kenmerk=doel.kenmerk).exists()


def test_alleen_wie_het_gebied_behandelt_maakt_een_doel(gebied, rolverdeling):
    mag = set()
    for naam, actor in rolverdeling.items():
        try:
            doel_maken(actor=actor, gebied=gebied, titel="Licht")
            mag.add(naam)
        except NotAllowed:
            pass
    assert mag == {"wijkambtenaar", "leidinggevende"}


def test_een_doel_in_een_andere_gemeente_kan_niet(gemeente, andere_gemeente, leidinggevende):
    elders = Gebied.objects.get(cbs_gemeente=andere_gemeente.cbs_code, slug="noord")
    with pytest.raises(DomainError, match="ligt niet"):
        doel_maken(actor=leidinggevende, gebied=elders, titel="Licht")


def test_bereiken_stoppen_en_heropenen(doel, wijkambtenaar, sectorambtenaar):
    with pytest.raises(NotAllowed):
        doel_bereiken(doel, actor=sectorambtenaar)
    doel = doel_bereiken(doel, actor=wijkambtenaar)
    assert doel.status == "bereikt"
    with pytest.raises(DomainError):
        doel_stoppen(doel, actor=wijkambtenaar)
    assert doel_heropenen(doel, actor=wijkambtenaar).status == "lopend"
    assert doel_stoppen(doel, actor=wijkambtenaar).status == "gestopt"


def test_een_gat_wordt_gedicht(gemeente, gebied, wijkambtenaar, organisatie):
    los = maak_inspanning(gebied, wijkambtenaar, organisatie)
    doel = maak_doel(gebied, wijkambtenaar)
    opgave = maak_opgave(gemeente, gebied, wijkambtenaar, stemmen=1)
    assert list(Doel.objects.zonder_inspanning()) == [doel]
    for _keer in range(2):  # a repeat makes no second link
        inspanning_koppelen(los, actor=wijkambtenaar, doel=doel, opgave=opgave, reden="Zelfde pad")
    assert not Doel.objects.zonder_inspanning().exists()
    assert los.doellinks.get().reden == los.opgavelinks.get().reden == "Zelfde pad"
