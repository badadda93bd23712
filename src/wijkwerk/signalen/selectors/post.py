"""Messages to residents: what waits, and how the post stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Prefetch, Q, QuerySet
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
    Verzending,
)
from wijkwerk.signalen.selectors.zicht import in_mijn_gebied


def verzendingen_te_doen(actor: Actor) -> QuerySet[Verzending]:
    """Letters, calls and failed mails that somebody has to see to, oldest first."""
    te_doen = Verzending.objects.filter(
        Q(status=Verzending.Status.KLAAR, kanaal__in=[Melder.Kanaal.BRIEF, Melder.Kanaal.BEL])
        | Q(status=Verzending.Status.MISLUKT)
    )
    if isinstance(actor, Medewerker):
        te_doen = te_doen.filter(in_mijn_gebied(actor, BEHANDELAARS, "melder__signaal__gebied_id"))
    elif actor.rol != SYSTEEM:
        te_doen = te_doen.none()
    return te_doen.select_related(
        "melder__signaal__gebied", "terugkoppeling__door", "terugkoppeling__opgave"
    ).order_by("volgende_op", "pk")


def verzending_te_doen(actor: Actor, sleutel: str) -> Verzending | None:
    """One of them, by the random part of its message id."""
    return verzendingen_te_doen(actor).filter(message_id__startswith=f"<{sleutel}@").first()


def melders_op_adres(melder: Melder) -> list[Melder]:
    """Everybody in this gemeente who is written to at the same e-mail address."""
    zelfde = Melder.objects.filter(e_mail=melder.e_mail, kanaal=Melder.Kanaal.MAIL)
    return list(zelfde.exclude(e_mail="").select_related("signaal").order_by("pk"))


@dataclass(frozen=True)
class PostStand:
    """How the mail of a gemeente stands: waiting, since when, and given up on."""

    wacht: int
    oudste: datetime | None
    mislukt: int


def post_stand() -> PostStand:
    """For the beheerder: a worker that is down shows as an old queue."""
    mail = Verzending.objects.filter(kanaal=Melder.Kanaal.MAIL)
    in_rij = Q(status__in=[Verzending.Status.KLAAR, Verzending.Status.BEZIG])
    return PostStand(
        **mail.aggregate(
            wacht=Count("pk", filter=in_rij),
            oudste=Min("terugkoppeling__op", filter=in_rij),
            mislukt=Count("pk", filter=Q(status=Verzending.Status.MISLUKT)),
        )
    )


def post_meting(gemeente: Gemeente) -> Stand:
    """The same, as a line on the page of the beheerder."""
    stand = post_stand()
    if stand.oudste is None:
        tekst, gewacht = _("geen mail wacht"), timedelta()
    else:
        gewacht = klok.nu() - stand.oudste
        tekst = wacht_tekst(gewacht)
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
