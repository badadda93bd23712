"""One mail per working morning: what is new, late, asked and promised. Nothing to say, no mail."""

from datetime import date, datetime, timedelta

import pytest
from django.core import mail

from wijkwerk.accounts.models import Collegabericht, Vervanging
from wijkwerk.accounts.services import dagberichten_maken
from wijkwerk.accounts.tasks import collegapost_versturen
from wijkwerk.core import klok
from wijkwerk.core.kenmerk import nieuw, toon
from wijkwerk.signalen import services
from wijkwerk.signalen.models import Doorgeleiding, Escalatie, Signaal, Toezegging
from wijkwerk.signalen.services import MelderGegevens
from wijkwerk.signalen.tests.factories import TEKST, maak_signaal

MAANDAG = datetime(2026, 9, 14, 10, 0, tzinfo=klok.AMSTERDAM)
DINSDAG = datetime(2026, 9, 15, 8, 0, tzinfo=klok.AMSTERDAM)


def ochtend(moment: datetime = DINSDAG) -> dict[str, str]:
    """Bodies by first name of the colleague."""
    mail.outbox.clear()
    with klok.verzet(moment):
        dagberichten_maken()
        collegapost_versturen.func()
    return {bericht.to[0].partition("@")[0]: bericht.body for bericht in mail.outbox}


@pytest.fixture
def signaal(gebied, thema):
    with klok.verzet(MAANDAG):
        return maak_signaal(gebied, thema=thema)


def test_nieuw_in_mijn_gebied_zonder_de_woorden_of_het_adres(
    signaal, wijkambtenaar, leidinggevende, collega_elders, raadslid
):
    berichten = ochtend()
    assert set(berichten) == {"wilma", "lies"}  # not in another wijk, and nobody who only reads
    tekst = berichten["wilma"]
    assert "Nieuw in uw gebied: 1" in tekst
    assert toon(signaal.kenmerk) in tekst
    assert "Noord" in tekst
    assert "Groen" in tekst
    assert f"/werk/signalen/{toon(signaal.kenmerk)}/" in tekst
    assert TEKST.split(".", maxsplit=1)[0] not in tekst
    assert "ans" not in tekst.lower()


def test_een_keer_per_ochtend_en_niet_voor_acht_uur(signaal, wijkambtenaar):
    assert ochtend(DINSDAG - timedelta(seconds=1)) == {}
    assert set(ochtend()) == {"wilma"}
    assert ochtend(DINSDAG + timedelta(hours=3)) == {}
    assert Collegabericht.objects.count() == 1


def test_niets_te_melden_is_geen_mail_de_hele_dag(gebied, wijkambtenaar):
    assert ochtend() == {}
    with klok.verzet(DINSDAG + timedelta(hours=1)):
        maak_signaal(gebied)
    assert ochtend(DINSDAG + timedelta(hours=2)) == {}
    assert set(ochtend(DINSDAG + timedelta(days=1))) == {"wilma"}


def test_nieuw_is_sinds_de_vorige_werkdag(signaal, wijkambtenaar):
    ochtend()
    assert ochtend(DINSDAG + timedelta(days=1)) == {}


@pytest.mark.parametrize(
    "dag",
    [
        pytest.param(date(2026, 9, 12), id="zaterdag"),
        pytest.param(date(2026, 12, 25), id="kerst"),
        pytest.param(date(2026, 9, 15), id="sluitingsdag"),
    ],
)
def test_alleen_op_werkdagen_van_deze_gemeente(gemeente, gebied, wijkambtenaar, dag):
    gemeente.sluitingsdagen = ["2026-09-15"]
    gemeente.save()
    moment = datetime(dag.year, dag.month, dag.day, 9, 0, tzinfo=klok.AMSTERDAM)
    with klok.verzet(moment - timedelta(hours=10)):
        maak_signaal(gebied)
    assert ochtend(moment) == {}
    later = moment
    while not klok.is_werkdag(klok.op_dag(later), gemeente.gesloten):
        later += timedelta(days=1)
    assert set(ochtend(later)) == {"wilma"}


def test_te_laat_staat_er_iedere_werkdag_tot_het_antwoord(signaal, wijkambtenaar):
    Signaal.objects.update(antwoord_voor=date(2026, 9, 16))
    for dagen in (2, 3):
        tekst = ochtend(DINSDAG + timedelta(days=dagen))["wilma"]
        assert "Te laat: 1" in tekst
        assert "Nieuw" not in tekst


