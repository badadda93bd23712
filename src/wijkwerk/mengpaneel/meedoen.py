"""Taking part on a phone: the code, a role, five steps, then the spread beside the own answer.

No account and no name: a random token in a cookie that is sent to the pages of this code only.
Every page works without script; `meedoen.js` keeps answers on the phone when the network is gone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_scopes import scope

from wijkwerk.core.errors import DomainError
from wijkwerk.core.limiet import Grens, is_op, neem
from wijkwerk.core.toegang import PUBLIEK, toegang
from wijkwerk.mengpaneel.actor import Invuller
from wijkwerk.mengpaneel.beeld import eigen_beeld, rolsleutel
from wijkwerk.mengpaneel.beeld.weergave import waarover
from wijkwerk.mengpaneel.domain import code as codes
from wijkwerk.mengpaneel.domain.fasen import Fase
from wijkwerk.mengpaneel.domain.schaal import SCHUIVEN
from wijkwerk.mengpaneel.forms import CodeForm, InvulForm, RolForm
from wijkwerk.mengpaneel.models import Deelnemer, Inzending, Oefening
from wijkwerk.mengpaneel.selectors import deelname as selectors
from wijkwerk.mengpaneel.services import deelname as services
from wijkwerk.mengpaneel.teksten import SCHUIF

KOEKJE: Final = "deelnemer"
KOEKJE_DAGEN: Final = 120
# Only wrong codes count: a whole room is behind one address.
VERKEERD: Final = Grens("meedoen.code", 100, 600)
STAPPEN: Final = len(SCHUIVEN)
GET_POST: Final = ["GET", "HEAD", "POST"]


@dataclass(frozen=True)
class Plek:
    """Where this phone is: the exercise behind the code, and who holds it (if they joined)."""

    code: str
    oefening: Oefening
    deelnemer: Deelnemer | None

    def pad(self, naam: str, *args: Any) -> str:
        return reverse(f"paneel:{naam}", args=[self.code, *args])

    @property
    def is_open(self) -> bool:
        return self.oefening.fase == Fase.INVULLEN

    @property
    def inzendingen(self) -> dict[str, Inzending]:
        rijen = self.deelnemer.inzendingen.all() if self.deelnemer else ()
        return {rij.schuif: rij for rij in rijen}

    @property
    def eerste_open(self) -> int | None:
        """The first step that was not answered."""
        gedaan = self.inzendingen
        open_ = [nummer for nummer, schuif in enumerate(SCHUIVEN, 1) if schuif not in gedaan]
        return open_[0] if open_ else None

    @property
    def verder(self) -> str:
        """The page to go on with."""
        if not self.is_open or self.eerste_open is None:
            return self.pad("klaar")
        return self.pad("invullen", self.eerste_open)


Pagina = Callable[..., HttpResponse]


def prive(response: HttpResponse) -> HttpResponse:
    """Kept and indexed nowhere; the code in the address goes nowhere else."""
    response.prive = True  # type: ignore[attr-defined]
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"  # forms check where they came from
    return response


def met_plek(pagina: Pagina) -> Pagina:
    """Find the exercise of the code in the address and open the scope of its gemeente."""

    @wraps(pagina)
    def binnen(request: HttpRequest, code: str, **kwargs: Any) -> HttpResponse:
        schoon = codes.lees(code)
        if schoon is None:
            return _geen_code(request, code)
        token = _token(request, schoon)
        deelnemer = selectors.deelnemer_met_code(schoon, token)
        if not token and is_op(VERKEERD, request.META["REMOTE_ADDR"]):
            return _te_veel(request)
        oefening = deelnemer.oefening if deelnemer else selectors.oefening_met_code(schoon)
        if oefening is None:
            return _voorbij(request) if token else _geen_code(request, schoon)
        if schoon != code:
            return redirect("paneel:deelnemen", schoon)
        request.gemeente = oefening.gemeente  # type: ignore[attr-defined]
        with scope(gemeente=oefening.gemeente):
            return prive(pagina(request, Plek(schoon, oefening, deelnemer), **kwargs))

    return binnen


def _token(request: HttpRequest, code: str) -> str:
    """What this phone got when it joined with this code. Signed, so that who guesses codes cannot
    pass for somebody who took part."""
    return str(request.get_signed_cookie(KOEKJE, "", salt=_zout(code)))


def _zout(code: str) -> str:
    return f"mengpaneel.deelnemer.{code}"


def _voorbij(request: HttpRequest) -> HttpResponse:
    """Who took part reads that it is over and what happened with the answers."""
    return prive(render(request, "mengpaneel/meedoen/voorbij.html", status=410))


def _geen_code(request: HttpRequest, code: str) -> HttpResponse:
    if not neem(VERKEERD, request.META["REMOTE_ADDR"]):
        return _te_veel(request)
    form = CodeForm({"code": code[:20]})
    if form.is_valid():
        form.add_error("code", _werkt_niet())
    return prive(render(request, "mengpaneel/meedoen/code.html", {"form": form}, status=404))


def _werkt_niet() -> str:
    return _(
        "Deze code werkt niet (meer). Kijk of u de cijfers van het grote scherm goed overnam. "
        "Een code stopt als de oefening klaar is."
    )


def _te_veel(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.POST if request.method == "POST" else {"code": "000 000"})
    form.is_valid()
    form.add_error(
        None,
        _(
            "Vanaf deze plek kwamen te veel verkeerde codes. Wacht een paar minuten en probeer "
            "het opnieuw, of vraag de begeleider om een formulier op papier."
        ),
    )
    return prive(render(request, "mengpaneel/meedoen/code.html", {"form": form}, status=429))


# --- joining -------------------------------------------------------------------------------------


@toegang(PUBLIEK)
@require_http_methods(GET_POST)
def meedoen(request: HttpRequest) -> HttpResponse:
    """Type the code."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return prive(render(request, "mengpaneel/meedoen/code.html", {"form": form}))
    adres = request.META["REMOTE_ADDR"]
    if is_op(VERKEERD, adres):
        return _te_veel(request)
    if form.is_valid():
        if selectors.oefening_met_code(form.cleaned_data["code"]) is not None:
            return prive(redirect("paneel:deelnemen", form.cleaned_data["code"]))
        form.add_error("code", _werkt_niet())
        neem(VERKEERD, adres)
    return prive(render(request, "mengpaneel/meedoen/code.html", {"form": form}, status=422))


