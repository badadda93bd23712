"""An opgave with two voices, a goal for it and an effort that answers it."""

import pytest
from django.core.files.storage import default_storage

from wijkwerk.doelen.tests.factories import maak_doel, maak_inspanning, maak_opgave


@pytest.fixture(autouse=True)
def _eigen_map(tmp_path, monkeypatch):
    monkeypatch.setattr(default_storage, "location", str(tmp_path), raising=False)


@pytest.fixture
def opgave(gemeente, gebied, wijkambtenaar):
    return maak_opgave(gemeente, gebied, wijkambtenaar)


@pytest.fixture
def doel(gebied, wijkambtenaar, opgave):
    return maak_doel(gebied, wijkambtenaar, opgave)


@pytest.fixture
def inspanning(gebied, wijkambtenaar, organisatie, doel, opgave):
    return maak_inspanning(gebied, wijkambtenaar, organisatie, doelen=[doel], opgaven=[opgave])
