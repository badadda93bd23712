"""How the gemeente sets this room: its themes and its ladder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.utils.text import slugify
from django.utils.translation import gettext as _

from wijkwerk.accounts.domain.rollen import ROLLEN
from wijkwerk.accounts.models import Escalatiestap
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.models import Gemeente, Thema
from wijkwerk.signalen.domain.tekst import schoon
from wijkwerk.signalen.services.stappen import verplicht

MEESTE_DAGEN = 60
LANGSTE_NAAM = 60


@dataclass(frozen=True)
class Themagegevens:
    """A theme as the form has it; no term = that of the gemeente."""

    naam: str
    servicetermijn_dagen: int | None = None
    trefwoorden: str = ""
    basis: bool = False
    actief: bool = True


@handeling("thema.beheren")
def thema_maken(gegevens: Themagegevens, *, actor: Actor, gemeente: Gemeente) -> Thema:
    """A new theme, for what comes in from now on."""
    require(actor, "thema.beheren", gemeente)
    thema = Thema(gemeente=gemeente)
    _overnemen(thema, gegevens)
    thema.slug = _vrije_slug(thema)
    thema.save(force_insert=True)
    log(thema, doel="gemaakt")
    return thema


@handeling("thema.beheren")
def thema_wijzigen(thema: Thema, gegevens: Themagegevens, *, actor: Actor) -> Thema:
    """Another name, term or keywords. The address stays, and what was promised stays promised.

    A theme is never removed: switched off, it can no longer be chosen.
    """
    thema = Thema.objects.select_for_update(of=("self",)).get(pk=thema.pk)
    require(actor, "thema.beheren", thema)
    _overnemen(thema, gegevens)
    thema.save()
    log(thema, doel="gewijzigd")
    return thema


def _overnemen(thema: Thema, gegevens: Themagegevens) -> None:
    dagen = gegevens.servicetermijn_dagen
    if dagen is not None and not 1 <= dagen <= MEESTE_DAGEN:
        raise DomainError("dagen", _("Kies een termijn van 1 tot en met 60 werkdagen."))
    for veld, waarde in asdict(gegevens).items():
        setattr(thema, veld, waarde)
    thema.naam = verplicht(gegevens.naam, _("Geef het thema een naam."))[:LANGSTE_NAAM]
    thema.trefwoorden = _regels(gegevens.trefwoorden)
    zelfde = Thema.objects.filter(gemeente=thema.gemeente_id, naam__iexact=thema.naam)
    if zelfde.exclude(pk=thema.pk).exists():
        raise DomainError("thema_bestaat", _("Er is al een thema met deze naam."))


def _regels(tekst: str) -> str:
    """One keyword a line, each once, without empty lines."""
    regels = (regel.strip() for regel in schoon(tekst).splitlines())
    return "\n".join(dict.fromkeys(regel for regel in regels if regel))


def _vrije_slug(thema: Thema) -> str:
    kaal = slugify(thema.naam)[:50] or "thema"
    bezet = set(Thema.objects.filter(gemeente=thema.gemeente).values_list("slug", flat=True))
    vrij = (f"{kaal}-{nummer}" for nummer in range(2, len(bezet) + 3))
    return kaal if kaal not in bezet else next(slug for slug in vrij if slug not in bezet)


@handeling("escalatieladder.beheren")
def ladder_zetten(
    stappen: Sequence[tuple[str, int]], *, actor: Actor, gemeente: Gemeente
) -> list[Escalatiestap]:
    """Who is asked for a decision when we get stuck, from the first step up; the whole ladder.

    Questions that run keep the step and the date they have.
    """
    oud = list(Escalatiestap.objects.select_for_update().filter(gemeente=gemeente))
    require(actor, "escalatieladder.beheren", gemeente)
    _toets_ladder(stappen)
    for rij in oud:
        rij.delete()
    nieuw = [
        Escalatiestap(gemeente=gemeente, volgorde=nummer, naar_rol=rol, na_werkdagen=dagen)
        for nummer, (rol, dagen) in enumerate(stappen, 1)
    ]
    Escalatiestap.objects.bulk_create(nieuw)
    log(gemeente)
    return nieuw


def _toets_ladder(stappen: Sequence[tuple[str, int]]) -> None:
    rollen = [rol for rol, _dagen in stappen]
    if not rollen:
        raise DomainError("leeg", _("Kies minstens één stap."))
    if len(set(rollen)) != len(rollen):
        raise DomainError("dubbel", _("Elke rol staat hoogstens één keer op de ladder."))
    if not set(rollen) <= set(ROLLEN):
        raise DomainError("rol", _("Deze rol bestaat niet."))
    if any(not 1 <= dagen <= MEESTE_DAGEN for _rol, dagen in stappen):
        raise DomainError("dagen", _("Kies per stap 1 tot en met 60 werkdagen."))
