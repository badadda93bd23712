"""The post to residents: what is sent, and when. How is in `core.post`."""

from __future__ import annotations

from django.core.mail import EmailMultiAlternatives
from django.db.models import QuerySet
from django_scopes import scope, scopes_disabled
from django_tasks import task

from wijkwerk.core import klok, post
from wijkwerk.core.actor import Bewoner
from wijkwerk.signalen.brief import bericht_van
from wijkwerk.signalen.models import Melder, Verzending
from wijkwerk.signalen.services import volglink_sturen
from wijkwerk.signalen.services.terugkoppelen import bundelen

Status = Verzending.Status


@task()
def post_versturen() -> int:
    """Send everything that is due; how many messages were taken up."""
    with scopes_disabled():
        bundelen()
        direct = post.versturen(_mail().filter(bundel=False), _opmaken)
        # One bundle a day for each address needs no limit, and takes no place of a direct message.
        gebundeld = post.versturen(_mail().filter(bundel=True), _opmaken, grens=None)
        if post.PER_TAAK in {direct, gebundeld}:
            post_versturen.enqueue()
    return direct + gebundeld


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
        aantal = post.vegen(_mail())
        bundelen()  # letters too, which no task sends
    if aantal:
        post_versturen.enqueue()
    return aantal


def _mail() -> QuerySet[Verzending]:
    return Verzending.objects.filter(kanaal=Melder.Kanaal.MAIL).select_related(
        "melder__signaal__gemeente", "terugkoppeling__door", "terugkoppeling__opgave", "gemeente"
    )


def _opmaken(rijen: list[Verzending]) -> EmailMultiAlternatives | None:
    """The mail of these rows; None when nobody in it can be written to any more."""
    rijen = _te_bereiken(rijen)
    if not rijen:
        return None
    melder = rijen[0].melder
    with scope(gemeente=rijen[0].gemeente):
        inhoud = bericht_van(rijen)
        mail = EmailMultiAlternatives(
            subject=inhoud.onderwerp,
            body=inhoud.als_tekst(melder.taal),
            to=[melder.e_mail],
            headers={
                "Auto-Submitted": "auto-generated",
                "List-Unsubscribe": f"<{inhoud.stop_url}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            },
        )
        mail.attach_alternative(inhoud.als_html(melder.taal), "text/html")
    return mail


def _te_bereiken(rijen: list[Verzending]) -> list[Verzending]:
    """Those that still go to one and the same address.

    Who stopped or was erased meanwhile drops out; whose address changed gets a mail of their own.
    """
    weg = [rij.pk for rij in rijen if not _mag_mail(rij)]
    rijen = [rij for rij in rijen if rij.pk not in weg]
    elders = [rij for rij in rijen if rij.melder.e_mail != rijen[0].melder.e_mail]
    if weg and rijen:
        Verzending.objects.filter(pk__in=weg).update(status=Status.VERVALLEN)
    for rij in elders:
        Verzending.objects.filter(pk=rij.pk).update(
            status=Status.KLAAR,
            pogingen=0,
            volgende_op=klok.nu(),
            message_id=post.nieuw_message_id(),
        )
    return [rij for rij in rijen if rij not in elders]


def _mag_mail(verzending: Verzending) -> bool:
    melder = verzending.melder
    return bool(melder.e_mail) and (melder.kanaal == Melder.Kanaal.MAIL or verzending.opnieuw)
