"""publiccode.yml has what the standard demands (version 0.7)."""

from pathlib import Path
from typing import Any

import pytest
import yaml

import wijkwerk

BESTAND = Path(__file__).resolve().parents[1] / "publiccode.yml"
VERPLICHT = (
    "publiccodeYmlVersion",
    "name",
    "url",
    "platforms",
    "developmentStatus",
    "softwareType",
    "organisation.uri",
    "legal.license",
    "maintenance.type",
    "maintenance.contacts",
    "localisation.localisationReady",
    "localisation.availableLanguages",
)

pytestmark = pytest.mark.een_keer


def waarde(gegevens: Any, sleutel: str) -> Any:
    for deel in sleutel.split("."):
        gegevens = gegevens.get(deel) if isinstance(gegevens, dict) else None
    return gegevens


def gebreken(gegevens: dict[str, Any]) -> list[str]:
    fout = [sleutel for sleutel in VERPLICHT if waarde(gegevens, sleutel) in (None, "", [])]
    for taal in waarde(gegevens, "localisation.availableLanguages") or ["?"]:
        tekst = waarde(gegevens, f"description.{taal}") or {}
        if not 1 <= len(tekst.get("shortDescription", "")) <= 150:
            fout.append(f"description.{taal}.shortDescription")
        if not 150 <= len(tekst.get("longDescription", "")) <= 10_000:
            fout.append(f"description.{taal}.longDescription")
        if not tekst.get("features") or any(len(kort) > 100 for kort in tekst["features"]):
            fout.append(f"description.{taal}.features")
    return fout


@pytest.fixture(scope="module")
def gegevens() -> dict[str, Any]:
    inhoud = yaml.safe_load(BESTAND.read_text(encoding="utf-8"))
    assert isinstance(inhoud, dict)
    return inhoud


def test_publiccode_is_compleet(gegevens: dict[str, Any]) -> None:
    assert gebreken(gegevens) == []


def test_publiccode_volgt_de_versie_en_de_licentie(gegevens: dict[str, Any]) -> None:
    assert gegevens["publiccodeYmlVersion"] == "0.7"
    assert gegevens["softwareVersion"] == wijkwerk.__version__
    assert gegevens["legal"]["license"] == "EUPL-1.2"


def test_een_ontbrekende_sleutel_valt_op(gegevens: dict[str, Any]) -> None:
    zonder = {**gegevens, "legal": {}, "description": {"nl": gegevens["description"]["nl"]}}
    assert gebreken(zonder) == [
        "legal.license",
        *(f"description.en.{naam}" for naam in ("shortDescription", "longDescription", "features")),
    ]
