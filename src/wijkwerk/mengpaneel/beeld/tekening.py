"""Draws a panel as SVG: one drawing for page, big screen, report, paper and file.

The drawing carries classes only; `mengpaneel.css` gives them their tokens. Every position is told
in the label as well, so that nobody needs to see it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from wijkwerk.mengpaneel.domain.schaal import (
    HOOGST,
    LAAGST,
    MIDDEN,
    SCHUIVEN,
    Band,
    Standen,
    band,
    midden_van,
)
from wijkwerk.mengpaneel.teksten import BAND, GEEN_KEUZE, SCHUIF

NIETS: Final = object()  # "this is not drawn", as None means "no choice was made"


@dataclass(frozen=True)
class Maat:
    """Sizes in the units of the drawing."""

    kolom: float
    hoogte: float
    dop: tuple[float, float]
    rand: float = 0
    tekst: float = 0
    stip: float = 5
    bandtekst: float = 0  # 0: follows `tekst`


MATEN: Final = {
    "mini": Maat(22, 64, (14, 7), stip=4.5),
    "klein": Maat(46, 120, (26, 11)),
    "gewoon": Maat(124, 300, (50, 26), rand=64, tekst=15, stip=7),
    "groot": Maat(344, 520, (86, 34), rand=124, tekst=32, stip=11.8),
}


@dataclass(frozen=True)
class Punt:
    """One answer in a spread: its position, the number of its role (its shape), now or ambition."""

    stand: int
    groep: int
    soort: str = "nu"


@dataclass(frozen=True)
class Staaf:
    """Many answers at one position: how many, and how long their bar is (0 to 1)."""

    stand: int
    aantal: int
    deel: float
    soort: str = "nu"


@dataclass(frozen=True)
class Kanaal:
    """One strip. What is NIETS is not drawn; None is drawn as "no choice"."""

    naam: Sequence[Any]
    nu: Any = NIETS
    ambitie: Any = NIETS
    vorig: Any = NIETS
    eigen: Any = NIETS
    profiel: Band | None = None
    genoemd: bool = True
    punten: Sequence[Punt] = ()
    staven: Sequence[Staaf] = ()
    mediaan: Mapping[str, float | None] = field(default_factory=dict)
    nadruk: bool = False
    bijschrift: Any = ""
    code: str = ""


def kanalen_van(
    nu: Standen | None = None, ambitie: Standen | None = None, vorig: Standen | None = None
) -> list[Kanaal]:
    """The five strips of a panel."""
    return [
        Kanaal(
            naam=SCHUIF[schuif].regels,
            nu=_uit(nu, schuif),
            ambitie=_uit(ambitie, schuif),
            vorig=_uit(vorig, schuif),
            code=schuif,
        )
        for schuif in SCHUIVEN
    ]


def _uit(standen: Standen | None, schuif: str) -> Any:
    return NIETS if standen is None else standen.get(schuif)


def zeg(stand: float | None) -> str:
    """`hoog, stand 8`; a median between two positions is rounded up for the word only."""
    if stand is None:
        return str(GEEN_KEUZE)
    woord = BAND[band(math.ceil(stand))]
    return _("%(band)s, stand %(stand)s") % {"band": woord, "stand": _getal(stand)}


def _getal(x: float) -> str:
    return f"{x:.1f}".rstrip("0").rstrip(".")


def _el(naam: str, klasse: str, inhoud: Any = None, **kenmerken: Any) -> str:
    paren = "".join(
        f' {sleutel.replace("_", "-")}="{_getal(waarde) if isinstance(waarde, float) else waarde}"'
        for sleutel, waarde in kenmerken.items()
    )
    einde = "/>" if inhoud is None else f">{escape(inhoud)}</{naam}>"
    return f'<{naam} class="{klasse}"{paren}{einde}'


def _vlak(klasse: str, x: float, y: float, b: float, h: float, r: float = 0) -> str:
    maten = {"x": x, "y": y, "width": b, "height": h, "rx": r}
    return _el("rect", klasse, **{naam: float(waarde) for naam, waarde in maten.items()})


_HOEKEN: Final = {2: (4, 0.0), 3: (3, -math.pi / 2), 4: (6, 0.0), 6: (3, math.pi / 2)}
_VIERKANT: Final = 1


def stip(groep: int, soort: str, x: float, y: float, r: float) -> str:
    """A dot for an answer; its role is told by shape as well as by colour."""
    klasse = f"mp-stip mp-rol-{groep % 6} mp-stip--{soort}"
    if groep == 0:
        return _el("circle", klasse, cx=float(x), cy=float(y), r=float(r))
    if groep == _VIERKANT:
        return _vlak(klasse, x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8, 1)
    aantal, draai = _HOEKEN.get(groep, (5, -math.pi / 2))
    straal = r * (1.1 if aantal > 4 else 1.22)  # noqa: PLR2004 (pointed shapes look smaller)
    hoeken = (draai + 2 * math.pi * i / aantal for i in range(aantal))
    punten = " ".join(
        f"{_getal(x + straal * math.cos(h))},{_getal(y + straal * math.sin(h))}" for h in hoeken
    )
    return _el("polygon", klasse, points=punten)


def _dop(soort: str, stand: int | None, x: float, y: float, b: float, h: float) -> str:
    """The cap of a slider. No choice: open, dashed, without the line that points at a position."""
    if stand is None:
        return _vlak(f"mp-dop mp-dop--{soort} mp-dop--geen", x - b / 2, y - h / 2, b, h, h / 5)
    streep = _el(
        "line",
        f"mp-dop-streep mp-dop-streep--{soort}",
        x1=x - b * 0.32,
        x2=x + b * 0.32,
        y1=float(y),
        y2=float(y),
    )
    return _vlak(f"mp-dop mp-dop--{soort}", x - b / 2, y - h / 2, b, h, h / 5) + streep


class _Tekenaar:
    """Draws strips at one size."""

    def __init__(self, maat: Maat) -> None:
        self.m = maat
        self.top = maat.dop[1] + 10.0
        self.stap = maat.hoogte / (HOOGST - LAAGST)

    def y(self, stand: float) -> float:
        return self.top + (HOOGST - stand) * self.stap

    def kanaal(self, k: Kanaal, x: float) -> str:
        return "".join(
            (*self._bodem(k, x), *self._doppen(k, x), *self._verdeling(k, x), self._eigen(k, x))
        )

    def _bodem(self, k: Kanaal, x: float) -> Iterable[str]:
        b, h = self.m.dop
        boven, onder = self.y(HOOGST), self.y(LAAGST)
        if k.nadruk:
            breed, onderrand = self.m.kolom - 8, min(8, self.m.tekst / 4)  # clear of the name below
            hoog = onder - boven + 2 * h + 8 + onderrand
            yield _vlak("mp-nadruk", x - breed / 2, boven - h - 8, breed, hoog, 10)
        strepen = "".join(
            f"M{_getal(x - b * 0.3)} {_getal(self.y(s))}H{_getal(x + b * 0.3)}"
            for s in range(LAAGST, HOOGST + 1)
        )
        yield _el("path", "mp-streepjes", d=strepen)
        yield _vlak(
            "mp-sleuf", x - b * 0.07, boven - h * 0.3, b * 0.14, onder - boven + h * 0.6, b * 0.07
        )
        if k.profiel is not None:
            soort = "vast" if k.genoemd else "afgeleid"
            midden = self.y(midden_van(k.profiel))
            breed, hoog = self.m.kolom * 0.72, self.stap * 2.84
            yield _vlak(f"mp-vak mp-vak--{soort}", x - breed / 2, midden - hoog / 2, breed, hoog, 3)

    def _doppen(self, k: Kanaal, x: float) -> Iterable[str]:
        b, h = self.m.dop
        if k.vorig is not NIETS:
            yield _dop("vorig", k.vorig, x, self.y(k.vorig or MIDDEN), b, h)
        if all(isinstance(stand, int) for stand in (k.nu, k.ambitie)) and k.nu != k.ambitie:
            yield self._pijl(k, x)
        if k.ambitie is not NIETS:
            yield _dop("ambitie", k.ambitie, x, self.y(k.ambitie or MIDDEN), b * 1.24, h * 0.62)
        if k.nu is not NIETS:
            yield _dop("nu", k.nu, x, self.y(k.nu or MIDDEN), b, h)

    def _pijl(self, k: Kanaal, x: float) -> str:
        """From now to the ambition, along the right side of the caps."""
        b, h = self.m.dop
        kant = 1 if k.ambitie > k.nu else -1
        x1, x2 = _getal(x + b * 0.5), _getal(x + b * 0.5 + h * 0.55)
        van, naar = _getal(self.y(k.nu)), _getal(self.y(k.ambitie) + kant * h * 0.3)
        dx, dy = _getal(h * 0.24), kant * h * 0.34
        punt = f"m-{dx} {_getal(dy)}l{dx} {_getal(-dy)} {dx} {_getal(dy)}"
        return _el("path", "mp-pijl", d=f"M{x1} {van}H{x2}V{naar}{punt}")

    def _verdeling(self, k: Kanaal, x: float) -> Iterable[str]:
        """Bars, the median over them, dots over that, numbers on top."""
        yield from (self._staaf(staaf, x) for staaf in k.staven)
        for soort, kant in (("nu", -1), ("ambitie", 1)):
            mediaan = k.mediaan.get(soort)
            if mediaan is not None:
                yield _el(
                    "line",
                    f"mp-mediaan mp-mediaan--{soort}",
                    x1=float(x),
                    x2=x + kant * self.m.kolom * 0.46,
                    y1=self.y(mediaan),
                    y2=self.y(mediaan),
                )
            yield from self._zwerm(k, soort, kant, x)
        for staaf in k.staven if self.m.tekst else ():
            yield self._aantal(staaf, x, k.mediaan.get(staaf.soort) == staaf.stand)

    def _lengte(self, staaf: Staaf) -> tuple[float, float]:
        """Where a bar begins beside the slot, and how long it is: room for its number is left."""
        begin = self.m.dop[0] * 0.2
        return begin, max(2.0, (self.m.kolom / 2 - begin - self.m.tekst * 1.6) * staaf.deel)

    def _staaf(self, staaf: Staaf, x: float) -> str:
        begin, lang = self._lengte(staaf)
        links = x - begin - lang if staaf.soort == "nu" else x + begin
        hoog = self.stap * 0.62
        y = self.y(staaf.stand) - hoog / 2
        return _vlak(f"mp-staaf mp-staaf--{staaf.soort}", links, y, lang, hoog, 2)

    def _aantal(self, staaf: Staaf, x: float, op_mediaan: bool) -> str:
        """The number at the end of its bar; on the median with some room around it."""
        kant = -1 if staaf.soort == "nu" else 1
        letter = self.m.tekst * 0.72
        klasse = f"mp-aantal mp-aantal--{staaf.soort}"
        plek = {
            "x": x + kant * (sum(self._lengte(staaf)) + letter * 0.3),
            "y": self.y(staaf.stand) + letter * 0.36,
            "font_size": _getal(letter),
        }
        rand = _el("text", f"{klasse} mp-aantal--vrij", staaf.aantal, **plek) if op_mediaan else ""
        return rand + _el("text", klasse, staaf.aantal, **plek)

    def _zwerm(self, k: Kanaal, soort: str, kant: int, x: float) -> Iterable[str]:
        """The answers beside the slot: now to the left, ambition to the right, sorted by role."""
        r, begin = self.m.stip, self.m.dop[0] * 0.2
        breed = 2.15 * r
        per_rij = max(1, int((self.m.kolom / 2 - begin) / breed))
        punten = sorted(
            (punt for punt in k.punten if punt.soort == soort),
            key=lambda punt: (punt.stand, punt.groep),
        )
        for stand, samen in groupby(punten, key=lambda punt: punt.stand):
            groep = list(samen)
            rijen = math.ceil(len(groep) / per_rij)
            lang = math.ceil(len(groep) / rijen)
            hoog = min(breed, self.stap * 0.92 / rijen)
            for i, punt in enumerate(groep):
                dx = begin + r + (i % lang) * breed
                dy = (i // lang - (rijen - 1) / 2) * hoog
                yield stip(punt.groep, soort, x + kant * dx, self.y(stand) + dy, r)

    def _eigen(self, k: Kanaal, x: float) -> str:
        if k.eigen is NIETS:
            return ""
        klasse = "mp-eigen" if k.eigen else "mp-eigen mp-eigen--geen"
        y = self.y(k.eigen or MIDDEN)
        return _el("circle", klasse, cx=float(x), cy=y, r=float(self.m.stip), data_code=k.code)

    def onderschrift(self, k: Kanaal, x: float, y0: float) -> str:
        t = self.m.tekst
        namen = [
            _el(
                "text",
                "mp-naam",
                regel,
                x=float(x),
                y=float(y0 + t * (i + 1) * 1.25),
                font_size=_getal(t),
            )
            for i, regel in enumerate(k.naam)
            if str(regel)
        ]
        if k.bijschrift:
            y = y0 + t * (1.35 * max(len(k.naam), 1) + 1.1)
            namen.append(
                _el("text", "mp-stand", k.bijschrift, x=float(x), y=y, font_size=_getal(t * 0.86))
            )
        return "".join(namen)


def paneel(
    kanalen: Sequence[Kanaal],
    *,
    titel: Any = "",
    maat: str | Maat = "gewoon",
    cijfers: bool = False,
    sier: bool = False,
) -> SafeString:
    """The SVG of a panel. `cijfers` prints the scale beside each slot (paper); `sier`: only for the
    eye, when the same is told in text beside it."""
    m = MATEN[maat] if isinstance(maat, str) else maat
    tekenaar = _Tekenaar(m)
    breed = m.rand + len(kanalen) * m.kolom
    regels = max(len(k.naam) for k in kanalen) * 1.35 + 0.4
    regels += 1.2 if any(k.bijschrift for k in kanalen) else 0
    hoog = tekenaar.top + m.hoogte + m.dop[1] + 8 + m.tekst * regels
    uit = [*_achtergrond(tekenaar, breed)]
    for i, k in enumerate(kanalen):
        x = m.rand + (i + 0.5) * m.kolom
        if cijfers:
            uit += [_schaalcijfer(tekenaar, x, s) for s in range(LAAGST, HOOGST + 1)]
        uit.append(tekenaar.kanaal(k, x))
        if m.tekst:
            uit.append(tekenaar.onderschrift(k, x, tekenaar.top + m.hoogte + m.dop[1]))
    label = 'aria-hidden="true"' if sier else f'role="img" aria-label="{beschrijf(titel, kanalen)}"'
    naam = maat if isinstance(maat, str) else "eigen"
    return mark_safe(  # noqa: S308 (every text in it went through escape)
        f'<svg class="mp-svg mp-svg--{naam}" xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {_getal(breed)} {_getal(hoog)}" data-top="{_getal(tekenaar.top)}" '
        f'data-stap="{_getal(tekenaar.stap)}" {label}>{"".join(uit)}</svg>'
    )


def _achtergrond(tekenaar: _Tekenaar, breed: float) -> Iterable[str]:
    m = tekenaar.m
    letter = m.bandtekst or m.tekst * 0.86
    for waarde in reversed(Band):
        midden = tekenaar.y(midden_van(waarde))
        yield _vlak(
            f"mp-band mp-band--{waarde}",
            m.rand,
            midden - tekenaar.stap * 1.5,
            breed - m.rand,
            tekenaar.stap * 3,
        )
        if m.tekst:
            yield _el(
                "text",
                "mp-bandnaam",
                BAND[waarde],
                x=m.rand - letter * 0.6,
                y=midden + letter * 0.35,
                font_size=_getal(letter),
            )


def _schaalcijfer(tekenaar: _Tekenaar, x: float, stand: int) -> str:
    m = tekenaar.m
    return _el(
        "text",
        "mp-bandnaam",
        stand,
        x=x - m.dop[0] * 0.42,
        y=tekenaar.y(stand) + m.tekst * 0.27,
        font_size=_getal(m.tekst * 0.75),
    )


def beschrijf(titel: Any, kanalen: Sequence[Kanaal]) -> str:
    """Everything in the drawing as one sentence per strip, escaped for an attribute."""
    delen = [str(titel or _("Mengpaneel"))]
    for k in kanalen:
        naam = " ".join(str(regel) for regel in k.naam if str(regel)).replace("\u00ad", "")
        feiten = list(_feiten(k))
        delen.append(f"{naam}: {', '.join(feiten)}" if feiten else naam)
    return escape(". ".join(delen) + ".")


def _feiten(k: Kanaal) -> Iterable[str]:
    for waarde, tekst in (
        (k.vorig, _("eerder %s")),
        (k.nu, _("nu %s")),
        (k.ambitie, _("ambitie %s")),
        (k.eigen, _("u %s")),
    ):
        if waarde is not NIETS:
            yield tekst % zeg(waarde)
    for soort, tekst in (("nu", _("nu %s")), ("ambitie", _("ambitie %s"))):
        telling = _telling(k, soort)
        if telling:
            delen = (
                _("%(n)s op %(stand)s") % {"n": telling[s], "stand": s} for s in sorted(telling)
            )
            yield tekst % " ".join(delen)
    for soort, tekst in (("nu", _("mediaan nu %s")), ("ambitie", _("mediaan ambitie %s"))):
        if k.mediaan.get(soort) is not None:
            yield tekst % zeg(k.mediaan[soort])
    if k.profiel is not None:
        zeker = _("staat in de bron") if k.genoemd else _("afgeleid")
        yield _("profiel %(band)s (%(zeker)s)") % {"band": BAND[k.profiel], "zeker": zeker}


def _telling(k: Kanaal, soort: str) -> dict[int, int]:
    """How many answers stand where, drawn as dots or as bars."""
    punten = Counter(punt.stand for punt in k.punten if punt.soort == soort)
    return dict(punten) | {s.stand: s.aantal for s in k.staven if s.soort == soort}
