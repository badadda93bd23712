from datetime import timedelta

import pytest

from wijkwerk.core import klok
from wijkwerk.core.actor import SYSTEM
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.signalen.models import Signaal, Terugkoppeling, Toezegging, Verzending
from wijkwerk.signalen.services import (
    MelderGegevens,
    signaal_beantwoorden,
    signaal_heropenen,
    signaal_oppakken,
)
from wijkwerk.signalen.tests.factories import maak_signaal
from wijkwerk.signalen.tests.test_signaal_doorgeven import doorgeven

ANTWOORD = {
    "uitkomst": "kan_deels",
    "tekst": "Er komen lampen.",
    "reden": "Het pad wacht op de buis.",
    "reden_soort": "anders",
}
NEE = {
    **ANTWOORD,
    "uitkomst": "kan_niet",
    "reden_soort": "geld",
    "afgewogen": "Het pad is veilig genoeg. Andere paden zijn slechter.",
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


# --- the four questions -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("antwoord", "veld"),
    [(ANTWOORD, "reden_soort"), (NEE, "reden_soort"), (NEE, "afgewogen")],
)
def test_wie_nee_zegt_zegt_waarom_en_wat_is_afgewogen(gebied, wijkambtenaar, antwoord, veld):
    with pytest.raises(DomainError):
        signaal_beantwoorden(maak_signaal(gebied), actor=wijkambtenaar, **{**antwoord, veld: " "})


def test_een_onbekende_soort_reden_wordt_geweigerd(gebied, wijkambtenaar):
    with pytest.raises(DomainError, match="reden"):
        signaal_beantwoorden(
            maak_signaal(gebied), actor=wijkambtenaar, **{**NEE, "reden_soort": "geen zin"}
        )


def test_alles_wat_wij_zeggen_wordt_bewaard(gebied, wijkambtenaar):
    zelf = "U kunt de tak zelf snoeien."
    signaal = signaal_beantwoorden(maak_signaal(gebied), actor=wijkambtenaar, **NEE, zelf=zelf)
    antwoord = Terugkoppeling.objects.get(signaal=signaal, soort="antwoord")
    assert (antwoord.reden_soort, antwoord.afgewogen, antwoord.zelf) == (
        "geld",
        NEE["afgewogen"],
        zelf,
    )


def test_wie_ja_zegt_heeft_geen_soort_reden(gebied, wijkambtenaar):
    ja = {**ANTWOORD, "uitkomst": "kan", "reden_soort": "geld"}
    signaal = signaal_beantwoorden(maak_signaal(gebied), actor=wijkambtenaar, **ja)
    assert Terugkoppeling.objects.get(signaal=signaal, soort="antwoord").reden_soort == ""


# --- the clock ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("dagen", "op_tijd"), [(0, True), (1, False)])
def test_op_tijd_is_op_of_voor_de_dag(gebied, wijkambtenaar, dagen, op_tijd):
    signaal = maak_signaal(gebied)
    dag = klok.nu() + (signaal.antwoord_voor - klok.vandaag()) + timedelta(days=dagen)
    with klok.verzet(dag):
        signaal = signaal_beantwoorden(signaal, actor=wijkambtenaar, **ANTWOORD)
    assert signaal.op_tijd is op_tijd


def test_op_tijd_gaat_over_het_eerste_antwoord(gebied, wijkambtenaar):
    signaal = signaal_beantwoorden(maak_signaal(gebied), actor=wijkambtenaar, **ANTWOORD)
    signaal = signaal_heropenen(signaal, actor=wijkambtenaar, reden="Het pad is weer nat.")
    with klok.verzet(klok.nu() + timedelta(days=200)):
        signaal = signaal_beantwoorden(signaal, actor=wijkambtenaar, **ANTWOORD)
    assert signaal.op_tijd is True


def voeg_samen(signaal: Signaal, hoofd: Signaal) -> None:
    """As the service of merging leaves it."""
    Signaal.objects.filter(pk=signaal.pk).update(status="samengevoegd", samengevoegd_in=hoofd)


def test_wat_samengevoegd_is_wordt_mee_beantwoord(gebied, wijkambtenaar):
    hoofd, een, dieper = (maak_signaal(gebied) for _nummer in range(3))
    voeg_samen(een, hoofd)
    voeg_samen(dieper, een)
    hoofd = signaal_beantwoorden(hoofd, actor=wijkambtenaar, **ANTWOORD)
    for signaal in (een, dieper):
        signaal.refresh_from_db()
        assert signaal.status == "samengevoegd"
        assert (signaal.beantwoord_op, signaal.op_tijd) == (hoofd.beantwoord_op, True)


# --- a promise along with it --------------------------------------------------------------------


def test_een_belofte_gaat_mee_met_het_antwoord(gebied, wijkambtenaar):
    voor = klok.vandaag() + timedelta(days=30)
    signaal = signaal_beantwoorden(
        maak_signaal(gebied),
        actor=wijkambtenaar,
        **ANTWOORD,
        belofte="Schelpen op het pad",
        belofte_voor=voor,
    )
    toezegging = Toezegging.objects.get(signaal=signaal)
    assert (toezegging.tekst, toezegging.voor, toezegging.eigenaar) == (
        "Schelpen op het pad",
        voor,
        wijkambtenaar.persoon,
    )
    antwoord = Terugkoppeling.objects.get(signaal=signaal, soort="antwoord")
    assert (antwoord.over_soort, antwoord.over_kenmerk) == ("toezegging", toezegging.kenmerk)
    assert Terugkoppeling.objects.filter(signaal=signaal).exclude(soort="ontvangst").count() == 1


@pytest.mark.parametrize("dagen", [None, -1])
def test_een_belofte_heeft_een_dag_die_nog_komt(gebied, wijkambtenaar, dagen):
    voor = None if dagen is None else klok.vandaag() + timedelta(days=dagen)
    signaal = maak_signaal(gebied)
    with pytest.raises(DomainError, match="datum"):
        signaal_beantwoorden(
            signaal, actor=wijkambtenaar, **ANTWOORD, belofte="Schelpen", belofte_voor=voor
        )
    signaal.refresh_from_db()
    assert signaal.status == "nieuw"
    assert not Terugkoppeling.objects.filter(soort="antwoord").exists()


# --- two colleagues at once ---------------------------------------------------------------------


def test_wie_een_oude_pagina_had_hoort_wie_het_wijzigde(gebied, wijkambtenaar, leidinggevende):
    signaal = maak_signaal(gebied)
    versie = signaal.stappen.count()
    signaal_oppakken(signaal, actor=leidinggevende)
    with pytest.raises(DomainError, match="Lies Leiding wijzigde"):
        signaal_beantwoorden(signaal, actor=wijkambtenaar, **ANTWOORD, versie=versie)


def test_een_antwoord_van_het_programma_kan_geen_belofte_zonder_eigenaar_doen(gebied):
    with pytest.raises(DomainError, match="collega"):
        signaal_beantwoorden(
            maak_signaal(gebied),
            actor=SYSTEM,
            **ANTWOORD,
            belofte="Schelpen",
            belofte_voor=klok.vandaag(),
        )
