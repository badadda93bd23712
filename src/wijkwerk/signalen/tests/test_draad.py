"""Who hears what: merged voices hear the main one, the origin of a split hears its parts."""

import pytest

from wijkwerk.core import klok
from wijkwerk.signalen import selectors
from wijkwerk.signalen.domain.status import Status
from wijkwerk.signalen.models import Signaal, Terugkoppeling
from wijkwerk.signalen.tests.factories import maak_opgave, maak_signaal, tel_vragen

pytestmark = pytest.mark.django_db


def samen(signaal: Signaal, hoofd: Signaal) -> Signaal:
    signaal.samengevoegd_in, signaal.status = hoofd, Status.SAMENGEVOEGD
    signaal.save()
    return signaal


def deel_van(oorsprong: Signaal) -> Signaal:
    deel = maak_signaal(oorsprong.gebied, melder=None)
    deel.melders.all().delete()
    deel.gesplitst_uit = oorsprong
    deel.save()
    return deel


def vertel(tekst: str, **over) -> Terugkoppeling:
    return Terugkoppeling.objects.create(
        gemeente=next(iter(over.values())).gemeente,
        soort="vervolg",
        tekst=tekst,
        op=klok.nu(),
        **over,
    )


def gehoord(signaal: Signaal) -> list[str]:
    nieuws = selectors.nieuws_van(signaal, selectors.opgaven_van(signaal))
    return [rij.tekst for rij in nieuws if rij.soort != "ontvangst"]


def test_een_bericht_op_zichzelf_hoort_alleen_zichzelf_in_een_vraag(gebied):
    signaal, _ander = maak_signaal(gebied), maak_signaal(gebied)
    with tel_vragen() as vragen:
        assert selectors.gehoor_ids(signaal) == {signaal.pk}
        assert selectors.draad_ids(signaal) == {signaal.pk}
    assert vragen.aantal == 2, vragen


def test_wie_is_samengevoegd_hoort_het_hoofdbericht_en_niet_andersom(gebied):
    hoofd = maak_signaal(gebied)
    erbij = samen(maak_signaal(gebied), hoofd)
    assert selectors.gehoor_ids(hoofd) == {hoofd.pk, erbij.pk}
    assert selectors.gehoor_ids(erbij) == {erbij.pk}
    vertel("Over het hoofdbericht", signaal=hoofd)
    vertel("Alleen voor wie erbij kwam", signaal=erbij)
    assert gehoord(erbij) == ["Over het hoofdbericht", "Alleen voor wie erbij kwam"]
    assert gehoord(hoofd) == ["Over het hoofdbericht"]


def test_een_rij_van_samengevoegde_berichten_hoort_het_laatste(gebied):
    eerste, tweede, derde = (maak_signaal(gebied) for _ in range(3))
    samen(eerste, tweede)
    samen(tweede, derde)
    assert selectors.gehoor_ids(derde) == {eerste.pk, tweede.pk, derde.pk}
    assert selectors.draad_ids(eerste) == {eerste.pk, tweede.pk, derde.pk}


def test_wie_gesplitst_is_hoort_over_elk_deel_ook_als_een_deel_elders_bij_hoort(gebied):
    oorsprong, elders = maak_signaal(gebied), maak_signaal(gebied)
    een, twee = deel_van(oorsprong), deel_van(oorsprong)
    samen(twee, elders)
    assert selectors.gehoor_ids(een) == {een.pk, oorsprong.pk}
    assert selectors.gehoor_ids(elders) == {elders.pk, twee.pk, oorsprong.pk}
    vertel("Deel een is klaar", signaal=een)
    vertel("Deel twee is klaar", signaal=elders)
    assert gehoord(oorsprong) == ["Deel een is klaar", "Deel twee is klaar"]
    assert selectors.draad_van(oorsprong) == [elders, een, twee]


def test_nieuws_van_een_opgave_bereikt_wie_erin_is_samengevoegd(gebied, wijkambtenaar):
    hoofd = maak_signaal(gebied)
    erbij = samen(maak_signaal(gebied), hoofd)
    opgave = maak_opgave(gebied, wijkambtenaar, signalen=[hoofd])
    vertel("De lampen komen", opgave=opgave)
    assert selectors.gehoor_van_opgave(opgave) == {hoofd.pk, erbij.pk}
    assert "De lampen komen" in gehoord(erbij)
    assert selectors.opgaven_van(erbij) == [opgave]


def test_een_kring_die_naar_zichzelf_wijst_houdt_op(gebied):
    een = maak_signaal(gebied)
    twee = deel_van(een)
    samen(twee, een)
    assert selectors.draad_ids(een) == selectors.gehoor_ids(een) == {een.pk, twee.pk}
