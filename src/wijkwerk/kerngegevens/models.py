"""Figures per version of an area, each with its source. Shared reference data."""

from __future__ import annotations

from typing import Any

from django.db import models

from wijkwerk.gebieden.models import GebiedVersie


class Bron(models.Model):
    """Where figures come from: a table and the year it is about."""

    naam = models.CharField(max_length=120)
    tabel = models.CharField(max_length=40, blank=True)
    jaar = models.PositiveSmallIntegerField()
    licentie = models.CharField(max_length=40, blank=True)
    opgehaald_op = models.DateField(null=True, blank=True)
    invoer_ref = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["naam", "tabel", "jaar"], name="bron_uniek"),
        )

    def __str__(self) -> str:
        return f"{self.naam} {self.jaar}"


class Indicator(models.Model):
    """What is counted, in which unit. `aliassen` are the column names it goes by."""

    sleutel = models.SlugField(unique=True, max_length=60)
    naam = models.CharField(max_length=120)
    naam_en = models.CharField(max_length=120, blank=True)
    eenheid = models.CharField(max_length=40, blank=True)
    decimalen = models.PositiveSmallIntegerField(default=0)
    thema_tekst = models.CharField(max_length=40, blank=True)
    aliassen: models.JSONField[Any, Any] = models.JSONField(default=list)
    optelbaar = models.BooleanField(default=False)
    volgorde = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.naam


class Waarde(models.Model):
    """One figure; empty with a reason rather than left out."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="waarden")
    gebiedversie = models.ForeignKey(GebiedVersie, on_delete=models.CASCADE, related_name="waarden")
    jaar = models.PositiveSmallIntegerField()
    waarde = models.FloatField(null=True)
    reden_leeg = models.CharField(max_length=40, blank=True)
    bron = models.ForeignKey(Bron, on_delete=models.PROTECT)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["indicator", "gebiedversie", "jaar"], name="waarde_uniek"
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.jaar}: {self.waarde}"
