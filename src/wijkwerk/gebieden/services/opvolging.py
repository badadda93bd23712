"""Confirming which area came in the place of which one."""

from __future__ import annotations

from wijkwerk.core.actor import Actor
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.models import GebiedOpvolging


@handeling("opvolging.bevestigen")
def opvolging_bevestigen(opvolging: GebiedOpvolging, *, actor: Actor) -> GebiedOpvolging:
    """A person says that the new area follows the old one. Nothing moves by itself."""
    opvolging = GebiedOpvolging.objects.select_for_update(of=("self",)).get(pk=opvolging.pk)
    require(actor, "opvolging.bevestigen", opvolging)
    opvolging.bevestigd = True
    opvolging.save(update_fields=["bevestigd"])
    log(opvolging)
    return opvolging
