"""The report of an exercise as plain data: what page, PDF and file all say.

Every sentence comes from what people set or typed, or counts it. Nothing is judged or added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wijkwerk.doelen.labels import INSPANNING
from wijkwerk.doelen.models import Inspanning
from wijkwerk.mengpaneel import teksten
from wijkwerk.mengpaneel.beeld import rolnaam, weergave
from wijkwerk.mengpaneel.beeld.tekening import kanalen_van, paneel
from wijkwerk.mengpaneel.domain import hints
from wijkwerk.mengpaneel.domain.nabijheid import Nabijheid, nabijheid
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN, Band, Standen, band
from wijkwerk.mengpaneel.models import Oefening, Schuifstand
from wijkwerk.mengpaneel.selectors.rapport import Bronnen, bronnen_van
from wijkwerk.mengpaneel.selectors.standen import ambitie_van, nu_van


@dataclass(frozen=True)
class Schuifregel:
    """What was chosen on one slider, and why."""

    code: str
    naam: str
    nu: int | None
    ambitie: int | None
    stand: Schuifstand | None

    @property
    def nu_woord(self) -> str:
        return bandwoord(self.nu)

    @property
    def ambitie_woord(self) -> str:
        return bandwoord(self.ambitie)

    @property
    def beweging(self) -> str:
        """`laag → midden`, `hoger, blijft midden`, `blijft`; "" when one of both is missing."""
        if self.nu is None or self.ambitie is None:
            return ""
        if self.nu == self.ambitie:
            return _("blijft")
        if band(self.nu) != band(self.ambitie):
            return f"{self.nu_woord} → {self.ambitie_woord}"
        return _("iets hoger") if self.ambitie > self.nu else _("iets lager")

    @property
    def verandert(self) -> bool:
        return self.ambitie is not None and self.nu != self.ambitie


@dataclass(frozen=True)
class Let:
    """A hint and what was decided about it."""

    code: str
    titel: str
    tekst: str
    doen: str
    bron: str
    besluit: str  # the word on the screen, "" when nothing was decided
    reden: str


@dataclass(frozen=True)
class Actie:
    titel: str
    kenmerk: str
    schuiven: str
    eigenaar: str
    klaar_voor: date
    status: str
    te_laat: bool


@dataclass(frozen=True)
class Profielregel:
    """How near a profile is, now and in the ambition."""

    naam: str
    nu: Nabijheid
    ambitie: Nabijheid
    gelijk: str
    fictief: bool


@dataclass(frozen=True)
class Stap:
    """A stage of the road: where the sliders should stand by then."""

    naam: str
    klaar_voor: date
    standen: str
    toelichting: str


@dataclass(frozen=True)
class Rapport:
    """All of it, in the order of the pages."""

    oefening: Oefening
    waarover: str
    concept: bool
    inleiding: str
    zinnen: list[str]
    schuiven: list[Schuifregel]
    anders: list[tuple[str, str]]
    verschil: str
    letten: list[Let]
    cultuur: list[tuple[str, str, str]]
    acties: list[Actie]
    trekkers: list[tuple[str, str, date | None]]
    aannames: list[tuple[str, str]]
    terugblik: list[tuple[str, str, str, str]]
    profielen: list[Profielregel]
    herkenning: str
    etappes: list[Stap]
    context: list[tuple[str, str]]
    standen: Standen
    ambities: Standen

    @property
    def titel(self) -> str:
        return self.oefening.titel

    def tekening(self) -> str:
        """The panel: now and ambition, with the movement in words under each strip."""
        woorden = {regel.code: regel.beweging for regel in self.schuiven}
        kanalen = kanalen_van(self.standen, self.ambities)
        rijen = [replace(kanaal, bijschrift=woorden[kanaal.code]) for kanaal in kanalen]
        return paneel(rijen, titel=self.titel)


def rapport_van(oefening: Oefening, vandaag: date) -> Rapport:
    """The report as it is today (4 queries on top of the exercise)."""
    bronnen = bronnen_van(oefening)
    nu, ambitie = nu_van(bronnen.standen), ambitie_van(bronnen.standen)
    regels = [
        Schuifregel(s, str(teksten.SCHUIF[s].naam), nu[s], ambitie[s], bronnen.standen.get(s))
        for s in SCHUIVEN
    ]
    return Rapport(
        oefening=oefening,
        waarover=weergave.waarover(oefening),
        concept=not oefening.is_vastgesteld or oefening.fase != "evalueren",
        inleiding=_inleiding(oefening),
        zinnen=drie_zinnen(regels),
        schuiven=regels,
        anders=_teksten(regels, lambda stand: stand.anders),
        verschil=_verschil(oefening.spreiding),
        letten=_letten(nu, ambitie, bronnen),
        cultuur=_cultuur(regels),
        acties=[_actie(rij, schuiven, vandaag) for rij, schuiven in bronnen.acties],
        trekkers=_trekkers(regels),
        aannames=_teksten(regels, lambda stand: stand.aannames),
        terugblik=_terugblik(regels, bronnen.vorige),
        profielen=_profielen(nu, ambitie),
        herkenning=_herkenning(oefening),
        etappes=[_etappe(rij) for rij in bronnen.etappes],
        context=_context(oefening),
        standen=nu,
        ambities=ambitie,
    )


# --- words ---------------------------------------------------------------------------------------


def bandwoord(stand: int | None) -> str:
    return str(teksten.GEEN_KEUZE if stand is None else teksten.BAND[band(stand)])


def opsomming(namen: Iterable[object]) -> str:
    """`a, b en c`."""
    lijst = [str(naam) for naam in namen]
    if len(lijst) < len(("a", "b")):
        return "".join(lijst)
    return _("%(begin)s en %(laatste)s") % {"begin": ", ".join(lijst[:-1]), "laatste": lijst[-1]}


def _klein(naam: object) -> str:
    return str(naam)[:1].lower() + str(naam)[1:]


def _telwoord(aantal: int) -> str:
    woorden = (_("nul"), _("één"), _("twee"), _("drie"), _("vier"), _("vijf"))
    return woorden[aantal] if aantal < len(woorden) else str(aantal)


def _inleiding(oefening: Oefening) -> str:
    """Who took part, without anybody's answer."""
    beeld = oefening.spreiding
    einde = _("Dit rapport geeft geen cijfer. Het laat zien wat wij kiezen en waarom.")
    if not beeld:
        begin = _("Het mengpaneel is samen ingevuld, zonder aparte antwoorden.")
        return f"{begin} {einde}"
    begin = ngettext(
        "%(n)s mens vulde het mengpaneel in.",
        "%(n)s mensen vulden het mengpaneel in.",
        beeld["aantal"],
    ) % {"n": beeld["aantal"]}
    rollen = [
        f"{_klein(rolnaam(rol['naam']))} ({rol['aantal']})" for rol in beeld.get("rollen", [])
    ]
    if rollen:
        begin = f"{begin[:-1]}: {opsomming(rollen)}."
    samen = _("Daarna is samen een stand per schuif gekozen.")
    return f"{begin} {samen} {einde}"


