"""Another address or channel: a new e-mail address counts once its owner says so."""

import re
from datetime import timedelta

import pytest
from django.core import mail

from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.signalen import adrespost, services
from wijkwerk.signalen.domain.melder import MelderGegevens
from wijkwerk.signalen.models import Melder, Verzending
from wijkwerk.signalen.tests.factories import maak_signaal
from wijkwerk.signalen.tests.test_signaal_beantwoorden import ANTWOORD
from wijkwerk.signalen.tests.volgers import melder_van, pad_van, volger
from wijkwerk.signalen.volger import Volger

OUD, NIEUW = "ans@voorbeeld.nl", "ans.nieuw@voorbeeld.nl"


@pytest.fixture
def signaal(gebied):
    return maak_signaal(gebied)


@pytest.fixture
def melder(signaal):
    return melder_van(signaal)


def wijzig(melder: Melder, kanaal: str, **velden: str) -> Melder:
    gegevens = MelderGegevens(kanaal=kanaal, **velden)
    na = services.melder_adres_wijzigen(melder, actor=Volger(melder), gegevens=gegevens)
    melder.refresh_from_db()
    return na


def bevestiging(melder: Melder) -> str:
    """The path in the mail to the new address."""
    mail.outbox.clear()
    assert adrespost.nieuw_adres_mailen.func(melder.pk)
    [bericht] = mail.outbox
    assert bericht.to == [NIEUW]
    gevonden = re.search(r"/\w+/nieuw-adres/[a-z2-7]+/", bericht.body)
    assert gevonden
    return gevonden.group()


def test_tot_de_bevestiging_verandert_er_niets(melder):
    wijzig(melder, "mail", e_mail=NIEUW.upper())
    assert (melder.e_mail, melder.nieuw_e_mail, melder.kanaal) == (OUD, NIEUW, "mail")


def test_het_oude_adres_krijgt_een_seintje_zonder_link(melder):
    wijzig(melder, "mail", e_mail=NIEUW)
    mail.outbox.clear()
    assert adrespost.oud_adres_mailen.func(melder.pk)
    [bericht] = mail.outbox
    assert bericht.to == [OUD]
    assert melder.volgtoken not in bericht.body
    assert NIEUW not in bericht.body


def test_beide_mails_staan_klaar_voor_de_werker(melder):
    from django_tasks_db.models import DBTaskResult

    wijzig(melder, "mail", e_mail=NIEUW)
    paden = DBTaskResult.objects.filter(task_path__contains="adrespost")
    assert {taak.task_path.rsplit(".", 1)[1] for taak in paden} == {
        "nieuw_adres_mailen",
        "oud_adres_mailen",
    }


def test_kijken_naar_de_link_verandert_niets_bevestigen_wel(client, melder):
    wijzig(melder, "mail", e_mail=NIEUW)
    pad = bevestiging(melder)
    kijk = client.get(pad)
    assert kijk.status_code == 200
    assert NIEUW not in kijk.content.decode()
    assert "no-store" in kijk["Cache-Control"]
    melder.refresh_from_db()
    assert melder.e_mail == OUD
    assert client.post(pad)["Location"] == pad_van(melder)
    melder.refresh_from_db()
    assert (melder.e_mail, melder.nieuw_e_mail, melder.kanaal) == (NIEUW, "", "mail")


def test_een_gebruikte_oude_of_vervalste_link_werkt_niet(client, melder):
    wijzig(melder, "mail", e_mail=NIEUW)
    pad = bevestiging(melder)
    with klok.verzet(klok.nu() + timedelta(days=2, hours=2)):
        assert client.post(pad).status_code == 410
    vals = pad[:-9] + ("aaaaaaaa/" if not pad.endswith("aaaaaaaa/") else "bbbbbbbb/")
    assert client.post(vals).status_code == 410
    melder.refresh_from_db()
    assert melder.e_mail == OUD
    with klok.verzet(klok.nu() + timedelta(days=1, hours=23)):
        assert client.post(pad).status_code == 302
    antwoord = client.post(pad)
    assert antwoord.status_code == 410
    assert "Deze link werkt niet meer" in antwoord.content.decode()


