"""What stands on the page of one signaal: one row that knows what there is, then only that."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q

from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.accounts.models import Vervanging
from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.signalen.models import (
    Doorgeleiding,
    Escalatie,
    Oordeel,
    OpgaveSignaal,
    Signaal,
    SignaalFoto,
    SignaalQuerySet,
    SignaalVerband,
    Toezegging,
)
from wijkwerk.signalen.permissions import OVERZICHT
from wijkwerk.signalen.selectors.signalen import signalen_zichtbaar


def signalen_met_vlaggen(actor: Actor) -> SignaalQuerySet:
    """What this actor may see, each with its surroundings and what else there is about it."""
    rijen = signalen_zichtbaar(actor).select_related(
        "gebied", "thema", "behandelaar", "samengevoegd_in", "gesplitst_uit", "moment"
    )
    return rijen.annotate(**_vlaggen())


def _vlaggen() -> dict[str, Exists]:
    hier = {"signaal": OuterRef("pk")}
    verbonden = SignaalVerband.objects.filter(
        Q(een=OuterRef("pk")) | Q(ander=OuterRef("pk")), losgemaakt_op=None
    )
    bijeen = Signaal.objects.filter(
        Q(samengevoegd_in=OuterRef("pk")) | Q(gesplitst_uit=OuterRef("pk"))
    )
    weg = Vervanging.objects.geldig(klok.vandaag()).filter(persoon=OuterRef("behandelaar"))
    return {
        "heeft_vragen": Exists(Doorgeleiding.objects.filter(**hier)),
        "heeft_fotos": Exists(SignaalFoto.objects.filter(**hier)),
        "heeft_opgaven": Exists(OpgaveSignaal.objects.filter(**hier, losgemaakt_op=None)),
        "heeft_escalatie": Exists(Escalatie.objects.filter(**hier)),
        "heeft_belofte": Exists(Toezegging.objects.filter(**hier)),
        "heeft_oordeel": Exists(
            Oordeel.objects.filter(
                Q(**hier) | Q(signaal__samengevoegd_in=OuterRef("pk"))
            )
        ),
        "heeft_familie": Exists(verbonden) | Exists(bijeen),  # type: ignore[dict-item]
        "behandelaar_weg": Exists(weg),
    }


def vragen_van(actor: Actor, signaal: Signaal) -> list[Doorgeleiding]:
    """Every question about it, the oldest first, each with its number on the page (`nummer`).

    Who does not oversee the area sees those to their own organisation.
    """
    rijen = signaal.doorgeleidingen.select_related(
        "naar", "persoon", "door", "aanvaard_door", "beantwoord_door"
    ).order_by("pk")
    genummerd = list(enumerate(rijen, 1))
    mijn = _mijn_vragen(actor, signaal)
    uit = []
    for nummer, vraag in genummerd:
        if mijn is None or vraag.naar_id in mijn:
            vraag.nummer, vraag.signaal = nummer, signaal  # type: ignore[attr-defined]
            uit.append(vraag)
    return uit


def _mijn_vragen(actor: Actor, signaal: Signaal) -> Collection[int] | None:
    """The organisations whose questions one reads; None = all."""
    if not isinstance(actor, Medewerker) or actor.heeft_rol(OVERZICHT, signaal.gebied_id):
        return None
    return actor.organisatie_ids


def vraag_met_nummer(actor: Actor, signaal: Signaal, nummer: int) -> Doorgeleiding | None:
    """One of `vragen_van` by its number."""
    return next(
        (v for v in vragen_van(actor, signaal) if v.nummer == nummer),  # type: ignore[attr-defined]
        None,
    )


def escalaties_van(signaal: Signaal) -> list[Escalatie]:
    """The decisions that were asked, the newest first."""
    rijen = list(signaal.escalaties.select_related("door", "besloten_door").order_by("-pk"))
    for escalatie in rijen:
        escalatie.signaal = signaal
    return rijen


SAMEN, DEEL, VERBONDEN = "samen", "deel", "verbonden"


def familie_van(actor: Actor, signaal: Signaal) -> dict[str, list[Signaal]]:
    """What was merged into it, its parts, and its equals, as far as one may see them."""
    verbanden = SignaalVerband.objects.filter(losgemaakt_op=None)
    links = verbanden.filter(een=signaal).values("ander_id")
    rechts = verbanden.filter(ander=signaal).values("een_id")
    rijen = (
        signalen_zichtbaar(actor)
        .filter(
            Q(samengevoegd_in=signaal)
            | Q(gesplitst_uit=signaal)
            | Q(pk__in=links)
            | Q(pk__in=rechts)
        )
        .select_related("gebied")
        .order_by("ontvangen_op", "pk")
    )
    uit: dict[str, list[Signaal]] = {SAMEN: [], DEEL: [], VERBONDEN: []}
    for rij in rijen:
        if rij.samengevoegd_in_id == signaal.pk:
            uit[SAMEN].append(rij)
        elif rij.gesplitst_uit_id == signaal.pk:
            uit[DEEL].append(rij)
        else:
            uit[VERBONDEN].append(rij)
    return uit
