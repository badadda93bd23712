"""Before an answer goes out: who gets it, and the texts one can start from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from wijkwerk.gebieden.geheugen import onthoud
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen.models import Melder, Opgave, Signaal, Standaardtekst
from wijkwerk.signalen.selectors.draad import gehoor_van_opgave


@dataclass(frozen=True)
class Gehoor:
    """How many people hear something, by channel; everybody counts once per address."""

    mail: int = 0
    brief: int = 0
    bel: int = 0
    aansluiters: int = 0
    stil: int = 0  # want no answer, or left no address

    @property
    def mensen(self) -> int:
        return self.mail + self.brief + self.bel

    def __add__(self, ander: Gehoor) -> Gehoor:
        return Gehoor(
            *(
                getattr(self, veld) + getattr(ander, veld)
                for veld in ("mail", "brief", "bel", "aansluiters", "stil")
            )
        )


def gehoor_per_signaal(signalen: Sequence[Signaal]) -> dict[int, list[Melder]]:
    """The melders who hear the answer to each of these, in a few queries however many there are."""
    kringen = _kringen(signalen)
    wie = {pk for kring in kringen.values() for pk in kring}
    melders: dict[int, list[Melder]] = {}
    rijen = Melder.objects.filter(signaal_id__in=wie, gewist_op=None).order_by("pk")
    for melder in rijen:
        melders.setdefault(melder.signaal_id, []).append(melder)
    return {
        pk: [melder for signaal_id in sorted(kring) for melder in melders.get(signaal_id, ())]
        for pk, kring in kringen.items()
    }


def _kringen(signalen: Sequence[Signaal]) -> dict[int, set[int]]:
    """As `draad.gehoor_ids`, for many at once."""
    buren: dict[int, set[int]] = {}
    rand: dict[int, int | None] = {s.pk: s.gesplitst_uit_id for s in signalen}
    while rand:
        for pk, uit in rand.items():
            buren.setdefault(pk, set()).update({uit} if uit else ())
        verwezen = {uit for uit in rand.values() if uit} - buren.keys()
        rijen = Signaal.objects.filter(Q(samengevoegd_in__in=set(rand)) | Q(pk__in=verwezen))
        rand = {}
        for pk, uit, hoofd in rijen.values_list("pk", "gesplitst_uit_id", "samengevoegd_in_id"):
            if hoofd in buren:
                buren[hoofd].add(pk)
            if pk not in buren:
                rand[pk] = uit
    return {signaal.pk: _bereik(signaal.pk, buren) for signaal in signalen}


def _bereik(begin: int, buren: dict[int, set[int]]) -> set[int]:
    gevonden, rand = set[int](), {begin}
    while rand:
        gevonden |= rand
        rand = {buur for pk in rand for buur in buren.get(pk, ())} - gevonden
    return gevonden


def gehoor_van(opgave: Opgave) -> list[Melder]:
    """Everybody who hears news of an opgave."""
    wie = gehoor_van_opgave(opgave)
    return list(Melder.objects.filter(signaal_id__in=wie, gewist_op=None).order_by("pk"))


def tel_gehoor(melders: Iterable[Melder]) -> Gehoor:
    """By channel; who spoke twice from one address is told once."""
    melders = list(melders)
    per_adres = {(m.kanaal, "".join(m.adres.lower().split())): m for m in melders if m.adres}
    kanalen = Counter(kanaal for kanaal, _adres in per_adres)
    aansluiters = sum(m.soort == Melder.Soort.AANSLUITER for m in per_adres.values())
    stil = sum(not m.adres for m in melders)
    return Gehoor(kanalen["mail"], kanalen["brief"], kanalen["bel"], aansluiters, stil)


def standaardteksten(gemeente: Gemeente) -> list[Standaardtekst]:
    """All of them, those in use first, by theme and title; with how often they were used."""
    rijen: QuerySet[Standaardtekst] = Standaardtekst.objects.filter(gemeente=gemeente)
    return list(rijen.select_related("thema").order_by("-actief", "thema__naam", "titel", "pk"))


def standaardteksten_voor(signaal: Signaal) -> list[Standaardtekst]:
    """Those one can start an answer from: of its theme first, then those for any theme."""
    alle: list[Standaardtekst] = onthoud(
        f"standaardteksten.{signaal.gemeente_id}",
        lambda: list(
            Standaardtekst.objects.filter(gemeente_id=signaal.gemeente_id, actief=True).order_by(
                "titel", "pk"
            )
        ),
    )
    passend = [t for t in alle if t.thema_id is None or t.thema_id == signaal.thema_id]
    return sorted(passend, key=lambda tekst: tekst.thema_id is None)
