import pytest

from wijkwerk.signalen.domain.afzender import e_mail_vorm, kenmerken, telefoon_vorm


@pytest.mark.parametrize(
    "nummer",
    ["06 12345678", "06-12345678", "+31 6 12345678", "0031612345678", "+31 (0)6 1234 5678"],
)
def test_een_nummer_op_vijf_manieren_is_hetzelfde_nummer(nummer):
    assert telefoon_vorm(nummer) == "0612345678"


def test_geen_cijfers_is_geen_nummer():
    assert telefoon_vorm(" onbekend ") == ""


@pytest.mark.parametrize(
    "adres", ["Ans@Voorbeeld.nl", " ans+wijk@voorbeeld.nl", "ans@voorbeeld.nl"]
)
def test_een_adres_op_drie_manieren_is_hetzelfde_adres(adres):
    assert e_mail_vorm(adres) == "ans@voorbeeld.nl"


def test_het_merk_is_per_gemeente_en_geheim_anders_en_zegt_niets():
    merk = kenmerken(1, "ans@voorbeeld.nl", "", "geheim")
    assert list(merk) == ["e_mail"]
    assert merk == kenmerken(1, "ANS@voorbeeld.nl", "", "geheim")
    assert (
        len(
            {
                merk["e_mail"],
                *(
                    kenmerken(*w)["e_mail"]
                    for w in (
                        (2, "ans@voorbeeld.nl", "", "geheim"),
                        (1, "ans@voorbeeld.nl", "", "anders"),
                        (1, "bas@voorbeeld.nl", "", "geheim"),
                    )
                ),
            }
        )
        == 4
    )
    assert "ans" not in merk["e_mail"]
    assert kenmerken(1, "", "", "geheim") == {}
