import pytest

from wijkwerk.kerngegevens.domain.kolommen import Kolomwijzer, kaal, naam_en_eenheid
from wijkwerk.kerngegevens.domain.tabellen import eenheden_uit
from wijkwerk.kerngegevens.services import meegeleverde_indicatoren


@pytest.fixture(scope="module")
def wijzer():
    return Kolomwijzer(meegeleverde_indicatoren())


def herken(wijzer, *kolommen):
    return {kolom: t.indicator.sleutel for kolom, t in wijzer.kies(kolommen).treffers.items()}


@pytest.mark.parametrize(
    ("kolom", "sleutel"),
    [
        ("AantalInwoners_5", "inwoners"),
        ("AantalInwoners_117", "inwoners"),
        ("a_inw", "inwoners"),
        ("a_inw ", "inwoners"),
        ("aantalInwoners", "inwoners"),
        ("aantal_inwoners", "inwoners"),
        ("Bevolking/Aantal inwoners (aantal)", "inwoners"),
        ("population", "inwoners"),
        ("k_0Tot15Jaar_8", "inwoners-0-14"),
        ("a_00_14", "inwoners-0-14"),
        ("Bevolking/Leeftijdsgroepen/0 tot 15 jaar (aantal)", "inwoners-0-14"),
        ("pop_0_14", "inwoners-0-14-aandeel"),
        ("percentage_personen_0_tot_15_jaar", "inwoners-0-14-aandeel"),
        ("GemiddeldInkomenPerInwoner_83", "inkomen-per-inwoner"),
        ("GemiddeldInkomenPerInwoner_78", "inkomen-per-inwoner"),
        ("g_woz", "woz-waarde"),
        ("g_wozbag", "woz-waarde"),
        ("PercentageTweeOnderEenKapWoningEe_43", "twee-onder-een-kap"),
        ("Opleidingsniveau/Laag/Waarde (%)", "opleiding-basis-aandeel"),
        ("SES-WOA/Totaalscore/Gemiddelde score (Getal)", "ses-woa"),
        ("a_opl_lg", "opleiding-basis"),
        ("a_opl_bvm", "opleiding-basis"),
        ("AfstandTotHuisartsenpraktijk_117", "afstand-huisarts"),
    ],
)
def test_een_kolom_gaat_onder_vele_namen(wijzer, kolom, sleutel):
    assert herken(wijzer, kolom) == {kolom: sleutel}


def test_de_cijfers_achter_een_leeftijd_zijn_geen_volgnummer(wijzer):
    assert herken(wijzer, "a_00_14", "a_15_24", "a_25_44") == {
        "a_00_14": "inwoners-0-14",
        "a_15_24": "inwoners-15-24",
        "a_25_44": "inwoners-25-44",
    }


def test_een_jaartal_achter_de_naam_is_een_ander_jaar(wijzer):
    keuze = wijzer.kies(("population", "population_2024"))
    assert list(keuze.treffers) == ["population"]
    assert keuze.onbekend == ("population_2024",)


def test_gelijke_namen_worden_op_volgorde_onderscheiden(wijzer):
    assert herken(wijzer, "Appartement_54", "Appartement_62") == {
        "Appartement_54": "elektriciteit-appartement",
        "Appartement_62": "aardgas-appartement",
    }
    alleen = wijzer.kies(("Appartement_62",))
    assert not alleen.treffers
    assert alleen.onbekend == ("Appartement_62",)


def test_een_andere_eenheid_wordt_niet_overgenomen(wijzer):
    keuze = wijzer.kies(("Koopwoningen (aantal)", "Aantal inwoners (aantal)"))
    assert keuze.andere_eenheid == ("Koopwoningen (aantal)",)
    assert list(keuze.treffers) == ["Aantal inwoners (aantal)"]
    metadata = Kolomwijzer(meegeleverde_indicatoren(), {"Koopwoningen_47": "aantal"})
    assert metadata.kies(("Koopwoningen_47",)).andere_eenheid == ("Koopwoningen_47",)


def test_omschrijvende_kolommen_worden_stil_overgeslagen(wijzer):
    assert wijzer.kies(("Codering_3", "SoortRegio_2", "gm_naam", "recs", "province")).onbekend == ()


def test_een_vierkante_kilometer_is_honderd_hectare(wijzer):
    treffer = wijzer.kies(("area",)).treffers["area"]
    assert (treffer.indicator.sleutel, treffer.indicator.eenheid, treffer.factor) == (
        "oppervlakte",
        "ha",
        100,
    )


def test_een_alias_kan_niet_twee_indicatoren_noemen():
    rij = meegeleverde_indicatoren()[0]
    ander = type(rij)(**{**rij.__dict__, "sleutel": "anders"})
    with pytest.raises(ValueError, match="already taken"):
        Kolomwijzer([rij, ander])


def test_de_meegeleverde_tabel_is_heel():
    rijen = meegeleverde_indicatoren()
    assert len({rij.sleutel for rij in rijen}) == len(rijen) > 150
    assert all(
        rij.naam and rij.naam_en and rij.eenheid and rij.thema and rij.aliassen for rij in rijen
    )
    assert not [
        rij.sleutel for rij in rijen if rij.optelbaar and rij.eenheid not in ("aantal", "ha")
    ]


def test_kop_zonder_eenheid():
    assert naam_en_eenheid("Regiocode (gemeente, wijk, buurt) (code)") == (
        "Regiocode (gemeente, wijk, buurt)",
        "code",
    )
    assert kaal("Twee-onder-één-kap %") == "tweeondereenkap"


def test_alle_onderwerpen_van_de_echte_tabel_van_2024_met_hun_eenheid(cbs):
    with (cbs / "statline" / "85984NED_DataProperties.json").open("rb") as bron:
        eenheden = eenheden_uit(bron, "85984NED_DataProperties.json")
    keuze = Kolomwijzer(meegeleverde_indicatoren(), eenheden).kies(tuple(eenheden))
    assert (keuze.onbekend, keuze.andere_eenheid) == ((), ())
    assert len(keuze.treffers) == 122
    assert len({t.indicator.sleutel for t in keuze.treffers.values()}) == 122
