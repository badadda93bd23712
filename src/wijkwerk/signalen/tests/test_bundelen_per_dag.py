"""News that can wait goes along with the rest of the day: one message for one address."""

from datetime import datetime

import pytest
from django.core import mail
from django.db import transaction
from django_scopes import scopes_disabled

from wijkwerk.core import klok, post
from wijkwerk.signalen import services
from wijkwerk.signalen.models import Terugkoppeling, Verzending
from wijkwerk.signalen.services import MelderGegevens
from wijkwerk.signalen.services.terugkoppelen import bundelen
from wijkwerk.signalen.tasks import post_vegen, post_versturen
from wijkwerk.signalen.tests.factories import ANS, maak_opgave, maak_signaal
from wijkwerk.signalen.tests.test_post_versturen import KapotteServer
from wijkwerk.signalen.tests.test_signaal_beantwoorden import ANTWOORD

BEA = MelderGegevens(e_mail="bea@voorbeeld.nl", kanaal="mail")
ZATERDAG = datetime(2026, 9, 12, 15, 0, tzinfo=klok.AMSTERDAM)
ZONDAG_ACHT = datetime(2026, 9, 13, 8, 0, tzinfo=klok.AMSTERDAM)
MAANDAG_ACHT = datetime(2026, 9, 14, 8, 0, tzinfo=klok.AMSTERDAM)


def nieuws(actor, tekst, **over) -> Terugkoppeling:
    with transaction.atomic():
        return services.terugkoppeling_vastleggen(
            actor=actor, soort="vervolg", tekst=tekst, melden="bundelen", **over
        )


def verstuur(moment) -> list[mail.EmailMessage]:
    mail.outbox.clear()
    with klok.verzet(moment):
        post_versturen.func()
    return list(mail.outbox)


@pytest.fixture
def stemmen(gebied):
    """Two voices of Ans and one of Bea, whose receipts went out on Saturday."""
    with klok.verzet(ZATERDAG):
        signalen = [maak_signaal(gebied, melder=wie) for wie in (ANS, ANS, BEA)]
        post_versturen.func()
    return signalen


def test_alles_van_een_dag_komt_de_volgende_ochtend_in_een_mail(stemmen, wijkambtenaar):
    eerste, tweede, derde = stemmen
    with klok.verzet(ZATERDAG):
        nieuws(wijkambtenaar, "De lampen zijn besteld.", signaal=eerste)
        nieuws(wijkambtenaar, "Er komt een hek.", signaal=eerste)
        nieuws(wijkambtenaar, "De stoep is recht.", signaal=tweede)
        nieuws(wijkambtenaar, "De bank staat er.", signaal=derde)
    assert verstuur(ZATERDAG) == []
    berichten = {bericht.to[0]: bericht for bericht in verstuur(ZONDAG_ACHT)}  # weekends too
    assert set(berichten) == {"ans@voorbeeld.nl", "bea@voorbeeld.nl"}
    ans = berichten["ans@voorbeeld.nl"]
    for tekst in ("De lampen zijn besteld.", "Er komt een hek.", "De stoep is recht."):
        assert ans.body.count(tekst) == 1
        assert tekst in ans.alternatives[0][0]
    assert "De bank staat er." not in ans.body
    for signaal in (eerste, tweede):
        assert ans.body.count(signaal.melders.get().volgtoken) >= 1
    assert "2 berichten" in ans.subject
    assert ans.body.count("== ") == 2
    assert verstuur(ZONDAG_ACHT) == []
    assert {rij.status for rij in Verzending.objects.all()} == {"verzonden"}


def test_wie_er_tweemaal_in_zit_hoort_elk_nieuws_eenmaal_met_beide_links(stemmen, wijkambtenaar):
    opgave = maak_opgave(stemmen[0].gebied, wijkambtenaar, signalen=stemmen)
    with klok.verzet(ZATERDAG):
        nieuws(wijkambtenaar, "De lampen branden.", opgave=opgave)
    ans, bea = sorted(verstuur(ZONDAG_ACHT), key=lambda bericht: bericht.to[0])
    assert ans.body.count("De lampen branden.") == bea.body.count("De lampen branden.") == 1
    assert opgave.titel in ans.body
    for signaal in stemmen[:2]:
        assert signaal.melders.get().volgtoken in ans.body
    assert stemmen[0].melders.get().volgtoken not in bea.body


