"""What residents read."""

from datetime import date

from wijkwerk.doelen.domain import berichten

DAG, LATER = date(2026, 3, 5), date(2026, 12, 15)


def test_een_datum_is_voluit():
    assert berichten.dag(DAG) == "5 maart 2026"


def test_gestart_noemt_wie_en_wanneer():
    assert berichten.gestart("Zes lampen.", "Stadsbeheer", LATER) == (
        "Wij zijn begonnen: Zes lampen. Stadsbeheer doet dit. Het is klaar voor 15 december 2026."
    )


def test_uitgesteld_zegt_eerlijk_dat_het_later_wordt():
    assert "later klaar dan wij zeiden" in berichten.uitgesteld("Zes lampen", DAG, LATER)
    assert "eerder klaar" in berichten.uitgesteld("Zes lampen", LATER, DAG)


def test_een_mislukt_resultaat_begint_met_nee():
    tekst = berichten.resultaat("Zes lampen", "nee", " Er was geen geld. ")
    assert tekst == "Dit is niet gelukt: Zes lampen. Er was geen geld."


def test_stoppen_en_verder_gaan():
    assert berichten.gestopt("Zes lampen") == "Wij stoppen met: Zes lampen."
    assert "toch verder" in berichten.heropend("Zes lampen", DAG)
