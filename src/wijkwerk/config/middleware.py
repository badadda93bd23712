"""Middleware of the whole site: language, headers and refused rules."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme

from wijkwerk.core.errors import DomainError, NotAllowed

Antwoord = Callable[[HttpRequest], HttpResponse]


class TaalMiddleware:
    """The language somebody chose (cookie), else Dutch: what the browser asks for is no choice."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        keuze = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        taal = keuze if keuze in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(taal):
            request.LANGUAGE_CODE = taal
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", taal)
        return response


class KoppenMiddleware:
    """Headers that Django has no setting for; pages of a signed-in person are never stored."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers["Permissions-Policy"] = (
            "camera=(), microphone=(), payment=(), usb=(), geolocation=(self)"
        )
        if request.user.is_authenticated or getattr(response, "prive", False):
            patch_cache_control(response, no_store=True, private=True)
        return response


class FoutMiddleware:
    """A rule said no and the view did not catch it: a message and back, or a 403 or 409 page."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fout: Exception) -> HttpResponse | None:
        if isinstance(fout, NotAllowed):
            return render(request, "403.html", {"melding": fout.melding}, status=403)
        if isinstance(fout, DomainError):
            terug = request.META.get("HTTP_REFERER", "")
            if request.method == "POST" and url_has_allowed_host_and_scheme(
                terug, {request.get_host()}
            ):
                messages.error(request, fout.melding)
                return redirect(terug)
            return render(request, "409.html", {"melding": fout.melding}, status=409)
        return None
