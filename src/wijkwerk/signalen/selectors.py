"""Reads about voices and opgaven. `_zichtbaar` means: what this actor may see."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Min, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from wijkwerk.accounts.domain.rollen import BEHANDELAARS, PARTNER, SECTOR
from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.core import klok
from wijkwerk.core.actor import SYSTEEM, Actor
from wijkwerk.core.staat import WACHT_TE_LANG, Stand, wacht_tekst
from wijkwerk.gebieden.models import Gebied, GebiedPad, Gemeente
from wijkwerk.signalen.domain.gelijkenis import kernwoorden, lijkt
from wijkwerk.signalen.domain.status import OPEN, OpgaveStatus, Status
from wijkwerk.signalen.domain.tekst import zoekwoorden
from wijkwerk.signalen.domain.volgtoken import lees_sleutel
from wijkwerk.signalen.models import (
    Doorgeleiding,
    Melder,
    Opgave,
    OpgaveSignaal,
    Signaal,
    SignaalQuerySet,
    SignaalStap,
    Terugkoppeling,
    Verzending,
)
from wijkwerk.signalen.permissions import LEZERS, OVERZICHT, VOLGER

EERSTE = 10
NABIJ = 0.003  # degrees of latitude: a box somewhat larger than `gelijkenis.DICHTBIJ`
MEESTE_KANDIDATEN = 50
GENOEG = 2
NIETS = Q(pk__in=())
ALLES = ~NIETS


# --- signalen ---------------------------------------------------------------------------------


def signalen_zichtbaar(actor: Actor) -> SignaalQuerySet:
    """All of their area for who handles or oversees it; what was passed on to them for others."""
    alle: SignaalQuerySet = Signaal.objects.all()
    if actor.rol == SYSTEEM:
        return alle
    if actor.rol == VOLGER:
        return alle.filter(pk=getattr(actor, "melder").signaal_id)  # noqa: B009 -- kind of actor
    if not isinstance(actor, Medewerker):
        return alle.none()
    return alle.filter(_in_gebied(actor, OVERZICHT) | _doorgegeven_aan(actor))


def signaal_zichtbaar(actor: Actor, kenmerk: str) -> Signaal:
    """One signaal; Signaal.DoesNotExist when there is none or it is not for this actor."""
    return (
        signalen_zichtbaar(actor)
        .select_related("gebied", "thema", "behandelaar")
        .get(kenmerk=kenmerk)
    )


def signalen_zoeken(signalen: SignaalQuerySet, vraag: str) -> SignaalQuerySet:
    """Every word of the question occurs in the text, the place or the kenmerk."""
    for woord in zoekwoorden(vraag):
        signalen = signalen.filter(zoektekst__contains=woord)
    return signalen


def in_gebied(signalen: SignaalQuerySet, gebied: Gebied) -> SignaalQuerySet:
    """Those in this area or an area within it."""
    binnen = GebiedPad.objects.filter(voorouder=gebied).values("nakomeling_id")
    return signalen.filter(gebied_id__in=binnen)


@dataclass(frozen=True)
class Telling:
    """Open voices of one area (and all within it)."""

    open: int = 0
    te_laat: int = 0
    nieuw: int = 0
    bij_sector: int = 0


def tellingen_per_gebied(
    actor: Actor, gebieden: Iterable[Gebied], vandaag: date
) -> Mapping[int, Telling]:
    """Counts by gebied id, in one query; an area without open voices has a zero row."""
    ids = [gebied.pk for gebied in gebieden]
    per_gebied = (
        signalen_zichtbaar(actor)
        .open()
        .filter(gebied__omhoog__voorouder__in=ids)
        .values_list("gebied__omhoog__voorouder_id")
        .annotate(**tellers(vandaag))
    )
    geteld = {pk: Telling(*aantallen) for pk, *aantallen in per_gebied}
    return {pk: geteld.get(pk, Telling()) for pk in ids}


def tellers(vandaag: date) -> dict[str, Count]:
    """The counts of a `Telling`, in its order, for `.annotate` or `.aggregate` on signalen."""
    return {
        "open": Count("pk", filter=Q(status__in=OPEN)),
        "te_laat": Count("pk", filter=Q(status__in=OPEN, antwoord_voor__lt=vandaag)),
        "nieuw": Count("pk", filter=Q(status=Status.NIEUW)),
        "bij_sector": Count("pk", filter=Q(status=Status.BIJ_SECTOR)),
    }


@dataclass(frozen=True)
class WachtOp:
    """What waits for one member of staff, most urgent first, at most ten of each."""

    doorgeleidingen: list[Doorgeleiding]
    te_laat: list[Signaal]
    nieuw: list[Signaal]
    brieven: int


def wacht_op(actor: Actor) -> WachtOp:
    """Questions to my organisatie, late and new voices of my areas, letters and calls to do."""
    vandaag = klok.vandaag()
    van_mij = signalen_zichtbaar(actor).select_related("gebied", "thema", "behandelaar")
    if isinstance(actor, Medewerker):
        van_mij = van_mij.filter(_in_gebied(actor, BEHANDELAARS))
    op_klok = van_mij.order_by("antwoord_voor", "pk")
    return WachtOp(
        doorgeleidingen=list(doorgeleidingen_open(actor)[:EERSTE]),
        te_laat=list(op_klok.te_laat(vandaag)[:EERSTE]),
        nieuw=list(op_klok.filter(status=Status.NIEUW, antwoord_voor__gte=vandaag)[:EERSTE]),
        brieven=verzendingen_te_doen(actor).count(),
    )


def doorgeleidingen_open(actor: Actor) -> QuerySet[Doorgeleiding]:
    """Open questions to the organisations this actor speaks for, by date."""
    open_ = Doorgeleiding.objects.filter(status=Doorgeleiding.Status.OPEN)
    if isinstance(actor, Medewerker):
        open_ = open_.filter(_aan_organisatie(actor))
    elif actor.rol != SYSTEEM:
        open_ = open_.none()
    return open_.select_related("signaal__gebied", "naar", "door").order_by("voor", "pk")


def openbare_signalen(gebied_ids: Collection[int]) -> SignaalQuerySet:
    """What anybody may read: the public text, never the words or the person."""
    return Signaal.objects.filter(gebied_id__in=gebied_ids, openbaar_op__isnull=False).order_by(
        "-openbaar_op"
    )


# --- opgaven ----------------------------------------------------------------------------------


def opgaven_zichtbaar(actor: Actor) -> QuerySet[Opgave]:
    """Those of the areas of one's role; for others the public ones, and what was passed on."""
    alle = Opgave.objects.all()
    if actor.rol == SYSTEEM:
        return alle
    if not isinstance(actor, Medewerker) or not actor.heeft_rol(LEZERS):
        return alle.filter(publiek=True)
    doorgegeven = OpgaveSignaal.objects.filter(
        losgemaakt_op=None, signaal__in=Signaal.objects.filter(_doorgegeven_aan(actor)).values("pk")
    )
    return alle.filter(
        Q(publiek=True)
        | _in_gebied(actor, LEZERS - {PARTNER})
        | Q(pk__in=doorgegeven.values("opgave_id"))
    )


