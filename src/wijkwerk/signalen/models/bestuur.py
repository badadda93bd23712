"""The direct line between a wijkambtenaar and a wijkwethouder, and the report along it."""

from __future__ import annotations

from typing import Any

from django.db import models
from django_scopes import ScopedManager

from wijkwerk.accounts.models import Persoon
from wijkwerk.gebieden.models import Gebied, Gemeente


class Bestuursbericht(models.Model):
    """A message to a bestuurder (S-J12) or the report of a period (S-B19), with its answer.

    `cijfers` are the numbers of the report as they stood then, so that it reads the same later.
    """

    class Soort(models.TextChoices):
        BERICHT = "bericht"
        RAPPORT = "rapport"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    kenmerk = models.CharField(max_length=7)
    soort = models.CharField(max_length=12, choices=Soort.choices)
    gebied = models.ForeignKey(Gebied, on_delete=models.PROTECT, related_name="+")
    aan = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="bestuursberichten")
    onderwerp = models.CharField(max_length=120)
    tekst = models.TextField(max_length=5_000)
    gevraagd = models.CharField(max_length=300, blank=True)  # the decision that is asked
    van = models.DateField(null=True, blank=True)  # the period of a report
    tot = models.DateField(null=True, blank=True)
    cijfers: models.JSONField[Any, Any] = models.JSONField(default=dict, blank=True)
    kopie = models.BooleanField(default=False)  # the leidinggevende of the area reads along
    door = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()
    gelezen_op = models.DateTimeField(null=True, blank=True)
    antwoord = models.TextField(max_length=3_000, blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(gemeente="gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["gemeente", "kenmerk"], name="bestuursbericht_kenmerk_uniek"
            ),
        )

    def __str__(self) -> str:
        return self.onderwerp
