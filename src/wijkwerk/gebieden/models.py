"""Tenants and areas. `Gemeente` is the tenant; areas and their versions are shared reference data.

`Gebied` is the lasting identity that rights, agendas, pages and signalen hang on; what a year's
import brings (code, name, parent, boundary) is a `GebiedVersie`.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import get_language
from django_scopes import ScopedManager

from wijkwerk.gebieden.domain import woorden


class Soort(models.TextChoices):
    LAND = "land"
    GEMEENTE = "gemeente"
    STADSDEEL = "stadsdeel"
    WIJK = "wijk"
    BUURT = "buurt"
    EIGEN = "eigen"


def woordensets() -> list[tuple[str, str]]:
    return [(naam, naam) for naam in woorden.SETS]


class Gemeente(models.Model):
    """A tenant: a municipality with its own words, colours, terms and people."""

    slug = models.SlugField(unique=True)
    naam = models.CharField(max_length=100)
    cbs_code = models.CharField(max_length=6, unique=True)
    woordenset = models.CharField(max_length=12, choices=woordensets, default="wijk")
    werkniveau = models.CharField(max_length=12, choices=Soort.choices, default="wijk")
    demo = models.BooleanField(default=False)
    kleur = models.CharField(max_length=7, blank=True)
    logo = models.CharField(max_length=32, blank=True)  # token of a Bestand, a higher room
    adres = models.CharField(max_length=200, blank=True)
    telefoon = models.CharField(max_length=20, blank=True)
    e_mail = models.EmailField(blank=True)
    termijn_dagen = models.PositiveSmallIntegerField(default=10)
    klein_grut_dagen = models.PositiveSmallIntegerField(default=3)
    sluitingsdagen: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)
    versie = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.naam

    def woord(self, vorm: str) -> str:
        """A word for its areas in the language of the screen: `woord("meervoud")`."""
        return woorden.woord(self.woordenset, vorm, get_language() or "nl")

    def omvat(self, gebied: Gebied) -> bool:
        """Does this area lie in the gemeente, or is it one of its own making?"""
        return gebied.cbs_gemeente == self.cbs_code or gebied.eigenaar_id == self.pk

    @property
    def gesloten(self) -> frozenset[date]:
        """Closing days of the town hall, beside the public holidays."""
        return frozenset(date.fromisoformat(dag) for dag in self.sluitingsdagen)


class GebiedQuerySet(models.QuerySet["Gebied"]):
    def van(self, gemeente: Gemeente) -> GebiedQuerySet:
        """Everything that lies in this gemeente: of CBS or its own."""
        return self.filter(models.Q(cbs_gemeente=gemeente.cbs_code) | models.Q(eigenaar=gemeente))

    def op_werkniveau(self, gemeente: Gemeente) -> GebiedQuerySet:
        """The areas that the gemeente works with today, by name."""
        return (
            self.van(gemeente).filter(soort=gemeente.werkniveau, vervallen_op=None).order_by("naam")
        )


class Gebied(models.Model):
    """The lasting identity of an area."""

    soort = models.CharField(max_length=12, choices=Soort.choices)
    cbs_gemeente = models.CharField(max_length=6, blank=True)
    slug = models.SlugField(max_length=100)
    naam = models.CharField(max_length=120)
    eigenaar = models.ForeignKey(
        Gemeente, null=True, blank=True, on_delete=models.PROTECT, related_name="eigen_gebieden"
    )
    vervallen_op = models.DateField(null=True, blank=True)

    objects = GebiedQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["cbs_gemeente", "slug"], name="gebied_slug_uniek"),
        )

    def __str__(self) -> str:
        return self.naam


class GebiedVersie(models.Model):
    """What an area was from a year on: code, name, parent and boundary (WGS84 GeoJSON)."""

    gebied = models.ForeignKey(Gebied, on_delete=models.PROTECT, related_name="versies")
    van_jaar = models.PositiveSmallIntegerField()
    tot_jaar = models.PositiveSmallIntegerField(null=True, blank=True)
    code = models.CharField(max_length=10)
    naam = models.CharField(max_length=120)
    ouder = models.ForeignKey(
        Gebied, null=True, blank=True, on_delete=models.PROTECT, related_name="kindversies"
    )
    geometrie: models.JSONField[Any, Any] = models.JSONField(null=True, blank=True)
    bbox: models.JSONField[Any, Any] = models.JSONField(null=True, blank=True)
    geometrie_jaar = models.PositiveSmallIntegerField(null=True, blank=True)  # drawn in
    oppervlakte_ha = models.FloatField(null=True, blank=True)
    # CBS flag against the version before: 1 same, 2 recoded, 3 boundary moved; None = nobody said
    wijziging = models.PositiveSmallIntegerField(null=True, blank=True)
    bron = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["code", "van_jaar"], name="gebiedversie_code_uniek"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.naam} ({self.van_jaar})"


class GebiedPad(models.Model):
    """Closure of today's tree (every area is its own ancestor): a higher area in one query."""

    voorouder = models.ForeignKey(Gebied, on_delete=models.CASCADE, related_name="omlaag")
    nakomeling = models.ForeignKey(Gebied, on_delete=models.CASCADE, related_name="omhoog")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["voorouder", "nakomeling"], name="gebiedpad_uniek"),
        )

    def __str__(self) -> str:
        return f"{self.voorouder_id} > {self.nakomeling_id}"


class GebiedOpvolging(models.Model):
    """Which area came in the place of which one; a proposal until somebody confirms it."""

    class Hoe(models.TextChoices):
        GESPLITST = "gesplitst"
        SAMENGEVOEGD = "samengevoegd"
        VERVANGEN = "vervangen"

    oud = models.ForeignKey(Gebied, on_delete=models.PROTECT, related_name="opvolgers")
    nieuw = models.ForeignKey(Gebied, on_delete=models.PROTECT, related_name="voorgangers")
    jaar = models.PositiveSmallIntegerField()
    soort = models.CharField(max_length=12, choices=Hoe.choices)
    aandeel = models.FloatField(null=True, blank=True)  # part of the old area that lies in the new
    bevestigd = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["oud", "nieuw", "jaar"], name="gebiedopvolging_uniek"),
        )

    def __str__(self) -> str:
        return f"{self.oud} > {self.nieuw} ({self.jaar})"


class Thema(models.Model):
    """What a signaal or opgave is about, in the words of the gemeente."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    naam = models.CharField(max_length=60)
    slug = models.SlugField(max_length=60)
    ouder = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT)
    servicetermijn_dagen = models.PositiveSmallIntegerField(null=True, blank=True)
    basis = models.BooleanField(default=False)  # schoon, heel en veilig (S-B08)
    trefwoorden = models.TextField(max_length=2_000, blank=True)  # one per line
    actief = models.BooleanField(default=True)

    objects = ScopedManager(gemeente="gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["gemeente", "slug"], name="thema_slug_uniek"),
        )

    def __str__(self) -> str:
        return self.naam
