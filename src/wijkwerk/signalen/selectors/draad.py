"""The thread of one voice, and who may follow it."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from wijkwerk.signalen.domain.volgtoken import lees_sleutel
from wijkwerk.signalen.models import (
    Melder,
    Opgave,
    OpgaveSignaal,
    Signaal,
    SignaalStap,
    Terugkoppeling,
)


def gehoor_ids(signaal: Signaal) -> set[int]:
    """The signalen whose melders hear news of this one: itself, what was merged into it, and what
    it was split from. One query when there is nothing of the kind."""
    return _kring({signaal.pk: signaal.gesplitst_uit_id}, "samengevoegd_in", "gesplitst_uit")


def gehoor_van_opgave(opgave: Opgave) -> set[int]:
    """The signalen whose melders hear news of this opgave: those in it, and who hears those."""
    erin = Signaal.objects.filter(koppelingen__opgave=opgave, koppelingen__losgemaakt_op=None)
    start: dict[int, int | None] = dict(erin.values_list("pk", "gesplitst_uit_id"))
    return _kring(start, "samengevoegd_in", "gesplitst_uit")


def draad_ids(signaal: Signaal) -> set[int]:
    """The signalen whose news the melders of this one hear: itself, the one it was merged into,
    and its parts. The mirror of `gehoor_ids`."""
    return _kring({signaal.pk: signaal.samengevoegd_in_id}, "gesplitst_uit", "samengevoegd_in")


def _kring(rand: dict[int, int | None], van: str, naar: str) -> set[int]:
    """Everything that can be reached: rows that point by `van`, rows pointed to by `naar`.

    `rand` is what was found last, each with its own `naar`; a query per step, one in most cases.
    """
    gevonden: set[int] = set()
    while rand:
        gevonden |= rand.keys()
        verwezen = {pk for pk in rand.values() if pk is not None} - gevonden
        buren = Signaal.objects.filter(Q(**{f"{van}__in": set(rand)}) | Q(pk__in=verwezen))
        rand = dict(buren.exclude(pk__in=gevonden).values_list("pk", f"{naar}_id"))
    return gevonden


def draad_van(signaal: Signaal, draad: Collection[int]) -> list[Signaal]:
    """The others in the thread of this voice, oldest first; no query when it stands alone."""
    anderen = set(draad) - {signaal.pk}
    if not anderen:
        return []
    rijen = Signaal.objects.filter(pk__in=anderen)
    return list(rijen.select_related("behandelaar").order_by("pk"))


def opgaven_van(signaal: Signaal, draad: Collection[int] | None = None) -> list[Opgave]:
    """The opgaven this voice belongs to, by itself or by its thread; `draad` spares the question
    what that is."""
    over = draad_ids(signaal) if draad is None else draad
    rijen = (
        Opgave.objects.filter(koppelingen__signaal__in=over, koppelingen__losgemaakt_op=None)
        .select_related("gebied")
        .order_by("koppelingen__op")
    )
    return list(dict.fromkeys(rijen))


def nieuws_van(
    signaal: Signaal, opgaven: Collection[Opgave], draad: Collection[int] | None = None
) -> list[Terugkoppeling]:
    """What was told to who spoke, in order of time: about the signaal, what it was merged into,
    its parts, and the opgaven of all those."""
    over = draad_ids(signaal) if draad is None else draad
    rijen = Terugkoppeling.objects.filter(
        Q(signaal__in=over) | Q(opgave__in=opgaven, op__gte=signaal.ontvangen_op)
    )
    return list(rijen.select_related("door", "opgave").order_by("op", "pk"))


def stappen_van(signaal: Signaal) -> list[SignaalStap]:
    """The history of a signaal, oldest first."""
    return list(signaal.stappen.select_related("door").order_by("op", "pk"))


def laatste_antwoord(signaal: Signaal) -> Terugkoppeling | None:
    """The answer as it was given: to this signaal, or with an opgave it belongs to."""
    koppelingen = OpgaveSignaal.objects.filter(signaal=signaal, losgemaakt_op=None)
    over = Q(signaal=signaal) | Q(opgave_id__in=koppelingen.values("opgave_id"))
    antwoorden = Terugkoppeling.objects.filter(over, soort=Terugkoppeling.Soort.ANTWOORD)
    return antwoorden.select_related("door").order_by("-op", "-pk").first()


def nieuws_over(opgave: Opgave) -> list[Terugkoppeling]:
    """What was told about an opgave, newest first."""
    return list(opgave.terugkoppelingen.select_related("door").order_by("-op", "-pk"))


def melder_met_token(token: str) -> Melder | None:
    """Who a private link belongs to: found by its index, believed when the proof holds."""
    sleutel = lees_sleutel(token)
    if sleutel is None:
        return None
    melder = (
        Melder.objects.filter(sleutel=sleutel)
        .select_related("signaal__gebied", "signaal__thema", "signaal__behandelaar")
        .first()
    )
    return melder if melder is not None and melder.token_klopt(token) else None


def melder_met_adres(kenmerk: str, e_mail: str) -> Melder | None:
    """The melder who may have the link mailed again."""
    return (
        Melder.objects.filter(
            signaal__kenmerk=kenmerk, e_mail=e_mail.strip().lower(), gewist_op=None
        )
        .exclude(e_mail="")
        .select_related("signaal")
        .first()
    )
