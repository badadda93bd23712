"""Texts to start an answer from, for the whole gemeente."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.gebieden.models import Gemeente, Thema
from wijkwerk.signalen.domain.tekst import schoon
from wijkwerk.signalen.models import Standaardtekst, Uitkomst
from wijkwerk.signalen.services.stappen import met_kenmerk, verplicht


@handeling("standaardtekst.beheren")
def standaardtekst_bewaren(  # noqa: PLR0913 -- the form as it is
    standaardtekst: Standaardtekst | None = None,
    *,
    actor: Actor,
    gemeente: Gemeente,
    titel: str,
    tekst: str,
    reden: str = "",
    thema: Thema | None = None,
    uitkomst: str = "",
) -> Standaardtekst:
    """A new text, or another wording of this one. Answers that were given stay as they are."""
    require(actor, "standaardtekst.beheren", gemeente)
    if standaardtekst is not None:
        rijen = Standaardtekst.objects.select_for_update(of=("self",))
        standaardtekst = rijen.get(pk=standaardtekst.pk)
    if thema is not None and thema.gemeente_id != gemeente.pk:
        raise DomainError("thema_elders", _("Dit thema is van een andere gemeente."))
    if uitkomst and uitkomst not in Uitkomst.values:
        raise DomainError("uitkomst", _("Kies een uitkomst uit de lijst."))
    velden: dict[str, Any] = {
        "titel": verplicht(titel, _("Geef de tekst een naam.")),
        "tekst": verplicht(tekst, _("Schrijf de tekst.")),
        "reden": schoon(reden),
        "thema": thema,
        "uitkomst": uitkomst,
    }
    if standaardtekst is None:
        standaardtekst = _maken(gemeente, velden)
    else:
        for naam, waarde in velden.items():
            setattr(standaardtekst, naam, waarde)
        standaardtekst.save(update_fields=list(velden))
    log(standaardtekst)
    return standaardtekst


def _maken(gemeente: Gemeente, velden: dict[str, Any]) -> Standaardtekst:
    return met_kenmerk(
        lambda kenmerk: Standaardtekst.objects.create(gemeente=gemeente, kenmerk=kenmerk, **velden)
    )


@handeling("standaardtekst.beheren")
def standaardtekst_zetten(
    standaardtekst: Standaardtekst, *, actor: Actor, actief: bool
) -> Standaardtekst:
    """Put it in use or out of it; it is never removed."""
    rijen = Standaardtekst.objects.select_for_update(of=("self",)).select_related("gemeente")
    standaardtekst = rijen.get(pk=standaardtekst.pk)
    require(actor, "standaardtekst.beheren", standaardtekst.gemeente)
    standaardtekst.actief = actief
    standaardtekst.save(update_fields=["actief"])
    log(standaardtekst)
    return standaardtekst
