"""A year later: look again. And what a gemeente shows the world of its panel."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from django.utils.translation import gettext as _

from wijkwerk.core import kenmerk, klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.kerngegevens.models import Indicator
from wijkwerk.mengpaneel.domain.aanleiding import Aanleiding
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.models import Begeleider, Bereik, Oefening, Paneelinstelling
from wijkwerk.mengpaneel.selectors.sessie import kan_leiden
from wijkwerk.mengpaneel.services.verloop import keur_fase, vast, vers

# What goes along to the next year; the session, its answers and its outcome do not.
MEE: Final = (
    "bereik",
    "gebied",
    "thema",
    "opgave",
    "aanleiding_tekst",
    "organisatiemodel",
    "organisatiecultuur",
    "visie",
    "wijkkenmerken",
    "sterke_kanten",
    "rollen",
)
MEESTE_INDICATOREN: Final = 6
_JAARTAL: Final = re.compile(r"\b20\d\d\b")


@handeling("oefening.herhalen")
def oefening_herhalen(oefening: Oefening, *, actor: Actor) -> Oefening:
    """The exercise of a new year: same scope, context and roles, led by who is still here. What was
    set stays visible beside it. Once for every exercise."""
    oefening = vast(oefening)
    require(actor, "oefening.herhalen", oefening)
    keur_fase(oefening, Fase.EVALUEREN)
    if oefening.proef:
        raise DomainError("oefening.proef", _("Een proef herhaalt u niet: begin een echte."))
    if Oefening.objects.filter(vorige=oefening).exists():
        tekst = _("De volgende oefening is al begonnen, misschien door een collega.")
        raise DomainError("oefening.volgende", tekst)
    nieuw = Oefening(
        gemeente=oefening.gemeente,
        kenmerk=kenmerk.vrij(Oefening.objects.filter(gemeente=oefening.gemeente)),
        titel=_titel(oefening.titel),
        vorige=oefening,
        aanleiding=Aanleiding.JAARLIJKS,
        gemaakt_door=actor.persoon,
        gemaakt_op=klok.nu(),
    )
    for naam in MEE:
        setattr(nieuw, naam, getattr(oefening, naam))
    nieuw.save()
    _leiders_mee(oefening, nieuw, actor)
    log(nieuw, doel=oefening.kenmerk)
    return vers(nieuw)


def _titel(titel: str) -> str:
    """`Mengpaneel Proefdam 2026` becomes 2027; a title without a year gets one."""
    jaar = str(klok.vandaag().year)
    nieuw = _JAARTAL.sub(jaar, titel) if _JAARTAL.search(titel) else f"{titel} {jaar}"
    langste = Oefening._meta.get_field("titel").max_length or 0
    return nieuw if len(nieuw) <= langste else f"{titel[: langste - 5]} {jaar}"


def _leiders_mee(oud: Oefening, nieuw: Oefening, actor: Actor) -> None:
    wie = {rij.persoon_id for rij in oud.begeleiders.all()}
    hier = kan_leiden(nieuw.gemeente, nieuw.gebied_id).filter(pk__in=wie)
    ids = set(hier.values_list("pk", flat=True))
    if actor.persoon is not None:
        ids.add(actor.persoon.pk)
    for pk in sorted(ids):
        Begeleider.objects.create(oefening=nieuw, persoon_id=pk, op=klok.nu())


@handeling("oefening.publiceren")
def oefening_publiceren(oefening: Oefening, *, actor: Actor, als: str) -> Oefening:
    """Show the positions of now to everybody, with or without the name of the gemeente; "" takes
    them back. Reasons, spread and people are never public."""
    oefening = vast(oefening)
    require(actor, "oefening.publiceren", oefening)
    if als not in ("", *Oefening.Publicatie.values):
        raise DomainError("oefening.publicatie", _("Kies met naam, zonder naam of niet."))
    if als:
        _keur_publiceren(oefening)
    if als != oefening.publicatie:
        oefening.publicatie = als
        oefening.save(update_fields=["publicatie"])
        log(oefening, doel=als or "intrekken")
    return vers(oefening)


def _keur_publiceren(oefening: Oefening) -> None:
    if not oefening.is_vastgesteld:
        raise DomainError("oefening.publicatie", _("Stel de oefening eerst vast."))
    if oefening.proef:
        tekst = _("De antwoorden van een proef zijn verzonnen. Die publiceert u niet.")
        raise DomainError("oefening.proef", tekst)
    if oefening.bereik != Bereik.GEMEENTE:
        tekst = _("Alleen een paneel van de hele gemeente kan openbaar worden.")
        raise DomainError("oefening.bereik", tekst)


@handeling("paneelinstelling.wijzigen")
def paneelinstelling_wijzigen(
    gemeente: Gemeente, *, actor: Actor, zesde_strook: bool, indicatoren: Collection[str] = ()
) -> Paneelinstelling:
    """Whether features of an area stand beside its panel, and which figures (at most six)."""
    require(actor, "paneelinstelling.wijzigen", gemeente)
    sleutels = list(dict.fromkeys(indicatoren))
    if len(sleutels) > MEESTE_INDICATOREN:
        tekst = _("Kies hoogstens %(n)s cijfers.") % {"n": MEESTE_INDICATOREN}
        raise DomainError("paneelinstelling.indicatoren", tekst)
    if Indicator.objects.filter(sleutel__in=sleutels).count() != len(sleutels):
        raise DomainError("paneelinstelling.indicatoren", _("Dit cijfer bestaat niet (meer)."))
    rij, _nieuw = Paneelinstelling.objects.update_or_create(
        gemeente=gemeente,
        defaults={"zesde_strook": zesde_strook, "indicatoren": sleutels},
    )
    log(rij)
    return rij
