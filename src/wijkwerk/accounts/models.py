"""People with an account, the organisations they work for, and their roles by area and period."""

from __future__ import annotations

import secrets
from datetime import date, datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django_scopes import ScopedManager

from wijkwerk.accounts.domain.rollen import ROLLEN
from wijkwerk.core import kenmerk
from wijkwerk.core.post import Poststuk
from wijkwerk.gebieden.models import Gebied, Gemeente


def rol_keuzes() -> list[tuple[str, str]]:
    return [(rol, rol) for rol in ROLLEN]


def nieuwe_schuilnaam() -> str:
    return secrets.token_hex(8)


class PersoonManager(BaseUserManager["Persoon"]):
    def create_user(self, e_mail: str, password: str | None = None, **velden: Any) -> Persoon:
        persoon = self.model(e_mail=e_mail.strip().lower(), **velden)
        persoon.set_password(password)
        persoon.save(using=self._db)
        return persoon


class Persoon(AbstractBaseUser):
    """Staff and partners. Global: the rights come from the roles, per gemeente."""

    e_mail = models.EmailField(unique=True)
    naam = models.CharField(max_length=100)
    functie = models.CharField(max_length=100, blank=True)
    telefoon = models.CharField(max_length=20, blank=True)
    taal = models.CharField(max_length=2, default="nl")
    schuilnaam = models.CharField(max_length=16, unique=True, default=nieuwe_schuilnaam)
    mail_dag = models.BooleanField(default=True)  # each working day what waits for me
    mail_direct = models.BooleanField(default=True)  # at once what is asked of me by name
    platformbeheer = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)  # False from the day somebody left
    uit_dienst_op = models.DateField(null=True, blank=True)

    objects = PersoonManager()

    USERNAME_FIELD = "e_mail"
    REQUIRED_FIELDS = ["naam"]

    def __str__(self) -> str:
        return self.naam or self.e_mail

    @property
    def voornaam(self) -> str:
        return self.naam.split(" ")[0]

    @property
    def kenmerk(self) -> str:
        """The pseudonym stands in paths and in the log, where other objects have a kenmerk."""
        return self.schuilnaam


class Organisatie(models.Model):
    """A dienst of the gemeente (a sector), or a partner."""

    class Soort(models.TextChoices):
        DIENST = "dienst"
        CORPORATIE = "corporatie"
        POLITIE = "politie"
        WELZIJN = "welzijn"
        BEWONERSGROEP = "bewonersgroep"
        SERVICETEAM = "serviceteam"  # quick measures in the wijk (S-B12)
        BESTUUR = "bestuur"  # the college: spoken for by the wijkwethouders
        OVERIG = "overig"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    naam = models.CharField(max_length=100)
    soort = models.CharField(max_length=16, choices=Soort.choices)
    ouder = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT)
    publiek = models.BooleanField(default=True)

    objects = ScopedManager(gemeente="gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["gemeente", "naam"], name="organisatie_naam_uniek"),
        )

    def __str__(self) -> str:
        return self.naam


class RolToewijzingQuerySet(models.QuerySet["RolToewijzing"]):
    def geldig(self, op: date) -> RolToewijzingQuerySet:
        """Roles in force on a day (`tot` is the first day without)."""
        return self.filter(van__lte=op).filter(models.Q(tot=None) | models.Q(tot__gt=op))


