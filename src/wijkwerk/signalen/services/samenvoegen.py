"""Voices that hang together: merged and taken apart, split, or joined as equals.

Originals keep their words, kenmerk and melders whatever happens to them here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import override

from wijkwerk.core import klok
from wijkwerk.core.actor import Actor
from wijkwerk.core.errors import DomainError
from wijkwerk.core.handeling import handeling, log
from wijkwerk.core.kenmerk import toon
from wijkwerk.core.permissions import require
from wijkwerk.signalen.domain.status import OPEN, Status
from wijkwerk.signalen.domain.tekst import schoon
from wijkwerk.signalen.models import (
    Doorgeleiding,
    Escalatie,
    Signaal,
    SignaalStap,
    SignaalVerband,
    Terugkoppeling,
)
from wijkwerk.signalen.services.indienen import zoektekst_van
from wijkwerk.signalen.services.stappen import (
    heropen,
    met_kenmerk,
    vergrendel,
    verplicht,
    zet_stap,
)
from wijkwerk.signalen.services.terugkoppelen import terugkoppeling_vastleggen

MINSTE_DELEN: Final = 2
MEESTE_DELEN: Final = 5


@handeling("signaal.samenvoegen")
def signaal_samenvoegen(
    signaal: Signaal,
    *,
    actor: Actor,
    andere: Iterable[Signaal],
    reden: str = "",
    versie: int | None = None,
) -> Signaal:
    """These others are answered with this one, before the earliest date that was promised."""
    rijen = _vergrendel_samen([signaal, *andere])
    signaal = rijen.pop(signaal.pk)
    vergrendel(signaal, versie)
    require(actor, "signaal.samenvoegen", signaal)
    _kan_hoofd_zijn(signaal, len(rijen))
    for ander in rijen.values():
        _voeg_bij(signaal, ander, actor, schoon(reden))
    zet_stap(
        signaal,
        "signaal.samenvoegen",
        actor=actor,
        toelichting=_nummers(rijen.values(), reden),
        status_blijft=True,
    )
    log(signaal)
    return signaal


def _vergrendel_samen(signalen: Sequence[Signaal]) -> dict[int, Signaal]:
    """All of them, locked in one order so that two colleagues never wait for each other."""
    rijen = Signaal.objects.select_for_update(of=("self",)).select_related("gebied")
    ids = {signaal.pk for signaal in signalen}
    return {signaal.pk: signaal for signaal in rijen.filter(pk__in=ids).order_by("pk")}


def _kan_hoofd_zijn(signaal: Signaal, aantal: int) -> None:
    if not aantal:
        raise DomainError("leeg", _("Kies welk signaal u erbij voegt."))
    if signaal.status not in OPEN:
        raise DomainError(
            "verloop",
            _("Aan dit signaal kunt u niets toevoegen: het is %(status)s.")
            % {"status": _in_woorden(signaal)},
        )


def _in_woorden(signaal: Signaal) -> str:
    if signaal.status == Status.SAMENGEVOEGD:
        return _("zelf samengevoegd")
    return _("al beantwoord") if signaal.status == Status.BEANTWOORD else _("ingetrokken")


def _voeg_bij(hoofd: Signaal, ander: Signaal, actor: Actor, reden: str) -> None:
    require(actor, "signaal.samenvoegen", ander)
    _kan_erbij(ander)
    ander.samengevoegd_in = hoofd
    hoofd.antwoord_voor = min(hoofd.antwoord_voor, ander.antwoord_voor)
    zet_stap(ander, "signaal.samenvoegen", actor=actor, toelichting=_nummers([hoofd], reden))
    with override("nl"):
        tekst = _("Meer mensen lieten dit weten. Wij geven u samen één antwoord.")
    _nieuws(ander, tekst, actor)
    log(ander)


def _kan_erbij(ander: Signaal) -> None:
    """One level deep, and nothing half done: then everybody is heard and nothing is lost."""
    nummer = {"nummer": toon(ander.kenmerk)}
    if ander.status not in OPEN:
        melding = _("%(nummer)s is %(status)s. Verbind de signalen in plaats daarvan.")
        raise DomainError("verloop", melding % {**nummer, "status": _in_woorden(ander)})
    if ander.samengevoegd.exists() or ander.gesplitst_uit_id is not None:
        melding = _("Bij %(nummer)s horen al andere signalen. Voeg dit signaal dáár aan toe.")
        raise DomainError("keten", melding % nummer)
    if ander.doorgeleidingen.filter(status__in=Doorgeleiding.LOPEND).exists():
        melding = _("Over %(nummer)s loopt nog een vraag. Neem die eerst terug.")
        raise DomainError("loopt_nog", melding % nummer)
    if ander.escalaties.filter(status=Escalatie.Status.OPEN).exists():
        melding = _("Over %(nummer)s is een besluit gevraagd. Trek dat eerst in.")
        raise DomainError("loopt_nog", melding % nummer)


@handeling("signaal.uit_elkaar_halen")
def signaal_uit_elkaar_halen(
    signaal: Signaal, *, actor: Actor, reden: str, versie: int | None = None
) -> Signaal:
    """It was about something else after all: open again, by itself. What was told stays told."""
    signaal = vergrendel(signaal, versie)
    require(actor, "signaal.uit_elkaar_halen", signaal)
    reden = verplicht(reden, _("Schrijf op waarom het hier niet bij hoort."))
    hoofd, signaal.samengevoegd_in = signaal.samengevoegd_in, None
    if signaal.beantwoord_op is not None:
        heropen(signaal)
    zet_stap(signaal, "signaal.uit_elkaar_halen", actor=actor, toelichting=reden)
    if hoofd is not None:
        zet_stap(
            hoofd,
            "signaal.uit_elkaar_halen",
            actor=actor,
            toelichting=_nummers([signaal], reden),
            status_blijft=True,
        )
    log(signaal)
    return signaal


@handeling("signaal.splitsen")
def signaal_splitsen(
    signaal: Signaal, *, actor: Actor, teksten: Iterable[str], versie: int | None = None
) -> list[Signaal]:
    """One voice about several things: a signaal for each, with the same clock.

    The first stays open; who spoke hears the answer to every part.
    """
    signaal = vergrendel(signaal, versie)
    require(actor, "signaal.splitsen", signaal)
    delen = [tekst for tekst in map(schoon, teksten) if tekst]
    _kan_gesplitst(signaal, len(delen))
    nieuw = [_deel(signaal, tekst, actor) for tekst in delen]
    zet_stap(signaal, "signaal.splitsen", actor=actor, toelichting=_nummers(nieuw))
    with override("nl"):
        tekst = _("U vertelde over meer dan één ding. U krijgt op alles antwoord.")
    _nieuws(signaal, tekst, actor)
    log(signaal)
    return nieuw


def _kan_gesplitst(signaal: Signaal, aantal: int) -> None:
    if signaal.status not in OPEN:
        raise DomainError("verloop", _("Alleen een open signaal kunt u splitsen."))
    if signaal.gesplitst_uit_id is not None:
        raise DomainError("keten", _("Dit is al een deel. Splits het eerste signaal verder."))
    if signaal.samengevoegd.exists():
        raise DomainError("keten", _("Hier zijn signalen bijgevoegd. Haal die eerst uit elkaar."))
    if not MINSTE_DELEN <= aantal <= MEESTE_DELEN:
        raise DomainError(
            "delen",
            _("Schrijf %(minst)d tot %(meest)d delen op.")
            % {"minst": MINSTE_DELEN, "meest": MEESTE_DELEN},
        )


_OVERGENOMEN: Final = (
    "gemeente_id",
    "gebied",
    "thema_id",
    "kanaal",
    "soort",
    "lat",
    "lon",
    "plek_tekst",
    "hele_gebied",
    "klein_grut",
    "behandelaar_id",
    "ontvangen_op",
    "antwoord_voor",
    "moment_id",
)


def _deel(signaal: Signaal, tekst: str, actor: Actor) -> Signaal:
    velden = {naam: getattr(signaal, naam) for naam in _OVERGENOMEN}
    deel = Signaal(tekst=tekst, gesplitst_uit=signaal, **velden)
    met_kenmerk(lambda kenmerk: _opslaan(deel, kenmerk))
    SignaalStap.objects.create(
        signaal=deel,
        handeling="signaal.splitsen",
        naar=deel.status,
        door=actor.persoon,
        op=klok.nu(),
        toelichting=toon(signaal.kenmerk),
    )
    log(deel)
    return deel


def _opslaan(deel: Signaal, kenmerk: str) -> None:
    deel.kenmerk = kenmerk
    deel.zoektekst = zoektekst_van(deel)
    deel.save(force_insert=True)


@handeling("signaal.verbinden")
def signaal_verbinden(
    signaal: Signaal,
    *,
    actor: Actor,
    ander: Signaal,
    reden: str = "",
    versie: int | None = None,
) -> SignaalVerband:
    """They have to do with each other; each keeps its own answer."""
    if signaal.pk == ander.pk:
        raise DomainError("zichzelf", _("Kies een ander signaal."))
    rijen = _vergrendel_samen([signaal, ander])
    signaal, ander = vergrendel(signaal, versie), rijen[ander.pk]
    for rij in (signaal, ander):
        require(actor, "signaal.verbinden", rij)
    een, twee = sorted((signaal, ander), key=lambda rij: rij.pk)
    if SignaalVerband.objects.filter(een=een, ander=twee, losgemaakt_op=None).exists():
        raise DomainError("al_verbonden", _("Deze signalen zijn al verbonden."))
    verband = SignaalVerband.objects.create(
        een=een, ander=twee, reden=schoon(reden), door=actor.persoon, op=klok.nu()
    )
    _stap_bij_beide(signaal, ander, "signaal.verbinden", reden, actor)
    return verband


@handeling("signaal.verband_losmaken")
def signaal_verband_losmaken(
    signaal: Signaal,
    *,
    actor: Actor,
    ander: Signaal,
    reden: str = "",
    versie: int | None = None,
) -> SignaalVerband:
    """They do not after all. The link stays in the history."""
    rijen = _vergrendel_samen([signaal, ander])
    signaal, ander = vergrendel(signaal, versie), rijen[ander.pk]
    require(actor, "signaal.verband_losmaken", signaal)
    een, twee = sorted((signaal, ander), key=lambda rij: rij.pk)
    verbanden = SignaalVerband.objects.select_for_update(of=("self",))
    verband = verbanden.filter(een=een, ander=twee, losgemaakt_op=None).first()
    if verband is None:
        raise DomainError("verloop", _("Deze signalen zijn niet meer verbonden."))
    verband.losgemaakt_op = klok.nu()
    verband.save(update_fields=["losgemaakt_op"])
    _stap_bij_beide(signaal, ander, "signaal.verband_losmaken", reden, actor)
    return verband


def _stap_bij_beide(
    signaal: Signaal, ander: Signaal, handeling: str, reden: str, actor: Actor
) -> None:
    for rij, tegenover in ((signaal, ander), (ander, signaal)):
        zet_stap(rij, handeling, actor=actor, toelichting=_nummers([tegenover], reden))
        log(rij)


def _nummers(signalen: Iterable[Signaal], reden: str = "") -> str:
    """‘7KD4-QXM, 8PT2-N0V: zelfde pad’."""
    nummers = ", ".join(toon(signaal.kenmerk) for signaal in signalen)
    return f"{nummers}: {reden}" if (reden := schoon(reden)) else nummers


def _nieuws(signaal: Signaal, tekst: str, actor: Actor) -> None:
    terugkoppeling_vastleggen(
        actor=actor,
        signaal=signaal,
        soort=Terugkoppeling.Soort.VERVOLG,
        tekst=tekst,
        melden=Terugkoppeling.Melden.NIET,
    )
