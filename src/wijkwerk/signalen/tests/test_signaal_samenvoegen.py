"""Merging, taking apart, splitting and joining: nobody who spoke is lost on the way."""

from datetime import timedelta

import pytest

from wijkwerk.core import klok
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.signalen import services
from wijkwerk.signalen.models import Signaal, SignaalVerband, Terugkoppeling
from wijkwerk.signalen.selectors.draad import gehoor_ids
from wijkwerk.signalen.tests.factories import maak_signaal
from wijkwerk.signalen.tests.test_signaal_beantwoorden import ANTWOORD
from wijkwerk.signalen.tests.test_signaal_doorgeven import doorgeven

ANDEREN = ["sectorambtenaar", "wijkwethouder", "raadslid", "partner", "collega_elders", "verlopen"]


def vers(signaal) -> Signaal:
    return Signaal.objects.get(pk=signaal.pk)


@pytest.fixture
def een(gebied):
    return maak_signaal(gebied)


@pytest.fixture
def twee(gebied):
    return maak_signaal(gebied, tekst="Het pad bij de school is modderig.")


# --- merging ---------------------------------------------------------------------------------


def test_het_andere_houdt_woorden_kenmerk_en_melder(een, twee, wijkambtenaar):
    hoofd = services.signaal_samenvoegen(een, actor=wijkambtenaar, andere=[twee], reden="zelfde")
    ander = vers(twee)
    assert (ander.status, ander.samengevoegd_in, hoofd.status) == ("samengevoegd", een, "nieuw")
    assert (ander.tekst, ander.kenmerk, ander.melders.count()) == (twee.tekst, twee.kenmerk, 1)
    assert gehoor_ids(hoofd) == {een.pk, twee.pk}
    assert "zelfde" in hoofd.stappen.get(handeling="signaal.samenvoegen").toelichting
    nieuws = Terugkoppeling.objects.get(signaal=twee, soort="vervolg")
    assert nieuws.melden == "niet"


def test_meer_tegelijk_en_de_vroegste_datum_geldt(gebied, een, twee, wijkambtenaar):
    vroeg = klok.vandaag() + timedelta(days=1)
    Signaal.objects.filter(pk=twee.pk).update(antwoord_voor=vroeg)
    drie = maak_signaal(gebied)
    hoofd = services.signaal_samenvoegen(een, actor=wijkambtenaar, andere=[twee, drie])
    assert hoofd.samengevoegd.count() == 2
    assert vers(een).antwoord_voor == vroeg


def test_een_keten_kan_niet(gebied, een, twee, wijkambtenaar):
    drie = maak_signaal(gebied)
    services.signaal_samenvoegen(een, actor=wijkambtenaar, andere=[twee])
    with pytest.raises(DomainError, match="horen al andere"):
        services.signaal_samenvoegen(drie, actor=wijkambtenaar, andere=[een])
    with pytest.raises(DomainError, match="zelf samengevoegd"):
        services.signaal_samenvoegen(drie, actor=wijkambtenaar, andere=[twee])
    with pytest.raises(DomainError, match="zelf samengevoegd"):
        services.signaal_samenvoegen(twee, actor=wijkambtenaar, andere=[drie])
    assert vers(drie).status == "nieuw"


def test_met_een_beantwoord_signaal_kan_niet(een, twee, wijkambtenaar):
    services.signaal_beantwoorden(twee, actor=wijkambtenaar, **ANTWOORD)
    with pytest.raises(DomainError, match="al beantwoord"):
        services.signaal_samenvoegen(een, actor=wijkambtenaar, andere=[twee])
    with pytest.raises(DomainError, match="al beantwoord"):
        services.signaal_samenvoegen(twee, actor=wijkambtenaar, andere=[een])


def test_wat_nog_ergens_gevraagd_wordt_gaat_niet_stil_verloren(
    een, twee, wijkambtenaar, organisatie
):
    doorgeven(twee, wijkambtenaar, organisatie)
    with pytest.raises(DomainError, match="loopt nog een vraag"):
        services.signaal_samenvoegen(een, actor=wijkambtenaar, andere=[twee])
    services.signaal_samenvoegen(twee, actor=wijkambtenaar, andere=[een])
    assert vers(twee).status == "bij_sector"


