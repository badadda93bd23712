import pytest

from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.signalen import services
from wijkwerk.signalen.models import Terugkoppeling, Verzending
from wijkwerk.signalen.services import MelderGegevens
from wijkwerk.signalen.tests.factories import ANS, maak_opgave, maak_signaal
from wijkwerk.signalen.tests.test_signaal_doorgeven import doorgeven


def test_iedereen_hoort_het_een_keer_en_open_stemmen_zijn_beantwoord(gebied, wijkambtenaar):
    bea = MelderGegevens(e_mail="bea@voorbeeld.nl", kanaal="mail")
    signalen = [maak_signaal(gebied, melder=melder) for melder in (ANS, ANS, bea, None)]
    opgave = maak_opgave(gebied, wijkambtenaar, signalen=signalen)
    opgave = services.opgave_afronden(opgave, actor=wijkambtenaar, toelichting="Het pad is droog.")
    assert opgave.status == "afgerond"
    nieuws = Terugkoppeling.objects.get(opgave=opgave)
    assert (nieuws.soort, nieuws.tekst) == ("antwoord", "Het pad is droog.")
    standen = Verzending.objects.filter(terugkoppeling=nieuws).order_by("pk")
    assert [(v.melder.e_mail, v.status) for v in standen] == [
        ("ans@voorbeeld.nl", "klaar"),
        ("ans@voorbeeld.nl", "vervallen"),
        ("bea@voorbeeld.nl", "klaar"),
    ]
    for signaal in signalen:
        signaal.refresh_from_db()
        assert signaal.status == "beantwoord"
        assert signaal.stappen.filter(handeling="opgave.afronden").count() == 1


def test_een_open_vraag_aan_de_sector_vervalt(gebied, wijkambtenaar, organisatie):
    signaal = maak_signaal(gebied)
    opgave = maak_opgave(gebied, wijkambtenaar, signalen=[signaal])
    doorgeven(signaal, wijkambtenaar, organisatie)
    services.opgave_afronden(opgave, actor=wijkambtenaar, toelichting="Klaar.")
    assert signaal.doorgeleidingen.get().status == "teruggenomen"


def test_losgemaakte_stem_hoort_niets(gebied, wijkambtenaar):
    signaal, opgave = maak_signaal(gebied), maak_opgave(gebied, wijkambtenaar)
    koppeling = services.signaal_bundelen(signaal, actor=wijkambtenaar, opgave=opgave)
    services.signaal_losmaken(koppeling, actor=wijkambtenaar, reden="Iets anders.")
    services.opgave_afronden(opgave, actor=wijkambtenaar, toelichting="Klaar.")
    assert not Verzending.objects.filter(terugkoppeling__opgave=opgave).exists()
    signaal.refresh_from_db()
    assert signaal.status == "in_behandeling"


def test_afronden_kan_een_keer_en_heropenen_daarna(gebied, wijkambtenaar):
    opgave = maak_opgave(gebied, wijkambtenaar)
    with pytest.raises(DomainError):
        services.opgave_heropenen(opgave, actor=wijkambtenaar)
    services.opgave_afronden(opgave, actor=wijkambtenaar, toelichting="Klaar.")
    with pytest.raises(DomainError):
        services.opgave_afronden(opgave, actor=wijkambtenaar, toelichting="Klaar.")
    assert services.opgave_heropenen(opgave, actor=wijkambtenaar).status == "open"


@pytest.mark.parametrize("rol", ["wijkwethouder", "sectorambtenaar", "collega_elders"])
def test_anderen_mogen_niet_afronden(gebied, wijkambtenaar, rolverdeling, rol):
    opgave = maak_opgave(gebied, wijkambtenaar)
    with pytest.raises(NotAllowed):
        services.opgave_afronden(opgave, actor=rolverdeling[rol], toelichting="Klaar.")