def test_een_direct_bericht_wacht_niet(stemmen, wijkambtenaar):
    with klok.verzet(ZATERDAG):
        nieuws(wijkambtenaar, "De lampen zijn besteld.", signaal=stemmen[2])
        services.signaal_beantwoorden(stemmen[2], actor=wijkambtenaar, **ANTWOORD)
    [antwoord] = verstuur(ZATERDAG)
    assert ANTWOORD["tekst"] in antwoord.body
    assert "De lampen zijn besteld." not in antwoord.body
    [bundel] = verstuur(ZONDAG_ACHT)
    assert "De lampen zijn besteld." in bundel.body


def test_een_vol_adres_krijgt_de_bundel_toch_en_die_kost_geen_plaats(stemmen, wijkambtenaar):
    with klok.verzet(ZATERDAG):
        nieuws(wijkambtenaar, "De lampen zijn besteld.", signaal=stemmen[0])
    with klok.verzet(ZONDAG_ACHT):
        for _keer in range(5):
            maak_signaal(stemmen[0].gebied, melder=ANS)
    assert len(verstuur(ZONDAG_ACHT)) == 6


def test_een_gesneuvelde_werker_herhaalt_dezelfde_bundel(stemmen, wijkambtenaar):
    """The same id means the same words: what came in later goes in another message."""
    with klok.verzet(ZATERDAG):
        nieuws(wijkambtenaar, "De lampen zijn besteld.", signaal=stemmen[0])
        nieuws(wijkambtenaar, "De stoep is recht.", signaal=stemmen[1])
    with klok.verzet(ZONDAG_ACHT):
        bundelen()
        [message_id] = set(Verzending.objects.filter(bundel=True).values_list("message_id", flat=1))
        assert post._Bericht(Verzending.objects.all(), message_id).pakken()  # and dies
    with klok.verzet(ZONDAG_ACHT):
        nieuws(wijkambtenaar, "Er komt een hek.", signaal=stemmen[0])
    with klok.verzet(MAANDAG_ACHT):
        assert post_vegen() == 3
    eerste, tweede = verstuur(MAANDAG_ACHT)
    assert eerste.extra_headers["Message-ID"] == message_id
    assert "De lampen zijn besteld." in eerste.body
    assert "De stoep is recht." in eerste.body
    assert "Er komt een hek." not in eerste.body
    assert "Er komt een hek." in tweede.body
    assert tweede.extra_headers["Message-ID"] != message_id


def test_een_kapotte_server_houdt_de_bundel_heel(stemmen, wijkambtenaar, settings):
    with klok.verzet(ZATERDAG):
        nieuws(wijkambtenaar, "De lampen zijn besteld.", signaal=stemmen[0])
        nieuws(wijkambtenaar, "De stoep is recht.", signaal=stemmen[1])
    goed = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{KapotteServer.__module__}.KapotteServer"
    assert verstuur(ZONDAG_ACHT) == []
    rijen = Verzending.objects.filter(bundel=True)
    assert {(rij.status, rij.pogingen) for rij in rijen} == {("klaar", 1)}
    [message_id] = {rij.message_id for rij in rijen}
    settings.EMAIL_BACKEND = goed
    [bericht] = verstuur(MAANDAG_ACHT)
    assert bericht.extra_headers["Message-ID"] == message_id
    assert "De lampen zijn besteld." in bericht.body
    assert "De stoep is recht." in bericht.body


def test_wie_intussen_stopt_valt_eruit_en_de_rest_gaat(stemmen, wijkambtenaar):
    with klok.verzet(ZATERDAG):
        nieuws(wijkambtenaar, "De lampen zijn besteld.", signaal=stemmen[0])
        nieuws(wijkambtenaar, "De stoep is recht.", signaal=stemmen[1])
    stemmen[0].melders.update(kanaal="geen")
    [bericht] = verstuur(ZONDAG_ACHT)
    assert "De lampen zijn besteld." not in bericht.body
    assert "De stoep is recht." in bericht.body
    uitkomsten = Verzending.objects.filter(bundel=True).order_by("pk")
    assert [rij.status for rij in uitkomsten] == ["vervallen", "verzonden"]


