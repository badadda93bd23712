"""The panel for everybody: try it, the 243 combinations, gemeenten, reading help.

No gemeente, no account, nothing stored: a position stands in the link only.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wijkwerk.accounts.selectors import gemeenten_van
from wijkwerk.core.toegang import PUBLIEK, toegang
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.mengpaneel.beeld import kleed, uitslag
from wijkwerk.mengpaneel.domain import voorbeelden
from wijkwerk.mengpaneel.domain.aanleiding import EERSTE_SCHUIVEN
from wijkwerk.mengpaneel.domain.profielen import PROFIELEN, Profiel
from wijkwerk.mengpaneel.domain.schaal import (
    SCHUIVEN,
    Band,
    Standen,
    band,
    gekozen,
    lees,
    midden_van,
    naam_van,
    uit_naam,
)
from wijkwerk.mengpaneel.forms import ProbeerForm
from wijkwerk.mengpaneel.selectors.jaren import Gepubliceerd, gepubliceerde_panelen
from wijkwerk.mengpaneel.teksten import (
    AANLEIDING,
    BAND,
    BEREIK,
    BRON,
    HINT,
    PROFIEL,
    SCHUIF,
    ZEKERHEID,
)

MEESTE_TEKENS: Final = 60

# --- try it --------------------------------------------------------------------------------------


@toegang(PUBLIEK)
@require_safe
def proberen(request: HttpRequest) -> HttpResponse:
    """Five sliders and what they are near to. The form without a script comes back as a link."""
    form = ProbeerForm(request.GET) if "vorm" in request.GET else None
    if form is not None and form.is_valid():
        return redirect(_link(form.standen()) + "#bord")
    standen = form.standen() if form else lees(request.GET)
    woorden = uitslag.woorden()
    regels = uitslag.regels(standen, woorden)
    kaarten = uitslag.kaarten(standen)
    inhoud = {
        "form": form or ProbeerForm(initial=standen),
        "vreemd": any(standen[s] is None and request.GET.get(s) for s in SCHUIVEN) and not form,
        "woorden_json": json.dumps(woorden, ensure_ascii=False),
        "zin": uitslag.zin(regels, standen, woorden),
        "regels": regels,
        "kaarten": kaarten,
        "soorten": Counter(kaart.soort for kaart in kaarten if kaart.geldt),
        "schuiven": SCHUIF.items(),
        "combinatie": _vraag({s: band(standen[s] or 0) for s in gekozen(standen)}),
        "gemeenten": _gemeenten(request),
        "bron": BRON,
    }
    return render(request, "mengpaneel/publiek/proberen.html", inhoud)


def _vraag(waarden: Mapping[str, object]) -> str:
    return f"?{urlencode(waarden)}" if waarden else ""


def _link(standen: Standen) -> str:
    """The link that holds this position: only the sliders on which a choice was made."""
    return reverse("paneel:proberen") + _vraag({s: standen[s] for s in gekozen(standen)})


def _gemeenten(request: HttpRequest) -> list[Gemeente]:
    """Where one can start an exercise: the gemeenten of who is signed in, else all of them."""
    persoon = request.actor.persoon  # type: ignore[attr-defined]
    return gemeenten_van(persoon) if persoon else list(Gemeente.objects.order_by("naam"))


# --- all combinations ----------------------------------------------------------------------------

COMPOSITIES = (("LLLLL", "HHHHH"), ("MLHHM",), ("HHLHL",), ("MLHLH",))


@toegang(PUBLIEK)
@require_safe
def combinaties(request: HttpRequest) -> HttpResponse:
    """The quilt of 243, and one combination to read."""
    letters = {s: request.GET.get(s, "") for s in SCHUIVEN}
    keuze = {s: Band(letter) for s, letter in letters.items() if letter in set(Band)}
    compleet = len(keuze) == len(SCHUIVEN)
    standen = {s: midden_van(letter) for s, letter in keuze.items()} if compleet else None
    gedeeld = Counter(naam_van(paneel.standen) for paneel in gepubliceerde_panelen())
    inhoud = {
        "kleed": kleed.kleed(standen, gedeeld),
        "sleutel": kleed.sleutel(),
        "keuzes": [(s, SCHUIF[s].naam, keuze.get(s)) for s in SCHUIVEN],
        "banden": BAND.items(),
        "aantal": len(keuze),
        "zin": kleed.zin(standen, gedeeld) if standen else "",
        "paneel_link": _link(standen) if standen else reverse("paneel:proberen"),
        "composities": [
            [(_link(uit_naam(naam)), uitslag.teken_mini(uit_naam(naam))) for naam in namen]
            for namen in COMPOSITIES
        ],
        "bron": BRON,
    }
    return render(request, "mengpaneel/publiek/combinaties.html", inhoud)


# --- gemeenten -----------------------------------------------------------------------------------


@toegang(PUBLIEK)
@require_safe
def gemeenten(request: HttpRequest) -> HttpResponse:
    """What the source tells of gemeenten, and the panels that gemeenten published."""
    schuif = request.GET.get("schuif", "")
    schuif = schuif if schuif in SCHUIVEN else ""
    vraag = request.GET.get("q", "")[:MEESTE_TEKENS].strip()
    vertaald = [replace(rij, tekst=_(rij.tekst)) for rij in voorbeelden.VOORBEELDEN]
    gevonden = voorbeelden.zoek(vertaald, schuif=schuif, vraag=vraag)
    inhoud = {
        "gevonden": [
            (naam, uitslag.teken_voorbeelden(rijen), [_voorbeeld(rij) for rij in rijen])
            for naam, rijen in gevonden
        ],
        "schuif": schuif,
        "vraag": vraag,
        "schuiven": SCHUIF.items(),
        "banden": BAND.items(),
        "bron": BRON,
        **_gedeeld(gepubliceerde_panelen()),
    }
    return render(request, "mengpaneel/publiek/gemeenten.html", inhoud)


def _voorbeeld(rij: voorbeelden.Voorbeeld) -> dict[str, Any]:
    return {
        "over": _over(rij.schuiven),
        "stand": _stand(rij),
        "zeker": ("genoemd" if rij.genoemd else "afgeleid") if rij.banden else "",
        "tekst": rij.tekst,
        "hoofdstuk": uitslag.hoofdstukken(rij.hoofdstuk),
    }


def _over(schuiven: Sequence[str]) -> str:
    if not schuiven:
        return _("Geen schuif")
    if len(schuiven) == len(SCHUIVEN):
        return _("Alle schuiven")
    return ", ".join(str(SCHUIF[schuif].naam) for schuif in schuiven)


def _stand(rij: voorbeelden.Voorbeeld) -> str:
    """`hoog (afgeleid)`: the position that the source points at, and how sure that is."""
    stand = _(" tot ").join(str(BAND[Band(letter)]) for letter in rij.banden)
    if rij.omhoog:
        stand = _("omhoog, geen stand")
    if not stand:
        return _("geen stand")
    zeker = _("genoemd") if rij.genoemd else _("afgeleid")
    return f"{stand} ({zeker})"


def _gedeeld(panelen: Sequence[Gepubliceerd]) -> dict[str, Any]:
    """The published panels as spread per slider, and by name for who gave it. No ranking."""
    namen = sorted((paneel for paneel in panelen if paneel.naam), key=_op_alfabet)
    return {
        "aantal": len(panelen),
        "spreiding": uitslag.teken_spreiding([paneel.standen for paneel in panelen]),
        "telling": [
            (SCHUIF[schuif].naam, _tel([paneel.standen.get(schuif) for paneel in panelen]))
            for schuif in SCHUIVEN
        ],
        "met_naam": [
            {
                "naam": paneel.naam,
                "jaar": str(paneel.jaar),
                "bereik": BEREIK.get(paneel.bereik, ""),
                "tekening": uitslag.teken_mini(paneel.standen),
                "link": _link(paneel.standen),
            }
            for paneel in namen
        ],
        "zonder_naam": len(panelen) - len(namen),
    }


def _op_alfabet(paneel: Gepubliceerd) -> tuple[str, int]:
    return paneel.naam.casefold(), paneel.jaar


def _tel(standen: Sequence[int | None]) -> list[int]:
    """How many low, middle, high and without a choice."""
    telling = Counter(None if stand is None else band(stand) for stand in standen)
    return [telling[soort] for soort in (*Band, None)]


# --- reading help --------------------------------------------------------------------------------


@toegang(PUBLIEK)
@require_safe
def uitleg(request: HttpRequest) -> HttpResponse:
    """What it is, how to lead an exercise, the five profiles and how sure they are."""
    inhoud = {
        "schuiven": SCHUIF.items(),
        "profielen": [_profiel(profiel) for profiel in PROFIELEN],
        "beginnen": [
            (AANLEIDING[reden], _over(schuiven))
            for reden, schuiven in EERSTE_SCHUIVEN.items()
            if schuiven
        ],
        "bron": BRON,
    }
    return render(request, "mengpaneel/publiek/uitleg.html", inhoud)


RISICO_VAN = {
    "ontwikkelend": "zonder-mandaat",
    "participatief": "eiland",
    "organisatiegericht": "eigen-plan",
    "toenaderingsgericht": "buitenspel",
    "gekanteld": "alles-boven",
}


def _profiel(profiel: Profiel) -> dict[str, Any]:
    return {
        "profiel": profiel,
        "tekst": PROFIEL[profiel.code],
        "risico": HINT[RISICO_VAN[profiel.code]],
        "tekening": uitslag.teken_profiel(profiel),
        "standen": [
            (SCHUIF[s].naam, BAND[profiel.banden[s]], ZEKERHEID[profiel.zekerheid[s]])
            for s in SCHUIVEN
        ],
        "link": _link({s: midden_van(profiel.banden[s]) for s in SCHUIVEN}),
    }
