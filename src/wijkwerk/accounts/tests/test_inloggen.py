"""Coming in: password, limits, no enumeration, forgotten password, invitation, demo buttons."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import NoReverseMatch, reverse
from django_tasks_db.models import DBTaskResult

from wijkwerk.accounts import services
from wijkwerk.accounts.models import Persoon
from wijkwerk.accounts.services import uitnodigingen
from wijkwerk.accounts.tasks import bericht_mailen, wachtwoordlink_mailen
from wijkwerk.core import klok
from wijkwerk.core.actor import SYSTEM

WACHTWOORD = "paard batterij nietje"
LOGIN = "/inloggen/login/"


@pytest.fixture(autouse=True)
def _schone_teller():
    cache.clear()


@pytest.fixture
def persoon(wijkambtenaar) -> Persoon:
    wijkambtenaar.persoon.set_password(WACHTWOORD)
    wijkambtenaar.persoon.save()
    return wijkambtenaar.persoon


def inloggen(client, e_mail, wachtwoord=WACHTWOORD, **extra):
    return client.post(LOGIN, {"login": e_mail, "password": wachtwoord}, **extra)


def is_binnen(client) -> bool:
    return "_auth_user_id" in client.session


# --- password ----------------------------------------------------------------------------------


def test_met_het_wachtwoord_naar_binnen(client, persoon):
    antwoord = inloggen(client, persoon.e_mail.upper())
    assert (antwoord.status_code, antwoord.url) == (302, reverse("accounts_inlog:binnen"))
    assert is_binnen(client)


def test_het_sessienummer_verandert_bij_inloggen(client, persoon):
    client.get(LOGIN)
    client.session.save()
    voor = client.session.session_key
    inloggen(client, persoon.e_mail)
    assert client.session.session_key != voor


def test_uitloggen_maakt_de_sessie_dood(client, persoon):
    inloggen(client, persoon.e_mail)
    oud = client.cookies["sessie"].value
    client.post(reverse("account_logout"))
    client.cookies["sessie"] = oud
    assert not is_binnen(client)


def test_volgende_pagina_alleen_in_eigen_huis(client, persoon):
    buiten = {
        "login": persoon.e_mail,
        "password": WACHTWOORD,
        "next": "https://kwaad.voorbeeld.nl/",
    }
    assert client.post(LOGIN, buiten).url == reverse("accounts_inlog:binnen")


@pytest.mark.parametrize(
    "ander", ["//kwaad.nl", r"\\kwaad.nl", "/%0d%0aLocation:x", "javascript:1"]
)
def test_geen_open_omleiding(client, persoon, ander):
    antwoord = client.post(LOGIN, {"login": persoon.e_mail, "password": WACHTWOORD, "next": ander})
    assert "kwaad" not in antwoord.url
    assert antwoord.url.startswith("/")


def _pagina(antwoord, e_mail) -> str:
    tekst = antwoord.content.decode().replace(e_mail, "E_MAIL")
    return re.sub(r'(csrfmiddlewaretoken|eenmalig)" value="[^"]+"', "", tekst)


def test_onbekend_en_fout_wachtwoord_geven_dezelfde_pagina(client, persoon):
    fout = inloggen(client, persoon.e_mail, "iets anders")
    onbekend = inloggen(client, "niemand@voorbeeld.nl", "iets anders")
    assert fout.status_code == onbekend.status_code == 200
    assert _pagina(fout, persoon.e_mail) == _pagina(onbekend, "niemand@voorbeeld.nl")
    assert "klopt niet" in fout.content.decode()


def test_wie_vertrok_komt_niet_binnen(client, vertrokken):
    Persoon.objects.filter(pk=vertrokken.persoon.pk).update(password="")
    persoon = Persoon.objects.get(pk=vertrokken.persoon.pk)
    persoon.set_password(WACHTWOORD)
    persoon.save()
    antwoord = inloggen(client, persoon.e_mail)
    assert antwoord.url == reverse("account_inactive")
    assert not is_binnen(client)
    assert client.get(antwoord.url).status_code == 200


# --- guessing ----------------------------------------------------------------------------------


def test_na_tien_keer_raden_helpt_ook_het_goede_wachtwoord_niet(client, persoon):
    for _ in range(10):
        inloggen(client, persoon.e_mail, "fout wachtwoord")
    antwoord = inloggen(client, persoon.e_mail)
    assert not is_binnen(client)
    assert "te vaak" in antwoord.content.decode()
    with klok.verzet(klok.nu() + timedelta(minutes=15)):
        inloggen(client, persoon.e_mail)
        assert is_binnen(client)


def test_raden_sluit_een_collega_niet_buiten(client, persoon):
    for _ in range(12):
        inloggen(client, persoon.e_mail, "fout", REMOTE_ADDR="203.0.113.9")
    inloggen(client, persoon.e_mail, REMOTE_ADDR="198.51.100.7")
    assert is_binnen(client)


def test_wie_goed_inlogt_verbruikt_niets(client, persoon):
    for _ in range(12):
        inloggen(client, persoon.e_mail)
        client.logout()
    inloggen(client, persoon.e_mail)
    assert is_binnen(client)


def test_duizend_keer_raden_komt_niet_ver(client, persoon, monkeypatch):
    """One guess a second for a quarter of an hour: about twenty are looked at."""
    geprobeerd = []
    monkeypatch.setattr(
        Persoon, "check_password", lambda zelf, ruw: geprobeerd.append(ruw) or False
    )
    begin = klok.nu()
    for seconde in range(0, 900, 3):
        cache.clear()  # leave out what allauth counts on top of it
        with klok.verzet(begin + timedelta(seconds=seconde)):
            inloggen(client, persoon.e_mail, f"gok {seconde}")
    assert len(geprobeerd) <= 20


# --- nobody signs up ---------------------------------------------------------------------------


@pytest.mark.parametrize("naam", ["account_signup", "account_email", "account_signup_by_passkey"])
def test_wat_wij_niet_gebruiken_bestaat_niet(naam):
    with pytest.raises(NoReverseMatch):
        reverse(naam)


@pytest.mark.parametrize("pad", ["signup", "registreren", "email", "login/code", "3rdparty"])
def test_zelf_een_account_maken_kan_niet(client, db, pad):
    assert client.get(f"/inloggen/{pad}/").status_code == 404
    assert client.post(f"/inloggen/{pad}/", {"email": "ik@voorbeeld.nl"}).status_code == 404


# --- forgotten password ------------------------------------------------------------------------


def vergeten(client, e_mail):
    return client.post(reverse("account_reset_password"), {"email": e_mail})


def taken() -> list[list[int]]:
    pad = "wijkwerk.accounts.tasks.wachtwoordlink_mailen"
    return [taak.args_kwargs["args"] for taak in DBTaskResult.objects.filter(task_path=pad)]


def test_bekend_en_onbekend_adres_doen_hetzelfde(client, persoon, mailoutbox):
    bekend, onbekend = vergeten(client, persoon.e_mail), vergeten(client, "niemand@voorbeeld.nl")
    assert (bekend.status_code, bekend.url) == (onbekend.status_code, onbekend.url)
    assert sorted(taken()) == [[0], [persoon.pk]]
    assert mailoutbox == []


def test_met_de_link_een_nieuw_wachtwoord(client, persoon, mailoutbox, settings):
    vergeten(client, persoon.e_mail)
    wachtwoordlink_mailen.call(*taken()[0])
    assert mailoutbox[0].to == [persoon.e_mail]
    link = re.search(rf"{settings.ADRES}(/\S+)", mailoutbox[0].body).group(1)
    pagina = client.get(link, follow=True)
    assert pagina.status_code == 200
    nieuw = {"password1": "een heel nieuw woord", "password2": "een heel nieuw woord"}
    client.post(pagina.redirect_chain[-1][0], nieuw)
    persoon.refresh_from_db()
    assert persoon.check_password("een heel nieuw woord")
    opnieuw = client.get(link, follow=True)
    assert "al gebruikt of verlopen" in opnieuw.content.decode()


def test_de_link_werkt_een_uur(settings):
    assert settings.PASSWORD_RESET_TIMEOUT == 3600


def test_niemand_mailt_een_onbekende(db, mailoutbox):
    wachtwoordlink_mailen.call(0)
    assert mailoutbox == []


def test_vijf_keer_per_uur_is_genoeg(client, persoon):
    for _ in range(7):
        vergeten(client, persoon.e_mail)
    assert sorted(taken()) == [[0], [0], *[[persoon.pk]] * 5]


def test_een_zwak_wachtwoord_wordt_geweigerd(client, persoon, mailoutbox, settings):
    wachtwoordlink_mailen.call(persoon.pk)
    link = re.search(rf"{settings.ADRES}(/\S+)", mailoutbox[0].body).group(1)
    pad = client.get(link, follow=True).redirect_chain[-1][0]
    for zwak in ("kort", "passwordpassword1"[:8], persoon.e_mail):
        client.post(pad, {"password1": zwak, "password2": zwak})
    persoon.refresh_from_db()
    assert persoon.check_password(WACHTWOORD)


def test_bericht_over_een_wijziging_gaat_met_de_taak(client, persoon, mailoutbox):
    inloggen(client, persoon.e_mail)
    nieuw = "een heel nieuw woord"
    client.post(
        reverse("account_change_password"),
        {"oldpassword": WACHTWOORD, "password1": nieuw, "password2": nieuw},
    )
    assert mailoutbox == []
    taak = DBTaskResult.objects.get(task_path="wijkwerk.accounts.tasks.bericht_mailen")
    bericht_mailen.call(*taak.args_kwargs["args"])
    assert mailoutbox[0].to == [persoon.e_mail]
    assert "wachtwoord" in mailoutbox[0].subject
    assert nieuw not in mailoutbox[0].body


# --- invitation --------------------------------------------------------------------------------


@pytest.fixture
def uitnodiging(gemeente, wijkambtenaar):
    return services.uitnodiging_maken(wijkambtenaar.persoon, actor=SYSTEM, gemeente=gemeente)


@pytest.fixture
def pad(uitnodiging) -> str:
    return reverse("accounts_inlog:uitnodiging_aannemen", args=[uitnodigingen.token(uitnodiging)])


def test_kijken_gebruikt_de_link_niet_op(client, pad, uitnodiging):
    for _ in range(3):  # a mail scanner, a preview, a person
        assert uitnodiging.persoon.naam in client.get(pad).content.decode()
    uitnodiging.refresh_from_db()
    assert uitnodiging.gebruikt_op is None


def test_een_wachtwoord_kiezen_is_meteen_binnen(client, pad):
    gekozen = {"wachtwoord": WACHTWOORD, "nogmaals": WACHTWOORD}
    antwoord = client.post(pad, gekozen)
    assert antwoord.url == reverse("accounts_inlog:binnen")
    assert is_binnen(client)
    client.logout()
    assert client.post(pad, gekozen).status_code == 410
    assert client.get(pad).status_code == 410
    assert not is_binnen(client)


@pytest.mark.parametrize(
    ("wachtwoord", "nogmaals"), [("kort", "kort"), (WACHTWOORD, "iets anders"), ("", "")]
)
def test_een_slecht_wachtwoord_gebruikt_de_link_niet_op(
    client, pad, uitnodiging, wachtwoord, nogmaals
):
    antwoord = client.post(pad, {"wachtwoord": wachtwoord, "nogmaals": nogmaals})
    assert antwoord.status_code == 200
    uitnodiging.refresh_from_db()
    assert uitnodiging.gebruikt_op is None
    assert not is_binnen(client)


def test_een_verzonnen_link_geeft_niets_prijs(client, db):
    antwoord = client.get(reverse("accounts_inlog:uitnodiging_aannemen", args=["0" * 64]))
    assert antwoord.status_code == 410


# --- where to go -------------------------------------------------------------------------------


def test_een_gemeente_gaat_meteen_naar_de_werkplek(client_van, wijkambtenaar, gemeente):
    antwoord = client_van(wijkambtenaar).get(reverse("accounts_inlog:binnen"))
    assert antwoord.url == f"/{gemeente.slug}/werk/"


def test_wie_nergens_een_rol_heeft_leest_dat(client_van, verlopen):
    antwoord = client_van(verlopen).get(reverse("accounts_inlog:binnen"))
    assert "nergens een rol" in antwoord.content.decode()


def test_twee_gemeenten_is_kiezen(client_van, wijkambtenaar, andere_gemeente, vreemde):
    services.rol_geven(
        wijkambtenaar.persoon,
        services.Opdracht("raadslid"),
        actor=SYSTEM,
        gemeente=andere_gemeente,
        reden="ook daar",
    )
    antwoord = client_van(wijkambtenaar).get(reverse("accounts_inlog:binnen")).content.decode()
    assert "Proefdam" in antwoord
    assert "Elderveen" in antwoord


# --- demo --------------------------------------------------------------------------------------


@pytest.fixture
def demo(gemeente, settings):
    settings.DEMO = gemeente.demo = True
    gemeente.save()
    return gemeente


def demo_pad(actor) -> str:
    return reverse("accounts_inlog:demo_inloggen", args=[actor.persoon.schuilnaam])


def test_in_de_demo_is_er_een_knop_per_persoon(client, demo, wijkambtenaar, raadslid, vertrokken):
    pagina = client.get(LOGIN).content.decode()
    for actor in (wijkambtenaar, raadslid):
        assert demo_pad(actor) in pagina
    assert demo_pad(vertrokken) not in pagina
    antwoord = client.post(demo_pad(wijkambtenaar))
    assert antwoord.url == reverse("accounts_inlog:binnen")
    assert is_binnen(client)


def test_een_demoknop_is_geen_link(client, demo, wijkambtenaar):
    assert client.get(demo_pad(wijkambtenaar)).status_code == 405


def test_buiten_de_demo_bestaan_de_knoppen_niet(client, demo, settings, wijkambtenaar):
    settings.DEMO = False
    assert demo_pad(wijkambtenaar) not in client.get(LOGIN).content.decode()
    assert client.post(demo_pad(wijkambtenaar)).status_code == 404
    assert not is_binnen(client)


def test_wie_voor_een_echte_gemeente_werkt_heeft_geen_knop(client, demo, vreemde, wijkambtenaar):
    """Elderveen is no demo; who works in both is no demo person either."""
    services.rol_geven(
        vreemde.persoon,
        services.Opdracht("raadslid"),
        actor=SYSTEM,
        gemeente=demo,
        reden="ook hier",
    )
    assert demo_pad(vreemde) not in client.get(LOGIN).content.decode()
    assert client.post(demo_pad(vreemde)).status_code == 404
    assert not is_binnen(client)


def test_wie_vertrok_heeft_geen_knop(client, demo, vertrokken):
    assert client.post(demo_pad(vertrokken)).status_code == 404
