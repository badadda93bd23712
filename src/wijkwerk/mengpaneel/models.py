"""An exercise with the mengpaneel: who takes part, what they filled in, what was set together.

Answers of people (`Inzending`) live until the position is set; the spread of them stays. Positions
that were set (`Schuifstand`) are never overwritten: a change is a new version.
"""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from wijkwerk.accounts.models import Persoon
from wijkwerk.doelen.models import Inspanning
from wijkwerk.gebieden.models import Gebied, Gemeente, Thema
from wijkwerk.mengpaneel.domain import rollen
from wijkwerk.mengpaneel.domain.aanleiding import Aanleiding
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.domain.profielen import PROFIELEN
from wijkwerk.mengpaneel.domain.schaal import HOOGST, LAAGST, SCHUIVEN
from wijkwerk.signalen.models import Opgave


def fase_keuzes() -> list[tuple[str, str]]:
    return [(fase.value, fase.value) for fase in Fase]


def aanleiding_keuzes() -> list[tuple[str, str]]:
    return [(rede.value, rede.value) for rede in Aanleiding]


def schuif_keuzes() -> list[tuple[str, str]]:
    return [(schuif, schuif) for schuif in SCHUIVEN]


def profiel_keuzes() -> list[tuple[str, str]]:
    return [(profiel.code, profiel.code) for profiel in PROFIELEN]


def standaardrollen() -> list[str]:
    return list(rollen.STANDAARD)


def _stand() -> models.PositiveSmallIntegerField[Any, Any]:
    """A position 1..9; null = no choice was made."""
    grenzen = [MinValueValidator(LAAGST), MaxValueValidator(HOOGST)]
    return models.PositiveSmallIntegerField(null=True, blank=True, validators=grenzen)


def _op_de_schaal(veld: str, naam: str) -> models.CheckConstraint:
    binnen = Q(**{f"{veld}__gte": LAAGST, f"{veld}__lte": HOOGST})
    return models.CheckConstraint(condition=Q(**{veld: None}) | binnen, name=naam)


class Bereik(models.TextChoices):
    """What the panel is about (S-A10)."""

    GEMEENTE = "gemeente"
    GEBIED = "gebied"
    THEMA = "thema"
    OPGAVE = "opgave"


class Cultuur(models.TextChoices):
    """Does our culture fit where this slider stands? (S-A25)"""

    PAST = "past"
    SCHUURT = "schuurt"
    BOTST = "botst"


def _bereik_klopt() -> Q:
    """Exactly the one thing that `bereik` names is filled in."""
    velden = ("gebied", "thema", "opgave")
    leeg = {f"{veld}__isnull": True for veld in velden}
    regel = Q(bereik=Bereik.GEMEENTE, **leeg)
    for veld in velden:
        regel |= Q(bereik=veld, **{**leeg, f"{veld}__isnull": False})
    return regel


