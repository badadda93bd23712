"""What voices add up to."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from wijkwerk.accounts.models import Persoon
from wijkwerk.gebieden.models import Gebied, Gemeente, Thema
from wijkwerk.signalen.domain.status import OpgaveStatus
from wijkwerk.signalen.models.signaal import Signaal


def opgave_status_keuzes() -> list[tuple[str, str]]:
    return [(s.value, s.value) for s in OpgaveStatus]


class Schaal(models.TextChoices):
    STRAAT = "straat"
    BUURT = "buurt"
    WIJK = "wijk"
    STADSDEEL = "stadsdeel"
    GEMEENTE = "gemeente"
    REGIO = "regio"
    RIJK = "rijk"


class Opgave(models.Model):
    """What voices (and figures) add up to: a question for the area, in our words."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    kenmerk = models.CharField(max_length=7)
    gebied = models.ForeignKey(Gebied, on_delete=models.PROTECT, related_name="opgaven")
    thema = models.ForeignKey(Thema, null=True, blank=True, on_delete=models.PROTECT)
    titel = models.CharField(max_length=120)
    duiding = models.TextField(max_length=3_000)
    schaal = models.CharField(max_length=12, choices=Schaal.choices, default=Schaal.WIJK.value)
    eigenaar = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="opgaven"
    )
    status = models.CharField(
        max_length=12, choices=opgave_status_keuzes, default=OpgaveStatus.OPEN.value
    )
    publiek = models.BooleanField(default=False)
    gemaakt_op = models.DateTimeField()

    objects = ScopedManager(gemeente="gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["gemeente", "kenmerk"], name="opgave_kenmerk_uniek"),
        )

    def __str__(self) -> str:
        return self.titel


class OpgaveSignaal(models.Model):
    """A voice that belongs to an opgave; undone by `losgemaakt_op`, never removed."""

    opgave = models.ForeignKey(Opgave, on_delete=models.CASCADE, related_name="koppelingen")
    signaal = models.ForeignKey(Signaal, on_delete=models.CASCADE, related_name="koppelingen")
    reden = models.CharField(max_length=300, blank=True)
    door = models.ForeignKey(Persoon, null=True, blank=True, on_delete=models.PROTECT)
    op = models.DateTimeField()
    losgemaakt_op = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(gemeente="opgave__gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["opgave", "signaal"],
                condition=Q(losgemaakt_op=None),
                name="opgavesignaal_uniek",
            ),
        )

    def __str__(self) -> str:
        return f"{self.signaal_id} in {self.opgave_id}"
