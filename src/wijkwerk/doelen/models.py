"""Goals, the efforts that serve them, and what came of it."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django_scopes import ScopedManager

from wijkwerk.accounts.models import Organisatie, Persoon
from wijkwerk.bestanden.models import Bestand
from wijkwerk.doelen.domain.status import LOPEND, DoelStatus, InspanningStatus
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.kerngegevens.models import Indicator
from wijkwerk.signalen.models import Opgave


def doel_status_keuzes() -> list[tuple[str, str]]:
    return [(s.value, s.value) for s in DoelStatus]


def inspanning_status_keuzes() -> list[tuple[str, str]]:
    return [(s.value, s.value) for s in InspanningStatus]


class DoelQuerySet(models.QuerySet["Doel"]):
    def zonder_inspanning(self) -> DoelQuerySet:
        """Promised, and nobody does anything for it."""
        return self.filter(~Exists(DoelInspanning.objects.filter(doel=OuterRef("pk"))))

    def zonder_opgave(self) -> DoelQuerySet:
        """Nobody asked for it, as far as we can show."""
        return self.filter(~Exists(DoelOpgave.objects.filter(doel=OuterRef("pk"))))


class Doel(models.Model):
    """What should be different in the area, if possible measured by an indicator."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    kenmerk = models.CharField(max_length=7)
    gebied = models.ForeignKey(Gebied, on_delete=models.PROTECT, related_name="doelen")
    titel = models.CharField(max_length=160)
    indicator = models.ForeignKey(Indicator, null=True, blank=True, on_delete=models.PROTECT)
    nulwaarde = models.FloatField(null=True, blank=True)
    streefwaarde = models.FloatField(null=True, blank=True)
    streefjaar = models.PositiveSmallIntegerField(null=True, blank=True)
    status = models.CharField(
        max_length=12, choices=doel_status_keuzes, default=DoelStatus.LOPEND.value
    )

    objects = ScopedManager(
        gemeente="gemeente", _manager_class=models.Manager.from_queryset(DoelQuerySet)
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["gemeente", "kenmerk"], name="doel_kenmerk_uniek"),
        )

    def __str__(self) -> str:
        return self.titel


class InspanningQuerySet(models.QuerySet["Inspanning"]):
    def lopend(self) -> InspanningQuerySet:
        return self.filter(status__in=LOPEND)

    def te_laat(self, op: date) -> InspanningQuerySet:
        return self.lopend().filter(klaar_voor__lt=op)

    def bekend(self) -> InspanningQuerySet:
        """What residents know of: a promise."""
        return self.filter(bekend_op__isnull=False)

    def zonder_doel(self) -> InspanningQuerySet:
        """We do it, and nobody can say what for."""
        return self.filter(zonder_doel())

    def zonder_opgave(self) -> InspanningQuerySet:
        """Leads back to no voice."""
        return self.filter(zonder_opgave())


