"""Pages that only the holder of a link may keep."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from wijkwerk.gebieden.models import Gemeente
from wijkwerk.signalen import selectors
from wijkwerk.signalen.prive import prive


def met_link(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Give the view the melder behind the token. An unknown or withdrawn link is 404 and says how
    to get another, an erased one says so."""

    def controleer(
        request: HttpRequest, gemeente: Gemeente, token: str, **rest: Any
    ) -> HttpResponseBase:
        melder = selectors.melder_met_token(token)
        if melder is None:
            return prive(render(request, "signalen/volg_onbekend.html", status=404))
        if melder.gewist_op:
            context = {"gewist_op": melder.gewist_op}
            return prive(render(request, "signalen/volg_gewist.html", context, status=410))
        melder.signaal.gemeente = gemeente
        return prive(view(request, gemeente, melder, **rest))

    return controleer