def test_een_ander_adres_maakt_de_vorige_link_ongeldig(client, melder):
    wijzig(melder, "mail", e_mail=NIEUW)
    pad = bevestiging(melder)
    wijzig(melder, "mail", e_mail="derde@voorbeeld.nl")
    assert client.get(pad).status_code == 410


def test_wie_gewist_is_krijgt_geen_mail_meer(melder):
    wijzig(melder, "mail", e_mail=NIEUW)
    services.melder_wissen(melder, actor=Volger(melder))
    melder.refresh_from_db()
    assert melder.nieuw_e_mail == ""
    assert not adrespost.nieuw_adres_mailen.func(melder.pk)


def test_een_ander_kanaal_neemt_wachtende_post_mee(signaal, melder, wijkambtenaar):
    services.signaal_beantwoorden(signaal, actor=wijkambtenaar, **ANTWOORD)
    wijzig(melder, "brief", postadres="Pad 1, Proefdam")
    assert (melder.kanaal, melder.postadres, melder.e_mail) == ("brief", "Pad 1, Proefdam", OUD)
    rijen = Verzending.objects.filter(melder=melder, status="klaar")
    assert {(rij.kanaal, rij.terugkoppeling.soort) for rij in rijen} == {
        ("brief", "ontvangst"),
        ("brief", "antwoord"),
    }


def test_niemand_wordt_gebeld_over_de_ontvangst(melder):
    wijzig(melder, "bel", telefoon="06 1234 5678")
    assert melder.telefoon == "0612345678"
    assert Verzending.objects.get(melder=melder).status == "vervallen"


def test_geen_berichten_laat_vervallen_wat_wacht(melder):
    wijzig(melder, "geen")
    assert melder.kanaal == "geen"
    assert Verzending.objects.get(melder=melder).status == "vervallen"


def test_zonder_adres_kan_het_niet(melder):
    with pytest.raises(DomainError, match="hoe wij u kunnen bereiken"):
        wijzig(melder, "bel")


def test_alleen_de_volger_zelf(gebied, melder, wijkambtenaar):
    ander = volger(maak_signaal(gebied))
    for actor in (ander, wijkambtenaar):
        with pytest.raises(NotAllowed):
            services.melder_adres_wijzigen(
                melder, actor=actor, gegevens=MelderGegevens(kanaal="geen")
            )
        with pytest.raises(NotAllowed):
            services.melder_adres_bevestigen(melder, actor=actor)


# --- the page ----------------------------------------------------------------------------------


def test_de_pagina_laat_geen_adres_zien(client, melder):
    tekst = client.get(pad_van(melder, "adres/")).content.decode()
    assert "a•••@voorbeeld.nl" in tekst
    assert OUD not in tekst


def test_wijzigen_op_de_pagina(client, melder):
    inhoud = {"antwoord": "mail", "e_mail": NIEUW}
    tekst = client.post(pad_van(melder, "adres/"), inhoud, follow=True).content.decode()
    assert "Kijk in uw e-mail en bevestig het nieuwe adres" in tekst
    assert "Wij wachten tot u a•••@voorbeeld.nl bevestigt" in tekst
    assert NIEUW not in tekst


def test_een_fout_adres_blijft_staan(client, melder):
    antwoord = client.post(pad_van(melder, "adres/"), {"antwoord": "mail", "e_mail": "ans@"})
    assert antwoord.status_code == 422
    assert "naam@voorbeeld.nl" in antwoord.content.decode()
    assert 'value="ans@"' in antwoord.content.decode()


def test_te_vaak_wordt_geremd(client, melder, monkeypatch):
    from wijkwerk.signalen.publiek import eigen_gegevens

    monkeypatch.setattr(eigen_gegevens, "ADRES", eigen_gegevens.Grens("proef", 2, 3600))
    inhoud = {"antwoord": "mail", "e_mail": NIEUW}
    pad = pad_van(melder, "adres/")
    assert [client.post(pad, inhoud).status_code for _ in range(3)] == [302, 302, 422]
