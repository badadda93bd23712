"""From what selectors return to what a page shows: maps, figures and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wijkwerk.accounts.models import RolToewijzing
from wijkwerk.gebieden.models import GebiedVersie, Gemeente
from wijkwerk.kerngegevens.selectors import Profielregel, naam_van
from wijkwerk.publiek.selectors import Gebiedskop
from wijkwerk.ui.grafiek import Lijngrafiek
from wijkwerk.ui.kaart import Kaart, Vlak

# --- maps -------------------------------------------------------------------------------------


def kaart_van(gemeente: Gemeente, versies: Sequence[GebiedVersie], titel: str) -> Kaart:
    """Areas as links, with how many people live there left to the pages behind them."""
    vlakken = [
        Vlak(v.naam, v.geometrie, url=reverse("publiek:gebied", args=[gemeente, v.gebied.slug]))
        for v in versies
    ]
    return Kaart("kaart", titel, vlakken)


def kaart_van_gebied(gemeente: Gemeente, kop: Gebiedskop) -> Kaart:
    """The areas within it; its own outline when there are none or they were never drawn."""
    titel = _("Kaart van %(gebied)s") % {"gebied": kop.gebied.naam}
    if any(kind.geometrie for kind in kop.kinderen):
        return kaart_van(gemeente, kop.kinderen, titel)
    return Kaart("kaart", titel, [Vlak(kop.gebied.naam, kop.versie.geometrie)])


def aantal_delen(gemeente: Gemeente, kop: Gebiedskop) -> str:
    """'6 buurten', in the words of the gemeente; empty without areas within."""
    aantal = len(kop.kinderen)
    if not aantal:
        return ""
    soorten = {kind.gebied.soort for kind in kop.kinderen}
    if soorten == {gemeente.werkniveau}:
        return f"{aantal} {gemeente.woord('enkel' if aantal == 1 else 'meervoud')}"
    if soorten == {"buurt"}:
        return ngettext("%(n)d buurt", "%(n)d buurten", aantal) % {"n": aantal}
    return ngettext("%(n)d gebied", "%(n)d gebieden", aantal) % {"n": aantal}


# --- figures ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Cijfer:
    """A figure of an area in words, with its line over the years when there are enough."""

    sleutel: str
    naam: str
    getal: str
    jaar: int
    gemeente: str
    lijn: Lijngrafiek | None
    lijn_in_woorden: str


def getal(waarde: float, decimalen: int, eenheid: str) -> str:
    """'6.240', '24 %', '0,8 km', '€ 262.000': a number as people read it, with its unit."""
    if eenheid == "x 1 000 euro":
        return f"€ {number_format(waarde * 1000, 0, force_grouping=True)}"
    tekst = number_format(waarde, decimalen, force_grouping=True)
    return tekst if eenheid in ("", "aantal", "klasse") else f"{tekst} {eenheid}"


def cijfer(regel: Profielregel, gebied: str) -> Cijfer | None:
    """None when there is no figure to show."""
    if regel.waarde is None:
        return None
    eenheid, decimalen = regel.indicator.eenheid, regel.indicator.decimalen
    nu = getal(regel.waarde, decimalen, eenheid)
    lijn = _lijn(regel)
    return Cijfer(
        sleutel=regel.indicator.sleutel,
        naam=naam_van(regel.indicator),
        getal=nu,
        jaar=regel.jaar,
        gemeente="" if regel.gemeente is None else getal(regel.gemeente, decimalen, eenheid),
        lijn=lijn,
        lijn_in_woorden=_lijn_in_woorden(regel, gebied, nu) if lijn else "",
    )


def cijfers(regels: Sequence[Profielregel], gebied: str) -> list[Cijfer]:
    return [rij for regel in regels if (rij := cijfer(regel, gebied)) is not None]


def inwoners(lijst: Sequence[Cijfer]) -> str:
    """How many people live there; empty when nobody does or nobody knows."""
    getallen = (rij.getal for rij in lijst if rij.sleutel == "inwoners")
    return next((aantal for aantal in getallen if aantal != "0"), "")


def bronnen(regels: Sequence[Profielregel]) -> str:
    """The sources behind these figures, each once."""
    namen = dict.fromkeys(f"{r.bron.naam} {r.bron.jaar}" for r in regels if r.waarde is not None)
    return ", ".join(namen)


def _lijn(regel: Profielregel) -> Lijngrafiek | None:
    """None when no two years may be joined: one year, gaps, or a boundary that moved in between."""
    punten = regel.reeks.punten
    lijn = Lijngrafiek(
        [punt.jaar for punt in punten],
        [punt.waarde for punt in punten],
        breuken=regel.reeks.breuken,
    )
    return lijn if lijn.lijnen else None


def _lijn_in_woorden(regel: Profielregel, gebied: str, nu: str) -> str:
    jaren = [punt.jaar for punt in regel.reeks.punten if punt.waarde is not None]
    return _("%(cijfer)s in %(gebied)s, van %(van)d tot en met %(tot)d. Nu %(getal)s.") % {
        "cijfer": naam_van(regel.indicator),
        "gebied": gebied,
        "van": jaren[0],
        "tot": jaren[-1],
        "getal": nu,
    }


# --- people -----------------------------------------------------------------------------------

ROLLEN: Final = {
    "wijkambtenaar": gettext_lazy(
        "Kent de mensen en zorgt dat uw vraag bij de goede persoon komt."
    ),
    "leidinggevende": gettext_lazy("Geeft leiding aan het team."),
    "wijkwethouder": gettext_lazy("Wethouder voor dit gebied."),
    "raadslid": gettext_lazy("Lid van de gemeenteraad."),
}


@dataclass(frozen=True)
class Mens:
    """Somebody on the public page: name, work, what for, and a number when there is one."""

    naam: str
    rol: str
    tekst: str
    telefoon: str


def mens(rol: RolToewijzing) -> Mens:
    """Partners by their organisation; colleagues by what they do."""
    persoon, organisatie = rol.persoon, rol.organisatie
    return Mens(
        naam=persoon.naam,
        rol=persoon.functie or (organisatie.naam if organisatie else ""),
        tekst=organisatie.naam if organisatie else str(ROLLEN.get(rol.rol, "")),
        telefoon=persoon.telefoon,
    )
