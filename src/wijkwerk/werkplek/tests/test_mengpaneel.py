"""The start page: the task of the wijkambtenaar, and the exercises somebody leads."""

from datetime import timedelta

import pytest

from wijkwerk.core import klok
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.services.opdracht import wijkopdracht_vaststellen
from wijkwerk.mengpaneel.tests.maken import maak_oefening
from wijkwerk.signalen.tests.factories import tel_vragen

PAD = "/proefdam/werk/"
MEESTE_VRAGEN = 12


def tekst(client) -> str:
    antwoord = client.get(PAD)
    assert antwoord.status_code == 200
    return " ".join(antwoord.content.decode().split())


@pytest.mark.parametrize(
    ("rol", "ziet"),
    [("wijkambtenaar", True), ("leidinggevende", True), ("sectorambtenaar", False)],
)
def test_de_opdracht_voor_wie_hem_uitvoert(
    client_van, rolverdeling, gemeente, leidinggevende, rol, ziet
):
    client = client_van(rolverdeling[rol])
    assert "Opdracht aan de wijkambtenaar" not in tekst(client)  # nothing was set yet
    wijkopdracht_vaststellen(
        actor=leidinggevende, gemeente=gemeente, tekst="Zoek uit wat er speelt."
    )
    assert ("Zoek uit wat er speelt." in tekst(client)) is ziet


def test_mijn_oefeningen_wat_opnieuw_moet_eerst(
    client_van, gemeente, wijkambtenaar, leidinggevende
):
    gisteren = klok.vandaag() - timedelta(days=1)
    maak_oefening(gemeente, wijkambtenaar, titel="Nu bezig", fase=Fase.GESPREK)
    maak_oefening(
        gemeente, wijkambtenaar, titel="Een jaar oud", fase=Fase.EVALUEREN, opnieuw_op=gisteren
    )
    maak_oefening(gemeente, wijkambtenaar, titel="Net klaar", fase=Fase.EVALUEREN)
    maak_oefening(gemeente, wijkambtenaar, titel="Alleen een proef", proef=True)
    maak_oefening(gemeente, leidinggevende, titel="Van een ander")
    pagina = tekst(client_van(wijkambtenaar))
    assert "Net klaar" not in pagina
    assert "Alleen een proef" not in pagina
    assert "Van een ander" not in pagina
    assert pagina.index("Een jaar oud") < pagina.index("Nu bezig")
    assert "Tijd om opnieuw te kijken" in pagina


def test_wat_al_herhaald_is_hoeft_niet_opnieuw(client_van, gemeente, wijkambtenaar):
    gisteren = klok.vandaag() - timedelta(days=1)
    oud = maak_oefening(
        gemeente, wijkambtenaar, titel="Vorig jaar", fase=Fase.EVALUEREN, opnieuw_op=gisteren
    )
    assert "Vorig jaar" in tekst(client_van(wijkambtenaar))
    maak_oefening(gemeente, wijkambtenaar, titel="Dit jaar", vorige=oud)
    pagina = tekst(client_van(wijkambtenaar))
    assert "Vorig jaar" not in pagina
    assert "Dit jaar" in pagina


@pytest.mark.parametrize("rol", ["wijkambtenaar", "leidinggevende", "sectorambtenaar"])
def test_niet_meer_vragen(client_van, rolverdeling, gemeente, leidinggevende, rol):
    wijkopdracht_vaststellen(actor=leidinggevende, gemeente=gemeente, tekst="Doe dit.")
    for nummer in range(8):
        maak_oefening(gemeente, rolverdeling[rol], titel=f"Oefening {nummer}")
    client = client_van(rolverdeling[rol])
    tekst(client)  # what hardly changes is kept by the process
    with tel_vragen() as vragen:
        pagina = tekst(client)
    assert vragen.aantal <= MEESTE_VRAGEN, vragen
    assert pagina.count("Oefening ") == 5  # the rest is behind the list
