"""Where residents meet us: hours, walks, meetings, places, and a question before a decision."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from wijkwerk.accounts.models import Persoon
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.signalen.models.opgave import Opgave


class Doelgroep(models.Model):
    """People we hear little of, and how we reach them (S-K12). A group, never a person."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    kenmerk = models.CharField(max_length=7)
    gebied = models.ForeignKey(
        Gebied, null=True, blank=True, on_delete=models.PROTECT, related_name="doelgroepen"
    )
    naam = models.CharField(max_length=80)
    aanpak = models.TextField(max_length=2_000, blank=True)
    kanaal = models.CharField(max_length=80, blank=True)
    taal = models.CharField(max_length=40, blank=True)
    tussenpersoon = models.CharField(max_length=120, blank=True)  # an organisation, not a name
    actief = models.BooleanField(default=True)

    objects = ScopedManager(gemeente="gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["gemeente", "kenmerk"], name="doelgroep_kenmerk_uniek"),
        )

    def __str__(self) -> str:
        return self.naam


class Moment(models.Model):
    """A spreekuur, wijkschouw or bijeenkomst: when and where voices are heard (S-B11, S-B18).

    `verslag` is what everybody may read afterwards; `samenvatting` goes to the wijkwethouder whose
    place somebody took (S-J20).
    """

    class Soort(models.TextChoices):
        SPREEKUUR = "spreekuur"
        WIJKSCHOUW = "wijkschouw"
        BIJEENKOMST = "bijeenkomst"

    class Status(models.TextChoices):
        GEPLAND = "gepland"
        GEHOUDEN = "gehouden"
        AFGELAST = "afgelast"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    kenmerk = models.CharField(max_length=7)
    soort = models.CharField(max_length=12, choices=Soort.choices)
    gebied = models.ForeignKey(Gebied, on_delete=models.PROTECT, related_name="momenten")
    titel = models.CharField(max_length=120)
    plek = models.CharField(max_length=200, blank=True)
    toelichting = models.TextField(max_length=2_000, blank=True)  # the route, what to bring
    begint_op = models.DateTimeField()
    eindigt_op = models.DateTimeField(null=True, blank=True)
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="momenten")
    namens = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    doelgroep = models.ForeignKey(
        Doelgroep, null=True, blank=True, on_delete=models.PROTECT, related_name="momenten"
    )
    aanwezig = models.PositiveSmallIntegerField(null=True, blank=True)
    publiek = models.BooleanField(default=True)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.GEPLAND.value)
    verslag = models.TextField(max_length=5_000, blank=True)
    samenvatting = models.TextField(max_length=3_000, blank=True)

    objects = ScopedManager(gemeente="gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["gemeente", "kenmerk"], name="moment_kenmerk_uniek"),
            models.CheckConstraint(
                condition=Q(eindigt_op=None) | Q(eindigt_op__gt=models.F("begint_op")),
                name="moment_periode",
            ),
        )
        indexes = (models.Index(fields=["gebied", "begint_op"], name="moment_agenda"),)

    def __str__(self) -> str:
        return self.titel


class Meldpunt(models.Model):
    """A place in the wijk where one walks in (S-B10)."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    kenmerk = models.CharField(max_length=7)
    gebied = models.ForeignKey(Gebied, on_delete=models.PROTECT, related_name="meldpunten")
    naam = models.CharField(max_length=100)
    adres = models.CharField(max_length=200)
    telefoon = models.CharField(max_length=20, blank=True)
    open_op = models.TextField(max_length=300)  # one line per day, as it hangs on the door
    nagekeken_op = models.DateField()
    actief = models.BooleanField(default=True)

    objects = ScopedManager(gemeente="gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["gemeente", "kenmerk"], name="meldpunt_kenmerk_uniek"),
        )

    def __str__(self) -> str:
        return self.naam


class Wijktoets(models.Model):
    """A proposal put to the wijk before the decision (S-B20). Reactions are signalen."""

    class Status(models.TextChoices):
        CONCEPT = "concept"
        OPEN = "open"
        AFGEROND = "afgerond"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    kenmerk = models.CharField(max_length=7)
    gebied = models.ForeignKey(Gebied, on_delete=models.PROTECT, related_name="wijktoetsen")
    opgave = models.ForeignKey(
        Opgave, null=True, blank=True, on_delete=models.PROTECT, related_name="wijktoetsen"
    )
    titel = models.CharField(max_length=120)
    voorstel = models.TextField(max_length=5_000)
    vraag = models.CharField(max_length=300)
    van = models.DateField()
    tot = models.DateField()  # the last day one can react
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.CONCEPT.value)
    besluit = models.TextField(max_length=3_000, blank=True)
    afgewogen = models.TextField(max_length=3_000, blank=True)
    besloten_op = models.DateField(null=True, blank=True)
    eigenaar = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="wijktoetsen")

    objects = ScopedManager(gemeente="gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["gemeente", "kenmerk"], name="wijktoets_kenmerk_uniek"),
            models.CheckConstraint(condition=Q(tot__gte=models.F("van")), name="wijktoets_periode"),
        )

    def __str__(self) -> str:
        return self.titel
