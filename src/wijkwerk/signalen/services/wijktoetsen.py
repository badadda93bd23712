"""A proposal put to the wijk before the decision (S-B20)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.signalen.models import Opgave, Terugkoppeling, Wijktoets
from wijkwerk.signalen.services.stappen import met_kenmerk, verplicht
from wijkwerk.signalen.services.terugkoppelen import terugkoppeling_vastleggen


@dataclass(frozen=True)
class ToetsGegevens:
    """What the form asks; `tot` is the last day one can react."""

    titel: str
    voorstel: str
    vraag: str
    van: date
    tot: date
    opgave: Opgave | None = None


@handeling("wijktoets.maken")
def wijktoets_maken(
    *, actor: Actor, gemeente: Gemeente, gebied: Gebied, gegevens: ToetsGegevens
) -> Wijktoets:
    """A concept: nobody reads it yet."""
    assert actor.persoon is not None
    toets = Wijktoets(gemeente=gemeente, gebied=gebied, eigenaar=actor.persoon)
    require(actor, "wijktoets.maken", toets)
    if not gemeente.omvat(gebied):
        raise DomainError("gebied_elders", _("Dit gebied ligt niet in uw gemeente."))
    _neem_over(toets, gegevens)
    met_kenmerk(lambda kenmerk: _opslaan(toets, kenmerk))
    log(toets)
    return toets


@handeling("wijktoets.wijzigen")
def wijktoets_wijzigen(toets: Wijktoets, *, actor: Actor, gegevens: ToetsGegevens) -> Wijktoets:
    """Say it better, as long as nobody was asked."""
    toets = _vergrendel(toets)
    require(actor, "wijktoets.wijzigen", toets)
    if toets.status != Wijktoets.Status.CONCEPT:
        raise DomainError("verloop", _("Bewoners lezen dit al. Het voorstel staat vast."))
    _neem_over(toets, gegevens)
    toets.save()
    log(toets)
    return toets


@handeling("wijktoets.openen")
def wijktoets_openen(toets: Wijktoets, *, actor: Actor) -> Wijktoets:
    """Everybody may read it, and react from `van` to `tot`."""
    toets = _vergrendel(toets)
    require(actor, "wijktoets.openen", toets)
    if toets.status != Wijktoets.Status.CONCEPT:
        raise DomainError("verloop", _("Dit voorstel staat al op de site."))
    if toets.tot < klok.vandaag():
        raise DomainError("datum_voorbij", _("De laatste dag is al voorbij. Kies een nieuwe dag."))
    toets.status = Wijktoets.Status.OPEN
    toets.save(update_fields=["status"])
    log(toets)
    return toets


@handeling("wijktoets.besluiten")
def wijktoets_besluiten(
    toets: Wijktoets, *, actor: Actor, besluit: str, afgewogen: str
) -> Wijktoets:
    """What was decided and how the reactions were weighed; everyone who reacted hears it."""
    toets = _vergrendel(toets)
    require(actor, "wijktoets.besluiten", toets)
    if toets.status != Wijktoets.Status.OPEN:
        raise DomainError("verloop", _("Dit voorstel staat niet open."))
    if klok.vandaag() <= toets.tot:
        raise DomainError(
            "toets_loopt", _("Bewoners kunnen nog reageren. Besluit na de laatste dag.")
        )
    toets.besluit = verplicht(besluit, _("Schrijf op wat er is besloten."))
    toets.afgewogen = verplicht(
        afgewogen, _("Schrijf op hoe de reacties en het belang van de wijk zijn meegewogen.")
    )
    toets.status, toets.besloten_op = Wijktoets.Status.AFGEROND, klok.vandaag()
    toets.save()
    _vertel(toets, actor)
    log(toets)
    return toets


def _vertel(toets: Wijktoets, actor: Actor) -> None:
    """One row of news per reaction: the answer to each is still given by a colleague."""
    with override("nl"):
        tekst = _("Er is een besluit over ‘%(titel)s’: %(besluit)s") % {
            "titel": toets.titel,
            "besluit": toets.besluit,
        }
    pad = reverse("signalen:wijktoets_publiek", args=[toets.gemeente.slug, toets.kenmerk])
    for signaal in toets.signalen.order_by("pk"):
        terugkoppeling_vastleggen(
            actor=actor,
            signaal=signaal,
            soort=Terugkoppeling.Soort.VERVOLG,
            tekst=tekst,
            reden=toets.afgewogen,
            over_soort="wijktoets",
            over_kenmerk=toets.kenmerk,
            over_pad=pad,
            melden=Terugkoppeling.Melden.BUNDELEN,
        )


def _vergrendel(toets: Wijktoets) -> Wijktoets:
    return Wijktoets.objects.select_for_update(of=("self",)).get(pk=toets.pk)


def _neem_over(toets: Wijktoets, gegevens: ToetsGegevens) -> None:
    if gegevens.tot < gegevens.van:
        raise DomainError("toets_periode", _("De laatste dag moet na de eerste komen."))
    if gegevens.opgave is not None and gegevens.opgave.gemeente_id != toets.gemeente_id:
        raise DomainError("opgave_elders", _("Deze opgave is van een andere gemeente."))
    toets.titel = verplicht(gegevens.titel, _("Geef het voorstel een naam."))
    toets.voorstel = verplicht(gegevens.voorstel, _("Schrijf op wat u voorstelt."))
    toets.vraag = verplicht(gegevens.vraag, _("Schrijf op wat u wilt weten."))
    toets.van, toets.tot, toets.opgave = gegevens.van, gegevens.tot, gegevens.opgave


def _opslaan(toets: Wijktoets, kenmerk: str) -> None:
    toets.kenmerk = kenmerk
    toets.save(force_insert=True)
