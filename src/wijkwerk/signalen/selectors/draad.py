"""The thread of one voice, and who may follow it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.conf import settings
from django.db.models import Q, QuerySet

from wijkwerk.core import klok
from wijkwerk.signalen.domain import bevestiging
from wijkwerk.signalen.domain.status import Status
from wijkwerk.signalen.domain.volgtoken import lees_sleutel
from wijkwerk.signalen.models import (
    Doorgeleiding,
    Melder,
    Oordeel,
    Opgave,
    OpgaveSignaal,
    Signaal,
    SignaalStap,
    Terugkoppeling,
    Toezegging,
)


def gehoor_ids(signaal: Signaal) -> set[int]:
    """The signalen whose melders hear news of this one: itself, what was merged into it, and what
    it was split from; not who withdrew. One query when there is nothing of the kind."""
    return _gehoor([signaal])


def gehoor_van_opgave(opgave: Opgave) -> set[int]:
    """The signalen whose melders hear news of this opgave: those in it, and who hears those."""
    erin = _niet_ingetrokken().filter(koppelingen__opgave=opgave, koppelingen__losgemaakt_op=None)
    return _gehoor(erin)


def _gehoor(start: Iterable[Signaal]) -> set[int]:
    return set(_kring(start, "samengevoegd_in", "gesplitst_uit", _niet_ingetrokken()))


def _niet_ingetrokken() -> QuerySet[Signaal]:
    return Signaal.objects.exclude(status=Status.INGETROKKEN).only("gesplitst_uit")


def draad_ids(signaal: Signaal) -> set[int]:
    """The signalen whose news the melders of this one hear: itself, the one it was merged into,
    and its parts. The mirror of `gehoor_ids`."""
    return {signaal.pk, *(rij.pk for rij in draad_van(signaal))}


def draad_van(signaal: Signaal) -> list[Signaal]:
    """The others in the thread of this voice, oldest first."""
    wie = Signaal.objects.select_related("behandelaar")
    kring = _kring([signaal], "gesplitst_uit", "samengevoegd_in", wie)
    return [kring[pk] for pk in sorted(kring.keys() - {signaal.pk})]


def _kring(
    start: Iterable[Signaal], van: str, naar: str, wie: QuerySet[Signaal]
) -> dict[int, Signaal]:
    """Everything that can be reached: rows that point by `van`, rows pointed to by `naar`; a query
    per step, one in most cases."""
    gevonden: dict[int, Signaal] = {}
    rand = {rij.pk: rij for rij in start}
    while rand:
        gevonden |= rand
        verwezen = {getattr(rij, f"{naar}_id") for rij in rand.values()} - {None, *gevonden}
        buren = wie.filter(Q(**{f"{van}__in": list(rand)}) | Q(pk__in=verwezen))
        rand = {rij.pk: rij for rij in buren.exclude(pk__in=gevonden)}
    return gevonden


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


def over_draad(draad: Collection[int]) -> Q:
    """News about these signalen, or about an opgave that one of them belongs to."""
    koppelingen = OpgaveSignaal.objects.filter(signaal__in=draad, losgemaakt_op=None)
    return Q(signaal__in=draad) | Q(opgave_id__in=koppelingen.values("opgave_id"))


def laatste_antwoord(signaal: Signaal) -> Terugkoppeling | None:
    """The answer as it was given: to this signaal or the one it was merged into, or with an opgave
    it belongs to."""
    draad = {signaal.pk, signaal.samengevoegd_in_id or signaal.pk}
    antwoorden = Terugkoppeling.objects.filter(
        over_draad(draad), soort=Terugkoppeling.Soort.ANTWOORD
    )
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


def melder_met_bevestiging(token: str) -> Melder | None:
    """Whose new e-mail address this link confirms; None when it is not ours or too old."""
    sleutel = bevestiging.lees_sleutel(token)
    if sleutel is None:
        return None
    rijen = Melder.objects.filter(sleutel=sleutel, gewist_op=None).select_related("signaal")
    melder = rijen.first()
    return melder if melder is not None and _bevestigt(token, melder) else None


def _bevestigt(token: str, melder: Melder) -> bool:
    return bevestiging.klopt(
        token,
        melder.sleutel,
        melder.volgversie,
        melder.nieuw_e_mail,
        klok.nu(),
        settings.SECRET_KEY,
    )


def oordelen_van(signaal: Signaal) -> list[Oordeel]:
    """What each melder thinks of the answer now, newest first: also of who was merged into it."""
    over = Q(signaal=signaal) | Q(signaal__samengevoegd_in=signaal)
    rijen = Oordeel.objects.filter(over).select_related("signaal").order_by("op", "pk")
    laatste = {rij.melder_id: rij for rij in rijen}
    return sorted(laatste.values(), key=lambda rij: (rij.op, rij.pk), reverse=True)


def laatste_oordeel(melder: Melder) -> Oordeel | None:
    return melder.oordelen.order_by("-op", "-pk").first()


def vragen_lopend(signaal: Signaal, anderen: Collection[Signaal]) -> list[Doorgeleiding]:
    """Questions to a sector or partner that still run, for those that wait; none, no query."""
    wachtend = [rij for rij in (signaal, *anderen) if rij.status == Status.BIJ_SECTOR]
    if not wachtend:
        return []
    rijen = Doorgeleiding.objects.filter(signaal__in=wachtend, status__in=Doorgeleiding.LOPEND)
    return list(rijen.select_related("naar").order_by("voor", "pk"))


def beloften_aan(draad: Collection[int], opgaven: Collection[Opgave]) -> list[Toezegging]:
    """What was promised to who spoke, and in an opgave what everybody may read; by date."""
    over = Q(signaal__in=draad) | Q(opgave__in=opgaven, publiek=True)
    return list(Toezegging.objects.filter(over).order_by("voor", "pk"))
