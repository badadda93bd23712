from datetime import UTC, datetime, timedelta

import pytest

from wijkwerk.core.geheimen import MASKER, zonder_geheimen
from wijkwerk.signalen.domain import bevestiging, volgtoken

SLEUTEL, GEHEIM, ADRES = volgtoken.nieuwe_sleutel(), "geheim", "ans@voorbeeld.nl"
NU = datetime(2026, 11, 22, 12, tzinfo=UTC)
TOKEN = bevestiging.maak(SLEUTEL, 1, ADRES, NU, GEHEIM)


def klopt(token: str = TOKEN, **anders: object) -> bool:
    velden = {"sleutel": SLEUTEL, "versie": 1, "e_mail": ADRES, "nu": NU, "geheim": GEHEIM}
    return bevestiging.klopt(token, **{**velden, **anders})  # type: ignore[arg-type]


def test_de_link_klopt_en_noemt_het_adres_niet():
    assert klopt()
    assert bevestiging.lees_sleutel(TOKEN) == SLEUTEL
    assert "ans" not in TOKEN


@pytest.mark.parametrize(
    "anders",
    [
        {"e_mail": "bo@voorbeeld.nl"},
        {"e_mail": ""},
        {"versie": 2},
        {"geheim": "ander"},
        {"sleutel": volgtoken.nieuwe_sleutel()},
    ],
)
def test_bij_iets_anders_klopt_hij_niet(anders):
    assert not klopt(**anders)


def test_hij_geldt_twee_dagen():
    assert klopt(nu=NU + timedelta(days=2))
    assert not klopt(nu=NU + timedelta(days=2, hours=1))


@pytest.mark.parametrize("onzin", ["", "a", "a" * 47, "1" * 47, TOKEN[:-1], TOKEN + "a", "é" * 47])
def test_onzin_klopt_nooit(onzin):
    assert not klopt(onzin)


def test_een_langere_termijn_is_niet_te_verzinnen():
    later = bevestiging.maak(SLEUTEL, 1, ADRES, NU + timedelta(days=9), GEHEIM)
    knip = 20  # after the hour, before the proof
    assert not klopt(later[:knip] + TOKEN[knip:])


def test_de_link_staat_niet_in_een_logboek():
    for token in (TOKEN, volgtoken.maak(SLEUTEL, 1, GEHEIM)):
        assert zonder_geheimen(f"/dam/nieuw-adres/{token}/") == f"/dam/nieuw-adres/{MASKER}/"
