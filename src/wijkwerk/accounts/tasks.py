"""Mail about accounts. A task gets a row, not a secret: the link is made when the mail is."""

from __future__ import annotations

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_scopes import scopes_disabled
from django_tasks import task

from wijkwerk.accounts import services
from wijkwerk.accounts.models import Collegabericht, Persoon, Uitnodiging
from wijkwerk.accounts.services import uitnodigingen
from wijkwerk.core import klok, post


@task()
def uitnodiging_mailen(uitnodiging_id: int) -> None:
    """Mail a one-time link, unless it was mailed, used or withdrawn."""
    rijen = Uitnodiging.objects.open(klok.nu()).select_related("persoon")
    uitnodiging = rijen.filter(pk=uitnodiging_id, gemaild_op=None).first()
    if uitnodiging is None:
        return
    with override(uitnodiging.persoon.taal):
        _mail(
            uitnodiging.persoon.e_mail,
            _("Uw account voor Wijkwerk"),
            "accounts/mail/uitnodiging.txt",
            {"uitnodiging": uitnodiging, "link": uitnodigingen.link(uitnodiging)},
        )
    Uitnodiging.objects.filter(pk=uitnodiging.pk).update(gemaild_op=klok.nu())


@task()
def wachtwoordlink_mailen(persoon_id: int) -> None:
    """Mail the link to choose a new password; nothing for an id that is nobody's."""
    persoon = Persoon.objects.filter(pk=persoon_id, is_active=True).first()
    if persoon is None:
        return
    sleutel = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(persoon)
    pad = reverse("account_reset_password_from_key", args=[user_pk_to_url_str(persoon), sleutel])
    with override(persoon.taal):
        _mail(
            persoon.e_mail,
            _("Een nieuw wachtwoord kiezen"),
            "accounts/mail/wachtwoord.txt",
            {"persoon": persoon, "link": f"{settings.ADRES}{pad}"},
        )


@task()
def bericht_mailen(aan: str, onderwerp: str, tekst: str) -> None:
    EmailMessage(onderwerp, tekst, to=[aan]).send()


@task()
def collegapost_versturen() -> int:
    """Send what is due to colleagues; how many messages were taken up."""
    with scopes_disabled():
        rijen = Collegabericht.objects.select_related("persoon", "gemeente")
        gedaan = post.versturen(rijen, _collegamail, grens=None)
        if gedaan == post.PER_TAAK:
            collegapost_versturen.enqueue()
    return gedaan


def collegapost_vegen() -> int:
    """The sweeper: give back what a killed worker held, wake the post when anything is due."""
    with scopes_disabled():
        aantal = post.vegen(Collegabericht.objects.all())
    if aantal:
        collegapost_versturen.enqueue()
    return aantal


def _collegamail(rijen: list[Collegabericht]) -> EmailMessage | None:
    [bericht] = rijen
    persoon = bericht.persoon
    if not persoon.is_active:
        return None
    sleutel = services.stopsleutel(persoon, bericht.soort)
    stop = settings.ADRES + reverse("accounts_inlog:berichten_stoppen", args=[sleutel])
    with override(persoon.taal):
        tekst = render_to_string(
            "accounts/mail/collegabericht.txt",
            {"bericht": bericht, "link": settings.ADRES + bericht.pad, "stop": stop},
        )
    koppen = {
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    return EmailMessage(bericht.onderwerp, tekst, to=[persoon.e_mail], headers=koppen)


def _mail(aan: str, onderwerp: str, sjabloon: str, inhoud: dict[str, object]) -> None:
    EmailMessage(onderwerp, render_to_string(sjabloon, inhoud), to=[aan]).send()
