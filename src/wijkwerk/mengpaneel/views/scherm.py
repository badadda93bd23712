"""The big screen in the room: joining, the answers, the panel that was set. It leads nowhere."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wijkwerk.core.toegang import toegang
from wijkwerk.core.verzoek import Verzoek
from wijkwerk.gebieden.models import Gemeente
from wijkwerk.mengpaneel import beeld, teksten
from wijkwerk.mengpaneel.beeld import weergave
from wijkwerk.mengpaneel.beeld.sessiebeeld import Drukte, meedoen_van, nog, stempel, vraag_bij
from wijkwerk.mengpaneel.beeld.tekening import kanalen_van, paneel
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.models import Bereik, Oefening
from wijkwerk.mengpaneel.selectors.deelname import aanwezig
from wijkwerk.mengpaneel.selectors.standen import ambitie_van, nu_van, standen_van
from wijkwerk.mengpaneel.views.ophalen import oefening_van

SAMEN: Final = {Fase.VASTSTELLEN, Fase.EVALUEREN}
MEESTE_ROLLEN: Final = 14  # rows beside the code
RUIME_ROLLEN, RUIME_NAAM = 8, 18  # more of them, or longer names: smaller letters


@toegang("oefening.begeleiden")
@require_safe
def scherm(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """The whole page; its body is the fragment."""
    oefening = oefening_van(request, kenmerk, "oefening.begeleiden")
    inhoud = _inhoud(oefening, _stand(oefening))
    return render(request, "mengpaneel/scherm.html", inhoud)


@toegang("oefening.begeleiden")
@require_safe
def scherm_deel(request: Verzoek, gemeente: Gemeente, kenmerk: str) -> HttpResponse:
    """What changes, every 2 seconds. Nothing new: 304 and no body."""
    oefening = oefening_van(request, kenmerk, "oefening.begeleiden")
    stand = _stand(oefening)
    etag = stempel(oefening, stand)
    antwoord = get_conditional_response(request, etag=etag)
    if antwoord is None:
        inhoud = _inhoud(oefening, stand)
        antwoord = render(request, "mengpaneel/deel/scherm.html", inhoud)
        antwoord["ETag"] = etag
    return antwoord


def _stand(oefening: Oefening) -> Any:
    """What can change without the phase changing. At most 1 query."""
    if oefening.fase == Fase.INVULLEN:
        return Drukte(aanwezig(oefening))
    if oefening.fase in SAMEN:
        standen = standen_van(oefening)
        return nu_van(standen), ambitie_van(standen), tuple(standen)
    return None


def _inhoud(oefening: Oefening, stand: Any) -> dict[str, Any]:
    inhoud = {"oefening": oefening, "wie": wie(oefening)}
    if oefening.fase == Fase.INVULLEN:
        vorm = {"soort": "meedoen", "drukte": stand, "nog": nog(oefening)}
        rijen = stand.rijen[:MEESTE_ROLLEN]
        veel = len(rijen) > RUIME_ROLLEN or any(len(rij.rol) > RUIME_NAAM for rij in rijen)
        vorm |= {"rijen": rijen, "veel": veel, "meedoen": meedoen_van(oefening)}
    elif oefening.fase in SAMEN:
        vorm = _samen(*stand)
    elif oefening.fase == Fase.GESPREK and oefening.spreiding is not None:
        vorm = _gesprek(oefening.spreiding, oefening.gesprek_schuif)
    else:
        vorm = {"soort": "wachten"}
    return inhoud | vorm


def wie(oefening: Oefening) -> str:
    """`Hoe zien 17 mensen Proefdam?`: the gemeente, or the area, theme or opgave."""
    if oefening.bereik == Bereik.GEMEENTE:
        return oefening.gemeente.naam
    return weergave.waarover(oefening)


def _gesprek(spreiding: dict[str, Any], schuif: str) -> dict[str, Any]:
    if spreiding["te_klein"]:
        return {"soort": "te_klein", "spreiding": spreiding}
    vraag = vraag_bij(spreiding, schuif)
    if schuif and (rollen := beeld.rolkanalen(spreiding, schuif)):
        naam = teksten.SCHUIF[schuif].naam
        titel = _("%(naam)s, per rol") % {"naam": naam}
        tekening = paneel(rollen, titel=titel, maat=beeld.rolmaat(rollen))
        rest = {"vraag": vraag, "uitleg": _uitleg(spreiding)}
        return {"soort": "rollen", "titel": titel, "tekening": tekening} | rest
    return {
        "soort": "overzicht",
        "spreiding": spreiding,
        "tekening": paneel(
            beeld.spreidingskanalen(spreiding, nadruk=schuif),
            titel=_("Alle antwoorden"),
            maat="groot",
        ),
        "sleutel": beeld.rolsleutel(spreiding),
        "vraag": vraag,
        "uitleg": _uitleg(spreiding),
    }


def _uitleg(spreiding: dict[str, Any]) -> str:
    """Why not every role has its own place on the screen."""
    if not spreiding["rollen"]:
        return _("Met minder dan 5 mensen tonen wij geen rollen.")
    if spreiding["samengevoegd"]:
        return _("‘Andere rollen’ zijn kleine rollen samen, altijd 3 mensen of meer.")
    return ""


def _samen(nu: dict[str, int | None], ambitie: dict[str, int | None], vast: tuple[str, ...]) -> Any:
    kanalen = kanalen_van(nu, ambitie)
    titel = _("Ons mengpaneel")
    return {
        "soort": "samen",
        "vast": len(vast),
        "tekening": paneel(kanalen, titel=titel, maat="groot"),
        "titel": titel,
    }
