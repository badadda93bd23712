"""A mail server that is away for a day: everything waits, nothing fails, and all goes once."""

import smtplib
import socketserver
import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend as Postvak

from wijkwerk.core import klok, post
from wijkwerk.signalen.models import Verzending
from wijkwerk.signalen.selectors import post_meting, post_stand
from wijkwerk.signalen.services import MelderGegevens
from wijkwerk.signalen.tasks import post_vegen, post_versturen
from wijkwerk.signalen.tests.factories import maak_signaal

AANTAL = 12


class Server(Postvak):
    """A mail server with moods: `fout` is what it answers, None means that it works."""

    fout: Exception | None = None
    geprobeerd = 0

    def send_messages(self, email_messages):
        Server.geprobeerd += 1
        if Server.fout is not None:
            raise Server.fout
        return super().send_messages(email_messages)


@pytest.fixture
def server(settings):
    Server.fout, Server.geprobeerd = ConnectionRefusedError(111, "Connection refused"), 0
    settings.EMAIL_BACKEND = f"{__name__}.Server"
    return Server


@pytest.fixture
def berichten(gebied):
    for nummer in range(AANTAL):
        wie = MelderGegevens(e_mail=f"n{nummer}@voorbeeld.nl", kanaal="mail")
        maak_signaal(gebied, melder=wie)


def minuten(van, aantal, stap=5) -> None:
    """The sweeper and the task, as the worker runs them."""
    for minuut in range(0, aantal, stap):
        with klok.verzet(van + timedelta(minutes=minuut)):
            post_vegen()
            post_versturen.func()


def test_een_dag_zonder_mailserver_daarna_alles_precies_een_keer(server, berichten):
    begin = klok.nu()
    minuten(begin, 24 * 60)
    assert mail.outbox == []
    assert set(Verzending.objects.values_list("status", flat=True)) == {"klaar"}
    server.fout = None
    minuten(begin + timedelta(days=1), 65)
    assert len(mail.outbox) == AANTAL
    assert len({bericht.extra_headers["Message-ID"] for bericht in mail.outbox}) == AANTAL
    assert set(Verzending.objects.values_list("status", flat=True)) == {"verzonden"}
    minuten(begin + timedelta(days=2), 120)
    assert len(mail.outbox) == AANTAL


def test_een_ronde_stopt_bij_een_server_die_weg_is(server, berichten):
    assert post_versturen.func() == 1
    assert server.geprobeerd == 1


def test_een_bericht_dat_wordt_geweigerd_houdt_de_ronde_niet_op(server, berichten):
    server.fout = smtplib.SMTPDataError(451, "try later")
    assert post_versturen.func() == AANTAL
    assert Verzending.objects.filter(status="klaar", pogingen=1).count() == AANTAL


def test_een_adres_dat_niet_bestaat_is_meteen_voor_een_mens(server, berichten):
    server.fout = smtplib.SMTPRecipientsRefused({"x@voorbeeld.nl": (550, b"unknown user")})
    post_versturen.func()
    assert Verzending.objects.filter(status="mislukt", pogingen=1).count() == AANTAL


def test_een_adres_dat_nu_even_niet_kan_wordt_opnieuw_geprobeerd(server, berichten):
    server.fout = smtplib.SMTPRecipientsRefused({"x@voorbeeld.nl": (450, b"greylisted")})
    post_versturen.func()
    assert Verzending.objects.filter(status="klaar", pogingen=1).count() == AANTAL


def test_na_de_laatste_poging_en_niet_eerder_is_het_mislukt(server, gebied):
    maak_signaal(gebied)
    laatste = len(post.POGINGEN)
    Verzending.objects.update(pogingen=laatste - 1)
    moment = klok.nu()
    for status in ("klaar", "mislukt"):
        with klok.verzet(moment):
            post_versturen.func()
        assert Verzending.objects.get().status == status
        moment += post.POGINGEN[-1]
    assert sum(post.POGINGEN, timedelta()) > timedelta(days=1, hours=12)


def test_de_beheerder_ziet_het(server, berichten, gemeente):
    assert post_meting(gemeente).goed
    post_versturen.func()
    with klok.verzet(klok.nu() + timedelta(hours=3)):
        stand = post_meting(gemeente)
    assert not stand.goed
    assert "3 uur" in stand.waarde
    assert "Connection refused" in stand.waarde
    server.fout = None
    minuten(klok.nu() + timedelta(hours=4), 10)
    assert post_meting(gemeente).goed
    assert post_stand().fout == ""


class _Weigeraar(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(b"421 closed for the day\r\n")


def test_een_echte_server_die_421_zegt_is_een_server_die_weg_is(settings, berichten):
    """Over a real socket: `not now` at the door is no reason to bother it with the rest."""
    with socketserver.TCPServer(("127.0.0.1", 0), _Weigeraar) as weigeraar:
        threading.Thread(target=weigeraar.serve_forever, daemon=True).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = weigeraar.server_address
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        assert post_versturen.func() == 1
        weigeraar.shutdown()
    rij = Verzending.objects.get(pogingen=1)
    assert "421" in rij.fout
    assert rij.status == "klaar"
