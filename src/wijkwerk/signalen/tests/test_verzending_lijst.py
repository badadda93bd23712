"""The page of letters, calls and failed mail: filter, print together, tick off together, retry."""

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.db import transaction

from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel
from wijkwerk.signalen import selectors, services
from wijkwerk.signalen.models import Verzending
from wijkwerk.signalen.services import MelderGegevens
from wijkwerk.signalen.tasks import post_vegen, post_versturen
from wijkwerk.signalen.tests.factories import ANS, maak_signaal
from wijkwerk.signalen.tests.test_signaal_beantwoorden import ANTWOORD

BOER = MelderGegevens(
    naam="Mevrouw De Boer", postadres="Kadeweg 4\n1234 AB Proefdam", kanaal="brief"
)
VISSER = MelderGegevens(naam="De Visser", postadres="Plein 1\n1234 AB Proefdam", kanaal="brief")
BELLER = MelderGegevens(naam="Piet", telefoon="0612345678", kanaal="bel")
ACHT = datetime(2026, 9, 16, 8, 0, tzinfo=klok.AMSTERDAM)


@pytest.fixture
def pad(gemeente):
    return f"/{gemeente.slug}/werk/post/"


@pytest.fixture
def post(gebied, buurt, wijkambtenaar):
    """Two letters and a call in two areas, and a mail that failed."""
    maak_signaal(gebied, melder=BOER)
    maak_signaal(buurt, melder=VISSER)
    beller = maak_signaal(gebied, melder=BELLER)
    services.signaal_beantwoorden(beller, actor=wijkambtenaar, **ANTWOORD)
    maak_signaal(gebied, melder=ANS)
    Verzending.objects.filter(kanaal="mail").update(
        status="mislukt", pogingen=51, fout="mailbox full"
    )


def keuzes(actor, **vraag) -> list[str]:
    ids = list(selectors.post_ids(actor, **vraag))
    return [stuk.keuze for stuk in selectors.stukken(actor, ids)]


def nieuws(actor, signaal, tekst, moment):
    with klok.verzet(moment), transaction.atomic():
        services.terugkoppeling_vastleggen(
            actor=actor, signaal=signaal, soort="vervolg", tekst=tekst, melden="bundelen"
        )


def test_filter_op_gebied_en_soort(post, pad, wijkambtenaar, client_van):
    client = client_van(wijkambtenaar)
    alles = client.get(pad).content.decode()
    for woord in ("Brief", "Bellen", "E-mail komt niet aan", "mailbox full", "Brieven (2)"):
        assert woord in alles
    for geheim in ("Kadeweg", "0612345678", "ans@voorbeeld.nl"):
        assert geheim not in alles
    assert len(keuzes(wijkambtenaar)) == 4
    assert len(keuzes(wijkambtenaar, gebied="noord-oost")) == 1
    assert len(keuzes(wijkambtenaar, soort="brief")) == 2
    assert len(keuzes(wijkambtenaar, soort="bel", gebied="noord")) == 1
    assert len(keuzes(wijkambtenaar, soort="mislukt")) == 1
    leeg = client.get(pad, {"soort": "bel", "gebied": "noord-oost"}).content.decode()
    assert "Hier is niets te doen" in leeg


def test_de_lijst_stelt_weinig_vragen(
    post, pad, wijkambtenaar, client_van, django_assert_max_num_queries
):
    client = client_van(wijkambtenaar)
    client.get(pad)
    with django_assert_max_num_queries(12):
        client.get(pad)


def test_gekozen_brieven_samen_op_papier(post, pad, wijkambtenaar, client_van):
    client = client_van(wijkambtenaar)
    keuze = {"stuk": keuzes(wijkambtenaar)}  # the call and the mail do not go on paper
    pagina = client.post(f"{pad}brieven/", keuze).content.decode()
    assert pagina.count("ww-briefvel__adres") == 2
    assert "Kadeweg 4" in pagina
    assert "Plein 1" in pagina
    assert "ans@voorbeeld.nl" not in pagina
    assert Logregel.objects.filter(handeling="melder.tonen", doel="brief").count() == 2
    assert "al geprint" in client.get(pad).content.decode()
    pdf = client.post(f"{pad}brieven/", {**keuze, "pdf": "1"})
    assert pdf.content.startswith(b"%PDF-")
    assert "brief-2.pdf" in pdf["Content-Disposition"]


def test_wat_geen_brief_is_gaat_niet_op_papier(post, pad, wijkambtenaar, client_van):
    antwoord = client_van(wijkambtenaar).post(
        f"{pad}brieven/", {"stuk": keuzes(wijkambtenaar, soort="bel")}, follow=True
    )
    assert "Kies een of meer brieven" in antwoord.content.decode()


def test_samen_afvinken_noemt_het_aantal_en_vraagt_het_na(post, pad, wijkambtenaar, client_van):
    client = client_van(wijkambtenaar)
    keuze = {"stuk": keuzes(wijkambtenaar, soort="brief")}
    vraag = client.post(f"{pad}afvinken/", keuze).content.decode()
    assert "Zijn deze 2 gedaan?" in vraag
    assert "Kadeweg" not in vraag
    assert not Verzending.objects.filter(kanaal="brief", status="verzonden").exists()
    gedaan = client.post(f"{pad}afvinken/", {**keuze, "bevestig": "1"}, follow=True)
    assert "2 keer afgevinkt" in gedaan.content.decode()
    assert Verzending.objects.filter(kanaal="brief", status="verzonden").count() == 2
    assert Logregel.objects.filter(handeling="verzending.afvinken").count() == 2


