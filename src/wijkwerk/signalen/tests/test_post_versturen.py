"""The post: sent once, tried again, never lost, whatever the mail server or the worker does."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django_tasks_db.models import DBTaskResult

from wijkwerk.core import klok, post
from wijkwerk.core.post import POGINGEN
from wijkwerk.signalen import services
from wijkwerk.signalen.models import Verzending
from wijkwerk.signalen.selectors import post_stand
from wijkwerk.signalen.services import MelderGegevens
from wijkwerk.signalen.tasks import post_vegen, post_versturen, volglink_mailen
from wijkwerk.signalen.tests.factories import ANS, maak_opgave, maak_signaal
from wijkwerk.signalen.tests.test_signaal_beantwoorden import ANTWOORD

LINK = "/proefdam/volg/"


class KapotteServer(BaseEmailBackend):
    """A mail server that is away."""

    geprobeerd = 0

    def send_messages(self, email_messages):
        KapotteServer.geprobeerd += 1
        raise smtplib.SMTPServerDisconnected("connection lost")


@pytest.fixture
def kapotte_server(settings):
    KapotteServer.geprobeerd = 0
    settings.EMAIL_BACKEND = f"{__name__}.KapotteServer"


def verstuur() -> int:
    return post_versturen.func()


def pak(rij: Verzending) -> bool:
    """Claim it, as a worker does that is killed right after."""
    return post._Bericht(Verzending.objects.all(), rij.message_id).pakken()


def test_ontvangst_wordt_een_keer_gemaild(gebied):
    signaal = maak_signaal(gebied)
    assert verstuur() == 1
    assert verstuur() == 0
    [bericht] = mail.outbox
    melder = signaal.melders.get()
    verzending = Verzending.objects.get()
    assert bericht.to == ["ans@voorbeeld.nl"]
    assert bericht.extra_headers["Message-ID"] == verzending.message_id
    assert bericht.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"{LINK}{melder.volgtoken}/stoppen/" in bericht.extra_headers["List-Unsubscribe"]
    assert f"{LINK}{melder.volgtoken}/" in bericht.body
    assert "U krijgt deze e-mail omdat" in bericht.body
    assert signaal.tekst in bericht.body
    assert "<a href=" in bericht.alternatives[0][0]
    assert (verzending.status, verzending.pogingen) == ("verzonden", 1)
    assert verzending.verzonden_op is not None


def test_indienen_wekt_de_post_in_dezelfde_transactie(gebied):
    maak_signaal(gebied)
    assert DBTaskResult.objects.filter(task_path=post_versturen.module_path).count() == 1


def test_een_kapotte_server_wordt_twee_dagen_opnieuw_geprobeerd(gebied, kapotte_server):
    maak_signaal(gebied)
    moment = klok.nu()
    for nummer, wacht in enumerate(POGINGEN, 1):
        with klok.verzet(moment):
            assert verstuur() == 1
            assert verstuur() == 0
        verzending = Verzending.objects.get()
        assert (verzending.status, verzending.pogingen) == ("klaar", nummer)
        assert verzending.volgende_op == moment + wacht
        moment = verzending.volgende_op
    with klok.verzet(moment):
        verstuur()
    verzending = Verzending.objects.get()
    assert (verzending.status, KapotteServer.geprobeerd) == ("mislukt", 51)
    assert "connection lost" in verzending.fout
    assert post_stand().mislukt == 1
    with klok.verzet(moment + timedelta(days=9)):
        assert (post_vegen(), verstuur()) == (0, 0)


def test_na_herstel_komt_het_bericht_met_hetzelfde_kenmerk_aan(gebied, settings, kapotte_server):
    maak_signaal(gebied)
    voor = Verzending.objects.get().message_id
    verstuur()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with klok.verzet(klok.nu() + POGINGEN[0] + timedelta(seconds=1)):
        assert post_vegen() == 1
        assert verstuur() == 1
    assert [bericht.extra_headers["Message-ID"] for bericht in mail.outbox] == [voor]


def test_een_rij_van_een_gesneuvelde_werker_komt_terug(gebied):
    maak_signaal(gebied)
    rij = Verzending.objects.get()
    assert pak(rij)
    assert not pak(rij)
    assert (post_vegen(), verstuur()) == (0, 0)
    with klok.verzet(klok.nu() + timedelta(minutes=16)):
        assert post_vegen() == 1
        assert verstuur() == 1
    assert len(mail.outbox) == 1


def test_een_rij_die_elke_werker_doodt_eindigt_bij_een_mens(gebied):
    maak_signaal(gebied)
    rij = Verzending.objects.get()
    moment = klok.nu()
    for _ in range(len(POGINGEN) + 1):
        with klok.verzet(moment):
            assert pak(rij)
        moment += timedelta(minutes=16)
        with klok.verzet(moment):
            post_vegen()
    rij.refresh_from_db()
    assert (rij.status, rij.fout) == ("mislukt", "afgebroken")


def test_een_bericht_dat_niet_te_maken_is_houdt_de_rest_niet_op(gebied, settings):
    maak_signaal(gebied, melder=MelderGegevens(e_mail="a@voorbeeld.nl", kanaal="mail"))
    maak_signaal(gebied, melder=MelderGegevens(e_mail="b@voorbeeld.nl", kanaal="mail"))
    eerste = Verzending.objects.order_by("pk").first()
    Verzending.objects.filter(pk=eerste.pk).update(message_id="<kapot\n@x>")
    assert verstuur() == 2
    assert [bericht.to for bericht in mail.outbox] == [["b@voorbeeld.nl"]]
    eerste.refresh_from_db()
    assert eerste.status == "mislukt"


def test_hoogstens_vijf_per_uur_per_adres_en_niets_raakt_weg(gebied):
    moment = klok.nu()
    with klok.verzet(moment):
        for _ in range(7):
            maak_signaal(gebied)
        verstuur()
    assert len(mail.outbox) == 5
    uitgesteld = Verzending.objects.filter(status="klaar")
    assert {(v.pogingen, v.volgende_op) for v in uitgesteld} == {(0, moment + post.ADRES_VOL)}
    with klok.verzet(moment + timedelta(hours=1)):
        verstuur()
    assert len(mail.outbox) == 7


def test_wie_gewist_of_gestopt_is_krijgt_niets_meer(gebied):
    signaal = maak_signaal(gebied)
    signaal.melders.update(kanaal="geen")
    verstuur()
    assert mail.outbox == []
    assert Verzending.objects.get().status == "vervallen"


def test_antwoord_met_reden_en_bericht_in_het_engels(gebied, wijkambtenaar):
    bob = MelderGegevens(naam="Bob", e_mail="bob@voorbeeld.nl", kanaal="mail", taal="en")
    signaal = maak_signaal(gebied, melder=bob)
    services.signaal_beantwoorden(signaal, actor=wijkambtenaar, **ANTWOORD)
    verstuur()
    antwoord = mail.outbox[-1]
    assert "Er komen lampen." in antwoord.body
    assert "Het pad wacht op de buis." in antwoord.body
    assert "Wilma Wijk" in antwoord.body
    assert '<html lang="en">' in antwoord.alternatives[0][0]


def test_nieuws_over_een_opgave_komt_bij_alle_stemmen(gebied, wijkambtenaar):
    bea = MelderGegevens(e_mail="bea@voorbeeld.nl", kanaal="mail")
    signalen = [maak_signaal(gebied, melder=melder) for melder in (ANS, bea)]
    opgave = maak_opgave(gebied, wijkambtenaar, signalen=signalen)
    verstuur()
    mail.outbox.clear()
    services.opgave_afronden(opgave, actor=wijkambtenaar, toelichting="Het pad is droog.")
    verstuur()
    assert {bericht.to[0] for bericht in mail.outbox} == {"ans@voorbeeld.nl", "bea@voorbeeld.nl"}


def test_de_link_opnieuw_is_een_eigen_bericht(gebied):
    signaal = maak_signaal(gebied)
    verstuur()
    eerste = Verzending.objects.get().message_id
    assert volglink_mailen.func(signaal.melders.get().pk)
    assert not volglink_mailen.func(0)
    verstuur()
    assert len(mail.outbox) == 2
    tweede = mail.outbox[1]
    assert "De link om uw bericht te volgen" in tweede.subject
    assert tweede.extra_headers["Message-ID"] != eerste
    assert signaal.melders.get().volgtoken in tweede.body
    assert signaal.tekst not in tweede.body


def test_post_gaat_verder_waar_een_volle_ronde_stopt(gebied, monkeypatch):
    monkeypatch.setattr(post, "PER_TAAK", 2)
    for nummer in range(3):
        maak_signaal(gebied, melder=MelderGegevens(e_mail=f"n{nummer}@voorbeeld.nl", kanaal="mail"))
    DBTaskResult.objects.all().delete()
    assert verstuur() == 2
    assert DBTaskResult.objects.count() == 1
    assert verstuur() == 1
