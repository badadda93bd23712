"""How long we keep what residents gave us: how to reach them a year, what they said five.

The anonymous row of a signaal stays, for the figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django_scopes import scope, scopes_disabled

from wijkwerk.bestanden.models import Bestand
from wijkwerk.bestanden.services import bestand_wissen
from wijkwerk.core import klok
from wijkwerk.core.actor import SYSTEM, Actor
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.permissions import require
from wijkwerk.signalen.domain import volgtoken
from wijkwerk.signalen.domain.status import OPEN, OpgaveStatus, Status
from wijkwerk.signalen.models import (
    Afzenderstop,
    Melder,
    OpgaveSignaal,
    Signaal,
    SignaalStap,
    SignaalVerband,
    Toezegging,
)
from wijkwerk.signalen.services.melders import melder_wissen
from wijkwerk.signalen.services.stappen import vergrendel, zet_stap

CONTACT: Final = timedelta(days=365)
INHOUD: Final = timedelta(days=5 * 365 + 1)
STOP: Final = timedelta(days=365)
PARTIJ: Final = 100


# --- how to reach them --------------------------------------------------------------------------


def contact_na_termijn_wissen() -> int:
    """Erase who can no longer expect news: done a year ago, and nothing of it still runs."""
    with scopes_disabled():
        klaar = Melder.objects.filter(
            ~Exists(_opgave_loopt()),
            ~Exists(_belofte_loopt()),
            gewist_op=None,
            signaal__in=_afgedaan_voor(klok.nu() - CONTACT),
        )
        melders = list(klaar.select_related("gemeente").order_by("pk")[:PARTIJ])
    for melder in melders:
        with scope(gemeente=melder.gemeente):
            melder_wissen(melder, actor=SYSTEM)
    return len(melders)


def _over_dit() -> Q:
    """Of the signaal of a melder, what it was merged into, or a part of it."""
    eigen = Q(signaal=OuterRef("signaal")) | Q(signaal=OuterRef("signaal__samengevoegd_in"))
    return eigen | Q(signaal__gesplitst_uit=OuterRef("signaal"))


def _opgave_loopt() -> QuerySet[OpgaveSignaal]:
    return OpgaveSignaal.objects.filter(
        _over_dit(), losgemaakt_op=None, opgave__status=OpgaveStatus.OPEN
    )


def _belofte_loopt() -> QuerySet[Toezegging]:
    return Toezegging.objects.filter(_over_dit(), status=Toezegging.Status.OPEN)


def _afgedaan_voor(grens: datetime) -> QuerySet[Signaal]:
    """Answered or withdrawn before this moment, with its parts and what it was merged into."""
    delen = Signaal.objects.filter(~_is_afgedaan(grens), gesplitst_uit=OuterRef("pk"))
    hoofd = Signaal.objects.filter(pk=OuterRef("samengevoegd_in"), status__in=OPEN)
    return Signaal.objects.filter(_is_afgedaan(grens), ~Exists(delen), ~Exists(hoofd))


def _is_afgedaan(grens: datetime) -> Q:
    onlangs = SignaalStap.objects.filter(
        signaal=OuterRef("pk"), handeling="signaal.intrekken", op__gte=grens
    )
    beantwoord = Q(status__in=(Status.BEANTWOORD, Status.SAMENGEVOEGD), beantwoord_op__lt=grens)
    return beantwoord | (Q(status=Status.INGETROKKEN) & ~Q(Exists(onlangs)))


# --- what they said -----------------------------------------------------------------------------


def inhoud_na_termijn_wissen() -> int:
    """Erase what was said five years ago; nobody of it may still be reachable."""
    with scopes_disabled():
        bereikbaar = Melder.objects.filter(signaal=OuterRef("pk"), gewist_op=None)
        klaar = _afgedaan_voor(klok.nu() - INHOUD).exclude(tekst="")
        rijen = klaar.filter(~Exists(bereikbaar)).select_related("gemeente")
        signalen = list(rijen.order_by("pk")[:PARTIJ])
    for signaal in signalen:
        with scope(gemeente=signaal.gemeente):
            signaal_wissen(signaal, actor=SYSTEM)
    return len(signalen)


@handeling("signaal.wissen")
def signaal_wissen(signaal: Signaal, *, actor: Actor) -> Signaal:
    """Take away every word, photo, place and name; what remains can be counted."""
    signaal = vergrendel(signaal)
    require(actor, "signaal.wissen", signaal)
    for veld in ("tekst", "vertaling", "plek_tekst", "zoektekst", "publieke_tekst"):
        setattr(signaal, veld, "")
    signaal.lat = signaal.lon = signaal.openbaar_op = signaal.behandelaar = None
    _wis_gesprek(signaal)
    _wis_rondom(signaal)
    zet_stap(signaal, "signaal.wissen", actor=actor)
    log(signaal)
    return signaal


def _wis_gesprek(signaal: Signaal) -> None:
    """The history and the news may not be changed: each row makes place for one without words."""
    _vervang(signaal.stappen.all(), toelichting="", door=None)
    leeg = dict.fromkeys(("tekst", "reden", "afgewogen", "zelf"), "")
    _vervang(signaal.terugkoppelingen.all(), door=None, **leeg)
    signaal.oordelen.update(toelichting="")
    for melder in signaal.melders.all():
        melder.sleutel = volgtoken.nieuwe_sleutel()  # the old link leads nowhere any more
        melder.save(update_fields=["sleutel"])


def _wis_rondom(signaal: Signaal) -> None:
    niemand = dict.fromkeys(("door", "persoon", "aanvaard_door", "beantwoord_door"))
    signaal.doorgeleidingen.update(vraag="", antwoord="", **niemand)
    signaal.koppelingen.update(reden="", door=None)
    signaal.escalaties.all().delete()
    SignaalVerband.objects.filter(Q(een=signaal) | Q(ander=signaal)).delete()
    for foto in signaal.fotos.exclude(bestand__status=Bestand.Status.GEWIST):
        bestand_wissen(foto.bestand, actor=SYSTEM)


def _vervang(rijen: QuerySet[Any], **velden: Any) -> None:
    oud: Iterable[Model] = list(rijen)
    rijen.delete()
    for rij in oud:
        for veld, waarde in velden.items():
            setattr(rij, veld, waarde)
    rijen.model._default_manager.bulk_create(oud)


# --- who may send nothing -----------------------------------------------------------------------


def stops_na_termijn_wissen() -> int:
    """Forget whom we kept out, a year after that ended."""
    grens = klok.nu() - STOP
    voorbij = Q(opgeheven_op__lt=grens) | Q(opgeheven_op=None, tot__lt=klok.op_dag(grens))
    with scopes_disabled():
        aantal, _per_tabel = Afzenderstop.objects.filter(voorbij).delete()
    return aantal
