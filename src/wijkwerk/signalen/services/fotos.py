"""Photos that come with a voice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _

from wijkwerk.bestanden.models import Bestand
from wijkwerk.bestanden.services import bestanden_gebruiken
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.signalen.models import Melder, Signaal, SignaalFoto

MEESTE_FOTOS: Final = 5


def fotos_koppelen(
    signaal: Signaal, fotos: Sequence[Bestand], *, actor: Actor, melder: Melder | None = None
) -> None:
    """Hang staged photos in this signaal, in this order, with `alt` as it stands on each.

    `melder` sent them later, by their private link.
    Called inside a `@handeling`, which has checked the permission.
    """
    if not fotos:
        return
    if len(fotos) > MEESTE_FOTOS:
        raise DomainError("fotos_te_veel", _("Kies hoogstens %(n)d foto’s.") % {"n": MEESTE_FOTOS})
    bestanden_gebruiken(fotos, actor=actor)
    SignaalFoto.objects.bulk_create(
        SignaalFoto(signaal=signaal, melder=melder, bestand=foto, volgorde=nummer)
        for nummer, foto in enumerate(fotos, 1)
    )
