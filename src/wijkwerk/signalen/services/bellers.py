"""Who is on the line? Looked up by what they tell us; that it was done is logged."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from wijkwerk.core import kenmerk
from wijkwerk.core.actor import Actor
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen.domain.afzender import telefoon_vorm
from wijkwerk.signalen.models import Melder
from wijkwerk.signalen.selectors.signalen import signalen_zichtbaar
from wijkwerk.signalen.services.stappen import verplicht

MEESTE = 50
KORTSTE_NUMMER = 6


@handeling("melder.zoeken")
def melder_zoeken(gemeente: Gemeente, *, actor: Actor, vraag: str) -> list[Melder]:
    """The voices of one person that this colleague may see, the latest first.

    `vraag` is a phone number, an e-mail address or a kenmerk, each in any spelling.
    """
    require(actor, "melder.zoeken", gemeente)
    vraag = verplicht(vraag, _("Typ een nummer of een e-mailadres."))
    log(gemeente, doel=_("beller opzoeken"))
    rijen = Melder.objects.filter(
        _wie(vraag), gewist_op=None, signaal__in=signalen_zichtbaar(actor).values("pk")
    )
    return list(
        rijen.select_related("signaal__gebied", "signaal__behandelaar").order_by(
            "-signaal__ontvangen_op", "pk"
        )[:MEESTE]
    )


def _wie(vraag: str) -> Q:
    if "@" in vraag:
        return Q(e_mail=vraag.strip().lower())
    if gelezen := kenmerk.lees(vraag):
        return Q(signaal__kenmerk=gelezen)
    nummer = telefoon_vorm(vraag)
    return Q(telefoon=nummer) if len(nummer) >= KORTSTE_NUMMER else Q(pk__in=())
