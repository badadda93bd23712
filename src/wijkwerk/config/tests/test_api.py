"""The API: access per operation, problems as RFC 9457, an OpenAPI file under review."""

import json
from pathlib import Path

import pytest
from ninja.operation import Operation

from wijkwerk.config.api import api
from wijkwerk.core.api import Toegang
from wijkwerk.core.permissions import regels
from wijkwerk.core.toegang import PUBLIEK

pytestmark = pytest.mark.django_db
OPENAPI = Path(__file__).resolve().parents[4] / "docs" / "openapi.json"


def operaties() -> list[Operation]:
    return [
        operatie
        for _voor, router in api._routers
        for pad in router.path_operations.values()
        for operatie in pad.operations
    ]


def test_elke_operatie_noemt_een_bekende_regel() -> None:
    assert operaties()
    for operatie in operaties():
        wachters = operatie.auth_callbacks
        assert wachters, f"{operatie.view_func.__name__} has no Toegang"
        assert all(isinstance(w, Toegang) for w in wachters)
        assert all(w.naam == PUBLIEK or w.naam in regels() for w in wachters)


def test_openapi_is_zoals_bekeken(client, gemeente) -> None:
    nu = client.get(f"/{gemeente.slug}/api/v1/openapi.json").json()
    nu_paden = json.dumps(nu["paths"], sort_keys=True).replace(f"/{gemeente.slug}/", "/gemeente/")
    bewaard = json.loads(OPENAPI.read_text(encoding="utf-8"))
    assert json.loads(nu_paden) == bewaard["paths"], "run: python3 start.py bijwerken"
    assert nu["components"] == bewaard["components"]


def test_gebieden_zijn_openbaar(client, gemeente, gebied) -> None:
    antwoord = client.get(f"/{gemeente.slug}/api/v1/gebieden")
    assert antwoord.status_code == 200
    assert antwoord.headers["API-Version"] == "1.0.0"
    assert gebied.slug in {rij["slug"] for rij in antwoord.json()}


def test_signalen_vragen_een_log_in(client, gemeente) -> None:
    antwoord = client.get(f"/{gemeente.slug}/api/v1/signalen")
    assert antwoord.status_code == 401
    assert antwoord.headers["Content-Type"] == "application/problem+json"


def test_wijkambtenaar_leest_signalen(client_van, wijkambtenaar, gemeente) -> None:
    antwoord = client_van(wijkambtenaar).get(f"/{gemeente.slug}/api/v1/signalen")
    assert antwoord.status_code == 200
    assert antwoord.json() == []


def test_beheerder_leest_geen_signalen(client_van, gemeentebeheerder, gemeente) -> None:
    antwoord = client_van(gemeentebeheerder).get(f"/{gemeente.slug}/api/v1/signalen")
    assert antwoord.status_code == 404


@pytest.mark.parametrize("vraag", ["aantal=-1", "vanaf=-5", "aantal=1000", "aantal=x"])
def test_onzin_is_een_duidelijke_400(client, gemeente, vraag: str) -> None:
    antwoord = client.get(f"/{gemeente.slug}/api/v1/resultaten?{vraag}")
    assert antwoord.status_code == 400
    assert vraag.split("=", maxsplit=1)[0] in antwoord.json()["detail"]


def test_onbekend_gebied_is_een_probleem(client, gemeente) -> None:
    antwoord = client.get(f"/{gemeente.slug}/api/v1/gebieden/nergens/cijfers")
    assert (antwoord.status_code, antwoord.json()["status"]) == (404, 404)
