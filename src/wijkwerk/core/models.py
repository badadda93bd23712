"""Tables of the plumbing: plain gemeente ids and actor references, no foreign keys."""

from __future__ import annotations

from typing import Any

from django.db import models


class Logregel(models.Model):
    """One line of the audit log. Append-only; a hash chain per gemeente (0 = the platform)."""

    gemeente_id = models.BigIntegerField(default=0)  # 0 = the platform
    volgnr = models.BigIntegerField()
    op = models.DateTimeField()
    actor_ref = models.CharField(max_length=64)
    rol = models.CharField(max_length=32)
    handeling = models.CharField(max_length=64)
    object_soort = models.CharField(max_length=32)
    object_kenmerk = models.CharField(max_length=64)
    uitkomst = models.CharField(max_length=16, default="gelukt")
    doel = models.CharField(max_length=200, blank=True)
    vorige = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["gemeente_id", "volgnr"], name="logregel_volgnr_uniek"),
        )

    def __str__(self) -> str:
        return f"{self.volgnr} {self.handeling} {self.object_kenmerk}"


class Logkop(models.Model):
    """The head of a chain: what makes cutting off its tail visible. gemeente_id 0 = platform."""

    gemeente_id = models.BigIntegerField(unique=True)
    volgnr = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.gemeente_id}: {self.volgnr}"


class Eenmalig(models.Model):
    """A form or request that was carried out once; written in the transaction of its effect."""

    gemeente_id = models.BigIntegerField()
    handeling = models.CharField(max_length=64)
    sleutel = models.CharField(max_length=64)
    inhoud_hash = models.CharField(max_length=64)
    antwoord_pad = models.CharField(max_length=300)
    op = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["gemeente_id", "handeling", "sleutel"], name="eenmalig_sleutel_uniek"
            ),
        )

    def __str__(self) -> str:
        return f"{self.handeling} {self.sleutel}"


class Limiet(models.Model):
    """A token bucket: what is left (`tegoed`) for a hashed key, and when that was worked out."""

    naam = models.CharField(max_length=64)
    sleutel_hash = models.CharField(max_length=64)
    tegoed = models.FloatField()
    bijgewerkt_op = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["naam", "sleutel_hash"], name="limiet_sleutel_uniek"),
        )

    def __str__(self) -> str:
        return f"{self.naam}: {self.tegoed:.1f}"


class Invoer(models.Model):
    """A file that was imported: all of it or nothing, and never twice."""

    soort = models.CharField(max_length=32)
    bestand_sha256 = models.CharField(max_length=64)
    gemeente_id = models.BigIntegerField(default=0)  # 0 = not of one gemeente
    jaar = models.PositiveSmallIntegerField(default=0)  # 0 = not of one year
    begonnen_op = models.DateTimeField()
    klaar_op = models.DateTimeField(null=True)
    aantallen: models.JSONField[Any, Any] = models.JSONField(default=dict)
    afgekeurd_pad = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["soort", "bestand_sha256", "gemeente_id", "jaar"],
                name="invoer_eenmaal",
            ),
        )

    def __str__(self) -> str:
        return f"{self.soort} {self.bestand_sha256[:8]}"
