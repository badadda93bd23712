import pytest

from wijkwerk.signalen.domain.kantoorwoorden import GEWONER, VOLUIT
from wijkwerk.signalen.domain.taal import Hint, nalezen, zinnen


def hints(*teksten: str, **opties: bool) -> list[tuple[str, str, str]]:
    return [(b.hint, b.woord, b.beter) for b in nalezen(*teksten, **opties).bevindingen]


def test_gewone_taal_krijgt_geen_opmerking():
    oordeel = nalezen("Wij leggen deze week schelpen op het pad.", "Het waterbedrijf graaft eerst.")
    assert oordeel.is_goed
    assert oordeel.langste == 8


@pytest.mark.parametrize(
    ("tekst", "aantal"),
    [
        ("Een zin. Nog een zin! En dit? Ja.", 4),
        ("Wij komen om 10.30 uur, o.a. voor het pad. Tot dan.", 2),
        ("Een kop\nEen regel zonder punt\n\n- een punt", 3),
        ("Hij zei: ‘Het kan.’ Toen ging hij weg.", 2),
        ("Dat kost € 1.200. Meer niet.", 2),
        ("", 0),
    ],
)
def test_zinnen(tekst, aantal):
    assert len(list(zinnen(tekst))) == aantal


def test_een_lange_zin_staat_erbij_met_het_aantal_woorden():
    (bevinding,) = nalezen("een " * 16 + "eind.").bevindingen
    assert (bevinding.hint, bevinding.aantal) == (Hint.LANGE_ZIN, 17)
    assert bevinding.zin.endswith("eind.")
    assert nalezen("een " * 14 + "eind.").is_goed


@pytest.mark.parametrize(
    ("tekst", "woord", "beter"),
    [
        ("Dit is conform de regels.", "conform", "volgens"),
        ("CONFORM de regels.", "conform", "volgens"),
        ("Wij schrijven ten aanzien van het pad.", "ten aanzien van", "over"),
        ("U dient te wachten.", "dient te", "moet"),
    ],
)
def test_een_kantoorwoord_krijgt_een_gewoner_woord(tekst, woord, beter):
    assert (Hint.KANTOORWOORD, woord, beter) in hints(tekst)


def test_een_deel_van_een_woord_is_geen_kantoorwoord():
    assert not hints("De plek heet Conformia en het is nogal nadering.")


@pytest.mark.parametrize(
    ("tekst", "woord", "beter"),
    [
        ("Dat is o.a. het pad.", "o.a.", "onder andere"),
        ("Het gaat i.v.m. de regen niet door.", "i.v.m.", "door"),
        ("Dat staat in de APV.", "APV", ""),
        ("Zie bijv. het pad.", "bijv.", "bijvoorbeeld"),
    ],
)
def test_een_afkorting_wordt_genoemd(tekst, woord, beter):
    assert hints(tekst) == [(Hint.AFKORTING, woord, beter)]


@pytest.mark.parametrize(
    "tekst",
    [
        "Kade 12, 1234 AB Proefdam.",
        "Neem het OV.",
        "Bel 14 0999 of kijk op www.proefdam-gemeentebestuur.nl.",
        "Op het Burgemeestervandenbergplein komt een bank.",
        "De sociaal-maatschappelijk werker komt.",
    ],
)
def test_namen_adressen_en_postcodes_zijn_geen_fout(tekst):
    assert not hints(tekst)


def test_een_lang_woord_wordt_een_keer_genoemd():
    assert hints("De verkeersveiligheidscommissie komt.") == [
        (Hint.LANG_WOORD, "verkeersveiligheidscommissie", "")
    ]


@pytest.mark.parametrize(
    ("tekst", "lijdend"),
    [
        ("Het pad wordt in maart gemaakt.", True),
        ("De lampen werden vervangen.", True),
        ("Het wordt beter.", False),
        ("De gemeente maakt het pad.", False),
    ],
)
def test_wie_doet_het(tekst, lijdend):
    assert (Hint.LIJDEND in [hint for hint, *_rest in hints(tekst)]) is lijdend


def test_zonder_reden():
    assert hints("Nee.", reden_ontbreekt=True) == [(Hint.GEEN_REDEN, "", "")]


def test_de_lijsten_wijzen_niet_naar_zichzelf():
    assert len(GEWONER) >= 120
    assert not set(GEWONER) & set(GEWONER.values())
    for lijst in (GEWONER, VOLUIT):
        assert all(woord == woord.lower() and woord != beter for woord, beter in lijst.items())
