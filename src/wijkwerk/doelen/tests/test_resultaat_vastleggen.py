import pytest
from django.db import DatabaseError, transaction

from wijkwerk.bestanden.models import Bestand
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel
from wijkwerk.doelen import selectors
from wijkwerk.doelen.models import Inspanning, Resultaat
from wijkwerk.doelen.services import inspanning_heropenen, resultaat_vastleggen
from wijkwerk.doelen.tests.factories import maak_foto, maak_opgave
from wijkwerk.signalen.models import Melder, Terugkoppeling, Verzending


def vastleggen(inspanning, actor, **velden) -> Resultaat:
    opties = {"tekst": "Er staan zes lampen.", "gehaald": "ja", **velden}
    return resultaat_vastleggen(inspanning, actor=actor, **opties)


def test_een_resultaat_met_foto_is_voor_iedereen(gemeente, inspanning, opgave, sectorambtenaar):
    foto = maak_foto(gemeente, sectorambtenaar)
    resultaat = vastleggen(inspanning, sectorambtenaar, fotos=[foto])
    inspanning.refresh_from_db()
    foto.refresh_from_db()
    assert inspanning.status == "klaar"
    assert foto.status == Bestand.Status.VRIJGEGEVEN
    assert [link.bestand for link in resultaat.fotos.all()] == [foto]
    assert list(selectors.openbare_resultaten([inspanning.gebied_id])) == [resultaat]
    assert Logregel.objects.filter(handeling="resultaat.vastleggen").count() == 1


def test_van_resultaat_terug_naar_elke_stem_en_weer_heen(
    gemeente, gebied, inspanning, opgave, wijkambtenaar
):
    """The thread: every Melder behind a result got the news, and leads to that result again."""
    maak_opgave(gemeente, gebied, wijkambtenaar, stemmen=1, titel="Iets anders")
    resultaat = vastleggen(inspanning, wijkambtenaar)
    melders = selectors.melders_achter(resultaat.inspanning)
    assert set(melders) == set(Melder.objects.filter(signaal__koppelingen__opgave=opgave))
    assert melders.count() == 2
    for melder in melders:
        bericht = Terugkoppeling.objects.get(
            verzendingen__melder=melder, over_kenmerk=inspanning.kenmerk
        )
        assert "Er staan zes lampen." in bericht.tekst
        gevonden = Inspanning.objects.get(kenmerk=bericht.over_kenmerk)
        assert list(selectors.resultaten_voor([bericht.opgave])) == [resultaat]
        assert gevonden.resultaten.get() == resultaat


def test_wie_losgemaakt_is_hoort_er_niet_meer_bij(inspanning, opgave, wijkambtenaar):
    from wijkwerk.signalen.services import signaal_losmaken

    koppeling = opgave.koppelingen.first()
    signaal_losmaken(koppeling, actor=wijkambtenaar, reden="Ging over iets anders")
    resultaat = vastleggen(inspanning, wijkambtenaar)
    assert selectors.melders_achter(resultaat.inspanning).count() == 1
    assert (
        Verzending.objects.filter(
            terugkoppeling__over_kenmerk=inspanning.kenmerk, bundel=True
        ).count()
        == 1
    )


@pytest.mark.parametrize(
    ("gehaald", "uitkomst"), [("ja", "kan"), ("deels", "kan_deels"), ("nee", "kan_niet")]
)
def test_ook_wat_niet_lukte_wordt_verteld(inspanning, opgave, wijkambtenaar, gehaald, uitkomst):
    vastleggen(inspanning, wijkambtenaar, gehaald=gehaald)
    assert Terugkoppeling.objects.latest("pk").uitkomst == uitkomst


def test_niet_openbaar_blijft_binnen(gemeente, inspanning, wijkambtenaar):
    foto = maak_foto(gemeente, wijkambtenaar)
    vastleggen(inspanning, wijkambtenaar, fotos=[foto], publiek=False)
    foto.refresh_from_db()
    assert foto.status == Bestand.Status.BEWAARD
    assert not selectors.openbare_resultaten().exists()
    assert (
        Verzending.objects.filter(
            terugkoppeling__over_kenmerk=inspanning.kenmerk, bundel=True
        ).count()
        == 2
    )


@pytest.mark.parametrize(
    "naam", ["raadslid", "wijkwethouder", "partner", "collega_elders", "bewoner"]
)
def test_wie_er_niet_over_gaat_legt_niets_vast(request, inspanning, naam):
    with pytest.raises(NotAllowed):
        vastleggen(inspanning, request.getfixturevalue(naam))
    assert not Resultaat.objects.exists()


def test_twee_keer_klaar_kan_niet_maar_opnieuw_na_heropenen_wel(inspanning, wijkambtenaar):
    vastleggen(inspanning, wijkambtenaar)
    with pytest.raises(DomainError):
        vastleggen(inspanning, wijkambtenaar)
    inspanning_heropenen(inspanning, actor=wijkambtenaar, reden="Een lamp is stuk.")
    vastleggen(inspanning, wijkambtenaar, tekst="Nu branden ze alle zes.")
    assert inspanning.resultaten.count() == 2


def test_vier_fotos_en_een_lege_tekst_kunnen_niet(gemeente, inspanning, wijkambtenaar):
    fotos = [maak_foto(gemeente, wijkambtenaar) for _ in range(4)]
    with pytest.raises(DomainError, match="drie"):
        vastleggen(inspanning, wijkambtenaar, fotos=fotos)
    with pytest.raises(DomainError, match="Schrijf op"):
        vastleggen(inspanning, wijkambtenaar, tekst=" ")


def test_een_resultaat_kan_niet_veranderen(inspanning, wijkambtenaar):
    resultaat = vastleggen(inspanning, wijkambtenaar)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Resultaat.objects.filter(pk=resultaat.pk).update(tekst="mooier")