def test_wie_verhuist_krijgt_het_niet_op_het_oude_adres(stemmen, wijkambtenaar):
    """An address that changes between two attempts takes its part along."""
    with klok.verzet(ZATERDAG):
        nieuws(wijkambtenaar, "De lampen zijn besteld.", signaal=stemmen[0])
        nieuws(wijkambtenaar, "De stoep is recht.", signaal=stemmen[1])
    with klok.verzet(ZONDAG_ACHT):
        bundelen()
    stemmen[1].melders.update(e_mail="nieuw@voorbeeld.nl")
    Verzending.objects.filter(bundel=True).update(pogingen=1)
    berichten = verstuur(MAANDAG_ACHT) + verstuur(MAANDAG_ACHT)
    assert "De stoep is recht." not in berichten[0].body
    assert berichten[1].to == ["nieuw@voorbeeld.nl"]
    assert "De stoep is recht." in berichten[1].body


def test_stemmen_van_een_andere_gemeente_blijven_apart(stemmen, wijkambtenaar, andere_gemeente):
    with klok.verzet(ZATERDAG):
        nieuws(wijkambtenaar, "De lampen zijn besteld.", signaal=stemmen[0])
        nieuws(wijkambtenaar, "De stoep is recht.", signaal=stemmen[1])
    elders = Verzending.objects.filter(bundel=True).last()
    Verzending.objects.filter(pk=elders.pk).update(gemeente=andere_gemeente)
    with klok.verzet(ZONDAG_ACHT), scopes_disabled():
        bundelen()
        assert Verzending.objects.filter(bundel=True).values("message_id").distinct().count() == 2


def test_samengevoegd_en_gesplitst_horen_het_ook(gebied, wijkambtenaar):
    hoofd, erbij = maak_signaal(gebied, melder=ANS), maak_signaal(gebied, melder=BEA)
    type(erbij).objects.filter(pk=erbij.pk).update(samengevoegd_in=hoofd, status="samengevoegd")
    bericht = nieuws(wijkambtenaar, "De lampen branden.", signaal=hoofd)
    adressen = set(bericht.verzendingen.values_list("melder__e_mail", flat=True))
    assert adressen == {"ans@voorbeeld.nl", "bea@voorbeeld.nl"}
    opgave = maak_opgave(gebied, wijkambtenaar, signalen=[hoofd])
    assert nieuws(wijkambtenaar, "Klaar.", opgave=opgave).verzendingen.count() == 2


def test_een_link_stopt_alle_berichten_aan_dit_adres(stemmen, wijkambtenaar, client, gemeente):
    with klok.verzet(ZATERDAG):
        nieuws(wijkambtenaar, "De lampen zijn besteld.", signaal=stemmen[0])
        nieuws(wijkambtenaar, "De stoep is recht.", signaal=stemmen[1])
    [bericht] = verstuur(ZONDAG_ACHT)
    stop = bericht.extra_headers["List-Unsubscribe"].strip("<>")
    pad = stop[stop.index(f"/{gemeente.slug}/") :]
    pagina = client.get(pad).content.decode()
    assert "2 berichten" in pagina
    assert client.post(pad, {"List-Unsubscribe": "One-Click"}).status_code == 302
    kanalen = [signaal.melders.get().kanaal for signaal in stemmen]
    assert kanalen == ["geen", "geen", "mail"]
    assert "al geen berichten" in client.get(pad).content.decode()


def test_brieven_van_een_adres_worden_een_brief(gebied, wijkambtenaar):
    een = MelderGegevens(naam="B. de Boer", postadres="Kadeweg 4\n1234 AB Proefdam", kanaal="brief")
    twee = MelderGegevens(naam="De Boer", postadres="kadeweg 4 1234ab Proefdam", kanaal="brief")
    with klok.verzet(ZATERDAG):
        for wie in (een, twee):
            nieuws(wijkambtenaar, "Er komt een hek.", signaal=maak_signaal(gebied, melder=wie))
    with klok.verzet(ZONDAG_ACHT):
        post_vegen()
    rijen = Verzending.objects.filter(bundel=True)
    assert len({rij.message_id for rij in rijen}) == 1
    assert len(rijen) == 2
