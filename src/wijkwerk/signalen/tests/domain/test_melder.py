import pytest

from wijkwerk.signalen.domain.melder import MelderGegevens, masker


@pytest.mark.parametrize(
    ("waarde", "gezien"),
    [
        ("", ""),
        ("ans@voorbeeld.nl", "a•••@voorbeeld.nl"),
        ("0612345678", "••••••78"),
        ("Kadeweg 4\n1234 AB Proefdam", "••••••"),
        ("Ans Bakker", "••••••"),
    ],
)
def test_masker(waarde, gezien):
    assert masker(waarde) == gezien


def test_wat_ontbreekt_volgt_uit_de_gekozen_weg():
    assert MelderGegevens(kanaal="mail").ontbreekt == "e_mail"
    assert MelderGegevens(kanaal="brief", postadres="Kade 1").ontbreekt == ""
    assert MelderGegevens(kanaal="bel", e_mail="ans@voorbeeld.nl").ontbreekt == "telefoon"
    assert MelderGegevens().ontbreekt == ""
