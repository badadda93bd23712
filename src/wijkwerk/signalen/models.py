"""Voices, what they add up to, and the answers owed."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from wijkwerk.accounts.models import Organisatie, Persoon
from wijkwerk.gebieden.models import Gebied, Gemeente, Thema
from wijkwerk.signalen.domain import volgtoken
from wijkwerk.signalen.domain.status import OPEN, OpgaveStatus, Status


def status_keuzes() -> list[tuple[str, str]]:
    return [(s.value, s.value) for s in Status]


def opgave_status_keuzes() -> list[tuple[str, str]]:
    return [(s.value, s.value) for s in OpgaveStatus]


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
    """One voice: what a resident said, in their words, and what became of it."""

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
    behandelaar = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="signalen"
    )
    ontvangen_op = models.DateTimeField()
    antwoord_voor = models.DateField()
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    wil_openbaar = models.BooleanField(default=False)
    publieke_tekst = models.TextField(max_length=2_000, blank=True)
    openbaar_op = models.DateTimeField(null=True, blank=True)
    zoektekst = models.TextField(blank=True)

    objects = ScopedManager(
        gemeente="gemeente", _manager_class=models.Manager.from_queryset(SignaalQuerySet)
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["gemeente", "kenmerk"], name="signaal_kenmerk_uniek"),
        )
        indexes = (
            models.Index(fields=["gemeente", "status", "antwoord_voor"], name="signaal_lijst"),
            models.Index(fields=["gebied", "ontvangen_op"], name="signaal_gebied"),
        )

    def __str__(self) -> str:
        return self.titel

    @property
    def titel(self) -> str:
        """The first sentence of what was said, at most 80 characters."""
        eerste = self.tekst.strip().split("\n")[0]
        kort = eerste.split(". ")[0].rstrip(".")
        return kort if len(kort) <= 80 else kort[:79].rsplit(" ", 1)[0] + "…"  # noqa: PLR2004


class Melder(models.Model):
    """How to reach somebody who spoke. Apart from the signaal, so that it can be erased first."""

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
    telefoon = models.CharField(max_length=20, blank=True)
    postadres = models.TextField(max_length=300, blank=True)
    kanaal = models.CharField(max_length=8, choices=Kanaal.choices, default=Kanaal.GEEN.value)
    taal = models.CharField(max_length=2, default="nl")
    sleutel = models.CharField(max_length=32, unique=True)
    volgversie = models.PositiveIntegerField(default=1)
    gewist_op = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(gemeente="gemeente")

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
    def adres(self) -> str:
        """Where the chosen channel reaches this person."""
        return {"mail": self.e_mail, "brief": self.postadres, "bel": self.telefoon}.get(
            self.kanaal, ""
        )


class SignaalStap(models.Model):
    """What happened to a signaal: who, when, what, why. Never changed."""

    signaal = models.ForeignKey(Signaal, on_delete=models.CASCADE, related_name="stappen")
    handeling = models.CharField(max_length=64)
    van = models.CharField(max_length=16, blank=True)
    naar = models.CharField(max_length=16)
    door = models.ForeignKey(Persoon, null=True, blank=True, on_delete=models.PROTECT)
    op = models.DateTimeField()
    toelichting = models.TextField(blank=True)

    objects = ScopedManager(gemeente="signaal__gemeente")

    def __str__(self) -> str:
        return f"{self.handeling} {self.op:%d-%m-%Y}"


class Doorgeleiding(models.Model):
    """A question about a signaal to a sector or partner, with a date and an answer."""

    class Status(models.TextChoices):
        OPEN = "open"
        BEANTWOORD = "beantwoord"
        TERUGGENOMEN = "teruggenomen"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    signaal = models.ForeignKey(Signaal, on_delete=models.CASCADE, related_name="doorgeleidingen")
    naar = models.ForeignKey(Organisatie, on_delete=models.PROTECT)
    vraag = models.TextField(max_length=2_000)
    voor = models.DateField()
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.OPEN.value)
    antwoord = models.TextField(max_length=2_000, blank=True)
    door = models.ForeignKey(Persoon, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()
    beantwoord_door = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    beantwoord_op = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(gemeente="gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["signaal"], condition=Q(status="open"), name="doorgeleiding_een_open"
            ),
        )

    def __str__(self) -> str:
        return f"{self.signaal_id} naar {self.naar_id}"


class Schaal(models.TextChoices):
    STRAAT = "straat"
    BUURT = "buurt"
    WIJK = "wijk"
    STADSDEEL = "stadsdeel"
    GEMEENTE = "gemeente"
    REGIO = "regio"
    RIJK = "rijk"


class Opgave(models.Model):
    """What voices (and figures) add up to: a question for the area, in our words."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    kenmerk = models.CharField(max_length=7)
    gebied = models.ForeignKey(Gebied, on_delete=models.PROTECT, related_name="opgaven")
    thema = models.ForeignKey(Thema, null=True, blank=True, on_delete=models.PROTECT)
    titel = models.CharField(max_length=120)
    duiding = models.TextField(max_length=3_000)
    schaal = models.CharField(max_length=12, choices=Schaal.choices, default=Schaal.WIJK.value)
    eigenaar = models.ForeignKey(
        Persoon, null=True, blank=True, on_delete=models.PROTECT, related_name="opgaven"
    )
    status = models.CharField(
        max_length=12, choices=opgave_status_keuzes, default=OpgaveStatus.OPEN.value
    )
    publiek = models.BooleanField(default=False)
    gemaakt_op = models.DateTimeField()

    objects = ScopedManager(gemeente="gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["gemeente", "kenmerk"], name="opgave_kenmerk_uniek"),
        )

    def __str__(self) -> str:
        return self.titel


