"""The menu: the only place where rooms stand beside each other on a screen."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from wijkwerk.core.actor import Actor
from wijkwerk.core.paden import vast_pad
from wijkwerk.core.permissions import mag_ergens
from wijkwerk.gebieden.models import Gemeente


def menu(request: HttpRequest, gemeente: Gemeente | None, actor: Actor) -> list[dict[str, Any]]:
    """The entries of this page: those of the workplace on staff pages, else the public ones."""
    if gemeente is None:
        return []
    op_werkplek = request.path.startswith(f"/{gemeente.slug}/werk/")
    rijen = _werk(gemeente, actor) if op_werkplek else _publiek(gemeente)
    kandidaten = [rij["url"] for rij in rijen if request.path.startswith(rij["url"])]
    actief = max(kandidaten, key=len, default="")
    if actief == vast_pad("werkplek:werkplek", gemeente.slug) != request.path:
        actief = _van_de_kamer(request, gemeente) or actief
    return [{**rij, "actief": rij["url"] == actief} for rij in rijen]


def _van_de_kamer(request: HttpRequest, gemeente: Gemeente) -> str:
    """The entry of the room that this page belongs to, for pages that are not below its address."""
    kamer = request.resolver_match.namespace if request.resolver_match else ""
    namen = [naam for naam, _handeling in WERK if naam.partition(":")[0] == kamer]
    return vast_pad(namen[0], gemeente.slug) if namen else ""


def _publiek(gemeente: Gemeente) -> list[dict[str, str]]:
    woord = gemeente.woord("meervoud")
    return [
        {
            "naam": woord[:1].upper() + woord[1:],
            "url": vast_pad("publiek:gebieden", gemeente.slug),
        },
        {
            "naam": _("Laat iets weten"),
            "url": reverse("signalen:signaal_indienen", args=[gemeente]),
        },
        {"naam": _("Wie doet wat"), "url": reverse("signalen:wie_doet_wat", args=[gemeente])},
        {"naam": _("Volg uw bericht"), "url": reverse("signalen:volg_zoeken", args=[gemeente])},
    ]


WERK = (
    ("werkplek:werkplek", "werkplek.bekijken"),
    ("signalen:signaal_lijst", "signaal.lijst"),
    ("signalen:opgave_lijst", "opgave.lijst"),
    ("gebiedscyclus:agenda_lijst", "agenda.lijst"),
    ("doelen:inspanning_lijst", "inspanning.lijst"),
    ("mengpaneel:oefening_lijst", "oefening.lijst"),
    ("kerngegevens:vergelijken", "kerngegevens.vergelijken"),
    ("accounts:beheer", "rol.lijst"),
)


def _werk(gemeente: Gemeente, actor: Actor) -> list[dict[str, str]]:
    namen = (
        _("Werkplek"),
        _("Signalen"),
        _("Opgaven"),
        _("Agenda"),
        _("Inspanningen"),
        _("Mengpaneel"),
        _("Cijfers"),
        _("Beheer"),
    )
    return [
        {"naam": naam, "url": vast_pad(pagina, gemeente.slug)}
        for naam, (pagina, handeling) in zip(namen, WERK, strict=True)
        if mag_ergens(actor, handeling)
    ]


# Links of the page frame in `ui`, which knows no other room.
FRAME = {
    "thuis": "publiek:voorpagina",
    "werk": "werkplek:werkplek",
    "zoek": "werkplek:zoeken",
    "berichten": "accounts:berichten_instellen",
    "huisstijl": "gebieden:huisstijl",
    "toegankelijkheid": "publiek:toegankelijkheid",
    "privacy": "publiek:privacy",
    "cookies": "publiek:cookies",
}


def adressen(gemeente: Gemeente | None) -> dict[str, str]:
    """The addresses that every page of a gemeente links to: `{{ adressen.privacy }}`."""
    if gemeente is None:
        return {}
    paden = {sleutel: vast_pad(naam, gemeente.slug) for sleutel, naam in FRAME.items()}
    if gemeente.logo:
        paden["logo"] = reverse("bestanden:bestand", args=[gemeente.logo])
    return paden