class Oefening(models.Model):
    """One time round the panel: from preparation to the look back a year later."""

    class Publicatie(models.TextChoices):
        NAAM = "naam"
        ANONIEM = "anoniem"

    class Organisatiemodel(models.TextChoices):
        """How the organisation is drawn (S-A32); reading matter only."""

        DIRECTIES = "directies"
        SECTOREN = "sectoren"
        GEKANTELD = "gekanteld"
        ANDERS = "anders"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    kenmerk = models.CharField(max_length=7)
    titel = models.CharField(max_length=120)
    bereik = models.CharField(max_length=8, choices=Bereik.choices, default=Bereik.GEMEENTE)
    gebied = models.ForeignKey(Gebied, null=True, blank=True, on_delete=models.PROTECT)
    thema = models.ForeignKey(Thema, null=True, blank=True, on_delete=models.PROTECT)
    opgave = models.ForeignKey(Opgave, null=True, blank=True, on_delete=models.PROTECT)
    vorige = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="volgende"
    )
    # the context in which the choice is read later (S-A27, S-A36)
    aanleiding = models.CharField(
        max_length=12, choices=aanleiding_keuzes, default=Aanleiding.ANDERS.value
    )
    aanleiding_tekst = models.TextField(max_length=2_000, blank=True)
    organisatiemodel = models.CharField(max_length=12, choices=Organisatiemodel.choices, blank=True)
    organisatiecultuur = models.TextField(max_length=2_000, blank=True)
    visie = models.TextField(max_length=2_000, blank=True)
    wijkkenmerken = models.TextField(max_length=2_000, blank=True)
    sterke_kanten = models.TextField(max_length=2_000, blank=True)
    rollen: models.JSONField[Any, Any] = models.JSONField(default=standaardrollen)
    # the session
    fase = models.CharField(max_length=12, choices=fase_keuzes, default=Fase.VOORBEREIDEN.value)
    proef = models.BooleanField(default=False)  # a dry run with invented answers
    code_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    codeversie = models.PositiveSmallIntegerField(default=0)
    invullen_tot = models.DateTimeField(null=True, blank=True)  # what the clock on the screen says
    gesprek_schuif = models.CharField(max_length=2, choices=schuif_keuzes, blank=True)
    spreiding: models.JSONField[Any, Any] = models.JSONField(null=True, blank=True)
    # what came of it
    herkenning: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)
    herkenning_tekst = models.TextField(max_length=1_000, blank=True)
    besluit_door = models.CharField(max_length=120, blank=True)
    wat_veranderde = models.TextField(max_length=3_000, blank=True)
    verwachtingen: models.JSONField[Any, Any] = models.JSONField(default=dict, blank=True)
    opnieuw_op = models.DateField(null=True, blank=True)
    publicatie = models.CharField(max_length=8, choices=Publicatie.choices, blank=True)
    gemaakt_door = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    gemaakt_op = models.DateTimeField()
    onthuld_op = models.DateTimeField(null=True, blank=True)
    vastgesteld_op = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(gemeente="gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["gemeente", "kenmerk"], name="oefening_kenmerk_uniek"),
            models.CheckConstraint(condition=_bereik_klopt(), name="oefening_bereik_klopt"),
        )
        indexes = (models.Index(fields=["gemeente", "fase"], name="oefening_lijst"),)

    def __str__(self) -> str:
        return self.titel

    @property
    def is_vastgesteld(self) -> bool:
        return self.vastgesteld_op is not None

    @property
    def is_onthuld(self) -> bool:
        return self.onthuld_op is not None


class Begeleider(models.Model):
    """Who leads an exercise: who prepared it and the colleagues who were named."""

    oefening = models.ForeignKey(Oefening, on_delete=models.CASCADE, related_name="begeleiders")
    persoon = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()

    objects = ScopedManager(gemeente="oefening__gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["oefening", "persoon"], name="begeleider_uniek"),
        )

    def __str__(self) -> str:
        return f"{self.persoon} bij {self.oefening_id}"


class Deelnemer(models.Model):
    """Somebody who takes part: a random token on a phone, or a number on paper. Never a name."""

    oefening = models.ForeignKey(Oefening, on_delete=models.CASCADE, related_name="deelnemers")
    rol = models.CharField(max_length=rollen.LANGSTE)
    token_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    papiernummer = models.PositiveSmallIntegerField(null=True, blank=True)
    ingediend_op = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(gemeente="oefening__gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["oefening", "papiernummer"], name="deelnemer_papier_uniek"
            ),
        )

    def __str__(self) -> str:
        return f"{self.rol} bij {self.oefening_id}"


class Inzending(models.Model):
    """What one deelnemer says about one slider. No row: not answered; null: no choice made."""

    deelnemer = models.ForeignKey(Deelnemer, on_delete=models.CASCADE, related_name="inzendingen")
    schuif = models.CharField(max_length=2, choices=schuif_keuzes)
    nu = _stand()
    ambitie = _stand()
    kenmerken: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)
    antwoorden: models.JSONField[Any, Any] = models.JSONField(default=dict, blank=True)
    cultuur = models.CharField(max_length=8, choices=Cultuur.choices, blank=True)

    objects = ScopedManager(gemeente="deelnemer__oefening__gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["deelnemer", "schuif"], name="inzending_uniek"),
            _op_de_schaal("nu", "inzending_nu_schaal"),
            _op_de_schaal("ambitie", "inzending_ambitie_schaal"),
        )

    def __str__(self) -> str:
        return f"{self.schuif} van {self.deelnemer_id}"


