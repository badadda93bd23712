"""Who may open a page: every view declares it, an undeclared one is refused.

`@toegang("signaal.lijst")` names an action of `core.permissions`; `PUBLIEK` and `AANGEMELD` are for
pages without one. Pages of other packages (sign-in) stand in `settings.TOEGANG_VREEMD`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, TypeVar

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver

from wijkwerk.core.actor import BEWONER
from wijkwerk.core.permissions import mag_ergens, regels

PUBLIEK: Final = "publiek"
AANGEMELD: Final = "aangemeld"

V = TypeVar("V", bound=Callable[..., HttpResponseBase])


def toegang(naam: str) -> Callable[[V], V]:
    """Declare the rule of a view. Put it on top of the other decorators."""

    def merk(view: V) -> V:
        view.toegang = naam  # type: ignore[attr-defined]
        return view

    return merk


class ToegangMiddleware:
    """Checks the declared rule before the view runs. Needs `request.actor`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        match = request.resolver_match
        assert match is not None  # a view is running, so something matched
        naam = regel_van(match.view_name, view)
        if naam == PUBLIEK:
            return None
        if not request.user.is_authenticated and not _open_voor_iedereen(naam):
            return redirect_to_login(request.get_full_path())
        if naam == AANGEMELD or mag_ergens(request.actor, naam):  # type: ignore[attr-defined]
            return None
        raise Http404


def _open_voor_iedereen(naam: str) -> bool:
    return naam != AANGEMELD and BEWONER in regels()[naam].rollen


def _vreemd() -> dict[str, str]:
    return getattr(settings, "TOEGANG_VREEMD", {})


def regel_van(view_name: str, view: Any) -> str:
    """The declared rule of a view; ImproperlyConfigured when there is none."""
    naam = getattr(view, "toegang", None) or _vreemd().get(view_name)
    if naam is None and view_name.startswith("api-"):
        return PUBLIEK  # each operation of the API checks its own rule, see core.api.Toegang
    if naam is None:
        raise ImproperlyConfigured(f"{view_name} declares no access rule")
    return str(naam)


def paginas(resolver: URLResolver | None = None, voor: str = "", pad: str = "") -> Iterator[Any]:
    """Every named page of the URLconf: (view name, path, view)."""
    for patroon in (resolver or get_resolver()).url_patterns:
        heel = pad + str(patroon.pattern)
        if isinstance(patroon, URLResolver):
            ruimte = f"{voor}{patroon.namespace}:" if patroon.namespace else voor
            yield from paginas(patroon, ruimte, heel)
        elif isinstance(patroon, URLPattern):
            yield f"{voor}{patroon.name}", heel, patroon.callback


def onverklaard() -> list[str]:
    """What is wrong with the declarations: pages without a rule, rules that nobody registered."""
    fouten = []
    bekend = {PUBLIEK, AANGEMELD, *regels()}
    namen = set()
    for naam, pad, view in paginas():
        namen.add(naam)
        try:
            if (regel := regel_van(naam, view)) not in bekend:
                fouten.append(f"{pad}: unknown rule {regel}")
        except ImproperlyConfigured:
            fouten.append(f"{pad} ({naam}) declares no access rule")
    fouten += [f"TOEGANG_VREEMD: no page {naam}" for naam in set(_vreemd()) - namen]
    return fouten
