"""Pages that only the holder of a link may keep."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import selectors


def prive(response: HttpResponse) -> HttpResponse:
    """A page that only the holder of the link may keep: stored and indexed nowhere."""
    response.prive = True  # type: ignore[attr-defined]
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response


def met_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view the melder behind the token; an unknown link is 404, an erased one says so."""

    def controleer(request: HttpRequest, gemeente: Gemeente, token: str) -> HttpResponse:
        melder = selectors.melder_met_token(token)
        if melder is None:
            raise Http404
        if melder.gewist_op:
            context = {"gewist_op": melder.gewist_op}
            return prive(render(request, "signalen/volg_gewist.html", context, status=410))
        melder.signaal.gemeente = gemeente
        return prive(view(request, gemeente, melder))

    return controleer