@toegang(PUBLIEK)
@require_http_methods(GET_POST)
@met_plek
def deelnemen(request: HttpRequest, plek: Plek) -> HttpResponse:
    """What this is and what happens with the answers; choose a role, or go on where one was."""
    if not plek.is_open:
        if plek.deelnemer:
            return redirect(plek.pad("klaar"))
        return render(request, "mengpaneel/meedoen/dicht.html", {"plek": plek})
    rol = plek.deelnemer.rol if plek.deelnemer else ""
    begin = {"rol": rol, "token": services.nieuw_token()}
    data = request.POST if request.method == "POST" else None
    form = RolForm(data, rollen=plek.oefening.rollen, initial=begin)
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                return _doe_mee(plek, form.cleaned_data)
            except DomainError as fout:
                form.add_error(None, fout.melding)
                status = 409
    return _toon_deelnemen(request, plek, form, status)


def _toon_deelnemen(request: HttpRequest, plek: Plek, form: RolForm, status: int) -> HttpResponse:
    inhoud = {"plek": plek, "form": form, "waarover": waarover(plek.oefening)}
    return render(request, "mengpaneel/meedoen/deelnemen.html", inhoud, status=status)


def _doe_mee(plek: Plek, gegevens: dict[str, str]) -> HttpResponse:
    """A new token in a cookie; who has one already only changes the role."""
    if plek.deelnemer is not None:
        actor = Invuller(plek.deelnemer)
        services.deelnemer_wijzigen(plek.deelnemer, actor=actor, rol=gegevens["rol"])
        return redirect(plek.verder)
    _deelnemer, token = services.aanmelden(
        plek.oefening, rol=gegevens["rol"], token=gegevens["token"]
    )
    response = redirect(plek.pad("invullen", 1))
    response.set_signed_cookie(
        KOEKJE,
        token,
        salt=_zout(plek.code),
        max_age=KOEKJE_DAGEN * 24 * 3600,
        path=plek.pad("deelnemen"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


# --- filling in ----------------------------------------------------------------------------------


@toegang(PUBLIEK)
@require_http_methods(GET_POST)
@met_plek
def invullen(request: HttpRequest, plek: Plek, stap: int) -> HttpResponse:
    """One slider: now and the ambition side by side, and what belongs to it."""
    if plek.deelnemer is None:
        return _eerst_meedoen(request, plek)
    if not 1 <= stap <= STAPPEN or (request.method != "POST" and not plek.is_open):
        return redirect(plek.verder)
    schuif = SCHUIVEN[stap - 1]
    begin = InvulForm.begin(plek.inzendingen.get(schuif))
    if request.method != "POST":
        return _toon_stap(request, plek, stap, InvulForm(schuif=schuif, initial=begin))
    form = InvulForm(request.POST, schuif=schuif, initial=begin)
    status = 422
    if form.is_valid():
        try:
            return _bewaar(request, plek, stap, form)
        except DomainError as fout:
            if _wil_json(request):
                return _json(409, fout=fout.code, melding=fout.melding)
            form.add_error(None, fout.melding)
            status = 409
    return _toon_stap(request, plek, stap, form, status)


def _bewaar(request: HttpRequest, plek: Plek, stap: int, form: InvulForm) -> HttpResponse:
    assert plek.deelnemer is not None
    schuif, naar = SCHUIVEN[stap - 1], request.POST.get("naar", "")
    overslaan = naar == "vorige" and form.is_leeg() and schuif not in plek.inzendingen
    if not overslaan or not plek.is_open:
        actor = Invuller(plek.deelnemer)
        services.inzending_bewaren(plek.deelnemer, actor=actor, schuif=schuif, **form.gegevens())
    adres = _volgende(plek, stap, naar)
    return _json(200, naar=adres) if _wil_json(request) else redirect(adres)


def _volgende(plek: Plek, stap: int, naar: str) -> str:
    if naar == "vorige":
        return plek.pad("invullen", stap - 1) if stap > 1 else plek.pad("deelnemen")
    if naar == "overzicht" or stap == STAPPEN:
        return plek.pad("klaar")
    return plek.pad("invullen", stap + 1)


def _toon_stap(
    request: HttpRequest, plek: Plek, stap: int, form: InvulForm, status: int = 200
) -> HttpResponse:
    gedaan = plek.inzendingen
    inhoud = {
        "plek": plek,
        "stap": stap,
        "stappen": [
            "nu" if nummer == stap else "klaar" if schuif in gedaan else ""
            for nummer, schuif in enumerate(SCHUIVEN, 1)
        ],
        "aantal": STAPPEN,
        "volgende": stap + 1,
        "opgeslagen": SCHUIVEN[stap - 1] in gedaan,
        "form": form,
    }
    return render(request, "mengpaneel/meedoen/invullen.html", inhoud, status=status)


def _eerst_meedoen(request: HttpRequest, plek: Plek) -> HttpResponse:
    """No token of this exercise: nothing of anybody is shown, and nothing is stored."""
    if _wil_json(request):
        melding = _("Deze telefoon doet nog niet mee. Kies eerst een rol.")
        return _json(409, fout="deelname.onbekend", melding=melding)
    return redirect(plek.pad("deelnemen"))


def _wil_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _json(status: int, **inhoud: str) -> JsonResponse:
    return JsonResponse(inhoud, status=status)


# --- sending in, waiting, the reveal -------------------------------------------------------------


@toegang(PUBLIEK)
@require_http_methods(GET_POST)
@met_plek
def klaar(request: HttpRequest, plek: Plek) -> HttpResponse:
    """The overview to send in; then waiting; after the reveal the own answer beside the spread."""
    if plek.deelnemer is None:
        return redirect(plek.pad("deelnemen"))
    melding, status = "", 200
    if request.method == "POST":
        try:
            services.inzending_indienen(plek.deelnemer, actor=Invuller(plek.deelnemer))
            return redirect(plek.pad("klaar"))
        except DomainError as fout:
            melding, status = fout.melding, 409
    inhoud = {"plek": plek, "melding": melding, **_overzicht(plek)}
    naam = "klaar" if plek.is_open else "beeld"
    return render(request, f"mengpaneel/meedoen/{naam}.html", inhoud, status=status)


def _overzicht(plek: Plek) -> dict[str, Any]:
    gedaan = plek.inzendingen
    if not plek.is_open:
        spreiding = plek.oefening.spreiding
        sleutel = rolsleutel(spreiding) if spreiding else []
        return {"beeld": eigen_beeld.beeld(spreiding, gedaan), "sleutel": sleutel}
    return {
        "regels": [
            eigen_beeld.regel(nummer, schuif, gedaan.get(schuif))
            for nummer, schuif in enumerate(SCHUIVEN, 1)
        ],
        "mist": [SCHUIF[schuif].naam for schuif in SCHUIVEN if schuif not in gedaan],
    }


@toegang(PUBLIEK)
@require_safe
def stand(request: HttpRequest, code: str) -> HttpResponse:
    """Which phase it is: every phone asks this every few seconds, so one query and mostly 304."""
    token = _token(request, code)
    peil = selectors.peil_van(code, token) if token else None
    fase = peil.fase if peil else "voorbij"
    etag = quote_etag(f"{fase}-{peil.schuif if peil else ''}")
    response = get_conditional_response(request, etag=etag)
    if response is None:
        inhoud = {"fase": fase, "schuif": peil.schuif if peil else ""}
        response = JsonResponse(inhoud, status=200 if token else 404)
    assert isinstance(response, HttpResponse)
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    return response
