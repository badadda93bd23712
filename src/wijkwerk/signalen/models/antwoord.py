"""What we tell who spoke, what we promise, and the messages that carry it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from wijkwerk.accounts.models import Persoon
from wijkwerk.core.post import Poststuk
from wijkwerk.gebieden.models import Gebied, Gemeente, Thema
from wijkwerk.signalen.models.melder import Melder
from wijkwerk.signalen.models.opgave import Opgave
from wijkwerk.signalen.models.signaal import Signaal


class Uitkomst(models.TextChoices):
    KAN = "kan"
    KAN_DEELS = "kan_deels"
    KAN_NIET = "kan_niet"
    INFO = "info"


class RedenSoort(models.TextChoices):
    """Why something cannot, or only in part (S-B05)."""

    GELD = "geld"
    REGELS = "regels"
    BOVENWIJKS = "bovenwijks"
    ANDER_BELANG = "ander_belang"
    NIET_VAN_ONS = "niet_van_ons"
    ANDERS = "anders"


class Terugkoppeling(models.Model):
    """What we told who spoke: one row, read by every page and mail of the thread. Never changed.

    About one signaal or about an opgave (then it is meant for everybody bundled in it).
    `over_*` point to the thing in a higher room that it is news about.
    """

    class Soort(models.TextChoices):
        ONTVANGST = "ontvangst"
        DOORGELEID = "doorgeleid"
        ANTWOORD = "antwoord"
        VERVOLG = "vervolg"

    class Melden(models.TextChoices):
        NIET = "niet"
        DIRECT = "direct"
        BUNDELEN = "bundelen"  # one message per person per day

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    signaal = models.ForeignKey(
        Signaal, null=True, blank=True, on_delete=models.CASCADE, related_name="terugkoppelingen"
    )
    opgave = models.ForeignKey(
        Opgave, null=True, blank=True, on_delete=models.CASCADE, related_name="terugkoppelingen"
    )
    soort = models.CharField(max_length=12, choices=Soort.choices)
    uitkomst = models.CharField(
        max_length=12, choices=Uitkomst.choices, default=Uitkomst.INFO.value
    )
    tekst = models.TextField(max_length=3_000)
    reden = models.TextField(max_length=3_000, blank=True)
    reden_soort = models.CharField(max_length=16, choices=RedenSoort.choices, blank=True)
    afgewogen = models.TextField(max_length=2_000, blank=True)  # what was weighed (S-B06)
    zelf = models.TextField(max_length=2_000, blank=True)  # what a resident can do
    over_soort = models.CharField(max_length=32, blank=True)
    over_kenmerk = models.CharField(max_length=7, blank=True)
    over_pad = models.CharField(max_length=300, blank=True)
    melden = models.CharField(max_length=8, choices=Melden.choices, default=Melden.DIRECT.value)
    door = models.ForeignKey(Persoon, null=True, blank=True, on_delete=models.PROTECT)
    op = models.DateTimeField()

    objects = ScopedManager(gemeente="gemeente")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(signaal=None) ^ Q(opgave=None), name="terugkoppeling_een_onderwerp"
            ),
        )

    def __str__(self) -> str:
        return f"{self.soort} {self.op:%d-%m-%Y}"


class Verzending(Poststuk):
    """The outbox for residents: one piece of news to one melder. Mail is sent by a worker; a
    letter or a call is done by a colleague (`pogingen`: how often it was put on paper)."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    terugkoppeling = models.ForeignKey(
        Terugkoppeling, on_delete=models.CASCADE, related_name="verzendingen"
    )
    melder = models.ForeignKey(Melder, on_delete=models.CASCADE, related_name="verzendingen")
    kanaal = models.CharField(max_length=8, choices=Melder.Kanaal.choices)
    opnieuw = models.BooleanField(default=False)  # asked for the private link again
    bundel = models.BooleanField(default=False)  # goes along with the rest of the day

    objects = ScopedManager(gemeente="gemeente")

    class Meta(Poststuk.Meta):
        constraints = (
            models.UniqueConstraint(
                fields=["terugkoppeling", "melder"], name="verzending_eenmaal_per_melder"
            ),
        )


class Toezegging(models.Model):
    """What was promised to residents, with a date: kept, or openly broken with the reason.

    Made with an answer, in an opgave, or at a moment in the wijk; `vorige` is the promise that this
    one came in the place of.
    """

    class Status(models.TextChoices):
        OPEN = "open"
        NAGEKOMEN = "nagekomen"
        GEBROKEN = "gebroken"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    kenmerk = models.CharField(max_length=7)
    gebied = models.ForeignKey(Gebied, on_delete=models.PROTECT, related_name="toezeggingen")
    signaal = models.ForeignKey(
        Signaal, null=True, blank=True, on_delete=models.CASCADE, related_name="toezeggingen"
    )
    opgave = models.ForeignKey(
        Opgave, null=True, blank=True, on_delete=models.CASCADE, related_name="toezeggingen"
    )
    moment = models.ForeignKey(
        "signalen.Moment",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="toezeggingen",
    )
    tekst = models.CharField(max_length=300)  # without names: everybody may read it
    aan = models.CharField(max_length=120, blank=True)
    voor = models.DateField()
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.OPEN.value)
    toelichting = models.TextField(max_length=2_000, blank=True)  # what came of it, or why not
    publiek = models.BooleanField(default=True)
    vorige = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="opvolger"
    )
    eigenaar = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="toezeggingen")
    door = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()
    afgerond_op = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(gemeente="gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["gemeente", "kenmerk"], name="toezegging_kenmerk_uniek"
            ),
            models.CheckConstraint(
                condition=Q(signaal=None) | Q(opgave=None), name="toezegging_een_onderwerp"
            ),
        )
        indexes = (models.Index(fields=["gebied", "status", "voor"], name="toezegging_lijst"),)

    def __str__(self) -> str:
        return self.tekst


class Standaardtekst(models.Model):
    """A text to start an answer from: per theme and outcome, in plain language."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    kenmerk = models.CharField(max_length=7)
    thema = models.ForeignKey(
        Thema, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    uitkomst = models.CharField(max_length=12, choices=Uitkomst.choices, blank=True)
    titel = models.CharField(max_length=80)
    tekst = models.TextField(max_length=3_000)
    reden = models.TextField(max_length=3_000, blank=True)
    actief = models.BooleanField(default=True)
    gebruikt = models.PositiveIntegerField(default=0)  # how many answers started from it

    objects = ScopedManager(gemeente="gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["gemeente", "kenmerk"], name="standaardtekst_kenmerk_uniek"
            ),
        )

    def __str__(self) -> str:
        return self.titel