def test_niets_gekozen_zegt_wat_te_doen(post, pad, wijkambtenaar, client_van):
    client = client_van(wijkambtenaar)
    for deel in ("brieven", "afvinken", "opnieuw"):
        antwoord = client.post(f"{pad}{deel}/?soort=brief", {"stuk": ["onzin", "x.y"]}, follow=True)
        assert "Kies eerst" in antwoord.content.decode()
        assert antwoord.redirect_chain[-1][0].endswith("?soort=brief")


def test_twee_collegas_vinken_hetzelfde_af(post, wijkambtenaar, leidinggevende):
    ids = list(selectors.post_ids(wijkambtenaar, soort="brief"))
    rijen = [rij for stuk in selectors.stukken(wijkambtenaar, ids) for rij in stuk.rijen]
    assert services.verzending_afvinken(rijen[:1], actor=leidinggevende) == 1
    assert services.verzending_afvinken(rijen, actor=wijkambtenaar) == 1
    with pytest.raises(DomainError, match="al verstuurd"):
        services.verzending_afvinken(rijen, actor=wijkambtenaar)


def test_een_mislukte_mail_opnieuw_is_dezelfde_mail(post, pad, wijkambtenaar, client_van):
    rij = Verzending.objects.get(kanaal="mail")
    client = client_van(wijkambtenaar)
    keuze = {"alleen": keuzes(wijkambtenaar, soort="mislukt")}
    assert client.post(f"{pad}opnieuw/", keuze).status_code == 302
    post_versturen.func()
    [bericht] = mail.outbox
    assert bericht.extra_headers["Message-ID"] == rij.message_id
    rij.refresh_from_db()
    assert (rij.status, rij.pogingen, rij.fout) == ("verzonden", 2, "")
    with pytest.raises(DomainError, match="al opnieuw"):
        services.verzending_opnieuw([rij], actor=wijkambtenaar)


def test_wat_op_een_dag_gebeurde_is_een_brief(gebied, pad, wijkambtenaar, client_van):
    eerste, tweede = (maak_signaal(gebied, melder=BOER) for _keer in range(2))
    Verzending.objects.all().delete()
    nieuws(wijkambtenaar, eerste, "De lampen zijn besteld.", ACHT - timedelta(hours=9))
    nieuws(wijkambtenaar, tweede, "Er komt een hek.", ACHT - timedelta(hours=8))
    with klok.verzet(ACHT):
        post_vegen()
        [keuze] = keuzes(wijkambtenaar)
        client = client_van(wijkambtenaar)
        brief = client.post(f"{pad}brieven/", {"alleen": keuze}).content.decode()
        assert brief.count("ww-briefvel__adres") == 1
        for deel in ("De lampen zijn besteld.", "Er komt een hek."):
            assert deel in brief
        for signaal in (eerste, tweede):
            assert signaal.melders.get().volgtoken in brief
    nieuws(wijkambtenaar, eerste, "De bank staat er.", ACHT + timedelta(hours=1))
    with klok.verzet(ACHT + timedelta(days=1)):
        post_vegen()
        assert len(keuzes(wijkambtenaar)) == 2  # what is on paper stays as it is
        client_van(wijkambtenaar).post(f"{pad}afvinken/", {"alleen": keuze})
        [rest] = keuzes(wijkambtenaar)
        assert rest != keuze


def test_nieuws_dat_erbij_kwam_wordt_niet_ongezien_afgevinkt(
    gebied, pad, wijkambtenaar, client_van
):
    signaal = maak_signaal(gebied, melder=BELLER)
    nieuws(wijkambtenaar, signaal, "De lampen zijn besteld.", ACHT - timedelta(hours=9))
    with klok.verzet(ACHT):
        post_vegen()
        [keuze] = keuzes(wijkambtenaar)
    nieuws(wijkambtenaar, signaal, "Er komt een hek.", ACHT + timedelta(hours=1))
    with klok.verzet(ACHT + timedelta(days=1)):
        post_vegen()
        antwoord = client_van(wijkambtenaar).post(f"{pad}afvinken/", {"alleen": keuze}, follow=True)
        assert "Kies eerst" in antwoord.content.decode()
        [nieuw] = keuzes(wijkambtenaar)
    assert nieuw.endswith(".2")


def test_een_brief_voor_morgen_staat_er_nog_niet(gebied, wijkambtenaar):
    signaal = maak_signaal(gebied, melder=BOER)
    Verzending.objects.all().delete()
    nieuws(wijkambtenaar, signaal, "De lampen zijn besteld.", ACHT - timedelta(hours=9))
    with klok.verzet(ACHT - timedelta(hours=1)):
        assert keuzes(wijkambtenaar) == []
    with klok.verzet(ACHT):
        assert len(keuzes(wijkambtenaar)) == 1


@pytest.mark.parametrize("rol", ["raadslid", "sectorambtenaar", "collega_elders"])
def test_anderen_drukken_niets_af_en_proberen_niets_opnieuw(post, rolverdeling, rol):
    rijen = list(Verzending.objects.all())
    for dienst in (services.verzending_afdrukken, services.verzending_opnieuw):
        with pytest.raises(NotAllowed):
            dienst(rijen, actor=rolverdeling[rol])
