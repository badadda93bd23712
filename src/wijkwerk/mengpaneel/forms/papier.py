"""What was typed from paper forms: lines of a number, a role and ten boxes.

Read from the post as it was typed, so that a line with a mistake comes back as it was. A digit is a
position; 0, a space or a dash is "no choice"; an empty box in a line that was begun is a mistake.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.mengpaneel.domain.schaal import HOOGST, LAAGST, SCHUIVEN
from wijkwerk.mengpaneel.domain.spreiding import MOMENTEN
from wijkwerk.mengpaneel.services.papier import HOOGSTE_NUMMER, Formulier
from wijkwerk.mengpaneel.teksten import SCHUIF

REGELS: Final = 6
MEESTE_REGELS: Final = 60
VAKKEN: Final = tuple((moment, schuif) for moment in MOMENTEN for schuif in SCHUIVEN)
EERDER, DEZE = "eerder", "deze"  # which of two papers with one number to keep
_GELDIG: Final = {str(stand): stand for stand in range(LAAGST, HOOGST + 1)}
_GEEN: Final = frozenset({"", "0", "-", "–"})
GEEN_TEKEN: Final = "–"


@dataclass(frozen=True)
class Vak:
    """One box: what was typed in it and how it is called."""

    naam: str
    label: str
    waarde: str
    fout: bool
    streep: bool


@dataclass
class Regel:
    """One line as it was typed, and what must still happen to it."""

    plek: int
    nummer: str = ""
    rol: str = ""
    getypt: dict[tuple[str, str], str] = field(default_factory=dict)
    keuze: str = ""
    vraag: str = ""  # the number is there already: where
    fouten: dict[str, str] = field(default_factory=dict)  # by field: nr, rol, vakken

    @property
    def is_leeg(self) -> bool:
        """The number alone says nothing: it was filled in beforehand."""
        return not self.rol and not any(self.getypt.values())

    @property
    def vakken(self) -> list[Vak]:
        return [
            Vak(
                naam=f"{moment}-{schuif}-{self.plek}",
                label=_label(self.plek, moment, schuif),
                waarde=_toon(self.getypt.get((moment, schuif), "")),
                fout="vakken" in self.fouten
                and not _is_goed(self.getypt.get((moment, schuif), "")),
                streep=schuif == SCHUIVEN[0],
            )
            for moment, schuif in VAKKEN
        ]

    def stand(self, moment: str, schuif: str) -> int | None:
        return _GELDIG.get(self.getypt[moment, schuif].strip())

    def anker(self, veld: str) -> str:
        """The first field to mend."""
        if veld != "vakken":
            return f"{veld}-{self.plek}"
        return next((vak.naam for vak in self.vakken if vak.fout), f"nr-{self.plek}")


def lege_regels(nummers: Collection[int], aantal: int = REGELS) -> list[Regel]:
    """To begin with, numbered on from the highest that was entered."""
    eerste = max(nummers, default=0) + 1
    return [Regel(plek, str(eerste + plek)) for plek in range(aantal)]


def lees_regels(invoer: Mapping[str, Any], meer: int = 0) -> list[Regel]:
    """As they were typed, with `meer` empty ones below."""
    gevraagd = str(invoer.get("regels", ""))
    aantal = min(
        int(gevraagd) if gevraagd.isascii() and gevraagd.isdigit() else REGELS, MEESTE_REGELS
    )
    regels = [_regel(invoer, plek) for plek in range(aantal)]
    nummers = [int(regel.nummer) for regel in regels if _is_nummer(regel.nummer)]
    hoogste = max(nummers, default=0)
    erbij = range(min(meer, MEESTE_REGELS - aantal))
    return regels + [Regel(aantal + n, str(hoogste + 1 + n)) for n in erbij]


def _regel(invoer: Mapping[str, Any], plek: int) -> Regel:
    return Regel(
        plek,
        nummer=str(invoer.get(f"nr-{plek}", "")).strip(),
        rol=str(invoer.get(f"rol-{plek}", "")).strip(),
        getypt={(m, s): str(invoer.get(f"{m}-{s}-{plek}", "")) for m, s in VAKKEN},
        keuze=str(invoer.get(f"keuze-{plek}", "")),
    )


def keur(regels: Iterable[Regel], rollen: Collection[str]) -> bool:
    """Write on each line that was begun what is wrong with it; is everything right?"""
    begonnen = [regel for regel in regels if not regel.is_leeg]
    for regel in begonnen:
        regel.fouten = dict(_fouten(regel, rollen))
    return not any(regel.fouten for regel in begonnen)


def _fouten(regel: Regel, rollen: Collection[str]) -> Iterable[tuple[str, str]]:
    if not _is_nummer(regel.nummer):
        yield (
            "nr",
            _("Typ het nummer dat op het papier staat: 1 tot en met %(n)s.")
            % {"n": HOOGSTE_NUMMER},
        )
    if regel.rol not in rollen:
        yield "rol", _("Kies de rol die op het papier staat.")
    getypt = [regel.getypt[vak] for vak in VAKKEN]
    if any(waarde and not _is_goed(waarde) for waarde in getypt):
        yield "vakken", _("Typ in elk vak een cijfer van 1 tot en met 9, of 0 voor geen keuze.")
    elif leeg := sum(not waarde for waarde in getypt):
        yield (
            "vakken",
            ngettext(
                "%(n)s vak is nog leeg. Typ 0 als er geen keuze is gemaakt.",
                "%(n)s vakken zijn nog leeg. Typ 0 als er geen keuze is gemaakt.",
                leeg,
            )
            % {"n": leeg},
        )


def formulieren_van(regels: Iterable[Regel], er_al: Collection[int]) -> list[Formulier] | None:
    """What to enter, of lines that were found right. None when a number is there twice and nobody
    chose yet; the lines concerned then carry the question."""
    uit: dict[int, Formulier] = {}
    onbeslist = False
    for regel in regels:
        if regel.is_leeg:
            continue
        nummer = int(regel.nummer)
        if nummer in uit or nummer in er_al:
            regel.vraag = "scherm" if nummer in uit else "bewaard"
            onbeslist |= regel.keuze not in {EERDER, DEZE}
            if regel.keuze != DEZE:
                continue
        uit[nummer] = _formulier(regel, vervangt=nummer in er_al)
    return None if onbeslist else list(uit.values())


def _formulier(regel: Regel, *, vervangt: bool) -> Formulier:
    standen = {s: (regel.stand("nu", s), regel.stand("ambitie", s)) for s in SCHUIVEN}
    return Formulier(int(regel.nummer), regel.rol, standen, vervangt)


def opeenvolgend(nummers: Collection[int]) -> str:
    """`1-4, 7`: so that a number that is missing shows."""
    reeksen: list[list[int]] = []
    for nummer in sorted(nummers):
        if reeksen and nummer == reeksen[-1][-1] + 1:
            reeksen[-1].append(nummer)
        else:
            reeksen.append([nummer])
    return ", ".join(
        str(reeks[0]) if len(reeks) == 1 else f"{reeks[0]}-{reeks[-1]}" for reeks in reeksen
    )


def _is_nummer(tekst: str) -> bool:
    return tekst.isascii() and tekst.isdigit() and 1 <= int(tekst) <= HOOGSTE_NUMMER


def _is_goed(getypt: str) -> bool:
    kaal = getypt.strip()
    return bool(getypt) and (kaal in _GEEN or kaal in _GELDIG)


def _toon(getypt: str) -> str:
    return GEEN_TEKEN if getypt and getypt.strip() in _GEEN else getypt


def _label(plek: int, moment: str, schuif: str) -> str:
    vorm = {
        "nu": _("Regel %(n)s, %(schuif)s, nu"),
        "ambitie": _("Regel %(n)s, %(schuif)s, ambitie"),
    }[moment]
    return vorm % {"n": plek + 1, "schuif": SCHUIF[schuif].naam}