class Schuifstand(models.Model):
    """The position of one slider that was set together, with its reason. A change is a new row."""

    class Klopte(models.TextChoices):
        JA = "ja"
        DEELS = "deels"
        NEE = "nee"

    oefening = models.ForeignKey(Oefening, on_delete=models.CASCADE, related_name="standen")
    schuif = models.CharField(max_length=2, choices=schuif_keuzes)
    versie = models.PositiveSmallIntegerField()
    nu = _stand()
    ambitie = _stand()
    reden = models.TextField(max_length=2_000)
    reden_ambitie = models.TextField(max_length=2_000, blank=True)
    aannames = models.TextField(max_length=2_000, blank=True)
    anders = models.TextField(max_length=2_000, blank=True)  # views that differ, kept
    cultuur = models.CharField(max_length=8, choices=Cultuur.choices, blank=True)
    cultuur_tekst = models.TextField(max_length=1_000, blank=True)
    eigenaar = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    klaar_voor = models.DateField(null=True, blank=True)  # when the ambition should be reached
    # a year later
    wat_veranderde = models.TextField(max_length=2_000, blank=True)
    aannames_klopten = models.CharField(max_length=8, choices=Klopte.choices, blank=True)
    door = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    op = models.DateTimeField()

    objects = ScopedManager(gemeente="oefening__gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["oefening", "schuif", "versie"], name="schuifstand_uniek"
            ),
            _op_de_schaal("nu", "schuifstand_nu_schaal"),
            _op_de_schaal("ambitie", "schuifstand_ambitie_schaal"),
        )

    def __str__(self) -> str:
        return f"{self.schuif} versie {self.versie} van {self.oefening_id}"


class Afweging(models.Model):
    """What was decided about a hint: take it up, or leave it with a reason. The newest counts."""

    class Besluit(models.TextChoices):
        OPPAKKEN = "oppakken"
        BEWUST = "bewust"  # it is meant this way

    oefening = models.ForeignKey(Oefening, on_delete=models.CASCADE, related_name="afwegingen")
    hint = models.CharField(max_length=24)
    besluit = models.CharField(max_length=8, choices=Besluit.choices, blank=True)  # "": open again
    reden = models.TextField(max_length=1_000, blank=True)
    door = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    op = models.DateTimeField()

    objects = ScopedManager(gemeente="oefening__gemeente")

    def __str__(self) -> str:
        return f"{self.hint}: {self.besluit}"


class OefeningStap(models.Model):
    """When it was set and by whom, and why it was opened again. Never changed."""

    oefening = models.ForeignKey(Oefening, on_delete=models.CASCADE, related_name="stappen")
    handeling = models.CharField(max_length=64)
    door = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    op = models.DateTimeField()
    toelichting = models.TextField(max_length=1_000, blank=True)

    objects = ScopedManager(gemeente="oefening__gemeente")

    def __str__(self) -> str:
        return f"{self.handeling} {self.op:%d-%m-%Y}"


class OefeningInspanning(models.Model):
    """Which inspanning closes the gap of which slider."""

    oefening = models.ForeignKey(Oefening, on_delete=models.CASCADE, related_name="acties")
    schuif = models.CharField(max_length=2, choices=schuif_keuzes)
    inspanning = models.ForeignKey(
        Inspanning, on_delete=models.PROTECT, related_name="oefeninglinks"
    )
    door = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    op = models.DateTimeField()

    objects = ScopedManager(gemeente="oefening__gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["oefening", "schuif", "inspanning"], name="oefeninginspanning_uniek"
            ),
        )

    def __str__(self) -> str:
        return f"{self.inspanning_id} voor {self.schuif}"


class Etappe(models.Model):
    """A stage on the way to the ambition: where the sliders should stand by then (S-A28)."""

    oefening = models.ForeignKey(Oefening, on_delete=models.CASCADE, related_name="etappes")
    naam = models.CharField(max_length=120)
    klaar_voor = models.DateField()
    standen: models.JSONField[Any, Any] = models.JSONField(default=dict)
    toelichting = models.TextField(max_length=1_000, blank=True)

    objects = ScopedManager(gemeente="oefening__gemeente")

    class Meta:
        ordering = ("klaar_voor", "pk")

    def __str__(self) -> str:
        return self.naam


class Wijkopdracht(models.Model):
    """What the gemeente asks of its wijkambtenaren (S-A19). A change is a new row."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    versie = models.PositiveSmallIntegerField()
    profiel = models.CharField(max_length=20, choices=profiel_keuzes, blank=True)  # starting text
    tekst = models.TextField(max_length=3_000)
    oefening = models.ForeignKey(
        Oefening, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    door = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    op = models.DateTimeField()

    objects = ScopedManager(gemeente="gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["gemeente", "versie"], name="wijkopdracht_uniek"),
        )

    def __str__(self) -> str:
        return f"versie {self.versie}"


class Paneelinstelling(models.Model):
    """Choices of a gemeente about its panels."""

    gemeente = models.OneToOneField(Gemeente, on_delete=models.CASCADE)
    zesde_strook = models.BooleanField(default=False)  # features of the wijk beside a panel (S-A23)
    indicatoren: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)

    objects = ScopedManager(gemeente="gemeente")

    def __str__(self) -> str:
        return str(self.gemeente_id)
