import pytest

from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel
from wijkwerk.signalen import selectors, services
from wijkwerk.signalen.models import Opgave, Signaal
from wijkwerk.signalen.tests.factories import maak_opgave, maak_signaal
from wijkwerk.signalen.tests.test_signaal_beantwoorden import ANTWOORD


def test_een_opgave_met_stemmen_in_een_keer(gebied, gemeente, wijkambtenaar):
    signalen = [maak_signaal(gebied), maak_signaal(gebied)]
    opgave = maak_opgave(gebied, wijkambtenaar, signalen=signalen)
    assert (opgave.gemeente, opgave.eigenaar, opgave.publiek) == (
        gemeente,
        wijkambtenaar.persoon,
        False,
    )
    assert selectors.stemmen_van(opgave) == signalen
    assert set(Signaal.objects.values_list("status", flat=True)) == {"in_behandeling"}
    assert Logregel.objects.filter(handeling="opgave.maken", object_kenmerk=opgave.kenmerk).exists()


def test_als_een_stem_niet_past_komt_er_geen_opgave(gebied, wijkambtenaar):
    klaar = services.signaal_beantwoorden(maak_signaal(gebied), actor=wijkambtenaar, **ANTWOORD)
    with pytest.raises(DomainError):
        maak_opgave(gebied, wijkambtenaar, signalen=[maak_signaal(gebied), klaar])
    assert not Opgave.objects.exists()
    assert not Logregel.objects.filter(handeling="opgave.maken").exists()


@pytest.mark.parametrize("rol", ["sectorambtenaar", "wijkwethouder", "partner", "collega_elders"])
def test_anderen_mogen_geen_opgave_maken(gebied, rolverdeling, rol):
    with pytest.raises(NotAllowed):
        maak_opgave(gebied, rolverdeling[rol])


@pytest.mark.parametrize("veld", ["titel", "duiding"])
def test_naam_en_duiding_zijn_nodig(gebied, wijkambtenaar, veld):
    with pytest.raises(DomainError):
        maak_opgave(gebied, wijkambtenaar, **{veld: " "})


def test_wijzigen(gebied, wijkambtenaar, collega_elders):
    opgave = maak_opgave(gebied, wijkambtenaar)
    opgave = services.opgave_wijzigen(opgave, actor=wijkambtenaar, titel="Beter", duiding="Zo.")
    assert (opgave.titel, opgave.duiding) == ("Beter", "Zo.")
    with pytest.raises(NotAllowed):
        services.opgave_wijzigen(opgave, actor=collega_elders, titel="Slechter", duiding="Zo.")
