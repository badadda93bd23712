import pytest

from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel
from wijkwerk.signalen import selectors, services
from wijkwerk.signalen.models import Verzending
from wijkwerk.signalen.services import MelderGegevens
from wijkwerk.signalen.tests.factories import maak_signaal

BRIEF = MelderGegevens(
    naam="Mevrouw De Boer", postadres="Kadeweg 4\n1234 AB Proefdam", kanaal="brief"
)


@pytest.fixture
def verzending(gebied):
    return Verzending.objects.get(melder__signaal=maak_signaal(gebied, melder=BRIEF))


def test_een_brief_op_de_post(verzending, wijkambtenaar):
    assert list(selectors.verzendingen_te_doen(wijkambtenaar)) == [verzending]
    services.verzending_afvinken([verzending], actor=wijkambtenaar)
    assert not selectors.verzendingen_te_doen(wijkambtenaar).exists()
    verzending.refresh_from_db()
    assert verzending.status == "verzonden"
    with pytest.raises(DomainError, match="al verstuurd"):
        services.verzending_afvinken([verzending], actor=wijkambtenaar)


@pytest.mark.parametrize("rol", ["raadslid", "sectorambtenaar", "collega_elders"])
def test_anderen_zien_en_vinken_niets(verzending, rolverdeling, rol):
    assert not selectors.verzendingen_te_doen(rolverdeling[rol]).exists()
    with pytest.raises(NotAllowed):
        services.verzending_afvinken([verzending], actor=rolverdeling[rol])


def test_lijst_brief_en_afvinken_op_het_scherm(verzending, gemeente, wijkambtenaar, client_van):
    client = client_van(wijkambtenaar)
    pad = f"/{gemeente.slug}/werk/post/"
    lijst = client.get(pad).content.decode()
    assert "Brief" in lijst
    assert "Kadeweg" not in lijst
    keuze = {"alleen": f"{verzending.sleutel}.1"}
    brief = client.post(f"{pad}brieven/", keuze).content.decode()
    assert "Kadeweg 4" in brief
    assert verzending.melder.volgtoken in brief
    assert Logregel.objects.filter(handeling="melder.tonen", doel="brief").count() == 1
    assert client.post(f"{pad}afvinken/", keuze).status_code == 302
    assert "Alles is verstuurd" in client.get(pad).content.decode()


def test_de_brief_als_pdf(verzending, gemeente, wijkambtenaar, client_van):
    pad = f"/{gemeente.slug}/werk/post/brieven/"
    keuze = {"alleen": f"{verzending.sleutel}.1", "pdf": "1"}
    antwoord = client_van(wijkambtenaar).post(pad, keuze)
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord.content.startswith(b"%PDF-")


def test_zonder_weasyprint_komt_de_pagina_om_te_printen(
    verzending, gemeente, wijkambtenaar, client_van, monkeypatch
):
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)
    pad = f"/{gemeente.slug}/werk/post/brieven/"
    keuze = {"alleen": f"{verzending.sleutel}.1", "pdf": "1"}
    antwoord = client_van(wijkambtenaar).post(pad, keuze)
    assert antwoord["Content-Type"].startswith("text/html")
    assert "Kadeweg 4" in antwoord.content.decode()


def test_collega_van_elders_opent_geen_brief(verzending, gemeente, collega_elders, client_van):
    pad = f"/{gemeente.slug}/werk/post/brieven/"
    antwoord = client_van(collega_elders).post(pad, {"alleen": f"{verzending.sleutel}.1"})
    assert antwoord.status_code == 302
    assert not Logregel.objects.filter(handeling="melder.tonen").exists()
