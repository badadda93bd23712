"""A decision that we cannot take ourselves, asked one step up the ladder (S-G20)."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.signalen.domain.status import OPEN
from wijkwerk.signalen.domain.tekst import schoon
from wijkwerk.signalen.models import Escalatie, Signaal
from wijkwerk.signalen.selectors.aanspreken import houders_van
from wijkwerk.signalen.selectors.escalaties import volgende_trede
from wijkwerk.signalen.services.collegas import vertel
from wijkwerk.signalen.services.stappen import vergrendel, verplicht, zet_stap


@handeling("escalatie.maken")
def escalatie_maken(  # noqa: PLR0913 -- the form as it is
    signaal: Signaal,
    *,
    actor: Actor,
    zelf_beslissen: bool,
    reden: str,
    gevraagd: str,
    standpunten: str = "",
    geprobeerd: str = "",
    versie: int | None = None,
) -> Escalatie:
    """Ask for a decision, with what each party wants and what was tried. The signaal stays ours.

    `reden` is why this person cannot decide it; who can, is told to.
    """
    signaal = vergrendel(signaal, versie)
    require(actor, "escalatie.maken", signaal)
    if zelf_beslissen:
        raise DomainError(
            "zelf_beslissen", _("U kunt dit zelf beslissen. Kies de route ‘Zelf oplossen’.")
        )
    reden = verplicht(reden, _("Schrijf op waarom u dit niet zelf kunt beslissen."))
    gevraagd = verplicht(gevraagd, _("Schrijf op welk besluit u vraagt."))
    _kan_hoger(signaal)
    trede = volgende_trede(actor, signaal)
    if trede is None:
        raise DomainError(
            "geen_trede",
            _("Er is geen volgende trede. Uw leidinggevende richt de escalatieladder in."),
        )
    escalatie = Escalatie.objects.create(
        gemeente_id=signaal.gemeente_id,
        signaal=signaal,
        trede=trede.volgorde,
        naar_rol=trede.naar_rol,
        reden=reden,
        standpunten=schoon(standpunten),
        geprobeerd=schoon(geprobeerd),
        gevraagd=gevraagd,
        voor=klok.werkdagen_later(klok.vandaag(), trede.na_werkdagen, signaal.gemeente.gesloten),
        door=actor.persoon,
        op=klok.nu(),
    )
    if signaal.behandelaar_id is None:
        signaal.behandelaar = actor.persoon
    zet_stap(signaal, "escalatie.maken", actor=actor, toelichting=gevraagd)
    wie = houders_van(trede.naar_rol, signaal.gebied)
    vertel(wie, signaal, gettext_lazy("Er is een besluit van u nodig"), actor=actor)
    log(signaal)
    return escalatie


def _kan_hoger(signaal: Signaal) -> None:
    if signaal.status not in OPEN:
        raise DomainError("verloop", _("Dit signaal is al afgehandeld."))
    if signaal.escalaties.filter(status=Escalatie.Status.OPEN).exists():
        raise DomainError(
            "loopt_al", _("Er is al een besluit gevraagd. Wacht daarop, of trek die vraag in.")
        )


@handeling("escalatie.besluiten")
def escalatie_besluiten(
    escalatie: Escalatie, *, actor: Actor, besluit: str, versie: int | None = None
) -> Escalatie:
    """The decision, by who stands on that step for this area; back to who handles it."""
    escalatie = _vergrendel(escalatie, versie)
    require(actor, "escalatie.besluiten", escalatie)
    _is_open(escalatie)
    escalatie.besluit = verplicht(besluit, _("Schrijf op wat u besluit, en waarom."))
    escalatie.status = Escalatie.Status.BESLOTEN
    escalatie.besloten_door, escalatie.besloten_op = actor.persoon, klok.nu()
    escalatie.save()
    signaal = escalatie.signaal
    zet_stap(signaal, "escalatie.besluiten", actor=actor, toelichting=escalatie.besluit)
    wie = [signaal.behandelaar, escalatie.door]
    vertel(wie, signaal, gettext_lazy("Er is een besluit genomen"), actor=actor)
    log(signaal)
    return escalatie


@handeling("escalatie.intrekken")
def escalatie_intrekken(
    escalatie: Escalatie, *, actor: Actor, reden: str, versie: int | None = None
) -> Escalatie:
    """We solved it ourselves after all."""
    escalatie = _vergrendel(escalatie, versie)
    require(actor, "escalatie.intrekken", escalatie.signaal)
    _is_open(escalatie)
    reden = verplicht(reden, _("Schrijf op waarom het besluit niet meer nodig is."))
    escalatie.status = Escalatie.Status.INGETROKKEN
    escalatie.save(update_fields=["status"])
    zet_stap(escalatie.signaal, "escalatie.intrekken", actor=actor, toelichting=reden)
    log(escalatie.signaal)
    return escalatie


def _vergrendel(escalatie: Escalatie, versie: int | None) -> Escalatie:
    signaal = vergrendel(Signaal(pk=escalatie.signaal_id), versie)
    escalatie = Escalatie.objects.select_for_update(of=("self",)).get(pk=escalatie.pk)
    escalatie.signaal = signaal
    return escalatie


def _is_open(escalatie: Escalatie) -> None:
    if escalatie.status != Escalatie.Status.OPEN:
        raise DomainError("verloop", _("Hierover is al besloten, of de vraag is ingetrokken."))