def test_wat_aan_mijn_organisatie_of_mij_is_gevraagd(
    signaal, wijkambtenaar, organisatie, sectorambtenaar, aandachtsfunctionaris, partner
):
    Signaal.objects.update(ontvangen_op=MAANDAG - timedelta(days=20))
    with klok.verzet(MAANDAG):
        services.signaal_doorgeven(
            signaal,
            actor=wijkambtenaar,
            naar=organisatie,
            vraag="Kunt u het pad ophogen?",
            voor=date(2026, 9, 18),
        )
    Doorgeleiding.objects.update(persoon=None)
    berichten = ochtend()
    assert set(berichten) == {"sem", "aad"}
    assert "Aan u gevraagd: 1" in berichten["sem"]
    assert "18 september 2026" in berichten["sem"]
    assert "ophogen" not in berichten["sem"]
    Doorgeleiding.objects.update(persoon=aandachtsfunctionaris.persoon)
    assert set(ochtend(DINSDAG + timedelta(days=1))) == {"aad"}


def test_een_besluit_dat_op_mijn_trede_ligt(signaal, wijkambtenaar, leidinggevende, wijkwethouder):
    Signaal.objects.update(ontvangen_op=MAANDAG - timedelta(days=20))
    Escalatie.objects.create(
        gemeente=signaal.gemeente,
        signaal=signaal,
        trede=1,
        naar_rol="wijkwethouder",
        reden="Wij komen er niet uit.",
        gevraagd="Wie betaalt?",
        voor=date(2026, 9, 17),
        door=wijkambtenaar.persoon,
        op=MAANDAG,
    )
    berichten = ochtend()
    assert set(berichten) == {"wout"}
    assert "Besluit gevraagd: 1" in berichten["wout"]


def test_een_belofte_die_bijna_voorbij_is(gemeente, gebied, wijkambtenaar, leidinggevende):
    def beloof(tekst: str, voor: date) -> None:
        Toezegging.objects.create(
            gemeente=gemeente,
            kenmerk=nieuw(),
            gebied=gebied,
            tekst=tekst,
            voor=voor,
            eigenaar=wijkambtenaar.persoon,
            door=wijkambtenaar.persoon,
            op=MAANDAG,
        )

    beloof("Lampen bij het pad", date(2026, 9, 18))
    beloof("Speeltuin opknappen", date(2026, 9, 19))
    berichten = ochtend()
    assert set(berichten) == {"wilma"}
    assert "Lampen bij het pad" in berichten["wilma"]
    assert "Speeltuin" not in berichten["wilma"]


def test_bij_veel_staan_de_eerste_tien_en_een_link_naar_alles(gebied, wijkambtenaar):
    with klok.verzet(MAANDAG):
        for nummer in range(12):
            wie = MelderGegevens(e_mail=f"n{nummer}@voorbeeld.nl", kanaal="mail")
            maak_signaal(gebied, melder=wie)
    tekst = ochtend()["wilma"]
    assert "Nieuw in uw gebied: 12" in tekst
    assert tekst.count("\n- ") == 10
    assert "Alles bij elkaar:" in tekst


def test_wie_waarneemt_leest_het_erbij(signaal, gemeente, wijkambtenaar, collega_elders):
    Vervanging.objects.create(
        gemeente=gemeente,
        persoon=wijkambtenaar.persoon,
        vervanger=collega_elders.persoon,
        van=date(2026, 9, 15),
        tot=date(2026, 9, 15),
        door=wijkambtenaar.persoon,
    )
    berichten = ochtend()
    assert set(berichten) == {"wilma", "cor"}
    assert "U neemt waar voor Wilma Wijk" in berichten["cor"]
    assert toon(signaal.kenmerk) in berichten["cor"]


def test_wie_niet_wil_krijgt_geen_ochtendmail(signaal, wijkambtenaar, leidinggevende):
    wijkambtenaar.persoon.mail_dag = False
    wijkambtenaar.persoon.save()
    assert set(ochtend()) == {"lies"}


def test_de_vraag_per_collega_blijft_klein(
    signaal, wijkambtenaar, leidinggevende, django_assert_max_num_queries
):
    with klok.verzet(DINSDAG), django_assert_max_num_queries(40):
        assert dagberichten_maken() == 2
