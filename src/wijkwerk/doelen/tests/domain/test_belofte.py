"""How a promise stands."""

from datetime import date, timedelta

import pytest

from wijkwerk.doelen.domain.belofte import GEBROKEN, GEHOUDEN, LOOPT, Belofte, Stand

VANDAAG = date(2026, 11, 23)
MORGEN, GISTEREN = VANDAAG + timedelta(days=1), VANDAAG - timedelta(days=1)


@pytest.mark.parametrize(
    ("belofte", "stand"),
    [
        (Belofte("gepland", MORGEN), Stand.GEPLAND),
        (Belofte("gepland", VANDAAG), Stand.GEPLAND),
        (Belofte("bezig", MORGEN), Stand.BEZIG),
        (Belofte("bezig", GISTEREN), Stand.TE_LAAT),
        (Belofte("gepland", GISTEREN, uitgesteld=True), Stand.TE_LAAT),
        (Belofte("gepland", MORGEN, uitgesteld=True), Stand.VERZET),
        (Belofte("klaar", GISTEREN, klaar_op=GISTEREN), Stand.GEDAAN),
        (Belofte("klaar", GISTEREN, klaar_op=VANDAAG), Stand.LATER_GEDAAN),
        (Belofte("klaar", MORGEN, uitgesteld=True, klaar_op=VANDAAG), Stand.LATER_GEDAAN),
        (Belofte("klaar", MORGEN, klaar_op=VANDAAG, gehaald="deels"), Stand.DEELS),
        (Belofte("klaar", MORGEN, klaar_op=VANDAAG, gehaald="nee"), Stand.NIET_GELUKT),
        (Belofte("gestopt", MORGEN), Stand.GESTOPT),
    ],
)
def test_stand(belofte, stand):
    assert belofte.stand(VANDAAG) == stand


def test_elke_stand_is_gehouden_gebroken_of_loopt():
    assert set(Stand) == GEHOUDEN | GEBROKEN | LOOPT
    assert len(GEHOUDEN) + len(GEBROKEN) + len(LOOPT) == len(Stand)


def test_wat_later_kwam_is_niet_gehouden():
    assert Belofte("klaar", GISTEREN, klaar_op=VANDAAG).stand(VANDAAG) in GEBROKEN
