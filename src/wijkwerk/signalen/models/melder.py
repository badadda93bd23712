"""How to reach who spoke, and whether they felt heard."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django_scopes import ScopedManager

from wijkwerk.accounts.models import Persoon
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen.domain import volgtoken
from wijkwerk.signalen.models.signaal import Signaal


class Melder(models.Model):
    """How to reach somebody who spoke. Apart from the signaal, so that it can be erased first.

    `e_mail` is lower case, `telefoon` digits only. `nieuw_e_mail` waits until its owner confirms.
    """

    class Soort(models.TextChoices):
        INDIENER = "indiener"
        AANSLUITER = "aansluiter"

    class Kanaal(models.TextChoices):
        MAIL = "mail"
        BRIEF = "brief"
        BEL = "bel"
        GEEN = "geen"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    signaal = models.ForeignKey(Signaal, on_delete=models.CASCADE, related_name="melders")
    soort = models.CharField(max_length=12, choices=Soort.choices, default=Soort.INDIENER.value)
    naam = models.CharField(max_length=100, blank=True)
    e_mail = models.EmailField(blank=True)
    nieuw_e_mail = models.EmailField(blank=True)
    telefoon = models.CharField(max_length=20, blank=True)
    postadres = models.TextField(max_length=300, blank=True)
    kanaal = models.CharField(max_length=8, choices=Kanaal.choices, default=Kanaal.GEEN.value)
    taal = models.CharField(max_length=2, default="nl")
    sleutel = models.CharField(max_length=32, unique=True)
    volgversie = models.PositiveIntegerField(default=1)
    gewist_op = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(gemeente="gemeente")

    class Meta:
        indexes = (
            models.Index(fields=["gemeente", "e_mail"], name="melder_e_mail"),
            models.Index(fields=["gemeente", "telefoon"], name="melder_telefoon"),
        )

    def __str__(self) -> str:
        return f"{self.soort} ({self.kanaal})"

    @property
    def volgtoken(self) -> str:
        """The private link of this person; never in a log or a page of somebody else."""
        return volgtoken.maak(self.sleutel, self.volgversie, settings.SECRET_KEY)

    def token_klopt(self, token: str) -> bool:
        """Is this the link we made, of the version that counts today?"""
        return volgtoken.klopt(token, self.sleutel, self.volgversie, settings.SECRET_KEY)

    @property
    def mag_lezen(self) -> str:
        """The words of the signaal for this person: their own, or the public text they joined."""
        if self.soort == self.Soort.AANSLUITER:
            return self.signaal.publieke_tekst
        return self.signaal.tekst

    @property
    def adres(self) -> str:
        """Where the chosen channel reaches this person."""
        return {"mail": self.e_mail, "brief": self.postadres, "bel": self.telefoon}.get(
            self.kanaal, ""
        )


class Gehoord(models.TextChoices):
    JA = "ja"
    DEELS = "deels"
    NEE = "nee"


class Oordeel(models.Model):
    """‘Bent u gehoord?’: what a melder thinks of an answer. The latest counts, none is changed."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    melder = models.ForeignKey(Melder, on_delete=models.CASCADE, related_name="oordelen")
    signaal = models.ForeignKey(Signaal, on_delete=models.CASCADE, related_name="oordelen")
    gehoord = models.CharField(max_length=8, choices=Gehoord.choices)
    toelichting = models.TextField(max_length=2_000, blank=True)
    op = models.DateTimeField()

    objects = ScopedManager(gemeente="gemeente")

    def __str__(self) -> str:
        return f"{self.gehoord} {self.op:%d-%m-%Y}"


class Afzenderstop(models.Model):
    """Nothing more is taken in from this address until `tot`. The address is stored hashed."""

    class Soort(models.TextChoices):
        E_MAIL = "e_mail"
        TELEFOON = "telefoon"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    kenmerk = models.CharField(max_length=7)
    soort = models.CharField(max_length=12, choices=Soort.choices)
    adres_hash = models.CharField(max_length=64)
    reden = models.CharField(max_length=300)
    tot = models.DateField()
    door = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()
    opgeheven_op = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(gemeente="gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["gemeente", "kenmerk"], name="afzenderstop_kenmerk_uniek"
            ),
        )
        indexes = (models.Index(fields=["gemeente", "adres_hash"], name="afzenderstop_adres"),)

    def __str__(self) -> str:
        return f"{self.soort} tot {self.tot:%d-%m-%Y}"
