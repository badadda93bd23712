import pytest

from wijkwerk.core.actor import Bewoner
from wijkwerk.core.errors import NotAllowed
from wijkwerk.signalen import selectors, services
from wijkwerk.signalen.tests.factories import maak_opgave, maak_signaal


def test_openbaar_en_weer_verborgen(gebied, wijkambtenaar):
    opgave = maak_opgave(gebied, wijkambtenaar, signalen=[maak_signaal(gebied)])
    assert not selectors.opgaven_zichtbaar(Bewoner()).exists()
    services.opgave_publiceren(opgave, actor=wijkambtenaar)
    gezien = selectors.openbare_opgaven([gebied.pk]).get()
    assert (gezien, gezien.stemmen) == (opgave, 1)
    services.opgave_verbergen(opgave, actor=wijkambtenaar)
    assert not selectors.openbare_opgaven([gebied.pk]).exists()


@pytest.mark.parametrize("rol", ["sectorambtenaar", "raadslid", "collega_elders"])
def test_anderen_mogen_niet_publiceren(gebied, wijkambtenaar, rolverdeling, rol):
    with pytest.raises(NotAllowed):
        services.opgave_publiceren(maak_opgave(gebied, wijkambtenaar), actor=rolverdeling[rol])


def test_bezoeker_leest_de_opgave_maar_niet_de_stemmen(client, gemeente, gebied, wijkambtenaar):
    signaal = maak_signaal(gebied, tekst="Mijn heel eigen woorden")
    opgave = maak_opgave(gebied, wijkambtenaar, signalen=[signaal], publiek=True)
    pad = f"/{gemeente.slug}/opgaven/{opgave.kenmerk}/"
    antwoord = client.get(pad)
    assert antwoord.status_code == 200
    tekst = antwoord.content.decode()
    assert "Veilig over het pad" in tekst
    assert "1 bewoner" in tekst
    assert "eigen woorden" not in tekst
    services.opgave_verbergen(opgave, actor=wijkambtenaar)
    assert client.get(pad).status_code == 404


def test_opgave_van_een_andere_gemeente_is_404(
    client, gemeente, andere_gemeente, gebied, wijkambtenaar
):
    opgave = maak_opgave(gebied, wijkambtenaar, publiek=True)
    assert client.get(f"/{andere_gemeente.slug}/opgaven/{opgave.kenmerk}/").status_code == 404
