"""Stops on addresses."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from wijkwerk.core import klok
from wijkwerk.signalen.models import Afzenderstop

LOOPT = Q(opgeheven_op=None)


def stoppen_lopend() -> QuerySet[Afzenderstop]:
    """What is refused now; the first to end comes first."""
    return _stoppen().filter(LOOPT, tot__gte=klok.vandaag()).order_by("tot", "pk")


def stoppen_voorbij() -> QuerySet[Afzenderstop]:
    """What was lifted or ran out, the latest first."""
    return _stoppen().exclude(LOOPT, tot__gte=klok.vandaag()).order_by("-op", "-pk")


def _stoppen() -> QuerySet[Afzenderstop]:
    return Afzenderstop.objects.select_related("door")
