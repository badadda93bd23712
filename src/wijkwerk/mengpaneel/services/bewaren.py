"""How long the answers of people stay when nobody finishes an exercise, and dry runs at all.

Setting the position deletes the answers of people (`vaststellen`); this is for the ones that never
get there: 30 days after the reveal, 90 days after the clock of an exercise that was left open.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Q
from django_scopes import scope, scopes_disabled

from wijkwerk.core import klok
from wijkwerk.core.actor import SYSTEM, Actor
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.models import Deelnemer, Oefening
from wijkwerk.mengpaneel.services.oefening import oefening_wissen
from wijkwerk.mengpaneel.services.verloop import stap, vast, vers

NA_ONTHULLEN: Final = timedelta(days=30)
NA_OPENEN: Final = timedelta(days=90)
PROEF: Final = timedelta(days=30)
PARTIJ: Final = 50


@handeling("oefening.opschonen")
def oefening_opschonen(oefening: Oefening, *, actor: Actor) -> Oefening:
    """Delete the answers of people and the code. What was revealed stays; what was never revealed
    can be opened again."""
    oefening = vast(oefening)
    require(actor, "oefening.opschonen", oefening)
    Deelnemer.objects.filter(oefening=oefening).delete()
    if oefening.fase == Fase.INVULLEN:
        stap(oefening, "oefening.opschonen")
        oefening.invullen_tot = None
    oefening.code_hash = None
    oefening.codeversie += 1  # the old code never comes back
    oefening.save(update_fields=["fase", "invullen_tot", "code_hash", "codeversie"])
    log(oefening)
    return vers(oefening)


def antwoorden_na_termijn_wissen() -> int:
    """For the sweeper: abandoned exercises lose the answers of people. How many there were."""
    nu = klok.nu()
    onthuld = Q(onthuld_op__lt=nu - NA_ONTHULLEN)
    open_gelaten = Q(fase=Fase.INVULLEN, invullen_tot__lt=nu - NA_OPENEN)
    with scopes_disabled():
        mensen = Exists(Deelnemer.objects.filter(oefening=OuterRef("pk")))
        rijen = Oefening.objects.filter(onthuld | open_gelaten, proef=False)
        rijen = rijen.filter(mensen | Q(code_hash__isnull=False))
        oefeningen = list(rijen.select_related("gemeente").order_by("pk")[:PARTIJ])
    for oefening in oefeningen:
        with scope(gemeente=oefening.gemeente):
            oefening_opschonen(oefening, actor=SYSTEM)
    return len(oefeningen)


def proeven_na_termijn_wissen() -> int:
    """For the sweeper: dry runs have done their work after a month. How many there were."""
    with scopes_disabled():
        rijen = Oefening.objects.filter(proef=True, gemaakt_op__lt=klok.nu() - PROEF)
        proeven = list(rijen.select_related("gemeente").order_by("pk")[:PARTIJ])
    for proef in proeven:
        with scope(gemeente=proef.gemeente):
            oefening_wissen(proef, actor=SYSTEM)
    return len(proeven)
