"""Reads of photos."""

from __future__ import annotations

from datetime import timedelta

from django_scopes import scopes_disabled

from wijkwerk.bestanden.models import Bestand
from wijkwerk.core import klok

CONCEPT_BLIJFT = timedelta(hours=24)


def bestand_met_token(token: str) -> Bestand | None:
    """The bestand behind a token, of any gemeente: the address of a photo names none."""
    with scopes_disabled():
        return Bestand.objects.select_related("gemeente").filter(token=token).first()


def verlopen_concepten(hoogstens: int = 100) -> list[Bestand]:
    """Photos of all gemeenten that were sent in a form which nobody finished."""
    with scopes_disabled():
        rijen = Bestand.objects.filter(
            status=Bestand.Status.CONCEPT, op__lt=klok.nu() - CONCEPT_BLIJFT
        )
        return list(rijen.select_related("gemeente")[:hoogstens])
