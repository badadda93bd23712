"""Saved views of the list: kept, shared, replaced, removed."""

import pytest

from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.models import Logregel
from wijkwerk.signalen import services
from wijkwerk.signalen.models import Weergave
from wijkwerk.signalen.services.weergaven import MEESTE_WEERGAVEN


@pytest.fixture
def pad(gemeente):
    return f"/{gemeente.slug}/werk/signalen/"


def bewaar(client, pad: str, vraag: str, **velden):
    return client.post(f"{pad}weergaven/bewaren/?{vraag}", {"naam": "Groen in Noord", **velden})


def test_bewaard_zonder_onzin_en_met_een_regel_in_het_logboek(pad, wijkambtenaar, client_van):
    vraag = "thema=groen&weergave=open&onzin=1&per=7&alleen=foto&alleen=niets&pagina=4"
    antwoord = bewaar(client_van(wijkambtenaar), pad, vraag)
    weergave = Weergave.objects.get()
    assert weergave.vraag == "weergave=open&thema=groen&alleen=foto"
    assert weergave.persoon == wijkambtenaar.persoon
    assert not weergave.gedeeld
    assert antwoord.url == f"{pad}?{weergave.vraag}"
    assert Logregel.objects.filter(handeling="weergave.bewaren").count() == 1


def test_dezelfde_naam_vervangt(pad, wijkambtenaar, client_van):
    client = client_van(wijkambtenaar)
    bewaar(client, pad, "thema=groen")
    bewaar(client, pad, "thema=verkeer", gedeeld="on")
    weergave = Weergave.objects.get()
    assert (weergave.vraag, weergave.gedeeld) == ("thema=verkeer", True)


def test_zonder_naam_blijft_de_lijst_met_de_fout(pad, wijkambtenaar, client_van):
    antwoord = client_van(wijkambtenaar).post(
        f"{pad}weergaven/bewaren/?thema=groen", {"naam": " ", "gedeeld": "on"}
    )
    assert antwoord.status_code == 422
    assert antwoord.context["vraag"].thema == "groen"
    assert 'name="gedeeld" class="utrecht-checkbox' in antwoord.content.decode()
    assert antwoord.context["weergave_form"]["gedeeld"].value() is True
    assert not Weergave.objects.exists()


def test_niet_meer_dan_twintig(gemeente, wijkambtenaar):
    for nummer in range(MEESTE_WEERGAVEN):
        services.weergave_bewaren(
            gemeente, actor=wijkambtenaar, naam=f"Weergave {nummer}", vraag=""
        )
    with pytest.raises(DomainError, match="Verwijder er eerst een"):
        services.weergave_bewaren(gemeente, actor=wijkambtenaar, naam="Nog een", vraag="")
    services.weergave_bewaren(gemeente, actor=wijkambtenaar, naam="Weergave 0", vraag="q=x")
    with pytest.raises(DomainError, match="te lang"):
        services.weergave_bewaren(gemeente, actor=wijkambtenaar, naam="Lang", vraag="q" * 1_001)


def test_gedeeld_staat_bij_collegas_met_de_naam(
    gemeente, pad, wijkambtenaar, collega_elders, vreemde, client_van
):
    services.weergave_bewaren(
        gemeente, actor=wijkambtenaar, naam="Verlichting", vraag="q=lamp", gedeeld=True
    )
    services.weergave_bewaren(gemeente, actor=wijkambtenaar, naam="Voor mij", vraag="q=x")
    pagina = client_van(collega_elders).get(pad).content.decode()
    assert 'href="?q=lamp"' in pagina
    assert "Verlichting, van Wilma" in " ".join(pagina.split())
    assert "Voor mij" not in pagina
    hier = client_van(wijkambtenaar).get(f"{pad}?q=lamp").content.decode()
    assert 'href="?q=lamp" aria-current="page"' in hier
    assert client_van(vreemde).get(pad).status_code == 404


def test_alleen_wie_haar_maakte_verwijdert_haar(
    gemeente, pad, wijkambtenaar, collega_elders, client_van
):
    weergave = services.weergave_bewaren(
        gemeente, actor=wijkambtenaar, naam="Verlichting", vraag="q=lamp", gedeeld=True
    )
    weg = f"{pad}weergaven/{weergave.kenmerk}/verwijderen/"
    assert client_van(collega_elders).post(weg).status_code == 404
    with pytest.raises(NotAllowed):
        services.weergave_verwijderen(weergave, actor=collega_elders)
    assert client_van(wijkambtenaar).get(weg).status_code == 405
    assert client_van(wijkambtenaar).post(weg).status_code == 302
    assert not Weergave.objects.exists()


@pytest.mark.parametrize("rol", ["gemeentebeheerder", "verlopen", "vreemde"])
def test_wie_de_lijst_niet_ziet_bewaart_niets(pad, gemeente, rolverdeling, client_van, rol):
    assert bewaar(client_van(rolverdeling[rol]), pad, "q=x").status_code == 404
    with pytest.raises(NotAllowed):
        services.weergave_bewaren(gemeente, actor=rolverdeling[rol], naam="Nee", vraag="")
