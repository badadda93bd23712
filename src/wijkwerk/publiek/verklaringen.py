"""The privacy page: what every room registered about its fields, told by table."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Final

from django.utils.translation import gettext_lazy as _

from wijkwerk.core.gegevens import BIJZONDER, GEEN, Gegeven, register

# How residents would call what a table is about. A table without an entry goes by its own name.
TABELNAMEN: Final = {
    "accounts.Persoon": _("Medewerkers en partners met een account"),
    "accounts.RolToewijzing": _("Wie welk werk doet"),
    "accounts.Uitnodiging": _("Uitnodigingen voor medewerkers"),
    "accounts.Organisatie": _("Organisaties die meewerken"),
    "bestanden.Bestand": _("Foto’s"),
    "core.Eenmalig": _("Formulieren, tegen dubbel versturen"),
    "core.Limiet": _("Bescherming tegen misbruik"),
    "core.Logregel": _("Het logboek"),
    "doelen.Inspanning": _("Wat wij doen"),
    "doelen.InspanningStap": _("Wat er met ons werk gebeurde"),
    "doelen.Resultaat": _("Resultaten"),
    "gebiedscyclus.AgendapuntStap": _("Wat er met een agendapunt gebeurde"),
    "signalen.Doorgeleiding": _("Vragen aan collega’s en partners"),
    "signalen.Melder": _("Uw naam en adres, als u die geeft"),
    "signalen.Opgave": _("Wat er speelt"),
    "signalen.OpgaveSignaal": _("Welke berichten bij elkaar horen"),
    "signalen.Signaal": _("Uw bericht"),
    "signalen.SignaalStap": _("Wat er met uw bericht gebeurde"),
    "signalen.Terugkoppeling": _("Wat wij u vertelden"),
    "signalen.Verzending": _("De post aan u"),
}
# What residents want to read first.
VOOROP: Final = ("signalen.Melder", "signalen.Signaal", "signalen.Verzending")


@dataclass(frozen=True)
class Regel:
    """Fields with the same purpose, term and readers."""

    doel: str
    termijn: str
    wie: str
    bijzonder: bool


@dataclass(frozen=True)
class Tabel:
    """A table with personal data: what each is for, how long it stays and who sees it."""

    naam: str
    regels: list[Regel]
    van_bewoners: bool


def gegevens_per_tabel() -> list[Tabel]:
    """Tables that hold personal data, what residents told us first."""
    rijen = [rij for rij in register() if rij.klasse != GEEN]
    tabellen = {model: list(velden) for model, velden in groupby(rijen, lambda rij: rij.model)}
    volgorde = sorted(tabellen, key=lambda m: (_plek(m), str(_naam(m))))
    return [
        Tabel(_naam(model), _regels(tabellen[model]), model.startswith("signalen."))
        for model in volgorde
    ]


def _regels(velden: list[Gegeven]) -> list[Regel]:
    """Each purpose once."""
    regels = (Regel(v.doel, v.termijn, v.wie, v.klasse == BIJZONDER) for v in velden)
    return list(dict.fromkeys(regels))


def _plek(model: str) -> int:
    if model in VOOROP:
        return VOOROP.index(model)
    return len(VOOROP) + (not model.startswith("signalen."))


def _naam(model: str) -> str:
    return str(TABELNAMEN.get(model) or model.partition(".")[2])
