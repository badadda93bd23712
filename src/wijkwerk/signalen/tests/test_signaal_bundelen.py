import pytest

from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.signalen import services
from wijkwerk.signalen.models import Terugkoppeling
from wijkwerk.signalen.selectors import stemmen_van
from wijkwerk.signalen.tests.factories import maak_opgave, maak_signaal
from wijkwerk.signalen.tests.test_signaal_beantwoorden import ANTWOORD


def test_een_stem_hoort_bij_de_opgave_en_de_bewoner_leest_het(gebied, wijkambtenaar):
    signaal, opgave = maak_signaal(gebied), maak_opgave(gebied, wijkambtenaar)
    koppeling = services.signaal_bundelen(
        signaal, actor=wijkambtenaar, opgave=opgave, reden="zelfde pad"
    )
    signaal.refresh_from_db()
    assert (signaal.status, koppeling.reden, koppeling.door) == (
        "in_behandeling",
        "zelfde pad",
        wijkambtenaar.persoon,
    )
    assert stemmen_van(opgave) == [signaal]
    nieuws = Terugkoppeling.objects.get(signaal=signaal, soort="vervolg")
    assert (nieuws.over_soort, nieuws.over_kenmerk) == ("opgave", opgave.kenmerk)
    assert signaal.stappen.filter(handeling="signaal.bundelen").count() == 1


def test_twee_keer_bundelen_is_een_keer(gebied, wijkambtenaar):
    signaal, opgave = maak_signaal(gebied), maak_opgave(gebied, wijkambtenaar)
    services.signaal_bundelen(signaal, actor=wijkambtenaar, opgave=opgave)
    with pytest.raises(DomainError, match="al bij deze opgave"):
        services.signaal_bundelen(signaal, actor=wijkambtenaar, opgave=opgave)


def test_beantwoord_signaal_en_afgeronde_opgave_nemen_niets_op(gebied, wijkambtenaar):
    signaal, opgave = maak_signaal(gebied), maak_opgave(gebied, wijkambtenaar)
    klaar = services.signaal_beantwoorden(maak_signaal(gebied), actor=wijkambtenaar, **ANTWOORD)
    with pytest.raises(DomainError, match="Beantwoord"):
        services.signaal_bundelen(klaar, actor=wijkambtenaar, opgave=opgave)
    services.opgave_afronden(opgave, actor=wijkambtenaar, toelichting="Klaar.")
    with pytest.raises(DomainError, match="afgerond"):
        services.signaal_bundelen(signaal, actor=wijkambtenaar, opgave=opgave)


@pytest.mark.parametrize("rol", ["sectorambtenaar", "raadslid", "collega_elders"])
def test_anderen_mogen_niet_bundelen(gebied, wijkambtenaar, rolverdeling, rol):
    opgave = maak_opgave(gebied, wijkambtenaar)
    with pytest.raises(NotAllowed):
        services.signaal_bundelen(maak_signaal(gebied), actor=rolverdeling[rol], opgave=opgave)


def test_losmaken_laat_de_koppeling_in_de_geschiedenis(gebied, wijkambtenaar, collega_elders):
    signaal, opgave = maak_signaal(gebied), maak_opgave(gebied, wijkambtenaar)
    koppeling = services.signaal_bundelen(signaal, actor=wijkambtenaar, opgave=opgave)
    with pytest.raises(NotAllowed):
        services.signaal_losmaken(koppeling, actor=collega_elders, reden="nee")
    services.signaal_losmaken(koppeling, actor=wijkambtenaar, reden="Gaat over een ander pad.")
    assert stemmen_van(opgave) == []
    assert opgave.koppelingen.get().losgemaakt_op is not None
    assert signaal.stappen.get(handeling="signaal.losmaken").toelichting.startswith("Gaat over")
    with pytest.raises(DomainError, match="al losgemaakt"):
        services.signaal_losmaken(koppeling, actor=wijkambtenaar, reden="nog eens")
    services.signaal_bundelen(signaal, actor=wijkambtenaar, opgave=opgave)
    assert stemmen_van(opgave) == [signaal]
