"""The list of signalen for the office: its views, filters and counts, in four questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.core.paginator import Paginator
from django.db.models import CharField, Count, Exists, OuterRef, Q, Subquery
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from wijkwerk.accounts.domain.rollen import BEHANDELAARS
from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.gebieden.models import GebiedPad
from wijkwerk.signalen.domain.status import OPEN, Status
from wijkwerk.signalen.domain.tekst import zoekwoorden
from wijkwerk.signalen.models import Doorgeleiding, OpgaveSignaal, SignaalQuerySet
from wijkwerk.signalen.selectors import ALLES, signalen_zichtbaar

PER_PAGINA: Final = 25
WEERGAVEN: Final = {
    "mijn": _("Mijn %(meervoud)s"),
    "open": _("Alles wat open is"),
    "laat": _("Te laat"),
    "nieuw": _("Nieuw"),
    "sector": _("Wacht op sector"),
    "klaar": _("Beantwoord"),
}


@dataclass(frozen=True)
class Vraag:
    """What the reader asked for: one view, words, and filters. Unknown values ask for nothing."""

    weergave: str
    q: str
    gebied: str
    thema: str
    status: str

    @classmethod
    def uit(cls, get: QueryDict) -> Vraag:
        schoon = {
            naam: get.get(naam, "").replace("\0", "")[:200] for naam in ("q", "gebied", "thema")
        }
        weergave = get.get("weergave", "")
        status = get.get("status", "")
        return cls(
            weergave=weergave if weergave in WEERGAVEN else next(iter(WEERGAVEN)),
            status=status if status in set(Status) else "",
            **schoon,
        )

    @property
    def filters(self) -> dict[str, str]:
        """The filters that are on, by their GET name."""
        namen = ("q", "gebied", "thema", "status")
        return {naam: getattr(self, naam) for naam in namen if getattr(self, naam)}

    def als_q(self) -> Q:
        """The filters as a condition."""
        q = ALLES
        for woord in zoekwoorden(self.q):
            q &= Q(zoektekst__contains=woord)
        if self.gebied:
            binnen = GebiedPad.objects.filter(voorouder__slug=self.gebied)
            q &= Q(gebied_id__in=binnen.values("nakomeling_id"))
        if self.thema:
            q &= Q(thema__slug=self.thema)
        if self.status:
            q &= Q(status=self.status)
        return q


def weergave_q(weergave: str, actor: Actor) -> Q:
    """The condition of one view."""
    open_ = Q(status__in=OPEN)
    return {
        "mijn": open_ & _mijn(actor),
        "open": open_,
        "laat": open_ & Q(antwoord_voor__lt=klok.vandaag()),
        "nieuw": Q(status=Status.NIEUW),
        "sector": Q(status=Status.BIJ_SECTOR),
        "klaar": Q(status=Status.BEANTWOORD),
    }[weergave]


def _mijn(actor: Actor) -> Q:
    """The areas where this person handles signalen; for others everything they see."""
    if not isinstance(actor, Medewerker) or not actor.heeft_rol(BEHANDELAARS):
        return ALLES
    gebieden = actor.gebieden_met(BEHANDELAARS)
    return ALLES if gebieden is None else Q(gebied_id__in=gebieden)


def tellingen(actor: Actor, vraag: Vraag) -> dict[str, int]:
    """How many there are in each view, and `gevonden`: in this view with the filters."""
    tellers: dict[str, Any] = {
        naam: Count("pk", filter=weergave_q(naam, actor)) for naam in WEERGAVEN
    }
    hier = weergave_q(vraag.weergave, actor) & vraag.als_q()
    return signalen_zichtbaar(actor).aggregate(**tellers, gevonden=Count("pk", filter=hier))


def gevonden(actor: Actor, vraag: Vraag) -> SignaalQuerySet:
    """The rows of this view with the filters: what must be answered first stands on top."""
    bij = Doorgeleiding.objects.filter(signaal=OuterRef("pk"), status=Doorgeleiding.Status.OPEN)
    bundel = OpgaveSignaal.objects.filter(signaal=OuterRef("pk"), losgemaakt_op=None)
    return (
        signalen_zichtbaar(actor)
        .filter(weergave_q(vraag.weergave, actor) & vraag.als_q())
        .select_related("gebied", "thema", "behandelaar")
        .annotate(
            bij_wie=Subquery(bij.values("naar__naam")[:1], output_field=CharField()),
            gebundeld=Exists(bundel),
        )
        .order_by("antwoord_voor", "ontvangen_op", "pk")
    )


def bladen(rijen: SignaalQuerySet, aantal: int) -> Paginator[Any]:
    """Pages of 25; the number is known already, so nothing is counted again."""
    paginator = Paginator(rijen, PER_PAGINA)
    paginator.count = aantal  # type: ignore[misc]
    return paginator
