"""A private link never stands in a log."""

import logging

import pytest

from wijkwerk.core.geheimen import GeheimFilter, zonder_geheimen

TOKEN = "abcdefgh" * 5


@pytest.mark.parametrize("achter", ["", "aanvullen/", "foto/0123/"])
def test_het_geheime_deel_van_een_pad_wordt_gemaskeerd(achter):
    assert zonder_geheimen(f"Not Found: /dam/volg/{TOKEN}/{achter}") == (
        f"Not Found: /dam/volg/***/{achter}"
    )


@pytest.mark.parametrize(
    "tekst", ["/dam/gebieden/noord/", "/dam/volg/", "/dam/werk/signalen/7KD4QXM/", TOKEN]
)
def test_de_rest_blijft_leesbaar(tekst):
    assert zonder_geheimen(tekst) == tekst


def test_het_filter_staat_op_wat_wij_schrijven(settings):
    uit = settings.LOGGING["handlers"]["uit"]
    [naam] = uit["filters"]
    assert settings.LOGGING["filters"][naam]["()"].endswith("GeheimFilter")


def test_ook_een_geweigerd_verzoek_zegt_het_niet():
    rij = logging.LogRecord(
        "django.request", logging.WARNING, "", 0, "%s: %s", ("Gone", f"/dam/volg/{TOKEN}/"), None
    )
    assert GeheimFilter().filter(rij)
    assert rij.getMessage() == "Gone: /dam/volg/***/"