class Inspanning(models.Model):
    """What somebody does about it: an owner and a date. A promise as soon as residents know it."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    kenmerk = models.CharField(max_length=7)
    gebied = models.ForeignKey(Gebied, on_delete=models.PROTECT, related_name="inspanningen")
    titel = models.CharField(max_length=160)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT)
    persoon = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="inspanningen"
    )
    klaar_voor = models.DateField()
    status = models.CharField(
        max_length=12, choices=inspanning_status_keuzes, default=InspanningStatus.GEPLAND.value
    )
    bekend_op = models.DateTimeField(null=True, blank=True)  # since when residents know of it

    objects = ScopedManager(
        gemeente="gemeente", _manager_class=models.Manager.from_queryset(InspanningQuerySet)
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["gemeente", "kenmerk"], name="inspanning_kenmerk_uniek"
            ),
        )
        indexes = (
            models.Index(fields=["gemeente", "status", "klaar_voor"], name="inspanning_lijst"),
        )

    def __str__(self) -> str:
        return self.titel

    @property
    def loopt(self) -> bool:
        """Not over yet: planned or busy."""
        return self.status in LOPEND


class _Koppeling(models.Model):
    """A link of the thread: who made it, when and why."""

    reden = models.CharField(max_length=300, blank=True)
    door = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    op = models.DateTimeField()

    class Meta:
        abstract = True


class DoelOpgave(_Koppeling):
    doel = models.ForeignKey(Doel, on_delete=models.CASCADE, related_name="opgavelinks")
    opgave = models.ForeignKey(Opgave, on_delete=models.PROTECT, related_name="doellinks")

    objects = ScopedManager(gemeente="doel__gemeente")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["doel", "opgave"], name="doelopgave_uniek"),)

    def __str__(self) -> str:
        return f"{self.doel_id} voor {self.opgave_id}"


class DoelInspanning(_Koppeling):
    doel = models.ForeignKey(Doel, on_delete=models.CASCADE, related_name="inspanninglinks")
    inspanning = models.ForeignKey(Inspanning, on_delete=models.CASCADE, related_name="doellinks")

    objects = ScopedManager(gemeente="doel__gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["doel", "inspanning"], name="doelinspanning_uniek"),
        )

    def __str__(self) -> str:
        return f"{self.inspanning_id} voor {self.doel_id}"


class InspanningOpgave(_Koppeling):
    """The link that answers: from a result back to every voice."""

    inspanning = models.ForeignKey(Inspanning, on_delete=models.CASCADE, related_name="opgavelinks")
    opgave = models.ForeignKey(Opgave, on_delete=models.PROTECT, related_name="inspanninglinks")

    objects = ScopedManager(gemeente="inspanning__gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["inspanning", "opgave"], name="inspanningopgave_uniek"),
        )

    def __str__(self) -> str:
        return f"{self.inspanning_id} voor {self.opgave_id}"


def zonder_doel() -> Q:
    """The anti-join as a question that a filter or a count can ask."""
    return Q(~Exists(DoelInspanning.objects.filter(inspanning=OuterRef("pk"))))


def zonder_opgave() -> Q:
    return Q(~Exists(InspanningOpgave.objects.filter(inspanning=OuterRef("pk"))))


class InspanningStap(models.Model):
    """What happened to an inspanning. Never changed."""

    inspanning = models.ForeignKey(Inspanning, on_delete=models.CASCADE, related_name="stappen")
    handeling = models.CharField(max_length=64)
    van = models.CharField(max_length=12, blank=True)
    naar = models.CharField(max_length=12)
    door = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    op = models.DateTimeField()
    toelichting = models.TextField(blank=True)

    objects = ScopedManager(gemeente="inspanning__gemeente")

    def __str__(self) -> str:
        return f"{self.handeling} {self.op:%d-%m-%Y}"


class Resultaat(models.Model):
    """What came of an inspanning, told to who spoke. Never changed."""

    class Gehaald(models.TextChoices):
        JA = "ja"
        DEELS = "deels"
        NEE = "nee"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    inspanning = models.ForeignKey(Inspanning, on_delete=models.CASCADE, related_name="resultaten")
    tekst = models.TextField(max_length=2_000)
    gehaald = models.CharField(max_length=8, choices=Gehaald.choices)
    publiek = models.BooleanField(default=True)  # on the website, or only told to who spoke
    door = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    op = models.DateTimeField()

    objects = ScopedManager(gemeente="gemeente")

    def __str__(self) -> str:
        return f"{self.inspanning_id} {self.gehaald}"


class ResultaatFoto(models.Model):
    resultaat = models.ForeignKey(Resultaat, on_delete=models.CASCADE, related_name="fotos")
    bestand = models.OneToOneField(Bestand, on_delete=models.PROTECT)
    volgorde = models.PositiveSmallIntegerField(default=0)

    objects = ScopedManager(gemeente="resultaat__gemeente")

    def __str__(self) -> str:
        return f"{self.resultaat_id} {self.volgorde}"
