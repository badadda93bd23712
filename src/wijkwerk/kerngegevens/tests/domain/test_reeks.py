from wijkwerk.kerngegevens.domain.reeks import maak_reeks


def test_jaren_zonder_cijfer_zijn_gaten():
    reeks = maak_reeks({2019: 1.0, 2021: None, 2022: 4.0}, {2019: 9.0, 2022: 8.0}, [])
    assert reeks.jaren == (2019, 2020, 2021, 2022)
    assert reeks.waarden == (1.0, None, None, 4.0)
    assert reeks.geheel == (9.0, None, None, 8.0)
    assert reeks.zonder_cijfer == (2020, 2021)
    assert reeks.heeft_verloop


def test_breuk_en_ongecontroleerd_alleen_tussen_de_cijfers():
    reeks = maak_reeks(
        {2020: 1.0, 2022: 2.0, 2024: 3.0}, {}, [(2020, 3), (2022, 3), (2024, None), (2026, 3)]
    )
    assert (reeks.breuken, reeks.ongecontroleerd) == ((2022,), (2024,))


def test_zonder_cijfers_of_met_een_is_er_geen_verloop():
    assert maak_reeks({}, {}, []).jaren == ()
    assert maak_reeks({2024: None}, {}, []).jaren == ()
    assert not maak_reeks({2024: 1.0}, {}, []).heeft_verloop
