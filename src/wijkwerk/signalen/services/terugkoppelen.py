"""What we tell who spoke: one row that every page reads, and one message per person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.post import aan_de_beurt, nieuw_message_id
from wijkwerk.signalen.domain.tekst import schoon
from wijkwerk.signalen.models import Melder, Opgave, Signaal, Terugkoppeling, Uitkomst, Verzending
from wijkwerk.signalen.selectors.draad import gehoor_ids, gehoor_van_opgave

POST_VERSTUREN = "wijkwerk.signalen.tasks.post_versturen"  # by name: tasks lie above services
ZELFDE_ADRES = "zelfde adres"
BUNDEL_UUR = 8
Melden = Terugkoppeling.Melden


def terugkoppeling_vastleggen(  # noqa: PLR0913 -- one row, all of it by keyword
    *,
    actor: Actor,
    signaal: Signaal | None = None,
    opgave: Opgave | None = None,
    soort: str,
    tekst: str,
    uitkomst: str = Uitkomst.INFO,
    reden: str = "",
    reden_soort: str = "",
    afgewogen: str = "",
    zelf: str = "",
    over_soort: str = "",
    over_kenmerk: str = "",
    over_pad: str = "",
    melden: str = Terugkoppeling.Melden.DIRECT,
    melders: Iterable[Melder] | None = None,
) -> Terugkoppeling:
    """Record news for who spoke and a message to each of them, as `melden` says: none, at once,
    or with the rest of the day, tomorrow at eight.

    About one signaal, or about an opgave: then for everybody whose signaal is bundled in it. Who
    spoke in a signaal that was merged with it, or that it was split from, hears it too.
    `melders` spares the question who that is.
    Called inside a `@handeling`, which has checked the permission.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("terugkoppeling_vastleggen is called outside a @handeling")
    onderwerp = signaal or opgave
    assert onderwerp is not None
    terugkoppeling = Terugkoppeling.objects.create(
        gemeente_id=onderwerp.gemeente_id,
        signaal=signaal,
        opgave=opgave,
        soort=soort,
        uitkomst=uitkomst,
        tekst=schoon(tekst),
        reden=schoon(reden),
        reden_soort=reden_soort,
        afgewogen=schoon(afgewogen),
        zelf=schoon(zelf),
        over_soort=over_soort,
        over_kenmerk=over_kenmerk,
        over_pad=over_pad,
        melden=melden,
        door=actor.persoon,
        op=klok.nu(),
    )
    if melden != Melden.NIET:
        _verzenden(terugkoppeling, _bereikbaar(signaal, opgave) if melders is None else melders)
    return terugkoppeling


def post_aanstoten() -> None:
    """Wake the task worker. In the same transaction: no message without its nudge."""
    import_string(POST_VERSTUREN).enqueue()


@transaction.atomic
def bundelen() -> None:
    """Make one message of all that is due for one address and was never tried.

    It gets a new id, under lock: a worker that knew an old one finds nothing under it. A letter or
    a call stays within one area, because colleagues of that area do it.
    """
    vers = aan_de_beurt(Verzending.objects.filter(bundel=True, pogingen=0)).order_by("pk")
    adressen: dict[tuple[int, str, int, str], list[Verzending]] = defaultdict(list)
    rijen = vers.select_for_update(of=("self",), skip_locked=True).select_related("melder__signaal")
    for rij in rijen:
        gebied = 0 if rij.kanaal == Melder.Kanaal.MAIL else rij.melder.signaal.gebied_id
        adres = _zonder_opmaak(rij.melder.adres)
        adressen[rij.gemeente_id, rij.kanaal, gebied, adres].append(rij)
    for samen in adressen.values():
        if len({rij.message_id for rij in samen}) > 1:
            pks = [rij.pk for rij in samen]
            Verzending.objects.filter(pk__in=pks).update(message_id=nieuw_message_id())


def _zonder_opmaak(adres: str) -> str:
    """The same house typed twice: capitals, spaces and line ends do not make another address."""
    return "".join(adres.lower().split())


def _bereikbaar(signaal: Signaal | None, opgave: Opgave | None) -> QuerySet[Melder]:
    if signaal is not None:
        gehoor = gehoor_ids(signaal)
    else:
        assert opgave is not None
        gehoor = gehoor_van_opgave(opgave)
    melders = Melder.objects.filter(signaal__in=gehoor, gewist_op=None)
    return melders.exclude(kanaal=Melder.Kanaal.GEEN).order_by("pk")


def _verzenden(terugkoppeling: Terugkoppeling, melders: Iterable[Melder]) -> None:
    rijen = list(_verzendingen(terugkoppeling, melders))
    Verzending.objects.bulk_create(rijen)
    if any(rij.kanaal == Melder.Kanaal.MAIL and not rij.bundel for rij in rijen):
        post_aanstoten()


def _verzendingen(
    terugkoppeling: Terugkoppeling, melders: Iterable[Melder]
) -> Iterator[Verzending]:
    """One per melder; who spoke twice from the same address is told once.

    In a bundle both rows stay: it says the news once and gives the link of each of the two.
    """
    bundel = terugkoppeling.melden == Melden.BUNDELEN
    wanneer = klok.eerstvolgende(BUNDEL_UUR) if bundel else klok.nu()
    gezien: set[tuple[str, str]] = set()
    ontvangst = terugkoppeling.soort == Terugkoppeling.Soort.ONTVANGST
    for melder in melders:
        if melder.kanaal == Melder.Kanaal.GEEN or (
            ontvangst and melder.kanaal == Melder.Kanaal.BEL
        ):
            continue  # nobody is called to say that we received something
        adres = melder.kanaal, _zonder_opmaak(melder.adres)
        dubbel = adres in gezien and not bundel
        gezien.add(adres)
        yield Verzending(
            gemeente_id=terugkoppeling.gemeente_id,
            terugkoppeling=terugkoppeling,
            melder=melder,
            kanaal=melder.kanaal,
            bundel=bundel,
            status=Verzending.Status.VERVALLEN if dubbel else Verzending.Status.KLAAR,
            fout=ZELFDE_ADRES if dubbel else "",
            volgende_op=wanneer,
            message_id=nieuw_message_id(),
        )