def opgave_zichtbaar(actor: Actor, kenmerk: str) -> Opgave:
    """One opgave; Opgave.DoesNotExist when there is none or it is not for this actor."""
    return (
        opgaven_zichtbaar(actor).select_related("gebied", "thema", "eigenaar").get(kenmerk=kenmerk)
    )


def openbare_opgaven(gebied_ids: Collection[int]) -> QuerySet[Opgave]:
    """Public opgaven of these areas with their number of voices, the running ones first."""
    return met_stemmen(
        Opgave.objects.filter(gebied_id__in=gebied_ids, publiek=True).select_related(
            "gebied", "thema"
        )
    ).order_by("-status", "-gemaakt_op")


def met_stemmen(opgaven: QuerySet[Opgave]) -> QuerySet[Opgave]:
    """Each opgave with `stemmen`: how many voices are bundled in it."""
    return opgaven.annotate(
        stemmen=Count("koppelingen", filter=Q(koppelingen__losgemaakt_op=None), distinct=True)
    )


def stemmen_van(opgave: Opgave, actor: Actor | None = None) -> list[Signaal]:
    """The voices bundled in an opgave, oldest first; with an actor: only those they may see."""
    signalen = Signaal.objects.all() if actor is None else signalen_zichtbaar(actor)
    return list(
        signalen.filter(koppelingen__opgave=opgave, koppelingen__losgemaakt_op=None)
        .select_related("gebied", "thema")
        .order_by("ontvangen_op", "pk")
    )


