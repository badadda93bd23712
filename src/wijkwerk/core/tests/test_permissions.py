"""Rules: no by default, loud when unknown, per area and per gemeente."""

from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest

from wijkwerk.core import permissions
from wijkwerk.core.actor import BEWONER, SYSTEM, Bewoner
from wijkwerk.core.errors import NotAllowed
from wijkwerk.core.permissions import mag_ergens, may, regel, require


@dataclass(frozen=True)
class Iemand:
    """An actor with one role in some areas (None = everywhere) of one gemeente."""

    rol: str
    gebieden: frozenset[int] | None = None
    gemeente_id: int | None = 1
    ref: str = "persoon:proef"
    persoon: object = field(default=None)

    def heeft_rol(self, rollen, gebied_id=None, organisatie_id=None):
        hier = gebied_id is None or self.gebieden is None or gebied_id in self.gebieden
        return self.rol in rollen and hier


@pytest.fixture(autouse=True)
def _eigen_regels(monkeypatch):
    monkeypatch.setattr(permissions, "_regels", {})


def ding(gebied_id=7, gemeente_id=1):
    return SimpleNamespace(gebied_id=gebied_id, gemeente_id=gemeente_id)


def test_de_rol_beslist():
    regel("ding.maken", {"baas"})
    assert may(Iemand("baas"), "ding.maken", ding())
    assert not may(Iemand("knecht"), "ding.maken", ding())
    assert not may(Bewoner(), "ding.maken", ding())


def test_het_gebied_van_het_ding_beslist_mee():
    regel("ding.maken", {"baas"})
    baas = Iemand("baas", frozenset({7}))
    assert may(baas, "ding.maken", ding(7))
    assert not may(baas, "ding.maken", ding(8))
    assert mag_ergens(baas, "ding.maken")


def test_bij_maakt_de_regel_nauwer_nooit_ruimer():
    regel("ding.maken", {"baas"}, bij=lambda actor, ding: ding.gebied_id == 7)
    assert may(Iemand("baas"), "ding.maken", ding(7))
    assert not may(Iemand("baas"), "ding.maken", ding(8))
    assert not may(Iemand("knecht"), "ding.maken", ding(7))


def test_een_andere_gemeente_is_altijd_nee():
    regel("ding.maken", {"baas"})
    assert not may(Iemand("baas", gemeente_id=2), "ding.maken", ding(gemeente_id=1))


def test_ook_de_gemeente_zelf_is_van_een_gemeente(gemeente):
    regel("gemeente.verven", {"baas"})
    assert may(Iemand("baas", gemeente_id=gemeente.pk), "gemeente.verven", gemeente)
    assert not may(Iemand("baas", gemeente_id=gemeente.pk + 1), "gemeente.verven", gemeente)


def test_een_onbekende_naam_is_een_fout():
    for vraag in (
        lambda: may(SYSTEM, "bestaat.niet", None),
        lambda: mag_ergens(SYSTEM, "bestaat.niet"),
    ):
        with pytest.raises(KeyError):
            vraag()


def test_twee_keer_dezelfde_regel_is_een_fout():
    regel("ding.maken", {"baas"})
    with pytest.raises(ValueError, match="already registered"):
        regel("ding.maken", {"knecht"})


def test_zonder_rollen_mag_niemand_behalve_het_systeem():
    regel("ding.slopen", ())
    assert not may(Iemand("baas"), "ding.slopen", ding())
    assert may(SYSTEM, "ding.slopen", ding())


def test_require_zegt_waarom():
    regel("ding.maken", {"baas"})
    with pytest.raises(NotAllowed) as fout:
        require(Bewoner(), "ding.maken", ding())
    assert fout.value.code == "ding.maken"
    require(Iemand("baas"), "ding.maken", ding())


def test_een_bewoner_heeft_een_rol_zonder_account():
    regel("ding.zien", {BEWONER})
    assert may(Bewoner(), "ding.zien", ding())
