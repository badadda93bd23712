"""Mail to the colleague who is asked something by name about a signaal."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from wijkwerk.accounts.models import Persoon
from wijkwerk.accounts.services import collega_berichten
from wijkwerk.core.actor import Actor
from wijkwerk.core.kenmerk import toon
from wijkwerk.signalen.models import Signaal

_ONDERWERP = _("{kenmerk}: {wat}")


def vertel(
    personen: Iterable[Persoon | None], signaal: Signaal, wat: str | Promise, *, actor: Actor
) -> None:
    """Tell these colleagues (empty places are skipped) what is asked of them, with the link."""
    collega_berichten(
        [persoon for persoon in personen if persoon is not None],
        format_lazy(_ONDERWERP, kenmerk=toon(signaal.kenmerk), wat=wat),
        format_lazy(
            _("{wat}. Het gaat om signaal {kenmerk}."), wat=wat, kenmerk=toon(signaal.kenmerk)
        ),
        reverse("signalen:signaal_detail", args=[signaal.gemeente, signaal.kenmerk]),
        gemeente=signaal.gemeente,
        actor=actor,
    )
