"""The outbox of every room: rows that are mail, sent once, tried again, never lost.

klaar -> bezig (claimed for 15 minutes) -> verzonden. A failure goes back to klaar with a later
moment; after the last attempt it is `mislukt` and a person sees to it. A worker that is killed
leaves `bezig` behind; the sweeper gives it back. Sending happens outside a transaction.

All rows with one `message_id` are one message: claimed, sent and closed together. What is in it
may change until the first attempt and never after, so that a repeat is the same mail.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from datetime import timedelta
from smtplib import (
    SMTPAuthenticationError,
    SMTPConnectError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPServerDisconnected,
)
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import models
from django.db.models import F, Min, QuerySet

from wijkwerk.core import klok
from wijkwerk.core.limiet import Grens, neem

log = logging.getLogger("wijkwerk.post")


class Poststuk(models.Model):
    """What every message has, whoever it is for."""

    class Status(models.TextChoices):
        KLAAR = "klaar"
        BEZIG = "bezig"
        VERZONDEN = "verzonden"
        MISLUKT = "mislukt"
        VERVALLEN = "vervallen"

    status = models.CharField(max_length=12, choices=Status.choices, default=Status.KLAAR.value)
    pogingen = models.PositiveSmallIntegerField(default=0)
    volgende_op = models.DateTimeField()
    message_id = models.CharField(max_length=120)
    fout = models.CharField(max_length=200, blank=True)
    verzonden_op = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        indexes = (
            models.Index(fields=["status", "volgende_op"], name="%(class)s_aan_de_beurt"),
            models.Index(fields=["message_id"], name="%(class)s_bericht"),
        )

    def __str__(self) -> str:
        return f"{self.message_id} {self.status}"

    @property
    def sleutel(self) -> str:
        """How a page names this message: the random part of its message id."""
        return self.message_id.strip("<>").partition("@")[0]


Status = Poststuk.Status
Maak = Callable[[list[Any]], EmailMessage | None]
POGINGEN: Final = (
    *(timedelta(minutes=minuten) for minuten in (1, 5, 30)),
    *(timedelta(hours=1) for _uur in range(47)),
)
"""How long to wait after each failed attempt: two days in all, then the message has failed."""
IN_HANDEN: Final = timedelta(minutes=15)
PER_TAAK: Final = 50
PER_ADRES: Final = Grens("post.per_adres", 5, 3600)
ADRES_VOL: Final = timedelta(minutes=15)
LANGSTE_FOUT: Final = 200
SERVER_WEG: Final = (SMTPServerDisconnected, SMTPConnectError, SMTPAuthenticationError)
BLIJVEND: Final = 500  # from here on the answer of a mail server is final


def nieuw_message_id() -> str:
    """Stays the same over all attempts, so that a mail program shows a repeat once."""
    return f"<{secrets.token_hex(16)}@{urlsplit(settings.ADRES).hostname}>"


def aan_de_beurt(rijen: QuerySet[Any]) -> QuerySet[Any]:
    """The rows that may be sent now, in the order in which they became due."""
    return rijen.filter(status=Status.KLAAR, volgende_op__lte=klok.nu()).order_by(
        "volgende_op", "pk"
    )


def versturen(rijen: QuerySet[Any], maak: Maak, grens: Grens | None = PER_ADRES) -> int:
    """Send what is due, at most `PER_TAAK` messages; how many were taken up.

    `maak` gets the rows of one message and returns the mail, or None when it need not go any more.
    A server that is away ends the round: the others need not find that out one by one.
    """
    wachtend = aan_de_beurt(rijen).values("message_id").annotate(sinds=Min("volgende_op"))
    ids = wachtend.order_by("sinds", "message_id").values_list("message_id", flat=True)
    gedaan = 0
    for message_id in list(ids[:PER_TAAK]):
        bericht = _Bericht(rijen, message_id)
        if not bericht.pakken():
            continue  # another worker was first
        gedaan += 1
        if not bericht.bezorgen(maak, grens):
            break
    return gedaan


def vegen(rijen: QuerySet[Any]) -> int:
    """Give back what a killed worker held; how many rows are due."""
    vast = rijen.filter(status=Status.BEZIG, volgende_op__lt=klok.nu())
    vast.filter(pogingen__lte=len(POGINGEN)).update(status=Status.KLAAR)
    vast.update(status=Status.MISLUKT, fout="afgebroken")
    return aan_de_beurt(rijen).count()


class _Bericht:
    """One message: the rows that share its id."""

    def __init__(self, rijen: QuerySet[Any], message_id: str) -> None:
        self._rijen = rijen.filter(message_id=message_id)
        self._id = message_id

    def pakken(self) -> bool:
        """Each claim counts as an attempt, so that a message which kills its worker ends too."""
        nu = klok.nu()
        return bool(
            self._rijen.filter(status=Status.KLAAR, volgende_op__lte=nu).update(
                status=Status.BEZIG, volgende_op=nu + IN_HANDEN, pogingen=F("pogingen") + 1
            )
        )

    def bezorgen(self, maak: Maak, grens: Grens | None) -> bool:
        """Send it and write down how it went; False when the server is away."""
        in_handen = list(self._rijen.filter(status=Status.BEZIG).order_by("pk"))
        if not in_handen:
            return True  # taken away meanwhile
        try:
            mail = maak(in_handen)
            if mail is None:
                self._sluiten(Status.VERVALLEN)
            elif grens is not None and not neem(grens, mail.to[0]):
                self._uitstellen()
            else:
                mail.extra_headers["Message-ID"] = self._id
                mail.send()
                self._sluiten(Status.VERZONDEN, verzonden_op=klok.nu())
        except SMTPRecipientsRefused as fout:
            self._mislukt(in_handen[0].pogingen, fout, voorgoed=_is_blijvend(fout))
        except OSError as fout:  # of which SMTPException is one
            self._mislukt(in_handen[0].pogingen, fout)
            return isinstance(fout, SMTPException) and not isinstance(fout, SERVER_WEG)
        except ValueError as fout:  # a header that cannot be sent will never be
            self._mislukt(in_handen[0].pogingen, fout, voorgoed=True)
        return True

    def _mislukt(self, poging: int, fout: Exception, *, voorgoed: bool = False) -> None:
        log.warning("Message %s, attempt %s: %s", self._id, poging, type(fout).__name__)
        tekst = str(fout)[:LANGSTE_FOUT]
        if voorgoed or poging > len(POGINGEN):
            self._sluiten(Status.MISLUKT, fout=tekst)
        else:
            later = klok.nu() + POGINGEN[poging - 1]
            self._sluiten(Status.KLAAR, fout=tekst, volgende_op=later)

    def _uitstellen(self) -> None:
        """Five an hour is enough for anybody; the rest comes later, and counts no attempt."""
        later = klok.nu() + ADRES_VOL
        self._sluiten(Status.KLAAR, volgende_op=later, pogingen=F("pogingen") - 1)

    def _sluiten(self, status: str, **velden: Any) -> None:
        """Write the outcome, unless a row was taken away meanwhile (erased, claimed again)."""
        self._rijen.filter(status=Status.BEZIG).update(status=status, **velden)


def _is_blijvend(fout: SMTPRecipientsRefused) -> bool:
    """Does the server say that this mailbox does not exist, rather than `not now`?"""
    codes = [code for code, _tekst in fout.recipients.values()]
    return bool(codes) and all(code >= BLIJVEND for code in codes)