def drie_zinnen(regels: Sequence[Schuifregel]) -> list[str]:
    """Where we stand, where we want to go, how much that is. Only what was set is told."""
    return [zin for zin in (_waar(regels), _waarheen(regels), _hoeveel(regels)) if zin]


def _waar(regels: Sequence[Schuifregel]) -> str:
    delen = []
    for waarde in reversed(Band):
        namen = [_klein(r.naam) for r in regels if r.nu is not None and band(r.nu) is waarde]
        if namen:
            delen.append(f"{teksten.BAND[waarde]}: {opsomming(namen)}")
    zonder = [_klein(r.naam) for r in regels if r.nu is None]
    if not delen:
        return _("Over waar wij nu staan is nog geen keuze gemaakt.")
    zin = _("Zo staan wij nu. %(delen)s.") % {"delen": ". ".join(capfirst(deel) for deel in delen)}
    if zonder:
        zin += " " + _("Geen keuze: %(namen)s.") % {"namen": opsomming(zonder)}
    return zin


def _waarheen(regels: Sequence[Schuifregel]) -> str:
    doelen = [
        _("%(naam)s van %(nu)s naar %(straks)s")
        % {"naam": _klein(r.naam), "nu": r.nu_woord, "straks": r.ambitie_woord}
        if r.nu_woord != r.ambitie_woord
        else f"{_klein(r.naam)} {r.beweging}"
        for r in regels
        if r.verandert
    ]
    if not doelen:
        return ""
    return _("Dit willen wij veranderen: %(doelen)s.") % {"doelen": opsomming(doelen)}


