"""Gemeenten that the source names, with what it tells of their sliders (S-A30, table A-3).

Evidence, not scores: often there is no position at all. `genoemd` means that the source itself says
high, low or wants to go up; otherwise it was derived. The words are ours; they are translated where
they are shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN


def gettext_noop(tekst: str) -> str:
    """Marks a text for the catalogue, without Django."""
    return tekst


_ = gettext_noop


@dataclass(frozen=True)
class Voorbeeld:
    """`banden`: the band or bands the text points at ("H", "MH"), "" when it gives no position;
    `omhoog`: it tells of a wish or a move upwards."""

    gemeente: str
    schuiven: tuple[str, ...]
    banden: str
    genoemd: bool
    hoofdstuk: str
    tekst: str
    omhoog: bool = False


VOORBEELDEN: Final = (
    Voorbeeld(
        "Almelo", ("PM",), "", True, "3",
        _("Almelo wilde bewoners beter helpen en deze schuif meer aandacht geven. Dat is een "
          "ambitie, geen stand."),
        omhoog=True,
    ),
    Voorbeeld(
        "Altena", ("PB", "PM", "BP"), "", False, "3",
        _("Na de fusie vreesden inwoners dat de gemeente ver weg zou raken. Dan doen vooral "
          "bewoners en bestuur ertoe, en de werkwijze als kernen veel verschillen."),
    ),
    Voorbeeld(
        "Altena", ("PI", "BP"), "H", False, "5",
        _("Kerngericht werken hangt direct onder de directie en hoort bij alle vakteams. Een "
          "wethouder vraagt er in het college aandacht voor. Altena telt 21 kernen."),
    ),
    Voorbeeld(
        "Amersfoort", ("PI",), "L", True, "2",
        _("Gebiedsgericht werken valt onder het ruimtelijk domein. Met de sociale teams wordt "
          "weinig direct samengewerkt."),
    ),
    Voorbeeld(
        "Amersfoort", ("PM",), "H", False, "4",
        _("Met buurtbudgetten en subsidies voor projecten werken bewoners en welzijn samen aan "
          "een sterkere sociale basis."),
    ),
    Voorbeeld(
        "Amsterdam", ("PB",), "H", False, "5",
        _("De gebiedscyclus van Amsterdam is bekend: in vier stappen van analyse naar uitvoering, "
          "in een vast ritme."),
    ),
    Voorbeeld(
        "Apeldoorn", ("PI",), "MH", False, "4",
        _("Stadsdeelmanagers en regisseurs hebben een klein budget per gebied. Voor kleine "
          "opgaven hoeven zij niet bij een sector aan te kloppen."),
    ),
    Voorbeeld(
        "Den Helder", ("BP",), "H", False, "2",
        _("Er zijn wijkwethouders met een korte lijn naar de wijkambtenaar. College en raad gaan "
          "elk jaar de wijken in."),
    ),
    Voorbeeld(
        "Enschede", ("PM",), "H", False, "4",
        _("Elk jaar is er een miljoen euro voor initiatieven. Bewoners van de wijk beslissen zelf "
          "waar het heen gaat."),
    ),
    Voorbeeld(
        "Enschede", ("BP",), "H", False, "6",
        _("Elke wethouder heeft naast de eigen portefeuille ook een stadsdeel, en komt daar vaak "
          "bij bewoners."),
    ),
    Voorbeeld(
        "Groningen", ("PI",), "H", False, "6",
        _("Groningen heeft een eigen afdeling voor gebiedsgericht werken."),
    ),
    Voorbeeld(
        "Groningen", ("PB",), "H", False, "5",
        _("Ambtenaren van sectoren werken een deel van hun tijd in het wijkteam. Zo komt nieuws "
          "uit de wijk vanzelf bij de sector."),
    ),
    Voorbeeld(
        "Leeuwarden", ("PB",), "L", True, "2",
        _("De lijnorganisatie maakt de programma’s voor de wijken. De bron noemt dit als "
          "voorbeeld van een lage schuif."),
    ),
    Voorbeeld(
        "Nijmegen", ("PM",), "H", True, "2, 4",
        _("Er zijn veel manieren om mee te doen, van wijkraden en panels tot debatten en "
          "platforms op internet. De wijkambtenaren zelf zetten deze schuif hoog."),
    ),
    Voorbeeld(
        "Nijmegen", ("C",), "L", True, "2",
        _("Niet de wijkambtenaren maar de beleidsafdelingen gaan over communicatie per gebied. "
          "Daar hoort een lage schuif bij. Er zijn wel veel kanalen, digitaal en in de stad."),
    ),
    Voorbeeld(
        "Oss", ("PB",), "", False, "5",
        _("Bewoners, gemeente en partners probeerden een moeilijke opgave aan te pakken met één "
          "plan voor de hele wijk."),
        omhoog=True,
    ),
    Voorbeeld(
        "Roerdalen", SCHUIVEN, "", False, "7",
        _("Roerdalen lijkt het roer om te gooien: het geluk van inwoners en bezoekers is daar "
          "het doel. Een stand van schuiven noemt de bron niet."),
    ),
    Voorbeeld(
        "Stichtse Vecht", ("BP",), "H", False, "5",
        _("De wijkwethouder is het gezicht naar bewoners en helpt afdelingen om soepel samen te "
          "werken."),
    ),
    Voorbeeld(
        "Utrecht", (), "", False, "9",
        _("Ervaren wijkambtenaren vertelden hoe aandacht voor wijken in tientallen jaren komt "
          "en gaat. Een stand noemt de bron niet."),
    ),
    Voorbeeld(
        "Zutphen", ("PB",), "", True, "6",
        _("Plannen voor de wijken bundelen de wensen. Een deel van de werkwijze binnen loopt "
          "daardoor beter."),
        omhoog=True,
    ),
    Voorbeeld(
        "Zutphen", ("PM", "BP"), "", False, "6",
        _("De gemeente maakt die plannen samen met wijknetwerken en vertelt ze samen met hen aan "
          "de raad."),
    ),
    Voorbeeld(
        "Zwijndrecht", ("PM",), "", False, "3",
        _("Een organisatie hielp bewoners met ideeën voor de buurt."),
        omhoog=True,
    ),
    Voorbeeld(
        "Zwijndrecht", ("PB",), "L", False, "3",
        _("Binnen de gemeente was er te weinig draagvlak voor die ideeën. Ze bleven liggen, en "
          "bewoners haakten af."),
    ),
)  # fmt: skip


def zoek(
    voorbeelden: Iterable[Voorbeeld] = VOORBEELDEN, *, schuif: str = "", vraag: str = ""
) -> list[tuple[str, list[Voorbeeld]]]:
    """By gemeente, in the order of the alphabet: there is no ranking. `vraag` is looked for in the
    name and the text."""
    woord = vraag.strip().casefold()
    over = [
        voorbeeld
        for voorbeeld in voorbeelden
        if (not schuif or schuif in voorbeeld.schuiven)
        and (woord in voorbeeld.gemeente.casefold() or woord in voorbeeld.tekst.casefold())
    ]
    over.sort(key=lambda voorbeeld: voorbeeld.gemeente)
    return [
        (gemeente, list(rijen))
        for gemeente, rijen in groupby(over, key=lambda voorbeeld: voorbeeld.gemeente)
    ]
