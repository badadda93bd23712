import pytest

from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.signalen.models import Terugkoppeling, Verzending
from wijkwerk.signalen.services import MelderGegevens, signaal_beantwoorden
from wijkwerk.signalen.tests.factories import maak_signaal
from wijkwerk.signalen.tests.test_signaal_doorgeven import doorgeven

ANTWOORD = {
    "uitkomst": "kan_deels",
    "tekst": "Er komen lampen.",
    "reden": "Het pad wacht op de buis.",
}


def test_antwoord_met_reden_gaat_naar_de_bewoner(gebied, wijkambtenaar):
    signaal = signaal_beantwoorden(maak_signaal(gebied), actor=wijkambtenaar, **ANTWOORD)
    assert (signaal.status, signaal.beantwoord_op is not None) == ("beantwoord", True)
    antwoord = Terugkoppeling.objects.get(signaal=signaal, soort="antwoord")
    assert (antwoord.uitkomst, antwoord.reden, antwoord.door) == (
        "kan_deels",
        "Het pad wacht op de buis.",
        wijkambtenaar.persoon,
    )
    assert Verzending.objects.get(terugkoppeling=antwoord).status == "klaar"
    assert signaal.stappen.filter(handeling="signaal.beantwoorden", naar="beantwoord").count() == 1


def test_brief_wordt_klaargezet_voor_wie_geen_mail_heeft(gebied, wijkambtenaar):
    melder = MelderGegevens(naam="Mevrouw De Boer", postadres="Kade 4", kanaal="brief")
    signaal = signaal_beantwoorden(
        maak_signaal(gebied, melder=melder), actor=wijkambtenaar, **ANTWOORD
    )
    kanalen = Verzending.objects.filter(melder__signaal=signaal).values_list("kanaal", flat=True)
    assert list(kanalen) == ["brief", "brief"]


def test_wie_gebeld_wil_worden_wordt_gebeld_voor_het_antwoord_alleen(gebied, wijkambtenaar):
    melder = MelderGegevens(telefoon="0612345678", kanaal="bel")
    signaal = maak_signaal(gebied, melder=melder)
    assert not Verzending.objects.exists()
    signaal_beantwoorden(signaal, actor=wijkambtenaar, **ANTWOORD)
    assert Verzending.objects.get().kanaal == "bel"


def test_een_open_vraag_vervalt(gebied, wijkambtenaar, organisatie):
    signaal = doorgeven(maak_signaal(gebied), wijkambtenaar, organisatie)
    signaal_beantwoorden(signaal, actor=wijkambtenaar, **ANTWOORD)
    assert signaal.doorgeleidingen.get().status == "teruggenomen"


@pytest.mark.parametrize("veld", ["tekst", "reden"])
def test_zonder_tekst_of_reden_geen_antwoord(gebied, wijkambtenaar, veld):
    with pytest.raises(DomainError):
        signaal_beantwoorden(maak_signaal(gebied), actor=wijkambtenaar, **{**ANTWOORD, veld: " "})
    assert not Terugkoppeling.objects.filter(soort="antwoord").exists()


def test_een_compliment_heeft_geen_reden_nodig(gebied, wijkambtenaar):
    signaal = maak_signaal(gebied, soort="melding")
    dank = {"uitkomst": "info", "tekst": "Dank u, wij geven het door.", "reden": ""}
    assert signaal_beantwoorden(signaal, actor=wijkambtenaar, **dank).status == "beantwoord"


def test_twee_keer_antwoorden_kan_niet(gebied, wijkambtenaar):
    signaal = signaal_beantwoorden(maak_signaal(gebied), actor=wijkambtenaar, **ANTWOORD)
    with pytest.raises(DomainError, match="wijzigde"):
        signaal_beantwoorden(signaal, actor=wijkambtenaar, **ANTWOORD)
    assert Terugkoppeling.objects.filter(soort="antwoord").count() == 1


def test_een_onbekende_uitkomst_wordt_geweigerd(gebied, wijkambtenaar):
    with pytest.raises(DomainError, match="Kies"):
        signaal_beantwoorden(
            maak_signaal(gebied), actor=wijkambtenaar, **{**ANTWOORD, "uitkomst": "misschien"}
        )


@pytest.mark.parametrize("rol", ["sectorambtenaar", "raadslid", "partner", "collega_elders"])
def test_anderen_mogen_niet_beantwoorden(gebied, rolverdeling, rol):
    with pytest.raises(NotAllowed):
        signaal_beantwoorden(maak_signaal(gebied), actor=rolverdeling[rol], **ANTWOORD)
