"""Sessions that end, a second step that is required, and who acts in this request."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wijkwerk.accounts.selectors import actor_van
from wijkwerk.core import klok

Antwoord = Callable[[HttpRequest], HttpResponse]
STIL: Final = timedelta(minutes=60)
HEEL: Final = timedelta(hours=12)
BIJHOUDEN_ELKE: Final = timedelta(minutes=5)  # the only thing a GET writes
TWEEDE_STAP: Final = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
ZONDER_TWEEDE_STAP: Final = {
    "account_logout",
    "account_reauthenticate",
    "taal",
    "voorpagina",
    "gezond",
}


class SessieMiddleware:
    """Signs out after an hour of silence, and in any case after twelve hours."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            nu = klok.nu()
            if is_verlopen(request.session, nu):
                logout(request)
                messages.info(request, _("U was een tijd niet actief. Log opnieuw in."))
            else:
                bijhouden(request.session, nu)
        return self.get_response(request)


def is_verlopen(sessie: SessionBase, nu: datetime) -> bool:
    begonnen, gezien = (_moment(sessie, naam, nu) for naam in ("begonnen", "gezien"))
    return nu - begonnen > HEEL or nu - gezien > STIL


def bijhouden(sessie: SessionBase, nu: datetime) -> None:
    """Note when this session began and was last seen, at most once in five minutes."""
    sessie.setdefault("begonnen", nu.isoformat())
    if "gezien" not in sessie or nu - _moment(sessie, "gezien", nu) >= BIJHOUDEN_ELKE:
        sessie["gezien"] = nu.isoformat()


def _moment(sessie: SessionBase, naam: str, anders: datetime) -> datetime:
    return datetime.fromisoformat(sessie[naam]) if naam in sessie else anders


class ActorMiddleware:
    """Sets `request.actor` before the view; rights are read anew each request."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        request.actor = actor_van(request.user, getattr(request, "gemeente", None))  # type: ignore[attr-defined,arg-type]


class TweestapsMiddleware:
    """Where a second step is required, it is set up before anything else."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not settings.MFA_VERPLICHT or not request.user.is_authenticated:
            return None
        match = request.resolver_match
        assert match is not None  # a view is running, so something matched
        mag = match.view_name.startswith("mfa_") or match.view_name in ZONDER_TWEEDE_STAP
        if mag or _heeft_tweede_stap(request):
            return None
        messages.info(request, _("Stel eerst een tweede stap in. Daarna kunt u verder."))
        return redirect("mfa_index")


def _heeft_tweede_stap(request: HttpRequest) -> bool:
    """Asked once per session: the last second step cannot be removed."""
    if not request.session.get("tweestaps"):
        request.session["tweestaps"] = is_mfa_enabled(request.user, types=TWEEDE_STAP)
    return bool(request.session["tweestaps"])