def test_met_zichzelf_of_met_niets_kan_niet(een, wijkambtenaar):
    for andere in ([], [een]):
        with pytest.raises(DomainError, match="Kies welk"):
            services.signaal_samenvoegen(een, actor=wijkambtenaar, andere=andere)


def test_ook_over_het_andere_moet_men_gaan(een, ander_gebied, wijkambtenaar, leidinggevende):
    elders = maak_signaal(ander_gebied)
    with pytest.raises(NotAllowed):
        services.signaal_samenvoegen(een, actor=wijkambtenaar, andere=[elders])
    services.signaal_samenvoegen(een, actor=leidinggevende, andere=[elders])


@pytest.mark.parametrize("rol", ANDEREN)
def test_anderen_voegen_niet_samen(een, twee, rolverdeling, rol):
    with pytest.raises(NotAllowed):
        services.signaal_samenvoegen(een, actor=rolverdeling[rol], andere=[twee])


def test_wie_op_een_oud_scherm_samenvoegt_hoort_wie_er_was(
    een, twee, wijkambtenaar, leidinggevende
):
    services.signaal_noteren(een, actor=leidinggevende, notitie="Ik bel even.")
    with pytest.raises(DomainError, match="Lies Leiding wijzigde"):
        services.signaal_samenvoegen(een, actor=wijkambtenaar, andere=[twee], versie=1)
    assert vers(twee).samengevoegd_in is None


# --- taking apart ----------------------------------------------------------------------------


@pytest.fixture
def samen(een, twee, wijkambtenaar):
    return services.signaal_samenvoegen(een, actor=wijkambtenaar, andere=[twee])


def test_uit_elkaar_is_weer_open_en_alleen(samen, twee, wijkambtenaar):
    uit = services.signaal_uit_elkaar_halen(vers(twee), actor=wijkambtenaar, reden="Ander pad.")
    assert (uit.status, uit.samengevoegd_in) == ("in_behandeling", None)
    assert gehoor_ids(samen) == {samen.pk}
    assert samen.stappen.filter(handeling="signaal.uit_elkaar_halen").count() == 1
    with pytest.raises(DomainError, match="In behandeling"):
        services.signaal_uit_elkaar_halen(uit, actor=wijkambtenaar, reden="Nog eens.")


def test_na_het_antwoord_uit_elkaar_is_heropend(samen, twee, wijkambtenaar):
    services.signaal_beantwoorden(samen, actor=wijkambtenaar, **ANTWOORD)
    Signaal.objects.filter(pk=twee.pk).update(beantwoord_op=klok.nu())
    uit = services.signaal_uit_elkaar_halen(vers(twee), actor=wijkambtenaar, reden="Ander pad.")
    assert (uit.beantwoord_op, uit.heropend) == (None, 1)


def test_heropent_het_hoofd_dan_wacht_het_andere_mee(samen, twee, wijkambtenaar):
    services.signaal_beantwoorden(samen, actor=wijkambtenaar, **ANTWOORD)
    Signaal.objects.filter(pk=twee.pk).update(beantwoord_op=klok.nu())
    services.signaal_heropenen(vers(samen), actor=wijkambtenaar, reden="Toch niet klaar.")
    assert vers(twee).beantwoord_op is None


def test_uit_elkaar_vraagt_een_reden(samen, twee, wijkambtenaar):
    with pytest.raises(DomainError, match="waarom"):
        services.signaal_uit_elkaar_halen(vers(twee), actor=wijkambtenaar, reden="")


@pytest.mark.parametrize("rol", ANDEREN)
def test_anderen_halen_niet_uit_elkaar(samen, twee, rolverdeling, rol):
    with pytest.raises(NotAllowed):
        services.signaal_uit_elkaar_halen(vers(twee), actor=rolverdeling[rol], reden="Weg.")


# --- splitting -------------------------------------------------------------------------------

DELEN = ["Het pad is nat.", "De lamp is stuk."]


