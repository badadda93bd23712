"""An opgave with two voices and an agenda of this year."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage

from wijkwerk.core import klok
from wijkwerk.doelen.tests.factories import maak_opgave
from wijkwerk.gebiedscyclus.services import agenda_openen, opgave_agenderen


@pytest.fixture(autouse=True)
def _eigen_map(tmp_path, monkeypatch):
    monkeypatch.setattr(default_storage, "location", str(tmp_path), raising=False)


@pytest.fixture
def opgave(gemeente, gebied, wijkambtenaar):
    return maak_opgave(gemeente, gebied, wijkambtenaar)


@pytest.fixture
def agenda(gebied, wijkambtenaar):
    jaar = klok.vandaag().year
    return agenda_openen(actor=wijkambtenaar, gebied=gebied, van_jaar=jaar, tot_jaar=jaar)


@pytest.fixture
def agendeer(wijkambtenaar, organisatie):
    """`agendeer(opgave, agenda)`: the one screen, filled in."""

    def doe(opgave, agenda=None, **velden):
        opties = {
            "actor": wijkambtenaar,
            "punt_titel": "Het pad veilig maken",
            "doel_titel": "Kinderen lopen veilig naar school",
            "inspanning_titel": "Zes lampen plaatsen",
            "organisatie": organisatie,
            "persoon": None,
            "klaar_voor": klok.vandaag() + timedelta(days=30),
            **velden,
        }
        return opgave_agenderen(opgave, agenda=agenda, **opties)

    return doe


@pytest.fixture
def punt(opgave, agenda, agendeer):
    return agendeer(opgave, agenda)
