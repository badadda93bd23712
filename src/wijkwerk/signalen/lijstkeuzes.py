"""The filters of the list in words: what one can choose, and what is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from wijkwerk.gebieden.models import Gemeente
from wijkwerk.gebieden.selectors import gebieden_op_werkniveau, themas_van
from wijkwerk.signalen import labels, lijst
from wijkwerk.signalen.lijst import GEEN, MIJ, NIEMAND, VERVANG, Vraag
from wijkwerk.signalen.selectors import behandelaars_van, organisaties_van

VOORAAN = 4
"""The choices that always show; the others fold."""


@dataclass(frozen=True)
class Keuzeveld:
    """A select: its GET name, label, the choice for nothing, and (value, words, chosen)."""

    naam: str
    label: str
    alles: str
    opties: list[tuple[str, str, bool]]

    @property
    def gekozen(self) -> bool:
        return any(aan for _waarde, _tekst, aan in self.opties)


def keuzevelden(gemeente: Gemeente, vraag: Vraag) -> list[Keuzeveld]:
    """In the order of the form."""

    def veld(naam: str, label: str, alles: str, opties: Iterable[tuple[str, Any]]) -> Keuzeveld:
        nu = getattr(vraag, naam)
        rijen = [(waarde, str(tekst), waarde == nu) for waarde, tekst in opties]
        return Keuzeveld(naam, label, alles, rijen)

    gebieden = [(gebied.slug, gebied.naam) for gebied in gebieden_op_werkniveau(gemeente)]
    themas = [(thema.slug, thema.naam) for thema in themas_van(gemeente)]
    mensen = [(persoon.schuilnaam, persoon.naam) for persoon in behandelaars_van(gemeente)]
    organisaties = [(naam, naam) for naam in organisaties_van(gemeente)]
    wie = [(MIJ, _("Ik")), (NIEMAND, _("Niemand")), (VERVANG, _("Wie ik vervang"))]
    return [
        veld(
            "gebied",
            capfirst(gemeente.woord("enkel")),
            _("Alle %(meervoud)s") % {"meervoud": gemeente.woord("meervoud")},
            gebieden,
        ),
        veld("thema", _("Thema"), _("Alle thema’s"), [(GEEN, _("Zonder thema")), *themas]),
        veld("status", _("Status"), _("Elke status"), labels.STATUS.items()),
        veld("behandelaar", _("Behandelaar"), _("Iedereen"), wie + mensen),
        veld("bij", _("Wacht op"), _("Wie dan ook"), organisaties),
        veld("kanaal", _("Kanaal"), _("Alle kanalen"), _groot(labels.KANAAL)),
        veld("soort", _("Soort"), _("Alle soorten"), _groot(labels.SOORT)),
        veld(
            "route",
            _("Route"),
            _("Alle routes"),
            [(GEEN, _("Nog niet gekozen")), *_groot(labels.ROUTE)],
        ),
    ]


def _groot(woorden: dict[str, Any]) -> list[tuple[str, str]]:
    return [(waarde, capfirst(str(naam))) for waarde, naam in woorden.items()]


def chips(vraag: Vraag, keuzes: Iterable[Keuzeveld]) -> list[tuple[str, str]]:
    """What is on, in words, each with the question without it."""
    per_naam = {veld.naam: veld for veld in keuzes}
    vrij = {
        "q": _("Zoekt ‘%(waarde)s’"),
        "moment": _("Gehoord bij %(waarde)s"),
        "van": _("Vanaf %(waarde)s"),
        "tot": _("Tot en met %(waarde)s"),
    }
    uit = []
    for naam, waarde, rest in vraag.zonder():
        if naam == "alleen":
            tekst = str(lijst.ALLEEN[waarde])
        elif naam in vrij:
            tekst = vrij[naam] % {"waarde": waarde}
        else:
            veld = per_naam[naam]
            keuze = next((woord for w, woord, _aan in veld.opties if w == waarde), waarde)
            tekst = f"{veld.label}: {keuze}"
        uit.append((tekst, rest))
    return uit
