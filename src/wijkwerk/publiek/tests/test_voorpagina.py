"""The front page of a gemeente and the list of its areas."""

from tests.draad import Draad


def inhoud(client, pad: str) -> str:
    response = client.get(pad)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_de_voorpagina_toont_gebieden_en_wat_er_gebeurde(client, draad: Draad):
    draad.resultaat(draad.inspanning("Zes lampen op het pad", draad.opgave()))
    pagina = inhoud(client, "/proefdam/")
    assert 'href="/proefdam/gebieden/noord/"' in pagina
    assert 'href="/proefdam/gebieden/noord-oost/"' not in pagina
    assert "Zes lampen op het pad" in pagina
    assert "3 keer iets" in pagina


def test_een_verse_gemeente_belooft_antwoord(client, gemeente):
    pagina = inhoud(client, "/proefdam/")
    assert "binnen 10 werkdagen" in pagina
    assert "Nog geen resultaten" in pagina


def test_een_gemeente_zonder_gebieden_zegt_dat(client, gemeente):
    gemeente.werkniveau = "stadsdeel"
    gemeente.save()
    assert "nog niet ingelezen" in inhoud(client, "/proefdam/")


def test_zoeken_vindt_ook_een_buurt(client, gemeente):
    pagina = inhoud(client, "/proefdam/gebieden/?q=NOORD+oost")
    assert "1 gebied gevonden" in pagina
    assert 'href="/proefdam/gebieden/noord-oost/"' in pagina


def test_niets_gevonden_zegt_wat_u_kunt_doen(client, gemeente):
    assert "Probeer een deel van de naam" in inhoud(client, "/proefdam/gebieden/?q=atlantis")


def test_wat_iemand_zoekt_komt_ontsnapt_terug(client, gemeente):
    pagina = inhoud(client, "/proefdam/gebieden/?q=<script>alert(1)</script>")
    assert "<script>alert" not in pagina


def test_een_gemeente_gebruikt_haar_eigen_woorden(client, gemeente):
    gemeente.woordenset = "kern"
    gemeente.save()
    pagina = inhoud(client, "/proefdam/")
    assert "De kernen van Proefdam" in pagina
    assert "wijken" not in pagina


def test_de_lijst_van_gemeenten(client, gemeente, andere_gemeente):
    pagina = inhoud(client, "/")
    assert 'href="/proefdam/"' in pagina
    assert 'href="/elderveen/"' in pagina
