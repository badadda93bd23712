"""Up the ladder and back: asking a decision, taking it, withdrawing the question."""

from datetime import date, datetime

import pytest

from wijkwerk.accounts.models import Collegabericht, Escalatiestap
from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.signalen.selectors.escalaties import escalaties_zichtbaar
from wijkwerk.signalen.services import (
    escalatie_besluiten,
    escalatie_intrekken,
    escalatie_maken,
    signaal_beantwoorden,
)
from wijkwerk.signalen.tests.factories import maak_signaal

DINSDAG = datetime(2026, 9, 15, 8, tzinfo=klok.AMSTERDAM)


@pytest.fixture
def ladder(gemeente):
    Escalatiestap.objects.all().delete()
    for nr, (rol, dagen) in enumerate([("leidinggevende", 3), ("wijkwethouder", 5)], 1):
        Escalatiestap.objects.create(
            gemeente=gemeente, volgorde=nr, naar_rol=rol, na_werkdagen=dagen
        )


@pytest.fixture
def signaal(gebied, ladder):
    return maak_signaal(gebied)


def vraag_besluit(signaal, actor, **velden):
    opties = {
        "zelf_beslissen": False,
        "reden": "Twee diensten willen iets anders.",
        "gevraagd": "Wie betaalt de lampen?",
        "standpunten": "Beheer: nee. Sociaal: ja.",
        "geprobeerd": "Twee gesprekken.",
        **velden,
    }
    return escalatie_maken(signaal, actor=actor, **opties)


def test_de_eerste_trede_met_haar_eigen_termijn(signaal, wijkambtenaar, leidinggevende):
    with klok.verzet(DINSDAG):
        escalatie = vraag_besluit(signaal, wijkambtenaar)
    assert (escalatie.naar_rol, escalatie.trede) == ("leidinggevende", 1)
    assert escalatie.voor == date(2026, 9, 18)
    assert escalatie.signaal.behandelaar == wijkambtenaar.persoon
    assert escalatie.signaal.status == "nieuw"
    assert Collegabericht.objects.get().persoon == leidinggevende.persoon


def test_wie_zelf_kan_beslissen_gaat_niet_hoger(signaal, wijkambtenaar):
    with pytest.raises(DomainError, match="zelf beslissen"):
        vraag_besluit(signaal, wijkambtenaar, zelf_beslissen=True)


@pytest.mark.parametrize("veld", ["reden", "gevraagd"])
def test_zonder_reden_of_vraag_kan_het_niet(signaal, wijkambtenaar, veld):
    with pytest.raises(DomainError, match="Schrijf op"):
        vraag_besluit(signaal, wijkambtenaar, **{veld: " "})


def test_een_tegelijk(signaal, wijkambtenaar):
    vraag_besluit(signaal, wijkambtenaar)
    with pytest.raises(DomainError, match="al een besluit gevraagd"):
        vraag_besluit(signaal, wijkambtenaar)


def test_wie_zelf_op_de_trede_staat_gaat_een_hoger(signaal, leidinggevende):
    assert vraag_besluit(signaal, leidinggevende).naar_rol == "wijkwethouder"


def test_het_besluit_komt_terug_bij_de_behandelaar(signaal, wijkambtenaar, leidinggevende):
    escalatie = vraag_besluit(signaal, wijkambtenaar)
    Collegabericht.objects.all().delete()
    escalatie = escalatie_besluiten(escalatie, actor=leidinggevende, besluit="Beheer betaalt.")
    assert (escalatie.status, escalatie.besloten_door) == ("besloten", leidinggevende.persoon)
    stap = signaal.stappen.get(handeling="escalatie.besluiten")
    assert stap.toelichting == "Beheer betaalt."
    assert Collegabericht.objects.get().persoon == wijkambtenaar.persoon
    with pytest.raises(DomainError, match="al besloten"):
        escalatie_besluiten(escalatie, actor=leidinggevende, besluit="Toch niet.")


def test_niet_eens_dan_de_volgende_trede_en_daarna_is_het_op(
    signaal, wijkambtenaar, leidinggevende, wijkwethouder
):
    een = vraag_besluit(signaal, wijkambtenaar)
    escalatie_besluiten(een, actor=leidinggevende, besluit="Ik kom er niet uit.")
    twee = vraag_besluit(signaal, wijkambtenaar)
    assert twee.naar_rol == "wijkwethouder"
    escalatie_besluiten(twee, actor=wijkwethouder, besluit="Doen.")
    with pytest.raises(DomainError, match="geen volgende trede"):
        vraag_besluit(signaal, wijkambtenaar)


def test_ingetrokken_telt_niet_als_trede(signaal, wijkambtenaar):
    escalatie = vraag_besluit(signaal, wijkambtenaar)
    with pytest.raises(DomainError, match="waarom"):
        escalatie_intrekken(escalatie, actor=wijkambtenaar, reden=" ")
    escalatie = escalatie_intrekken(escalatie, actor=wijkambtenaar, reden="Zij zijn het eens.")
    assert escalatie.status == "ingetrokken"
    assert vraag_besluit(signaal, wijkambtenaar).trede == 1


def test_zonder_ladder_zegt_wie_hem_maakt(signaal, wijkambtenaar):
    Escalatiestap.objects.all().delete()
    with pytest.raises(DomainError, match="escalatieladder"):
        vraag_besluit(signaal, wijkambtenaar)


def test_over_wat_beantwoord_is_valt_niets_te_besluiten(signaal, wijkambtenaar):
    signaal_beantwoorden(signaal, actor=wijkambtenaar, uitkomst="kan", tekst="Ja.", reden="Dus.")
    with pytest.raises(DomainError, match="afgehandeld"):
        vraag_besluit(signaal, wijkambtenaar)


@pytest.mark.parametrize("rol", ["sectorambtenaar", "wijkwethouder", "partner", "collega_elders"])
def test_anderen_vragen_geen_besluit(signaal, rolverdeling, rol):
    with pytest.raises(NotAllowed):
        vraag_besluit(signaal, rolverdeling[rol])


@pytest.mark.parametrize("rol", ["wijkambtenaar", "wijkwethouder", "raadslid", "partner"])
def test_alleen_wie_op_de_trede_staat_besluit(signaal, rolverdeling, rol):
    escalatie = vraag_besluit(signaal, rolverdeling["wijkambtenaar"])
    with pytest.raises(NotAllowed):
        escalatie_besluiten(escalatie, actor=rolverdeling[rol], besluit="Doen.")


@pytest.mark.parametrize("rol", ["sectorambtenaar", "wijkwethouder", "collega_elders"])
def test_anderen_trekken_niet_in(signaal, rolverdeling, rol):
    escalatie = vraag_besluit(signaal, rolverdeling["wijkambtenaar"])
    with pytest.raises(NotAllowed):
        escalatie_intrekken(escalatie, actor=rolverdeling[rol], reden="Weg ermee.")


def test_de_lijst_toont_wat_wacht_eerst_en_niets_van_elders(
    signaal, gebied, ander_gebied, wijkambtenaar, leidinggevende, wijkwethouder
):
    besloten = vraag_besluit(signaal, wijkambtenaar)
    escalatie_besluiten(besloten, actor=leidinggevende, besluit="Doen.")
    open_ = vraag_besluit(maak_signaal(gebied), wijkambtenaar)
    elders = vraag_besluit(maak_signaal(ander_gebied), leidinggevende)
    assert list(escalaties_zichtbaar(wijkambtenaar)) == [open_, besloten]
    assert list(escalaties_zichtbaar(wijkwethouder)) == [open_, besloten]
    assert elders in escalaties_zichtbaar(leidinggevende)
