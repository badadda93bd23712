"""What everybody may know already about a place: so that nobody has to say it again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Coalesce, NullIf

from wijkwerk.gebieden.models import Gebied, GebiedPad
from wijkwerk.signalen.domain.bekend import Overeenkomst, vergelijk
from wijkwerk.signalen.domain.gelijkenis import Plek, kernwoorden
from wijkwerk.signalen.domain.status import OPEN, OpgaveStatus
from wijkwerk.signalen.models import Opgave, Signaal

HOOGSTENS = 5
VAN_HET_GEBIED = 3
MEESTE_KANDIDATEN = 100
NABIJ = 0.005  # degrees: a box around the circle of `gelijkenis.DICHTBIJ`, coarseness included


@dataclass(frozen=True)
class Bekend:
    """Something public that one can join in with, and why it is shown."""

    onderwerp: Opgave | Signaal
    bewoners: int
    waarom: Overeenkomst

    @property
    def is_opgave(self) -> bool:
        return isinstance(self.onderwerp, Opgave)


def bekend_bij(gebied: Gebied | None, plek: Plek | None = None, tekst: str = "") -> list[Bekend]:
    """Open opgaven of the area, and public voices near the place or with the same words.

    The best fit first. When no opgave shares a word, a few of the area are shown all the same: the
    words of residents and of the office differ. Two queries.
    """
    if gebied is None:
        return []
    woorden = kernwoorden(tekst)
    opgaven = [
        Bekend(rij, rij.bewoners, vergelijk(woorden, f"{rij.titel} {rij.duiding}", None, None))
        for rij in _opgaven(gebied)
    ]
    treffers = [rij for rij in opgaven if rij.waarom.punten] or opgaven[:VAN_HET_GEBIED]
    if woorden or plek:
        stemmen = (
            Bekend(rij, rij.bewoners, vergelijk(woorden, rij.publieke_tekst, plek, _plek(rij)))
            for rij in _stemmen(gebied, plek)
        )
        treffers += [rij for rij in stemmen if rij.waarom.punten]
    treffers.sort(key=lambda rij: (-rij.waarom.punten, not rij.is_opgave, -rij.bewoners))
    return treffers[:HOOGSTENS]


def signalen_met_bewoners(signalen: QuerySet[Signaal]) -> QuerySet[Any]:
    """Each signaal with `bewoners`: who spoke or joined in, every address once."""
    return signalen.annotate(bewoners=Count(_wie("melders__"), distinct=True))


def opgaven_met_bewoners(opgaven: QuerySet[Opgave]) -> QuerySet[Any]:
    """Each opgave with `bewoners`: everybody behind the voices in it, every address once."""
    erin = When(koppelingen__losgemaakt_op=None, then=_wie("koppelingen__signaal__melders__"))
    return opgaven.annotate(bewoners=Count(Case(erin), distinct=True))


def _wie(melder: str) -> Coalesce:
    """An address when there is one; who left none is somebody else each time."""
    adressen = (NullIf(F(melder + veld), Value("")) for veld in ("e_mail", "telefoon", "postadres"))
    return Coalesce(*adressen, F(melder + "sleutel"), output_field=TextField())


def _opgaven(gebied: Gebied) -> QuerySet[Any]:
    """Of the area itself, of what lies in it, and of what it lies in."""
    boven = GebiedPad.objects.filter(nakomeling=gebied).values("voorouder")
    rijen = Opgave.objects.filter(
        Q(gebied__in=_binnen(gebied)) | Q(gebied__in=boven),
        publiek=True,
        status=OpgaveStatus.OPEN,
    )
    volgorde = ("-bewoners", "-gemaakt_op")
    return opgaven_met_bewoners(rijen).order_by(*volgorde)[:MEESTE_KANDIDATEN]


def _stemmen(gebied: Gebied, plek: Plek | None) -> QuerySet[Any]:
    """Public voices that still wait for an answer: of the area, and near a place also outside."""
    hier = Q(gebied__in=_binnen(gebied))
    if plek is not None:
        lat, lon = plek
        hier |= Q(lat__range=(lat - NABIJ, lat + NABIJ), lon__range=(lon - NABIJ, lon + NABIJ))
    rijen = Signaal.objects.filter(hier, openbaar_op__isnull=False, status__in=OPEN)
    return signalen_met_bewoners(rijen).order_by("-openbaar_op")[:MEESTE_KANDIDATEN]


def _binnen(gebied: Gebied) -> QuerySet[GebiedPad, Any]:
    return GebiedPad.objects.filter(voorouder=gebied).values("nakomeling")


def _plek(signaal: Signaal) -> Plek | None:
    if signaal.lat is None or signaal.lon is None:
        return None
    return signaal.lat, signaal.lon
