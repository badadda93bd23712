"""Answers of people do not outlive an exercise that nobody finishes; dry runs go after a month."""

from datetime import timedelta

import pytest
from django_scopes import scope

from tests.rolverdeling import maak_medewerker
from wijkwerk.accounts.domain import rollen
from wijkwerk.core import klok
from wijkwerk.core.errors import NotAllowed
from wijkwerk.core.models import Logregel
from wijkwerk.core.veger import veeg
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.models import Deelnemer, Inzending, Oefening
from wijkwerk.mengpaneel.services import oefening as services
from wijkwerk.mengpaneel.services.bewaren import (
    antwoorden_na_termijn_wissen,
    oefening_opschonen,
    proeven_na_termijn_wissen,
)
from wijkwerk.mengpaneel.tests.maken import maak_deelnemer, maak_oefening

DAG = timedelta(days=1)
SPREIDING = {"aantal": 1, "te_klein": True}


@pytest.fixture
def onthuld(gemeente, wijkambtenaar):
    """Revealed now, and nobody set the position."""
    oefening = maak_oefening(
        gemeente, wijkambtenaar, fase=Fase.GESPREK, spreiding=SPREIDING, code_hash="x" * 64
    )
    maak_deelnemer(oefening)
    return oefening


@pytest.fixture
def open_gelaten(gemeente, wijkambtenaar):
    """Open now, and nobody revealed it."""
    oefening = maak_oefening(
        gemeente, wijkambtenaar, fase=Fase.INVULLEN, code_hash="y" * 64, invullen_tot=klok.nu()
    )
    maak_deelnemer(oefening)
    return oefening


@pytest.mark.parametrize(("dagen", "weg"), [(29, False), (31, True)])
def test_dertig_dagen_na_het_onthullen(onthuld, dagen, weg):
    with klok.verzet(klok.nu() + dagen * DAG):
        assert antwoorden_na_termijn_wissen() == int(weg)
    assert Deelnemer.objects.exists() is not weg
    assert Inzending.objects.exists() is not weg
    onthuld.refresh_from_db()
    assert (onthuld.fase, onthuld.spreiding) == (Fase.GESPREK, SPREIDING)  # the spread stays
    assert (onthuld.code_hash is None) is weg
    regels = Logregel.objects.filter(handeling="oefening.opschonen", actor_ref="systeem")
    assert regels.count() == int(weg)


@pytest.mark.parametrize(("dagen", "weg"), [(89, False), (91, True)])
def test_negentig_dagen_na_het_openen(open_gelaten, dagen, weg):
    with klok.verzet(klok.nu() + dagen * DAG):
        assert antwoorden_na_termijn_wissen() == int(weg)
    assert Deelnemer.objects.exists() is not weg
    open_gelaten.refresh_from_db()
    assert open_gelaten.fase == (Fase.VOORBEREIDEN if weg else Fase.INVULLEN)


def test_een_vergeten_oefening_kan_opnieuw_open_met_een_andere_code(gemeente, wijkambtenaar):
    oefening = services.oefening_openen(maak_oefening(gemeente, wijkambtenaar), actor=wijkambtenaar)
    oude_code = oefening.code_hash
    with klok.verzet(klok.nu() + 91 * DAG):
        antwoorden_na_termijn_wissen()
        opnieuw = services.oefening_openen(oefening, actor=wijkambtenaar)
    assert opnieuw.fase == Fase.INVULLEN
    assert opnieuw.code_hash != oude_code


def test_nog_een_keer_vegen_doet_niets(onthuld, open_gelaten):
    with klok.verzet(klok.nu() + 100 * DAG):
        assert antwoorden_na_termijn_wissen() == 2
        assert antwoorden_na_termijn_wissen() == 0


def test_wat_vastgesteld_is_blijft_met_rust(gemeente, wijkambtenaar):
    maak_oefening(gemeente, wijkambtenaar, fase=Fase.EVALUEREN, spreiding=SPREIDING)
    with klok.verzet(klok.nu() + 1_000 * DAG):
        assert antwoorden_na_termijn_wissen() == 0


@pytest.mark.parametrize(("dagen", "weg"), [(29, False), (31, True)])
def test_een_proef_verdwijnt_na_dertig_dagen(gemeente, wijkambtenaar, dagen, weg):
    maak_oefening(gemeente, wijkambtenaar, titel="Echt")
    maak_deelnemer(
        maak_oefening(gemeente, wijkambtenaar, fase=Fase.GESPREK, proef=True, titel="Proef")
    )
    with klok.verzet(klok.nu() + dagen * DAG):
        assert proeven_na_termijn_wissen() == int(weg)
    titels = set(Oefening.objects.values_list("titel", flat=True))
    assert titels == ({"Echt"} if weg else {"Echt", "Proef"})
    assert Deelnemer.objects.exists() is not weg


def test_elke_gemeente_en_via_de_veger(onthuld, andere_gemeente):
    with scope(gemeente=andere_gemeente):
        collega = maak_medewerker(andere_gemeente, "Eva Elders", rollen.WIJKAMBTENAAR)
        maak_deelnemer(maak_oefening(andere_gemeente, collega, fase=Fase.GESPREK))
    with klok.verzet(klok.nu() + 31 * DAG):
        geveegd = veeg()
    assert geveegd["mengpaneel.antwoorden"] == 2
    assert geveegd["mengpaneel.proeven"] == 0


def test_opschonen_is_geen_knop(onthuld, wijkambtenaar):
    with pytest.raises(NotAllowed):
        oefening_opschonen(onthuld, actor=wijkambtenaar)
    assert Deelnemer.objects.exists()
