"""Every field of every table of ours has a purpose, a ground, a term and readers."""

from collections.abc import Iterable

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from wijkwerk.core import gegevens
from wijkwerk.core.gegevens import PERSOON, Gegeven

# What names a person or a way to reach one, in whatever table it stands.
OVER_MENSEN = {"e_mail", "telefoon", "postadres"}
GEEN_MENS = {"gebieden.Gemeente", "signalen.Meldpunt"}  # the address of a town hall


def eigen_tabellen() -> list[type[models.Model]]:
    return [
        tabel
        for tabel in apps.get_models()
        if tabel.__module__.startswith("wijkwerk.") and tabel._meta.managed
    ]


def zonder_doel(tabellen: Iterable[type[models.Model]]) -> list[str]:
    bekend = {(rij.model, rij.veld) for rij in gegevens.register()}
    return [
        f"{tabel._meta.label}.{veld.name}"
        for tabel in tabellen
        for veld in tabel._meta.concrete_fields
        if not _is_sleutel(veld)
        and not {(tabel._meta.label, veld.name), (tabel._meta.label, "*")} & bekend
    ]


def _is_sleutel(veld: models.Field) -> bool:
    """The row number, and the gemeente it belongs to, say nothing by themselves."""
    return veld.primary_key or veld.name == "gemeente"


def test_elk_veld_heeft_een_doel():
    assert len(eigen_tabellen()) > 25
    assert zonder_doel(eigen_tabellen()) == []


@isolate_apps()
def test_een_veld_zonder_doel_valt_op():
    class Proef(models.Model):
        bsn = models.CharField(max_length=9)

        class Meta:
            app_label = "core"

        def __str__(self) -> str:
            return "proef"

    assert zonder_doel([Proef]) == ["core.Proef.bsn"]


def test_elke_regel_hoort_bij_een_veld_dat_bestaat():
    velden = {
        tabel._meta.label: {v.name for v in tabel._meta.concrete_fields}
        for tabel in eigen_tabellen()
    }
    fout = [
        f"{rij.model}.{rij.veld}"
        for rij in gegevens.register()
        if rij.veld != "*" and rij.veld not in velden.get(rij.model, set())
    ]
    assert fout == []
    assert {rij.model for rij in gegevens.register()} <= set(velden)


def test_elke_regel_is_ingevuld():
    for rij in gegevens.register():
        assert all((rij.doel, rij.klasse, rij.grondslag, rij.termijn, rij.wie)), rij


def test_wat_over_mensen_gaat_heet_ook_zo():
    regels = {(rij.model, rij.veld): rij for rij in gegevens.register()}
    for tabel in eigen_tabellen():
        label = tabel._meta.label
        for veld in {v.name for v in tabel._meta.concrete_fields} & OVER_MENSEN:
            regel = regels.get((label, veld)) or regels[label, "*"]
            assert regel.klasse == PERSOON or label in GEEN_MENS, f"{label}.{veld}"


def test_twee_keer_hetzelfde_veld_is_een_fout(monkeypatch):
    monkeypatch.setattr(gegevens, "_register", {})
    rij = Gegeven("a.B", "c", "doel")
    with pytest.raises(ValueError, match="already registered"):
        gegevens.gegevens(rij, rij)


def test_nergens_staat_een_bsn():
    namen = {v.name for tabel in eigen_tabellen() for v in tabel._meta.concrete_fields}
    assert not {"bsn", "burgerservicenummer", "geboortedatum"} & namen
