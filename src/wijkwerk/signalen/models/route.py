"""Where a voice goes inside the house: a rule, a question to somebody, a step up the ladder."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from wijkwerk.accounts.models import Organisatie, Persoon
from wijkwerk.gebieden.models import Gemeente, Thema
from wijkwerk.signalen.models.signaal import Signaal


class Routeerregel(models.Model):
    """What comes in and looks like this, goes there. The first that fits, in `volgorde`.

    `voorwaarden`: list of {"veld": ..., "waarden": [...]}; all hold, each by any of its values
    (domain/regels.py). Never removed: a signaal names the rule that matched.
    """

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    kenmerk = models.CharField(max_length=7)
    volgorde = models.PositiveSmallIntegerField()
    naam = models.CharField(max_length=80)
    voorwaarden: models.JSONField[Any, Any] = models.JSONField(default=list)
    thema = models.ForeignKey(
        Thema, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    klein_grut = models.BooleanField(default=False)
    behandelaar = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    naar = models.ForeignKey(
        Organisatie, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    vraag = models.TextField(max_length=2_000, blank=True)
    dagen = models.PositiveSmallIntegerField(default=5)  # working days `naar` has to answer
    actief = models.BooleanField(default=True)

    objects = ScopedManager(gemeente="gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["gemeente", "kenmerk"], name="routeerregel_kenmerk_uniek"
            ),
        )

    def __str__(self) -> str:
        return self.naam


class Doorgeleiding(models.Model):
    """A question about a signaal to a sector, partner, team or bestuur: with a date and an answer.

    `persoon` is who is asked in person; without, everybody who speaks for `naar`. `door` is empty
    when a rule passed it on.
    """

    class Status(models.TextChoices):
        OPEN = "open"
        AANVAARD = "aanvaard"
        GEWEIGERD = "geweigerd"
        BEANTWOORD = "beantwoord"
        TERUGGENOMEN = "teruggenomen"

    LOPEND = (Status.OPEN, Status.AANVAARD)

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    signaal = models.ForeignKey(Signaal, on_delete=models.CASCADE, related_name="doorgeleidingen")
    naar = models.ForeignKey(Organisatie, on_delete=models.PROTECT)
    persoon = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="doorgeleidingen"
    )
    vraag = models.TextField(max_length=2_000)
    voor = models.DateField()
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.OPEN.value)
    antwoord = models.TextField(max_length=2_000, blank=True)  # or why it was refused
    door = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    op = models.DateTimeField()
    aanvaard_door = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    aanvaard_op = models.DateTimeField(null=True, blank=True)
    beantwoord_door = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    beantwoord_op = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(gemeente="gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["signaal", "naar"],
                condition=Q(status__in=("open", "aanvaard")),
                name="doorgeleiding_een_lopend",
            ),
        )

    def __str__(self) -> str:
        return f"{self.signaal_id} naar {self.naar_id}"


class Escalatie(models.Model):
    """A decision asked one step up the ladder (S-G20), with its own date and its outcome."""

    class Status(models.TextChoices):
        OPEN = "open"
        BESLOTEN = "besloten"
        INGETROKKEN = "ingetrokken"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    signaal = models.ForeignKey(Signaal, on_delete=models.CASCADE, related_name="escalaties")
    trede = models.PositiveSmallIntegerField()  # `Escalatiestap.volgorde` when it was asked
    naar_rol = models.CharField(max_length=24)
    reden = models.TextField(max_length=2_000)
    standpunten = models.TextField(max_length=2_000, blank=True)
    geprobeerd = models.TextField(max_length=2_000, blank=True)
    gevraagd = models.TextField(max_length=1_000)  # the decision that is asked
    voor = models.DateField()
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.OPEN.value)
    besluit = models.TextField(max_length=2_000, blank=True)
    door = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()
    besloten_door = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    besloten_op = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(gemeente="gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["signaal"], condition=Q(status="open"), name="escalatie_een_open"
            ),
        )

    def __str__(self) -> str:
        return f"{self.signaal_id} naar {self.naar_rol}"
