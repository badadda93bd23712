"""Furniture of the API: access per operation, camelCase names, errors as RFC 9457 problems."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, ValidationError
from pydantic import ConfigDict
from pydantic.alias_generators import to_camel

from wijkwerk.core.actor import BEWONER
from wijkwerk.core.errors import DomainError, NotAllowed
from wijkwerk.core.permissions import mag_ergens, regels
from wijkwerk.core.toegang import PUBLIEK

API_VERSIE = "1.0.0"


class Uit(Schema):
    """Base of what the API gives: Python names in code, camelCase on the wire."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class Probleem(Schema):
    """RFC 9457."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = ""


class Toegang:
    """The rule of an operation: `auth=Toegang("signaal.lijst")` or `Toegang(PUBLIEK)`."""

    def __init__(self, naam: str) -> None:
        self.naam = naam

    def __call__(self, request: HttpRequest) -> Any:
        actor = request.actor  # type: ignore[attr-defined]
        if self.naam == PUBLIEK or mag_ergens(actor, self.naam):
            return actor
        if request.user.is_authenticated or BEWONER in regels()[self.naam].rollen:
            raise Http404
        return None


class Api(NinjaAPI):
    """The API of one gemeente; every answer names its version."""

    def create_response(self, *args: Any, **kwargs: Any) -> HttpResponse:
        antwoord = super().create_response(*args, **kwargs)
        antwoord.headers["API-Version"] = API_VERSIE
        return antwoord

    def probleem(self, request: HttpRequest, status: int, detail: str = "") -> HttpResponse:
        inhoud = Probleem(title=HTTPStatus(status).phrase, status=status, detail=detail)
        antwoord = self.create_response(request, inhoud.model_dump(), status=status)
        antwoord.headers["Content-Type"] = "application/problem+json"
        return antwoord


def problemen(api: Api) -> None:
    """Every error of the API is a problem with a sentence that says what to do."""

    @api.exception_handler(Http404)
    def niet_gevonden(request: HttpRequest, fout: Http404) -> HttpResponse:
        return api.probleem(request, 404, "Dit bestaat niet, of u mag het niet zien.")

    @api.exception_handler(AuthenticationError)
    def niet_aangemeld(request: HttpRequest, fout: AuthenticationError) -> HttpResponse:
        return api.probleem(request, 401, "Log eerst in.")

    @api.exception_handler(ValidationError)
    def ongeldig(request: HttpRequest, fout: ValidationError) -> HttpResponse:
        delen = (f"{'.'.join(map(str, rij['loc']))}: {rij['msg']}" for rij in fout.errors)
        return api.probleem(request, 400, "; ".join(delen))

    @api.exception_handler(NotAllowed)
    def mag_niet(request: HttpRequest, fout: NotAllowed) -> HttpResponse:
        return api.probleem(request, 403, fout.melding)

    @api.exception_handler(DomainError)
    def regel_zegt_nee(request: HttpRequest, fout: DomainError) -> HttpResponse:
        return api.probleem(request, 409, fout.melding)
