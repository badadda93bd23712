"""The English translation is complete, compiled, and keeps every placeholder."""

import re
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo

from tests import teksten

pytestmark = pytest.mark.een_keer

PLAATS = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")


@pytest.fixture(scope="module")
def bron() -> Catalog:
    return teksten.verzamel()


@pytest.fixture(scope="module")
def engels() -> Catalog:
    return teksten.lees()


def _sleutels(catalogus: Catalog) -> set[tuple[str, str | None]]:
    return {(str(b.id), b.context) for b in catalogus if b.id}


def test_elke_tekst_staat_in_de_catalogus(bron: Catalog, engels: Catalog) -> None:
    assert _sleutels(bron) == _sleutels(engels), "run: python3 start.py bijwerken"


def test_elke_tekst_is_vertaald(engels: Catalog) -> None:
    assert list(teksten.onvertaald(engels)) == []


def test_een_lege_vertaling_valt_op() -> None:
    catalogus = Catalog(locale="en")
    catalogus.add("Hallo", "")
    catalogus.add(("dag", "dagen"), ("day", ""))
    assert len(list(teksten.onvertaald(catalogus))) == 2


def test_plaatshouders_blijven_gelijk(engels: Catalog) -> None:
    for bericht in engels:
        if not bericht.id:
            continue
        bronnen = bericht.id if isinstance(bericht.id, tuple) else (bericht.id,)
        vertalingen = bericht.string if isinstance(bericht.string, tuple) else (bericht.string,)
        wil = {m.group() for m in PLAATS.finditer(bronnen[-1])}
        for tekst in vertalingen[-1:]:
            assert {m.group() for m in PLAATS.finditer(tekst)} == wil, bericht.id


def test_de_gecompileerde_catalogus_is_die_van_de_po(engels: Catalog) -> None:
    vers = BytesIO()
    write_mo(vers, engels)
    vers.seek(0)
    with teksten.MO.open("rb") as bestand:
        gebruikt = read_mo(bestand)
    verwacht = read_mo(vers)
    assert _teksten(gebruikt) == _teksten(verwacht)


def _teksten(catalogus: Catalog) -> dict[str, str]:
    return {str(b.id): str(b.string) for b in catalogus if b.id}
