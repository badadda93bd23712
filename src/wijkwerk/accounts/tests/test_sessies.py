"""Sessions end by themselves, and write little while they live."""

from datetime import timedelta

import pytest
from django.urls import reverse

from wijkwerk.accounts.middleware import BIJHOUDEN_ELKE, HEEL, STIL
from wijkwerk.core import klok

MINUUT = timedelta(minutes=1)


@pytest.fixture
def binnen(client_van, verlopen):
    """Somebody who is signed in; the page needs no gemeente."""
    client, begin = client_van(verlopen), klok.nu()

    def kijk(na: timedelta) -> int:
        with klok.verzet(begin + na):
            return client.get(reverse("accounts_inlog:binnen")).status_code

    kijk(timedelta())
    return client, kijk


def test_na_een_uur_stilte_is_het_voorbij(binnen):
    _client, kijk = binnen
    assert kijk(STIL) == 200
    assert kijk(STIL + STIL + MINUUT) == 302


def test_bezig_blijven_houdt_de_sessie_open_tot_twaalf_uur(binnen):
    _client, kijk = binnen
    stappen = range(30, int(HEEL / MINUUT) + 1, 30)
    assert {kijk(stap * MINUUT) for stap in stappen} == {200}
    assert kijk(HEEL + MINUUT) == 302


def test_een_blik_schrijft_hooguit_eens_in_vijf_minuten(binnen, django_assert_max_num_queries):
    client, kijk = binnen
    voor = client.session["gezien"]
    kijk(BIJHOUDEN_ELKE - MINUUT)
    assert client.session["gezien"] == voor
    kijk(BIJHOUDEN_ELKE)
    assert client.session["gezien"] != voor


def test_een_bewoner_krijgt_geen_sessie(client, gemeente):
    client.get("/inloggen/login/")
    assert "sessie" not in client.cookies
