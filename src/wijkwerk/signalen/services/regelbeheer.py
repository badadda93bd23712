"""Making, changing and ordering the routing rules of a gemeente. A rule is never removed."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wijkwerk.accounts.domain.rollen import BEHANDELAARS
from wijkwerk.accounts.models import Organisatie, Persoon, RolToewijzing
from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.models import Gebied, Gemeente, Thema
from wijkwerk.signalen.domain.regels import Veld, Voorwaarde, schrijf
from wijkwerk.signalen.domain.tekst import schoon
from wijkwerk.signalen.models import Kanaal, Routeerregel, Soort
from wijkwerk.signalen.services.stappen import met_kenmerk, verplicht

MEESTE_REGELS = 200
MEESTE_DAGEN = 60
MEESTE_WAARDEN = 60


@dataclass(frozen=True)
class Regelgegevens:
    """A rule as the form has it."""

    naam: str
    voorwaarden: tuple[Voorwaarde, ...]
    thema: Thema | None = None
    klein_grut: bool = False
    behandelaar: Persoon | None = None
    naar: Organisatie | None = None
    vraag: str = ""
    dagen: int = 5


@handeling("routeerregel.beheren")
def regel_maken(gegevens: Regelgegevens, *, actor: Actor, gemeente: Gemeente) -> Routeerregel:
    """A new rule, the last of the row and in force at once."""
    rijen = list(_vergrendel(gemeente))
    require(actor, "routeerregel.beheren", gemeente)
    if len(rijen) >= MEESTE_REGELS:
        raise DomainError("te_veel", _("Er zijn al 200 regels. Zet er eerst een paar samen."))
    _toets(gegevens, gemeente)
    regel = Routeerregel(gemeente=gemeente)
    _overnemen(regel, gegevens)

    def bewaren(kenmerk: str) -> Routeerregel:
        regel.kenmerk = kenmerk
        regel.volgorde = rijen[-1].volgorde + 1 if rijen else 1
        regel.save(force_insert=True)
        return regel

    met_kenmerk(bewaren)
    log(regel, doel="gemaakt")
    return regel


@handeling("routeerregel.beheren")
def regel_wijzigen(regel: Routeerregel, gegevens: Regelgegevens, *, actor: Actor) -> Routeerregel:
    """Other conditions or another effect, for what comes in from now on."""
    regel = _een(regel)
    require(actor, "routeerregel.beheren", regel)
    _toets(gegevens, regel.gemeente)
    _overnemen(regel, gegevens)
    regel.save()
    log(regel, doel="gewijzigd")
    return regel


@handeling("routeerregel.beheren")
def regel_verplaatsen(regel: Routeerregel, *, actor: Actor, omhoog: bool) -> Routeerregel:
    """One place up or down in the row; at the end of the row nothing happens."""
    rijen = list(_vergrendel(regel.gemeente))
    require(actor, "routeerregel.beheren", regel)
    plek = next(nr for nr, rij in enumerate(rijen) if rij.pk == regel.pk)
    ander = plek - 1 if omhoog else plek + 1
    if not 0 <= ander < len(rijen):
        return rijen[plek]
    rijen[plek], rijen[ander] = rijen[ander], rijen[plek]
    for volgorde, rij in enumerate(rijen, 1):
        if rij.volgorde != volgorde:
            rij.volgorde = volgorde
            rij.save(update_fields=["volgorde"])
    log(rijen[ander], doel="omhoog" if omhoog else "omlaag")
    return rijen[ander]


@handeling("routeerregel.beheren")
def regel_aan(regel: Routeerregel, *, actor: Actor) -> Routeerregel:
    return _schakel(regel, actor, actief=True)


@handeling("routeerregel.beheren")
def regel_uit(regel: Routeerregel, *, actor: Actor) -> Routeerregel:
    return _schakel(regel, actor, actief=False)


def _schakel(regel: Routeerregel, actor: Actor, *, actief: bool) -> Routeerregel:
    regel = _een(regel)
    require(actor, "routeerregel.beheren", regel)
    if regel.actief != actief:
        regel.actief = actief
        regel.save(update_fields=["actief"])
        log(regel, doel="aangezet" if actief else "uitgezet")
    return regel


def _vergrendel(gemeente: Gemeente) -> QuerySet[Routeerregel]:
    """All rules of the gemeente, in their order, locked: the order is one thing."""
    rijen = Routeerregel.objects.select_for_update(of=("self",)).filter(gemeente=gemeente)
    return rijen.order_by("volgorde", "pk")


def _een(regel: Routeerregel) -> Routeerregel:
    rijen = Routeerregel.objects.select_for_update(of=("self",)).select_related("gemeente")
    return rijen.get(pk=regel.pk)


def _overnemen(regel: Routeerregel, gegevens: Regelgegevens) -> None:
    regel.naam = verplicht(gegevens.naam, _("Geef de regel een naam."))[:80]
    regel.voorwaarden = schrijf(gegevens.voorwaarden)
    regel.thema, regel.klein_grut = gegevens.thema, gegevens.klein_grut
    regel.behandelaar, regel.naar = gegevens.behandelaar, gegevens.naar
    regel.vraag, regel.dagen = schoon(gegevens.vraag), gegevens.dagen


# --- what a rule may be ---------------------------------------------------------------------------


def _toets(gegevens: Regelgegevens, gemeente: Gemeente) -> None:
    _toets_voorwaarden(gegevens.voorwaarden, gemeente)
    if not any((gegevens.thema, gegevens.klein_grut, gegevens.behandelaar, gegevens.naar)):
        raise DomainError("geen_gevolg", _("Kies wat er met het bericht gebeurt."))
    if not 1 <= gegevens.dagen <= MEESTE_DAGEN:
        raise DomainError("dagen", _("Kies 1 tot en met 60 werkdagen."))
    _toets_doel(gegevens, gemeente)


def _toets_voorwaarden(voorwaarden: tuple[Voorwaarde, ...], gemeente: Gemeente) -> None:
    if not voorwaarden:
        raise DomainError("geen_voorwaarde", _("Vul minstens één voorwaarde in."))
    bekend = {
        Veld.SOORT: set(Soort.values),
        Veld.KANAAL: set(Kanaal.values),
        Veld.THEMA: set(Thema.objects.filter(gemeente=gemeente).values_list("slug", flat=True)),
    }
    for voorwaarde in voorwaarden:
        if not voorwaarde.bruikbaar or len(voorwaarde.waarden) > MEESTE_WAARDEN:
            raise DomainError(
                "voorwaarde", _("Schrijf bij elke voorwaarde 1 tot en met 60 woorden of keuzes.")
            )
        if voorwaarde.veld == Veld.GEBIED:
            _toets_gebieden(voorwaarde.waarden, gemeente)
        elif not set(voorwaarde.waarden) <= bekend.get(
            Veld(voorwaarde.veld), {*voorwaarde.waarden}
        ):
            raise DomainError("onbekende_waarde", _("Kies alleen wat in de lijst staat."))


def _toets_gebieden(slugs: tuple[str, ...], gemeente: Gemeente) -> None:
    van_hier = Gebied.objects.van(gemeente).filter(slug__in=slugs)
    if set(van_hier.values_list("slug", flat=True)) != set(slugs):
        raise DomainError("gebied_elders", _("Kies een plek in deze gemeente."))


def _toets_doel(gegevens: Regelgegevens, gemeente: Gemeente) -> None:
    thema, naar, behandelaar = gegevens.thema, gegevens.naar, gegevens.behandelaar
    if thema is not None and (thema.gemeente_id != gemeente.pk or not thema.actief):
        raise DomainError("thema_elders", _("Kies een thema dat deze gemeente gebruikt."))
    if naar is not None and naar.gemeente_id != gemeente.pk:
        raise DomainError("organisatie_elders", _("Deze organisatie is van een andere gemeente."))
    if behandelaar is not None and not _kan_behandelen(behandelaar, gemeente):
        raise DomainError(
            "behandelaar", _("Kies een collega die berichten van bewoners behandelt.")
        )


def _kan_behandelen(persoon: Persoon, gemeente: Gemeente) -> bool:
    rollen = RolToewijzing.objects.geldig(klok.vandaag()).filter(
        gemeente=gemeente, persoon=persoon, persoon__is_active=True, rol__in=BEHANDELAARS
    )
    return rollen.exists()
