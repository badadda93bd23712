import pytest

from wijkwerk.core.actor import Bewoner
from wijkwerk.core.errors import NotAllowed
from wijkwerk.gebieden.models import GebiedOpvolging
from wijkwerk.gebieden.services import opvolging_bevestigen


@pytest.fixture
def opvolging(gebied, ander_gebied):
    return GebiedOpvolging.objects.create(
        oud=gebied, nieuw=ander_gebied, jaar=2024, soort="vervangen"
    )


def test_een_beheerder_bevestigt(opvolging, gemeentebeheerder):
    assert opvolging_bevestigen(opvolging, actor=gemeentebeheerder).bevestigd


def test_een_ander_mag_het_niet(opvolging, wijkambtenaar):
    for actor in (wijkambtenaar, Bewoner()):
        with pytest.raises(NotAllowed):
            opvolging_bevestigen(opvolging, actor=actor)
    opvolging.refresh_from_db()
    assert not opvolging.bevestigd


def test_een_beheerder_van_een_andere_gemeente_mag_het_niet(opvolging, vreemde):
    with pytest.raises(NotAllowed):
        opvolging_bevestigen(opvolging, actor=vreemde)
