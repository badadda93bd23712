"""Photos: only a re-encoded copy is kept, under a random name."""

from __future__ import annotations

from django.db import models
from django_scopes import ScopedManager

from wijkwerk.gebieden.models import Gemeente


class Bestand(models.Model):
    """A photo, from concept (in a form) to vrijgegeven (public) or gewist."""

    class Status(models.TextChoices):
        CONCEPT = "concept"
        BEWAARD = "bewaard"
        VRIJGEGEVEN = "vrijgegeven"
        GEWIST = "gewist"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="bestanden")
    token = models.CharField(max_length=32, unique=True)
    sha256 = models.CharField(max_length=64)
    pad = models.CharField(max_length=100)
    mime = models.CharField(max_length=20)
    bytes = models.PositiveIntegerField()
    breedte = models.PositiveIntegerField()
    hoogte = models.PositiveIntegerField()
    alt = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.CONCEPT.value)
    vrijgegeven_door = models.CharField(max_length=64, blank=True)  # actor reference
    op = models.DateTimeField()

    objects = ScopedManager(gemeente="gemeente")

    def __str__(self) -> str:
        return self.token
