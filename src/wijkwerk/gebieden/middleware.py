"""The first part of a path names the gemeente; everything behind it sees only that gemeente."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django_scopes import scope

from wijkwerk.gebieden.selectors import gemeente_met_slug


class GemeenteMiddleware:
    """Replaces the view argument `gemeente` (a slug) by the Gemeente and opens its scope."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with ExitStack() as stapel:
            request.scope_stapel = stapel  # type: ignore[attr-defined]
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> None:
        slug = kwargs.get("gemeente")
        if slug is None:
            return
        gemeente = gemeente_met_slug(slug)
        if gemeente is None:
            raise Http404
        kwargs["gemeente"] = request.gemeente = gemeente  # type: ignore[attr-defined]
        request.scope_stapel.enter_context(scope(gemeente=gemeente))  # type: ignore[attr-defined]
