"""The agenda of an area: what was agreed that we work on. Thin for now; the engine comes later."""

from __future__ import annotations

from django.db import models
from django_scopes import ScopedManager

from wijkwerk.accounts.models import Persoon
from wijkwerk.doelen.models import Doel, Inspanning
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.gebiedscyclus.domain.status import AgendaStatus, PuntStatus
from wijkwerk.signalen.models import Opgave


def agenda_status_keuzes() -> list[tuple[str, str]]:
    return [(s.value, s.value) for s in AgendaStatus]


def punt_status_keuzes() -> list[tuple[str, str]]:
    return [(s.value, s.value) for s in PuntStatus]


class Agenda(models.Model):
    """The wijkagenda of an area for some years."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    kenmerk = models.CharField(max_length=7)
    gebied = models.ForeignKey(Gebied, on_delete=models.PROTECT, related_name="agendas")
    van_jaar = models.PositiveSmallIntegerField()
    tot_jaar = models.PositiveSmallIntegerField()
    versie = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(
        max_length=12, choices=agenda_status_keuzes, default=AgendaStatus.CONCEPT.value
    )
    vastgesteld_op = models.DateField(null=True, blank=True)

    objects = ScopedManager(gemeente="gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["gemeente", "kenmerk"], name="agenda_kenmerk_uniek"),
            models.UniqueConstraint(
                fields=["gemeente", "gebied", "van_jaar", "versie"], name="agenda_versie_uniek"
            ),
        )

    def __str__(self) -> str:
        return f"{self.gebied} {self.jaren}"

    @property
    def jaren(self) -> str:
        """`2026` or `2026–2027`."""
        if self.van_jaar == self.tot_jaar:
            return str(self.van_jaar)
        return f"{self.van_jaar}–{self.tot_jaar}"

    @property
    def is_vastgesteld(self) -> bool:
        """Agreed, and so on the website."""
        return self.status == AgendaStatus.VASTGESTELD


class Agendapunt(models.Model):
    """One point of an agenda."""

    class Horizon(models.TextChoices):
        KORT = "kort"
        LANG = "lang"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    kenmerk = models.CharField(max_length=7)
    agenda = models.ForeignKey(Agenda, on_delete=models.PROTECT, related_name="punten")
    volgorde = models.PositiveSmallIntegerField(default=0)
    titel = models.CharField(max_length=160)
    tekst = models.TextField(max_length=3_000, blank=True)
    horizon = models.CharField(max_length=8, choices=Horizon.choices, default=Horizon.KORT.value)
    status = models.CharField(
        max_length=12, choices=punt_status_keuzes, default=PuntStatus.OPEN.value
    )

    objects = ScopedManager(gemeente="gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["gemeente", "kenmerk"], name="agendapunt_kenmerk_uniek"
            ),
        )

    def __str__(self) -> str:
        return self.titel

    @property
    def gebied_id(self) -> int:
        return self.agenda.gebied_id

    @property
    def stemmen(self) -> int:
        """How many people spoke, of a point loaded with `selectors.punten_van`."""
        return sum(link.opgave.stemmen for link in self.opgavelinks.all())  # type: ignore[attr-defined]


class AgendapuntStap(models.Model):
    """What happened to an agendapunt. Never changed."""

    agendapunt = models.ForeignKey(Agendapunt, on_delete=models.CASCADE, related_name="stappen")
    handeling = models.CharField(max_length=64)
    van = models.CharField(max_length=12, blank=True)
    naar = models.CharField(max_length=12)
    door = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    op = models.DateTimeField()
    toelichting = models.TextField(blank=True)

    objects = ScopedManager(gemeente="agendapunt__gemeente")

    def __str__(self) -> str:
        return f"{self.handeling} {self.op:%d-%m-%Y}"


class _Koppeling(models.Model):
    """A link of the thread: who made it, when and why."""

    reden = models.CharField(max_length=300, blank=True)
    door = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    op = models.DateTimeField()

    class Meta:
        abstract = True


class AgendapuntOpgave(_Koppeling):
    agendapunt = models.ForeignKey(Agendapunt, on_delete=models.CASCADE, related_name="opgavelinks")
    opgave = models.ForeignKey(Opgave, on_delete=models.PROTECT, related_name="agendapuntlinks")

    objects = ScopedManager(gemeente="agendapunt__gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["agendapunt", "opgave"], name="agendapuntopgave_uniek"),
        )

    def __str__(self) -> str:
        return f"{self.agendapunt_id} voor {self.opgave_id}"


class AgendapuntDoel(_Koppeling):
    agendapunt = models.ForeignKey(Agendapunt, on_delete=models.CASCADE, related_name="doellinks")
    doel = models.ForeignKey(Doel, on_delete=models.PROTECT, related_name="agendapuntlinks")

    objects = ScopedManager(gemeente="agendapunt__gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["agendapunt", "doel"], name="agendapuntdoel_uniek"),
        )

    def __str__(self) -> str:
        return f"{self.agendapunt_id} met {self.doel_id}"


class AgendapuntInspanning(_Koppeling):
    agendapunt = models.ForeignKey(
        Agendapunt, on_delete=models.CASCADE, related_name="inspanninglinks"
    )
    inspanning = models.ForeignKey(
        Inspanning, on_delete=models.PROTECT, related_name="agendapuntlinks"
    )

    objects = ScopedManager(gemeente="agendapunt__gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["agendapunt", "inspanning"], name="agendapuntinspanning_uniek"
            ),
        )

    def __str__(self) -> str:
        return f"{self.agendapunt_id} met {self.inspanning_id}"
