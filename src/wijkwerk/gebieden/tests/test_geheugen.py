"""What a process keeps for ten seconds: asked once, forgotten when it changes, never shared."""

import pytest

from wijkwerk.gebieden.models import Thema
from wijkwerk.gebieden.selectors import gebieden_op_werkniveau, gemeente_met_slug, themas_van

pytestmark = pytest.mark.django_db


def test_tweemaal_lezen_is_eenmaal_vragen(gemeente, django_assert_num_queries):
    with django_assert_num_queries(3):
        for _keer in range(2):
            gemeente_met_slug(gemeente.slug)
            gebieden_op_werkniveau(gemeente)
            themas_van(gemeente)


def test_een_wijziging_is_meteen_te_zien(gemeente):
    assert gemeente_met_slug(gemeente.slug).naam == gemeente.naam
    gemeente.naam = "Nieuwdam"
    gemeente.save()
    assert gemeente_met_slug(gemeente.slug).naam == "Nieuwdam"
    assert themas_van(gemeente) == []
    thema = Thema.objects.create(gemeente=gemeente, naam="Groen", slug="groen")
    assert themas_van(gemeente) == [thema]
    thema.delete()
    assert themas_van(gemeente) == []


def test_wie_iets_verandert_aan_wat_hij_kreeg_verandert_het_niet_voor_een_ander(gemeente):
    gemeente_met_slug(gemeente.slug).naam = "Kladnaam"
    assert gemeente_met_slug(gemeente.slug).naam == gemeente.naam


def test_wat_er_niet_is_wordt_opnieuw_gevraagd(gemeente, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert gemeente_met_slug("niets") is None
        assert gemeente_met_slug("niets") is None
