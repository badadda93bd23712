"""Reads for the filters of the list: saved questions, colleagues, organisations."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from wijkwerk.accounts.domain.rollen import BEHANDELAARS
from wijkwerk.accounts.models import Organisatie, Persoon, RolToewijzing
from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.gebieden.geheugen import onthoud
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen.models import Weergave


def weergaven_van(actor: Actor) -> list[Weergave]:
    """One's own by name, then those that colleagues share."""
    rijen = Weergave.objects.filter(Q(persoon=actor.persoon) | Q(gedeeld=True))
    return sorted(
        rijen.select_related("persoon"), key=lambda w: (w.persoon != actor.persoon, w.naam)
    )


def behandelaars_van(gemeente: Gemeente) -> Sequence[Persoon]:
    """Who handles signalen in this gemeente today, by name."""

    def vraag() -> list[Persoon]:
        rollen = RolToewijzing.objects.geldig(klok.vandaag()).filter(
            gemeente=gemeente, rol__in=BEHANDELAARS
        )
        mensen = Persoon.objects.filter(is_active=True, pk__in=rollen.values("persoon_id"))
        return list(mensen.only("naam", "schuilnaam").order_by("naam"))

    return onthoud(f"behandelaars:{gemeente.pk}", vraag)


def organisaties_van(gemeente: Gemeente) -> Sequence[str]:
    """The names of whom one can ask something."""
    return onthoud(
        f"organisaties:{gemeente.pk}",
        lambda: list(
            Organisatie.objects.filter(gemeente=gemeente)
            .order_by("naam")
            .values_list("naam", flat=True)
        ),
    )
