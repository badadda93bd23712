"""The second step: required where it must be, hard to guess, never the last one away."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.urls import reverse

from wijkwerk.core import klok

WACHTWOORD = "paard batterij nietje"
GEHEIM = "JBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def _schone_teller():
    cache.clear()


@pytest.fixture
def persoon(wijkambtenaar):
    wijkambtenaar.persoon.set_password(WACHTWOORD)
    wijkambtenaar.persoon.save()
    return wijkambtenaar.persoon


@pytest.fixture
def met_app(persoon):
    TOTP.activate(persoon, GEHEIM)
    return persoon


def code() -> str:
    return format_hotp_value(hotp_value(GEHEIM, next(yield_hotp_counters_from_time())))


def inloggen(client, persoon):
    return client.post("/inloggen/login/", {"login": persoon.e_mail, "password": WACHTWOORD})


def test_met_app_vraagt_inloggen_om_een_code(client, met_app):
    antwoord = inloggen(client, met_app)
    assert antwoord.url == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    client.post(antwoord.url, {"code": code()})
    assert "_auth_user_id" in client.session


def test_een_code_werkt_een_keer(client, met_app):
    gebruikt = code()
    for verwacht in (True, False):
        client.post(inloggen(client, met_app).url, {"code": gebruikt})
        assert ("_auth_user_id" in client.session) is verwacht
        client.logout()


def test_codes_raden_stopt_na_tien_keer(client, met_app):
    pad = inloggen(client, met_app).url
    for gok in range(10):
        client.post(pad, {"code": f"{gok:06}"})
    antwoord = client.post(pad, {"code": code()})
    assert "_auth_user_id" not in client.session
    assert "Wacht een kwartier" in antwoord.content.decode()
    with klok.verzet(klok.nu() + timedelta(minutes=15)):
        client.post(pad, {"code": code()})
    assert "_auth_user_id" in client.session


def test_de_sleutel_van_de_app_staat_versleuteld(met_app):
    bewaard = Authenticator.objects.get(user=met_app, type="totp").data["secret"]
    assert GEHEIM not in bewaard
    assert Authenticator.objects.get(user=met_app).wrap().validate_code(code())


def test_een_nieuw_wachtwoord_laat_de_tweede_stap_staan(client, met_app):
    met_app.set_password("een heel nieuw woord")
    met_app.save()
    antwoord = client.post(
        "/inloggen/login/", {"login": met_app.e_mail, "password": "een heel nieuw woord"}
    )
    assert antwoord.url == reverse("mfa_authenticate")


# --- required ----------------------------------------------------------------------------------


@pytest.fixture
def verplicht(settings):
    settings.MFA_VERPLICHT = True


def test_zonder_tweede_stap_eerst_instellen(client, persoon, verplicht, gemeente):
    inloggen(client, persoon)
    for pad in (
        f"/{gemeente.slug}/werk/beheer/",
        reverse("accounts_inlog:binnen"),
        f"/{gemeente.slug}/",
    ):
        assert client.get(pad).url == reverse("mfa_index")
    assert client.get(reverse("mfa_index")).status_code == 200
    assert client.get(reverse("mfa_activate_totp")).status_code == 200
    assert client.post(reverse("account_logout")).status_code == 302


def test_met_tweede_stap_gewoon_verder(client, met_app, verplicht):
    client.post(inloggen(client, met_app).url, {"code": code()})
    antwoord = client.get(reverse("accounts_inlog:binnen"))
    assert antwoord.status_code == 302
    assert antwoord.url != reverse("mfa_index")


def test_waar_het_niet_hoeft_mag_het_zonder(client, persoon):
    inloggen(client, persoon)
    assert client.get(reverse("accounts_inlog:binnen")).url != reverse("mfa_index")


def test_een_bewoner_merkt_er_niets_van(client, verplicht, db):
    assert client.get("/inloggen/login/").status_code == 200


def test_de_laatste_tweede_stap_blijft(client, met_app, verplicht):
    client.post(inloggen(client, met_app).url, {"code": code()})
    antwoord = client.post(reverse("mfa_deactivate_totp"))
    assert antwoord.status_code == 200
    assert Authenticator.objects.filter(user=met_app, type="totp").exists()


def test_waar_het_niet_hoeft_mag_de_laatste_weg(client, met_app):
    client.post(inloggen(client, met_app).url, {"code": code()})
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(user=met_app).exists()


# --- confirming --------------------------------------------------------------------------------


def test_rechten_uitdelen_vraagt_na_vijf_minuten_opnieuw(
    client, gemeentebeheerder, gemeente, monkeypatch
):
    gemeentebeheerder.persoon.set_password(WACHTWOORD)
    gemeentebeheerder.persoon.save()
    inloggen(client, gemeentebeheerder.persoon)
    pad = reverse("accounts:persoon_uitnodigen", args=[gemeente])
    assert client.get(pad).status_code == 200
    import time

    straks = time.time() + 301
    monkeypatch.setattr(time, "time", lambda: straks)
    antwoord = client.get(pad)
    assert antwoord.url.startswith(reverse("account_reauthenticate"))
    assert client.get(antwoord.url).status_code == 200
    terug = client.post(antwoord.url, {"password": WACHTWOORD})
    assert terug.url == pad
    assert client.get(pad).status_code == 200
