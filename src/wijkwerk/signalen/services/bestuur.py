"""The direct line to the bestuur: a message, a report of a period, and the answer to it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wijkwerk.accounts.domain.rollen import LEIDINGGEVENDE, WIJKWETHOUDER
from wijkwerk.accounts.models import Persoon, RolToewijzing
from wijkwerk.accounts.selectors import actor_van
from wijkwerk.accounts.services import collega_berichten
from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.models import Gebied, GebiedPad, Gemeente
from wijkwerk.signalen.domain.tekst import schoon
from wijkwerk.signalen.models import Bestuursbericht
from wijkwerk.signalen.selectors.bestuur import rapportcijfers
from wijkwerk.signalen.services.stappen import met_kenmerk, verplicht

LANGSTE_ONDERWERP = 120


@handeling("bestuursbericht.sturen")
def bestuursbericht_sturen(  # noqa: PLR0913 -- the form as it is
    gemeente: Gemeente,
    *,
    actor: Actor,
    gebied: Gebied,
    aan: Persoon,
    onderwerp: str,
    tekst: str,
    gevraagd: str = "",
    kopie: bool = False,
) -> Bestuursbericht:
    """Write to the wijkwethouder of an area; with a copy to who leads there, when that is asked."""
    return _sturen(
        actor,
        Bestuursbericht(
            gemeente=gemeente,
            soort=Bestuursbericht.Soort.BERICHT,
            gebied=gebied,
            aan=aan,
            onderwerp=verplicht(onderwerp, _("Schrijf op waar het over gaat.")),
            tekst=verplicht(tekst, _("Schrijf uw bericht.")),
            gevraagd=schoon(gevraagd),
            kopie=kopie,
        ),
    )


@handeling("bestuursbericht.sturen")
def rapport_maken(  # noqa: PLR0913 -- the form as it is
    gemeente: Gemeente,
    *,
    actor: Actor,
    gebied: Gebied,
    aan: Persoon,
    van: date,
    tot: date,
    tekst: str,
    gevraagd: str = "",
    kopie: bool = False,
) -> Bestuursbericht:
    """Tell the wijkwethouder how an area stands. The numbers are kept as they are now."""
    if van > tot:
        raise DomainError("periode", _("De eerste dag ligt na de laatste. Draai ze om."))
    if tot > klok.vandaag():
        raise DomainError("periode", _("De laatste dag ligt in de toekomst. Kies een eerdere."))
    onderwerp = _("%(gebied)s, hoe het ervoor staat") % {"gebied": gebied.naam}
    bericht = Bestuursbericht(
        gemeente=gemeente,
        soort=Bestuursbericht.Soort.RAPPORT,
        gebied=gebied,
        aan=aan,
        onderwerp=onderwerp[:LANGSTE_ONDERWERP],
        tekst=verplicht(tekst, _("Schrijf in uw eigen woorden wat er speelt.")),
        gevraagd=schoon(gevraagd),
        van=van,
        tot=tot,
        kopie=kopie,
    )
    require(actor, "bestuursbericht.sturen", bericht)
    bericht.cijfers = rapportcijfers(gebied, van, tot)
    return _sturen(actor, bericht)


@handeling("bestuursbericht.lezen")
def bestuursbericht_lezen(bericht: Bestuursbericht, *, actor: Actor) -> Bestuursbericht:
    """The bestuurder says that it was read; only the first time counts."""
    bericht = _vergrendel(bericht)
    require(actor, "bestuursbericht.lezen", bericht)
    if bericht.gelezen_op is None:
        bericht.gelezen_op = klok.nu()
        bericht.save(update_fields=["gelezen_op"])
        log(bericht)
    return bericht


@handeling("bestuursbericht.beantwoorden")
def bestuursbericht_beantwoorden(
    bericht: Bestuursbericht, *, actor: Actor, antwoord: str
) -> Bestuursbericht:
    """The bestuurder answers, once; who wrote hears it."""
    bericht = _vergrendel(bericht)
    require(actor, "bestuursbericht.beantwoorden", bericht)
    if bericht.beantwoord_op is not None:
        raise DomainError("beantwoord", _("U gaf hier al antwoord op. Lees het hieronder."))
    bericht.antwoord = verplicht(antwoord, _("Schrijf uw antwoord."))
    bericht.beantwoord_op = klok.nu()
    bericht.gelezen_op = bericht.gelezen_op or bericht.beantwoord_op
    bericht.save(update_fields=["antwoord", "beantwoord_op", "gelezen_op"])
    _mail(bericht, [bericht.door], gettext_lazy("De bestuurder gaf antwoord op uw bericht"), actor)
    log(bericht)
    return bericht


def _sturen(actor: Actor, bericht: Bestuursbericht) -> Bestuursbericht:
    require(actor, "bestuursbericht.sturen", bericht)
    if not actor_van(bericht.aan, bericht.gemeente).heeft_rol({WIJKWETHOUDER}, bericht.gebied_id):
        raise DomainError(
            "geen_bestuurder",
            _("%(naam)s is geen wethouder voor dit gebied. Kies een ander.")
            % {"naam": bericht.aan.naam},
        )
    bericht.door, bericht.op = actor.persoon, klok.nu()
    met_kenmerk(lambda kenmerk: _nieuw(bericht, kenmerk))
    _mail(bericht, [bericht.aan], gettext_lazy("Een bericht uit de wijk voor u"), actor)
    if bericht.kopie:
        _mail(
            bericht,
            _leiding(bericht),
            gettext_lazy("U leest mee: een bericht aan het bestuur"),
            actor,
        )
    log(bericht)
    return bericht


def _nieuw(bericht: Bestuursbericht, kenmerk: str) -> None:
    bericht.kenmerk = kenmerk
    bericht.save(force_insert=True)


def _vergrendel(bericht: Bestuursbericht) -> Bestuursbericht:
    rijen = Bestuursbericht.objects.select_for_update(of=("self",))
    return rijen.select_related("gemeente", "aan", "door").get(pk=bericht.pk)


def _leiding(bericht: Bestuursbericht) -> list[Persoon]:
    """Who leads in this area, or in the whole gemeente."""
    boven = GebiedPad.objects.filter(nakomeling=bericht.gebied_id).values("voorouder_id")
    rollen = RolToewijzing.objects.geldig(klok.vandaag()).filter(rol=LEIDINGGEVENDE)
    hier = rollen.filter(gebied=None) | rollen.filter(gebied_id__in=boven)
    return [rol.persoon for rol in hier.select_related("persoon")]


def _mail(bericht: Bestuursbericht, aan: list[Persoon], onderwerp: Any, actor: Actor) -> None:
    collega_berichten(
        aan,
        onderwerp,
        bericht.onderwerp,
        reverse("signalen:bestuursbericht_detail", args=[bericht.gemeente, bericht.kenmerk]),
        gemeente=bericht.gemeente,
        actor=actor,
    )
