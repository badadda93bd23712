"""What stands on the page of one signaal: one row that knows what there is, then only that."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import BooleanField, F, Model, Q
from django.db.models.expressions import RawSQL

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
    SignaalStap,
    SignaalVerband,
    Toezegging,
)
from wijkwerk.signalen.permissions import OVERZICHT
from wijkwerk.signalen.selectors.signalen import signalen_zichtbaar

_TAFEL = Signaal._meta.db_table


def _bestaat(model: type[Model], voorwaarde: str, *waarden: object) -> RawSQL:
    """‘There is a row of this’, written out: the page asks eight, and putting them together anew
    for each request costs more than all other questions of the page."""
    sql = f"EXISTS(SELECT 1 FROM {model._meta.db_table} t WHERE {voorwaarde})"  # noqa: S608
    return RawSQL(sql, waarden, BooleanField())  # noqa: S611 -- no value in the text


_HIER = f"t.signaal_id = {_TAFEL}.id"
_VLAGGEN = {
    "heeft_vragen": _bestaat(Doorgeleiding, _HIER),
    "heeft_fotos": _bestaat(SignaalFoto, _HIER),
    "heeft_opgaven": _bestaat(OpgaveSignaal, f"{_HIER} AND t.losgemaakt_op IS NULL"),
    "heeft_escalatie": _bestaat(Escalatie, _HIER),
    "heeft_belofte": _bestaat(Toezegging, _HIER),
    "heeft_oordeel": _bestaat(
        Oordeel,
        f"{_HIER} OR EXISTS(SELECT 1 FROM {_TAFEL} m "  # noqa: S608 -- names of tables
        f"WHERE m.id = t.signaal_id AND m.samengevoegd_in_id = {_TAFEL}.id)",
    ),
    "heeft_verband": _bestaat(
        SignaalVerband,
        f"(t.een_id = {_TAFEL}.id OR t.ander_id = {_TAFEL}.id) AND t.losgemaakt_op IS NULL",
    ),
    "heeft_delen": _bestaat(
        Signaal, f"t.samengevoegd_in_id = {_TAFEL}.id OR t.gesplitst_uit_id = {_TAFEL}.id"
    ),
}


def signaal_met_vlaggen(actor: Actor, kenmerk: str) -> Signaal | None:
    """What this actor may see of this name, with what else there is about it."""
    vandaag = klok.vandaag()
    weg = _bestaat(
        Vervanging,
        f"t.persoon_id = {_TAFEL}.behandelaar_id AND t.van <= %s AND t.tot >= %s",
        vandaag,
        vandaag,
    )
    rijen = Signaal.objects.select_related("gebied", "thema", "behandelaar")
    signaal = rijen.annotate(**_VLAGGEN, behandelaar_weg=weg).filter(kenmerk=kenmerk).first()
    return signaal if signaal is not None and mag_zien(actor, signaal) else None


def mag_zien(actor: Actor, signaal: Signaal) -> bool:
    """As `signalen_zichtbaar`; no question for who oversees the area."""
    if isinstance(actor, Medewerker) and actor.heeft_rol(OVERZICHT, signaal.gebied_id):
        return True
    return signalen_zichtbaar(actor).filter(pk=signaal.pk).exists()


def stappen_van(signaal: Signaal) -> list[SignaalStap]:
    """The history, oldest first, each with the name of who did it (`door_naam`)."""
    rijen = SignaalStap.objects.filter(signaal=signaal).order_by("op", "pk")
    return list(rijen.annotate(door_naam=F("door__naam")))


def vragen_van(actor: Actor, signaal: Signaal) -> list[Doorgeleiding]:
    """Every question about it, the oldest first, each with its number on the page (`nummer`).

    Who does not oversee the area sees those to their own organisation.
    """
    rijen = (
        signaal.doorgeleidingen.select_related("naar")
        .order_by("pk")
        .annotate(
            persoon_naam=F("persoon__naam"),
            door_naam=F("door__naam"),
            aanvaard_naam=F("aanvaard_door__naam"),
            beantwoord_naam=F("beantwoord_door__naam"),
        )
    )
    genummerd = list(enumerate(rijen, 1))
    mijn = _mijn_vragen(actor, signaal)
    uit: list[Doorgeleiding] = []
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