class OpgaveSignaal(models.Model):
    """A voice that belongs to an opgave; undone by `losgemaakt_op`, never removed."""

    opgave = models.ForeignKey(Opgave, on_delete=models.CASCADE, related_name="koppelingen")
    signaal = models.ForeignKey(Signaal, on_delete=models.CASCADE, related_name="koppelingen")
    reden = models.CharField(max_length=300, blank=True)
    door = models.ForeignKey(Persoon, null=True, blank=True, on_delete=models.PROTECT)
    op = models.DateTimeField()
    losgemaakt_op = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(gemeente="opgave__gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["opgave", "signaal"],
                condition=Q(losgemaakt_op=None),
                name="opgavesignaal_uniek",
            ),
        )

    def __str__(self) -> str:
        return f"{self.signaal_id} in {self.opgave_id}"


class Uitkomst(models.TextChoices):
    KAN = "kan"
    KAN_DEELS = "kan_deels"
    KAN_NIET = "kan_niet"
    INFO = "info"


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


class Verzending(models.Model):
    """The outbox: one message to one melder. A worker sends it; what is stuck is taken up again."""

    class Status(models.TextChoices):
        KLAAR = "klaar"
        BEZIG = "bezig"
        VERZONDEN = "verzonden"
        MISLUKT = "mislukt"
        VERVALLEN = "vervallen"

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    terugkoppeling = models.ForeignKey(
        Terugkoppeling, on_delete=models.CASCADE, related_name="verzendingen"
    )
    melder = models.ForeignKey(Melder, on_delete=models.CASCADE, related_name="verzendingen")
    kanaal = models.CharField(max_length=8, choices=Melder.Kanaal.choices)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.KLAAR.value)
    pogingen = models.PositiveSmallIntegerField(default=0)
    volgende_op = models.DateTimeField()
    message_id = models.CharField(max_length=120, unique=True)
    fout = models.CharField(max_length=200, blank=True)
    opnieuw = models.BooleanField(default=False)  # asked for the private link again
    verzonden_op = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(gemeente="gemeente")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["terugkoppeling", "melder"], name="verzending_eenmaal_per_melder"
            ),
        )
        indexes = (models.Index(fields=["status", "volgende_op"], name="verzending_aan_de_beurt"),)

    def __str__(self) -> str:
        return f"{self.kanaal} {self.status}"

    @property
    def sleutel(self) -> str:
        """How a page names this row: the random part of its message id."""
        return self.message_id.strip("<>").partition("@")[0]
