"""From what selectors return to what a page shows: words, lines and maps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wijkwerk.gebieden.models import Gebied
from wijkwerk.kerngegevens.domain.getallen import GEHEIM
from wijkwerk.kerngegevens.models import Bron, Indicator
from wijkwerk.kerngegevens.selectors import Profielregel, Vergelijking, naam_van
from wijkwerk.ui.grafiek import Lijngrafiek
from wijkwerk.ui.kaart import Kaart, Vlak

ZONDER_EENHEID = ("", "aantal", "klasse", "score", "afwijking")
EENHEDEN = {
    "x 1 000 euro": gettext_lazy("duizend euro"),
    "inwoners per km²": gettext_lazy("per km²"),
    "per 1 000 inwoners": gettext_lazy("per duizend inwoners"),
    "per huishouden": gettext_lazy("per huishouden"),
}
THEMAS = {
    "Bevolking": gettext_lazy("Bevolking"),
    "Wonen": gettext_lazy("Wonen"),
    "Economie en werk": gettext_lazy("Economie en werk"),
    "Onderwijs": gettext_lazy("Onderwijs"),
    "Veiligheid": gettext_lazy("Veiligheid"),
    "Zorg en opvang": gettext_lazy("Zorg en opvang"),
    "Leefbaarheid": gettext_lazy("Leefbaarheid"),
    "Gebied": gettext_lazy("Oppervlakte en ligging"),
}


def eenheid_van(indicator: Indicator) -> str:
    """The unit as people say it; empty for a plain number."""
    if indicator.eenheid in ZONDER_EENHEID:
        return ""
    return str(EENHEDEN.get(indicator.eenheid, indicator.eenheid))


def getal(waarde: float | None, indicator: Indicator, met_eenheid: bool = True) -> str:
    """'6.240', '24 %', '0,8 km'; empty without a figure."""
    if waarde is None:
        return ""
    tekst = number_format(waarde, indicator.decimalen, force_grouping=True)
    eenheid = eenheid_van(indicator) if met_eenheid else ""
    return f"{tekst} {eenheid}" if eenheid else tekst


def waarom_leeg(reden: str) -> str:
    """Why there is no figure, in words for residents."""
    if reden == GEHEIM:
        return _("geheim: het gaat om te weinig mensen")
    return _("geen cijfer bekend")


@dataclass(frozen=True)
class Regel:
    """One indicator on the page of an area."""

    naam: str
    jaar: int
    waarde: str
    waarom_leeg: str
    gemeente: str
    gemeente_berekend: bool
    anderen: str
    lijn: Lijngrafiek | None
    lijn_in_woorden: str


@dataclass(frozen=True)
class Themablok:
    sleutel: str
    naam: str
    regels: list[Regel]

    @property
    def met_verloop(self) -> bool:
        return any(regel.lijn for regel in self.regels)


def themablokken(regels: Sequence[Profielregel], gebied: Gebied) -> list[Themablok]:
    """The figures of an area by theme, in the order of the table of indicators."""
    blokken: dict[str, Themablok] = {}
    for regel in regels:
        thema = regel.indicator.thema_tekst
        naam = str(THEMAS.get(thema, thema))
        blok = blokken.setdefault(thema, Themablok(f"thema-{len(blokken)}", naam, []))
        blok.regels.append(regel_van(regel, gebied))
    return list(blokken.values())


def regel_van(regel: Profielregel, gebied: Gebied) -> Regel:
    indicator = regel.indicator
    anderen = ""
    if regel.anderen is not None:
        tussen = _("%(van)s tot %(tot)s") % {
            "van": getal(regel.anderen.kwart, indicator, met_eenheid=False),
            "tot": getal(regel.anderen.driekwart, indicator),
        }
        anderen = tussen if regel.anderen.aantal > 1 else getal(regel.anderen.midden, indicator)
    return Regel(
        naam=naam_van(indicator),
        jaar=regel.jaar,
        waarde=getal(regel.waarde, indicator),
        waarom_leeg=waarom_leeg(regel.reden_leeg) if regel.waarde is None else "",
        gemeente=getal(regel.gemeente, indicator),
        gemeente_berekend=regel.gemeente_berekend,
        anderen=anderen,
        lijn=lijn_van(regel),
        lijn_in_woorden=lijn_in_woorden(regel, gebied),
    )


def lijn_van(regel: Profielregel) -> Lijngrafiek | None:
    """The line over the years with that of the whole, which is left out where it is far away."""
    reeks = regel.reeks
    if not reeks.heeft_verloop:
        return None
    naast = () if regel.indicator.optelbaar else reeks.geheel
    return Lijngrafiek(reeks.jaren, reeks.waarden, naast, reeks.breuken)


def lijn_in_woorden(regel: Profielregel, gebied: Gebied) -> str:
    """What the line says, for who cannot see it: first, last, and which years are missing."""
    gevuld = [punt for punt in regel.reeks.punten if punt.waarde is not None]
    if not regel.reeks.heeft_verloop:
        return ""
    zin = _("%(naam)s in %(gebied)s: van %(eerst)s in %(van)d naar %(laatst)s in %(tot)d.") % {
        "naam": naam_van(regel.indicator),
        "gebied": gebied.naam,
        "eerst": getal(gevuld[0].waarde, regel.indicator),
        "van": gevuld[0].jaar,
        "laatst": getal(gevuld[-1].waarde, regel.indicator),
        "tot": gevuld[-1].jaar,
    }
    if zonder := regel.reeks.zonder_cijfer:
        jaren = ", ".join(map(str, zonder))
        zin += " " + _("Zonder cijfer: %(jaren)s.") % {"jaren": jaren}
    return zin


def jaren_met_breuk(regels: Sequence[Profielregel]) -> tuple[str, str]:
    """Years from which the boundary is another one, and years of which nobody knows."""
    verlegd = sorted({jaar for regel in regels for jaar in regel.reeks.breuken})
    onbekend = sorted({jaar for regel in regels for jaar in regel.reeks.ongecontroleerd})
    return ", ".join(map(str, verlegd)), ", ".join(map(str, onbekend))


def bron_in_woorden(bron: Bron) -> str:
    """'CBS Kerncijfers wijken en buurten 2024, tabel 85984NED, CC BY 4.0, opgehaald op ...'."""
    delen = [f"{bron.naam} {bron.jaar}" if str(bron.jaar) not in bron.naam else bron.naam]
    if bron.tabel and bron.tabel not in bron.naam:
        delen.append(_("tabel %(tabel)s") % {"tabel": bron.tabel})
    if bron.licentie:
        delen.append(bron.licentie)
    if bron.opgehaald_op:
        datum = date_format(bron.opgehaald_op, "j F Y")
        delen.append(_("opgehaald op %(datum)s") % {"datum": datum})
    return ", ".join(delen)


def bronnen(regels: Sequence[Profielregel]) -> list[str]:
    """The sources behind these figures, each once."""
    return list(dict.fromkeys(bron_in_woorden(regel.bron) for regel in regels))


def kaart_van(vergelijking: Vergelijking) -> Kaart:
    """The areas in five steps of one ink: darker is more, not better."""
    indicator = vergelijking.indicator
    vlakken = [
        Vlak(
            rij.versie.gebied.naam,
            rij.versie.geometrie,
            waarde=rij.waarde,
            tekst=getal(rij.waarde, indicator),
        )
        for rij in vergelijking.regels
    ]
    titel = f"{naam_van(indicator)}, {vergelijking.jaar}"
    return Kaart("kaart", titel, vlakken, waarden=True, decimalen=indicator.decimalen)
