from wijkwerk.gebiedscyclus.domain import berichten


def test_wat_bewoners_lezen():
    assert berichten.geplaatst("Licht.", "wijkagenda", "2026") == (
        "Dit staat nu op de wijkagenda van 2026: Licht."
    )
    assert (
        berichten.vervallen("Licht", "kernenagenda")
        == "Dit staat niet meer op de kernenagenda: Licht."
    )
    assert berichten.heropend("Licht", "wijkagenda") == "Dit staat weer op de wijkagenda: Licht."
