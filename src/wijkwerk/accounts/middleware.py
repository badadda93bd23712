"""Who acts in this request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from wijkwerk.accounts.selectors import actor_van


class ActorMiddleware:
    """Sets `request.actor` before the view; rights are read anew each request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        request.actor = actor_van(request.user, getattr(request, "gemeente", None))  # type: ignore[attr-defined,arg-type]
