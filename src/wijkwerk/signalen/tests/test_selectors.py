from datetime import timedelta

import pytest

from wijkwerk.core import klok
from wijkwerk.core.actor import SYSTEM
from wijkwerk.signalen import selectors, services
from wijkwerk.signalen.models import Signaal
from wijkwerk.signalen.selectors import Telling
from wijkwerk.signalen.services import MelderGegevens
from wijkwerk.signalen.tests.factories import maak_opgave, maak_signaal, tel_vragen
from wijkwerk.signalen.tests.test_signaal_doorgeven import doorgeven


def test_tellingen_tellen_wat_eronder_ligt_in_een_vraag(
    gebied, buurt, ander_gebied, leidinggevende, wijkambtenaar, organisatie
):
    with klok.verzet(klok.nu() - timedelta(days=40)):
        maak_signaal(buurt)
    doorgeven(maak_signaal(gebied), leidinggevende, organisatie)
    maak_signaal(ander_gebied)
    gebieden = [gebied, buurt, ander_gebied]
    with tel_vragen() as vragen:
        van_leiding = selectors.tellingen_per_gebied(leidinggevende, gebieden, klok.vandaag())
    assert vragen.aantal == 1
    assert van_leiding == {
        gebied.pk: Telling(open=2, te_laat=1, nieuw=1, bij_sector=1),
        buurt.pk: Telling(open=1, te_laat=1, nieuw=1),
        ander_gebied.pk: Telling(open=1, nieuw=1),
    }
    van_wijk = selectors.tellingen_per_gebied(wijkambtenaar, gebieden, klok.vandaag())
    assert van_wijk[ander_gebied.pk] == Telling()


def test_wat_op_mij_wacht(gebied, ander_gebied, wijkambtenaar, sectorambtenaar, organisatie):
    with klok.verzet(klok.nu() - timedelta(days=40)):
        laat = maak_signaal(gebied)
    nieuw = maak_signaal(gebied, melder=MelderGegevens(postadres="Kade 1", kanaal="brief"))
    maak_signaal(ander_gebied)
    gevraagd = doorgeven(maak_signaal(gebied), wijkambtenaar, organisatie)
    van_wijk, van_sector = selectors.wacht_op(wijkambtenaar), selectors.wacht_op(sectorambtenaar)
    assert (van_wijk.te_laat, van_wijk.nieuw, van_wijk.brieven) == ([laat], [nieuw], 1)
    assert van_wijk.doorgeleidingen == []
    assert [vraag.signaal for vraag in van_sector.doorgeleidingen] == [gevraagd]
    assert (van_sector.te_laat, van_sector.nieuw, van_sector.brieven) == ([], [], 0)


def test_een_signaal_dat_men_niet_mag_zien_bestaat_niet(
    gebied, wijkambtenaar, collega_elders, bewoner
):
    signaal = maak_signaal(gebied)
    assert selectors.signaal_zichtbaar(wijkambtenaar, signaal.kenmerk) == signaal
    assert selectors.signaal_zichtbaar(SYSTEM, signaal.kenmerk) == signaal
    for actor in (collega_elders, bewoner):
        with pytest.raises(Signaal.DoesNotExist):
            selectors.signaal_zichtbaar(actor, signaal.kenmerk)


def test_na_terugnemen_ziet_de_sector_het_niet_meer(
    gebied, wijkambtenaar, sectorambtenaar, organisatie
):
    signaal = doorgeven(maak_signaal(gebied), wijkambtenaar, organisatie)
    assert selectors.signalen_zichtbaar(sectorambtenaar).get() == signaal
    services.signaal_terugnemen(
        signaal.doorgeleidingen.get(), actor=wijkambtenaar, reden="Zelf gedaan."
    )
    assert not selectors.signalen_zichtbaar(sectorambtenaar).exists()


def test_een_partner_ziet_de_opgave_waar_zijn_vraag_in_zit(
    gebied, wijkambtenaar, partner, partnerorganisatie
):
    signaal = maak_signaal(gebied)
    opgave = maak_opgave(gebied, wijkambtenaar, signalen=[signaal])
    assert not selectors.opgaven_zichtbaar(partner).exists()
    doorgeven(signaal, wijkambtenaar, partnerorganisatie)
    assert selectors.opgaven_zichtbaar(partner).get() == opgave
    assert selectors.stemmen_van(opgave, partner) == [signaal]


def test_post_stand_zegt_hoe_oud_de_rij_is(gebied):
    assert selectors.post_stand() == selectors.PostStand(wacht=0, oudste=None, mislukt=0)
    moment = klok.nu() - timedelta(hours=3)
    with klok.verzet(moment):
        maak_signaal(gebied)
    maak_signaal(gebied)
    assert selectors.post_stand() == selectors.PostStand(wacht=2, oudste=moment, mislukt=0)