class RolToewijzing(models.Model):
    """Who has which role, where, for whom and how long. No gebied = the whole gemeente."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    kenmerk = models.CharField(max_length=7, default=kenmerk.nieuw)
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="rollen")
    rol = models.CharField(max_length=24, choices=rol_keuzes)
    gebied = models.ForeignKey(Gebied, null=True, blank=True, on_delete=models.PROTECT)
    organisatie = models.ForeignKey(Organisatie, null=True, blank=True, on_delete=models.PROTECT)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    publiek_zichtbaar = models.BooleanField(default=False)
    door = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="gegeven_rollen"
    )
    reden = models.CharField(max_length=300)
    reden_einde = models.CharField(max_length=300, blank=True)
    beoordeeld_op = models.DateField(null=True, blank=True)
    beoordeeld_door = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ScopedManager(
        gemeente="gemeente", _manager_class=models.Manager.from_queryset(RolToewijzingQuerySet)
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["gemeente", "kenmerk"], name="roltoewijzing_kenmerk_uniek"
            ),
            models.CheckConstraint(
                condition=models.Q(tot=None) | models.Q(tot__gte=models.F("van")),
                name="roltoewijzing_periode",
            ),
        )

    def __str__(self) -> str:
        return f"{self.rol} {self.persoon}"


class VervangingQuerySet(models.QuerySet["Vervanging"]):
    def geldig(self, op: date) -> VervangingQuerySet:
        """Absences that cover a day (`tot` is the last day away)."""
        return self.filter(van__lte=op, tot__gte=op)


class Vervanging(models.Model):
    """Somebody is away and a colleague looks after their work. Rights do not move with it."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    kenmerk = models.CharField(max_length=7, default=kenmerk.nieuw)
    persoon = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="afwezigheid")
    vervanger = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="vervangt")
    van = models.DateField()
    tot = models.DateField()
    door = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")

    objects = ScopedManager(
        gemeente="gemeente", _manager_class=models.Manager.from_queryset(VervangingQuerySet)
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["gemeente", "kenmerk"], name="vervanging_kenmerk_uniek"
            ),
            models.CheckConstraint(
                condition=models.Q(tot__gte=models.F("van")), name="vervanging_periode"
            ),
            models.CheckConstraint(
                condition=~models.Q(persoon=models.F("vervanger")), name="vervanging_ander"
            ),
        )

    def __str__(self) -> str:
        return f"{self.vervanger} voor {self.persoon}"


class Escalatiestap(models.Model):
    """A step of the ladder of this gemeente: who decides when we get stuck, and how soon."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    volgorde = models.PositiveSmallIntegerField()
    naar_rol = models.CharField(max_length=24, choices=rol_keuzes)
    na_werkdagen = models.PositiveSmallIntegerField()

    objects = ScopedManager(gemeente="gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["gemeente", "volgorde"], name="escalatiestap_volgorde_uniek"
            ),
        )

    def __str__(self) -> str:
        return f"{self.volgorde}: {self.naar_rol}"


class UitnodigingQuerySet(models.QuerySet["Uitnodiging"]):
    def open(self, op: datetime) -> UitnodigingQuerySet:
        """Links that still work at this moment."""
        return self.filter(gebruikt_op=None, geldig_tot__gt=op)


class Uitnodiging(models.Model):
    """A one-time link with which a colleague sets a password. The token is stored hashed."""

    persoon = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="uitnodigingen")
    token_hash = models.CharField(max_length=64, unique=True)
    geldig_tot = models.DateTimeField()
    gebruikt_op = models.DateTimeField(null=True, blank=True)
    gemaild_op = models.DateTimeField(null=True, blank=True)

    objects = UitnodigingQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.persoon} tot {self.geldig_tot:%d-%m-%Y}"


class Collegabericht(Poststuk):
    """Mail to a colleague: what waits this morning, or something asked of them by name.

    Without words or contact data of residents. A morning with nothing to say is a row too
    (`vervallen`), so that everybody is looked at once a day.
    """

    class Soort(models.TextChoices):
        DAG = "dag"
        DIRECT = "direct"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.CASCADE)
    persoon = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="berichten")
    soort = models.CharField(max_length=8, choices=Soort.choices)
    dag = models.DateField()
    onderwerp = models.CharField(max_length=150)
    tekst = models.TextField(blank=True)
    pad = models.CharField(max_length=300)

    objects = ScopedManager(gemeente="gemeente")

    class Meta(Poststuk.Meta):
        constraints = (
            models.UniqueConstraint(
                fields=["gemeente", "persoon", "dag"],
                condition=models.Q(soort="dag"),
                name="collegabericht_een_per_dag",
            ),
            models.UniqueConstraint(
                fields=["gemeente", "persoon", "dag", "pad", "onderwerp"],
                condition=models.Q(soort="direct"),
                name="collegabericht_eenmaal",
            ),
        )
