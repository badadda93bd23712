"""Mail to a colleague at once: to whom, how often, and how it stops."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils.translation import gettext_lazy

from wijkwerk.accounts import services
from wijkwerk.accounts.models import Collegabericht, Persoon, Vervanging
from wijkwerk.accounts.tasks import collegapost_vegen, collegapost_versturen
from wijkwerk.core import klok
from wijkwerk.core.errors import NotAllowed

PAD = "/proefdam/werk/signalen/7KD4QXM/"


@pytest.fixture
def vraag(gemeente, leidinggevende):
    def stel(*personen: Persoon, onderwerp: str = "Een besluit gevraagd", actor=leidinggevende):
        return services.collega_berichten(
            personen,
            onderwerp,
            "7KD4-QXM in Noord wacht op uw besluit.",
            PAD,
            gemeente=gemeente,
            actor=actor,
        )

    return stel


def verstuur() -> list[mail.EmailMessage]:
    mail.outbox.clear()
    collegapost_versturen.func()
    return list(mail.outbox)


def test_een_collega_krijgt_het_meteen_met_een_link_en_een_stoplink(vraag, wijkambtenaar):
    assert vraag(wijkambtenaar.persoon) == 1
    [bericht] = verstuur()
    rij = Collegabericht.objects.get()
    assert bericht.to == [wijkambtenaar.persoon.e_mail]
    assert bericht.subject == "Een besluit gevraagd"
    assert f"http://localhost:8000{PAD}" in bericht.body or PAD in bericht.body
    assert bericht.extra_headers["Message-ID"] == rij.message_id
    assert "/inloggen/berichten/" in bericht.extra_headers["List-Unsubscribe"]
    assert (rij.status, rij.soort) == ("verzonden", "direct")
    assert verstuur() == []


def test_dezelfde_vraag_op_een_dag_komt_een_keer(vraag, wijkambtenaar):
    for _keer in range(3):
        vraag(wijkambtenaar.persoon)
    vraag(wijkambtenaar.persoon, onderwerp="Werk op uw naam")
    assert [bericht.subject for bericht in verstuur()].count("Een besluit gevraagd") == 1
    assert Collegabericht.objects.count() == 2
    with klok.verzet(klok.nu() + timedelta(days=1)):
        vraag(wijkambtenaar.persoon)
    assert Collegabericht.objects.count() == 3


def test_niet_aan_jezelf_aan_wie_vertrok_of_aan_wie_niet_wil(
    vraag, leidinggevende, vertrokken, wijkambtenaar
):
    wijkambtenaar.persoon.mail_direct = False
    assert vraag(leidinggevende.persoon, vertrokken.persoon, wijkambtenaar.persoon) == 0
    assert verstuur() == []


def test_wie_waarneemt_krijgt_het_ook(vraag, gemeente, wijkambtenaar, collega_elders):
    vandaag = klok.vandaag()
    Vervanging.objects.create(
        gemeente=gemeente,
        persoon=wijkambtenaar.persoon,
        vervanger=collega_elders.persoon,
        van=vandaag,
        tot=vandaag,
        door=wijkambtenaar.persoon,
    )
    assert vraag(wijkambtenaar.persoon) == 2
    aan = {bericht.to[0] for bericht in verstuur()}
    assert aan == {wijkambtenaar.persoon.e_mail, collega_elders.persoon.e_mail}
    with klok.verzet(klok.nu() + timedelta(days=1)):
        assert vraag(wijkambtenaar.persoon) == 1


def test_iedereen_leest_het_in_de_eigen_taal(vraag, wijkambtenaar):
    wijkambtenaar.persoon.taal = "en"
    vraag(wijkambtenaar.persoon, onderwerp=gettext_lazy("Wachtwoord wijzigen"))
    assert Collegabericht.objects.get().onderwerp == "Change password"


def test_wie_intussen_vertrok_krijgt_niets_meer(vraag, wijkambtenaar):
    vraag(wijkambtenaar.persoon)
    Persoon.objects.filter(pk=wijkambtenaar.persoon.pk).update(is_active=False)
    assert verstuur() == []
    assert Collegabericht.objects.get().status == "vervallen"


def test_een_gesneuvelde_werker_verliest_niets(vraag, wijkambtenaar):
    vraag(wijkambtenaar.persoon)
    Collegabericht.objects.update(status="bezig", pogingen=1)
    assert collegapost_vegen() == 1
    assert len(verstuur()) == 1


def test_de_stoplink_stopt_alleen_deze_mail(vraag, wijkambtenaar, client):
    vraag(wijkambtenaar.persoon)
    [bericht] = verstuur()
    stop = bericht.extra_headers["List-Unsubscribe"].strip("<>")
    pad = stop[stop.index("/inloggen/") :]
    assert "Wilt u deze mail niet meer?" in client.get(pad).content.decode()
    wijkambtenaar.persoon.refresh_from_db()
    assert wijkambtenaar.persoon.mail_direct  # looking changes nothing
    assert client.post(pad, {"List-Unsubscribe": "One-Click"}).status_code == 302
    wijkambtenaar.persoon.refresh_from_db()
    assert (wijkambtenaar.persoon.mail_dag, wijkambtenaar.persoon.mail_direct) == (True, False)
    assert "niet meer" in client.get(pad).content.decode()
    assert client.get(pad[:-3] + "xx/").status_code == 404


def test_mijn_berichten_kiest_welke_mail_komt(gemeente, wijkambtenaar, client_van, client):
    pad = f"/{gemeente.slug}/werk/beheer/berichten/"
    mijn = client_van(wijkambtenaar)
    assert "Mijn berichten" in mijn.get(pad).content.decode()
    assert mijn.post(pad, {"mail_direct": "on"}).status_code == 302
    wijkambtenaar.persoon.refresh_from_db()
    assert (wijkambtenaar.persoon.mail_dag, wijkambtenaar.persoon.mail_direct) == (False, True)
    assert client.get(pad).status_code == 302  # signed out: to the log-in


def test_een_ander_stelt_mijn_mail_niet_in(wijkambtenaar, leidinggevende, bewoner):
    for actor in (leidinggevende, bewoner):
        with pytest.raises(NotAllowed):
            services.berichten_instellen(
                wijkambtenaar.persoon, actor=actor, mail_dag=False, mail_direct=False
            )


def test_na_een_maand_is_het_weg(vraag, wijkambtenaar):
    vraag(wijkambtenaar.persoon)
    assert services.collegaberichten_opruimen() == 0
    with klok.verzet(klok.nu() + timedelta(days=31)):
        assert services.collegaberichten_opruimen() == 1
