"""What the style page shows: every component with invented content, whole, empty and too long."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from math import cos, pi, sin, sqrt
from pathlib import Path
from typing import Any

import shapely
from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from wijkwerk.core.klok import vandaag
from wijkwerk.ui import kleur
from wijkwerk.ui.grafiek import Lijngrafiek, Staafgrafiek
from wijkwerk.ui.kaart import Kaart, Laag, Punt, Vlak

NAMEN = ("Molenhoek", "Fonteinbuurt", "Het Zand", "Kanaalzoom", "De Gaarde", "Oude Dijk")
LANG = "Burgemeester Van Wijngaarden-Steenbergenkwartier en Omgeving Oostelijke Havendammen"
GULDEN_HOEK = pi * (3 - sqrt(5))
MIDDEN_LAT, MIDDEN_LON = 52.08, 5.32
SPRITE = Path(__file__).parent / "static" / "ui" / "icons.svg"
JAREN = (2019, 2020, 2021, 2022, 2023, 2024, 2025)


@lru_cache(maxsize=4)
def gebieden(aantal: int) -> list[shapely.Geometry]:
    """Invented areas that tile an oval: cells around the points of a sunflower."""
    punten = [
        (
            sqrt((i + 0.5) / aantal) * cos(i * GULDEN_HOEK),
            sqrt((i + 0.5) / aantal) * sin(i * GULDEN_HOEK),
        )
        for i in range(aantal)
    ]
    graden = [(MIDDEN_LON + x * 0.03, MIDDEN_LAT + y * 0.013) for x, y in punten]
    hoeken = [k / 72 * 2 * pi for k in range(72)]
    rand = shapely.Polygon(
        (MIDDEN_LON + 0.034 * cos(h) * (1 + 0.06 * sin(3 * h)), MIDDEN_LAT + 0.015 * sin(h))
        for h in hoeken
    )
    cellen = shapely.voronoi_polygons(shapely.MultiPoint(graden), extend_to=rand, ordered=True)
    return [shapely.intersection(cel, rand) for cel in shapely.get_parts(cellen).tolist()]


def vlakken(namen: tuple[str, ...] = NAMEN, waarden: tuple[float | None, ...] = ()) -> list[Vlak]:
    waarden = waarden or (None,) * len(namen)
    return [
        Vlak(
            naam,
            geometrie,
            url=f"#gebied-{i}",
            waarde=waarde,
            tekst="" if waarde is None else f"{waarde:g} %".replace(".", ","),
        )
        for i, (naam, geometrie, waarde) in enumerate(
            zip(namen, gebieden(len(namen)), waarden, strict=True)
        )
    ]


class Proefformulier(forms.Form):
    """One of every kind of field."""

    tekst = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}))
    e_mail = forms.EmailField(required=False)
    gebied = forms.ChoiceField(choices=[("1", "Molenhoek"), ("2", LANG)])
    waar = forms.ChoiceField(widget=forms.RadioSelect)
    over = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)
    voor = forms.DateField(required=False)
    foto = forms.FileField(required=False)
    openbaar = forms.BooleanField(required=False)
    lat = forms.FloatField(required=False, widget=forms.HiddenInput)
    lon = forms.FloatField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [
            ("plek", _("Een plek op de kaart")),
            ("adres", _("Een adres")),
            ("heel", _("Het hele gebied")),
        ]
        for naam, label in (
            ("tekst", _("Wat wilt u vertellen?")),
            ("e_mail", _("Uw e-mailadres")),
            ("gebied", _("Welk gebied?")),
            ("waar", _("Waar gaat het over?")),
            ("over", _("Waarover wilt u bericht?")),
            ("voor", _("Voor welke dag?")),
            ("foto", _("Foto")),
            ("openbaar", _("Mijn tekst mag op de site staan")),
        ):
            self.fields[naam].label = label
        self.fields["tekst"].help_text = _(
            "Schrijf geen namen of telefoonnummers van andere mensen op."
        )
        self.fields["openbaar"].help_text = _("Zonder uw naam. Wij lezen de tekst eerst na.")
        for naam in ("waar", "over"):
            veld = self.fields[naam]
            assert isinstance(veld, forms.ChoiceField)
            veld.choices = keuzes


@dataclass(frozen=True)
class Stap:
    tijd: str
    titel: str
    tekst: str = ""
    stem: str = ""
    url: str = ""
    stand: str = ""


def stappen() -> list[Stap]:
    return [
        Stap(
            _("3 februari"),
            _("U liet iets weten"),
            stem=_("Het is er zo donker dat de kinderen elkaar niet zien."),
        ),
        Stap(_("2 maart"), _("22 andere bewoners zeiden hetzelfde"), url="#draad"),
        Stap(_("Nu, voor 15 december"), _("Wij snoeien de struiken"), stand="nu"),
        Stap(
            _("Maart"),
            _("Het pad wordt droog"),
            _("U krijgt een e-mail als het klaar is."),
            stand="later",
        ),
    ]


def formulieren() -> dict[str, Proefformulier]:
    vol = Proefformulier(
        initial={
            "tekst": _("Het pad is nat en modderig."),
            "waar": "plek",
            "gebied": "2",
            "voor": vandaag(),
        },
        prefix="vol",
        auto_id="%s",
    )
    fout = Proefformulier({"fout-e_mail": "ans.voorbeeld.nl"}, prefix="fout", auto_id="%s")
    fout.is_valid()
    return {"leeg": Proefformulier(prefix="leeg", auto_id="%s"), "vol": vol, "fout": fout}


def kaarten() -> dict[str, Kaart]:
    spoor = shapely.LineString([(5.286, 52.07), (5.32, 52.078), (5.354, 52.085)])
    water = shapely.LineString([(5.29, 52.092), (5.30, 52.08), (5.303, 52.067)])
    park = shapely.Point(5.329, 52.083).buffer(0.0022)
    lagen = [Laag("park", park), Laag("water", water), Laag("spoor", spoor)]
    cijfers = (12.0, 18.5, None, 24.0, 31.0, 38.2)
    veel = tuple(f"Wijk {i:02d} {NAMEN[i % 6]}" for i in range(1, 35))
    return {
        "gewoon": Kaart("k-gewoon", _("Kaart met zes gebieden"), vlakken(), lagen=lagen),
        "prik": Kaart(
            "k-prik",
            _("Kaart om een prikker op te zetten"),
            vlakken(),
            [Punt(52.083, 5.322, _("Uw prikker"))],
        ),
        "waarden": Kaart(
            "k-waarden",
            _("Ouder dan 65 jaar, per gebied"),
            vlakken(NAMEN, cijfers),
            waarden=True,
            decimalen=1,
        ),
        "veel": Kaart(
            "k-veel",
            _("Kaart met 34 gebieden en drie berichten"),
            vlakken(veel),
            stippen=[Punt(52.081, 5.31), Punt(52.084, 5.33), Punt(52.075, 5.325)],
        ),
        "leeg": Kaart("k-leeg", _("Kaart zonder grenzen"), [Vlak("Molenhoek", None, "#")]),
    }


def grafieken() -> dict[str, Any]:
    waarden = (19.0, 20.0, 21.0, 22.0, 22.0, 23.0, 24.0)
    heel = (17.0, 17.0, 18.0, 18.0, 18.0, 19.0, 19.0)
    maanden = (_("jun"), _("jul"), _("aug"), _("sep"), _("okt"), _("nov"))
    return {
        "trend": Lijngrafiek(JAREN, waarden, heel),
        "gat": Lijngrafiek(JAREN, (19.0, 20.0, None, 22.0, None, 23.0, 24.0), heel, groot=True),
        "breuk": Lijngrafiek(JAREN, waarden, heel, breuken=(2022,), groot=True),
        "kaal": Lijngrafiek(JAREN, (None,) * len(JAREN)),
        "staven": Staafgrafiek(maanden, [(12, 15, 11, 18, 14, 9), (14, 13, 12, 15, 16, 8)]),
        "enkel": Staafgrafiek(maanden, [(12, None, 0, 1800, 14, 9)]),
    }


def inhoud(gekozen: str = "") -> dict[str, Any]:
    """The context of the style page; `gekozen` is a colour to try out."""
    try:
        proefkleur = kleur.controle(gekozen or "#155e6b")
    except ValueError:
        proefkleur = kleur.controle("#155e6b")
    dag = vandaag()
    return {
        "formulieren": formulieren(),
        "kaarten": kaarten(),
        "grafieken": grafieken(),
        "stappen": stappen(),
        "pagina": Paginator(range(240), 25).page(4),
        "lang": LANG,
        "klokken": [dag + timedelta(days=n) for n in (9, 1, 0, -1, -6)],
        "iconen": re.findall(r'<symbol id="([^"]+)"', SPRITE.read_text()),
        "kleur": proefkleur,
        "trap": kleur.trap(proefkleur.kleur),
        "beloofd": dag + timedelta(days=20),
    }
