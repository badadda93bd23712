"""Mail about a new e-mail address: a link to confirm it there, a notice to the old one.

A task gets a row and makes the link when the mail is made; asked again, it is sent again.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_scopes import scopes_disabled
from django_tasks import task

from wijkwerk.core import klok
from wijkwerk.core.kenmerk import toon
from wijkwerk.core.limiet import neem
from wijkwerk.core.post import PER_ADRES
from wijkwerk.signalen.domain import bevestiging
from wijkwerk.signalen.models import Melder


@task()
def nieuw_adres_mailen(melder_pk: int) -> bool:
    """The link to confirm, unless there is nothing (more) to confirm."""
    melder = _melder(melder_pk)
    if melder is None or not melder.nieuw_e_mail:
        return False
    with override(melder.taal):
        pad = reverse("signalen:melder_adres_bevestigen", args=[melder.gemeente, _token(melder)])
        return _mail(
            melder.nieuw_e_mail,
            _("Bevestig uw nieuwe e-mailadres (%(kenmerk)s)"),
            "signalen/adres_nieuw.txt",
            melder,
            link=settings.ADRES + pad,
        )


@task()
def oud_adres_mailen(melder_pk: int) -> bool:
    """Who reads the old address may object in time."""
    melder = _melder(melder_pk)
    if melder is None or not melder.e_mail:
        return False
    with override(melder.taal):
        return _mail(
            melder.e_mail,
            _("Iemand vroeg om een ander e-mailadres (%(kenmerk)s)"),
            "signalen/adres_oud.txt",
            melder,
        )


def _melder(pk: int) -> Melder | None:
    with scopes_disabled():
        rijen = Melder.objects.filter(pk=pk, gewist_op=None)
        return rijen.select_related("signaal", "gemeente").first()


def _token(melder: Melder) -> str:
    return bevestiging.maak(
        melder.sleutel,
        melder.volgversie,
        melder.nieuw_e_mail,
        klok.nu(),
        settings.SECRET_KEY,
    )


def _mail(aan: str, onderwerp: str, sjabloon: str, melder: Melder, **inhoud: Any) -> bool:
    """Not more often to one address than any other mail."""
    if not neem(PER_ADRES, aan):
        return False
    context = {"melder": melder, "kenmerk": toon(melder.signaal.kenmerk), **inhoud}
    titel = onderwerp % {"kenmerk": toon(melder.signaal.kenmerk)}
    EmailMessage(titel, render_to_string(sjabloon, context), to=[aan]).send()
    return True