def test_elk_deel_heeft_dezelfde_klok_en_de_melder_hoort_alles(een, wijkambtenaar):
    delen = services.signaal_splitsen(een, actor=wijkambtenaar, teksten=[*DELEN, "  "])
    assert [deel.tekst for deel in delen] == DELEN
    for deel in delen:
        assert (deel.gesplitst_uit, deel.gebied) == (een, een.gebied)
        assert (deel.ontvangen_op, deel.antwoord_voor) == (een.ontvangen_op, een.antwoord_voor)
        assert not deel.melders.exists()
        assert gehoor_ids(deel) == {deel.pk, een.pk}
        assert deel.stappen.count() == 1
        assert "pad" in delen[0].zoektekst
    assert vers(een).status == "nieuw"


@pytest.mark.parametrize("teksten", [[], ["Een ding."], ["a", "b", "c", "d", "e", "f"]])
def test_twee_tot_vijf_delen(een, wijkambtenaar, teksten):
    with pytest.raises(DomainError, match="2 tot 5"):
        services.signaal_splitsen(een, actor=wijkambtenaar, teksten=teksten)
    assert Signaal.objects.count() == 1


def test_een_deel_splitst_en_gaat_niet_verder_op_in_een_ander(een, twee, wijkambtenaar):
    deel, _ = services.signaal_splitsen(een, actor=wijkambtenaar, teksten=DELEN)
    with pytest.raises(DomainError, match="al een deel"):
        services.signaal_splitsen(deel, actor=wijkambtenaar, teksten=DELEN)
    with pytest.raises(DomainError, match="horen al andere"):
        services.signaal_samenvoegen(twee, actor=wijkambtenaar, andere=[deel])


def test_wat_bijgevoegd_is_gaat_eerst_uit_elkaar(samen, wijkambtenaar):
    with pytest.raises(DomainError, match="eerst uit elkaar"):
        services.signaal_splitsen(samen, actor=wijkambtenaar, teksten=DELEN)


def test_alleen_wat_open_is_wordt_gesplitst(een, wijkambtenaar):
    services.signaal_beantwoorden(een, actor=wijkambtenaar, **ANTWOORD)
    with pytest.raises(DomainError, match="open"):
        services.signaal_splitsen(een, actor=wijkambtenaar, teksten=DELEN)


@pytest.mark.parametrize("rol", ANDEREN)
def test_anderen_splitsen_niet(een, rolverdeling, rol):
    with pytest.raises(NotAllowed):
        services.signaal_splitsen(een, actor=rolverdeling[rol], teksten=DELEN)


# --- joining ---------------------------------------------------------------------------------


def test_verbonden_zijn_beide_even_veel(een, twee, wijkambtenaar):
    verband = services.signaal_verbinden(twee, actor=wijkambtenaar, ander=een, reden="zelfde pad")
    assert (verband.een, verband.ander, verband.reden) == (een, twee, "zelfde pad")
    for signaal in (een, twee):
        assert signaal.stappen.filter(handeling="signaal.verbinden").count() == 1
        assert vers(signaal).status == "nieuw"
    with pytest.raises(DomainError, match="al verbonden"):
        services.signaal_verbinden(een, actor=wijkambtenaar, ander=twee)
    with pytest.raises(DomainError, match="ander signaal"):
        services.signaal_verbinden(een, actor=wijkambtenaar, ander=een)


def test_losgemaakt_blijft_in_de_geschiedenis_en_kan_weer(een, twee, wijkambtenaar):
    services.signaal_verbinden(een, actor=wijkambtenaar, ander=twee)
    verband = services.signaal_verband_losmaken(twee, actor=wijkambtenaar, ander=een)
    assert verband.losgemaakt_op is not None
    with pytest.raises(DomainError, match="niet meer verbonden"):
        services.signaal_verband_losmaken(een, actor=wijkambtenaar, ander=twee)
    services.signaal_verbinden(een, actor=wijkambtenaar, ander=twee)
    assert SignaalVerband.objects.count() == 2


@pytest.mark.parametrize("rol", ANDEREN)
def test_anderen_verbinden_niet(een, twee, rolverdeling, rol):
    with pytest.raises(NotAllowed):
        services.signaal_verbinden(een, actor=rolverdeling[rol], ander=twee)
    services.signaal_verbinden(een, actor=rolverdeling["wijkambtenaar"], ander=twee)
    with pytest.raises(NotAllowed):
        services.signaal_verband_losmaken(een, actor=rolverdeling[rol], ander=twee)
