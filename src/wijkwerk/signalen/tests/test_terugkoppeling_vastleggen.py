import pytest
from django.db import DatabaseError, transaction

from wijkwerk.signalen.models import Terugkoppeling, Verzending
from wijkwerk.signalen.selectors import nieuws_van, opgaven_van
from wijkwerk.signalen.services import terugkoppeling_vastleggen
from wijkwerk.signalen.tests.factories import maak_opgave, maak_signaal


def test_nieuws_over_een_opgave_staat_bij_elke_stem(gebied, wijkambtenaar):
    signaal = maak_signaal(gebied)
    opgave = maak_opgave(gebied, wijkambtenaar, signalen=[signaal])
    with transaction.atomic():
        nieuws = terugkoppeling_vastleggen(
            actor=wijkambtenaar, opgave=opgave, soort="vervolg", tekst="De lampen branden."
        )
    assert nieuws in nieuws_van(signaal, opgaven_van(signaal))
    assert Verzending.objects.get(terugkoppeling=nieuws).melder.signaal == signaal


def test_niet_melden_maakt_geen_bericht(gebied, wijkambtenaar):
    signaal = maak_signaal(gebied)
    with transaction.atomic():
        nieuws = terugkoppeling_vastleggen(
            actor=wijkambtenaar, signaal=signaal, soort="vervolg", tekst="Iets.", melden="niet"
        )
    assert not nieuws.verzendingen.exists()


@pytest.mark.django_db(transaction=True)
def test_buiten_een_handeling_wordt_geweigerd(wijkambtenaar, gebied):
    signaal = maak_signaal(gebied)
    with pytest.raises(RuntimeError, match="outside"):
        terugkoppeling_vastleggen(
            actor=wijkambtenaar, signaal=signaal, soort="vervolg", tekst="Iets."
        )


def test_wat_wij_vertelden_verandert_nooit(gebied):
    maak_signaal(gebied)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Terugkoppeling.objects.update(tekst="Wij zeiden iets anders.")
