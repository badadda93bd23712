"""Messages to residents: what waits, and how the post stands."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, Count, F, Max, Min, Prefetch, Q, QuerySet, When
from django.utils.translation import gettext as _

from wijkwerk.accounts.domain.rollen import BEHANDELAARS
from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.core import klok
from wijkwerk.core.actor import SYSTEEM, Actor
from wijkwerk.core.staat import WACHT_TE_LANG, Stand, wacht_tekst
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen.models import (
    Melder,
    Opgave,
    Signaal,
    Terugkoppeling,
    Verzending,
)
from wijkwerk.signalen.selectors.zicht import in_mijn_gebied


def verzendingen_te_doen(actor: Actor) -> QuerySet[Verzending]:
    """Letters, calls and failed mails that somebody has to see to, oldest first."""
    op_papier = Q(kanaal__in=[Melder.Kanaal.BRIEF, Melder.Kanaal.BEL], volgende_op__lte=klok.nu())
    te_doen = Verzending.objects.filter(
        op_papier & Q(status=Verzending.Status.KLAAR) | Q(status=Verzending.Status.MISLUKT)
    )
    if isinstance(actor, Medewerker):
        te_doen = te_doen.filter(in_mijn_gebied(actor, BEHANDELAARS, "melder__signaal__gebied_id"))
    elif actor.rol != SYSTEEM:
        te_doen = te_doen.none()
    return te_doen.select_related(
        "melder__signaal__gebied", "terugkoppeling__door", "terugkoppeling__opgave"
    ).order_by("volgende_op", "pk")


@dataclass(frozen=True)
class Stuk:
    """One letter, call or failed mail: the rows of the outbox that share a message id."""

    rijen: list[Verzending]

    @property
    def eerste(self) -> Verzending:
        return self.rijen[0]

    @property
    def keuze(self) -> str:
        """How a form names it; with the number, because news may have been added meanwhile."""
        return f"{self.eerste.sleutel}.{len(self.rijen)}"

    @property
    def signalen(self) -> list[Signaal]:
        per_pk = {rij.melder.signaal_id: rij.melder.signaal for rij in self.rijen}
        return list(per_pk.values())

    @property
    def nieuws(self) -> list[Terugkoppeling]:
        return list({rij.terugkoppeling_id: rij.terugkoppeling for rij in self.rijen}.values())


def post_soorten(actor: Actor) -> list[dict[str, Any]]:
    """How many messages per area and kind: for the choices above the list."""
    rijen: QuerySet[Verzending, Any] = verzendingen_te_doen(actor).values("kanaal", "status")
    per = rijen.annotate(
        gebied=F("melder__signaal__gebied__slug"),
        naam=F("melder__signaal__gebied__naam"),
        aantal=Count("message_id", distinct=True),
    )
    return list(per.order_by("naam"))


def post_ids(actor: Actor, *, gebied: str = "", soort: str = "") -> QuerySet[Any, str]:
    """The ids of the messages to do, oldest first. `soort`: brief, bel or mislukt."""
    rijen = verzendingen_te_doen(actor)
    if gebied:
        rijen = rijen.filter(melder__signaal__gebied__slug=gebied)
    if soort == Verzending.Status.MISLUKT:
        rijen = rijen.filter(status=Verzending.Status.MISLUKT)
    elif soort:
        rijen = rijen.filter(kanaal=soort, status=Verzending.Status.KLAAR)
    per_bericht = rijen.values("message_id").annotate(sinds=Min("volgende_op"))
    return per_bericht.order_by("sinds", "message_id").values_list("message_id", flat=True)


def stukken(actor: Actor, ids: Collection[str]) -> list[Stuk]:
    """These messages, in this order, as far as this person has to see to them."""
    per_id: dict[str, list[Verzending]] = {message_id: [] for message_id in ids}
    for rij in verzendingen_te_doen(actor).filter(message_id__in=per_id):
        per_id[rij.message_id].append(rij)
    return [Stuk(rijen) for rijen in per_id.values() if rijen]


def gekozen_stukken(actor: Actor, keuzes: Collection[str]) -> list[Stuk]:
    """What was ticked, without what a colleague did or what news was added to meanwhile."""
    bij_begin = Q(pk__in=())
    for keuze in keuzes:
        bij_begin |= Q(message_id__startswith=f"<{keuze.partition('.')[0]}@")
    ids = verzendingen_te_doen(actor).filter(bij_begin).values_list("message_id", flat=True)
    return [stuk for stuk in stukken(actor, list(dict.fromkeys(ids))) if stuk.keuze in keuzes]


def melders_op_adres(melder: Melder) -> list[Melder]:
    """Everybody in this gemeente who is written to at the same e-mail address."""
    zelfde = Melder.objects.filter(e_mail=melder.e_mail, kanaal=Melder.Kanaal.MAIL)
    return list(zelfde.exclude(e_mail="").select_related("signaal").order_by("pk"))


@dataclass(frozen=True)
class PostStand:
    """How the mail of a gemeente stands: waiting, since when, why, and given up on."""

    wacht: int
    oudste: datetime | None
    mislukt: int
    fout: str = ""


def post_stand() -> PostStand:
    """For the beheerder: a worker or a mail server that is down shows as an old queue."""
    mail = Verzending.objects.filter(kanaal=Melder.Kanaal.MAIL)
    in_rij = Q(status__in=[Verzending.Status.KLAAR, Verzending.Status.BEZIG])
    morgen = Q(bundel=True, pogingen=0, volgende_op__gt=klok.nu())  # waits for the morning
    sinds = Case(When(bundel=True, pogingen=0, then="volgende_op"), default="terugkoppeling__op")
    geteld = mail.exclude(morgen).aggregate(
        wacht=Count("pk", filter=in_rij),
        oudste=Min(sinds, filter=in_rij),
        mislukt=Count("pk", filter=Q(status=Verzending.Status.MISLUKT)),
        fout=Max("fout", filter=in_rij),
    )
    return PostStand(**{**geteld, "fout": geteld["fout"] or ""})


def post_meting(gemeente: Gemeente) -> Stand:
    """The same, as a line on the page of the beheerder."""
    stand = post_stand()
    if stand.oudste is None:
        tekst, gewacht = _("geen mail wacht"), timedelta()
    else:
        gewacht = klok.nu() - stand.oudste
        tekst = wacht_tekst(gewacht)
    if stand.fout:
        tekst += ", " + _("de mailserver zegt: %(fout)s") % {"fout": stand.fout}
    if stand.mislukt:
        tekst += ", " + _("%(n)d niet aangekomen") % {"n": stand.mislukt}
    return Stand(_("Mail aan bewoners"), tekst, goed=gewacht < WACHT_TE_LANG and not stand.mislukt)


def bericht_stand(opgave: Opgave) -> list[Melder]:
    """Everybody bundled in an opgave who can be reached, each with `.berichten` about it."""
    verzonden = Verzending.objects.filter(terugkoppeling__opgave=opgave).order_by("-pk")
    return list(
        Melder.objects.filter(
            signaal__koppelingen__opgave=opgave, signaal__koppelingen__losgemaakt_op=None
        )
        .select_related("signaal")
        .prefetch_related(Prefetch("verzendingen", queryset=verzonden, to_attr="berichten"))
        .order_by("signaal__ontvangen_op", "pk")
    )
