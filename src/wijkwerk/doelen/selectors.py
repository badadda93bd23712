"""Reads of the net of goals, efforts and results: visible for this actor, or for everybody."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django_scopes import get_scope

from wijkwerk.accounts.domain.rollen import BEHANDELAARS, MEELEZERS, SECTOR
from wijkwerk.accounts.medewerker import Medewerker
from wijkwerk.accounts.models import Organisatie, Persoon, RolToewijzing
from wijkwerk.core import klok
from wijkwerk.core.actor import SYSTEM, Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.doelen.domain.belofte import Belofte
from wijkwerk.doelen.domain.status import LOPEND
from wijkwerk.doelen.models import (
    Doel,
    DoelQuerySet,
    Inspanning,
    InspanningQuerySet,
    InspanningStap,
    Resultaat,
    ResultaatFoto,
    zonder_doel,
    zonder_opgave,
)
from wijkwerk.gebieden.models import Gebied, Gemeente
from wijkwerk.signalen.models import Melder, Opgave, OpgaveSignaal
from wijkwerk.signalen.selectors import met_stemmen

BINNENKORT = timedelta(days=7)


def gemeente_van(gebied: Gebied) -> Gemeente:
    """The gemeente that we work in now; DomainError when the area lies elsewhere."""
    gemeente: Gemeente = get_scope()["gemeente"]
    if gebied.cbs_gemeente != gemeente.cbs_code and gebied.eigenaar_id != gemeente.pk:
        raise DomainError("gebied.elders", f"{gebied} ligt niet in {gemeente}.")
    return gemeente


# --- visible for an actor ----------------------------------------------------------------------


def inspanningen_zichtbaar(actor: Actor) -> InspanningQuerySet:
    """Those of the areas somebody reads or handles, and those of their own organisatie."""
    return _met_namen(Inspanning.objects.filter(_hier(actor), _zicht_op_inspanning(actor)))


def inspanning_zichtbaar(actor: Actor, kenmerk: str) -> Inspanning:
    """Raises Inspanning.DoesNotExist also for what exists but is not for this actor."""
    return inspanningen_zichtbaar(actor).get(kenmerk=kenmerk)


def doelen_zichtbaar(actor: Actor) -> DoelQuerySet:
    zicht = _zicht_op_inspanning(actor, "inspanninglinks__inspanning__") | _in_gebieden(actor)
    return Doel.objects.filter(_hier(actor), zicht).select_related("gebied", "indicator").distinct()


def doel_zichtbaar(actor: Actor, kenmerk: str) -> Doel:
    """Raises Doel.DoesNotExist also for what exists but is not for this actor."""
    return doelen_zichtbaar(actor).get(kenmerk=kenmerk)


def _met_namen(rijen: InspanningQuerySet) -> InspanningQuerySet:
    return rijen.select_related("gebied", "organisatie", "persoon")


def _hier(actor: Actor) -> Q:
    """A second lock beside the scope: roles of another gemeente count for nothing here."""
    return Q(gemeente_id=actor.gemeente_id) if isinstance(actor, Medewerker) else Q()


def _zicht_op_inspanning(actor: Actor, voor: str = "") -> Q:
    if not isinstance(actor, Medewerker):
        return Q() if actor is SYSTEM else Q(pk__in=[])
    zicht = _in_gebieden(actor, voor)
    for rol in actor.rollen:
        if rol.rol in SECTOR and rol.organisatie_id is not None:
            eigen = Q(**{f"{voor}organisatie_id": rol.organisatie_id})
            if rol.gebieden is not None:
                eigen &= Q(**{f"{voor}gebied_id__in": rol.gebieden})
            zicht |= eigen
    return zicht


def _in_gebieden(actor: Actor, voor: str = "") -> Q:
    if not isinstance(actor, Medewerker):
        return Q() if actor is SYSTEM else Q(pk__in=[])
    gebieden = actor.gebieden_met(BEHANDELAARS | MEELEZERS)
    return Q() if gebieden is None else Q(**{f"{voor}gebied_id__in": gebieden})


# --- lists -------------------------------------------------------------------------------------


WEERGAVEN: Final = ("mij", "organisatie", "laat", "alles", "gaten")


def weergave_van(actor: Actor, naam: str, vandaag: date) -> InspanningQuerySet | None:
    """One view of the list, the nearest date first; None for a view that does not exist."""
    keuzes = _weergaven(actor, vandaag)
    if naam not in keuzes:
        return None
    return inspanningen_zichtbaar(actor).filter(keuzes[naam]).order_by("klaar_voor", "pk")


def weergaven_tellen(actor: Actor, vandaag: date) -> dict[str, int]:
    """How many rows each view has, in one query."""
    tellers = {
        naam: Count("pk", filter=keuze) for naam, keuze in _weergaven(actor, vandaag).items()
    }
    return inspanningen_zichtbaar(actor).aggregate(**tellers)


def _weergaven(actor: Actor, vandaag: date) -> dict[str, Q]:
    loopt = Q(status__in=LOPEND)
    organisaties = actor.organisatie_ids if isinstance(actor, Medewerker) else ()
    return {
        "mij": loopt & Q(persoon=actor.persoon),
        "organisatie": loopt & Q(organisatie_id__in=organisaties),
        "laat": loopt & Q(klaar_voor__lt=vandaag),
        "gaten": loopt & (zonder_doel() | zonder_opgave()),
        "alles": Q(),
    }


def wacht_op(actor: Actor, vandaag: date) -> InspanningQuerySet:
    """Efforts of this person, or of nobody in their organisatie, that are late or almost due."""
    if not isinstance(actor, Medewerker):
        return Inspanning.objects.none()
    van_mij = Q(persoon=actor.persoon)
    van_niemand = Q(persoon=None, organisatie_id__in=actor.organisatie_ids)
    rijen = Inspanning.objects.lopend().filter(klaar_voor__lte=vandaag + BINNENKORT)
    return _met_namen(rijen.filter(van_mij | van_niemand)).order_by("klaar_voor", "pk")


def gaten(actor: Actor) -> dict[str, QuerySet[Any]]:
    """Missing links among what this actor sees and is still going on."""
    doelen = doelen_zichtbaar(actor).filter(status="lopend")
    inspanningen = inspanningen_zichtbaar(actor).lopend()
    return {
        "doel_zonder_inspanning": doelen.zonder_inspanning(),
        "inspanning_zonder_doel": inspanningen.zonder_doel(),
        "inspanning_zonder_opgave": inspanningen.zonder_opgave(),
    }


def uitvoerders(gemeente: Gemeente) -> QuerySet[Persoon]:
    """People who can be given an effort: staff and partners with a role today."""
    rollen = RolToewijzing.objects.filter(gemeente=gemeente, rol__in=BEHANDELAARS | SECTOR)
    ids = rollen.geldig(klok.vandaag()).values("persoon_id")
    return Persoon.objects.filter(pk__in=ids, is_active=True).order_by("naam")


def organisaties(gemeente: Gemeente) -> QuerySet[Organisatie]:
    return Organisatie.objects.filter(gemeente=gemeente).order_by("naam")


def doelen_bij(inspanning: Inspanning) -> DoelQuerySet:
    """Running goals of the same area that this effort does not serve yet."""
    return Doel.objects.filter(gebied_id=inspanning.gebied_id, status="lopend").exclude(
        inspanninglinks__inspanning=inspanning
    )


def opgaven_bij(inspanning: Inspanning) -> QuerySet[Opgave]:
    """Open opgaven of the same area that this effort does not answer yet."""
    return Opgave.objects.filter(gebied_id=inspanning.gebied_id, status="open").exclude(
        inspanninglinks__inspanning=inspanning
    )


# --- the thread --------------------------------------------------------------------------------


def opgaven_met_stemmen(opgaven: QuerySet[Opgave]) -> QuerySet[Opgave]:
    """With `stemmen`: how many voices are bundled in each, in the order they were made."""
    return met_stemmen(opgaven).order_by("pk")


def stemmen_samen(opgaven: Iterable[Any]) -> int:
    """The voices of opgaven loaded with `opgaven_met_stemmen`."""
    return sum(opgave.stemmen for opgave in opgaven)


def opgaven_van_inspanning(inspanning: Inspanning) -> QuerySet[Opgave]:
    return opgaven_met_stemmen(Opgave.objects.filter(inspanninglinks__inspanning=inspanning))


def opgaven_van_doel(doel: Doel) -> QuerySet[Opgave]:
    return opgaven_met_stemmen(Opgave.objects.filter(doellinks__doel=doel))


def doelen_van(inspanning: Inspanning) -> DoelQuerySet:
    return Doel.objects.filter(inspanninglinks__inspanning=inspanning).order_by("pk")


def inspanningen_van_doel(doel: Doel) -> InspanningQuerySet:
    rijen = met_verloop(_met_namen(Inspanning.objects.filter(doellinks__doel=doel)))
    return rijen.order_by("klaar_voor", "pk")


def stappen_van(inspanning: Inspanning) -> QuerySet[InspanningStap]:
    return inspanning.stappen.select_related("door").order_by("-op", "-pk")


def resultaten_van(inspanning: Inspanning) -> QuerySet[Resultaat]:
    """Newest first, with their photos."""
    rijen = Resultaat.objects.filter(inspanning=inspanning).select_related("door")
    return rijen.prefetch_related(fotos_erbij()).order_by("-op", "-pk")


def fotos_erbij() -> Prefetch[str]:
    fotos = ResultaatFoto.objects.select_related("bestand").exclude(bestand__status="gewist")
    return Prefetch("fotos", fotos.order_by("volgorde"))


def resultaten_erbij() -> Prefetch[str]:
    return Prefetch("resultaten", Resultaat.objects.order_by("-op").prefetch_related(fotos_erbij()))


def melders_achter(inspanning: Inspanning) -> QuerySet[Melder]:
    """Walk back: everybody whose voice this effort answers."""
    return Melder.objects.filter(
        signaal__koppelingen__losgemaakt_op=None,
        signaal__koppelingen__opgave__inspanninglinks__inspanning=inspanning,
    ).distinct()


def bereikbaren_achter(inspanning: Inspanning) -> QuerySet[Melder]:
    """Those of them who get a message: they left an address, and did not ask us to forget it."""
    return melders_achter(inspanning).filter(gewist_op=None).exclude(kanaal=Melder.Kanaal.GEEN)


def resultaten_voor(opgaven: Iterable[Opgave]) -> QuerySet[Resultaat]:
    """Walk forward: what came of these opgaven."""
    rijen = Resultaat.objects.filter(inspanning__opgavelinks__opgave__in=opgaven)
    return rijen.select_related("inspanning").distinct().order_by("op", "pk")


def net_van_opgave(opgave: Opgave) -> list[Doel]:
    """The goals of an opgave with their efforts and results, each loaded once."""
    return list(
        Doel.objects.filter(opgavelinks__opgave=opgave)
        .prefetch_related(
            Prefetch(
                "inspanninglinks__inspanning",
                _met_namen(Inspanning.objects.all()).prefetch_related(resultaten_erbij()),
            )
        )
        .order_by("pk")
    )


# --- for everybody -----------------------------------------------------------------------------


def openbare_inspanning(kenmerk: str) -> Inspanning:
    """What residents know of, with how it went; Inspanning.DoesNotExist for the rest."""
    return met_verloop(_met_namen(Inspanning.objects.bekend())).get(kenmerk=kenmerk)


def openbare_resultaten(gebied_ids: Collection[int] | None = None) -> QuerySet[Resultaat]:
    """Published results, newest first; of these areas, or of the whole gemeente."""
    rijen = Resultaat.objects.filter(publiek=True, inspanning__bekend_op__isnull=False)
    if gebied_ids is not None:
        rijen = rijen.filter(inspanning__gebied_id__in=gebied_ids)
    rijen = rijen.select_related("inspanning", "inspanning__gebied", "inspanning__organisatie")
    return rijen.prefetch_related(fotos_erbij()).order_by("-op", "-pk")


def beloften(gebied_ids: Collection[int]) -> InspanningQuerySet:
    """What residents were promised in these areas, the nearest date first."""
    rijen = Inspanning.objects.bekend().filter(gebied_id__in=gebied_ids)
    return _met_namen(rijen).order_by("klaar_voor", "pk")


def publieke_persoon(inspanning: Inspanning) -> Persoon | None:
    """Who does it, when this colleague stands on the website by name."""
    if inspanning.persoon is None:
        return None
    rijen = RolToewijzing.objects.filter(
        gemeente_id=inspanning.gemeente_id, persoon=inspanning.persoon, publiek_zichtbaar=True
    )
    return inspanning.persoon if rijen.geldig(klok.vandaag()).exists() else None


VOOR_IEDEREEN: Final = frozenset(
    f"inspanning.{naam}" for naam in ("starten", "uitstellen", "stoppen", "heropenen")
)


def stappen_voor_iedereen(inspanning: Inspanning) -> QuerySet[InspanningStap]:
    """Steps whose explanation was written for residents, oldest first."""
    return inspanning.stappen.filter(handeling__in=VOOR_IEDEREEN).order_by("op", "pk")


# --- promises, told honestly -------------------------------------------------------------------


def met_verloop(inspanningen: InspanningQuerySet) -> InspanningQuerySet:
    """Adds what `belofte_van` asks (last result, last postponement, why it stopped), the photo and
    text of the result and the number of voices: all in the same query."""
    uitkomst = Resultaat.objects.filter(inspanning=OuterRef("pk")).order_by("-op", "-pk")[:1]
    fotos = ResultaatFoto.objects.filter(resultaat__inspanning=OuterRef("pk"))
    foto = fotos.filter(bestand__status="vrijgegeven").order_by("-resultaat__op", "volgorde")[:1]
    stap = InspanningStap.objects.filter(inspanning=OuterRef("pk")).order_by("-op", "-pk")
    return inspanningen.annotate(
        tekst=Subquery(uitkomst.values("tekst")),
        gehaald=Subquery(uitkomst.values("gehaald")),
        publiek=Subquery(uitkomst.values("publiek")),
        resultaat_op=Subquery(uitkomst.values("op")),
        foto=Subquery(foto.values("bestand__token")),
        foto_alt=Subquery(foto.values("bestand__alt")),
        uitstel=Subquery(stap.filter(handeling="inspanning.uitstellen").values("toelichting")[:1]),
        gestopt=Subquery(stap.filter(handeling="inspanning.stoppen").values("toelichting")[:1]),
        stemmen=Coalesce(Subquery(_stemmen_achter(OuterRef("pk"))), 0),
    )


def _stemmen_achter(inspanning: OuterRef) -> QuerySet[Any]:
    """One row with the number of voices behind an effort."""
    gebundeld = OpgaveSignaal.objects.filter(
        opgave__inspanninglinks__inspanning=inspanning, losgemaakt_op=None
    )
    telling = gebundeld.order_by().values("opgave__inspanninglinks__inspanning")
    return telling.annotate(n=Count("signaal", distinct=True)).values("n")


def belofte_van(inspanning: Any) -> Belofte:
    """How a row of `met_verloop` went, for `Belofte.stand`."""
    klaar_op = inspanning.resultaat_op
    return Belofte(
        status=inspanning.status,
        klaar_voor=inspanning.klaar_voor,
        uitgesteld=bool(inspanning.uitstel),
        klaar_op=klaar_op.astimezone(klok.AMSTERDAM).date() if klaar_op else None,
        gehaald=inspanning.gehaald or Resultaat.Gehaald.JA,
    )
