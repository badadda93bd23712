"""The environment is read once and nonsense is refused by name."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from wijkwerk.core import omgeving


@pytest.mark.parametrize(
    ("lezen", "waarde", "uit"),
    [
        (omgeving.env_bool, "ja", True),
        (omgeving.env_bool, "0", False),
        (omgeving.env_lijst, " a, b ,,c ", ["a", "b", "c"]),
        (omgeving.env_tekst, "  x ", "x"),
    ],
)
def test_gewone_waarden(monkeypatch, lezen, waarde, uit):
    monkeypatch.setenv("PROEF", waarde)
    assert lezen("PROEF") == uit


@pytest.mark.parametrize(
    ("lezen", "waarde"),
    [
        (omgeving.env_bool, "misschien"),
        (lambda naam: omgeving.env_int(naam, 1), "-3"),
        (lambda naam: omgeving.env_int(naam, 1), "veel"),
        (lambda naam: omgeving.env_keuze(naam, ("a", "b"), "a"), "c"),
    ],
)
def test_onzin_wordt_geweigerd_met_naam(monkeypatch, lezen, waarde):
    monkeypatch.setenv("PROEF", waarde)
    with pytest.raises(ImproperlyConfigured, match="PROEF"):
        lezen("PROEF")


def test_een_geheim_uit_een_bestand(monkeypatch, tmp_path):
    bestand = tmp_path / "geheim"
    bestand.write_text("heel geheim\n")
    monkeypatch.setenv("PROEF_FILE", str(bestand))
    assert omgeving.env_geheim("PROEF") == "heel geheim"
    monkeypatch.setenv("PROEF_FILE", str(tmp_path / "weg"))
    with pytest.raises(ImproperlyConfigured, match="PROEF_FILE"):
        omgeving.env_geheim("PROEF")
