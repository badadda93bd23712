"""Panels over the years as the page shows them: side by side, as a line, and what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from wijkwerk.mengpaneel import teksten
from wijkwerk.mengpaneel.beeld.rapport import bandwoord, opsomming, van_naar
from wijkwerk.mengpaneel.beeld.tekening import Maat, kanalen_van, paneel, zeg
from wijkwerk.mengpaneel.domain.schaal import HOOGST, LAAGST, MIDDEN, SCHUIVEN, Band, midden_van
from wijkwerk.mengpaneel.selectors.jaren import Jaarpaneel

PANEEL: Final = Maat(104, 210, (46, 20), rand=62, tekst=14)
DEEL: Final = Maat(88, 250, (46, 20))
BREED, HOOG = 260.0, 116.0
RAND: Final = (44.0, 8.0, 14.0, 24.0)  # left, top, right, bottom


def getal(x: float) -> str:
    return f"{x:.1f}".rstrip("0").rstrip(".")


@dataclass(frozen=True)
class Jaarbeeld:
    """One year: what it is called, its drawing and where to read it."""

    paneel: Jaarpaneel
    naam: str
    tekening: SafeString


@dataclass(frozen=True)
class Verandering:
    naam: str  # of the year
    schuif: str
    stand: str
    wat: str


@dataclass(frozen=True)
class Aanname:
    """What was assumed one year, and whether it held when people looked again."""

    naam: str
    schuif: str
    tekst: str
    klopte: str


def namen_van(panelen: Sequence[Jaarpaneel]) -> list[str]:
    """`2026`; with the month when a year has more than one."""
    jaren = [paneel.dag.year for paneel in panelen]
    return [
        paneel.dag.strftime("%m-%Y") if jaren.count(paneel.dag.year) > 1 else str(paneel.dag.year)
        for paneel in panelen
    ]


def jaarbeelden(panelen: Sequence[Jaarpaneel]) -> list[Jaarbeeld]:
    """Every panel with the one before it as an open cap."""
    uit = []
    for nummer, (rij, naam) in enumerate(zip(panelen, namen_van(panelen), strict=True)):
        eerder = panelen[nummer - 1].nu if nummer else None
        titel = _("Mengpaneel %(jaar)s") % {"jaar": naam}
        tekening = paneel(kanalen_van(nu=rij.nu, vorig=eerder), titel=titel, maat=PANEEL)
        uit.append(Jaarbeeld(rij, naam, tekening))
    return uit


def veranderingen(panelen: Sequence[Jaarpaneel]) -> list[Verandering]:
    """Sliders that moved or about which somebody told something, by year."""
    uit = []
    namen = namen_van(panelen)
    for vorig, rij, naam in zip(panelen, panelen[1:], namen[1:], strict=False):
        for schuif in SCHUIVEN:
            was, nu = vorig.nu[schuif], rij.nu[schuif]
            stand = rij.standen.get(schuif)
            wat = stand.wat_veranderde if stand else ""
            if was != nu or wat:
                titel = str(teksten.SCHUIF[schuif].naam)
                uit.append(Verandering(naam, titel, van_naar(was, nu), wat))
    return uit


def aannames(panelen: Sequence[Jaarpaneel]) -> list[Aanname]:
    """What was assumed the year before and how that turned out; only what was answered."""
    namen = namen_van(panelen)
    return [
        Aanname(
            naam,
            str(teksten.SCHUIF[schuif].naam),
            vorig.standen[schuif].aannames,
            str(teksten.KLOPTE[rij.standen[schuif].aannames_klopten]),
        )
        for vorig, rij, naam in zip(panelen, panelen[1:], namen, strict=False)
        for schuif in SCHUIVEN
        if schuif in vorig.standen
        and schuif in rij.standen
        and rij.standen[schuif].aannames_klopten
    ]


def lijnen(panelen: Sequence[Jaarpaneel]) -> list[tuple[str, SafeString]]:
    """Of every slider its line over the years; a year without a choice is a gap."""
    namen = namen_van(panelen)
    return [
        (
            str(teksten.SCHUIF[schuif].naam),
            lijn(str(teksten.SCHUIF[schuif].naam), namen, [rij.nu[schuif] for rij in panelen]),
        )
        for schuif in SCHUIVEN
    ]


def lijn(titel: str, namen: Sequence[str], standen: Sequence[int | None]) -> SafeString:
    """The scale is always 1 to 9, so that lines beside each other may be compared."""
    label = "; ".join(f"{naam}: {zeg(stand)}" for naam, stand in zip(namen, standen, strict=True))
    xs = [_x(nummer, len(standen)) for nummer in range(len(standen))]
    delen = [*_banden(), *_stukken(xs, standen), *_punten(xs, standen), *_jaren(xs, namen)]
    return mark_safe(  # noqa: S308 (every text in it went through escape)
        f'<svg class="mp-svg mp-jaarlijn" xmlns="http://www.w3.org/2000/svg" role="img" '
        f'viewBox="0 0 {BREED:g} {HOOG:g}" aria-label="{escape(f"{titel}. {label}.")}">'
        f"{''.join(delen)}</svg>"
    )


def _x(nummer: int, aantal: int) -> float:
    links, _boven, rechts, _onder = RAND
    begin, breed = links + 14, BREED - links - rechts - 28
    return begin + (breed * nummer / (aantal - 1) if aantal > 1 else breed / 2)


def _y(stand: float) -> float:
    _links, boven, _rechts, onder = RAND
    stap = (HOOG - boven - onder) / (HOOGST - LAAGST + 1)
    return boven + (HOOGST - stand + 0.5) * stap


def _banden() -> Iterable[str]:
    links, _boven, rechts, _onder = RAND
    hoog = _y(LAAGST) - _y(LAAGST + 3)
    for waarde in reversed(Band):
        y = _y(midden_van(waarde))
        yield (
            f'<rect class="mp-band mp-band--{waarde}" x="{links:g}" y="{getal(y - hoog / 2)}" '
            f'width="{BREED - links - rechts:g}" height="{getal(hoog)}"/>'
            f'<text class="mp-bandnaam" x="{links - 5:g}" y="{getal(y + 3)}" font-size="10">'
            f"{escape(teksten.BAND[waarde])}</text>"
        )


def _stukken(xs: Sequence[float], standen: Sequence[int | None]) -> Iterable[str]:
    stuk: list[str] = []
    for x, stand in (*zip(xs, standen, strict=True), (0.0, None)):
        if stand is not None:
            stuk.append(f"{getal(x)},{getal(_y(stand))}")
            continue
        if len(stuk) > 1:
            yield f'<polyline class="mp-lijnstuk" points="{" ".join(stuk)}"/>'
        stuk = []


def _punten(xs: Sequence[float], standen: Sequence[int | None]) -> Iterable[str]:
    for x, stand in zip(xs, standen, strict=True):
        klasse = "mp-eigen" if stand is not None else "mp-eigen mp-eigen--geen"
        y = _y(MIDDEN if stand is None else stand)
        yield f'<circle class="{klasse}" cx="{getal(x)}" cy="{getal(y)}" r="5"/>'


def _jaren(xs: Sequence[float], namen: Sequence[str]) -> Iterable[str]:
    om = -(-len(namen) // 6)  # at most six names fit
    for nummer, (x, naam) in enumerate(zip(xs, namen, strict=True)):
        if (len(namen) - 1 - nummer) % om == 0:
            yield (
                f'<text class="mp-stand" x="{getal(x)}" y="{HOOG - 8:g}" font-size="11">'
                f"{escape(naam)}</text>"
            )


# --- areas beside the gemeente -------------------------------------------------------------------


def naast(deel: Jaarpaneel, geheel: Jaarpaneel | None, naam: str) -> tuple[SafeString, str]:
    """An area with the gemeente as the open cap, and in words on which sliders it differs."""
    vorig = geheel.nu if geheel else None
    kanalen = kanalen_van(nu=deel.nu, vorig=vorig)
    if geheel is None:
        return paneel(kanalen, titel=naam, maat=DEEL), ""
    anders = [
        str(teksten.SCHUIF[s].naam).lower()
        for s in SCHUIVEN
        if bandwoord(deel.nu[s]) != bandwoord(geheel.nu[s])
    ]
    zin = _("Anders: %(namen)s.") % {"namen": opsomming(anders)} if anders else ""
    return paneel(kanalen, titel=naam, maat=DEEL), zin or _("Zelfde banden als de gemeente.")


def keuzes_van(reeksen: Sequence[Any]) -> list[tuple[str, str, int]]:
    """Every series as a link: key, name, how many panels."""
    return [(r.sleutel, r.naam or str(teksten.BEREIK["gemeente"]), len(r.panelen)) for r in reeksen]
