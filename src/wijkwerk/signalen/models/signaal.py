"""A voice, what happened to it, and what it hangs together with."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django_scopes import ScopedManager

from wijkwerk.accounts.models import Persoon
from wijkwerk.bestanden.models import Bestand
from wijkwerk.gebieden.models import Gebied, Gemeente, Thema
from wijkwerk.signalen.domain.status import OPEN, Route, Status
from wijkwerk.signalen.domain.tekst import titel_van

if TYPE_CHECKING:
    from wijkwerk.signalen.models.melder import Melder


def status_keuzes() -> list[tuple[str, str]]:
    return [(s.value, s.value) for s in Status]


def route_keuzes() -> list[tuple[str, str]]:
    return [(r.value, r.value) for r in Route]


class Kanaal(models.TextChoices):
    """How a voice reached us."""

    FORMULIER = "formulier"
    TELEFOON = "telefoon"
    BALIE = "balie"
    SPREEKUUR = "spreekuur"
    BRIEF = "brief"
    BIJEENKOMST = "bijeenkomst"
    WIJKSCHOUW = "wijkschouw"
    PARTNER = "partner"


class Soort(models.TextChoices):
    """What kind of voice it is."""

    MELDING = "melding"
    KLACHT = "klacht"
    WENS = "wens"
    IDEE = "idee"
    COMPLIMENT = "compliment"
    OBSERVATIE = "observatie"


class SignaalQuerySet(models.QuerySet["Signaal"]):
    def open(self) -> SignaalQuerySet:
        return self.filter(status__in=OPEN)

    def te_laat(self, op: date) -> SignaalQuerySet:
        return self.open().filter(antwoord_voor__lt=op)


class Signaal(models.Model):
    """One voice: what a resident said, in their words, and what became of it.

    `samengevoegd_in` points to the signaal that is answered in its place; `gesplitst_uit` to the
    one whose melders hear the answer. `op_tijd` is about the first answer and never changes.
    """

    indiener: Melder  # only on the object that `signaal_indienen` returns

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    kenmerk = models.CharField(max_length=7)
    gebied = models.ForeignKey(Gebied, on_delete=models.PROTECT, related_name="signalen")
    thema = models.ForeignKey(Thema, null=True, blank=True, on_delete=models.PROTECT)
    kanaal = models.CharField(max_length=16, choices=Kanaal.choices, default=Kanaal.FORMULIER.value)
    soort = models.CharField(max_length=16, choices=Soort.choices, default=Soort.MELDING.value)
    tekst = models.TextField(max_length=5_000)
    vertaling = models.TextField(max_length=5_000, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    plek_tekst = models.CharField(max_length=200, blank=True)
    hele_gebied = models.BooleanField(default=False)
    status = models.CharField(max_length=16, choices=status_keuzes, default=Status.NIEUW.value)
    route = models.CharField(max_length=16, choices=route_keuzes, blank=True)
    klein_grut = models.BooleanField(default=False)
    behandelaar = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="signalen"
    )
    ontvangen_op = models.DateTimeField()
    antwoord_voor = models.DateField()
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    op_tijd = models.BooleanField(null=True, blank=True)
    heropend = models.PositiveSmallIntegerField(default=0)
    wil_openbaar = models.BooleanField(default=False)
    publieke_tekst = models.TextField(max_length=2_000, blank=True)
    openbaar_op = models.DateTimeField(null=True, blank=True)
    zoektekst = models.TextField(blank=True)
    samengevoegd_in = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="samengevoegd"
    )
    gesplitst_uit = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="delen"
    )
    regel = models.ForeignKey(
        "signalen.Routeerregel", null=True, blank=True, on_delete=models.PROTECT
    )
    moment = models.ForeignKey(
        "signalen.Moment",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="signalen",
    )
    wijktoets = models.ForeignKey(
        "signalen.Wijktoets",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="signalen",
    )

    objects = ScopedManager(
        gemeente="gemeente", _manager_class=models.Manager.from_queryset(SignaalQuerySet)
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["gemeente", "kenmerk"], name="signaal_kenmerk_uniek"),
            models.CheckConstraint(
                condition=Q(samengevoegd_in=None) | Q(status=Status.SAMENGEVOEGD),
                name="signaal_samengevoegd",
            ),
        )
        indexes = (
            models.Index(fields=["gemeente", "status", "antwoord_voor"], name="signaal_lijst"),
            models.Index(fields=["gebied", "ontvangen_op"], name="signaal_gebied"),
        )

    def __str__(self) -> str:
        return self.titel

    @property
    def titel(self) -> str:
        return titel_van(self.tekst) or _("Gewist na de bewaartermijn")


class SignaalStap(models.Model):
    """What happened to a signaal: who, when, what, why. Never changed.

    `melder` is who did it by their private link; only they read their own words again.
    """

    signaal = models.ForeignKey(Signaal, on_delete=models.CASCADE, related_name="stappen")
    melder = models.ForeignKey(
        "signalen.Melder", null=True, blank=True, on_delete=models.CASCADE, related_name="stappen"
    )
    handeling = models.CharField(max_length=64)
    van = models.CharField(max_length=16, blank=True)
    naar = models.CharField(max_length=16)
    door = models.ForeignKey(Persoon, null=True, blank=True, on_delete=models.PROTECT)
    op = models.DateTimeField()
    toelichting = models.TextField(blank=True)

    objects = ScopedManager(gemeente="signaal__gemeente")

    def __str__(self) -> str:
        return f"{self.handeling} {self.op:%d-%m-%Y}"


class SignaalFoto(models.Model):
    """A photo that came with a voice. Private until staff releases the file itself.

    `melder` sent it later, by their private link; empty for what came with the signaal itself.
    """

    signaal = models.ForeignKey(Signaal, on_delete=models.CASCADE, related_name="fotos")
    melder = models.ForeignKey(
        "signalen.Melder", null=True, blank=True, on_delete=models.CASCADE, related_name="fotos"
    )
    bestand = models.OneToOneField(Bestand, on_delete=models.PROTECT, related_name="+")
    volgorde = models.PositiveSmallIntegerField(default=1)

    objects = ScopedManager(gemeente="signaal__gemeente")

    def __str__(self) -> str:
        return f"{self.signaal_id}: {self.volgorde}"


class SignaalVerband(models.Model):
    """Two voices that have to do with each other, as equals. `een` has the lower key."""

    een = models.ForeignKey(Signaal, on_delete=models.CASCADE, related_name="+")
    ander = models.ForeignKey(Signaal, on_delete=models.CASCADE, related_name="+")
    reden = models.CharField(max_length=300, blank=True)
    door = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()
    losgemaakt_op = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(gemeente="een__gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["een", "ander"],
                condition=Q(losgemaakt_op=None),
                name="signaalverband_uniek",
            ),
            models.CheckConstraint(
                condition=Q(een__lt=models.F("ander")), name="signaalverband_volgorde"
            ),
        )

    def __str__(self) -> str:
        return f"{self.een_id} en {self.ander_id}"


class Weergave(models.Model):
    """A saved question to the list, for oneself or for all colleagues."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    kenmerk = models.CharField(max_length=7)
    persoon = models.ForeignKey(Persoon, on_delete=models.CASCADE, related_name="weergaven")
    naam = models.CharField(max_length=60)
    vraag = models.CharField(max_length=1_000)  # the query string, in the order of the form
    gedeeld = models.BooleanField(default=False)

    objects = ScopedManager(gemeente="gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["gemeente", "kenmerk"], name="weergave_kenmerk_uniek"),
            models.UniqueConstraint(
                fields=["gemeente", "persoon", "naam"], name="weergave_naam_uniek"
            ),
        )

    def __str__(self) -> str:
        return self.naam