def _hoeveel(regels: Sequence[Schuifregel]) -> str:
    if all(r.ambitie is None for r in regels):
        return _("Er is nog geen ambitie gekozen.")
    anders = sum(r.verandert for r in regels)
    blijft = sum(r.nu is not None and r.nu == r.ambitie for r in regels)
    if not anders:
        return _("Wij veranderen nu geen schuif.")
    eerste = ngettext(
        "Daarom veranderen wij %(n)s schuif.", "Daarom veranderen wij %(n)s schuiven.", anders
    ) % {"n": _telwoord(anders)}
    if not blijft:
        return eerste
    tweede = ngettext("%(n)s laten wij bewust staan.", "%(n)s laten wij bewust staan.", blijft) % {
        "n": capfirst(_telwoord(blijft))
    }
    return f"{eerste} {tweede}"


def _teksten(
    regels: Iterable[Schuifregel], kies: Callable[[Schuifstand], str]
) -> list[tuple[str, str]]:
    return [(r.naam, kies(r.stand)) for r in regels if r.stand and kies(r.stand)]


def _verschil(beeld: Any) -> str:
    """The slider on which groups differ most: two groups of three or more, never a person."""
    code = (beeld or {}).get("meeste_verschil")
    if not code:
        return ""
    verschil = beeld["schuiven"][code]["verschil"]
    rollen = [rolnaam(rol["naam"]).lower() for rol in beeld["rollen"]]
    medianen = [groep["nu"]["mediaan"] for groep in beeld["schuiven"][code]["per_rol"]]
    return _(
        "Bij ‘%(schuif)s’ lopen de antwoorden het meest uiteen: %(hoog)s zet de schuif op "
        "%(boven)s, %(laag)s op %(onder)s (het midden van de antwoorden)."
    ) % {
        "schuif": _klein(teksten.SCHUIF[code].naam),
        "hoog": rollen[verschil["hoog"]],
        "boven": _getal(medianen[verschil["hoog"]]),
        "laag": rollen[verschil["laag"]],
        "onder": _getal(medianen[verschil["laag"]]),
    }


def _getal(waarde: float) -> str:
    return f"{waarde:g}".replace(".", ",")


# --- parts ---------------------------------------------------------------------------------------


def _letten(nu: Standen, ambitie: Standen, bronnen: Bronnen) -> list[Let]:
    """Every hint that applies now or in the ambition, in the order of the list."""
    geldt = {h.code for h in (*hints.hints(nu), *hints.hints_bij_ambitie(nu, ambitie))}
    return [_let(hint, bronnen) for hint in hints.HINTS if hint.code in geldt]


def _let(hint: hints.Hint, bronnen: Bronnen) -> Let:
    tekst, besluit = teksten.HINT[hint.code], bronnen.afwegingen.get(hint.code)
    return Let(
        code=hint.code,
        titel=str(tekst.titel),
        tekst=str(tekst.tekst),
        doen=str(tekst.doen),
        bron=hint.bron,
        besluit=str(teksten.BESLUIT.get(besluit.besluit, "")) if besluit else "",
        reden=besluit.reden if besluit else "",
    )


def _cultuur(regels: Iterable[Schuifregel]) -> list[tuple[str, str, str]]:
    """Where the culture does not fit the structure (S-A25)."""
    return [
        (r.naam, str(teksten.CULTUUR[r.stand.cultuur]), r.stand.cultuur_tekst)
        for r in regels
        if r.stand and r.stand.cultuur in ("schuurt", "botst")
    ]


def _actie(rij: Inspanning, schuiven: Sequence[str], vandaag: date) -> Actie:
    return Actie(
        titel=rij.titel,
        kenmerk=rij.kenmerk,
        schuiven=opsomming(teksten.SCHUIF[s].naam for s in schuiven),
        eigenaar=rij.persoon.naam if rij.persoon else rij.organisatie.naam,
        klaar_voor=rij.klaar_voor,
        status=str(INSPANNING[rij.status]),
        te_laat=rij.loopt and rij.klaar_voor < vandaag,
    )


