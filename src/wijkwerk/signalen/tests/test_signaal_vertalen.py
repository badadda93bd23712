import pytest

from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.signalen.services import signaal_oppakken, signaal_vertalen
from wijkwerk.signalen.tests.factories import maak_signaal


def test_vertaling_en_thema_staan_naast_de_woorden(gebied, wijkambtenaar, thema):
    oud = maak_signaal(gebied)
    signaal = signaal_vertalen(
        oud, actor=wijkambtenaar, vertaling="Toplaag watert niet af", thema=thema
    )
    assert (signaal.vertaling, signaal.thema) == ("Toplaag watert niet af", thema)
    assert (signaal.tekst, signaal.status) == (oud.tekst, "nieuw")
    assert signaal.antwoord_voor == oud.antwoord_voor
    assert signaal.stappen.filter(handeling="signaal.vertalen").count() == 1
    assert "toplaag" not in signaal.zoektekst


def test_wie_intussen_iets_deed_gaat_voor(gebied, wijkambtenaar, leidinggevende):
    signaal = maak_signaal(gebied)
    signaal_oppakken(signaal, actor=leidinggevende)
    with pytest.raises(DomainError, match="Lies Leiding"):
        signaal_vertalen(signaal, actor=wijkambtenaar, vertaling="Mijn tekst", thema=None, versie=1)
    signaal_vertalen(signaal, actor=wijkambtenaar, vertaling="Mijn tekst", thema=None, versie=2)


@pytest.mark.parametrize("rol", ["sectorambtenaar", "wijkwethouder", "collega_elders"])
def test_anderen_mogen_niet_vertalen(gebied, rolverdeling, rol):
    with pytest.raises(NotAllowed):
        signaal_vertalen(maak_signaal(gebied), actor=rolverdeling[rol], vertaling="x", thema=None)
