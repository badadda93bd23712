"""Signalen on a map: a mark for each that has a place, for each area the number without one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.kenmerk import toon
from wijkwerk.gebieden.models import Gebied, GebiedVersie, Gemeente
from wijkwerk.signalen import kaarten
from wijkwerk.signalen.domain.status import OPEN
from wijkwerk.signalen.domain.tekst import titel_van
from wijkwerk.signalen.lijst import Vraag, gevonden
from wijkwerk.ui.kaart import Kaart, Projectie, als_vorm

MEESTE: Final = 500
LAAT: Final = "laat"
VORMEN: Final = {  # state -> its words and the outline of its mark, around 0,0
    LAAT: (gettext_lazy("Te laat"), "M0-8 8 0 0 8-8 0Z"),
    "nieuw": (gettext_lazy("Nieuw"), "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0"),
    "in_behandeling": (gettext_lazy("In behandeling"), "M-5.5-5.5h11v11h-11z"),
    "bij_sector": (gettext_lazy("Wacht op sector"), "M0-7 7 5.5H-7Z"),
    "dicht": (
        gettext_lazy("Beantwoord of gesloten"),
        "M-1.5-6h3v4.5H6v3H1.5V6h-3V1.5H-6v-3h4.5z",
    ),
}


@dataclass(frozen=True)
class Merk:
    """One signaal: where it stands on the drawing, its state, and its page."""

    x: float
    y: float
    soort: str
    nummer: str
    titel: str
    waar: str

    @property
    def vorm(self) -> str:
        return VORMEN[self.soort][1]

    @property
    def soort_naam(self) -> str:
        return str(VORMEN[self.soort][0])


@dataclass(frozen=True)
class Groep:
    """How many signalen of an area have no place of their own."""

    x: float | None
    y: float | None
    naam: str
    aantal: int
    url: str


@dataclass(frozen=True)
class Signaalkaart:
    kaart: Kaart
    merken: list[Merk]
    groepen: list[Groep]
    meer: bool

    @property
    def legenda(self) -> list[tuple[str, str, int]]:
        """(words, outline, how many) of the states that occur."""
        telling = Counter(merk.soort for merk in self.merken)
        return [
            (str(naam), vorm, telling[soort])
            for soort, (naam, vorm) in VORMEN.items()
            if telling[soort]
        ]


def signaalkaart(actor: Actor, gemeente: Gemeente, vraag: Vraag) -> Signaalkaart:
    """What the list would show, on a map: at most 500 marks (4 queries)."""
    gebied = Gebied.objects.van(gemeente).filter(slug=vraag.gebied).first()
    versies = kaarten.versies_voor(gemeente, gebied)
    kaart = kaarten.vlakkenkaart("signalen", gebied.naam if gebied else gemeente.naam, versies)
    rijen = gevonden(actor, vraag).select_related(None).order_by("antwoord_voor", "pk")
    met_plek = list(
        rijen.filter(lat__isnull=False, lon__isnull=False).values(
            "kenmerk", "tekst", "lat", "lon", "status", "antwoord_voor", "gebied__naam"
        )[: MEESTE + 1]
    )
    zonder = (
        rijen.filter(lat=None, gebied__omhoog__voorouder__in=[v.gebied_id for v in versies])
        .order_by()
        .values_list("gebied__omhoog__voorouder_id")
        .annotate(n=Count("pk"))
    )
    return Signaalkaart(
        kaart,
        _merken(met_plek[:MEESTE], kaart.projectie),
        _groepen(gemeente, vraag, versies, dict(zonder), kaart.projectie),
        meer=len(met_plek) > MEESTE,
    )


def _merken(rijen: Iterable[Any], projectie: Projectie | None) -> list[Merk]:
    vandaag = klok.vandaag()
    uit = []
    for rij in rijen:
        x, y = projectie.naar(rij["lon"], rij["lat"]) if projectie else (0.0, 0.0)
        uit.append(
            Merk(
                round(x, 1),
                round(y, 1),
                _soort(rij["status"], rij["antwoord_voor"], vandaag),
                toon(rij["kenmerk"]),
                titel_van(rij["tekst"]),
                rij["gebied__naam"],
            )
        )
    return uit


def _soort(status: str, antwoord_voor: date, vandaag: date) -> str:
    if status not in OPEN:
        return "dicht"
    return LAAT if antwoord_voor < vandaag else status


def _groepen(
    gemeente: Gemeente,
    vraag: Vraag,
    versies: Sequence[GebiedVersie],
    aantallen: dict[int, int],
    projectie: Projectie | None,
) -> list[Groep]:
    pad = reverse("signalen:signaal_lijst", args=[gemeente])
    uit = []
    for versie in versies:
        aantal = aantallen.get(versie.gebied_id, 0)
        if not aantal:
            continue
        x = y = None
        vorm = als_vorm(versie.geometrie)
        if vorm is not None and projectie is not None:
            midden = vorm.representative_point()
            x, y = (round(waarde, 1) for waarde in projectie.naar(midden.x, midden.y))
        url = f"{pad}?{vraag.als_vraag(gebied=versie.gebied.slug)}"
        uit.append(Groep(x, y, versie.naam, aantal, url))
    return uit


def samenvatting(beeld: Signaalkaart) -> str:
    """What the drawing shows, for who does not see it."""
    delen = [f"{naam}: {aantal}" for naam, _vorm, aantal in beeld.legenda]
    delen += [_("zonder plek: %(n)d") % {"n": sum(g.aantal for g in beeld.groepen)}]
    return ", ".join(delen)