def _trekkers(regels: Iterable[Schuifregel]) -> list[tuple[str, str, date | None]]:
    """Who looks after a slider, and when its ambition should be reached."""
    return [
        (r.naam, r.stand.eigenaar.naam if r.stand.eigenaar else "", r.stand.klaar_voor)
        for r in regels
        if r.stand and (r.stand.eigenaar or r.stand.klaar_voor)
    ]


def _terugblik(
    regels: Iterable[Schuifregel], vorige: dict[str, Schuifstand]
) -> list[tuple[str, str, str, str]]:
    """Since last time, per slider: the movement, what changed, whether the assumptions held."""
    return [
        (
            r.naam,
            van_naar(vorige[r.code].nu, r.nu),
            r.stand.wat_veranderde,
            str(teksten.KLOPTE.get(r.stand.aannames_klopten, "")),
        )
        for r in regels
        if r.stand and r.code in vorige
    ]


def van_naar(was: int | None, nu: int | None) -> str:
    """`van laag naar midden`; inside a band the positions themselves."""
    if was == nu:
        return _("bleef %(stand)s") % {"stand": bandwoord(nu)}
    if bandwoord(was) != bandwoord(nu):
        return _("van %(was)s naar %(nu)s") % {"was": bandwoord(was), "nu": bandwoord(nu)}
    return _("%(band)s, van %(was)s naar %(nu)s") % {"band": bandwoord(nu), "was": was, "nu": nu}


def _profielen(nu: Standen, ambitie: Standen) -> list[Profielregel]:
    return [
        Profielregel(
            naam=str(teksten.PROFIEL[een.profiel.code].naam),
            nu=een,
            ambitie=ander,
            gelijk=", ".join(
                _klein(teksten.SCHUIF[s].naam) for s in SCHUIVEN if een.verschil[s] == 0
            ),
            fictief=een.profiel.fictief,
        )
        for een, ander in zip(nabijheid(nu), nabijheid(ambitie), strict=True)
    ]


def _herkenning(oefening: Oefening) -> str:
    """In which profiles people recognise themselves, and what they say about it."""
    namen = [_klein(teksten.PROFIEL[c].naam) for c in oefening.herkenning if c in teksten.PROFIEL]
    begin = _("Wij herkennen ons in: %(namen)s.") % {"namen": opsomming(namen)} if namen else ""
    return " ".join(deel for deel in (begin, oefening.herkenning_tekst) if deel)


def _etappe(rij: Any) -> Stap:
    standen = [
        f"{_klein(teksten.SCHUIF[s].naam)} {bandwoord(rij.standen[s])} ({rij.standen[s]})"
        for s in SCHUIVEN
        if rij.standen.get(s)
    ]
    return Stap(rij.naam, rij.klaar_voor, opsomming(standen), rij.toelichting)


def _context(oefening: Oefening) -> list[tuple[str, str]]:
    """In which situation this was chosen; only what was filled in."""
    aanleiding = str(teksten.AANLEIDING[oefening.aanleiding])
    if oefening.aanleiding_tekst:
        aanleiding = f"{aanleiding}. {oefening.aanleiding_tekst}"
    rijen = (
        (_("Aanleiding"), aanleiding),
        (_("Organisatie"), str(teksten.ORGANISATIEMODEL.get(oefening.organisatiemodel, ""))),
        (_("Cultuur"), oefening.organisatiecultuur),
        (_("Visie"), oefening.visie),
        (_("Kenmerken van het gebied"), oefening.wijkkenmerken),
        (_("Sterke kanten"), oefening.sterke_kanten),
    )
    return [(naam, tekst) for naam, tekst in (*rijen, *_verwachtingen(oefening)) if tekst]


def _verwachtingen(oefening: Oefening) -> list[tuple[str, str]]:
    """What residents expect at the same time: which this serves, which it strains (S-A29)."""
    woorden = {**teksten.VERWACHTING_ZORGVULDIG, **teksten.VERWACHTING_SOEPEL}
    per_soort = {
        soort: opsomming(
            woorden[code] for code in woorden if oefening.verwachtingen.get(code) == soort
        )
        for soort in ("gediend", "gerekt")
    }
    return [
        (_("Bewoners krijgen hiermee een gemeente die"), per_soort["gediend"]),
        (_("Dit komt onder druk: een gemeente die"), per_soort["gerekt"]),
    ]