# --- the thread of one voice ------------------------------------------------------------------


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


# --- messages ---------------------------------------------------------------------------------


def verzendingen_te_doen(actor: Actor) -> QuerySet[Verzending]:
    """Letters, calls and failed mails that somebody has to see to, oldest first."""
    te_doen = Verzending.objects.filter(
        Q(status=Verzending.Status.KLAAR, kanaal__in=[Melder.Kanaal.BRIEF, Melder.Kanaal.BEL])
        | Q(status=Verzending.Status.MISLUKT)
    )
    if isinstance(actor, Medewerker):
        te_doen = te_doen.filter(_in_gebied(actor, BEHANDELAARS, "melder__signaal__gebied_id"))
    elif actor.rol != SYSTEEM:
        te_doen = te_doen.none()
    return te_doen.select_related(
        "melder__signaal__gebied", "terugkoppeling__door", "terugkoppeling__opgave"
    ).order_by("volgende_op", "pk")


def verzending_te_doen(actor: Actor, sleutel: str) -> Verzending | None:
    """One of them, by the random part of its message id."""
    return verzendingen_te_doen(actor).filter(message_id__startswith=f"<{sleutel}@").first()


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


# --- who sees what ----------------------------------------------------------------------------


def _in_gebied(actor: Medewerker, rollen: Collection[str], veld: str = "gebied_id") -> Q:
    gebieden = actor.gebieden_met(rollen)
    return ALLES if gebieden is None else Q(**{f"{veld}__in": gebieden})


def _doorgegeven_aan(actor: Medewerker) -> Q:
    vragen = Doorgeleiding.objects.exclude(status=Doorgeleiding.Status.TERUGGENOMEN)
    vragen = vragen.filter(_aan_organisatie(actor))
    return Q(pk__in=vragen.values("signaal_id"))


def _aan_organisatie(actor: Medewerker) -> Q:
    """Passed on to an organisation of one of my roles, within the area of that role."""
    mijn = NIETS
    for rol in actor.rollen:
        if rol.rol in SECTOR and rol.organisatie_id is not None:
            bij = Q(naar_id=rol.organisatie_id)
            if rol.gebieden is not None:
                bij &= Q(signaal__gebied_id__in=rol.gebieden)
            mijn |= bij
    return mijn


def lijkt_op(actor: Actor, signaal: Signaal, aantal: int = 3) -> list[Signaal]:
    """Voices of this area that share words or place with this one, the most alike first."""
    woorden = kernwoorden(signaal.tekst)
    met_woord = NIETS
    for woord in woorden:
        met_woord |= Q(zoektekst__contains=woord)
    plek = _plek(signaal)
    if plek is not None:
        met_woord |= Q(
            lat__range=(plek[0] - NABIJ, plek[0] + NABIJ),
            lon__range=(plek[1] - 2 * NABIJ, plek[1] + 2 * NABIJ),
        )
    kandidaten = (
        signalen_zichtbaar(actor)
        .filter(met_woord, gebied_id=signaal.gebied_id)
        .exclude(pk=signaal.pk)
        .select_related("gebied")
        .order_by("-ontvangen_op")[:MEESTE_KANDIDATEN]
    )
    met_punten = [(lijkt(woorden, k.zoektekst, plek, _plek(k)), k) for k in kandidaten]
    sterk = [paar for paar in met_punten if paar[0] >= GENOEG]
    return [k for _punten, k in sorted(sterk, key=lambda paar: -paar[0])[:aantal]]


def _plek(signaal: Signaal) -> tuple[float, float] | None:
    if signaal.lat is None or signaal.lon is None:
        return None
    return signaal.lat, signaal.lon


def koppelingen_van(actor: Actor, signaal: Signaal) -> list[OpgaveSignaal]:
    """The opgaven a colleague sees this signaal in, the newest link last."""
    return list(
        signaal.koppelingen.filter(losgemaakt_op=None, opgave__in=opgaven_zichtbaar(actor))
        .select_related("opgave")
        .order_by("op")
    )


def opgaven_om_te_bundelen(actor: Actor) -> QuerySet[Opgave]:
    """Open opgaven with their number of voices, the newest first."""
    return met_stemmen(opgaven_zichtbaar(actor).filter(status=OpgaveStatus.OPEN)).order_by(
        "-gemaakt_op"
    )
