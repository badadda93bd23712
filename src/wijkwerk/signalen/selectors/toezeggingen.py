"""Reads about what we promised."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.accounts.models import Persoon, RolToewijzing
from wijkwerk.core import klok
from wijkwerk.core.actor import SYSTEEM, Actor
from wijkwerk.gebieden.models import Gebied, GebiedPad
from wijkwerk.signalen.domain.toezegging import Stand, stand_van
from wijkwerk.signalen.models import Opgave, Signaal, Terugkoppeling, Toezegging
from wijkwerk.signalen.permissions import LEZERS, OVERZICHT
from wijkwerk.signalen.selectors.zicht import in_mijn_gebied

TOEZEGGING = "toezegging"
"""`over_soort` of news about a promise, and of the answer that it was made with."""
WEERGAVEN = ("mijn", "open", "te_laat", "nagekomen", "gebroken", "alles")


def toezeggingen_zichtbaar(actor: Actor) -> QuerySet[Toezegging]:
    """Those of one's area and one's own; of other areas what everybody may read."""
    alle = Toezegging.objects.all()
    if actor.rol == SYSTEEM:
        return alle
    if not isinstance(actor, Medewerker) or not actor.heeft_rol(LEZERS):
        return alle.filter(publiek=True)
    return alle.filter(
        Q(publiek=True) | Q(eigenaar=actor.persoon) | in_mijn_gebied(actor, OVERZICHT)
    )


def toezeggingen_van(onderwerp: Signaal | Opgave) -> list[Toezegging]:
    """What was promised to who spoke, by date."""
    rijen = onderwerp.toezeggingen.select_related("eigenaar", "vorige", "opvolger")
    return list(rijen.order_by("voor", "pk"))


def toezeggingen_binnenkort(persoon: Persoon, dagen: int) -> QuerySet[Toezegging]:
    """What this person has to keep within so many days, and what is late; the first date first."""
    tot = klok.vandaag() + timedelta(days=dagen)
    rijen = Toezegging.objects.filter(
        eigenaar=persoon, status=Toezegging.Status.OPEN, voor__lte=tot
    )
    return rijen.select_related("gebied").order_by("voor", "pk")


def toezeggingen_te_laat(vandaag: date) -> Q:
    """Open, and the date has passed."""
    return Q(status=Toezegging.Status.OPEN, voor__lt=vandaag)


def openbare_toezeggingen(binnen: Gebied) -> list[Toezegging]:
    """What everybody may read of an area and all within it, by date. What got another date is told
    by the promise that came in its place."""
    gebieden = GebiedPad.objects.filter(voorouder=binnen).values("nakomeling_id")
    rijen = Toezegging.objects.filter(gebied_id__in=gebieden, publiek=True, opvolger=None)
    return list(rijen.select_related("gebied", "vorige").order_by("voor", "pk"))


def keten_van(toezegging: Toezegging) -> list[Toezegging]:
    """A promise with those before and after it, the first one first."""
    rij = [toezegging]
    while rij[0].vorige_id is not None:
        rij.insert(
            0, Toezegging.objects.select_related("eigenaar", "door").get(pk=rij[0].vorige_id)
        )
    while volgende := _opvolger(rij[-1]):
        rij.append(volgende)
    return rij


def _opvolger(toezegging: Toezegging) -> Toezegging | None:
    if toezegging.status != Toezegging.Status.GEBROKEN:
        return None  # only what was broken has another in its place
    rijen = Toezegging.objects.select_related("eigenaar", "door")
    return rijen.filter(vorige=toezegging).first()


def stand_van_toezegging(toezegging: Toezegging, vandaag: date) -> Stand:
    klaar = toezegging.afgerond_op
    dag = klok.op_dag(klaar) if klaar else None
    return stand_van(toezegging.status, toezegging.voor, dag, vandaag)


def belofte_bij(antwoord: Terugkoppeling) -> Toezegging | None:
    """The promise that was made with this answer; `belofte` on an answer that is not given yet."""
    if hasattr(antwoord, "belofte"):
        return antwoord.belofte  # type: ignore[no-any-return]
    if antwoord.soort != Terugkoppeling.Soort.ANTWOORD or antwoord.over_soort != TOEZEGGING:
        return None
    return Toezegging.objects.filter(kenmerk=antwoord.over_kenmerk).first()


def nieuws_over_toezeggingen(rij: Iterable[Toezegging]) -> list[Terugkoppeling]:
    """What was told to residents about these promises, oldest first."""
    over = Terugkoppeling.objects.filter(
        over_soort=TOEZEGGING, over_kenmerk__in=[toezegging.kenmerk for toezegging in rij]
    )
    return list(over.select_related("door").order_by("op", "pk"))


def mogelijke_eigenaren() -> QuerySet[Persoon]:
    """Everybody with a role in this gemeente today, by name."""
    rollen = RolToewijzing.objects.geldig(klok.vandaag()).order_by()
    return Persoon.objects.filter(pk__in=rollen.values("persoon_id")).order_by("naam", "pk")


def tel_weergaven(zichtbaar: QuerySet[Toezegging], actor: Actor) -> dict[str, int]:
    """How many there are in each view of the list, in one query."""
    tellers = {naam: Count("pk", filter=weergave_q(naam, actor)) for naam in WEERGAVEN}
    return zichtbaar.aggregate(**tellers)


def weergave_q(weergave: str, actor: Actor) -> Q:
    vragen = {
        "mijn": Q(eigenaar=actor.persoon, status=Toezegging.Status.OPEN),
        "open": Q(status=Toezegging.Status.OPEN),
        "te_laat": toezeggingen_te_laat(klok.vandaag()),
        "nagekomen": Q(status=Toezegging.Status.NAGEKOMEN),
        "gebroken": Q(status=Toezegging.Status.GEBROKEN),
    }
    return vragen.get(weergave, ~Q(pk=None))
