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


def opgaven_van(signaal: Signaal) -> list[Opgave]:
    """The opgaven this voice belongs to."""
    return list(
        Opgave.objects.filter(koppelingen__signaal=signaal, koppelingen__losgemaakt_op=None)
        .select_related("gebied")
        .order_by("koppelingen__op")
    )


def nieuws_van(signaal: Signaal, opgaven: Collection[Opgave]) -> list[Terugkoppeling]:
    """What was told to who spoke, in order of time: about the signaal and about its opgaven."""
    over = Q(signaal=signaal) | Q(opgave__in=opgaven, op__gte=signaal.ontvangen_op)
    return list(
        Terugkoppeling.objects.filter(over).select_related("door", "opgave").order_by("op", "pk")
    )


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
