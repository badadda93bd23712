"""The post: sends what the outbox holds. A task is only a nudge; the rows are the truth.

klaar -> bezig (claimed for 15 minutes) -> verzonden. A failure goes back to klaar with a later
moment; after the last attempt it is `mislukt` and stands in the list of the office. A worker that
is killed leaves `bezig` behind; the sweeper gives it back. Sending happens outside a transaction.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from smtplib import SMTPException

from django.core.mail import EmailMultiAlternatives
from django.db.models import F, QuerySet
from django_scopes import scope, scopes_disabled
from django_tasks import task

from wijkwerk.core import klok
from wijkwerk.core.actor import Bewoner
from wijkwerk.core.limiet import Grens, neem
from wijkwerk.signalen.brief import bericht
from wijkwerk.signalen.models import Melder, Verzending
from wijkwerk.signalen.services import volglink_sturen

log = logging.getLogger("wijkwerk.post")
Status = Verzending.Status
POGINGEN = tuple(timedelta(minutes=minuten) for minuten in (1, 5, 30, 120, 360, 1440))
"""How long to wait after each failed attempt; when they are used up the message has failed."""
IN_HANDEN = timedelta(minutes=15)
PER_TAAK = 50
PER_ADRES = Grens("post.per_adres", 5, 3600)
ADRES_VOL = timedelta(minutes=15)
LANGSTE_FOUT = 200


@task()
def post_versturen() -> int:
    """Send everything that is due; how many messages were taken up."""
    with scopes_disabled():
        ids = list(_aan_de_beurt().values_list("pk", flat=True)[:PER_TAAK])
        gedaan = sum(_versturen(pk) for pk in ids)
        if len(ids) == PER_TAAK:
            post_versturen.enqueue()
    return gedaan


@task()
def volglink_mailen(melder_pk: int) -> bool:
    """Put the private link of this melder in the post; 0 = nobody, the same trouble for nothing."""
    with scopes_disabled():
        melder = Melder.objects.filter(pk=melder_pk).select_related("signaal").first()
        if melder is None:
            return False
        volglink_sturen(melder, actor=Bewoner())
    return True


def post_vegen() -> int:
    """The sweeper: give back what a killed worker held, wake the post when anything is due."""
    with scopes_disabled():
        vast = Verzending.objects.filter(status=Status.BEZIG, volgende_op__lt=klok.nu())
        vast.filter(pogingen__lte=len(POGINGEN)).update(status=Status.KLAAR)
        vast.update(status=Status.MISLUKT, fout="afgebroken")
        aantal = _aan_de_beurt().count()
    if aantal:
        post_versturen.enqueue()
    return aantal


def _aan_de_beurt() -> QuerySet[Verzending]:
    return Verzending.objects.filter(
        kanaal=Melder.Kanaal.MAIL, status=Status.KLAAR, volgende_op__lte=klok.nu()
    ).order_by("volgende_op", "pk")


def _versturen(pk: int) -> bool:
    """Claim one message and send it; False when another worker was first."""
    if not _pakken(pk):
        return False
    verzending = Verzending.objects.select_related(
        "melder__signaal__gemeente", "terugkoppeling__door", "gemeente"
    ).get(pk=pk)
    melder = verzending.melder
    if not melder.e_mail or (melder.kanaal != Melder.Kanaal.MAIL and not verzending.opnieuw):
        _sluiten(verzending, Status.VERVALLEN)
    elif not neem(PER_ADRES, melder.e_mail):
        _uitstellen(verzending)
    else:
        _bezorgen(verzending)
    return True


def _pakken(pk: int) -> bool:
    """Each claim counts as an attempt, so that a message which kills its worker ends as well."""
    gepakt = Verzending.objects.filter(
        pk=pk, status=Status.KLAAR, volgende_op__lte=klok.nu()
    ).update(status=Status.BEZIG, volgende_op=klok.nu() + IN_HANDEN, pogingen=F("pogingen") + 1)
    return bool(gepakt)


def _bezorgen(verzending: Verzending) -> None:
    try:
        with scope(gemeente=verzending.gemeente):
            _mail(verzending).send()
    except (OSError, SMTPException) as fout:
        _mislukt(verzending, fout)
    except ValueError as fout:  # a header that cannot be sent will never be
        _sluiten(verzending, Status.MISLUKT, str(fout))
        log.exception("Message %s cannot be made", verzending.pk)
    else:
        verzending.verzonden_op = klok.nu()
        _sluiten(verzending, Status.VERZONDEN)


def _mail(verzending: Verzending) -> EmailMultiAlternatives:
    melder = verzending.melder
    inhoud = bericht(verzending.terugkoppeling, melder, opnieuw=verzending.opnieuw)
    mail = EmailMultiAlternatives(
        subject=inhoud.onderwerp,
        body=inhoud.als_tekst(melder.taal),
        to=[melder.e_mail],
        headers={
            "Message-ID": verzending.message_id,
            "Auto-Submitted": "auto-generated",
            "List-Unsubscribe": f"<{inhoud.stop_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )
    mail.attach_alternative(inhoud.als_html(melder.taal), "text/html")
    return mail


def _mislukt(verzending: Verzending, fout: Exception) -> None:
    log.warning(
        "Message %s, attempt %s: %s", verzending.pk, verzending.pogingen, type(fout).__name__
    )
    if verzending.pogingen > len(POGINGEN):
        _sluiten(verzending, Status.MISLUKT, str(fout))
        return
    verzending.volgende_op = klok.nu() + POGINGEN[verzending.pogingen - 1]
    _sluiten(verzending, Status.KLAAR, str(fout))


def _uitstellen(verzending: Verzending) -> None:
    """Five an hour is enough for anybody; the rest comes a little later, and counts no attempt."""
    verzending.pogingen -= 1
    verzending.volgende_op = klok.nu() + ADRES_VOL
    _sluiten(verzending, Status.KLAAR)


def _sluiten(verzending: Verzending, status: str, fout: str = "") -> None:
    """Write the outcome, unless the row was taken away meanwhile (erased, claimed again)."""
    Verzending.objects.filter(pk=verzending.pk, status=Status.BEZIG).update(
        status=status,
        fout=fout[:LANGSTE_FOUT],
        pogingen=verzending.pogingen,
        volgende_op=verzending.volgende_op,
        verzonden_op=verzending.verzonden_op,
    )
